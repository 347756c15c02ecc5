//! How far a paper is, told to whoever waits for it.

use std::cell::Cell;
use std::ops::ControlFlow;

use crate::StudyError;

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
pub(crate) struct Steps<'p> {
    progress: &'p dyn Fn(Step<'_>) -> ControlFlow<()>,
    begun: Cell<usize>,
    of: usize,
}

impl<'p> Steps<'p> {
    pub(crate) fn new(of: usize, progress: &'p dyn Fn(Step<'_>) -> ControlFlow<()>) -> Self {
        Self { progress, begun: Cell::new(0), of }
    }

    /// The next step begins: the one before it has ended. Who waits may want no more of it.
    pub(crate) fn next(&self, part: &str, what: Option<&str>) -> Result<(), StudyError> {
        let done = self.begun.replace(self.begun.get() + 1);
        match (self.progress)(Step { done, of: self.of, part, what }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(StudyError::Cancelled { done, of: self.of }),
        }
    }
}
