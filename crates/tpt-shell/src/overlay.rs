//! Reading a folder of catalogue files that is laid over the catalogue.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use tpt_catalogue::{File, Layer};

use crate::error::ShellError;
use crate::files::read_bounded;
use crate::leavings::is_left_behind;

/// The most files that a folder of catalogue files may have.
const MAX_FILES: usize = 100_000;

/// How deep a folder of catalogue files may be. Records lie at `<kind>/<id>.toml`; what lies deeper is read too, so that it is
/// refused by name and not passed over.
const MAX_DEPTH: usize = 8;

/// The most names that a refusal lists.
const SHOWN: usize = 6;

/// The ending of a catalogue file.
const ENDING: &str = ".toml";

/// Endings that an editor or a file manager makes of it; the name shows that a fact was meant.
const MISTAKEN: [&str; 2] = [".toml", ".toml.txt"];

/// A folder of catalogue files.
#[derive(Debug, Default)]
pub(crate) struct Overlay {
    /// The files that are read.
    pub(crate) layer: Layer<'static>,
    /// The others, by their path in the folder. Names that begin with a dot, and what file managers leave, are not among them.
    pub(crate) not_read: Vec<String>,
}

impl Overlay {
    /// Reads the catalogue files under a folder.
    pub(crate) fn read(dir: &Path) -> Result<Self, ShellError> {
        let mut walk = Walk { root: dir, overlay: Self::default(), misnamed: Vec::new() };
        walk.folder(dir, 1)?;
        let Walk { mut overlay, mut misnamed, .. } = walk;
        if !misnamed.is_empty() {
            misnamed.sort();
            let more = misnamed.len().saturating_sub(SHOWN);
            let mut lines: Vec<String> = misnamed
                .into_iter()
                .take(SHOWN)
                .map(|(name, allowed)| {
                    format!(
                        "--data `{}`: `{name}` does not end in `{ENDING}`; allowed: `{allowed}`",
                        dir.display()
                    )
                })
                .collect();
            if more > 0 {
                lines.push(format!("… and {more} more"));
            }
            return Err(ShellError::Usage(lines.join("\n")));
        }
        overlay.layer.files.sort_by(|a, b| a.path.cmp(&b.path));
        overlay.not_read.sort();
        Ok(overlay)
    }
}

struct Walk<'d> {
    root: &'d Path,
    overlay: Overlay,
    /// Files whose ending is mistaken, each with the name that was meant.
    misnamed: Vec<(String, String)>,
}

impl Walk<'_> {
    fn folder(&mut self, dir: &Path, depth: usize) -> Result<(), ShellError> {
        let refuse = |source| ShellError::Read { what: "--data folder", path: dir.to_owned(), source };
        if depth > MAX_DEPTH {
            return Err(refuse(std::io::Error::other(format!("it lies more than {MAX_DEPTH} folders deep"))));
        }
        for entry in fs::read_dir(dir).map_err(refuse)? {
            let entry = entry.map_err(refuse)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || is_left_behind(&name) {
                continue;
            }
            let path = entry.path();
            if path.is_dir() {
                self.folder(&path, depth + 1)?;
            } else {
                self.file(&path, &name)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, name: &str) -> Result<(), ShellError> {
        if self.overlay.layer.files.len() + self.overlay.not_read.len() >= MAX_FILES {
            return Err(ShellError::Usage(format!(
                "--data `{}`: it has more than {MAX_FILES} files; allowed: a folder of catalogue files alone",
                self.root.display()
            )));
        }
        let inside = path.strip_prefix(self.root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        if name.ends_with(ENDING) {
            self.overlay.layer.files.push(File {
                path: inside,
                shown_as: path.display().to_string(),
                bytes: Cow::Owned(read_bounded("catalogue file", path)?),
            });
            return Ok(());
        }
        let lower = inside.to_ascii_lowercase();
        match MISTAKEN.iter().find(|ending| lower.ends_with(**ending)) {
            Some(ending) => {
                let meant = format!("{}{ENDING}", &inside[..inside.len() - ending.len()]);
                self.misnamed.push((inside, meant));
            }
            None => self.overlay.not_read.push(inside),
        }
        Ok(())
    }
}
