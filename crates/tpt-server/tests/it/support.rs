//! Asking a server.

use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use futures_util::StreamExt;
use serde_json::Value as Json;
use tower::ServiceExt;
use tpt_server::{Limits, Place, app};
use tpt_shell::Desk;

/// The facts, read once.
static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::open(None).expect("the embedded catalogue holds"));

/// A question that takes a minute or more.
pub(crate) const LONG: &str = "/api/reconstruct/2017-07-28?samples=65536&figures=tokyo";

/// One that takes milliseconds.
pub(crate) const SHORT: &str = "/api/ring/etorofu-bastion?asof=2017-03-20";

pub(crate) fn server(limits: Limits) -> Router {
    server_at(limits, Place::default())
}

pub(crate) fn server_at(limits: Limits, place: Place) -> Router {
    app(DESK.clone(), limits, place)
}

/// An answer, all of it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("headers are ASCII"))
    }

    /// The text of a refusal, which has the form of one.
    pub(crate) fn refused(&self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], "about:blank");
        assert_eq!(problem["status"], status);
        problem["detail"].as_str().expect("a problem has words").to_owned()
    }
}

/// A request for `localhost`, unless the headers name another host.
pub(crate) fn request(method: &str, address: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(address);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", "localhost");
    }
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Body::empty()).expect("it is a request")
}

/// An answer's head; its body is not read yet.
pub(crate) async fn begin(server: &Router, request: Request<Body>) -> Response {
    server.clone().oneshot(request).await.expect("a service of this kind does not fail")
}

pub(crate) async fn ask(server: &Router, request: Request<Body>) -> Answer {
    let response = begin(server, request).await;
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("the body is in memory");
    let text = String::from_utf8(bytes.to_vec()).expect("answers are UTF-8");
    Answer { status: head.status, headers: head.headers, text }
}

pub(crate) async fn get(server: &Router, address: &str) -> Answer {
    ask(server, request("GET", address, &[])).await
}

/// The events of a question, as they come.
pub(crate) struct Events {
    body: axum::body::BodyDataStream,
    read: String,
    /// The id of the last event that had one, as a browser remembers it.
    pub(crate) id: String,
}

impl Events {
    pub(crate) async fn of(server: &Router, address: &str) -> Self {
        let response = begin(server, request("GET", address, &[("accept", "text/event-stream")])).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        assert_eq!(response.headers()["cache-control"], "no-store, no-transform");
        Self { body: response.into_body().into_data_stream(), read: String::new(), id: String::new() }
    }

    /// All that is left.
    pub(crate) async fn rest(&mut self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        while let Some(event) = self.next().await {
            all.push(event);
        }
        all
    }

    /// The next event: its name and its data.
    pub(crate) async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some(end) = self.read.find("\n\n") {
                let event: String = self.read.drain(..end + 2).collect();
                let lines = |field: &str| {
                    let lines = event.lines().filter_map(|line| line.strip_prefix(field));
                    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
                };
                let id = lines("id:");
                if !id.is_empty() {
                    self.id = id;
                }
                return Some((lines("event:"), lines("data:")));
            }
            let bytes = self.body.next().await?.expect("the body is in memory");
            self.read.push_str(std::str::from_utf8(&bytes).expect("events are UTF-8"));
        }
    }
}
