//! Reading the text of a file: whole, in parts, and what is no text.

use std::fs;
use std::io::Write as _;

use hermes_hub_client::types::{ErrorReason, FileRoot};
use hub_tests::{Desk, World};
use serde_json::{Value, json};

async fn part(desk: &Desk, path: &str, more: &str) -> Value {
    desk.raw().get(&desk.target("/content", &format!("root=workspace&path={path}{more}"))).await.expect(200)
}

#[tokio::test]
async fn a_text_is_read_whole_and_in_parts() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("a.txt", "aä€\u{1f600}z");
    let whole = part(&desk, "a.txt", "").await;
    assert_eq!(whole["text"], "aä€\u{1f600}z");
    assert_eq!(
        (&whole["sizeBytes"], &whole["lengthBytes"], &whole["offset"]),
        (&json!(11), &json!(11), &json!(0))
    );
    assert_eq!((&whole["truncated"], &whole["nextOffset"]), (&json!(false), &Value::Null));
    assert_eq!((&whole["root"], &whole["path"]), (&json!("workspace"), &json!("a.txt")));

    let first = part(&desk, "a.txt", "&length=5").await;
    assert_eq!(
        (&first["text"], &first["truncated"], &first["nextOffset"]),
        (&json!("aä"), &json!(true), &json!(3))
    );
    let inside = part(&desk, "a.txt", "&offset=4&length=4").await;
    assert_eq!(
        (&inside["text"], &inside["offset"], &inside["nextOffset"]),
        (&json!("\u{1f600}"), &json!(6), &json!(10))
    );
    let end = part(&desk, "a.txt", "&offset=11").await;
    assert_eq!((&end["text"], &end["truncated"]), (&json!(""), &json!(false)));
    let beyond = desk.raw().get(&desk.target("/content", "root=workspace&path=a.txt&offset=12")).await;
    beyond.refused_for(416, "range_not_satisfiable", "out_of_range", "offset");
    assert_eq!(beyond.header("content-range"), "bytes */11");

    desk.write("empty", "");
    assert_eq!(part(&desk, "empty", "").await["text"], "");
}

#[tokio::test]
async fn a_large_text_is_read_on_to_its_end() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    let text: String = (0..600_000).map(|number| char::from_u32(0xe4 + number % 300).unwrap()).collect();
    desk.write("large.txt", &text);
    let (mut read, mut next, mut tags) = (String::new(), Some(0), Vec::new());
    while let Some(offset) = next {
        let call =
            world.admin().file_content_view().tenant_id("acme").root(FileRoot::Workspace).path("large.txt");
        let part = call.offset(offset).length(300_001).send().await.unwrap().into_inner();
        assert_eq!(part.truncated, part.next_offset.is_some());
        read.push_str(&part.text);
        next = part.next_offset;
        tags.push(part.etag.replace("W/", "").replace("-w", ""));
    }
    assert_eq!(read, text);
    tags.dedup();
    assert_eq!(tags.len(), 1, "all parts are of one file");
    let whole = part(&desk, "large.txt", "").await;
    assert_eq!((&whole["lengthBytes"], &whole["truncated"]), (&json!(1_048_576), &json!(true)));
}

#[tokio::test]
async fn what_is_no_text_is_refused_whatever_its_name() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("nul.txt", b"a\0b");
    desk.write("latin1.md", b"caf\xe9");
    desk.write("utf16.csv", b"\xff\xfea\0b\0");
    desk.write("script.exe", "echo fine");
    let late = [vec![b'x'; 20_000], vec![0xff], vec![b'y'; 100]].concat();
    desk.write("late.txt", late);
    for path in ["nul.txt", "latin1.md", "utf16.csv", "late.txt"] {
        let error = desk.text(path).await.unwrap_err();
        assert_eq!(error.reason(), Some(&ErrorReason::NotPreviewable), "{path}");
        assert!(!desk.bytes(path).await.unwrap().is_empty(), "it can be downloaded");
    }
    assert_eq!(desk.text("script.exe").await.unwrap(), "echo fine");
    assert_eq!(part(&desk, "late.txt", "&length=20000").await["nextOffset"], 20_000, "its beginning is text");

    let sparse = fs::File::create(desk.path("sparse.txt")).unwrap();
    sparse.set_len(10 << 30).unwrap();
    let error = desk.text("sparse.txt").await.unwrap_err();
    assert_eq!(error.reason(), Some(&ErrorReason::NotPreviewable));
}

#[tokio::test]
async fn a_file_that_grows_is_read_as_it_grows() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("log.txt", "first\n");
    let first = part(&desk, "log.txt", "").await;
    fs::File::options().append(true).open(desk.path("log.txt")).unwrap().write_all(b"second\n").unwrap();
    let second = part(&desk, "log.txt", "&offset=6").await;
    assert_eq!((&first["text"], &second["text"]), (&json!("first\n"), &json!("second\n")));
    assert_ne!(first["etag"], second["etag"]);
}
