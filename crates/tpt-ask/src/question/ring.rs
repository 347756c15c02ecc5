//! `ring`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};

/// What `ring` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct RingQuestion {
    /// The battery: an id of `twoplustwo catalogue list elements`.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
}

impl Registered for RingQuestion {
    const COMMAND: Command = Command {
        words: &["ring"],
        about: "How far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside",
        more: "",
        examples: &["twoplustwo ring etorofu-bastion --asof 2017-03-20"],
        operands: &[("element", "etorofu-bastion")],
        needed: &[],
        documents: &[("ring", &[])],
        on_a_map: true,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for RingQuestion {
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.ring(&self.element)?.into())
    }
}
