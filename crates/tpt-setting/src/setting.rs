//! What an answer stands on: facts, figures and samples, and what the parts of one computation share.

use tpt_scenario::{Beliefs, Resolved};

use crate::AnswerError;
use crate::cache::Shared;
use crate::progress::Stop;

/// How bands are sampled, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Sampling<'s> {
    /// Samples of each band.
    pub samples: u32,
    /// The seed of every stream.
    pub seed: u32,
    /// What breaks it off; nothing does where there is none.
    pub stop: Option<&'s Stop>,
    /// What its parts share; each makes its own where there is none.
    pub kept: Option<&'s Shared>,
}

/// What an answer stands on: the facts of a date with a scenario, the figures that are believed, and how bands are sampled.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The scenario, joined with the facts of its date.
    pub resolved: &'a Resolved<'a>,
    /// The figures in force.
    pub beliefs: &'a Beliefs,
    /// How bands are sampled.
    pub sampling: Sampling<'a>,
    /// SHA-256 of the catalogue and the scenario that were read, which every document names.
    pub inputs_sha256: &'a str,
}

impl<'a> Setting<'a> {
    /// Of facts and figures; the documents name no inputs until [`Setting::read_from`] says them.
    #[must_use]
    pub const fn new(resolved: &'a Resolved<'a>, beliefs: &'a Beliefs, sampling: Sampling<'a>) -> Self {
        Self { resolved, beliefs, sampling, inputs_sha256: "" }
    }

    /// The same with the SHA-256 of what was read.
    #[must_use]
    pub const fn read_from(self, inputs_sha256: &'a str) -> Self {
        Self { inputs_sha256, ..self }
    }

    /// The same facts on other figures.
    #[must_use]
    pub const fn believing<'b>(self, beliefs: &'b Beliefs) -> Setting<'b>
    where
        'a: 'b,
    {
        Setting { beliefs, ..self }
    }

    /// The same with bands that are sampled otherwise.
    #[must_use]
    pub const fn sampled<'b>(self, sampling: Sampling<'b>) -> Setting<'b>
    where
        'a: 'b,
    {
        Setting { sampling, ..self }
    }

    /// The same with so many samples at most.
    #[must_use]
    pub fn of_at_most(self, samples: u32) -> Self {
        Self { sampling: self.sampling.of_at_most(samples), ..self }
    }
}

impl Sampling<'_> {
    /// So many samples under a seed; nothing breaks it off, and its parts share nothing.
    #[must_use]
    pub const fn new(samples: u32, seed: u32) -> Self {
        Self { samples, seed, stop: None, kept: None }
    }

    /// The same with so many samples at most.
    #[must_use]
    pub fn of_at_most(self, samples: u32) -> Self {
        Self { samples: self.samples.min(samples), ..self }
    }

    /// Whether somebody still waits.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Cancelled`] if nobody does.
    pub fn go_on(self) -> Result<(), AnswerError> {
        if self.stop.is_some_and(Stop::is_told) { Err(AnswerError::Cancelled) } else { Ok(()) }
    }
}
