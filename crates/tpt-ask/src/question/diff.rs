//! `diff`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_scenario::QuestionField as Field;
use tpt_setting::{AnswerError, Word};

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::Day;

fn no_first_day() -> AnswerError {
    AnswerError::NotAsked {
        what: vec![Word::Text("a difference needs two days")],
        allowed: vec![
            Word::Field(Field::AsOf),
            Word::Text(", and a later day, such as 2016-06-01 and 2017-03-20"),
        ],
    }
}

/// What `diff` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct DiffQuestion {
    /// The earlier day: what was known at its end is left out.
    #[cfg_attr(feature = "clap", arg(skip))]
    #[serde(rename = "asof", skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The later day. The earlier one is that of --asof.
    #[cfg_attr(feature = "clap", arg(value_name = "TO", allow_negative_numbers = true))]
    pub to: Day,
}

impl Registered for DiffQuestion {
    const COMMAND: Command = Command {
        words: &["diff"],
        about: "What became known between two dates: `diff --asof FROM TO`",
        more: "",
        examples: &["twoplustwo diff --asof 2016-06-01 2017-03-20"],
        operands: &[("to", "2017-03-20")],
        needed: &[("asof", "2016-06-01")],
        documents: &[("diff", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for DiffQuestion {
    fn check(&self) -> Result<(), AnswerError> {
        self.from.as_ref().map(|_| ()).ok_or_else(no_first_day)
    }

    fn day(&self) -> Option<Date> {
        Some(self.to.0)
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let from = self.from.as_ref().ok_or_else(no_first_day)?;
        Ok(study.diff(from.0)?.into())
    }
}
