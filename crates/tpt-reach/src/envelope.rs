//! Where may an interceptor meet a target, by what is published of its floor, ceiling and reach?
//!
//! # Model
//! A point is inside if its height lies between floor and ceiling and its slant distance from the launcher is no more than
//! the reach in its direction:
//!
//! ```text
//! floor ≤ h ≤ ceiling,   slant ≤ R(azimuth)
//! R: one length all round, or `forward` within half the width of a fan around a heading and `rear` outside it
//! ```
//!
//! # Assumptions and limits
//! - The published reach is read as a slant distance, as a straight line from the launcher. Read as a distance over the
//!   ground it would reach farther: at 200 km and 100 km of height by 24 km.
//! - Floor, ceiling and the edges of the fan are sharp, and the same at every distance. A real envelope is rounded at its far
//!   corners, so the published box is the larger of the two.
//!
//! # Conventions
//! Heights: above the WGS-84 ellipsoid. Azimuth: at the launcher, from north, clockwise.
//!
//! # Sources
//! - None: the parameters are the caller's. The fan of 200 km forward within 120° and 100 km to the rear is what the Korean
//!   press printed of one system in 2016 — cited by the catalogue, not here.
//!
//! # Checked by
//! - the design's numbers: slant distances from Seongju for Seoul, Pyeongtaek and Busan (`tests/it/oracle.rs`).
//! - laws: a larger envelope never loses a point (`tests/it/laws.rs`).
//!
//! # Not here
//! When an interceptor gets there: `flyout`.

use tpt_earth::{Angle, Length, OutOfDomain};

/// How far from the launcher, by direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// The same in every direction.
    AllRound(Length),
    /// One reach within a fan, another outside it.
    Fan {
        /// Within the fan.
        forward: Length,
        /// Outside it.
        rear: Length,
        /// The middle of the fan, from north, clockwise.
        heading: Angle,
        /// The fan from edge to edge.
        width: Angle,
    },
}

impl Reach {
    /// The reach in a direction.
    #[must_use]
    pub fn towards(self, azimuth: Angle) -> Length {
        match self {
            Reach::AllRound(reach) => reach,
            Reach::Fan { forward, rear, heading, width } => {
                let turn = std::f64::consts::TAU;
                let off = (azimuth - heading).as_radians().rem_euclid(turn);
                if off.min(turn - off) <= 0.5 * width.as_radians() + 1e-12 { forward } else { rear }
            }
        }
    }

    /// The greatest reach in any direction.
    #[must_use]
    pub fn greatest(self) -> Length {
        match self {
            Reach::AllRound(reach) => reach,
            Reach::Fan { forward, rear, .. } => forward.max(rear),
        }
    }

    fn check(self) -> Result<(), OutOfDomain> {
        let length = |quantity, length: Length| {
            if length.is_finite() && length > Length::ZERO && length <= LONGEST_REACH {
                return Ok(());
            }
            let shown = format!("{} km", length.as_kilometres());
            Err(OutOfDomain::new(quantity, shown, "more than 0 and at most 5000 km"))
        };
        match self {
            Reach::AllRound(reach) => length("reach", reach),
            Reach::Fan { forward, rear, heading, width } => {
                length("reach forward", forward)?;
                length("reach to the rear", rear)?;
                let degrees = |angle: Angle| format!("{}°", angle.as_degrees());
                if !(0.0..=360.0).contains(&heading.as_degrees()) {
                    return Err(OutOfDomain::new("heading of the fan", degrees(heading), "0 to 360°"));
                }
                if !(width.as_degrees() > 0.0 && width.as_degrees() <= 360.0) {
                    let allowed = "more than 0 and at most 360°";
                    return Err(OutOfDomain::new("width of the fan", degrees(width), allowed));
                }
                Ok(())
            }
        }
    }
}

/// No published reach is longer.
const LONGEST_REACH: Length = Length::kilometres(5000.0);

/// Floor, ceiling and reach as published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Envelope {
    floor: Length,
    ceiling: Length,
    reach: Reach,
}

