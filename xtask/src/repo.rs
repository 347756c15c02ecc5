//! The files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Names of folders that hold no work of ours.
const SKIPPED: [&str; 10] = [
    ".git",
    ".venv",
    "__pycache__",
    "artifacts",
    "corpus",
    "coverage",
    "dist",
    "node_modules",
    "out",
    "target",
];

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A text file: its path from the root with forward slashes, and what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every file that is UTF-8 text, in order of path.
pub(crate) fn texts(root: &Path) -> Result<Vec<Text>, String> {
    let mut found = Vec::new();
    collect(root, root, &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn collect(root: &Path, dir: &Path, found: &mut Vec<Text>) -> Result<(), String> {
    let problem = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for entry in fs::read_dir(dir).map_err(|error| problem(dir, error))? {
        let path = entry.map_err(|error| problem(dir, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // In a second worktree `.git` is a file.
        if SKIPPED.contains(&name.as_ref()) {
            continue;
        }
        let kind = fs::symlink_metadata(&path).map_err(|error| problem(&path, error))?;
        if kind.is_dir() {
            collect(root, &path, found)?;
        } else if kind.is_file() {
            let bytes = fs::read(&path).map_err(|error| problem(&path, error))?;
            if let Ok(text) = String::from_utf8(bytes) {
                let inside = path.strip_prefix(root).unwrap_or(&path);
                found.push(Text { path: inside.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    Ok(())
}
