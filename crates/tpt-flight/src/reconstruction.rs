//! What was flown, if a reported range and apogee are true?
//!
//! # Model
//! Three unknowns (the two parts of the pitch-over, and either the payload or the share of the last stage that was burnt)
//! and three conditions: the flight rises to the reported apogee and comes down at the reported range and bearing.
//!
//! ```text
//! (k_d, k_r, x):   down = R,   right = 0,   apogee = H,   with x = payload or burnt share
//! ```
//!
//! Newton's method with a matrix of differences, kept up to date by Broyden's rank-one formula. Where it does not
//! converge, or from no guess, the conditions are nested: steepness rises as the kick falls, the apogee at a given
//! steepness falls as the payload rises; so each is a search for one root between two ends.
//!
//! A reported flight time is no input of this module.
//!
//! # Assumptions and limits
//! - The bearing is that of the impact from the launch, as a map shows it. On a lofted flight the launch azimuth differs
//!   from it by tens of degrees.
//! - The gravity turn with one kick: whether a missile flew so is not known.
//! - A payload of less than 1 kg, and a burn of less than 1 % of the last stage, count as "cannot".
//!
//! # Conventions
//! Those of [`crate::aim`]. Residuals in metres, over the reported range and apogee together.
//!
//! # Sources
//! - \[broyden1965\] C. G. Broyden, A class of methods for solving nonlinear simultaneous equations, Mathematics of
//!   Computation 19, 1965 — unverified.
//!
//! # Checked by
//! - laws: what was flown is found again from its range and apogee.
//! - published values: `validation/cases/flight-times`.
//!
//! # Not here
//! How well the figures are known: bands are `tpt-study`'s. The verdict on a flight time: there too.

use tpt_earth::{Angle, Length, Mass, OutOfDomain};

use crate::aim::{Kick, Range, Shot, shoot};
use crate::flight::{Cutoff, Detail, FlightError, Trajectory};
use crate::vehicle::Vehicle;

/// What is solved for beside the kick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Freedom {
    /// The payload, at full burn.
    Payload,
    /// The share of the last stage that was burnt, at the vehicle's payload.
    Cutoff,
}

/// How near a solve comes, and what it keeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// How near range and apogee are met, over both together: more than the tolerance of the integration.
    pub precision: f64,
    /// Whether the path of the flight is kept.
    pub detail: Detail,
}

/// What was flown.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconstruction {
    /// The angle between thrust and velocity during the pitch-over.
    pub kick: Angle,
    /// The direction of the pitch-over, from north, clockwise.
    pub launch_azimuth: Angle,
    /// The payload that was solved for, or the vehicle's.
    pub payload: Mass,
    /// The burnt share of the last stage: solved for, or 1.
    pub burnt_share: f64,
    /// The flight.
    pub trajectory: Trajectory,
    guess: Guess,
}

/// Where a solve sets out from, and its matrix of differences: what is kept of a flight to solve for others like it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    unknowns: [f64; 3],
    /// None where it is not known yet.
    inverse: Option<[[f64; 3]; 3]>,
    /// What is met there: along, across, in height, m.
    met_m: [f64; 3],
}

impl Guess {
    /// The guess for another range and apogee of the same missile, launched likewise: along the straight line that the
    /// matrix of differences gives, no flight flown.
    ///
    /// | name | meaning | unit held | domain |
    /// |---|---|---|---|
    /// | `flown` | distance over the ground | m | above 0 |
    /// | `apogee` | greatest height | m | above 0 |
    /// | returns | a guess, off by the square of how far it was moved | – | |
    #[must_use]
    pub fn toward(self, flown: Length, apogee: Length) -> Self {
        let [down_m, right_m, apogee_m] = self.met_m;
        let Some(inverse) = &self.inverse else { return self };
        let there_m = [flown.as_metres(), 0.0, apogee.as_metres()];
        let step = times(inverse, &[there_m[0] - down_m, there_m[1] - right_m, there_m[2] - apogee_m]);
        let unknowns = std::array::from_fn(|i| self.unknowns[i] + step[i]);
        Self { unknowns, met_m: there_m, ..self }
    }

    /// The guess for a solve for the payload of a flight that was solved for its cutoff: the same kick, another matrix.
    #[must_use]
    pub fn with_payload(self, payload: Mass) -> Self {
        let [down, right, _] = self.unknowns;
        Self { unknowns: [down, right, payload.as_kilograms()], inverse: None, ..self }
    }
}

