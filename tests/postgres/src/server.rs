//! One server: its programs, its directory, its life.
//!
//! PostgreSQL refuses to run as root, so that it then runs as nobody. Between us and it is a shell that ends it, and
//! removes its directory, when the pipe to this program closes, however this program ends.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::net::TcpListener;
use std::os::unix::fs::{OpenOptionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Nobody, where root may not be.
const NOBODY: u32 = 65_534;
/// Far longer than a start takes.
const START_MAX: Duration = Duration::from_secs(60);
/// A pause between two looks.
const LOOK: Duration = Duration::from_millis(20);

/// Keeps the server, and obeys: `kill` is `kill -9`, `stop` is in order, `start` starts it again. At the end of the
/// input everything ends. It does not mind a Ctrl-C, which is for the tests.
const KEEPER: &str = r#"
trap '' INT
directory=$1; shift
start() { "$@" >>"$directory/log" 2>&1 & server=$!; }
start "$@"
while read -r order; do
    case $order in
        kill) kill -9 $server; wait $server ;;
        stop) kill -INT $server; wait $server ;;
        start) start "$@" ;;
    esac
    echo $order >>"$directory/obeyed"
done
kill -INT $server; wait $server
rm -rf "$directory"
"#;

/// A running server that belongs to this program alone. Nothing in it outlives it.
#[derive(Debug)]
pub struct Server {
    keeper: Child,
    orders: Option<ChildStdin>,
    given: usize,
    port: u16,
    directory: TempDir,
}

impl Server {
    /// Makes and starts one.
    ///
    /// # Errors
    /// Why that cannot be: no programs, or what they said.
    pub fn start() -> Result<Self, String> {
        Self::start_with("autovacuum = off")
    }

