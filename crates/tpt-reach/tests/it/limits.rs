//! Every limit that a flight misses: by hand, and as a law.

use proptest::prelude::*;
use tpt_earth::{Angle, Position, VacuumArc, assert_close, destination, geodesic};
use tpt_reach::{Fall, Missed, Reach, Target, engage, limits_missed};

use crate::support::{Parts, km, least_energy, parts, place, pyeongtaek, seongju, seoul};

fn launch() -> Position {
    place(40.0, 126.5)
}

fn missed(parts: Parts, aim: Position) -> Vec<Missed> {
    let target = Target::between(launch(), aim, least_energy()).expect("it is one of the class's ranges");
    limits_missed(&parts.build(), &target)
}

#[test]
fn a_flight_under_the_floor_is_as_high_as_its_apogee() {
    let reach = Reach::AllRound(km(600.0));
    let low = missed(Parts { floor: 145.0, reach, ..parts() }, seongju());
    let [Missed::Floor { highest, floor, all_of_it: true }] = low.as_slice() else { panic!("{low:?}") };
    let arc = VacuumArc::least_energy(geodesic(launch(), seongju()).distance).unwrap();
    assert_close!(highest.as_kilometres(), arc.height_at(0.5).as_kilometres(), rel = 0.01);
    assert_close!(floor.as_kilometres(), 145.0, abs = 1e-9);
}

/// Seoul lies 201 km off, a kilometre beyond the reach; but the flight leaves the heights of the interceptor 50 km before.
#[test]
fn out_of_reach_is_counted_where_the_interceptor_works() {
    let far = missed(parts(), seoul());
    let [Missed::Reach { nearest, reach, .. }] = far.as_slice() else { panic!("{far:?}") };
    assert_close!(reach.as_kilometres(), 200.0, abs = 1e-6);
    let target = Target::between(launch(), seoul(), least_energy()).unwrap();
    let short = -engage(&parts().build(), &target).margin_distance.unwrap().as_kilometres();
    assert_close!(nearest.as_kilometres() - 200.0, short, abs = 0.5);
}

/// Within reach it is under the floor, and above the floor it is out of reach: two limits, the worse one first.
#[test]
fn two_limits_stand_in_the_order_of_their_shares() {
    let high = Parts { floor: 60.0, ..parts() };
    let both = missed(high, pyeongtaek());
    let [
        Missed::Floor { highest, floor, all_of_it: false },
        Missed::Reach { nearest, reach, all_of_it: false },
    ] = both.as_slice()
    else {
        panic!("{both:?}")
    };
    let share = |has: f64, needed: f64| ((has - needed) / needed).abs();
    let floor_share = share(highest.as_kilometres(), floor.as_kilometres());
    let reach_share = share(nearest.as_kilometres(), reach.as_kilometres());
    assert!(floor_share > reach_share && reach_share > 0.0, "{both:?}");
}

#[test]
fn each_limit_has_its_case() {
    let away = missed(Parts { heading: 150.0, width: 60.0, ..parts() }, pyeongtaek());
    assert_eq!(away, [Missed::Sector]);
    let slow = missed(Parts { speed: Some(0.6), ..parts() }, seongju());
    assert_eq!(slow, [Missed::Slow]);
    let late = missed(Parts { delays: [5.0, 900.0, 3.0, 10.0], ..parts() }, seongju());
    let [Missed::TooLate { first_launch, last_launch }] = late.as_slice() else { panic!("{late:?}") };
    assert!(first_launch.as_seconds() > 900.0 && last_launch < first_launch, "{late:?}");
    let under = Parts {
        at: place(38.0, 127.57),
        ceiling: 60.0,
        reach: Reach::AllRound(km(150.0)),
        width: 360.0,
        ..parts()
    };
    let above = missed(under, place(35.18, 129.08));
    let is_it = |one: &Missed| matches!(one, Missed::Ceiling { lowest, ceiling } if lowest > ceiling);
    assert!(above.iter().any(is_it), "{above:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missed_exactly_where_it_can_be_met(
        floor in 0.0..80.0_f64, band in 20.0..150.0_f64, reach in 50.0..300.0_f64, speed in 1.0..4.0_f64,
        heading in 0.0..360.0_f64, width in 60.0..=360.0_f64, decision in 0.0..120.0_f64,
        azimuth in 0.0..360.0_f64, away in 1.0..260.0_f64,
    ) {
        let parts = Parts {
            floor, ceiling: floor + band, reach: Reach::AllRound(km(reach)), speed: Some(speed), fall: Fall::Straight,
            heading, width, delays: [5.0, decision, 3.0, 10.0], ..parts()
        };
        let aim = destination(seongju(), Angle::degrees(azimuth), km(away));
        let battery = parts.build();
        let target = Target::between(launch(), aim, least_energy()).unwrap();
        let missed = limits_missed(&battery, &target);
        prop_assert_eq!(missed.is_empty(), engage(&battery, &target).is_possible());
        for one in missed {
            let is_missed = match one {
                Missed::Floor { highest, floor, .. } => highest < floor,
                Missed::Ceiling { lowest, ceiling } => lowest > ceiling,
                Missed::Reach { nearest, reach, .. } => nearest > reach,
                Missed::TooLate { first_launch, last_launch } => first_launch > last_launch,
                Missed::Sector | Missed::Slow => true,
            };
            prop_assert!(is_missed, "{:?}", one);
        }
    }
}