impl Reconstruction {
    /// What is kept of this flight to solve for others like it.
    #[must_use]
    pub const fn guess(&self) -> Guess {
        self.guess
    }
}

/// Why a report cannot be reconstructed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoReconstruction {
    /// The missile cannot do it.
    #[error(
        "the missile cannot fly the report: {limit}, on a path as steep as reported, it rises {} and comes down at {}",
        km(.apogee), km(.range)
    )]
    CannotReach {
        /// The end of what is free.
        limit: &'static str,
        /// How high it rises there.
        apogee: Length,
        /// How far it comes.
        range: Length,
    },
    /// The missile does more than that whatever is taken away.
    #[error(
        "the missile does not fly so little: even {limit}, on a path as steep as reported, it rises {} and comes down at {}",
        km(.apogee), km(.range)
    )]
    DoesMore {
        /// The end of what is free.
        limit: &'static str,
        /// How high it rises there.
        apogee: Length,
        /// How far it comes.
        range: Length,
    },
    /// No path is so steep or so flat.
    #[error("no flight of the missile is as steep as the report: {} high over {}", km(.apogee), km(.range))]
    NoSuchPath {
        /// The reported apogee.
        apogee: Length,
        /// The reported range.
        range: Length,
    },
    /// The solve does not converge.
    #[error("the solve does not converge: the nearest flight found misses by {}", km(.miss))]
    NotConverged {
        /// How far off the nearest flight is, range and apogee together.
        miss: Length,
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

/// A payload below which a missile carries nothing.
const LEAST_PAYLOAD_KG: f64 = 1.0;

/// A burn of the last stage below which it was not lit.
const LEAST_SHARE: f64 = 0.01;

/// Flights after which Newton's method is given up.
const MOST_FLIGHTS: usize = 40;

/// Steps of a search for one root.
const MOST_HALVINGS: usize = 60;

/// The widest kick that a search looks at, rad: 45°.
const WIDEST_KICK: f64 = std::f64::consts::FRAC_PI_4;

/// Reconstructs a flight from its range and apogee; `near` is another reconstruction that it may be like.
///
/// # Inputs and output
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `vehicle` | the missile; its payload is a first guess where the payload is free | – | |
/// | `range` | launch, bearing, timing, Earth and tolerance | – | |
/// | `flown` | reported distance over the ground | m | above 0, less than half round the Earth |
/// | `apogee` | reported greatest height | m | above 0 |
/// | `effort` | how near range and apogee are met, and what is kept | – | |
///
/// # Errors
///
/// [`NoReconstruction`] with the reason: the missile cannot, does more, has no such path, or the solve failed.
pub fn reconstruct(
    vehicle: &Vehicle,
    range: &Range,
    (flown, apogee): (Length, Length),
    freedom: Freedom,
    effort: Effort,
    near: Option<&Reconstruction>,
) -> Result<Reconstruction, NoReconstruction> {
    reconstruct_from(vehicle, range, (flown, apogee), freedom, effort, near.map(Reconstruction::guess))
}

/// As [`reconstruct`], from a guess that was kept of another reconstruction.
///
/// # Errors
///
/// Those of [`reconstruct`].
pub fn reconstruct_from(
    vehicle: &Vehicle,
    range: &Range,
    (flown, apogee): (Length, Length),
    freedom: Freedom,
    effort: Effort,
    near: Option<Guess>,
) -> Result<Reconstruction, NoReconstruction> {
    for (quantity, length) in [("range", flown), ("apogee", apogee)] {
        if !(length.is_finite() && length > Length::ZERO) {
            let shown = format!("{} km", length.as_kilometres());
            return Err(OutOfDomain::new(quantity, shown, "more than 0 km").into());
        }
    }
    let solve = Solve {
        vehicle,
        range,
        freedom,
        flown_m: flown.as_metres(),
        apogee_m: apogee.as_metres(),
        allowed_m: effort.precision * (flown.as_metres() + apogee.as_metres()),
    };
    if let Some(near) = near
        && let Some(found) = solve.newton(near.unknowns, near.inverse)
    {
        return solve.finish(found, effort.detail);
    }
    let start = solve.nested(near.map_or(0.0, |near| near.unknowns[0]))?;
    let unknowns = [start.0.down, start.0.right, start.1];
    match solve.newton(unknowns, None) {
        Some(found) => solve.finish(found, effort.detail),
        None => {
            let miss = solve.tried(unknowns).map_or(f64::NAN, |tried| norm(&tried.miss));
            Err(NoReconstruction::NotConverged { miss: Length::metres(miss) })
        }
    }
}

/// A flight of a solve.
struct Tried {
    unknowns: [f64; 3],
    /// Along, across, in height, m.
    miss: [f64; 3],
    shot: Shot,
}

struct Solve<'a> {
    vehicle: &'a Vehicle,
    range: &'a Range,
    freedom: Freedom,
    flown_m: f64,
    apogee_m: f64,
    allowed_m: f64,
}

