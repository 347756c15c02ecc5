//! The commands: each takes the arguments and gives the text for standard output.

mod brief;
mod catalogue;
mod check;
mod defend;
mod provenance;
mod reconstruct;
mod reproduce;
mod schema;
mod sight;
mod tradeoff;
mod warning;

use crate::args::{Cli, Command};
use crate::error::CliError;

pub use schema::all_schemas;

pub(crate) fn run(cli: &Cli) -> Result<String, CliError> {
    match &cli.command {
        Command::Brief { date, pdf } => brief::run(&cli.global, *date, *pdf),
        Command::Reconstruct(args) => reconstruct::run(&cli.global, args),
        Command::Sight(args) => sight::run(&cli.global, args),
        Command::Warn { launch, places } => warning::warn(&cli.global, launch, places),
        Command::Defend(args) => defend::run(&cli.global, args),
        Command::Ring { element } => warning::ring(&cli.global, element),
        Command::Reproduce { case } => reproduce::run(&cli.global, case.as_deref()),
        Command::Check { claim, between } => check::run(&cli.global, claim, between),
        Command::Tradeoff { element, variable } => tradeoff::run(&cli.global, element, *variable),
        Command::Why(args) => provenance::why(&cli.global, args),
        Command::Cite(args) => provenance::cite(&cli.global, args),
        Command::Diff { to } => provenance::diff(&cli.global, *to),
        Command::Catalogue(command) => catalogue::run(&cli.global, command),
        Command::Schema { name } => schema::run(name.as_deref()),
        Command::Completions { shell } => {
            let mut bytes = Vec::new();
            clap_complete::generate(*shell, &mut crate::command(), "twoplustwo", &mut bytes);
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        Command::Man => {
            let mut bytes = Vec::new();
            clap_mangen::Man::new(crate::command()).render(&mut bytes).map_err(CliError::Output)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
    }
}

/// One JSON document, ending in a newline.
fn json<T: serde::Serialize>(value: &T) -> Result<String, CliError> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}
