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
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
    /// # let whole = Catalogue::load(&[embedded()])?;
    /// # let (file, text) = embedded_scenarios()[0];
    /// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
    /// # let catalogue = whole.as_of(date(2017, 3, 20));
    /// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
    /// # let beliefs = tpt_scenario::Beliefs::new(&catalogue, "nominal", &[])?;
    /// use tpt_setting::{Sampling, Setting};
    ///
    /// let setting = Setting::new(&resolved, &beliefs, Sampling::new(16, 1));
    /// assert_eq!(setting.resolved.elements[0].id, "seongju");
    /// assert_eq!(setting.inputs_sha256, "", "nobody said what was read");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn new(resolved: &'a Resolved<'a>, beliefs: &'a Beliefs, sampling: Sampling<'a>) -> Self {
        Self { resolved, beliefs, sampling, inputs_sha256: "" }
    }

    /// The same with the SHA-256 of what was read.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
    /// # let whole = Catalogue::load(&[embedded()])?;
    /// # let (file, text) = embedded_scenarios()[0];
    /// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
    /// # let catalogue = whole.as_of(date(2017, 3, 20));
    /// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
    /// # let beliefs = tpt_scenario::Beliefs::new(&catalogue, "nominal", &[])?;
    /// use tpt_setting::{Sampling, Setting, sourcing::header};
    ///
    /// let setting = Setting::new(&resolved, &beliefs, Sampling::new(16, 1)).read_from("0123abcd");
    /// assert_eq!(header("ring", setting).inputs_sha256, "0123abcd");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn read_from(self, inputs_sha256: &'a str) -> Self {
        Self { inputs_sha256, ..self }
    }

    /// The same facts on other figures.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
    /// # let whole = Catalogue::load(&[embedded()])?;
    /// # let (file, text) = embedded_scenarios()[0];
    /// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
    /// # let catalogue = whole.as_of(date(2017, 3, 20));
    /// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
    /// # let beliefs = tpt_scenario::Beliefs::new(&catalogue, "nominal", &[])?;
    /// use tpt_scenario::Beliefs;
    /// use tpt_setting::{Sampling, Setting};
    ///
    /// let setting = Setting::new(&resolved, &beliefs, Sampling::new(16, 1));
    /// let beijing = Beliefs::new(&catalogue, "beijing", &[])?;
    /// assert_eq!(setting.believing(&beijing).beliefs.set_id(), "beijing");
    /// assert_eq!(setting.beliefs.set_id(), "nominal");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn believing<'b>(self, beliefs: &'b Beliefs) -> Setting<'b>
    where
        'a: 'b,
    {
        Setting { beliefs, ..self }
    }

    /// The same with bands that are sampled otherwise.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
    /// # let whole = Catalogue::load(&[embedded()])?;
    /// # let (file, text) = embedded_scenarios()[0];
    /// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
    /// # let catalogue = whole.as_of(date(2017, 3, 20));
    /// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
    /// # let beliefs = tpt_scenario::Beliefs::new(&catalogue, "nominal", &[])?;
    /// use tpt_setting::{Sampling, Setting};
    ///
    /// let setting = Setting::new(&resolved, &beliefs, Sampling::new(16, 1));
    /// let finer = setting.sampled(Sampling::new(256, 2)).sampling;
    /// assert_eq!((finer.samples, finer.seed), (256, 2));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn sampled<'b>(self, sampling: Sampling<'b>) -> Setting<'b>
    where
        'a: 'b,
    {
        Setting { sampling, ..self }
    }

    /// The same with so many samples at most.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
    /// # let whole = Catalogue::load(&[embedded()])?;
    /// # let (file, text) = embedded_scenarios()[0];
    /// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
    /// # let catalogue = whole.as_of(date(2017, 3, 20));
    /// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
    /// # let beliefs = tpt_scenario::Beliefs::new(&catalogue, "nominal", &[])?;
    /// use tpt_setting::{Sampling, Setting};
    ///
    /// let setting = Setting::new(&resolved, &beliefs, Sampling::new(256, 1));
    /// assert_eq!(setting.of_at_most(64).sampling.samples, 64);
    /// assert_eq!(setting.of_at_most(1_024).sampling.samples, 256);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn of_at_most(self, samples: u32) -> Self {
        Self { sampling: self.sampling.of_at_most(samples), ..self }
    }
}

impl Sampling<'_> {
    /// So many samples under a seed; nothing breaks it off, and its parts share nothing.
    ///
    /// ```
    /// use tpt_setting::Sampling;
    ///
    /// let sampling = Sampling::new(256, 1);
    /// assert_eq!((sampling.samples, sampling.seed), (256, 1));
    /// assert!(sampling.go_on().is_ok(), "there is nothing that could break it off");
    /// ```
    #[must_use]
    pub const fn new(samples: u32, seed: u32) -> Self {
        Self { samples, seed, stop: None, kept: None }
    }

    /// The same with so many samples at most.
    ///
    /// ```
    /// use tpt_setting::Sampling;
    ///
    /// assert_eq!(Sampling::new(256, 1).of_at_most(64).samples, 64);
    /// assert_eq!(Sampling::new(256, 1).of_at_most(1_024).samples, 256);
    /// ```
    #[must_use]
    pub fn of_at_most(self, samples: u32) -> Self {
        Self { samples: self.samples.min(samples), ..self }
    }

    /// Whether somebody still waits.
    ///
    /// ```
    /// use tpt_setting::{AnswerError, Sampling, Stop};
    ///
    /// let stop = Stop::new();
    /// let sampling = Sampling { stop: Some(&stop), ..Sampling::new(256, 1) };
    /// assert_eq!(sampling.go_on(), Ok(()));
    /// stop.tell();
    /// assert_eq!(sampling.go_on(), Err(AnswerError::Cancelled));
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Cancelled`] if nobody does.
    pub fn go_on(self) -> Result<(), AnswerError> {
        if self.stop.is_some_and(Stop::is_told) { Err(AnswerError::Cancelled) } else { Ok(()) }
    }
}
