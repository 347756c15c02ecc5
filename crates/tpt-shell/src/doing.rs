//! What is being worked on.

use tpt_setting::Step;

/// What is being worked on, told before it begins.
#[derive(Clone, Debug)]
pub enum Doing<'a> {
    /// One thing, of unknown length.
    Whole(String),
    /// A step of a paper; `after` more follow those of the study.
    Step {
        /// The step.
        step: Step<'a>,
        /// The steps after the last of the study.
        after: u64,
    },
    /// A step after those of the study.
    Last {
        /// What.
        what: &'static str,
        /// How many have not ended, this one with them.
        left: u64,
    },
}
