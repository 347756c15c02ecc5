//! What a radar has of a path.

use std::sync::{Arc, LazyLock};

use tpt_earth::math::fourth_power;
use tpt_earth::{Angle, ExponentialAtmosphere, Length, Time, VacuumArc, assert_close, destination, geodesic};
use tpt_sight::{
    Aspects, Bending, Elevations, Exposure, Fan, Fluctuation, Hidden, NotionalPath, Radar, Search, Sector,
};

use crate::support::{bare, mid_latitudes, place, seongju, seongju_radar};

const AIR: ExponentialAtmosphere = ExponentialAtmosphere::CRPL_313;

#[test]
fn an_arc_is_seen_from_its_foot_until_it_sets() {
    let end = destination(seongju(), Angle::degrees(45.0), Length::kilometres(9000.0));
    let arc = NotionalPath::between(seongju(), end).unwrap();
    // The oracle's own time: 9,000 km take half an hour.
    let expected = VacuumArc::least_energy(Length::kilometres(9000.0)).unwrap().flight_time();
    assert_close!(arc.duration().as_seconds(), expected.as_seconds(), rel = 1e-3);
    let pass = arc.scan(&bare(seongju(), Length::metres(10.0), AIR)).pass(None, None).unwrap();
    assert_close!(pass.first.as_seconds(), 0.0, abs = 6.0);
    assert!(pass.last < arc.duration() && pass.last.as_minutes() > 8.0, "{pass:?}");
    assert_close!(pass.seconds.as_seconds(), (pass.last - pass.first).as_seconds(), abs = 0.1);
}

#[test]
fn a_track_runs_from_foot_to_foot_over_its_top() {
    let end = destination(seongju(), Angle::degrees(45.0), Length::kilometres(9000.0));
    let expected = VacuumArc::least_energy(Length::kilometres(9000.0)).unwrap();
    let track: Vec<_> = NotionalPath::between(seongju(), end).unwrap().track(61).collect();
    let [(_, from, _), .., (last, to, _)] = track.as_slice() else { panic!("a track has two ends") };
    for (at, expected) in [(from, seongju()), (to, end)] {
        assert_close!(geodesic(*at, expected).distance.as_metres(), 0.0, abs = 1.0);
    }
    assert_close!(last.as_seconds(), expected.flight_time().as_seconds(), rel = 1e-9);
    // By symmetry it is at its top after half of its time.
    let (half, _, top) = track[30];
    assert_close!(half.as_seconds(), last.as_seconds() / 2.0, rel = 1e-12);
    assert_close!(top.as_kilometres(), expected.apogee().as_kilometres(), rel = 1e-6);
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
        let pass = arc.scan(&radar(minimum)).pass(Some(Length::kilometres(reach)), None);
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
    let hides = |radar: &Radar, reach: Option<Length>| arc.scan(radar).pass(reach, None).unwrap_err();
    // From the far side of the Earth, nothing rises above the horizon.
    assert_eq!(hides(&bare(place(-40.0, -60.0), Length::ZERO, AIR), None), Hidden::Ground);
    // A sector to the south has none of it.
    assert_eq!(hides(&seongju_radar(180.0, 5.0, AIR), None), Hidden::Sector);
    // To the north it passes above the horizon, and beyond 600 km.
    let reach = Some(Length::kilometres(600.0));
    assert_eq!(hides(&bare(seongju(), Length::ZERO, AIR), reach), Hidden::Range);
}

