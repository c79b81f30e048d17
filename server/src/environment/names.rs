//! Which names an environment key may have: those that sound like a secret and that nothing else goes by.
//!
//! A tenant that could set any variable could turn its agent away from the model proxy, open channels of its own, or
//! change what the shell and the loader do. So a name is refused unless it is known to be harmless. Which variables
//! the agent's program reads is not known here but written down per release ([`Pinned::environment`]).
//!
//! [`Pinned::environment`]: hub_runtime::release::Pinned::environment

use hub_runtime::release::PINNED;
use hub_types::{ErrorCode, ErrorDetail, ErrorReason};

use crate::error::ApiError;

/// The last words of names that sound like a secret.
const ENDINGS: [&str; 10] =
    ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSPHRASE", "PASSWD", "CREDENTIAL", "CREDENTIALS", "DSN", "PAT"];

/// Names that hold a secret and do not sound like one.
const ACCEPTED: [&str; 4] = ["DATABASE_URL", "REDIS_URL", "PGPASSWORD", "MYSQL_PWD"];

/// Keys of services that tools of the agent use, which are neither a model's provider nor a channel. The agent's
/// program reads them, so a tenant could not use such a tool without them.
const TOOLS: [&str; 8] = [
    "AIRTABLE_API_KEY",
    "BRAVE_SEARCH_API_KEY",
    "EXA_API_KEY",
    "FIRECRAWL_API_KEY",
    "LINEAR_API_KEY",
    "NOTION_API_KEY",
    "TAVILY_API_KEY",
    "TENOR_API_KEY",
];

/// Beginnings of names that belong to others: the Hub, the agent's program, the shell, the loader, interpreters, and
/// the programs of providers of models, whose own libraries read more than their callers name.
const RESERVED_BEGINNINGS: [&str; 39] = [
    "ANTHROPIC_",
    "API_SERVER_",
    "AUXILIARY_",
    "AWS_",
    "AZURE_",
    "BASH_",
    "BWS_",
    "CURL_",
    "CUSTOM_",
    "DISCORD_",
    "DYLD_",
    "GATEWAY_",
    "GCLOUD_",
    "GEMINI_",
    "GIT_",
    "GOOGLE_",
    "HERMES_",
    "HF_",
    "HUB_",
    "HUGGINGFACE_",
    "HUGGING_FACE_",
    "LC_",
    "LD_",
    "MALLOC_",
    "NODE_",
    "NPM_",
    "OPENAI_",
    "OPENROUTER_",
    "OP_",
    "PERL",
    "PIP_",
    "PYTHON",
    "RUBY",
    "SLACK_",
    "SSL_",
    "TELEGRAM_",
    "TERMINAL_",
    "WHATSAPP_",
    "XDG_",
];

/// Endings of names that belong to others.
const RESERVED_ENDINGS: [&str; 3] = ["_BASE_URL", "_PROXY", "_ASKPASS"];

/// Whether a name sounds like that of a secret.
#[must_use]
pub fn sounds_secret(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or(name);
    ENDINGS.contains(&last) || ACCEPTED.contains(&name)
}

/// Whether a key may have this name.
#[must_use]
pub fn is_accepted(name: &str) -> bool {
    !is_reserved(name) && sounds_secret(name)
}

/// Whether a name belongs to someone else.
fn is_reserved(name: &str) -> bool {
    if TOOLS.contains(&name) {
        return false;
    }
    // `_HERMES_FORCE_X` and the like; conventions.md lets no name begin so, and this does not rely on it.
    let bare = name.trim_start_matches('_');
    RESERVED_BEGINNINGS.iter().any(|beginning| bare.starts_with(beginning))
        || RESERVED_ENDINGS.iter().any(|ending| bare.ends_with(ending))
        || PINNED.iter().flat_map(|release| release.environment_names()).any(|known| known == name)
}

