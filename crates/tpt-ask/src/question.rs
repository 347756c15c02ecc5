//! What is asked, as one type: each question with the fields that it has, and no others.
//!
//! A field is read in one way, from the words of a command line, an address, a keyword or a file ([`crate::typed`]). The one-way
//! rule stands in the types: a question of `sight`, `warn` or `defend` has no field for a trajectory, a launch point, an azimuth
//! or a loft.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_catalogue::{Kind, Measured, Unit, Value, Variable};
use tpt_defence::{Beyond, DefenceQuestion};
use tpt_flown::Typed;
use tpt_paper::Filter;
use tpt_report::ReportReconstruction;
use tpt_setting::AnswerError;
use tpt_view::{Heights, WhatIf};

use crate::typed::{
    ApogeeKm, CrossSectionM2, Day, DayOrLonger, DirectionDeg, FlightTimeS, HeightKm, KeyValue, KindWord,
    LatLon, Move, RangeKm, Said, Samples, Seed, StepDeg, listed, repeated,
};
use crate::{Answer, Study};

/// A question, with what it needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Question {
    /// The paper for the eve of talks.
    Brief(BriefQuestion),
    /// What was flown, if a report is true.
    Reconstruct(ReconstructQuestion),
    /// What a radar sees.
    Sight(SightQuestion),
    /// Who could know of a launch when.
    Warn(WarnQuestion),
    /// What a battery reaches of a class of missiles.
    Defend(DefendQuestion),
    /// How far coastal missiles are said to reach.
    Ring(RingQuestion),
    /// A claim card.
    Check(CheckQuestion),
    /// Published results computed again.
    Reproduce(ReproduceQuestion),
    /// What a limit on a radar keeps and what it spares.
    Tradeoff(TradeoffQuestion),
    /// Where a number comes from.
    Why(TraceQuestion),
    /// A ready citation.
    Cite(TraceQuestion),
    /// The records of a kind.
    CatalogueList(ListQuestion),
    /// One record with its sources.
    CatalogueShow(ShowQuestion),
}

/// What every question may choose: the day, the deployment, whose figures are believed, and how bands are sampled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// Hide what happened or was first said after this day, which ends at 24:00 in Tokyo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asof: Option<Day>,
    /// The deployment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Whose figures are believed: the id of an assumption set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<String>,
    /// Single figures believed instead of the set's, each `QUANTITY=FIGURE_ID`.
    #[serde(default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub figure: Vec<String>,
    /// Samples of each band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub samples: Option<Samples>,
    /// The seed of the samples.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<Seed>,
}

/// Fields by name, as a shell has them.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// Reads a record from fields, and names the one that is wrong.
///
/// # Errors
///
/// [`AnswerError::Field`] with the field, the value and what is allowed.
pub fn from_fields<T: serde::de::DeserializeOwned>(fields: Fields) -> Result<T, AnswerError> {
    serde_path_to_error::deserialize(serde_json::Value::Object(fields)).map_err(|error| {
        let field = error.path().to_string();
        let problem = error.inner().to_string();
        match field.as_str() {
            "." => AnswerError::Field { field: String::new(), problem },
            _ => AnswerError::Field { problem: format!("{field} {problem}"), field },
        }
    })
}

/// What `brief` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct BriefQuestion {
    /// The day of the talks; what was known at its end is in, what was said at the talks is not.
    #[cfg_attr(feature = "clap", arg(value_name = "DATE", allow_negative_numbers = true))]
    pub date: Day,
}

/// What `warn` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct WarnQuestion {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[cfg_attr(feature = "clap", arg(value_name = "LAUNCH_ID"))]
    pub launch: String,
    /// A place; may be repeated. Without it: the capitals of northern Japan's prefectures, Seoul, Busan, Guam, Honolulu.
    #[cfg_attr(feature = "clap", arg(long = "place", value_name = "NAME"))]
    #[serde(rename = "place", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
}

/// What `ring` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct RingQuestion {
    /// The battery: an id of `twoplustwo catalogue list elements`.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
}

/// What `check` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct CheckQuestion {
    /// The claim: an id of `twoplustwo catalogue list claims`.
    #[cfg_attr(feature = "clap", arg(value_name = "CLAIM_ID"))]
    pub claim: String,
    /// Two assumption sets: what each figure in which they differ explains of the gap between them.
    #[cfg_attr(feature = "clap", arg(long, num_args = 2, value_names = ["SET_A", "SET_B"]))]
    #[serde(default, deserialize_with = "listed", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "String")]
    pub between: Vec<String>,
}

