//! The words of the command line: the questions of every shell, and what only a command line has.

use clap::{Parser, Subcommand};

use crate::args::{Global, Request};
#[cfg(feature = "serve")]
use crate::listen::{BasePath, HostName, Listen};

/// The open arithmetic of regional missile defence.
///
/// Governments quote numbers about missile defence in Northeast Asia. This program checks them. It takes a declared
/// deployment, the figures that each capital asserts, and reported flights. It gives a number, a band and the sources.
/// It searches for nothing that gets past a defence.
#[derive(Debug, Parser)]
#[command(name = "twoplustwo", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Example:\n  twoplustwo brief 2017-03-20 --out brief-2017-03-20")]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A question.
    #[command(flatten)]
    Ask(Box<Request>),
    #[cfg(feature = "serve")]
    /// Serve the questions over HTTP, and the page in the browser, until Ctrl-C.
    ///
    /// It needs no network and sends nothing anywhere. It listens on this machine alone unless another address is given.
    #[command(after_help = "Example:\n  twoplustwo serve\n  twoplustwo serve --listen 127.0.0.1:9000\n  \
                            twoplustwo serve --host maps.example.org --base-path /twoplustwo")]
    Serve {
        /// Where it listens: an address, or a name that means this machine alone.
        #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8217")]
        listen: Listen,
        /// Answer requests for this host too. May be repeated.
        ///
        /// Without it the server answers for `localhost` and for the address that it listens on. A page elsewhere then cannot
        /// read what it serves under a name of its own.
        #[arg(long = "host", value_name = "NAME")]
        hosts: Vec<HostName>,
        /// The path under which a proxy shows the server.
        #[arg(long, value_name = "PATH", default_value = "/")]
        base_path: BasePath,
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
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;

    /// What the library itself checks in a build with debug assertions only, which the fuzz target `command_line` is.
    #[test]
    fn the_definition_holds_together() {
        fn check(command: &clap::Command, path: &str) {
            let mut taken = BTreeSet::new();
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                let mut names = vec![format!("the id {id}")];
                names.extend(
                    argument.get_long_and_visible_aliases().into_iter().flatten().map(|l| format!("--{l}")),
                );
                names.extend(
                    argument.get_short_and_visible_aliases().into_iter().flatten().map(|s| format!("-{s}")),
                );
                names.extend(argument.get_index().map(|index| format!("place {index}")));
                for name in names {
                    assert!(taken.insert(name.clone()), "{path}: {name} is taken twice");
                }
                // It panics on the name of an argument that the command has not.
                let conflicts = command.get_arg_conflicts_with(argument);
                assert!(
                    conflicts.iter().all(|other| other.get_id() != argument.get_id()),
                    "{path}: {id} excludes itself"
                );
                assert!(
                    !(argument.is_global_set() && argument.is_required_set()),
                    "{path}: {id} is asked of every command"
                );
            }
            let places: Vec<_> = command.get_positionals().collect();
            assert!(
                places.windows(2).all(|pair| pair[0].is_required_set() || !pair[1].is_required_set()),
                "{path}: a needed word stands after one that may be left out"
            );
            for sub in command.get_subcommands() {
                check(sub, &format!("{path} {}", sub.get_name()));
            }
        }
        let mut command = Cli::command();
        command.build();
        check(&command, "twoplustwo");
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
