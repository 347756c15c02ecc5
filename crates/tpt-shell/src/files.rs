//! Reading a file, and writing an output folder all at once or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use tpt_briefing::OutputFile;
use tpt_catalogue::MAX_FILE_BYTES;

use crate::error::ShellError;

/// The page of a brief as it is printed: beside the files of MANIFEST, because no two browsers print the same bytes.
pub(crate) const PDF: &str = "brief.pdf";

/// The page that it is printed from.
pub(crate) const PAGE: &str = "index.html";

/// The bytes of a file, one more than is allowed at most: the catalogue refuses it by its length.
pub(crate) fn read_bounded(what: &'static str, path: &Path) -> Result<Vec<u8>, ShellError> {
    let refuse = |source| ShellError::Read { what, path: path.to_owned(), source };
    // A pipe or a device would never end.
    if !fs::metadata(path).map_err(refuse)?.is_file() {
        return Err(refuse(std::io::Error::other("it is not a regular file")));
    }
    let file = fs::File::open(path).map_err(refuse)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(refuse)?;
    Ok(bytes)
}

/// Writes files into a folder: first into a new one beside it, which is then renamed. `finish` may add to the new one.
pub(crate) fn write_folder(
    out: &Path,
    files: &[OutputFile],
    finish: impl FnOnce(&Path) -> Result<(), ShellError>,
) -> Result<(), ShellError> {
    let refuse = |problem: String| ShellError::Write { path: out.to_owned(), problem };
    let failed = |error: std::io::Error| refuse(error.to_string());
    refuse_foreign(out)?;
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if out.file_name().is_none() {
        return Err(refuse("it has no name".to_owned()));
    }
    fs::create_dir_all(parent).map_err(failed)?;
    let staging = tempfile::Builder::new().prefix(".twoplustwo-").tempdir_in(parent).map_err(failed)?;
    let fresh = staging.path().join("new");
    for file in files {
        let path = fresh.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, &file.bytes).map_err(failed)?;
    }
    finish(&fresh)?;
    // The old folder steps aside into the staging folder, which is removed with it at the end.
    let old = staging.path().join("old");
    let replaces = out.exists();
    if replaces {
        fs::rename(out, &old).map_err(failed)?;
    }
    if let Err(error) = fs::rename(&fresh, out) {
        if replaces {
            fs::rename(&old, out).map_err(failed)?;
        }
        return Err(failed(error));
    }
    Ok(())
}

/// Refuses a folder that holds anything but an earlier output: nothing of the user's is overwritten.
pub(crate) fn refuse_foreign(out: &Path) -> Result<(), ShellError> {
    let refuse = |problem: String| ShellError::Write { path: out.to_owned(), problem };
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() {
        return Err(refuse("it is a file".to_owned()));
    }
    let manifest = fs::read_to_string(out.join("MANIFEST")).unwrap_or_default();
    let mut ours: BTreeSet<String> =
        manifest.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path.to_owned()).collect();
    if ours.contains(PAGE) {
        ours.insert(PDF.to_owned());
    }
    ours.insert("MANIFEST".to_owned());
    let mut found = Vec::new();
    list(out, out, &mut found).map_err(|error| refuse(error.to_string()))?;
    match found.iter().find(|path| !ours.contains(*path)) {
        Some(foreign) => Err(refuse(format!("it holds `{foreign}`, which is no part of an earlier output"))),
        None => Ok(()),
    }
}

fn list(root: &Path, dir: &Path, found: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, found)?;
        } else {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
