//! Agents that misbehave: garbage, early ends, crashes, a start that does not come.

use hub_types::RuntimeReportType;
use rustix::process::Signal;

use crate::hub::{frames, text};
use crate::world::{World, is_running, pid_in, run_id, send};

#[tokio::test]
async fn frames_that_are_none_are_said_to_be_lost_and_the_run_goes_on() {
    let world = World::start().await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[say:a]][[garbage]][[say:b]]");
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    let reports = world.hub.reports_of(&run);
    assert_eq!(text(&reports), "ab");
    let lost = frames(&reports).into_iter().filter(|frame| frame["event"] == "host.events_lost");
    let lost: Vec<_> = lost.collect();
    assert!(!lost.is_empty() && lost.iter().all(|frame| frame["reason"] == "malformed"), "{lost:?}");
    assert_eq!(ended.data["status"]["status"], "completed");
}

#[tokio::test]
async fn a_stream_that_closes_early_is_followed_by_the_status_to_the_end() {
    for (fault, reason) in [("[[close-early]]", "closed"), ("[[reset]]", "cut")] {
        let world = World::start().await;
        let run = run_id();
        let go = world.path("go");
        world.hub.start_run(&run, 1, &format!("[[say:a]]{fault}[[wait:{}]][[say:b]]", go.display()));
        let lost = world.hub.event(&run, "host.events_lost").await;
        assert_eq!(lost["reason"], "stream_ended");
        assert!(world.hub.reports_of(&run).iter().all(|r| r.type_ != RuntimeReportType::RunStreamEnded));
        std::fs::write(go, "").unwrap();
        let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
        assert_eq!(ended.data["status"]["status"], "completed");
        assert_eq!(ended.data["status"]["output"], "ab");
        let told = ended.data["reason"].as_str().unwrap();
        assert!(told == reason || told == "eof", "{fault}: {told}");
    }
}

#[tokio::test]
async fn a_status_that_makes_no_sense_is_none() {
    let world = World::start().await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[garbage-status]][[say:a]]");
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert_eq!((&ended.data["reason"], &ended.data["status"]), (&"closed".into(), &serde_json::Value::Null));
}

#[tokio::test]
async fn an_agent_that_dies_is_told_after_what_it_had_said() {
    for (kill, code, signal) in [(true, None, Some(9)), (false, Some(70), None)] {
        let world = World::start().await;
        let run = run_id();
        let go = world.path("go");
        let script = format!("[[say:last words]][[wait:{}]][[exit:70]]", go.display());
        world.hub.start_run(&run, 1, &script);
        world.hub.event(&run, "message.delta").await;
        if kill {
            send(world.agent_pid(), Signal::KILL);
        } else {
            std::fs::write(go, "").unwrap();
        }
        let exited = world.hub.exited().await;
        assert_eq!((exited["code"].as_i64(), exited["signal"].as_i64()), (code, signal), "{exited}");
        world.host_ends().await;
        let reports = world.hub.reports();
        assert_eq!(reports.last().unwrap().type_, RuntimeReportType::AgentExited);
        let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
        assert_eq!(ended.data["status"], serde_json::Value::Null);
        assert_eq!(text(&world.hub.reports_of(&run)), "last words");
    }
}

#[tokio::test]
async fn an_agent_that_never_becomes_ready_is_ended_and_told() {
    let mut world = World::empty().await;
    let pid = world.path("pid");
    let script = format!("echo some words >&2; echo $$ > {}; exec sleep 1000", pid.display());
    let agent = world.script("agent", &script);
    world.launch.agent_command = vec![agent.to_str().unwrap().to_owned()];
    world.launch.limits.agent_ready_ms = 500;
    world.place();
    let agent = pid_in(&pid).await;
    let exited = world.hub.exited().await;
    assert!(exited["message"].as_str().unwrap().contains("not ready within"), "{exited}");
    assert!(exited["stderrTail"].as_str().unwrap().contains("some words"), "{exited}");
    world.host_ends().await;
    assert!(!is_running(agent));
}

#[tokio::test]
async fn an_agent_that_cannot_be_started_is_told_with_its_words() {
    for command in ["/nothing/here", "exits"] {
        let mut world = World::empty().await;
        let exits = world.script("exits", "echo no such module >&2; exit 3");
        let command = if command == "exits" { exits.to_str().unwrap() } else { command };
        world.launch.agent_command = vec![command.to_owned()];
        world.place();
        let exited = world.hub.exited().await;
        let (code, words) =
            if command == "/nothing/here" { (127, "could not be run") } else { (3, "no such module") };
        assert_eq!(exited["code"], code, "{exited}");
        assert!(exited["stderrTail"].as_str().unwrap().contains(words), "{exited}");
        world.host_ends().await;
    }
}

#[tokio::test]
async fn a_taken_port_is_exchanged_for_another() {
    let mut world = World::empty().await;
    let (tried, agent) = (world.path("tried"), env!("CARGO_BIN_EXE_scripted-agent"));
    let script = format!("[ -e {0} ] || {{ touch {0}; exit 78; }}\nexec {agent} \"$@\"", tried.display());
    let agent = world.script("agent", &script);
    world.launch.agent_command = vec![agent.to_str().unwrap().to_owned()];
    world.place();
    world.hub.ready().await;
    assert!(tried.exists());
}
