//! `warn`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::repeated;

/// What `warn` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct WarnQuestion {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[cfg_attr(feature = "clap", arg(value_name = "LAUNCH_ID"))]
    pub launch: String,
    /// A place. May be repeated. Without it: the capitals of northern Japan's prefectures, Seoul, Busan, Guam, Honolulu.
    #[cfg_attr(feature = "clap", arg(long = "place", value_name = "NAME"))]
    #[serde(rename = "place", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
}

impl Registered for WarnQuestion {
    const COMMAND: Command = Command {
        words: &["warn"],
        about: "Who could know of a launch when, when the public was told, and when it passed a place",
        more: "",
        examples: &["twoplustwo warn 2017-08-29 --place Sapporo --place Aomori"],
        operands: &[("launch", "2017-08-29")],
        needed: &[],
        documents: &[("warn", &[])],
        on_a_map: true,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for WarnQuestion {
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.warn(&self.launch, &self.places)?.into())
    }
}
