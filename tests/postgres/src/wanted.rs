//! What is wanted of PostgreSQL: the words of `HUB_TEST_POSTGRES`, and what happens where there is none.

/// The variable that says where the server comes from.
pub const WHERE: &str = "HUB_TEST_POSTGRES";

/// What that variable asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One of the machine's own programs; what needs it is skipped where it does not start.
    Auto,
    /// The same, and what needs it fails where it does not start.
    Required,
    /// None; what needs it is skipped.
    Off,
    /// The one at this address.
    At(String),
}

impl Wanted {
    /// What this process is asked for.
    ///
    /// # Panics
    /// If the variable is none of the words and no address.
    #[must_use]
    pub fn here() -> Self {
        Self::read(&std::env::var(WHERE).unwrap_or_default()).unwrap_or_else(|why| panic!("{why}"))
    }

    /// Reads the variable's value.
    ///
    /// # Errors
    /// What is wrong with it, and what to write.
    pub fn read(value: &str) -> Result<Self, String> {
        match value {
            "" | "auto" => Ok(Self::Auto),
            "required" => Ok(Self::Required),
            "off" => Ok(Self::Off),
            url if url.contains("://") => Ok(Self::At(url.to_owned())),
            other => Err(format!("{WHERE} is {other:?}; write auto, required, off or an address")),
        }
    }

    /// Says that `what` goes without a server, and why.
    ///
    /// # Panics
    /// If one is required.
    pub(crate) fn without(&self, what: &str, why: &str) {
        assert!(*self != Self::Required, "{what} needs PostgreSQL, and {WHERE} requires it: {why}");
        println!("skipped {what}: there is no PostgreSQL for it ({why})");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_and_an_address() {
        let at = "postgres://hub@localhost/hub";
        for (value, expected) in [
            ("", Some(Wanted::Auto)),
            ("auto", Some(Wanted::Auto)),
            ("required", Some(Wanted::Required)),
            ("off", Some(Wanted::Off)),
            (at, Some(Wanted::At(at.to_owned()))),
            ("Required", None),
            ("localhost", None),
        ] {
            assert_eq!(Wanted::read(value).ok(), expected, "{value:?}");
        }
    }

    #[test]
    fn nothing_is_skipped_where_a_server_is_required() {
        for wanted in [Wanted::Auto, Wanted::Off, Wanted::At("postgres://x".to_owned())] {
            wanted.without("a test", "no initdb");
        }
        let failed = std::panic::catch_unwind(|| Wanted::Required.without("a test", "no initdb"));
        let said = failed.unwrap_err();
        assert!(said.downcast_ref::<String>().unwrap().contains("no initdb"));
    }
}