#[test]
fn the_parts_of_a_flight_add_up_to_the_whole_and_the_nose_turns_away_once_it_has_passed() {
    // It comes from the north-west, passes over the radar at 60 % of its way, and goes on.
    let (from, to) = (place(45.0, 118.0), place(30.0, 135.0));
    let arc = NotionalPath::between(from, to).unwrap();
    let radar = bare(seongju(), Length::metres(10.0), AIR);
    let scan = arc.scan(&radar);
    let seconds = |from: f64, until: f64, aspects: Aspects| {
        let exposure = Exposure { from: Time::seconds(from), until: Time::seconds(until), aspects };
        scan.pass(Some(Length::kilometres(700.0)), Some(exposure))
    };
    let whole = scan.pass(Some(Length::kilometres(700.0)), None).unwrap();
    let middle = 0.5 * (whole.first + whole.last).as_seconds();
    let early = seconds(0.0, middle, Aspects::Any).unwrap();
    let late = seconds(middle, 1e6, Aspects::Any).unwrap();
    assert_close!((early.seconds + late.seconds).as_seconds(), whole.seconds.as_seconds(), abs = 0.1);
    assert_close!(early.last.as_seconds(), middle, abs = 0.1);
    // The nose lies towards the radar until the path is nearest to it, to the second.
    let ahead = seconds(0.0, 1e6, Aspects::Ahead).unwrap();
    let nearest = (0..20_000)
        .map(|i| arc.duration() * (f64::from(i) / 20_000.0))
        .filter_map(|time| Some((time, scan.slant(time)?)))
        .min_by(|a, b| a.1.as_metres().total_cmp(&b.1.as_metres()))
        .unwrap();
    assert_close!(ahead.last.as_seconds(), nearest.0.as_seconds(), abs = 10.0);
    assert!(ahead.seconds < whole.seconds);
    assert_eq!(seconds(1e5, 1e6, Aspects::Any).unwrap_err(), Hidden::Exposure);
}

#[test]
fn a_strong_echo_is_noticed_at_once_a_weak_one_later_and_none_never() {
    let arc = NotionalPath::between(place(41.0, 127.0), place(48.0, -125.0)).unwrap();
    let radar = bare(place(40.89, 140.34), Length::metres(20.0), AIR);
    let scan = arc.scan(&radar);
    let search = Search::new(Fluctuation::Swerling1, 1e-6).unwrap();
    let first = scan.pass(None, None).unwrap().first.as_seconds();
    let noticed = |period: f64, reach_km: f64| {
        let snr = |slant: Length| 20.0 * fourth_power(Length::kilometres(reach_km) / slant);
        scan.noticed(&search, Time::seconds(period), 0.9, snr).map(Time::as_seconds)
    };
    assert_close!(noticed(1.0, 1e5).unwrap(), first, abs = 1e-9);
    // At just the ratio of 20 a look succeeds in exp(−13.8/21) = 52 %: three missed looks leave 11 %, four 5.5 %.
    let constant = scan.noticed(&search, Time::seconds(2.0), 0.9, |_| 20.0).unwrap().as_seconds();
    assert_close!(constant, first + 3.0 * 2.0, abs = 1e-9);
    let by_reach: Vec<f64> = [3000.0, 1500.0, 1000.0].map(|reach| noticed(2.0, reach).unwrap()).into();
    assert!(by_reach.is_sorted() && by_reach[0] < by_reach[2], "{by_reach:?}");
    assert_eq!(noticed(2.0, 50.0), None);
}

/// A radar at Seongju with a sector of some width, in the air between two seasons.
fn turned(heading_deg: f64, width_deg: f64) -> Radar {
    let sector =
        Sector::around(Angle::degrees(heading_deg), Angle::degrees(width_deg)).expect("it is a sector");
    static ALL_ROUND: LazyLock<Radar> = LazyLock::new(|| {
        let bending = Bending::through_seasons(mid_latitudes(), Length::ZERO).expect("there is such air");
        Radar::through(Arc::new(bending), seongju(), Sector::AllRound, Elevations::ALL)
    });
    ALL_ROUND.set(sector, Elevations::ALL)
}