/// What `reproduce` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ReproduceQuestion {
    /// One of them, by its id; all where there is none.
    #[cfg_attr(feature = "clap", arg(value_name = "CASE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

/// What `tradeoff` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct TradeoffQuestion {
    /// The radar: an id of `twoplustwo catalogue list elements`; of a battery, its radar is taken.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
    /// What is varied.
    #[cfg_attr(feature = "clap", arg(value_name = "VARIABLE"))]
    pub variable: VariableWord,
}

/// What `catalogue list` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ListQuestion {
    /// The kind of record.
    pub kind: KindWord,
    /// Only records of this day, month or year, or later.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<DayOrLonger>,
    /// Only records of this day, month or year, or earlier.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DayOrLonger>,
    /// Only records with these words in one of their texts.
    #[cfg_attr(feature = "clap", arg(long, value_name = "WORDS"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// Only records in which some key has this value, or any where it is `*`; `access` and `grade` are those of the sources.
    /// May be repeated.
    #[cfg_attr(feature = "clap", arg(long = "where", value_name = "KEY=VALUE"))]
    #[serde(rename = "where", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<KeyValue>,
}

/// What `catalogue show` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ShowQuestion {
    /// The record's id.
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
}

/// A variable of `tradeoff`, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum VariableWord {
    /// Where the middle of the sector points.
    Heading,
    /// The mode in which the radar is used.
    Mode,
    /// Where it stands.
    Site,
}

impl From<VariableWord> for Variable {
    fn from(word: VariableWord) -> Self {
        match word {
            VariableWord::Heading => Self::Heading,
            VariableWord::Mode => Self::Mode,
            VariableWord::Site => Self::Site,
        }
    }
}

