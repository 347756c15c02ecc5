//! The arguments: the questions of every shell, and what only a command line has.

use std::net::SocketAddr;

use clap::{Parser, Subcommand};
use tpt_shell::{Global, Question};

/// The open arithmetic of regional missile-defence deployments.
///
/// Takes a declared deployment, the public figures that each capital asserts, and reported flights, and computes what
/// follows: a number, a band, the sources. It searches for nothing that gets past a defence.
#[derive(Debug, Parser)]
#[command(name = "twoplustwo", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Example:\n  twoplustwo brief 2017-03-20 --out brief-2017-03-20")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// A question.
    #[command(flatten)]
    Ask(Box<Question>),
    /// Serve the questions over HTTP, and the page in the browser, until Ctrl-C.
    ///
    /// It needs no network and sends nothing anywhere. It listens on this machine alone unless another address is given.
    #[command(after_help = "Example:\n  twoplustwo serve\n  twoplustwo serve --listen 127.0.0.1:9000")]
    Serve {
        /// Where it listens.
        #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8217")]
        listen: SocketAddr,
    },
    /// Print completions for a shell.
    #[command(after_help = "Example:\n  twoplustwo completions bash > /etc/bash_completion.d/twoplustwo")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the man page.
    #[command(after_help = "Example:\n  twoplustwo man > twoplustwo.1 && man ./twoplustwo.1")]
    Man,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_an_example() {
        fn check(command: &clap::Command) {
            for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
                if sub.has_subcommands() {
                    check(sub);
                } else {
                    let help = sub.get_after_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        help.contains("Example:") || help.contains("Examples:"),
                        "{} has no example",
                        sub.get_name()
                    );
                }
            }
        }
        check(&Cli::command());
    }
}
