//! The facts of a day, a declared deployment and whose figures are believed: what questions are asked of.

use std::sync::Arc;

use jiff::civil::Date;
use tpt_catalogue::{Catalogue, Kind, Variable};
use tpt_defence::DefenceQuestion;
use tpt_earth::{DEFAULT_SAMPLES, DEFAULT_SEED};
use tpt_flown::Typed;
use tpt_paper::Filter;
use tpt_report::{
    AllReports, Brief, CatalogueList, CatalogueRecord, Citation, ClaimCard, Defend, Diff, Export,
    LaunchReconstruction, Reproduced, Ring, Sight, SightMatrix, SightTarget, Tradeoff, TypedReconstruction,
    Warning, Why,
};
use tpt_scenario::{Beliefs, Resolved, Scenario};
use tpt_setting::{AnswerError, BuiltIn, Sampling, Setting, Step, Stop};
use tpt_view::{Heights, WhatIf};

use crate::bounds;

/// The facts of a day, a declared deployment, whose figures are believed, and how bands are sampled. Its methods answer.
///
/// ```
/// use jiff::civil::date;
/// use tpt_ask::Study;
///
/// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
/// let ring = study.ring("etorofu-bastion")?;
/// assert!(ring.ranges_km.iter().any(|range| range.value > 250.0));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Study<'s> {
    catalogue: Arc<Catalogue>,
    scenario: Scenario,
    as_of: Date,
    beliefs: Beliefs,
    samples: u32,
    seed: u32,
    inputs_sha256: String,
    mask: Option<(String, String)>,
    stop: Option<&'s Stop>,
}

impl Study<'static> {
    /// Of facts that are cut to a day, a scenario, and the figures in force.
    ///
    /// ```
    /// use std::sync::Arc;
    /// # use jiff::civil::date;
    /// use tpt_ask::Study;
    /// use tpt_catalogue::{Catalogue, embedded};
    /// use tpt_scenario::{Beliefs, Scenario, embedded_scenarios};
    ///
    /// let whole = Catalogue::load(&[embedded()])?;
    /// let (file, text) = embedded_scenarios()[0];
    /// let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
    /// let facts = whole.as_of(date(2017, 3, 20));
    /// let beliefs = Beliefs::new(&facts, "seoul", &[])?;
    /// let study = Study::new(Arc::new(facts), scenario, date(2017, 3, 20), beliefs);
    /// assert_eq!(study.ring("etorofu-bastion")?.header.figures, "seoul");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>, scenario: Scenario, as_of: Date, beliefs: Beliefs) -> Self {
        Self {
            catalogue,
            scenario,
            as_of,
            beliefs,
            samples: DEFAULT_SAMPLES,
            seed: DEFAULT_SEED,
            inputs_sha256: String::new(),
            mask: None,
            stop: None,
        }
    }

    /// Of the catalogue that the program carries, as known at the end of a day, and its first scenario, on that scenario's figures.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// assert!(study.catalogue().launches.contains_key("2017-03-06"));
    /// assert!(!study.catalogue().launches.contains_key("2017-03-22"), "nobody knew of it yet");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if the figures of the scenario were not public at that day.
    pub fn of_the_eve(as_of: Date) -> Result<Self, AnswerError> {
        let BuiltIn { catalogue, scenario, as_of, beliefs } = BuiltIn::at(as_of)?;
        Ok(Self::new(Arc::new(catalogue), scenario, as_of, beliefs))
    }
}