/// Refuses a name that no key may have. `field` is where it stands in the request.
pub(crate) fn require(name: &str, field: &str) -> Result<(), ApiError> {
    let refused = |reason, message: String| {
        let detail = ErrorDetail {
            field: Some(field.to_owned()),
            message: Some(message),
            ..crate::error::detail(reason)
        };
        (
            ApiError::new(ErrorCode::InvalidArgument, "no environment key may have this name, see details"),
            detail,
        )
    };
    if is_reserved(name) {
        let message = "is used by the hub, the system or the agent's program itself; give the key a name of your own, \
                       such as MY_SERVICE_TOKEN, and tell the agent about it";
        let (error, detail) = refused(ErrorReason::NameReserved, message.to_owned());
        return Err(error.detail(detail));
    }
    if !sounds_secret(name) {
        let message = format!("must end with a word that says it is a secret: {}", ENDINGS.join(", "));
        let (error, mut detail) = refused(ErrorReason::NameNotSecret, message);
        detail.params.insert("endings".to_owned(), ENDINGS.as_slice().into());
        return Err(error.detail(detail));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_secrets_are_taken_and_names_of_others_are_not() {
        for name in [
            "NOTES_TOKEN",
            "CRM_API_KEY",
            "MY_GITHUB_TOKEN",
            "DB_PASSWORD",
            "SENTRY_DSN",
            "DATABASE_URL",
            "X_PAT",
            "PGPASSWORD",
            "TAVILY_API_KEY",
            "HERMESX_TOKEN",
            "MONKEY_KEY",
            "A1_SECRET",
        ] {
            assert_eq!(require(name, "name").map_err(|error| error.details().to_vec()), Ok(()), "{name}");
        }
        use ErrorReason::{NameNotSecret, NameReserved};
        for (name, reason) in [
            ("PATH", NameNotSecret),
            ("HOME", NameNotSecret),
            ("NOTES", NameNotSecret),
            ("MONKEY", NameNotSecret),
            ("TOKENIZER", NameNotSecret),
            ("LD_PRELOAD", NameReserved),
            ("PYTHONPATH", NameReserved),
            ("PYTHON_KEY", NameReserved),
            ("HERMES_X", NameReserved),
            ("HERMES_X_TOKEN", NameReserved),
            ("API_SERVER_KEY", NameReserved),
            ("GATEWAY_PROXY_KEY", NameReserved),
            ("TERMINAL_SSH_KEY", NameReserved),
            ("AUXILIARY_VISION_API_KEY", NameReserved),
            ("AUXILIARY_ANYTHING_API_KEY", NameReserved),
            ("GIT_TOKEN", NameReserved),
            ("GIT_SSH_COMMAND", NameReserved),
            ("ACME_BASE_URL", NameReserved),
            ("HTTPS_PROXY", NameReserved),
            ("SUDO_ASKPASS", NameReserved),
            ("SUDO_PASSWORD", NameReserved),
            ("OPENAI_API_KEY", NameReserved),
            ("OPENAI_WEBHOOK_SECRET", NameReserved),
            ("OPENROUTER_API_KEY_2", NameReserved),
            ("GLM_API_KEY", NameReserved),
            ("GITHUB_TOKEN", NameReserved),
            ("TELEGRAM_BOT_TOKEN", NameReserved),
            ("MATTERMOST_TOKEN", NameReserved),
            ("AWS_SECRET_ACCESS_KEY", NameReserved),
            ("HUB_MASTER_KEY", NameReserved),
        ] {
            let refusal = require(name, "name").expect_err(name);
            assert_eq!(refusal.details()[0].reason, reason, "{name}");
            assert_eq!(*refusal.code(), ErrorCode::InvalidArgument, "{name}");
        }
    }

    #[test]
    fn the_list_of_a_release_is_there_and_names_its_release() {
        for release in PINNED {
            assert!(release.environment.contains(&format!("hermes-agent {}", release.version)));
            assert!(release.environment_names().count() > 100, "{}", release.version);
            for name in release.environment_names() {
                assert_eq!(is_accepted(name), TOOLS.contains(&name), "{name}");
            }
            for tool in TOOLS {
                assert!(release.environment_names().any(|name| name == tool), "{tool} is nobody's any more");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_reserved_stays_so_with_more_behind_it(
            beginning in prop::sample::select(RESERVED_BEGINNINGS.to_vec()), rest in "[A-Z0-9_]{0,20}_(KEY|TOKEN|SECRET)",
        ) {
            let name = format!("{beginning}{rest}");
            prop_assert!(!is_accepted(&name), "{}", name);
        }
    }
}
