//! Reading a text file, and writing an output folder all at once or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tpt_briefing::OutputFile;
use tpt_catalogue::MAX_FILE_BYTES;

use crate::error::ShellError;
use crate::leavings::is_left_behind;

/// What some editors put before a text in UTF-8. It is no part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The most symbolic links in a row that are followed.
const MAX_LINKS: usize = 40;

/// How often a folder is put into its place before another process that writes there is left to it.
const TURNS: usize = 100;

/// The list of the files of an output, with their hashes.
const MANIFEST: &str = "MANIFEST";

/// The page of a brief as it is printed: beside the files of MANIFEST, because no two browsers print the same bytes.
pub(crate) const PDF: &str = "brief.pdf";

/// The page that it is printed from.
pub(crate) const PAGE: &str = "index.html";

/// The bytes of a text file without a byte-order mark. There is one more than is allowed at most: the catalogue refuses such a
/// file by its length.
pub(crate) fn read_bounded(what: &'static str, path: &Path) -> Result<Vec<u8>, ShellError> {
    let refuse = |source| ShellError::Read { what, path: path.to_owned(), source };
    // A pipe or a device would never end.
    if !fs::metadata(path).map_err(refuse)?.is_file() {
        return Err(refuse(io::Error::other("it is not a regular file")));
    }
    let file = fs::File::open(path).map_err(refuse)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(refuse)?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// Writes files into a folder: first into a new one beside it, which is then renamed. `finish` may add to the new one.
///
/// Two processes may write into one folder: it holds the files of one of them, whole, and then those of the other.
pub(crate) fn write_folder(
    out: &Path,
    files: &[OutputFile],
    finish: impl FnOnce(&Path) -> Result<(), ShellError>,
) -> Result<(), ShellError> {
    let refuse = |problem: String| ShellError::Write { path: out.to_owned(), problem };
    let failed = |error: io::Error| refuse(error.to_string());
    let place = followed(out).map_err(failed)?;
    let parent = match place.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if place.file_name().is_none() {
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
    put_in_place(&place, staging, &fresh).map_err(refuse)
}

/// Renames the folder `fresh` to `place`. What stood there steps aside into the staging folder, which is removed at the end.
fn put_in_place(place: &Path, staging: TempDir, fresh: &Path) -> Result<(), String> {
    for turn in 0..TURNS {
        let old = staging.path().join(format!("old-{turn}"));
        let replaces = match fs::rename(place, &old) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(error.to_string()),
        };
        // Nobody else reaches the old folder now: what has come into it since it was looked at is seen here.
        let foreign = if replaces { foreign(&old) } else { Ok(None) };
        let problem = match (foreign, fs::symlink_metadata(place)) {
            (Err(error), _) => error.to_string(),
            (Ok(Some(name)), _) => no_part(&name),
            // Another process was quicker, and its folder is whole: it steps aside in its turn.
            (Ok(None), Ok(other)) if other.is_dir() => continue,
            (Ok(None), _) => match fs::rename(fresh, place) {
                Ok(()) => return Ok(()),
                Err(error)
                    if matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists) =>
                {
                    continue;
                }
                Err(error) => error.to_string(),
            },
        };
        return Err(put_back(place, staging, &old, replaces, problem));
    }
    Err("other processes write into it all the time".to_owned())
}

/// Puts back what stepped aside; what cannot be put back is kept, and the problem says where.
fn put_back(place: &Path, staging: TempDir, old: &Path, replaces: bool, problem: String) -> String {
    if !replaces || fs::rename(old, place).is_ok() {
        return problem;
    }
    let _kept = staging.keep();
    format!("{problem}; what it held is in `{}`", old.display())
}

/// Where an output folder stands: a symbolic link is followed, also to a folder that is not there yet.
pub(crate) fn followed(out: &Path) -> io::Result<PathBuf> {
    // Without a stroke at its end, which would name what the link leads to.
    let mut place: PathBuf = out.components().collect();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&place) {
            Ok(to) => place = place.parent().unwrap_or(Path::new("")).join(to),
            // It is no link, or nothing is there.
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other(format!("it is a symbolic link to more than {MAX_LINKS} others")))
}

/// Refuses a folder that holds anything but an earlier output: nothing of the user's is overwritten.
pub(crate) fn refuse_foreign(out: &Path) -> Result<(), ShellError> {
    let refuse = |problem: String| ShellError::Write { path: out.to_owned(), problem };
    let place = followed(out).map_err(|error| refuse(error.to_string()))?;
    if !place.exists() {
        return Ok(());
    }
    if !place.is_dir() {
        return Err(refuse("it is a file".to_owned()));
    }
    match foreign(&place) {
        Ok(None) => Ok(()),
        Ok(Some(name)) => Err(refuse(no_part(&name))),
        Err(error) => Err(refuse(error.to_string())),
    }
}

fn no_part(name: &str) -> String {
    format!("it holds `{name}`, which is no part of an earlier output")
}

