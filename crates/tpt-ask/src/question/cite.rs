//! `cite`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::{Answer, NumberId};
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::KindWord;

/// What `cite` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct CiteQuestion {
    /// A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    #[cfg_attr(feature = "clap", arg(value_name = "ID"))]
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[cfg_attr(feature = "clap", arg(long, value_parser = KindWord::parser()))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
}

impl Registered for CiteQuestion {
    const COMMAND: Command = Command {
        words: &["cite"],
        about: "A ready citation of a number or a statement, with version, date and sources",
        more: "",
        examples: &["twoplustwo cite 2017-07-28/pyongyang/apogee --asof 2018-06-30"],
        operands: &[("id", "seongju")],
        needed: &[],
        documents: &[("cite", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for CiteQuestion {
    fn day(&self) -> Option<Date> {
        NumberId::parse(&self.id).map(|number| number.as_of)
    }

    fn figures(&self) -> Option<String> {
        NumberId::parse(&self.id).map(|number| number.figures)
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.cite(self.kind.as_ref().map(|word| word.0), &self.id)?.into())
    }
}