impl Question {
    /// The words of every question, in the order of the help.
    pub const COMMANDS: [&'static [&'static str]; 13] = [
        &["brief"],
        &["reconstruct"],
        &["sight"],
        &["warn"],
        &["defend"],
        &["ring"],
        &["check"],
        &["reproduce"],
        &["tradeoff"],
        &["why"],
        &["cite"],
        &["catalogue", "list"],
        &["catalogue", "show"],
    ];

    /// A question by its words and its fields, as addresses, keywords and study files have them.
    ///
    /// ```
    /// use serde_json::json;
    /// use tpt_ask::Question;
    ///
    /// let fields = |value: serde_json::Value| value.as_object().cloned().unwrap_or_default();
    /// let asked = Question::read(&["sight"], fields(json!({ "element": "seongju", "heading_deg": 200 })))?;
    /// assert!(matches!(asked, Some(Question::Sight(_))));
    /// let refused = Question::read(&["sight"], fields(json!({ "element": "seongju", "heading_deg": 400 })));
    /// assert_eq!(refused.unwrap_err().to_string(), "heading_deg `400`: allowed: 0 to 360");
    /// assert!(Question::read(&["sight"], fields(json!({ "element": "seongju", "loft_deg": 70 }))).is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Field`] for a field that is unknown, missing or wrong, [`AnswerError::NotAsked`] for fields that do not fit
    /// together. Nothing comes back for words of no question.
    pub fn read(words: &[&str], fields: Fields) -> Result<Option<Self>, AnswerError> {
        let question = match words {
            ["brief"] => Self::Brief(from_fields(fields)?),
            ["reconstruct"] => Self::Reconstruct(from_fields(fields)?),
            ["sight"] => Self::Sight(from_fields(fields)?),
            ["warn"] => Self::Warn(from_fields(fields)?),
            ["defend"] => Self::Defend(from_fields(fields)?),
            ["ring"] => Self::Ring(from_fields(fields)?),
            ["check"] => Self::Check(from_fields(fields)?),
            ["reproduce"] => Self::Reproduce(from_fields(fields)?),
            ["tradeoff"] => Self::Tradeoff(from_fields(fields)?),
            ["why"] => Self::Why(from_fields(fields)?),
            ["cite"] => Self::Cite(from_fields(fields)?),
            ["catalogue", "list"] => Self::CatalogueList(from_fields(fields)?),
            ["catalogue", "show"] => Self::CatalogueShow(from_fields(fields)?),
            _ => return Ok(None),
        };
        question.check()?;
        Ok(Some(question))
    }

    /// What is worked on, in words, where it takes a moment.
    #[must_use]
    pub fn doing(&self) -> Option<String> {
        match self {
            Self::Reconstruct(ReconstructQuestion { launch_id: Some(launch), .. }) => {
                Some(format!("reconstructing {launch}, each report by itself"))
            }
            Self::Reconstruct(question) => {
                let missile = question.missile.as_deref().unwrap_or_default();
                Some(format!("reconstructing the typed figures with {missile}"))
            }
            Self::Sight(SightQuestion { matrix: true, .. }) => {
                Some("every radar against every launch and notional arc".to_owned())
            }
            Self::Tradeoff(_) => Some("every option against every launch and notional arc".to_owned()),
            _ => None,
        }
    }

    /// The document that answers it. `skyline` is the name and the text of a mask for `sight`.
    ///
    /// ```
    /// use tpt_ask::{Answer, Question, Study};
    ///
    /// let asked = serde_json::json!({ "command": "ring", "element": "etorofu-bastion" });
    /// let question: Question = serde_json::from_value(asked).expect("it is a question");
    /// let study = Study::of_the_eve(jiff::civil::date(2017, 3, 20))?.sampled(16, 1);
    /// assert!(matches!(question.answer(&study, None)?, Answer::Ring(_)));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::NotAsked`] if its fields do not fit together; what the answer itself may say.
    pub fn answer(
        &self,
        study: &Study<'_>,
        skyline: Option<(String, String)>,
    ) -> Result<Answer, AnswerError> {
        self.check()?;
        Ok(match self {
            Self::Brief(_) => Answer::Brief(Box::new(study.brief(&|_| ())?)),
            Self::Reconstruct(question) => question.answer(study)?,
            Self::Sight(question) => question.answer(study, skyline)?,
            Self::Warn(question) => Answer::Warn(Box::new(study.warn(&question.launch, &question.places)?)),
            Self::Defend(question) => {
                let asked = DefenceQuestion {
                    against: &question.against,
                    places: &question.places,
                    why: &question.why,
                    cue: question.cue.as_deref(),
                    beyond: Beyond::Refused,
                };
                Answer::Defend(Box::new(study.defend(&question.element, &asked)?))
            }
            Self::Ring(question) => Answer::Ring(Box::new(study.ring(&question.element)?)),
            Self::Check(question) => {
                let between = match question.between.as_slice() {
                    [one, other] => Some([one.as_str(), other.as_str()]),
                    _ => None,
                };
                Answer::Check(Box::new(study.check(&question.claim, between)?))
            }
            Self::Reproduce(question) => {
                Answer::Reproduce(Box::new(study.reproduce(question.case.as_deref())?))
            }
            Self::Tradeoff(question) => {
                Answer::Tradeoff(Box::new(study.tradeoff(&question.element, question.variable.into())?))
            }
            Self::Why(question) => Answer::Why(Box::new(study.why(question.kind(), &question.id)?)),
            Self::Cite(question) => Answer::Cite(Box::new(study.cite(question.kind(), &question.id)?)),
            Self::CatalogueList(question) => {
                let ListQuestion { since, until, contains, keys, .. } = question;
                let filter = Filter {
                    since: since.as_ref().map(|date| date.0),
                    until: until.as_ref().map(|date| date.0),
                    contains: contains.clone(),
                    keys: keys.iter().map(|one| one.0.clone()).collect(),
                };
                Answer::CatalogueList(Box::new(study.list(question.kind.0, &filter)?))
            }
            Self::CatalogueShow(question) => {
                let kind = question.kind.as_ref().map(|word| word.0);
                Answer::CatalogueShow(Box::new(study.show(kind, &question.id)?))
            }
        })
    }

    /// Whether its fields fit together.
    fn check(&self) -> Result<(), AnswerError> {
        let refused = |what: &str, allowed: &str| {
            Err(AnswerError::NotAsked { what: what.to_owned(), allowed: allowed.to_owned() })
        };
        match self {
            Self::Reconstruct(question) => match (&question.launch_id, question.is_typed()) {
                (Some(_), true) => refused(
                    "a launch of the catalogue stands beside typed figures",
                    "launch_id, with missile and track, or typed figures without it",
                ),
                (None, _) if question.typed().is_none() => refused(
                    "neither a launch nor all figures of a flight are given",
                    "launch_id, or range_km, apogee_km, missile, launch, azimuth_deg and source together",
                ),
                _ => Ok(()),
            },
            Self::Sight(question) => {
                let SightQuestion {
                    element, grid_deg, launch, arc, matrix, heading_deg, mode, rcs_m2, ..
                } = question;
                let of_one = grid_deg.is_some()
                    || launch.is_some()
                    || arc.is_some()
                    || heading_deg.is_some()
                    || mode.is_some()
                    || rcs_m2.is_some();
                if *matrix == element.is_some() || (*matrix && of_one) {
                    return refused(
                        "a view is of one radar, or of all without its fields",
                        "element with its fields, or matrix alone",
                    );
                }
                if launch.is_some() && arc.is_some()
                    || grid_deg.is_some() && (launch.is_some() || arc.is_some())
                {
                    return refused("more than one of launch, arc and grid_deg is given", "one of them");
                }
                Ok(())
            }
            Self::Check(question) if !matches!(question.between.len(), 0 | 2) => {
                refused("between has not two sets", "two assumption sets, or none")
            }
            _ => Ok(()),
        }
    }
}

