//! Addresses to answers.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::stream::{Stream, empty, unfold};
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate, SizeAbove};
use tpt_briefing::columns::{csv_of, document_tables, tables_of};
use tpt_briefing::{
    ANNEXES_FILE, BriefingError, PAGES_FILE, brief_annexes, brief_czml, brief_geojson, brief_pages, czml_of,
    geojson_of,
};
use tpt_report::Brief;
use tpt_shell::{Answer, Desk, ShellError};

use crate::condition::{Known, not_modified, tag};
use crate::openapi;
use crate::page;
use crate::place::{Below, Place};
use crate::problem::Problem;
use crate::question::{Form, Question, read};
use crate::works::{Computations, Document, Limits, Outcome, Waiting};

/// The longest address.
const LONGEST_ADDRESS: usize = 8 << 10;

/// Answers that are longer are compressed for whoever takes them so, bytes.
const COMPRESSED_ABOVE: u16 = 1 << 10;

/// The header by which a browser says which event it heard last.
const LAST_EVENT: &str = "last-event-id";

/// What the page may load, and who may frame it: nobody, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; \
                      style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every request shares.
struct Server {
    works: Arc<Computations>,
    requests: Semaphore,
    place: Place,
    openapi: OnceLock<Bytes>,
}

/// The whole server as a service: the questions under `/api/`, the page under everything else.
pub fn app(desk: Desk, limits: Limits, place: Place) -> Router {
    let server = Arc::new(Server {
        works: Computations::new(desk, limits),
        requests: Semaphore::new(limits.requests),
        place,
        openapi: OnceLock::new(),
    });
    // Events and pictures are not among what it compresses.
    let worth = SizeAbove::new(COMPRESSED_ABOVE).and(DefaultPredicate::new());
    Router::new()
        .fallback(respond)
        .layer(CompressionLayer::new().compress_when(worth))
        .layer(middleware::from_fn_with_state(Arc::clone(&server), guard))
        .with_state(server)
}

/// What every request is held to, and what every answer carries.
async fn guard(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let refused = refusal(&request).or_else(|| server.place.refusal(&request));
    let known = Known::of(request.headers());
    let mut response = match (server.requests.try_acquire(), refused) {
        (Err(_), _) => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many requests at a time; allowed: ask again later",
        )
        .into_response(),
        (Ok(_), Some(problem)) => problem.into_response(),
        (Ok(_held), None) => next.run(request).await,
    };
    // Whether there is any answer at all is known only now.
    if known == Known::Any && response.status() == StatusCode::OK && !is_events(&response) {
        response = not_modified(response);
    }
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn refusal(request: &Request) -> Option<Problem> {
    if request.uri().to_string().len() > LONGEST_ADDRESS {
        let detail = format!("the address is longer than {LONGEST_ADDRESS} bytes");
        return Some(Problem::new(StatusCode::URI_TOO_LONG, detail));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let detail = format!("{} is not answered; allowed: GET, HEAD", request.method());
        return Some(Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail));
    }
    None
}

async fn respond(State(server): State<Arc<Server>>, request: Request) -> Response {
    let path = match server.place.below(request.uri().path()) {
        Below::Path(path) => path,
        Below::Base => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            let to = format!("{}/{query}", server.place.base.as_str());
            return Redirect::permanent(&to).into_response();
        }
    };
    match path.strip_prefix("/api/") {
        Some("openapi.json") => {
            let text =
                server.openapi.get_or_init(|| openapi::text(server.place.base.as_str()).into()).clone();
            ([(header::CONTENT_TYPE, "application/json")], text).into_response()
        }
        Some(question) => {
            let query = request.uri().query().unwrap_or_default();
            match read(question, query) {
                Ok(question) => answer(&server.works, question, request.method(), request.headers()).await,
                Err(problem) => problem.into_response(),
            }
        }
        None => page::file(path),
    }
}

