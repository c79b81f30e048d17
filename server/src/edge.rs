//! The door that every request passes: route, request id, authenticate, limit, time, count, map errors.
//!
//! dropshot listens with one catch-all endpoint per method, because it cannot register some of the contract's paths
//! and has no middleware. What concerns every request happens here, once, in the order of [`Edge::serve`]; nothing
//! of a request's body is read before its caller is known. Nothing here knows an area.

mod cors;
mod guard;
mod limit;
mod observe;
mod proof;
mod route;
mod socket;
#[cfg(test)]
mod tests;
mod traffic;
mod wire;

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use dropshot::{
    ApiDescription, ApiEndpoint, ApiEndpointVersions, ConfigDropshot, ConfigTls, HandlerTaskMode, HttpError,
    HttpServer, Method, Path, RawRequest, RequestContext, ServerBuilder,
};
use futures::FutureExt as _;
use http::{HeaderValue, header};
use hub_api::{Api, OPERATIONS, handlers};
use hub_glue::{ApiError, BodyLimits, Call, Handler, Operation, RequestBody, Response, Service};
use hub_types::{ErrorCode, ErrorReason};
use tracing::Instrument as _;

use crate::access::{self, Caller};
use crate::audit;
use crate::auth::Principal;
use crate::error::unauthenticated;
use crate::hub::Context;
use crate::places::Places;
use cors::Cors;
use limit::{Limiter, Rate};
use observe::Observation;
use proof::Proof;
use route::{Found, Routes};
use traffic::Traffic;

/// The methods that get the catch-all endpoint. Any other is answered by dropshot itself (a known quirk).
const METHODS: [Method; 7] =
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];

/// What the door needs to know of the service behind it.
pub struct Edge<S: Service> {
    cx: Context,
    service: Arc<S>,
    handlers: Vec<Handler<S>>,
    routes: Routes,
    places: Places,
    limiter: Limiter,
    cors: Cors,
    traffic: Traffic,
}

/// A listening server.
pub struct Listener<S: Service> {
    server: HttpServer<Arc<Edge<S>>>,
    traffic: Traffic,
}

/// Why the listener could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// The contract's paths contradict each other; a fault of the build.
    #[error("the contract's paths cannot be routed")]
    Routes(#[from] matchit::InsertError),
    /// dropshot refused the catch-all endpoints; a fault of the build.
    #[error("the listener could not be set up: {0}")]
    Setup(String),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}; another program may have it, or choose another with HUB_LISTEN")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system or TLS said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl<S: Api + Service<Caller = Caller>> Listener<S> {
    /// Starts to listen on the configured address and to serve the contract with `service`.
    pub fn start(cx: &Context, service: Arc<S>) -> Result<Self, ListenError> {
        Self::start_with(cx, service, handlers::<S>().to_vec())
    }

    /// The same with another table of handlers, one for each operation.
    fn start_with(cx: &Context, service: Arc<S>, handlers: Vec<Handler<S>>) -> Result<Self, ListenError> {
        let config = &cx.config;
        let traffic = Traffic::default();
        let edge = Arc::new(Edge {
            cx: cx.clone(),
            service,
            handlers,
            routes: Routes::new(&OPERATIONS)?,
            places: Places::new(&config.limits),
            limiter: Limiter::new(&config.limits),
            cors: Cors::new(&config.cors_origins),
            traffic: traffic.clone(),
        });
        let settings = ConfigDropshot {
            bind_address: config.listen,
            default_request_body_max_bytes: config.limits.body_default_bytes,
            // A client that goes away must not cancel a change half way.
            default_handler_task_mode: HandlerTaskMode::Detached,
            ..ConfigDropshot::default()
        };
        let tls = config.tls_files().map(|(cert_file, key_file)| ConfigTls::AsFile {
            cert_file: cert_file.to_owned(),
            key_file: key_file.to_owned(),
        });
        let server = ServerBuilder::new(catch_all()?, edge, crate::logging::slog_bridge())
            .config(settings)
            .tls(tls)
            .start()
            .map_err(|error| ListenError::Listen { address: config.listen, source: Box::new(error) })?;
        // Twice what a stream bears, so that one that is read again meanwhile ends after a whole frame.
        if let Err(error) = socket::give_up_after(server.local_addr(), 2 * config.limits.reader_stall) {
            tracing::warn!(
                "connections of clients that take nothing are not given up by themselves: {error}"
            );
        }
        Ok(Self { server, traffic })
    }

    /// The address that was bound.
    pub fn local_addr(&self) -> SocketAddr {
        self.server.local_addr()
    }

    /// Stops listening and waits for open requests. Streams have to end by themselves, on `ending`. Clients that do not
    /// take their answer are not waited for; they lose their connection when the process ends.
    pub async fn close(self) -> Result<(), String> {
        tokio::select! {
            closed = self.server.close() => closed,
            () = self.traffic.only_stalled() => {
                tracing::info!("connections are left whose clients take nothing");
                Ok(())
            }
        }
    }
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
struct AnyPath {
    #[expect(dead_code, reason = "dropshot wants the wildcard declared; the edge routes on the raw path")]
    path: Vec<String>,
}

