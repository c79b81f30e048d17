//! The macro that turns the table of settings into structs, names and help.
//!
//! One line of the table is one setting: its key, its field, its type, its default as text, and for numbers the
//! range that is accepted. The default goes through the same parser as an operator's value.

/// What is known of a setting before any value is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The TOML key, with its table: `listen`, `limits.headers_bytes`.
    pub(super) key: &'static str,
    pub(super) default: &'static str,
    /// Accepted numbers, both ends included.
    pub(super) range: Option<(u64, u64)>,
    pub(super) help: &'static str,
}

impl Setting {
    /// The environment variable: `HUB_LISTEN`, `HUB_LIMITS_HEADERS_BYTES`.
    pub(super) fn variable(&self) -> String {
        variable(self.key)
    }
}

/// The environment variable of a key.
pub(super) fn variable(key: &str) -> String {
    format!("HUB_{}", key.replace('.', "_").to_ascii_uppercase())
}

macro_rules! settings {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident, under $prefix:literal, also { $($extra:ident : $Extra:ty),* } {
            $(
                #[doc = $help:literal]
                $key:literal $field:ident : $Type:ty = $default:literal $(($low:literal ..= $high:literal))?;
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub struct $Name {
            $(
                #[doc = concat!("`", $prefix, $key, "`:", $help, ".")]
                pub $field: $Type,
            )*
            $(
                #[doc = concat!("The ", stringify!($extra), " beside the settings of this table.")]
                pub $extra: $Extra,
            )*
        }

        impl $Name {
            pub(in crate::config) const TABLE: &'static [$crate::config::table::Setting] = &[
                $($crate::config::table::Setting {
                    key: concat!($prefix, $key),
                    default: $default,
                    range: $crate::config::table::range!($($low, $high)?),
                    help: $help.trim_ascii(),
                },)*
            ];

            fn take(
                sources: &mut $crate::config::load::Sources,
                ($($extra,)*): ($($Extra,)*),
            ) -> Self {
                let mut table = Self::TABLE.iter();
                let mut next = || table.next().expect("the table has a line for every field");
                Self {
                    $($field: sources.take(next()),)*
                    $($extra,)*
                }
            }
        }
    };
}

macro_rules! range {
    () => {
        None
    };
    ($low:literal, $high:literal) => {
        Some(($low, $high))
    };
}

pub(super) use {range, settings};
