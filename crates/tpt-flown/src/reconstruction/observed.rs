//! What a report gives of a flight, each figure as far as it is known.

use tpt_draw::Inputs;
use tpt_earth::{Angle, Length, Position, Spread, Time};
use tpt_flight::Reported;

/// What a body reported of a flight, each number as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The event: keys the random numbers, which are the same for every report of it.
    pub event: String,
    /// Where it was launched.
    pub launch: Position,
    /// The two figures that the flight has to meet.
    pub figures: Figures,
    /// Where it came down, seen from the launch; the whole circle where nobody gave one.
    pub bearing: Spread<Angle>,
}

impl Observation {
    /// Adds both figures and the bearing to what is drawn.
    pub(super) fn draw_with(&self, inputs: &mut Inputs) {
        self.figures.draw(inputs);
        inputs.add("bearing as reported", self.bearing.map(Angle::as_radians));
    }
}

/// Two figures of a flight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figures {
    /// Distance over the ground and greatest height.
    RangeAndApogee {
        /// How far it came down, along the ground.
        range: Spread<Length>,
        /// Its greatest height.
        apogee: Spread<Length>,
    },
    /// Distance over the ground and flight time.
    RangeAndTime {
        /// How far it came down, along the ground.
        range: Spread<Length>,
        /// From launch to impact.
        time: Spread<Time>,
    },
    /// Greatest height and flight time.
    ApogeeAndTime {
        /// Its greatest height.
        apogee: Spread<Length>,
        /// From launch to impact.
        time: Spread<Time>,
    },
}

impl Figures {
    /// Adds both to what is drawn, a length in metres and a time in seconds.
    fn draw(&self, inputs: &mut Inputs) {
        let length = |length: Spread<Length>| length.map(Length::as_metres);
        let time = |time: Spread<Time>| time.map(Time::as_seconds);
        let (range, apogee, duration) =
            ("range as reported", "apogee as reported", "flight time as reported");
        let both = match *self {
            Figures::RangeAndApogee { range: of_range, apogee: of_apogee } => {
                [(range, length(of_range)), (apogee, length(of_apogee))]
            }
            Figures::RangeAndTime { range: of_range, time: of_time } => {
                [(range, length(of_range)), (duration, time(of_time))]
            }
            Figures::ApogeeAndTime { apogee: of_apogee, time: of_time } => {
                [(apogee, length(of_apogee)), (duration, time(of_time))]
            }
        };
        for (name, spread) in both {
            inputs.add(name, spread);
        }
    }

    /// Both at a share of their spreads.
    pub(super) fn at(&self, [one, other]: [f64; 2]) -> Reported {
        match self {
            Figures::RangeAndApogee { range, apogee } => {
                Reported::RangeAndApogee { range: range.at(one), apogee: apogee.at(other) }
            }
            Figures::RangeAndTime { range, time } => {
                Reported::RangeAndTime { range: range.at(one), time: time.at(other) }
            }
            Figures::ApogeeAndTime { apogee, time } => {
                Reported::ApogeeAndTime { apogee: apogee.at(one), time: time.at(other) }
            }
        }
    }

    /// The distance over the ground, where it is one of them.
    pub(super) const fn range(&self) -> Option<Spread<Length>> {
        match *self {
            Figures::RangeAndApogee { range, .. } | Figures::RangeAndTime { range, .. } => Some(range),
            Figures::ApogeeAndTime { .. } => None,
        }
    }

    /// The greatest height, where it is one of them.
    pub(super) const fn apogee(&self) -> Option<Spread<Length>> {
        match *self {
            Figures::RangeAndApogee { apogee, .. } | Figures::ApogeeAndTime { apogee, .. } => Some(apogee),
            Figures::RangeAndTime { .. } => None,
        }
    }
}

/// Both figures, each multiplied by a factor.
pub(super) fn scaled(reported: Reported, [one, other]: [f64; 2]) -> Reported {
    match reported {
        Reported::RangeAndApogee { range, apogee } => {
            Reported::RangeAndApogee { range: range * one, apogee: apogee * other }
        }
        Reported::RangeAndTime { range, time } => {
            Reported::RangeAndTime { range: range * one, time: time * other }
        }
        Reported::ApogeeAndTime { apogee, time } => {
            Reported::ApogeeAndTime { apogee: apogee * one, time: time * other }
        }
    }
}