impl<'s> Study<'s> {
    /// The same on the figures of another set, with single figures or reports believed instead of the set's (`quantity=figure-id`).
    ///
    /// # Errors
    ///
    /// [`AnswerError::Beliefs`] if there is no such set or figure.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.believing("beijing", &[])?;
    /// assert_eq!(study.beliefs().set_id().as_str(), "beijing");
    /// assert!(study.believing("atlantis", &[]).is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn believing(self, set: &str, overrides: &[String]) -> Result<Self, AnswerError> {
        let beliefs = Beliefs::new(&self.catalogue, set, overrides)?;
        Ok(Self { beliefs, ..self })
    }

    /// The same with so many samples of each band, under a seed.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 7);
    /// let header = study.ring("etorofu-bastion")?.header;
    /// assert_eq!((header.samples, header.seed), (16, 7));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn sampled(self, samples: u32, seed: u32) -> Self {
        Self { samples, seed, ..self }
    }

    /// The same with the SHA-256 of what was read, which every document names.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1).read_from("0123abcd".to_owned());
    /// assert_eq!(study.ring("etorofu-bastion")?.header.inputs_sha256, "0123abcd");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn read_from(self, inputs_sha256: String) -> Self {
        Self { inputs_sha256, ..self }
    }

    /// The same, broken off when somebody tells `stop`.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_setting::{AnswerError, Stop};
    ///
    /// let stop = Stop::new();
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.until(&stop);
    /// stop.tell();
    /// assert_eq!(study.brief(&|_| ()).err(), Some(AnswerError::Cancelled));
    /// # Ok::<(), AnswerError>(())
    /// ```
    #[must_use]
    pub fn until(self, stop: &Stop) -> Study<'_> {
        Study { stop: Some(stop), ..self }
    }

    /// The same with a skyline around the radar that is asked about: the name and the text of a mask file.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_ask::Question;
    /// use tpt_scenario::QuestionField;
    ///
    /// let sight = serde_json::json!({ "command": "sight", "element": "seongju-radar" });
    /// let sight: Question = serde_json::from_value(sight).expect("it is a question");
    /// let skyline = ("hill.csv".to_owned(), "no skyline".to_owned());
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1).with_mask(Some(skyline));
    /// let refused = sight.answer(&study).expect_err("the text is no skyline");
    /// assert_eq!((refused.field(), refused.value()), (Some(QuestionField::Mask), Some("hill.csv")));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn with_mask(self, mask: Option<(String, String)>) -> Self {
        Self { mask, ..self }
    }

    /// The skyline around the radar that is asked about.
    #[must_use]
    pub(crate) const fn mask(&self) -> Option<&(String, String)> {
        self.mask.as_ref()
    }

    /// The facts of the day.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let day = date(2017, 3, 20);
    /// let study = Study::of_the_eve(day)?;
    /// assert!(study.catalogue().newest_date().is_some_and(|newest| newest <= day));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The scenario.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// assert_eq!(study.scenario().focus, "seongju");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The figures in force.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// assert_eq!(study.beliefs().set_id(), &study.scenario().figures);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub const fn beliefs(&self) -> &Beliefs {
        &self.beliefs
    }

    /// Does some work on what all answers stand on.
    fn on<T>(&self, work: impl FnOnce(Setting<'_>) -> T) -> T {
        let resolved = Resolved::new(&self.scenario, &self.catalogue, self.as_of);
        let sampling = Sampling { stop: self.stop, ..Sampling::new(self.samples, self.seed) };
        work(Setting::new(&resolved, &self.beliefs, sampling).read_from(&self.inputs_sha256))
    }

    /// The paper on the eve of talks; `progress` hears each step before it begins.
    ///
    /// # Errors
    ///
    /// [`AnswerError::BeforeEverything`] if nothing was known at the day; what one of its parts may say.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(1900, 1, 1));
    /// assert!(study.is_err() || study?.brief(&|_| ()).is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn brief(&self, progress: &dyn Fn(Step<'_>)) -> Result<Brief, AnswerError> {
        self.on(|setting| tpt_paper::brief(setting, progress))
    }

    /// What was flown, if a report of a catalogued launch is true: each report by itself. Another missile may stand in for its own.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such launch or missile; [`AnswerError::NoStageSet`] if the missile cannot be flown.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 12, 31))?.sampled(16, 1);
    /// let found = study.reconstruct_launch("2017-07-04", None)?;
    /// assert!(found.reports.iter().any(|report| report.flown.is_some()));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn reconstruct_launch(
        &self,
        launch: &str,
        missile: Option<&str>,
    ) -> Result<LaunchReconstruction, AnswerError> {
        self.on(|setting| tpt_flown::reconstruct_launch(setting, launch, missile))
    }

    /// All flights of a missile together: which of its drawn vehicles the reports of its launches make likely.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such missile; [`AnswerError::NoStageSet`] if it cannot be flown;
    /// [`AnswerError::NoAnswer`] if no launch of it was reported with a range and an apogee.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 12, 31))?.sampled(16, 1);
    /// let found = study.reconstruct_together("hwasong-14")?;
    /// assert_eq!(found.launches.len(), 2);
    /// assert!(study.reconstruct_together("scud-d").is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn reconstruct_together(&self, missile: &str) -> Result<AllReports, AnswerError> {
        self.on(|setting| tpt_flown::reconstruct_together(setting, missile))
    }

    /// The same of figures typed by hand.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_catalogue::{Measured, Unit, Value};
    /// use tpt_earth::{Angle, Position};
    /// use tpt_flown::Typed;
    ///
    /// let measured = |value: f64, unit| {
    ///     let nominal = Value::try_from(value).ok();
    ///     Measured { low: None, nominal, high: None, last_digit: None, unit }
    /// };
    /// let typed = |range_km: f64| -> Result<Typed, tpt_setting::AnswerError> {
    ///     Ok(Typed {
    ///         range: Some(measured(range_km, Unit::Kilometre)),
    ///         apogee: Some(measured(2_802.0, Unit::Kilometre)),
    ///         flight_time: None,
    ///         missile: Some("hwasong-14".to_owned()),
    ///         launch: Some(Position::new(Angle::degrees(40.0), Angle::degrees(125.2))?),
    ///         bearing: Some(measured(80.0, Unit::Degree)),
    ///         source: Some("the North Korean state agency, 4 July 2017".to_owned()),
    ///     })
    /// };
    /// let study = Study::of_the_eve(date(2017, 12, 31))?.sampled(16, 1);
    /// assert!(study.reconstruct_typed(&typed(933.0)?)?.report.flown.is_some());
    /// assert!(study.reconstruct_typed(&typed(25_000.0)?).is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::NotFlown`] if the missile cannot fly them; else as [`Study::reconstruct_launch`].
    pub fn reconstruct_typed(&self, typed: &Typed) -> Result<TypedReconstruction, AnswerError> {
        self.on(|setting| tpt_flown::reconstruct_typed(setting, typed))
    }

    /// What a radar sees, by height above the ground.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such element, [`AnswerError::NoRadar`] if it has no radar at a fixed site.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_view::{Heights, WhatIf};
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let heights = Heights { altitudes_km: &[300.0], grid_step_deg: None };
    /// let declared = study.sight("seongju", heights, &WhatIf::default())?;
    /// let turned = study.sight("seongju", heights, &WhatIf { heading_deg: Some(270.0), ..WhatIf::default() })?;
    /// assert_ne!(declared.views[0].geometry, turned.views[0].geometry);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn sight(&self, element: &str, heights: Heights<'_>, what_if: &WhatIf) -> Result<Sight, AnswerError> {
        self.on(|setting| tpt_view::sight(setting, element, heights, what_if))
    }

    /// The same, and from which height on each radar sees what is above a place, by any of its names.
    ///
    /// # Errors
    ///
    /// As [`Study::sight`]; [`AnswerError::Unknown`] if no place is called so.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_view::{Heights, WhatIf};
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let heights = Heights { altitudes_km: &[300.0], grid_step_deg: None };
    /// let found = study.sight_above("seongju", heights, &WhatIf::default(), "Shanghai")?;
    /// assert_eq!(found.above.expect("it was asked about").place, "shanghai");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn sight_above(
        &self,
        element: &str,
        heights: Heights<'_>,
        what_if: &WhatIf,
        place: &str,
    ) -> Result<Sight, AnswerError> {
        self.on(|setting| tpt_view::sight_above(setting, element, heights, what_if, place))
    }

    /// What figures typed by hand bound, whatever missile it was.
    ///
    /// # Errors
    ///
    /// [`AnswerError::NoSuchFlight`] if no flight has them.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// # use tpt_catalogue::{Measured, Unit, Value};
    /// use tpt_flown::Typed;
    ///
    /// let nominal = Value::try_from(933.0).ok();
    /// let range = Measured { low: None, nominal, high: None, last_digit: None, unit: Unit::Kilometre };
    /// let study = Study::of_the_eve(date(2017, 12, 31))?.sampled(16, 1);
    /// let typed = Typed { range: Some(range), ..Typed::default() };
    /// let alone = study.typed_bounds(&typed)?;
    /// // The same as beside the vehicles that are flown, and none is flown for it.
    /// let whole = study.reconstruct_typed(&typed)?;
    /// let least_s = |bounds: Option<tpt_report::FlightBounds>| bounds?.least_flight_time_s.map(|time| time.nominal);
    /// assert_eq!(least_s(alone.report.bounds), least_s(whole.report.bounds));
    /// assert!(alone.templates.is_empty());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn typed_bounds(&self, typed: &Typed) -> Result<TypedReconstruction, AnswerError> {
        self.on(|setting| bounds::of_typed(setting, typed))
    }

    /// When a radar has a launch of the catalogue, or a notional arc, each named by its id.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_view::WhatIf;
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let found = study.sight_target("seongju-radar", "2017-03-06", &WhatIf::default())?;
    /// assert_eq!(found.cell.reported_by.as_deref(), Some("Seoul"));
    /// assert!(study.sight_target("seongju-radar", "2017-03-22", &WhatIf::default()).is_err(), "it came later");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Study::sight`]; [`AnswerError::NoAnswer`] if no report of the launch can be flown.
    pub fn sight_target(
        &self,
        element: &str,
        target: &str,
        what_if: &WhatIf,
    ) -> Result<SightTarget, AnswerError> {
        self.on(|setting| tpt_view::sight_target(setting, element, target, what_if))
    }

    /// Every radar of the scenario against every launch and every notional arc.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_view::WhatIf;
    ///
    /// let study = Study::of_the_eve(date(2014, 6, 30))?.sampled(16, 1);
    /// let found = study.sight_matrix(&WhatIf::default())?;
    /// assert_eq!(found.cells.len(), found.elements.len() * found.targets.len());
    /// assert!(!found.cells.is_empty());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What a radar or a flight may say.
    pub fn sight_matrix(&self, what_if: &WhatIf) -> Result<SightMatrix, AnswerError> {
        self.on(|setting| tpt_view::sight_matrix(setting, what_if))
    }

    /// Who could know of a launch when; the places are those of the scenario where none is named.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such launch or place; [`AnswerError::NoAnswer`] if it cannot be flown.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 12, 31))?.sampled(16, 1);
    /// let warned = study.warn("2017-08-29", &["Sapporo".to_owned()])?;
    /// assert!(!warned.timeline.is_empty());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn warn(&self, launch: &str, places: &[String]) -> Result<Warning, AnswerError> {
        let declared: Vec<String> = self.scenario.warned.iter().map(ToString::to_string).collect();
        let places = if places.is_empty() { &declared } else { places };
        self.on(|setting| tpt_view::warn(setting, launch, places))
    }

    /// What a battery reaches of classes of missiles, each with its one declared trajectory.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_defence::{Beyond, DefenceQuestion};
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let against = ["scud-c".to_owned()];
    /// let asked = DefenceQuestion { against: &against, places: &[], why: &[], cue: None, beyond: Beyond::Refused };
    /// let found = study.defend("seongju", &asked)?;
    /// assert!(!found.works && found.as_planned.is_some(), "its launchers have only begun to arrive");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::DefendsNothing`] or [`AnswerError::NoFootprint`] if nothing can be computed; an unknown class, place or cue.
    pub fn defend(&self, element: &str, question: &DefenceQuestion<'_>) -> Result<Defend, AnswerError> {
        self.on(|setting| tpt_defence::defend(setting, element, question))
    }

    /// How far coastal missiles are said to reach.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let ranges = study.ring("etorofu-bastion")?.ranges_km;
    /// assert!(ranges.is_sorted_by(|one, next| one.value >= next.value), "the longest first");
    /// assert!(study.ring("seongju").is_err(), "it is no coastal battery");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such battery; [`AnswerError::NoAnswer`] if it has no site or no range.
    pub fn ring(&self, element: &str) -> Result<Ring, AnswerError> {
        self.on(|setting| tpt_defence::ring(setting, element))
    }

    /// The card of a claim; with two assumption sets also what separates them.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_report::Outcome;
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let radar = study.check("beijing-hua-chunying-2017-03-17-radar-over-2000-km", None)?;
    /// assert_eq!((radar.outcome, radar.results.len()), (Outcome::Depends, 3), "a row a side");
    /// let words = "beijing-wang-yi-2016-07-09-far-beyond-need";
    /// assert_eq!(study.check(words, None)?.outcome, Outcome::NoProposition);
    /// assert!(study.check(words, Some(["seoul", "beijing"])).is_err(), "there is no number to differ on");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such claim or set; [`AnswerError::NoAnswer`] if two sets are named for a claim that
    /// is not computed.
    pub fn check(&self, claim: &str, between: Option<[&str; 2]>) -> Result<ClaimCard, AnswerError> {
        self.on(|setting| tpt_claims::check(setting, claim, between))
    }

    /// Published results computed again: one by its id, or all.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_report::ReproducedStatus;
    ///
    /// let study = Study::of_the_eve(date(2017, 12, 31))?.sampled(16, 1);
    /// let case = &study.reproduce(Some("kcna-hwasong-14-july-4-time"))?.cases[0];
    /// assert_eq!((case.status, case.reason.is_some()), (ReproducedStatus::Explained, true));
    /// assert!(study.reproduce(Some("perpetual-motion")).is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such case; what its computation may say.
    pub fn reproduce(&self, case: Option<&str>) -> Result<Reproduced, AnswerError> {
        self.on(|setting| tpt_claims::reproduce(setting, case))
    }

    /// What a limit on a radar keeps and what it spares.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_catalogue::Variable;
    /// use tpt_setting::AnswerError;
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let found = study.tradeoff("seongju-radar", Variable::Mode)?;
    /// assert!(found.options.iter().any(|option| option.declared) && found.options.len() > 1);
    /// let refused = study.tradeoff("shariki", Variable::Site).expect_err("nobody named another site");
    /// assert!(matches!(refused, AnswerError::NothingToChoose { .. }));
    /// # Ok::<(), AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::NothingToChoose`] if the variable has one value alone; else as [`Study::sight`].
    pub fn tradeoff(&self, element: &str, variable: Variable) -> Result<Tradeoff, AnswerError> {
        self.on(|setting| tpt_view::tradeoff(setting, element, variable))
    }

    /// Where a number, a fact or a record comes from.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if nothing has that id; [`AnswerError::NotTraced`] if the number cannot be computed from it alone.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// let why = study.why(None, "an-tpy-2/radar-range/wu-2016")?;
    /// assert!(!why.sources.is_empty());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn why(&self, kind: Option<Kind>, id: &str) -> Result<Why, AnswerError> {
        self.on(|setting| tpt_paper::why(setting, kind, id))
    }

    /// A ready citation of a number, a fact or a record.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// let cited = study.cite(None, "an-tpy-2/radar-range/wu-2016")?;
    /// assert!(cited.citation.contains("Wu Riqiang"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Study::why`].
    pub fn cite(&self, kind: Option<Kind>, id: &str) -> Result<Citation, AnswerError> {
        self.on(|setting| tpt_paper::cite(setting, kind, id))
    }

    /// What is known at the day and was not at an earlier one.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// let found = study.diff(date(2017, 3, 1))?;
    /// assert!(found.entries.iter().any(|row| row.record == "2017-03-06"));
    /// assert!(study.diff(date(2017, 4, 1)).is_err(), "the other day is later");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::DatesReversed`] unless the other day is earlier.
    pub fn diff(&self, from: Date) -> Result<Diff, AnswerError> {
        tpt_paper::diff(&self.catalogue, from, self.as_of, self.beliefs.set_id().as_str())
    }

    /// The records of a kind that a filter wants.
    ///
    /// # Errors
    ///
    /// [`AnswerError::UnknownKey`] if a filter names a key that no record of the kind has.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// use tpt_catalogue::Kind;
    /// use tpt_paper::Filter;
    ///
    /// let study = Study::of_the_eve(date(2017, 3, 20))?;
    /// let launches = study.list(Kind::Launches, &Filter::default())?;
    /// assert!(launches.entries.iter().all(|entry| entry.id.as_str() < "2017-03-21"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn list(&self, kind: Kind, filter: &Filter) -> Result<CatalogueList, AnswerError> {
        tpt_paper::catalogue_list(&self.catalogue, kind, filter, self.beliefs.set_id().as_str())
    }

    /// One record with its sources; of a launch, the vacuum arc through each report.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let study = Study::of_the_eve(date(2017, 3, 20))?.sampled(16, 1);
    /// let launch = study.show(None, "2017-03-06")?;
    /// assert_eq!(launch.record["missile"], "scud-er");
    /// assert!(launch.vacuum_arcs.iter().any(|arc| arc.of == "2017-03-06/tokyo"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if nothing has that id.
    pub fn show(&self, kind: Option<Kind>, id: &str) -> Result<CatalogueRecord, AnswerError> {
        self.on(|setting| {
            tpt_paper::catalogue_show(&self.catalogue, kind, id, setting.beliefs, setting.sampling)
        })
    }

    /// The catalogue of the day as tables.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_ask::Study;
    /// let export = Study::of_the_eve(date(2017, 3, 20))?.export();
    /// for table in &export.tables {
    ///     assert!(table.columns.iter().all(|column| column.cells.len() == table.columns[0].cells.len()));
    /// }
    /// assert_eq!(export.bibliography.len(), export.sources.len());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn export(&self) -> Export {
        tpt_paper::export(&self.catalogue, self.beliefs.set_id().as_str())
    }
}
