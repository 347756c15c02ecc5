//! What a server takes on: one computation of identical questions, turns, time, and an end when nobody waits.

use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use tpt_server::Limits;

use crate::support::{Events, LONG, SHORT, ask, begin, get, request, server};

/// Far less than a long question takes, far more than what breaks one off.
const SOON: Duration = Duration::from_secs(20);

fn one_at_a_time() -> Limits {
    Limits { at_once: 1, waiting: 0, ..Limits::default() }
}

/// Begins a long question and waits until the server works at it.
async fn busy(server: &Router) -> Events {
    let mut events = Events::of(server, LONG).await;
    let (first, _) = events.next().await.expect("a long question has progress");
    assert_eq!(first, "progress");
    events
}

#[tokio::test(flavor = "multi_thread")]
async fn one_too_many_is_told_to_come_again() {
    let server = server(one_at_a_time());
    let _busy = busy(&server).await;
    let refused = get(&server, SHORT).await;
    assert_eq!(refused.header("retry-after"), "5");
    assert!(refused.refused(503).contains("1 computations are waiting already"), "{}", refused.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_computed_is_joined() {
    let server = server(one_at_a_time());
    let address = "/api/warn/2017-08-29?samples=1024&place=Sapporo";
    let both = tokio::join!(get(&server, address), get(&server, address));
    for answer in [&both.0, &both.1] {
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    assert_eq!(both.0.text, both.1.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_computed_is_kept() {
    let server = server(one_at_a_time());
    let first = get(&server, SHORT).await;
    let _busy = busy(&server).await;
    // There is no turn left: only what is kept is answered.
    let again = get(&server, SHORT).await;
    assert_eq!((again.status, &again.text), (StatusCode::OK, &first.text));
    assert_eq!(get(&server, &SHORT.replace("03-20", "03-21")).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_document_may_take_nearly_all_the_room() {
    let length = get(&server(Limits::default()), SHORT).await.text.len() as u64;
    // A document counts three times its text.
    for (kept_bytes, again) in [(4 * length, StatusCode::OK), (2 * length, StatusCode::SERVICE_UNAVAILABLE)] {
        let server = server(Limits { kept_bytes, ..one_at_a_time() });
        assert_eq!(get(&server, SHORT).await.status, StatusCode::OK);
        let _busy = busy(&server).await;
        assert_eq!(get(&server, SHORT).await.status, again, "room for {kept_bytes} bytes");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_known_is_not_sent_again() {
    let server = server(Limits::default());
    let first = get(&server, SHORT).await;
    let tag = first.header("etag");
    assert!(tag.len() > 32, "{tag}");
    let strong = tag.strip_prefix("W/").expect("the answer may be compressed");
    for given in [tag.to_owned(), strong.to_owned(), format!("\"x,y\", {tag}"), "*".to_owned()] {
        let again = ask(&server, request("GET", SHORT, &[("if-none-match", &given)])).await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{given}");
        assert_eq!(again.header("etag"), tag, "{given}");
        assert_eq!(again.header("content-type"), "", "{given}");
    }
    for given in ["\"x\"".to_owned(), tag.replace('"', ""), format!("\"x, {}", &strong[1..])] {
        let other = ask(&server, request("GET", SHORT, &[("if-none-match", &given)])).await;
        assert_eq!((other.status, &other.text), (StatusCode::OK, &first.text), "{given}");
    }
    // Of what is not there, nobody has any answer.
    let nothing = ask(&server, request("GET", "/api/ring/nosuch", &[("if-none-match", "*")])).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let table = format!("{SHORT}&format=geojson");
    let table = ask(&server, request("GET", &table, &[("if-none-match", tag)])).await;
    assert_eq!(table.status, StatusCode::OK, "another form of it is another answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_is_answered_without_computing() {
    let server = server(one_at_a_time());
    let whole = get(&server, SHORT).await;
    let _busy = busy(&server).await;
    let head = ask(&server, request("HEAD", SHORT, &[])).await;
    for name in ["etag", "content-type", "cache-control", "vary"] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
    }
    // There is no turn left, and this one was never computed.
    let other = SHORT.replace("03-20", "03-21");
    let head = ask(&server, request("HEAD", &other, &[])).await;
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
    let tag = head.header("etag");
    assert!(tag.len() > 32 && tag != whole.header("etag"), "{tag}");
    let same = ask(&server, request("HEAD", &other, &[("if-none-match", tag)])).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert_eq!(get(&server, &other).await.status, StatusCode::SERVICE_UNAVAILABLE);
    // What can be refused without computing is.
    let refused = ask(&server, request("HEAD", "/api/sight/seongju?heading_deg=400", &[])).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_too_long_is_broken_off() {
    let server = server(Limits { longest: Duration::from_millis(300), ..one_at_a_time() });
    let began = Instant::now();
    let refused = get(&server, LONG).await;
    assert!(refused.refused(504).contains("it was broken off after"), "{}", refused.text);
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_nobody_waits_for_ends() {
    let server = server(one_at_a_time());
    drop(busy(&server).await);
    let began = Instant::now();
    // Its turn comes only when the other work has ended.
    let answer = get(&server, SHORT).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_somebody_else_waits_for_goes_on() {
    let server = server(one_at_a_time());
    // Some seconds long: it has not ended when the first goes.
    let address = "/api/reconstruct/2017-07-28?samples=256&figures=tokyo";
    let mut first = Events::of(&server, address).await;
    assert_eq!(first.next().await.map(|(name, _)| name).as_deref(), Some("progress"));
    // There is one turn and no place to wait: an answer at all says that it has joined.
    let mut second = Events::of(&server, address).await;
    assert_eq!(second.next().await.map(|(name, _)| name).as_deref(), Some("progress"));
    drop(first);
    let names: Vec<String> = second.rest().await.into_iter().map(|(name, _)| name).collect();
    assert!(names.ends_with(&["document".to_owned(), "done".to_owned()]), "{names:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_comes_before_the_document() {
    let server = server(Limits { longest: Duration::from_secs(600), ..Limits::default() });
    let address = "/api/brief/2017-03-20?samples=16";
    let mut events = Events::of(&server, address).await;
    let mut names = Vec::new();
    let mut last = String::new();
    let mut furthest = 0;
    while let Some((name, data)) = events.next().await {
        if name == "progress" {
            let progress: serde_json::Value = serde_json::from_str(&data).expect("progress is JSON");
            let done = progress["done"].as_u64().expect("steps are counted");
            assert!(done >= furthest, "{done} after {furthest}");
            assert!(!progress["what"].as_str().expect("it has words").is_empty());
            furthest = done;
        }
        if name == "document" {
            last.clone_from(&data);
        }
        names.push(name);
    }
    assert_eq!(names.pop().as_deref(), Some("done"));
    assert_eq!(names.pop().as_deref(), Some("document"));
    assert!(names.len() > 2 && furthest > 2, "{names:?}, {furthest}");
    assert!(names.iter().all(|name| name == "progress"), "{names:?}");
    assert_eq!(last, get(&server, address).await.text.trim_end());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_problem_comes_as_an_event_too() {
    let server = server(Limits::default());
    let mut events = Events::of(&server, "/api/sight/no-such-radar").await;
    let all = events.rest().await;
    let [.., (name, data), (end, _)] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((name.as_str(), end.as_str()), ("problem", "done"));
    assert!(data.contains("no-such-radar") && data.contains("404"), "{data}");
}

/// A browser's `EventSource` asks again whenever a stream ends, until it is told that there is nothing more.
#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_has_ended_is_not_sent_again() {
    let server = server(Limits::default());
    for address in [SHORT, "/api/sight/no-such-radar"] {
        let mut events = Events::of(&server, address).await;
        let all = events.rest().await;
        // A browser passes over an event without data.
        assert!(all.iter().all(|(_, data)| !data.is_empty()), "{all:?}");
        assert!(events.id.len() > 32, "{}", events.id);
        let stream = |id: &str| {
            let headers = [("accept", "text/event-stream"), ("last-event-id", id)];
            ask(&server, request("GET", address, &headers))
        };
        let again = stream(&events.id).await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NO_CONTENT, ""), "{address}");
        assert_eq!(stream("of another").await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_requests_than_are_taken_are_told_to_come_again() {
    let server = server(Limits { requests: 1, ..Limits::default() });
    let held = tokio::spawn({
        let server = server.clone();
        async move { begin(&server, request("GET", LONG, &[])).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let refused = get(&server, SHORT).await;
    assert!(refused.refused(503).contains("too many requests at a time"), "{}", refused.text);
    held.abort();
    assert!(held.await.is_err_and(|error| error.is_cancelled()));
    assert_eq!(get(&server, SHORT).await.status, StatusCode::OK);
}
