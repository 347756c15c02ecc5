//! Laws of reach, for any battery and any aim.

use proptest::prelude::*;
use tpt_earth::{Angle, Area, Position, Time, destination};
use tpt_reach::{Battery, Cue, Fall, Met, ProfileTable, Reach, Target, defended_area, engage, footprint};

use crate::support::{Parts, cued_from, km, least_energy, parts, place, region, seongju};

fn aim() -> impl Strategy<Value = Position> {
    (0.0..360.0_f64, 1.0..260.0_f64)
        .prop_map(|(azimuth, away)| destination(seongju(), Angle::degrees(azimuth), km(away)))
}

fn some_parts() -> impl Strategy<Value = Parts> {
    (
        0.0..80.0_f64,
        20.0..150.0_f64,
        50.0..300.0_f64,
        1.0..4.0_f64,
        0.0..360.0_f64,
        60.0..=360.0_f64,
        0.0..120.0_f64,
    )
        .prop_map(|(floor, band, reach, speed, heading, width, decision)| Parts {
            floor,
            ceiling: floor + band,
            reach: Reach::AllRound(km(reach)),
            speed: Some(speed),
            heading,
            width,
            delays: [5.0, decision, 3.0, 10.0],
            ..parts()
        })
}

fn one(battery: &Battery, class: &ProfileTable, launches: &[Position], aim: Position) -> Met {
    footprint(battery, class, launches, &[aim])[0].expect("it is one of the class's ranges")
}

/// A view between floor and ceiling that opens for less may be missed: a limit that `footprint` states.
const SHORTEST_VIEW_S: f64 = 0.2;

