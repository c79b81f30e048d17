//! The agent host as a process, between a Hub of a few lines and the scripted agent, over real sockets.
//!
//! No test knows how long anything takes: each waits for what it says, and gives up only after [`world::PATIENCE`].

#![allow(clippy::unwrap_used, reason = "a test ends where a condition does not hold")]

mod away;
mod faults;
mod flood;
mod frozen;
mod hub;
mod keys;
mod life;
mod model;
mod runs;
mod world;
