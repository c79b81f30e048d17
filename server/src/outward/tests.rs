//! What is refused by its form, by its addresses, and when those change; and what is let out.

use std::sync::Mutex;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;

fn config(settings: &str) -> Config {
    Config::from_text(settings).expect("valid settings")
}

/// A resolver that gives the next answer each time, and the last one for good.
struct Script(Mutex<Vec<Vec<IpAddr>>>);

impl Script {
    fn of(answers: &[&[&str]]) -> Arc<Self> {
        let answers = answers.iter().rev();
        let parsed = answers.map(|one| one.iter().map(|text| text.parse().unwrap()).collect()).collect();
        Arc::new(Self(Mutex::new(parsed)))
    }
}

impl Lookup for Script {
    fn lookup(&self, _: &str) -> futures::future::BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        let mut answers = self.0.lock().unwrap();
        let answer = if answers.len() > 1 { answers.pop() } else { answers.last().cloned() };
        Box::pin(async move { Ok(answer.unwrap_or_default()) })
    }
}

fn outward(settings: &str, answers: &[&[&str]]) -> Outward {
    Outward::with_lookup(&config(settings), Script::of(answers)).expect("a client")
}

fn call(url: &str) -> Call {
    Call {
        method: Method::POST,
        url: url.parse().expect("an address"),
        headers: HeaderMap::new(),
        body: Zeroizing::new(b"of the caller".to_vec()),
        answer_bytes_max: 100,
    }
}

/// A server of one port that gives every connection the same bytes; how many there were.
async fn server(answer: &'static str) -> (SocketAddr, Arc<Mutex<usize>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (address, count) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(0)));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.expect("a connection");
            *counted.lock().unwrap() += 1;
            tokio::spawn(async move {
                let mut request = [0; 4096];
                let _ = socket.read(&mut request).await;
                let _ = socket.write_all(answer.as_bytes()).await;
                if answer.is_empty() {
                    std::future::pending::<()>().await;
                }
            });
        }
    });
    (address, count)
}

const FINE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

// A row a line.
#[rustfmt::skip]
#[test]
fn an_address_is_refused_by_its_form() {
    let outward = outward("outward_allow = [\"localhost:9000\", \"[::1]:9001\"]", &[]);
    for (url, expected) in [
        ("https://example.com/token", Ok(())),
        ("https://example.com:8443/token?x=1", Ok(())),
        ("https://93.184.216.34/", Ok(())),
        ("http://example.com/", Err(Refusal::Scheme)),
        ("ftp://example.com/", Err(Refusal::Scheme)),
        ("file:///etc/passwd", Err(Refusal::Scheme)),
        ("data:text/plain,x", Err(Refusal::Scheme)),
        ("https://user@example.com/", Err(Refusal::UserInfo)),
        ("https://:pass@example.com/", Err(Refusal::UserInfo)),
        ("https://example.com/#x", Err(Refusal::Fragment)),
        ("https://example.com:22/", Err(Refusal::Port)),
        ("https://example.com:80/", Err(Refusal::Port)),
        ("https://127.0.0.1/", Err(Refusal::Address)),
        ("https://127.1/", Err(Refusal::Address)),
        ("https://2130706433/", Err(Refusal::Address)),
        ("https://0x7f.0.0.1/", Err(Refusal::Address)),
        ("https://169.254.169.254/latest", Err(Refusal::Address)),
        ("https://10.0.0.1:8443/", Err(Refusal::Address)),
        ("https://[::1]/", Err(Refusal::Address)),
        ("https://[::ffff:127.0.0.1]/", Err(Refusal::Address)),
        ("https://[fe80::1]/", Err(Refusal::Address)),
        ("https://[64:ff9b::7f00:1]/", Err(Refusal::Address)),
        ("http://localhost:9000/", Ok(())),
        ("https://LOCALHOST:9000/", Ok(())),
        ("http://[::1]:9001/", Ok(())),
        ("http://localhost:9001/", Err(Refusal::Scheme)),
        ("https://[::1]:9000/", Err(Refusal::Port)),
        ("http://u@localhost:9000/", Err(Refusal::UserInfo)),
    ] {
        assert_eq!(outward.check(&url.parse().unwrap()), expected, "{url}");
    }
    let long: Url = format!("https://example.com/{}", "x".repeat(URL_BYTES_MAX)).parse().unwrap();
    assert_eq!(outward.check(&long), Err(Refusal::TooLong));
}