#[test]
fn radars_at_a_site_that_are_asked_together_have_what_each_has_by_itself() {
    let arcs = [(45.0, 118.0, 30.0, 135.0), (40.0, 125.0, 48.0, -125.0), (54.0, 108.0, 42.0, -100.0)]
        .map(|(a, b, c, d)| NotionalPath::between(place(a, b), place(c, d)).unwrap());
    let reach = Some(Length::kilometres(1800.0));
    let mut seen = 0;
    for arc in &arcs {
        let once = arc.at_site(&turned(180.0, 30.0));
        let alone = |radar: &Radar, reach: Option<Length>| {
            arc.scan(radar).pass(reach, None).ok().map(|pass| pass.seconds)
        };
        for (season, minimum, maximum) in
            [(0.0, 0.0, 90.0), (0.2, 2.0, 90.0), (0.5, 5.0, 60.0), (0.8, 10.0, 90.0), (1.0, 0.5, 30.0)]
        {
            let limits = Elevations::between(Angle::degrees(minimum), Angle::degrees(maximum)).unwrap();
            let radars: Vec<Radar> = (0..72)
                .flat_map(|heading| {
                    [60.0, 120.0, 200.0, 360.0].map(|width| turned(5.0 * f64::from(heading), width))
                })
                .map(|radar| radar.set(radar.sector(), limits).in_season(season).unwrap())
                .collect();
            for reach in [None, reach] {
                let mut fan = Fan::of(&radars[0], reach);
                assert!(radars[1..].iter().all(|radar| fan.take(radar, reach)));
                let expected: Vec<_> = radars.iter().map(|radar| alone(radar, reach)).collect();
                assert_eq!(once.seconds(&fan, |_| true), expected);
                // Who is not asked for changes nothing of the others.
                let some = once.seconds(&fan, |i| i.is_multiple_of(3));
                let asked = |i: usize| expected[i].filter(|_| i.is_multiple_of(3));
                assert!(some.iter().enumerate().all(|(i, one)| *one == asked(i)));
                seen += expected.iter().flatten().count();
            }
        }
        // Another site is not this one, other air not this air.
        let other_air = bare(seongju(), Length::ZERO, ExponentialAtmosphere::VACUUM);
        let elsewhere = bare(place(40.89, 140.34), Length::ZERO, AIR);
        for radar in [other_air, elsewhere] {
            assert_eq!(once.seconds(&Fan::of(&radar, None), |_| true), [alone(&radar, None)]);
        }
    }
    assert!((2000..8000).contains(&seen), "{seen}");
}

#[test]
fn what_differs_by_more_than_its_sector_is_not_asked_together() {
    let radar = turned(0.0, 120.0);
    let reach = Some(Length::kilometres(600.0));
    let mut fan = Fan::of(&radar, reach);
    let limited =
        radar.set(radar.sector(), Elevations::between(Angle::degrees(5.0), Angle::degrees(90.0)).unwrap());
    let summer = radar.in_season(1.0).unwrap();
    let moved = radar.at(place(40.89, 140.34));
    assert!([&limited, &summer, &moved].iter().all(|other| !fan.take(other, reach)));
    assert!(!fan.take(&radar, None));
    let other = turned(90.0, 60.0);
    assert!(fan.take(&other, reach));
}

#[test]
fn a_whole_turn_changes_nothing_and_a_wider_sector_never_sees_less() {
    let arc = NotionalPath::between(place(45.0, 118.0), place(30.0, 135.0)).unwrap();
    let once = arc.at_site(&turned(0.0, 120.0));
    let seconds = |heading: f64, width: f64| {
        once.seconds(&Fan::of(&turned(heading, width), None), |_| true)[0].map_or(0.0, Time::as_seconds)
    };
    assert_close!(seconds(0.0, 90.0), seconds(360.0, 90.0), abs = 1e-9);
    let whole = seconds(0.0, 360.0);
    for heading in (0..360).step_by(10).map(f64::from) {
        assert_close!(seconds(heading, 360.0), whole, abs = 1e-9);
        let by_width: Vec<f64> =
            [10.0, 45.0, 90.0, 120.0, 200.0, 300.0, 360.0].map(|width| seconds(heading, width)).into();
        // An edge of a sector is found to ten milliseconds.
        assert!(by_width.windows(2).all(|pair| pair[1] >= pair[0] - 0.05), "{heading}: {by_width:?}");
    }
}
