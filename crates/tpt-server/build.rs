//! Finds the page that the program carries: `web/dist/page`, where it has been made before this crate is built.
//!
//! It runs nothing: `bash web/build.sh` makes the page. Without a page the program builds all the same.

use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs, io};

/// What the page is made of.
const MADE_OF: [&str; 11] = [
    "src",
    "public",
    "scripts",
    "index.html",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.js",
    "svelte.config.js",
    "../data/fixed/classes.toml",
    "../data/map/land-50m.json",
];

fn main() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web");
    let made = web.join("dist/page");
    // The folder around it is always there; what is not there would make cargo build this crate every time.
    println!("cargo::rerun-if-changed={}", web.join("dist").display());
    for part in MADE_OF {
        println!("cargo::rerun-if-changed={}", web.join(part).display());
    }
    let page = if made.join("index.html").is_file() {
        if let Some(part) = newer(&web, &made) {
            println!(
                "cargo::warning=the page in web/dist/page is older than web/{part}; `bash web/build.sh` makes it anew"
            );
        }
        made
    } else {
        let empty = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("no-page");
        fs::create_dir_all(&empty).expect("the build folder can be written");
        empty
    };
    println!("cargo::rustc-env=TWOPLUSTWO_PAGE={}", page.display());
}

/// A part of the page's source that changed after the page was made.
fn newer(web: &Path, made: &Path) -> Option<&'static str> {
    let made = fs::metadata(made.join("index.html")).and_then(|file| file.modified()).ok()?;
    MADE_OF.into_iter().find(|part| changed(&web.join(part)).is_ok_and(|changed| changed > made))
}

/// When a file, or the newest file of a folder, was last written.
fn changed(path: &Path) -> io::Result<SystemTime> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_dir() {
        return metadata.modified();
    }
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(path)? {
        newest = newest.max(changed(&entry?.path())?);
    }
    Ok(newest)
}
