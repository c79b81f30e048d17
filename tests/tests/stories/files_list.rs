//! Looking around in what an agent made: roots, directories, pages, order, and what is not shown.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use futures::TryStreamExt as _;
use hermes_hub_client::types::{FileEntry, FileKind, FileRoot, FileSort, SortOrder};
use hub_tests::{Desk, World};
use serde_json::{Value, json};

fn names(entries: &[FileEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.name.as_str()).collect()
}

#[tokio::test]
async fn the_roots_are_those_that_there_are() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    let roots = async || {
        let answer = world.admin().file_list().tenant_id("acme").send().await.unwrap().into_inner();
        assert_eq!(answer.next_page, None);
        answer.items
    };
    let before = roots().await;
    assert_eq!(names(&before), ["workspace", "outputs"]);
    assert!(before.iter().all(|root| root.kind == FileKind::Directory && root.path.as_deref() == Some("")));

    desk.write_at(&desk.home().join("home/cron/output/0123456789ab/report.md"), "done");
    assert_eq!(names(&roots().await), ["workspace", "outputs", "cron_output"]);
    let call = world
        .admin()
        .file_list()
        .tenant_id("acme")
        .root(FileRoot::CronOutput)
        .path("0123456789ab".to_owned());
    let listed = call.send().await.unwrap().into_inner().items;
    assert_eq!(listed[0].path.as_deref(), Some("0123456789ab/report.md"));

    let paged: Vec<_> =
        world.admin().file_list().tenant_id("acme").limit(1).stream().try_collect().await.unwrap();
    assert_eq!(names(&paged), ["workspace", "outputs", "cron_output"]);
}

#[tokio::test]
async fn a_root_that_was_swapped_for_a_link_is_gone() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write_at(&desk.home().join("home/secrets/output/x.md"), "SECRET");
    symlink("secrets", desk.home().join("home/cron")).unwrap();
    fs::remove_dir(desk.home().join("outputs")).unwrap();
    symlink("home/secrets", desk.home().join("outputs")).unwrap();
    let roots = world.admin().file_list().tenant_id("acme").send().await.unwrap().into_inner().items;
    assert_eq!(names(&roots), ["workspace"]);
    for root in ["outputs", "cron_output"] {
        let listed = desk.raw().get(&desk.target("", &format!("root={root}"))).await;
        assert!(matches!(listed.status.as_u16(), 404 | 409), "{}", listed.text());
        let read = desk.raw().get(&desk.target("/content", &format!("root={root}&path=x.md"))).await;
        assert!(matches!(read.status.as_u16(), 404 | 409), "{}", read.text());
    }
}

#[tokio::test]
async fn an_entry_says_what_it_is() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("notes/report.md", "# Report");
    desk.write("notes/deep/er.txt", "");
    desk.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0");
    desk.write("text-without-a-name-for-it", "hello");
    let whole = desk.list("").await.unwrap();
    assert_eq!(names(&whole), ["notes", "picture.png", "text-without-a-name-for-it"]);
    assert_eq!(
        (&whole[0].kind, whole[0].size_bytes, whole[0].previewable),
        (&FileKind::Directory, None, false)
    );
    assert_eq!((whole[1].size_bytes, whole[1].media_type.as_deref()), (Some(10), Some("image/png")));
    assert_eq!((whole[1].previewable, whole[2].previewable), (false, true));
    assert_eq!(whole[2].media_type, None);
    let notes = desk.list("notes").await.unwrap();
    assert_eq!(names(&notes), ["deep", "report.md"]);
    let report = &notes[1];
    assert_eq!(
        (report.path.as_deref(), report.media_type.as_deref()),
        (Some("notes/report.md"), Some("text/markdown"))
    );
    assert_eq!(desk.text(report.path.as_deref().unwrap()).await.unwrap(), "# Report");
    let modified = fs::metadata(desk.path("notes/report.md")).unwrap().modified().unwrap();
    let modified = modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    assert_eq!(u128::try_from(report.modified_at.unwrap().micros() / 1000).unwrap(), modified);
    for (path, status, code, reason) in [
        ("nothing", 404, "not_found", Value::Null),
        ("notes/report.md/x", 404, "not_found", Value::Null),
        ("notes/report.md", 409, "failed_precondition", json!("not_a_directory")),
    ] {
        let refused = desk
            .raw()
            .get(&desk.target("", &format!("root=workspace&path={path}")))
            .await
            .refused(status, code);
        assert_eq!(refused["details"][0]["reason"], reason, "{refused}");
    }
}

