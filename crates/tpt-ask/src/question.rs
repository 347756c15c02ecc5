//! What is asked, as one type: each question with the fields that it has, and no others.
//!
//! A field is read in one way, from the words of a command line, an address, a keyword or a file ([`crate::typed`]). The one-way
//! rule stands in the types: a question of `sight`, `warn` or `defend` has no field for a trajectory, a launch point, an azimuth
//! or a loft.

mod brief;
mod catalogue;
mod check;
mod cite;
mod defend;
mod diff;
mod reconstruct;
mod reproduce;
mod ring;
mod schema;
mod sight;
mod tradeoff;
mod warn;
mod why;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_scenario::QuestionField;
use tpt_setting::{AnswerError, Word};

use crate::Study;
use crate::command::Command;
use crate::typed::{Day, KeyValue, Samples, Seed, repeated};

pub use brief::BriefQuestion;
pub use catalogue::{ListQuestion, ShowQuestion};
pub use check::CheckQuestion;
pub use cite::CiteQuestion;
pub use defend::DefendQuestion;
pub use diff::DiffQuestion;
pub use reconstruct::ReconstructQuestion;
pub use reproduce::ReproduceQuestion;
pub use ring::RingQuestion;
pub use schema::{SchemaQuestion, all_schemas};
pub use sight::SightQuestion;
pub use tradeoff::TradeoffQuestion;
pub use warn::WarnQuestion;
pub use why::WhyQuestion;

/// How a question is answered.
pub(crate) trait Ask {
    /// Whether its fields fit together.
    fn check(&self) -> Result<(), AnswerError> {
        Ok(())
    }

    /// What is worked on, in words, where it takes a moment.
    fn doing(&self) -> Option<String> {
        None
    }

    /// The day that it is about, where it names one.
    fn day(&self) -> Option<Date> {
        None
    }

    /// Whose figures it is about, where it names them: a key of [`tpt_scenario::Beliefs`].
    fn figures(&self) -> Option<String> {
        None
    }

    /// The document that answers it where no facts are needed.
    fn answer_alone(&self) -> Option<Result<Answer, AnswerError>> {
        None
    }

    /// The document that answers it.
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError>;
}

/// What a question says of itself.
pub(crate) trait Registered {
    /// Its row in the registry.
    const COMMAND: Command;
}

