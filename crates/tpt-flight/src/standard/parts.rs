//! A least-energy arc by the two parts of its lean.
//!
//! # Model
//! Two unknowns, the parts of the lean ([`crate::tipping`]) towards the bearing and to the right of it, and two conditions: the burnout
//! angle is the best one and the impact lies on the bearing. Newton's method with differences and shortened steps, kept up to date by
//! Broyden's formula. The parts go through zero where an angle and a direction cannot.
//!
//! # Assumptions and limits
//! - Those of [`super`]. The start is a kick that flies.
//!
//! # Conventions
//! Those of [`crate::aim`].
//!
//! # Sources
//! - those of [`super`]; Broyden's formula: \[broyden1965\] in [`crate::reconstruction`].
//!
//! # Checked by
//! - laws: a missile that no kick towards the bearing carries has an arc from what it flew, and that of a lighter one joins on to it
//!   (`tests/it/standard.rs`).
//!
//! # Not here
//! The search in one kick: [`super`].

use tpt_earth::math::{atan2, hypot};

use super::{Burnout, Found, Lean, NEAR_ANGLE, NEAR_BEARING, Search, Standard, Tried, tried};
use crate::aim::{Kick, Shot};
use crate::motion::Rotation;

/// Steps of a search by the parts of a lean, how often one is halved, and the smallest lean that it measures them by, rad.
const MOST_PARTS: usize = 30;
const MOST_HALVINGS: usize = 10;
const SMALLEST_PART: f64 = 1e-4;

/// A lean that was flown to the ground.
struct Part {
    lean: [f64; 2],
    burnout: Burnout,
    /// The burnout angle above the best one, and the impact to the right of the bearing, rad.
    off: [f64; 2],
    shot: Shot,
}

impl Search<'_> {
    /// The arc over an Earth that turns from what the missile flew there.
    pub(super) async fn near_flown(&self, flown: Option<Kick>) -> Option<Standard> {
        let flown = flown.filter(|_| self.range.world.rotation == Rotation::Turning)?;
        let (found, shot) = self.by_parts(self.tipping.lean_of(flown)).await?;
        Some(self.finish(found, Some(shot)))
    }

    /// Angle and bearing together in the two parts of the lean, by Newton's method with shortened steps: for a missile that leans
    /// so little that the Earth turns it more than its kick does.
    pub(super) async fn by_parts(&self, from: [f64; 2]) -> Option<(Found, Shot)> {
        let mut here = self.part(from).await?;
        let mut known: Option<[[f64; 2]; 2]> = None;
        for _ in 0..MOST_PARTS {
            let Part { lean, off, .. } = here;
            if off[0].abs() <= NEAR_ANGLE && off[1].abs() <= NEAR_BEARING {
                return Some((
                    Found { lean: Lean::of(lean), burnout: here.burnout, is_arc: true },
                    here.shot,
                ));
            }
            let changes = match known {
                Some(changes) => changes,
                None => self.changes_of_parts(&here).await?,
            };
            let next = self.nearer_part(&here, step_to_nothing(changes, off), known.is_none()).await;
            // From the matrix of steps before it may lead away; from differences it may not.
            if next.is_none() && known.is_none() {
                return None;
            }
            known = next.as_ref().map(|there| {
                let step = [there.lean[0] - lean[0], there.lean[1] - lean[1]];
                updated(changes, step, [0, 1].map(|i| Some(there.off[i] - off[i])))
            });
            here = next.unwrap_or(here);
        }
        None
    }

    /// How both offsets change with the parts of the lean, by differences.
    async fn changes_of_parts(&self, here: &Part) -> Option<[[f64; 2]; 2]> {
        let [down, right] = here.lean;
        let aside = 1e-4 * size_of(here.lean);
        let farther = self.part([down + aside, right]).await?.off;
        let turned = self.part([down, right + aside]).await?.off;
        Some([0, 1].map(|i| [farther, turned].map(|there| (there[i] - here.off[i]) / aside)))
    }

    /// A lean along a step with smaller offsets, halved until it has; once only where the step is less sure.
    async fn nearer_part(&self, here: &Part, step: [f64; 2], is_sure: bool) -> Option<Part> {
        let (lean, length) = (here.lean, hypot(here.off[0], here.off[1]));
        let mut share = (size_of(lean) / hypot(step[0], step[1])).min(1.0);
        let most = if is_sure { MOST_HALVINGS } else { 1 };
        for _ in 0..most {
            let next = [lean[0] + share * step[0], lean[1] + share * step[1]];
            if let Some(there) = self.part(next).await
                && hypot(there.off[0], there.off[1]) < length
            {
                return Some(there);
            }
            share *= 0.5;
        }
        None
    }

    /// A lean flown to the ground: how far its burnout is above the best angle, and its impact from the bearing, rad. `None` where
    /// there is no such flight.
    async fn part(&self, lean: [f64; 2]) -> Option<Part> {
        let rotation = self.range.world.rotation;
        let boosted = self.boosted(Lean::of(lean)).await.ok()??;
        let Tried::Burnt(burnout, over) = tried(&boosted, rotation) else { return None };
        let shot = self.near_enough(boosted.on(self.lane).await).ok()??;
        Some(Part { lean, burnout, off: [over, atan2(shot.right_m, shot.down_m)], shot })
    }
}

/// The least that a lean counts as, where something is measured by it, rad.
fn size_of([down, right]: [f64; 2]) -> f64 {
    hypot(down, right).max(SMALLEST_PART)
}

/// Broyden's update: of all matrices that tell what a step changed, the nearest to the one before. What nobody saw stays.
pub(super) fn updated(changes: [[f64; 2]; 2], step: [f64; 2], changed: [Option<f64>; 2]) -> [[f64; 2]; 2] {
    let length = step[0] * step[0] + step[1] * step[1];
    [0, 1].map(|i| {
        let row = changes[i];
        let told = row[0] * step[0] + row[1] * step[1];
        let new = changed[i].map_or(0.0, |changed| (changed - told) / length);
        [0, 1].map(|j| row[j] + new * step[j])
    })
}

/// The step of two unknowns that takes away what two numbers are off by, from how each changes with them.
pub(super) fn step_to_nothing([[a, b], [c, d]]: [[f64; 2]; 2], off: [f64; 2]) -> [f64; 2] {
    let determinant = a * d - b * c;
    [(b * off[1] - d * off[0]) / determinant, (c * off[0] - a * off[1]) / determinant]
}
