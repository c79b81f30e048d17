//! The key of the model's provider: read from its file whenever it is needed, so that a new one needs no restart, and
//! kept nowhere.

use std::io::Read as _;
use std::path::Path;

use zeroize::Zeroizing;

use crate::config::Config;

/// The longest key file that is read.
const KEY_BYTES_MAX: u64 = 16 * 1024;

/// The key, without the white space around it; none if the settings name no file.
///
/// # Errors
/// If the file cannot be read as text.
pub(crate) async fn read(config: &Config) -> std::io::Result<Option<Zeroizing<String>>> {
    let Some(path) = config.model_api_key_file.clone() else { return Ok(None) };
    let read = tokio::task::spawn_blocking(move || read_file(&path)).await;
    read.map_err(std::io::Error::other)?.map(Some)
}

fn read_file(path: &Path) -> std::io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    std::fs::File::open(path)?.take(KEY_BYTES_MAX).read_to_string(&mut text)?;
    Ok(Zeroizing::new(text.trim().to_owned()))
}
