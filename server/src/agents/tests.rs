//! The life of generations, over a real database and hosts that are only noted.

use std::time::Duration;

use hub_types::{AgentHealth, AgentState, RuntimeOrderType, Tenant, TenantState};
use serde_json::json;

use super::*;
use crate::test_world::{World, hello, tenant_id};

impl World {
    async fn agent_state(&self, id: &str) -> AgentState {
        self.view(id).await.expect("there").agent_state
    }

    async fn state(&self, tenant: &Tenant) -> Option<String> {
        self.current(tenant).await.map(|generation| generation.state)
    }

    pub(crate) async fn hear(&self, host: &Runtime, number: i64, kind: &str, data: Value) {
        let batch = json!({
            "generation": host.generation,
            "reports": [{ "number": number, "type": kind, "data": data }],
        });
        let batch = serde_json::from_value(batch).expect("a batch");
        self.callbacks.report(host, batch).await.expect("taken");
    }

    /// Wakes the agent, and it becomes ready.
    pub(crate) async fn ready(&self, tenant: &Tenant) -> Runtime {
        let host = self.greeted(tenant).await;
        self.hear(&host, 1, "agent.ready", json!({ "agentVersion": "0.19.0" })).await;
        host
    }

    async fn is_over(&self, host: &Runtime) -> bool {
        let host = host.clone();
        let over = self.cx.db.write("test", move |tx| {
            Box::pin(async move { is_over(tx.conn(), &host.tenant_uid, host.generation).await })
        });
        over.await.expect("read")
    }

    async fn order(&self, host: &Runtime, run_id: Option<&'static str>) -> i64 {
        let host = host.clone();
        let given = self.cx.db.write("test", move |tx| {
            Box::pin(async move {
                let data = json!({ "slot": 1 });
                order(tx, &host.tenant_uid, host.generation, RuntimeOrderType::RunStart, run_id, data).await
            })
        });
        given.await.expect("written")
    }

    async fn orders(&self, host: &Runtime, after: i64) -> Vec<(i64, String)> {
        let orders = self.agents.orders_after(host, after, 100).await.expect("current");
        orders.into_iter().map(|order| (order.seq, order.type_.to_string())).collect()
    }

    async fn proves(&self, credential: &str) -> bool {
        self.cx.auth.authenticate(&format!("Bearer {credential}")).await.is_ok()
    }
}

#[tokio::test]
async fn a_generation_comes_up_works_and_ends() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    assert_eq!(world.agent_state("acme").await, AgentState::Hibernated);

    let host = world.wake(&tenant).await;
    let placed = world.hosts.host("acme", 1).launch;
    assert_eq!((placed.generation, placed.agent_command), (1, vec!["/agent".to_owned()]));
    for directory in [&placed.home, &placed.workspace, &placed.outputs] {
        assert!(directory.is_dir(), "{}", directory.display());
        assert!(!placed.directory.starts_with(directory.parent().expect("one")));
    }
    assert_eq!(world.state(&tenant).await.as_deref(), Some("starting"));
    assert_eq!(world.agent_state("acme").await, AgentState::Starting);

    world.callbacks.hello(&host, &tenant.id, hello(1)).await.expect("welcome");
    assert_eq!(world.state(&tenant).await.as_deref(), Some("hello"));
    world.hear(&host, 1, "agent.ready", json!({})).await;
    world.look().await;
    assert_eq!(world.state(&tenant).await.as_deref(), Some("ready"));
    assert_eq!(world.agent_state("acme").await, AgentState::Running);

    world.agents.restart(&host.tenant_uid, "test").await.expect("asked");
    world.agents.restart(&host.tenant_uid, "test").await.expect("asked again");
    assert_eq!(world.orders(&host, 0).await, [(1, "agent.end".to_owned())]);
    assert_eq!(world.agent_state("acme").await, AgentState::Stopping);
    world.hear(&host, 2, "agent.exited", json!({ "code": 1 })).await;
    world.look().await;
    assert!(!world.is_over(&host).await, "its host still runs");
    assert!(world.proves(&world.credential(&host)).await);

    world.hosts.exit("acme", 1);
    world.look().await;
    assert!(world.is_over(&host).await);
    assert_eq!(world.agent_state("acme").await, AgentState::Hibernated);
    assert!(!world.proves(&world.credential(&host)).await);
    assert_eq!(world.wake(&tenant).await.generation, 2, "a restart is no crash, so nothing waits");
}

