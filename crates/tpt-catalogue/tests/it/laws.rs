//! Laws: no bytes make the loader panic, and cutting to a date is idempotent and monotonic.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use tpt_catalogue::{Catalogue, Layer, PartialDate, embedded};

use crate::support::{MINIMAL, file, messages, minimal, minimal_with};

static EMBEDDED: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound"));

/// Paths of every kind, and some that are no place of the catalogue.
fn path() -> impl Strategy<Value = String> {
    let known: Vec<&'static str> = MINIMAL.iter().map(|(path, _)| *path).collect();
    prop_oneof![
        4 => prop::sample::select(known).prop_map(str::to_owned),
        1 => "[a-z]{0,12}/?[a-z0-9-]{0,8}(\\.toml)?",
    ]
}

/// Pieces that often upset a reader of numbers, dates and tables.
const PIECES: [&str; 24] = [
    "",
    "nan",
    "-inf",
    "1e300",
    "-1",
    "0",
    "99999999999999999999",
    "2017-02-30",
    "2017-03-06T24:00:00Z",
    "\"\"",
    "\"2017-13\"",
    "[[",
    "]]",
    "[",
    "{",
    "= ",
    "\n",
    "\"\"\"",
    "\u{feff}",
    "\u{0}",
    "🚀",
    "true",
    "_",
    "[]",
];

/// A file of the minimal layer with a stretch of it exchanged for a piece: mostly sound, so that it gets far.
fn spoiled() -> impl Strategy<Value = (String, Vec<u8>)> {
    let piece = prop_oneof![
        prop::sample::select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    (prop::sample::select(MINIMAL.to_vec()), any::<prop::sample::Index>(), 0..24_usize, piece).prop_map(
        |((path, text), at, length, piece)| {
            let mut bytes = text.as_bytes().to_vec();
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, piece);
            (path.to_owned(), bytes)
        },
    )
}

/// Loads a layer with one file exchanged: it loads, or every message has words and the first names a file.
fn loads_or_says_why(path: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let layer = minimal_with([file(path, bytes)]);
    match Catalogue::load(std::slice::from_ref(&layer)) {
        Ok(catalogue) => {
            let day = date(2017, 3, 6);
            let cut = catalogue.as_of(day);
            prop_assert_eq!(cut.as_of(day), cut);
        }
        Err(error) => {
            prop_assert!(!error.diagnostics.is_empty(), "refused without a reason");
            for fault in &error.diagnostics {
                prop_assert!(!fault.problem.is_empty(), "{:?}", fault);
                prop_assert!(layer.files.iter().any(|file| file.shown_as == fault.file), "{:?}", fault);
            }
        }
    }
    Ok(())
}

fn day() -> impl Strategy<Value = Date> {
    (1998_i16..=2023, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day).ok())
}

/// Everything that is known, each thing under a name of its own. Left out: the end of an office, which is learnt of
/// an office that was known before, and the day of a meeting that was planned before.
fn known(catalogue: &Catalogue) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let entries = catalogue.systems.values().chain(catalogue.missiles.values());
    names.extend(entries.map(|entry| format!("entry {} {:?}", entry.id, entry.known_since)));
    for missile in catalogue.missiles.values() {
        names.extend(missile.stage_sets.iter().map(|set| format!("stage set {} {}", missile.id, set.id)));
    }
    names.extend(catalogue.facts().map(|fact| format!("{} {}", fact.kind.word(), fact.id())));
    for launch in catalogue.launches.values() {
        names.extend(launch.missile.iter().map(|missile| format!("missile of {} {missile}", launch.id)));
    }
    names.extend(catalogue.sources.keys().map(|id| format!("source {id}")));
    names.extend(catalogue.gaps.keys().map(|id| format!("gap {id}")));
    names
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_as_any_file_never_panic(path in path(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        loads_or_says_why(&path, bytes)?;
    }

    #[test]
    fn a_spoiled_file_never_panics((path, bytes) in spoiled()) {
        loads_or_says_why(&path, bytes)?;
    }

    #[test]
    fn a_number_of_any_size_is_taken_or_refused(number in any::<f64>()) {
        let text = crate::support::exchanged("places.toml", "lat_deg = 36.05", &format!("lat_deg = {number:?}"));
        let told = messages(minimal_with([file("places.toml", text)]));
        prop_assert_eq!(told.is_empty(), (-90.0..=90.0).contains(&number) && on_hundredths(number), "{:?}", told);
    }

    #[test]
    fn a_date_is_known_from_its_last_day_on(day in day(), cut in day(), parts in 1_usize..=3) {
        let length = [4, 7, 10][parts - 1];
        let text = day.to_string();
        let partial: PartialDate = text[..length].parse().expect("the beginning of a date is a date");
        prop_assert!(partial.earliest_day() <= day && day <= partial.latest_day());
        prop_assert_eq!(partial.known_by(cut), partial.latest_day() <= cut);
        prop_assert_eq!(partial.to_string(), &text[..length]);
    }
}

