//! The table of contents: what serves the contract, a line per area.

use hub_glue::Service;

use crate::access::Caller;
use crate::agents::Agents;
use crate::business_keys::BusinessKeys;
use crate::callbacks::Callbacks;
use crate::credentials::Credentials;
use crate::cron::Cron;
use crate::environment::Environment;
use crate::files::Files;
use crate::hub::Context;
use crate::runs::Runs;
use crate::secrets::Secrets;
use crate::skills::Skills;
use crate::tenants::Tenants;

/// The Hub: the context and the areas. Implements every trait of the contract, each in its area's `http.rs`.
pub struct Hub {
    /// What all areas share.
    pub cx: Context,
    /// Who agents are hosted for.
    pub tenants: Tenants,
    /// What tenants prove themselves with.
    pub credentials: Credentials,
    /// What businesses prove themselves with.
    pub business_keys: BusinessKeys,
    /// Tenants' agents.
    pub agents: Agents,
    /// Work given to agents.
    pub runs: Runs,
    /// Keys that agents work with.
    pub environment: Environment,
    /// What agents made.
    pub files: Files,
    /// Agents' schedules.
    pub cron: Cron,
    /// What agents know how to do.
    pub skills: Skills,
    /// What the Hub keeps for its operator and shows to nobody again.
    pub secrets: Secrets,
    /// What agent hosts say and ask.
    pub callbacks: Callbacks,
}

impl Service for Hub {
    type Caller = Caller;
}

/// What a handler is told about its request.
pub type RequestCx = hub_glue::RequestCx<Caller>;
