//! The mechanism of `make crash`, short: a few deaths under a workload lose nothing that was acknowledged.

use hub_tests::crash::{Options, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_deaths_lose_nothing_that_was_acknowledged() {
    let report = run(Options { rounds: 6, seed: 6, server: None }, |_| {}).await;
    assert!(report.is_good(), "repeat it with `make crash CRASHES=6 SEED=6`\n{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_deaths_also_of_the_database_server_lose_nothing_that_was_acknowledged() {
    let Some(server) = hub_test_postgres::server_or_skip("deaths_also_of_the_database_server") else {
        return;
    };
    let report = run(Options { rounds: 6, seed: 3, server: Some(server) }, |_| {}).await;
    let again = "make crash DATABASE=postgres CRASHES=6 SEED=3";
    assert!(report.is_good(), "repeat it with `{again}`\n{report}");
}
