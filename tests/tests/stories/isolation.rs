//! Isolation `uid`: what a real agent's shell can do to other tenants and to the Hub. Every refusal is tried by root too,
//! so that nothing is refused only because it is not there.
//!
//! Giving tenants uids takes root. Without root these stories cannot run, and say so.

use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use hermes_hub_client::types::{EnvironmentKeySet, Tenant};
use hub_tests::model::ScriptedModel;
use hub_tests::real::{PATIENCE, agent};
use hub_tests::{Caller, Process, Settings, eventually_within};
use rustix::process::geteuid;
use tempfile::TempDir;

/// Tries one thing a line and prints `NAME yes` if it could be done. Root, for whom all can be done, tries them as well,
/// so what breaks something comes late, and signals are such as do no harm: whoever may send one may send any.
const PROBE: &str = r#"
try() { name=$1; shift; if "$@" >/dev/null 2>&1; then echo "$name yes"; else echo "$name no"; fi; }
append() { try "$1" sh -c 'echo x >> "$0"' "$2"; }
try own:note cat $OWN/workspace/note
try own:home ls $OWN/home
try own:managed cat $OWN/managed/config.yaml
try own:environ cat /proc/self/environ
try own:write touch $OWN/workspace/new
try own:tmp mktemp
try own:child sh -c 'sleep 100 & kill -9 $!'
try release:read cat $RELEASE/bin/hermes
try release:run $RELEASE/bin/python -c pass
try other:is-there test -d /proc/$OTHER_AGENT
try hub:is-there test -d /proc/$HUB
try data:list ls $DATA
try data:database cat $DATA/hub.db
try data:token cat $DATA/operator.token
try data:key cat $DATA/master.key
try data:tenants ls $DATA/tenants
try data:agents ls $DATA/agents
try data:trash cat $TRASH/workspace/note
try data:new touch $DATA/tenants/new
try launch:own cat $OWN_START/launch.json
try launch:other cat $OTHER_START/launch.json
try journal:own cat $OWN_START/journal
try log:other cat $OTHER_START/agent.log
try other:dir ls $OTHER
try other:home ls $OTHER/home
try other:note cat $OTHER/workspace/note
try other:managed cat $OTHER/managed/config.yaml
try other:key cat $OTHER/managed/.env
try other:write touch $OTHER/workspace/new
try other:tmp sh -c 'ls $(readlink $0)' $OTHER_TMP
try other:tmp-new sh -c 'touch $(readlink $0)/new' $OTHER_TMP
try other:environ cat /proc/$OTHER_AGENT/environ
try other:memory head -c 0 /proc/$OTHER_AGENT/mem
try other:host-environ cat /proc/$OTHER_HOST/environ
try own:host-environ cat /proc/$OWN_HOST/environ
try hub:environ cat /proc/$HUB/environ
try release:new touch $RELEASE/new
rm -f $RELEASE/new
try release:write test -w $RELEASE/bin/hermes
try release:chmod chmod 0555 $RELEASE
try release:chown chown 0:0 $RELEASE/bin/hermes
try managed:new touch $OWN/managed/new
append managed:write $OWN/managed/config.yaml
append managed:key $OWN/managed/.env
try managed:chmod chmod 0640 $OWN/managed/config.yaml
try managed:chown chown $UID_OF_OWN $OWN/managed/config.yaml
try managed:move mv $OWN/managed/config.yaml $OWN/managed/moved
try managed:remove rm -r $OWN/managed
try own:dir-new touch $OWN/new
try own:home-move mv $OWN/home $OWN/moved
try own:give chown 0 $OWN/workspace/new
try uid:root $RELEASE/bin/python -c 'import os; os.setuid(0)'
try uid:group $RELEASE/bin/python -c 'import os; os.setgroups([0])'
try signal:other kill -CONT $OTHER_AGENT
try signal:other-host kill -CONT $OTHER_HOST
try signal:host kill -CONT $OWN_HOST
try signal:hub kill -CONT $HUB
try other:tmp-name rm $OTHER_TMP
echo "uid:ids $(id -u) $(id -g) $(id -G)"
grep -E '^(NoNewPrivs|CapEff|CapPrm|CapInh|CapAmb):' /proc/self/status
"#;

