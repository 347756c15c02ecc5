//! Arbitrary bytes as a scenario: they are refused with a reason, or a brief can be written from them.

#![no_main]

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use tpt_catalogue::{Catalogue, embedded};
use tpt_scenario::{Beliefs, Resolved, Scenario};
use tpt_setting::{Sampling, Setting};

/// A day with everything in a brief but flights, which take seconds and do not turn on the scenario; and a day before which
/// nothing is known.
const DAYS: [Date; 2] = [date(2016, 6, 1), date(1990, 1, 1)];

/// The catalogue that the program carries, and as it was known on each of the days.
static CATALOGUES: LazyLock<(Catalogue, [Catalogue; 2])> = LazyLock::new(|| {
    let whole = Catalogue::load(&[embedded()]).unwrap_or_else(|error| panic!("{error}"));
    let cuts = DAYS.map(|day| whole.as_of(day));
    (whole, cuts)
});

/// Few: what is looked for is a panic, not a number.
const SAMPLING: Sampling<'static> = Sampling::new(16, 1);

fuzz_target!(|data: &[u8]| {
    let (whole, cuts) = &*CATALOGUES;
    match Scenario::read("scenario.toml", data, whole) {
        Ok(scenario) => {
            for (day, cut) in DAYS.into_iter().zip(cuts) {
                let resolved = Resolved::new(&scenario, cut, day);
                let Ok(beliefs) = Beliefs::new(cut, scenario.figures.as_str(), &[]) else { continue };
                if let Ok(brief) = tpt_paper::brief(Setting::new(&resolved, &beliefs, SAMPLING), &|_| ()) {
                    let files = tpt_briefing::brief_files(&brief);
                    assert!(files.is_ok(), "a brief that cannot be written");
                }
            }
        }
        Err(error) => {
            assert!(!error.diagnostics.is_empty(), "refused without a reason");
            assert!(error.diagnostics.iter().all(|fault| !fault.to_string().is_empty()));
        }
    }
});
