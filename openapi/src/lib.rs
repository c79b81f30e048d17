//! The contract `openapi/hub.yaml` and the tools that guard it.
//!
//! Everything starts with a [`document::Document`]: the YAML as a JSON value in the file's order, the line of each
//! part, and the operations.
//!
//! ```
//! use hub_spec::document::{Document, reach::Direction, schema::json_schema};
//!
//! let document = Document::parse("
//! openapi: 3.0.3
//! paths:
//!   /v1/tenants/{tenantId}:
//!     get:
//!       operationId: tenant_view
//!       tags: [tenants]
//!       responses: {}
//! components:
//!   schemas:
//!     Label: {type: string, nullable: true, maxLength: 63}
//! ")?;
//! for operation in document.operations() {
//!     assert_eq!((operation.method, operation.path), ("GET", "/v1/tenants/{tenantId}"));
//!     assert_eq!((operation.id, operation.tag), ("tenant_view", "tenants"));
//!     assert_eq!(document.line_of(&operation.pointer), 5);
//!     // `operation.value` is the JSON; `.parameters(&document)`, `.request_body(..)` and `.responses(..)` follow
//!     // references and give each part with the JSON pointer where it stands.
//! }
//! let label = json_schema(&document, "Label", Direction::Request);
//! assert_eq!(label, serde_json::json!({ "type": ["string", "null"], "maxLength": 63 }));
//! # Ok::<(), hub_spec::document::LoadError>(())
//! ```

pub mod breaking;
pub mod conform;
pub mod coverage;
pub mod document;
pub mod generate;
pub mod lint;
pub mod reduce;
pub mod stub;

/// Where the contract stands below the repository's root.
pub const CONTRACT: &str = "openapi/hub.yaml";

/// How a check ended that could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing to complain of: exit code 0.
    Pass,
    /// There were complaints, and they were printed: exit code 1.
    Fail,
}

impl Verdict {
    /// `Pass` when all is well.
    pub fn of(well: bool) -> Self {
        if well { Self::Pass } else { Self::Fail }
    }
}
