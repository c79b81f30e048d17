//! The mechanism of `make crash`, short: a few deaths under a workload lose nothing that was acknowledged.

use hub_tests::crash::{Options, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_deaths_lose_nothing_that_was_acknowledged() {
    let report = run(Options { rounds: 6, seed: 6 }, |_| {}).await;
    assert!(report.is_good(), "repeat it with `make crash CRASHES=6 SEED=6`\n{report}");
}
