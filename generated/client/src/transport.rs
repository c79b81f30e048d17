// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! Where a client's requests go out: one place for tokens, keys, deadlines and repeats.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use progenitor_client::{ClientHooks, ClientInfo, Error, OperationInfo};
use reqwest::{Client as Http, Request, Response};

use crate::Client;

/// A future that is boxed, because the trait is used as an object.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a client does with every request.
pub trait Transport: Debug + Send + Sync {
    /// Completes a request before it is sent: token, headers, deadline. An error is reported and nothing is sent.
    fn prepare<'a>(&'a self, request: &'a mut Request, operation: &'a str) -> Pending<'a, Result<(), String>>;

    /// Sends it, perhaps more than once.
    fn send<'a>(&'a self, http: &'a Http, request: Request, operation: &'a str) -> Pending<'a, reqwest::Result<Response>>;
}

/// The transport as the generated client holds it.
pub type SharedTransport = Arc<dyn Transport>;

impl ClientHooks<SharedTransport> for Client {
    async fn pre<E>(&self, request: &mut Request, info: &OperationInfo) -> Result<(), Error<E>> {
        self.inner().prepare(request, info.operation_id).await.map_err(Error::Custom)
    }

    async fn exec(&self, request: Request, info: &OperationInfo) -> reqwest::Result<Response> {
        self.inner().send(self.client(), request, info.operation_id).await
    }
}
