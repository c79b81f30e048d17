//! The mechanism of `make soak`, short: tenants, runs and readers come and go over two deaths of the Hub, and nothing is
//! left of them. What grows cannot be seen in so short a time.

use std::time::Duration;

use hub_tests::soak::{Options, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_short_soak_leaves_nothing() {
    let options = Options { time: Duration::from_secs(15), disk_bytes: 2_000_000_000, seed: 7, server: None };
    let report = run(options, |_| {}).await;
    assert!(report.went_well(), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_soak_that_takes_too_much_disk_is_stopped() {
    let options = Options { time: Duration::from_secs(60), disk_bytes: 1_000_000, seed: 7, server: None };
    let report = run(options, |_| {}).await;
    let said = report.to_string();
    assert!(!report.went_well() && said.contains("stopped: the hub took"), "{said}");
}
