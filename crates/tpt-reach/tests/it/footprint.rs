//! The fast way against the straightforward one, cell by cell.

use tpt_earth::{Length, Position, Time, assert_close};
use tpt_reach::{
    Battery, Cue, Met, Reach, Resolution, defended_by, footprint, footprint_by_engaging, grid_around,
    verdicts,
};

use crate::support::{Parts, cued_from, km, least_energy, parts, place, region, s, seongju};

fn aims(distance: f64, level: u8) -> Vec<Position> {
    let level = Resolution::level(level).expect("it is a level");
    let grid = grid_around(seongju(), km(distance), level).expect("it is a grid");
    grid.into_iter().map(|aim| aim.position).collect()
}

const METRES: f64 = 100.0;
const SECONDS: f64 = 0.1;

/// Whether a verdict hangs on less than the margin.
fn is_close(met: &Met) -> bool {
    let near = |number: Option<f64>, by: f64| number.is_some_and(|number| (-by..=by).contains(&number));
    near(met.margin.map(Time::as_seconds), SECONDS)
        || near(met.margin_distance.map(Length::as_metres), METRES)
}

fn compare(name: &str, parts: Parts, aims: &[Position]) {
    let (battery, class, launches) = (parts.build(), least_energy(), region(4));
    let fast = footprint(&battery, class, &launches, aims);
    let slow = footprint_by_engaging(&battery, class, &launches, aims);
    let told = verdicts(&battery, class, &launches, aims, |aim| aim % 2 == 0);
    let alone = defended_by(std::slice::from_ref(&battery), class, &launches, aims, |_, _| true);
    let (mut decided, mut other_binding, mut other_count, mut told_otherwise) = (0, 0, 0, 0);
    for (i, (fast, slow)) in fast.iter().zip(&slow).enumerate() {
        let note = format!("{name}, aim {i}: {fast:?} {slow:?}");
        let (Some(fast), Some(slow)) = (fast, slow) else {
            assert_eq!(fast, slow, "{note}");
            assert!(told[i].is_none() && !alone[i][0], "{note}");
            continue;
        };
        let told = told[i].expect("a launch point counts");
        assert_eq!(fast.counted, slow.counted, "{note}");
        if is_close(slow) || is_close(fast) {
            continue;
        }
        decided += 1;
        assert_eq!(fast.is_defended(), slow.is_defended(), "{note}");
        assert_eq!(told.is_defended, slow.is_defended(), "{note} {told:?}");
        assert_eq!(alone[i][0], slow.is_defended(), "{note}");
        match told.share {
            Some(share) => assert_close!(share, fast.share(), abs = 0.0, "{note} {told:?}"),
            None => assert!(i % 2 == 1 && !told.is_defended, "{note} {told:?}"),
        }
        told_otherwise += u32::from(told.binding != fast.binding);
        match (fast.margin_distance, slow.margin_distance) {
            (Some(fast), Some(slow)) => {
                assert_close!(fast.as_metres(), slow.as_metres(), abs = METRES, "{note}")
            }
            (fast, slow) => assert_eq!(fast, slow, "{note}"),
        }
        match (fast.margin, slow.margin) {
            (Some(fast), Some(slow)) => {
                assert_close!(fast.as_seconds(), slow.as_seconds(), abs = SECONDS, "{note}")
            }
            (fast, slow) => assert_eq!(fast, slow, "{note}"),
        }
        other_binding += u32::from(fast.binding != slow.binding);
        other_count += u32::from(fast.opportunities != slow.opportunities);
    }
    assert!(decided > aims.len() / 2, "{name}: {decided} of {}", aims.len());
    // A launch that is late by a hair costs an opportunity, and a place at the edge of the reach another word.
    assert!(other_binding * 100 <= decided as u32, "{name}: {other_binding} of {decided} bind otherwise");
    assert!(
        told_otherwise * 100 <= decided as u32,
        "{name}: {told_otherwise} of {decided} are told otherwise"
    );
    assert!(other_count * 50 <= decided as u32, "{name}: {other_count} of {decided} count otherwise");
}

