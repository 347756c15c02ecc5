//! `schema [NAME]`.

use std::collections::BTreeMap;

use tpt_catalogue::{did_you_mean, nearest};

use super::json;
use crate::error::CliError;

/// Every JSON Schema that the program publishes, by name: its documents, its catalogue files, the scenario.
#[must_use]
pub fn all_schemas() -> BTreeMap<&'static str, serde_json::Value> {
    let mut schemas = tpt_study::report_schemas();
    schemas.extend(tpt_catalogue::catalogue_schemas());
    schemas.insert("scenario", tpt_scenario::scenario_schema().to_value());
    schemas
}

pub(crate) fn run(name: Option<&str>) -> Result<String, CliError> {
    let schemas = all_schemas();
    let Some(name) = name else { return json(&schemas) };
    match schemas.get(name) {
        Some(schema) => json(schema),
        None => {
            let known: Vec<&str> = schemas.keys().copied().collect();
            let meant = nearest(name, known.iter().copied());
            let hint = did_you_mean(meant);
            Err(CliError::Usage(format!("no schema `{name}`; allowed: {}{hint}", known.join(", "))))
        }
    }
}
