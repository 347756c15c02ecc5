//! Flights beside each other, against the same flights alone.

use tpt_earth::{Length, Width};
use tpt_flight::{
    Detail, Effort, Freedom, Lane, Standard, by_itself, in_width, reconstruct, reconstruct_in,
    standard_range, standard_range_in,
};

use crate::support::{EARTH, STILL, one_stage, range, short};

/// Everything that a solve found, as it is printed to the last digit.
fn told(found: &impl std::fmt::Debug) -> String {
    format!("{found:?}")
}

#[test]
fn a_report_is_solved_beside_others_as_it_is_alone() {
    let effort = Effort { precision: 1e-9, detail: Detail::Path };
    for (vehicle, world, freedom, [range_km, apogee_km]) in [
        (short(), EARTH, Freedom::Payload, [260.0, 80.0]),
        (short(), STILL, Freedom::Cutoff, [200.0, 90.0]),
        (one_stage(), EARTH, Freedom::Cutoff, [900.0, 700.0]),
        (one_stage(), EARTH, Freedom::Payload, [1500.0, 1200.0]),
    ] {
        let from = range(world, 3e-9);
        let near = reconstruct(&vehicle, &from, (km(range_km), km(apogee_km)), freedom, effort, None)
            .unwrap()
            .guess();
        // Not a multiple of the lanes, and far enough from each other to end at different times.
        let reported = |i: u32| {
            (km(range_km * (1.0 + 0.004 * f64::from(i))), km(apogee_km * (1.0 + 0.002 * f64::from(i))))
        };
        let solve = async |lane: Lane, i: u32| {
            told(&reconstruct_in(&lane, &vehicle, &from, reported(i), freedom, effort, Some(near)).await)
        };
        let solve = &solve;
        let alone: Vec<String> = (0..21).map(|i| by_itself(async |lane| solve(lane, i).await)).collect();
        for width in [Width::One, Width::Plain, Width::Wide] {
            let beside = in_width(width, (0..21).map(|i| move |lane| solve(lane, i)));
            assert_eq!(beside, alone, "{width:?}");
        }
    }
}

#[test]
fn a_standard_range_is_found_beside_others_as_it_is_alone() {
    for (vehicle, world) in [(short(), STILL), (short(), EARTH), (one_stage(), EARTH)] {
        let from = range(world, 3e-9);
        let near = standard_range(&vehicle, &from, None).unwrap().lean();
        let heavier = |i: u32| vehicle.with_payload(vehicle.payload() * (1.0 + 0.01 * f64::from(i))).unwrap();
        let solve = async |lane: Lane, i: u32| {
            told(&standard_range_in(&lane, &heavier(i), &from, Some(near)).await.map(distance_and_burnout))
        };
        let solve = &solve;
        let alone: Vec<String> = (0..13).map(|i| by_itself(async |lane| solve(lane, i).await)).collect();
        for width in [Width::Plain, Width::Wide] {
            let beside = in_width(width, (0..13).map(|i| move |lane| solve(lane, i)));
            assert_eq!(beside, alone, "{width:?}");
        }
    }
}

fn distance_and_burnout(found: Standard) -> String {
    told(&(found.distance(), found.burnout))
}

fn km(length: f64) -> Length {
    Length::kilometres(length)
}

#[test]
fn many_tasks_that_ask_for_nothing_all_end() {
    let mut left = 0..1000;
    let tasks = std::iter::from_fn(|| left.next()).map(|i| async move |_| i);
    assert_eq!(in_width(Width::Wide, tasks), (0..1000).collect::<Vec<_>>());
}
