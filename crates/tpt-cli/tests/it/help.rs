//! Help, completions, the man page.

use crate::support::answer;

/// The words of every command, from the definition.
fn commands() -> Vec<Vec<String>> {
    fn walk(command: &clap::Command, path: &[String], found: &mut Vec<Vec<String>>) {
        found.push(path.to_vec());
        for inner in command.get_subcommands() {
            walk(inner, &[path, &[inner.get_name().to_owned()]].concat(), found);
        }
    }
    let mut found = Vec::new();
    walk(&tpt_cli::command(), &[], &mut found);
    found
}

#[test]
fn every_command_explains_itself() {
    let commands = commands();
    assert!(commands.len() >= 9, "{commands:?}");
    for path in commands {
        let mut args: Vec<&str> = path.iter().map(String::as_str).collect();
        args.push("--help");
        let help = answer(&args);
        let usage = format!("Usage: twoplustwo {}", path.join(" "));
        assert!(help.contains(usage.trim_end()), "{args:?}: {help}");
        // The options of every command are told with each.
        for option in ["--json", "--asof", "--figures", "--data", "--samples", "--seed", "--out", "--quiet"] {
            assert!(help.contains(option), "{args:?} lacks {option}");
        }
    }
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(answer(&["--version"]), format!("twoplustwo {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_and_the_man_page_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = answer(&["completions", shell]);
        for word in ["twoplustwo", "brief", "catalogue", "samples"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
    let page = answer(&["man"]);
    assert!(page.contains(".TH twoplustwo") && page.contains(".SH SYNOPSIS"), "{page:.300}");
    for word in ["brief", "catalogue", "schema", "samples", "asof"] {
        assert!(page.contains(word), "the man page lacks {word}");
    }
}
