//! `serve`.

use std::io::Write;
use std::net::SocketAddr;

use tpt_server::{Limits, app, serve};
use tpt_shell::{Desk, Global, ShellError};

use crate::error::CliError;

/// Serves until Ctrl-C; nothing is left to print then.
pub(crate) fn run(global: &Global, listen: SocketAddr) -> Result<String, CliError> {
    let given = [
        ("--asof", global.asof.is_some()),
        ("--scenario", global.scenario.is_some()),
        ("--figures", global.figures.is_some()),
        ("--figure", !global.overrides.is_empty()),
        ("--out", global.out.is_some()),
        ("--json", global.json),
    ];
    if let Some((flag, _)) = given.iter().find(|(_, given)| *given) {
        let refused = format!(
            "{flag} has no use here: every question says it itself; allowed: `{}` in an address, --data",
            &flag[2..]
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
