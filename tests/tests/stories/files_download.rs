//! Fetching a file: whole, in parts, again, and while it changes.

use std::fs;
use std::io::{Seek as _, Write as _};

use futures::TryStreamExt as _;
use hermes_hub_client::types::FileRoot;
use http::Method;
use hub_tests::{Desk, World, eventually, in_time};

fn target(desk: &Desk, path: &str) -> String {
    desk.target("/download", &format!("root=workspace&path={path}"))
}

#[tokio::test]
async fn a_file_comes_whole_with_headers_that_harm_nobody() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    let page = "<script>alert(1)</script>";
    desk.write("grüße \"x\".html", page);
    let answer = desk.raw().get(&target(&desk, "gr%C3%BC%C3%9Fe%20%22x%22.html")).await;
    assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, page));
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("content-length", "25"),
        (
            "content-disposition",
            "attachment; filename=\"gr__e _x_.html\"; filename*=UTF-8''gr%C3%BC%C3%9Fe%20%22x%22.html",
        ),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("accept-ranges", "bytes"),
        ("repr-digest", "sha-256=:XBQNNdy0amIuLO3171zDY4zf/RwRjJMx+MhGafC3R4M=:"),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    let head =
        desk.raw().request(Method::HEAD, &target(&desk, "gr%C3%BC%C3%9Fe%20%22x%22.html")).send().await;
    assert_eq!((head.status.as_u16(), head.body.len(), head.header("content-length")), (200, 0, "25"));
    assert_eq!(head.header("etag"), answer.header("etag"));
    let html =
        desk.raw().request(Method::GET, &target(&desk, "x")).header("accept", "text/html").send().await;
    html.refused(406, "not_acceptable");
    desk.write("empty", "");
    let empty = desk.raw().get(&target(&desk, "empty")).await;
    assert_eq!((empty.status.as_u16(), empty.header("content-length"), empty.body.len()), (200, "0", 0));
}

#[tokio::test]
async fn parts_come_as_they_are_asked_for() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("ten", "0123456789");
    let ask = async |range: &str| {
        desk.raw().request(Method::GET, &target(&desk, "ten")).header("range", range).send().await
    };
    for (range, content_range, body) in [
        ("bytes=0-0", "bytes 0-0/10", "0"),
        ("bytes=2-4", "bytes 2-4/10", "234"),
        ("bytes=7-", "bytes 7-9/10", "789"),
        ("bytes=-2", "bytes 8-9/10", "89"),
        ("bytes=8-99", "bytes 8-9/10", "89"),
    ] {
        let answer = ask(range).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (206, body), "{range}");
        assert_eq!(answer.header("content-range"), content_range);
        assert_eq!(answer.header("content-length"), body.len().to_string());
    }
    for range in ["bytes=0-1,4-5", "lines=1-2", "bytes=4-2", "nonsense"] {
        let answer = ask(range).await;
        assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, "0123456789"), "{range}");
    }
    for range in ["bytes=10-", "bytes=-0"] {
        let answer = ask(range).await;
        answer.refused(416, "range_not_satisfiable");
        assert_eq!(answer.header("content-range"), "bytes */10");
    }
    let head =
        desk.raw().request(Method::HEAD, &target(&desk, "ten")).header("range", "bytes=2-4").send().await;
    assert_eq!((head.status.as_u16(), head.header("content-length")), (206, "3"));
}

#[tokio::test]
async fn a_tag_saves_a_download_and_guards_a_part() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("ten", "0123456789");
    let fresh = desk.raw().get(&target(&desk, "ten")).await;
    assert!(fresh.header("etag").starts_with("W/\""), "it may change again within a tick of the clock");
    desk.rested("ten").await;
    let rested = desk.raw().get(&target(&desk, "ten")).await;
    let etag = rested.header("etag").to_owned();
    assert!(etag.starts_with('"'), "{etag}");

    let with = async |headers: &[(&str, &str)]| {
        let request = desk.raw().request(Method::GET, &target(&desk, "ten"));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(name, value));
        let answer = request.send().await;
        (answer.status.as_u16(), answer.text())
    };
    let nothing = (304, String::new());
    assert_eq!(with(&[("if-none-match", &etag)]).await, nothing);
    assert_eq!(with(&[("if-none-match", &format!("\"x\", W/{etag}"))]).await, nothing);
    assert_eq!(with(&[("if-none-match", "*")]).await, nothing);
    assert_eq!(
        with(&[("if-none-match", fresh.header("etag"))]).await.0,
        200,
        "what was fetched then may be another file"
    );
    assert_eq!(with(&[("if-none-match", &etag), ("range", "bytes=0-1")]).await, nothing);
    assert_eq!(with(&[("if-range", &etag), ("range", "bytes=0-1")]).await, (206, "01".to_owned()));
    let whole = (200, "0123456789".to_owned());
    assert_eq!(with(&[("if-range", "\"x\""), ("range", "bytes=0-1")]).await, whole);
    assert_eq!(with(&[("if-range", &format!("W/{etag}")), ("range", "bytes=0-1")]).await, whole);
    fs::write(desk.path("ten"), "abcdefghij").unwrap();
    let whole = (200, "abcdefghij".to_owned());
    assert_eq!(with(&[("if-none-match", &etag)]).await, whole);
    assert_eq!(with(&[("if-range", &etag), ("range", "bytes=0-1")]).await, whole);
}

