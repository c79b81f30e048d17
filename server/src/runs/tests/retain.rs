//! What is kept of ended runs, and for how long.

use super::*;
use crate::retention::Piece;

/// Piece by piece, as the loop does it; what each removed.
async fn trim(desk: &Desk, piece: i64) -> Vec<u64> {
    let mut pieces = Vec::new();
    loop {
        let done = desk.runs.trim(piece).await.unwrap();
        pieces.push(done.removed);
        if !done.more {
            return pieces;
        }
    }
}

async fn ended_run(desk: &Desk) -> RunId {
    let run = desk.started(in_session("hi", "talk")).await;
    for number in 0..5 {
        desk.frame(&run.id, json!({"event": "message.delta", "delta": format!("{number}")})).await;
    }
    desk.frame(&run.id, completed("01234")).await;
    run.id
}

async fn seqs(desk: &Desk, run_id: &RunId) -> Vec<i64> {
    let events = store::events_after(&mut desk.cx.db.read().await.unwrap(), run_id.as_str(), 0, 1000).await;
    events.unwrap().into_iter().map(|event| event.seq).collect()
}

#[tokio::test]
async fn an_ended_run_keeps_its_events_a_week_and_then_the_last_one() {
    let desk = Desk::open().await;
    let ended = ended_run(&desk).await;
    let live = desk.create(say("later")).await.unwrap().id;
    let last = desk.view(&ended).await.last_seq;
    desk.cx.clock.advance(Duration::from_secs(604_799));
    assert_eq!(trim(&desk, 3).await, [0], "nothing before its time");
    assert_eq!(desk.runs.behind().await.unwrap(), (Duration::ZERO, Duration::ZERO));
    assert_eq!(seqs(&desk, &ended).await, (1..=last).collect::<Vec<_>>());

    desk.cx.clock.advance(Duration::from_secs(6));
    let began = desk.view(&live).await.last_seq;
    let (late, none) = desk.runs.behind().await.unwrap();
    assert!((5..=7).contains(&late.as_secs()) && none.is_zero(), "{late:?}, {none:?}");
    let pieces = trim(&desk, 3).await;
    assert!(pieces.len() > 1, "more than one piece");
    assert_eq!(
        pieces.iter().sum::<u64>(),
        u64::try_from(last - 1).unwrap(),
        "rows of events and nothing else"
    );
    assert_eq!(desk.runs.behind().await.unwrap().0, Duration::ZERO);
    assert_eq!(seqs(&desk, &ended).await, [last], "the terminal event");
    assert!(seqs(&desk, &live).await.len() >= usize::try_from(began).unwrap(), "a live run keeps everything");

    let stream = desk.runs.watch(&desk.acme, &ended, Some("2"), &RunWatchQuery::default()).await.unwrap();
    let body = stream.into_response().unwrap().into_body().into_inner().collect().await.unwrap();
    let text = String::from_utf8(body.to_bytes().to_vec()).unwrap();
    let gap = format!(
        "id: {}\nevent: gap\ndata: {{\"reason\":\"trimmed\",\"firstSeq\":{last},\"lastSeq\":{last}}}\n\n",
        last - 1
    );
    assert!(text.starts_with(&format!("retry: 2000\n\n{gap}id: {last}\nevent: run.completed\n")), "{text}");
}

#[tokio::test]
async fn a_run_goes_after_its_events_and_what_was_said_stays() {
    let desk = Desk::open().await;
    let ended = ended_run(&desk).await;
    desk.cx.clock.advance(Duration::from_secs(7_776_000));
    assert_eq!(desk.runs.forget_old(10).await.unwrap(), Piece::of(0, 10), "its events go first");
    trim(&desk, 500).await;
    assert_eq!(desk.runs.forget_old(10).await.unwrap(), Piece { removed: 1, more: false });
    let gone = desk.runs.view(&desk.acme, &ended, 0).await.err().unwrap();
    assert_eq!(gone.code(), &ErrorCode::NotFound);
    desk.create(in_session("and then?", "talk")).await.unwrap();
    let sent = desk
        .eventually(|| async {
            let orders = desk.orders_of_newest().await;
            orders.into_iter().find(|(_, data)| data["input"] == "and then?")
        })
        .await;
    assert!(sent.1.to_string().contains("01234"), "the answer of the forgotten run: {}", sent.1);
}
