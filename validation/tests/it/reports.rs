//! Every report on record: a flight or a bound, or that it gave no figure.

use jiff::civil::date;
use tpt_earth::DEFAULT_SEED;
use tpt_flown::reconstruct::{ReconstructionContext, of_launch};
use tpt_setting::{BuiltIn, Sampling};

#[test]
fn every_report_with_a_figure_has_a_flight_or_a_bound() {
    let facts = BuiltIn::at(date(2026, 11, 30)).expect("the built-in facts are sound");
    let counted = facts.ask(|setting| {
        let sampling = Sampling { samples: 2, seed: DEFAULT_SEED, ..setting.sampling };
        let context = ReconstructionContext { setting: setting.sampled(sampling), id_prefix: String::new() };
        let (mut with_a_figure, mut without, mut flown) = (0, 0, 0);
        for launch in setting.resolved.catalogue.launches.values() {
            for (report, found) in launch.reports.iter().zip(of_launch(&context, launch, None, None)?) {
                let figures = [&report.range, &report.apogee, &report.flight_time];
                if figures.into_iter().all(Option::is_none) {
                    without += 1;
                    assert_eq!(
                        found.not_reconstructed.as_deref(),
                        Some("no figure was reported"),
                        "{}",
                        found.of
                    );
                    continue;
                }
                with_a_figure += 1;
                let bounds = found.bounds.as_ref().map_or(0, |bounds| bounds.bands().len());
                flown += usize::from(found.flown.is_some());
                // A limit from above alone bounds nothing from below; it is told as it was said.
                let says_little = figures
                    .into_iter()
                    .flatten()
                    .all(|figure| figure.low.is_none() && figure.nominal.is_none());
                assert!(
                    found.flown.is_some() || bounds > 0 || says_little,
                    "{}: {:?}",
                    found.of,
                    found.not_reconstructed
                );
            }
        }
        Ok((with_a_figure, without, flown))
    });
    let (with_a_figure, without, flown) = counted.expect("every launch is answered");
    let reports: usize = facts.catalogue.launches.values().map(|launch| launch.reports.len()).sum();
    assert_eq!(with_a_figure + without, reports);
    assert!(flown > 80 && with_a_figure > 400, "{flown} of {with_a_figure} were flown");
}
