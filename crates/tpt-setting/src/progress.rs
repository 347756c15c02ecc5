//! How far a paper is, told to whoever waits for it, and whether anybody waits.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{AnswerError, Sampling};

/// What tells a computation that nobody waits for it any more.
///
/// Computations look at it between draws, points and steps, milliseconds to some tenths of a second apart, and end with [`AnswerError::Cancelled`].
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

impl Stop {
    /// Not told yet.
    ///
    /// ```
    /// use tpt_setting::{Sampling, Stop};
    ///
    /// let stop = Stop::new();
    /// assert!(Sampling { stop: Some(&stop), ..Sampling::new(16, 1) }.go_on().is_ok());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self(AtomicBool::new(false))
    }

    /// Nobody waits any more.
    ///
    /// ```
    /// use tpt_setting::{AnswerError, Sampling, Stop};
    ///
    /// let stop = Stop::new();
    /// stop.tell();
    /// let sampling = Sampling { stop: Some(&stop), ..Sampling::new(16, 1) };
    /// assert_eq!(sampling.go_on(), Err(AnswerError::Cancelled));
    /// ```
    pub fn tell(&self) {
        // Nothing else is read through it.
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was told.
    ///
    /// ```
    /// let stop = tpt_setting::Stop::new();
    /// assert!(!stop.is_told());
    /// stop.tell();
    /// assert!(stop.is_told());
    /// ```
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A step of a paper, told before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// How many steps have ended.
    pub done: usize,
    /// How many there are.
    pub of: usize,
    /// The part of the paper.
    pub part: &'a str,
    /// Which of the part's steps, where it has several.
    pub what: Option<&'a str>,
}

/// Counts the steps of a paper and tells each.
pub struct Steps<'p> {
    sampling: Sampling<'p>,
    progress: &'p dyn Fn(Step<'_>),
    begun: Cell<usize>,
    of: usize,
}

impl<'p> Steps<'p> {
    /// None begun yet, of so many.
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use tpt_setting::{Sampling, Step, progress::Steps};
    ///
    /// let told = RefCell::new(Vec::new());
    /// let hear = |step: Step<'_>| told.borrow_mut().push(format!("{} of {}: {}", step.done, step.of, step.part));
    /// let steps = Steps::new(2, Sampling::new(16, 1), &hear);
    /// steps.next("launches", None)?;
    /// steps.next("maps", None)?;
    /// assert_eq!(*told.borrow(), ["0 of 2: launches", "1 of 2: maps"]);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(of: usize, sampling: Sampling<'p>, progress: &'p dyn Fn(Step<'_>)) -> Self {
        Self { sampling, progress, begun: Cell::new(0), of }
    }

    /// The next step begins: the one before it has ended. Who waits may want no more of it.
    ///
    /// ```
    /// use tpt_setting::{AnswerError, Sampling, Stop, progress::Steps};
    ///
    /// let stop = Stop::new();
    /// let steps = Steps::new(2, Sampling { stop: Some(&stop), ..Sampling::new(16, 1) }, &|_| ());
    /// assert_eq!(steps.next("launches", None), Ok(()));
    /// stop.tell();
    /// assert_eq!(steps.next("maps", None), Err(AnswerError::Cancelled));
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Cancelled`] if whoever waits wants no more of it.
    pub fn next(&self, part: &str, what: Option<&str>) -> Result<(), AnswerError> {
        let done = self.begun.replace(self.begun.get() + 1);
        self.sampling.go_on()?;
        (self.progress)(Step { done, of: self.of, part, what });
        Ok(())
    }
}