#[tokio::test]
async fn secrets_and_sockets_do_not_exist_and_links_cannot_be_opened() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    for hidden in
        [".env", ".env.local", "server.pem", "id_ed25519", ".ssh/id", ".git/config", "deep/.ENV", "auth.json"]
    {
        desk.write(hidden, "SECRET");
    }
    desk.write("plain.txt", "fine");
    desk.write("deep/fine.txt", "fine");
    desk.write("first.txt", "one");
    fs::hard_link(desk.path("first.txt"), desk.path("second.txt")).unwrap();
    symlink("plain.txt", desk.path("link.txt")).unwrap();
    let _socket = UnixListener::bind(desk.path("socket")).unwrap();
    let listed = desk.list("").await.unwrap();
    assert_eq!(names(&listed), ["deep", "first.txt", "link.txt", "plain.txt", "second.txt"]);
    for entry in &listed {
        let is_other = matches!(entry.name.as_str(), "first.txt" | "second.txt" | "link.txt");
        assert_eq!(entry.kind == FileKind::Other, is_other, "{entry:?}");
        if is_other {
            assert!(entry.size_bytes.is_none() && entry.modified_at.is_none() && !entry.previewable);
        }
    }
    assert_eq!(names(&desk.list("deep").await.unwrap()), ["fine.txt"]);
    assert_eq!(desk.text("plain.txt").await.unwrap(), "fine");
    for path in [".env", "deep/.ENV", ".ssh/id", ".git/config", "socket", "server.pem"] {
        for operation in ["/content", "/download", ""] {
            let answer =
                desk.raw().get(&desk.target(operation, &format!("root=workspace&path={path}"))).await;
            let absent = desk.raw().get(&desk.target(operation, "root=workspace&path=absent")).await;
            answer.refused(404, "not_found");
            assert_eq!(
                answer.json()["message"],
                absent.json()["message"],
                "{path} is as if it were not there"
            );
        }
    }
    for path in ["link.txt", "first.txt", "deep"] {
        for operation in ["/content", "/download"] {
            let answer =
                desk.raw().get(&desk.target(operation, &format!("root=workspace&path={path}"))).await;
            answer.refused_for(409, "failed_precondition", "not_a_file", "");
        }
    }
}

#[tokio::test]
async fn odd_names_are_shown_and_those_that_cannot_be_asked_for_say_so() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    let odd = [&b"bytes-\xff"[..], b"line\nbreak", b"escape\x1b[2J"];
    for name in odd {
        fs::write(desk.path("").join(OsStr::from_bytes(name)), "fine").unwrap();
    }
    let named = [
        "a b+c&d=e%2f.txt",
        "quote\"s'.txt",
        "turned\u{202e}txt.exe",
        "..\\..\\etc",
        "%2e%2e",
        "ünï",
        "~",
        "-rf",
    ];
    for name in named {
        desk.write(name, name);
    }
    let listed = desk.list("").await.unwrap();
    assert_eq!(listed.len(), odd.len() + named.len());
    for entry in &listed {
        match &entry.path {
            Some(path) => {
                assert_eq!(path, &entry.name);
                assert_eq!(&desk.text(path).await.unwrap(), &entry.name, "what is listed can be asked for");
                assert_eq!(desk.bytes(path).await.unwrap(), entry.name.as_bytes());
            }
            None => assert!(entry.name.contains(['\u{fffd}', '\n', '\x1b']), "{entry:?}"),
        }
    }
    assert_eq!(listed.iter().filter(|entry| entry.path.is_none()).count(), odd.len());
}

#[tokio::test]
async fn pages_hold_every_entry_once_in_any_order() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    for number in 0..25_usize {
        desk.write(&format!("dir with spaces/{number:02}.txt"), vec![b'x'; number * 7 % 25]);
    }
    let list = || {
        let call = world.admin().file_list().tenant_id("acme").root(FileRoot::Workspace);
        call.path("dir with spaces".to_owned())
    };
    let walk = async |sort: FileSort, order: SortOrder| -> Vec<FileEntry> {
        list().sort(sort).order(order).limit(4).stream().try_collect().await.unwrap()
    };
    let by_name = walk(FileSort::Name, SortOrder::Ascending).await;
    let expected: Vec<String> = (0..25).map(|number| format!("{number:02}.txt")).collect();
    assert_eq!(names(&by_name), expected);
    let by_size = walk(FileSort::Size, SortOrder::Descending).await;
    let sizes: Vec<i64> = by_size.iter().filter_map(|entry| entry.size_bytes).collect();
    assert_eq!(sizes, (0..25).rev().collect::<Vec<_>>());
    let newest = walk(FileSort::Modified, SortOrder::Descending).await;
    assert_eq!(newest.len(), 25);
    assert!(newest.windows(2).all(|pair| pair[0].modified_at >= pair[1].modified_at));

    let filtered = list().name("1.T".to_owned()).send().await.unwrap().into_inner().items;
    assert_eq!(names(&filtered), ["01.txt", "11.txt", "21.txt"]);

    // The token carries what was asked; something else with it is refused, and so is another tenant's list.
    let first = desk
        .raw()
        .get(&desk.target("", "root=workspace&path=dir%20with%20spaces&sort=size&limit=4"))
        .await
        .expect(200);
    let token = first["next_page"].as_str().unwrap();
    let second = desk.raw().get(&desk.target("", &format!("limit=4&page_token={token}"))).await.expect(200);
    assert_ne!(first["items"], second["items"]);
    let other = desk.raw().get(&desk.target("", &format!("root=outputs&page_token={token}"))).await;
    other.refused_for(400, "invalid_argument", "page_token_filters", "page_token");
    let beta = world.desk("beta").await;
    let foreign = beta.raw().get(&beta.target("", &format!("page_token={token}"))).await;
    foreign.refused_for(400, "invalid_argument", "page_token_invalid", "page_token");
}

