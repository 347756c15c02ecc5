//! `check`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_scenario::QuestionField as Field;
use tpt_setting::{AnswerError, Word};

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::listed;

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
    #[schemars(with = "String", regex(pattern = "^[^,]+,[^,]+$"), extend("x-listed" = "string"))]
    pub between: Vec<String>,
}

impl Registered for CheckQuestion {
    const COMMAND: Command = Command {
        words: &["check"],
        about: "Whether a claim is true: its value on each side's figures, where it turns, and what separates two sides",
        more: "",
        examples: &[
            "twoplustwo check beijing-hua-chunying-2017-03-17-radar-over-2000-km --asof 2017-03-20",
            "twoplustwo check beijing-hua-chunying-2017-03-17-radar-over-2000-km --between seoul beijing",
        ],
        operands: &[("claim", "beijing-hua-chunying-2017-03-17-radar-over-2000-km")],
        needed: &[],
        documents: &[("check", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for CheckQuestion {
    fn check(&self) -> Result<(), AnswerError> {
        match self.between.len() {
            0 | 2 => Ok(()),
            _ => Err(AnswerError::NotAsked {
                what: vec![Word::Field(Field::Between), Word::Text(" has not two sets")],
                allowed: vec![Word::Text("two assumption sets, or none")],
            }),
        }
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let between = match self.between.as_slice() {
            [one, other] => Some([one.as_str(), other.as_str()]),
            _ => None,
        };
        Ok(study.check(&self.claim, between)?.into())
    }
}