/// For how long, at most at a stretch, a target between floor and ceiling is in view, s; none if it never is. In steps of a
/// hundredth of a second.
fn view_in_band_s(battery: &Battery, from: Position, aim: Position) -> Option<f64> {
    let target = Target::between(from, aim, least_energy())?;
    let (mut longest, mut steps) = (0, 0);
    for i in 0..(100.0 * target.duration().as_seconds()) as u32 {
        let (height, position_m) = target.at(Time::seconds(f64::from(i) / 100.0));
        let seen = battery.envelope().holds(height)
            && battery.radar().view(position_m, battery.radar_reach()).is_ok();
        steps = if seen { steps + 1 } else { 0 };
        longest = longest.max(steps);
    }
    (longest > 0).then(|| f64::from(longest) / 100.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_interceptor_of_infinite_speed_without_delays_gives_the_pure_envelope(parts in some_parts(), aim in aim()) {
        let infinite = Parts { speed: Some(1e9), fall: Fall::Straight, delays: [0.0; 4], ..parts.clone() };
        let (class, launches) = (least_energy(), region(3));
        // 16 s of burn at no speed at all would be 16 s: the burn of an infinite speed carries everywhere at once.
        let (infinite, pure) = (infinite.build(), Parts { speed: None, ..parts }.build());
        let fast = |battery: &Battery| one(battery, class, &launches, aim);
        prop_assert_eq!(fast(&infinite).met, fast(&pure).met);
        prop_assert_eq!(fast(&infinite).binding, fast(&pure).binding);
        let target = Target::between(launches[0], aim, class).unwrap();
        prop_assert_eq!(engage(&infinite, &target).binding, engage(&pure, &target).binding);
    }

    #[test]
    fn no_delay_is_never_worse_than_some(parts in some_parts(), aim in aim(), which in 0..4_usize, more in 0.1..200.0_f64) {
        let mut delays = parts.delays;
        delays[which] += more;
        // The spacing of a salvo is no delay of the first interceptor; between salvos it is.
        let (class, launches) = (least_energy(), region(3));
        let (before, after) = (parts.build(), Parts { delays, ..parts.clone() }.build());
        let (before, after) = (one(&before, class, &launches, aim), one(&after, class, &launches, aim));
        prop_assert!(after.met <= before.met);
        if which != 2 {
            prop_assert!(after.opportunities <= before.opportunities);
        }
        if let (Some(before), Some(after)) = (before.margin, after.margin) {
            prop_assert!(after <= before);
        }
        prop_assert_eq!(after.margin_distance, before.margin_distance);
    }

    #[test]
    fn a_later_cue_is_never_better(parts in some_parts(), aim in aim(), at in 0.0..200.0_f64, later in 0.0..200.0_f64) {
        let (class, launches) = (least_energy(), region(3));
        let met = |at: f64| {
            let cued = Parts { cue: Cue::Given(Time::seconds(at)), ..parts.clone() };
            one(&cued.build(), class, &launches, aim)
        };
        prop_assert!(met(at + later).met <= met(at).met);
    }

    #[test]
    fn a_cue_by_another_radar_is_never_worse_than_none(
        parts in some_parts(), aim in aim(), lat in 33.0..41.0_f64, lon in 124.0..135.0_f64, reach in 100.0..1500.0_f64,
    ) {
        let (class, launches) = (least_energy(), region(3));
        let cue = cued_from(place(lat, lon), None, Some(reach));
        let (own, cued) = (parts.build(), Parts { cue, ..parts }.build());
        let (own, cued) = (one(&own, class, &launches, aim), one(&cued, class, &launches, aim));
        prop_assert!(cued.met >= own.met && cued.opportunities >= own.opportunities);
        if let (Some(own), Some(cued)) = (own.margin, cued.margin) {
            prop_assert!(cued >= own);
        }
        prop_assert_eq!(cued.margin_distance, own.margin_distance);
    }

    #[test]
    fn a_larger_envelope_never_shrinks_the_area(
        parts in some_parts(), lower in 0.0..30.0_f64, higher in 0.0..100.0_f64, farther in 0.0..200.0_f64,
    ) {
        let Reach::AllRound(reach) = parts.reach else { unreachable!() };
        let larger = Parts {
            floor: (parts.floor - lower).max(0.0),
            ceiling: parts.ceiling + higher,
            reach: Reach::AllRound(reach + km(farther)),
            ..parts.clone()
        };
        let (class, launches) = (least_energy(), region(3));
        let aims: Vec<Position> = (0..60)
            .map(|i| destination(seongju(), Angle::degrees(36.0 * f64::from(i)), km(5.0 + 4.0 * f64::from(i))))
            .collect();
        let areas = vec![Area::square_kilometres(1.0); aims.len()];
        let (small_battery, large_battery) = (parts.build(), larger.build());
        let by = |battery: &Battery| footprint(battery, class, &launches, &aims);
        let (small, large) = (by(&small_battery), by(&large_battery));
        let near = |met: &Met| met.margin.is_some_and(|margin| (-0.2..0.2).contains(&margin.as_seconds()));
        let mut lost = false;
        for (aim, (small, large)) in aims.iter().zip(small.iter().zip(&large)) {
            let (small, large) = (small.unwrap(), large.unwrap());
            // Within a tenth of a second other moments of the same path may be the ones that are looked at.
            if large.met >= small.met || near(&small) || near(&large) {
                continue;
            }
            lost = true;
            let shortest_s = launches.iter().filter_map(|from| view_in_band_s(&small_battery, *from, *aim));
            prop_assert!(shortest_s.fold(f64::INFINITY, f64::min) < SHORTEST_VIEW_S, "{:?} {:?}", small, large);
        }
        let decided = |met: &[Option<Met>]| defended_area(met, &areas).as_square_metres();
        if !lost && !small.iter().chain(&large).flatten().any(near) {
            prop_assert!(decided(&large) >= decided(&small));
        }
    }

    #[test]
    fn more_launch_points_never_raise_a_verdict(parts in some_parts(), aim in aim(), count in 1..12_u32) {
        let (class, battery, launches) = (least_energy(), parts.build(), region(12));
        let some = one(&battery, class, &launches[..count as usize], aim);
        let all = one(&battery, class, &launches, aim);
        prop_assert!(some.is_defended() || !all.is_defended());
        prop_assert!(all.opportunities <= some.opportunities);
        prop_assert!(all.margin_distance <= some.margin_distance);
        prop_assert!((all.met == all.counted) == all.binding.is_none());
        // Their order is of no account.
        let turned: Vec<Position> = launches.iter().rev().copied().collect();
        prop_assert_eq!(one(&battery, class, &turned, aim).met, all.met);
    }

    #[test]
    fn no_input_panics(
        lat in -89.0..=89.0_f64, lon in -180.0..=180.0_f64, to_lat in -90.0..=90.0_f64, to_lon in -180.0..=180.0_f64,
        parts in some_parts(),
    ) {
        let (class, battery) = (least_energy(), parts.build());
        let (from, to) = (crate::support::place(lat, lon), crate::support::place(to_lat, to_lon));
        let _ = footprint(&battery, class, &[from, to], &[to, from]);
    }
}
