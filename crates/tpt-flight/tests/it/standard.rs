//! The least-energy arc, against searches and the farthest flight.

use tpt_earth::{Angle, ArealMass, Mass, assert_close};
use tpt_flight::{
    AfterBurnout, Detail, Effort, FlightError, Freedom, NoStandardRange, Range, Standard, Starts, Vehicle,
    World, by_itself, longest_range, reconstruct, standard_range, standard_range_in,
};

use crate::support::{EARTH, STILL, drag, one_stage, range, short, stage};

fn towards(bearing_deg: f64, world: World) -> Range {
    Range { bearing: Angle::degrees(bearing_deg), ..range(world, 1e-10) }
}

fn km(vehicle: &Vehicle, range: &Range) -> f64 {
    standard_range(vehicle, range, None).unwrap().distance().unwrap().as_kilometres()
}

#[test]
fn the_burnout_angle_is_the_best_one_and_the_impact_on_the_bearing() {
    for vehicle in [one_stage(), short()] {
        for bearing_deg in [0.0, 52.0, 90.0, 180.0, 300.0] {
            for world in [STILL, EARTH] {
                let found = standard_range(&vehicle, &towards(bearing_deg, world), None).unwrap();
                let off = found.burnout.angle - found.burnout.best_angle;
                assert_close!(off.as_radians(), 0.0, abs = 2e-8, "{bearing_deg}°");
                let flight = found.trajectory.unwrap();
                let off_deg = flight.bearing.as_degrees() - bearing_deg;
                let off_deg = (off_deg + 180.0).rem_euclid(360.0) - 180.0;
                let allowed = if world == EARTH { 1e-5 } else { 0.1 };
                assert_close!(off_deg, 0.0, abs = allowed, "{bearing_deg}°");
                assert_close!(
                    flight.burnouts.last().unwrap().speed.as_metres_per_second(),
                    found.burnout.speed.as_metres_per_second(),
                    rel = 1e-12
                );
            }
        }
    }
}

#[test]
fn it_is_never_farther_than_the_farthest_and_near_it_for_one_stage() {
    for vehicle in [one_stage(), short()] {
        for bearing_deg in [0.0, 90.0, 270.0] {
            for world in [STILL, EARTH] {
                let range = towards(bearing_deg, world);
                let farthest = longest_range(&vehicle, &range).unwrap().distance.as_kilometres();
                let standard = km(&vehicle, &range);
                assert!(standard <= farthest && standard > 0.985 * farthest, "{standard} {farthest}");
            }
        }
    }
}

#[test]
fn it_never_falls_as_the_bearing_turns_from_north_to_east() {
    for vehicle in [one_stage(), short()] {
        let mut before = 0.0;
        for tens in 0..=9 {
            let here = km(&vehicle, &towards(10.0 * f64::from(tens), EARTH));
            assert!(here >= before, "{tens}0°: {here} after {before}");
            before = here;
        }
    }
}

#[test]
fn it_is_the_same_from_any_guess() {
    let range = towards(70.0, EARTH);
    for vehicle in [one_stage(), short()] {
        let cold = standard_range(&vehicle, &range, None).unwrap();
        for share in [0.3, 0.8, 1.3, 2.0] {
            let other = vehicle.with_payload(vehicle.payload() * share).unwrap();
            let lean = standard_range(&other, &towards(10.0, EARTH), None).unwrap().lean();
            let warm = standard_range(&vehicle, &range, Some(lean)).unwrap();
            assert_close!(
                warm.distance().unwrap().as_kilometres(),
                cold.distance().unwrap().as_kilometres(),
                rel = 1e-7
            );
        }
    }
}

#[test]
fn a_little_payload_moves_it_little() {
    for share in [0.95, 1.05] {
        let other = one_stage().with_payload(one_stage().payload() * share).unwrap();
        let [one, other] = [one_stage(), other].map(|vehicle| km(&vehicle, &towards(70.0, STILL)));
        assert_close!(other, one, rel = 0.09);
        assert!((other < one) == (share > 1.0));
    }
}

#[test]
fn what_hardly_lifts_off_has_one_too() {
    // It leans so little that the Earth turns it more than its kick does.
    for vehicle in [one_stage(), short()] {
        let without = vehicle.launch_mass() - vehicle.payload();
        for thrust_to_weight in [1.8, 1.5, 1.3] {
            let heavy =
                vehicle.with_payload(vehicle.lifted_mass() * (1.0 / thrust_to_weight) - without).unwrap();
            for bearing_deg in [0.0, 80.0, 200.0] {
                let found = standard_range(&heavy, &towards(bearing_deg, EARTH), None).unwrap();
                assert!(found.is_arc, "{thrust_to_weight} {bearing_deg}°");
                let off = found.burnout.angle - found.burnout.best_angle;
                assert_close!(off.as_radians(), 0.0, abs = 2e-8, "{thrust_to_weight} {bearing_deg}°");
                let off_deg = found.trajectory.unwrap().bearing.as_degrees() - bearing_deg;
                let off_deg = (off_deg + 180.0).rem_euclid(360.0) - 180.0;
                assert_close!(off_deg, 0.0, abs = 1e-5, "{thrust_to_weight} {bearing_deg}°");
            }
        }
    }
}