#[tokio::test]
async fn a_name_with_one_address_that_is_not_public_is_not_called() {
    let (address, count) = server(FINE).await;
    for answers in
        [&["127.0.0.1"][..], &["93.184.216.34", "127.0.0.1"], &["10.1.2.3"], &["::1"], &["fd00::1"]]
    {
        let refusal = outward("", &[answers]).send(call("https://rebind.test:8443/")).await.err();
        assert!(matches!(refusal, Some(OutwardError::Refused(Refusal::Address))), "{answers:?}: {refusal:?}");
    }
    assert_eq!(*count.lock().unwrap(), 0);
    // The same name, the same address, and a line in the settings.
    let listed = format!("outward_allow = [\"rebind.test:{}\"]", address.port());
    let url = format!("http://rebind.test:{}/", address.port());
    let answer = outward(&listed, &[&["127.0.0.1"]]).send(call(&url)).await.expect("it is listed");
    assert_eq!((answer.status.as_u16(), answer.is_json(), &answer.body[..]), (200, true, &b"{}"[..]));
    assert_eq!(*count.lock().unwrap(), 1);
}

#[tokio::test]
async fn a_name_that_changes_its_address_is_looked_at_each_time() {
    use reqwest::dns::Resolve as _;
    let guard = Guard::new(&config(""), Script::of(&[&["93.184.216.34"], &["127.0.0.1"]]));
    let guarded = resolve::Guarded(Arc::new(guard));
    let first: Vec<_> = guarded.resolve("rebind.test".parse().unwrap()).await.expect("public").collect();
    assert_eq!(first, ["93.184.216.34:0".parse().unwrap()]);
    assert!(guarded.resolve("rebind.test".parse().unwrap()).await.is_err());
}

#[tokio::test]
async fn this_machine_is_not_called_by_an_address_that_looks_public() {
    let outward = outward("listen = \"93.184.216.34:443\"\ninsecure_http = true", &[&["93.184.216.34"]]);
    assert_eq!(outward.check(&"https://93.184.216.34/".parse().unwrap()), Err(Refusal::Address));
    let refusal = outward.send(call("https://name.test/")).await.err();
    assert!(matches!(refusal, Some(OutwardError::Refused(Refusal::Address))), "{refusal:?}");
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let (aim, count) = server(FINE).await;
    let text =
        format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: http://{aim}/\r\ncontent-length: 0\r\n\r\n");
    let (address, _) = server(text.leak()).await;
    let outward = outward(&format!("outward_allow = [\"{address}\", \"{aim}\"]"), &[]);
    let answer = outward.send(call(&format!("http://{address}/"))).await.expect("an answer");
    assert_eq!((answer.status.as_u16(), *count.lock().unwrap()), (307, 0));
}

#[tokio::test]
async fn answers_have_a_size_and_a_time() {
    let long = format!("HTTP/1.1 200 OK\r\ncontent-length: 101\r\n\r\n{}", "x".repeat(101));
    let (large, _) = server(long.leak()).await;
    let (silent, _) = server("").await;
    let (broken, _) = server("HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nx").await;
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let settings = format!(
        "outward_allow = [\"{large}\", \"{silent}\", \"{broken}\", \"{gone}\"]\n[limits]\noutward_total_seconds = 1"
    );
    let outward = outward(&settings, &[]);
    let error = async |at: SocketAddr| outward.send(call(&format!("http://{at}/"))).await.err();
    assert!(matches!(error(large).await, Some(OutwardError::TooLarge)));
    assert!(matches!(error(silent).await, Some(OutwardError::Unknown(None))));
    assert!(matches!(error(broken).await, Some(OutwardError::Unknown(Some(_)))));
    assert!(matches!(error(gone).await, Some(OutwardError::NotReached(_))));
}

#[test]
fn retry_after_is_read_in_seconds() {
    for (text, seconds) in
        [("120", Some(120)), (" 5 ", Some(5)), ("-1", None), ("Wed, 21 Oct 2026 07:28:00 GMT", None)]
    {
        let headers = HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static(text))]);
        let answer = Answer { status: StatusCode::OK, headers, body: Zeroizing::default() };
        assert_eq!(answer.retry_after(), seconds.map(Duration::from_secs), "{text}");
    }
}
