//! Nothing acknowledged is lost by `kill -9`: a workload through the SDK, a Hub, hosts and agents that are killed
//! under it again and again, and a look at what is left.
//!
//! | module | what it is |
//! |---|---|
//! | `plan` | which process is killed when, from a seed |
//! | `work` | callers that write down what was acknowledged to them (`record`) and what they saw (`sight`) |
//! | `rounds`, `targets` | the killer and its victims |
//! | `found` | what there is in the end |
//! | `check` | the invariants, record against found |
//! | `report` | the table |
//!
//! The Hub is the real program on one temporary data directory; its agents are scripted ones. With the directory go
//! all processes that were started on it, however this ends.

mod check;
mod found;
mod plan;
mod record;
mod report;
mod rounds;
pub(crate) mod script;
mod sight;
pub(crate) mod targets;
mod work;

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use hermes_hub_client::types::RunState;
use hermes_hub_client::{Hub, Repeats};
use hub_test_postgres::Server;

pub use check::Check;
pub use report::Report;

use crate::Settings;
use crate::model::ScriptedModel;
use crate::process::Process;
use found::Found;
use record::Known;
use rounds::Killer;
use work::Work;

/// How long the work may take to come to its end once nothing is killed any more.
const SETTLE_MAX: Duration = Duration::from_secs(120);
/// How long the tenants may take to go in the end, with their agents.
const REMOVE_MAX: Duration = Duration::from_secs(60);

/// What to do.
#[derive(Debug)]
pub struct Options {
    /// How many rounds.
    pub rounds: usize,
    /// What fixes the kills and the work.
    pub seed: u64,
    /// The PostgreSQL server that the Hub works on and that is killed too; without one, it works on a file.
    pub server: Option<Server>,
}

/// Works, kills, looks. `tell` is given a line for each round.
///
/// # Panics
/// If the Hub does not start, at first or again.
pub async fn run(options: Options, mut tell: impl FnMut(String)) -> Report {
    let began = Instant::now();
    // Outlives every Hub, as a provider does.
    let model = ScriptedModel::start().await;
    let mut settings = settings(&model);
    if let Some(server) = &options.server {
        settings.set("database_url", &format!("{:?}", server.url()));
    }
    let hub = Process::start_with(settings).await;
    let caller = caller(&hub);
    let work = Work::new(caller, options.seed);
    work.begin().await;
    let rounds = plan::rounds(options.seed, options.rounds, options.server.is_some());
    let mut killer = Killer::new(hub, options.server, work.clone(), options.seed);
    for (number, round) in rounds.into_iter().enumerate() {
        let at = Instant::now();
        killer.round(number, round).await;
        let took = at.elapsed().as_secs_f64();
        tell(format!("{:>3}/{} {round} ({took:.1} s)", number + 1, options.rounds));
    }
    tell("everything that is under way comes to its end".to_owned());
    if let Err(late) = work.end(Instant::now() + SETTLE_MAX).await {
        work.record().fault(late);
    }
    let mut report = Report { seed: options.seed, rounds: options.rounds, ..Report::default() };
    let (known, found) = look(&killer, &work).await;
    report.done = done(&killer, &known, &found);
    report.checks = check::all(&known, &found);
    report.warnings = killer.warnings();
    report.took = began.elapsed();
    report
}

fn settings(model: &ScriptedModel) -> Settings {
    let mut settings = Settings::with_agent();
    settings.add_words("agent_command", "--model-backoff-ms 10");
    settings.set("model_base_url", &format!("{:?}", model.base_url()));
    settings.set("model_name", "\"crash-model\"");
    settings
}

/// Callers send each call once and repeat it themselves, so that they know what was acknowledged.
fn caller(hub: &Process) -> Hub {
    let once = Repeats { tries: 1, ..Repeats::default() };
    let connect = Hub::connect(hub.url()).token(hub.admin_token()).repeats(once);
    connect.build().expect("the url is an address")
}