/// A terminal battery with a sector, a fan, a cue, no speed, another radar.
#[test]
fn the_fast_way_is_the_straightforward_one() {
    let aims = aims(260.0, 4);
    let fan = Reach::Fan {
        forward: km(200.0),
        rear: km(100.0),
        heading: tpt_earth::Angle::degrees(330.0),
        width: tpt_earth::Angle::degrees(120.0),
    };
    for (name, parts) in [
        ("as published", parts()),
        ("fan", Parts { reach: fan, ..parts() }),
        ("late cue", Parts { cue: Cue::Given(s(180.0)), ..parts() }),
        ("slow", Parts { speed: Some(1.2), delays: [5.0, 100.0, 3.0, 10.0], ..parts() }),
        ("no speed", Parts { speed: None, ..parts() }),
        ("upper limit", Parts { highest: 60.0, ..parts() }),
        ("horizon", Parts { lowest: 0.0, width: 360.0, radar_reach: 2000.0, ..parts() }),
        ("another heading", Parts { heading: 20.0, width: 60.0, radar_reach: 300.0, ..parts() }),
        ("short life", Parts { life: Some(s(60.0)), ..parts() }),
    ] {
        compare(name, parts, &aims);
    }
}

/// Another radar tells: one that stands near the launches, one that looks away, one that comes too late, one of a battery
/// without a speed.
#[test]
fn the_fast_way_holds_with_a_cue_by_another_radar() {
    let aims = aims(260.0, 4);
    let slow = Parts { delays: [5.0, 60.0, 3.0, 10.0], ..parts() };
    for (name, cue, parts) in [
        ("near the launches", cued_from(place(38.9, 127.0), None, Some(400.0)), slow.clone()),
        ("over the horizon only", cued_from(place(35.0, 135.0), Some(300.0), None), slow.clone()),
        ("looks away", cued_from(place(35.0, 135.0), Some(120.0), Some(2000.0)), slow.clone()),
        ("later than its own", cued_from(place(33.0, 129.0), None, Some(300.0)), slow.clone()),
        ("a blind battery", cued_from(place(38.0, 130.0), None, None), Parts { width: 40.0, ..slow.clone() }),
        ("no speed", cued_from(place(38.0, 130.0), None, None), Parts { speed: None, ..slow }),
    ] {
        compare(name, Parts { cue, ..parts }, &aims);
    }
}

/// A low battery, and one that reaches as far as the whole flight.
#[test]
fn the_fast_way_holds_low_and_high() {
    let low = Parts {
        floor: 1.0,
        ceiling: 20.0,
        reach: Reach::AllRound(km(30.0)),
        speed: Some(1.5),
        width: 360.0,
        lowest: 0.5,
        radar_reach: 150.0,
        ..parts()
    };
    compare("low", low, &aims(50.0, 6));
    let high = Parts {
        floor: 70.0,
        ceiling: 500.0,
        reach: Reach::AllRound(km(700.0)),
        speed: Some(3.0),
        width: 360.0,
        lowest: 0.5,
        radar_reach: 1000.0,
        ..parts()
    };
    compare("high", high, &aims(600.0, 3));
}

/// Draws of one battery at a place and of one that moves, with views that have a distance and with one that ends at the horizon.
#[test]
fn a_family_is_told_as_each_of_it_alone() {
    let (class, launches, aims) = (least_energy(), region(5), aims(260.0, 5));
    let draw = |parts: Parts, i: u32| {
        // Anywhere in a spread, and far from the draw before.
        let share = |k: u32| f64::from(i * k % 16) / 15.0;
        Parts {
            reach: Reach::AllRound(km(180.0 + 40.0 * share(3))),
            speed: parts.speed.map(|_| 2.4 + 0.6 * share(5)),
            heading: parts.heading - 20.0 + 40.0 * share(7),
            radar_reach: 500.0 + 300.0 * share(9),
            delays: [5.0 + 5.0 * share(11), 10.0 + 70.0 * share(13), 3.0, 10.0],
            ..parts
        }
    };
    let horizon = Parts { lowest: 0.0, ..parts() };
    for (name, parts, moves) in [
        ("at a place", parts(), false),
        ("no speed", Parts { speed: None, ..parts() }, false),
        ("late cue", Parts { cue: Cue::Given(s(120.0)), ..parts() }, false),
        ("horizon", horizon, false),
        ("afloat", parts(), true),
    ] {
        let family: Vec<Battery> = (0..16)
            .map(|i| {
                let at = place(36.05 + 0.05 * f64::from(i), 128.20);
                let parts = draw(parts.clone(), i);
                (if moves { Parts { at, ..parts } } else { parts }).build()
            })
            .collect();
        let asks = |battery: usize, aim: usize| aim % 4 == battery % 4;
        let together = defended_by(&family, class, &launches, &aims, asks);
        let (mut defended, mut close) = (0, 0);
        for (k, battery) in family.iter().enumerate() {
            let alone = footprint(battery, class, &launches, &aims);
            for (i, alone) in alone.iter().enumerate() {
                let is_defended = asks(k, i) && alone.is_some_and(|met| met.is_defended());
                defended += u32::from(is_defended);
                if alone.is_some_and(|met| is_close(&met)) {
                    close += 1;
                    continue;
                }
                assert_eq!(together[i][k], is_defended, "{name}, battery {k}, aim {i}: {alone:?}");
            }
        }
        assert!(defended > 500 && close < 100, "{name}: {defended} defended, {close} close");
    }
}

