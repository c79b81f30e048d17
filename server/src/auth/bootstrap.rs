//! The first operator token: made and left in the data directory, or taken from a file that the operator prepared.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::operators::{OperatorTokens, TokenError, new_token};
use super::token::{Kind, Token};
use crate::config::Config;

/// The name of the first token.
const NAME: &str = "operator";
/// A file with a token holds little more than it.
const FILE_BYTES_MAX: u64 = 4096;

/// What became of the first token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bootstrap {
    /// There are tokens already; nothing was done.
    Existing,
    /// A token was made and written to this file.
    Written(PathBuf),
    /// The token in this file is the first one.
    Taken(PathBuf),
}

/// Why there is no first token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BootstrapError {
    /// The prepared file cannot be read.
    #[error("HUB_BOOTSTRAP_TOKEN_FILE {} cannot be read ({source}); make it readable, or unset the setting", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        #[source]
        source: std::io::Error,
    },
    /// The prepared file holds something else.
    #[error(
        "HUB_BOOTSTRAP_TOKEN_FILE {} does not hold an operator token; put one there that \
         `hermes-hub token generate` printed",
        .path.display()
    )]
    NotAToken {
        /// The file.
        path: PathBuf,
    },
    /// The new token cannot be written.
    #[error("the operator token cannot be written to {} ({source}); make the directory writable", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        #[source]
        source: std::io::Error,
    },
    /// The database failed.
    #[error("the first operator token could not be stored")]
    Token(#[from] TokenError),
}

/// Makes sure that there is an operator token, once in the life of a database.
///
/// # Errors
/// If the prepared file is not usable, or the new token cannot be written.
pub async fn bootstrap(tokens: &OperatorTokens, config: &Config) -> Result<Bootstrap, BootstrapError> {
    if tokens.any().await? {
        return Ok(Bootstrap::Existing);
    }
    let (token, outcome) = match &config.bootstrap_token_file {
        Some(path) => (read(path)?, Bootstrap::Taken(path.clone())),
        None => {
            let (token, path) = (new_token(), config.operator_token_path());
            // The file first: a crash after it leaves a token that nobody knows and that the next start replaces,
            // a crash the other way round would leave one that nobody has.
            write(&path, &token)
                .map_err(|source| BootstrapError::Unwritable { path: path.clone(), source })?;
            (token, Bootstrap::Written(path))
        }
    };
    let made = tokens.create_first(NAME, token).await?;
    Ok(if made.is_some() { outcome } else { Bootstrap::Existing })
}

fn read(path: &Path) -> Result<Token, BootstrapError> {
    let unreadable = |source| BootstrapError::Unreadable { path: path.to_path_buf(), source };
    let not_a_token = || BootstrapError::NotAToken { path: path.to_path_buf() };
    if path.metadata().map_err(unreadable)?.len() > FILE_BYTES_MAX {
        return Err(not_a_token());
    }
    let bytes = Zeroizing::new(std::fs::read(path).map_err(unreadable)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| not_a_token())?;
    Token::parse(text.trim()).ok().filter(|token| token.kind() == Kind::Operator).ok_or_else(not_a_token)
}

// The new file is private from its first byte, and takes its name only when it is whole and on the disk.
fn write(path: &Path, token: &Token) -> std::io::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    file.write_all(token.expose().as_bytes())?;
    file.write_all(b"\n")?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    File::open(directory)?.sync_all()
}
