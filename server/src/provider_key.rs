//! The key of the model's provider: a managed secret that is given as such, or else the file that the settings name. Either is
//! read whenever it is needed, so that a new one needs no restart, and kept nowhere.

use std::io::Read as _;
use std::path::Path;

use hub_types::ErrorReason;
use zeroize::Zeroizing;

use crate::config::Config;
use crate::error::ApiError;
use crate::hub::Context;
use crate::secrets::grants;

/// The longest key file that is read.
const KEY_BYTES_MAX: u64 = 16 * 1024;

/// The key that this tenant's calls go with, for a call; none if there is neither a secret nor a file.
///
/// # Errors
/// With `unavailable` if there is one that cannot be used.
pub(crate) async fn take(cx: &Context, tenant_uid: &str) -> Result<Option<Zeroizing<String>>, ApiError> {
    if let Some(given) = grants::model_key(cx, tenant_uid).await? {
        grants::observed(cx, tenant_uid, [&given]).await;
        return Ok(Some(Zeroizing::new(given.value.expose().to_owned())));
    }
    read(&cx.config).await.map_err(|error| {
        let message =
            "the hub cannot read the key of its model, its operator looks at HUB_MODEL_API_KEY_FILE";
        ApiError::unavailable(ErrorReason::NotConfigured, message).caused_by(error)
    })
}

/// As [`take`], to keep it out of what is shown.
///
/// # Errors
/// As [`take`].
pub(crate) async fn known(cx: &Context, tenant_uid: &str) -> Result<Option<Zeroizing<String>>, ApiError> {
    match grants::model_key(cx, tenant_uid).await? {
        Some(given) => Ok(Some(Zeroizing::new(given.value.expose().to_owned()))),
        None => read(&cx.config).await.map_err(ApiError::internal),
    }
}

/// The key of the file, without the white space around it; none if the settings name no file.
async fn read(config: &Config) -> std::io::Result<Option<Zeroizing<String>>> {
    let Some(path) = config.model_api_key_file.clone() else { return Ok(None) };
    let read = tokio::task::spawn_blocking(move || read_file(&path)).await;
    read.map_err(std::io::Error::other)?.map(Some)
}

fn read_file(path: &Path) -> std::io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    std::fs::File::open(path)?.take(KEY_BYTES_MAX).read_to_string(&mut text)?;
    Ok(Zeroizing::new(text.trim().to_owned()))
}