/// A file of a folder that is no part of an output, and that no file manager has left there either.
fn foreign(dir: &Path) -> io::Result<Option<String>> {
    let mut found = Vec::new();
    list(dir, dir, &mut found)?;
    let manifest = fs::read_to_string(dir.join(MANIFEST)).unwrap_or_default();
    let mut ours: BTreeSet<&str> =
        manifest.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path).collect();
    if ours.contains(PAGE) {
        ours.insert(PDF);
    }
    ours.insert(MANIFEST);
    Ok(found.into_iter().find(|path| !ours.contains(path.as_str())))
}

fn list(root: &Path, dir: &Path, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if is_left_behind(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let path = entry.path();
        // A link to a folder is the user's own, whatever the folder holds.
        if entry.file_type()?.is_dir() {
            list(root, &path, found)?;
        } else {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An output of two files whose texts name the writer.
    fn output(writer: usize) -> Vec<OutputFile> {
        let file = |path: &str, text: String| OutputFile { path: path.to_owned(), bytes: text.into_bytes() };
        vec![
            file("index.html", writer.to_string()),
            file("tables/a.csv", writer.to_string()),
            file(MANIFEST, "0  index.html\n0  tables/a.csv\n".to_owned()),
        ]
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path).expect("it was written")
    }

    #[test]
    fn writers_of_one_folder_leave_the_whole_output_of_one() {
        const WRITERS: usize = 8;
        const TIMES: usize = 25;
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("brief");
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let out = &out;
                scope.spawn(move || {
                    for _ in 0..TIMES {
                        write_folder(out, &output(writer), |_| Ok(())).unwrap();
                    }
                });
            }
        });
        assert_eq!(text(&out.join("index.html")), text(&out.join("tables/a.csv")));
        let left: Vec<_> = fs::read_dir(parent.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn what_came_into_the_folder_meanwhile_is_put_back() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("brief");
        write_folder(&out, &output(1), |_| Ok(())).unwrap();
        let came = |_: &Path| {
            fs::write(out.join("mine.txt"), "mine").unwrap();
            Ok(())
        };
        let refused = write_folder(&out, &output(2), came).unwrap_err().to_string();
        assert!(refused.contains("`mine.txt`, which is no part"), "{refused}");
        assert_eq!((text(&out.join("mine.txt")), text(&out.join("index.html"))), ("mine".into(), "1".into()));
    }

    #[test]
    fn what_a_file_manager_leaves_does_not_block_a_folder_and_a_stranger_does() {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("brief");
        write_folder(&out, &output(1), |_| Ok(())).unwrap();
        for name in [".DS_Store", "Thumbs.db", "tables/desktop.ini", "tables/.~lock.a.csv#", "._index.html"] {
            fs::write(out.join(name), "").unwrap();
        }
        refuse_foreign(&out).unwrap();
        write_folder(&out, &output(2), |_| Ok(())).unwrap();
        assert_eq!(text(&out.join("index.html")), "2");
        fs::write(out.join(".env"), "mine").unwrap();
        assert!(refuse_foreign(&out).unwrap_err().to_string().contains("`.env`"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        use std::os::unix::fs::symlink;
        let parent = tempfile::tempdir().unwrap();
        let at = |name: &str| parent.path().join(name);
        fs::create_dir(at("disk")).unwrap();
        for link in ["link", "link/"] {
            // To a folder that is there, to one that is not there yet, and over another link.
            symlink("disk/brief", at("link")).unwrap();
            symlink("link", at("again")).unwrap();
            for writer in 1..=2 {
                for out in [at(link), at("again")] {
                    refuse_foreign(&out).unwrap();
                    write_folder(&out, &output(writer), |_| Ok(())).unwrap();
                    assert_eq!(text(&at("disk/brief/index.html")), writer.to_string());
                }
            }
            assert!(at("link").is_symlink() && at("again").is_symlink());
            fs::write(at("disk/brief/mine.txt"), "mine").unwrap();
            assert!(refuse_foreign(&at(link)).unwrap_err().to_string().contains("`mine.txt`"));
            fs::remove_dir_all(at("disk/brief")).unwrap();
            fs::remove_file(at("link")).unwrap();
            fs::remove_file(at("again")).unwrap();
        }
        symlink("round", at("round")).unwrap();
        let refused = write_folder(&at("round"), &output(1), |_| Ok(())).unwrap_err().to_string();
        assert!(refused.contains("symbolic link"), "{refused}");
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_text() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("text");
        fs::write(&path, b"\xef\xbb\xbf1,2\n").unwrap();
        assert_eq!(read_bounded("text", &path).unwrap(), b"1,2\n");
        fs::write(&path, b"1,\xef\xbb\xbf2\n").unwrap();
        assert_eq!(read_bounded("text", &path).unwrap(), b"1,\xef\xbb\xbf2\n");
    }
}
