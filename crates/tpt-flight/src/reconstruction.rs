//! What was flown, if two of range, apogee and flight time are true?
//!
//! # Model
//! Three unknowns (the two parts of the pitch-over, and either the payload or the share of the last stage that was burnt)
//! and three conditions: the flight comes down on the reported bearing and meets two reported figures. The pitch-over enters by the
//! lean that it leads to ([`crate::tipping`]), payload and share by the ideal speed that they give: missiles that fly alike differ
//! little in these, however much they weigh and however slowly they lift off.
//!
//! ```text
//! (l_d, l_r, v):   down = R,   right = 0,   up = U,   v = Σ c ln(m₀/m₁) with the payload or the burnt share
//! range and apogee:   up = apogee,        U = H
//! range and time:     up = g₀ t² / 8,     U = g₀ T² / 8
//! apogee and time:    up = apogee,        U = H,   down = R_v(apogee, t),   R = R_v(H, T)
//! ```
//!
//! A time beside a range counts as the height that a throw of so long a time has where gravity is the same at every height. It is in
//! metres and near the apogee, so that both are solved for in one way. A time beside an apogee counts as R_v, the range of the vacuum
//! arc ([`tpt_earth::VacuumArc`]) that rises as high and takes as long: at one apogee a flight takes the longer the farther it goes.
//! Where no guess leads there, the range is a search of its own around the solve.
//!
//! Newton's method with a matrix of differences, kept up to date by Broyden's rank-one formula. It works on the throw over a flat
//! Earth that goes as far and as high: its angle from the vertical, along and across, and the logarithm of the square of its speed.
//! Lean and ideal speed move these more evenly than metres, which decide when a report is met.
//!
//! ```text
//! (down, right) arctan(|(down, right)| / 4 up) / |(down, right)|,   ln v² = ln((16 up² + down² + right²) / 4 up) + const.
//! ```
//!
//! Where it does not converge, or from no guess, the conditions are nested: steepness falls as the kick rises, the apogee at a given
//! steepness falls as the payload rises; so each is a search for one root between two ends, and a report that no flight
//! meets is refused by what is flown at those ends. From the root Newton's method goes on; where it misses, the report is
//! moved there from what the root flies, step by step.
//!
//! A flight that does not come down does more than any report: it counts as an infinite apogee. Of several kicks that
//! give the same steepness the smallest counts, the one next to the vertical: beyond it a missile falls over.
//!
//! # Assumptions and limits
//! - The bearing is that of the impact from the launch, as a map shows it. On a lofted flight the launch azimuth differs
//!   from it by tens of degrees.
//! - The gravity turn with one kick: whether a missile flew so is not known.
//! - A payload of less than 1 kg, and a burn of less than 1 % of the last stage, count as "cannot".
//! - Apogee and time hardly tell the range: at 4,475 km of height, 500 km more of range take some 7 s.
//!
//! # Conventions
//! Those of [`crate::aim`]. Residuals in metres, over the reported range and apogee together.
//!
//! # Sources
//! - \[broyden1965\] C. G. Broyden, A class of methods for solving nonlinear simultaneous equations, Mathematics of
//!   Computation 19, 1965 — unverified.
//!
//! # Checked by
//! - laws: what was flown is found again from any two of its range, apogee and time.
//! - published values: `validation/cases/flight-times`.
//!
//! # Not here
//! How well the figures are known: bands are `tpt-flown`'s. The verdict on a flight time that was no input: there too.

mod ends;
mod reported;
mod timed;

use tpt_earth::math::{atan2, exp, hypot, ln, sin_cos};
use tpt_earth::{Angle, Length, Mass};

use crate::aim::{Kick, Range, Shot, shoot};
use crate::beside::{Lane, alone};
use crate::flight::{Cutoff, Detail, FlightError, Trajectory};
use crate::motion::cross;
use crate::tipping::Tipping;
use crate::vehicle::{LEAST_PAYLOAD_KG, Vehicle};
use reported::{Along, Goal, Up};
pub use reported::{AtAnEnd, NoReconstruction, Reported};

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
    /// How near both figures are met, over both together, a time as a height: more than the tolerance of the integration.
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
    by_parts: Kick,
    guess: Guess,
}

