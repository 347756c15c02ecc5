//! The catalogue that the program carries.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::load::{File, Layer};

static DATA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../data");

/// The layer of files that the program carries: the repository's `data/` at the time of the build.
#[must_use]
pub fn embedded() -> Layer<'static> {
    let mut files = Vec::new();
    collect(&DATA, &mut files);
    Layer { files }
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<File<'static>>) {
    for file in dir.files().filter(|file| file.path().extension().is_some_and(|e| e == "toml")) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push(File { shown_as: format!("data/{path}"), path, bytes: Cow::Borrowed(file.contents()) });
    }
    // What is fixed is compiled in by itself: it is no layer.
    for inner in dir.dirs().filter(|inner| inner.path() != std::path::Path::new("fixed")) {
        collect(inner, files);
    }
}
