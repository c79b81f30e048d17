//! `hermes-hub rekey`: wraps what is sealed with the master key before, while a Hub runs or not.

use super::{Failure, answer, note};
use crate::audit;
use crate::config::Config;
use crate::start;

pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let (db, rekey) = start::rekey(config).await?;
    let done = audit::by_command("rekey", rekey.run()).await;
    db.close().await;
    let done = done.map_err(start::StartError::Db)?;
    answer(&format!("{} keys are wrapped with master key {} now\n", done.wrapped, rekey.key_id()))?;
    if done.unreadable > 0 {
        note(&format!(
            "{} things cannot be read with the keys that are here; the log has their tables. \
             Name the key file that sealed them in HUB_PREVIOUS_MASTER_KEY_FILE and run this again",
            done.unreadable
        ));
        return Err(Failure::Said);
    }
    note(
        "nothing needs another master key any more; once the hub was restarted without HUB_PREVIOUS_MASTER_KEY_FILE, \
          the file of the old key is needed for old backups only",
    );
    Ok(())
}
