//! hub-runtime: everything between the Hub and one running agent.
//!
//! - [`agent_api`]: the client of hermes-agent's own HTTP API.
//! - [`scripted`]: our own server of that API, for tests and faults.
//! - [`host`]: the agent host, the process beside one agent.
//! - [`bundled`]: the skills that come with the Hub.
//! - [`placement`]: how an agent host comes to run, and how the Hub knows it again.
//! - [`release`]: the agent's packages, installed into virtual environments.
//! - [`journal`]: the agent host's spool of reports that the Hub has not acknowledged yet.
//! - [`yaml`]: YAML that anybody may have written: how deep it goes, and one member of it replaced.
//!
//! Only this crate spawns processes and speaks the agent's API. It knows nothing of the Hub's
//! database, tenants' rows or HTTP surface.

pub mod agent_api;
pub mod bundled;
pub mod host;
pub mod journal;
pub mod placement;
pub mod release;
pub mod scripted;
pub mod yaml;
