//! Solves, against what was flown.

use proptest::prelude::*;
use tpt_earth::{Angle, Length, Time, VacuumArc, assert_close};
use tpt_flight::{
    Cutoff, Detail, Effort, Freedom, NoReconstruction, Plan, Range, Reported, Vehicle, World, by_itself, fly,
    fly_guess_in, longest_range, reconstruct,
};

use crate::support::{EARTH, STILL, one_stage, plan, range, short};

const EFFORT: Effort = Effort { precision: 1e-8, detail: Detail::Events };

fn flown(vehicle: &Vehicle, plan: &Plan, world: World) -> (Range, Length, Length, f64) {
    let flight = fly(vehicle, plan, world, 1e-10, Detail::Events).unwrap();
    let range = Range { bearing: flight.bearing, ..range(world, 1e-10) };
    (range, flight.range, flight.apogee.height, flight.impact.time.as_seconds())
}

#[test]
fn what_was_flown_is_found_again() {
    for (vehicle, kick_deg) in [(one_stage(), 0.6), (one_stage(), 3.0), (short(), 2.0), (short(), 5.0)] {
        let early = Plan { cutoff: Cutoff::Share(0.96), ..plan(kick_deg) };
        let (range, distance, apogee, time_s) = flown(&vehicle, &early, EARTH);
        let found = reconstruct(&vehicle, &range, (distance, apogee), Freedom::Cutoff, EFFORT, None).unwrap();
        assert_close!(found.burnt_share, 0.96, abs = 1e-4, "{kick_deg}°");
        assert_close!(found.kick.as_degrees(), kick_deg, rel = 1e-3);
        assert_close!(found.launch_azimuth.as_degrees(), 80.0, abs = 0.02);
        assert_close!(found.trajectory.impact.time.as_seconds(), time_s, rel = 1e-6);

        let heavy = vehicle.with_payload(vehicle.payload() * 1.4).unwrap();
        let (range, distance, apogee, time_s) = flown(&heavy, &plan(kick_deg), EARTH);
        let found =
            reconstruct(&vehicle, &range, (distance, apogee), Freedom::Payload, EFFORT, None).unwrap();
        assert_close!(found.payload / vehicle.payload(), 1.4, rel = 1e-4, "{kick_deg}°");
        assert_close!(found.trajectory.impact.time.as_seconds(), time_s, rel = 1e-6);
        // From another reconstruction it finds the same.
        let near =
            reconstruct(&vehicle, &range, (distance * 1.02, apogee * 1.02), Freedom::Payload, EFFORT, None);
        let again =
            reconstruct(&vehicle, &range, (distance, apogee), Freedom::Payload, EFFORT, near.as_ref().ok());
        let (one, other) = (found.payload.as_kilograms(), again.unwrap().payload.as_kilograms());
        assert_close!(one, other, rel = 1e-5);
    }
}

#[test]
fn a_matrix_by_differences_leads_to_a_report_nearby() {
    for (vehicle, freedom) in [(one_stage(), Freedom::Payload), (short(), Freedom::Cutoff)] {
        let early = Plan { cutoff: Cutoff::Share(0.96), ..plan(2.0) };
        let (range, distance, apogee, _) = flown(&vehicle, &early, EARTH);
        let found = reconstruct(&vehicle, &range, (distance, apogee), freedom, EFFORT, None).unwrap();
        let told = by_itself(async |lane| {
            let reported = Reported::RangeAndApogee { range: distance, apogee };
            found.guess().with_matrix_in(&lane, &vehicle, &range, (freedom, reported)).await
        });
        let miss = |share: f64| {
            let (far, high) = (distance * (1.0 + share), apogee * (1.0 + 0.5 * share));
            let there = told.toward(far, high);
            let flight = by_itself(async |lane| fly_guess_in(&lane, &vehicle, &range, freedom, there).await);
            let flight = flight.unwrap();
            (flight.range / far - 1.0).abs().max((flight.apogee.height / high - 1.0).abs())
        };
        // By the square of how far it is moved.
        for share in [-0.02, 0.01] {
            assert!(miss(share) < 20.0 * share * share, "{share}: {}", miss(share));
        }
        assert!(miss(0.01) < 0.4 * miss(0.02), "{} {}", miss(0.01), miss(0.02));
    }
}

