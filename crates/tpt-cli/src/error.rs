//! What can go wrong, as the user sees it.

use std::error::Error;
use std::io;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use tpt_ask::typed::one_of;
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
            CliError::Arguments(refused) => {
                wrong_value(refused).unwrap_or_else(|| refused.to_string().trim_end().to_owned())
            }
            other => format!("error: {other}"),
        }
    }
}

/// A value that cannot be read, in the words in which every other shell refuses it.
fn wrong_value(refused: &clap::Error) -> Option<String> {
    if !matches!(refused.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue) {
        return None;
    }
    let text = |kind| match refused.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let (argument, value) = (text(ContextKind::InvalidArg)?, text(ContextKind::InvalidValue)?);
    // `--heading-deg <DEG>`, or `<VARIABLE>` of what has no name.
    let (field, _) = argument.split_once(' ').unwrap_or((argument, ""));
    let field = match field.trim_matches(|c| "<>[].".contains(c)) {
        option if option.starts_with("--") => option.to_owned(),
        operand => operand.to_lowercase(),
    };
    let problem = match refused.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(words)) if !value.is_empty() => {
            one_of(value, &words.iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ => refused.source()?.to_string(),
    };
    Some(format!("error: {field} `{value}`: {problem}"))
}
