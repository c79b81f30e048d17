//! Delivery: reports go from the spool to the Hub, in order, in batches, until the Hub has them.
//!
//! A batch may be said twice: the Hub ignores what it has by its number. Nothing here knows what a report says.

use hub_types::{RuntimeReport, RuntimeReportType};
use serde_json::json;

use super::hub::{BackOff, HubError, HubLink};
use super::spool::Spool;

/// The most reports of a batch.
const COUNT_MAX: usize = 200;

/// The most bytes of a batch beyond its first report; the Hub takes 4 MiB.
const BYTES_MAX: u64 = 1 << 20;

/// Delivers for as long as it is let. Answers the Hub's words when it does not want this generation any more;
/// never answers otherwise.
pub(crate) async fn deliver(hub: HubLink, spool: Spool) -> String {
    let mut extent = spool.extent();
    let mut back_off = BackOff::new();
    let mut count_max = COUNT_MAX;
    let mut spared = false;
    loop {
        // The sender lives in `spool`.
        let _ = extent.wait_for(|extent| extent.last > extent.acknowledged).await;
        // What comes while a batch is on its way makes the next one, so a flood fills batches and a single report
        // waits for nothing.
        let after = extent.borrow_and_update().acknowledged;
        let batch = match spool.batch(after, count_max, BYTES_MAX).await {
            Ok(batch) => batch,
            Err(error) => {
                tracing::error!("reports cannot be read back: {error}");
                back_off.wait().await;
                continue;
            }
        };
        let batch = if std::mem::take(&mut spared) { batch.into_iter().map(spare).collect() } else { batch };
        match hub.report(batch).await {
            Ok(acknowledged) if acknowledged > after => {
                // A failure ends the host elsewhere; the Hub ignores what it is told twice.
                if spool.acknowledge(acknowledged).await.is_ok() {
                    back_off = BackOff::new();
                    count_max = COUNT_MAX;
                    continue;
                }
            }
            Ok(acknowledged) => {
                tracing::error!(
                    "the Hub keeps reports up to {acknowledged} only, after a batch beyond {after}"
                );
            }
            Err(HubError::Gone(words)) => return words,
            Err(error @ HubError::Away(_)) => {
                if back_off.is_first() {
                    tracing::warn!("reports wait: {error}");
                }
            }
            Err(error @ HubError::Refused { .. }) if count_max > 1 => {
                // One report of the batch is to blame: said alone, it is the only one that waits.
                tracing::error!("a batch of reports was refused and is tried again in smaller ones: {error}");
                count_max = (count_max / 2).max(1);
                continue;
            }
            Err(error @ HubError::Refused { .. }) => {
                // What the Hub will never take must not hold up what comes after it.
                tracing::error!("a report was refused and is told without what it said: {error}");
                spared = true;
            }
        }
        back_off.wait().await;
    }
}

/// A report without what it says, which is what the Hub refused. A frame becomes word of its loss.
fn spare(report: RuntimeReport) -> RuntimeReport {
    let said = match report.type_ {
        RuntimeReportType::RunFrame => {
            json!({ "frame": { "event": "host.events_lost", "reason": "refused", "message": "the hub refused this frame" } })
        }
        _ => json!({ "reason": "refused", "truncated": true }),
    };
    let data = said.as_object().cloned().unwrap_or_default();
    RuntimeReport { data, ..report }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_is_refused_keeps_its_place_and_says_that_something_is_missing() {
        let deep =
            json!({ "frame": { "event": "odd", "deep": [[[]]] } }).as_object().cloned().expect("an object");
        let report =
            RuntimeReport { number: 7, type_: RuntimeReportType::RunFrame, run_id: None, data: deep };
        let spared = spare(report);
        assert_eq!((spared.number, &spared.type_), (7, &RuntimeReportType::RunFrame));
        assert_eq!(spared.data["frame"]["event"], "host.events_lost");
    }
}
