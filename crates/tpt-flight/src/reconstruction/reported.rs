//! Which figures does a solve meet, and in which words is it refused?
//!
//! # Model
//! A time counts as the height that a throw of so long a time has where gravity is the same at every height:
//!
//! ```text
//! up = apogee   or   g₀ t² / 8
//! ```
//!
//! # Assumptions and limits
//! - Those of [`super`].
//!
//! # Conventions
//! Those of [`super`]. Heights and times of a flight that was flown, as the refusals name them, are rounded to whole kilometres and
//! seconds.
//!
//! # Sources
//! - none: the throw on a flat Earth is school mechanics.
//!
//! # Checked by
//! - [`super`]'s tests.
//!
//! # Not here
//! The solve: [`super`].

use tpt_earth::math::{atan2, hypot};
use tpt_earth::vacuum_arc::ORACLE_RADIUS;
use tpt_earth::{Length, OutOfDomain, Time, VacuumArc, bracket_root};

use crate::aim::Shot;
use crate::flight::FlightError;
use crate::vehicle::STANDARD_GRAVITY_M_S2;

/// The two figures of a flight that a solve meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reported {
    /// Distance over the ground and greatest height.
    RangeAndApogee {
        /// Distance over the ground.
        range: Length,
        /// Greatest height.
        apogee: Length,
    },
    /// Distance over the ground and flight time.
    RangeAndTime {
        /// Distance over the ground.
        range: Length,
        /// From launch to impact.
        time: Time,
    },
    /// Greatest height and flight time.
    ApogeeAndTime {
        /// Greatest height.
        apogee: Length,
        /// From launch to impact.
        time: Time,
    },
}

impl From<(Length, Length)> for Reported {
    /// A range and an apogee.
    fn from((range, apogee): (Length, Length)) -> Self {
        Self::RangeAndApogee { range, apogee }
    }
}

/// What a solve takes for how far up a flight went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Up {
    /// Its apogee.
    Apogee,
    /// The height of a throw that takes as long, gravity being the same at every height.
    Time,
}

/// The height of a throw straight up that takes a time, m, gravity being the same at every height.
fn thrown_m(time: Time) -> f64 {
    let time_s = time.as_seconds();
    STANDARD_GRAVITY_M_S2 * time_s * time_s / 8.0
}

impl Up {
    pub(super) fn of(self, shot: &Shot) -> f64 {
        match self {
            Up::Apogee => shot.apogee_m(),
            Up::Time => thrown_m(shot.trajectory.impact.time),
        }
    }

    /// How steep: 0 for a flat shot, a quarter turn straight up, more for one that comes down behind.
    pub(super) fn steepness(self, shot: &Shot) -> f64 {
        atan2(self.of(shot), shot.down_m)
    }
}

/// What a solve takes for how far along the ground a flight went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// Its range.
    Range,
    /// The range of the vacuum arc that rises as high and takes as long.
    Time,
}

/// Halvings of half the Earth's circumference: some hundredths of a millimetre.
const HALVINGS: i32 = 40;

/// The nearest range of a vacuum arc that is looked at, m.
const NEAREST_M: f64 = 1.0;

/// The range of the vacuum arc of an apogee and a time, m: the time rises with the range. No number where one straight up takes
/// longer, or none so long.
pub(super) fn as_far_m(apogee: Length, time: Time) -> f64 {
    let over_s = |range_m: f64| {
        let arc = VacuumArc::through(Length::metres(range_m), apogee);
        arc.map(|arc| (arc.flight_time() - time).as_seconds())
    };
    let farthest_m = ORACLE_RADIUS.as_metres() * std::f64::consts::PI;
    let (Ok(nearest), Ok(farthest)) = (over_s(NEAREST_M), over_s(farthest_m)) else { return f64::NAN };
    if nearest >= 0.0 || farthest < 0.0 {
        return f64::NAN;
    }
    let found = bracket_root((NEAREST_M, nearest), (farthest_m, farthest), HALVINGS, |range_m| {
        over_s(range_m).map(Some)
    });
    found.ok().flatten().map_or(f64::NAN, |(low, high)| 0.5 * (low + high))
}

