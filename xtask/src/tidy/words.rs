//! Words that must not stand in any file: paths of one machine.

use std::path::Path;

use super::Fault;
use crate::repo::Text;

/// Folders of one machine, cut in two so that this file does not hold them itself.
const MACHINE_FOLDERS: [&str; 4] =
    [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/"), concat!("/", "Users/")];

/// A path that means something on one machine only; part of a web address is none.
pub(crate) fn machine_paths(text: &Text, home: Option<&Path>) -> Vec<Fault> {
    let home = home.map(|home| format!("{}/", home.display())).filter(|home| home.len() > 2);
    let mut folders: Vec<&str> = MACHINE_FOLDERS.to_vec();
    folders.extend(home.as_deref().filter(|home| !MACHINE_FOLDERS.contains(home)));
    let mut faults = Vec::new();
    for (i, line) in text.text.lines().enumerate() {
        if let Some(folder) = folders.iter().find(|folder| begins_a_path(line, folder)) {
            let rule = format!("`{folder}` is a path of one machine");
            faults.push(Fault { path: text.path.clone(), line: i + 1, rule });
        }
    }
    faults
}

fn begins_a_path(line: &str, folder: &str) -> bool {
    let inside_longer = |c: char| c.is_alphanumeric() || "._-~%/})>*".contains(c);
    line.match_indices(folder).any(|(at, _)| !line[..at].chars().next_back().is_some_and(inside_longer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::text;

    #[test]
    fn a_path_of_one_machine_is_seen() {
        for folder in MACHINE_FOLDERS {
            let faults = machine_paths(&text("docs/a.md", &format!("A.\nSee `{folder}x`.\n")), None);
            assert_eq!(faults.len(), 1, "{folder}");
            assert_eq!(faults[0].line, 2);
        }
    }

    #[test]
    fn the_home_folder_of_whoever_runs_it_is_seen() {
        let home = Path::new("/srv/someone");
        assert_eq!(machine_paths(&text("a.sh", "cd /srv/someone/code\n"), Some(home)).len(), 1);
        assert_eq!(machine_paths(&text("a.sh", "cd /usr/x\n"), Some(Path::new("/"))), []);
    }

    #[test]
    fn web_addresses_are_not_paths() {
        let address = concat!("https://example.org/", "home/page and src", "/", "work/a");
        assert_eq!(machine_paths(&text("a.toml", address), None), []);
    }
}