macro_rules! questions {
    ($($(#[$about:meta])* $name:ident($question:ty),)+) => {
        /// A question, with what it needs.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "command", rename_all = "kebab-case")]
        pub enum Question { $($(#[$about])* $name($question),)+ }

        impl Question {
            /// The registry, in the order of the help.
            pub const COMMANDS: &'static [Command] = &[$(<$question as Registered>::COMMAND,)+];

            fn asked(&self) -> &dyn Ask {
                match self { $(Self::$name(question) => question,)+ }
            }

            /// A question by its words and its fields, whether or not they fit together.
            fn from_words(words: &[&str], fields: Fields) -> Result<Option<Self>, AnswerError> {
                $(if words == <$question as Registered>::COMMAND.words {
                    return Ok(Some(Self::$name(from_fields(fields)?)));
                })+
                let _ = fields;
                Ok(None)
            }

            /// Adds the fields of a question to a command of `clap`.
            ///
            /// ```
            /// use tpt_ask::Question;
            ///
            /// let ring = Question::with_arguments(&["ring"], clap::Command::new("ring"));
            /// assert!(ring.get_positionals().map(|one| one.get_id().as_str()).eq(["element"]));
            /// ```
            #[cfg(feature = "clap")]
            #[must_use]
            pub fn with_arguments(words: &[&str], command: clap::Command) -> clap::Command {
                $(if words == <$question as Registered>::COMMAND.words {
                    return <$question as clap::Args>::augment_args(command);
                })+
                command
            }

            /// A question by its words and what `clap` found; nothing for words of no question.
            ///
            /// ```
            /// use tpt_ask::Question;
            ///
            /// let ring = Question::with_arguments(&["ring"], clap::Command::new("ring"));
            /// let found = ring.try_get_matches_from(["ring", "etorofu-bastion"])?;
            /// let Some(Question::Ring(ring)) = Question::from_matches(&["ring"], &found)? else { panic!("it is one") };
            /// assert_eq!(ring.element, "etorofu-bastion");
            /// # Ok::<(), clap::Error>(())
            /// ```
            ///
            /// # Errors
            ///
            /// Those of `clap` for a missing field.
            #[cfg(feature = "clap")]
            pub fn from_matches(
                words: &[&str],
                matches: &clap::ArgMatches,
            ) -> Result<Option<Self>, clap::Error> {
                $(if words == <$question as Registered>::COMMAND.words {
                    let found = <$question as clap::FromArgMatches>::from_arg_matches(matches)?;
                    return Ok(Some(Self::$name(found)));
                })+
                Ok(None)
            }
        }
    };
}

questions! {
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
    Why(WhyQuestion),
    /// A ready citation.
    Cite(CiteQuestion),
    /// What became known between two days.
    Diff(DiffQuestion),
    /// The records of a kind.
    CatalogueList(ListQuestion),
    /// One record with its sources.
    CatalogueShow(ShowQuestion),
    /// The shape of a document or of a kind of file.
    Schema(SchemaQuestion),
}

/// What every question may choose: the day, the deployment, whose figures are believed, and how bands are sampled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// Hide what happened or was first said after this day, which ends at 24:00 in Tokyo.
    #[cfg_attr(feature = "clap", arg(long, global = true, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asof: Option<Day>,
    /// The deployment: a scenario file, or the id of one that the program carries.
    #[cfg_attr(feature = "clap", arg(long, global = true, value_name = "FILE|ID"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Whose figures are believed: the id of an assumption set (`twoplustwo catalogue list sets`).
    #[cfg_attr(feature = "clap", arg(long, global = true, value_name = "SET"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<String>,
    /// Believe one figure instead of the set's. May be repeated.
    ///
    /// QUANTITY=FIGURE_ID, such as `reports=2017-03-06/tokyo` for the report of a launch.
    #[cfg_attr(feature = "clap", arg(long, global = true, value_name = "QUANTITY=FIGURE_ID"))]
    #[serde(default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<KeyValue>")]
    pub figure: Vec<String>,
    /// Samples of each band.
    #[cfg_attr(
        feature = "clap",
        arg(long, global = true, value_name = "N", default_value_t, allow_negative_numbers = true)
    )]
    #[serde(default)]
    pub samples: Samples,
    /// The seed of the samples.
    #[cfg_attr(
        feature = "clap",
        arg(long, global = true, value_name = "N", default_value_t, allow_negative_numbers = true)
    )]
    #[serde(default)]
    pub seed: Seed,
}

/// Fields by name, as a shell has them.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// Reads a record from fields, and names the one that is wrong.
///
/// ```
/// use tpt_ask::{Choices, Fields, from_fields};
///
/// let few = Fields::from_iter([("samples".to_owned(), 3.into())]);
/// let refused = from_fields::<Choices>(few).expect_err("too few");
/// assert_eq!(refused.to_string(), "samples `3`: allowed: 16 to 65536");
/// ```
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

