//! Arbitrary bytes as one file of a layer over a minimal catalogue: they are refused with a reason, or they load.
//!
//! The first byte picks the place of the file; the rest is the file. A file of a folder is named after its `id`,
//! so that a record can get past the check of its name.

#![no_main]

use std::borrow::Cow;
use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use tpt_catalogue::{Catalogue, File, Layer};

/// The places of a layer, and one that is none.
const PLACES: [&str; 18] = [
    "article.toml",
    "known-gaps.toml",
    "places.toml",
    "quantities.toml",
    "sources.toml",
    "claims/",
    "elements/",
    "launches/",
    "meetings/",
    "missiles/",
    "people/",
    "sets/",
    "systems/",
    "viewpoints/",
    "drag-tables.toml",
    "events/",
    "glossary.toml",
    "elsewhere/",
];

macro_rules! minimal {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("../minimal/", $path)))),+]
    };
}

/// One record of each kind, of which each mention resolves.
static MINIMAL: LazyLock<Layer<'static>> = LazyLock::new(|| {
    let files = minimal![
        "article.toml",
        "drag-tables.toml",
        "glossary.toml",
        "known-gaps.toml",
        "places.toml",
        "quantities.toml",
        "sources.toml",
        "claims/claim.toml",
        "elements/battery.toml",
        "events/2017-03-01-test.toml",
        "launches/2017-03-06.toml",
        "meetings/2017-03-20.toml",
        "missiles/missile.toml",
        "people/person.toml",
        "sets/nominal.toml",
        "systems/radar.toml",
        "viewpoints/tokyo.toml",
    ];
    let files = files.map(|(path, text)| file(path.to_owned(), text.as_bytes()));
    let layer = Layer { files: files.into() };
    if let Err(error) = Catalogue::load(std::slice::from_ref(&layer)) {
        panic!("the minimal catalogue does not load:\n{error}");
    }
    layer
});

fn file(path: String, bytes: &[u8]) -> File<'_> {
    File { shown_as: path.clone(), path, bytes: Cow::Borrowed(bytes) }
}

fuzz_target!(|data: &[u8]| {
    let minimal = &*MINIMAL;
    let Some((place, bytes)) = data.split_first() else { return };
    let place = PLACES[usize::from(*place) % PLACES.len()];
    let path = if place.ends_with('/') { format!("{place}{}.toml", id_of(bytes)) } else { place.to_owned() };
    let layer = Layer { files: vec![file(path, bytes)] };
    match Catalogue::load(&[minimal.clone(), layer]) {
        Ok(catalogue) => {
            let cut = catalogue.as_of(date(2017, 3, 20));
            assert!(cut.claims.len() <= catalogue.claims.len());
            assert_eq!(cut.as_of(date(2017, 3, 20)), cut, "cutting twice gives the same");
        }
        Err(error) => {
            assert!(!error.diagnostics.is_empty(), "refused without a reason");
            assert!(error.diagnostics.iter().all(|fault| !fault.to_string().is_empty()));
        }
    }
});

/// What stands between the quotation marks after the first `id =`.
fn id_of(bytes: &[u8]) -> &str {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    let after = text.lines().find_map(|line| line.strip_prefix("id = \"")).unwrap_or("nameless\"");
    after.split('"').next().unwrap_or_default()
}