/// Where a solve sets out from, and its matrix of differences: what is kept of a flight to solve for others like it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// The lean towards the bearing and to the right of it ([`crate::tipping`]), rad; the ideal speed, m/s.
    unknowns: [f64; 3],
    /// None where it is not known yet.
    inverse: Option<[[f64; 3]; 3]>,
    /// What is met there: along, across, up, m.
    met_m: [f64; 3],
}

/// How a guess differs from another: [`Guess::way_to`].
pub type Way = [f64; 12];

impl Guess {
    /// The guess for another range and apogee of the same missile, launched likewise: along the straight line that the
    /// matrix of differences gives, no flight flown. The guess is one of a solve for a range and an apogee.
    ///
    /// | name | meaning | unit held | domain |
    /// |---|---|---|---|
    /// | `flown` | distance over the ground | m | above 0 |
    /// | `apogee` | greatest height | m | above 0 |
    /// | returns | a guess, off by the square of how far it was moved | – | |
    #[must_use]
    pub fn toward(self, flown: Length, apogee: Length) -> Self {
        let Some(inverse) = &self.inverse else { return self };
        let there_m = [flown.as_metres(), 0.0, apogee.as_metres()];
        let (here, there) = (as_throw(self.met_m), as_throw(there_m));
        let step = times(inverse, &std::array::from_fn(|i| there[i] - here[i]));
        let unknowns = std::array::from_fn(|i| self.unknowns[i] + step[i]);
        Self { unknowns, met_m: there_m, ..self }
    }

    /// How far another guess is: the logarithm of the lean, how far it turns, rad, and the ideal speed, m/s, then what of its matrix
    /// that leaves, row by row.
    #[must_use]
    pub fn way_to(&self, other: &Self) -> Way {
        let [down, right, speed] = self.unknowns;
        let [other_down, other_right, other_speed] = other.unknowns;
        let turn = atan2(down * other_right - right * other_down, down * other_down + right * other_right);
        let longer = ln(hypot(other_down, other_right) / hypot(down, right));
        let mut way = [0.0; 12];
        way[..3].copy_from_slice(&[longer, turn, other_speed - speed]);
        if let (Some(here), Some(there)) = (self.inverse, other.inverse) {
            let there = kicked(there, exp(-longer), -turn);
            let left = there.iter().zip(&here).flat_map(|(there, here)| there.iter().zip(here));
            for (way, (there, here)) in way[3..].iter_mut().zip(left) {
                *way = there - here;
            }
        }
        way
    }

    /// The same, moved by such a way, its matrix with it; as it is where the way leads nowhere.
    #[must_use]
    pub fn moved(self, way: Way) -> Self {
        let [longer, turn, faster, left @ ..] = way;
        let factor = exp(longer.clamp(-MOST_LONGER, MOST_LONGER));
        if !(factor.is_finite() && turn.is_finite() && faster.is_finite()) {
            return self;
        }
        let [down, right, speed] = self.unknowns;
        let [down, right] = turned([down, right], factor, turn);
        let inverse = self.inverse.map(|inverse| {
            let bent = std::array::from_fn(|i| std::array::from_fn(|j| inverse[i][j] + left[3 * i + j]));
            kicked(bent, factor, turn)
        });
        Self { unknowns: [down, right, speed + faster], inverse, ..self }
    }

    /// The same with its matrix by differences: what many solves from here are worth. As it is where a flight is missing.
    pub async fn with_matrix_in(
        self,
        lane: &Lane,
        vehicle: &Vehicle,
        range: &Range,
        (freedom, reported): (Freedom, Reported),
    ) -> Self {
        let solve = Solve::new(lane, vehicle, range, Goal::of(reported), freedom, 0.0);
        let inverse = solve.differences(&self.unknowns, &as_throw(self.met_m)).await.or(self.inverse);
        Self { inverse, ..self }
    }

    /// The guess for the other freedom, payload or cutoff: the same kick and the same ideal speed, another matrix.
    #[must_use]
    pub fn freed_otherwise(self) -> Self {
        Self { inverse: None, ..self }
    }
}

impl Reconstruction {
    /// The pitch-over by its parts towards the bearing and to the right of it.
    #[must_use]
    pub const fn kick_by_parts(&self) -> Kick {
        self.by_parts
    }

    /// What is kept of this flight to solve for others like it.
    #[must_use]
    pub const fn guess(&self) -> Guess {
        self.guess
    }
}

/// A burn of the last stage below which it was not lit.
const LEAST_SHARE: f64 = 0.01;

