//! The killer: waits for a round's moment, kills, and brings back what the Hub does not bring back by itself.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use fastrand::Rng;
use hermes_hub_client::types::AgentState;
use hub_test_postgres::Server;

use super::plan::{Moment, Round, Step, Victim};
use super::record::{self, Kill};
use super::script::Kind;
use super::sight::Sight;
use super::targets::{self, Host};
use super::work::{Member, Work};
use crate::process::Process;

/// How long a moment is waited for. One that does not come is no fault of the Hub's: the kill is done then.
const MOMENT_MAX: Duration = Duration::from_secs(15);
/// How long the Hub may take to notice that a host or an agent is gone.
const NOTICE_MAX: Duration = Duration::from_secs(60);
/// The pause between two looks at the same thing.
const PAUSE: Duration = Duration::from_millis(10);
/// How many of the Hub's own lines are kept as evidence.
const LINES_MAX: usize = 60;

/// What the rounds need and what they leave.
pub(super) struct Killer {
    /// The Hub; `None` only while it is started again.
    hub: Option<Process>,
    /// The database's server, if it has one.
    server: Option<Server>,
    work: Work,
    rng: Rng,
    /// How often each victim was killed.
    pub(super) counts: BTreeMap<Victim, u64>,
    /// How many of the Hub's deaths were in its start-up.
    pub(super) in_start_up: u64,
    /// Moments that did not come in time.
    pub(super) late: u64,
    warnings: Vec<String>,
}

impl Killer {
    /// A killer of this Hub and what belongs to it.
    pub(super) fn new(hub: Process, server: Option<Server>, work: Work, seed: u64) -> Self {
        let rng = Rng::with_seed(seed);
        Self {
            hub: Some(hub),
            server,
            work,
            rng,
            counts: BTreeMap::new(),
            in_start_up: 0,
            late: 0,
            warnings: Vec::new(),
        }
    }

    /// The Hub, as it runs now.
    pub(super) fn hub(&self) -> &Process {
        self.hub.as_ref().expect("it is only away within a round")
    }

    /// One round, to the point where everything is there again.
    pub(super) async fn round(&mut self, number: usize, round: Round) {
        let at = self.moment(number, round.moment).await;
        match round.victim {
            Victim::Hub => self.kill_hub(round.moment).await,
            Victim::Host | Victim::Agent => self.kill_agent(round, at).await,
            Victim::Database => self.kill_database().await,
        }
    }

    /// The server dies and comes back; the Hub stays, and has to get over it by itself.
    async fn kill_database(&mut self) {
        self.count(Victim::Database, None).await;
        let server = self.server.as_mut().expect("the plan hits none where there is none");
        tokio::task::block_in_place(|| {
            server.kill();
            server.start_again();
        });
    }

    /// Waits for the moment; the tenant that it was of, if it was one's.
    async fn moment(&mut self, number: usize, moment: Moment) -> Option<String> {
        let (sight, count) = match moment {
            Moment::Time(millis) => {
                // No guess at how long something takes: the moment itself.
                tokio::time::sleep(Duration::from_millis(millis)).await;
                return None;
            }
            Moment::Seen(sight, count) => (sight, count),
            Moment::Creates(count) => (Sight::BurstMade, count),
            // Some work must be under way for the first of the two kills.
            Moment::StartUp(_) => (Sight::Event, 20),
        };
        let before = self.work.sights().count(sight);
        match sight {
            Sight::Decided => self.work.wish(Kind::Approval),
            Sight::StopSent => self.work.wish(Kind::Stop),
            Sight::ModelSpoke => self.work.wish(Kind::Model),
            Sight::BurstMade => self.work.burst(number),
            _ => {}
        }
        let reached = self.work.sights().reached(sight, before + count);
        match tokio::time::timeout(MOMENT_MAX, reached).await {
            Ok(tenant) => tenant,
            Err(_) => {
                self.late += 1;
                None
            }
        }
    }

    async fn kill_hub(&mut self, moment: Moment) {
        self.count(Victim::Hub, None).await;
        let mut hub = self.hub.take().expect("it runs between rounds");
        hub.kill().await;
        self.keep_warnings(&hub.stderr());
        if let Moment::StartUp(step) = moment {
            let data = hub.data_dir();
            let url = hub.url().trim_start_matches("http://").to_owned();
            hub.another_killed(|pid| match step {
                Step::Spawned => true,
                Step::Directory => targets::has_open(pid, &data.join("hub.lock")),
                Step::Database => match &self.server {
                    None => targets::has_open(pid, &data.join("hub.db")),
                    Some(server) => connected(server, pid),
                },
                Step::Listening => std::net::TcpStream::connect(&url).is_ok(),
            })
            .await;
            self.in_start_up += 1;
            self.count(Victim::Hub, None).await;
        }
        self.hub = Some(hub.restart().await);
    }

