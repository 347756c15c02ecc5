//! `reproduce`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};

/// What `reproduce` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ReproduceQuestion {
    /// One of them, by its id. Without it, all.
    #[cfg_attr(feature = "clap", arg(value_name = "CASE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

impl Registered for ReproduceQuestion {
    const COMMAND: Command = Command {
        words: &["reproduce"],
        about: "Compute published results again, and say why where one is missed",
        more: "",
        examples: &["twoplustwo reproduce", "twoplustwo reproduce wright-hwasong-12 --json"],
        operands: &[("case", "wright-hwasong-12")],
        needed: &[],
        documents: &[("reproduce", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for ReproduceQuestion {
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.reproduce(self.case.as_deref())?.into())
    }
}