/// The most by which a kick is moved, in its logarithm.
const MOST_LONGER: f64 = 2.0;

/// How far a lean is moved to see what it changes, rad, the smallest by which others are measured, and the most of a step.
const ASIDE: f64 = 1e-5;
const LEAST_LEAN: f64 = 1e-4;
const WIDEST_LEAN: f64 = 0.5;

/// Flights after which Newton's method is given up.
const MOST_FLIGHTS: usize = 40;

/// A step that leaves more than this share of a miss creeps. After so many of them in a row a guess has its matrix made anew, and
/// after as many again it is given up.
const CREEPS: f64 = 0.9;
const MOST_CREEPING: usize = 2;

/// The shortest step of a continuation, as a share of its way.
const LEAST_STEP: f64 = 1.0 / 256.0;

/// Reconstructs a flight from two of its figures; `near` is another reconstruction that it may be like.
///
/// # Inputs and output
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `vehicle` | the missile; its payload is a first guess where the payload is free | – | |
/// | `range` | launch, bearing, timing, Earth and tolerance | – | |
/// | `reported` | the two figures: distance over the ground, greatest height, flight time | m, m, s | above 0; a distance less than half round the Earth |
/// | `effort` | how near they are met, and what is kept | – | |
///
/// # Errors
///
/// [`NoReconstruction`] with the reason: the missile cannot, does more, has no such path, or the solve failed.
pub fn reconstruct(
    vehicle: &Vehicle,
    range: &Range,
    reported: impl Into<Reported>,
    freedom: Freedom,
    effort: Effort,
    near: Option<&Reconstruction>,
) -> Result<Reconstruction, NoReconstruction> {
    reconstruct_from(vehicle, range, reported, freedom, effort, near.map(Reconstruction::guess))
}

/// As [`reconstruct`], from a guess that was kept of another reconstruction.
///
/// # Errors
///
/// Those of [`reconstruct`].
pub fn reconstruct_from(
    vehicle: &Vehicle,
    range: &Range,
    reported: impl Into<Reported>,
    freedom: Freedom,
    effort: Effort,
    near: Option<Guess>,
) -> Result<Reconstruction, NoReconstruction> {
    alone(reconstruct_in(&Lane::ALONE, vehicle, range, reported, freedom, effort, near))
}

/// As [`reconstruct_from`], beside other solves.
///
/// # Errors
///
/// Those of [`reconstruct`].
pub async fn reconstruct_in(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    reported: impl Into<Reported>,
    freedom: Freedom,
    effort: Effort,
    near: Option<Guess>,
) -> Result<Reconstruction, NoReconstruction> {
    let reported = reported.into();
    reported.check()?;
    if let Reported::ApogeeAndTime { apogee, time } = reported {
        return timed::reconstruct_in(lane, vehicle, range, (apogee, time), freedom, effort, near).await;
    }
    down_in(lane, vehicle, range, reported, freedom, effort, near).await
}

/// The same where the range is among the figures.
async fn down_in(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    reported: Reported,
    freedom: Freedom,
    effort: Effort,
    near: Option<Guess>,
) -> Result<Reconstruction, NoReconstruction> {
    let solve = Solve::new(lane, vehicle, range, Goal::of(reported), freedom, effort.precision);
    let mut lean = 0.0;
    if let Some(near) = near {
        if let Some(ended) = solve.guessed(near, effort.detail).await {
            return ended;
        }
        if let Some((kick, _)) = solve.kick_of(near.unknowns) {
            lean = kick.down;
            if let Some((kick, free)) = solve.nested_near(lean, near.unknowns[2]).await
                && let Some(unknowns) = solve.unknowns_of(kick, free)
                && let Some(found) = solve.newton(unknowns, None).await.and_then(Ended::met)
            {
                return solve.finish(found, effort.detail).await;
            }
        }
    }
    let (kick, free) = solve.nested(lean).await?;
    let Some(unknowns) = solve.unknowns_of(kick, free) else { return Err(not_found(None)) };
    let found = match solve.newton(unknowns, None).await.and_then(Ended::met) {
        Some(found) => Some(found),
        None => solve.continued(unknowns).await,
    };
    match found {
        Some(found) => solve.finish(found, effort.detail).await,
        None => match solve.refusal_at_an_end().await {
            Some(refusal) => Err(refusal),
            None => Err(not_found(solve.tried(unknowns).await)),
        },
    }
}

