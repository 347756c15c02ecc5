//! Arbitrary lines as arguments: they are taken or refused with a reason; nothing is run.
//!
//! Each line is one argument. The lines also go through the readers of single values.

#![no_main]

use std::sync::LazyLock;

use clap::{Command, CommandFactory};
use libfuzzer_sys::fuzz_target;
use tpt_catalogue::{PartialDate, RecordId};
use tpt_shell::Cli;

/// The library checks the whole definition here, since this build has debug assertions.
static PROGRAM: LazyLock<Command> = LazyLock::new(|| {
    Cli::command().debug_assert();
    Cli::command()
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines {
        if let Ok(date) = line.parse::<PartialDate>() {
            assert_eq!(date.to_string().parse::<PartialDate>().ok(), Some(date), "a date reads back");
        }
        if let Ok(id) = RecordId::try_from((*line).to_owned()) {
            assert_eq!(id.as_str(), *line);
        }
    }
    if let Err(stop) = PROGRAM.clone().try_get_matches_from(std::iter::once("twoplustwo").chain(lines)) {
        assert!(!stop.to_string().is_empty(), "refused without a word");
    }
});
