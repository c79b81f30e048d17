//! Reading the text of a file: whole, in parts, and what is no text.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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

#[tokio::test]
async fn a_file_that_is_written_to_all_the_time_is_read_as_far_as_it_was() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("log.txt", "");
    let (over, path) = (Arc::new(AtomicBool::new(false)), desk.path("log.txt"));
    let writes = std::thread::spawn({
        let over = Arc::clone(&over);
        move || {
            let mut log = fs::File::options().append(true).open(path).unwrap();
            // Bounded, should nobody say that it is over.
            for number in 0..5_000_000 {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                writeln!(log, "line {number}").unwrap();
            }
        }
    });
    let _end = End(Arc::clone(&over));
    let mut seen = Vec::new();
    for _ in 0..40 {
        let answer = part(&desk, "log.txt", "&length=1048576").await;
        seen.push((answer["text"].as_str().unwrap().to_owned(), answer["nextOffset"].as_u64()));
    }
    let before = fs::metadata(desk.path("log.txt")).unwrap().len();
    over.store(true, Ordering::Relaxed);
    writes.join().unwrap();
    let whole = fs::read_to_string(desk.path("log.txt")).unwrap();
    assert!(whole.len() as u64 >= before && before > seen[0].0.len() as u64, "it grew meanwhile");
    for (text, next) in &seen {
        assert!(whole.starts_with(text), "what is shown stood there");
        assert_eq!(next.unwrap_or(text.len() as u64), text.len() as u64);
    }
}

/// Ends the writing with the story, however that ends.
struct End(Arc<AtomicBool>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Takes a lease on a file, says so, and holds it until its input ends.
const LEASE: &str = "import fcntl, os, signal, sys
signal.signal(signal.SIGIO, signal.SIG_IGN)
held = os.open(sys.argv[1], os.O_WRONLY)
fcntl.fcntl(held, fcntl.F_SETLEASE, fcntl.F_WRLCK)
print('held', flush=True)
sys.stdin.read()
";

#[tokio::test]
async fn a_file_that_somebody_holds_is_no_fault_of_the_hubs() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("held.txt", "fine");
    let mut holder = Command::new("python3");
    holder.args(["-c", LEASE]).arg(desk.path("held.txt")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut holder = holder.spawn().unwrap();
    let mut said = String::new();
    BufReader::new(holder.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said, "held\n");
    for operation in ["/content", "/download"] {
        let refused = desk.raw().get(&desk.target(operation, "root=workspace&path=held.txt")).await;
        refused.refused_for(409, "failed_precondition", "not_readable", "");
    }
    drop(holder.stdin.take());
    holder.wait().unwrap();
    assert_eq!(desk.text("held.txt").await.unwrap(), "fine");
}
