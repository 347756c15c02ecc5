//! Computations: identical questions are one, what was computed is kept, what nobody waits for ends.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use serde::Serialize;
use tokio::sync::{Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tpt_briefing::sha256_hex;
use tpt_setting::Stop;
use tpt_shell::{Answer, Asked, Desk, Doing};

use crate::problem::Problem;

/// What a server takes on.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Computations at a time; each uses every core.
    pub at_once: usize,
    /// Computations that wait for their turn; more are refused.
    pub waiting: usize,
    /// The longest that a computation may take, its waiting apart.
    pub longest: Duration,
    /// Bytes of documents that are kept.
    pub kept_bytes: u64,
    /// Requests that are answered at a time; more are refused.
    pub requests: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            at_once: 2,
            waiting: 64,
            longest: Duration::from_secs(120),
            kept_bytes: 128 << 20,
            requests: 256,
        }
    }
}

/// How far a computation is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Progress {
    /// Steps that have ended.
    done: usize,
    /// Steps that there are; not known of most commands.
    of: Option<usize>,
    /// What is being worked on.
    what: String,
}

impl Progress {
    /// Takes up what is told next; what comes after the last step has no number.
    fn hear(&mut self, doing: Doing<'_>) {
        match doing {
            Doing::Whole(what) => *self = Self { what, ..Self::default() },
            Doing::Step { step, .. } => {
                self.done = step.done;
                self.of = Some(step.of);
                self.what = step.what.map_or(step.part.to_owned(), |what| format!("{}: {what}", step.part));
            }
            Doing::Last { what, .. } => {
                self.done = self.of.unwrap_or(self.done);
                what.clone_into(&mut self.what);
            }
        }
    }
}

/// An answer with its document as text.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) answer: Answer,
    pub(crate) json: String,
}

pub(crate) type Outcome = Result<Arc<Document>, Problem>;

/// The SHA-256 of a question and of what its answer depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(String);

impl Key {
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Document>> for ByBytes {
    fn weight(&self, _: &Key, document: &Arc<Document>) -> u64 {
        // The document beside its text takes somewhat less than twice as much again: measured, docs/performance.md.
        3 * document.json.len() as u64
    }
}

/// Documents that are expected among those kept; more than these may be.
const EXPECTED_DOCUMENTS: usize = 1_024;

/// Where documents are kept. It is in one part: a cache in several gives each a share of the room, which a brief is larger than.
fn room(bytes: u64) -> Cache<Key, Arc<Document>, ByBytes> {
    let options = OptionsBuilder::new()
        .shards(1)
        .estimated_items_capacity(EXPECTED_DOCUMENTS)
        .weight_capacity(bytes)
        .build()
        .expect("both capacities are given");
    Cache::with_options(options, ByBytes, DefaultHashBuilder::default(), DefaultLifecycle::default())
}

/// A computation that somebody waits for.
struct Computation {
    stop: Stop,
    progress: watch::Sender<Progress>,
    outcome: watch::Sender<Option<Outcome>>,
}

/// A computation, and how many wait for it.
struct Awaited {
    work: Arc<Computation>,
    waiting: usize,
}

/// Every computation of a server.
pub(crate) struct Computations {
    desk: Desk,
    limits: Limits,
    kept: Cache<Key, Arc<Document>, ByBytes>,
    running: Mutex<HashMap<Key, Awaited>>,
    turns: Semaphore,
}

impl Computations {
    pub(crate) fn new(desk: Desk, limits: Limits) -> Arc<Self> {
        Arc::new(Self {
            desk,
            limits,
            kept: room(limits.kept_bytes),
            running: Mutex::default(),
            turns: Semaphore::new(limits.at_once),
        })
    }

    pub(crate) fn key(&self, question: &str) -> Key {
        Key(sha256_hex(format!("{}\0{question}", self.desk.identity()).as_bytes()))
    }

