//! The runtime's parts against each other: the client, the scripted agent, the transcripts.
//!
//! What the scripted and the real agent must have in common is in the test `contract` of crate `hub-tests`.

#![allow(clippy::unwrap_used, reason = "a test ends where a condition does not hold")]

mod client_faults;
mod cron_transcripts;
mod process;
mod scripted_faults;
mod scripted_model;
mod transcripts;
mod world;