fn norm(miss: &[f64; 3]) -> f64 {
    miss.iter().map(|m| m * m).sum::<f64>().sqrt()
}

fn times(matrix: &[[f64; 3]; 3], vector: &[f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// The inverse of a matrix, by its cofactors; `None` where it has none.
fn inverse([a, b, c]: [[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    let cross = |u: [f64; 3], v: [f64; 3]| {
        [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
    };
    // Columns of the inverse are the cross products of the rows.
    let columns = [cross(b, c), cross(c, a), cross(a, b)];
    let determinant: f64 = a.iter().zip(columns[0]).map(|(x, y)| x * y).sum();
    if determinant == 0.0 || !determinant.is_finite() {
        return None;
    }
    Some(std::array::from_fn(|i| std::array::from_fn(|j| columns[j][i] / determinant)))
}

impl Solve<'_> {
    /// The free number's ends: the one with which the missile does most first.
    fn ends(&self) -> [f64; 2] {
        match self.freedom {
            Freedom::Payload => {
                // Beyond this payload it does not lift off.
                let lifted_kg = self.vehicle.lifted_mass().as_kilograms();
                let without_kg = (self.vehicle.launch_mass() - self.vehicle.payload()).as_kilograms();
                [LEAST_PAYLOAD_KG, (lifted_kg - without_kg).max(LEAST_PAYLOAD_KG)]
            }
            Freedom::Cutoff => [1.0, LEAST_SHARE],
        }
    }

    /// One flight.
    fn shot(&self, kick: Kick, free: f64, detail: Detail) -> Result<Shot, FlightError> {
        match self.freedom {
            Freedom::Payload => {
                let vehicle = self.vehicle.with_payload(Mass::kilograms(free))?;
                shoot(&vehicle, self.range, kick, Cutoff::FullBurn, detail)
            }
            Freedom::Cutoff => shoot(self.vehicle, self.range, kick, Cutoff::Share(free), detail),
        }
    }

    /// A flight and what it misses by. `None` where there is no flight.
    fn tried(&self, unknowns: [f64; 3]) -> Option<Tried> {
        let [down, right, free] = unknowns;
        let shot = self.shot(Kick { down, right }, free, Detail::Events).ok()?;
        let miss = [shot.down_m - self.flown_m, shot.right_m, shot.apogee_m() - self.apogee_m];
        Some(Tried { unknowns, miss, shot })
    }

    /// Differences small against what a solve moves, large against the noise of an integration.
    fn differences(&self, at: &Tried) -> Option<[[f64; 3]; 3]> {
        let Tried { unknowns, miss, .. } = at;
        let ends = self.ends();
        let least = ends[0].min(ends[1]);
        let mut columns = [[0.0; 3]; 3];
        for (i, column) in columns.iter_mut().enumerate() {
            let mut moved = *unknowns;
            let step = if i < 2 { 1e-4 } else { (-1e-3 * unknowns[2].abs()).min(-1e-6) };
            // Away from the end of what is free.
            let step = if i == 2 && unknowns[2] + step < least { -step } else { step };
            moved[i] += step;
            let there = self.tried(moved)?.miss;
            *column = std::array::from_fn(|k| (there[k] - miss[k]) / step);
        }
        inverse(std::array::from_fn(|row| std::array::from_fn(|column| columns[column][row])))
    }

    /// The flight that meets the report and the matrix there, or `None`.
    fn newton(&self, start: [f64; 3], known: Option<[[f64; 3]; 3]>) -> Option<(Tried, [[f64; 3]; 3])> {
        let ends = self.ends();
        let (least, most) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let [down, right, free] = start;
        let mut here = self.tried([down, right, free.clamp(least, most)])?;
        let mut flights = 1;
        let mut fresh = known.is_none();
        let mut inverse = match known {
            Some(inverse) => inverse,
            None => self.differences(&here)?,
        };
        let mut at_an_end = 0;
        while norm(&here.miss) > self.allowed_m {
            // Twice at an end of what is free: the report lies beyond it, or the guess was no good.
            at_an_end += usize::from(here.unknowns[2] <= least || here.unknowns[2] >= most);
            if flights > MOST_FLIGHTS || at_an_end > 2 {
                return None;
            }
            let step = times(&inverse, &here.miss).map(|s| -s);
            let Some(next) = self.shortened(&here, step, (least, most), &mut flights) else {
                // The matrix is no good any more: a new one, once at every place.
                if fresh {
                    return None;
                }
                inverse = self.differences(&here)?;
                flights += 3;
                fresh = true;
                continue;
            };
            fresh = false;
            let moved: [f64; 3] = std::array::from_fn(|i| next.unknowns[i] - here.unknowns[i]);
            let change: [f64; 3] = std::array::from_fn(|i| next.miss[i] - here.miss[i]);
            broyden(&mut inverse, &moved, &change);
            here = next;
        }
        Some((here, inverse))
    }

    /// A step that lowers the miss, shortened as often as it takes, within what is free.
    fn shortened(
        &self,
        here: &Tried,
        step: [f64; 3],
        (least, most): (f64, f64),
        flights: &mut usize,
    ) -> Option<Tried> {
        if !step.iter().all(|s| s.is_finite()) {
            return None;
        }
        // No more than 3° at once, and what is free by no more than a factor of five.
        let widest = step[0].abs().max(step[1].abs()) / 0.05;
        let free = here.unknowns[2];
        let most_free = if step[2] > 0.0 { 4.0 * free } else { 0.8 * free };
        let mut share = 1.0 / widest.max(step[2].abs() / most_free).max(1.0);
        for _ in 0..6 {
            let mut next: [f64; 3] = std::array::from_fn(|i| here.unknowns[i] + share * step[i]);
            next[2] = next[2].clamp(least, most);
            *flights += 1;
            if let Some(there) = self.tried(next)
                && norm(&there.miss) < norm(&here.miss)
            {
                return Some(there);
            }
            share *= 0.4;
        }
        None
    }

    fn finish(
        &self,
        (found, inverse): (Tried, [[f64; 3]; 3]),
        detail: Detail,
    ) -> Result<Reconstruction, NoReconstruction> {
        let [down, right, free] = found.unknowns;
        let kick = Kick { down, right };
        let met_m = [found.shot.down_m, found.shot.right_m, found.shot.apogee_m()];
        let trajectory = match detail {
            Detail::Events => found.shot.trajectory,
            Detail::Path => self.shot(kick, free, Detail::Path)?.trajectory,
        };
        let (payload, burnt_share) = match self.freedom {
            Freedom::Payload => (Mass::kilograms(free), 1.0),
            Freedom::Cutoff => (self.vehicle.payload(), free),
        };
        Ok(Reconstruction {
            kick: kick.angle(),
            launch_azimuth: kick.azimuth(self.range.bearing),
            payload,
            burnt_share,
            trajectory,
            guess: Guess { unknowns: found.unknowns, inverse: Some(inverse), met_m },
        })
    }

    /// A start near enough for Newton's method: kick towards the bearing and free number, each by a search between two
    /// ends. `lean` is a guess of the kick.
    fn nested(&self, lean: f64) -> Result<(Kick, f64), NoReconstruction> {
        let [most, least] = self.ends();
        let [limit_most, limit_least] = match self.freedom {
            Freedom::Payload => ["with next to no payload", "with all the payload that it lifts"],
            Freedom::Cutoff => ["with all its propellant burnt", "with its last stage hardly lit"],
        };
        let best = self.as_steep(most, lean)?;
        if best.1.apogee_m() < self.apogee_m {
            return Err(NoReconstruction::CannotReach {
                limit: limit_most,
                apogee: best.1.trajectory.apogee.height,
                range: best.1.trajectory.range,
            });
        }
        // A payload that is just lifted, or a burn of one stage that has just begun, gives no flight worth the name: the
        // search comes in from there.
        let mut little = least;
        let mut worst = self.as_steep(little, lean);
        for _ in 0..40 {
            if worst.is_ok() {
                break;
            }
            little = most + 0.9 * (little - most);
            worst = self.as_steep(little, lean);
        }
        let worst = worst?;
        if worst.1.apogee_m() > self.apogee_m {
            return Err(NoReconstruction::DoesMore {
                limit: limit_least,
                apogee: worst.1.trajectory.apogee.height,
                range: worst.1.trajectory.range,
            });
        }
        let (mut much, mut high, mut kick) = (most, best.1.apogee_m(), best.0);
        let mut low = worst.1.apogee_m();
        for _ in 0..MOST_HALVINGS {
            let share = ((high - self.apogee_m) / (high - low)).clamp(0.1, 0.9);
            let middle = much + share * (little - much);
            let (there, shot) = self.as_steep(middle, lean)?;
            kick = there;
            let apogee_m = shot.apogee_m();
            if (apogee_m - self.apogee_m).abs() < 1e-3 * self.apogee_m {
                return Ok((kick, middle));
            }
            if apogee_m > self.apogee_m {
                (much, high) = (middle, apogee_m);
            } else {
                (little, low) = (middle, apogee_m);
            }
        }
        Ok((kick, 0.5 * (much + little)))
    }

    /// The flight that is as steep as the report, at a free number; `lean` is a guess of the kick.
    fn as_steep(&self, free: f64, lean: f64) -> Result<(Kick, Shot), NoReconstruction> {
        let wanted = self.apogee_m.atan2(self.flown_m);
        let at = |down: f64| {
            let kick = Kick { down, right: 0.0 };
            self.shot(kick, free, Detail::Events).map(|shot| (kick, shot))
        };
        let none = || NoReconstruction::NoSuchPath {
            apogee: Length::metres(self.apogee_m),
            range: Length::metres(self.flown_m),
        };
        let mut steep = at(lean).or_else(|_| at(0.0))?;
        // The steeper end leans back where the Earth's rotation carries a vertical flight farther than reported.
        let mut step = 0.2 * lean.abs() + 0.004;
        while steep.1.steepness() < wanted {
            steep = at(steep.0.down - step)?;
            step *= 2.0;
            if steep.0.down < -WIDEST_KICK {
                return Err(none());
            }
        }
        let mut step = 0.2 * lean.abs() + 0.004;
        let mut flat = at(steep.0.down + step);
        loop {
            match &flat {
                Ok(shot) if shot.1.steepness() > wanted => {
                    steep = shot.clone();
                    step *= 2.0;
                    if steep.0.down + step > WIDEST_KICK {
                        return Err(none());
                    }
                    flat = at(steep.0.down + step);
                }
                Ok(_) => break,
                // Too far over to fly at all: half as far.
                Err(_) if step > 1e-6 => {
                    step *= 0.5;
                    flat = at(steep.0.down + step);
                }
                Err(_) => return Err(none()),
            }
        }
        let mut flat = flat?;
        for _ in 0..MOST_HALVINGS {
            let (high, low) = (steep.1.steepness(), flat.1.steepness());
            let share = ((high - wanted) / (high - low)).clamp(0.1, 0.9);
            let middle = at(steep.0.down + share * (flat.0.down - steep.0.down))?;
            let there = middle.1.steepness();
            if (there - wanted).abs() < 1e-3 {
                return Ok(middle);
            }
            if there > wanted {
                steep = middle;
            } else {
                flat = middle;
            }
        }
        Ok(steep)
    }
}

/// Broyden's update of the inverse: the matrix that maps what changed to what was moved.
fn broyden(inverse: &mut [[f64; 3]; 3], moved: &[f64; 3], change: &[f64; 3]) {
    let predicted = times(inverse, change);
    let weight: f64 = moved.iter().zip(predicted).map(|(m, p)| m * p).sum();
    if weight == 0.0 || !weight.is_finite() {
        return;
    }
    let row: [f64; 3] = std::array::from_fn(|j| (0..3).map(|i| moved[i] * inverse[i][j]).sum());
    for i in 0..3 {
        for j in 0..3 {
            inverse[i][j] += (moved[i] - predicted[i]) * row[j] / weight;
        }
    }
}
