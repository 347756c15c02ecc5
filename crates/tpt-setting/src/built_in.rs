//! The facts and the scenario that the program carries, as one thing to ask.

use jiff::civil::Date;
use tpt_catalogue::{Catalogue, embedded};
use tpt_scenario::{Beliefs, Resolved, Scenario, embedded_scenarios};

use crate::{AnswerError, Sampling, Setting};

/// Samples of each band of an example: enough to show an order, and quick.
const FEW: Sampling<'static> = Sampling::new(16, 1);

/// The catalogue that the program carries, as known at the end of a day, and its first scenario, on that scenario's figures.
#[derive(Clone, Debug)]
pub struct BuiltIn {
    /// The facts, cut to the day.
    pub catalogue: Catalogue,
    /// The scenario.
    pub scenario: Scenario,
    /// The day.
    pub as_of: Date,
    /// The figures of the scenario.
    pub beliefs: Beliefs,
}

impl BuiltIn {
    /// As known at the end of a day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use tpt_setting::BuiltIn;
    ///
    /// let (before, after) = (BuiltIn::at(date(2017, 3, 5))?, BuiltIn::at(date(2017, 3, 6))?);
    /// assert!(!before.catalogue.launches.contains_key("2017-03-06"));
    /// assert!(after.catalogue.launches.contains_key("2017-03-06"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if the figures of the scenario were not public at that day.
    pub fn at(as_of: Date) -> Result<Self, AnswerError> {
        let whole = Catalogue::load(&[embedded()])?;
        let (file, text) = embedded_scenarios().first().copied().unwrap_or_default();
        let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
        let catalogue = whole.as_of(as_of);
        let beliefs = Beliefs::new(&catalogue, scenario.figures.as_str(), &[])?;
        Ok(Self { catalogue, scenario, as_of, beliefs })
    }

    /// Asks a question with 16 samples of each band: for examples and tests.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use tpt_setting::BuiltIn;
    ///
    /// let samples = BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    ///     assert_eq!(setting.resolved.as_of, date(2017, 3, 20));
    ///     Ok(setting.sampling.samples)
    /// })?;
    /// assert_eq!(samples, 16);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What the question says.
    pub fn ask<T>(
        &self,
        question: impl FnOnce(Setting<'_>) -> Result<T, AnswerError>,
    ) -> Result<T, AnswerError> {
        let resolved = Resolved::new(&self.scenario, &self.catalogue, self.as_of);
        question(Setting::new(&resolved, &self.beliefs, FEW))
    }
}
