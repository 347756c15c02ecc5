//! One battery against one target, with what binds.

use tpt_earth::{Angle, VacuumArc, assert_close, destination, geodesic};
use tpt_reach::{Binding, Cue, Engagement, ProfileTable, Reach, Target, engage, engage_by_shooting};

use crate::support::{
    Parts, busan, cued_from, km, least_energy, parts, place, profile, pyeongtaek, s, seongju, seoul,
};

fn against(parts: Parts, aim: tpt_earth::Position) -> Engagement {
    let class = least_energy();
    let target = Target::between(place(40.0, 126.5), aim, class).expect("it is one of the class's ranges");
    engage(&parts.build(), &target)
}

/// The clock of a case that can be met, in the order in which it runs.
#[test]
fn a_clock_runs_in_order() {
    let met = against(parts(), busan());
    assert!(met.is_possible(), "{met:?}");
    let (detection, launch) = (met.detection.unwrap(), met.first_launch.unwrap());
    let (earliest, latest) = (met.earliest.unwrap(), met.latest.unwrap());
    assert_eq!(met.in_view.unwrap().0, detection);
    assert_close!((launch - detection).as_seconds(), 25.0, abs = 1e-9);
    assert!(launch < earliest.time && earliest.time <= latest.time, "{met:?}");
    let (enters, leaves) = met.in_envelope.unwrap();
    assert!(enters <= earliest.time && latest.time <= leaves, "{met:?}");
    assert!(earliest.height >= latest.height && latest.height >= km(39.99) && earliest.height <= km(150.01));
    assert!(met.opportunities >= 1 && met.margin.unwrap().as_seconds() > 0.0);
    // Slack and slant are two sides of the reach.
    let target_slack = 200.0 - latest.slant.as_kilometres();
    assert!(met.margin_distance.unwrap().as_kilometres() >= target_slack - 1e-6);
}

#[test]
fn each_thing_binds_where_it_should() {
    let binding = |parts: Parts, aim| against(parts, aim).binding;
    assert_eq!(binding(parts(), busan()), None);
    // Seoul is 201 km off: nothing of the path comes within 200 km.
    assert_eq!(binding(parts(), seoul()), Some(Binding::Reach));
    // A radar that looks away.
    let away = Parts { heading: 150.0, width: 60.0, ..parts() };
    assert_eq!(binding(away, pyeongtaek()), Some(Binding::Sector));
    // A radar that reaches less far than the launcher.
    assert_eq!(binding(Parts { radar_reach: 60.0, ..parts() }, busan()), Some(Binding::Sector));
    // Minutes of delay.
    let slow = Parts { delays: [5.0, 900.0, 3.0, 10.0], ..parts() };
    let late = against(slow, busan());
    assert_eq!(late.binding, Some(Binding::TooLate));
    assert!(late.margin.unwrap().as_seconds() < 0.0 && late.earliest.is_none() && late.opportunities == 0);
    // The arc tops out between 100 and 150 km: a floor above it, and a ceiling below what is within reach.
    assert_eq!(binding(Parts { floor: 145.0, ..parts() }, seongju()), Some(Binding::Floor));
    // Over a battery down the path, and far above its ceiling there.
    let mid = Parts {
        at: place(38.0, 127.57),
        ceiling: 60.0,
        reach: Reach::AllRound(km(150.0)),
        width: 360.0,
        ..parts()
    };
    assert_eq!(binding(mid, busan()), Some(Binding::Ceiling));
    // An interceptor too slow to get up to the floor.
    let weak = Parts { speed: Some(0.6), ..parts() };
    let weak = against(weak, busan());
    assert_eq!((weak.binding, weak.margin), (Some(Binding::Reach), None));
}

/// Seoul's path comes down to the floor some 50 km beyond the reach; the margin says by how far.
#[test]
fn the_margin_in_distance_is_how_far_it_falls_short() {
    let seoul = against(parts(), seoul());
    let short = -seoul.margin_distance.unwrap().as_kilometres();
    assert!((35.0..60.0).contains(&short), "{short}");
    let pyeongtaek = against(parts(), pyeongtaek()).margin_distance.unwrap().as_kilometres();
    assert!((8.0..30.0).contains(&pyeongtaek), "{pyeongtaek}");
}

#[test]
fn a_fan_takes_the_reach_to_the_rear() {
    let fan = |heading: f64| Reach::Fan {
        forward: km(200.0),
        rear: km(100.0),
        heading: Angle::degrees(heading),
        width: Angle::degrees(120.0),
    };
    let met = |heading: f64| against(Parts { reach: fan(heading), ..parts() }, pyeongtaek());
    assert_eq!(met(330.0).binding, None);
    // Turned round: of the path to Pyeongtaek only what is below the floor comes within 100 km, if anything.
    assert!(matches!(met(150.0).binding, Some(Binding::Reach | Binding::Floor)));
    let lost = met(330.0).margin_distance.unwrap() - met(150.0).margin_distance.unwrap();
    assert_close!(lost.as_kilometres(), 100.0, abs = 1e-3);
}

#[test]
fn a_cue_starts_the_clock_and_a_late_one_stops_it() {
    let at = |cue| against(Parts { cue, ..parts() }, busan());
    let early = at(Cue::Given(s(60.0)));
    assert_eq!(early.detection, Some(s(60.0)));
    assert_eq!(early.first_launch, Some(s(85.0)));
    let own = at(Cue::OwnRadar);
    let shift = own.detection.unwrap() - early.detection.unwrap();
    assert_close!((early.margin.unwrap() - own.margin.unwrap()).as_seconds(), shift.as_seconds(), abs = 1e-6);
    assert_eq!(at(Cue::Given(s(600.0))).binding, Some(Binding::TooLate));
}

