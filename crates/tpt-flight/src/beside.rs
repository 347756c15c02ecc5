//! Flights beside each other: many are integrated at once, eight steps at a time.
//!
//! # Model
//! A solve is a task that asks for flights and waits for them. Whoever runs many tasks keeps their flights in the air and computes
//! up to eight steps at once, component by component, until a flight has ended; then its task goes on. A task that runs alone flies
//! its flights itself. The numbers are the same, bit for bit: a lane takes the operations of a single step in the same order.
//!
//! # Assumptions and limits
//! - Tasks of one group share the gravity model.
//! - A task waits for flights alone, for nothing else.
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

use crate::dop853::{Made, Steps};
use crate::flight::FlightError;
use crate::run::Run;

/// Tasks that are under way at once: enough that eight flights of a kind are nearly always there.
const UNDER_WAY: usize = 40;

/// Steps that are computed side by side without one waiting for what another needs: with a thrust across the velocity, and without.
const KINDS: usize = 2;

/// How a flight ended.
type Flown = Result<Box<Run>, FlightError>;

/// Where a task leaves the flight that it asks for, and finds what became of it.
struct Slot {
    asked: Cell<Option<Box<Run>>>,
    flown: Cell<Option<Flown>>,
}

/// How a task has its flights flown: by itself, or beside others.
#[derive(Clone)]
pub struct Lane {
    slot: Option<Rc<Slot>>,
}

impl Lane {
    /// By itself.
    pub(crate) const ALONE: Self = Self { slot: None };

    /// Flies as far as the flight is to go.
    pub(crate) async fn fly(&self, mut run: Box<Run>) -> Flown {
        let Some(slot) = &self.slot else { return run.alone().map(|()| run) };
        if run.asks().is_none() {
            return Ok(run);
        }
        slot.asked.set(Some(run));
        std::future::poll_fn(|_| slot.flown.take().map_or(Poll::Pending, Poll::Ready)).await
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

/// Runs a task that flies its flights itself: it never waits.
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

/// A flight in the air, with who asked for it: the place of the task among those under way.
struct Flying {
    place: usize,
    run: Box<Run>,
}

/// Flights in the air, each among those of the kind of its next step; who was moved longest ago in front, so that all come to
/// their ends together.
struct InTheAir {
    kinds: [VecDeque<Flying>; KINDS],
}

impl InTheAir {
    /// Adds a flight that has not ended.
    fn add(&mut self, flying: Flying) {
        let across = flying.run.asks().is_some_and(|(phase, ..)| phase.thrusts_elsewhere());
        self.kinds[usize::from(across)].push_back(flying);
    }

    /// Up to eight of the kind of which most are there.
    fn next(&mut self, group: &mut Vec<Flying>) {
        if let Some(longest) = self.kinds.iter_mut().max_by_key(|kind| kind.len()) {
            group.extend(longest.drain(..longest.len().min(MOST_LANES)));
        }
    }
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
    let mut done: Vec<Option<T>> = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    let mut running: Vec<Option<Running<F>>> = (0..UNDER_WAY).map(|_| None).collect();
    // Places whose task can go on, or where one can begin.
    let mut ready: Vec<usize> = (0..UNDER_WAY).rev().collect();
    let mut in_the_air = InTheAir { kinds: [VecDeque::new(), VecDeque::new()] };
    let mut group: Vec<Flying> = Vec::with_capacity(MOST_LANES);
    let mut made = [const { Made::NOTHING }; MOST_LANES];
    loop {
        while let Some(place) = ready.pop() {
            let here = &mut running[place];
            if here.is_none()
                && let Some((index, task)) = tasks.next()
            {
                let slot = Rc::new(Slot { asked: Cell::new(None), flown: Cell::new(None) });
                done.push(None);
                *here = Some(Running {
                    index,
                    task: Box::pin(task(Lane { slot: Some(Rc::clone(&slot)) })),
                    slot,
                });
            }
            let Some(one) = here else { continue };
            match one.task.as_mut().poll(&mut context) {
                Poll::Ready(value) => {
                    done[one.index] = Some(value);
                    *here = None;
                    ready.push(place);
                }
                Poll::Pending => {
                    if let Some(run) = one.slot.asked.take() {
                        in_the_air.add(Flying { place, run });
                    }
                }
            }
        }
        in_the_air.next(&mut group);
        if group.is_empty() {
            return done.into_iter().flatten().collect();
        }
        moved(width, &mut group, &mut made);
        for (mut flying, made) in group.drain(..).zip(&made) {
            let ended = match flying.run.go_on(made) {
                Ok(()) if flying.run.asks().is_some() => {
                    in_the_air.add(flying);
                    continue;
                }
                Ok(()) => Ok(flying.run),
                Err(error) => Err(error),
            };
            if let Some(one) = &running[flying.place] {
                one.slot.flown.set(Some(ended));
                ready.push(flying.place);
            }
        }
    }
}

/// Makes the next step of each flight of a group. No part of whoever runs tasks, so that it is built as this crate is built: for
/// speed.
#[inline(never)]
fn moved(width: Width, group: &mut [Flying], made: &mut [Made; MOST_LANES]) {
    let count = group.len();
    let last = count.saturating_sub(1);
    let asked = |lane: usize| group.get(lane.min(last)).and_then(|flying| flying.run.asks());
    let Some(first) = asked(0) else { return };
    let (mut phases, mut starts) = ([(first.0, first.1); MOST_LANES], [first.2; MOST_LANES]);
    for lane in 0..MOST_LANES {
        if let Some((phase, laws, start)) = asked(lane) {
            (phases[lane], starts[lane]) = ((phase, laws), start);
        }
    }
    width.run(count, Steps { phases, starts, made: &mut made[..count] });
}
