//! `serve`.

use std::io::Write;
use std::net::SocketAddr;

use tpt_server::{Limits, app, serve};
use tpt_shell::{DEFAULT_SAMPLES, DEFAULT_SEED, Desk, Global, ShellError};

use crate::error::CliError;

/// Serves until Ctrl-C; nothing is left to print then.
pub(crate) fn run(global: &Global, listen: SocketAddr) -> Result<String, CliError> {
    let given = [
        ("--asof", global.asof.is_some()),
        ("--scenario", global.scenario.is_some()),
        ("--figures", global.figures.is_some()),
        ("--figure", !global.overrides.is_empty()),
        ("--samples", global.samples != DEFAULT_SAMPLES),
        ("--seed", global.seed != DEFAULT_SEED),
        ("--out", global.out.is_some()),
        ("--json", global.json),
    ];
    if let Some((flag, _)) = given.iter().find(|(_, given)| *given) {
        let refused = format!(
            "{flag} has no use here: every address says for itself what it asks; allowed: --listen, --data"
        );
        return Err(ShellError::Usage(refused).into());
    }
    let desk = Desk::open(global.data.as_deref())?;
    serve(app(desk, Limits::default()), listen, |address| {
        // Whoever closed standard output does not want to know.
        let _ = writeln!(std::io::stdout(), "listening on http://{address}/");
    })?;
    Ok(String::new())
}