    /// As [`Server::start`], and it gives the room of removed rows to new ones, as a server in use does, only sooner: for
    /// a Hub that keeps for seconds what is usually kept for days.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_vacuuming() -> Result<Self, String> {
        Self::start_with("autovacuum = on\nautovacuum_naptime = 5s")
    }

    fn start_with(settings: &str) -> Result<Self, String> {
        let initdb = program("initdb").ok_or("there is no initdb on this machine; install postgresql")?;
        let postgres =
            program("postgres").ok_or("there is no postgres on this machine; install postgresql")?;
        program("psql").ok_or("there is no psql on this machine; install postgresql")?;
        let directory = TempDir::with_prefix("hub-pg-").map_err(|error| error.to_string())?;
        if is_root() {
            chown(directory.path(), Some(NOBODY), Some(NOBODY)).map_err(|error| error.to_string())?;
        }
        let data = directory.path().join("data");
        let mut initdb = as_nobody(Command::new(initdb), directory.path());
        initdb.args([
            "--username",
            "hub",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--no-sync",
        ]);
        let made = initdb.arg("--pgdata").arg(&data).output().map_err(|error| format!("initdb: {error}"))?;
        if !made.status.success() {
            return Err(format!("initdb: {}", String::from_utf8_lossy(&made.stderr).trim()));
        }
        configure(directory.path(), settings).map_err(|error| format!("its configuration: {error}"))?;
        let mut keeper = as_nobody(Command::new("sh"), directory.path());
        keeper.args(["-c", KEEPER, "keeper"]).arg(directory.path()).arg(postgres).arg("-D").arg(&data);
        // In a group of its own, since the Ctrl-C of a terminal goes to the whole group.
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let mut keeper = keeper.spawn().map_err(|error| format!("sh: {error}"))?;
        let orders = keeper.stdin.take();
        let server = Self { keeper, orders, given: 0, port: 5432, directory };
        server.wait_until_up()?;
        Ok(server)
    }

    /// Its address: database `postgres`, a user who may do everything.
    #[must_use]
    pub fn url(&self) -> String {
        let socket = self.directory.path().display();
        format!("postgres://hub@localhost/postgres?host={socket}&port={}", self.port)
    }

    /// Where its write-ahead log lies.
    #[must_use]
    pub fn log_directory(&self) -> PathBuf {
        self.directory.path().join("data/pg_wal")
    }

    /// Ends it as a crash does (`kill -9`).
    pub fn kill(&mut self) {
        self.order("kill");
    }

    /// Ends it in order, as for a restart: open connections are closed.
    pub fn stop(&mut self) {
        self.order("stop");
    }

    /// Starts it again.
    ///
    /// # Panics
    /// If it does not come up.
    pub fn start_again(&mut self) {
        // What a killed server left may still be ending, and is in the way until it has.
        let until = Instant::now() + START_MAX;
        loop {
            self.order("start");
            match self.wait_until_up() {
                Ok(()) => return,
                Err(why) => assert!(Instant::now() < until, "the server does not start again: {why}"),
            }
        }
    }

    /// Starts it again with a certificate, for those who come over the network; its address for them, without
    /// parameters.
    ///
    /// # Panics
    /// If it does not come up.
    pub fn start_with_tls(&mut self, certificate: &str, key: &str) -> String {
        let data = self.directory.path().join("data");
        for (name, pem) in [("server.crt", certificate), ("server.key", key)] {
            let path = data.join(name);
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).expect("made");
            file.write_all(pem.as_bytes()).expect("written");
            if is_root() {
                chown(&path, Some(NOBODY), Some(NOBODY)).expect("given");
            }
        }
        // Free now. Who takes it before the server does makes the start fail, and nothing else.
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
        let port = free.port();
        let listen = "listen_addresses = '127.0.0.1'".to_owned();
        for setting in ["ssl = on".to_owned(), listen, format!("port = {port}")] {
            self.psql(&format!("ALTER SYSTEM SET {setting}"));
        }
        self.stop();
        self.port = port;
        self.start_again();
        format!("postgres://hub@localhost:{port}/postgres")
    }

    /// Has it write all that it holds to its files; where they are, its log among them.
    pub fn written(&self) -> PathBuf {
        self.psql("CHECKPOINT");
        self.directory.path().to_owned()
    }

    /// Runs a statement in it; gives what it prints.
    pub fn psql(&self, sql: &str) -> String {
        crate::psql(&self.url(), sql)
    }

    fn order(&mut self, order: &str) {
        let orders = self.orders.as_mut().expect("it is open until the drop");
        writeln!(orders, "{order}").expect("the keeper listens");
        self.given += 1;
        let obeyed = self.directory.path().join("obeyed");
        let until = Instant::now() + START_MAX;
        while std::fs::read_to_string(&obeyed).map_or(0, |text| text.lines().count()) < self.given {
            assert!(Instant::now() < until, "the keeper does not {order} the server");
            std::thread::sleep(LOOK);
        }
    }

    fn wait_until_up(&self) -> Result<(), String> {
        let pid_file = self.directory.path().join("data/postmaster.pid");
        let until = Instant::now() + START_MAX;
        let began = Instant::now();
        loop {
            // The last line of the file says how far it is.
            let text = std::fs::read_to_string(&pid_file).unwrap_or_default();
            if text.lines().last().is_some_and(|line| line.trim() == "ready") {
                return Ok(());
            }
            let log = std::fs::read_to_string(self.directory.path().join("log")).unwrap_or_default();
            let said = log.lines().last().unwrap_or_default().to_owned();
            let refused =
                text.is_empty() && began.elapsed() > Duration::from_secs(1) && said.contains("FATAL");
            if refused || Instant::now() > until {
                return Err(said);
            }
            std::thread::sleep(LOOK);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The keeper hears the end of its orders.
        drop(self.orders.take());
        let _ = self.keeper.wait();
    }
}

/// A program of the server's: on the PATH, or where Debian has the newest.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path).map(|place| place.join(name)).find(|file| file.is_file())
    });
    let of_debian = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        let mut versions: Vec<(u32, PathBuf)> = versions
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
            .collect();
        versions.sort();
        versions.into_iter().rev().map(|(_, path)| path.join("bin").join(name)).find(|file| file.is_file())
    };
    // The client on the PATH is Debian's wrapper, which starts slowly.
    of_debian().or(on_path)
}

/// Only by its socket, in its own directory, until a test wants more. A kill loses nothing that the kernel has; only a
/// test of power cuts would need fsync.
fn configure(directory: &Path, settings: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(directory.join("data/postgresql.conf"))?;
    writeln!(file, "unix_socket_directories = '{}'", directory.display())?;
    writeln!(file, "listen_addresses = ''\nfsync = off\nmax_connections = 400\n{settings}")
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The command as it is for an ordinary user, as nobody for root, in a directory that it may be in.
fn as_nobody(mut command: Command, directory: &Path) -> Command {
    command.current_dir(directory).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}