fn catch_all<S: Api + Service<Caller = Caller>>() -> Result<ApiDescription<Arc<Edge<S>>>, ListenError> {
    let mut api = ApiDescription::new();
    for method in METHODS {
        let id = format!("edge_{}", method.as_str().to_ascii_lowercase());
        let endpoint = ApiEndpoint::new(
            id,
            enter::<S>,
            method,
            "application/json",
            "/{path:.*}",
            ApiEndpointVersions::All,
        );
        api.register(endpoint.visible(false))
            .map_err(|error| ListenError::Setup(error.message().to_owned()))?;
    }
    Ok(api)
}

async fn enter<S: Api + Service<Caller = Caller>>(
    rqctx: RequestContext<Arc<Edge<S>>>,
    _path: Path<AnyPath>,
    request: RawRequest,
) -> Result<hyper::Response<dropshot::Body>, HttpError> {
    let edge = Arc::clone(rqctx.context());
    let _in_hand = edge.traffic.request();
    let peer = rqctx.request.remote_addr().ip();
    let request = Request::new(rqctx.request_id, peer, request.into_inner());
    Ok(wire::outgoing(edge.serve(request).await, &edge.traffic))
}

/// A request as it came in.
struct Request {
    id: String,
    peer: IpAddr,
    head: http::request::Parts,
    body: dropshot::Body,
}

impl Request {
    fn new(id: String, peer: IpAddr, request: hyper::Request<dropshot::Body>) -> Self {
        let (head, body) = request.into_parts();
        Self { id, peer, head, body }
    }
}

impl<S: Api + Service<Caller = Caller>> Edge<S> {
    /// A request's way through the door. Whatever happens, the client gets an answer in one form.
    async fn serve(&self, request: Request) -> Response {
        let id = request.id.clone();
        let client_id = guard::client_request_id(&request.head.headers);
        let head_only = request.head.method == Method::HEAD;
        let origin = request.head.headers.get(header::ORIGIN).cloned();
        let address = guard::address(&self.cx.config.trusted_proxies, request.peer, &request.head.headers);
        let mut rate = None;

        let mut response = match self.cors.preflight(&request.head) {
            Some(answer) => answer,
            None => match self.routes.find(&request.head.method, request.head.uri.path()) {
                Ok(found) => self.observed(found, request, address, &mut rate).await,
                Err(refusal) => {
                    observe::unrouted(&refusal);
                    refusal.into_response(&id)
                }
            },
        };

        if let Some(rate) = rate {
            rate.write(response.headers_mut());
        }
        let headers = response.headers_mut();
        if let Some(client_id) = client_id {
            headers.insert("x-client-request-id", client_id);
        }
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        self.cors.write(origin.as_ref(), headers);
        if head_only { wire::without_body(response) } else { response }
    }

