//! `why`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::{Answer, NumberId};
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::KindWord;

/// What `why` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct WhyQuestion {
    /// A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    #[cfg_attr(feature = "clap", arg(value_name = "ID"))]
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[cfg_attr(feature = "clap", arg(long, value_parser = KindWord::parser()))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
}

impl Registered for WhyQuestion {
    const COMMAND: Command = Command {
        words: &["why"],
        about: "Where a number comes from: the tree from a figure, a record or a computed number to its sources",
        more: "",
        examples: &[
            "twoplustwo why an-tpy-2/radar-range/lewis-postol-2012",
            "twoplustwo why seongju --asof 2017-03-20",
            "twoplustwo why reconstruct@2017-03-20/nominal/2017-03-06/tokyo/full-burn/flight_time_s",
        ],
        operands: &[("id", "seongju")],
        needed: &[],
        documents: &[("why", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for WhyQuestion {
    fn day(&self) -> Option<Date> {
        NumberId::parse(&self.id).map(|number| number.as_of)
    }

    fn figures(&self) -> Option<String> {
        NumberId::parse(&self.id).map(|number| number.figures)
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.why(self.kind.as_ref().map(|word| word.0), &self.id)?.into())
    }
}
