//! Asks a running Hub whether it is ready.

use std::time::Duration;

use super::Finding;
use crate::cli::remote::{address, root_cause};
use crate::config::Config;

/// A Hub that does not answer in this time is not ready for anybody.
const DEADLINE: Duration = Duration::from_secs(10);
/// More of an answer than is shown.
const ANSWER_CHARS_MAX: usize = 300;

pub(super) async fn readyz(config: &Config) -> Finding {
    const CHECK: &str = "live";
    let Some(base) = address(config) else {
        return Finding::fail(
            CHECK,
            "no hub runs on this data directory, and port 0 does not say where one would",
            "start it with `hermes-hub serve`",
        );
    };
    let url = format!("{}/v1/readyz", base.trim_end_matches('/'));
    match ask(&url).await {
        Ok((200, _)) => Finding::ok(CHECK, format!("{url} is ready")),
        Ok((status, body)) => {
            let body: String =
                body.chars().filter(|char| !char.is_control()).take(ANSWER_CHARS_MAX).collect();
            Finding::fail(
                CHECK,
                format!("{url} answers {status}: {body}"),
                "mend what it names; its log says more",
            )
        }
        Err(error) => Finding::fail(
            CHECK,
            format!("{url} does not answer ({error})"),
            "start the hub with `hermes-hub serve`, or see its log",
        ),
    }
}

async fn ask(url: &str) -> Result<(u16, String), String> {
    let client = reqwest::Client::builder()
        .timeout(DEADLINE)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .map_err(|error| error.to_string())?;
    let answer = client.get(url).send().await.map_err(|error| root_cause(&error))?;
    let status = answer.status().as_u16();
    Ok((status, answer.text().await.map_err(|error| root_cause(&error))?))
}