    /// Serves a request whose operation is known, in its span and with its metrics.
    async fn observed(
        &self,
        found: Found,
        request: Request,
        address: IpAddr,
        rate: &mut Option<Rate>,
    ) -> Response {
        let operation = &OPERATIONS[found.index];
        let id = request.id.clone();
        let observation = Observation::start(operation, &request.id, &request.head);
        let span = observation.span();
        let answering = self.pass(operation, found, request, address, rate);
        // A panic in one request must neither drop its connection nor end the process.
        let answer = AssertUnwindSafe(answering).catch_unwind().instrument(span).await;
        let answer = answer.unwrap_or_else(|_| {
            Err(ApiError::internal("the handler panicked; the panic is in the log above"))
        });
        observation.finish(&answer);
        answer.unwrap_or_else(|error| error.into_response(&id))
    }

    /// The checks in their order, then the operation.
    async fn pass(
        &self,
        operation: &'static Operation,
        found: Found,
        request: Request,
        address: IpAddr,
        rate: &mut Option<Rate>,
    ) -> Result<Response, ApiError> {
        guard::form(&request.head, &self.cx.config.limits)?;
        let place = self.places.take(operation)?;
        let principal = self.authenticate(operation, &request.head.headers, address).await?;
        let key = principal.as_ref().map_or_else(access::anonymous, Principal::principal_key);
        let denied = |error: &ApiError| {
            // Of somebody who could not be asked about nothing is known.
            if error.status().is_client_error() {
                self.cx.denials.count(&key, address, operation.id, error);
            }
        };
        let caller =
            access::let_in(&self.cx.db, operation, principal, &found.path).await.inspect_err(denied)?;
        let authorization = guard::authorization(&request.head.headers);
        let proof = Proof::new(&self.cx, operation, &found.path, authorization);
        *rate = self.limiter.spend(operation, &caller, &found.path, address)?;
        guard::acceptable(operation, &request.head.headers)?;
        guard::announced_size(operation, &request.head.headers)?;

        let limits = &self.cx.config.limits;
        let body_limits = BodyLimits { idle: limits.body_idle, total: limits.body_total };
        let body = proof.incoming(wire::incoming(request.body));
        let body = RequestBody::new(body, body_limits, operation.max_body_bytes);
        let entry = audit::entry_of(operation, &request.id, &key, address, &found.path);
        let cx = hub_glue::RequestCx {
            caller,
            operation,
            request_id: request.id,
            address,
            uri: request.head.uri,
            headers: request.head.headers,
            body: bytes::Bytes::new(),
        };
        let call = Call::new(Arc::clone(&self.service), cx, found.path, body);
        let answering = (self.handlers[found.index])(call);
        let answering = audit::attended(self.cx.db.clone(), operation, entry, answering);
        let answer = proof.accompany(self.places.serve(place, key.clone(), answering)).await;
        answer.inspect_err(|error| {
            if *error.code() == ErrorCode::PermissionDenied {
                denied(error);
            }
        })
    }

    /// Who is asking; `None` on open operations, which look at no token.
    async fn authenticate(
        &self,
        operation: &'static Operation,
        headers: &http::HeaderMap,
        address: IpAddr,
    ) -> Result<Option<Principal>, ApiError> {
        if access::is_open(operation) {
            return Ok(None);
        }
        let authorization = guard::authorization(headers);
        let proof = match authorization {
            Some(authorization) => self.cx.auth.authenticate(authorization).await.map_err(ApiError::from),
            None => Err(unauthenticated()),
        };
        if proof.as_ref().is_err_and(|error| *error.code() == ErrorCode::Unauthenticated) {
            self.limiter.failed(address)?;
            if let Err(error) = &proof {
                self.cx.denials.count(&access::anonymous(), address, operation.id, error);
            }
        }
        proof.map(Some)
    }
}

/// The reason that all limits of rate share.
fn rate_limited(wait: std::time::Duration) -> ApiError {
    let message = "too many requests, wait for the time in retry-after";
    ApiError::new(ErrorCode::ResourceExhausted, message).reason(ErrorReason::RateLimited).retry_after(wait)
}
