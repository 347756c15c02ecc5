//! The shell around the engine: arguments in, files and text out, exit codes.
//!
//! Exit 0: done. 2: anything that the user can put right (usage, input, a catalogue file, the output place).
//! 1: anything else. Nothing is written to standard output on an error, and nothing is left behind;
//! a published result that is missed without a reason (1) is no error of the answer, which is written.

mod commands;
mod error;
mod progress;
mod table;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use tpt_earth::Width;
use tpt_shell::Cli;

use error::CliError;

/// The command line's definition, for the reference, the man page and completions.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// The variable that forces how flights are computed side by side, for tests: `one`, `plain` or `wide`.
pub const LANES: &str = "TWOPLUSTWO_LANES";

/// Runs the command line and gives its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match std::env::var(LANES).as_deref() {
        Ok("one") => Width::One.force(),
        Ok("plain") => Width::Plain.force(),
        Ok("wide") => Width::Wide.force(),
        _ => {}
    }
    let matches = match command().try_get_matches_from(args) {
        Ok(matches) => Ok(matches),
        Err(stop) if !stop.use_stderr() => return told(&stop),
        Err(refused) => Err(CliError::from(refused)),
    };
    let cli = matches.and_then(|matches| Ok(Cli::from_arg_matches(&matches)?));
    let outcome = cli.and_then(|cli| commands::run(&cli));
    let written = outcome.and_then(|text| write_out(&text)).or_else(|error| {
        if let CliError::Missed { answer, .. } = &error {
            write_out(answer)?;
        }
        Err(error)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed: then there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "{}", error.shown());
            ExitCode::from(error.exit_code())
        }
    }
}

/// Help and version go to standard output.
fn told(help: &clap::Error) -> ExitCode {
    // Whoever closed standard output has had enough.
    let _ = help.print();
    ExitCode::SUCCESS
}

/// Writes the whole answer at once; a reader that closes the pipe early has had enough.
fn write_out(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(CliError::Output(error)),
        _ => Ok(()),
    }
}