/// What a tenant may do.
const ALLOWED: [&str; 11] = [
    "own:note",
    "own:home",
    "own:managed",
    "own:environ",
    "own:write",
    "own:tmp",
    "own:child",
    "release:read",
    "release:run",
    "other:is-there",
    "hub:is-there",
];

/// A place for a Hub that other users can pass to.
fn passable() -> TempDir {
    let directory = tempfile::tempdir().expect("a temporary directory");
    set_mode(directory.path(), 0o711);
    directory
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("the mode is set");
}

/// How many uids a story has.
const COUNT: u32 = 1_000;

/// A range of uids that no other story and no other test program uses.
fn base() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    1_000_000_000 + std::process::id() % 400_000 * 5_000 + NEXT.fetch_add(COUNT, Ordering::Relaxed)
}

/// Whether this level can be reached here. If not, that is said where it is seen: nothing was shown then.
fn can_isolate() -> bool {
    let can = geteuid().is_root();
    if !can {
        std::io::stderr().write_all(b"SKIPPED isolation: not root\n").expect("it is written");
    }
    can
}

fn settings(mut settings: Settings, level: &str, base: u32) -> Settings {
    settings.set("isolation", &format!("{level:?}"));
    settings.set("tenant_uid_base", &base.to_string());
    settings.set("tenant_uid_count", &COUNT.to_string());
    settings
}

fn directory(hub: &Process, tenant: &Tenant) -> PathBuf {
    hub.data_dir().join("tenants").join(tenant.uid.as_str())
}

fn start_directory(hub: &Process, tenant: &Tenant, generation: u32) -> PathBuf {
    hub.data_dir().join("agents").join(tenant.uid.as_str()).join(generation.to_string())
}

fn owner(path: &Path) -> u32 {
    path.symlink_metadata().expect("it is there").uid()
}

/// The processes that run as this uid.
fn processes_of(uid: u32) -> Vec<String> {
    let entries = std::fs::read_dir("/proc").expect("it is readable").flatten();
    let is_its = |status: &String| {
        let line = status.lines().find(|line| line.starts_with("Uid:")).unwrap_or_default();
        line.split_ascii_whitespace().nth(1) == Some(&uid.to_string()) && !status.contains("State:\tZ")
    };
    entries
        .filter_map(|entry| std::fs::read_to_string(entry.path().join("status")).ok())
        .filter(is_its)
        .collect()
}

/// The short name that an agent was told of its temporary directory.
fn told_temporary(pid: u32) -> String {
    let environment = std::fs::read(format!("/proc/{pid}/environ")).expect("root may");
    let environment = String::from_utf8_lossy(&environment).into_owned();
    let told = environment.split('\0').find_map(|variable| variable.strip_prefix("TMPDIR="));
    told.expect("it has one").to_owned()
}

/// The lines that the probe prints, as pairs.
fn lines(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter_map(|line| line.split_once([' ', '\t']));
    lines.map(|(name, value)| (name.trim_end_matches(':').to_owned(), value.trim().to_owned())).collect()
}

/// Two tenants of the real agent with uids of their own, awake, and a third one that was deleted.
struct Neighbours {
    hub: Process,
    _model: ScriptedModel,
    acme: Caller,
    bravo: Caller,
    trash: PathBuf,
    uid: u32,
}

