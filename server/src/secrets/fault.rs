//! Why a refresh failed, and what follows: whether it is tried again, what the secret's state is, what a caller is told.
//! Nothing here repeats what a provider said but the words that the OAuth2 rules know.

use hub_types::{ErrorCode, ErrorReason, SecretErrorCode};

use crate::error::ApiError;

/// Why a refresh failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The provider has ended the grant.
    InvalidGrant,
    /// The provider does not know the client, or not by these credentials.
    InvalidClient,
    /// The client may not refresh.
    UnauthorizedClient,
    /// The scopes are not ones that may be asked for.
    InvalidScope,
    /// The provider does not refresh.
    UnsupportedGrantType,
    /// The provider does not understand the request.
    InvalidRequest,
    /// The token endpoint has an address that may not be called.
    AddressRefused,
    /// It could not be reached; nothing was sent.
    Unreachable,
    /// It was silent after something was sent.
    Timeout,
    /// It answered with an error.
    Failed,
    /// It said yes and gave no token.
    Unusable,
}

impl Fault {
    const ALL: [Self; 11] = [
        Self::InvalidGrant,
        Self::InvalidClient,
        Self::UnauthorizedClient,
        Self::InvalidScope,
        Self::UnsupportedGrantType,
        Self::InvalidRequest,
        Self::AddressRefused,
        Self::Unreachable,
        Self::Timeout,
        Self::Failed,
        Self::Unusable,
    ];

    /// As clients see it, and as it is stored.
    pub(super) fn code(self) -> SecretErrorCode {
        match self {
            Self::InvalidGrant => SecretErrorCode::InvalidGrant,
            Self::InvalidClient => SecretErrorCode::InvalidClient,
            Self::UnauthorizedClient => SecretErrorCode::UnauthorizedClient,
            Self::InvalidScope => SecretErrorCode::InvalidScope,
            Self::UnsupportedGrantType => SecretErrorCode::UnsupportedGrantType,
            Self::InvalidRequest => SecretErrorCode::InvalidRequest,
            Self::AddressRefused => SecretErrorCode::AddressRefused,
            Self::Unreachable => SecretErrorCode::ProviderUnreachable,
            Self::Timeout => SecretErrorCode::ProviderTimeout,
            Self::Failed => SecretErrorCode::ProviderFailed,
            Self::Unusable => SecretErrorCode::AnswerUnusable,
        }
    }

    /// A stored one; what no version of the Hub has written counts as a failure of the provider.
    pub(super) fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|fault| fault.code().as_str() == code).unwrap_or(Self::Failed)
    }

    /// The error word of a provider's answer (RFC 6749, 5.2); none for words that are no part of those rules.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let said = &Self::ALL[..6];
        said.iter().copied().find(|fault| fault.code().as_str() == word)
    }

    /// The state that the secret is in then.
    pub(super) fn state(self) -> &'static str {
        match self {
            Self::InvalidGrant => "reauth_required",
            Self::InvalidClient
            | Self::UnauthorizedClient
            | Self::InvalidScope
            | Self::UnsupportedGrantType => "misconfigured",
            _ => "error",
        }
    }

    /// Whether the provider may have given a new refresh token that nobody has.
    pub(super) fn is_unknown(self) -> bool {
        matches!(self, Self::Timeout | Self::Unusable)
    }

    /// What happened, for people.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::InvalidGrant => {
                "the provider has ended this grant; authorize it again and replace the material"
            }
            Self::InvalidClient => "the provider does not know this client, or not by this secret",
            Self::UnauthorizedClient => "the provider does not let this client refresh tokens",
            Self::InvalidScope => "the provider does not grant these scopes",
            Self::UnsupportedGrantType => "the provider does not refresh tokens at this address",
            Self::InvalidRequest => "the provider does not understand the request",
            Self::AddressRefused => "the token endpoint leads to an address that is not a public one",
            Self::Unreachable => "the provider could not be reached",
            Self::Timeout => {
                "the provider did not answer in time, so nobody knows whether it has refreshed the token"
            }
            Self::Failed => "the provider answered with an error",
            Self::Unusable => "the provider answered with what is no token",
        }
    }

    /// The answer to a caller who asked for the refresh.
    pub(super) fn error(self) -> ApiError {
        let message = self.message();
        let upstream = |reason| ApiError::new(ErrorCode::UpstreamError, message).reason(reason);
        match self.state() {
            "reauth_required" => ApiError::wrong_state(ErrorReason::ReauthRequired, message),
            "misconfigured" => ApiError::wrong_state(ErrorReason::SecretMisconfigured, message),
            _ => match self {
                Self::Timeout => {
                    ApiError::new(ErrorCode::DeadlineExceeded, message).reason(ErrorReason::ProviderTimeout)
                }
                Self::Unreachable | Self::AddressRefused => upstream(ErrorReason::ProviderUnreachable),
                _ => upstream(ErrorReason::ProviderFailed),
            },
        }
    }
}
