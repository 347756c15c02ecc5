//! The commands: each gives the text for standard output.

mod brief;
mod catalogue;
mod check;
mod defend;
mod provenance;
mod reconstruct;
mod reproduce;
#[cfg(feature = "serve")]
mod serve;
mod sight;
mod together;
mod tradeoff;
mod warning;

use tpt_report::{Reproduced, ReproducedStatus};
use tpt_setting::Stop;
use tpt_shell::{Answer, Answered, Cli, Command, Global, Request, ShellError, answer};

use crate::error::CliError;
use crate::progress::Progress;

pub(crate) fn run(cli: &Cli) -> Result<String, CliError> {
    match &cli.command {
        Command::Ask(request) => asked(&cli.global, request),
        #[cfg(feature = "serve")]
        Command::Serve { listen, hosts, base_path } => {
            serve::run(&cli.global, listen, hosts.clone(), base_path.clone())
        }
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

fn asked(global: &Global, request: &Request) -> Result<String, CliError> {
    let progress = Progress::new(global.quiet);
    let found = answer(global, request, &|doing| progress.hear(doing), &Stop::new())?;
    drop(progress);
    let missed = match &found.answer {
        Answer::Reproduce(found) => unexplained(found),
        _ => None,
    };
    let text =
        if global.json { found.answer.json().map_err(ShellError::from)? } else { text(global, found)? };
    match missed {
        Some(cases) => Err(CliError::Missed { answer: text, cases }),
        None => Ok(text),
    }
}

/// The published results that are missed without a reason.
fn unexplained(found: &Reproduced) -> Option<String> {
    let missed = found.cases.iter().filter(|case| case.status == ReproducedStatus::Unexplained);
    let missed: Vec<&str> = missed.map(|case| case.id.as_str()).collect();
    (!missed.is_empty()).then(|| missed.join(", "))
}

/// An answer as a table for people.
fn text(global: &Global, Answered { answer, written }: Answered) -> Result<String, CliError> {
    Ok(match answer {
        Answer::Brief(found) => brief::text(global.quiet, &found, &written),
        Answer::ReconstructAll(found) => together::text(&found),
        Answer::ReconstructLaunch(found) => reconstruct::launch(&found),
        Answer::ReconstructTyped(found) => reconstruct::typed(&found),
        Answer::Sight(found) => sight::views_text(&found),
        Answer::SightTarget(found) => sight::target_text(&found),
        Answer::SightMatrix(found) => sight::matrix_text(&found),
        Answer::Warn(found) => warning::warning_text(&found),
        Answer::Defend(found) => defend::text(&found),
        Answer::Ring(found) => warning::ring_text(&found),
        Answer::Check(found) => check::text(&found),
        Answer::Tradeoff(found) => tradeoff::text(&found),
        Answer::Reproduce(found) => reproduce::text(&found),
        Answer::Why(found) => provenance::why(&found),
        Answer::Cite(found) => format!("{}\n", found.citation),
        Answer::Diff(found) => provenance::diff(&found),
        Answer::CatalogueList(found) => catalogue::list(*found),
        Answer::CatalogueShow(found) => catalogue::shown(&found),
        Answer::CatalogueCheck(found) => catalogue::counts(&found),
        Answer::CatalogueExport(_) => written.iter().map(|file| format!("{}\n", file.display())).collect(),
        Answer::Sweep(found) => {
            let rows: u64 = found.done.iter().map(|part| part.rows).sum();
            let (done, chunks) = (found.done.len(), found.chunks);
            format!("{}\n{done} of {chunks} parts, {} points, {rows} rows\n", found.question, found.points)
        }
        schema @ Answer::Schema(_) => schema.json().map_err(ShellError::from)?,
    })
}
