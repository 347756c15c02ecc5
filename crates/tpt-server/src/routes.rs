//! Addresses to answers.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use tokio::sync::Semaphore;
use tpt_briefing::columns::{csv_of, document_tables, tables_of};
use tpt_briefing::{BriefingError, brief_czml, brief_geojson, czml_of, geojson_of};
use tpt_shell::{Answer, Desk, ShellError};

use crate::openapi;
use crate::page;
use crate::problem::Problem;
use crate::question::{Form, Question, read};
use crate::works::{Document, Limits, Outcome, Waiting, Works};

/// The longest address.
const LONGEST_ADDRESS: usize = 8 << 10;

/// What the page may load, and who may frame it: nobody, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; \
                      style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every request shares.
struct Server {
    works: Arc<Works>,
    requests: Semaphore,
}

/// The whole server as a service: the questions under `/api/`, the page under everything else.
pub fn app(desk: Desk, limits: Limits) -> Router {
    let server =
        Arc::new(Server { works: Works::new(desk, limits), requests: Semaphore::new(limits.requests) });
    Router::new()
        .fallback(respond)
        .layer(middleware::from_fn_with_state(Arc::clone(&server), guard))
        .with_state(server)
}

/// What every request is held to, and what every answer carries.
async fn guard(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let mut response = match (server.requests.try_acquire(), refusal(&request)) {
        (Err(_), _) => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many requests at a time; allowed: ask again later",
        )
        .into_response(),
        (Ok(_), Some(problem)) => problem.into_response(),
        (Ok(_held), None) => next.run(request).await,
    };
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
    let path = request.uri().path();
    match path.strip_prefix("/api/") {
        Some("openapi.json") => {
            ([(header::CONTENT_TYPE, "application/json")], openapi::text()).into_response()
        }
        Some(question) => {
            let query = request.uri().query().unwrap_or_default();
            match read(question, query) {
                Ok(question) => answer(&server.works, question, request.headers()).await,
                Err(problem) => problem.into_response(),
            }
        }
        None => page::file(path),
    }
}

async fn answer(works: &Arc<Works>, question: Question, headers: &HeaderMap) -> Response {
    let Question { asked, words, form } = question;
    let key = works.key(&words);
    let tag = format!("\"{}-{}\"", &key.text()[..32], form_word(&form));
    let same =
        |given: &HeaderValue| given.to_str().is_ok_and(|given| given.split(',').any(|one| one.trim() == tag));
    if headers.get(header::IF_NONE_MATCH).is_some_and(same) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let waiting = match works.ask(key.clone(), asked) {
        Ok(waiting) => waiting,
        Err(problem) => return problem.into_response(),
    };
    let wants_events = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if wants_events.is_some_and(|accept| accept.contains("text/event-stream")) {
        return Sse::new(events(waiting)).keep_alive(KeepAlive::default()).into_response();
    }
    match waiting.outcome().await.and_then(|document| in_form(&document, &form)) {
        Ok((kind, body)) => {
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (header::ETAG, tag),
                // The same question has the same answer until facts or version change: ask again, and be told so.
                (header::CACHE_CONTROL, "no-cache".to_owned()),
            ];
            (headers, body).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

fn form_word(form: &Form) -> String {
    match form {
        Form::Json => "json".to_owned(),
        Form::Csv { table } => format!("csv-{}", table.as_deref().unwrap_or_default()),
        Form::GeoJson => "geojson".to_owned(),
        Form::Czml => "czml".to_owned(),
    }
}

/// A document's text without a copy of it, however many are answered with it.
struct Text(Arc<Document>);

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.json.as_bytes()
    }
}

/// A document in a form, with its media type.
fn in_form(document: &Arc<Document>, form: &Form) -> Result<(&'static str, Body), Problem> {
    let fault = |error: BriefingError| Problem::of(&ShellError::from(error));
    let value = || serde_json::to_value(&document.answer).map_err(|error| Problem::of(&error.into()));
    Ok(match form {
        Form::Json => ("application/json", Bytes::from_owner(Text(Arc::clone(document))).into()),
        Form::Csv { table } => ("text/csv; charset=utf-8", csv(&document.answer, table.as_deref())?.into()),
        Form::GeoJson => {
            let text = match &document.answer {
                Answer::Brief(brief) => brief_geojson(brief),
                _ => geojson_of(&value()?),
            };
            ("application/geo+json", text.map_err(fault)?.into())
        }
        Form::Czml => {
            let text = match &document.answer {
                Answer::Brief(brief) => brief_czml(brief),
                _ => czml_of(&value()?),
            };
            ("application/json", text.map_err(fault)?.into())
        }
    })
}

fn csv(answer: &Answer, table: Option<&str>) -> Result<String, Problem> {
    let known: Vec<&str> =
        document_tables(answer.kind()).unwrap_or_default().iter().map(|one| one.name).collect();
    let Some(wanted) = table.or(known.first().copied()).filter(|wanted| known.contains(wanted)) else {
        return Err(Problem::bad(match table {
            Some(table) if !known.is_empty() => format!("no table `{table}`; allowed: {}", known.join(", ")),
            _ => format!("`{}` has no tables; allowed: format=json", answer.kind()),
        }));
    };
    let fault = |error: BriefingError| Problem::of(&ShellError::from(error));
    let tables = tables_of(answer.kind(), answer).map_err(fault)?;
    let batch = tables.into_iter().find(|(name, _)| *name == wanted).map(|(_, batch)| batch);
    batch.map_or_else(|| Ok(String::new()), |batch| csv_of(&batch).map_err(fault))
}

/// `progress` events, and at the end `document` or `problem`.
fn events(waiting: Waiting) -> impl Stream<Item = Result<Event, Infallible>> {
    enum At {
        Waiting(Waiting),
        Running(crate::works::Running, tokio::sync::watch::Receiver<crate::works::Progress>),
        Ended,
    }
    let last = |outcome: Outcome| match outcome {
        Ok(document) => Event::default().event("document").data(document.json.trim_end()),
        Err(problem) => {
            Event::default().event("problem").data(serde_json::to_string(&problem).unwrap_or_default())
        }
    };
    unfold(At::Waiting(waiting), move |at| async move {
        match at {
            At::Waiting(Waiting::Kept(document)) => Some((Ok(last(Ok(document))), At::Ended)),
            At::Waiting(Waiting::Running(running)) => {
                let mut heard = running.progress();
                let first = progress(&heard.borrow_and_update());
                Some((Ok(first), At::Running(running, heard)))
            }
            At::Running(running, mut heard) => {
                tokio::select! {
                    biased;
                    outcome = running.outcome() => Some((Ok(last(outcome)), At::Ended)),
                    Ok(()) = heard.changed() => {
                        let event = progress(&heard.borrow_and_update());
                        Some((Ok(event), At::Running(running, heard)))
                    }
                }
            }
            At::Ended => None,
        }
    })
}

fn progress(progress: &crate::works::Progress) -> Event {
    Event::default().event("progress").data(serde_json::to_string(progress).unwrap_or_default())
}
