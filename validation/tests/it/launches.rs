//! Reported launches, reconstructed, against the flight times that were reported and the ranges that others computed.

use jiff::civil::date;
use tpt_flown::reconstruct_launch;
use tpt_report::{ConsistencyWord, Flown, Reading, ReportReconstruction};
use tpt_setting::{Sampling, Setting};

use crate::compare_explained;
use crate::vehicles::resolved_on;

/// Enough for a middle to a few thousandths.
const SAMPLES: u32 = 64;

/// The reports of some launches, each reconstructed by itself.
struct Reconstructed(Vec<ReportReconstruction>);

impl Reconstructed {
    fn of(launches: &[&str]) -> Self {
        let sampling = Sampling::new(SAMPLES, tpt_earth::DEFAULT_SEED);
        resolved_on(Some(date(2023, 1, 1)), |resolved, beliefs| {
            let reports = |launch: &&str| {
                let found =
                    reconstruct_launch(Setting::new(resolved, beliefs, sampling), launch, None).unwrap();
                found.reports.into_iter()
            };
            Self(launches.iter().flat_map(reports).collect())
        })
    }

    fn report(&self, of: &str) -> &ReportReconstruction {
        self.0.iter().find(|report| report.of == of).unwrap_or_else(|| panic!("no report {of}"))
    }

    fn read_as(&self, of: &str, reading: Reading) -> &Flown {
        let all = &self.report(of).alternatives;
        all.iter().find(|one| one.reading == reading).unwrap().flown.as_ref().unwrap()
    }

    fn full_burn(&self, of: &str) -> &Flown {
        self.read_as(of, Reading::FullBurn)
    }

    fn standard_km(&self, of: &str, reading: Reading) -> f64 {
        self.read_as(of, reading).standard_range_km.nominal
    }
}

#[test]
fn standard_range() {
    let found = Reconstructed::of(&["2017-05-14", "2017-07-04", "2017-07-28", "2017-11-29", "2016-06-22-2"]);
    let full_burn = |of: &str| found.standard_km(of, Reading::FullBurn);
    compare_explained(
        "standard-range",
        &[
            ("2017-05-14/pyongyang, km", full_burn("2017-05-14/pyongyang")),
            ("2017-07-04/pyongyang, km", full_burn("2017-07-04/pyongyang")),
            ("2017-07-28/pyongyang, km", full_burn("2017-07-28/pyongyang")),
            ("2017-11-29/expert, km", full_burn("2017-11-29/expert")),
            ("2016-06-22-2/pyongyang, km", full_burn("2016-06-22-2/pyongyang")),
            (
                "2016-06-22-2/seoul with the published payload, km",
                found.standard_km("2016-06-22-2/seoul", Reading::EarlyCutoff),
            ),
        ],
    );
}

/// Each report whose flight time is compared; the figures of Pyongyang of 14 May 2017 came without one.
const TIMED: [&str; 12] = [
    "2017-03-06/tokyo",
    "2017-05-14/tokyo",
    "2017-05-14/pyongyang",
    "2017-07-04/pyongyang",
    "2017-07-04/expert-2",
    "2017-07-28/pyongyang",
    "2017-07-28/compilation-2",
    "2017-11-29/pyongyang",
    "2017-11-29/expert",
    "2017-11-29/expert-2",
    "2022-03-24/pyongyang",
    "2022-03-24/tokyo-2",
];

#[test]
fn flight_times() {
    let launches =
        ["2017-02-12", "2017-03-06", "2017-05-14", "2017-07-04", "2017-07-28", "2017-11-29", "2022-03-24"];
    let found = Reconstructed::of(&launches);
    let computed = TIMED.map(|of| (of, found.full_burn(of).flight_time_s.nominal));
    compare_explained("flight-times", &computed);

    let verdict = |of: &str| found.full_burn(of).consistency.verdict;
    assert_eq!(verdict("2022-03-24/pyongyang"), ConsistencyWord::Inconsistent);
    assert_eq!(verdict("2022-03-24/tokyo-2"), ConsistencyWord::Consistent);
    // No time was reported, or no range or no apogee.
    assert_eq!(verdict("2017-03-06/seoul"), ConsistencyWord::NotEnoughReported);
    let of_february = found.0.iter().filter(|report| report.of.starts_with("2017-02-12"));
    let mut reports = 0;
    for report in of_february {
        reports += 1;
        match &report.flown {
            Some(flown) => assert_eq!(flown.consistency.verdict, ConsistencyWord::NotEnoughReported),
            None => {
                let why = report.not_reconstructed.as_deref().unwrap();
                let known = ["one figure alone bounds a flight and gives none", "no figure was reported"];
                assert!(known.contains(&why), "{why}");
            }
        }
    }
    assert_eq!(reports, 6);
}
