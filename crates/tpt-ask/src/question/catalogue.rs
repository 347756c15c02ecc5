//! `catalogue list` and `catalogue show`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_paper::Filter;
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::{DayOrLonger, KeyValue, KindWord, repeated};

/// What `catalogue list` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ListQuestion {
    /// The kind of record.
    #[cfg_attr(feature = "clap", arg(value_parser = KindWord::parser()))]
    pub kind: KindWord,
    /// Only records of this day, month or year, or later.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<DayOrLonger>,
    /// Only records of this day, month or year, or earlier.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DayOrLonger>,
    /// Only records with these words in one of their texts.
    #[cfg_attr(feature = "clap", arg(long, value_name = "WORDS"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// Only records in which some key has this value, or any where it is `*`; `access` and `grade` are those of the sources.
    /// May be repeated.
    #[cfg_attr(feature = "clap", arg(long = "where", value_name = "KEY=VALUE"))]
    #[serde(rename = "where", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<KeyValue>,
}

/// What `catalogue show` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ShowQuestion {
    /// The record's id.
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[cfg_attr(feature = "clap", arg(long, value_parser = KindWord::parser()))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
}

impl Registered for ListQuestion {
    const COMMAND: Command = Command {
        words: &["catalogue", "list"],
        about: "List the records of a kind, all of them or those that every filter wants",
        more: "",
        examples: &[
            "twoplustwo catalogue list launches --asof 2017-03-20",
            "twoplustwo catalogue list claims --where viewpoint=beijing --where computable=yes",
            "twoplustwo catalogue list sources --where access=unverified",
            "twoplustwo catalogue list launches --since 2017-01 --until 2017-03 --where reported_by=tokyo",
        ],
        operands: &[("kind", "elements")],
        needed: &[],
        documents: &[("catalogue-list", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for ListQuestion {
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let filter = Filter {
            since: self.since.as_ref().map(|date| date.0),
            until: self.until.as_ref().map(|date| date.0),
            contains: self.contains.clone(),
            keys: self.keys.iter().map(|one| one.0.clone()).collect(),
        };
        Ok(study.list(self.kind.0, &filter)?.into())
    }
}

impl Registered for ShowQuestion {
    const COMMAND: Command = Command {
        words: &["catalogue", "show"],
        about: "Show one record with its sources. A launch comes with the vacuum arc through each report",
        more: "",
        examples: &[
            "twoplustwo catalogue show 2022-03-24",
            "twoplustwo catalogue show thaad --kind systems --asof 2017-03-20",
        ],
        operands: &[("id", "seongju")],
        needed: &[],
        documents: &[("catalogue-show", &[])],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for ShowQuestion {
    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.show(self.kind.as_ref().map(|word| word.0), &self.id)?.into())
    }
}
