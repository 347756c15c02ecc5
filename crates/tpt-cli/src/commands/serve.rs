//! `serve`.

use std::io::Write;

use tpt_ask::Choices;
use tpt_ask::typed::{Samples, Seed};
use tpt_server::{Limits, Place, app, resolved, serve};
use tpt_shell::{BasePath, Desk, Global, HostName, Listen, ShellError};

use crate::error::CliError;

/// Serves until Ctrl-C; nothing is left to print then.
pub(crate) fn run(
    global: &Global,
    listen: &Listen,
    hosts: Vec<HostName>,
    base: BasePath,
) -> Result<String, CliError> {
    let Choices { asof, scenario, figures, figure, samples, seed } = &global.choices;
    let given = [
        ("--asof", asof.is_some()),
        ("--scenario", scenario.is_some()),
        ("--figures", figures.is_some()),
        ("--figure", !figure.is_empty()),
        ("--samples", *samples != Samples::default()),
        ("--seed", *seed != Seed::default()),
        ("--out", global.out.is_some()),
        ("--json", global.json),
    ];
    if let Some((flag, _)) = given.iter().find(|(_, given)| *given) {
        let refused = format!(
            "{flag} has no use here: every address says for itself what it asks; allowed: --listen, --host, --base-path, --data"
        );
        return Err(ShellError::Usage(refused).into());
    }
    let address = resolved(listen)?;
    let desk = Desk::open(global.data.as_deref())?;
    let path = base.as_str().to_owned();
    let place = Place { address: Some(address.ip()), hosts, base };
    serve(app(desk, Limits::default(), place), address, |address| {
        // Whoever closed standard output does not want to know.
        let _ = writeln!(std::io::stdout(), "listening on http://{address}{path}/");
    })?;
    Ok(String::new())
}
