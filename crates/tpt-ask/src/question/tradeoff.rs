//! `tradeoff`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::typed::VariableWord;

/// What `tradeoff` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct TradeoffQuestion {
    /// The radar: an id of `twoplustwo catalogue list elements`. For a battery, its radar is taken.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
    /// What is varied: where the middle of its sector points, the mode in which it is used, or where it stands.
    #[cfg_attr(feature = "clap", arg(value_name = "VARIABLE", value_parser = VariableWord::parser()))]
    pub variable: VariableWord,
}

impl Registered for TradeoffQuestion {
    const COMMAND: Command = Command {
        words: &["tradeoff"],
        about: "What a limit on a radar would cost and spare: launches it still sees, neighbours' notional arcs it no longer sees",
        more: "The options are a fixed list. It holds headings every 10° and those on record, the modes on record, and the sites that the scenario declares. Each site has the statement that names it. Launches and arcs are told as totals.",
        examples: &[
            "twoplustwo tradeoff seongju heading --figures beijing --asof 2017-03-20",
            "twoplustwo tradeoff seongju mode --asof 2017-03-20",
            "twoplustwo tradeoff seongju site --asof 2017-03-20 --json",
        ],
        operands: &[("element", "seongju"), ("variable", "heading")],
        needed: &[],
        documents: &[("tradeoff", &[])],
        on_a_map: true,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for TradeoffQuestion {
    fn doing(&self) -> Option<String> {
        Some("every option against every launch and notional arc".to_owned())
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        Ok(study.tradeoff(&self.element, self.variable.0)?.into())
    }
}
