//! How often each answer was asked for.

use std::collections::HashMap;

/// Answers that are counted; beyond, the count begins anew.
const COUNTED_MAX: usize = 100_000;

#[derive(Default)]
pub(super) struct Counts(HashMap<String, u32>);

impl Counts {
    /// Counts one more asking, and says how many there were before.
    pub(super) fn next(&mut self, answer: String) -> u32 {
        if self.0.len() >= COUNTED_MAX {
            self.0.clear();
        }
        let count = self.0.entry(answer).or_default();
        let before = *count;
        *count = before.saturating_add(1);
        before
    }
}
