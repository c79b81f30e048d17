//! What the generated server code leans on: a request as an operation reads it, and what it may answer.
//!
//! Nothing here knows an area, a database or the HTTP framework. A [`Call`] comes from the edge with its caller
//! already proved; the generated glue reads path, query, headers and body from it, in this order, and calls the
//! area's trait; the answer is a [`Reply`] or an [`ApiError`].

mod body;
mod call;
mod check;
mod error;
mod json;
mod nul;
mod operation;
mod parameters;
mod reply;

pub use body::{BodyLimits, RequestBody};
pub use call::{Answering, Call, Handler, RequestCx, Service};
pub use check::Check;
pub use error::{ApiError, detail};
pub use operation::{Access, Operation, Parameter, ParameterKind};
pub use reply::{
    Accepted, Body, BodyError, Bytes, Created, EventStream, NoContent, Okay, Reply, Response, body_of, etag,
};