#[tokio::test]
async fn waking_is_harmless_when_an_agent_is_there_or_none_may_be() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    world.wake(&tenant).await;
    world.wake(&tenant).await;
    assert_eq!(world.hosts.count(), 1);
    world.agents.wake("ten_nobody");
    world.look().await;
    assert_eq!(world.hosts.count(), 1);
}

#[tokio::test]
async fn without_an_agent_to_run_nothing_is_woken() {
    let directory = tempfile::tempdir().expect("a directory");
    let cx = Context::for_test(directory.path(), "").await;
    let agents = Agents::new(cx.clone(), Tenants::new(cx), Arc::<fake::Fake>::default());
    assert!(!agents.configured().await.expect("it is known"));
    agents.wake("ten_a");
    assert!(!supervise::look(&agents).await.expect("a look"), "nothing waits");

    let world = World::new().await;
    assert!(world.agents.configured().await.expect("it is known"));
    world.agents.wake("ten_a");
    assert!(world.agents.shared.wakes.lock().expect("no panic").contains(&"ten_a".to_owned()));
}

#[tokio::test]
async fn a_host_that_never_reports_in_is_killed_and_tried_again_after_a_wait() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let host = world.wake(&tenant).await;
    world.pass(59).await;
    assert!(!world.hosts.host("acme", 1).killed);
    world.pass(1).await;
    assert!(world.hosts.host("acme", 1).killed);
    assert!(world.is_over(&host).await);
    assert_eq!(world.agent_state("acme").await, AgentState::Hibernated);

    world.agents.wake(&tenant.uid);
    world.look().await;
    assert_eq!(world.hosts.count(), 1, "it waits a second");
    world.pass(1).await;
    assert_eq!(world.hosts.count(), 2, "and was not forgotten");
}

#[tokio::test]
async fn an_agent_that_crashes_three_times_is_left_alone_for_ten_minutes() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    for generation in 1..=3 {
        assert_eq!(world.agent_state("acme").await, AgentState::Hibernated);
        let host = world.ready(&tenant).await;
        assert_eq!(host.generation, generation);
        world.hosts.exit("acme", generation);
        world.look().await;
        assert!(world.hosts.host("acme", generation).killed, "what it left behind is killed");
        world.pass(60).await;
    }
    assert_eq!(world.agent_state("acme").await, AgentState::Failed);
    world.agents.wake(&tenant.uid);
    world.look().await;
    assert_eq!(world.hosts.count(), 3);
    world.pass(539).await;
    assert_eq!(world.agent_state("acme").await, AgentState::Failed);
    world.pass(1).await;
    assert_eq!(world.agent_state("acme").await, AgentState::Hibernated);
    assert_eq!(world.ready(&tenant).await.generation, 4);
}

#[tokio::test]
async fn a_host_that_cannot_be_started_is_a_crash_and_no_generation() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    world.hosts.refuse(true);
    world.agents.wake(&tenant.uid);
    world.look().await;
    assert_eq!(world.state(&tenant).await, None);
    assert_eq!(world.agent_state("acme").await, AgentState::Hibernated);
    world.hosts.refuse(false);
    world.pass(1).await;
    assert_eq!(world.wake(&tenant).await.generation, 2);
}

