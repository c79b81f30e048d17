//! `agent_logs`: the end of what an agent, or the host beside it, wrote, for operators.
//!
//! Where a log is and how it is read is the placement's to know: it gives pieces of bytes with their places. Here
//! they become lines that may be shown: whole, bounded, without secrets and without what a terminal would obey. Knows
//! neither HTTP nor files.

mod local;
mod store;
mod text;
mod view;

use std::path::PathBuf;

use hub_types::{AgentLogs, AgentLogsQuery, ErrorReason, LogCursor, LogSource, TenantId};

use super::Agents;
use crate::error::ApiError;
use crate::provider_key;
use store::LoggedRow;
use text::Cleaner;
use view::View;

pub(super) use local::read as read_files;

/// How much of a log one answer looks at. hub.yaml says it.
const BYTES_MAX: usize = 256 << 10;

/// A log, and from where it is wanted.
#[derive(Clone, Debug)]
pub struct LogOf {
    /// Where the host is or was, as [`super::Placement::start`] gave it; none if it never came to be placed.
    pub placement: Option<String>,
    /// The generation's own directory.
    pub directory: PathBuf,
    /// Whose words.
    pub source: LogSource,
    /// From where.
    pub from: LogFrom,
    /// How many bytes at the most.
    pub bytes_max: usize,
}

/// From where a log is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFrom {
    /// What is left of it.
    Beginning,
    /// From this place on; from the beginning if it is gone.
    After(Place),
    /// Its last bytes.
    End,
}

/// A place in a log: an offset in one of its parts. Logs are turned over, and a part that is gone is not taken for
/// another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The part, by a number that the placement gives it; not 0.
    pub part: u64,
    /// How many bytes into it.
    pub offset: u64,
}

/// A piece of a log, within one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins.
    pub at: Place,
    /// What is written there.
    pub bytes: Vec<u8>,
}

/// What was read of a log, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// The pieces. None: there is nothing, or nothing after the place.
    pub pieces: Vec<Piece>,
    /// Whether something before the first one is left out: by the bound, or because it is gone.
    pub truncated: bool,
}

impl Agents {
    /// `agent_logs`. Fails with `not_found` for a generation that is not kept.
    pub async fn logs(&self, id: &TenantId, query: AgentLogsQuery) -> Result<AgentLogs, ApiError> {
        let uid = self.tenants.uid(id).await?;
        let source = query.source.unwrap_or(LogSource::Agent);
        let row = store::logged(&mut self.cx.db.read().await?, &uid, query.generation).await?;
        let (generation, view) = match &row {
            Some(row) => {
                let from = from_cursor(query.after.as_ref(), &source, row.generation)?;
                (row.generation, self.log_view(&uid, row, &source, (from, query.lines)).await?)
            }
            None if query.generation.is_some() => return Err(ApiError::not_found("generation")),
            None => (0, View::default()),
        };
        let key = provider_key::known(&self.cx, &uid).await.ok().flatten();
        let cleaner = Cleaner::new(key.as_ref().map(|key| key.as_str()));
        Ok(AgentLogs {
            tenant_id: id.clone(),
            cursor: cursor(view.cursor, &source, generation)?,
            source,
            generation,
            lines: view.lines.iter().map(|line| cleaner.clean(line)).collect(),
            truncated: view.truncated,
        })
    }

    async fn log_view(
        &self,
        uid: &str,
        row: &LoggedRow,
        source: &LogSource,
        (from, lines): (LogFrom, i32),
    ) -> Result<View, ApiError> {
        let directory = self.cx.config.data_dir.join("agents").join(uid).join(row.generation.to_string());
        let (placement, source) = (row.placement.clone(), source.clone());
        let of = LogOf { placement, directory, source, from, bytes_max: BYTES_MAX };
        let pieces = self.placement.log(of).await.map_err(ApiError::internal)?;
        let lines_max = usize::try_from(lines).unwrap_or(1);
        Ok(view::view(pieces, from, view::Bounds { lines_max, has_ended: row.ended_at.is_some() }))
    }
}

/// Where a log is read from. A cursor of another log leads to this one's beginning.
fn from_cursor(cursor: Option<&LogCursor>, source: &LogSource, generation: i64) -> Result<LogFrom, ApiError> {
    let Some(cursor) = cursor else { return Ok(LogFrom::End) };
    let malformed =
        || ApiError::invalid("after", ErrorReason::Malformed, "must be the cursor of an answer before");
    let words: Vec<&str> = cursor.split('.').collect();
    let [of, number, part, offset] = words[..] else { return Err(malformed()) };
    let number: i64 = number.parse().map_err(|_| malformed())?;
    let part = u64::from_str_radix(part, 16).map_err(|_| malformed())?;
    let offset = offset.parse().map_err(|_| malformed())?;
    let same = of == source.as_str() && number == generation && part != 0;
    Ok(if same { LogFrom::After(Place { part, offset }) } else { LogFrom::Beginning })
}

fn cursor(place: Option<Place>, source: &LogSource, generation: i64) -> Result<LogCursor, ApiError> {
    let Place { part, offset } = place.unwrap_or(Place { part: 0, offset: 0 });
    LogCursor::try_from(format!("{source}.{generation}.{part:x}.{offset}")).map_err(ApiError::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_to_its_place_and_to_the_beginning_of_any_other_log() {
        let place = Place { part: u64::MAX, offset: 65_536 };
        let made = cursor(Some(place), &LogSource::Agent, 7).expect("of its form");
        let from = |cursor: &LogCursor, source, generation| {
            from_cursor(Some(cursor), &source, generation).expect("one of ours")
        };
        assert_eq!(from(&made, LogSource::Agent, 7), LogFrom::After(place));
        assert_eq!(from(&made, LogSource::Agent, 8), LogFrom::Beginning);
        assert_eq!(from(&made, LogSource::Host, 7), LogFrom::Beginning);
        let none = cursor(None, &LogSource::Agent, 7).expect("of its form");
        assert_eq!(from(&none, LogSource::Agent, 7), LogFrom::Beginning);
        assert_eq!(from_cursor(None, &LogSource::Agent, 7).expect("none is fine"), LogFrom::End);
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in ["x", "agent.7.1", "agent.7.1.2.3", "agent.x.1.2", "agent.7.xyz.2", "agent.7.1.y", "...."]
        {
            let cursor = LogCursor::try_from(text.to_owned()).expect("of the pattern");
            assert!(from_cursor(Some(&cursor), &LogSource::Agent, 7).is_err(), "{text}");
        }
    }
}
