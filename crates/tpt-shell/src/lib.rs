//! What every shell of the engine shares: words in, documents out.
//!
//! A question has one form, that of the command line: [`Asked`] reads its words, [`answer`] loads the facts, makes the
//! choices and gives a document of [`tpt_report`], [`ShellError`] says in one text what was wrong with it. The
//! command line prints that document as text or JSON; other shells hand it on in the forms of their own world.

mod answer;
mod args;
mod command_line;
mod context;
mod desk;
mod doing;
mod error;
mod files;
mod leavings;
#[cfg(feature = "serve")]
mod listen;
mod overlay;
mod print;
#[cfg(feature = "parquet")]
mod sweep;

use std::collections::BTreeMap;

pub use answer::{Answered, answer, prepared};
pub use args::{Asked, CatalogueCommand, EngineWord, FormatWord, Global, Request, SweepArgs};
pub use command_line::{Cli, Command};
pub use desk::{Desk, scenario_ids};
pub use doing::Doing;
pub use error::ShellError;
#[cfg(feature = "serve")]
pub use listen::{BasePath, HostName, Listen};
#[cfg(feature = "parquet")]
pub use sweep::{Begun, Sweep};
pub use tpt_ask::Answer;
pub use tpt_earth::{DEFAULT_SAMPLES, DEFAULT_SEED};

/// Every JSON Schema that the program publishes, by name: its documents, its catalogue files, the scenario.
#[must_use]
pub fn all_schemas() -> BTreeMap<&'static str, serde_json::Value> {
    let mut schemas = tpt_report::report_schemas();
    schemas.extend(tpt_catalogue::catalogue_schemas());
    schemas.insert("study", tpt_ask::sweep::study_schema());
    schemas.insert("scenario", tpt_scenario::scenario_schema().to_value());
    schemas
}