impl ReconstructQuestion {
    /// Whether any figure of a flight was typed.
    const fn is_typed(&self) -> bool {
        self.range_km.is_some()
            || self.apogee_km.is_some()
            || self.flight_time_s.is_some()
            || self.launch.is_some()
            || self.azimuth_deg.is_some()
            || self.source.is_some()
    }

    /// The figures that were typed, where all that a flight needs is there.
    fn typed(&self) -> Option<Typed> {
        let measured = |nominal: Value, unit| Measured {
            low: None,
            nominal: Some(nominal),
            high: None,
            last_digit: None,
            unit,
        };
        Some(Typed {
            range: measured(self.range_km.as_ref()?.0, Unit::Kilometre),
            apogee: measured(self.apogee_km.as_ref()?.0, Unit::Kilometre),
            flight_time: self.flight_time_s.as_ref().map(|time| measured(time.0, Unit::Second)),
            missile: self.missile.clone()?,
            launch: self.launch.as_ref()?.0,
            bearing: measured(self.azimuth_deg.as_ref()?.0, Unit::Degree),
            source: self.source.as_ref()?.0.clone(),
        })
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let without_track = |reports: &mut [ReportReconstruction]| {
            for report in reports.iter_mut().filter(|_| !self.track) {
                report.profile.clear();
                report.track.clear();
            }
        };
        if let Some(typed) = self.typed() {
            let mut found = study.reconstruct_typed(&typed)?;
            without_track(std::slice::from_mut(&mut found.report));
            return Ok(Answer::ReconstructTyped(Box::new(found)));
        }
        let launch = self.launch_id.as_deref().unwrap_or_default();
        let mut found = study.reconstruct_launch(launch, self.missile.as_deref())?;
        without_track(&mut found.reports);
        Ok(Answer::ReconstructLaunch(Box::new(found)))
    }
}

impl SightQuestion {
    fn answer(&self, study: &Study<'_>, skyline: Option<(String, String)>) -> Result<Answer, AnswerError> {
        let what_if = WhatIf {
            heading_deg: self.heading_deg.as_ref().map(|heading| heading.0.get()),
            mode: self.mode.clone(),
            rcs_m2: self.rcs_m2.as_ref().map(|area| area.0.get()),
            moved: self.moved.as_ref().map(|moved| moved.0.clone()),
            without: self.without.clone(),
            mask: skyline,
        };
        if self.matrix {
            return Ok(Answer::SightMatrix(Box::new(study.sight_matrix(&what_if)?)));
        }
        let element = self.element.as_deref().unwrap_or_default();
        if let Some(target) = self.launch.as_deref().or(self.arc.as_deref()) {
            return Ok(Answer::SightTarget(Box::new(study.sight_target(element, target, &what_if)?)));
        }
        let altitudes_km: Vec<f64> = self.altitude_km.iter().map(|height| height.0).collect();
        let grid_step_deg = self.grid_deg.as_ref().map(|step| step.0);
        let heights = Heights { altitudes_km: &altitudes_km, grid_step_deg };
        Ok(Answer::Sight(Box::new(study.sight(element, heights, &what_if)?)))
    }
}

impl TraceQuestion {
    /// The kind of record that is meant.
    fn kind(&self) -> Option<Kind> {
        self.kind.as_ref().map(|word| word.0)
    }
}

/// The heights of a view where none are asked for.
fn usual_heights() -> Vec<HeightKm> {
    [100.0, 200.0, 300.0, 500.0].map(HeightKm).to_vec()
}

