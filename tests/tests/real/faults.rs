//! What goes wrong around the real agent: its model refuses or is cut, it is killed, its Hub is killed.

use futures::StreamExt as _;
use hermes_hub_client::Seen;
use hermes_hub_client::types::{RunState, UsageSource};
use hub_tests::real::{PATIENCE, Real};
use hub_tests::{check_log, eventually_within, kinds, said, whole_log, within};

#[tokio::test]
async fn a_model_that_refuses_fails_the_run_in_its_own_words() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    for (code, calls) in [(401, 1), (500, 3)] {
        let before = real.model.calls().len();
        let run = acme.run(&format!("[[status:{code}]] number {code}")).await;
        let ended = acme.end(&run).await;
        let error = ended.error.expect("a failed run has an error");
        assert_eq!((ended.state, error.code.as_str()), (RunState::Failed, "model_error"), "{error:?}");
        assert!(error.message.contains(&format!("{code}")), "{}", error.message);
        assert_eq!((ended.output, ended.usage.source), (None, UsageSource::Unknown));
        assert_eq!(real.model.calls().len() - before, calls, "{code}");
        assert_eq!(kinds(&whole_log(&run).await).last(), Some(&"run.failed"));
    }
    let passing = acme.run("[[status:503,1]] [[say:At last.]]").await;
    assert_eq!(acme.output(&passing).await, "At last.");
}

#[tokio::test]
async fn an_answer_that_is_cut_fails_the_run_and_is_never_pieced_together() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    // The agent by itself asks again and joins what comes to what it has.
    for script in [
        "[[say:one two three]] [[cut]]",
        "[[say:one two three]] [[cut:1]] [[say: four]]",
        "[[say:one two three]] [[stop-early:1]] [[say: four]]",
        "[[say:one]] [[half-tool:terminal,{\"command\": \"touch half.t]] [[cut:1]]",
    ] {
        let run = acme.run(script).await;
        let ended = acme.end(&run).await;
        let code = ended.error.as_ref().map(|error| error.code.as_str());
        assert_eq!(
            (ended.state, code),
            (RunState::Failed, Some("model_stream_cut")),
            "{script}: {:?}",
            ended.error
        );
        assert_eq!(ended.output, None, "{script}");
        let events = whole_log(&run).await;
        assert!(!said(&events).contains("four"), "{script}: {}", said(&events));
        assert!(!kinds(&events).contains(&"tool.started"), "{script}");
    }
    assert_eq!(acme.output(&acme.run("[[say:whole]]").await).await, "whole", "the next one is its own");
}

#[tokio::test]
async fn an_agent_that_is_killed_loses_its_run_and_comes_up_for_the_next() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let run = acme.run("[[shell:sleep 618]] [[say:never]]").await;
    let sleeps = || real.process.tools(acme.tenant()).iter().any(|words| words.contains("sleep 618"));
    eventually_within(PATIENCE, "the tool is at work", async || sleeps().then_some(())).await;
    let before = real.process.agents(acme.tenant());
    assert_eq!(before.len(), 1, "{:?}", real.process.tools(acme.tenant()));
    real.process.crash(before[0]);
    let ended = acme.end(&run).await;
    assert_eq!((ended.state, ended.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    assert_eq!(kinds(&whole_log(&run).await).last(), Some(&"run.lost"));
    assert_eq!(acme.output(&acme.run("[[say:Here again.]]").await).await, "Here again.");
    assert_ne!(real.process.agents(acme.tenant()), before);
    assert!(!sleeps(), "what its tools had started is gone");
    let agent = acme.raw().get("/v1/tenants/acme/agent").await.expect(200);
    assert_eq!((&agent["generation"], &agent["restarts"]["count"]), (&2.into(), &1.into()), "{agent}");
}

#[tokio::test]
async fn a_hub_that_is_killed_under_a_run_finds_it_going_on() {
    let mut real = Real::start().await;
    let acme = real.caller("acme").await;
    let run = acme.run("[[shell:sleep 4 && echo made > made.txt]] [[say:All is said.]]").await;
    let (mut events, mut reconnects, mut stream) = (Vec::new(), 0, run.events());
    while !kinds(&events).contains(&"tool.started") {
        let seen = within("the tool is started", PATIENCE, stream.next()).await.expect("it does not end");
        let Seen::Event(event) = seen.unwrap() else { panic!("nobody disturbed the stream") };
        events.push(event);
    }
    let before = real.process.agents(acme.tenant());
    let tenant = acme.tenant().clone();
    real.process.kill().await;
    let made = real.process.data_dir().join("tenants").join(tenant.uid.as_str()).join("workspace/made.txt");
    eventually_within(PATIENCE, "the tool has done its work", async || made.exists().then_some(())).await;
    real.process = real.process.restart().await;
    while let Some(seen) = within("the next event comes", PATIENCE, stream.next()).await {
        match seen.unwrap() {
            Seen::Event(event) => events.push(event),
            Seen::Reconnected { .. } => reconnects += 1,
            other => panic!("{other:?}"),
        }
    }
    check_log(&events);
    assert!(reconnects > 0, "the stream has seen the hub's death");
    assert_eq!(said(&events).trim(), "All is said.");
    let started = kinds(&events).into_iter().filter(|kind| *kind == "tool.started").count();
    assert_eq!(started, 1, "nothing was done twice");
    assert_eq!(real.process.agents(&tenant), before, "the agent never stopped");
}
