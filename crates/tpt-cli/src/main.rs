//! `twoplustwo`: the open arithmetic of regional missile-defence deployments.

use std::process::ExitCode;

fn main() -> ExitCode {
    tpt_cli::run(std::env::args_os())
}
