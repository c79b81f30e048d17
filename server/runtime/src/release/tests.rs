//! Installing, with a shell script in place of Python: every way in which it can fail, and what is left then.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command as Program, Stdio};
use std::sync::Mutex;

use super::*;

/// What the false Python does when it works.
const PROBE: &str = r#"echo '{"version": [3, 12, 1], "executable": "'"$0"'", "missing": ""}'"#;
const VENV: &str = r#"mkdir -p "$4/bin" "$4/lib" && cp "$0" "$4/bin/python" && echo "version = 3.12.1" > "$4/pyvenv.cfg" && : > "$4/bin/activate""#;
const INSTALL: &str = r##"d="${0%/*}"; echo "Collecting aiohttp==3.14.1 (from x)"; echo "Installing collected packages: all"; printf '#!%s/python\n' "$d" > "$d/hermes" && chmod 755 "$d/hermes""##;
const UNINSTALL: &str = "true";
const COMPILE: &str = "true";
const VERIFY: &str = "echo 0.19.0";

struct World {
    root: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        Self { root: tempfile::tempdir().expect("a temporary directory") }
    }

    /// A Python that does `body` in one step and what is right in the others.
    fn python(&self, step: &str, body: &str) -> PathBuf {
        let steps = [
            ("venv", "*' -m venv '*", VENV),
            ("install", "*'-m pip install'*", INSTALL),
            ("uninstall", "*'-m pip uninstall'*", UNINSTALL),
            ("compile", "*' -m compileall '*", COMPILE),
            ("verify", "*importlib.metadata*", VERIFY),
            ("probe", "*", PROBE),
        ];
        assert!(steps.iter().any(|(name, ..)| *name == step), "{step}");
        let cases: String = steps
            .iter()
            .map(|(name, pattern, right)| {
                let body = if *name == step { body } else { right };
                format!("{pattern}) {body} ;;\n")
            })
            .collect();
        let script = format!("#!/bin/sh\ncase \"$*\" in\n{cases}esac\n");
        let path = self.root.path().join("python3");
        // By another process: a program that this one has open for writing cannot be run, and a test beside this one
        // may start a process at any time, which inherits what is open.
        let mut writer = Program::new("sh");
        writer.args(["-c", "cat > \"$0\" && chmod 755 \"$0\""]).arg(&path).stdin(Stdio::piped());
        let mut writer = writer.spawn().expect("sh runs");
        let mut input = writer.stdin.take().expect("it is piped");
        input.write_all(script.as_bytes()).expect("it reads");
        drop(input);
        assert!(writer.wait().expect("it ends").success());
        path
    }

    fn releases(&self) -> PathBuf {
        self.root.path().join("releases")
    }

    async fn install_with(&self, python: &Path, deadline: Duration) -> Result<Installed, InstallError> {
        let python = python.to_str().expect("it is text");
        let order = Order { release: &PINNED[0], python, name: "rel_1", deadline };
        Workshop::open(&self.releases())?.install(order, &|_| {}).await
    }

    async fn install(&self, step: &str, body: &str) -> Result<Installed, InstallError> {
        self.install_with(&self.python(step, body), Duration::from_secs(60)).await
    }

    fn left(&self) -> Vec<String> {
        let entries = self.releases().read_dir().expect("it is there");
        let names = entries.map(|entry| entry.expect("read").file_name().into_string().expect("text"));
        names.filter(|name| name != LOCK).collect()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Read-only directories are not removed with the temporary one.
        let _ = remove(self.root.path());
    }
}

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().expect("it is there").permissions().mode() & 0o7777
}

