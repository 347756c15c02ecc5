//! Rules of the repository and generated files.
//!
//! - `cargo run -p xtask -- tidy` checks what no compiler checks: the arrows between crates, banned things.
//! - `cargo run -p xtask -- generate` writes `schemas/`, `docs/cli.md` and the pages made from the catalogue; with
//!   `--check` it only compares.
//! - `cargo run -p xtask -- licences` checks what comes from outside against `deny.toml`.
//! - `cargo run -p xtask -- sample-sources ROUND COUNT` draws the sources of a round of re-opening.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod generate;
mod licences;
mod repo;
mod sample;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- tidy\n       cargo run -p xtask -- generate [--check]\n       cargo run -p xtask -- licences\n       \
                     cargo run -p xtask -- sample-sources ROUND COUNT";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["tidy"] => tidy::run(&repo::root()),
        ["generate"] => generate::write(&repo::root()),
        ["generate", "--check"] => generate::check(&repo::root()),
        ["licences"] => licences::run(&repo::root()),
        ["sample-sources", round, count] => match count.parse() {
            Ok(count) => sample::sample(&repo::root(), round, count),
            Err(_) => Err(format!("`{count}` is not a count")),
        },
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}
