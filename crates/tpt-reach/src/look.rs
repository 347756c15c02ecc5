//! What a moment of a path is for a launcher, for who asks millions of times.
//!
//! # Model
//! The slack of `envelope` without an angle, with `e, n` on the launcher's axes, `L` along the level, `H` the heading and `w`
//! half the width of a fan:
//!
//! ```text
//! forward part:   e sin H + n cos H ≥ L cos w;        slack = reach − |d|
//! end of reach:   the root of the parabola of |d|² through three moments
//! ```
//!
//! # Assumptions and limits
//! - As `fast`.
//!
//! # Conventions
//! Times as shares of the flight time.
//!
//! # Sources
//! - None: numerical method.
//!
//! # Checked by
//! - `engage`, cell by cell (`tests/it/footprint.rs`).
//!
//! # Not here
//! Which moments are looked at: `fast`.

use crate::envelope::Reach;
use crate::way::Point;
use tpt_earth::math::{self, sin_cos};

/// A moment between floor and ceiling.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) share: f64,
    pub(crate) slack_m: f64,
    /// How far from the launcher.
    pub(crate) away_m: f64,
    pub(crate) level_m: f64,
    pub(crate) up_m: f64,
    pub(crate) height_m: f64,
    /// Whether it is in the forward part of a fan.
    pub(crate) forward: bool,
    /// How far outside the view at least, m; 0 or less in view; infinite before that was asked.
    pub(crate) outside_m: f64,
    pub(crate) point: Point,
}

impl Look {
    pub(crate) const fn in_view(&self) -> bool {
        self.outside_m <= 0.0
    }
}

/// The reach, without an angle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fan {
    pub(crate) forward_m: f64,
    pub(crate) rear_m: f64,
    /// Sine and cosine of the heading, cosine of half the width; none all round.
    around: Option<[f64; 3]>,
}

impl Fan {
    pub(crate) fn of(reach: Reach) -> Self {
        match reach {
            Reach::AllRound(reach) => {
                Self { forward_m: reach.as_metres(), rear_m: reach.as_metres(), around: None }
            }
            Reach::Fan { forward, rear, heading, width } => {
                let (sin, cos) = sin_cos(heading.as_radians());
                let half = 0.5 * width.as_radians();
                let around = (width.as_degrees() < 360.0).then_some([sin, cos, math::cos(half)]);
                Self { forward_m: forward.as_metres(), rear_m: rear.as_metres(), around }
            }
        }
    }

    #[inline]
    pub(crate) fn is_forward(&self, east_m: f64, north_m: f64, level_m: f64) -> bool {
        self.around
            .is_none_or(|[sin, cos, cos_half]| east_m * sin + north_m * cos >= cos_half * level_m - 1e-6)
    }
}

/// Where the slack of the parabola of the squared distance through three moments is 0, between those of opposite signs.
pub(crate) fn zero_of_slack(a: &Look, b: &Look, c: &Look) -> Option<f64> {
    let [at_a, at_b, at_c] = [a, b, c].map(|look| look.slack_m * (look.slack_m + 2.0 * look.away_m));
    let (left, right) = (b.share - a.share, c.share - b.share);
    let (down, up) = ((at_b - at_a) / left, (at_c - at_b) / right);
    let bend = (up - down) / (left + right);
    let slope = (down * right + up * left) / (left + right);
    let root = (slope * slope - 4.0 * bend * at_b).sqrt();
    let by = -2.0 * at_b / (slope + root.copysign(slope));
    by.is_finite().then_some(b.share + by)
}