/// A search that failed, with what was flown where it began.
fn not_found(began: Option<Tried>) -> NoReconstruction {
    let met =
        |pick: fn(&Shot) -> f64| Length::metres(began.as_ref().map_or(f64::NAN, |began| pick(&began.shot)));
    NoReconstruction::NotFound { apogee: met(Shot::apogee_m), range: met(|shot| shot.down_m) }
}

/// The flight of a guess as it stands, with its path: that of a solve where the guess was kept of one.
///
/// # Errors
///
/// [`FlightError`] if there is no flight.
pub async fn fly_guess_in(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    freedom: Freedom,
    guess: Guess,
) -> Result<Trajectory, FlightError> {
    let nothing = Goal::of((Length::ZERO, Length::ZERO).into());
    let solve = Solve::new(lane, vehicle, range, nothing, freedom, 0.0);
    let [.., speed] = guess.unknowns;
    let upright = || (Kick { down: 0.0, right: 0.0 }, solve.free_for(speed));
    let (kick, free) = solve.kick_of(guess.unknowns).unwrap_or_else(upright);
    Ok(solve.shot(kick, free, Detail::Path).await?.trajectory)
}

/// A flight of a solve.
struct Tried {
    unknowns: [f64; 3],
    kick: Kick,
    free: f64,
    /// What is flown, as a throw.
    throw: [f64; 3],
    /// How far that is from the report's.
    miss: [f64; 3],
    /// How far what is flown is from the report.
    miss_m: f64,
    shot: Shot,
}

/// How Newton's method ended.
enum Ended {
    /// At the flight that meets the report, with the matrix there.
    Met(Tried, [[f64; 3]; 3]),
    /// At an end of what is free, which it would leave.
    AtAnEnd(Tried, [[f64; 3]; 3]),
}

impl Ended {
    fn met(self) -> Option<(Tried, [[f64; 3]; 3])> {
        match self {
            Ended::Met(found, inverse) => Some((found, inverse)),
            Ended::AtAnEnd(..) => None,
        }
    }
}

struct Solve<'a> {
    lane: &'a Lane,
    vehicle: &'a Vehicle,
    range: &'a Range,
    freedom: Freedom,
    /// What is to be met: along the bearing, across it, upwards.
    flown_m: f64,
    right_m: f64,
    up_m: f64,
    /// What the first two are.
    along: Along,
    /// What the last is.
    up: Up,
    reported: Reported,
    allowed_m: f64,
    /// Where what is free is held, the third unknown is the share of range and apogee that is met there.
    held: Option<f64>,
}

fn norm(miss: &[f64; 3]) -> f64 {
    miss.iter().map(|m| m * m).sum::<f64>().sqrt()
}

