//! What can go wrong, as the user sees it.

use std::io;

#[cfg(feature = "serve")]
use tpt_server::ServeError;
use tpt_shell::ShellError;

/// Why a command has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// What any shell would refuse.
    #[error(transparent)]
    Shell(#[from] ShellError),
    /// Arguments that the parser refuses.
    #[error(transparent)]
    Arguments(#[from] clap::Error),
    /// A server that does not serve.
    #[cfg(feature = "serve")]
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// Standard output that cannot be written.
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    /// Published results that are missed and nobody has said why: the answer stands all the same.
    #[error("missed without a written reason: {cases}")]
    Missed {
        /// The answer.
        answer: String,
        /// The cases.
        cases: String,
    },
}

impl CliError {
    /// 2 for what the user can put right, 1 for the rest.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            CliError::Shell(error) => error.exit_code(),
            CliError::Arguments(_) => 2,
            #[cfg(feature = "serve")]
            CliError::Serve(ServeError::Listen { .. } | ServeError::Name { .. }) => 2,
            #[cfg(feature = "serve")]
            CliError::Serve(_) => 1,
            CliError::Output(_) | CliError::Missed { .. } => 1,
        }
    }

    /// The text for standard error, at most a screen of it.
    pub(crate) fn shown(&self) -> String {
        match self {
            CliError::Shell(error) => error.shown(),
            other => format!("error: {other}"),
        }
    }
}