#[tokio::test]
async fn a_new_hub_goes_on_with_the_hosts_that_run() {
    let world = World::new().await;
    let (kept, died, waits) =
        (world.tenant("kept").await, world.tenant("died").await, world.tenant("waits").await);
    let (host, gone) = (world.ready(&kept).await, world.ready(&died).await);
    let silent = world.wake(&waits).await;
    let credential = world.credential(&host);

    world.hosts.exit("died", 1);
    let world = world.restarted(Duration::from_secs(3600)).await;
    world.look().await;
    assert!(world.is_over(&gone).await);
    assert_eq!(world.agent_state("died").await, AgentState::Hibernated);
    assert_eq!(world.state(&kept).await.as_deref(), Some("ready"));
    assert!(!world.is_over(&silent).await, "the hub that it was to report to was away");
    assert!(world.proves(&credential).await);
    world.hear(&host, 2, "run.frame", json!({})).await;
    assert_eq!(world.wake(&kept).await, host, "no second one beside it");

    world.pass(60).await;
    assert!(world.is_over(&silent).await);
    assert!(!world.is_over(&host).await);
}

#[tokio::test]
async fn a_generation_that_was_never_placed_is_over_and_no_crash() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let uid = tenant.uid.to_string();
    let now = world.cx.clock.now();
    let inserted = world
        .cx
        .db
        .write("test", move |tx| Box::pin(async move { store::insert(tx, &uid, 1, None, now).await }))
        .await;
    assert_eq!(inserted.expect("written"), 1);
    assert_eq!(world.state(&tenant).await.as_deref(), Some("starting"));
    world.look().await;
    assert_eq!(world.state(&tenant).await, None);
    assert_eq!(world.wake(&tenant).await.generation, 2, "at once");
}

#[tokio::test]
async fn a_host_that_does_not_end_is_killed_and_over_only_when_it_is_dead() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let host = world.ready(&tenant).await;
    world.agents.restart(&host.tenant_uid, "test").await.expect("asked");
    world.pass(59).await;
    assert!(!world.hosts.host("acme", 1).killed);
    world.hosts.immortal(true);
    world.pass(1).await;
    assert!(world.hosts.host("acme", 1).killed);
    assert!(!world.is_over(&host).await, "two agents in one home would spoil it");
    world.agents.wake(&host.tenant_uid);
    world.look().await;
    assert_eq!(world.hosts.count(), 1);
    world.hosts.immortal(false);
    world.look().await;
    assert!(world.is_over(&host).await);
    assert_eq!(world.current(&tenant).await.map(|next| next.generation), Some(2), "the wake was kept");
}

#[tokio::test]
async fn a_host_that_is_not_heard_is_unresponsive_and_then_given_up() {
    let world = World::new().await;
    let (a, b) = (world.tenant("a").await, world.tenant("b").await);
    let (speaks, frozen) = (world.ready(&a).await, world.ready(&b).await);
    // A frozen host's connections stay open, its streams of orders among them.
    let _open = world.callbacks.orders(&frozen, 0).await.expect("it listens");
    let health = async |id: &str| world.agents.view(&tenant_id(id)).await.expect("there").health;
    for _ in 0..5 {
        assert!(!world.is_over(&frozen).await);
        assert!(world.callbacks.orders(&speaks, 0).await.is_ok());
        world.pass(24).await;
    }
    assert_eq!((health("a").await, world.is_over(&speaks).await), (AgentHealth::Healthy, false));
    assert!(world.is_over(&frozen).await && world.hosts.host("b", 1).killed);

    world.pass(29 - 24).await;
    assert_eq!(health("a").await, AgentHealth::Healthy);
    world.pass(1).await;
    assert_eq!(health("a").await, AgentHealth::Unresponsive);
    assert!(world.callbacks.orders(&speaks, 0).await.is_ok());
    assert_eq!(health("a").await, AgentHealth::Healthy, "it is back");
}

#[tokio::test]
async fn an_agent_that_does_not_answer_its_host_is_unresponsive_until_it_does() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.ready(&acme).await;
    let health = async || world.agents.view(&acme.id).await.expect("there").health;
    assert_eq!(health().await, AgentHealth::Healthy, "nothing else was said");
    for (number, data, expected) in [
        (2, json!({ "healthy": false }), AgentHealth::Unresponsive),
        (3, json!({ "healthy": "yes" }), AgentHealth::Unresponsive),
        (4, json!({ "healthy": true }), AgentHealth::Healthy),
        (5, json!({ "healthy": false }), AgentHealth::Unresponsive),
    ] {
        world.hear(&host, number, "agent.health", data).await;
        assert_eq!(health().await, expected, "after report {number}");
    }
    world.hosts.exit("acme", 1);
    world.pass(1).await;
    assert_eq!(health().await, AgentHealth::Unknown);
    world.pass(1).await;
    world.ready(&acme).await;
    assert_eq!(health().await, AgentHealth::Healthy, "the next one is another");
}