/// Another radar may tell earlier, never later; the intercept stays in the view of the guiding one.
#[test]
fn another_radar_starts_the_clock_if_it_sees_earlier() {
    let at = |cue| against(Parts { cue, ..parts() }, busan());
    let own = at(Cue::OwnRadar);
    let near = at(cued_from(place(39.0, 127.0), None, Some(500.0)));
    assert_eq!(near.detection, near.cued.map(|(first, _)| first));
    assert_eq!((near.in_view, near.in_envelope), (own.in_view, own.in_envelope));
    let shift = own.detection.unwrap() - near.detection.unwrap();
    assert!(shift.as_seconds() > 5.0, "{shift:?}");
    assert_close!((near.margin.unwrap() - own.margin.unwrap()).as_seconds(), shift.as_seconds(), abs = 1e-6);
    // One that never sees it, or later, changes nothing.
    let blind = at(cued_from(place(20.0, 150.0), None, Some(100.0)));
    assert_eq!(blind, own);
    let late = at(cued_from(place(33.0, 130.5), None, Some(300.0)));
    assert!(late.cued.unwrap().0 > own.detection.unwrap());
    assert_eq!((late.detection, late.margin), (own.detection, own.margin));
    // A guiding radar that looks away still sees nothing.
    let away = Parts { heading: 150.0, width: 60.0, ..parts() };
    let cue = cued_from(place(39.0, 127.0), None, None);
    assert_eq!(against(Parts { cue, ..away }, pyeongtaek()).binding, Some(Binding::Sector));
    // The shot by shot integration knows of the cue too.
    let target = Target::between(place(40.0, 126.5), busan(), least_energy()).unwrap();
    let battery = Parts { cue: cued_from(place(39.0, 127.0), None, Some(500.0)), ..parts() }.build();
    let theirs = engage_by_shooting(&battery, &target);
    assert_close!(theirs.margin.unwrap().as_seconds(), near.margin.unwrap().as_seconds(), abs = 0.1);
}

#[test]
fn a_cueing_radar_without_reach_is_refused_by_name() {
    let of = parts().build();
    let cued = |cue| {
        let radar = (of.radar().clone(), of.radar_reach());
        tpt_reach::Battery::new(seongju(), *of.envelope(), None, radar, (*of.clock(), cue))
    };
    assert!(cued(cued_from(place(39.0, 127.0), None, Some(1.0))).is_ok());
    let refused = cued(cued_from(place(39.0, 127.0), None, Some(0.0))).unwrap_err().to_string();
    assert!(refused.starts_with("reach of the cueing radar 0"), "{refused}");
}

/// Without a published speed there is no clock, and the verdict is the envelope's.
#[test]
fn without_a_speed_the_envelope_alone_speaks() {
    let pure = |aim| against(Parts { speed: None, ..parts() }, aim);
    let busan = pure(busan());
    assert!(busan.is_possible() && busan.margin.is_none() && busan.first_launch.is_none());
    assert_eq!((busan.opportunities, busan.earliest), (0, None));
    assert_eq!(pure(seoul()).binding, Some(Binding::Reach));
}

/// Jang 2016 (as read for `published_results`): 203 s from detection to launch against a Nodong from near Paektusan to
/// Pyeongtaek, and the target is below the floor before an interceptor can be there.
#[test]
fn jang_2016_is_too_late_at_203_s_and_not_at_25() {
    let class = least_energy();
    let paektusan = place(41.8, 128.1);
    let target = Target::between(paektusan, pyeongtaek(), class).unwrap();
    let delayed = |delay: f64| {
        engage(&Parts { delays: [0.0, delay, 0.0, 10.0], heading: 350.0, ..parts() }.build(), &target)
    };
    assert_eq!(delayed(203.0).binding, Some(Binding::TooLate));
    assert_eq!(delayed(25.0).binding, None);
}

/// With an integrated fly-out the engagement is the same to 0.1 s and, up to its coarser steps, the same row of events.
#[test]
fn the_table_decides_like_the_integration() {
    let class = least_energy();
    for (speed, aim) in [(2.8, busan()), (2.0, pyeongtaek())] {
        let battery = Parts { speed: Some(speed), ..parts() }.build();
        let target = Target::between(place(40.0, 126.5), aim, class).unwrap();
        let (ours, theirs) = (engage(&battery, &target), engage_by_shooting(&battery, &target));
        let seconds = |engagement: &Engagement| engagement.margin.unwrap().as_seconds();
        assert_close!(seconds(&ours), seconds(&theirs), abs = 0.1);
        let earliest = |engagement: &Engagement| engagement.earliest.unwrap().time.as_seconds();
        assert_close!(earliest(&ours), earliest(&theirs), abs = 0.1);
        assert_eq!((ours.binding, ours.opportunities), (theirs.binding, theirs.opportunities));
    }
}

/// A range outside the class's table has no target, and neither has a launch at the aim.
#[test]
fn what_is_not_of_the_class_does_not_count() {
    let class = least_energy();
    let far = destination(seongju(), Angle::degrees(0.0), km(1400.0));
    assert!(Target::between(far, seongju(), class).is_none());
    assert!(Target::between(seongju(), seongju(), class).is_none());
    let target = Target::between(place(40.0, 126.5), seongju(), class).unwrap();
    assert_eq!(target.range(), geodesic(place(40.0, 126.5), seongju()).distance);
    let (height, _) = target.at(s(0.0));
    assert_close!(height.as_metres(), 0.0, abs = 1.0);
    let short = ProfileTable::new(
        [200.0, 300.0].map(|range| profile(&VacuumArc::least_energy(km(range)).unwrap())).into(),
    )
    .unwrap();
    assert!(Target::between(place(40.0, 126.5), busan(), &short).is_none());
}
