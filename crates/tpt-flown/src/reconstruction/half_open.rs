//! What a limit such as "more than 930 km" leaves open: on which side each number of the flight is.

use tpt_flight::by_itself;
use tpt_report::{BandReport, Flown, OpenEnd, Reading};

use super::observed::scaled;
use super::{Case, Draw, Flight, Flights, Numbers, solved_by};

/// On which side a reported figure is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// It was at least so much.
    AtLeast,
    /// It was at most so much.
    AtMost,
}

impl Side {
    /// What the limit is multiplied by, step by step away from it.
    const fn steps(self) -> [f64; 6] {
        match self {
            Side::AtLeast => [1.02, 1.1, 1.25, 1.5, 2.0, 3.0],
            Side::AtMost => [0.98, 0.9, 0.75, 0.5, 0.3, 0.15],
        }
    }
}

/// A change of a number that is one, as a share of it: solves are much nearer.
const A_CHANGE: f64 = 1e-6;

/// The numbers of a flight that a limit may leave open.
const NUMBERS: [fn(&Numbers) -> f64; 14] = [
    |n| n.range_km,
    |n| n.apogee_km,
    |n| n.flight_time_s,
    |n| n.burnout_time_s,
    |n| n.burnout_altitude_km,
    |n| n.burnout_speed_m_s,
    |n| n.payload_kg,
    |n| n.burnt_share,
    |n| n.launch_azimuth_deg,
    |n| n.standard_range_km,
    |n| n.standard_range_rotating_km,
    |n| n.standard_burnout_speed_m_s,
    |n| n.standard_burnout_altitude_km,
    |n| n.standard_burnout_angle_deg,
];

/// The bands of a flight in the order of [`NUMBERS`].
fn bands(flown: &mut Flown) -> [Option<&mut BandReport>; 14] {
    [
        flown.range_km.as_mut(),
        flown.apogee_km.as_mut(),
        Some(&mut flown.flight_time_s),
        Some(&mut flown.burnout_time_s),
        Some(&mut flown.burnout_altitude_km),
        Some(&mut flown.burnout_speed_m_s),
        Some(&mut flown.payload_kg),
        Some(&mut flown.burnt_share),
        Some(&mut flown.launch_azimuth_deg),
        Some(&mut flown.standard_range_km),
        Some(&mut flown.standard_range_rotating_km),
        flown.standard_burnout_speed_m_s.as_mut(),
        flown.standard_burnout_altitude_km.as_mut(),
        flown.standard_burnout_angle_deg.as_mut(),
    ]
}

/// How a number moves from step to step away from a limit: up, down, both or neither.
#[derive(Clone, Copy, Debug, Default)]
struct Course {
    up: bool,
    down: bool,
    /// It has no value somewhere.
    lost: bool,
}

impl Course {
    fn then(self, before: f64, after: f64) -> Self {
        let more = after - before;
        let change = A_CHANGE * before.abs().max(after.abs());
        Self {
            up: self.up || more > change || after == f64::INFINITY && before.is_finite(),
            down: self.down || more < -change,
            lost: self.lost || before.is_nan() != after.is_nan(),
        }
    }

    /// On which side it is open; `None` where the limit does not move it.
    const fn open(self) -> Option<OpenEnd> {
        match (self.up, self.down, self.lost) {
            (_, _, true) | (true, true, _) => Some(OpenEnd::Unbounded),
            (true, false, false) => Some(OpenEnd::AtLeast),
            (false, true, false) => Some(OpenEnd::AtMost),
            (false, false, false) => None,
        }
    }
}

impl Flights<'_> {
    /// The same flight with its numbers open where limits leave them open: the middle flight (or, where that cannot be flown, the first
    /// draw that can) is flown at the limit and, step by step, away from it, as far as the missile can.
    pub(crate) fn opened(&self, mut flown: Flown, limits: [Option<Side>; 2]) -> Flown {
        if limits == [None; 2] {
            return flown;
        }
        let courses = self.courses(flown.figures_reading, limits);
        for (band, open) in bands(&mut flown).into_iter().zip(courses) {
            if let (Some(band), Some(open)) = (band, open) {
                band.open = Some(open);
            }
        }
        flown
    }

    /// How each number of [`NUMBERS`] is open; all are unbounded where the flight cannot be flown away from its limits.
    fn courses(&self, reading: Reading, limits: [Option<Side>; 2]) -> [Option<OpenEnd>; 14] {
        let Ok(anchor) = self.anchors.of(solved_by(reading)) else { return [Some(OpenEnd::Unbounded); 14] };
        let shares = anchor.shares.as_slice();
        let Some(first) = self.flown_at(shares, [1.0; 2], reading) else {
            return [Some(OpenEnd::Unbounded); 14];
        };
        let mut courses = [Course::default(); 14];
        for (figure, side) in limits.into_iter().enumerate() {
            let Some(side) = side else { continue };
            let (mut before, mut flown) = (first, 0);
            for step in side.steps() {
                let mut factors = [1.0; 2];
                factors[figure] = step;
                let Some(after) = self.flown_at(shares, factors, reading) else { break };
                for (course, number) in courses.iter_mut().zip(NUMBERS) {
                    *course = course.then(number(&before), number(&after));
                }
                (before, flown) = (after, flown + 1);
            }
            if flown == 0 {
                return [Some(OpenEnd::Unbounded); 14];
            }
        }
        courses.map(Course::open)
    }

    /// The numbers of a flight with the reported figures multiplied by factors.
    fn flown_at(&self, shares: &[f64], factors: [f64; 2], reading: Reading) -> Option<Numbers> {
        let case = self.observed.case(shares).ok()?;
        let case = Case { met: scaled(case.met, factors), ..case };
        let draw = Draw { index: None, shares: shares.to_vec() };
        let flight: Flight =
            by_itself(async |lane| self.observed.flight(&lane, draw, &case, &self.anchors).await);
        flight.read_as(reading).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_open_to_the_side_that_it_moves_to() {
        let course = |values: &[f64]| {
            values.windows(2).fold(Course::default(), |course, pair| course.then(pair[0], pair[1])).open()
        };
        assert_eq!(course(&[5.0, 6.0, 7.0]), Some(OpenEnd::AtLeast));
        assert_eq!(course(&[5.0, 6.0, f64::INFINITY, f64::INFINITY]), Some(OpenEnd::AtLeast));
        assert_eq!(course(&[5.0, 4.0, 4.0]), Some(OpenEnd::AtMost));
        assert_eq!(course(&[5.0, 4.0, 6.0]), Some(OpenEnd::Unbounded));
        assert_eq!(course(&[5.0, 5.0, 5.0]), None);
        assert_eq!(course(&[5.0, f64::NAN]), Some(OpenEnd::Unbounded));
        assert_eq!(course(&[f64::NAN, f64::NAN]), None);
    }
}