#[tokio::test]
async fn a_long_path_still_has_its_pages() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    // The longest path, of characters that take most room wherever they are written down.
    let path = vec!["\"".repeat(203); 5].join("/");
    for number in 0..3 {
        desk.write(&format!("{path}/{number}"), "");
    }
    assert_eq!(desk.list(&path).await.unwrap().len(), 3);
    let call = world.admin().file_list().tenant_id("acme").root(FileRoot::Workspace).path(path.clone());
    let walked: Vec<_> = call.name("0".to_owned()).limit(1).stream().try_collect().await.unwrap();
    assert_eq!(names(&walked), ["0"]);
    let call = world.admin().file_list().tenant_id("acme").root(FileRoot::Workspace).path(path);
    let walked: Vec<_> = call.limit(1).stream().try_collect().await.unwrap();
    assert_eq!(names(&walked), ["0", "1", "2"]);
}

#[tokio::test]
async fn what_is_asked_wrongly_is_refused_by_its_parameter() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    for (operation, query, reason, field) in [
        ("", "path=CANARY", "missing_parameter", "root"),
        ("", "sort=size", "missing_parameter", "root"),
        ("", "name=CANARY", "missing_parameter", "root"),
        ("", "root=CANARY", "unknown_value", "root"),
        ("", "root=workspace&sort=CANARY", "unknown_value", "sort"),
        ("", "root=workspace&recursive=CANARY", "unknown_parameter", "recursive"),
        ("", "root=workspace&path=/CANARY", "malformed", "path"),
        ("", "root=workspace&path=CANARY/../x", "not_allowed", "path"),
        ("", "root=workspace&limit=0", "out_of_range", "limit"),
        ("/content", "root=workspace", "missing_parameter", "path"),
        ("/content", "path=CANARY", "missing_parameter", "root"),
        ("/content", "root=workspace&path=", "too_short", "path"),
        ("/content", "root=workspace&path=a&length=3", "out_of_range", "length"),
        ("/content", "root=workspace&path=a&length=1048577", "out_of_range", "length"),
        ("/content", "root=workspace&path=a&offset=-1", "out_of_range", "offset"),
        ("/download", "root=workspace&path=a%00b", "pattern_mismatch", "path"),
        ("/download", "root=workspace&path=a%0Ab", "malformed", "path"),
        ("/download", "root=workspace&path=a&path=b", "duplicate_parameter", "path"),
    ] {
        desk.raw().get(&desk.target(operation, query)).await.refused_for(
            400,
            "invalid_argument",
            reason,
            field,
        );
    }
    let deep = vec!["a"; 33].join("/");
    desk.raw().get(&desk.target("", &format!("root=workspace&path={deep}"))).await.refused_for(
        400,
        "invalid_argument",
        "too_many",
        "path",
    );
    let long = format!("root=workspace&path={}", "a".repeat(256));
    desk.raw().get(&desk.target("", &long)).await.refused_for(400, "invalid_argument", "too_long", "path");
}

#[tokio::test]
async fn a_directory_of_a_hundred_thousand_entries_is_listed_and_a_larger_one_is_not() {
    let world = World::with().set("limits.file_list_entries", "100000").start().await;
    let desk = world.desk("acme").await;
    make_many(&desk, 100_000);
    let page = async |sort: &str, order: &str| {
        let query = format!("root=workspace&path=many&sort={sort}&order={order}&limit=1000");
        desk.raw().get(&desk.target("", &query)).await
    };
    for sort in ["name", "modified", "size"] {
        for order in ["ascending", "descending"] {
            let answer = page(sort, order).await.expect(200);
            assert_eq!(answer["items"].as_array().unwrap().len(), 1000);
            assert!(answer["next_page"].is_string());
        }
    }
    assert_eq!(page("name", "descending").await.expect(200)["items"][0]["name"], "99999");
    fs::write(desk.path("many/one-more"), "").unwrap();
    let refused = page("name", "ascending").await.refused(409, "failed_precondition");
    assert_eq!(refused["details"][0]["reason"], "directory_too_large");
    assert_eq!(refused["details"][0]["params"]["entriesMax"], 100_000);
}

fn make_many(desk: &Desk, count: usize) {
    fs::create_dir(desk.path("many")).expect("a directory is made");
    for number in 0..count {
        fs::File::create(desk.path(&format!("many/{number:05}"))).expect("a file is made");
    }
}
