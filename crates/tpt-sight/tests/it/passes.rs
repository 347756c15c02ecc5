//! What a radar has of a path.

use tpt_earth::{Angle, ExponentialAtmosphere, Length, VacuumArc, assert_close, destination};
use tpt_sight::{Elevations, Hidden, NotionalPath, Radar, Sector};

use crate::support::{bare, place, seongju, seongju_radar};

const AIR: ExponentialAtmosphere = ExponentialAtmosphere::CRPL_313;

#[test]
fn an_arc_is_seen_from_its_foot_until_it_sets() {
    let end = destination(seongju(), Angle::degrees(45.0), Length::kilometres(9000.0));
    let arc = NotionalPath::between(seongju(), end).unwrap();
    // The oracle's own time: 9,000 km take half an hour.
    let expected = VacuumArc::least_energy(Length::kilometres(9000.0)).unwrap().flight_time();
    assert_close!(arc.duration().as_seconds(), expected.as_seconds(), rel = 1e-3);
    let pass = arc.pass(&bare(seongju(), Length::metres(10.0), AIR), None).unwrap();
    assert_close!(pass.first.as_seconds(), 0.0, abs = 6.0);
    assert!(pass.last < arc.duration() && pass.last.as_minutes() > 8.0, "{pass:?}");
    assert_close!(pass.seconds.as_seconds(), (pass.last - pass.first).as_seconds(), abs = 0.1);
}

#[test]
fn a_longer_reach_never_shortens_a_pass_and_a_minimum_elevation_never_lengthens_it() {
    let (from, to) = (place(41.0, 127.0), place(48.0, -125.0));
    let arc = NotionalPath::between(from, to).unwrap();
    let shariki = place(40.89, 140.34);
    let radar = |minimum: f64| {
        let sector = Sector::around(Angle::degrees(330.0), Angle::degrees(120.0)).unwrap();
        let limits = Elevations::between(Angle::degrees(minimum), Angle::degrees(90.0)).unwrap();
        Radar::new(shariki, Length::metres(20.0), sector, limits, AIR).unwrap()
    };
    let seconds = |minimum: f64, reach: f64| {
        let pass = arc.pass(&radar(minimum), Some(Length::kilometres(reach)));
        pass.map_or(0.0, |pass| pass.seconds.as_seconds())
    };
    let by_reach: Vec<f64> = [500.0, 1500.0, 2000.0, 2500.0, 4000.0].map(|reach| seconds(2.0, reach)).into();
    assert!(by_reach.is_sorted() && by_reach[4] > 0.0, "{by_reach:?}");
    let by_minimum: Vec<f64> = [20.0, 10.0, 5.0, 2.0, 0.0].map(|minimum| seconds(minimum, 4000.0)).into();
    assert!(by_minimum.is_sorted(), "{by_minimum:?}");
}

#[test]
fn what_is_not_seen_says_what_hides_it() {
    let arc = NotionalPath::between(place(45.0, 122.0), place(42.0, -100.0)).unwrap();
    let hides = |radar: &Radar, reach: Option<Length>| arc.pass(radar, reach).unwrap_err();
    // From the far side of the Earth, nothing rises above the horizon.
    assert_eq!(hides(&bare(place(-40.0, -60.0), Length::ZERO, AIR), None), Hidden::Ground);
    // A sector to the south has none of it.
    assert_eq!(hides(&seongju_radar(180.0, 5.0, AIR), None), Hidden::Sector);
    // To the north it passes above the horizon, and beyond 600 km.
    let reach = Some(Length::kilometres(600.0));
    assert_eq!(hides(&bare(seongju(), Length::ZERO, AIR), reach), Hidden::Range);
}
