//! Rounds: the Hub and its peer measured in turns, so that what else the machine does hits both alike.
//!
//! The peer is measured twice in each round; the ratio of the two is the control. It ought to be 1, and how far it
//! strays says how small a difference these rounds can show. Nothing here knows what is measured.

use anyhow::Result;

/// One round's figures, in the line's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The Hub's.
    pub hub: f64,
    /// The peer's, or the limit.
    pub peer: f64,
    /// The peer's once more; a limit that is a constant has none.
    pub again: Option<f64>,
}

impl Sample {
    /// What the Hub adds to its peer, beside a limit that is a constant. How far the peer strays from itself is as much
    /// of the limit as the control then strays from 1.
    #[must_use]
    pub fn added(self, added: f64, limit: f64) -> Self {
        Self { hub: added, peer: limit, again: self.again.map(|again| limit + again - self.peer) }
    }
}

/// The least, the middle and the most of some figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The least.
    pub min: f64,
    /// The middle: the mean of the two middle ones of an even number.
    pub median: f64,
    /// The most.
    pub max: f64,
}

impl Spread {
    /// Of these figures; `None` of none.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let (min, max) = (*figures.first()?, *figures.last()?);
        let half = figures.len() / 2;
        let median = if figures.len() % 2 == 1 {
            figures[half]
        } else {
            f64::midpoint(figures[half - 1], figures[half])
        };
        Some(Self { min, median, max })
    }
}

/// Measures `count` rounds after one of each side that is not counted. Who goes first changes with each round.
///
/// # Errors
/// The first failure of a side.
pub async fn alternate(
    count: usize,
    mut hub: impl AsyncFnMut() -> Result<f64>,
    mut peer: impl AsyncFnMut() -> Result<f64>,
) -> Result<Vec<Sample>> {
    // What is cold is warm after this: connections, caches, the files' pages.
    peer().await?;
    hub().await?;
    unwarmed(count, hub, peer).await
}

/// As [`alternate`], without the round that is not counted: for figures that only a fresh process has.
///
/// # Errors
/// The first failure of a side.
pub async fn unwarmed(
    count: usize,
    mut hub: impl AsyncFnMut() -> Result<f64>,
    mut peer: impl AsyncFnMut() -> Result<f64>,
) -> Result<Vec<Sample>> {
    let mut samples = Vec::with_capacity(count);
    for round in 0..count {
        let (hub, peer, again) = match round % 3 {
            0 => {
                let hub = hub().await?;
                (hub, peer().await?, peer().await?)
            }
            1 => {
                let peer_first = peer().await?;
                (hub().await?, peer_first, peer().await?)
            }
            _ => {
                let (first, second) = (peer().await?, peer().await?);
                (hub().await?, first, second)
            }
        };
        samples.push(Sample { hub, peer, again: Some(again) });
    }
    Ok(samples)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn a_spread_of_few_and_of_many() {
        for (figures, expected) in [
            (vec![3.0], Some((3.0, 3.0, 3.0))),
            (vec![4.0, 1.0], Some((1.0, 2.5, 4.0))),
            (vec![9.0, 1.0, 2.0], Some((1.0, 2.0, 9.0))),
            (vec![], None),
        ] {
            let spread = Spread::of(figures).map(|spread| (spread.min, spread.median, spread.max));
            assert_eq!(spread, expected);
        }
    }

    #[test]
    fn what_is_added_keeps_the_peers_own_straying() {
        let sample = Sample { hub: 9.0, peer: 7.0, again: Some(6.5) }.added(2.0, 5.0);
        assert_eq!(sample, Sample { hub: 2.0, peer: 5.0, again: Some(4.5) });
        assert_eq!(Sample { again: None, ..sample }.added(1.0, 5.0).again, None);
    }

    #[tokio::test]
    async fn each_round_has_the_hub_once_the_peer_twice_and_another_one_first() {
        let order = RefCell::new(String::new());
        let side = async |letter: char| {
            order.borrow_mut().push(letter);
            Ok(f64::from(u32::from(letter)))
        };
        let samples = alternate(3, async || side('h').await, async || side('p').await).await.unwrap();
        assert_eq!(order.into_inner(), "phhppphppph");
        assert_eq!(samples.len(), 3);
        assert!(
            samples.iter().all(|sample| *sample == Sample { hub: 104.0, peer: 112.0, again: Some(112.0) })
        );
    }

    #[tokio::test]
    async fn a_failure_ends_it() {
        let failed = alternate(3, async || anyhow::bail!("no"), async || Ok(1.0)).await;
        assert_eq!(failed.unwrap_err().to_string(), "no");
    }
}
