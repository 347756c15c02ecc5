//! When have satellites that see a rocket's heat told about a launch?
//!
//! # Model
//! A delay, not a geometry:
//!
//! ```text
//! visible  = the moment at which the rocket is above the clouds
//! noticed  = visible + the wait for the next look (up to one revisit)
//! told     = noticed + processing and passing on
//! ```
//!
//! # Assumptions and limits
//! - A satellite is always placed to look; a burn that ends below the clouds is not seen at all.
//! - Which numbers hold is the caller's: those published are from memory and unverified.
//!
//! # Conventions
//! Time: from launch. Heights: geometric.
//!
//! # Sources
//! - The chain as the literature describes it; the figures stand in the catalogue (`dsp-sbirs`).
//!
//! # Checked by
//! - unit tests: the order of the three, a burn below the clouds.
//!
//! # Not here
//! Orbits, bands of infrared, clutter.

use tpt_earth::{Length, Time};

use crate::path::Path;

/// The delays of an infrared warning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Infrared {
    /// The top of the clouds.
    pub cloud_top: Length,
    /// How long after it is visible the next look comes.
    pub wait: Time,
    /// From the look to the users.
    pub processing: Time,
}

impl Infrared {
    /// When the users are told of a flight that burns until a time; `None` if it never burns above the clouds.
    #[must_use]
    pub fn told(&self, path: &Path, burnout: Time) -> Option<Time> {
        let above = |time: Time| tpt_earth::vertical(path.at(time)).1 >= self.cloud_top.as_metres();
        let steps = 400;
        let visible =
            (0..=steps).map(|i| burnout * (f64::from(i) / f64::from(steps))).find(|time| above(*time))?;
        Some(visible + self.wait + self.processing)
    }
}