#[tokio::test]
async fn what_nobody_could_hear_is_not_held_against_a_host() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.ready(&acme).await;
    world.cx.clock.advance(Duration::from_secs(3600));
    world.agents.listens_again();
    world.look().await;
    assert!(!world.is_over(&host).await, "the machine slept");
    world.pass(120).await;
    assert!(world.is_over(&host).await);
}

#[tokio::test]
async fn a_host_that_could_not_be_heard_without_the_database_is_not_silent() {
    for away in [true, false] {
        let world = World::new().await;
        let acme = world.tenant("acme").await;
        let host = world.ready(&acme).await;
        let looked = if away { Err("the database is away") } else { Ok(()) };
        assert_eq!(world.agents.can_hear(looked), looked, "it is handed back as it is");
        world.cx.clock.advance(world.cx.config.limits.agent_silence);
        world.look().await;
        assert_eq!(world.is_over(&host).await, !away);
        world.pass(120).await;
        assert!(world.is_over(&host).await, "it is not heard afterwards either");
    }
}

#[tokio::test]
async fn a_blocked_tenants_agent_is_ended_and_not_woken_until_it_may_work_again() {
    let world = World::new().await;
    let (tenant, other) = (world.tenant("acme").await, world.tenant("other").await);
    let (host, untouched) = (world.ready(&tenant).await, world.ready(&other).await);
    world.access("acme", "blocked").await;
    world.look().await;
    assert_eq!(world.state(&tenant).await.as_deref(), Some("ending"));
    assert_eq!(world.orders(&host, 0).await, [(1, "agent.end".to_owned())]);
    world.hosts.exit("acme", 1);
    world.agents.wake(&tenant.uid);
    world.look().await;
    assert_eq!(world.state(&tenant).await, None);
    assert_eq!(world.state(&other).await.as_deref(), Some("ready"));
    assert!(!world.is_over(&untouched).await);
    world.access("acme", "active").await;
    assert_eq!(world.wake(&tenant).await.generation, 2);
}

impl World {
    async fn access(&self, id: &str, status: &str) {
        let body = serde_json::from_value(json!({ "status": status })).expect("a body");
        self.tenants.replace_access(tenant_id(id), body, None).await.expect("set");
    }
}

#[tokio::test]
async fn a_tenants_home_goes_away_after_its_agent_and_takes_everything_along() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let host = world.ready(&tenant).await;
    let placed = world.hosts.host("acme", 1).launch;
    std::fs::create_dir_all(&placed.directory).expect("made");
    let credential = world.credential(&host);

    world.tenants.delete(tenant.id.clone(), false, None).await.expect("asked");
    world.reconcile().await;
    assert_eq!(world.view("acme").await.expect("still there").state, TenantState::Deleting);
    assert!(placed.home.is_dir(), "its agent still runs in it");
    assert_eq!(world.orders(&host, 0).await, [(1, "agent.end".to_owned())]);

    world.hosts.exit("acme", 1);
    world.pass(1).await;
    world.reconcile().await;
    assert_eq!(world.view("acme").await, None);
    assert!(!placed.home.exists() && !placed.directory.exists());

    let again = world.tenant("acme").await;
    assert!(!world.proves(&credential).await);
    assert_eq!(world.wake(&again).await.generation, 1, "the new tenant has nothing of it");
    assert_eq!(world.callbacks.hello(&host, &again.id, hello(1)).await.expect_err("another").status(), 404);
}