/// What is known and what is found, with the processes that are left when all tenants are gone.
async fn look(killer: &Killer, work: &Work) -> (Known, Found) {
    let data = killer.hub().data_dir();
    let known = work.record().open().clone();
    let mut found = match Found::look(work.hub(), &known, &data).await {
        Ok(found) => found,
        Err(error) => {
            work.record().fault(format!("the hub could not be looked at: {error}"));
            Found::default()
        }
    };
    let verified = killer.hub().command(&["audit", "verify"]).await;
    found.audit_fault = (verified.code != Some(0)).then_some(verified.err);
    found.leftovers = remove_all(work, &data).await;
    // With what the looks themselves met.
    let known = work.record().open().clone();
    (known, found)
}

/// Deletes all tenants; the processes that are there when they are gone.
async fn remove_all(work: &Work, data_dir: &std::path::Path) -> Vec<String> {
    let hub = work.hub();
    let until = Instant::now() + REMOVE_MAX;
    loop {
        let Ok(page) = hub.tenant_list().limit(1000).send().await else { break };
        if page.items.is_empty() {
            break;
        }
        if Instant::now() > until {
            work.record().fault(format!("{} tenants could not be deleted", page.items.len()));
            break;
        }
        for tenant in &page.items {
            let _ = hub.tenant_delete().tenant_id(tenant.id.clone()).purge(true).send().await;
        }
        // A pause between two looks, not a guess at how long it takes.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let left = targets::all(data_dir).into_iter();
    left.map(|process| format!("process {}: {}", process.pid, process.words.trim())).collect()
}

/// What was done, in words.
fn done(killer: &Killer, known: &Known, found: &Found) -> Vec<(&'static str, String)> {
    let count = |victim| killer.counts.get(&victim).copied().unwrap_or(0);
    let killed = format!(
        "hub {} ({} of them in its start-up), agent host {}, agent {}, database server {}",
        count(plan::Victim::Hub),
        killer.in_start_up,
        count(plan::Victim::Host),
        count(plan::Victim::Agent),
        count(plan::Victim::Database)
    );
    let deleted = known.tenants.values().filter(|tenant| tenant.gone).count();
    let changes: i64 = known.tenants.values().map(|tenant| tenant.changes).sum();
    let tenants = format!("{} made, {changes} changes, {deleted} deleted", known.tenants.len());
    let ended = |state: RunState| found.runs.values().filter(|(run, _)| run.state == state).count();
    let runs = format!(
        "{} made; of those that are there {} completed, {} failed, {} cancelled, {} lost",
        known.runs.len(),
        ended(RunState::Completed),
        ended(RunState::Failed),
        ended(RunState::Cancelled),
        ended(RunState::Lost)
    );
    let governed = known.tenants.values().filter_map(|tenant| tenant.governed);
    let orders: u64 = governed.map(|governed| governed.orders).sum();
    let of_models = known.runs.values().filter(|run| run.kind == script::Kind::Model).count();
    let decisions: usize = known.runs.values().map(|run| run.decisions.len()).sum();
    let stops = known.runs.values().filter(|run| run.stop.is_some()).count();
    let views: Vec<_> =
        known.views.iter().map(|view| view.lock().unwrap_or_else(PoisonError::into_inner)).collect();
    let seen: usize = views.iter().map(|view| view.events.len()).sum();
    let across = views.iter().filter(|view| view.reconnects > 0 && !view.events.is_empty()).count();
    vec![
        ("killed", killed),
        ("late moments", killer.late.to_string()),
        ("tenants", tenants),
        ("blocks and orders", orders.to_string()),
        ("runs", runs),
        ("runs with a model", of_models.to_string()),
        ("answers", format!("{decisions} decisions, {stops} stops, {} calls sent again", known.repeats)),
        (
            "followers",
            format!("{} saw {seen} events, {across} of them across a death of the hub", views.len()),
        ),
    ]
}
