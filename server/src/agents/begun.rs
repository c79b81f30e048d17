//! What a generation that is over had begun: of a run that its host never gave to its agent, nobody needs to be told
//! that its outcome is unknown.

use std::collections::BTreeSet;

use super::{Agents, store};
use crate::error::ApiError;

impl Agents {
    /// The runs that a generation which is over may have begun; every other one it surely has not. `None` if that
    /// cannot be told.
    ///
    /// Fails when the database does.
    pub async fn begun(
        &self,
        tenant_uid: &str,
        generation: i64,
    ) -> Result<Option<BTreeSet<String>>, ApiError> {
        let row = store::find(self.cx.db.read().await?.conn(), tenant_uid, generation).await?;
        // A host that nobody knows the place of may live, and begin something yet.
        let over = row.filter(|row| row.ended_at.is_some());
        let Some(placement) = over.and_then(|row| row.placement) else { return Ok(None) };
        let directory = self.cx.config.data_dir.join("agents").join(tenant_uid).join(generation.to_string());
        Ok(self.placement.posted_runs(&placement, directory).await)
    }
}
