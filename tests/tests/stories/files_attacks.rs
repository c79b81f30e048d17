//! Trying to get at what is not shown: every spelling of a way out, and an agent that works against the Hub.

use std::fs;
use std::os::unix::fs::symlink;

use hub_tests::{Swaps, World};

const OPERATIONS: [&str; 3] = ["", "/content", "/download"];

#[tokio::test]
async fn no_spelling_leads_out_of_a_root() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("sub/plain.txt", "fine");
    desk.write_at(&desk.home().join("home/state.txt"), "SECRET");
    let secret = desk.home().join("home/state.txt").display().to_string();
    let spellings = [
        "../home/state.txt",
        "..%2fhome%2fstate.txt",
        "%2e%2e/home/state.txt",
        "%2e%2e%2fhome%2fstate.txt",
        "%2E%2E%2Fhome/state.txt",
        "%252e%252e%252fhome%252fstate.txt",
        "..%255chome%255cstate.txt",
        "..\\home\\state.txt",
        "..%5chome%5cstate.txt",
        "sub/../../home/state.txt",
        "sub/%2e%2e/%2e%2e/home/state.txt",
        "./../home/state.txt",
        "sub/./../../home/state.txt",
        "....//home/state.txt",
        "..;/home/state.txt",
        "%c0%ae%c0%ae/home/state.txt",
        "%e0%80%ae%e0%80%ae/home/state.txt",
        "%uff0e%uff0e/home/state.txt",
        "..%00/home/state.txt",
        "../home/state.txt%00.txt",
        "sub/plain.txt%00",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "//etc/passwd",
        "file:///etc/passwd",
        "/proc/self/environ",
        "sub//plain.txt",
        "sub/plain.txt/",
        "sub/",
        "~/state.txt",
        "..",
        ".",
        "%2e",
        "%2e%2e",
        "sub/..",
        "+../home/state.txt",
        "..+/home/state.txt",
    ];
    let spellings =
        spellings.into_iter().map(str::to_owned).chain([secret.clone(), secret.replace('/', "%2f")]);
    for spelling in spellings {
        for root in ["workspace", "outputs"] {
            for operation in OPERATIONS {
                let target = desk.target(operation, &format!("root={root}&path={spelling}"));
                let answer = desk.raw().get(&target).await;
                assert!(matches!(answer.status.as_u16(), 400 | 404), "{target}: {}", answer.text());
                assert!(!answer.text().contains("SECRET"), "{target}");
            }
        }
    }
    for root in ["home", "cron-output", "workspace/..", "../home", "workspace%2f..%2fhome", ""] {
        let answer = desk.raw().get(&desk.target("/content", &format!("root={root}&path=state.txt"))).await;
        answer.refused(400, "invalid_argument");
    }
    // The control: what is right is answered.
    assert_eq!(desk.text("sub/plain.txt").await.unwrap(), "fine");
    assert_eq!(desk.bytes("sub/plain.txt").await.unwrap(), b"fine");
    assert_eq!(desk.list("sub").await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_a_root_holds_is_nobody_elses() {
    let world = World::start().await;
    let (acme, beta) = (world.desk("acme").await, world.desk("beta").await);
    acme.write("mine.txt", "of acme");
    beta.write("mine.txt", "of beta");
    acme.write("only-acme.txt", "of acme");
    assert_eq!(acme.text("mine.txt").await.unwrap(), "of acme");
    assert_eq!(beta.text("mine.txt").await.unwrap(), "of beta");
    assert!(beta.text("only-acme.txt").await.unwrap_err().is_not_found());
    // A link or a second name to another tenant's file is as good as none.
    symlink(acme.path("only-acme.txt"), beta.path("link")).unwrap();
    fs::hard_link(acme.path("only-acme.txt"), beta.path("hard")).unwrap();
    for name in ["link", "hard"] {
        assert!(beta.text(name).await.is_err() && beta.bytes(name).await.is_err());
    }
    for operation in OPERATIONS {
        let query = "root=workspace&path=mine.txt";
        world.raw().token(None).get(&acme.target(operation, query)).await.refused(401, "unauthenticated");
        let nobody = acme.target(operation, query).replace("acme", "nobody");
        world.raw().get(&nobody).await.refused(404, "not_found");
    }
    let reader = world.raw().token(Some(world.reader_token()));
    assert_eq!(reader.get(&acme.target("/download", "root=workspace&path=mine.txt")).await.text(), "of acme");
}

#[tokio::test]
async fn an_agent_that_swaps_links_under_load_gets_nothing_out() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("sub/deep/plain.txt", "fine");
    desk.write_at(&desk.home().join("home/deep/plain.txt"), "SECRET");
    symlink("../home", desk.path("evil")).unwrap();
    symlink("../../../home/deep/plain.txt", desk.path("sub/deep/evil.txt")).unwrap();
    let pairs = &[("sub", "evil"), ("sub/deep/plain.txt", "sub/deep/evil.txt")];
    let attack = Swaps::begin(&desk.path(""), pairs);
    let (mut fine, mut refused) = (0, 0);
    // Until both have happened often: a test in which nothing could be read would show nothing.
    while fine < 150 || refused < 30 {
        match desk.text("sub/deep/plain.txt").await {
            Ok(text) => assert_eq!(text, "fine"),
            Err(_) => refused += 1,
        }
        match desk.bytes("sub/deep/plain.txt").await {
            Ok(bytes) => {
                assert_eq!(bytes, b"fine");
                fine += 1;
            }
            Err(_) => refused += 1,
        }
        if let Ok(listed) = desk.list("sub/deep").await {
            assert!(listed.iter().all(|entry| entry.size_bytes.is_none_or(|size| size == 4)), "{listed:?}");
        }
    }
    drop(attack);
}
