//! The client against a server that says what no Hub says today, or says it too late.

mod download;
mod script;
mod wire;

mod open;