async fn answer(
    works: &Arc<Computations>,
    question: Question,
    method: &Method,
    headers: &HeaderMap,
) -> Response {
    let Question { asked, text, form } = question;
    let key = works.key(&text);
    let opaque = format!("{}-{}", &key.text()[..32], form_word(&form));
    let known = [
        (header::ETAG, tag(&opaque)),
        // The same question has the same answer until facts or version change: ask again, and be told so.
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::VARY, header::ACCEPT.to_string()),
    ];
    let accepts = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let wants_events = accepts.is_some_and(|accept| accept.contains(EVENTS));
    if wants_events && headers.get(LAST_EVENT).is_some_and(|last| last.as_bytes() == opaque.as_bytes()) {
        // A browser whose stream has ended asks again: without content it stops (HTML, server-sent events).
        return StatusCode::NO_CONTENT.into_response();
    }
    // Only whether there is any answer at all has to be computed.
    let same = Known::of(headers);
    if same != Known::Any && same.names(&opaque) {
        return (StatusCode::NOT_MODIFIED, known).into_response();
    }
    if *method == Method::HEAD {
        // What is known without the answer; nothing is computed for it. How long the answer is, is not known.
        let kind = if wants_events { EVENTS } else { media_type(&form) };
        let body = Body::from_stream(empty::<Result<Bytes, Infallible>>());
        return ([(header::CONTENT_TYPE, kind)], known, body).into_response();
    }
    let waiting = match works.ask(key.clone(), asked) {
        Ok(waiting) => waiting,
        Err(problem) => return problem.into_response(),
    };
    if wants_events {
        return stream(waiting, opaque);
    }
    match waiting.outcome().await.and_then(|document| in_form(&document, &form)) {
        Ok(body) => ([(header::CONTENT_TYPE, media_type(&form))], known, body).into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// The media type of a stream of events.
const EVENTS: &str = "text/event-stream";

fn is_events(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes() == EVENTS.as_bytes())
}

/// A stream that proxies hand on event by event.
fn stream(waiting: Waiting, opaque: String) -> Response {
    let headers = [
        (HeaderName::from_static("x-accel-buffering"), "no"),
        (header::CACHE_CONTROL, "no-store, no-transform"),
        (header::VARY, "accept"),
    ];
    (headers, Sse::new(events(waiting, opaque)).keep_alive(KeepAlive::default())).into_response()
}

const fn media_type(form: &Form) -> &'static str {
    match form {
        Form::Json | Form::Czml => "application/json",
        Form::Csv { .. } => "text/csv; charset=utf-8",
        Form::GeoJson => "application/geo+json",
        Form::Html | Form::Annexes => "text/html; charset=utf-8",
    }
}

fn form_word(form: &Form) -> String {
    match form {
        Form::Json => "json".to_owned(),
        Form::Csv { table } => format!("csv-{}", table.as_deref().unwrap_or_default()),
        Form::GeoJson => "geojson".to_owned(),
        Form::Czml => "czml".to_owned(),
        Form::Html => "html".to_owned(),
        Form::Annexes => "annexes".to_owned(),
    }
}

/// A document's text without a copy of it, however many are answered with it.
struct Text(Arc<Document>);

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.json.as_bytes()
    }
}

/// A document in a form.
fn in_form(document: &Arc<Document>, form: &Form) -> Result<Body, Problem> {
    let fault = |error: BriefingError| Problem::of(&ShellError::from(error));
    let value = || serde_json::to_value(&document.answer).map_err(|error| Problem::of(&error.into()));
    Ok(match form {
        Form::Json => Bytes::from_owner(Text(Arc::clone(document))).into(),
        Form::Csv { table } => csv(&document.answer, table.as_deref())?.into(),
        Form::GeoJson => {
            let text = match &document.answer {
                Answer::Brief(brief) => brief_geojson(brief).map(Some),
                _ => geojson_of(&value()?),
            };
            text.map_err(fault)?.ok_or_else(|| no_map(&document.answer))?.into()
        }
        Form::Czml => {
            let text = match &document.answer {
                Answer::Brief(brief) => brief_czml(brief).map(Some),
                _ => czml_of(&value()?),
            };
            text.map_err(fault)?.ok_or_else(|| no_map(&document.answer))?.into()
        }
        Form::Html => pages(document, brief_pages)?,
        Form::Annexes => pages(document, brief_annexes)?,
    })
}

