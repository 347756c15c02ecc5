//! `defend`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_defence::{Beyond, DefenceQuestion};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::{listed, repeated};

/// What `defend` is asked: ids alone; no trajectory, launch point or height can be given.
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
    #[schemars(with = "String", extend("x-listed" = "string"))]
    pub against: Vec<String>,
    /// A place. May be repeated.
    #[cfg_attr(feature = "clap", arg(long = "place", value_name = "NAME"))]
    #[serde(rename = "place", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// A place whose engagement clock is wanted. May be repeated.
    #[cfg_attr(feature = "clap", arg(long, value_name = "NAME"))]
    #[serde(default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
    /// Another element of the scenario whose radar tells the battery of the target, if it sees it earlier than the battery's own.
    /// The numbers then hold for that deployment, and their ids cannot be traced.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
}

impl Registered for DefendQuestion {
    const COMMAND: Command = Command {
        words: &["defend"],
        about: "What a battery could protect from a class of missiles, and why not the rest",
        more: "",
        examples: &[
            "twoplustwo defend seongju --against scud-c,nodong --place Seoul --place Busan --asof 2017-03-20",
            "twoplustwo defend seongju --against nodong --why Pyeongtaek",
            "twoplustwo defend seongju --against nodong --place Pyeongtaek --figure reaction-time=thaad/reaction-time/jang-2016",
        ],
        operands: &[("element", "seongju")],
        needed: &[],
        documents: &[("defend", &[])],
        on_a_map: true,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for DefendQuestion {
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let asked = DefenceQuestion {
            against: &self.against,
            places: &self.places,
            why: &self.why,
            cue: self.cue.as_deref(),
            beyond: Beyond::Refused,
        };
        Ok(study.defend(&self.element, &asked)?.into())
    }
}