#[test]
fn what_was_flown_is_found_again_from_any_two_of_its_figures() {
    for (vehicle, kick_deg) in [(one_stage(), 0.6), (one_stage(), 3.0), (short(), 2.0), (short(), 5.0)] {
        for freedom in [Freedom::Payload, Freedom::Cutoff] {
            let flown_by = match freedom {
                Freedom::Payload => vehicle.with_payload(vehicle.payload() * 1.4).unwrap(),
                Freedom::Cutoff => vehicle.clone(),
            };
            let cutoff = if freedom == Freedom::Cutoff { Cutoff::Share(0.96) } else { Cutoff::FullBurn };
            let plan = Plan { cutoff, ..plan(kick_deg) };
            let (there, range, apogee, time_s) = flown(&flown_by, &plan, EARTH);
            let time = Time::seconds(time_s);
            for reported in [Reported::RangeAndTime { range, time }, Reported::ApogeeAndTime { apogee, time }]
            {
                let found = reconstruct(&vehicle, &there, reported, freedom, EFFORT, None).unwrap();
                let case = format!("{kick_deg}°, {freedom:?}, {reported:?}");
                let (found, flight) = (&found, &found.trajectory);
                assert_close!(flight.impact.time.as_seconds(), time_s, rel = 2e-8, "{case}");
                assert_close!(flight.range / range, 1.0, abs = 2e-4, "{case}");
                assert_close!(flight.apogee.height / apogee, 1.0, abs = 1e-5, "{case}");
                assert_close!(found.kick.as_degrees(), kick_deg, rel = 5e-3, "{case}");
                // From another flight it finds the same.
                let aside = match reported {
                    Reported::ApogeeAndTime { apogee, time } => {
                        Reported::ApogeeAndTime { apogee: apogee * 0.98, time: time * 0.995 }
                    }
                    _ => Reported::from((range * 1.02, apogee * 0.98)),
                };
                let near = reconstruct(&vehicle, &there, aside, freedom, EFFORT, None);
                let again =
                    reconstruct(&vehicle, &there, reported, freedom, EFFORT, near.as_ref().ok()).unwrap();
                assert_close!(again.trajectory.impact.time.as_seconds(), time_s, rel = 2e-8, "{case}");
                assert_close!(again.payload / found.payload, 1.0, abs = 1e-4, "{case}");
                assert_close!(again.burnt_share, found.burnt_share, abs = 1e-4, "{case}");
            }
        }
    }
}

#[test]
fn a_time_that_no_flight_so_high_or_so_far_takes_is_refused_by_what_is_flown() {
    let vehicle = one_stage();
    let there = range(EARTH, 1e-8);
    let solve = |reported| reconstruct(&vehicle, &there, reported, Freedom::Payload, EFFORT, None);
    let (distance, apogee) = (Length::kilometres(900.0), Length::kilometres(700.0));
    let flown = solve(Reported::from((distance, apogee))).unwrap().trajectory;
    // In a vacuum and thrown, a flight so high takes at least so long; the boost adds to it.
    let least = VacuumArc::through(Length::kilometres(1.0), apogee).unwrap().flight_time();
    match solve(Reported::ApogeeAndTime { apogee, time: least }) {
        Err(NoReconstruction::TooShort { least: flown_least, .. }) => {
            assert!(least < flown_least && flown_least < flown.impact.time);
            // One that comes down ten kilometres away takes longer still.
            let beside = solve(Reported::from((Length::kilometres(10.0), apogee))).unwrap().trajectory;
            assert!(flown_least < beside.impact.time);
        }
        other => panic!("{other:?}"),
    }
    match solve(Reported::ApogeeAndTime { apogee, time: flown.impact.time * 4.0 }) {
        Err(NoReconstruction::TooLong { most, .. }) => {
            assert!(flown.impact.time < most && most < flown.impact.time * 4.0);
        }
        other => panic!("{other:?}"),
    }
    // As far and for so long it would have to rise higher than it can.
    let hours = Reported::RangeAndTime { range: distance, time: Time::seconds(5000.0) };
    assert!(matches!(solve(hours), Err(NoReconstruction::CannotReach { .. })));
    for (quantity, reported) in [
        ("flight time", Reported::RangeAndTime { range: distance, time: Time::seconds(f64::NAN) }),
        ("apogee", Reported::ApogeeAndTime { apogee: Length::kilometres(-5.0), time: least }),
        ("range", Reported::RangeAndTime { range: Length::ZERO, time: least }),
    ] {
        let refused = solve(reported).unwrap_err().to_string();
        assert!(refused.contains(quantity), "{refused}");
    }
}