impl Along {
    /// Along the bearing and across it, m.
    pub(super) fn of(self, shot: &Shot) -> [f64; 2] {
        let (down_m, right_m) = (shot.down_m, shot.right_m);
        match self {
            Along::Range => [down_m, right_m],
            Along::Time => {
                let flight = &shot.trajectory;
                let factor = as_far_m(flight.apogee.height, flight.impact.time) / hypot(down_m, right_m);
                [factor * down_m, factor * right_m]
            }
        }
    }
}

/// What two figures ask of a solve.
#[derive(Clone, Copy)]
pub(super) struct Goal {
    pub(super) reported: Reported,
    pub(super) flown_m: f64,
    pub(super) along: Along,
    pub(super) up_m: f64,
    pub(super) up: Up,
}

impl Goal {
    pub(super) fn of(reported: Reported) -> Self {
        let (flown_m, along, up_m, up) = match reported {
            Reported::RangeAndApogee { range, apogee } => {
                (range.as_metres(), Along::Range, apogee.as_metres(), Up::Apogee)
            }
            Reported::RangeAndTime { range, time } => {
                (range.as_metres(), Along::Range, thrown_m(time), Up::Time)
            }
            Reported::ApogeeAndTime { apogee, time } => {
                (as_far_m(apogee, time), Along::Time, apogee.as_metres(), Up::Apogee)
            }
        };
        Self { reported, flown_m, along, up_m, up }
    }
}

impl Reported {
    /// Refuses figures that no flight has.
    pub(super) fn check(&self) -> Result<(), OutOfDomain> {
        let length =
            |quantity: &'static str, length: Length| match length.is_finite() && length > Length::ZERO {
                true => Ok(()),
                false => {
                    let shown = format!("{} km", length.as_kilometres());
                    Err(OutOfDomain::new(quantity, shown, "more than 0 km"))
                }
            };
        let duration = |time: Time| match time.is_finite() && time > Time::ZERO {
            true => Ok(()),
            false => {
                let shown = format!("{} s", time.as_seconds());
                Err(OutOfDomain::new("flight time", shown, "more than 0 s"))
            }
        };
        match *self {
            Reported::RangeAndApogee { range, apogee } => {
                length("range", range).and_then(|()| length("apogee", apogee))
            }
            Reported::RangeAndTime { range, time } => length("range", range).and_then(|()| duration(time)),
            Reported::ApogeeAndTime { apogee, time } => {
                length("apogee", apogee).and_then(|()| duration(time))
            }
        }
    }
}

/// A flight at an end of a search, in figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtAnEnd {
    /// How high it rises.
    pub apogee: Length,
    /// How far it comes.
    pub range: Length,
    /// How long it takes.
    pub time: Time,
}

impl AtAnEnd {
    pub(super) fn of(shot: &Shot) -> Self {
        let flight = &shot.trajectory;
        Self { apogee: flight.apogee.height, range: flight.range, time: flight.impact.time }
    }
}