#[tokio::test]
async fn only_so_many_agents_start_up_at_one_time() {
    let world = World::with("", "agent_starts = 1").await;
    let (a, b) = (world.tenant("a").await, world.tenant("b").await);
    world.agents.wake(&a.uid);
    world.agents.wake(&b.uid);
    world.look().await;
    world.look().await;
    assert_eq!((world.state(&a).await.is_some(), world.state(&b).await), (true, None));
    world.ready(&a).await;
    world.look().await;
    assert!(world.state(&b).await.is_some());
}

#[tokio::test]
async fn the_queue_of_wakes_is_bounded() {
    let world = World::with("", "agent_wakes = 1").await;
    let (a, b) = (world.tenant("a").await, world.tenant("b").await);
    for uid in [&a.uid, &b.uid, &a.uid] {
        world.agents.wake(uid);
    }
    world.look().await;
    assert_eq!((world.state(&a).await.is_some(), world.state(&b).await), (true, None));
    world.wake(&b).await;
}

#[tokio::test]
async fn orders_are_numbered_within_their_generation_and_end_with_it() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let host = world.ready(&tenant).await;
    assert_eq!(world.order(&host, None).await, 1);
    assert_eq!(world.order(&host, Some("run_00000000000000000000000000")).await, 2);
    assert_eq!(world.orders(&host, 0).await.len(), 2);
    assert_eq!(world.orders(&host, 1).await, [(2, "run.start".to_owned())]);
    assert_eq!(world.orders(&host, 2).await, []);

    world.hosts.exit("acme", 1);
    world.look().await;
    assert_eq!(world.order(&host, None).await, 0, "nobody would read it");
    let refusal = world.agents.orders_after(&host, 0, 100).await.expect_err("over");
    assert_eq!(*refusal.code(), ErrorCode::Gone);
    world.cx.clock.advance(Duration::from_secs(1));
    let next = world.ready(&tenant).await;
    assert_eq!(world.order(&next, None).await, 1);
    assert!(world.agents.require_current(&host).await.is_err());
    assert!(world.agents.require_current(&next).await.is_ok());
}

#[tokio::test]
async fn old_generations_are_forgotten_and_their_numbers_are_not_used_again() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    for generation in 1..=25 {
        let host = world.wake(&tenant).await;
        assert_eq!(host.generation, generation);
        std::fs::create_dir_all(world.hosts.host("acme", generation).launch.directory).expect("made");
        world.agents.restart(&host.tenant_uid, "test").await.expect("asked");
        world.hosts.exit("acme", generation);
        world.look().await;
    }
    let directory = world.hosts.host("acme", 25).launch.directory;
    let kept = std::fs::read_dir(directory.parent().expect("one")).expect("read").count();
    assert_eq!(kept, 20);
}

#[tokio::test]
async fn a_credential_proves_its_generation_and_a_wrong_secret_with_its_id_nothing() {
    use crate::auth::token::{Kind, Token};
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let host = world.wake(&tenant).await;
    let random = crate::seal::random::<40>();
    let mut other = random;
    other[39] ^= 1;
    let (right, wrong) = (Token::new(Kind::Runtime, &random), Token::new(Kind::Runtime, &other));
    assert_eq!(right.id(), wrong.id());
    let (holder, seal, now, text) =
        (host.clone(), world.cx.seal.clone(), world.cx.clock.now(), right.expose().to_owned());
    let kept = world.cx.db.write("test", move |tx| {
        Box::pin(async move { crate::auth::runtime::keep(tx, &seal, &holder, &right, now).await })
    });
    kept.await.expect("written");
    assert!(!world.proves(wrong.expose()).await);
    let proof = world.cx.auth.authenticate(&format!("Bearer {text}")).await.expect("proven");
    assert_eq!(proof.principal_key(), format!("runtime:{}.1", tenant.uid.as_str()));
    assert_eq!(proof, crate::auth::Principal::Runtime(host));
    assert!(!world.proves(wrong.expose()).await);
}

#[tokio::test]
async fn looking_at_an_agent_takes_one_reader_of_the_database() {
    let world = World::with("", "database_readers = 1").await;
    world.tenant("acme").await;
    let looked = world.agents.view(&tenant_id("acme")).await;
    assert_eq!(looked.expect("one reader is enough").state, AgentState::Hibernated);
}