#[test]
fn what_the_turning_earth_tips_over_says_so() {
    let without = one_stage().launch_mass() - one_stage().payload();
    let heavy = one_stage().with_payload(one_stage().lifted_mass() * (1.0 / 1.1) - without).unwrap();
    let refused = standard_range(&heavy, &towards(80.0, EARTH), None).unwrap_err();
    assert_eq!(refused, NoStandardRange::TipsOver);
}

#[test]
fn what_the_turning_earth_tips_over_has_one_from_what_it_flew() {
    let range = towards(80.0, EARTH);
    let without = one_stage().launch_mass() - one_stage().payload();
    let lighter = one_stage().with_payload(one_stage().lifted_mass() * (1.0 / 1.3) - without).unwrap();
    let most = standard_range(&lighter, &range, None).unwrap().trajectory.unwrap();
    let effort = Effort { precision: 1e-9, detail: Detail::Events };
    let (mut last, mut tipped, mut before) = (f64::INFINITY, 0, None);
    for tenths in (5..=9).rev() {
        let share = 0.1 * f64::from(tenths);
        let reported = (most.range * share, most.apogee.height * share);
        let flown =
            reconstruct(&lighter, &range, reported, Freedom::Payload, effort, before.as_ref()).unwrap();
        let heavy = lighter.with_payload(flown.payload).unwrap();
        let starts = Starts { near: None, flown: Some(flown.kick_by_parts()) };
        let found = by_itself(async |lane| standard_range_in(&lane, &heavy, &range, starts).await).unwrap();
        let off = found.burnout.angle - found.burnout.best_angle;
        assert_close!(off.as_radians(), 0.0, abs = 2e-8, "{share}");
        let flight = found.trajectory.unwrap();
        assert_close!(flight.bearing.as_degrees(), 80.0, abs = 1e-5, "{share}");
        let flown_km = flight.range.as_kilometres();
        assert!(flown_km < last && flown_km > 0.9 * most.range.as_kilometres() * share, "{share}");
        last = flown_km;
        before = Some(flown);
        match standard_range(&heavy, &range, None) {
            Ok(cold) => {
                assert_close!(flown_km, cold.distance().unwrap().as_kilometres(), rel = 1e-7, "{share}");
            }
            Err(why) => {
                assert_eq!(why, NoStandardRange::TipsOver, "{share}");
                tipped += 1;
            }
        }
    }
    assert!((1..5).contains(&tipped), "{tipped}");
}

#[test]
fn a_guess_that_means_nothing_leads_to_the_same_arc() {
    let range = towards(80.0, EARTH);
    let cold = standard_range(&one_stage(), &range, None).unwrap();
    for way in [[2.0, 0.0], [-2.0, 0.0], [0.5, 40.0], [1.0, -40.0], [0.0, 1e6]] {
        let warm = standard_range(&one_stage(), &range, Some(cold.lean().moved(way))).unwrap();
        assert_close!(
            warm.distance().unwrap().as_kilometres(),
            cold.distance().unwrap().as_kilometres(),
            rel = 1e-7,
            "{way:?}"
        );
    }
}

#[test]
fn what_carries_round_the_earth_has_no_number() {
    let separates =
        AfterBurnout::Separates { ballistic_coefficient: ArealMass::kilograms_per_square_metre(5000.0) };
    let with_dry = |dry_kg| {
        let stages = vec![stage(465.0, 280.0, 21_000.0, dry_kg, 1.65)];
        Vehicle::new(stages, Mass::kilograms(100.0), separates, drag()).unwrap()
    };
    for (dry_kg, is_number) in [(1200.0, true), (500.0, false), (300.0, false)] {
        for world in [STILL, EARTH] {
            let found = standard_range(&with_dry(dry_kg), &towards(80.0, world), None).unwrap();
            assert_eq!(found.distance().is_some(), is_number, "{dry_kg} kg: {:?}", found.burnout);
            assert!(found.distance().is_none_or(|range| range <= Standard::BEYOND));
            assert_eq!(found.burnout.share_of_circular > 0.946, !is_number, "{:?}", found.burnout);
        }
    }
    let heavy = one_stage().with_payload(Mass::kilograms(40_000.0)).unwrap();
    let refused = standard_range(&heavy, &towards(80.0, STILL), None).unwrap_err();
    assert!(matches!(refused, NoStandardRange::Flight(FlightError::NoLiftOff { .. })), "{refused}");
}
