//! The text form of every credential the Hub hands out, and nothing about who it belongs to.
//!
//! `hh<kind>_<id10><secret43><crc6>`, base62 after the `_`: the id finds the row, the secret is 32 random bytes,
//! and the last six characters are the CRC-32 of all before, so that junk is turned away before any look-up and
//! secret scanners need none. The CRC is not security. Scanners may use `hh[otbar]_[0-9A-Za-z]{59}`.

use std::fmt;

use zeroize::Zeroizing;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID: usize = 10;
const SECRET: usize = 43;
const CRC: usize = 6;
const PREFIX: usize = 4;
const LENGTH: usize = PREFIX + ID + SECRET + CRC;

/// Whose credential it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `hho_`: an operator token.
    Operator,
    /// `hht_`: a tenant's API token.
    Tenant,
    /// `hhb_`: a business key.
    Business,
    /// `hha_`: an A2A credential.
    A2a,
    /// `hhr_`: a runtime credential.
    Runtime,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: &'static [Self] =
        &[Self::Operator, Self::Tenant, Self::Business, Self::A2a, Self::Runtime];

    const fn prefix(self) -> &'static str {
        match self {
            Self::Operator => "hho_",
            Self::Tenant => "hht_",
            Self::Business => "hhb_",
            Self::A2a => "hha_",
            Self::Runtime => "hhr_",
        }
    }
}

/// The text is not a token: wrong length, prefix, alphabet or check characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a token: it has to be hh, a letter for its kind, _ and 59 letters and digits that check out")]
pub struct NotAToken;

/// A well-formed token. It proves nothing until the stored hash of its row says so.
///
/// The text is wiped from memory when the token is dropped, and is neither printed nor serialized.
pub struct Token {
    kind: Kind,
    text: Zeroizing<String>,
}

impl Token {
    /// Makes a token from 40 random bytes: 8 for the id, 32 for the secret.
    #[must_use]
    pub fn new(kind: Kind, random: &[u8; 40]) -> Self {
        let (id, secret) = random.split_at(8);
        let mut text = Zeroizing::new(String::with_capacity(LENGTH));
        text.push_str(kind.prefix());
        // The id names a row and hides nothing; 8 bytes cover its ten characters with no bias that matters.
        push_base62(&mut text, id, ID);
        push_base62(&mut text, secret, SECRET);
        let crc = crc32fast::hash(text.as_bytes()).to_be_bytes();
        push_base62(&mut text, &crc, CRC);
        Self { kind, text }
    }

    /// Reads a token.
    ///
    /// # Errors
    /// If anything of its form is not right; which part is not said.
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        if text.len() != LENGTH {
            return Err(NotAToken);
        }
        let kind = Kind::ALL.iter().find(|kind| text.starts_with(kind.prefix())).ok_or(NotAToken)?;
        if !text.bytes().skip(PREFIX).all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(NotAToken);
        }
        let (body, crc) = text.split_at(LENGTH - CRC);
        let mut expected = String::with_capacity(CRC);
        push_base62(&mut expected, &crc32fast::hash(body.as_bytes()).to_be_bytes(), CRC);
        if crc != expected {
            return Err(NotAToken);
        }
        Ok(Self { kind: *kind, text: Zeroizing::new(text.to_owned()) })
    }

    /// Whose credential it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The part that finds the row; it is no secret.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.text[PREFIX..PREFIX + ID]
    }

    /// The whole text. Only for the one answer that shows it, and for the hash.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}[redacted]", self.kind.prefix(), self.id())
    }
}

/// Whether a text has a token's prefix and length: enough to keep it out of a message.
#[must_use]
pub fn looks_like_token(text: &str) -> bool {
    text.len() >= PREFIX + ID && Kind::ALL.iter().any(|kind| text.starts_with(kind.prefix()))
}

/// Appends the number that `bytes` are, big end first, as `width` digits; of a longer number the low digits.
fn push_base62(text: &mut String, bytes: &[u8], width: usize) {
    let mut number = Zeroizing::new([0_u8; 32]);
    let start = number.len() - bytes.len();
    number[start..].copy_from_slice(bytes);
    let mut digits = Zeroizing::new([0_u8; SECRET]);
    for digit in digits.iter_mut().take(width) {
        let mut remainder: u16 = 0;
        for byte in number.iter_mut() {
            let value = (remainder << 8) | u16::from(*byte);
            *byte = u8::try_from(value / 62).expect("the remainder before was below 62");
            remainder = value % 62;
        }
        *digit = ALPHABET[usize::from(remainder)];
    }
    text.extend(digits.iter().take(width).rev().map(|digit| char::from(*digit)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_token_has_the_published_form() {
        for kind in Kind::ALL {
            let token = Token::new(*kind, &[7; 40]);
            let text = token.expose();
            assert_eq!(text.len(), 63);
            assert!(text[4..].bytes().all(|byte| byte.is_ascii_alphanumeric()));
            let read = Token::parse(text).expect("its own form");
            assert_eq!((read.kind(), read.id()), (*kind, token.id()));
        }
    }

    #[test]
    fn the_form_never_changes() {
        // Tokens outlive versions of the Hub: this text, once made, has to be accepted for ever.
        let token = Token::new(Kind::Operator, &[0xff; 40]);
        assert_eq!(token.expose(), "hho_ygHa16AHYFyhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp12FlOcy");
    }

    #[test]
    fn the_extremes_fill_their_places() {
        let low = Token::new(Kind::Tenant, &[0; 40]);
        assert!(low.expose().starts_with(&format!("hht_{}", "0".repeat(53))));
        assert!(Token::parse(low.expose()).is_ok());
    }

    #[test]
    fn nothing_of_the_secret_is_printed() {
        let token = Token::new(Kind::Operator, &[9; 40]);
        assert_eq!(format!("{token:?}"), format!("hho_{}[redacted]", token.id()));
    }

    proptest! {
        #[test]
        fn every_token_reads_back(random: [u8; 8], rest: [u8; 32], kind in 0..5_usize) {
            let mut bytes = [0; 40];
            bytes[..8].copy_from_slice(&random);
            bytes[8..].copy_from_slice(&rest);
            let token = Token::new(Kind::ALL[kind], &bytes);
            prop_assert!(Token::parse(token.expose()).is_ok());
        }

        #[test]
        fn one_changed_character_is_noticed(random: [u8; 32], place in 0..63_usize, with in "[0-9A-Za-z_ é]") {
            let mut bytes = [3; 40];
            bytes[8..].copy_from_slice(&random);
            let text = Token::new(Kind::Operator, &bytes).expose().to_owned();
            let mut changed = text.clone();
            changed.replace_range(place..=place, &with);
            prop_assume!(changed != text);
            prop_assert!(Token::parse(&changed).is_err());
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,80}|hh[otbarx]_[0-9A-Za-z]{59}") {
            if let Ok(token) = Token::parse(&text) {
                prop_assert_eq!(token.expose(), text);
            }
        }
    }
}
