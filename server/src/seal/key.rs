//! The master key and the file it is in.
//!
//! The file holds 32 bytes as base64 or hex on one line; lines that start with `#` are remarks. The key's id is
//! derived from the key, so that a file cannot claim to be another's.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::{derive, random};

/// More than any form of a key needs; a larger file is not one.
const FILE_BYTES_MAX: u64 = 4096;

/// A master key file that is not usable.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Others may read it.
    #[error(
        "the master key file {} can be read by other users (mode {mode:04o}); run `chmod 600` on it, and consider \
         whether somebody has read it",
        .path.display()
    )]
    TooOpen {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// It belongs to another user.
    #[error(
        "the master key file {} belongs to uid {owner} and the hub runs as uid {uid}; \
         give it to the user that runs the hub",
        .path.display()
    )]
    ForeignOwner {
        /// The file.
        path: PathBuf,
        /// Who it belongs to.
        owner: u32,
        /// Who the Hub runs as.
        uid: u32,
    },
    /// It does not hold 32 bytes as base64 or hex.
    #[error(
        "the master key file {} does not hold 32 bytes as base64 or hex on one line; \
         put the right file there, or name it in HUB_MASTER_KEY_FILE",
        .path.display()
    )]
    NotAKey {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be read or made.
    #[error("the master key file {} cannot be used ({source}); check the path and its owner", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's words.
        #[source]
        source: std::io::Error,
    },
}

/// The key that all others come from.
pub struct MasterKey {
    bytes: Zeroizing<[u8; 32]>,
}

impl MasterKey {
    /// Reads the key file; `None` if there is none.
    ///
    /// # Errors
    /// If others may read it, it belongs to another user, or it does not hold a key.
    pub fn load(path: &Path) -> Result<Option<Self>, KeyError> {
        let io = |source| KeyError::Io { path: path.to_path_buf(), source };
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io(error)),
        };
        // Of the opened file, so that it cannot be exchanged between look and read.
        let metadata = file.metadata().map_err(io)?;
        let not_a_key = || KeyError::NotAKey { path: path.to_path_buf() };
        if !metadata.is_file() || metadata.len() > FILE_BYTES_MAX {
            return Err(not_a_key());
        }
        let uid = rustix::process::geteuid().as_raw();
        if metadata.uid() != uid {
            return Err(KeyError::ForeignOwner { path: path.to_path_buf(), owner: metadata.uid(), uid });
        }
        let mode = metadata.mode() & 0o7777;
        if mode & 0o077 != 0 {
            return Err(KeyError::TooOpen { path: path.to_path_buf(), mode });
        }
        let mut text = Zeroizing::new(Vec::with_capacity(FILE_BYTES_MAX as usize));
        file.take(FILE_BYTES_MAX).read_to_end(&mut text).map_err(io)?;
        parse(&text).map(|bytes| Some(Self { bytes })).ok_or_else(not_a_key)
    }

    /// Makes a key and its file, readable by this user only.
    ///
    /// # Errors
    /// If there is a file already, or it cannot be written.
    pub fn create(path: &Path) -> Result<Self, KeyError> {
        let key = Self { bytes: Zeroizing::new(random()) };
        key.write(path).map_err(|source| KeyError::Io { path: path.to_path_buf(), source })?;
        Ok(key)
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        let text = Zeroizing::new(format!(
            "# Master key {} of a Hermes Hub. Without it no sealed secret and no token of its database can be used.\n\
             # Keep a copy apart from the backups of the database.\n{}\n",
            self.id(),
            *Zeroizing::new(STANDARD.encode(*self.bytes)),
        ));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        // The name has to be on the disk before anything is sealed with the key.
        let directory =
            path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(directory)?.sync_all()
    }

    /// Which key this is: 16 hex digits that say nothing about the key itself.
    #[must_use]
    pub fn id(&self) -> String {
        self.id_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn id_bytes(&self) -> [u8; 8] {
        let derived = derive(b"hermes-hub/key-id/v1", &*self.bytes, b"");
        derived[..8].try_into().expect("8 of 32 bytes")
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    #[cfg(test)]
    pub(crate) fn for_test(byte: u8) -> Self {
        Self { bytes: Zeroizing::new([byte; 32]) }
    }
}

fn parse(text: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let text = std::str::from_utf8(text).ok()?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let line = lines.next()?;
    if lines.next().is_some() {
        return None;
    }
    let bytes = if line.len() == 64 { from_hex(line)? } else { Zeroizing::new(STANDARD.decode(line).ok()?) };
    Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
}

fn from_hex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let digits = text.bytes().map(|byte| char::from(byte).to_digit(16)).collect::<Option<Vec<_>>>()?;
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair.get(1)?).ok())
        .collect::<Option<Vec<_>>>()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn file(text: &str, mode: u32) -> (tempfile::TempDir, PathBuf) {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join("master.key");
        std::fs::write(&path, text).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("mode set");
        (directory, path)
    }

    #[test]
    fn a_key_that_was_made_is_private_and_reads_back() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join("master.key");
        assert!(MasterKey::load(&path).expect("absent is no error").is_none());
        let made = MasterKey::create(&path).expect("made");
        assert_eq!(path.metadata().expect("there").mode() & 0o777, 0o600);
        let read = MasterKey::load(&path).expect("readable").expect("there");
        assert_eq!((made.bytes(), made.id()), (read.bytes(), read.id()));
        assert!(MasterKey::create(&path).is_err(), "a key file is never overwritten");
    }

    #[test]
    fn a_key_may_be_base64_or_hex_with_remarks() {
        let hex = "ab".repeat(32);
        let base64 = STANDARD.encode([0xab_u8; 32]);
        for text in [hex.clone(), format!("{hex}\n"), base64.clone(), format!("# ours\n\n  {base64}  \n")] {
            let (_directory, path) = file(&text, 0o400);
            let key = MasterKey::load(&path).expect(&text).expect("there");
            assert_eq!(key.bytes(), &[0xab; 32]);
        }
    }

    #[test]
    fn what_is_not_a_key_is_refused_and_not_repeated() {
        let short = STANDARD.encode([1_u8; 31]);
        let long = STANDARD.encode([1_u8; 33]);
        let hex = "ab".repeat(32);
        let twice = format!("{hex}\n{hex}");
        for text in [
            "",
            "# only a remark\n",
            "secret-passphrase",
            &short,
            &long,
            &"zz".repeat(32),
            &twice,
            &"a".repeat(5000),
        ] {
            let (_directory, path) = file(text, 0o600);
            let error = MasterKey::load(&path).err().expect(text);
            assert!(matches!(error, KeyError::NotAKey { .. }), "{error}");
            assert!(text.is_empty() || !error.to_string().contains(text));
        }
    }

    #[test]
    fn a_key_file_that_others_can_read_is_refused() {
        for mode in [0o640, 0o604, 0o660, 0o610] {
            let (_directory, path) = file(&"ab".repeat(32), mode);
            let error = MasterKey::load(&path).err().expect("refused");
            assert!(matches!(error, KeyError::TooOpen { .. }), "{error}");
            assert!(error.to_string().contains("chmod 600"), "{error}");
        }
    }

    #[test]
    fn a_directory_is_no_key_file() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        assert!(matches!(MasterKey::load(directory.path()), Err(KeyError::NotAKey { .. })));
    }
}
