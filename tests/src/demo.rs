//! The main job, shown to a newcomer: a real agent at work through a Hub, and through the Hub's death; or that world left
//! open, to be tried by hand.
//!
//! | module | what it is |
//! |---|---|
//! | `world` | the model, the Hub and its data, and how they go |
//! | `story` | what is shown, step by step, and what has to be true of it |
//! | `beside` | what a tenant has beside its runs: a file, a key, a skill, a schedule |
//! | `stay` | the open world |
//! | `tell` | how it is told: steps, times, events, and waits that say what they wait for |
//!
//! It builds nothing: the Hub's program and the agent release have to be there (`make demo` and `make dev` see to it).

mod beside;
mod stay;
mod story;
mod tell;
mod world;

pub use stay::stay;
pub use story::show;
pub use tell::failure;
pub use world::Ingredients;
