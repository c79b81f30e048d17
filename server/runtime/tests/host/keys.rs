//! Environment keys of a tenant: in force for the runs that are ordered later, and masked in what the agent says.

use hub_types::{RuntimeOrderType, RuntimeReport, RuntimeReportType};
use serde_json::json;

use crate::hub::{frames, text};
use crate::world::{World, run_id};

const VALUE: &str = "s3cret-of-the-notes";

/// Runs a script; what the agent said, and all that was told of the run.
async fn told(world: &World, script: &str) -> (String, Vec<RuntimeReport>) {
    let run = run_id();
    world.hub.start_run(&run, 1, script);
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    let reports = world.hub.reports_of(&run);
    (text(&reports), reports)
}

/// What a tool finds in the variable.
async fn found(world: &World) -> String {
    told(world, "[[shell:printf %s \"${NOTES_TOKEN-(none)}\" > found]]").await;
    std::fs::read_to_string(world.launch.workspace.join("found")).unwrap()
}

#[tokio::test]
async fn keys_are_in_force_for_runs_that_are_ordered_later() {
    let world = World::start().await;
    assert_eq!(found(&world).await, "(none)");
    world.hub.set_keys(&[("NOTES_TOKEN", VALUE)]);
    assert_eq!(found(&world).await, VALUE);
    // Several changes in a row: the last one counts.
    for value in ["second", "third", "it's the ${last} \\"] {
        world.hub.set_keys(&[("NOTES_TOKEN", value)]);
    }
    assert_eq!(found(&world).await, "it's the ${last} \\");
    let env = std::fs::read_to_string(world.launch.managed.join(".env")).unwrap();
    assert!(env.contains("NOTES_TOKEN") && env.contains("API_SERVER_KEY"));
    world.hub.set_keys(&[]);
    // As with the real agent, what it has it keeps; its file has lost it.
    assert_eq!(found(&world).await, "it's the ${last} \\");
    let env = std::fs::read_to_string(world.launch.managed.join(".env")).unwrap();
    assert!(!env.contains("NOTES_TOKEN") && env.contains("API_SERVER_KEY"));
}

#[tokio::test]
async fn a_run_that_was_ordered_after_a_change_waits_for_a_hub_that_is_away() {
    let world = World::start().await;
    assert_eq!(found(&world).await, "(none)");
    world.hub.refuse_hellos(true);
    world.hub.set_keys(&[("NOTES_TOKEN", VALUE)]);
    let run = run_id();
    world.hub.start_run(&run, 1, "[[shell:printf %s \"${NOTES_TOKEN-(none)}\" > found]]");
    world.hub.tried("hello").await;
    assert!(world.hub.reports_of(&run).is_empty(), "it has not begun");
    world.hub.refuse_hellos(false);
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(std::fs::read_to_string(world.launch.workspace.join("found")).unwrap(), VALUE);
}

#[tokio::test]
async fn a_value_that_the_agent_says_is_told_to_nobody() {
    let world = World::start().await;
    let pieces = "[[say: and s3cret-]][[say:of-the-]][[say:notes!]]";
    let script = format!("[[say:it is {VALUE}.]]{pieces}[[tool:terminal,echo {VALUE}]]");
    let all = |reports: &[RuntimeReport]| serde_json::to_string(reports).unwrap();
    let (said, reports) = told(&world, &script).await;
    assert!(
        said.contains(VALUE) && all(&reports).contains(VALUE),
        "control: nobody knows yet that it is one"
    );
    world.hub.set_keys(&[("NOTES_TOKEN", VALUE), ("SHORT_KEY", "and")]);
    let (said, reports) = told(&world, &script).await;
    assert!(said.starts_with("it is [secret]. and [secret]!"), "{said}");
    assert!(frames(&reports).iter().any(|frame| frame["preview"] == "echo [secret]"));
    assert!(!all(&reports).contains(VALUE), "{reports:?}");
    // Also when it is a key no more: the agent may still have it.
    world.hub.set_keys(&[]);
    let (_, reports) = told(&world, &script).await;
    assert!(!all(&reports).contains(VALUE), "{reports:?}");
}

#[tokio::test]
async fn a_run_whose_keys_are_not_in_force_in_time_is_not_begun() {
    let world = World::with(|launch| launch.limits.post_ms = 300).await;
    world.hub.refuse_hellos(true);
    world.hub.set_keys(&[("NOTES_TOKEN", VALUE)]);
    let (run, of_a_job) = (run_id(), run_id());
    world.hub.start_run(&run, 1, "[[say:a]]");
    let fire = json!({"slot": 2, "jobId": "daily", "token": "signed"});
    world.hub.order(RuntimeOrderType::CronFire, Some(&of_a_job), fire);
    for run in [run, of_a_job] {
        let refused = world.hub.reported_of(&run, RuntimeReportType::RunRefused).await;
        assert_eq!(refused.data["code"], "settings_not_in_force", "{refused:?}");
        assert_eq!(refused.data["retryable"], true, "{refused:?}");
    }
    assert!(world.started().is_empty());
    world.hub.refuse_hellos(false);
    assert_eq!(found(&world).await, VALUE);
}
