//! The scripted agent's schedules held against the real agent's bytes, as `transcripts` does it for runs.
//!
//! What must differ is made equal: the jobs' ids, instants, and who claimed a job. A job that was due in the captures' year
//! is asked for in one to come, and a token that has a job run is given a time to come.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hub_runtime::scripted::{FireConfig, ModelEndpoint};
use serde_json::{Value, json};

use crate::transcripts::{Answer, Exchange, send, transcript};
use crate::world::{KEY, PATIENCE, World};

/// A capture's job id, and the id of the same job here.
type Job = (String, String);

async fn replay(name: &str) -> usize {
    let world = World::with(|config| {
        config.model = Some(ModelEndpoint {
            name: "scripted-1".into(),
            base_url: "http://127.0.0.1:9/v1".into(),
            api_key: "k".to_owned().into(),
        });
        config.fire =
            Some(FireConfig { audience: "agent:t3".to_owned(), issuer: "https://hub.local".to_owned() });
    })
    .await;
    let mut jobs: Vec<Job> = Vec::new();
    let exchanges = transcript(name);
    for (number, exchange) in exchanges.iter().enumerate() {
        let what = format!("{name} number {number}: {}", exchange.head.lines().next().unwrap());
        let ours =
            |text: &str| jobs.iter().fold(to_come(text), |text, (theirs, id)| text.replace(theirs, id));
        let head = with_time(&ours(&exchange.head));
        let answer = answered(&world, &head, &ours(&whole(exchange)), exchange).await;
        assert_eq!(answer.status, exchange.answer.status, "{what}: {}", answer.body);
        assert_eq!(answer.headers, exchange.answer.headers, "{what}");
        if let Some(job) = made(exchange, &answer) {
            jobs.push(job);
        }
        let ours =
            |text: &str| jobs.iter().fold(to_come(text), |text, (theirs, id)| text.replace(theirs, id));
        assert_eq!(alike(&answer.body), alike(&ours(&exchange.answer.body)), "{what}");
    }
    assert!(!jobs.is_empty(), "{name} makes jobs");
    exchanges.len()
}

/// The answer, once a job that had run in the capture has run here too.
async fn answered(world: &World, head: &str, body: &str, exchange: &Exchange) -> Answer {
    let ran = |text: &str| text.contains("\"last_status\": \"ok\"");
    let asked = async {
        loop {
            let answer = send(world.agent.address(), head, body).await;
            if ran(&answer.body) || !ran(&exchange.answer.body) {
                return answer;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, asked).await.expect("the job runs")
}

/// The body of a request. The captures cut a long one, of which the end is known by its length: one letter again and again.
fn whole(exchange: &Exchange) -> String {
    let length = exchange.head.lines().find_map(|line| line.strip_prefix("Content-Length: ")?.parse().ok());
    let missing = length.unwrap_or(0_usize).saturating_sub(exchange.body.len());
    match exchange.body.chars().last() {
        Some(letter) if missing > 2 => {
            format!("{}{}\"}}", exchange.body, letter.to_string().repeat(missing - 2))
        }
        _ => exchange.body.clone(),
    }
}

/// The job that an exchange made.
fn made(exchange: &Exchange, answer: &Answer) -> Option<Job> {
    let id = |body: &str| serde_json::from_str::<Value>(body).ok()?["job"]["id"].as_str().map(str::to_owned);
    let makes = exchange.head.starts_with("POST /api/jobs HTTP");
    Some((id(&exchange.answer.body)?, id(&answer.body)?)).filter(|_| makes)
}

/// The capture's words as they are used here: the directive of a job is one of the scripted agent's, the agents' keys are
/// one, and a time that will be over is far away.
fn to_come(text: &str) -> String {
    let text = text.replace("[[plain:", "[[say:").replace("hub-t3-0123456789abcdef0123456789", KEY);
    text.replace("2026-12-24", "2199-12-24")
}

/// A head whose token, if it is one that has a job run, is not over. Nobody here checks its signature.
fn with_time(head: &str) -> String {
    let Some((before, token)) = head.split_once("Bearer ey") else { return head.to_owned() };
    let (token, rest) = token.split_once('\n').unwrap_or((token, ""));
    let parts: Vec<_> = token.split('.').collect();
    let claims = URL_SAFE_NO_PAD.decode(parts[1]).unwrap();
    let mut claims: Value = serde_json::from_slice(&claims).unwrap();
    assert!(claims["exp"].is_i64(), "{claims}");
    claims["exp"] = json!(chrono::Utc::now().timestamp() + 60);
    let claims = URL_SAFE_NO_PAD.encode(claims.to_string());
    format!("{before}Bearer ey{}.{claims}.{}\n{rest}", parts[0], parts[2])
}

/// A body with instants and claimants made equal, byte for byte otherwise.
fn alike(body: &str) -> String {
    let mut parts = body.split('"');
    let mut whole: Vec<_> = parts.by_ref().take(1).collect();
    for part in parts {
        let is_claimant = whole.len() >= 2 && whole[whole.len() - 2] == "by";
        let is_instant = part.len() >= 25 && chrono::DateTime::parse_from_rfc3339(part).is_ok();
        whole.push(if is_claimant {
            "SOMEBODY"
        } else if is_instant {
            "INSTANT"
        } else {
            part
        });
    }
    whole.join("\"")
}

#[tokio::test]
async fn jobs_are_made_changed_and_steered_as_by_the_real_agent() {
    assert_eq!(replay("20-cron-crud").await, 44);
}

#[tokio::test]
async fn jobs_are_fired_as_by_the_real_agent() {
    assert_eq!(replay("23-cron-fire").await, 11);
}

#[test]
fn what_must_differ_is_made_equal_and_nothing_else() {
    let body = r#"{"at": "2026-11-23T10:48:02.049036+00:00", "by": "vm:21049", "n": "2026", "x": null}"#;
    assert_eq!(alike(body), r#"{"at": "INSTANT", "by": "SOMEBODY", "n": "2026", "x": null}"#);
}
