//! Batteries, classes and places that the tests share.

use std::sync::OnceLock;

use tpt_earth::{Angle, ExponentialAtmosphere, Length, Position, Speed, Time, VacuumArc, destination};
use tpt_reach::{Battery, Clock, Cue, Envelope, Fall, FlyOut, Profile, ProfileTable, Reach};
use tpt_sight::{Elevations, Radar, Sector};

pub(crate) fn km(km: f64) -> Length {
    Length::kilometres(km)
}

pub(crate) fn s(seconds: f64) -> Time {
    Time::seconds(seconds)
}

pub(crate) fn place(lat_deg: f64, lon_deg: f64) -> Position {
    Position::new(Angle::degrees(lat_deg), Angle::degrees(lon_deg)).expect("it is a place")
}

/// The places of the design's numbers.
pub(crate) fn seongju() -> Position {
    place(36.05, 128.20)
}

pub(crate) fn seoul() -> Position {
    place(37.57, 126.98)
}

pub(crate) fn pyeongtaek() -> Position {
    place(36.99, 127.10)
}

pub(crate) fn busan() -> Position {
    place(35.18, 129.08)
}

/// The profile of a vacuum arc: an oracle, and a class that needs no vehicle.
pub(crate) fn profile(arc: &VacuumArc) -> Profile {
    Profile::sampled(arc.range(), arc.flight_time(), |time| {
        let share = arc.share_at(time);
        (arc.range() * share, arc.height_at(share).max(Length::ZERO))
    })
    .expect("it is a profile")
}

/// Least-energy arcs from 100 to 1,300 km.
pub(crate) fn least_energy() -> &'static ProfileTable {
    static TABLE: OnceLock<ProfileTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        let arc = |i: i32| VacuumArc::least_energy(km(100.0 + 50.0 * f64::from(i))).expect("it is an arc");
        ProfileTable::new((0..=24).map(|i| profile(&arc(i))).collect()).expect("it is a table")
    })
}

/// A battery at Seongju as its parts were published, with the parts that a test changes.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub(crate) at: Position,
    pub(crate) floor: f64,
    pub(crate) ceiling: f64,
    pub(crate) reach: Reach,
    pub(crate) speed: Option<f64>,
    pub(crate) fall: Fall,
    pub(crate) life: Option<Time>,
    pub(crate) heading: f64,
    pub(crate) width: f64,
    pub(crate) lowest: f64,
    pub(crate) highest: f64,
    pub(crate) radar_reach: f64,
    pub(crate) delays: [f64; 4],
    pub(crate) cue: Cue,
}

pub(crate) fn parts() -> Parts {
    Parts {
        at: seongju(),
        floor: 40.0,
        ceiling: 150.0,
        reach: Reach::AllRound(km(200.0)),
        speed: Some(2.8),
        fall: Fall::InverseSquare,
        life: None,
        heading: 330.0,
        width: 120.0,
        lowest: 5.0,
        highest: 90.0,
        radar_reach: 800.0,
        delays: [5.0, 20.0, 3.0, 10.0],
        cue: Cue::OwnRadar,
    }
}

impl Parts {
    pub(crate) fn build(&self) -> Battery {
        let sector = if self.width >= 360.0 {
            Sector::AllRound
        } else {
            Sector::around(Angle::degrees(self.heading), Angle::degrees(self.width)).expect("it is a sector")
        };
        let limits = Elevations::between(Angle::degrees(self.lowest), Angle::degrees(self.highest))
            .expect("they are limits");
        let radar =
            Radar::new(self.at, Length::metres(300.0), sector, limits, ExponentialAtmosphere::CRPL_313)
                .expect("it is a radar");
        let envelope =
            Envelope::new(km(self.floor), km(self.ceiling), self.reach).expect("it is an envelope");
        let flyout = self.speed.map(|speed| {
            let speed = Speed::kilometres_per_second(speed);
            FlyOut::new(speed, s(16.0), self.life, self.fall).expect("it is a fly-out")
        });
        let [track, decision, spacing, assessment] = self.delays.map(s);
        let clock = Clock::new(track, decision, spacing, assessment).expect("it is a clock");
        Battery::new(
            self.at,
            envelope,
            flyout,
            (radar, Some(km(self.radar_reach))),
            (clock, self.cue.clone()),
        )
        .expect("it is a battery")
    }
}

/// A circle of launch points around a place in the north, as a region that a class is declared for.
pub(crate) fn region(count: u32) -> Vec<Position> {
    let centre = place(40.0, 126.5);
    let at = |i: u32| {
        let turn = f64::from(i) / f64::from(count);
        destination(centre, Angle::degrees(360.0 * turn), km(20.0 + 40.0 * turn))
    };
    (0..count).map(at).collect()
}

/// Another radar that cues, all round or towards a heading.
pub(crate) fn cued_from(at: Position, heading: Option<f64>, reach: Option<f64>) -> Cue {
    let sector = heading.map_or(Sector::AllRound, |heading| {
        Sector::around(Angle::degrees(heading), Angle::degrees(120.0)).expect("it is a sector")
    });
    let radar =
        Radar::new(at, Length::metres(100.0), sector, Elevations::ALL, ExponentialAtmosphere::CRPL_313)
            .expect("it is a radar");
    Cue::Radar { radar: Box::new(radar), reach: reach.map(km) }
}