fn times(matrix: &[[f64; 3]; 3], vector: &[f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// The lowest top that counts, m.
const LOWEST_TOP_M: f64 = 1.0;

/// What is flown (along, across, upwards, m) as the throw over a flat Earth that does the same: how far it leans from the vertical
/// along and across, rad, and the logarithm of the square of its speed. These change more evenly with kick and ideal speed.
fn as_throw([down_m, right_m, up_m]: [f64; 3]) -> [f64; 3] {
    let across_m = hypot(down_m, right_m);
    let high_m = 4.0 * up_m.max(LOWEST_TOP_M);
    let lean = if across_m > 0.0 { atan2(across_m, high_m) / across_m } else { 1.0 / high_m };
    [lean * down_m, lean * right_m, ln((high_m * high_m + across_m * across_m) / high_m)]
}

/// A kick made longer by a factor and turned.
fn turned([down, right]: [f64; 2], factor: f64, turn: f64) -> [f64; 2] {
    let (sin, cos) = sin_cos(turn);
    [factor * (cos * down - sin * right), factor * (sin * down + cos * right)]
}

/// The matrix of differences that goes with a kick made longer and turned: its first two rows are parts of a kick.
fn kicked([down, right, speed]: [[f64; 3]; 3], factor: f64, turn: f64) -> [[f64; 3]; 3] {
    let columns: [[f64; 2]; 3] = std::array::from_fn(|i| turned([down[i], right[i]], factor, turn));
    [columns.map(|column| column[0]), columns.map(|column| column[1]), speed]
}

/// The inverse of a matrix, by its cofactors; `None` where it has none.
fn inverse([a, b, c]: [[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    // Columns of the inverse are the cross products of the rows.
    let columns = [cross(b, c), cross(c, a), cross(a, b)];
    let determinant: f64 = a.iter().zip(columns[0]).map(|(x, y)| x * y).sum();
    if determinant == 0.0 || !determinant.is_finite() {
        return None;
    }
    Some(std::array::from_fn(|i| std::array::from_fn(|j| columns[j][i] / determinant)))
}

impl<'a> Solve<'a> {
    fn new(
        lane: &'a Lane,
        vehicle: &'a Vehicle,
        range: &'a Range,
        goal: Goal,
        freedom: Freedom,
        precision: f64,
    ) -> Self {
        let Goal { reported, flown_m, along, up_m, up } = goal;
        Self {
            lane,
            vehicle,
            range,
            freedom,
            flown_m,
            right_m: 0.0,
            up_m,
            along,
            up,
            reported,
            allowed_m: precision * (flown_m + up_m),
            held: None,
        }
    }

    /// The ends of the third unknown, the lower one first.
    fn least_and_most(&self) -> [f64; 2] {
        match self.held {
            Some(_) => [0.0, f64::MAX],
            None => {
                let [most, least] = self.ends();
                [self.speed_of(least), self.speed_of(most)]
            }
        }
    }

    /// The ideal speed with a payload or a burnt share, m/s.
    fn speed_of(&self, free: f64) -> f64 {
        match self.freedom {
            Freedom::Payload => self.vehicle.ideal_speed_m_s(free, 1.0),
            Freedom::Cutoff => self.vehicle.ideal_speed_m_s(self.vehicle.payload().as_kilograms(), free),
        }
    }

    /// The payload or the burnt share with an ideal speed, between their ends.
    fn free_for(&self, speed_m_s: f64) -> f64 {
        let [most, least] = self.ends();
        match self.freedom {
            Freedom::Payload => self.vehicle.payload_for(speed_m_s).clamp(most, least),
            Freedom::Cutoff => self.vehicle.share_for(speed_m_s).clamp(least, most),
        }
    }

    /// What kicks do with a payload or a burnt share; `None` where it does not lift off.
    fn tipping(&self, free: f64) -> Option<Tipping> {
        let (payload_kg, share) = match self.freedom {
            Freedom::Payload => (free, 1.0),
            Freedom::Cutoff => (self.vehicle.payload().as_kilograms(), free),
        };
        Tipping::of(self.vehicle, payload_kg, share, self.range)
    }

    /// The kick of a step and what is free there.
    fn kick_of(&self, [down, right, third]: [f64; 3]) -> Option<(Kick, f64)> {
        let free = self.held.unwrap_or_else(|| self.free_for(third));
        Some((self.tipping(free)?.kick_for([down, right]), free))
    }

    /// What is solved for, at a kick and what is free.
    fn unknowns_of(&self, kick: Kick, free: f64) -> Option<[f64; 3]> {
        let [down, right] = self.tipping(free)?.lean_of(kick);
        Some([down, right, self.speed_of(free)])
    }

    /// The ends of what is free: the one with which the missile does most first.
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
    async fn shot(&self, kick: Kick, free: f64, detail: Detail) -> Result<Shot, FlightError> {
        match self.freedom {
            Freedom::Payload => {
                let vehicle = self.vehicle.with_payload(Mass::kilograms(free))?;
                shoot(self.lane, &vehicle, self.range, kick, Cutoff::FullBurn, detail).await
            }
            Freedom::Cutoff => {
                shoot(self.lane, self.vehicle, self.range, kick, Cutoff::Share(free), detail).await
            }
        }
    }

    /// A flight and what it misses by. `None` where there is no flight.
    async fn tried(&self, unknowns: [f64; 3]) -> Option<Tried> {
        let (kick, free) = self.kick_of(unknowns)?;
        let share = if self.held.is_some() { unknowns[2] } else { 1.0 };
        let shot = self.shot(kick, free, Detail::Events).await.ok()?;
        let tried = self.compared(unknowns, (kick, free), shot, share);
        (!tried.miss_m.is_nan()).then_some(tried)
    }

    /// A flight beside a share of the report.
    fn compared(&self, unknowns: [f64; 3], (kick, free): (Kick, f64), shot: Shot, share: f64) -> Tried {
        let wanted_m = [share * self.flown_m, self.right_m, share * self.up_m];
        let flown_m = self.flown_m_of(&shot);
        let (throw, wanted) = (as_throw(flown_m), as_throw(wanted_m));
        let miss = std::array::from_fn(|i| throw[i] - wanted[i]);
        let miss_m = norm(&std::array::from_fn(|i| flown_m[i] - wanted_m[i]));
        Tried { unknowns, kick, free, throw, miss, miss_m, shot }
    }

    /// What a flight does of what is to be met: along, across, upwards, m.
    fn flown_m_of(&self, shot: &Shot) -> [f64; 3] {
        let [along_m, across_m] = self.along.of(shot);
        [along_m, across_m, self.up.of(shot)]
    }

    /// Differences small against a lean and large against rounding: a flight changes smoothly.
    async fn differences(&self, unknowns: &[f64; 3], throw: &[f64; 3]) -> Option<[[f64; 3]; 3]> {
        let [least, _] = self.least_and_most();
        let mut columns = [[0.0; 3]; 3];
        for (i, column) in columns.iter_mut().enumerate() {
            let mut moved = *unknowns;
            let step = if i < 2 { ASIDE } else { (-1e-5 * unknowns[2].abs()).min(-1e-8) };
            // Away from the end of what is free.
            let step = if i == 2 && unknowns[2] + step < least { -step } else { step };
            moved[i] += step;
            let there = self.tried(moved).await?.throw;
            *column = std::array::from_fn(|k| (there[k] - throw[k]) / step);
        }
        inverse(std::array::from_fn(|row| std::array::from_fn(|column| columns[column][row])))
    }

    /// What Newton's method makes of a guess, a flight or a refusal; `None` where it makes nothing of it.
    async fn guessed(&self, near: Guess, detail: Detail) -> Option<Result<Reconstruction, NoReconstruction>> {
        match self.newton(near.unknowns, near.inverse).await? {
            Ended::Met(found, inverse) => Some(self.finish((found, inverse), detail).await),
            Ended::AtAnEnd(last, inverse) => self.refusal_from(last, inverse).await.map(Err),
        }
    }

    /// Newton's method from a start, with the matrix there where that is known; `None` where it leads away.
    async fn newton(&self, start: [f64; 3], known: Option<[[f64; 3]; 3]>) -> Option<Ended> {
        let [least, most] = self.least_and_most();
        let [down, right, third] = start;
        let here = self.tried([down, right, third.clamp(least, most)]).await?;
        self.newton_from(here, known).await
    }

    /// The same from a flight.
    async fn newton_from(&self, mut here: Tried, known: Option<[[f64; 3]; 3]>) -> Option<Ended> {
        let [least, most] = self.least_and_most();
        let mut flights = 1;
        let mut fresh = known.is_none();
        let from_a_guess = known.is_some();
        let (mut creeping, mut is_renewed) = (0, false);
        let mut inverse = match known {
            Some(inverse) => inverse,
            None => self.differences(&here.unknowns, &here.throw).await?,
        };
        while here.miss_m > self.allowed_m {
            if flights > MOST_FLIGHTS {
                return None;
            }
            let step = times(&inverse, &here.miss).map(|s| -s);
            let third = here.unknowns[2];
            // The report lies beyond that end, or the guess was no good.
            if third <= least && step[2] < 0.0 || third >= most && step[2] > 0.0 {
                return Some(Ended::AtAnEnd(here, inverse));
            }
            let Some(next) = self.shortened(&here, step, (least, most), &mut flights).await else {
                // The matrix is no good any more: a new one, once at every place.
                if fresh {
                    return None;
                }
                inverse = self.differences(&here.unknowns, &here.throw).await?;
                flights += 3;
                fresh = true;
                continue;
            };
            creeping = if norm(&next.miss) > CREEPS * norm(&here.miss) { creeping + 1 } else { 0 };
            if from_a_guess && creeping >= MOST_CREEPING {
                if is_renewed {
                    return None;
                }
                (is_renewed, creeping) = (true, 0);
                here = next;
                inverse = self.differences(&here.unknowns, &here.throw).await?;
                flights += 3;
                fresh = true;
                continue;
            }
            fresh = false;
            let moved: [f64; 3] = std::array::from_fn(|i| next.unknowns[i] - here.unknowns[i]);
            let change: [f64; 3] = std::array::from_fn(|i| next.miss[i] - here.miss[i]);
            broyden(&mut inverse, &next.unknowns, &moved, &change);
            here = next;
        }
        Some(Ended::Met(here, inverse))
    }

    /// The flight that meets the report, where Newton's method does not find it from `start` at once: what the start itself
    /// flies is moved towards the report step by step, and each solve sets out from the one before.
    async fn continued(&self, start: [f64; 3]) -> Option<(Tried, [[f64; 3]; 3])> {
        let first = self.tried(start).await?;
        let (mut unknowns, mut known) = (start, None);
        let (mut done, mut step) = (0.0_f64, 0.25_f64);
        let [down_m, right_m, up_m] = self.flown_m_of(&first.shot);
        while step > LEAST_STEP {
            let share = (done + step).min(1.0);
            let left = 1.0 - share;
            let towards = Self {
                flown_m: self.flown_m + left * (down_m - self.flown_m),
                right_m: self.right_m + left * (right_m - self.right_m),
                up_m: self.up_m + left * (up_m - self.up_m),
                ..*self
            };
            match towards.newton(unknowns, known).await.and_then(Ended::met) {
                Some(found) if left <= 0.0 => return Some(found),
                Some((found, inverse)) => {
                    (unknowns, known, done) = (found.unknowns, Some(inverse), share);
                    step *= 2.0;
                }
                // The matrix of the step before may be no good here.
                None if known.is_some() => known = None,
                None => step *= 0.5,
            }
        }
        None
    }

    /// A step that lowers the miss, shortened as often as it takes, within what is free.
    async fn shortened(
        &self,
        here: &Tried,
        step: [f64; 3],
        (least, most): (f64, f64),
        flights: &mut usize,
    ) -> Option<Tried> {
        if !step.iter().all(|s| s.is_finite()) {
            return None;
        }
        // No more than so much of a lean at once, and the ideal speed by no more than a quarter.
        let widest = step[0].abs().max(step[1].abs()) / WIDEST_LEAN;
        let third = if self.held.is_some() { 0.8 } else { 0.25 } * here.unknowns[2];
        let mut share = 1.0 / widest.max(step[2].abs() / third).max(1.0);
        for _ in 0..6 {
            let mut next: [f64; 3] = std::array::from_fn(|i| here.unknowns[i] + share * step[i]);
            next[2] = next[2].clamp(least, most);
            *flights += 1;
            if let Some(there) = self.tried(next).await
                && norm(&there.miss) < norm(&here.miss)
            {
                return Some(there);
            }
            share *= 0.4;
        }
        None
    }

    async fn finish(
        &self,
        (found, inverse): (Tried, [[f64; 3]; 3]),
        detail: Detail,
    ) -> Result<Reconstruction, NoReconstruction> {
        let (kick, free) = (found.kick, found.free);
        let met_m = self.flown_m_of(&found.shot);
        let trajectory = match detail {
            Detail::Events => found.shot.trajectory,
            Detail::Path => self.shot(kick, free, Detail::Path).await?.trajectory,
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
            by_parts: kick,
            guess: Guess { unknowns: found.unknowns, inverse: Some(inverse), met_m },
        })
    }
}

/// Broyden's update of the inverse: the matrix that maps what changed to what was moved, of all such the one nearest to the
/// old one, with unknowns measured by what they are.
fn broyden(inverse: &mut [[f64; 3]; 3], unknowns: &[f64; 3], moved: &[f64; 3], change: &[f64; 3]) {
    let lean = hypot(unknowns[0], unknowns[1]).max(LEAST_LEAN);
    // A tenth of the ideal speed is as much as the whole lean.
    let scale = [lean, lean, (0.1 * unknowns[2].abs()).max(1e-6)];
    let weighed: [f64; 3] = std::array::from_fn(|i| moved[i] / (scale[i] * scale[i]));
    let predicted = times(inverse, change);
    let weight: f64 = weighed.iter().zip(predicted).map(|(m, p)| m * p).sum();
    if weight == 0.0 || !weight.is_finite() {
        return;
    }
    let row: [f64; 3] = std::array::from_fn(|j| (0..3).map(|i| weighed[i] * inverse[i][j]).sum());
    for i in 0..3 {
        for j in 0..3 {
            inverse[i][j] += (moved[i] - predicted[i]) * row[j] / weight;
        }
    }
}