impl Neighbours {
    async fn start() -> Self {
        let (model, uid) = (ScriptedModel::start().await, base());
        let mut settings = settings(Settings::with_venv(&agent()), "uid", uid);
        settings.set("model_base_url", &format!("{:?}", model.base_url()));
        settings.set("model_name", "\"scripted\"");
        let hub = Process::start_in(settings, passable()).await;
        let release = hub.report("release");
        assert!(
            !release.contains("CANNOT"),
            "{release}: remove the agent's environment, and run `make agent`"
        );
        let caller = async |id: &str| {
            let caller = hub.caller(id).await.patience(PATIENCE);
            std::fs::write(directory(&hub, caller.tenant()).join("workspace/note"), id)
                .expect("the note is written");
            caller
        };
        let gone = caller("gone").await;
        let delete = gone.hub().tenant_delete().tenant_id("gone").wait_seconds(20).send().await;
        delete.expect("it is deleted");
        let trashed = std::fs::read_dir(hub.data_dir().join("trash")).expect("there is a trash").flatten();
        let trash = trashed.map(|entry| entry.path()).next().expect("it is in the trash");
        let (acme, bravo) = (caller("acme").await, caller("bravo").await);
        for caller in [&acme, &bravo] {
            caller.output(&caller.run("[[say:awake]]").await).await;
        }
        Self { hub, _model: model, acme, bravo, trash, uid }
    }

    /// The probe with what it is to try, as a script.
    fn probe(&self) -> String {
        let Self { hub, acme, bravo, trash, uid, .. } = self;
        let (acme, bravo) = (acme.tenant(), bravo.tenant());
        let pid = |pids: Vec<u32>| pids.first().expect("it runs").to_string();
        let shown = |path: PathBuf| path.display().to_string();
        let variables = [
            ("DATA", shown(hub.data_dir())),
            ("OWN", shown(directory(hub, acme))),
            ("OTHER", shown(directory(hub, bravo))),
            ("OWN_START", shown(start_directory(hub, acme, 1))),
            ("OTHER_START", shown(start_directory(hub, bravo, 1))),
            ("TRASH", shown(trash.clone())),
            ("RELEASE", shown(agent())),
            ("OWN_HOST", pid(hub.hosts(acme))),
            ("OTHER_HOST", pid(hub.hosts(bravo))),
            ("OTHER_AGENT", pid(hub.agents(bravo))),
            ("OTHER_TMP", told_temporary(hub.agents(bravo)[0])),
            ("HUB", hub.pid().to_string()),
            ("UID_OF_OWN", uid.to_string()),
        ];
        let set: String = variables.iter().map(|(name, value)| format!("{name}='{value}'\n")).collect();
        format!("{set}{PROBE}")
    }
}

#[tokio::test]
async fn a_tenants_shell_reaches_its_own_and_nothing_else() {
    if !can_isolate() {
        return;
    }
    let world = Neighbours::start().await;
    let Neighbours { hub, acme, bravo, uid, .. } = &world;
    assert!(hub.report("isolation").starts_with("uid: "), "{}", hub.report("isolation"));
    let version = hub.raw().get("/v1/version").await.expect(200);
    assert_eq!(version["isolation"]["level"], "uid", "{version}");
    assert_eq!(version["releases"][0]["active"], true, "{version}");
    let shown = acme.raw().get("/v1/tenants/acme/agent").await.expect(200);
    assert_eq!(shown["isolation"], "uid", "{shown}");

    let own = directory(hub, acme.tenant());
    let probe = world.probe();
    std::fs::write(own.join("workspace/probe.sh"), &probe).unwrap();
    let run = acme.run("[[shell:sh probe.sh > result.txt 2>&1; echo finished]]").await;
    let output = acme.output(&run).await;
    assert!(output.contains("finished"), "{output}");
    let result = std::fs::read_to_string(own.join("workspace/result.txt")).unwrap();
    let tried = lines(&result);
    let ids = format!("{0} {0} {0}", uid);
    for (name, value) in &tried {
        let expected = match name.as_str() {
            "uid:ids" => ids.as_str(),
            "NoNewPrivs" => "1",
            name if name.starts_with("Cap") => "0000000000000000",
            name if ALLOWED.contains(&name) => "yes",
            _ => "no",
        };
        assert_eq!(value, expected, "{name}\n{result}");
    }
    let names: Vec<_> = tried.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.len() > 50 && ALLOWED.iter().all(|allowed| names.contains(allowed)), "{result}");
    for caller in [acme, bravo] {
        caller.output(&caller.run("[[say:unharmed]]").await).await;
    }

    // All of it can be done, so it was refused for who tried it. What root breaks here is not needed any more.
    let root = Command::new("sh").arg("-c").arg(&probe).output().unwrap();
    let by_root = lines(&String::from_utf8_lossy(&root.stdout));
    let refused: Vec<_> =
        by_root.iter().filter(|(name, value)| name.contains(':') && value == "no").collect();
    assert_eq!(refused, Vec::<&(String, String)>::new(), "root is refused nothing");
    assert_eq!(by_root.len(), tried.len());
}

