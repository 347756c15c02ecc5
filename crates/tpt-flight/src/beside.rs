//! Flights beside each other: many are integrated at once, eight steps at a time.
//!
//! # Model
//! A solve is a task that asks for steps and waits for them. Whoever runs many tasks collects what they ask for and computes up to
//! eight steps at once, component by component; then each task goes on. A task that runs alone computes its steps itself. The numbers
//! are the same, bit for bit: a lane takes the operations of a single step in the same order.
//!
//! # Assumptions and limits
//! - Tasks of one group share the gravity model.
//! - A task waits for steps alone, for nothing else.
//!
//! # Conventions
//! Those of [`crate::flight`].
//!
//! # Sources
//! - none: an order of computing.
//!
//! # Checked by
//! - laws: what is flown beside others is what is flown alone, bit for bit, in every width (`tests/it/beside.rs`).
//!
//! # Not here
//! The step itself: `dop853.rs`. The forces: [`crate::motion`].

use std::cell::Cell;
use std::collections::VecDeque;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use tpt_earth::{MOST_LANES, Width};

use crate::dop853::{Made, Start, Steps};
use crate::motion::{Laws, Phase};

/// Tasks that are under way at once: enough that eight of a kind are nearly always there.
const UNDER_WAY: usize = 40;

/// A step that a task asks for: the forces that act, from where, and in which box it is made.
struct Question {
    phase: Rc<Phase>,
    laws: Laws,
    start: Start,
    made: Box<Made>,
}

/// Steps that are computed side by side without one waiting for what another needs: with a thrust across the velocity, and without.
const KINDS: usize = 2;

impl Question {
    fn kind(&self) -> usize {
        usize::from(self.phase.thrusts_elsewhere())
    }
}

/// Where a task leaves what it asks for and finds what was computed.
pub(crate) struct Slot {
    question: Cell<Option<Question>>,
    made: Cell<Option<Box<Made>>>,
}

impl Slot {
    /// A step computed beside others.
    pub(crate) async fn step(
        &self,
        phase: &Rc<Phase>,
        laws: Laws,
        (start, made): (Start, Box<Made>),
    ) -> Box<Made> {
        self.question.set(Some(Question { phase: Rc::clone(phase), laws, start, made }));
        std::future::poll_fn(|_| self.made.take().map_or(Poll::Pending, Poll::Ready)).await
    }
}

/// How a task has its steps computed: by itself, or beside others.
#[derive(Clone)]
pub struct Lane {
    slot: Option<Rc<Slot>>,
}

impl Lane {
    /// By itself.
    pub(crate) const ALONE: Self = Self { slot: None };

    /// Where to ask for steps that are computed beside those of others; `None` for who computes its own.
    pub(crate) fn slot(&self) -> Option<&Slot> {
        self.slot.as_deref()
    }
}

/// Runs a task by itself.
///
/// ```
/// assert_eq!(tpt_flight::by_itself(async |_| 2), 2);
/// ```
pub fn by_itself<T>(task: impl AsyncFnOnce(Lane) -> T) -> T {
    alone(task(Lane::ALONE))
}

/// Runs a task that computes its steps itself: it never waits.
pub(crate) fn alone<T>(task: impl Future<Output = T>) -> T {
    let mut task = pin!(task);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = task.as_mut().poll(&mut context) {
            return done;
        }
    }
}

/// A task with its slot.
struct Running<F> {
    index: usize,
    task: Pin<Box<F>>,
    slot: Rc<Slot>,
}

/// Runs tasks beside each other on this thread; what each gives, in their order.
///
/// ```
/// use tpt_flight::beside;
///
/// let doubled = beside((0..3).map(|i| async move |_| 2 * i));
/// assert_eq!(doubled, [0, 2, 4]);
/// ```
pub fn beside<T, F: Future<Output = T>>(tasks: impl IntoIterator<Item = impl FnOnce(Lane) -> F>) -> Vec<T> {
    in_width(Width::in_force(), tasks)
}

/// The same in a width.
///
/// ```
/// use tpt_earth::{MOST_LANES, Width};
/// use tpt_flight::in_width;
///
/// for width in [Width::One, Width::Plain, Width::Wide] {
///     assert_eq!(in_width(width, (0..3).map(|i| async move |_| 2 * i)), [0, 2, 4]);
/// }
/// ```
pub fn in_width<T, F: Future<Output = T>>(
    width: Width,
    tasks: impl IntoIterator<Item = impl FnOnce(Lane) -> F>,
) -> Vec<T> {
    if width == Width::One {
        return tasks.into_iter().map(|task| alone(task(Lane::ALONE))).collect();
    }
    let mut tasks = tasks.into_iter().fuse().enumerate();
    let mut all_begun = false;
    let mut done: Vec<Option<T>> = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    // What waits for others of its kind, who asked first in front: so all come to their ends together.
    let mut waiting: [VecDeque<(Running<F>, Question)>; KINDS] = Default::default();
    let mut under_way = 0;
    let mut ready: Vec<Running<F>> = Vec::new();
    let (mut forces, mut made) = (Vec::with_capacity(MOST_LANES), Vec::with_capacity(MOST_LANES));
    loop {
        while under_way < UNDER_WAY {
            let Some((index, task)) = tasks.next() else {
                all_begun = true;
                break;
            };
            let slot = Rc::new(Slot { question: Cell::new(None), made: Cell::new(None) });
            let task = Box::pin(task(Lane { slot: Some(Rc::clone(&slot)) }));
            done.push(None);
            under_way += 1;
            ready.push(Running { index, task, slot });
        }
        for mut one in ready.drain(..) {
            match one.task.as_mut().poll(&mut context) {
                Poll::Ready(value) => {
                    done[one.index] = Some(value);
                    under_way -= 1;
                }
                Poll::Pending => {
                    if let Some(question) = one.slot.question.take() {
                        waiting[question.kind()].push_back((one, question));
                    }
                }
            }
        }
        if !all_begun && under_way < UNDER_WAY && waiting.iter().all(|kind| kind.len() < MOST_LANES) {
            continue;
        }
        let Some(longest) = waiting.iter_mut().max_by_key(|kind| kind.len()).filter(|kind| !kind.is_empty())
        else {
            return done.into_iter().flatten().collect();
        };
        let group = longest.drain(..longest.len().min(MOST_LANES));
        let first = ready.len();
        for (one, Question { phase, laws, start, made: place }) in group {
            ready.push(one);
            forces.push((phase, laws, start));
            made.push(place);
        }
        let last = forces.len() - 1;
        let of = |lane: usize| &forces[lane.min(last)];
        let lanes = [0, 1, 2, 3, 4, 5, 6, 7];
        let phases = lanes.map(|lane| (&*of(lane).0, of(lane).1));
        computed(width, Steps { phases, starts: lanes.map(|lane| &of(lane).2), made: &mut made });
        for (one, made) in ready[first..].iter().zip(made.drain(..)) {
            one.slot.made.set(Some(made));
        }
        forces.clear();
    }
}

/// No part of whoever runs tasks, so that it is built as this crate is built: for speed.
#[inline(never)]
fn computed(width: Width, steps: Steps<'_>) {
    width.run(steps.made.len(), steps);
}
