//! Signatures that others check: a key pair (ES256, P-256 with SHA-256), whose public half is given away as PEM.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::SealError;

/// What stands before a point of P-256 in a public key's DER (RFC 5480).
const SPKI_START: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// A key pair that signs. Has no Debug.
pub struct Signer(EcdsaKeyPair);

impl Signer {
    /// A new key pair, and its private half to be sealed (PKCS#8).
    ///
    /// # Errors
    /// Only when the system gives no randomness.
    pub fn generate() -> Result<(Self, Zeroizing<Vec<u8>>), SealError> {
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let document = Zeroizing::new(document.map_err(|_| SealError::Damaged)?.as_ref().to_vec());
        Ok((Self::open(&document)?, document))
    }

    /// The key pair of a private half.
    ///
    /// # Errors
    /// If that is none.
    pub fn open(document: &[u8]) -> Result<Self, SealError> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document);
        pair.map(Self).map_err(|_| SealError::Damaged)
    }

    /// The public half, as PEM.
    #[must_use]
    pub fn verifier(&self) -> String {
        let mut der = SPKI_START.to_vec();
        der.extend_from_slice(self.0.public_key().as_ref());
        let text = STANDARD.encode(der);
        let lines: Vec<&str> =
            text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap_or_default()).collect();
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", lines.join("\n"))
    }

    /// The signature of a message: r and s, 64 bytes.
    ///
    /// # Errors
    /// Only when the system gives no randomness.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        let signature = self.0.sign(&SystemRandom::new(), message).map_err(|_| SealError::Damaged)?;
        Ok(signature.as_ref().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::*;

    #[test]
    fn what_one_signs_holds_against_its_public_half_and_no_other() {
        let (signer, document) = Signer::generate().unwrap_or_else(|_| panic!("randomness"));
        let again = Signer::open(&document).unwrap_or_else(|_| panic!("its own"));
        let (other, _) = Signer::generate().unwrap_or_else(|_| panic!("randomness"));
        let signature = again.sign(b"fire").unwrap();
        assert_eq!(signature.len(), 64);
        let holds = |pem: &str, message: &[u8]| {
            let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
            let der = STANDARD.decode(body).unwrap();
            assert_eq!(der[..26], SPKI_START);
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &der[26..]).verify(message, &signature).is_ok()
        };
        assert!(holds(&signer.verifier(), b"fire"));
        assert!(!holds(&signer.verifier(), b"fire!"));
        assert!(!holds(&other.verifier(), b"fire"));
        assert!(Signer::open(b"no key").is_err());
    }
}
