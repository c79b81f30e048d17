//! The mechanism of `make bench`, short: rows are measured against their peers and reported, and what cannot be measured
//! is missed. What the figures of a program built for debugging are means nothing.
//!
//! It is one test, since the bench sets the temporary directory of its process, which can be done once.

use hub_tests::bench::{Options, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_are_measured_and_written_down_and_what_lacks_the_real_agent_is_missed() {
    let directory = tempfile::tempdir().unwrap();
    let options = Options {
        rows: ["get", "append", "wake", "idle"].map(str::to_owned).to_vec(),
        directory: directory.path().to_owned(),
        agent: directory.path().join("no-agent"),
        rounds_max: 1,
        commit: "0123abc".to_owned(),
    };
    let report = run(&options, |_| {}).await.unwrap();

    let rows: Vec<&str> = report.lines.iter().map(|line| line.row).collect();
    assert_eq!(rows, ["get", "append", "append", "wake", "idle", "idle"], "{report:?}");
    for line in &report.lines {
        let good = line.samples.iter().all(|sample| sample.hub > 0.0 && sample.peer > 0.0);
        assert!(good && line.samples.len() == 1, "{line:?}");
    }
    // The row keeps the line that needs no release.
    assert_eq!(report.missing.len(), 1, "{report:?}");
    let (row, why) = &report.missing[0];
    assert!(row == "wake" && why.contains("there is no agent release"), "{report:?}");

    let text = std::fs::read_to_string(directory.path().join("report.md")).unwrap();
    for there in ["commit 0123abc", "limits.requests_in_flight = 2048", "| get: ", "| idle: ", "Not measured"]
    {
        assert!(text.contains(there), "{there}: {text}");
    }
    assert!(directory.path().join("report.svg").is_file());
}