    fn running(&self) -> MutexGuard<'_, HashMap<Key, Awaited>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks: what is kept comes at once, what is being computed is joined, the rest begins.
    pub(crate) fn ask(self: &Arc<Self>, key: Key, asked: Asked) -> Result<Waiting, Problem> {
        if let Some(document) = self.kept.get(&key) {
            return Ok(Waiting::Kept(document));
        }
        let mut running = self.running();
        if let Some(awaited) = running.get_mut(&key) {
            awaited.waiting += 1;
            return Ok(Waiting::of(self, key, &awaited.work));
        }
        if running.len() >= self.limits.at_once + self.limits.waiting {
            let detail =
                format!("{} computations are waiting already; allowed: ask again later", running.len());
            return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail));
        }
        let work = Arc::new(Computation {
            stop: Stop::new(),
            progress: watch::Sender::new(Progress {
                what: "waiting for a turn".to_owned(),
                ..Progress::default()
            }),
            outcome: watch::Sender::new(None),
        });
        running.insert(key.clone(), Awaited { work: Arc::clone(&work), waiting: 1 });
        let waiting = Waiting::of(self, key.clone(), &work);
        drop(running);
        tokio::spawn(Arc::clone(self).run(key, asked, work));
        Ok(waiting)
    }

    async fn run(self: Arc<Self>, key: Key, asked: Asked, work: Arc<Computation>) {
        let outcome = self.compute(asked, &work).await;
        if let Ok(document) = &outcome {
            self.kept.insert(key.clone(), Arc::clone(document));
        }
        let mut running = self.running();
        if running.get(&key).is_some_and(|awaited| Arc::ptr_eq(&awaited.work, &work)) {
            running.remove(&key);
        }
        drop(running);
        work.outcome.send_replace(Some(outcome));
    }

    async fn compute(&self, asked: Asked, work: &Arc<Computation>) -> Outcome {
        let closed = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "the server is closing");
        let _turn = self.turns.acquire().await.map_err(|_| closed())?;
        let (desk, at_work) = (self.desk.clone(), Arc::clone(work));
        let computed = spawn_blocking(move || {
            let told = |doing: Doing<'_>| {
                at_work.progress.send_modify(|progress| progress.hear(doing));
            };
            let found = desk.answer(&asked, &told, &at_work.stop).map_err(|error| Problem::of(&error))?;
            let json = found.answer.json().map_err(|error| Problem::of(&error.into()))?;
            Ok(Arc::new(Document { answer: found.answer, json }))
        });
        match timeout(self.limits.longest, computed).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(Problem::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "the computation ended without an answer: a fault of the program",
            )),
            Err(_) => {
                work.stop.tell();
                let seconds = self.limits.longest.as_secs();
                let detail = format!(
                    "it was broken off after {seconds} s; allowed: fewer samples, or the command line"
                );
                Err(Problem::new(StatusCode::GATEWAY_TIMEOUT, detail))
            }
        }
    }
}

/// Somebody who waits; the computation ends when the last one goes.
pub(crate) enum Waiting {
    /// It was there.
    Kept(Arc<Document>),
    /// It is being computed.
    Running(Running),
}

pub(crate) struct Running {
    works: Arc<Computations>,
    key: Key,
    work: Arc<Computation>,
}

impl Waiting {
    fn of(works: &Arc<Computations>, key: Key, work: &Arc<Computation>) -> Self {
        Self::Running(Running { works: Arc::clone(works), key, work: Arc::clone(work) })
    }

    /// What came of it.
    pub(crate) async fn outcome(self) -> Outcome {
        match self {
            Self::Kept(document) => Ok(document),
            Self::Running(running) => running.outcome().await,
        }
    }
}

impl Running {
    pub(crate) async fn outcome(&self) -> Outcome {
        let mut outcome = self.work.outcome.subscribe();
        let found = outcome.wait_for(Option::is_some).await;
        // The sender is held by `self`: it is not gone.
        found.ok().and_then(|found| found.clone()).unwrap_or_else(|| Err(Problem::bad("nothing came of it")))
    }

    /// Hears how far it is.
    pub(crate) fn progress(&self) -> watch::Receiver<Progress> {
        self.work.progress.subscribe()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut running = self.works.running();
        let Some(awaited) =
            running.get_mut(&self.key).filter(|awaited| Arc::ptr_eq(&awaited.work, &self.work))
        else {
            return;
        };
        awaited.waiting -= 1;
        if awaited.waiting == 0 {
            running.remove(&self.key);
            self.work.stop.tell();
        }
    }
}
