//! Vehicles that are known, found again from made-up times: all reports of one missile together.
//!
//! `validation/make/all_reports.sh` runs two hundred trials; here are twenty.

use jiff::civil::date;
use tpt_earth::math::{ln, sin_cos};
use tpt_earth::{Sampled, Spread, Stream, Time};
use tpt_flown::model_error::ModelError;
use tpt_flown::reconstruct::ReconstructionContext;
use tpt_flown::reconstruction::{FlownTime, SharedVehicle};
use tpt_flown::together::{Evidence, FlownTogether, effective_draws, fly_together, weights};
use tpt_setting::{Sampling, Setting};

use crate::vehicles::resolved_on;

/// The seed of the true vehicles and of their times; written down before the first run.
const SEED: u32 = 2_017;

/// Trials of a run in CI.
const TRIALS: usize = 20;

/// True vehicles that are drawn: more than any run asks for, since some cannot fly every launch as it was drawn.
const DRAWN: u32 = 512;

/// How many draws weigh them.
const SAMPLES: u32 = 1_024;

/// The half width of the rounding of each made-up time, s.
const ROUNDING_S: f64 = 5.0;

/// The share of false reports that the rule allows for.
const FALSE_SHARE: f64 = 0.05;

/// The five numbers of a made-up time: reading, error's size, two of the error itself, rounding; and two of a false report.
const NUMBERS: u32 = 7;

/// A time as it would have been reported of a flight.
fn reported(flown: FlownTime, error: &ModelError, shares: [f64; 7]) -> Spread<Time> {
    let [_, size, one, other, rounding, is_false, place] = shares;
    let size = error.size(size, flown.burnout);
    // Box and Muller (1958).
    let normal = (-2.0 * ln(1.0 - one)).sqrt() * sin_cos(std::f64::consts::TAU * other).0;
    let off = if is_false < FALSE_SHARE { flown.burnout * (2.0 * place - 1.0) } else { size * normal };
    let middle = flown.flight + off + Time::seconds(ROUNDING_S * (2.0 * rounding - 1.0));
    let half = Time::seconds(ROUNDING_S);
    Spread::Uniform { low: middle - half, high: middle + half }
}

/// A made-up time of each launch by a vehicle; `None` where it cannot fly one so.
fn made_up(truths: &FlownTogether<'_>, index: u32) -> Option<Vec<Spread<Time>>> {
    let stream = Stream::named(SEED, "made-up times");
    let each = (0..).zip(&truths.believed).map(|(launch, one)| {
        let shares: Vec<f64> = (0..NUMBERS)
            .map(|i| stream.number(index, NUMBERS * launch + i).expect("it has so many"))
            .collect();
        let shares: [f64; 7] = shares.try_into().ok()?;
        let reading = (shares[0] * truths.readings as f64) as usize;
        let flown = one.times[index as usize][reading]?;
        Some(reported(flown, one.error.as_ref()?, shares))
    });
    each.collect()
}

/// Whether the band of a number of the weighted vehicles holds the true one.
fn holds(
    drawn: &FlownTogether<'_>,
    weights: &[f64],
    truth: &SharedVehicle,
    number: impl Fn(&SharedVehicle) -> Option<f64>,
) -> bool {
    let all = drawn.vehicles.iter().zip(weights);
    let values: Vec<(f64, f64)> =
        all.filter_map(|(one, weight)| Some((number(one.as_ref()?)?, *weight))).collect();
    let band = Sampled::weighted(&values).expect("they are weighed").band;
    number(truth).is_some_and(|value| (band.low..=band.high).contains(&value))
}

#[test]
fn vehicles_that_are_known_are_found_again_in_nine_of_ten_trials() {
    let trials = std::env::var("TWOPLUSTWO_TRIALS").ok();
    let trials = trials.map_or(TRIALS, |trials| trials.parse().expect("a number of trials"));
    resolved_on(Some(date(2026, 11, 30)), |resolved, beliefs| {
        let fly = |samples: u32, seed: u32| {
            let setting = Setting::new(resolved, beliefs, Sampling::new(samples, seed));
            let context = ReconstructionContext { setting, id_prefix: String::new() };
            fly_together(&context, &resolved.catalogue.missiles["hwasong-12"], false).expect("it flies")
        };
        let (drawn, truths) = (fly(SAMPLES, 1), fly(DRAWN, SEED));
        assert_eq!(drawn.readings, 2, "it may be cut off early");
        let vehicles = drawn.drawn();
        let (mut done, mut of_burn, mut of_range, mut least) = (0, 0, 0, f64::INFINITY);
        for (index, truth) in (0..).zip(&truths.vehicles) {
            if done == trials {
                break;
            }
            let Some((truth, times)) = truth.as_ref().zip(made_up(&truths, index)) else { continue };
            let likelihoods: Vec<Vec<f64>> = drawn
                .believed
                .iter()
                .zip(times)
                .map(|(one, time)| {
                    let time = one.error.as_ref().map(|error| (time, error));
                    Evidence { flown: &one.times, readings: drawn.readings, time }.likelihoods()
                })
                .collect();
            let weights = weights(&vehicles, &likelihoods).expect("some vehicle is likely");
            least = least.min(effective_draws(&weights));
            done += 1;
            of_burn += usize::from(holds(&drawn, &weights, truth, |one| Some(one.burn_time.as_seconds())));
            of_range += usize::from(holds(&drawn, &weights, truth, |one| Some(one.carried[2]?.range_km)));
        }
        println!(
            "{done} trials: burn time {of_burn}, range with 1,000 kg {of_range}, at least {least:.0} draws"
        );
        assert_eq!(done, trials, "every trial needs a vehicle that flies all launches");
        // 170 to 190 of 200: two standard deviations and a third to either side of nine of ten.
        let slack = 2.36 * (0.09 * trials as f64).sqrt();
        for found in [of_burn, of_range] {
            let off = (found as f64 - 0.9 * trials as f64).abs();
            assert!(off <= slack, "{found} of {trials} are in the band");
        }
    });
}
