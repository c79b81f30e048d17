//! The client against a server that says what no Hub says today, or says it too late.

mod download;
mod follow;
mod open;
mod script;
mod wire;
