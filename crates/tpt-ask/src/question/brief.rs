//! `brief`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, FileOption, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::Day;

/// What `brief` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct BriefQuestion {
    /// The day of the talks. The brief holds what was public at its end, without what was said at the talks.
    #[cfg_attr(feature = "clap", arg(value_name = "DATE", allow_negative_numbers = true))]
    pub date: Day,
}

impl Registered for BriefQuestion {
    const COMMAND: Command = Command {
        words: &["brief"],
        about: "Write the paper for the eve of talks: HTML, JSON, GeoJSON, KML, CSV and a MANIFEST",
        more: "",
        examples: &[
            "twoplustwo brief 2017-03-20 --out brief-2017-03-20",
            "(cd brief-2017-03-20 && sha256sum -c MANIFEST)",
            "twoplustwo brief 2017-03-20 --out brief-2017-03-20 --pdf",
        ],
        operands: &[("date", "2017-03-20")],
        needed: &[],
        documents: &[("brief", &[])],
        on_a_map: true,
        files: &[FileOption::Out, FileOption::Pdf],
        fields: fields_of::<Self>,
    };
}

impl Ask for BriefQuestion {
    fn day(&self) -> Option<Date> {
        Some(self.date.0)
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.brief(&|_| ())?.into())
    }
}
