//! Frames of an agent that the Hub does not know or cannot take: told as what they are, or as lost, and never in the way.

use hermes_hub_client::types::RunState;
use hub_tests::{Process, Settings, check_log, kinds, said, whole_log};

/// A frame whose value is nested so deep.
fn nested(depth: usize) -> String {
    let (open, close) = (r#"{"a":"#.repeat(depth), "}".repeat(depth));
    format!(r#"[[event:{{"event":"odd.deep","deep":{open}1{close}}}]]"#)
}

#[tokio::test]
async fn a_frame_that_nobody_knows_is_told_as_it_is_and_one_that_nobody_takes_as_lost() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let known = r#"[[event:{"event":"odd.shallow","list":[1,{"b":null}\],"text":"é"}]]"#;
    // The Hub takes values that are nested 64 deep, its hosts 128.
    for (frame, told) in [
        (known.to_owned(), "runtime.other"),
        (nested(40), "runtime.other"),
        (nested(80), "run.events_lost"),
        (nested(120), "run.events_lost"),
    ] {
        let run = acme.run(&format!("[[say:be]] {frame} [[say:hind]]")).await;
        let ended = acme.end(&run).await;
        assert_eq!((ended.state, ended.output.as_deref()), (RunState::Completed, Some("behind")), "{told}");
        let events = whole_log(&run).await;
        check_log(&events);
        assert_eq!(said(&events), "behind");
        let odd: Vec<_> = kinds(&events)
            .into_iter()
            .filter(|kind| matches!(*kind, "runtime.other" | "run.events_lost"))
            .collect();
        assert_eq!(odd, [told], "{frame}");
        if told == "runtime.other" {
            let event = events.iter().find(|event| event.type_.as_str() == told).expect("it is there");
            assert!(event.data["payload"].get("event").is_some(), "{:?}", event.data);
        }
    }
    assert_eq!(process.hosts(acme.tenant()).len(), 1, "one host did all of it");
}