#[tokio::test]
async fn a_sparse_file_of_ten_gigabytes_is_fetched_in_parts_and_hashed_for_nobody() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    let size: u64 = 10 << 30;
    let mut file = fs::File::create(desk.path("sparse")).unwrap();
    file.set_len(size).unwrap();
    file.seek(std::io::SeekFrom::Start(size - 4)).unwrap();
    file.write_all(b"tail").unwrap();
    let target = target(&desk, "sparse");
    let head =
        desk.raw().request(Method::HEAD, &target).header("want-repr-digest", "sha-256=10").send().await;
    assert_eq!((head.header("content-length"), head.header("repr-digest")), ("10737418240", ""));
    let tail = desk.raw().request(Method::GET, &target).header("range", "bytes=-4").send().await;
    assert_eq!((tail.status.as_u16(), tail.text().as_str()), (206, "tail"));

    let medium = fs::File::create(desk.path("medium")).unwrap();
    medium.set_len(17 << 20).unwrap();
    let medium = self::target(&desk, "medium");
    let digest = async |want: &str| {
        let head = desk.raw().request(Method::HEAD, &medium).header("want-repr-digest", want).send().await;
        head.header("repr-digest").to_owned()
    };
    assert_eq!((digest("sha-512=1").await, digest("sha-256=0").await), (String::new(), String::new()));
    assert_eq!(digest("sha-256=1").await, "sha-256=:IkJ/1eJPGYmv772nXI2vdKoCodSyukfa51WyddNdpc8=:");
}

#[tokio::test]
async fn a_large_file_streams_to_the_last_byte() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    let bytes: Vec<u8> =
        (0..3_000_001_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    desk.write("large.bin", &bytes);
    let download = world.admin().download(&desk.tenant().id, FileRoot::Workspace, "large.bin").await.unwrap();
    assert_eq!(download.size_bytes(), 3_000_001);
    assert!(download.repr_digest().unwrap().starts_with("sha-256=:"));
    assert_eq!(download.bytes().await.unwrap(), bytes);
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_sent_ends_the_connection() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    type Change = fn(&Desk);
    let changes: [(&str, Change); 4] = [
        ("grows", |desk| {
            fs::File::options().append(true).open(desk.path("big")).unwrap().write_all(b"x").unwrap();
        }),
        ("shrinks", |desk| {
            fs::File::options().write(true).open(desk.path("big")).unwrap().set_len(5).unwrap()
        }),
        ("is written over", |desk| {
            fs::File::options().write(true).open(desk.path("big")).unwrap().write_all(b"other").unwrap();
        }),
        ("is emptied", |desk| fs::write(desk.path("big"), "").unwrap()),
    ];
    for (what, change) in changes {
        fs::File::create(desk.path("big")).unwrap().set_len(256 << 20).unwrap();
        let mut download =
            world.admin().download(&desk.tenant().id, FileRoot::Workspace, "big").await.unwrap();
        let mut got = download.try_next().await.unwrap().unwrap().len();
        change(&desk);
        let cut = in_time("the download is cut", async {
            loop {
                match download.try_next().await {
                    Ok(Some(bytes)) => got += bytes.len(),
                    Ok(None) => break None,
                    Err(error) => break Some(error),
                }
            }
        })
        .await;
        assert!(cut.is_some() && got < 256 << 20, "a file that {what}: {got} bytes, {cut:?}");
    }
    // Another file that takes the name, as careful programs write, disturbs nobody.
    fs::File::create(desk.path("big")).unwrap().set_len(64 << 20).unwrap();
    let mut download = world.admin().download(&desk.tenant().id, FileRoot::Workspace, "big").await.unwrap();
    let first = download.try_next().await.unwrap().unwrap().len();
    desk.write("new", "other");
    fs::rename(desk.path("new"), desk.path("big")).unwrap();
    let rest = download.bytes().await.unwrap();
    assert_eq!(first + rest.len(), 64 << 20);
    assert_eq!(desk.text("big").await.unwrap(), "other");
}

#[tokio::test]
async fn downloads_of_one_tenant_are_bounded_and_do_not_hold_up_others() {
    let world = World::with().set("limits.file_downloads_per_tenant", "2").start().await;
    let (acme, beta) = (world.desk("acme").await, world.desk("beta").await);
    for desk in [&acme, &beta] {
        fs::File::create(desk.path("big")).unwrap().set_len(256 << 20).unwrap();
        desk.write("small", "fine");
    }
    let open = async || world.admin().download(&acme.tenant().id, FileRoot::Workspace, "big").await.unwrap();
    let (first, second) = (open().await, open().await);
    let refused = acme.raw().get(&target(&acme, "small")).await;
    refused.refused_for(503, "unavailable", "overloaded", "");
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(beta.bytes("small").await.unwrap(), b"fine");
    assert_eq!(acme.text("small").await.unwrap(), "fine", "looking is not downloading");
    drop((first, second));
    eventually("its place is free again", async || {
        let answer = acme.raw().get(&target(&acme, "small")).await;
        (answer.status.as_u16() == 200).then_some(())
    })
    .await;
}