impl Envelope {
    /// An envelope.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] unless 0 ≤ floor < ceiling ≤ 2,000 km and the reach is more than 0 and at most 5,000 km; for a fan,
    /// if its heading or width is no angle of a compass.
    pub fn new(floor: Length, ceiling: Length, reach: Reach) -> Result<Self, OutOfDomain> {
        let km = |length: Length| format!("{} km", length.as_kilometres());
        if !(floor >= Length::ZERO && floor.is_finite()) {
            return Err(OutOfDomain::new("floor", km(floor), "0 km or more"));
        }
        if !(ceiling.is_finite() && ceiling <= Length::kilometres(2000.0)) {
            return Err(OutOfDomain::new("ceiling", km(ceiling), "at most 2000 km"));
        }
        if floor >= ceiling {
            let shown = format!("{} with a ceiling of {}", km(floor), km(ceiling));
            return Err(OutOfDomain::new("floor", shown, "below the ceiling"));
        }
        reach.check()?;
        Ok(Self { floor, ceiling, reach })
    }

    /// The least height.
    #[must_use]
    pub const fn floor(&self) -> Length {
        self.floor
    }

    /// The greatest height.
    #[must_use]
    pub const fn ceiling(&self) -> Length {
        self.ceiling
    }

    /// How far from the launcher.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// By how much a slant distance falls short of the reach in a direction; negative where it exceeds it.
    #[must_use]
    pub fn slack(&self, azimuth: Angle, slant: Length) -> Length {
        self.reach.towards(azimuth) - slant
    }

    /// Whether a height lies between floor and ceiling.
    #[must_use]
    pub fn holds(&self, height: Length) -> bool {
        self.floor <= height && height <= self.ceiling
    }

    /// Whether a point is inside.
    #[must_use]
    pub fn admits(&self, azimuth: Angle, slant: Length, height: Length) -> bool {
        self.holds(height) && self.slack(azimuth, slant) >= Length::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn km(km: f64) -> Length {
        Length::kilometres(km)
    }

    #[test]
    fn a_fan_reaches_less_to_the_rear() {
        let fan = Reach::Fan {
            forward: km(200.0),
            rear: km(100.0),
            heading: Angle::degrees(350.0),
            width: Angle::degrees(120.0),
        };
        for (azimuth, reach) in [(350.0, 200.0), (49.0, 200.0), (291.0, 200.0), (51.0, 100.0), (170.0, 100.0)]
        {
            let towards = fan.towards(Angle::degrees(azimuth)).as_kilometres();
            tpt_earth::assert_close!(towards, reach, abs = 1e-9, "{azimuth}");
        }
    }

    #[test]
    fn floor_ceiling_and_reach_are_sharp() {
        let envelope = Envelope::new(km(40.0), km(150.0), Reach::AllRound(km(200.0))).unwrap();
        let admits = |slant: f64, height: f64| envelope.admits(Angle::ZERO, km(slant), km(height));
        assert!(admits(199.9, 40.0) && admits(199.9, 150.0) && admits(200.0, 100.0));
        assert!(!admits(199.9, 39.9) && !admits(199.9, 150.1) && !admits(200.1, 100.0));
    }

    #[test]
    fn what_is_no_envelope_is_refused_by_name() {
        let says = |floor: f64, ceiling: f64, reach: Reach| {
            Envelope::new(km(floor), km(ceiling), reach).unwrap_err().to_string()
        };
        let round = Reach::AllRound(km(200.0));
        assert_eq!(
            says(150.0, 40.0, round),
            "floor 150 km with a ceiling of 40 km is outside the allowed below the ceiling"
        );
        assert!(says(40.0, 40.0, round).starts_with("floor 40 km"));
        assert!(says(-1.0, 40.0, round).starts_with("floor -1 km"));
        assert!(says(f64::NAN, 40.0, round).starts_with("floor NaN"));
        assert!(says(1.0, f64::INFINITY, round).starts_with("ceiling"));
        assert!(says(1.0, 2.0, Reach::AllRound(km(0.0))).starts_with("reach 0 km"));
        let fan = |heading: f64, width: f64| Reach::Fan {
            forward: km(200.0),
            rear: km(100.0),
            heading: Angle::degrees(heading),
            width: Angle::degrees(width),
        };
        assert!(says(1.0, 2.0, fan(400.0, 120.0)).starts_with("heading of the fan"));
        assert!(says(1.0, 2.0, fan(0.0, 0.0)).starts_with("width of the fan"));
    }
}