#[tokio::test]
async fn a_release_is_whole_read_only_and_in_its_place() {
    let world = World::new();
    let python = world.python("verify", VERIFY);
    let told = Mutex::new(Vec::new());
    let order = Order {
        release: &PINNED[0],
        python: python.to_str().expect("text"),
        name: "rel_1",
        deadline: Duration::from_secs(60),
    };
    let tell = |line: &str| told.lock().expect("no panic").push(line.to_owned());
    let installed = {
        let workshop = Workshop::open(&world.releases()).expect("it is free");
        workshop.install(order, &tell).await.expect("it installs")
    };
    assert_eq!(installed, Installed { version: "0.19.0".to_owned(), python: "3.12.1".to_owned() });
    let place = world.releases().join("rel_1");
    assert_eq!(world.left(), ["rel_1"]);
    assert_eq!(super::installed(&place, &PINNED[0]), Some(installed));
    assert_eq!(fault(&place), None);
    let script = std::fs::read_to_string(place.join("bin/hermes")).expect("there");
    assert_eq!(script, format!("#!{}/bin/python\n", place.display()));
    assert!(!place.join("bin/activate").exists());
    let modes = ["", "bin", "bin/hermes", "pyvenv.cfg"].map(|name| mode(&place.join(name)));
    assert_eq!(modes, [0o555, 0o555, 0o555, 0o444]);
    let told = told.into_inner().expect("no panic").join("\n");
    assert!(told.contains("package 1 of 77: aiohttp"), "{told}");
    let again = world.install("verify", VERIFY).await;
    assert!(matches!(again, Err(InstallError::Occupied { .. })), "{again:?}");
    assert!(place.exists());
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_is_left() {
    type Is = fn(&InstallError) -> bool;
    let table: &[(&str, &str, Is, &str)] = &[
        (
            "probe",
            "echo oh; exit 3",
            |e| matches!(e, InstallError::BrokenPython { .. }),
            "does not work (oh)",
        ),
        ("probe", "exit 0", |e| matches!(e, InstallError::BrokenPython { .. }), "it said nothing"),
        (
            "probe",
            r#"echo '{"version": [3, 10, 9], "executable": "x", "missing": ""}'"#,
            |e| matches!(e, InstallError::WrongPython { .. }),
            "is python 3.10.9, and this release needs 3.11 to 3.13",
        ),
        (
            "probe",
            r#"echo '{"version": [3, 14, 0], "executable": "x", "missing": ""}'"#,
            |e| matches!(e, InstallError::WrongPython { .. }),
            "3.14.0",
        ),
        (
            "probe",
            r#"echo '{"version": [3, 12, 1], "executable": "x", "missing": "ensurepip"}'"#,
            |e| matches!(e, InstallError::NoVenv { .. }),
            "python3-venv",
        ),
        ("venv", "echo no luck >&2; exit 1", |e| matches!(e, InstallError::Failed { .. }), "no luck"),
        (
            "venv",
            "echo 'OSError: [Errno 28] No space left on device' >&2; exit 1",
            |e| matches!(e, InstallError::NoSpace { .. }),
            "free some space",
        ),
        (
            "install",
            "echo 'WARNING: Retrying after connection broken by NewConnectionError' >&2; exit 1",
            |e| matches!(e, InstallError::Network { .. }),
            "check the network",
        ),
        (
            "install",
            r"printf 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n    idna==3 from x\n' >&2; exit 1",
            |e| matches!(e, InstallError::HashMismatch { .. }),
            "idna==3 from x",
        ),
        (
            "install",
            "echo 'ERROR: No matching distribution found for uvloop' >&2; exit 1",
            |e| matches!(e, InstallError::NotOffered { .. }),
            "uvloop",
        ),
        (
            "install",
            "echo 'ERROR: [Errno 28] No space left on device' >&2; exit 1",
            |e| matches!(e, InstallError::NoSpace { .. }),
            "the disk became full",
        ),
        ("install", "kill -9 $$", |e| matches!(e, InstallError::Failed { .. }), "it said nothing"),
        ("uninstall", "exit 1", |e| matches!(e, InstallError::Failed { .. }), "removing pip"),
        ("compile", "exit 1", |e| matches!(e, InstallError::Failed { .. }), "compiling"),
        ("verify", "echo 0.18.0", |e| matches!(e, InstallError::NotWhole { .. }), "0.18.0"),
        ("verify", "echo 0.19.0; exit 1", |e| matches!(e, InstallError::NotWhole { .. }), "not whole"),
        ("install", "true", |e| matches!(e, InstallError::NotWhole { .. }), "no program bin/hermes"),
    ];
    for (step, body, is, words) in table {
        let world = World::new();
        let error = world.install(step, body).await.expect_err(body);
        assert!(is(&error), "{body}: {error:?}");
        assert!(error.to_string().contains(words), "{body}: {error}");
        assert_eq!(world.left(), [""; 0], "{body}");
    }
}

#[tokio::test]
async fn a_python_that_is_not_there_or_no_program_is_told() {
    let world = World::new();
    let none = world.install_with(Path::new("/nowhere/python3"), Duration::from_secs(60)).await;
    assert!(matches!(none, Err(InstallError::NoPython { .. })), "{none:?}");
    let file = world.root.path().join("file");
    std::fs::write(&file, "").expect("written");
    let file = world.install_with(&file, Duration::from_secs(60)).await;
    assert!(matches!(file, Err(InstallError::BrokenPython { .. })), "{file:?}");
    assert!(matches!(Pinned::of("0.18.0"), Err(InstallError::Unknown { known, .. }) if known == "0.19.0"));
}

#[tokio::test]
async fn a_program_that_does_not_end_is_stopped_at_the_deadline() {
    let world = World::new();
    let python = world.python("install", "exec sleep 600");
    let late = world.install_with(&python, Duration::from_secs(2)).await;
    assert!(matches!(late, Err(InstallError::TooLong { .. })), "{late:?}");
    assert_eq!(world.left(), [""; 0]);
}

#[tokio::test]
async fn the_next_installation_removes_what_a_crash_left_and_nothing_else() {
    let world = World::new();
    let python = world.python("install", "touch \"${0%/*}/begun\"; exec sleep 600");
    let begun = world.releases().join("rel_1.tmp/bin/begun");
    {
        // A future that is dropped cleans nothing up, like a process that dies.
        let installing = world.install_with(&python, Duration::from_secs(60));
        let seen = async {
            while !begun.exists() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::select! {
            ended = installing => panic!("it ended: {ended:?}"),
            () = seen => {}
        }
    }
    assert_eq!(world.left(), ["rel_1.tmp"]);
    // As far as it can come: read-only, and not renamed.
    std::fs::set_permissions(begun.parent().expect("bin"), std::fs::Permissions::from_mode(0o555))
        .expect("mode set");
    std::fs::create_dir(world.releases().join("empty.tmp")).expect("made");
    std::fs::create_dir(world.releases().join("foreign.tmp")).expect("made");
    std::fs::write(world.releases().join("foreign.tmp/file"), "").expect("written");
    let workshop = loop {
        // The program of the dropped one is killed, and holds the lock until it is dead.
        match Workshop::open(&world.releases()) {
            Err(InstallError::Busy { .. }) => tokio::time::sleep(Duration::from_millis(5)).await,
            other => break other.expect("it opens"),
        }
    };
    assert_eq!(world.left(), ["foreign.tmp"]);
    let second = Workshop::open(&world.releases());
    assert!(matches!(second, Err(InstallError::Busy { .. })), "{second:?}");
    drop(workshop);
    world.install("verify", VERIFY).await.expect("it installs");
}

#[test]
fn an_environment_that_cannot_run_an_agent_is_told() {
    let root = tempfile::tempdir().expect("a temporary directory");
    let venv = root.path();
    let write = |name: &str, text: &str, mode: u32| {
        let path = venv.join(name);
        std::fs::create_dir_all(path.parent().expect("below")).expect("made");
        std::fs::write(&path, text).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("mode set");
    };
    let told = |words: &str| {
        let fault = fault(venv).expect(words);
        assert!(fault.contains(words), "{fault}");
    };
    told("is no virtual environment");
    write("pyvenv.cfg", "", 0o444);
    told("no bin/python");
    write("bin/python", "", 0o555);
    told("no bin/hermes");
    write("bin/hermes", "#!/nowhere/bin/python -I\n", 0o555);
    told("was moved");
    std::fs::remove_file(venv.join("bin/hermes")).expect("removed");
    write("bin/hermes", &format!("#!{}\n", venv.join("bin/python").display()), 0o555);
    assert_eq!(fault(venv), None);
}

#[test]
fn every_package_is_pinned_by_hash_and_no_registry_is_named() {
    for pinned in PINNED {
        let text = pinned.requirements.replace("\\\n", "");
        assert!(!text.contains("://") && !text.contains("index-url"), "{}", pinned.version);
        let packages: Vec<_> = text.lines().filter(|line| line.contains("==")).collect();
        assert_eq!(packages.len(), pinned.packages());
        for package in &packages {
            let hashes: Vec<_> = package.split_whitespace().skip(1).collect();
            let is_hash =
                |hash: &&str| hash.strip_prefix("--hash=sha256:").is_some_and(|hash| hash.len() == 64);
            assert!(!hashes.is_empty() && hashes.iter().all(is_hash), "{package}");
        }
        let agent = format!("hermes-agent=={} ", pinned.version);
        assert!(packages.iter().any(|package| package.starts_with(&agent)), "{agent}");
    }
}
