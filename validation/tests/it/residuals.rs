//! The residuals that measure the model's own error, computed again: `data/fixed/time-residuals.toml` cannot go stale.

use tpt_catalogue::{Launch, Measured, Report, Reporter, TimeResidual, Value, time_residuals};
use tpt_earth::{Spread, Time, assert_close};
use tpt_flown::reconstruct::{ReconstructionContext, of_launch};
use tpt_report::Flown;
use tpt_scenario::Beliefs;
use tpt_setting::{Sampling, Setting};

use crate::vehicles::resolved_on;

/// The file is of 1,024 draws; these are fewer, and their middle lies within a few seconds of its.
const SAMPLES: u32 = 128;

/// How far a middle may have moved: the file is of more draws, and is written to a tenth.
const MIDDLE_S: f64 = 4.0;

/// How far an end may have moved, as a share of the width of the band, beside a second.
const END_SHARE: f64 = 0.12;

/// The finest time of a government that gives range and apogee too comes first: the rule of `docs/models/reconstruction.md`.
fn by_rule<'l>(launch: &'l Launch, beliefs: &Beliefs) -> Vec<(&'l Report, Spread<Time>)> {
    let bodies = &beliefs.set().reports;
    let gives = |length: Option<&Measured>| length.and_then(Measured::length_spread).is_some();
    let able = |report: &'l Report| {
        let time = report.flight_time.as_ref()?.time_spread()?;
        (gives(report.range.as_ref()) && gives(report.apogee.as_ref())).then_some((report, time))
    };
    let mut found: Vec<_> = launch.reports.iter().filter_map(able).collect();
    found.sort_by_key(|(report, time)| {
        let works_from_others = matches!(report.reported_by, Reporter::Expert | Reporter::Compilation);
        let width_ms = (1e3 * (time.high() - time.low()).as_seconds()).round() as i64;
        let place = bodies.iter().position(|body| *body == report.reported_by);
        (works_from_others, width_ms, place)
    });
    found
}

fn compare(on_file: &TimeResidual, report: &Report, time: Spread<Time>, flown: &Flown) {
    let name = on_file.launch.as_str();
    assert_eq!(on_file.report, report.id, "{name}: the report by the rule");
    assert_close!(time.at(0.5).as_seconds(), on_file.reported_s.get(), abs = 0.051, "{name}: reported");
    let half = 0.5 * (time.high() - time.low()).as_seconds();
    assert_close!(half, on_file.rounding_s.get(), abs = 0.051, "{name}: rounding");
    let band = &flown.flight_time_s;
    let end_s = 1.0 + END_SHARE * (on_file.computed_high_s.get() - on_file.computed_low_s.get());
    for (what, now, then, allowed) in [
        ("computed", band.nominal, on_file.computed_s, MIDDLE_S),
        ("low end", band.low, on_file.computed_low_s, end_s),
        ("high end", band.high, on_file.computed_high_s, end_s),
        ("burnout", flown.burnout_time_s.nominal, on_file.burnout_s, 2.0 * MIDDLE_S),
    ] {
        assert_close!(
            now,
            then.get(),
            abs = allowed,
            "{name}, {what}: run validation/make/time_residuals.py"
        );
    }
    let class = tpt_catalogue::RangeClass::of_km(flown.standard_range_km.nominal);
    assert_eq!(class, on_file.class(), "{name}: class");
    let range = on_file.standard_range_km.map_or(f64::INFINITY, Value::get);
    assert_eq!(range.is_finite(), flown.standard_range_km.nominal.is_finite(), "{name}: standard range");
}

#[test]
fn the_residuals_on_file_are_those_of_the_program() {
    let sampling = Sampling::new(SAMPLES, tpt_earth::DEFAULT_SEED);
    let on_file = time_residuals().unwrap();
    resolved_on(None, |resolved, beliefs| {
        let context = ReconstructionContext {
            setting: Setting::new(resolved, beliefs, sampling),
            id_prefix: String::new(),
        };
        let mut known = on_file.iter();
        for launch in resolved.catalogue.launches.values() {
            let first = by_rule(launch, beliefs).into_iter().find_map(|(report, time)| {
                let found = of_launch(&context, launch, None, Some(report.id.as_str())).unwrap();
                // A template is nobody's figures of a missile.
                let own = found.into_iter().filter(|one| one.template.is_none());
                own.into_iter().find_map(|one| one.flown).map(|flown| (report, time, flown))
            });
            let Some((report, time, flown)) = first else { continue };
            let next = known.next();
            let next = next.filter(|one| one.launch == launch.id);
            let next = next.unwrap_or_else(|| panic!("{} is not next on file", launch.id));
            compare(next, report, time, &flown);
        }
        assert_eq!(known.next(), None, "a flight on file is none by the rule");
    });
}
