//! `hermes-hub config`: every setting, its value, where that came from, and what it is for.

use std::fmt::Write;

use super::{Failure, answer};
use crate::config::{Config, Shown};

pub(super) fn show(config: &Config) -> Result<(), Failure> {
    Ok(answer(&render(config.shown()))?)
}

/// Two lines a setting. Settings hold no secrets, only the names of files that do.
fn render(settings: &[Shown]) -> String {
    let mut text = String::new();
    for setting in settings {
        let value = if setting.value.is_empty() { "(not set)" } else { &setting.value };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{} = {value}   [{}]", setting.key, setting.origin);
        let _ = writeln!(text, "    {}: {}", setting.variable, setting.help);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_shown_with_its_value_its_origin_and_its_help() {
        let config = Config::from_text("trash_days = 3").expect("valid");
        let text = render(config.shown());
        let start = "data_dir = ./hub-data   [default]\n    HUB_DATA_DIR: directory that holds everything the Hub keeps\n";
        assert!(text.starts_with(start), "{text}");
        assert!(text.contains("trash_days = 3   [file (text)]\n    HUB_TRASH_DAYS: days that"), "{text}");
        assert!(text.contains("public_url = (not set)   [default]\n"), "{text}");
        assert!(text.contains("limits.uri_bytes = 8192   [default]\n    HUB_LIMITS_URI_BYTES: "), "{text}");
    }
}
