//! One row of the table of operations: what the contract says of an operation, for the edge and for tools.

use crate::Check;

/// An operation of the contract.
#[derive(Debug)]
pub struct Operation {
    /// operationId: the name of handler, span, metric label and SDK method.
    pub id: &'static str,
    /// `GET`, `POST`, ...
    pub method: &'static str,
    /// The true path, with `{name}` for parameters.
    pub path: &'static str,
    /// The area.
    pub tag: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Who may call it. Without a row nobody may.
    pub access: &'static [Access],
    /// Whether `Idempotency-Key` is honoured.
    pub idempotent: bool,
    /// Whether the answer carries a secret that is shown once.
    pub secret_response: bool,
    /// Whether it is left out of the SDK.
    pub internal: bool,
    /// Whether it may still change.
    pub preview: bool,
    /// How large a body may be; 0 when none is taken.
    pub max_body_bytes: usize,
    /// The path parameter that may hold slashes; always the last one.
    pub wildcard: Option<&'static str>,
    /// The status of success.
    pub status: u16,
    /// The media type of success; empty without content.
    pub produces: &'static str,
    /// Names of the path parameters, in the path's order.
    pub path_parameters: &'static [&'static str],
    /// Query parameters.
    pub query: &'static [Parameter],
    /// Declared headers.
    pub headers: &'static [Parameter],
    /// What the query as one object must look like.
    pub query_check: Check,
    /// What the declared headers as one object must look like.
    pub header_check: Check,
    /// The media type of the body; `None` when none is taken.
    pub body_media_type: Option<&'static str>,
    /// Whether the body may be left out, which means `{}`.
    pub body_optional: bool,
    /// Whether the body carries secrets, so that not even names in it are repeated.
    pub body_holds_secrets: bool,
    /// What a JSON body must look like.
    pub body_check: Option<Check>,
}

/// A query or header parameter.
#[derive(Debug)]
pub struct Parameter {
    /// As it stands in the request.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its text is read as.
    pub kind: ParameterKind,
}

/// What a parameter's text is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// Text as it stands.
    String,
    /// A decimal integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// Text, and the parameter may be given several times.
    Strings,
}

/// Who may call an operation: one entry of its access row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone, without a token.
    Public,
    /// A webhook's provider, by its own signature.
    Provider,
    /// An operator token of scope `admin`.
    OperatorAdmin,
    /// An operator token of scope `read`.
    OperatorRead,
    /// A token of the tenant in the path.
    TenantOwn,
    /// A business key with this scope that covers the tenant.
    Business(&'static str),
    /// The runtime credential of the tenant in the path.
    RuntimeOwn,
    /// An introduced peer of the tenant in the path.
    PeerOwn,
}
