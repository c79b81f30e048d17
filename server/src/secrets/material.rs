//! What is secret about a secret. It has no Debug and no Serialize; its memory is cleared when it goes.

use hub_types::{ErrorReason, SecretKind, SecretMaterial, SecretText};
use zeroize::Zeroizing;

use crate::error::ApiError;

/// The parts of a secret's material. Which there are is said by its kind.
#[derive(Clone, Default)]
pub(super) struct Material {
    /// Of an API key or an opaque secret.
    pub(super) value: Option<SecretText>,
    /// Of an OAuth2 secret, once there is one.
    pub(super) access_token: Option<SecretText>,
    /// Of an OAuth2 secret.
    pub(super) refresh_token: Option<SecretText>,
    /// Of an OAuth2 secret whose client has one.
    pub(super) client_secret: Option<SecretText>,
}

impl Material {
    /// The material of a request for a secret of this kind. Of `old` stays what a request may leave out.
    ///
    /// Fails with the names of members that are missing or that this kind does not have.
    pub(super) fn of(kind: &SecretKind, given: SecretMaterial, old: Option<Self>) -> Result<Self, ApiError> {
        let SecretMaterial { value, access_token, refresh_token, client_secret, expires_at } = given;
        let is_oauth2 = *kind == SecretKind::Oauth2;
        for (name, is_there, has) in [
            ("value", value.is_some(), !is_oauth2),
            ("accessToken", access_token.is_some(), is_oauth2),
            ("refreshToken", refresh_token.is_some(), is_oauth2),
            ("clientSecret", client_secret.is_some(), is_oauth2),
        ] {
            if is_there && !has {
                let message = format!("a secret of kind {kind} has none");
                return Err(ApiError::invalid(format!("material.{name}"), ErrorReason::NotAllowed, message));
            }
        }
        let needed = if is_oauth2 { ("refreshToken", &refresh_token) } else { ("value", &value) };
        if needed.1.is_none() {
            let (field, message) =
                (format!("material.{}", needed.0), format!("a secret of kind {kind} needs it"));
            return Err(ApiError::invalid(field, ErrorReason::MissingMember, message));
        }
        if is_oauth2 && access_token.is_none() && expires_at.is_some() {
            let message = "there is no access token that could end then";
            return Err(ApiError::invalid("material.expiresAt", ErrorReason::NotAllowed, message));
        }
        let client_secret = client_secret.or_else(|| old.and_then(|old| old.client_secret));
        Ok(Self { value, access_token, refresh_token, client_secret })
    }

    /// One text of all parts, to be sealed: for each part its number, its length, and itself.
    pub(super) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let parts = [&self.value, &self.access_token, &self.refresh_token, &self.client_secret];
        let length = parts.iter().flat_map(|part| part.iter()).map(|part| 5 + part.expose().len()).sum();
        // As large as it gets, so that no part of it is left behind in memory that it has outgrown.
        let mut bytes = Zeroizing::new(Vec::with_capacity(length));
        for (number, part) in (1_u8..).zip(parts) {
            let Some(part) = part else { continue };
            let length = u32::try_from(part.expose().len()).expect("a request is smaller than that");
            bytes.push(number);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part.expose().as_bytes());
        }
        bytes
    }

    /// What [`Material::encode`] made; `None` for anything else.
    pub(super) fn decode(mut bytes: &[u8]) -> Option<Self> {
        let mut material = Self::default();
        let mut last = 0;
        while let Some((number, rest)) = bytes.split_first() {
            let (length, rest) = rest.split_first_chunk::<4>()?;
            let (text, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
            let part = match number {
                1 => &mut material.value,
                2 => &mut material.access_token,
                3 => &mut material.refresh_token,
                4 => &mut material.client_secret,
                _ => return None,
            };
            // In their order, each once: so that there is one form of each material.
            if *number <= last {
                return None;
            }
            last = *number;
            *part = Some(SecretText::from(std::str::from_utf8(text).ok()?));
            bytes = rest;
        }
        Some(material)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn given(value: serde_json::Value) -> SecretMaterial {
        serde_json::from_value(value).expect("material")
    }

    fn exposed(material: &Material) -> [Option<&str>; 4] {
        let Material { value, access_token, refresh_token, client_secret } = material;
        [value, access_token, refresh_token, client_secret].map(|part| part.as_ref().map(SecretText::expose))
    }

    // A row a line.
    #[rustfmt::skip]
    #[test]
    fn a_kind_has_its_own_members() {
        let ends = "2030-01-01T00:00:00Z";
        for (kind, body, expected) in [
            (SecretKind::ApiKey, json!({"value": "v"}), None),
            (SecretKind::ApiKey, json!({"value": "v", "expiresAt": ends}), None),
            (SecretKind::Opaque, json!({"value": "v"}), None),
            (SecretKind::Oauth2, json!({"refreshToken": "r"}), None),
            (SecretKind::Oauth2, json!({"refreshToken": "r", "clientSecret": "c", "accessToken": "a", "expiresAt": ends}), None),
            (SecretKind::ApiKey, json!({}), Some("material.value")),
            (SecretKind::Opaque, json!({"refreshToken": "r"}), Some("material.refreshToken")),
            (SecretKind::ApiKey, json!({"value": "v", "clientSecret": "c"}), Some("material.clientSecret")),
            (SecretKind::Oauth2, json!({"value": "v", "refreshToken": "r"}), Some("material.value")),
            (SecretKind::Oauth2, json!({"accessToken": "a"}), Some("material.refreshToken")),
            (SecretKind::Oauth2, json!({"refreshToken": "r", "expiresAt": ends}), Some("material.expiresAt")),
        ] {
            let made = Material::of(&kind, given(body.clone()), None);
            let field = made.err().map(|error| error.details()[0].field.clone().expect("a field"));
            assert_eq!(field.as_deref(), expected, "{kind} {body}");
        }
    }

    #[test]
    fn a_client_secret_that_is_left_out_stays() {
        let old =
            Material::of(&SecretKind::Oauth2, given(json!({"refreshToken": "r", "clientSecret": "c"})), None);
        let new = json!({"refreshToken": "s"});
        let new = Material::of(&SecretKind::Oauth2, given(new), old.ok()).expect("material");
        assert_eq!(exposed(&new), [None, None, Some("s"), Some("c")]);
    }

    proptest! {
        #[test]
        fn what_is_encoded_comes_back(parts in proptest::array::uniform4(proptest::option::of("[ -~]{0,40}"))) {
            let [value, access_token, refresh_token, client_secret] = parts.clone().map(|part| part.map(SecretText::from));
            let material = Material { value, access_token, refresh_token, client_secret };
            let again = Material::decode(&material.encode()).expect("its own");
            prop_assert_eq!(exposed(&again), parts.each_ref().map(|part| part.as_deref()));
        }

        #[test]
        fn no_bytes_make_decoding_panic_and_what_is_taken_is_in_its_one_form(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Some(material) = Material::decode(&bytes) {
                prop_assert_eq!(&*material.encode(), &bytes);
            }
        }
    }
}