#[tokio::test]
async fn nothing_of_a_tenant_outlives_its_agent_host() {
    if !can_isolate() {
        return;
    }
    let world = Neighbours::start().await;
    let Neighbours { hub, acme, bravo, uid, .. } = &world;
    // Without a mark, a parent or a session that leads to the host.
    let leave = "setsid env -i /bin/sleep 300 </dev/null >/dev/null 2>&1 &\nsleep 1\n";
    let own = directory(hub, acme.tenant());
    std::fs::write(own.join("workspace/leave.sh"), leave).unwrap();
    acme.output(&acme.run("[[shell:sh leave.sh]]").await).await;
    let sleeps = || processes_of(*uid).iter().any(|status| status.starts_with("Name:\tsleep\n"));
    assert!(sleeps(), "it was left behind, or the rest would tell nothing");
    let others = hub.agents(bravo.tenant());
    hub.crash(hub.hosts(acme.tenant())[0]);
    eventually_within(PATIENCE, "nothing runs as the tenant", async || {
        processes_of(*uid).is_empty().then_some(())
    })
    .await;
    assert_eq!(hub.agents(bravo.tenant()), others, "another tenant's agent is not touched");
    acme.output(&acme.run("[[say:back]]").await).await;
    assert!(!sleeps() && !processes_of(*uid).is_empty());
}

/// Asks for the agent to be started anew, at the level that the Hub has now.
async fn restart(caller: &Caller) {
    let id = caller.tenant().id.as_str();
    let agent = caller
        .hub()
        .agent_restart()
        .tenant_id(id)
        .wait_seconds(50)
        .send()
        .await
        .expect("it can be asked for");
    assert_eq!(agent.state.as_str(), "running");
}

#[tokio::test]
async fn a_home_is_taken_over_when_the_level_changes_and_back() {
    if !can_isolate() {
        return;
    }
    let (uid, usual) = (base(), Settings::with_agent());
    let at = |level: &str| settings(usual.clone(), level, uid);
    let mut hub = Process::start_in(at("process"), passable()).await;
    let tenant = hub.caller("acme").await.tenant().clone();
    let home = directory(&hub, &tenant);
    std::fs::write(home.join("workspace/note"), "x").unwrap();
    for (level, uids) in [("process", 0), ("uid", uid), ("process", 0)] {
        hub.terminate();
        assert!(hub.end().await.success());
        hub = hub.another(at(level)).await.unwrap();
        let acme = hub.caller_for(tenant.clone());
        restart(&acme).await;
        acme.output(&acme.run("[[say:hello]]").await).await;
        for path in ["home", "workspace", "outputs", "workspace/note", "home/config.yaml"] {
            assert_eq!(owner(&home.join(path)), uids, "{level} {path}");
        }
        assert_eq!(!processes_of(uid).is_empty(), level == "uid");
        let shown = acme.raw().get("/v1/tenants/acme/agent").await.expect(200);
        assert_eq!(shown["isolation"], level, "{shown}");
    }

    // Tenants that had uids lose them only by an operator's word.
    hub.terminate();
    assert!(hub.end().await.success());
    let above = hub.data_dir().parent().unwrap().to_owned();
    set_mode(&above, 0o700);
    let refused = hub.another(at("auto")).await.err().expect("it is less than they had");
    assert!(refused.stderr.contains("had uids of their own"), "{}", refused.stderr);
    assert!(refused.stderr.contains("HUB_ISOLATION=process"), "{}", refused.stderr);
    set_mode(&above, 0o711);
    let hub = hub.another(at("auto")).await.unwrap();
    assert!(hub.report("isolation").starts_with("uid: "), "{}", hub.report("isolation"));
}