#[test]
fn one_thread_gives_the_same_bits_as_four() {
    let (battery, class, launches, aims) = (parts().build(), least_energy(), region(5), aims(250.0, 5));
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| footprint(&battery, class, &launches, &aims))
    };
    let one = on(1);
    assert!(one.len() > 500 && one.iter().flatten().any(Met::is_defended));
    assert_eq!(one, on(4));
    let family = [parts(), Parts { heading: 350.0, ..parts() }].map(|parts| parts.build());
    let told = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let verdicts = verdicts(&family[0], class, &launches, &aims, |_| false);
            (verdicts, defended_by(&family, class, &launches, &aims, |_, _| true))
        })
    };
    assert_eq!(told(1), told(4));
}

/// Launch points at another distance than the class flies do not count, and an aim that none reaches has no verdict.
#[test]
fn what_is_out_of_the_class_s_ranges_does_not_count() {
    let (battery, class) = (parts().build(), least_energy());
    let far = tpt_earth::destination(seongju(), tpt_earth::Angle::degrees(0.0), km(2000.0));
    let mut launches = region(3);
    assert_eq!(footprint(&battery, class, &[far], &[seongju()]), [None]);
    let three = footprint(&battery, class, &launches, &[seongju()]);
    launches.push(far);
    assert_eq!(footprint(&battery, class, &launches, &[seongju()]), three);
    assert_eq!(three[0].unwrap().counted, 3);
}

/// A region of which one half can be met: the share is told, and the verdict is that of every point.
#[test]
fn an_aim_is_defended_against_every_launch_point_or_not_at_all() {
    let (battery, class) = (parts().build(), least_energy());
    // From the north it comes through the sector, from the south it does not.
    let [north, south] = [(0.0, 400.0), (180.0, 400.0)].map(|(azimuth, away)| {
        tpt_earth::destination(seongju(), tpt_earth::Angle::degrees(azimuth), km(away))
    });
    let aim = tpt_earth::destination(seongju(), tpt_earth::Angle::degrees(180.0), km(30.0));
    let met = |launches: &[Position]| footprint(&battery, class, launches, &[aim])[0].unwrap();
    assert!(met(&[north]).is_defended() && !met(&[south]).is_defended());
    let both = met(&[north, south, north, south]);
    assert_eq!((both.met, both.counted, both.is_defended()), (2, 4, false));
    assert_close!(both.share(), 0.5, abs = 0.0);
    assert_eq!((both.binding, both.opportunities), (met(&[south]).binding, 0));
    let area = tpt_earth::Area::square_kilometres(3.0);
    let defended = |met: &[Option<Met>]| tpt_reach::defended_area(met, &[area; 3]);
    let sum = defended(&[Some(met(&[north])), Some(both), None]);
    assert_eq!(sum, area);
}

/// Near the battery a path may cross the beam in less than the two seconds between two looks for a detection: seen between
/// floor and ceiling it is detected all the same.
#[test]
fn a_view_shorter_than_the_steps_of_the_search_starts_the_clock() {
    let aims: Vec<Position> = (0..72)
        .map(|i| tpt_earth::destination(seongju(), tpt_earth::Angle::degrees(5.0 * f64::from(i)), km(1.0)))
        .collect();
    let parts = Parts {
        floor: 0.0,
        ceiling: 120.0,
        heading: 260.0,
        width: 60.0,
        speed: Some(1e9),
        fall: tpt_reach::Fall::Straight,
        delays: [0.0; 4],
        ..parts()
    };
    let (fast, pure) = (parts.build(), Parts { speed: None, ..parts }.build());
    let mut short = 0;
    for launch in region(3) {
        let met = |battery| footprint(battery, least_energy(), &[launch], &aims);
        for ((aim, fast), pure) in aims.iter().zip(met(&fast)).zip(met(&pure)) {
            let (fast, pure) = (fast.unwrap(), pure.unwrap());
            assert_eq!(fast.met, pure.met, "aim {aim:?}: {fast:?} {pure:?}");
            short += u32::from(fast.margin.is_some_and(|margin| margin.as_seconds() < 2.0));
        }
    }
    assert!(short > 0, "no path was in view for less than two seconds");
}