impl Question {
    /// The row of the registry with these words.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// assert!(Question::command(&["catalogue", "list"]).is_some_and(|list| !list.on_a_map));
    /// assert!(Question::command(&["optimise"]).is_none());
    /// ```
    #[must_use]
    pub fn command(words: &[&str]) -> Option<&'static Command> {
        Self::COMMANDS.iter().find(|command| command.words == words)
    }

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
        let found = Self::from_words(words, fields)?;
        if let Some(question) = &found {
            question.check()?;
        }
        Ok(found)
    }

    /// Whether its fields fit together.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// # let asked = |text: &str| serde_json::from_str::<Question>(text).expect("it is a question");
    /// let one = r#"{ "command": "sight", "element": "seongju-radar", "launch": "2017-03-06" }"#;
    /// assert!(asked(one).check().is_ok());
    /// let two = r#"{ "command": "sight", "element": "seongju-radar", "launch": "2017-03-06", "arc": "baikal" }"#;
    /// assert!(asked(two).check().is_err(), "one target at a time");
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::NotAsked`] where they do not.
    pub fn check(&self) -> Result<(), AnswerError> {
        self.asked().check()
    }

    /// What is worked on, in words, where it takes a moment.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// # let asked = |text: &str| serde_json::from_str::<Question>(text).expect("it is a question");
    /// let launch = asked(r#"{ "command": "reconstruct", "launch_id": "2017-03-06" }"#);
    /// assert_eq!(launch.doing().as_deref(), Some("reconstructing 2017-03-06, each report by itself"));
    /// assert_eq!(asked(r#"{ "command": "ring", "element": "etorofu-bastion" }"#).doing(), None);
    /// ```
    #[must_use]
    pub fn doing(&self) -> Option<String> {
        self.asked().doing()
    }

    /// The day that it is about, where it names one itself: that of a brief, or of the id of a number.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// # let asked = |text: &str| serde_json::from_str::<Question>(text).expect("it is a question");
    /// let brief = asked(r#"{ "command": "brief", "date": "2017-03-20" }"#);
    /// assert_eq!(brief.day(), Some(jiff::civil::date(2017, 3, 20)));
    /// assert_eq!(asked(r#"{ "command": "ring", "element": "etorofu-bastion" }"#).day(), None);
    /// ```
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.asked().day()
    }

    /// Whose figures it is about, where it names them itself: a key of [`tpt_scenario::Beliefs`].
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// # let asked = |text: &str| serde_json::from_str::<Question>(text).expect("it is a question");
    /// let number = r#"{ "command": "why", "id": "ring@2017-03-20/beijing/etorofu-bastion/tokyo/distance_km" }"#;
    /// assert_eq!(asked(number).figures().as_deref(), Some("beijing"));
    /// let fact = r#"{ "command": "why", "id": "an-tpy-2/radar-range/wu-2016" }"#;
    /// assert_eq!(asked(fact).figures(), None);
    /// ```
    #[must_use]
    pub fn figures(&self) -> Option<String> {
        self.asked().figures()
    }

    /// The document that answers it, if it needs no facts: that of `schema`.
    ///
    /// ```
    /// use tpt_ask::Question;
    /// use tpt_report::Answer;
    ///
    /// # let asked = |text: &str| serde_json::from_str::<Question>(text).expect("it is a question");
    /// let schema = asked(r#"{ "command": "schema", "name": "ring" }"#);
    /// assert!(matches!(schema.answer_alone(), Some(Ok(Answer::Schema(_)))));
    /// assert!(asked(r#"{ "command": "ring", "element": "etorofu-bastion" }"#).answer_alone().is_none());
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Field`] for a name that no schema has.
    #[must_use]
    pub fn answer_alone(&self) -> Option<Result<Answer, AnswerError>> {
        self.asked().answer_alone()
    }

    /// The document that answers it.
    ///
    /// ```
    /// use tpt_ask::{Question, Study};
    /// use tpt_report::Answer;
    ///
    /// let asked = serde_json::json!({ "command": "ring", "element": "etorofu-bastion" });
    /// let question: Question = serde_json::from_value(asked).expect("it is a question");
    /// let study = Study::of_the_eve(jiff::civil::date(2017, 3, 20))?.sampled(16, 1);
    /// assert!(matches!(question.answer(&study)?, Answer::Ring(_)));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::NotAsked`] if its fields do not fit together; what the answer itself may say.
    pub fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        self.check()?;
        self.asked().answer(study)
    }
}

/// Fields as a list with commas and a last "and".
pub(crate) fn fields_in_a_row(fields: &[QuestionField]) -> Vec<Word> {
    let between = |i: usize| match i {
        0 => None,
        i if i + 1 == fields.len() => Some(Word::Text(" and ")),
        _ => Some(Word::Text(", ")),
    };
    fields
        .iter()
        .enumerate()
        .flat_map(|(i, field)| between(i).into_iter().chain([Word::Field(*field)]))
        .collect()
}
