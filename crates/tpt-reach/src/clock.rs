//! How much time goes by before an interceptor may leave, and before the next one may?
//!
//! # Model
//! ```text
//! first launch  ≥ detection + track + decision
//! next launch   ≥ the intercept before it (of the last of a salvo) + assessment
//! second of a salvo = first + spacing
//! ```
//!
//! # Assumptions and limits
//! - Fixed delays: no source gives how they are spread.
//! - A cue by another radar takes no time to pass on, and the firm track counts from it as from the battery's own.
//! - A battery is never short of launchers or interceptors: how many it has is no question of time.
//!
//! # Conventions
//! Spans of time; a given cue counts from the target's launch.
//!
//! # Sources
//! - None: the parameters are the caller's.
//!
//! # Checked by
//! - laws: no delay is never worse than some delay (`tests/it/laws.rs`).
//!
//! # Not here
//! What is detected when: `engage`, by the radar of `tpt-sight`.

use tpt_earth::{Length, OutOfDomain, Time};
use tpt_sight::Radar;

/// What tells a battery of a launch.
#[derive(Clone, Debug, PartialEq)]
pub enum Cue {
    /// Its own radar, at the first moment at which it has the target in view.
    OwnRadar,
    /// Another element, so long after the launch.
    Given(Time),
    /// Another radar, at the first moment at which it has the target in view, or its own, whichever is earlier.
    Radar {
        /// The other radar.
        radar: Box<Radar>,
        /// How far it reaches.
        reach: Option<Length>,
    },
}

/// The delays of a battery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    track: Time,
    decision: Time,
    salvo_spacing: Time,
    assessment: Time,
}

impl Clock {
    /// Delays from detection to a firm track and from there to a launch; between the two interceptors of a salvo; and from an
    /// intercept to the next launch.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if one is negative, not finite, or longer than an hour.
    pub fn new(
        track: Time,
        decision: Time,
        salvo_spacing: Time,
        assessment: Time,
    ) -> Result<Self, OutOfDomain> {
        for (quantity, time) in [
            ("time to a firm track", track),
            ("time to decide", decision),
            ("spacing of a salvo", salvo_spacing),
            ("time to assess", assessment),
        ] {
            check(quantity, time)?;
        }
        Ok(Self { track, decision, salvo_spacing, assessment })
    }

    /// From detection to a firm track.
    #[must_use]
    pub const fn track(&self) -> Time {
        self.track
    }

    /// From the firm track to the launch.
    #[must_use]
    pub const fn decision(&self) -> Time {
        self.decision
    }

    /// Between the two interceptors of a salvo.
    #[must_use]
    pub const fn salvo_spacing(&self) -> Time {
        self.salvo_spacing
    }

    /// From an intercept to the next launch.
    #[must_use]
    pub const fn assessment(&self) -> Time {
        self.assessment
    }

    /// The first launch after a detection.
    #[must_use]
    pub fn first_launch(&self, detection: Time) -> Time {
        detection + self.track + self.decision
    }
}

/// A span of time that a clock may hold.
pub(crate) fn check(quantity: &'static str, time: Time) -> Result<(), OutOfDomain> {
    if time >= Time::ZERO && time <= Time::hours(1.0) {
        return Ok(());
    }
    Err(OutOfDomain::new(quantity, time, "0 to 3600 s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_below_zero_is_refused_by_name() {
        let s = Time::seconds;
        assert!(Clock::new(s(0.0), s(0.0), s(0.0), s(0.0)).is_ok());
        let says = |a, b, c, d| Clock::new(s(a), s(b), s(c), s(d)).unwrap_err().to_string();
        assert_eq!(says(-1.0, 0.0, 0.0, 0.0), "time to a firm track -1 s is outside the allowed 0 to 3600 s");
        assert!(says(0.0, f64::NAN, 0.0, 0.0).starts_with("time to decide"));
        assert!(says(0.0, 0.0, 4000.0, 0.0).starts_with("spacing of a salvo"));
        assert!(says(0.0, 0.0, 0.0, -0.1).starts_with("time to assess"));
    }
}
