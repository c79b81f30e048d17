//! Tables and properties of the decoder.

use super::*;
use proptest::prelude::*;

fn decode(chunks: &[&[u8]], limit_bytes: usize) -> (Vec<SseItem>, SseEnd) {
    let mut decoder = SseDecoder::new(limit_bytes);
    let items = chunks.iter().flat_map(|chunk| decoder.push(chunk)).collect();
    (items, decoder.finish())
}

fn data(text: &str) -> SseItem {
    SseItem::Frame(SseFrame { event: None, data: text.to_owned() })
}

fn comment(text: &str) -> SseItem {
    SseItem::Comment(text.to_owned())
}

fn malformed(fault: SseFault) -> SseItem {
    SseItem::Malformed(fault)
}

#[test]
fn each_rule_of_the_format() {
    let named = SseItem::Frame(SseFrame { event: Some("run.started".into()), data: "x".into() });
    let table: &[(&str, &[u8], Vec<SseItem>, SseEnd)] = &[
        ("nothing", b"", vec![], SseEnd::Whole),
        ("one frame", b"data: a\n\n", vec![data("a")], SseEnd::Whole),
        ("no space after the colon", b"data:a\n\n", vec![data("a")], SseEnd::Whole),
        ("only one space is cut", b"data:  a\n\n", vec![data(" a")], SseEnd::Whole),
        ("two data lines", b"data: a\ndata: b\n\n", vec![data("a\nb")], SseEnd::Whole),
        ("empty data is a frame", b"data\n\n", vec![data("")], SseEnd::Whole),
        ("a colon in the value", b"data: a:b\n\n", vec![data("a:b")], SseEnd::Whole),
        ("carriage returns", b"data: a\r\rdata: b\r\n\r\n", vec![data("a"), data("b")], SseEnd::Whole),
        ("one line end of two bytes", b"data: a\r\ndata: b\r\n\r\n", vec![data("a\nb")], SseEnd::Whole),
        ("a named event", b"event: run.started\ndata: x\n\n", vec![named], SseEnd::Whole),
        ("id and retry are read over", b"id: 1\nretry: 5\ndata: a\n\n", vec![data("a")], SseEnd::Whole),
        ("a frame without data is none", b"event: x\n\n", vec![], SseEnd::Whole),
        ("blank lines", b"\n\n\ndata: a\n\n\n", vec![data("a")], SseEnd::Whole),
        ("byte order mark", b"\xef\xbb\xbfdata: a\n\n", vec![data("a")], SseEnd::Whole),
        ("keepalive", b": keepalive\n\n", vec![comment("keepalive")], SseEnd::Whole),
        ("comment inside a frame", b"data: a\n: c\n\n", vec![comment("c"), data("a")], SseEnd::Whole),
        ("cut inside a line", b"data: a\n\ndata: b", vec![data("a")], SseEnd::Torn),
        ("cut before the blank line", b"data: a\n", vec![], SseEnd::Torn),
        ("garbage", b"<html>\n\n", vec![malformed(SseFault::UnknownField)], SseEnd::Whole),
        (
            "not UTF-8",
            b"data: \xff\xfe\n\ndata: a\n\n",
            vec![malformed(SseFault::NotUtf8), data("a")],
            SseEnd::Whole,
        ),
    ];
    for (name, bytes, items, end) in table {
        assert_eq!(decode(&[bytes], 1024), (items.clone(), *end), "{name}");
    }
}

#[test]
fn a_frame_beyond_the_limit_is_dropped_and_reading_goes_on() {
    let too_long = malformed(SseFault::TooLong { limit_bytes: 16 });
    let table: &[(&str, &str)] = &[
        ("one long line", "data: 0123456789abcdef0123456789\n\ndata: a\n\n"),
        ("many short lines", "data: 01234567\ndata: 01234567\ndata: 01234567\n\ndata: a\n\n"),
        ("carriage returns", "data: 0123456789abcdef0123456789\r\n\r\ndata: a\r\n\r\n"),
    ];
    for (name, text) in table {
        let (items, end) = decode(&[text.as_bytes()], 16);
        assert_eq!(items, vec![too_long.clone(), data("a")], "{name}");
        assert_eq!(end, SseEnd::Whole, "{name}");
    }
}

#[test]
fn a_line_without_end_holds_no_memory() {
    let mut decoder = SseDecoder::new(1000);
    let mut faults = 0;
    for _ in 0..10_000 {
        faults += decoder.push(&[b'x'; 100]).len();
        assert!(decoder.held_bytes() <= 1000);
    }
    assert_eq!((faults, decoder.finish()), (1, SseEnd::Torn));
}

/// Pieces that make bytes which are nearly, but not always, a stream.
fn stream_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just(b"data: {\"event\": \"message.delta\"}\n\n".to_vec()),
        2 => Just(b": keepalive\n\n".to_vec()),
        2 => Just(b"data: a\r\ndata: b\r\n\r\n".to_vec()),
        1 => Just(b"\r".to_vec()),
        1 => Just(b"\n".to_vec()),
        1 => Just(b"event: x\n".to_vec()),
        1 => Just("data: \u{1f600}\u{e9}\n\n".as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..40),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_chunking_gives_the_same_items(
        bytes in stream_bytes(),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..20),
        limit_bytes in prop_oneof![Just(24usize), Just(64), Just(4096)],
    ) {
        let whole = decode(&[&bytes], limit_bytes);
        let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        at.extend([0, bytes.len()]);
        at.sort_unstable();
        let chunks: Vec<&[u8]> = at.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        prop_assert_eq!(decode(&chunks, limit_bytes), whole.clone());
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        prop_assert_eq!(decode(&single, limit_bytes), whole);
    }

    #[test]
    fn no_bytes_make_it_panic_or_hold_more_than_the_limit(
        bytes in proptest::collection::vec(any::<u8>(), 0..2000),
        limit_bytes in 0usize..200,
    ) {
        let mut decoder = SseDecoder::new(limit_bytes);
        for chunk in bytes.chunks(7) {
            decoder.push(chunk);
            prop_assert!(decoder.held_bytes() <= limit_bytes);
        }
    }

    #[test]
    fn frames_written_are_frames_read(texts in proptest::collection::vec("[^\r\n]{0,60}", 0..20)) {
        let written: String = texts.iter().map(|text| format!("data: {text}\n\n")).collect();
        let (items, end) = decode(&[written.as_bytes()], 1 << 16);
        prop_assert_eq!(items, texts.iter().map(|text| data(text)).collect::<Vec<_>>());
        prop_assert_eq!(end, SseEnd::Whole);
    }
}
