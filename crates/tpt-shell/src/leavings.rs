//! What programs leave in a folder that somebody has looked into: nobody's data.

/// The names that a file manager or an archive gives, in either case.
const NAMES: [&str; 6] = [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", "__MACOSX"];

/// Whether a file or folder of this name was left by a file manager, an archive or an office program.
///
/// Such a file is not read as a fact, and does not keep an output from being written anew: then it goes with the old one.
pub(crate) fn is_left_behind(name: &str) -> bool {
    // Beside the names: what macOS keeps of a file on another system, and the locks of LibreOffice and Microsoft Office.
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
        || name.starts_with("._")
        || (name.starts_with(".~lock.") && name.ends_with('#'))
        || name.starts_with("~$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_not_left_behind() {
        for name in
            [".DS_Store", "thumbs.db", "Desktop.ini", "._index.html", ".~lock.radars.csv#", "~$radars.xlsx"]
        {
            assert!(is_left_behind(name), "{name}");
        }
        for name in
            [".git", ".env", "notes.txt", "index.html", "lock", ".~lock.radars.csv", "index.html~", ""]
        {
            assert!(!is_left_behind(name), "{name}");
        }
    }
}
