// Written by `make generate` from openapi/hub.yaml. Do not edit.

#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    reason = "generated code follows its generator's style"
)]
pub mod transport;
#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///A page of tenants.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct TenantResultsPage {
        ///The tenants, by id.
        pub items: ::std::vec::Vec<hub_types::Tenant>,
        ///The token of the next page; null on the last one.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl TenantResultsPage {
        pub fn builder() -> builder::TenantResultsPage {
            Default::default()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        #[derive(Clone, Debug)]
        pub struct TenantResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::Tenant>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TenantResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Ok(Default::default()),
                }
            }
        }
        impl TenantResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::Tenant>>,
                T::Error: ::std::fmt::Display,
            {
                self.items = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for items: {e}")
                    });
                self
            }
            pub fn next_page<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.next_page = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for next_page: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<TenantResultsPage> for super::TenantResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TenantResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::TenantResultsPage> for TenantResultsPage {
            fn from(value: super::TenantResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}
#[derive(Clone, Debug)]
/**Client for Hermes Hub

The control plane for hosted Hermes agents: tenants, their agents, runs and events, over one HTTP API.

This file is the source of truth: the server's types and glue and the Rust client are generated from it.
Enums, tagged unions and codes that a response carries are open: accept values that are not listed here.


Version: 1.0.0*/
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
    pub(crate) inner: crate::transport::SharedTransport,
}
impl Client {
    /// Create a new client.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str, inner: crate::transport::SharedTransport) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new().connect_timeout(dur).timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(baseurl, client.build().unwrap(), inner)
    }
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(
        baseurl: &str,
        client: reqwest::Client,
        inner: crate::transport::SharedTransport,
    ) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
            inner,
        }
    }
}
impl ClientInfo<crate::transport::SharedTransport> for Client {
    fn api_version() -> &'static str {
        "1.0.0"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &crate::transport::SharedTransport {
        &self.inner
    }
}
const _: () = {
    #[allow(dead_code)]
    fn assert_client_hooks()
    where
        Client: ClientHooks<crate::transport::SharedTransport>,
    {}
};
impl Client {
    /**Liveness check

Answers as long as the process serves requests. It looks at nothing else.

Sends a `GET` request to `/v1/healthz`

```ignore
let response = client.health_view()
    .send()
    .await;
```*/
    pub fn health_view(&self) -> builder::HealthView<'_> {
        builder::HealthView::new(self)
    }
    /**Readiness check

Whether the Hub itself can work: database, disk, master key, and not shutting down. It says nothing of any one
agent or model. Without readiness the answer is 503 `unavailable` with one detail for each failed check
(`database_unavailable`, `disk_full`, `shutting_down`); names only, no texts.


Sends a `GET` request to `/v1/readyz`

```ignore
let response = client.readiness_view()
    .send()
    .await;
```*/
    pub fn readiness_view(&self) -> builder::ReadinessView<'_> {
        builder::ReadinessView::new(self)
    }
    /**Hub version and runtime metadata

What is running here. Any valid token may ask.

Sends a `GET` request to `/v1/version`

```ignore
let response = client.version_view()
    .send()
    .await;
```*/
    pub fn version_view(&self) -> builder::VersionView<'_> {
        builder::VersionView::new(self)
    }
    /**This contract as JSON

The document that this Hub's server was generated from, the same content as hub.yaml.

Sends a `GET` request to `/v1/openapi.json`

```ignore
let response = client.openapi_view()
    .send()
    .await;
```*/
    pub fn openapi_view(&self) -> builder::OpenapiView<'_> {
        builder::OpenapiView::new(self)
    }
    /**List tenants

By `id`, ascending. Filters combine with "and"; a page token carries its filters, and a request that repeats the
token with others is refused.


Sends a `GET` request to `/v1/tenants`

Arguments:
- `access`: Only tenants with this access status.
- `agent_state`: Only tenants whose agent is in this state.
- `external_id`: Only the tenant with this external id.
- `label`: Only tenants with this label, as `key:value`. May be given several times; all must match.
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `release_id`: Only tenants that run this release.
- `state`: Only tenants in this state.
```ignore
let response = client.tenant_list()
    .access(access)
    .agent_state(agent_state)
    .external_id(external_id)
    .label(label)
    .limit(limit)
    .page_token(page_token)
    .release_id(release_id)
    .state(state)
    .send()
    .await;
```*/
    pub fn tenant_list(&self) -> builder::TenantList<'_> {
        builder::TenantList::new(self)
    }
    /**Create and provision a tenant

Writes the tenant and answers at once with `state: provisioning`; its home is made in the background, and
`waitSeconds` waits for that. An `id` or `externalId` that is in use is 409 `already_exists`.


Sends a `POST` request to `/v1/tenants`

Arguments:
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error.

- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.tenant_create()
    .wait_seconds(wait_seconds)
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn tenant_create(&self) -> builder::TenantCreate<'_> {
        builder::TenantCreate::new(self)
    }
    /**Get one tenant

The tenant as it stands. Blocked and failed tenants stay readable.

Sends a `GET` request to `/v1/tenants/{tenantId}`

Arguments:
- `tenant_id`: The tenant's id.
```ignore
let response = client.tenant_view()
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn tenant_view(&self) -> builder::TenantView<'_> {
        builder::TenantView::new(self)
    }
    /**Delete one tenant

Refuses new work at once, ends what runs, revokes what was issued, and moves the home to a trash that is kept for
`HUB_TRASH_DAYS`; `purge` removes it instead. The tenant is `deleting` until all of that is done, then it is gone
and its `id` may be used again: a later tenant of that id gets nothing of this one. Repeating is harmless.


Sends a `DELETE` request to `/v1/tenants/{tenantId}`

Arguments:
- `tenant_id`: The tenant's id.
- `purge`: Remove the home at once in place of keeping it in the trash.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error.

- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
```ignore
let response = client.tenant_delete()
    .tenant_id(tenant_id)
    .purge(purge)
    .wait_seconds(wait_seconds)
    .if_match(if_match)
    .send()
    .await;
```*/
    pub fn tenant_delete(&self) -> builder::TenantDelete<'_> {
        builder::TenantDelete::new(self)
    }
    /**Update tenant metadata and desired settings

Changes only what is supplied: an absent member stays, `null` clears it back to its default. `labels` and
`metadata` merge by key, a key with `null` is removed. A change that changes nothing keeps the revision.
A tenant that is being deleted is 409 `failed_precondition` with reason `tenant_deleting`.


Sends a `PATCH` request to `/v1/tenants/{tenantId}`

Arguments:
- `tenant_id`: The tenant's id.
- `dry_run`: Check the request and answer as if it were done, but change nothing.
- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
- `body`
```ignore
let response = client.tenant_update()
    .tenant_id(tenant_id)
    .dry_run(dry_run)
    .if_match(if_match)
    .body(body)
    .send()
    .await;
```*/
    pub fn tenant_update(&self) -> builder::TenantUpdate<'_> {
        builder::TenantUpdate::new(self)
    }
    /**Read tenant access state

Whether the tenant may work, and what is said to those who try.

Sends a `GET` request to `/v1/tenants/{tenantId}/access`

Arguments:
- `tenant_id`: The tenant's id.
```ignore
let response = client.tenant_access_view()
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn tenant_access_view(&self) -> builder::TenantAccessView<'_> {
        builder::TenantAccessView::new(self)
    }
    /**Set tenant access state

`blocked` stops work in progress and refuses new work with 409 `failed_precondition`, reason `tenant_blocked` and
this message; reads stay. `active` lets the tenant work again. The same state again changes nothing.


Sends a `PUT` request to `/v1/tenants/{tenantId}/access`

Arguments:
- `tenant_id`: The tenant's id.
- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
- `body`
```ignore
let response = client.tenant_access_replace()
    .tenant_id(tenant_id)
    .if_match(if_match)
    .body(body)
    .send()
    .await;
```*/
    pub fn tenant_access_replace(&self) -> builder::TenantAccessReplace<'_> {
        builder::TenantAccessReplace::new(self)
    }
}
/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    use super::types;
    #[allow(unused_imports)]
    use super::{
        encode_path, ByteStream, ClientInfo, ClientHooks, Error, OperationInfo,
        RequestBuilderExt, ResponseValue,
    };
    /**Builder for [`Client::health_view`]

[`Client::health_view`]: super::Client::health_view*/
    #[derive(Debug, Clone)]
    pub struct HealthView<'a> {
        client: &'a super::Client,
    }
    impl<'a> HealthView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/v1/healthz`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Health>, Error<hub_types::Error>> {
            let Self { client } = self;
            let url = format!("{}/v1/healthz", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "health_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::readiness_view`]

[`Client::readiness_view`]: super::Client::readiness_view*/
    #[derive(Debug, Clone)]
    pub struct ReadinessView<'a> {
        client: &'a super::Client,
    }
    impl<'a> ReadinessView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/v1/readyz`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Readiness>, Error<hub_types::Error>> {
            let Self { client } = self;
            let url = format!("{}/v1/readyz", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "readiness_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::version_view`]

[`Client::version_view`]: super::Client::version_view*/
    #[derive(Debug, Clone)]
    pub struct VersionView<'a> {
        client: &'a super::Client,
    }
    impl<'a> VersionView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/v1/version`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Version>, Error<hub_types::Error>> {
            let Self { client } = self;
            let url = format!("{}/v1/version", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "version_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::openapi_view`]

[`Client::openapi_view`]: super::Client::openapi_view*/
    #[derive(Debug, Clone)]
    pub struct OpenapiView<'a> {
        client: &'a super::Client,
    }
    impl<'a> OpenapiView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }
        ///Sends a `GET` request to `/v1/openapi.json`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::OpenapiDocument>, Error<hub_types::Error>> {
            let Self { client } = self;
            let url = format!("{}/v1/openapi.json", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "openapi_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::tenant_list`]

[`Client::tenant_list`]: super::Client::tenant_list*/
    #[derive(Debug, Clone)]
    pub struct TenantList<'a> {
        client: &'a super::Client,
        access: Result<Option<hub_types::AccessStatus>, String>,
        agent_state: Result<Option<hub_types::AgentState>, String>,
        external_id: Result<Option<hub_types::ExternalId>, String>,
        label: Result<Option<::std::vec::Vec<hub_types::LabelFilter>>, String>,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        release_id: Result<Option<hub_types::ReleaseId>, String>,
        state: Result<Option<hub_types::TenantState>, String>,
    }
    impl<'a> TenantList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                access: Ok(None),
                agent_state: Ok(None),
                external_id: Ok(None),
                label: Ok(None),
                limit: Ok(None),
                page_token: Ok(None),
                release_id: Ok(None),
                state: Ok(None),
            }
        }
        pub fn access<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::AccessStatus>,
        {
            self.access = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: AccessStatus` for access failed"
                        .to_string()
                });
            self
        }
        pub fn agent_state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::AgentState>,
        {
            self.agent_state = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: AgentState` for agent_state failed"
                        .to_string()
                });
            self
        }
        pub fn external_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::ExternalId>,
        {
            self.external_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: ExternalId` for external_id failed"
                        .to_string()
                });
            self
        }
        pub fn label<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<hub_types::LabelFilter>>,
        {
            self.label = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: vec :: Vec < hub_types :: LabelFilter >` for label failed"
                        .to_string()
                });
            self
        }
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for limit failed".to_string());
            self
        }
        pub fn page_token<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.page_token = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for page_token failed"
                        .to_string()
                });
            self
        }
        pub fn release_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::ReleaseId>,
        {
            self.release_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: ReleaseId` for release_id failed"
                        .to_string()
                });
            self
        }
        pub fn state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantState>,
        {
            self.state = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: TenantState` for state failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::TenantResultsPage>, Error<hub_types::Error>> {
            let Self {
                client,
                access,
                agent_state,
                external_id,
                label,
                limit,
                page_token,
                release_id,
                state,
            } = self;
            let access = access.map_err(Error::InvalidRequest)?;
            let agent_state = agent_state.map_err(Error::InvalidRequest)?;
            let external_id = external_id.map_err(Error::InvalidRequest)?;
            let label = label.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let release_id = release_id.map_err(Error::InvalidRequest)?;
            let state = state.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/tenants", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("access", &access))
                .query(&progenitor_client::QueryParam::new("agentState", &agent_state))
                .query(&progenitor_client::QueryParam::new("externalId", &external_id))
                .query(&progenitor_client::QueryParam::new("label", &label))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("releaseId", &release_id))
                .query(&progenitor_client::QueryParam::new("state", &state))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
        ///Streams `GET` requests to `/v1/tenants`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::Tenant, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                access: Ok(None),
                agent_state: Ok(None),
                external_id: Ok(None),
                label: Ok(None),
                page_token: Ok(None),
                release_id: Ok(None),
                state: Ok(None),
                ..self.clone()
            };
            self.send()
                .map_ok(move |page| {
                    let page = page.into_inner();
                    let first = futures::stream::iter(page.items).map(Ok);
                    let rest = futures::stream::try_unfold(
                            (page.next_page, next),
                            |(next_page, next)| async {
                                if next_page.is_none() {
                                    Ok(None)
                                } else {
                                    Self {
                                        page_token: Ok(next_page),
                                        ..next.clone()
                                    }
                                        .send()
                                        .map_ok(|page| {
                                            let page = page.into_inner();
                                            Some((
                                                futures::stream::iter(page.items).map(Ok),
                                                (page.next_page, next),
                                            ))
                                        })
                                        .await
                                }
                            },
                        )
                        .try_flatten();
                    first.chain(rest)
                })
                .try_flatten_stream()
                .boxed()
        }
    }
    /**Builder for [`Client::tenant_create`]

[`Client::tenant_create`]: super::Client::tenant_create*/
    #[derive(Debug, Clone)]
    pub struct TenantCreate<'a> {
        client: &'a super::Client,
        wait_seconds: Result<Option<i32>, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::TenantCreate, String>,
    }
    impl<'a> TenantCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                wait_seconds: Ok(None),
                idempotency_key: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn wait_seconds<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.wait_seconds = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for wait_seconds failed".to_string());
            self
        }
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::IdempotencyKey>,
        {
            self.idempotency_key = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: IdempotencyKey` for idempotency_key failed"
                        .to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantCreate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantCreate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenants`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Tenant>, Error<hub_types::Error>> {
            let Self { client, wait_seconds, idempotency_key, body } = self;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/tenants", client.baseurl,);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = idempotency_key {
                header_map.append("Idempotency-Key", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .query(&progenitor_client::QueryParam::new("waitSeconds", &wait_seconds))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_create",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::tenant_view`]

[`Client::tenant_view`]: super::Client::tenant_view*/
    #[derive(Debug, Clone)]
    pub struct TenantView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
    }
    impl<'a> TenantView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Tenant>, Error<hub_types::Error>> {
            let Self { client, tenant_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}", client.baseurl, encode_path(& tenant_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::tenant_delete`]

[`Client::tenant_delete`]: super::Client::tenant_delete*/
    #[derive(Debug, Clone)]
    pub struct TenantDelete<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        purge: Result<Option<bool>, String>,
        wait_seconds: Result<Option<i32>, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
    }
    impl<'a> TenantDelete<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                purge: Ok(None),
                wait_seconds: Ok(None),
                if_match: Ok(None),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        pub fn purge<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.purge = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for purge failed".to_string());
            self
        }
        pub fn wait_seconds<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.wait_seconds = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for wait_seconds failed".to_string());
            self
        }
        pub fn if_match<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::EtagCondition>,
        {
            self.if_match = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: EtagCondition` for if_match failed"
                        .to_string()
                });
            self
        }
        ///Sends a `DELETE` request to `/v1/tenants/{tenantId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Tenant>, Error<hub_types::Error>> {
            let Self { client, tenant_id, purge, wait_seconds, if_match } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let purge = purge.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}", client.baseurl, encode_path(& tenant_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = if_match {
                header_map.append("If-Match", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("purge", &purge))
                .query(&progenitor_client::QueryParam::new("waitSeconds", &wait_seconds))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_delete",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                202u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::tenant_update`]

[`Client::tenant_update`]: super::Client::tenant_update*/
    #[derive(Debug, Clone)]
    pub struct TenantUpdate<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        dry_run: Result<Option<bool>, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
        body: Result<hub_types::TenantUpdate, String>,
    }
    impl<'a> TenantUpdate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                dry_run: Ok(None),
                if_match: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        pub fn dry_run<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.dry_run = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for dry_run failed".to_string());
            self
        }
        pub fn if_match<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::EtagCondition>,
        {
            self.if_match = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: EtagCondition` for if_match failed"
                        .to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantUpdate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantUpdate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `PATCH` request to `/v1/tenants/{tenantId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Tenant>, Error<hub_types::Error>> {
            let Self { client, tenant_id, dry_run, if_match, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let dry_run = dry_run.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}", client.baseurl, encode_path(& tenant_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = if_match {
                header_map.append("If-Match", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .patch(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .query(&progenitor_client::QueryParam::new("dryRun", &dry_run))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_update",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::tenant_access_view`]

[`Client::tenant_access_view`]: super::Client::tenant_access_view*/
    #[derive(Debug, Clone)]
    pub struct TenantAccessView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
    }
    impl<'a> TenantAccessView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/access`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Access>, Error<hub_types::Error>> {
            let Self { client, tenant_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/access", client.baseurl, encode_path(& tenant_id
                .to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_access_view",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
    /**Builder for [`Client::tenant_access_replace`]

[`Client::tenant_access_replace`]: super::Client::tenant_access_replace*/
    #[derive(Debug, Clone)]
    pub struct TenantAccessReplace<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
        body: Result<hub_types::AccessReplace, String>,
    }
    impl<'a> TenantAccessReplace<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                if_match: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        pub fn if_match<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::EtagCondition>,
        {
            self.if_match = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: EtagCondition` for if_match failed"
                        .to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::AccessReplace>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: AccessReplace` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `PUT` request to `/v1/tenants/{tenantId}/access`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Access>, Error<hub_types::Error>> {
            let Self { client, tenant_id, if_match, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/access", client.baseurl, encode_path(& tenant_id
                .to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = if_match {
                header_map.append("If-Match", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_access_replace",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=499u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                500u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
}
/// Items consumers will typically use such as the Client.
pub mod prelude {
    pub use self::super::Client;
}
