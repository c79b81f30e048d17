// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! The types of the Hub's contract, shared by server and client.
//!
//! Enums and tagged unions are open: a value that is not listed is kept in a variant `Unlisted`.
#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    reason = "generated code follows its generator's style"
)]
mod open;
mod patch;
#[cfg(feature = "schemars")]
pub mod schema;
mod timestamp;
pub use patch::Patch;
pub use timestamp::Timestamp;
open::open_enum! {
    #[doc =
    "What kind of failure it is. Open: treat a code you do not know by its status and `retryable`."]
    ErrorCode { InvalidArgument = "invalid_argument", Unauthenticated =
    "unauthenticated", PermissionDenied = "permission_denied", NotFound = "not_found",
    MethodNotAllowed = "method_not_allowed", NotAcceptable = "not_acceptable",
    AlreadyExists = "already_exists", FailedPrecondition = "failed_precondition", Aborted
    = "aborted", IdempotencyInProgress = "idempotency_in_progress", Gone = "gone",
    EtagMismatch = "etag_mismatch", PayloadTooLarge = "payload_too_large",
    UnsupportedMediaType = "unsupported_media_type", RangeNotSatisfiable =
    "range_not_satisfiable", IdempotencyKeyConflict = "idempotency_key_conflict",
    PreconditionRequired = "precondition_required", ResourceExhausted =
    "resource_exhausted", Internal = "internal", UpstreamError = "upstream_error",
    Unavailable = "unavailable", DeadlineExceeded = "deadline_exceeded", }
}
open::open_enum! {
    #[doc =
    "Why, exactly. Open.\n\nOf a request that is not valid:\n- `malformed`: not parseable as what it should be (JSON, UTF-8, percent-encoding, a header's form).\n- `trailing_bytes`: something follows the JSON value.\n- `unknown_member`, `missing_member`, `duplicate_member`: of a JSON object.\n- `unknown_parameter`, `missing_parameter`, `duplicate_parameter`: of the query or headers.\n- `wrong_type`, `out_of_range`, `too_short`, `too_long`, `too_many`, `pattern_mismatch`, `unknown_value`: of a value.\n- `not_allowed`: the value is well formed, but not one that may be given here.\n- `page_token_invalid`, `page_token_expired`, `page_token_filters`: the page token is not ours, is over a day old, or\n  was made for other filters.\n\nOf a state:\n- `tenant_blocked`: the tenant's access is `blocked`; the message is the operator's.\n- `tenant_deleting`: the tenant is being deleted.\n- `tenant_provisioning`: the tenant is not ready yet.\n- `id_taken`, `external_id_taken`: another resource has this name.\n\nOf the Hub:\n- `rate_limited`: too many requests from this caller or address.\n- `overloaded`: too many requests at once.\n- `database_unavailable`, `disk_full`: it cannot write; reads may go on.\n- `shutting_down`: it is stopping; its successor will answer.\n- `body_timeout`: the request's body came too slowly."]
    ErrorReason { Malformed = "malformed", TrailingBytes = "trailing_bytes",
    UnknownMember = "unknown_member", MissingMember = "missing_member", DuplicateMember =
    "duplicate_member", UnknownParameter = "unknown_parameter", MissingParameter =
    "missing_parameter", DuplicateParameter = "duplicate_parameter", WrongType =
    "wrong_type", OutOfRange = "out_of_range", TooShort = "too_short", TooLong =
    "too_long", TooMany = "too_many", PatternMismatch = "pattern_mismatch", UnknownValue
    = "unknown_value", NotAllowed = "not_allowed", PageTokenInvalid =
    "page_token_invalid", PageTokenExpired = "page_token_expired", PageTokenFilters =
    "page_token_filters", TenantBlocked = "tenant_blocked", TenantDeleting =
    "tenant_deleting", TenantProvisioning = "tenant_provisioning", IdTaken = "id_taken",
    ExternalIdTaken = "external_id_taken", RateLimited = "rate_limited", Overloaded =
    "overloaded", DatabaseUnavailable = "database_unavailable", DiskFull = "disk_full",
    ShuttingDown = "shutting_down", BodyTimeout = "body_timeout", }
}
open::open_enum! {
    #[doc = "Liveness. Open."] HealthState { Alive = "alive", }
}
open::open_enum! {
    #[doc = "Readiness. Open."] ReadinessState { Ready = "ready", }
}
open::open_enum! {
    #[doc = "How a check went. Open."] CheckState { Ok = "ok", Failed = "failed", }
}
open::open_enum! {
    #[doc =
    "Where a tenant is in its life. Open. `provisioning`: its home is being made; `ready`; `failed`: provisioning does not\nsucceed, a condition says why, and it is tried again; `deleting`."]
    TenantState { Provisioning = "provisioning", Ready = "ready", Failed = "failed",
    Deleting = "deleting", }
}
open::open_enum! {
    #[doc =
    "Where a tenant's agent is. Open. `hibernated`: not running for want of work, any work wakes it; `stopped`: stopped on\nrequest; `failed`: it crashed too often."]
    AgentState { Stopped = "stopped", Starting = "starting", Running = "running",
    Stopping = "stopping", Failed = "failed", Hibernated = "hibernated", }
}
open::open_enum! {
    #[doc = "Whether a condition holds. Open."] ConditionStatus { True = "true", False =
    "false", Unknown = "unknown", }
}
open::open_enum! {
    #[doc = "Whether a tenant may work. Open."] AccessStatus { Active = "active", Blocked
    = "blocked", }
}
open::open_enum! {
    #[doc =
    "What holds a tenant to its quota. Open. `none`: there is no quota; `advisory`: measured, and new work is refused above\nit, but a running agent may still exceed it; `enforced`: the file system refuses."]
    StorageEnforcement { None = "none", Advisory = "advisory", Enforced = "enforced", }
}
///Whether a tenant may work.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Access {
    ///When the access state was last changed.
    #[serde(rename = "changedAt")]
    pub changed_at: crate::Timestamp,
    ///What is said to those who try to work with a blocked tenant.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The operator's own word for why, for programs.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub reason: ::std::option::Option<::std::string::String>,
    pub status: crate::AccessStatus,
}
impl Access {
    pub fn builder() -> builder::Access {
        Default::default()
    }
}
///The access state to set. Left-out members are cleared.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AccessReplace {
    ///What is said to those who try to work with a blocked tenant.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The operator's own word for why, for programs.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<::std::string::String>,
    pub status: crate::AccessStatus,
}
impl AccessReplace {
    pub fn builder() -> builder::AccessReplace {
        Default::default()
    }
}
///The agent's settings in force.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AgentSettings {
    ///How long a pending approval waits before it is denied.
    #[serde(rename = "approvalTimeoutSeconds")]
    pub approval_timeout_seconds: i32,
    ///After how long without work the agent is put to sleep.
    #[serde(rename = "idleTimeoutSeconds")]
    pub idle_timeout_seconds: i32,
    ///How many runs execute at once.
    #[serde(rename = "maxConcurrentRuns")]
    pub max_concurrent_runs: i32,
    ///How many runs may wait for a free place.
    #[serde(rename = "maxQueuedRuns")]
    pub max_queued_runs: i32,
    ///The model to use; null stands for the Hub's default.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub model: ::std::option::Option<::std::string::String>,
    ///How long a run may take unless it says otherwise.
    #[serde(rename = "runTimeoutSeconds")]
    pub run_timeout_seconds: i32,
}
impl AgentSettings {
    pub fn builder() -> builder::AgentSettings {
        Default::default()
    }
}
///Settings of a new agent. A left-out member has its default.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentSettingsCreate {
    ///How long a pending approval waits before it is denied. Default 300.
    #[serde(
        rename = "approvalTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub approval_timeout_seconds: ::std::option::Option<i32>,
    ///After how long without work the agent is put to sleep. Default 900.
    #[serde(
        rename = "idleTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub idle_timeout_seconds: ::std::option::Option<i32>,
    ///How many runs execute at once. Default 4.
    #[serde(
        rename = "maxConcurrentRuns",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub max_concurrent_runs: ::std::option::Option<i32>,
    ///How many runs may wait for a free place. Default 100.
    #[serde(
        rename = "maxQueuedRuns",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub max_queued_runs: ::std::option::Option<i32>,
    ///The model to use. Default is the Hub's own.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub model: ::std::option::Option<::std::string::String>,
    ///How long a run may take unless it says otherwise. Default 3600.
    #[serde(
        rename = "runTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub run_timeout_seconds: ::std::option::Option<i32>,
}
impl AgentSettingsCreate {
    pub fn builder() -> builder::AgentSettingsCreate {
        Default::default()
    }
}
///Changed settings. An absent member stays, `null` goes back to its default.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentSettingsUpdate {
    ///How long a pending approval waits before it is denied.
    #[serde(
        rename = "approvalTimeoutSeconds",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub approval_timeout_seconds: crate::Patch<i32>,
    ///After how long without work the agent is put to sleep.
    #[serde(
        rename = "idleTimeoutSeconds",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub idle_timeout_seconds: crate::Patch<i32>,
    ///How many runs execute at once.
    #[serde(
        rename = "maxConcurrentRuns",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub max_concurrent_runs: crate::Patch<i32>,
    ///How many runs may wait for a free place.
    #[serde(
        rename = "maxQueuedRuns",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub max_queued_runs: crate::Patch<i32>,
    ///The model to use.
    #[serde(skip_serializing_if = "crate::Patch::is_unchanged", default)]
    pub model: crate::Patch<::std::string::String>,
    ///How long a run may take unless it says otherwise.
    #[serde(
        rename = "runTimeoutSeconds",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub run_timeout_seconds: crate::Patch<i32>,
}
impl AgentSettingsUpdate {
    pub fn builder() -> builder::AgentSettingsUpdate {
        Default::default()
    }
}
///One aspect of a resource, why it is so, and when it is tried next.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Condition {
    ///When `status` last changed.
    #[serde(rename = "lastTransitionAt")]
    pub last_transition_at: crate::Timestamp,
    ///Why, for people.
    pub message: ::std::string::String,
    ///When it is tried again, if it will be.
    #[serde(
        rename = "nextTryAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub next_try_at: ::std::option::Option<crate::Timestamp>,
    ///Why, for programs.
    pub reason: ::std::string::String,
    pub status: crate::ConditionStatus,
    ///Which aspect, such as `home_ready`. One condition for each type; types may be added.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}
