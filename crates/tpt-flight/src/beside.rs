//! Flights beside each other: many are integrated at once, four steps at a time.
//!
//! # Model
//! A solve is a task that asks for steps and waits for them. Whoever runs many tasks collects what they ask for and computes four
//! steps at once, component by component; then each task goes on. A task that runs alone computes its steps itself. The numbers are
//! the same, bit for bit: a lane of four takes the operations of one in the same order.
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
//! - laws: what is flown beside others is what is flown alone, bit for bit (`tests/it/beside.rs`).
//!
//! # Not here
//! The step itself: `dop853.rs`. The forces: [`crate::motion`].

use std::cell::Cell;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::dop853::{Stages, State, stages_of_four};
use crate::motion::{Laws, Phase};

/// A step that is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) time_s: f64,
    pub(crate) length_s: f64,
    pub(crate) state: State,
    pub(crate) slope_here: State,
    pub(crate) phase: Rc<Phase>,
    pub(crate) laws: Laws,
}

/// Where a task leaves what it asks for and finds what was computed.
#[derive(Default)]
struct Slot {
    asked: Cell<Option<Asked>>,
    computed: Cell<Option<Stages>>,
}

/// How a task has its steps computed: by itself, or beside others.
#[derive(Clone)]
pub struct Lane {
    slot: Option<Rc<Slot>>,
}

impl Lane {
    /// By itself.
    pub(crate) const ALONE: Self = Self { slot: None };

    /// Whether steps are computed beside those of others.
    pub(crate) const fn is_shared(&self) -> bool {
        self.slot.is_some()
    }

    /// Has a step computed beside others. Only where [`Lane::is_shared`].
    pub(crate) async fn compute(&self, asked: Asked) -> Option<Stages> {
        let slot = self.slot.as_deref()?;
        slot.asked.set(Some(asked));
        std::future::poll_fn(|_| {
            slot.computed.take().map_or(Poll::Pending, |stages| Poll::Ready(Some(stages)))
        })
        .await
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
    let mut running: Vec<Running<F>> = Vec::new();
    for (index, task) in tasks.into_iter().enumerate() {
        let slot = Rc::<Slot>::default();
        let task = Box::pin(task(Lane { slot: Some(Rc::clone(&slot)) }));
        running.push(Running { index, task, slot });
    }
    let mut done: Vec<Option<T>> = running.iter().map(|_| None).collect();
    let mut context = Context::from_waker(Waker::noop());
    let mut computed = [([0.0; 6], [[0.0; 6]; 13]); 4];
    while !running.is_empty() {
        running.retain_mut(|one| match one.task.as_mut().poll(&mut context) {
            Poll::Ready(value) => {
                done[one.index] = Some(value);
                false
            }
            Poll::Pending => true,
        });
        for group in running.chunks(4) {
            let asked: Vec<Asked> = group.iter().filter_map(|one| one.slot.asked.take()).collect();
            let Some(last) = asked.last() else { continue };
            let four: [&Asked; 4] = std::array::from_fn(|lane| asked.get(lane).unwrap_or(last));
            stages_of_four(four, &mut computed);
            for (one, stages) in group.iter().zip(&computed) {
                one.slot.computed.set(Some(*stages));
            }
        }
    }
    done.into_iter().flatten().collect()
}