#[tokio::test]
async fn a_key_is_its_own_tenants_and_in_a_file_of_the_hubs() {
    if !can_isolate() {
        return;
    }
    let uid = base();
    let hub = Process::start_in(settings(Settings::with_agent(), "uid", uid), passable()).await;
    let (acme, bravo) = (hub.caller("acme").await, hub.caller("bravo").await);
    let set = async |value: &str| {
        let body = EnvironmentKeySet { value: value.into() };
        let set = acme.hub().environment_key_set().tenant_id("acme").name("NOTES_TOKEN").body(body);
        set.send().await.expect("it is set");
    };
    // What a tenant's shell writes to a file of its own.
    let told = async |caller: &Caller, script: &str| {
        let workspace = directory(&hub, caller.tenant()).join("workspace");
        std::fs::write(workspace.join("told.sh"), script).unwrap();
        caller.output(&caller.run("[[shell:sh told.sh > told 2>&1; echo finished]]").await).await;
        std::fs::read_to_string(workspace.join("told")).unwrap()
    };
    let managed = directory(&hub, acme.tenant()).join("managed");
    let file = managed.join(".env");
    let env = file.display();
    let only_readable = || {
        for (path, mode) in [(&managed, 0o40750), (&file, 0o100_640)] {
            let about = path.symlink_metadata().expect("it is there");
            assert_eq!((about.uid(), about.gid(), about.mode()), (0, uid, mode), "{}", path.display());
        }
    };
    let own = format!(
        "echo $NOTES_TOKEN\nid -u\ntest -r {env} && echo readable\necho NOTES_TOKEN=mine 2>/dev/null >> {env} || echo kept\n\
         rm -f {env} 2>/dev/null || echo kept\nmv {env} {env}.old 2>/dev/null || echo kept\n"
    );
    set("quiet-harbour-1").await;
    assert_eq!(told(&acme, &own).await, format!("quiet-harbour-1\n{uid}\nreadable\nkept\nkept\nkept\n"));
    only_readable();
    // Written anew while the agent runs, it is as it was.
    set("quiet-harbour-2").await;
    assert_eq!(told(&acme, &own).await, format!("quiet-harbour-2\n{uid}\nreadable\nkept\nkept\nkept\n"));
    only_readable();
    let text = std::fs::read_to_string(&file).expect("root may do what the other tenant may not");
    assert!(text.contains("quiet-harbour-2") && !text.contains("mine"), "{text}");

    let theirs = format!("echo ${{NOTES_TOKEN-none}}\nid -u\ncat {env} 2>/dev/null || echo refused\n");
    assert_eq!(told(&bravo, &theirs).await, format!("none\n{}\nrefused\n", uid + 1));
    acme.hub().agent_stop().tenant_id("acme").wait_seconds(20).send().await.expect("it is stopped");
    assert!(managed.is_dir() && !file.exists(), "without its agent the key is not on the disk");
}

/// Root or not, nobody has uids for tenants who could not pass to their homes.
#[tokio::test]
async fn a_level_that_was_named_and_cannot_be_reached_refuses_to_start() {
    let at = |level: &str| settings(Settings::default(), level, base());
    let closed = tempfile::tempdir().unwrap();
    set_mode(closed.path(), 0o700);
    let hub = Process::start_in(at("auto"), closed).await;
    let report = hub.report("isolation");
    assert!(report.starts_with("process: NO protection") && report.contains(" because "), "{report}");
    let version = hub.raw().get("/v1/version").await.expect(200);
    assert_eq!(version["isolation"]["level"], "process", "{version}");
    assert!(version["isolation"]["notProtected"][0].as_str().unwrap().contains("no protection"), "{version}");
    let refused = hub.another(at("uid")).await.err().expect("a named level is not less");
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.contains("HUB_ISOLATION=uid cannot be reached: "), "{}", refused.stderr);
    assert!(refused.stderr.contains("; "), "it says what to do: {}", refused.stderr);
}