impl Condition {
    pub fn builder() -> builder::Condition {
        Default::default()
    }
}
///Every answer that is not a success.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Error {
    pub code: crate::ErrorCode,
    ///What exactly is wrong. May be empty.
    pub details: ::std::vec::Vec<ErrorDetail>,
    ///For people. Lower case, without internals; says what happened and what to do.
    pub message: ::std::string::String,
    #[serde(rename = "requestId")]
    pub request_id: RequestId,
    ///Whether the same request with the same `Idempotency-Key` may succeed unchanged later.
    pub retryable: bool,
    ///The HTTP status.
    pub status: i32,
}
impl Error {
    pub fn builder() -> builder::Error {
        Default::default()
    }
}
///One thing that is wrong, for programs.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ErrorDetail {
    ///The member (`agent.maxConcurrentRuns`, `labels.team`), parameter or header that is wrong.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub field: ::std::option::Option<::std::string::String>,
    ///What is wrong with it, for people. Never the value that was sent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///Values that the reason speaks of, such as a limit.
    #[serde(default, skip_serializing_if = "::serde_json::Map::is_empty")]
    pub params: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    pub reason: crate::ErrorReason,
}
impl ErrorDetail {
    pub fn builder() -> builder::ErrorDetail {
        Default::default()
    }
}
///One entity tag in double quotes, or `*`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct EtagCondition(::std::string::String);
impl ::std::ops::Deref for EtagCondition {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<EtagCondition> for ::std::string::String {
    fn from(value: EtagCondition) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for EtagCondition {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 80usize {
            return Err("longer than 80 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^(\\*|\"[\\x21\\x23-\\x7e]{1,76}\")$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^(\\*|\"[\\x21\\x23-\\x7e]{1,76}\")$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for EtagCondition {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for EtagCondition {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for EtagCondition {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The operator's own key for a tenant, unique among tenants. Visible ASCII.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ExternalId(::std::string::String);
impl ::std::ops::Deref for ExternalId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<ExternalId> for ::std::string::String {
    fn from(value: ExternalId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for ExternalId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 200usize {
            return Err("longer than 200 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[\\x21-\\x7e]+$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[\\x21-\\x7e]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for ExternalId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ExternalId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for ExternalId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The process lives.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Health {
    pub state: crate::HealthState,
}
impl Health {
    pub fn builder() -> builder::Health {
        Default::default()
    }
}
///Chosen by the caller, visible ASCII. A random UUID is a good one.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct IdempotencyKey(::std::string::String);
impl ::std::ops::Deref for IdempotencyKey {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<IdempotencyKey> for ::std::string::String {
    fn from(value: IdempotencyKey) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for IdempotencyKey {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[\\x21-\\x7e]+$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[\\x21-\\x7e]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for IdempotencyKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for IdempotencyKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for IdempotencyKey {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A label to filter by, `key:value`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct LabelFilter(::std::string::String);
impl ::std::ops::Deref for LabelFilter {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<LabelFilter> for ::std::string::String {
    fn from(value: LabelFilter) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for LabelFilter {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 130usize {
            return Err("longer than 130 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z0-9][a-z0-9./-]{0,62}:.{0,63}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[a-z0-9][a-z0-9./-]{0,62}:.{0,63}$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for LabelFilter {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for LabelFilter {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for LabelFilter {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
/**What lists filter by: up to 64 pairs; keys match `^[a-z0-9][a-z0-9./-]{0,62}$`, values have up to 63 characters.
*/
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Labels(
    pub ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
);
impl ::std::ops::Deref for Labels {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
        &self.0
    }
}
impl ::std::convert::From<Labels>
for ::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
    fn from(value: Labels) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
> for Labels {
    fn from(
        value: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    ) -> Self {
        Self(value)
    }
}
///Merged by key; `null` removes the key.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct LabelsUpdate(
    pub ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
);
impl ::std::ops::Deref for LabelsUpdate {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    > {
        &self.0
    }
}
impl ::std::convert::From<LabelsUpdate>
for ::std::collections::BTreeMap<
    ::std::string::String,
    ::std::option::Option<::std::string::String>,
> {
    fn from(value: LabelsUpdate) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
> for LabelsUpdate {
    fn from(
        value: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::option::Option<::std::string::String>,
        >,
    ) -> Self {
        Self(value)
    }
}
///The caller's own data, never interpreted. Up to 50 pairs; keys have up to 40 characters, values up to 500.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Metadata(
    pub ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
);
impl ::std::ops::Deref for Metadata {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
        &self.0
    }
}
impl ::std::convert::From<Metadata>
for ::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
    fn from(value: Metadata) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
> for Metadata {
    fn from(
        value: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    ) -> Self {
        Self(value)
    }
}
///Merged by key; `null` removes the key.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct MetadataUpdate(
    pub ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
);
impl ::std::ops::Deref for MetadataUpdate {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    > {
        &self.0
    }
}
impl ::std::convert::From<MetadataUpdate>
for ::std::collections::BTreeMap<
    ::std::string::String,
    ::std::option::Option<::std::string::String>,
> {
    fn from(value: MetadataUpdate) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
> for MetadataUpdate {
    fn from(
        value: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::option::Option<::std::string::String>,
        >,
    ) -> Self {
        Self(value)
    }
}
///An OpenAPI document.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct OpenapiDocument(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);
impl ::std::ops::Deref for OpenapiDocument {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<OpenapiDocument>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: OpenapiDocument) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for OpenapiDocument {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///The Hub can work.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Readiness {
    ///What was looked at.
    pub checks: ::std::vec::Vec<ReadinessCheck>,
    pub state: crate::ReadinessState,
}
impl Readiness {
    pub fn builder() -> builder::Readiness {
        Default::default()
    }
}
///One thing that the Hub needs to work.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ReadinessCheck {
    ///What was looked at; names may be added.
    pub name: ::std::string::String,
    pub state: crate::CheckState,
}
impl ReadinessCheck {
    pub fn builder() -> builder::ReadinessCheck {
        Default::default()
    }
}
///The id of an installed agent release.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ReleaseId(::std::string::String);
impl ::std::ops::Deref for ReleaseId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<ReleaseId> for ::std::string::String {
    fn from(value: ReleaseId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for ReleaseId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^rel_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^rel_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for ReleaseId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ReleaseId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for ReleaseId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The Hub's own id of this request, also in its log and in `x-request-id`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct RequestId(::std::string::String);
impl ::std::ops::Deref for RequestId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<RequestId> for ::std::string::String {
    fn from(value: RequestId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for RequestId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 64usize {
            return Err("longer than 64 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for RequestId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for RequestId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for RequestId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///What a tenant may and does store.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Storage {
    pub enforcement: crate::StorageEnforcement,
    ///When it was last measured.
    #[serde(
        rename = "measuredAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub measured_at: ::std::option::Option<crate::Timestamp>,
    ///How much it may store; null is no limit.
    #[serde(
        rename = "quotaBytes",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub quota_bytes: ::std::option::Option<i64>,
    ///How much it stored at `measuredAt`; null before the first measurement.
    #[serde(
        rename = "usedBytes",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub used_bytes: ::std::option::Option<i64>,
}
impl Storage {
    pub fn builder() -> builder::Storage {
        Default::default()
    }
}
///A new tenant's storage.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct StorageCreate {
    ///How much it may store. Default is no limit.
    #[serde(
        rename = "quotaBytes",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub quota_bytes: ::std::option::Option<i64>,
}
impl StorageCreate {
    pub fn builder() -> builder::StorageCreate {
        Default::default()
    }
}
///Changed storage settings.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct StorageUpdate {
    ///How much it may store; null is no limit.
    #[serde(
        rename = "quotaBytes",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub quota_bytes: crate::Patch<i64>,
}
impl StorageUpdate {
    pub fn builder() -> builder::StorageUpdate {
        Default::default()
    }
}
///Someone an agent is hosted for.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Tenant {
    pub access: Access,
    ///How many of its runs have not ended.
    #[serde(rename = "activeRuns")]
    pub active_runs: i32,
    pub agent: AgentSettings,
    #[serde(rename = "agentState")]
    pub agent_state: crate::AgentState,
    ///Why the tenant is in this state; one for each type.
    pub conditions: ::std::vec::Vec<Condition>,
    ///When it was created.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///When its deletion was asked for, if it was.
    #[serde(
        rename = "deleteRequestedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub delete_requested_at: ::std::option::Option<crate::Timestamp>,
    ///A name for people, if one was given.
    #[serde(
        rename = "displayName",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    ///The operator's own key, if one was given.
    #[serde(
        rename = "externalId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub external_id: ::std::option::Option<ExternalId>,
    pub id: TenantId,
    pub labels: Labels,
    pub metadata: Metadata,
    ///The newest revision that the world behind the tenant has been brought to.
    #[serde(rename = "observedRevision")]
    pub observed_revision: i64,
    ///The release the agent runs, once it has run.
    #[serde(
        rename = "releaseId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub release_id: ::std::option::Option<ReleaseId>,
    ///Counts changes to what callers may set, from 1. Part of the ETag.
    pub revision: i64,
    pub state: crate::TenantState,
    pub storage: Storage,
    pub uid: TenantUid,
    ///When `revision` was last raised.
    #[serde(rename = "updatedAt")]
    pub updated_at: crate::Timestamp,
}
impl Tenant {
    pub fn builder() -> builder::Tenant {
        Default::default()
    }
}
///A tenant to create.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantCreate {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agent: ::std::option::Option<AgentSettingsCreate>,
    ///A name for people.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<ExternalId>,
    pub id: TenantId,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub labels: ::std::option::Option<Labels>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<Metadata>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub storage: ::std::option::Option<StorageCreate>,
}
impl TenantCreate {
    pub fn builder() -> builder::TenantCreate {
        Default::default()
    }
}
///The query parameters of `tenant_create`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantCreateQuery {
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl TenantCreateQuery {
    pub fn builder() -> builder::TenantCreateQuery {
        Default::default()
    }
}
///The query parameters of `tenant_delete`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantDeleteQuery {
    ///Remove the home at once in place of keeping it in the trash.
    #[serde(default)]
    pub purge: bool,
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl TenantDeleteQuery {
    pub fn builder() -> builder::TenantDeleteQuery {
        Default::default()
    }
}
///A tenant's id, chosen when it is created. May be used again after the tenant is gone.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct TenantId(::std::string::String);
impl ::std::ops::Deref for TenantId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<TenantId> for ::std::string::String {
    fn from(value: TenantId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for TenantId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 63usize {
            return Err("longer than 63 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for TenantId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TenantId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for TenantId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The query parameters of `tenant_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantListQuery {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub access: ::std::option::Option<crate::AccessStatus>,
    #[serde(
        rename = "agentState",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub agent_state: ::std::option::Option<crate::AgentState>,
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<ExternalId>,
    ///Only tenants with this label, as `key:value`. May be given several times; all must match.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub label: ::std::vec::Vec<LabelFilter>,
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "releaseId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub release_id: ::std::option::Option<ReleaseId>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<crate::TenantState>,
}
impl ::std::default::Default for TenantListQuery {
    fn default() -> Self {
        Self {
            access: Default::default(),
            agent_state: Default::default(),
            external_id: Default::default(),
            label: Default::default(),
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
            release_id: Default::default(),
            state: Default::default(),
        }
    }
}
impl TenantListQuery {
    pub fn builder() -> builder::TenantListQuery {
        Default::default()
    }
}
///A page of tenants.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantResultsPage {
    ///The tenants, by id.
    pub items: ::std::vec::Vec<Tenant>,
    ///The token of the next page; null on the last one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl TenantResultsPage {
    pub fn builder() -> builder::TenantResultsPage {
        Default::default()
    }
}
///A tenant's own id, made by the Hub and never used again.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct TenantUid(::std::string::String);
impl ::std::ops::Deref for TenantUid {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<TenantUid> for ::std::string::String {
    fn from(value: TenantUid) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for TenantUid {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^ten_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^ten_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for TenantUid {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TenantUid {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for TenantUid {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///What to change of a tenant.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantUpdate {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agent: ::std::option::Option<AgentSettingsUpdate>,
    ///A name for people; null removes it.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub display_name: crate::Patch<::std::string::String>,
    ///The operator's own key; null removes it.
    #[serde(
        rename = "externalId",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub external_id: crate::Patch<ExternalId>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub labels: ::std::option::Option<LabelsUpdate>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<MetadataUpdate>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub storage: ::std::option::Option<StorageUpdate>,
}
impl TenantUpdate {
    pub fn builder() -> builder::TenantUpdate {
        Default::default()
    }
}
///The query parameters of `tenant_update`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantUpdateQuery {
    ///Check the request and answer as if it were done, but change nothing.
    #[serde(rename = "dryRun", default)]
    pub dry_run: bool,
}
impl TenantUpdateQuery {
    pub fn builder() -> builder::TenantUpdateQuery {
        Default::default()
    }
}
///What is running here.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Version {
    ///The API's version, the first segment of its paths.
    #[serde(rename = "apiVersion")]
    pub api_version: ::std::string::String,
    ///The commit it was built from, or `unknown`.
    pub commit: ::std::string::String,
    ///Names of optional abilities that this Hub has.
    pub features: ::std::vec::Vec<::std::string::String>,
    ///When this process started.
    #[serde(rename = "startedAt")]
    pub started_at: crate::Timestamp,
    ///The Hub's version (semver).
    pub version: ::std::string::String,
}
impl Version {
    pub fn builder() -> builder::Version {
        Default::default()
    }
}
/// Types for composing complex structures.
pub mod builder {
    #[derive(Clone, Debug)]
    pub struct Access {
        changed_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        status: ::std::result::Result<crate::AccessStatus, ::std::string::String>,
    }
    impl ::std::default::Default for Access {
        fn default() -> Self {
            Self {
                changed_at: Err("no value supplied for changed_at".to_string()),
                message: Err("no value supplied for message".to_string()),
                reason: Err("no value supplied for reason".to_string()),
                status: Err("no value supplied for status".to_string()),
            }
        }
    }
    impl Access {
        pub fn changed_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.changed_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for changed_at: {e}")
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AccessStatus>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Access> for super::Access {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Access,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                changed_at: value.changed_at?,
                message: value.message?,
                reason: value.reason?,
                status: value.status?,
            })
        }
    }
    impl ::std::convert::From<super::Access> for Access {
        fn from(value: super::Access) -> Self {
            Self {
                changed_at: Ok(value.changed_at),
                message: Ok(value.message),
                reason: Ok(value.reason),
                status: Ok(value.status),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AccessReplace {
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        status: ::std::result::Result<crate::AccessStatus, ::std::string::String>,
    }
    impl ::std::default::Default for AccessReplace {
        fn default() -> Self {
            Self {
                message: Ok(Default::default()),
                reason: Ok(Default::default()),
                status: Err("no value supplied for status".to_string()),
            }
        }
    }
    impl AccessReplace {
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AccessStatus>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<AccessReplace> for super::AccessReplace {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AccessReplace,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                message: value.message?,
                reason: value.reason?,
                status: value.status?,
            })
        }
    }
    impl ::std::convert::From<super::AccessReplace> for AccessReplace {
        fn from(value: super::AccessReplace) -> Self {
            Self {
                message: Ok(value.message),
                reason: Ok(value.reason),
                status: Ok(value.status),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentSettings {
        approval_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
        idle_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
        max_concurrent_runs: ::std::result::Result<i32, ::std::string::String>,
        max_queued_runs: ::std::result::Result<i32, ::std::string::String>,
        model: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        run_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for AgentSettings {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Err(
                    "no value supplied for approval_timeout_seconds".to_string(),
                ),
                idle_timeout_seconds: Err(
                    "no value supplied for idle_timeout_seconds".to_string(),
                ),
                max_concurrent_runs: Err(
                    "no value supplied for max_concurrent_runs".to_string(),
                ),
                max_queued_runs: Err(
                    "no value supplied for max_queued_runs".to_string(),
                ),
                model: Err("no value supplied for model".to_string()),
                run_timeout_seconds: Err(
                    "no value supplied for run_timeout_seconds".to_string(),
                ),
            }
        }
    }
    impl AgentSettings {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_concurrent_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.max_concurrent_runs = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for max_concurrent_runs: {e}"
                    )
                });
            self
        }
        pub fn max_queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.max_queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_queued_runs: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn run_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.run_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for run_timeout_seconds: {e}"
                    )
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentSettings> for super::AgentSettings {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentSettings,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_concurrent_runs: value.max_concurrent_runs?,
                max_queued_runs: value.max_queued_runs?,
                model: value.model?,
                run_timeout_seconds: value.run_timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentSettings> for AgentSettings {
        fn from(value: super::AgentSettings) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_concurrent_runs: Ok(value.max_concurrent_runs),
                max_queued_runs: Ok(value.max_queued_runs),
                model: Ok(value.model),
                run_timeout_seconds: Ok(value.run_timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentSettingsCreate {
        approval_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        idle_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        max_concurrent_runs: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        max_queued_runs: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        model: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        run_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AgentSettingsCreate {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Ok(Default::default()),
                idle_timeout_seconds: Ok(Default::default()),
                max_concurrent_runs: Ok(Default::default()),
                max_queued_runs: Ok(Default::default()),
                model: Ok(Default::default()),
                run_timeout_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentSettingsCreate {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_concurrent_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_concurrent_runs = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for max_concurrent_runs: {e}"
                    )
                });
            self
        }
        pub fn max_queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_queued_runs: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn run_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for run_timeout_seconds: {e}"
                    )
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentSettingsCreate> for super::AgentSettingsCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentSettingsCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_concurrent_runs: value.max_concurrent_runs?,
                max_queued_runs: value.max_queued_runs?,
                model: value.model?,
                run_timeout_seconds: value.run_timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentSettingsCreate> for AgentSettingsCreate {
        fn from(value: super::AgentSettingsCreate) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_concurrent_runs: Ok(value.max_concurrent_runs),
                max_queued_runs: Ok(value.max_queued_runs),
                model: Ok(value.model),
                run_timeout_seconds: Ok(value.run_timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentSettingsUpdate {
        approval_timeout_seconds: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
        idle_timeout_seconds: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
        max_concurrent_runs: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
        max_queued_runs: ::std::result::Result<crate::Patch<i32>, ::std::string::String>,
        model: ::std::result::Result<
            crate::Patch<::std::string::String>,
            ::std::string::String,
        >,
        run_timeout_seconds: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AgentSettingsUpdate {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Ok(Default::default()),
                idle_timeout_seconds: Ok(Default::default()),
                max_concurrent_runs: Ok(Default::default()),
                max_queued_runs: Ok(Default::default()),
                model: Ok(Default::default()),
                run_timeout_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentSettingsUpdate {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_concurrent_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_concurrent_runs = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for max_concurrent_runs: {e}"
                    )
                });
            self
        }
        pub fn max_queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_queued_runs: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn run_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for run_timeout_seconds: {e}"
                    )
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentSettingsUpdate> for super::AgentSettingsUpdate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentSettingsUpdate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_concurrent_runs: value.max_concurrent_runs?,
                max_queued_runs: value.max_queued_runs?,
                model: value.model?,
                run_timeout_seconds: value.run_timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentSettingsUpdate> for AgentSettingsUpdate {
        fn from(value: super::AgentSettingsUpdate) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_concurrent_runs: Ok(value.max_concurrent_runs),
                max_queued_runs: Ok(value.max_queued_runs),
                model: Ok(value.model),
                run_timeout_seconds: Ok(value.run_timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Condition {
        last_transition_at: ::std::result::Result<
            crate::Timestamp,
            ::std::string::String,
        >,
        message: ::std::result::Result<::std::string::String, ::std::string::String>,
        next_try_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        status: ::std::result::Result<crate::ConditionStatus, ::std::string::String>,
        type_: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for Condition {
        fn default() -> Self {
            Self {
                last_transition_at: Err(
                    "no value supplied for last_transition_at".to_string(),
                ),
                message: Err("no value supplied for message".to_string()),
                next_try_at: Err("no value supplied for next_try_at".to_string()),
                reason: Err("no value supplied for reason".to_string()),
                status: Err("no value supplied for status".to_string()),
                type_: Err("no value supplied for type_".to_string()),
            }
        }
    }
    impl Condition {
        pub fn last_transition_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.last_transition_at = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for last_transition_at: {e}"
                    )
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn next_try_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_try_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_try_at: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ConditionStatus>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
        pub fn type_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.type_ = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for type_: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Condition> for super::Condition {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Condition,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                last_transition_at: value.last_transition_at?,
                message: value.message?,
                next_try_at: value.next_try_at?,
                reason: value.reason?,
                status: value.status?,
                type_: value.type_?,
            })
        }
    }
    impl ::std::convert::From<super::Condition> for Condition {
        fn from(value: super::Condition) -> Self {
            Self {
                last_transition_at: Ok(value.last_transition_at),
                message: Ok(value.message),
                next_try_at: Ok(value.next_try_at),
                reason: Ok(value.reason),
                status: Ok(value.status),
                type_: Ok(value.type_),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Error {
        code: ::std::result::Result<crate::ErrorCode, ::std::string::String>,
        details: ::std::result::Result<
            ::std::vec::Vec<super::ErrorDetail>,
            ::std::string::String,
        >,
        message: ::std::result::Result<::std::string::String, ::std::string::String>,
        request_id: ::std::result::Result<super::RequestId, ::std::string::String>,
        retryable: ::std::result::Result<bool, ::std::string::String>,
        status: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for Error {
        fn default() -> Self {
            Self {
                code: Err("no value supplied for code".to_string()),
                details: Err("no value supplied for details".to_string()),
                message: Err("no value supplied for message".to_string()),
                request_id: Err("no value supplied for request_id".to_string()),
                retryable: Err("no value supplied for retryable".to_string()),
                status: Err("no value supplied for status".to_string()),
            }
        }
    }
    impl Error {
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ErrorCode>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn details<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::ErrorDetail>>,
            T::Error: ::std::fmt::Display,
        {
            self.details = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for details: {e}")
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn request_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RequestId>,
            T::Error: ::std::fmt::Display,
        {
            self.request_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for request_id: {e}")
                });
            self
        }
        pub fn retryable<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.retryable = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for retryable: {e}")
                });
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Error> for super::Error {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Error,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                code: value.code?,
                details: value.details?,
                message: value.message?,
                request_id: value.request_id?,
                retryable: value.retryable?,
                status: value.status?,
            })
        }
    }
    impl ::std::convert::From<super::Error> for Error {
        fn from(value: super::Error) -> Self {
            Self {
                code: Ok(value.code),
                details: Ok(value.details),
                message: Ok(value.message),
                request_id: Ok(value.request_id),
                retryable: Ok(value.retryable),
                status: Ok(value.status),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ErrorDetail {
        field: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        params: ::std::result::Result<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<crate::ErrorReason, ::std::string::String>,
    }
    impl ::std::default::Default for ErrorDetail {
        fn default() -> Self {
            Self {
                field: Ok(Default::default()),
                message: Ok(Default::default()),
                params: Ok(Default::default()),
                reason: Err("no value supplied for reason".to_string()),
            }
        }
    }
    impl ErrorDetail {
        pub fn field<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.field = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for field: {e}"));
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn params<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.params = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for params: {e}"));
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ErrorReason>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<ErrorDetail> for super::ErrorDetail {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ErrorDetail,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                field: value.field?,
                message: value.message?,
                params: value.params?,
                reason: value.reason?,
            })
        }
    }
    impl ::std::convert::From<super::ErrorDetail> for ErrorDetail {
        fn from(value: super::ErrorDetail) -> Self {
            Self {
                field: Ok(value.field),
                message: Ok(value.message),
                params: Ok(value.params),
                reason: Ok(value.reason),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Health {
        state: ::std::result::Result<crate::HealthState, ::std::string::String>,
    }
    impl ::std::default::Default for Health {
        fn default() -> Self {
            Self {
                state: Err("no value supplied for state".to_string()),
            }
        }
    }
    impl Health {
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::HealthState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Health> for super::Health {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Health,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { state: value.state? })
        }
    }
    impl ::std::convert::From<super::Health> for Health {
        fn from(value: super::Health) -> Self {
            Self { state: Ok(value.state) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Readiness {
        checks: ::std::result::Result<
            ::std::vec::Vec<super::ReadinessCheck>,
            ::std::string::String,
        >,
        state: ::std::result::Result<crate::ReadinessState, ::std::string::String>,
    }
    impl ::std::default::Default for Readiness {
        fn default() -> Self {
            Self {
                checks: Err("no value supplied for checks".to_string()),
                state: Err("no value supplied for state".to_string()),
            }
        }
    }
    impl Readiness {
        pub fn checks<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::ReadinessCheck>>,
            T::Error: ::std::fmt::Display,
        {
            self.checks = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for checks: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ReadinessState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Readiness> for super::Readiness {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Readiness,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                checks: value.checks?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::Readiness> for Readiness {
        fn from(value: super::Readiness) -> Self {
            Self {
                checks: Ok(value.checks),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ReadinessCheck {
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        state: ::std::result::Result<crate::CheckState, ::std::string::String>,
    }
    impl ::std::default::Default for ReadinessCheck {
        fn default() -> Self {
            Self {
                name: Err("no value supplied for name".to_string()),
                state: Err("no value supplied for state".to_string()),
            }
        }
    }
    impl ReadinessCheck {
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::CheckState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<ReadinessCheck> for super::ReadinessCheck {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ReadinessCheck,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                name: value.name?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::ReadinessCheck> for ReadinessCheck {
        fn from(value: super::ReadinessCheck) -> Self {
            Self {
                name: Ok(value.name),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Storage {
        enforcement: ::std::result::Result<
            crate::StorageEnforcement,
            ::std::string::String,
        >,
        measured_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        quota_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        used_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for Storage {
        fn default() -> Self {
            Self {
                enforcement: Err("no value supplied for enforcement".to_string()),
                measured_at: Err("no value supplied for measured_at".to_string()),
                quota_bytes: Err("no value supplied for quota_bytes".to_string()),
                used_bytes: Err("no value supplied for used_bytes".to_string()),
            }
        }
    }
    impl Storage {
        pub fn enforcement<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::StorageEnforcement>,
            T::Error: ::std::fmt::Display,
        {
            self.enforcement = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for enforcement: {e}")
                });
            self
        }
        pub fn measured_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.measured_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for measured_at: {e}")
                });
            self
        }
        pub fn quota_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.quota_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for quota_bytes: {e}")
                });
            self
        }
        pub fn used_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.used_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for used_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Storage> for super::Storage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Storage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                enforcement: value.enforcement?,
                measured_at: value.measured_at?,
                quota_bytes: value.quota_bytes?,
                used_bytes: value.used_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::Storage> for Storage {
        fn from(value: super::Storage) -> Self {
            Self {
                enforcement: Ok(value.enforcement),
                measured_at: Ok(value.measured_at),
                quota_bytes: Ok(value.quota_bytes),
                used_bytes: Ok(value.used_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct StorageCreate {
        quota_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for StorageCreate {
        fn default() -> Self {
            Self {
                quota_bytes: Ok(Default::default()),
            }
        }
    }
    impl StorageCreate {
        pub fn quota_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.quota_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for quota_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<StorageCreate> for super::StorageCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: StorageCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                quota_bytes: value.quota_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::StorageCreate> for StorageCreate {
        fn from(value: super::StorageCreate) -> Self {
            Self {
                quota_bytes: Ok(value.quota_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct StorageUpdate {
        quota_bytes: ::std::result::Result<crate::Patch<i64>, ::std::string::String>,
    }
    impl ::std::default::Default for StorageUpdate {
        fn default() -> Self {
            Self {
                quota_bytes: Ok(Default::default()),
            }
        }
    }
    impl StorageUpdate {
        pub fn quota_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.quota_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for quota_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<StorageUpdate> for super::StorageUpdate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: StorageUpdate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                quota_bytes: value.quota_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::StorageUpdate> for StorageUpdate {
        fn from(value: super::StorageUpdate) -> Self {
            Self {
                quota_bytes: Ok(value.quota_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Tenant {
        access: ::std::result::Result<super::Access, ::std::string::String>,
        active_runs: ::std::result::Result<i32, ::std::string::String>,
        agent: ::std::result::Result<super::AgentSettings, ::std::string::String>,
        agent_state: ::std::result::Result<crate::AgentState, ::std::string::String>,
        conditions: ::std::result::Result<
            ::std::vec::Vec<super::Condition>,
            ::std::string::String,
        >,
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        delete_requested_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        display_name: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            ::std::option::Option<super::ExternalId>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::TenantId, ::std::string::String>,
        labels: ::std::result::Result<super::Labels, ::std::string::String>,
        metadata: ::std::result::Result<super::Metadata, ::std::string::String>,
        observed_revision: ::std::result::Result<i64, ::std::string::String>,
        release_id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        revision: ::std::result::Result<i64, ::std::string::String>,
        state: ::std::result::Result<crate::TenantState, ::std::string::String>,
        storage: ::std::result::Result<super::Storage, ::std::string::String>,
        uid: ::std::result::Result<super::TenantUid, ::std::string::String>,
        updated_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
    }
    impl ::std::default::Default for Tenant {
        fn default() -> Self {
            Self {
                access: Err("no value supplied for access".to_string()),
                active_runs: Err("no value supplied for active_runs".to_string()),
                agent: Err("no value supplied for agent".to_string()),
                agent_state: Err("no value supplied for agent_state".to_string()),
                conditions: Err("no value supplied for conditions".to_string()),
                created_at: Err("no value supplied for created_at".to_string()),
                delete_requested_at: Err(
                    "no value supplied for delete_requested_at".to_string(),
                ),
                display_name: Err("no value supplied for display_name".to_string()),
                external_id: Err("no value supplied for external_id".to_string()),
                id: Err("no value supplied for id".to_string()),
                labels: Err("no value supplied for labels".to_string()),
                metadata: Err("no value supplied for metadata".to_string()),
                observed_revision: Err(
                    "no value supplied for observed_revision".to_string(),
                ),
                release_id: Err("no value supplied for release_id".to_string()),
                revision: Err("no value supplied for revision".to_string()),
                state: Err("no value supplied for state".to_string()),
                storage: Err("no value supplied for storage".to_string()),
                uid: Err("no value supplied for uid".to_string()),
                updated_at: Err("no value supplied for updated_at".to_string()),
            }
        }
    }
    impl Tenant {
        pub fn access<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Access>,
            T::Error: ::std::fmt::Display,
        {
            self.access = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for access: {e}"));
            self
        }
        pub fn active_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.active_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for active_runs: {e}")
                });
            self
        }
        pub fn agent<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::AgentSettings>,
            T::Error: ::std::fmt::Display,
        {
            self.agent = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for agent: {e}"));
            self
        }
        pub fn agent_state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AgentState>,
            T::Error: ::std::fmt::Display,
        {
            self.agent_state = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for agent_state: {e}")
                });
            self
        }
        pub fn conditions<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Condition>>,
            T::Error: ::std::fmt::Display,
        {
            self.conditions = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for conditions: {e}")
                });
            self
        }
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn delete_requested_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.delete_requested_at = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for delete_requested_at: {e}"
                    )
                });
            self
        }
        pub fn display_name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.display_name = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for display_name: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Labels>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Metadata>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn observed_revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.observed_revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for observed_revision: {e}")
                });
            self
        }
        pub fn release_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.release_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for release_id: {e}")
                });
            self
        }
        pub fn revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for revision: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::TenantState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn storage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Storage>,
            T::Error: ::std::fmt::Display,
        {
            self.storage = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for storage: {e}")
                });
            self
        }
        pub fn uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantUid>,
            T::Error: ::std::fmt::Display,
        {
            self.uid = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for uid: {e}"));
            self
        }
        pub fn updated_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.updated_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for updated_at: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Tenant> for super::Tenant {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Tenant,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                access: value.access?,
                active_runs: value.active_runs?,
                agent: value.agent?,
                agent_state: value.agent_state?,
                conditions: value.conditions?,
                created_at: value.created_at?,
                delete_requested_at: value.delete_requested_at?,
                display_name: value.display_name?,
                external_id: value.external_id?,
                id: value.id?,
                labels: value.labels?,
                metadata: value.metadata?,
                observed_revision: value.observed_revision?,
                release_id: value.release_id?,
                revision: value.revision?,
                state: value.state?,
                storage: value.storage?,
                uid: value.uid?,
                updated_at: value.updated_at?,
            })
        }
    }
    impl ::std::convert::From<super::Tenant> for Tenant {
        fn from(value: super::Tenant) -> Self {
            Self {
                access: Ok(value.access),
                active_runs: Ok(value.active_runs),
                agent: Ok(value.agent),
                agent_state: Ok(value.agent_state),
                conditions: Ok(value.conditions),
                created_at: Ok(value.created_at),
                delete_requested_at: Ok(value.delete_requested_at),
                display_name: Ok(value.display_name),
                external_id: Ok(value.external_id),
                id: Ok(value.id),
                labels: Ok(value.labels),
                metadata: Ok(value.metadata),
                observed_revision: Ok(value.observed_revision),
                release_id: Ok(value.release_id),
                revision: Ok(value.revision),
                state: Ok(value.state),
                storage: Ok(value.storage),
                uid: Ok(value.uid),
                updated_at: Ok(value.updated_at),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCreate {
        agent: ::std::result::Result<
            ::std::option::Option<super::AgentSettingsCreate>,
            ::std::string::String,
        >,
        display_name: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            ::std::option::Option<super::ExternalId>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::TenantId, ::std::string::String>,
        labels: ::std::result::Result<
            ::std::option::Option<super::Labels>,
            ::std::string::String,
        >,
        metadata: ::std::result::Result<
            ::std::option::Option<super::Metadata>,
            ::std::string::String,
        >,
        storage: ::std::result::Result<
            ::std::option::Option<super::StorageCreate>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantCreate {
        fn default() -> Self {
            Self {
                agent: Ok(Default::default()),
                display_name: Ok(Default::default()),
                external_id: Ok(Default::default()),
                id: Err("no value supplied for id".to_string()),
                labels: Ok(Default::default()),
                metadata: Ok(Default::default()),
                storage: Ok(Default::default()),
            }
        }
    }
    impl TenantCreate {
        pub fn agent<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::option::Option<super::AgentSettingsCreate>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.agent = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for agent: {e}"));
            self
        }
        pub fn display_name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.display_name = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for display_name: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::Labels>>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::Metadata>>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn storage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::StorageCreate>>,
            T::Error: ::std::fmt::Display,
        {
            self.storage = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for storage: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCreate> for super::TenantCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                agent: value.agent?,
                display_name: value.display_name?,
                external_id: value.external_id?,
                id: value.id?,
                labels: value.labels?,
                metadata: value.metadata?,
                storage: value.storage?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCreate> for TenantCreate {
        fn from(value: super::TenantCreate) -> Self {
            Self {
                agent: Ok(value.agent),
                display_name: Ok(value.display_name),
                external_id: Ok(value.external_id),
                id: Ok(value.id),
                labels: Ok(value.labels),
                metadata: Ok(value.metadata),
                storage: Ok(value.storage),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCreateQuery {
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for TenantCreateQuery {
        fn default() -> Self {
            Self {
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl TenantCreateQuery {
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCreateQuery> for super::TenantCreateQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCreateQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCreateQuery> for TenantCreateQuery {
        fn from(value: super::TenantCreateQuery) -> Self {
            Self {
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantDeleteQuery {
        purge: ::std::result::Result<bool, ::std::string::String>,
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for TenantDeleteQuery {
        fn default() -> Self {
            Self {
                purge: Ok(Default::default()),
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl TenantDeleteQuery {
        pub fn purge<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.purge = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for purge: {e}"));
            self
        }
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantDeleteQuery> for super::TenantDeleteQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantDeleteQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                purge: value.purge?,
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::TenantDeleteQuery> for TenantDeleteQuery {
        fn from(value: super::TenantDeleteQuery) -> Self {
            Self {
                purge: Ok(value.purge),
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantListQuery {
        access: ::std::result::Result<
            ::std::option::Option<crate::AccessStatus>,
            ::std::string::String,
        >,
        agent_state: ::std::result::Result<
            ::std::option::Option<crate::AgentState>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            ::std::option::Option<super::ExternalId>,
            ::std::string::String,
        >,
        label: ::std::result::Result<
            ::std::vec::Vec<super::LabelFilter>,
            ::std::string::String,
        >,
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        release_id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        state: ::std::result::Result<
            ::std::option::Option<crate::TenantState>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantListQuery {
        fn default() -> Self {
            Self {
                access: Ok(Default::default()),
                agent_state: Ok(Default::default()),
                external_id: Ok(Default::default()),
                label: Ok(Default::default()),
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
                release_id: Ok(Default::default()),
                state: Ok(Default::default()),
            }
        }
    }
    impl TenantListQuery {
        pub fn access<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::AccessStatus>>,
            T::Error: ::std::fmt::Display,
        {
            self.access = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for access: {e}"));
            self
        }
        pub fn agent_state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::AgentState>>,
            T::Error: ::std::fmt::Display,
        {
            self.agent_state = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for agent_state: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn label<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::LabelFilter>>,
            T::Error: ::std::fmt::Display,
        {
            self.label = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for label: {e}"));
            self
        }
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn release_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.release_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for release_id: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::TenantState>>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<TenantListQuery> for super::TenantListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                access: value.access?,
                agent_state: value.agent_state?,
                external_id: value.external_id?,
                label: value.label?,
                limit: value.limit?,
                page_token: value.page_token?,
                release_id: value.release_id?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::TenantListQuery> for TenantListQuery {
        fn from(value: super::TenantListQuery) -> Self {
            Self {
                access: Ok(value.access),
                agent_state: Ok(value.agent_state),
                external_id: Ok(value.external_id),
                label: Ok(value.label),
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
                release_id: Ok(value.release_id),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::Tenant>,
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
            T: ::std::convert::TryInto<::std::vec::Vec<super::Tenant>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
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
    #[derive(Clone, Debug)]
    pub struct TenantUpdate {
        agent: ::std::result::Result<
            ::std::option::Option<super::AgentSettingsUpdate>,
            ::std::string::String,
        >,
        display_name: ::std::result::Result<
            crate::Patch<::std::string::String>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            crate::Patch<super::ExternalId>,
            ::std::string::String,
        >,
        labels: ::std::result::Result<
            ::std::option::Option<super::LabelsUpdate>,
            ::std::string::String,
        >,
        metadata: ::std::result::Result<
            ::std::option::Option<super::MetadataUpdate>,
            ::std::string::String,
        >,
        storage: ::std::result::Result<
            ::std::option::Option<super::StorageUpdate>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantUpdate {
        fn default() -> Self {
            Self {
                agent: Ok(Default::default()),
                display_name: Ok(Default::default()),
                external_id: Ok(Default::default()),
                labels: Ok(Default::default()),
                metadata: Ok(Default::default()),
                storage: Ok(Default::default()),
            }
        }
    }
    impl TenantUpdate {
        pub fn agent<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::option::Option<super::AgentSettingsUpdate>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.agent = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for agent: {e}"));
            self
        }
        pub fn display_name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.display_name = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for display_name: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::LabelsUpdate>>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::MetadataUpdate>>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn storage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::StorageUpdate>>,
            T::Error: ::std::fmt::Display,
        {
            self.storage = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for storage: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantUpdate> for super::TenantUpdate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantUpdate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                agent: value.agent?,
                display_name: value.display_name?,
                external_id: value.external_id?,
                labels: value.labels?,
                metadata: value.metadata?,
                storage: value.storage?,
            })
        }
    }
    impl ::std::convert::From<super::TenantUpdate> for TenantUpdate {
        fn from(value: super::TenantUpdate) -> Self {
            Self {
                agent: Ok(value.agent),
                display_name: Ok(value.display_name),
                external_id: Ok(value.external_id),
                labels: Ok(value.labels),
                metadata: Ok(value.metadata),
                storage: Ok(value.storage),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantUpdateQuery {
        dry_run: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for TenantUpdateQuery {
        fn default() -> Self {
            Self {
                dry_run: Ok(Default::default()),
            }
        }
    }
    impl TenantUpdateQuery {
        pub fn dry_run<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.dry_run = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for dry_run: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantUpdateQuery> for super::TenantUpdateQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantUpdateQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { dry_run: value.dry_run? })
        }
    }
    impl ::std::convert::From<super::TenantUpdateQuery> for TenantUpdateQuery {
        fn from(value: super::TenantUpdateQuery) -> Self {
            Self { dry_run: Ok(value.dry_run) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Version {
        api_version: ::std::result::Result<::std::string::String, ::std::string::String>,
        commit: ::std::result::Result<::std::string::String, ::std::string::String>,
        features: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        started_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        version: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for Version {
        fn default() -> Self {
            Self {
                api_version: Err("no value supplied for api_version".to_string()),
                commit: Err("no value supplied for commit".to_string()),
                features: Err("no value supplied for features".to_string()),
                started_at: Err("no value supplied for started_at".to_string()),
                version: Err("no value supplied for version".to_string()),
            }
        }
    }
    impl Version {
        pub fn api_version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.api_version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for api_version: {e}")
                });
            self
        }
        pub fn commit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.commit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for commit: {e}"));
            self
        }
        pub fn features<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.features = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for features: {e}")
                });
            self
        }
        pub fn started_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.started_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for started_at: {e}")
                });
            self
        }
        pub fn version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for version: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Version> for super::Version {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Version,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                api_version: value.api_version?,
                commit: value.commit?,
                features: value.features?,
                started_at: value.started_at?,
                version: value.version?,
            })
        }
    }
    impl ::std::convert::From<super::Version> for Version {
        fn from(value: super::Version) -> Self {
            Self {
                api_version: Ok(value.api_version),
                commit: Ok(value.commit),
                features: Ok(value.features),
                started_at: Ok(value.started_at),
                version: Ok(value.version),
            }
        }
    }
}
/// Generation of default values for serde.
pub mod defaults {
    pub(super) fn default_u64<T, const V: u64>() -> T
    where
        T: ::std::convert::TryFrom<u64>,
        <T as ::std::convert::TryFrom<u64>>::Error: ::std::fmt::Debug,
    {
        T::try_from(V).unwrap()
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
/// The contract's schemas as JSON text, by name.
#[cfg(feature = "schemars")]
const SCHEMAS: &str = "{\"TenantListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":2048,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/TenantState\"},\"agentState\":{\"$ref\":\"#/components/schemas/AgentState\"},\"access\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"label\":{\"type\":\"array\",\"maxItems\":16,\"items\":{\"$ref\":\"#/components/schemas/LabelFilter\"},\"description\":\"Only tenants with this label, as `key:value`. May be given several times; all must match.\"},\"releaseId\":{\"$ref\":\"#/components/schemas/ReleaseId\"},\"externalId\":{\"$ref\":\"#/components/schemas/ExternalId\"}}},\"TenantCreateQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_create`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error.\\n\"}}},\"TenantUpdateQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_update`.\",\"required\":[],\"properties\":{\"dryRun\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Check the request and answer as if it were done, but change nothing.\"}}},\"TenantDeleteQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_delete`.\",\"required\":[],\"properties\":{\"purge\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Remove the home at once in place of keeping it in the trash.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error.\\n\"}}},\"Error\":{\"type\":\"object\",\"description\":\"Every answer that is not a success.\",\"required\":[\"code\",\"message\",\"status\",\"requestId\",\"retryable\",\"details\"],\"properties\":{\"code\":{\"$ref\":\"#/components/schemas/ErrorCode\"},\"message\":{\"type\":\"string\",\"description\":\"For people. Lower case, without internals; says what happened and what to do.\",\"maxLength\":2000},\"status\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"The HTTP status.\",\"minimum\":400,\"maximum\":599},\"requestId\":{\"$ref\":\"#/components/schemas/RequestId\"},\"retryable\":{\"type\":\"boolean\",\"description\":\"Whether the same request with the same `Idempotency-Key` may succeed unchanged later.\"},\"details\":{\"type\":\"array\",\"description\":\"What exactly is wrong. May be empty.\",\"maxItems\":100,\"items\":{\"$ref\":\"#/components/schemas/ErrorDetail\"}}},\"example\":{\"code\":\"invalid_argument\",\"message\":\"the request is not valid, see details\",\"status\":400,\"requestId\":\"6f9b4d0e-8f57-4a53-9a63-0d6f1f7f6a55\",\"retryable\":false,\"details\":[{\"reason\":\"out_of_range\",\"field\":\"limit\",\"message\":\"must be at most 1000\"}]}},\"ErrorDetail\":{\"type\":\"object\",\"description\":\"One thing that is wrong, for programs.\",\"required\":[\"reason\"],\"properties\":{\"reason\":{\"$ref\":\"#/components/schemas/ErrorReason\"},\"field\":{\"type\":\"string\",\"description\":\"The member (`agent.maxConcurrentRuns`, `labels.team`), parameter or header that is wrong.\",\"maxLength\":300},\"message\":{\"type\":\"string\",\"description\":\"What is wrong with it, for people. Never the value that was sent.\",\"maxLength\":1000},\"params\":{\"type\":\"object\",\"description\":\"Values that the reason speaks of, such as a limit.\",\"additionalProperties\":true}},\"example\":{\"reason\":\"out_of_range\",\"field\":\"limit\",\"message\":\"must be at most 1000\"}},\"ErrorCode\":{\"type\":\"string\",\"description\":\"What kind of failure it is. Open: treat a code you do not know by its status and `retryable`.\\n\",\"enum\":[\"invalid_argument\",\"unauthenticated\",\"permission_denied\",\"not_found\",\"method_not_allowed\",\"not_acceptable\",\"already_exists\",\"failed_precondition\",\"aborted\",\"idempotency_in_progress\",\"gone\",\"etag_mismatch\",\"payload_too_large\",\"unsupported_media_type\",\"range_not_satisfiable\",\"idempotency_key_conflict\",\"precondition_required\",\"resource_exhausted\",\"internal\",\"upstream_error\",\"unavailable\",\"deadline_exceeded\"],\"example\":\"invalid_argument\"},\"ErrorReason\":{\"type\":\"string\",\"description\":\"Why, exactly. Open.\\n\\nOf a request that is not valid:\\n- `malformed`: not parseable as what it should be (JSON, UTF-8, percent-encoding, a header's form).\\n- `trailing_bytes`: something follows the JSON value.\\n- `unknown_member`, `missing_member`, `duplicate_member`: of a JSON object.\\n- `unknown_parameter`, `missing_parameter`, `duplicate_parameter`: of the query or headers.\\n- `wrong_type`, `out_of_range`, `too_short`, `too_long`, `too_many`, `pattern_mismatch`, `unknown_value`: of a value.\\n- `not_allowed`: the value is well formed, but not one that may be given here.\\n- `page_token_invalid`, `page_token_expired`, `page_token_filters`: the page token is not ours, is over a day old, or\\n  was made for other filters.\\n\\nOf a state:\\n- `tenant_blocked`: the tenant's access is `blocked`; the message is the operator's.\\n- `tenant_deleting`: the tenant is being deleted.\\n- `tenant_provisioning`: the tenant is not ready yet.\\n- `id_taken`, `external_id_taken`: another resource has this name.\\n\\nOf the Hub:\\n- `rate_limited`: too many requests from this caller or address.\\n- `overloaded`: too many requests at once.\\n- `database_unavailable`, `disk_full`: it cannot write; reads may go on.\\n- `shutting_down`: it is stopping; its successor will answer.\\n- `body_timeout`: the request's body came too slowly.\\n\",\"enum\":[\"malformed\",\"trailing_bytes\",\"unknown_member\",\"missing_member\",\"duplicate_member\",\"unknown_parameter\",\"missing_parameter\",\"duplicate_parameter\",\"wrong_type\",\"out_of_range\",\"too_short\",\"too_long\",\"too_many\",\"pattern_mismatch\",\"unknown_value\",\"not_allowed\",\"page_token_invalid\",\"page_token_expired\",\"page_token_filters\",\"tenant_blocked\",\"tenant_deleting\",\"tenant_provisioning\",\"id_taken\",\"external_id_taken\",\"rate_limited\",\"overloaded\",\"database_unavailable\",\"disk_full\",\"shutting_down\",\"body_timeout\"],\"example\":\"out_of_range\"},\"RequestId\":{\"type\":\"string\",\"description\":\"The Hub's own id of this request, also in its log and in `x-request-id`.\",\"maxLength\":64,\"example\":\"6f9b4d0e-8f57-4a53-9a63-0d6f1f7f6a55\"},\"IdempotencyKey\":{\"type\":\"string\",\"description\":\"Chosen by the caller, visible ASCII. A random UUID is a good one.\",\"minLength\":1,\"maxLength\":255,\"pattern\":\"^[\\\\x21-\\\\x7e]+$\",\"example\":\"0d6f1f7f-6a55-4a53-9a63-6f9b4d0e8f57\"},\"EtagCondition\":{\"type\":\"string\",\"description\":\"One entity tag in double quotes, or `*`.\",\"minLength\":1,\"maxLength\":80,\"pattern\":\"^(\\\\*|\\\"[\\\\x21\\\\x23-\\\\x7e]{1,76}\\\")$\",\"example\":\"\\\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0.3\\\"\"},\"Health\":{\"type\":\"object\",\"description\":\"The process lives.\",\"required\":[\"state\"],\"properties\":{\"state\":{\"$ref\":\"#/components/schemas/HealthState\"}},\"example\":{\"state\":\"alive\"}},\"HealthState\":{\"type\":\"string\",\"description\":\"Liveness. Open.\",\"enum\":[\"alive\"],\"example\":\"alive\"},\"Readiness\":{\"type\":\"object\",\"description\":\"The Hub can work.\",\"required\":[\"state\",\"checks\"],\"properties\":{\"state\":{\"$ref\":\"#/components/schemas/ReadinessState\"},\"checks\":{\"type\":\"array\",\"description\":\"What was looked at.\",\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/ReadinessCheck\"}}},\"example\":{\"state\":\"ready\",\"checks\":[{\"name\":\"database\",\"state\":\"ok\"},{\"name\":\"disk\",\"state\":\"ok\"}]}},\"ReadinessState\":{\"type\":\"string\",\"description\":\"Readiness. Open.\",\"enum\":[\"ready\"],\"example\":\"ready\"},\"ReadinessCheck\":{\"type\":\"object\",\"description\":\"One thing that the Hub needs to work.\",\"required\":[\"name\",\"state\"],\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"What was looked at; names may be added.\",\"maxLength\":60},\"state\":{\"$ref\":\"#/components/schemas/CheckState\"}},\"example\":{\"name\":\"database\",\"state\":\"ok\"}},\"CheckState\":{\"type\":\"string\",\"description\":\"How a check went. Open.\",\"enum\":[\"ok\",\"failed\"],\"example\":\"ok\"},\"Version\":{\"type\":\"object\",\"description\":\"What is running here.\",\"required\":[\"version\",\"commit\",\"apiVersion\",\"startedAt\",\"features\"],\"properties\":{\"version\":{\"type\":\"string\",\"description\":\"The Hub's version (semver).\",\"maxLength\":60},\"commit\":{\"type\":\"string\",\"description\":\"The commit it was built from, or `unknown`.\",\"maxLength\":60},\"apiVersion\":{\"type\":\"string\",\"description\":\"The API's version, the first segment of its paths.\",\"maxLength\":10},\"startedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When this process started.\"},\"features\":{\"type\":\"array\",\"description\":\"Names of optional abilities that this Hub has.\",\"maxItems\":100,\"items\":{\"type\":\"string\",\"maxLength\":60}}},\"example\":{\"version\":\"0.1.0\",\"commit\":\"unknown\",\"apiVersion\":\"v1\",\"startedAt\":\"2026-11-23T12:00:00.000Z\",\"features\":[]}},\"OpenapiDocument\":{\"type\":\"object\",\"description\":\"An OpenAPI document.\",\"additionalProperties\":true,\"example\":{\"openapi\":\"3.0.3\"}},\"TenantId\":{\"type\":\"string\",\"description\":\"A tenant's id, chosen when it is created. May be used again after the tenant is gone.\",\"minLength\":1,\"maxLength\":63,\"pattern\":\"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$\",\"example\":\"acme\"},\"TenantUid\":{\"type\":\"string\",\"description\":\"A tenant's own id, made by the Hub and never used again.\",\"maxLength\":30,\"pattern\":\"^ten_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"ReleaseId\":{\"type\":\"string\",\"description\":\"The id of an installed agent release.\",\"maxLength\":30,\"pattern\":\"^rel_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"rel_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"ExternalId\":{\"type\":\"string\",\"description\":\"The operator's own key for a tenant, unique among tenants. Visible ASCII.\",\"minLength\":1,\"maxLength\":200,\"pattern\":\"^[\\\\x21-\\\\x7e]+$\",\"example\":\"crm-4711\"},\"LabelFilter\":{\"type\":\"string\",\"description\":\"A label to filter by, `key:value`.\",\"maxLength\":130,\"pattern\":\"^[a-z0-9][a-z0-9./-]{0,62}:.{0,63}$\",\"example\":\"team:support\"},\"Labels\":{\"type\":\"object\",\"description\":\"What lists filter by: up to 64 pairs; keys match `^[a-z0-9][a-z0-9./-]{0,62}$`, values have up to 63 characters.\\n\",\"maxProperties\":64,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":63},\"example\":{\"team\":\"support\"}},\"Metadata\":{\"type\":\"object\",\"description\":\"The caller's own data, never interpreted. Up to 50 pairs; keys have up to 40 characters, values up to 500.\",\"maxProperties\":50,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":500},\"example\":{\"contract\":\"2026-Q4\"}},\"LabelsUpdate\":{\"type\":\"object\",\"description\":\"Merged by key; `null` removes the key.\",\"maxProperties\":64,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":63,\"nullable\":true},\"example\":{\"team\":\"support\",\"trial\":null}},\"MetadataUpdate\":{\"type\":\"object\",\"description\":\"Merged by key; `null` removes the key.\",\"maxProperties\":50,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":500,\"nullable\":true},\"example\":{\"contract\":\"2026-Q4\",\"note\":null}},\"TenantState\":{\"type\":\"string\",\"description\":\"Where a tenant is in its life. Open. `provisioning`: its home is being made; `ready`; `failed`: provisioning does not\\nsucceed, a condition says why, and it is tried again; `deleting`.\\n\",\"enum\":[\"provisioning\",\"ready\",\"failed\",\"deleting\"],\"example\":\"ready\"},\"AgentState\":{\"type\":\"string\",\"description\":\"Where a tenant's agent is. Open. `hibernated`: not running for want of work, any work wakes it; `stopped`: stopped on\\nrequest; `failed`: it crashed too often.\\n\",\"enum\":[\"stopped\",\"starting\",\"running\",\"stopping\",\"failed\",\"hibernated\"],\"example\":\"hibernated\"},\"ConditionStatus\":{\"type\":\"string\",\"description\":\"Whether a condition holds. Open.\",\"enum\":[\"true\",\"false\",\"unknown\"],\"example\":\"true\"},\"Condition\":{\"type\":\"object\",\"description\":\"One aspect of a resource, why it is so, and when it is tried next.\",\"required\":[\"type\",\"status\",\"reason\",\"message\",\"lastTransitionAt\",\"nextTryAt\"],\"properties\":{\"type\":{\"type\":\"string\",\"description\":\"Which aspect, such as `home_ready`. One condition for each type; types may be added.\",\"maxLength\":60},\"status\":{\"$ref\":\"#/components/schemas/ConditionStatus\"},\"reason\":{\"type\":\"string\",\"description\":\"Why, for programs.\",\"maxLength\":60},\"message\":{\"type\":\"string\",\"description\":\"Why, for people.\",\"maxLength\":1000},\"lastTransitionAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When `status` last changed.\"},\"nextTryAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it is tried again, if it will be.\"}},\"example\":{\"type\":\"home_ready\",\"status\":\"true\",\"reason\":\"provisioned\",\"message\":\"the home exists\",\"lastTransitionAt\":\"2026-11-23T12:00:00.000Z\",\"nextTryAt\":null}},\"AccessStatus\":{\"type\":\"string\",\"description\":\"Whether a tenant may work. Open.\",\"enum\":[\"active\",\"blocked\"],\"example\":\"active\"},\"Access\":{\"type\":\"object\",\"description\":\"Whether a tenant may work.\",\"required\":[\"status\",\"message\",\"reason\",\"changedAt\"],\"properties\":{\"status\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"message\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What is said to those who try to work with a blocked tenant.\",\"maxLength\":500},\"reason\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The operator's own word for why, for programs.\",\"maxLength\":60},\"changedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When the access state was last changed.\"}},\"example\":{\"status\":\"blocked\",\"message\":\"the trial has ended, please contact sales\",\"reason\":\"trial_ended\",\"changedAt\":\"2026-11-23T12:00:00.000Z\"}},\"AccessReplace\":{\"type\":\"object\",\"description\":\"The access state to set. Left-out members are cleared.\",\"required\":[\"status\"],\"properties\":{\"status\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"message\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What is said to those who try to work with a blocked tenant.\",\"minLength\":1,\"maxLength\":500},\"reason\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The operator's own word for why, for programs.\",\"minLength\":1,\"maxLength\":60,\"pattern\":\"^[a-z][a-z0-9_]*$\"}},\"example\":{\"status\":\"blocked\",\"message\":\"the trial has ended, please contact sales\",\"reason\":\"trial_ended\"}},\"AgentSettings\":{\"type\":\"object\",\"description\":\"The agent's settings in force.\",\"required\":[\"model\",\"maxConcurrentRuns\",\"maxQueuedRuns\",\"idleTimeoutSeconds\",\"approvalTimeoutSeconds\",\"runTimeoutSeconds\"],\"properties\":{\"model\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The model to use; null stands for the Hub's default.\",\"maxLength\":200},\"maxConcurrentRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs execute at once.\",\"minimum\":1,\"maximum\":32},\"maxQueuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs may wait for a free place.\",\"minimum\":0,\"maximum\":1000},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"After how long without work the agent is put to sleep.\",\"minimum\":10,\"maximum\":86400},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a pending approval waits before it is denied.\",\"minimum\":5,\"maximum\":86400},\"runTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a run may take unless it says otherwise.\",\"minimum\":1,\"maximum\":86400}},\"example\":{\"model\":null,\"maxConcurrentRuns\":4,\"maxQueuedRuns\":100,\"idleTimeoutSeconds\":900,\"approvalTimeoutSeconds\":300,\"runTimeoutSeconds\":3600}},\"AgentSettingsCreate\":{\"type\":\"object\",\"description\":\"Settings of a new agent. A left-out member has its default.\",\"properties\":{\"model\":{\"type\":\"string\",\"description\":\"The model to use. Default is the Hub's own.\",\"minLength\":1,\"maxLength\":200},\"maxConcurrentRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs execute at once. Default 4.\",\"minimum\":1,\"maximum\":32},\"maxQueuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs may wait for a free place. Default 100.\",\"minimum\":0,\"maximum\":1000},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"After how long without work the agent is put to sleep. Default 900.\",\"minimum\":10,\"maximum\":86400},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a pending approval waits before it is denied. Default 300.\",\"minimum\":5,\"maximum\":86400},\"runTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a run may take unless it says otherwise. Default 3600.\",\"minimum\":1,\"maximum\":86400}},\"example\":{\"maxConcurrentRuns\":2}},\"AgentSettingsUpdate\":{\"type\":\"object\",\"description\":\"Changed settings. An absent member stays, `null` goes back to its default.\",\"properties\":{\"model\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The model to use.\",\"minLength\":1,\"maxLength\":200},\"maxConcurrentRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How many runs execute at once.\",\"minimum\":1,\"maximum\":32},\"maxQueuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How many runs may wait for a free place.\",\"minimum\":0,\"maximum\":1000},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"After how long without work the agent is put to sleep.\",\"minimum\":10,\"maximum\":86400},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How long a pending approval waits before it is denied.\",\"minimum\":5,\"maximum\":86400},\"runTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How long a run may take unless it says otherwise.\",\"minimum\":1,\"maximum\":86400}},\"example\":{\"maxConcurrentRuns\":8,\"model\":null}},\"StorageEnforcement\":{\"type\":\"string\",\"description\":\"What holds a tenant to its quota. Open. `none`: there is no quota; `advisory`: measured, and new work is refused above\\nit, but a running agent may still exceed it; `enforced`: the file system refuses.\\n\",\"enum\":[\"none\",\"advisory\",\"enforced\"],\"example\":\"advisory\"},\"Storage\":{\"type\":\"object\",\"description\":\"What a tenant may and does store.\",\"required\":[\"quotaBytes\",\"usedBytes\",\"measuredAt\",\"enforcement\"],\"properties\":{\"quotaBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much it may store; null is no limit.\",\"minimum\":0},\"usedBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much it stored at `measuredAt`; null before the first measurement.\",\"minimum\":0},\"measuredAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was last measured.\"},\"enforcement\":{\"$ref\":\"#/components/schemas/StorageEnforcement\"}},\"example\":{\"quotaBytes\":1073741824,\"usedBytes\":52311,\"measuredAt\":\"2026-11-23T12:00:00.000Z\",\"enforcement\":\"advisory\"}},\"StorageCreate\":{\"type\":\"object\",\"description\":\"A new tenant's storage.\",\"properties\":{\"quotaBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How much it may store. Default is no limit.\",\"minimum\":1048576,\"maximum\":1125899906842624}},\"example\":{\"quotaBytes\":1073741824}},\"StorageUpdate\":{\"type\":\"object\",\"description\":\"Changed storage settings.\",\"properties\":{\"quotaBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much it may store; null is no limit.\",\"minimum\":1048576,\"maximum\":1125899906842624}},\"example\":{\"quotaBytes\":2147483648}},\"Tenant\":{\"type\":\"object\",\"description\":\"Someone an agent is hosted for.\",\"required\":[\"id\",\"uid\",\"displayName\",\"externalId\",\"labels\",\"metadata\",\"agent\",\"storage\",\"state\",\"conditions\",\"access\",\"agentState\",\"releaseId\",\"activeRuns\",\"revision\",\"observedRevision\",\"createdAt\",\"updatedAt\",\"deleteRequestedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantId\"},\"uid\":{\"$ref\":\"#/components/schemas/TenantUid\"},\"displayName\":{\"type\":\"string\",\"nullable\":true,\"description\":\"A name for people, if one was given.\",\"maxLength\":200},\"externalId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ExternalId\"}],\"description\":\"The operator's own key, if one was given.\"},\"labels\":{\"$ref\":\"#/components/schemas/Labels\"},\"metadata\":{\"$ref\":\"#/components/schemas/Metadata\"},\"agent\":{\"$ref\":\"#/components/schemas/AgentSettings\"},\"storage\":{\"$ref\":\"#/components/schemas/Storage\"},\"state\":{\"$ref\":\"#/components/schemas/TenantState\"},\"conditions\":{\"type\":\"array\",\"description\":\"Why the tenant is in this state; one for each type.\",\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/Condition\"}},\"access\":{\"$ref\":\"#/components/schemas/Access\"},\"agentState\":{\"$ref\":\"#/components/schemas/AgentState\"},\"releaseId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ReleaseId\"}],\"description\":\"The release the agent runs, once it has run.\"},\"activeRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many of its runs have not ended.\",\"minimum\":0},\"revision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Counts changes to what callers may set, from 1. Part of the ETag.\",\"minimum\":1},\"observedRevision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The newest revision that the world behind the tenant has been brought to.\",\"minimum\":0},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was created.\"},\"updatedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When `revision` was last raised.\"},\"deleteRequestedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When its deletion was asked for, if it was.\"}},\"example\":{\"id\":\"acme\",\"uid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"displayName\":\"Acme Ltd\",\"externalId\":\"crm-4711\",\"labels\":{\"team\":\"support\"},\"metadata\":{},\"agent\":{\"model\":null,\"maxConcurrentRuns\":4,\"maxQueuedRuns\":100,\"idleTimeoutSeconds\":900,\"approvalTimeoutSeconds\":300,\"runTimeoutSeconds\":3600},\"storage\":{\"quotaBytes\":null,\"usedBytes\":null,\"measuredAt\":null,\"enforcement\":\"none\"},\"state\":\"ready\",\"conditions\":[{\"type\":\"home_ready\",\"status\":\"true\",\"reason\":\"provisioned\",\"message\":\"the home exists\",\"lastTransitionAt\":\"2026-11-23T12:00:00.000Z\",\"nextTryAt\":null}],\"access\":{\"status\":\"active\",\"message\":null,\"reason\":null,\"changedAt\":\"2026-11-23T12:00:00.000Z\"},\"agentState\":\"hibernated\",\"releaseId\":null,\"activeRuns\":0,\"revision\":1,\"observedRevision\":1,\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"updatedAt\":\"2026-11-23T12:00:00.000Z\",\"deleteRequestedAt\":null}},\"TenantResultsPage\":{\"type\":\"object\",\"description\":\"A page of tenants.\",\"required\":[\"items\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The tenants, by id.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/Tenant\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":2048}},\"example\":{\"items\":[],\"next_page\":null}},\"TenantCreate\":{\"type\":\"object\",\"description\":\"A tenant to create.\",\"required\":[\"id\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantId\"},\"displayName\":{\"type\":\"string\",\"description\":\"A name for people.\",\"minLength\":1,\"maxLength\":200},\"externalId\":{\"$ref\":\"#/components/schemas/ExternalId\"},\"labels\":{\"$ref\":\"#/components/schemas/Labels\"},\"metadata\":{\"$ref\":\"#/components/schemas/Metadata\"},\"agent\":{\"$ref\":\"#/components/schemas/AgentSettingsCreate\"},\"storage\":{\"$ref\":\"#/components/schemas/StorageCreate\"}},\"example\":{\"id\":\"acme\",\"displayName\":\"Acme Ltd\",\"labels\":{\"team\":\"support\"}}},\"TenantUpdate\":{\"type\":\"object\",\"description\":\"What to change of a tenant.\",\"properties\":{\"displayName\":{\"type\":\"string\",\"nullable\":true,\"description\":\"A name for people; null removes it.\",\"minLength\":1,\"maxLength\":200},\"externalId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ExternalId\"}],\"description\":\"The operator's own key; null removes it.\"},\"labels\":{\"$ref\":\"#/components/schemas/LabelsUpdate\"},\"metadata\":{\"$ref\":\"#/components/schemas/MetadataUpdate\"},\"agent\":{\"$ref\":\"#/components/schemas/AgentSettingsUpdate\"},\"storage\":{\"$ref\":\"#/components/schemas/StorageUpdate\"}},\"example\":{\"displayName\":\"Acme GmbH\",\"externalId\":null}}}";
#[cfg(feature = "schemars")]
schema::own_schema! {
    Access, AccessReplace, AccessStatus, AgentSettings, AgentSettingsCreate,
    AgentSettingsUpdate, AgentState, CheckState, Condition, ConditionStatus, Error,
    ErrorCode, ErrorDetail, ErrorReason, EtagCondition, ExternalId, Health, HealthState,
    IdempotencyKey, LabelFilter, Labels, LabelsUpdate, Metadata, MetadataUpdate,
    OpenapiDocument, Readiness, ReadinessCheck, ReadinessState, ReleaseId, RequestId,
    Storage, StorageCreate, StorageEnforcement, StorageUpdate, Tenant, TenantCreate,
    TenantCreateQuery, TenantDeleteQuery, TenantId, TenantListQuery, TenantResultsPage,
    TenantState, TenantUid, TenantUpdate, TenantUpdateQuery, Version,
}