/// What a browser shows of a brief, with links between its two files that hold here.
fn pages(document: &Document, made: fn(&Brief) -> Result<String, BriefingError>) -> Result<Body, Problem> {
    let Answer::Brief(brief) = &document.answer else {
        let detail = format!("`{}` has no pages; allowed: format=json", document.answer.kind());
        return Err(Problem::new(StatusCode::NOT_ACCEPTABLE, detail));
    };
    let file = made(brief).map_err(|error| Problem::of(&ShellError::from(error)))?;
    let links = [(ANNEXES_FILE, "?format=annexes"), (PAGES_FILE, "?format=html")];
    let text = links
        .iter()
        .fold(file, |text, (file, here)| text.replace(&format!("href=\"{file}"), &format!("href=\"{here}")));
    Ok(text.into())
}

/// The refusal of a map of a document that has nothing on one.
fn no_map(answer: &Answer) -> Problem {
    let tables = document_tables(answer.kind()).is_some_and(|tables| !tables.is_empty());
    let allowed = if tables { "json, csv" } else { "json" };
    let detail = format!("`{}` has nothing on a map; allowed: {allowed}", answer.kind());
    Problem::new(StatusCode::NOT_ACCEPTABLE, detail)
}

fn csv(answer: &Answer, table: Option<&str>) -> Result<String, Problem> {
    let known: Vec<&str> =
        document_tables(answer.kind()).unwrap_or_default().iter().map(|one| one.name).collect();
    let Some(wanted) = table.or(known.first().copied()).filter(|wanted| known.contains(wanted)) else {
        return Err(Problem::bad(match table {
            Some(table) if !known.is_empty() => format!("no table `{table}`; allowed: {}", known.join(", ")),
            _ => {
                let detail = format!("`{}` has no tables; allowed: format=json", answer.kind());
                return Err(Problem::new(StatusCode::NOT_ACCEPTABLE, detail));
            }
        }));
    };
    let fault = |error: BriefingError| Problem::of(&ShellError::from(error));
    let tables = tables_of(answer.kind(), answer).map_err(fault)?;
    let batch = tables.into_iter().find(|(name, _)| *name == wanted).map(|(_, batch)| batch);
    batch.map_or_else(|| Ok(String::new()), |batch| csv_of(&batch).map_err(fault))
}

/// `progress` events, `document` or `problem` with the id of the stream, and `done` at the end.
fn events(waiting: Waiting, id: String) -> impl Stream<Item = Result<Event, Infallible>> {
    enum At {
        Waiting(Waiting),
        Running(crate::works::Running, tokio::sync::watch::Receiver<crate::works::Progress>),
        Answered,
        Ended,
    }
    let last = move |outcome: Outcome| {
        let event = Event::default().id(&id);
        match outcome {
            Ok(document) => event.event("document").data(document.json.trim_end()),
            Err(problem) => event.event("problem").data(serde_json::to_string(&problem).unwrap_or_default()),
        }
    };
    unfold((At::Waiting(waiting), last), move |(at, last)| async move {
        let (event, at) = match at {
            At::Waiting(Waiting::Kept(document)) => (last(Ok(document)), At::Answered),
            At::Waiting(Waiting::Running(running)) => {
                let mut heard = running.progress();
                let first = progress(&heard.borrow_and_update());
                (first, At::Running(running, heard))
            }
            At::Running(running, mut heard) => {
                tokio::select! {
                    biased;
                    outcome = running.outcome() => (last(outcome), At::Answered),
                    Ok(()) = heard.changed() => {
                        let event = progress(&heard.borrow_and_update());
                        (event, At::Running(running, heard))
                    }
                }
            }
            // An event without data is none to a browser.
            At::Answered => (Event::default().event("done").data("{}"), At::Ended),
            At::Ended => return None,
        };
        Some((Ok(event), (at, last)))
    })
}

fn progress(progress: &crate::works::Progress) -> Event {
    Event::default().event("progress").data(serde_json::to_string(progress).unwrap_or_default())
}
