// Written by `make generate` from openapi/hub.yaml. Do not edit.

#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    reason = "generated code follows its generator's style"
)]
pub mod transport;
/// Operations that honour `Idempotency-Key`.
pub const IDEMPOTENT: &[&str] = &[
    "tenant_create",
    "agent_start",
    "agent_stop",
    "agent_restart",
    "run_create",
    "run_stop",
    "run_approval_decide",
    "cron_job_create",
    "cron_job_pause",
    "cron_job_resume",
    "cron_job_run",
    "secret_create",
    "secret_replace_material",
    "secret_refresh",
    "secret_refresh_due",
    "tenant_api_credentials_rotate",
    "business_key_create",
];
/// Operations whose answer is a stream: no deadline on the whole of it.
pub const STREAMED: &[&str] = &[
    "run_watch",
    "file_download",
    "runtime_order_watch",
    "runtime_model_complete",
];
#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    ///A page of approvals.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ApprovalResultsPage {
        ///The approvals, newest first.
        pub items: ::std::vec::Vec<hub_types::Approval>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl ApprovalResultsPage {
        pub fn builder() -> builder::ApprovalResultsPage {
            Default::default()
        }
    }
    ///A page of the audit log.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct AuditResultsPage {
        ///The entries, newest first.
        pub items: ::std::vec::Vec<hub_types::AuditEntry>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl AuditResultsPage {
        pub fn builder() -> builder::AuditResultsPage {
            Default::default()
        }
    }
    ///A page of business keys.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct BusinessKeyResultsPage {
        ///The keys.
        pub items: ::std::vec::Vec<hub_types::BusinessKey>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl BusinessKeyResultsPage {
        pub fn builder() -> builder::BusinessKeyResultsPage {
            Default::default()
        }
    }
    ///A page of a tenant's environment keys.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct EnvironmentKeyResultsPage {
        ///The keys.
        pub items: ::std::vec::Vec<hub_types::EnvironmentKey>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl EnvironmentKeyResultsPage {
        pub fn builder() -> builder::EnvironmentKeyResultsPage {
            Default::default()
        }
    }
    ///A page of a directory, or the roots.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct FileResultsPage {
        ///The entries.
        pub items: ::std::vec::Vec<hub_types::FileEntry>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl FileResultsPage {
        pub fn builder() -> builder::FileResultsPage {
            Default::default()
        }
    }
    ///A page of events.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct RunEventResultsPage {
        ///The events, oldest first.
        pub items: ::std::vec::Vec<hub_types::RunEvent>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl RunEventResultsPage {
        pub fn builder() -> builder::RunEventResultsPage {
            Default::default()
        }
    }
    ///A page of runs.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct RunResultsPage {
        ///The runs, newest first.
        pub items: ::std::vec::Vec<hub_types::Run>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl RunResultsPage {
        pub fn builder() -> builder::RunResultsPage {
            Default::default()
        }
    }
    ///A page of secrets.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SecretResultsPage {
        ///The secrets.
        pub items: ::std::vec::Vec<hub_types::Secret>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl SecretResultsPage {
        pub fn builder() -> builder::SecretResultsPage {
            Default::default()
        }
    }
    ///A page of a skill's files.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SkillFileResultsPage {
        ///The files.
        pub items: ::std::vec::Vec<hub_types::SkillFile>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl SkillFileResultsPage {
        pub fn builder() -> builder::SkillFileResultsPage {
            Default::default()
        }
    }
    ///A page of categories.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct SkillResultsPage {
        ///The categories.
        pub items: ::std::vec::Vec<hub_types::SkillGroup>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub next_page: ::std::option::Option<::std::string::String>,
    }
    impl SkillResultsPage {
        pub fn builder() -> builder::SkillResultsPage {
            Default::default()
        }
    }
    ///A page of tenants.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct TenantResultsPage {
        ///The tenants, by id.
        pub items: ::std::vec::Vec<hub_types::Tenant>,
        ///The token of the next page; null on the last one.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
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
        pub struct ApprovalResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::Approval>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ApprovalResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl ApprovalResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::Approval>>,
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
        impl ::std::convert::TryFrom<ApprovalResultsPage>
        for super::ApprovalResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ApprovalResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::ApprovalResultsPage> for ApprovalResultsPage {
            fn from(value: super::ApprovalResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct AuditResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::AuditEntry>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for AuditResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl AuditResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::AuditEntry>>,
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
        impl ::std::convert::TryFrom<AuditResultsPage> for super::AuditResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AuditResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::AuditResultsPage> for AuditResultsPage {
            fn from(value: super::AuditResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct BusinessKeyResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::BusinessKey>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for BusinessKeyResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl BusinessKeyResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::BusinessKey>>,
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
        impl ::std::convert::TryFrom<BusinessKeyResultsPage>
        for super::BusinessKeyResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: BusinessKeyResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::BusinessKeyResultsPage>
        for BusinessKeyResultsPage {
            fn from(value: super::BusinessKeyResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct EnvironmentKeyResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::EnvironmentKey>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for EnvironmentKeyResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl EnvironmentKeyResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::EnvironmentKey>>,
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
        impl ::std::convert::TryFrom<EnvironmentKeyResultsPage>
        for super::EnvironmentKeyResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EnvironmentKeyResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::EnvironmentKeyResultsPage>
        for EnvironmentKeyResultsPage {
            fn from(value: super::EnvironmentKeyResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct FileResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::FileEntry>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for FileResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl FileResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::FileEntry>>,
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
        impl ::std::convert::TryFrom<FileResultsPage> for super::FileResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: FileResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::FileResultsPage> for FileResultsPage {
            fn from(value: super::FileResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RunEventResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::RunEvent>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for RunEventResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl RunEventResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::RunEvent>>,
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
        impl ::std::convert::TryFrom<RunEventResultsPage>
        for super::RunEventResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RunEventResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::RunEventResultsPage> for RunEventResultsPage {
            fn from(value: super::RunEventResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RunResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::Run>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for RunResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl RunResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::Run>>,
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
        impl ::std::convert::TryFrom<RunResultsPage> for super::RunResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RunResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::RunResultsPage> for RunResultsPage {
            fn from(value: super::RunResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SecretResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::Secret>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SecretResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl SecretResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::Secret>>,
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
        impl ::std::convert::TryFrom<SecretResultsPage> for super::SecretResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SecretResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::SecretResultsPage> for SecretResultsPage {
            fn from(value: super::SecretResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SkillFileResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::SkillFile>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SkillFileResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl SkillFileResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::SkillFile>>,
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
        impl ::std::convert::TryFrom<SkillFileResultsPage>
        for super::SkillFileResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SkillFileResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::SkillFileResultsPage> for SkillFileResultsPage {
            fn from(value: super::SkillFileResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct SkillResultsPage {
            items: ::std::result::Result<
                ::std::vec::Vec<hub_types::SkillGroup>,
                ::std::string::String,
            >,
            next_page: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SkillResultsPage {
            fn default() -> Self {
                Self {
                    items: Err("no value supplied for items".to_string()),
                    next_page: Err("no value supplied for next_page".to_string()),
                }
            }
        }
        impl SkillResultsPage {
            pub fn items<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<hub_types::SkillGroup>>,
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
        impl ::std::convert::TryFrom<SkillResultsPage> for super::SkillResultsPage {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SkillResultsPage,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    items: value.items?,
                    next_page: value.next_page?,
                })
            }
        }
        impl ::std::convert::From<super::SkillResultsPage> for SkillResultsPage {
            fn from(value: super::SkillResultsPage) -> Self {
                Self {
                    items: Ok(value.items),
                    next_page: Ok(value.next_page),
                }
            }
        }
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
                    next_page: Err("no value supplied for next_page".to_string()),
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
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

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
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

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
    /**Get current tenant agent state

Where the agent is, why, and what it does.

Sends a `GET` request to `/v1/tenants/{tenantId}/agent`

Arguments:
- `tenant_id`: The tenant's id.
```ignore
let response = client.agent_view()
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn agent_view(&self) -> builder::AgentView<'_> {
        builder::AgentView::new(self)
    }
    /**Start or wake the tenant agent

Wants the agent running: wakes it when it sleeps, lets it work again when it was stopped, and forgets its crashes when
it has failed. Repeating is harmless. A blocked or deleted tenant's agent is 409 `failed_precondition`.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent/start`

Arguments:
- `tenant_id`: The tenant's id.
- `if_generation`: Only if this is the agent's newest generation, else 409 `aborted`.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.agent_start()
    .tenant_id(tenant_id)
    .if_generation(if_generation)
    .wait_seconds(wait_seconds)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn agent_start(&self) -> builder::AgentStart<'_> {
        builder::AgentStart::new(self)
    }
    /**Stop the tenant agent

Wants the agent stopped: new runs are refused with `agent_stopped`, queued ones wait. Runs that work have
`drainSeconds` to end; then they are cancelled and the agent ends. Repeating is harmless.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent/stop`

Arguments:
- `tenant_id`: The tenant's id.
- `drain_seconds`: How long runs that work may go on before they are cancelled.
- `if_generation`: Only if this is the agent's newest generation, else 409 `aborted`.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.agent_stop()
    .tenant_id(tenant_id)
    .drain_seconds(drain_seconds)
    .if_generation(if_generation)
    .wait_seconds(wait_seconds)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn agent_stop(&self) -> builder::AgentStop<'_> {
        builder::AgentStop::new(self)
    }
    /**Restart the tenant agent

Ends the agent as `agent_stop` does, then starts a new generation. Nothing new is given to it meanwhile. With
`ifGeneration` a repeat does not restart the agent that the first one started.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent/restart`

Arguments:
- `tenant_id`: The tenant's id.
- `drain_seconds`: How long runs that work may go on before they are cancelled.
- `if_generation`: Only if this is the agent's newest generation, else 409 `aborted`.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.agent_restart()
    .tenant_id(tenant_id)
    .drain_seconds(drain_seconds)
    .if_generation(if_generation)
    .wait_seconds(wait_seconds)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn agent_restart(&self) -> builder::AgentRestart<'_> {
        builder::AgentRestart::new(self)
    }
    /**Read the end of the agent's log

The last whole lines that the agent, or the agent host beside it, wrote in its newest start; also when it is stopped.
Tokens, keys that the Hub knows and terminal escape sequences are taken out. One answer holds at most `lines` lines
and 256 KiB. To follow a log, ask again with `after` set to the `cursor` of the answer before. Before the first start
there are no lines and `generation` is 0; a `generation` that is not kept any more is 404.


Sends a `GET` request to `/v1/tenants/{tenantId}/agent/logs`

Arguments:
- `tenant_id`: The tenant's id.
- `after`: The `cursor` of an answer before: the lines since then, oldest first. One of another generation or source gives
the log from its beginning; one of a part of the log that is gone gives what is left of it, `truncated`.

- `generation`: Which start of the agent; the newest if left away. The last 20 are kept.
- `lines`: How many lines at the most.
- `source`: Whose words.
```ignore
let response = client.agent_logs()
    .tenant_id(tenant_id)
    .after(after)
    .generation(generation)
    .lines(lines)
    .source(source)
    .send()
    .await;
```*/
    pub fn agent_logs(&self) -> builder::AgentLogs<'_> {
        builder::AgentLogs::new(self)
    }
    /**List a tenant's runs

Newest first. Filters combine with "and".

Sends a `GET` request to `/v1/tenants/{tenantId}/runs`

Arguments:
- `tenant_id`: The tenant's id.
- `created_after`: Only runs created at or after this instant.
- `created_before`: Only runs created before this instant.
- `limit`: How many items a page has at the most.
- `origin`: Only runs that came about this way.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `session_id`: Only runs of this session.
- `state`: Only runs in this state.
```ignore
let response = client.run_list()
    .tenant_id(tenant_id)
    .created_after(created_after)
    .created_before(created_before)
    .limit(limit)
    .origin(origin)
    .page_token(page_token)
    .session_id(session_id)
    .state(state)
    .send()
    .await;
```*/
    pub fn run_list(&self) -> builder::RunList<'_> {
        builder::RunList::new(self)
    }
    /**Start a Hermes Agent run

Queues the run and answers; the tenant's agent is woken if it sleeps. What this answers in each state:

| state | answer |
|---|---|
| tenant `ready`, access `active`, agent `running`, `starting` or `hibernated` | 202, the run is `queued` or further |
| tenant `provisioning` or `failed` | 409 `failed_precondition`, reason `tenant_provisioning` |
| tenant `deleting` | 409 `failed_precondition`, reason `tenant_deleting` |
| access `blocked` | 409 `failed_precondition`, reason `tenant_blocked`, the operator's message |
| agent `stopped` | 409 `failed_precondition`, reason `agent_stopped` |
| agent `failed` | 409 `failed_precondition`, reason `agent_failed` |
| no agent release or command configured, or none that can run | 409 `failed_precondition`, reason `not_configured` |
| `maxQueuedRuns` runs wait already | 429 `resource_exhausted`, reason `queue_full` |
| the session has a run, and `ifSessionBusy: reject` | 409 `failed_precondition`, reason `session_busy` |
| storage above the quota | 429 `resource_exhausted`, reason `quota_exceeded` |
| less free disk than the reserve | 503 `unavailable`, reason `disk_full` |
| the Hub is ending | 503 `unavailable`, reason `shutting_down` |


Sends a `POST` request to `/v1/tenants/{tenantId}/runs`

Arguments:
- `tenant_id`: The tenant's id.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.run_create()
    .tenant_id(tenant_id)
    .wait_seconds(wait_seconds)
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn run_create(&self) -> builder::RunCreate<'_> {
        builder::RunCreate::new(self)
    }
    /**Get run status and metadata

The run as it stands. With `waitSeconds` the answer comes when it has ended or waits for an approval.

Sends a `GET` request to `/v1/tenants/{tenantId}/runs/{runId}`

Arguments:
- `tenant_id`: The tenant's id.
- `run_id`: The run's id.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

```ignore
let response = client.run_view()
    .tenant_id(tenant_id)
    .run_id(run_id)
    .wait_seconds(wait_seconds)
    .send()
    .await;
```*/
    pub fn run_view(&self) -> builder::RunView<'_> {
        builder::RunView::new(self)
    }
    /**Stream run events

A stream of the run's events (WHATWG server-sent events). It starts after `Last-Event-ID`, else after `after`, else at
the beginning, or with `from=now` at the end of what there is. Each event has `id` (its `seq`), `event` (its type) and
`data` (a `RunEvent` on one line). A comment keeps it open through silence. The terminal event is the last one; then
the server closes. A cursor that points before kept history or beyond the log gets `event: gap`, data
`{reason: trimmed|beyond_log, firstSeq, lastSeq}`, then the log from there. Only so many streams of a tenant, a run and a
token are open at one time; one more is 429 `resource_exhausted` with reason `too_many_streams`.


Sends a `GET` request to `/v1/tenants/{tenantId}/runs/{runId}/events`

Arguments:
- `tenant_id`: The tenant's id.
- `run_id`: The run's id.
- `after`: Start after this `seq`. `Last-Event-ID` wins.
- `from`: Where to start when neither cursor is given.
- `last_event_id`: The `id` of the last event that was seen; the stream goes on after it.
```ignore
let response = client.run_watch()
    .tenant_id(tenant_id)
    .run_id(run_id)
    .after(after)
    .from(from)
    .last_event_id(last_event_id)
    .send()
    .await;
```*/
    pub fn run_watch(&self) -> builder::RunWatch<'_> {
        builder::RunWatch::new(self)
    }
    /**List a run's events as pages

The same events as the stream, oldest first, without waiting for more.

Sends a `GET` request to `/v1/tenants/{tenantId}/runs/{runId}/event-log`

Arguments:
- `tenant_id`: The tenant's id.
- `run_id`: The run's id.
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
```ignore
let response = client.run_event_list()
    .tenant_id(tenant_id)
    .run_id(run_id)
    .limit(limit)
    .page_token(page_token)
    .send()
    .await;
```*/
    pub fn run_event_list(&self) -> builder::RunEventList<'_> {
        builder::RunEventList::new(self)
    }
    /**Stop a running run

A queued run is `cancelled` at once. A run that works becomes `stopping` until the agent confirms, then `cancelled`.
If the agent does not confirm in time it is restarted, when no other run would die of it or with `force`;
`stopOutcome` says how it went. The runtime cannot stop what a cron job began, once the agent works on it: 409
`cron_not_stoppable`, with the runs in `alsoEnds` that would end with it; `force` restarts the agent all the same.
Repeating is harmless; a run that has ended is answered as it is. Without a body the defaults hold.


Sends a `POST` request to `/v1/tenants/{tenantId}/runs/{runId}/stop`

Arguments:
- `tenant_id`: The tenant's id.
- `run_id`: The run's id.
- `wait_seconds`: How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.

- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.run_stop()
    .tenant_id(tenant_id)
    .run_id(run_id)
    .wait_seconds(wait_seconds)
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn run_stop(&self) -> builder::RunStop<'_> {
        builder::RunStop::new(self)
    }
    /**Resolve a pending run approval

Decides one approval, once. The same choice again is answered alike; another one, or one that comes too late, is 409
`failed_precondition` with reason `approval_decided` and the decision in `params`.


Sends a `POST` request to `/v1/tenants/{tenantId}/runs/{runId}/approval`

Arguments:
- `tenant_id`: The tenant's id.
- `run_id`: The run's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.run_approval_decide()
    .tenant_id(tenant_id)
    .run_id(run_id)
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn run_approval_decide(&self) -> builder::RunApprovalDecide<'_> {
        builder::RunApprovalDecide::new(self)
    }
    /**List approvals over all tenants

Newest first; the inbox of those who answer for agents. A tenant's own token is shown those of its tenant.


Sends a `GET` request to `/v1/approvals`

Arguments:
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `state`: Only approvals in this state.
- `tenant_id`: Only approvals of this tenant.
```ignore
let response = client.approval_list()
    .limit(limit)
    .page_token(page_token)
    .state(state)
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn approval_list(&self) -> builder::ApprovalList<'_> {
        builder::ApprovalList::new(self)
    }
    /**List the audit log

Who changed what, newest first. Beyond the contract.

An entry is written in the transaction of the change, so that there is no change without its entry; what cannot be
written down is not done (503 `unavailable`, reason `audit_unavailable`). Secrets that an answer shows are written down
before the answer. Refused attempts are counted by who, where from and what, and written once a minute, those of the
present minute before this answer. What agent hosts report is not here: a run's event log has it.

Each entry is chained to the one before by a keyed hash; `hermes-hub audit verify` walks along the chain. Filters
combine with "and"; a page token carries its filters.


Sends a `GET` request to `/v1/admin/audit`

Arguments:
- `created_after`: Only entries written at or after this instant.
- `created_before`: Only entries written before this instant.
- `limit`: How many items a page has at the most.
- `operation`: Only entries of this operation.
- `outcome`: Only entries with this outcome.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `principal`: Only entries of this principal.
- `tenant_id`: Only entries about a tenant of this id; `tenantUid` tells tenants apart that had it one after the other.
```ignore
let response = client.audit_list()
    .created_after(created_after)
    .created_before(created_before)
    .limit(limit)
    .operation(operation)
    .outcome(outcome)
    .page_token(page_token)
    .principal(principal)
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn audit_list(&self) -> builder::AuditList<'_> {
        builder::AuditList::new(self)
    }
    /**List tenant-visible file roots and directories

Without `root` the roots that there are, in a fixed order: `workspace` (where the agent works), `outputs` (what it
puts aside for people) and `cron_output` (what its schedules wrote). With `root` the entries of the directory at
`path`. It answers whether the agent runs or not, also for a blocked tenant.

Names by which secrets and the runtime's own state are known do not exist here, in any directory and in any
case: `.env*`, `.git`, `.git-credentials`, `.ssh`, `.gnupg`, `.aws`, `.kube`, `.netrc`, `.pgpass`, `.npmrc`, `.pypirc`,
`.hermes`, `auth.json`, `id_rsa`, `id_dsa`, `id_ecdsa`, `id_ed25519`, and what ends in `.pem`, `.key`, `.p12` or
`.pfx`; nor do sockets. It goes by names alone: what an agent writes elsewhere is shown.

An entry is a `file`, a `directory`, or `other`: a link, a device, a pipe, a mount, or a file that has a second
name (hard link), none of which can be opened. Pages are cut from the directory as it is at that moment: an entry
that changes its place meanwhile may come twice or not at all. A directory with more entries than
`HUB_LIMITS_FILE_LIST_ENTRIES` (a million) is 409 `failed_precondition` with reason `directory_too_large`.


Sends a `GET` request to `/v1/tenants/{tenantId}/files`

Arguments:
- `tenant_id`: The tenant's id.
- `limit`: How many items a page has at the most.
- `name`: Only entries whose name has this text in it, in capitals or not. Needs `root`.
- `order`: Which end comes first; ascending without it. Needs `root`.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `path`: The directory below the root, as `path` of an entry; the root itself without it. Needs `root`.
- `root`: The root to list in; without it the roots are listed.
- `sort`: What to sort by; by name without it. Needs `root`.
```ignore
let response = client.file_list()
    .tenant_id(tenant_id)
    .limit(limit)
    .name(name)
    .order(order)
    .page_token(page_token)
    .path(path)
    .root(root)
    .sort(sort)
    .send()
    .await;
```*/
    pub fn file_list(&self) -> builder::FileList<'_> {
        builder::FileList::new(self)
    }
    /**Read text-previewable file content

The text of a file, or a part of it, cut between characters. What is text is seen from the bytes and not from the
name: UTF-8 without NUL, at the file's beginning and in the part that is asked for. Anything else is 409
`failed_precondition` with reason `not_previewable`; download it. A link, a device, a file with a second name and
the like is `not_a_file`, and so is a directory. An `offset` behind the end is 416 `range_not_satisfiable`. A file
that does not hold still while it is read is 409 `aborted`.


Sends a `GET` request to `/v1/tenants/{tenantId}/files/content`

Arguments:
- `tenant_id`: The tenant's id.
- `length`: How many bytes of text at the most.
- `offset`: The byte to begin at. Within a character it begins at the next one.
- `path`: Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or
`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.

- `root`: The root that the path is below.
```ignore
let response = client.file_content_view()
    .tenant_id(tenant_id)
    .length(length)
    .offset(offset)
    .path(path)
    .root(root)
    .send()
    .await;
```*/
    pub fn file_content_view(&self) -> builder::FileContentView<'_> {
        builder::FileContentView::new(self)
    }
    /**Download one tenant-visible file

The bytes of a file, as `application/octet-stream` and an attachment, whatever it is. One `Range` is honoured, with
`If-Range`; several at once get the whole file. A file that changes in any way while it is sent ends the
connection before the announced length, so that nobody gets a mixture: ask again, or, for a file that grows,
read ranges of it. Links, devices, directories and the like are 409 `failed_precondition` with reason `not_a_file`.

`ETag` is strong, and good for `If-Range`, once the file has been left alone for two seconds; before, it is weak,
since the file system's clock could miss another change. `Repr-Digest` (RFC 9530) is the SHA-256 of the whole
file; it comes with files of up to 16 MiB, and where `Want-Repr-Digest` names `sha-256` with those of up to 1 GiB.


Sends a `GET` request to `/v1/tenants/{tenantId}/files/download`

Arguments:
- `tenant_id`: The tenant's id.
- `path`: Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or
`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.

- `root`: The root that the path is below.
- `if_none_match`: Entity tags, or `*`. If the file has one of them the answer is 304.
- `if_range`: Honour `Range` only if the file still has this strong `ETag`; else the whole file is sent.
- `range`: The bytes to send, such as `bytes=0-499` or `bytes=500-` (RFC 9110). One that cannot be read is ignored.
- `want_repr_digest`: Asks for `Repr-Digest` (RFC 9530), as in `sha-256=1`. Other algorithms are ignored.
```ignore
let response = client.file_download()
    .tenant_id(tenant_id)
    .path(path)
    .root(root)
    .if_none_match(if_none_match)
    .if_range(if_range)
    .range(range)
    .want_repr_digest(want_repr_digest)
    .send()
    .await;
```*/
    pub fn file_download(&self) -> builder::FileDownload<'_> {
        builder::FileDownload::new(self)
    }
    /**List tenant agent cron jobs

The jobs as the agent's runtime has them, while it runs; while it sleeps or does not answer, as the Hub last saw them.
`hub` says which of both, and when that was. Nobody is woken for it.

Only the Hub runs what is due: the runtime's own clock is turned off in the Hub-owned configuration. So what is due
while no Hub is there runs once and late when one is. What is due while it may not run (the agent is stopped, its
tenant blocked, its queue full, its last run not ended) is missed and not made up for: each such time is noted as
`missed`, and a recurring job runs at its next time. Its `next_run_at` stays at the time that was missed until then.
A one-shot that was missed stays as it is until somebody runs, changes or deletes it. A command of the agent's that
starts the runtime's own clock by hand (`hermes cron tick`) is not the Hub's: what it runs has no run here.


Sends a `GET` request to `/v1/tenants/{tenantId}/agent-cron`

Arguments:
- `tenant_id`: The tenant's id.
- `include_disabled`: Also the jobs that are paused or disabled. The runtime itself leaves them out.
```ignore
let response = client.cron_job_list()
    .tenant_id(tenant_id)
    .include_disabled(include_disabled)
    .send()
    .await;
```*/
    pub fn cron_job_list(&self) -> builder::CronJobList<'_> {
        builder::CronJobList::new(self)
    }
    /**Create an agent cron job

Gives the definition to the agent's runtime as it is, and answers with the job that this made: `name`, `schedule` (`30m`,
`every 2h`, `0 9 * * 1-5`, `2026-12-24T09:00:00`), `prompt`, `deliver`, `skills`, `repeat`. Members that the runtime
drops without a word are named in `hub.warnings`. What it refuses is 400 with its text.
Nobody is asked by what a schedule began: the agent is refused the commands and the code (its tool `execute_code`) for
which it would need an approval.
A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.
A repeat with the same `Idempotency-Key` makes no second job, and gets the answer that was missed.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron`

Arguments:
- `tenant_id`: The tenant's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.cron_job_create()
    .tenant_id(tenant_id)
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn cron_job_create(&self) -> builder::CronJobCreate<'_> {
        builder::CronJobCreate::new(self)
    }
    /**Get one cron job

The job as the agent's runtime has it, or as the Hub last saw it, as with the list. A one-shot that has run is gone.


Sends a `GET` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}`

Arguments:
- `tenant_id`: The tenant's id.
- `job_id`: The job's id.
```ignore
let response = client.cron_job_view()
    .tenant_id(tenant_id)
    .job_id(job_id)
    .send()
    .await;
```*/
    pub fn cron_job_view(&self) -> builder::CronJobView<'_> {
        builder::CronJobView::new(self)
    }
    /**Delete one cron job

The job will not run again; an execution that is under way goes on. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.


Sends a `DELETE` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}`

Arguments:
- `tenant_id`: The tenant's id.
- `job_id`: The job's id.
```ignore
let response = client.cron_job_delete()
    .tenant_id(tenant_id)
    .job_id(job_id)
    .send()
    .await;
```*/
    pub fn cron_job_delete(&self) -> builder::CronJobDelete<'_> {
        builder::CronJobDelete::new(self)
    }
    /**Update one cron job

Gives the changes to the agent's runtime: `name`, `schedule`, `prompt`, `deliver`, `skills`, `skill`, `repeat`, `enabled`.
`repeat` may be a number; what the job has completed so far is kept. Members that the runtime drops without a word are
named in `hub.warnings`; with nothing but those it is 400. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.


Sends a `PATCH` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}`

Arguments:
- `tenant_id`: The tenant's id.
- `job_id`: The job's id.
- `body`
```ignore
let response = client.cron_job_update()
    .tenant_id(tenant_id)
    .job_id(job_id)
    .body(body)
    .send()
    .await;
```*/
    pub fn cron_job_update(&self) -> builder::CronJobUpdate<'_> {
        builder::CronJobUpdate::new(self)
    }
    /**Pause one cron job

The job does not run until it is resumed. Repeating is harmless. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}/pause`

Arguments:
- `tenant_id`: The tenant's id.
- `job_id`: The job's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.cron_job_pause()
    .tenant_id(tenant_id)
    .job_id(job_id)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn cron_job_pause(&self) -> builder::CronJobPause<'_> {
        builder::CronJobPause::new(self)
    }
    /**Resume one cron job

The job runs again when it is due next. Repeating is harmless. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}/resume`

Arguments:
- `tenant_id`: The tenant's id.
- `job_id`: The job's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.cron_job_resume()
    .tenant_id(tenant_id)
    .job_id(job_id)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn cron_job_resume(&self) -> builder::CronJobResume<'_> {
        builder::CronJobResume::new(self)
    }
    /**Trigger one cron job immediately

Runs the job now and answers with the run to follow; its `origin` is `{kind: cron, ref: jobId}`. It waits in the queue
as any run does, and wakes the agent. A job of which a run has not ended is not run twice: the answer is that run, and
`hub.warnings` say so. A paused or disabled job is 409 `failed_precondition` with reason `job_paused`.

The runtime tells little of an execution: its run has its beginning, its answer and its tokens, and no events between.
A one-shot that has run is gone.


Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}/run`

Arguments:
- `tenant_id`: The tenant's id.
- `job_id`: The job's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.cron_job_run()
    .tenant_id(tenant_id)
    .job_id(job_id)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn cron_job_run(&self) -> builder::CronJobRun<'_> {
        builder::CronJobRun::new(self)
    }
    /**List tenant-scoped environment key names and metadata

The keys by name, without their values, which no operation shows. A key that was removed is listed as
`pending_restart` for as long as the agent may still have it, and is gone then.


Sends a `GET` request to `/v1/tenants/{tenantId}/env`

Arguments:
- `tenant_id`: The tenant's id.
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
```ignore
let response = client.environment_key_list()
    .tenant_id(tenant_id)
    .limit(limit)
    .page_token(page_token)
    .send()
    .await;
```*/
    pub fn environment_key_list(&self) -> builder::EnvironmentKeyList<'_> {
        builder::EnvironmentKeyList::new(self)
    }
    /**Set one accepted tenant-scoped key

The agent has the value as an environment variable from its next run on, without a restart. The same value again
changes nothing. The Hub keeps it sealed; while the agent runs it is on the disk in the clear, in a file of mode
0600 or 0640 that the agent's own user can read and so can what the agent runs. A command that is at work during
the change may carry the old value on to runs that begin before it ends. The agent's tool `execute_code` passes on
only names that were set before the agent first ran a command or code since its start; a restart of the agent adds
the others. What an agent says is masked before it is kept, where a value of 8 characters or more stands in it as it
is: best effort, since an agent can write a value in another form.

A name must sound like a secret: it ends in `KEY`, `TOKEN`, `SECRET`, `PASSWORD`, `PASSPHRASE`, `PASSWD`, `CREDENTIAL`,
`CREDENTIALS`, `DSN` or `PAT` as its last word, or is `DATABASE_URL`, `REDIS_URL`, `PGPASSWORD` or `MYSQL_PWD`. Reserved
names are 400 `invalid_argument` with reason `name_reserved`: what the Hub, the shell and the loader use (`API_SERVER_*`,
`GATEWAY_*`, `TERMINAL_*`, `AUXILIARY_*`, `GIT_*`, `HERMES_*`, `HUB_*`, `LD_*`, `PYTHON*`, `*_BASE_URL` and the like), and
every variable by which the agent's program knows a model provider or a channel; give such a key another name.
A tenant has at most `HUB_LIMITS_ENVIRONMENT_KEYS` (100) keys; one more is 409 `failed_precondition` with reason
`too_many_keys`.


Sends a `PUT` request to `/v1/tenants/{tenantId}/env/{name}`

Arguments:
- `tenant_id`: The tenant's id.
- `name`: The key's name.
- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
- `body`
```ignore
let response = client.environment_key_set()
    .tenant_id(tenant_id)
    .name(name)
    .if_match(if_match)
    .body(body)
    .send()
    .await;
```*/
    pub fn environment_key_set(&self) -> builder::EnvironmentKeySet<'_> {
        builder::EnvironmentKeySet::new(self)
    }
    /**Remove one tenant-scoped key

The value is gone from the Hub at once. An agent that runs forgets a variable only when it is started again, so it
is restarted as soon as it has nothing to do, and until then the key is listed as `pending_restart`. Without a
running agent the key is gone at once. While it is listed, removing it again is harmless, and setting it again
makes it `active`.


Sends a `DELETE` request to `/v1/tenants/{tenantId}/env/{name}`

Arguments:
- `tenant_id`: The tenant's id.
- `name`: The key's name.
- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
```ignore
let response = client.environment_key_delete()
    .tenant_id(tenant_id)
    .name(name)
    .if_match(if_match)
    .send()
    .await;
```*/
    pub fn environment_key_delete(&self) -> builder::EnvironmentKeyDelete<'_> {
        builder::EnvironmentKeyDelete::new(self)
    }
    /**List installed tenant skills

A skill is a directory with a file `SKILL.md`, whose first lines, between two lines of `---`, say in YAML what it is. They are
read where they lie, so it answers whether the agent runs or not, and shows those that are switched off too. They
come by category, the first directory of their path, or `general` where they have none; the categories by name,
and a page is cut between categories.

What is wrong with a skill is in its `problems`; it never keeps the others from being shown. At the most 4096
directories are looked into, twelve deep, and 1000 skills shown; `omittedCount` says how many directories of a
category were left out, that of `general` also counts whole categories. Links are not followed, names that begin with a dot are not looked at, and neither are
`references`, `templates`, `assets` and `scripts` of a skill, nor dependencies such as `node_modules`.


Sends a `GET` request to `/v1/tenants/{tenantId}/skills`

Arguments:
- `tenant_id`: The tenant's id.
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `source`: Only skills from here.
```ignore
let response = client.skill_list()
    .tenant_id(tenant_id)
    .limit(limit)
    .page_token(page_token)
    .source(source)
    .send()
    .await;
```*/
    pub fn skill_list(&self) -> builder::SkillList<'_> {
        builder::SkillList::new(self)
    }
    /**List files for one skill

The files in a skill's directory and below it, by path. Links, devices, files with a second name and directories
that cannot be asked for are `other` and cannot be read; names that begin with a dot do not exist here, nor do those
that `GET .../files` hides. A skill with more than 1000 files or directories is 409 `failed_precondition` with reason
`directory_too_large`.


Sends a `GET` request to `/v1/tenants/{tenantId}/skills/{category}/{skill}/files`

Arguments:
- `tenant_id`: The tenant's id.
- `category`: The skill's `category`.
- `skill`: The skill's `directory`.
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
- `source`: Where the skill is from; without it the tenant's own comes before a bundled one of the same path.
```ignore
let response = client.skill_file_list()
    .tenant_id(tenant_id)
    .category(category)
    .skill(skill)
    .limit(limit)
    .page_token(page_token)
    .source(source)
    .send()
    .await;
```*/
    pub fn skill_file_list(&self) -> builder::SkillFileList<'_> {
        builder::SkillFileList::new(self)
    }
    /**Read one skill file

The text of a file of a skill, or a part of it, cut between characters, as `GET .../files/content` does. Slashes in the
path may be percent-encoded or not; it is decoded once. What is no UTF-8 text is 409 `failed_precondition` with
reason `not_previewable`. Only what lies in the directory of a skill exists here.


Sends a `GET` request to `/v1/tenants/{tenantId}/skill-files/{skillPath}`

Arguments:
- `tenant_id`: The tenant's id.
- `skill_path`: The file, as `path` of an entry of the skill's files.
- `length`: How many bytes of text at the most.
- `offset`: The byte to begin at. Within a character it begins at the next one.
- `source`: Where the skill is from; without it the tenant's own comes before a bundled one of the same path.
```ignore
let response = client.skill_file_view()
    .tenant_id(tenant_id)
    .skill_path(skill_path)
    .length(length)
    .offset(offset)
    .source(source)
    .send()
    .await;
```*/
    pub fn skill_file_view(&self) -> builder::SkillFileView<'_> {
        builder::SkillFileView::new(self)
    }
    /**Set skill enabled/disabled state

Switches a skill off or on, for runs that start later; the agent is not restarted, and need not run. The agent's program
knows skills by name alone, so all skills of this name, in every category and from every source, are switched at
once; the answer lists them. The state is the Hub's: an agent that writes another one into its own
configuration cannot load the skill for all that. It can read the files of a skill, on or off, and that is its own
directory; off means that it is not offered and not loaded.

The name stays switched off when its last skill goes, and can then still be switched on. Any other name that no skill has is 404.
At the most 1000 names are switched off; one more is 409 `failed_precondition` with reason `too_many_names`.


Sends a `PUT` request to `/v1/tenants/{tenantId}/skills/{skillName}/state`

Arguments:
- `tenant_id`: The tenant's id.
- `skill_name`: The skill's `name`.
- `body`
```ignore
let response = client.skill_state_replace()
    .tenant_id(tenant_id)
    .skill_name(skill_name)
    .body(body)
    .send()
    .await;
```*/
    pub fn skill_state_replace(&self) -> builder::SkillStateReplace<'_> {
        builder::SkillStateReplace::new(self)
    }
    /**List managed secret metadata

By `name`, ascending. Material is in no answer.

Sends a `GET` request to `/v1/secrets`

Arguments:
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
```ignore
let response = client.secret_list()
    .limit(limit)
    .page_token(page_token)
    .send()
    .await;
```*/
    pub fn secret_list(&self) -> builder::SecretList<'_> {
        builder::SecretList::new(self)
    }
    /**Register a managed secret without returning material

The material is sealed before it is stored, bound to this secret, its version, kind and scope. What it needs is said by the
kind: `value` for `api_key` and `opaque`; for `oauth2` the member `oauth2` and a `refreshToken`, with `clientSecret` where the
provider wants one and `accessToken` if there is one already. An OAuth2 secret is refreshed before its access token
ends; one without an access token is refreshed at once. A `tokenUrl` is https at port 443 or 8443 of a public address; the
operator may list others in `HUB_OUTWARD_ALLOW`.

Nobody is given a secret unless `grant` says so, and that is for good: the material is bound to it, as it is to its tenants.
As `model_key` an `api_key` is sent as it is, and of an `oauth2` secret the access token. As `environment_key` an `api_key`
or `opaque` secret is a variable of the agents of `tenantIds`, which there must be; its name is one that an environment
key may have. Agents that run have other material from their next run on.

A name in use is 409 `already_exists` with reason `name_taken`, and so is a tenant that has another secret as its model's key or
by that variable. The Hub keeps at most `HUB_LIMITS_SECRETS` (1000) secrets; one
more is 409 `failed_precondition` with reason `too_many_secrets`.


Sends a `POST` request to `/v1/secrets`

Arguments:
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.secret_create()
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn secret_create(&self) -> builder::SecretCreate<'_> {
        builder::SecretCreate::new(self)
    }
    /**Return managed secret metadata

What is known about one secret. Material is in no answer.

Sends a `GET` request to `/v1/secrets/{secretId}`

Arguments:
- `secret_id`: The secret's id.
```ignore
let response = client.secret_view()
    .secret_id(secret_id)
    .send()
    .await;
```*/
    pub fn secret_view(&self) -> builder::SecretView<'_> {
        builder::SecretView::new(self)
    }
    /**Delete managed secret metadata and material

Both are gone at once, with the key that the material was sealed with; so nothing can bring the material back but a backup of
the database with its master key. What the provider knows is not touched: revoke the secret there.


Sends a `DELETE` request to `/v1/secrets/{secretId}`

Arguments:
- `secret_id`: The secret's id.
- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
```ignore
let response = client.secret_delete()
    .secret_id(secret_id)
    .if_match(if_match)
    .send()
    .await;
```*/
    pub fn secret_delete(&self) -> builder::SecretDelete<'_> {
        builder::SecretDelete::new(self)
    }
    /**Replace write-only secret material

The new material is the next version; the old one is gone with it. What it needs is said by the kind, as when the secret was
made; of an OAuth2 secret a `clientSecret` that is left out stays. Whatever was wrong with the old material is forgotten.


Sends a `POST` request to `/v1/secrets/{secretId}:replace-material`

Arguments:
- `secret_id`: The secret's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `if_match`: Only if the resource still has this ETag, else 412 `etag_mismatch`. `*` matches any.
- `body`
```ignore
let response = client.secret_replace_material()
    .secret_id(secret_id)
    .idempotency_key(idempotency_key)
    .if_match(if_match)
    .body(body)
    .send()
    .await;
```*/
    pub fn secret_replace_material(&self) -> builder::SecretReplaceMaterial<'_> {
        builder::SecretReplaceMaterial::new(self)
    }
    /**Refresh one OAuth2 secret

Asks the provider for a new access token and keeps it before this is answered. Whoever asks while a refresh of this secret is
under way, or was over less than 5 seconds ago, gets that one's outcome: the provider is asked once. The refresh goes
on when the caller leaves.

A secret of another kind is 400 `invalid_argument`. 409 `failed_precondition` says with its reason what stays so until somebody
acts: `reauth_required` (the provider has ended the grant; give new material), `secret_misconfigured` (it refuses the
client or the scopes), `secret_undecryptable`. 502 and 504 say that the provider failed or was silent; the Hub tries again
by itself. After a call whose outcome is unknown it tries once more, then waits for somebody to ask.


Sends a `POST` request to `/v1/secrets/{secretId}:refresh`

Arguments:
- `secret_id`: The secret's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.secret_refresh()
    .secret_id(secret_id)
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn secret_refresh(&self) -> builder::SecretRefresh<'_> {
        builder::SecretRefresh::new(self)
    }
    /**Refresh all due OAuth2 secrets

What the Hub does by itself all the time, now. One secret that cannot be refreshed is no failure of the call: `results` say
what became of each. It takes at most 60 seconds; what was not begun by then is counted as remaining. Asking twice
refreshes each secret once.


Sends a `POST` request to `/v1/secrets:refresh-due`

Arguments:
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

```ignore
let response = client.secret_refresh_due()
    .idempotency_key(idempotency_key)
    .send()
    .await;
```*/
    pub fn secret_refresh_due(&self) -> builder::SecretRefreshDue<'_> {
        builder::SecretRefreshDue::new(self)
    }
    /**Return tenant-scoped API credentials

The tokens by which a tenant calls this API for itself, the current one first, and behind it the one before while its
grace time runs. An operator with scope admin is answered the tokens; the tenant's own token everything but them, so
that a stolen one cannot fetch its successor. A tenant's first token is made when an operator asks for it here.


Sends a `GET` request to `/v1/tenants/{tenantId}/api-credentials`

Arguments:
- `tenant_id`: The tenant's id.
```ignore
let response = client.tenant_api_credentials_view()
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn tenant_api_credentials_view(&self) -> builder::TenantApiCredentialsView<'_> {
        builder::TenantApiCredentialsView::new(self)
    }
    /**Rotate tenant-scoped API credentials

Makes a new token. The one that was current works on for `graceSeconds`; one that an earlier rotation left ends at
once, so that there are never more than two. A token that ends takes its open streams and waits with it, within 5
seconds. An operator with scope admin is answered the new token. The tenant's own token may rotate too, to make
an end of itself, and is not answered the new one: its operator hands that over. Without a body the defaults hold.
A repeat with the same `Idempotency-Key` shows the tokens of its first answer as long as they have not ended.


Sends a `POST` request to `/v1/tenants/{tenantId}/api-credentials/rotate`

Arguments:
- `tenant_id`: The tenant's id.
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.tenant_api_credentials_rotate()
    .tenant_id(tenant_id)
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn tenant_api_credentials_rotate(
        &self,
    ) -> builder::TenantApiCredentialsRotate<'_> {
        builder::TenantApiCredentialsRotate::new(self)
    }
    /**Return tenant A2A credentials

The token by which other agents call this tenant's agent. It works for nothing else. As with API credentials, an
operator with scope admin is answered the token, the tenant's own API token everything but it, and it is made when
an operator asks for it here.


Sends a `GET` request to `/v1/tenants/{tenantId}/a2a-credentials`

Arguments:
- `tenant_id`: The tenant's id.
```ignore
let response = client.tenant_a2a_credentials_view()
    .tenant_id(tenant_id)
    .send()
    .await;
```*/
    pub fn tenant_a2a_credentials_view(&self) -> builder::TenantA2aCredentialsView<'_> {
        builder::TenantA2aCredentialsView::new(self)
    }
    /**List business keys

By id, which is the order in which they were made. Keys that have expired are listed until they are deleted. What
their holders send is shown by nothing.


Sends a `GET` request to `/v1/admin/business-keys`

Arguments:
- `limit`: How many items a page has at the most.
- `page_token`: The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
```ignore
let response = client.business_key_list()
    .limit(limit)
    .page_token(page_token)
    .send()
    .await;
```*/
    pub fn business_key_list(&self) -> builder::BusinessKeyList<'_> {
        builder::BusinessKeyList::new(self)
    }
    /**Create a business key

A key for a business that manages tenants of its own, with the scopes that are given and for the tenants that are
given, and for no others: those answer as if they were not there. What its holder sends is shown in this answer
and never again, so `Idempotency-Key` must be given; a repeat with it shows it once more for 15 minutes.

With `tenants.labels` it is for every tenant that has all of these labels. It then makes only tenants that have
them, and takes none of them away. With `tenants.ids` it is for these tenants, that are there already, and makes
none; a later tenant of such an id is not one of them. An id that is in use by a tenant of somebody else's is
`already_exists` for it as for anybody.

| scope | operations |
|---|---|
| `tenants:read` | `tenant_list`, `tenant_view`, `tenant_access_view`, `agent_view` |
| `tenants:write` | `tenant_create`, `tenant_update`, `tenant_delete`, `agent_start`, `agent_stop`, `agent_restart` |
| `runs:read` | `run_list`, `run_view`, `run_watch`, `run_event_list` |
| `runs:write` | `run_create`, `run_stop` |
| `approvals:write` | `run_approval_decide` |
| `files:read` | `file_list`, `file_content_view`, `file_download` |
| `metrics:read` | none yet |


Sends a `POST` request to `/v1/admin/business-keys`

Arguments:
- `idempotency_key`: Makes a repeat of this request answer as the first one did, with `Idempotency-Replayed: true`, for 24 hours. Another
request with the same key is 422 `idempotency_key_conflict`. Belongs to the caller, the method and the path.

- `body`
```ignore
let response = client.business_key_create()
    .idempotency_key(idempotency_key)
    .body(body)
    .send()
    .await;
```*/
    pub fn business_key_create(&self) -> builder::BusinessKeyCreate<'_> {
        builder::BusinessKeyCreate::new(self)
    }
    /**Delete a business key

Its holder is refused from now on, and open streams and waits of theirs end within 5 seconds.

Sends a `DELETE` request to `/v1/admin/business-keys/{businessKeyId}`

Arguments:
- `business_key_id`: The business key's id.
```ignore
let response = client.business_key_delete()
    .business_key_id(business_key_id)
    .send()
    .await;
```*/
    pub fn business_key_delete(&self) -> builder::BusinessKeyDelete<'_> {
        builder::BusinessKeyDelete::new(self)
    }
    /**An agent host reports in

A generation says what it is and gets what to run with. May be repeated, and is to be after an order
`agent.configure`; a generation that is no longer the current one gets 410 and must end.


Sends a `POST` request to `/v1/tenant-runtime/{tenantId}/hello`

Arguments:
- `tenant_id`: The tenant's id.
- `body`
```ignore
let response = client.runtime_hello()
    .tenant_id(tenant_id)
    .body(body)
    .send()
    .await;
```*/
    pub fn runtime_hello(&self) -> builder::RuntimeHello<'_> {
        builder::RuntimeHello::new(self)
    }
    /**Stream an agent host's orders

Server-sent events: `id` is the order's `seq`, `event` its type, `data` a `RuntimeOrder` on one line. It starts after
`after` and ends after a few seconds: a host asks anew, by which it is known to live, also where it has nothing to
report. Orders are replayed after a reconnect, so a host carries each out once by its `seq`.


Sends a `GET` request to `/v1/tenant-runtime/{tenantId}/orders`

Arguments:
- `tenant_id`: The tenant's id.
- `after`: Start after this `seq`.
```ignore
let response = client.runtime_order_watch()
    .tenant_id(tenant_id)
    .after(after)
    .send()
    .await;
```*/
    pub fn runtime_order_watch(&self) -> builder::RuntimeOrderWatch<'_> {
        builder::RuntimeOrderWatch::new(self)
    }
    /**An agent host reports what happened

A batch of reports in the host's own numbering, which goes up by one. Answered after the commit. Reports at or below
the acknowledged number are ignored, so a batch may be repeated; a generation that is not the current one gets 410.


Sends a `POST` request to `/v1/tenant-runtime/{tenantId}/reports`

Arguments:
- `tenant_id`: The tenant's id.
- `body`
```ignore
let response = client.runtime_report()
    .tenant_id(tenant_id)
    .body(body)
    .send()
    .await;
```*/
    pub fn runtime_report(&self) -> builder::RuntimeReport<'_> {
        builder::RuntimeReport::new(self)
    }
    /**The model, for one of an agent's slots

An OpenAI-compatible chat completion. The Hub adds the provider's key, counts the tokens to the run that holds the
slot, and passes body and answer through as they are. The slot `default` serves calls that belong to no run.


Sends a `POST` request to `/v1/tenant-runtime/{tenantId}/model/{slot}/v1/chat/completions`

Arguments:
- `tenant_id`: The tenant's id.
- `slot`: Which of the agent's slots calls.
- `body`
```ignore
let response = client.runtime_model_complete()
    .tenant_id(tenant_id)
    .slot(slot)
    .body(body)
    .send()
    .await;
```*/
    pub fn runtime_model_complete(&self) -> builder::RuntimeModelComplete<'_> {
        builder::RuntimeModelComplete::new(self)
    }
    /**The models that a slot serves

An OpenAI-compatible list with the one model that the tenant uses.

Sends a `GET` request to `/v1/tenant-runtime/{tenantId}/model/{slot}/v1/models`

Arguments:
- `tenant_id`: The tenant's id.
- `slot`: Which of the agent's slots calls.
```ignore
let response = client.runtime_model_list()
    .tenant_id(tenant_id)
    .slot(slot)
    .send()
    .await;
```*/
    pub fn runtime_model_list(&self) -> builder::RuntimeModelList<'_> {
        builder::RuntimeModelList::new(self)
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
    /**Builder for [`Client::agent_view`]

[`Client::agent_view`]: super::Client::agent_view*/
    #[derive(Debug, Clone)]
    pub struct AgentView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
    }
    impl<'a> AgentView<'a> {
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
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/agent`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Agent>, Error<hub_types::Error>> {
            let Self { client, tenant_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent", client.baseurl, encode_path(& tenant_id
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
                operation_id: "agent_view",
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
    /**Builder for [`Client::agent_start`]

[`Client::agent_start`]: super::Client::agent_start*/
    #[derive(Debug, Clone)]
    pub struct AgentStart<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        if_generation: Result<Option<i64>, String>,
        wait_seconds: Result<Option<i32>, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> AgentStart<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                if_generation: Ok(None),
                wait_seconds: Ok(None),
                idempotency_key: Ok(None),
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
        pub fn if_generation<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.if_generation = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for if_generation failed".to_string());
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
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent/start`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Agent>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                if_generation,
                wait_seconds,
                idempotency_key,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let if_generation = if_generation.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent/start", client.baseurl, encode_path(& tenant_id
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
                .query(
                    &progenitor_client::QueryParam::new("ifGeneration", &if_generation),
                )
                .query(&progenitor_client::QueryParam::new("waitSeconds", &wait_seconds))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "agent_start",
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
    /**Builder for [`Client::agent_stop`]

[`Client::agent_stop`]: super::Client::agent_stop*/
    #[derive(Debug, Clone)]
    pub struct AgentStop<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        drain_seconds: Result<Option<i32>, String>,
        if_generation: Result<Option<i64>, String>,
        wait_seconds: Result<Option<i32>, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> AgentStop<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                drain_seconds: Ok(None),
                if_generation: Ok(None),
                wait_seconds: Ok(None),
                idempotency_key: Ok(None),
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
        pub fn drain_seconds<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.drain_seconds = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for drain_seconds failed".to_string());
            self
        }
        pub fn if_generation<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.if_generation = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for if_generation failed".to_string());
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
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent/stop`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Agent>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                drain_seconds,
                if_generation,
                wait_seconds,
                idempotency_key,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let drain_seconds = drain_seconds.map_err(Error::InvalidRequest)?;
            let if_generation = if_generation.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent/stop", client.baseurl, encode_path(& tenant_id
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
                .query(
                    &progenitor_client::QueryParam::new("drainSeconds", &drain_seconds),
                )
                .query(
                    &progenitor_client::QueryParam::new("ifGeneration", &if_generation),
                )
                .query(&progenitor_client::QueryParam::new("waitSeconds", &wait_seconds))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "agent_stop",
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
    /**Builder for [`Client::agent_restart`]

[`Client::agent_restart`]: super::Client::agent_restart*/
    #[derive(Debug, Clone)]
    pub struct AgentRestart<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        drain_seconds: Result<Option<i32>, String>,
        if_generation: Result<Option<i64>, String>,
        wait_seconds: Result<Option<i32>, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> AgentRestart<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                drain_seconds: Ok(None),
                if_generation: Ok(None),
                wait_seconds: Ok(None),
                idempotency_key: Ok(None),
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
        pub fn drain_seconds<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.drain_seconds = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for drain_seconds failed".to_string());
            self
        }
        pub fn if_generation<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.if_generation = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for if_generation failed".to_string());
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
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent/restart`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Agent>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                drain_seconds,
                if_generation,
                wait_seconds,
                idempotency_key,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let drain_seconds = drain_seconds.map_err(Error::InvalidRequest)?;
            let if_generation = if_generation.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent/restart", client.baseurl, encode_path(& tenant_id
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
                .query(
                    &progenitor_client::QueryParam::new("drainSeconds", &drain_seconds),
                )
                .query(
                    &progenitor_client::QueryParam::new("ifGeneration", &if_generation),
                )
                .query(&progenitor_client::QueryParam::new("waitSeconds", &wait_seconds))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "agent_restart",
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
    /**Builder for [`Client::agent_logs`]

[`Client::agent_logs`]: super::Client::agent_logs*/
    #[derive(Debug, Clone)]
    pub struct AgentLogs<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        after: Result<Option<hub_types::LogCursor>, String>,
        generation: Result<Option<i64>, String>,
        lines: Result<Option<i32>, String>,
        source: Result<Option<hub_types::LogSource>, String>,
    }
    impl<'a> AgentLogs<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                after: Ok(None),
                generation: Ok(None),
                lines: Ok(None),
                source: Ok(None),
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
        pub fn after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::LogCursor>,
        {
            self.after = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: LogCursor` for after failed".to_string()
                });
            self
        }
        pub fn generation<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.generation = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for generation failed".to_string());
            self
        }
        pub fn lines<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.lines = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for lines failed".to_string());
            self
        }
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::LogSource>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: LogSource` for source failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/agent/logs`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::AgentLogs>, Error<hub_types::Error>> {
            let Self { client, tenant_id, after, generation, lines, source } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let after = after.map_err(Error::InvalidRequest)?;
            let generation = generation.map_err(Error::InvalidRequest)?;
            let lines = lines.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent/logs", client.baseurl, encode_path(& tenant_id
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
                .query(&progenitor_client::QueryParam::new("after", &after))
                .query(&progenitor_client::QueryParam::new("generation", &generation))
                .query(&progenitor_client::QueryParam::new("lines", &lines))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "agent_logs",
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
    /**Builder for [`Client::run_list`]

[`Client::run_list`]: super::Client::run_list*/
    #[derive(Debug, Clone)]
    pub struct RunList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        created_after: Result<Option<hub_types::Timestamp>, String>,
        created_before: Result<Option<hub_types::Timestamp>, String>,
        limit: Result<Option<i32>, String>,
        origin: Result<Option<hub_types::OriginKind>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        session_id: Result<Option<hub_types::SessionId>, String>,
        state: Result<Option<hub_types::RunState>, String>,
    }
    impl<'a> RunList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                created_after: Ok(None),
                created_before: Ok(None),
                limit: Ok(None),
                origin: Ok(None),
                page_token: Ok(None),
                session_id: Ok(None),
                state: Ok(None),
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
        pub fn created_after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::Timestamp>,
        {
            self.created_after = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: Timestamp` for created_after failed"
                        .to_string()
                });
            self
        }
        pub fn created_before<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::Timestamp>,
        {
            self.created_before = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: Timestamp` for created_before failed"
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
        pub fn origin<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::OriginKind>,
        {
            self.origin = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: OriginKind` for origin failed"
                        .to_string()
                });
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
        pub fn session_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SessionId>,
        {
            self.session_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: SessionId` for session_id failed"
                        .to_string()
                });
            self
        }
        pub fn state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RunState>,
        {
            self.state = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: RunState` for state failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/runs`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::RunResultsPage>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                created_after,
                created_before,
                limit,
                origin,
                page_token,
                session_id,
                state,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let created_after = created_after.map_err(Error::InvalidRequest)?;
            let created_before = created_before.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let origin = origin.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let session_id = session_id.map_err(Error::InvalidRequest)?;
            let state = state.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs", client.baseurl, encode_path(& tenant_id
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
                .query(
                    &progenitor_client::QueryParam::new("createdAfter", &created_after),
                )
                .query(
                    &progenitor_client::QueryParam::new("createdBefore", &created_before),
                )
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("origin", &origin))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("sessionId", &session_id))
                .query(&progenitor_client::QueryParam::new("state", &state))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "run_list",
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
        ///Streams `GET` requests to `/v1/tenants/{tenantId}/runs`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::Run, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                created_after: Ok(None),
                created_before: Ok(None),
                origin: Ok(None),
                page_token: Ok(None),
                session_id: Ok(None),
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
    /**Builder for [`Client::run_create`]

[`Client::run_create`]: super::Client::run_create*/
    #[derive(Debug, Clone)]
    pub struct RunCreate<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        wait_seconds: Result<Option<i32>, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::RunCreate, String>,
    }
    impl<'a> RunCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                wait_seconds: Ok(None),
                idempotency_key: Ok(None),
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
            V: std::convert::TryInto<hub_types::RunCreate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunCreate` for body failed".to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/runs`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Run>, Error<hub_types::Error>> {
            let Self { client, tenant_id, wait_seconds, idempotency_key, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs", client.baseurl, encode_path(& tenant_id
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
                operation_id: "run_create",
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
    /**Builder for [`Client::run_view`]

[`Client::run_view`]: super::Client::run_view*/
    #[derive(Debug, Clone)]
    pub struct RunView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        run_id: Result<hub_types::RunId, String>,
        wait_seconds: Result<Option<i32>, String>,
    }
    impl<'a> RunView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                run_id: Err("run_id was not initialized".to_string()),
                wait_seconds: Ok(None),
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
        pub fn run_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RunId>,
        {
            self.run_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunId` for run_id failed".to_string()
                });
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
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/runs/{runId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Run>, Error<hub_types::Error>> {
            let Self { client, tenant_id, run_id, wait_seconds } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let run_id = run_id.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs/{}", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& run_id.to_string()),
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
                .query(&progenitor_client::QueryParam::new("waitSeconds", &wait_seconds))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "run_view",
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
    /**Builder for [`Client::run_watch`]

[`Client::run_watch`]: super::Client::run_watch*/
    #[derive(Debug, Clone)]
    pub struct RunWatch<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        run_id: Result<hub_types::RunId, String>,
        after: Result<Option<i64>, String>,
        from: Result<Option<hub_types::WatchFrom>, String>,
        last_event_id: Result<Option<hub_types::LastEventId>, String>,
    }
    impl<'a> RunWatch<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                run_id: Err("run_id was not initialized".to_string()),
                after: Ok(None),
                from: Ok(None),
                last_event_id: Ok(None),
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
        pub fn run_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RunId>,
        {
            self.run_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunId` for run_id failed".to_string()
                });
            self
        }
        pub fn after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.after = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for after failed".to_string());
            self
        }
        pub fn from<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::WatchFrom>,
        {
            self.from = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: WatchFrom` for from failed".to_string()
                });
            self
        }
        pub fn last_event_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::LastEventId>,
        {
            self.last_event_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: LastEventId` for last_event_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/runs/{runId}/events`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<hub_types::Error>> {
            let Self { client, tenant_id, run_id, after, from, last_event_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let run_id = run_id.map_err(Error::InvalidRequest)?;
            let after = after.map_err(Error::InvalidRequest)?;
            let from = from.map_err(Error::InvalidRequest)?;
            let last_event_id = last_event_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs/{}/events", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& run_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = last_event_id {
                header_map.append("Last-Event-ID", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .query(&progenitor_client::QueryParam::new("after", &after))
                .query(&progenitor_client::QueryParam::new("from", &from))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "run_watch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::stream(response)),
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
    /**Builder for [`Client::run_event_list`]

[`Client::run_event_list`]: super::Client::run_event_list*/
    #[derive(Debug, Clone)]
    pub struct RunEventList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        run_id: Result<hub_types::RunId, String>,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
    }
    impl<'a> RunEventList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                run_id: Err("run_id was not initialized".to_string()),
                limit: Ok(None),
                page_token: Ok(None),
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
        pub fn run_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RunId>,
        {
            self.run_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunId` for run_id failed".to_string()
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
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/runs/{runId}/event-log`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::RunEventResultsPage>, Error<hub_types::Error>> {
            let Self { client, tenant_id, run_id, limit, page_token } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let run_id = run_id.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs/{}/event-log", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& run_id.to_string()),
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "run_event_list",
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
        ///Streams `GET` requests to `/v1/tenants/{tenantId}/runs/{runId}/event-log`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::RunEvent, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
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
    /**Builder for [`Client::run_stop`]

[`Client::run_stop`]: super::Client::run_stop*/
    #[derive(Debug, Clone)]
    pub struct RunStop<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        run_id: Result<hub_types::RunId, String>,
        wait_seconds: Result<Option<i32>, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::RunStop, String>,
    }
    impl<'a> RunStop<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                run_id: Err("run_id was not initialized".to_string()),
                wait_seconds: Ok(None),
                idempotency_key: Ok(None),
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
        pub fn run_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RunId>,
        {
            self.run_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunId` for run_id failed".to_string()
                });
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
            V: std::convert::TryInto<hub_types::RunStop>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunStop` for body failed".to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/runs/{runId}/stop`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Run>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                run_id,
                wait_seconds,
                idempotency_key,
                body,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let run_id = run_id.map_err(Error::InvalidRequest)?;
            let wait_seconds = wait_seconds.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs/{}/stop", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& run_id.to_string()),
            );
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
                operation_id: "run_stop",
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
    /**Builder for [`Client::run_approval_decide`]

[`Client::run_approval_decide`]: super::Client::run_approval_decide*/
    #[derive(Debug, Clone)]
    pub struct RunApprovalDecide<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        run_id: Result<hub_types::RunId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::ApprovalDecide, String>,
    }
    impl<'a> RunApprovalDecide<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                run_id: Err("run_id was not initialized".to_string()),
                idempotency_key: Ok(None),
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
        pub fn run_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RunId>,
        {
            self.run_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RunId` for run_id failed".to_string()
                });
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
            V: std::convert::TryInto<hub_types::ApprovalDecide>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: ApprovalDecide` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/runs/{runId}/approval`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Approval>, Error<hub_types::Error>> {
            let Self { client, tenant_id, run_id, idempotency_key, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let run_id = run_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/runs/{}/approval", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& run_id.to_string()),
            );
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "run_approval_decide",
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
    /**Builder for [`Client::approval_list`]

[`Client::approval_list`]: super::Client::approval_list*/
    #[derive(Debug, Clone)]
    pub struct ApprovalList<'a> {
        client: &'a super::Client,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        state: Result<Option<hub_types::ApprovalState>, String>,
        tenant_id: Result<Option<hub_types::TenantId>, String>,
    }
    impl<'a> ApprovalList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                page_token: Ok(None),
                state: Ok(None),
                tenant_id: Ok(None),
            }
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
        pub fn state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::ApprovalState>,
        {
            self.state = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: ApprovalState` for state failed"
                        .to_string()
                });
            self
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/approvals`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ApprovalResultsPage>, Error<hub_types::Error>> {
            let Self { client, limit, page_token, state, tenant_id } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let state = state.map_err(Error::InvalidRequest)?;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/approvals", client.baseurl,);
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("state", &state))
                .query(&progenitor_client::QueryParam::new("tenantId", &tenant_id))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "approval_list",
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
        ///Streams `GET` requests to `/v1/approvals`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::Approval, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
                state: Ok(None),
                tenant_id: Ok(None),
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
    /**Builder for [`Client::audit_list`]

[`Client::audit_list`]: super::Client::audit_list*/
    #[derive(Debug, Clone)]
    pub struct AuditList<'a> {
        client: &'a super::Client,
        created_after: Result<Option<hub_types::Timestamp>, String>,
        created_before: Result<Option<hub_types::Timestamp>, String>,
        limit: Result<Option<i32>, String>,
        operation: Result<Option<hub_types::OperationName>, String>,
        outcome: Result<Option<hub_types::AuditOutcome>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        principal: Result<Option<hub_types::PrincipalName>, String>,
        tenant_id: Result<Option<hub_types::TenantId>, String>,
    }
    impl<'a> AuditList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                created_after: Ok(None),
                created_before: Ok(None),
                limit: Ok(None),
                operation: Ok(None),
                outcome: Ok(None),
                page_token: Ok(None),
                principal: Ok(None),
                tenant_id: Ok(None),
            }
        }
        pub fn created_after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::Timestamp>,
        {
            self.created_after = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: Timestamp` for created_after failed"
                        .to_string()
                });
            self
        }
        pub fn created_before<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::Timestamp>,
        {
            self.created_before = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: Timestamp` for created_before failed"
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
        pub fn operation<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::OperationName>,
        {
            self.operation = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: OperationName` for operation failed"
                        .to_string()
                });
            self
        }
        pub fn outcome<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::AuditOutcome>,
        {
            self.outcome = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: AuditOutcome` for outcome failed"
                        .to_string()
                });
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
        pub fn principal<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::PrincipalName>,
        {
            self.principal = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: PrincipalName` for principal failed"
                        .to_string()
                });
            self
        }
        pub fn tenant_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::TenantId>,
        {
            self.tenant_id = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: TenantId` for tenant_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/admin/audit`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::AuditResultsPage>, Error<hub_types::Error>> {
            let Self {
                client,
                created_after,
                created_before,
                limit,
                operation,
                outcome,
                page_token,
                principal,
                tenant_id,
            } = self;
            let created_after = created_after.map_err(Error::InvalidRequest)?;
            let created_before = created_before.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let operation = operation.map_err(Error::InvalidRequest)?;
            let outcome = outcome.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let principal = principal.map_err(Error::InvalidRequest)?;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/admin/audit", client.baseurl,);
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
                .query(
                    &progenitor_client::QueryParam::new("createdAfter", &created_after),
                )
                .query(
                    &progenitor_client::QueryParam::new("createdBefore", &created_before),
                )
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("operation", &operation))
                .query(&progenitor_client::QueryParam::new("outcome", &outcome))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("principal", &principal))
                .query(&progenitor_client::QueryParam::new("tenantId", &tenant_id))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "audit_list",
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
        ///Streams `GET` requests to `/v1/admin/audit`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::AuditEntry, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                created_after: Ok(None),
                created_before: Ok(None),
                operation: Ok(None),
                outcome: Ok(None),
                page_token: Ok(None),
                principal: Ok(None),
                tenant_id: Ok(None),
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
    /**Builder for [`Client::file_list`]

[`Client::file_list`]: super::Client::file_list*/
    #[derive(Debug, Clone)]
    pub struct FileList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        limit: Result<Option<i32>, String>,
        name: Result<Option<::std::string::String>, String>,
        order: Result<Option<hub_types::SortOrder>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        path: Result<Option<::std::string::String>, String>,
        root: Result<Option<hub_types::FileRoot>, String>,
        sort: Result<Option<hub_types::FileSort>, String>,
    }
    impl<'a> FileList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                limit: Ok(None),
                name: Ok(None),
                order: Ok(None),
                page_token: Ok(None),
                path: Ok(None),
                root: Ok(None),
                sort: Ok(None),
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
        pub fn name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.name = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for name failed"
                        .to_string()
                });
            self
        }
        pub fn order<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SortOrder>,
        {
            self.order = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: SortOrder` for order failed".to_string()
                });
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
        pub fn path<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.path = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for path failed"
                        .to_string()
                });
            self
        }
        pub fn root<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::FileRoot>,
        {
            self.root = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: FileRoot` for root failed".to_string()
                });
            self
        }
        pub fn sort<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::FileSort>,
        {
            self.sort = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: FileSort` for sort failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/files`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::FileResultsPage>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                limit,
                name,
                order,
                page_token,
                path,
                root,
                sort,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let name = name.map_err(Error::InvalidRequest)?;
            let order = order.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let path = path.map_err(Error::InvalidRequest)?;
            let root = root.map_err(Error::InvalidRequest)?;
            let sort = sort.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/files", client.baseurl, encode_path(& tenant_id
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("name", &name))
                .query(&progenitor_client::QueryParam::new("order", &order))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("path", &path))
                .query(&progenitor_client::QueryParam::new("root", &root))
                .query(&progenitor_client::QueryParam::new("sort", &sort))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "file_list",
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
        ///Streams `GET` requests to `/v1/tenants/{tenantId}/files`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::FileEntry, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                name: Ok(None),
                order: Ok(None),
                page_token: Ok(None),
                path: Ok(None),
                root: Ok(None),
                sort: Ok(None),
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
    /**Builder for [`Client::file_content_view`]

[`Client::file_content_view`]: super::Client::file_content_view*/
    #[derive(Debug, Clone)]
    pub struct FileContentView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        length: Result<Option<i32>, String>,
        offset: Result<Option<i64>, String>,
        path: Result<::std::string::String, String>,
        root: Result<hub_types::FileRoot, String>,
    }
    impl<'a> FileContentView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                length: Ok(None),
                offset: Ok(None),
                path: Err("path was not initialized".to_string()),
                root: Err("root was not initialized".to_string()),
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
        pub fn length<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.length = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for length failed".to_string());
            self
        }
        pub fn offset<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.offset = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for offset failed".to_string());
            self
        }
        pub fn path<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.path = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for path failed"
                        .to_string()
                });
            self
        }
        pub fn root<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::FileRoot>,
        {
            self.root = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: FileRoot` for root failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/files/content`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::FileContent>, Error<hub_types::Error>> {
            let Self { client, tenant_id, length, offset, path, root } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let length = length.map_err(Error::InvalidRequest)?;
            let offset = offset.map_err(Error::InvalidRequest)?;
            let path = path.map_err(Error::InvalidRequest)?;
            let root = root.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/files/content", client.baseurl, encode_path(& tenant_id
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
                .query(&progenitor_client::QueryParam::new("length", &length))
                .query(&progenitor_client::QueryParam::new("offset", &offset))
                .query(&progenitor_client::QueryParam::new("path", &path))
                .query(&progenitor_client::QueryParam::new("root", &root))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "file_content_view",
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
    /**Builder for [`Client::file_download`]

[`Client::file_download`]: super::Client::file_download*/
    #[derive(Debug, Clone)]
    pub struct FileDownload<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        path: Result<::std::string::String, String>,
        root: Result<hub_types::FileRoot, String>,
        if_none_match: Result<Option<::std::string::String>, String>,
        if_range: Result<Option<::std::string::String>, String>,
        range: Result<Option<::std::string::String>, String>,
        want_repr_digest: Result<Option<::std::string::String>, String>,
    }
    impl<'a> FileDownload<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                path: Err("path was not initialized".to_string()),
                root: Err("root was not initialized".to_string()),
                if_none_match: Ok(None),
                if_range: Ok(None),
                range: Ok(None),
                want_repr_digest: Ok(None),
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
        pub fn path<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.path = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for path failed"
                        .to_string()
                });
            self
        }
        pub fn root<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::FileRoot>,
        {
            self.root = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: FileRoot` for root failed".to_string()
                });
            self
        }
        pub fn if_none_match<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.if_none_match = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for if_none_match failed"
                        .to_string()
                });
            self
        }
        pub fn if_range<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.if_range = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for if_range failed"
                        .to_string()
                });
            self
        }
        pub fn range<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.range = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for range failed"
                        .to_string()
                });
            self
        }
        pub fn want_repr_digest<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.want_repr_digest = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for want_repr_digest failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/files/download`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<hub_types::Error>> {
            let Self {
                client,
                tenant_id,
                path,
                root,
                if_none_match,
                if_range,
                range,
                want_repr_digest,
            } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let path = path.map_err(Error::InvalidRequest)?;
            let root = root.map_err(Error::InvalidRequest)?;
            let if_none_match = if_none_match.map_err(Error::InvalidRequest)?;
            let if_range = if_range.map_err(Error::InvalidRequest)?;
            let range = range.map_err(Error::InvalidRequest)?;
            let want_repr_digest = want_repr_digest.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/files/download", client.baseurl, encode_path(&
                tenant_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(5usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            if let Some(value) = if_none_match {
                header_map.append("If-None-Match", value.to_string().try_into()?);
            }
            if let Some(value) = if_range {
                header_map.append("If-Range", value.to_string().try_into()?);
            }
            if let Some(value) = range {
                header_map.append("Range", value.to_string().try_into()?);
            }
            if let Some(value) = want_repr_digest {
                header_map.append("Want-Repr-Digest", value.to_string().try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .query(&progenitor_client::QueryParam::new("path", &path))
                .query(&progenitor_client::QueryParam::new("root", &root))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "file_download",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200..=299 => Ok(ResponseValue::stream(response)),
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
    /**Builder for [`Client::cron_job_list`]

[`Client::cron_job_list`]: super::Client::cron_job_list*/
    #[derive(Debug, Clone)]
    pub struct CronJobList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        include_disabled: Result<Option<bool>, String>,
    }
    impl<'a> CronJobList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                include_disabled: Ok(None),
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
        pub fn include_disabled<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.include_disabled = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `bool` for include_disabled failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/agent-cron`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobList>, Error<hub_types::Error>> {
            let Self { client, tenant_id, include_disabled } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let include_disabled = include_disabled.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron", client.baseurl, encode_path(& tenant_id
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
                .query(
                    &progenitor_client::QueryParam::new(
                        "includeDisabled",
                        &include_disabled,
                    ),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_list",
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
    /**Builder for [`Client::cron_job_create`]

[`Client::cron_job_create`]: super::Client::cron_job_create*/
    #[derive(Debug, Clone)]
    pub struct CronJobCreate<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::CronJobCreate, String>,
    }
    impl<'a> CronJobCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                idempotency_key: Ok(None),
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
            V: std::convert::TryInto<hub_types::CronJobCreate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobCreate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobAnswer>, Error<hub_types::Error>> {
            let Self { client, tenant_id, idempotency_key, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron", client.baseurl, encode_path(& tenant_id
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_create",
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
    /**Builder for [`Client::cron_job_view`]

[`Client::cron_job_view`]: super::Client::cron_job_view*/
    #[derive(Debug, Clone)]
    pub struct CronJobView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        job_id: Result<hub_types::CronJobId, String>,
    }
    impl<'a> CronJobView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                job_id: Err("job_id was not initialized".to_string()),
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
        pub fn job_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobId>,
        {
            self.job_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobId` for job_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobAnswer>, Error<hub_types::Error>> {
            let Self { client, tenant_id, job_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let job_id = job_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron/{}", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& job_id.to_string()),
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
                operation_id: "cron_job_view",
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
    /**Builder for [`Client::cron_job_delete`]

[`Client::cron_job_delete`]: super::Client::cron_job_delete*/
    #[derive(Debug, Clone)]
    pub struct CronJobDelete<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        job_id: Result<hub_types::CronJobId, String>,
    }
    impl<'a> CronJobDelete<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                job_id: Err("job_id was not initialized".to_string()),
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
        pub fn job_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobId>,
        {
            self.job_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobId` for job_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `DELETE` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobDeleted>, Error<hub_types::Error>> {
            let Self { client, tenant_id, job_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let job_id = job_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron/{}", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& job_id.to_string()),
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
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_delete",
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
    /**Builder for [`Client::cron_job_update`]

[`Client::cron_job_update`]: super::Client::cron_job_update*/
    #[derive(Debug, Clone)]
    pub struct CronJobUpdate<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        job_id: Result<hub_types::CronJobId, String>,
        body: Result<hub_types::CronJobUpdate, String>,
    }
    impl<'a> CronJobUpdate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                job_id: Err("job_id was not initialized".to_string()),
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
        pub fn job_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobId>,
        {
            self.job_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobId` for job_id failed"
                        .to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobUpdate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobUpdate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `PATCH` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobAnswer>, Error<hub_types::Error>> {
            let Self { client, tenant_id, job_id, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let job_id = job_id.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron/{}", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& job_id.to_string()),
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
                .patch(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_update",
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
    /**Builder for [`Client::cron_job_pause`]

[`Client::cron_job_pause`]: super::Client::cron_job_pause*/
    #[derive(Debug, Clone)]
    pub struct CronJobPause<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        job_id: Result<hub_types::CronJobId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> CronJobPause<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                job_id: Err("job_id was not initialized".to_string()),
                idempotency_key: Ok(None),
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
        pub fn job_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobId>,
        {
            self.job_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobId` for job_id failed"
                        .to_string()
                });
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
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}/pause`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobAnswer>, Error<hub_types::Error>> {
            let Self { client, tenant_id, job_id, idempotency_key } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let job_id = job_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron/{}/pause", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& job_id.to_string()),
            );
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_pause",
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
    /**Builder for [`Client::cron_job_resume`]

[`Client::cron_job_resume`]: super::Client::cron_job_resume*/
    #[derive(Debug, Clone)]
    pub struct CronJobResume<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        job_id: Result<hub_types::CronJobId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> CronJobResume<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                job_id: Err("job_id was not initialized".to_string()),
                idempotency_key: Ok(None),
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
        pub fn job_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobId>,
        {
            self.job_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobId` for job_id failed"
                        .to_string()
                });
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
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}/resume`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobAnswer>, Error<hub_types::Error>> {
            let Self { client, tenant_id, job_id, idempotency_key } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let job_id = job_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron/{}/resume", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& job_id.to_string()),
            );
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_resume",
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
    /**Builder for [`Client::cron_job_run`]

[`Client::cron_job_run`]: super::Client::cron_job_run*/
    #[derive(Debug, Clone)]
    pub struct CronJobRun<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        job_id: Result<hub_types::CronJobId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> CronJobRun<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                job_id: Err("job_id was not initialized".to_string()),
                idempotency_key: Ok(None),
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
        pub fn job_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::CronJobId>,
        {
            self.job_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: CronJobId` for job_id failed"
                        .to_string()
                });
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
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/agent-cron/{jobId}/run`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::CronJobRun>, Error<hub_types::Error>> {
            let Self { client, tenant_id, job_id, idempotency_key } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let job_id = job_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/agent-cron/{}/run", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& job_id.to_string()),
            );
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "cron_job_run",
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
    /**Builder for [`Client::environment_key_list`]

[`Client::environment_key_list`]: super::Client::environment_key_list*/
    #[derive(Debug, Clone)]
    pub struct EnvironmentKeyList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
    }
    impl<'a> EnvironmentKeyList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                limit: Ok(None),
                page_token: Ok(None),
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
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/env`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<types::EnvironmentKeyResultsPage>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id, limit, page_token } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/env", client.baseurl, encode_path(& tenant_id
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "environment_key_list",
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
        ///Streams `GET` requests to `/v1/tenants/{tenantId}/env`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::EnvironmentKey, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
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
    /**Builder for [`Client::environment_key_set`]

[`Client::environment_key_set`]: super::Client::environment_key_set*/
    #[derive(Debug, Clone)]
    pub struct EnvironmentKeySet<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        name: Result<hub_types::EnvironmentName, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
        body: Result<hub_types::EnvironmentKeySet, String>,
    }
    impl<'a> EnvironmentKeySet<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                name: Err("name was not initialized".to_string()),
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
        pub fn name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::EnvironmentName>,
        {
            self.name = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: EnvironmentName` for name failed"
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
            V: std::convert::TryInto<hub_types::EnvironmentKeySet>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: EnvironmentKeySet` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `PUT` request to `/v1/tenants/{tenantId}/env/{name}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::EnvironmentKey>, Error<hub_types::Error>> {
            let Self { client, tenant_id, name, if_match, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let name = name.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/env/{}", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& name.to_string()),
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
                operation_id: "environment_key_set",
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
    /**Builder for [`Client::environment_key_delete`]

[`Client::environment_key_delete`]: super::Client::environment_key_delete*/
    #[derive(Debug, Clone)]
    pub struct EnvironmentKeyDelete<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        name: Result<hub_types::EnvironmentName, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
    }
    impl<'a> EnvironmentKeyDelete<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                name: Err("name was not initialized".to_string()),
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
        pub fn name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::EnvironmentName>,
        {
            self.name = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: EnvironmentName` for name failed"
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
        ///Sends a `DELETE` request to `/v1/tenants/{tenantId}/env/{name}`
        pub async fn send(self) -> Result<ResponseValue<()>, Error<hub_types::Error>> {
            let Self { client, tenant_id, name, if_match } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let name = name.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/env/{}", client.baseurl, encode_path(& tenant_id
                .to_string()), encode_path(& name.to_string()),
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "environment_key_delete",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
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
    /**Builder for [`Client::skill_list`]

[`Client::skill_list`]: super::Client::skill_list*/
    #[derive(Debug, Clone)]
    pub struct SkillList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        source: Result<Option<hub_types::SkillSource>, String>,
    }
    impl<'a> SkillList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                limit: Ok(None),
                page_token: Ok(None),
                source: Ok(None),
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
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillSource>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: SkillSource` for source failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/skills`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SkillResultsPage>, Error<hub_types::Error>> {
            let Self { client, tenant_id, limit, page_token, source } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/skills", client.baseurl, encode_path(& tenant_id
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "skill_list",
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
        ///Streams `GET` requests to `/v1/tenants/{tenantId}/skills`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::SkillGroup, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
                source: Ok(None),
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
    /**Builder for [`Client::skill_file_list`]

[`Client::skill_file_list`]: super::Client::skill_file_list*/
    #[derive(Debug, Clone)]
    pub struct SkillFileList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        category: Result<hub_types::SkillCategory, String>,
        skill: Result<hub_types::SkillDirectory, String>,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
        source: Result<Option<hub_types::SkillSource>, String>,
    }
    impl<'a> SkillFileList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                category: Err("category was not initialized".to_string()),
                skill: Err("skill was not initialized".to_string()),
                limit: Ok(None),
                page_token: Ok(None),
                source: Ok(None),
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
        pub fn category<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillCategory>,
        {
            self.category = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SkillCategory` for category failed"
                        .to_string()
                });
            self
        }
        pub fn skill<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillDirectory>,
        {
            self.skill = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SkillDirectory` for skill failed"
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
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillSource>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: SkillSource` for source failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/skills/{category}/{skill}/files`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<types::SkillFileResultsPage>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id, category, skill, limit, page_token, source } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let category = category.map_err(Error::InvalidRequest)?;
            let skill = skill.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/skills/{}/{}/files", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& category.to_string()),
                encode_path(& skill.to_string()),
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "skill_file_list",
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
        ///Streams `GET` requests to `/v1/tenants/{tenantId}/skills/{category}/{skill}/files`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::SkillFile, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
                source: Ok(None),
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
    /**Builder for [`Client::skill_file_view`]

[`Client::skill_file_view`]: super::Client::skill_file_view*/
    #[derive(Debug, Clone)]
    pub struct SkillFileView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        skill_path: Result<hub_types::SkillPath, String>,
        length: Result<Option<i32>, String>,
        offset: Result<Option<i64>, String>,
        source: Result<Option<hub_types::SkillSource>, String>,
    }
    impl<'a> SkillFileView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                skill_path: Err("skill_path was not initialized".to_string()),
                length: Ok(None),
                offset: Ok(None),
                source: Ok(None),
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
        pub fn skill_path<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillPath>,
        {
            self.skill_path = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SkillPath` for skill_path failed"
                        .to_string()
                });
            self
        }
        pub fn length<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i32>,
        {
            self.length = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i32` for length failed".to_string());
            self
        }
        pub fn offset<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.offset = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for offset failed".to_string());
            self
        }
        pub fn source<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillSource>,
        {
            self.source = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `hub_types :: SkillSource` for source failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/skill-files/{skillPath}`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::SkillFileContent>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id, skill_path, length, offset, source } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let skill_path = skill_path.map_err(Error::InvalidRequest)?;
            let length = length.map_err(Error::InvalidRequest)?;
            let offset = offset.map_err(Error::InvalidRequest)?;
            let source = source.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/skill-files/{}", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& skill_path.to_string()),
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
                .query(&progenitor_client::QueryParam::new("length", &length))
                .query(&progenitor_client::QueryParam::new("offset", &offset))
                .query(&progenitor_client::QueryParam::new("source", &source))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "skill_file_view",
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
    /**Builder for [`Client::skill_state_replace`]

[`Client::skill_state_replace`]: super::Client::skill_state_replace*/
    #[derive(Debug, Clone)]
    pub struct SkillStateReplace<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        skill_name: Result<hub_types::SkillName, String>,
        body: Result<hub_types::SkillStateReplace, String>,
    }
    impl<'a> SkillStateReplace<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                skill_name: Err("skill_name was not initialized".to_string()),
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
        pub fn skill_name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillName>,
        {
            self.skill_name = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SkillName` for skill_name failed"
                        .to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SkillStateReplace>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SkillStateReplace` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `PUT` request to `/v1/tenants/{tenantId}/skills/{skillName}/state`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::SkillState>, Error<hub_types::Error>> {
            let Self { client, tenant_id, skill_name, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let skill_name = skill_name.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/skills/{}/state", client.baseurl, encode_path(&
                tenant_id.to_string()), encode_path(& skill_name.to_string()),
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
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "skill_state_replace",
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
    /**Builder for [`Client::secret_list`]

[`Client::secret_list`]: super::Client::secret_list*/
    #[derive(Debug, Clone)]
    pub struct SecretList<'a> {
        client: &'a super::Client,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
    }
    impl<'a> SecretList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                page_token: Ok(None),
            }
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
        ///Sends a `GET` request to `/v1/secrets`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SecretResultsPage>, Error<hub_types::Error>> {
            let Self { client, limit, page_token } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/secrets", client.baseurl,);
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "secret_list",
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
        ///Streams `GET` requests to `/v1/secrets`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::Secret, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
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
    /**Builder for [`Client::secret_create`]

[`Client::secret_create`]: super::Client::secret_create*/
    #[derive(Debug, Clone)]
    pub struct SecretCreate<'a> {
        client: &'a super::Client,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::SecretCreate, String>,
    }
    impl<'a> SecretCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                idempotency_key: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
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
            V: std::convert::TryInto<hub_types::SecretCreate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SecretCreate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/secrets`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Secret>, Error<hub_types::Error>> {
            let Self { client, idempotency_key, body } = self;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/secrets", client.baseurl,);
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "secret_create",
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
    /**Builder for [`Client::secret_view`]

[`Client::secret_view`]: super::Client::secret_view*/
    #[derive(Debug, Clone)]
    pub struct SecretView<'a> {
        client: &'a super::Client,
        secret_id: Result<hub_types::SecretId, String>,
    }
    impl<'a> SecretView<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                secret_id: Err("secret_id was not initialized".to_string()),
            }
        }
        pub fn secret_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SecretId>,
        {
            self.secret_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SecretId` for secret_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/secrets/{secretId}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Secret>, Error<hub_types::Error>> {
            let Self { client, secret_id } = self;
            let secret_id = secret_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/secrets/{}", client.baseurl, encode_path(& secret_id.to_string()),
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
                operation_id: "secret_view",
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
    /**Builder for [`Client::secret_delete`]

[`Client::secret_delete`]: super::Client::secret_delete*/
    #[derive(Debug, Clone)]
    pub struct SecretDelete<'a> {
        client: &'a super::Client,
        secret_id: Result<hub_types::SecretId, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
    }
    impl<'a> SecretDelete<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                secret_id: Err("secret_id was not initialized".to_string()),
                if_match: Ok(None),
            }
        }
        pub fn secret_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SecretId>,
        {
            self.secret_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SecretId` for secret_id failed"
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
        ///Sends a `DELETE` request to `/v1/secrets/{secretId}`
        pub async fn send(self) -> Result<ResponseValue<()>, Error<hub_types::Error>> {
            let Self { client, secret_id, if_match } = self;
            let secret_id = secret_id.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/secrets/{}", client.baseurl, encode_path(& secret_id.to_string()),
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "secret_delete",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
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
    /**Builder for [`Client::secret_replace_material`]

[`Client::secret_replace_material`]: super::Client::secret_replace_material*/
    #[derive(Debug, Clone)]
    pub struct SecretReplaceMaterial<'a> {
        client: &'a super::Client,
        secret_id: Result<hub_types::SecretId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        if_match: Result<Option<hub_types::EtagCondition>, String>,
        body: Result<hub_types::SecretMaterial, String>,
    }
    impl<'a> SecretReplaceMaterial<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                secret_id: Err("secret_id was not initialized".to_string()),
                idempotency_key: Ok(None),
                if_match: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
        }
        pub fn secret_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SecretId>,
        {
            self.secret_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SecretId` for secret_id failed"
                        .to_string()
                });
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
            V: std::convert::TryInto<hub_types::SecretMaterial>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SecretMaterial` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/secrets/{secretId}:replace-material`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Secret>, Error<hub_types::Error>> {
            let Self { client, secret_id, idempotency_key, if_match, body } = self;
            let secret_id = secret_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/secrets/{}:replace-material", client.baseurl, encode_path(&
                secret_id.to_string()),
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
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
            if let Some(value) = if_match {
                header_map.append("If-Match", value.to_string().try_into()?);
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "secret_replace_material",
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
    /**Builder for [`Client::secret_refresh`]

[`Client::secret_refresh`]: super::Client::secret_refresh*/
    #[derive(Debug, Clone)]
    pub struct SecretRefresh<'a> {
        client: &'a super::Client,
        secret_id: Result<hub_types::SecretId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> SecretRefresh<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                secret_id: Err("secret_id was not initialized".to_string()),
                idempotency_key: Ok(None),
            }
        }
        pub fn secret_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::SecretId>,
        {
            self.secret_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: SecretId` for secret_id failed"
                        .to_string()
                });
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
        ///Sends a `POST` request to `/v1/secrets/{secretId}:refresh`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::Secret>, Error<hub_types::Error>> {
            let Self { client, secret_id, idempotency_key } = self;
            let secret_id = secret_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/secrets/{}:refresh", client.baseurl, encode_path(& secret_id
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "secret_refresh",
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
    /**Builder for [`Client::secret_refresh_due`]

[`Client::secret_refresh_due`]: super::Client::secret_refresh_due*/
    #[derive(Debug, Clone)]
    pub struct SecretRefreshDue<'a> {
        client: &'a super::Client,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
    }
    impl<'a> SecretRefreshDue<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                idempotency_key: Ok(None),
            }
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
        ///Sends a `POST` request to `/v1/secrets:refresh-due`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::SecretsRefreshed>,
            Error<hub_types::Error>,
        > {
            let Self { client, idempotency_key } = self;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/secrets:refresh-due", client.baseurl,);
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "secret_refresh_due",
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
    /**Builder for [`Client::tenant_api_credentials_view`]

[`Client::tenant_api_credentials_view`]: super::Client::tenant_api_credentials_view*/
    #[derive(Debug, Clone)]
    pub struct TenantApiCredentialsView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
    }
    impl<'a> TenantApiCredentialsView<'a> {
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
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/api-credentials`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::TenantCredentials>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/api-credentials", client.baseurl, encode_path(&
                tenant_id.to_string()),
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
                operation_id: "tenant_api_credentials_view",
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
    /**Builder for [`Client::tenant_api_credentials_rotate`]

[`Client::tenant_api_credentials_rotate`]: super::Client::tenant_api_credentials_rotate*/
    #[derive(Debug, Clone)]
    pub struct TenantApiCredentialsRotate<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::TenantCredentialsRotate, String>,
    }
    impl<'a> TenantApiCredentialsRotate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                idempotency_key: Ok(None),
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
            V: std::convert::TryInto<hub_types::TenantCredentialsRotate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: TenantCredentialsRotate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenants/{tenantId}/api-credentials/rotate`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::TenantCredentials>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id, idempotency_key, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/api-credentials/rotate", client.baseurl, encode_path(&
                tenant_id.to_string()),
            );
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "tenant_api_credentials_rotate",
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
    /**Builder for [`Client::tenant_a2a_credentials_view`]

[`Client::tenant_a2a_credentials_view`]: super::Client::tenant_a2a_credentials_view*/
    #[derive(Debug, Clone)]
    pub struct TenantA2aCredentialsView<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
    }
    impl<'a> TenantA2aCredentialsView<'a> {
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
        ///Sends a `GET` request to `/v1/tenants/{tenantId}/a2a-credentials`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::TenantCredentials>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenants/{}/a2a-credentials", client.baseurl, encode_path(&
                tenant_id.to_string()),
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
                operation_id: "tenant_a2a_credentials_view",
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
    /**Builder for [`Client::business_key_list`]

[`Client::business_key_list`]: super::Client::business_key_list*/
    #[derive(Debug, Clone)]
    pub struct BusinessKeyList<'a> {
        client: &'a super::Client,
        limit: Result<Option<i32>, String>,
        page_token: Result<Option<::std::string::String>, String>,
    }
    impl<'a> BusinessKeyList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                page_token: Ok(None),
            }
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
        ///Sends a `GET` request to `/v1/admin/business-keys`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<types::BusinessKeyResultsPage>,
            Error<hub_types::Error>,
        > {
            let Self { client, limit, page_token } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/admin/business-keys", client.baseurl,);
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
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "business_key_list",
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
        ///Streams `GET` requests to `/v1/admin/business-keys`
        pub fn stream(
            self,
        ) -> impl futures::Stream<
            Item = Result<hub_types::BusinessKey, Error<hub_types::Error>>,
        > + Unpin + 'a {
            use ::futures::StreamExt;
            use ::futures::TryFutureExt;
            use ::futures::TryStreamExt;
            let next = Self {
                page_token: Ok(None),
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
    /**Builder for [`Client::business_key_create`]

[`Client::business_key_create`]: super::Client::business_key_create*/
    #[derive(Debug, Clone)]
    pub struct BusinessKeyCreate<'a> {
        client: &'a super::Client,
        idempotency_key: Result<Option<hub_types::IdempotencyKey>, String>,
        body: Result<hub_types::BusinessKeyCreate, String>,
    }
    impl<'a> BusinessKeyCreate<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                idempotency_key: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
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
            V: std::convert::TryInto<hub_types::BusinessKeyCreate>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: BusinessKeyCreate` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/admin/business-keys`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::BusinessKeyIssued>,
            Error<hub_types::Error>,
        > {
            let Self { client, idempotency_key, body } = self;
            let idempotency_key = idempotency_key.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/v1/admin/business-keys", client.baseurl,);
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
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "business_key_create",
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
    /**Builder for [`Client::business_key_delete`]

[`Client::business_key_delete`]: super::Client::business_key_delete*/
    #[derive(Debug, Clone)]
    pub struct BusinessKeyDelete<'a> {
        client: &'a super::Client,
        business_key_id: Result<hub_types::BusinessKeyId, String>,
    }
    impl<'a> BusinessKeyDelete<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                business_key_id: Err("business_key_id was not initialized".to_string()),
            }
        }
        pub fn business_key_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::BusinessKeyId>,
        {
            self.business_key_id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: BusinessKeyId` for business_key_id failed"
                        .to_string()
                });
            self
        }
        ///Sends a `DELETE` request to `/v1/admin/business-keys/{businessKeyId}`
        pub async fn send(self) -> Result<ResponseValue<()>, Error<hub_types::Error>> {
            let Self { client, business_key_id } = self;
            let business_key_id = business_key_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/admin/business-keys/{}", client.baseurl, encode_path(&
                business_key_id.to_string()),
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
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "business_key_delete",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
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
    /**Builder for [`Client::runtime_hello`]

[`Client::runtime_hello`]: super::Client::runtime_hello*/
    #[derive(Debug, Clone)]
    pub struct RuntimeHello<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        body: Result<hub_types::RuntimeHello, String>,
    }
    impl<'a> RuntimeHello<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
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
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RuntimeHello>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RuntimeHello` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenant-runtime/{tenantId}/hello`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::RuntimeWelcome>, Error<hub_types::Error>> {
            let Self { client, tenant_id, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenant-runtime/{}/hello", client.baseurl, encode_path(& tenant_id
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
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "runtime_hello",
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
    /**Builder for [`Client::runtime_order_watch`]

[`Client::runtime_order_watch`]: super::Client::runtime_order_watch*/
    #[derive(Debug, Clone)]
    pub struct RuntimeOrderWatch<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        after: Result<Option<i64>, String>,
    }
    impl<'a> RuntimeOrderWatch<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                after: Ok(None),
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
        pub fn after<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.after = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `i64` for after failed".to_string());
            self
        }
        ///Sends a `GET` request to `/v1/tenant-runtime/{tenantId}/orders`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<hub_types::Error>> {
            let Self { client, tenant_id, after } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let after = after.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenant-runtime/{}/orders", client.baseurl, encode_path(& tenant_id
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
                .query(&progenitor_client::QueryParam::new("after", &after))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "runtime_order_watch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::stream(response)),
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
    /**Builder for [`Client::runtime_report`]

[`Client::runtime_report`]: super::Client::runtime_report*/
    #[derive(Debug, Clone)]
    pub struct RuntimeReport<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        body: Result<hub_types::RuntimeReports, String>,
    }
    impl<'a> RuntimeReport<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
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
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::RuntimeReports>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: RuntimeReports` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenant-runtime/{tenantId}/reports`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<hub_types::RuntimeAcknowledgement>,
            Error<hub_types::Error>,
        > {
            let Self { client, tenant_id, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenant-runtime/{}/reports", client.baseurl, encode_path(&
                tenant_id.to_string()),
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
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "runtime_report",
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
    /**Builder for [`Client::runtime_model_complete`]

[`Client::runtime_model_complete`]: super::Client::runtime_model_complete*/
    #[derive(Debug, Clone)]
    pub struct RuntimeModelComplete<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        slot: Result<hub_types::Slot, String>,
        body: Result<hub_types::ModelRequest, String>,
    }
    impl<'a> RuntimeModelComplete<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                slot: Err("slot was not initialized".to_string()),
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
        pub fn slot<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::Slot>,
        {
            self.slot = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: Slot` for slot failed".to_string()
                });
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::ModelRequest>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: ModelRequest` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends a `POST` request to `/v1/tenant-runtime/{tenantId}/model/{slot}/v1/chat/completions`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<hub_types::Error>> {
            let Self { client, tenant_id, slot, body } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let slot = slot.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenant-runtime/{}/model/{}/v1/chat/completions", client.baseurl,
                encode_path(& tenant_id.to_string()), encode_path(& slot.to_string()),
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
                .post(url)
                .json(&body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "runtime_model_complete",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::stream(response)),
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
    /**Builder for [`Client::runtime_model_list`]

[`Client::runtime_model_list`]: super::Client::runtime_model_list*/
    #[derive(Debug, Clone)]
    pub struct RuntimeModelList<'a> {
        client: &'a super::Client,
        tenant_id: Result<hub_types::TenantId, String>,
        slot: Result<hub_types::Slot, String>,
    }
    impl<'a> RuntimeModelList<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                tenant_id: Err("tenant_id was not initialized".to_string()),
                slot: Err("slot was not initialized".to_string()),
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
        pub fn slot<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<hub_types::Slot>,
        {
            self.slot = value
                .try_into()
                .map_err(|_| {
                    "conversion to `hub_types :: Slot` for slot failed".to_string()
                });
            self
        }
        ///Sends a `GET` request to `/v1/tenant-runtime/{tenantId}/model/{slot}/v1/models`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<hub_types::ModelList>, Error<hub_types::Error>> {
            let Self { client, tenant_id, slot } = self;
            let tenant_id = tenant_id.map_err(Error::InvalidRequest)?;
            let slot = slot.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/v1/tenant-runtime/{}/model/{}/v1/models", client.baseurl,
                encode_path(& tenant_id.to_string()), encode_path(& slot.to_string()),
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
                operation_id: "runtime_model_list",
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
