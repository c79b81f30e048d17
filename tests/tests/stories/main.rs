//! The Hub through its SDK, as stories. Each module is a subject; each test is a sentence about it.

mod bodies;
mod door;
mod errors;
mod health;
mod idempotency;
mod limits;
mod parameters;
mod postgres;
mod processes;
mod provisioning;
mod quirks;
mod runs_approvals;
mod runs_faults;
mod runs_life;
mod runs_list;
mod runs_model;
mod runs_sessions;
mod runs_stop;
mod runs_streams;
mod runs_tenants;
mod tenant_access;
mod tenant_create;
mod tenant_delete;
mod tenant_list;
mod tenant_update;
mod tokens;