#[test]
fn no_kick_nearby_carries_farther_than_the_longest() {
    for vehicle in [short(), one_stage()] {
        let longest = longest_range(&vehicle, &range(STILL, 1e-9)).unwrap();
        let best_km = longest.trajectory.range.as_kilometres();
        for factor in [0.9, 0.97, 0.99, 0.999, 1.001, 1.01, 1.03, 1.1] {
            let kicked = plan(longest.kick.as_degrees() * factor);
            let near =
                fly(&vehicle, &Plan { azimuth: longest.azimuth, ..kicked }, STILL, 1e-9, Detail::Events);
            let near_km = near.unwrap().range.as_kilometres();
            assert!(near_km <= best_km * (1.0 + 1e-9), "{factor}: {near_km} against {best_km}");
        }
    }
}

#[test]
fn the_longest_flight_is_near_the_least_energy_arc_from_its_burnout() {
    // After burnout a long flight is nearly the least-energy arc: its apogee is that of the impulse of the same range
    // but for burnout height and drag, some ten per cent.
    let longest = longest_range(&one_stage(), &range(STILL, 1e-9)).unwrap().trajectory;
    let arc = VacuumArc::least_energy(longest.range).unwrap();
    assert_close!(longest.apogee.height.as_kilometres(), arc.apogee().as_kilometres(), rel = 0.1);
    assert!(longest.impact.time > arc.flight_time(), "a boost takes time");
}

#[test]
fn the_earths_rotation_helps_eastwards_and_hinders_westwards() {
    let towards = |bearing_deg: f64, world| {
        let range = Range { bearing: Angle::degrees(bearing_deg), ..range(world, 1e-8) };
        let found = longest_range(&one_stage(), &range).unwrap();
        let off = (found.trajectory.bearing - range.bearing).as_degrees();
        assert_close!(
            (off + 180.0).rem_euclid(360.0) - 180.0,
            0.0,
            abs = 0.01,
            "it comes down on the bearing"
        );
        found.trajectory.range.as_kilometres()
    };
    let still = towards(90.0, STILL);
    let (east, west, north) = (towards(90.0, EARTH), towards(270.0, EARTH), towards(0.0, EARTH));
    assert!(east > still * 1.04 && west < still * 0.97, "{east} {still} {west}");
    assert_close!(north, still, rel = 0.02);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Any report: a flight that meets it, or a reason. What meets it meets it.
    #[test]
    fn any_report_is_met_or_refused(
        distance_km in 1.0..15_000.0_f64,
        apogee_km in 1.0..8000.0_f64,
        bearing_deg in 0.0..360.0_f64,
        payload in any::<bool>(),
    ) {
        let (distance, apogee) = (Length::kilometres(distance_km), Length::kilometres(apogee_km));
        let freedom = if payload { Freedom::Payload } else { Freedom::Cutoff };
        let range = Range { bearing: Angle::degrees(bearing_deg), ..range(EARTH, 1e-7) };
        let effort = Effort { precision: 1e-5, detail: Detail::Events };
        if let Ok(found) = reconstruct(&one_stage(), &range, (distance, apogee), freedom, effort, None) {
            let allowed = 1.01e-5 * (distance_km + apogee_km);
            assert_close!(found.trajectory.range.as_kilometres(), distance_km, abs = allowed);
            assert_close!(found.trajectory.apogee.height.as_kilometres(), apogee_km, abs = allowed);
        }
    }
}