/// Whether a number is written in hundredths, as far as a reader of decimals can tell.
fn on_hundredths(number: f64) -> bool {
    (number * 100.0 - (number * 100.0).round()).abs() < 1e-6
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cutting_twice_is_cutting_at_the_earlier_date(a in day(), b in day()) {
        let mut twice = EMBEDDED.as_of(a).as_of(b);
        prop_assert_eq!(twice.as_of, Some(b), "the last cut names its own date");
        twice.as_of = Some(a.min(b));
        prop_assert!(twice == EMBEDDED.as_of(a.min(b)), "cut at {} and at {}", a, b);
    }

    #[test]
    fn what_is_known_stays_known(a in day(), b in day()) {
        let (earlier, later) = (known(&EMBEDDED.as_of(a.min(b))), known(&EMBEDDED.as_of(a.max(b))));
        let lost: Vec<_> = earlier.difference(&later).collect();
        prop_assert!(lost.is_empty(), "known at {} and not at {}: {:?}", a.min(b), a.max(b), lost);
    }
}

#[test]
fn the_newest_date_hides_nothing() {
    let newest = EMBEDDED.as_of.expect("the catalogue has dates");
    let mut cut = EMBEDDED.as_of(newest);
    assert_eq!(known(&cut), known(&EMBEDDED));
    // The ends of offices are no events of their own, and may lie later.
    cut.people.clone_from(&EMBEDDED.people);
    assert!(cut == *EMBEDDED, "a record differs");
}

#[test]
fn an_empty_catalogue_is_a_catalogue() {
    let empty = Catalogue::load(&[Layer::default()]).expect("no file has no fault");
    assert_eq!(empty, Catalogue::default());
    assert_eq!(empty.as_of(date(2017, 3, 20)).as_of, Some(date(2017, 3, 20)));
    // An empty later layer leaves the earlier one as it was.
    let both = Catalogue::load(&[minimal(), Layer::default()]).expect("no file has no fault");
    assert_eq!(both, crate::support::sound(minimal()));
}

/// Pieces of formulas, sound and not.
const OF_FORMULAS: [&str; 22] = [
    "a", "b_2", "1", "2.5e3", ".", "1e", "+", "-", "*", "/", "^", "(", ")", ",", " ", "min", "max", "abs(",
    "sqrt", "PI", "{x}", "\u{3c0}",
];

proptest! {
    #[test]
    fn no_text_makes_the_reader_of_formulas_panic(pieces in prop::collection::vec(prop::sample::select(&OF_FORMULAS[..]), 0..12)) {
        let text = pieces.concat();
        if let Ok(formula) = tpt_catalogue::Expression::try_from(text.clone()) {
            let values = vec![1.5; formula.names().len()];
            let value = formula.of(&values);
            prop_assert!(value.is_none_or(f64::is_finite), "{}", text);
            prop_assert_eq!(formula.of(&[]).is_some(), formula.names().is_empty() && value.is_some(), "{}", text);
        }
    }

    #[test]
    fn no_text_at_all_makes_it_panic(text in ".{0,40}") {
        let _ = tpt_catalogue::Expression::try_from(text);
    }
}
