//! A Hub's metrics, as they are scraped.

use std::collections::BTreeMap;

/// What one scrape showed: each metric with its labels, and its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<String, f64>);

impl Figures {
    /// Reads the text of a scrape. Lines that are no sample are left out.
    pub fn read(text: &str) -> Self {
        let samples = text.lines().filter(|line| !line.starts_with('#'));
        let pairs = samples.filter_map(|line| {
            // A label's value may hold a space.
            let (name, value) = line.rsplit_once(' ')?;
            Some((name.to_owned(), value.parse().ok()?))
        });
        Self(pairs.collect())
    }

    /// Asks for them at this address.
    ///
    /// # Errors
    /// If nobody answers with metrics.
    pub async fn scrape(url: &str) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        let answer = http.get(url).timeout(crate::PATIENCE).send().await?.error_for_status()?;
        Ok(Self::read(&answer.text().await?))
    }

    /// A value by name and labels as they stand in the text: `hub_rows{table="runs"}`.
    pub fn find(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// The same of one that has to be there.
    ///
    /// # Panics
    /// If it is not.
    #[track_caller]
    pub fn get(&self, name: &str) -> f64 {
        self.find(name).unwrap_or_else(|| panic!("there is no {name} in {:#?}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_read_and_nothing_else() {
        let text = "# TYPE a gauge\na 1\n\nb{kind=\"x y\"} 2.5\nc NaN\nnonsense\nd one\n";
        let figures = Figures::read(text);
        assert_eq!((figures.find("a"), figures.find("b{kind=\"x y\"}")), (Some(1.0), Some(2.5)));
        assert!(figures.find("c").is_some_and(f64::is_nan));
        assert_eq!((figures.find("nonsense"), figures.find("d"), figures.find("#")), (None, None, None));
    }
}
