//! `schema`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_catalogue::{did_you_mean, nearest};
use tpt_report::Answer;
use tpt_setting::AnswerError;

use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered};
use crate::{Question, Study};

/// What `schema` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct SchemaQuestion {
    /// The document or kind: brief, catalogue-list, catalogue-show, question, scenario, launch, claim, …
    #[cfg_attr(feature = "clap", arg(value_name = "NAME"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Registered for SchemaQuestion {
    const COMMAND: Command = Command {
        words: &["schema"],
        about: "Print the JSON Schema of a document or a kind of file, or of all of them",
        more: "",
        examples: &["twoplustwo schema brief"],
        operands: &[("name", "warn")],
        needed: &[],
        documents: &[],
        on_a_map: false,
        files: &[],
        fields: fields_of::<Self>,
    };
}

impl Ask for SchemaQuestion {
    fn answer_alone(&self) -> Option<Result<Answer, AnswerError>> {
        Some(self.found())
    }

    fn answer(&self, _: &Study<'_>) -> Result<Answer, AnswerError> {
        self.found()
    }
}

impl SchemaQuestion {
    fn found(&self) -> Result<Answer, AnswerError> {
        let mut schemas = all_schemas();
        let Some(name) = &self.name else {
            let all = schemas.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
            return Ok(Answer::Schema(serde_json::Value::Object(all)));
        };
        if let Some(schema) = schemas.remove(name.as_str()) {
            return Ok(Answer::Schema(schema));
        }
        let known: Vec<&str> = schemas.keys().copied().collect();
        let hint = did_you_mean(nearest(name, known.iter().copied()));
        Err(AnswerError::Field {
            field: "name".to_owned(),
            problem: format!("no schema `{name}`; allowed: {}{hint}", known.join(", ")),
        })
    }
}

/// Every JSON Schema that the program publishes, by name: its documents, its questions, its files.
///
/// ```
/// let schemas = tpt_ask::all_schemas();
/// assert!(["brief", "launch", "question", "scenario", "study"].iter().all(|name| schemas.contains_key(name)));
/// ```
#[must_use]
pub fn all_schemas() -> BTreeMap<&'static str, serde_json::Value> {
    let mut schemas = tpt_report::report_schemas();
    schemas.extend(tpt_catalogue::catalogue_schemas());
    schemas.insert("question", schemars::schema_for!(Question).to_value());
    schemas.insert("study", crate::sweep::study_schema());
    schemas.insert("scenario", tpt_scenario::scenario_schema().to_value());
    schemas
}