    async fn kill_agent(&mut self, round: Round, at: Option<String>) {
        let Some((member, host, pid)) = self.target(round.victim, at).await else {
            self.work.record().fault("no agent came up that could be killed");
            return;
        };
        let data = self.hub().data_dir();
        if round.hub_away {
            self.count(Victim::Hub, None).await;
            let mut hub = self.hub.take().expect("it runs between rounds");
            hub.kill().await;
            self.keep_warnings(&hub.stderr());
            self.count(round.victim, Some(&member)).await;
            hub.crash(pid);
            self.hub = Some(hub.restart().await);
        } else {
            self.count(round.victim, Some(&member)).await;
            self.hub().crash(pid);
        }
        if !self.noticed(&member, &host).await {
            let host = format!("{} {}", member.id, host.generation);
            self.work.record().fault(format!("the hub did not notice that agent {host} is gone"));
        }
        if let Some(kill) = self.work.record().open().kills.last_mut() {
            kill.noticed_at = record::now();
        }
        for left in targets::left_by(&data, &host) {
            let words = format!("process {} ({}) of tenant {}", left.pid, left.words.trim(), member.id);
            self.work.record().fault(format!("{words} is left of generation {}", host.generation));
        }
        self.work.count_kill(&member.uid).await;
    }

    /// Somebody to kill: the moment's tenant if it may be, else any that has a process of this kind.
    async fn target(&mut self, victim: Victim, at: Option<String>) -> Option<(Member, Host, u32)> {
        let data = self.hub().data_dir();
        let until = Instant::now() + NOTICE_MAX;
        while Instant::now() < until {
            let mut members = self.work.killable();
            self.rng.shuffle(&mut members);
            members.sort_by_key(|member| at.as_deref() != Some(member.id.as_str()));
            let hosts = targets::hosts(&data);
            for member in members {
                let Some(host) = hosts.iter().find(|host| host.tenant_uid == member.uid) else { continue };
                let pid = match victim {
                    Victim::Agent => targets::agent_of(&data, host),
                    _ => Some(host.pid),
                };
                if let Some(pid) = pid {
                    return Some((member, host.clone(), pid));
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
        None
    }

    /// Waits until the Hub has taken note that a generation is over: its host is gone, and the agent is said to be
    /// neither running nor stopping, or the next one is there.
    async fn noticed(&self, member: &Member, host: &Host) -> bool {
        let data = self.hub().data_dir();
        let until = Instant::now() + NOTICE_MAX;
        while Instant::now() < until {
            let gone = !targets::is_there(host.pid);
            let next = || {
                let hosts = targets::hosts(&data);
                hosts
                    .iter()
                    .any(|other| other.tenant_uid == member.uid && other.generation != host.generation)
            };
            if gone && next() {
                return true;
            }
            let tenant = self.work.hub().tenant_view().tenant_id(member.id.as_str()).send().await;
            let over = |state: &AgentState| !matches!(state, AgentState::Running | AgentState::Stopping);
            if gone && tenant.is_ok_and(|tenant| over(&tenant.agent_state)) {
                return true;
            }
            tokio::time::sleep(PAUSE).await;
        }
        false
    }

    async fn count(&mut self, victim: Victim, member: Option<&Member>) {
        *self.counts.entry(victim).or_default() += 1;
        let tenant_uid = member.map(|member| member.uid.clone());
        let kill = Kill { victim, tenant_uid, at: record::now(), noticed_at: i64::MAX };
        self.work.record().open().kills.push(kill);
    }

    /// What the Hubs warned of, up to now; the last lines.
    pub(super) fn warnings(&mut self) -> Vec<String> {
        let said = self.hub().stderr();
        self.keep_warnings(&said);
        std::mem::take(&mut self.warnings)
    }

    fn keep_warnings(&mut self, lines: &str) {
        let is_telling = |line: &&str| {
            let warns = [" WARN ", " ERROR ", "panicked"].iter().any(|word| line.contains(word));
            // That an agent is gone is the killer's own doing.
            warns && !line.contains("is over: exited")
        };
        let telling = lines.lines().filter(is_telling);
        self.warnings.extend(telling.map(str::to_owned));
        let surplus = self.warnings.len().saturating_sub(LINES_MAX);
        self.warnings.drain(..surplus);
    }
}

/// Whether the Hub with this process id has its connection that writes.
fn connected(server: &Server, pid: u32) -> bool {
    let name = format!("hermes-hub writer, pid {pid} on %");
    server.psql(&format!("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '{name}'")) != "0"
}