/// A catalogued launch, or the figures of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ReconstructQuestion {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[cfg_attr(feature = "clap", arg(value_name = "LAUNCH_ID", required_unless_present = "range_km",
          conflicts_with_all = ["range_km", "apogee_km", "flight_time_s", "launch", "azimuth_deg", "source"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch_id: Option<String>,
    /// Distance over the ground; as many digits as are meant.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true,
          requires_all = ["apogee_km", "missile", "launch", "azimuth_deg", "source"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_km: Option<RangeKm>,
    /// Greatest height.
    #[cfg_attr(
        feature = "clap",
        arg(long, value_name = "KM", allow_negative_numbers = true, requires = "range_km")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apogee_km: Option<ApogeeKm>,
    /// Flight time, compared with the computed one.
    #[cfg_attr(
        feature = "clap",
        arg(long, value_name = "S", allow_negative_numbers = true, requires = "range_km")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flight_time_s: Option<FlightTimeS>,
    /// The missile: an id of `twoplustwo catalogue list missiles`; with LAUNCH_ID, instead of the launch's own.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MISSILE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missile: Option<String>,
    /// Where it was launched, in degrees north and east.
    #[cfg_attr(
        feature = "clap",
        arg(long, value_name = "LAT,LON", allow_hyphen_values = true, requires = "range_km")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<LatLon>,
    /// The direction of the impact from the launch, from north, clockwise.
    #[cfg_attr(
        feature = "clap",
        arg(long, value_name = "DEG", allow_negative_numbers = true, requires = "range_km")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub azimuth_deg: Option<DirectionDeg>,
    /// Who says so, and where.
    #[cfg_attr(feature = "clap", arg(long, value_name = "TEXT", requires = "range_km"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Said>,
    /// Add the path: height over ground distance, and the ground track.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub track: bool,
}

/// What `sight` looks with, and at what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct SightQuestion {
    /// The radar: an id of `twoplustwo catalogue list elements`; of a battery, its radar is taken.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT", required_unless_present = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// Heights above the ground, in kilometres.
    #[cfg_attr(
        feature = "clap",
        arg(
            long,
            value_name = "KM,KM",
            value_delimiter = ',',
            default_value = "100,200,300,500",
            allow_negative_numbers = true
        )
    )]
    #[serde(default = "usual_heights", deserialize_with = "listed")]
    #[schemars(with = "String", regex(pattern = r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?)*$"))]
    pub altitude_km: Vec<HeightKm>,
    /// Add to the JSON document the lowest height in view over a grid of this step, 20° north and south and 30° east and west.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true, conflicts_with_all = ["launch", "arc", "matrix"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid_deg: Option<StepDeg>,
    /// A launch of the catalogue, as the figures in force have it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "LAUNCH_ID", conflicts_with_all = ["arc", "matrix"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<String>,
    /// A notional arc: china-north-america, west-russia-north-america, baikal-north-america, okhotsk-north-america.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ARC_ID", conflicts_with = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// Every radar of the scenario against every launch and every notional arc.
    #[cfg_attr(feature = "clap", arg(long, conflicts_with = "element"))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub matrix: bool,
    /// Turn the radar: the middle of its sector, from north, clockwise.
    #[cfg_attr(
        feature = "clap",
        arg(long, value_name = "DEG", allow_negative_numbers = true, conflicts_with = "matrix")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_deg: Option<DirectionDeg>,
    /// Set the radar to another of its modes.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MODE", conflicts_with = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Draw views for a target of this cross-section instead of the one that the claimed range holds for.
    #[cfg_attr(
        feature = "clap",
        arg(long, value_name = "M2", allow_negative_numbers = true, conflicts_with = "matrix")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcs_m2: Option<CrossSectionM2>,
    /// Put an element somewhere else: a place of the catalogue, or degrees north and east.
    #[cfg_attr(
        feature = "clap",
        arg(long = "move", value_name = "ELEMENT=SITE|LAT,LON", allow_hyphen_values = true)
    )]
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub moved: Option<Move>,
    /// Take an element away, one at a time: what the others add to each other without it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
}

/// Arguments of `defend`: ids alone; no trajectory, launch point or height can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct DefendQuestion {
    /// The battery: an id of `twoplustwo catalogue list elements`.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
    /// Classes of missiles, separated by commas. Without it: every class whose trajectory was public.
    #[cfg_attr(feature = "clap", arg(long, value_name = "CLASS", value_delimiter = ','))]
    #[serde(default, deserialize_with = "listed", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "String")]
    pub against: Vec<String>,
    /// A place; may be repeated.
    #[cfg_attr(feature = "clap", arg(long = "place", value_name = "NAME"))]
    #[serde(rename = "place", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// A place whose engagement clock is wanted; may be repeated.
    #[cfg_attr(feature = "clap", arg(long, value_name = "NAME"))]
    #[serde(default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
    /// Another element of the scenario whose radar tells the battery of the target, if it sees it earlier than the battery's own.
    /// The numbers then hold for that deployment, and their ids cannot be traced.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
}

/// What `why` and `cite` trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct TraceQuestion {
    /// A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    #[cfg_attr(feature = "clap", arg(value_name = "ID"))]
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
}