/// Why a report cannot be reconstructed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoReconstruction {
    /// The missile cannot do it.
    #[error("the missile cannot fly the report: {limit}, {}", does(.flown, .reported))]
    CannotReach {
        /// The end of what is free.
        limit: &'static str,
        /// What it flies there.
        flown: AtAnEnd,
        /// What was to be met.
        reported: Reported,
    },
    /// The missile does more than that whatever is taken away.
    #[error("the missile does not fly so little: even {limit}, {}", does(.flown, .reported))]
    DoesMore {
        /// The end of what is free.
        limit: &'static str,
        /// What it flies there.
        flown: AtAnEnd,
        /// What was to be met.
        reported: Reported,
    },
    /// No path is so steep or so flat.
    #[error("no flight of the missile is as steep as the report: {}{}", wanted(.reported), nearest(.ends, .reported))]
    NoSuchPath {
        /// What was to be met.
        reported: Reported,
        /// The two flights next to it, one steeper and one flatter, where there are any.
        ends: Option<[AtAnEnd; 2]>,
    },
    /// No flight so high takes so little time.
    #[error(
        "no flight of the missile is so short: one that rises {} takes at least {}, wherever it comes down",
        km(.apogee), seconds(.least)
    )]
    TooShort {
        /// The reported apogee.
        apogee: Length,
        /// A time that none so high falls short of.
        least: Time,
    },
    /// No flight so high takes so much time.
    #[error(
        "no flight of the missile is so long: one that rises {} takes {} even where it comes down {} away",
        km(.apogee), seconds(.most), km(.range)
    )]
    TooLong {
        /// The reported apogee.
        apogee: Length,
        /// The range of the farthest such flight that was found.
        range: Length,
        /// Its time.
        most: Time,
    },
    /// There is a flight between the ends of the search, and it was not found: a fault of this program.
    #[error(
        "the search failed between {} high over {} and the report: please tell the authors of this program",
        km(.apogee), km(.range)
    )]
    NotFound {
        /// How high the flight rises that the search began with.
        apogee: Length,
        /// How far it comes.
        range: Length,
    },
    /// There is no flight.
    #[error(transparent)]
    Flight(#[from] FlightError),
}

impl From<OutOfDomain> for NoReconstruction {
    fn from(error: OutOfDomain) -> Self {
        NoReconstruction::Flight(error.into())
    }
}

/// A length in whole kilometres, its thousands apart: `2,050 km`.
fn km(length: &Length) -> String {
    let whole = length.as_kilometres().round().abs();
    let (thousands, rest) = ((whole / 1000.0).trunc(), whole % 1000.0);
    if thousands > 0.0 { format!("{thousands},{rest:03} km") } else { format!("{rest} km") }
}

/// A time in whole seconds, its thousands apart: `2,050 s`.
fn seconds(time: &Time) -> String {
    let whole = time.as_seconds().round().abs();
    let (thousands, rest) = ((whole / 1000.0).trunc(), whole % 1000.0);
    if thousands > 0.0 { format!("{thousands},{rest:03} s") } else { format!("{rest} s") }
}

/// What a flight at an end does, in the figures that were to be met.
fn does(flown: &AtAnEnd, reported: &Reported) -> String {
    let AtAnEnd { apogee, range, time } = flown;
    match reported {
        Reported::RangeAndApogee { .. } | Reported::ApogeeAndTime { .. } => {
            format!("on a path as steep as reported, it rises {} and comes down at {}", km(apogee), km(range))
        }
        Reported::RangeAndTime { .. } => {
            format!(
                "on a path as long for its range as reported, it takes {} and comes down at {}",
                seconds(time),
                km(range)
            )
        }
    }
}

/// What was to be met: `2,802 km high over 933 km`.
fn wanted(reported: &Reported) -> String {
    match reported {
        Reported::RangeAndApogee { range, apogee } => format!("{} high over {}", km(apogee), km(range)),
        Reported::RangeAndTime { range, time } => format!("{} for {}", seconds(time), km(range)),
        Reported::ApogeeAndTime { apogee, time } => format!("{} high within {}", km(apogee), seconds(time)),
    }
}

/// The flights next to a path that there is not: `; the nearest rise 900 km over 1,000 km and 500 km over 1,100 km`.
fn nearest(ends: &Option<[AtAnEnd; 2]>, reported: &Reported) -> String {
    let Some([one, other]) = ends else { return String::new() };
    let (verb, verbs) = match reported {
        Reported::RangeAndTime { .. } => ("takes", "take"),
        Reported::RangeAndApogee { .. } | Reported::ApogeeAndTime { .. } => ("rises", "rise"),
    };
    let words = |end: &AtAnEnd| match reported {
        Reported::RangeAndTime { .. } => format!("{} over {}", seconds(&end.time), km(&end.range)),
        Reported::RangeAndApogee { .. } | Reported::ApogeeAndTime { .. } => {
            format!("{} over {}", km(&end.apogee), km(&end.range))
        }
    };
    if one == other {
        format!("; the nearest {verb} {}", words(one))
    } else {
        format!("; the nearest {verbs} {} and {}", words(one), words(other))
    }
}
