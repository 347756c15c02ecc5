//! How far does a vehicle fly on the least-energy arc from its burnout: its *standard range*?
//!
//! # Model
//! The kick of a gravity turn for which the burnout angle is the best one: of all arcs with the speed of that burnout, at
//! its height and in its direction, the one that carries farthest over the ground. Turned round, no slower burnout carries
//! as far. On an Earth that stands still the velocity then halves the angle between the vertical and the chord to where the
//! arc comes down:
//!
//! ```text
//! Q = v² r₁/μ,   s = 2 r₁/(2 − Q),   c = 2 s − r₁ − r₂,   cos ζ = (r₁² + c² − r₂²)/(2 r₁ c),   γ* = ζ/2
//! ```
//!
//! On one that turns, the velocity of the ground is added to each velocity, the arc is Kepler's, and the ground goes on
//! turning below it; the best angle is the top of the distance between the ground below the burnout and the impact:
//!
//! ```text
//! v = V (h cos γ + u sin γ) + ω × r₁,   Φ(γ) = ∠(r₁, R_z(−ω T) r₂),   γ* : dΦ/dγ = 0
//! γ(k) − γ*(k) = 0,   k_r such that the impact lies on the bearing
//! ```
//!
//! `r₁`: distance from the centre at the last burnout, `r₂`: of the ground below it; `v` and `V`: speed and speed against
//! the ground; `u`, `h`: up, and the direction of flight on the horizontal; `T`: time from burnout to impact. One root in
//! the kick, from a steep side to a flat one. Near a guess angle and bearing are solved together; where that leads away, one
//! after the other within a bracket.
//!
//! # Assumptions and limits
//! - A gravity turn with one kick, at full burn. A free choice of the thrust's direction carries farther: see
//!   `docs/limits.md`.
//! - The best angle is that of a sphere without air. The range is flown, with air and the whole field.
//! - Beyond 13,000 km one per cent of speed is worth more than 700 km, and near the speed of a circular orbit there is no
//!   such arc: there the range is no number.
//!
//! # Conventions
//! Those of [`crate::aim`]. Speeds and angles against the ground, angles above the horizontal of a sphere.
//!
//! # Sources
//! - The bisector of the arc of least energy and the elements of Kepler's ellipse: \[bate1971\] R. R. Bate, D. D. Mueller,
//!   J. E. White, Fundamentals of Astrodynamics, 1971, chapters 1, 4 and 6 — unverified; tested against a search.
//!
//! # Checked by
//! - laws: the burnout angle is the best one, and no angle carries farther; the bisector is the top of the distance; never farther
//!   than the farthest kick; never falling from north to east (`tests/it/standard.rs`).
//! - published values: `validation/cases/standard-range`.
//!
//! # Not here
//! The farthest flat path: [`crate::longest`].

use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{acos, asin, atan2, exp, hypot, ln, sin_cos};
use tpt_earth::{Angle, Length, Speed, Time};

use crate::aim::{FIRST_KICK, Kick, NEXT_KICK, Range, Shot, planned, rate_of_turn, shoot};
use crate::beside::{Lane, alone};
use crate::flight::{Cutoff, Detail, FlightError, Moment, Trajectory, last_burnout};
use crate::motion::{Rotation, cross, dot};
use crate::vehicle::Vehicle;

/// The flight on the least-energy arc.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// The angle between thrust and velocity during the pitch-over.
    pub kick: Angle,
    /// The direction of the pitch-over.
    pub azimuth: Angle,
    /// The last burnout.
    pub burnout: Burnout,
    /// The flight; `None` where it carries beyond [`Standard::BEYOND`] or there is no such arc.
    pub trajectory: Option<Trajectory>,
    /// Whether the burnout is that of a least-energy arc. Where the farthest arc goes round the Earth there is none: then it is
    /// that of one of the steeper paths looked at, and which one depends on the search.
    pub is_arc: bool,
    lean: Lean,
}

/// The last burnout on the arc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burnout {
    /// Since launch.
    pub time: Time,
    /// Above the ellipsoid.
    pub height: Length,
    /// Against the turning ground.
    pub speed: Speed,
    /// The velocity against the ground above the horizontal.
    pub angle: Angle,
    /// The angle that carries farthest at this speed and height in this direction; 0 where there is none below the speed of a
    /// circular orbit.
    pub best_angle: Angle,
    /// The speed, seen from outside the turning Earth, over that of a circular orbit at this height.
    pub share_of_circular: f64,
}

/// Where a search for a standard range sets out from: what is kept of one to find others like it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lean {
    /// Towards the bearing, rad.
    down: f64,
    /// Right over down.
    turn: f64,
    /// How the angle above the best changes with the logarithm of the kick, rad.
    slope: f64,
    /// How the bearing of the impact changes with that of the kick.
    rate: f64,
}

/// Why a vehicle has no standard range.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoStandardRange {
    /// However far it leans, it is steeper than the best angle when it burns out, or comes down before.
    #[error(
        "no kick up to {:.0}° leans the missile as flat as the least-energy arc: at {:.2}° it burns out at {:.1}°, the best is {:.1}°",
        .most.as_degrees(), .kick.as_degrees(), .angle.as_degrees(), .best.as_degrees()
    )]
    TooSteep {
        /// The widest kick that was tried.
        most: Angle,
        /// The widest kick with a burnout.
        kick: Angle,
        /// The burnout angle there.
        angle: Angle,
        /// The best angle there.
        best: Angle,
    },
    /// There is a root between the ends of a search, for the burnout angle or for the bearing, and it was not found: a fault
    /// of this program.
    #[error(
        "the search for the least-energy arc failed at a kick of {:.4}°, {:.4}° off: please tell the authors of this program",
        .kick.as_degrees(), .off.as_degrees()
    )]
    NotFound {
        /// The last kick.
        kick: Angle,
        /// How far the angle or the bearing is off there.
        off: Angle,
    },
    /// It comes down before its last burn ends, whatever the kick.
    #[error("it comes down before its last burn ends, whatever its kick")]
    NoBurnout,
    /// There is no flight.
    #[error(transparent)]
    Flight(#[from] FlightError),
}

/// The widest, rad: 60°.
const WIDEST_KICK: f64 = std::f64::consts::PI / 3.0;

/// How near the burnout angle comes to the best one, rad.
const NEAR_ANGLE: f64 = 1e-9;

/// Two kicks nearer than this are one, in the logarithm.
const NARROWEST: f64 = 1e-13;

/// So near to a brink the angle over the best falls no faster than this with the logarithm of the kick, rad.
const NARROW: f64 = 1e-2;
const STEEPEST: f64 = 20.0;

/// How near the impact comes to the bearing, rad.
const NEAR_BEARING: f64 = 1e-7;

/// Secants of a search for a kick, its steps, and those of a search for a direction.
const MOST_SECANTS: usize = 30;
const MOST_STEPS: usize = 120;
const MOST_TURNS: usize = 16;

/// Flights of a search for both together, and how far each of its steps may lead.
const MOST_TOGETHER: usize = 10;
const FARTHEST_TOGETHER: f64 = 0.5;

/// Nothing known: the burnout angle falls by some 30° while the kick doubles, and the impact turns as the kick does.
const UPRIGHT: Lean = Lean { down: FIRST_KICK, turn: 0.0, slope: -0.7, rate: 1.0 };

impl Standard {
    /// Beyond this the standard range is no number: one per cent of speed would be 730 km there.
    pub const BEYOND: Length = Length::kilometres(13_000.0);

    /// The distance over the ground; `None` beyond [`Self::BEYOND`].
    #[must_use]
    pub fn distance(&self) -> Option<Length> {
        self.trajectory.as_ref().map(|flight| flight.range)
    }

    /// What is kept of this flight to find others like it.
    #[must_use]
    pub const fn lean(&self) -> Lean {
        self.lean
    }
}

/// The flight of a vehicle at full burn on the least-energy arc; `near` is a guess.
///
/// # Errors
///
/// [`NoStandardRange`] with the limit that stops it.
pub fn standard_range(
    vehicle: &Vehicle,
    range: &Range,
    near: Option<Lean>,
) -> Result<Standard, NoStandardRange> {
    alone(standard_range_in(&Lane::ALONE, vehicle, range, near))
}

/// As [`standard_range`], beside other searches.
///
/// # Errors
///
/// Those of [`standard_range`].
pub async fn standard_range_in(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    near: Option<Lean>,
) -> Result<Standard, NoStandardRange> {
    let search = Search { lane, vehicle, range };
    if let Some(near) = near
        && let Some((found, shot)) = search.together(near).await?
    {
        return Ok(search.finish(found, Some(shot)));
    }
    let found = match near {
        Some(near) => search.near(near).await?,
        None => search.starting_upright(UPRIGHT).await?,
    };
    let (found, shot) = match (found.is_arc, range.world.rotation) {
        (false, _) => (found, None),
        (true, Rotation::Still) => (found, search.shot(found.lean).await?),
        (true, Rotation::Turning) => search.onto_bearing(found).await?,
    };
    Ok(search.finish(found, shot))
}

struct Search<'a> {
    lane: &'a Lane,
    vehicle: &'a Vehicle,
    range: &'a Range,
}

/// What a kick does.
#[derive(Clone, Copy)]
enum Tried {
    /// It burns out, steeper than the best angle by so much, rad.
    Burnt(Burnout, f64),
    /// It burns out so fast that the farthest arc goes round the Earth.
    Round(Burnout),
    /// It comes down before.
    Falls,
}

/// The flat end of a bracket.
#[derive(Clone, Copy)]
enum Flat {
    /// It burns out, flatter than the best angle.
    Burnt,
    Round,
    Falls,
}

/// What is known of where the root lies, each end with its logarithm of the kick.
#[derive(Clone, Copy)]
struct Bracket {
    steep: Option<(f64, f64)>,
    flat: Option<(f64, Flat)>,
}

const NOTHING_KNOWN: Bracket = Bracket { steep: None, flat: None };

/// A kick with its burnout: the root, or the flattest that does not go round.
#[derive(Clone, Copy)]
struct Found {
    lean: Lean,
    burnout: Burnout,
    is_arc: bool,
}

impl Lean {
    /// How far it has to be moved for another vehicle or another launch, as far as one flight tells: the logarithm of the
    /// kick, and the turn. `None` where that flight says nothing.
    #[must_use]
    pub async fn step_to(self, lane: &Lane, vehicle: &Vehicle, range: &Range) -> Option<[f64; 2]> {
        let search = Search { lane, vehicle, range };
        let Tried::Burnt(_, over) = search.tried(self).await.ok()? else { return None };
        let turn = match range.world.rotation {
            Rotation::Still => 0.0,
            Rotation::Turning => {
                let shot = search.shot(self).await.ok()??;
                -shot.right_m / (shot.down_m * self.rate)
            }
        };
        let step = [-over / self.slope, turn];
        step.iter().all(|s| s.is_finite()).then_some(step)
    }

    /// The same, moved by a logarithm of the kick and a turn.
    #[must_use]
    pub fn moved(self, [by, turn]: [f64; 2]) -> Self {
        Self { down: self.down * exp(by.clamp(-2.0, 2.0)), turn: self.turn + turn, ..self }
    }

    fn kick(self) -> Kick {
        Kick { down: self.down, right: self.turn * self.down }
    }
}

impl Search<'_> {
    /// What a kick does, flown to its last burnout.
    async fn tried(&self, lean: Lean) -> Result<Tried, FlightError> {
        let plan = planned(self.range, lean.kick(), Cutoff::FullBurn);
        let burnout =
            last_burnout(self.lane, self.vehicle, &plan, self.range.world, self.range.tolerance).await?;
        let Some(moment) = burnout else { return Ok(Tried::Falls) };
        let burnout = burnout_of(&moment, self.range.world.rotation);
        if burnout.best_angle <= Angle::ZERO {
            return Ok(Tried::Round(burnout));
        }
        Ok(Tried::Burnt(burnout, (burnout.angle - burnout.best_angle).as_radians()))
    }

    /// The arc near a guess, angle and bearing together by Broyden's method, each flight flown to its impact; `None` where
    /// that leads away or to no flight.
    async fn together(&self, guess: Lean) -> Result<Option<(Found, Shot)>, FlightError> {
        let mut lean = guess;
        let mut changes = [[lean.slope, 0.0], [0.0, lean.rate]];
        let mut before: Option<([f64; 2], [f64; 2])> = None;
        for _ in 0..MOST_TOGETHER {
            let Some(shot) = self.shot(lean).await? else { return Ok(None) };
            let rotation = self.range.world.rotation;
            let burnout = shot.trajectory.burnouts.last().map(|moment| burnout_of(moment, rotation));
            let Some(burnout) = burnout.filter(|burnout| burnout.best_angle > Angle::ZERO) else {
                return Ok(None);
            };
            let miss = match rotation {
                Rotation::Still => 0.0,
                Rotation::Turning => shot.right_m / shot.down_m,
            };
            let off = [(burnout.angle - burnout.best_angle).as_radians(), miss];
            if off[0].abs() <= NEAR_ANGLE && off[1].abs() <= NEAR_BEARING {
                return Ok(Some((Found { lean, burnout, is_arc: true }, shot)));
            }
            if let Some((step, earlier)) = before {
                let length = step[0] * step[0] + step[1] * step[1];
                let told = [0, 1].map(|i| changes[i][0] * step[0] + changes[i][1] * step[1]);
                let new = [0, 1].map(|i| (off[i] - earlier[i] - told[i]) / length);
                changes = [0, 1].map(|i| [0, 1].map(|j| changes[i][j] + new[i] * step[j]));
            }
            let [[a, b], [c, d]] = changes;
            let determinant = a * d - b * c;
            let step = [(b * off[1] - d * off[0]) / determinant, (c * off[0] - a * off[1]) / determinant];
            if !(a < 0.0 && d > 0.0 && step.iter().all(|part| part.abs() <= FARTHEST_TOGETHER)) {
                return Ok(None);
            }
            before = Some((step, off));
            lean = Lean { slope: a, rate: d, ..lean.moved(step) };
        }
        Ok(None)
    }

    /// The kick of the best angle near a guess; where the guess is too flat to fly, from less and less of it.
    async fn near(&self, guess: Lean) -> Result<Found, NoStandardRange> {
        let mut lean = guess;
        let mut bracket = NOTHING_KNOWN;
        while lean.down > FIRST_KICK {
            let flat = match self.tried(lean).await? {
                Tried::Burnt(burnout, over) => return self.root(lean, (burnout, over), bracket).await,
                Tried::Round(_) => Flat::Round,
                Tried::Falls => Flat::Falls,
            };
            bracket.flat = Some((ln(lean.down), flat));
            lean.down /= NEXT_KICK;
        }
        self.starting_upright(guess).await
    }

    /// The same, from the smallest kick on.
    async fn starting_upright(&self, like: Lean) -> Result<Found, NoStandardRange> {
        let mut lean = Lean { down: FIRST_KICK, ..like };
        let mut steep: Option<(Lean, Burnout, f64)> = None;
        while lean.down <= WIDEST_KICK {
            let flat = match self.tried(lean).await? {
                Tried::Burnt(burnout, over) if over > 0.0 => {
                    steep = Some((lean, burnout, over));
                    lean.down *= NEXT_KICK;
                    continue;
                }
                Tried::Burnt(burnout, over) if steep.is_none() => {
                    return self.root(lean, (burnout, over), NOTHING_KNOWN).await;
                }
                Tried::Burnt(..) => Flat::Burnt,
                Tried::Round(burnout) if steep.is_none() => {
                    return Ok(Found { lean, burnout, is_arc: false });
                }
                Tried::Round(_) => Flat::Round,
                Tried::Falls => Flat::Falls,
            };
            let Some((from, burnout, over)) = steep else { return Err(NoStandardRange::NoBurnout) };
            let bracket = Bracket { steep: Some((ln(from.down), over)), flat: Some((ln(lean.down), flat)) };
            return self.root(from, (burnout, over), bracket).await;
        }
        match steep {
            Some((from, burnout, _)) => Err(too_steep(from, burnout)),
            None => Err(NoStandardRange::NoBurnout),
        }
    }

    /// The root of the angle over the best in the logarithm of the kick, by secants within its bracket as far as that is
    /// known.
    async fn root(
        &self,
        from: Lean,
        (burnout, over): (Burnout, f64),
        mut bracket: Bracket,
    ) -> Result<Found, NoStandardRange> {
        let (mut lean, mut burnout, mut over) = (from, burnout, over);
        for step in 1..MOST_STEPS {
            if over.abs() <= NEAR_ANGLE {
                return Ok(Found { lean, burnout, is_arc: true });
            }
            let log_kick = ln(lean.down);
            if over > 0.0 {
                bracket.steep = Some((log_kick, over));
            } else {
                bracket.flat = Some((log_kick, Flat::Burnt));
            }
            let wanted = log_kick - over / lean.slope;
            let next = match (bracket.steep, bracket.flat) {
                (Some((low, _)), Some((high, flat))) => {
                    // On the steep side of a brink the angle is still far off, so near to it that it cannot fall so fast.
                    let brink = !matches!(flat, Flat::Burnt)
                        && high - low <= NARROW
                        && over > STEEPEST * (high - low);
                    if brink || high - low <= NARROWEST {
                        return match flat {
                            Flat::Burnt => Ok(Found { lean, burnout, is_arc: true }),
                            Flat::Round => Ok(Found { lean, burnout, is_arc: false }),
                            Flat::Falls => Err(too_steep(lean, burnout)),
                        };
                    }
                    // Next to a brink secants may creep: now and then its middle.
                    let creeps = !matches!(flat, Flat::Burnt) && step % 3 == 0 || step > MOST_SECANTS;
                    if wanted > low && wanted < high && !creeps { wanted } else { 0.5 * (low + high) }
                }
                _ => wanted.clamp(log_kick - 1.0, log_kick + 1.0),
            };
            if next >= ln(WIDEST_KICK) {
                return Err(too_steep(lean, burnout));
            }
            let there = Lean { down: exp(next), ..lean };
            match self.tried(there).await? {
                Tried::Burnt(at, over_there) => {
                    let slope = (over_there - over) / (next - log_kick);
                    let slope = if slope < 0.0 { slope } else { lean.slope };
                    (lean, burnout, over) = (Lean { slope, ..there }, at, over_there);
                }
                Tried::Round(_) => bracket.flat = Some((next, Flat::Round)),
                Tried::Falls => bracket.flat = Some((next, Flat::Falls)),
            }
        }
        Err(NoStandardRange::NotFound { kick: lean.kick().angle(), off: Angle::radians(over) })
    }

    /// The kick with its part to the right such that the impact lies on the bearing, and its flight; no flight where it
    /// carries too far for one. From the first root on both move together, where that leads there.
    async fn onto_bearing(&self, from: Found) -> Result<(Found, Option<Shot>), NoStandardRange> {
        let (mut found, mut before): (Found, Option<(f64, f64)>) = (from, None);
        for _ in 0..MOST_TURNS {
            let lean = found.lean;
            let shot = if found.is_arc { self.shot(lean).await? } else { None };
            let Some(shot) = shot else { return Ok((found, None)) };
            let miss = shot.right_m / shot.down_m;
            if miss.abs() <= NEAR_BEARING {
                return Ok((found, Some(shot)));
            }
            let rate = rate_of_turn(before, (lean.turn, miss), lean.rate);
            let next = Lean { turn: lean.turn - miss / rate, rate, ..lean };
            if before.is_none()
                && let Some((found, shot)) = self.together(next).await?
            {
                return Ok((found, Some(shot)));
            }
            before = Some((lean.turn, miss));
            found = self.near(next).await?;
        }
        let off = before.map_or(f64::NAN, |(_, miss)| miss);
        Err(NoStandardRange::NotFound { kick: found.lean.kick().angle(), off: Angle::radians(off) })
    }

    /// The whole flight; `None` where it carries too far for one.
    async fn shot(&self, lean: Lean) -> Result<Option<Shot>, FlightError> {
        // A little farther than the limit: what does not lie on the bearing yet may come in.
        let most_m = 1.2 * Standard::BEYOND.as_metres();
        match shoot(self.lane, self.vehicle, self.range, lean.kick(), Cutoff::FullBurn, Detail::Events).await
        {
            Ok(shot) if hypot(shot.down_m, shot.right_m) <= most_m => Ok(Some(shot)),
            Ok(_) | Err(FlightError::NeverDown) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn finish(&self, found: Found, shot: Option<Shot>) -> Standard {
        let Found { lean, burnout, is_arc } = found;
        let kick = lean.kick();
        let trajectory = shot.map(|shot| shot.trajectory);
        Standard {
            kick: kick.angle(),
            azimuth: kick.azimuth(self.range.bearing),
            burnout,
            trajectory: trajectory.filter(|flight| flight.range <= Standard::BEYOND),
            is_arc,
            lean,
        }
    }
}

fn too_steep(lean: Lean, burnout: Burnout) -> NoStandardRange {
    NoStandardRange::TooSteep {
        most: Angle::radians(WIDEST_KICK),
        kick: lean.kick().angle(),
        angle: burnout.angle,
        best: burnout.best_angle,
    }
}

/// A moment as a burnout, with the best angle there.
fn burnout_of(moment: &Moment, rotation: Rotation) -> Burnout {
    let velocity = moment.velocity_m_s;
    let r = dot(moment.position_m, moment.position_m).sqrt();
    let up = moment.position_m.map(|x| x / r);
    let speed = dot(velocity, velocity).sqrt();
    let climb = dot(up, velocity);
    let arcs = Arcs {
        up,
        ahead: unit(std::array::from_fn(|i| velocity[i] - climb * up[i])),
        from_m: r,
        ground_m: r - moment.height.as_metres(),
        speed,
        rate: rotation.rate_rad_s(),
    };
    let angle = asin((climb / speed).clamp(-1.0, 1.0));
    let outside = arcs.velocity(angle);
    Burnout {
        time: moment.time,
        height: moment.height,
        speed: Speed::metres_per_second(speed),
        angle: Angle::radians(angle),
        best_angle: Angle::radians(arcs.best_angle().unwrap_or(0.0)),
        share_of_circular: (dot(outside, outside) * r / WGS84_GM_M3_S2).sqrt(),
    }
}

fn unit(vector: [f64; 3]) -> [f64; 3] {
    let length = dot(vector, vector).sqrt();
    // Straight up there is no direction: any will do.
    if length > 0.0 { vector.map(|x| x / length) } else { [0.0; 3] }
}

/// How far from the middle the distance is looked at on both sides, rad, for its slope.
const ASIDE: f64 = 1e-4;

/// Steps of the search for the best angle, and how near it comes, rad.
const MOST_ANGLES: usize = 30;
const NEAR_BEST: f64 = 1e-12;

/// All arcs from a burnout with its speed against the ground, in its direction.
struct Arcs {
    up: [f64; 3],
    /// The direction of flight on the horizontal.
    ahead: [f64; 3],
    from_m: f64,
    ground_m: f64,
    speed: f64,
    /// Of the Earth's rotation, rad/s.
    rate: f64,
}

impl Arcs {
    /// The angle above the horizontal that carries farthest, rad; `None` where the speed carries round the Earth.
    fn best_angle(&self) -> Option<f64> {
        let q = self.speed * self.speed * self.from_m / WGS84_GM_M3_S2;
        let mut angle = bisector(self.from_m, self.ground_m, q)?;
        if self.rate == 0.0 {
            return Some(angle);
        }
        for _ in 0..MOST_ANGLES {
            let at = |aside: f64| self.distance(angle + aside);
            let (less, here, more) = (at(-ASIDE)?, at(0.0)?, at(ASIDE)?);
            let bend = less - 2.0 * here + more;
            let step =
                if bend < 0.0 { -0.5 * ASIDE * (more - less) / bend } else { 0.1 * (more - less).signum() };
            angle = (angle + step.clamp(-0.2, 0.2)).clamp(ASIDE, std::f64::consts::FRAC_PI_2 - ASIDE);
            if step.abs() <= NEAR_BEST {
                break;
            }
        }
        Some(angle)
    }

    /// The velocity at an angle, seen from outside the turning Earth.
    fn velocity(&self, angle: f64) -> [f64; 3] {
        let (sin, cos) = sin_cos(angle);
        let turning = [-self.rate * self.from_m * self.up[1], self.rate * self.from_m * self.up[0], 0.0];
        std::array::from_fn(|i| self.speed * (cos * self.ahead[i] + sin * self.up[i]) + turning[i])
    }

    /// The angle at the centre from the ground below the burnout to the impact, both on the turning Earth, rad; `None` where
    /// the arc does not come down.
    fn distance(&self, angle: f64) -> Option<f64> {
        const MU: f64 = WGS84_GM_M3_S2;
        let (r, ground) = (self.from_m, self.ground_m);
        let velocity = self.velocity(angle);
        let climb = dot(velocity, self.up);
        let momentum = cross(self.up, velocity).map(|x| r * x);
        let momentum_squared = dot(momentum, momentum);
        let parameter = momentum_squared / MU;
        let over_axis = 2.0 / r - dot(velocity, velocity) / MU;
        if over_axis <= 0.0 {
            return None;
        }
        // e cos ν and e sin ν at both ends, then e cos E and e sin E.
        let along = [parameter / r - 1.0, parameter / ground - 1.0];
        let eccentricity_squared = 1.0 - parameter * over_axis;
        let beyond = eccentricity_squared - along[1] * along[1];
        if beyond <= 0.0 {
            return None;
        }
        let across = [climb * (parameter / MU).sqrt(), -beyond.sqrt()];
        let swept =
            (atan2(across[1], along[1]) - atan2(across[0], along[0])).rem_euclid(std::f64::consts::TAU);
        let axis = 1.0 / over_axis;
        let of_anomaly = [1.0 - r / axis, 1.0 - ground / axis];
        let sine_start = r * climb / (MU * axis).sqrt();
        let sine_end = -(eccentricity_squared - of_anomaly[1] * of_anomaly[1]).max(0.0).sqrt();
        let anomaly = (atan2(sine_end, of_anomaly[1]) - atan2(sine_start, of_anomaly[0]))
            .rem_euclid(std::f64::consts::TAU);
        let time = (axis * axis * axis / MU).sqrt() * (anomaly - (sine_end - sine_start));
        let onwards = unit(cross(momentum, self.up));
        let (sin, cos) = sin_cos(swept);
        let impact: [f64; 3] = std::array::from_fn(|i| cos * self.up[i] + sin * onwards[i]);
        let (sin, cos) = sin_cos(self.rate * time);
        let on_the_ground = [cos * impact[0] + sin * impact[1], cos * impact[1] - sin * impact[0], impact[2]];
        let aside = cross(self.up, on_the_ground);
        let distance = atan2(dot(aside, aside).sqrt(), dot(self.up, on_the_ground));
        Some(if swept > std::f64::consts::PI { std::f64::consts::TAU - distance } else { distance })
    }
}

/// The angle above the horizontal that carries farthest from `r` to `ground`, both from the centre, at the speed whose square
/// is `q` of that of a circular orbit, over an Earth that stands still, rad; `None` from where the arc would go half round.
fn bisector(r: f64, ground: f64, q: f64) -> Option<f64> {
    let half_perimeter = 2.0 * r / (2.0 - q);
    let chord = 2.0 * half_perimeter - r - ground;
    if q >= 2.0 || chord >= r + ground {
        return None;
    }
    let cosine = (r * r + chord * chord - ground * ground) / (2.0 * r * chord);
    Some(0.5 * acos(cosine.clamp(-1.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    fn arcs(speed: f64, height_m: f64, rate: f64) -> Arcs {
        let ground_m = 6_371_000.0;
        let (sin, cos) = sin_cos(0.7);
        let up = [cos, 0.0, sin];
        Arcs { up, ahead: [0.0, 1.0, 0.0], from_m: ground_m + height_m, ground_m, speed, rate }
    }

    #[test]
    fn the_bisector_is_the_top_of_the_distance() {
        for (speed, height_m) in
            [(800.0, 10e3), (2000.0, 30e3), (4000.0, 100e3), (6500.0, 300e3), (7300.0, 600e3)]
        {
            let arcs = arcs(speed, height_m, 0.0);
            let best = arcs.best_angle().unwrap();
            let [less, here, more] = [-1e-3, 0.0, 1e-3].map(|aside| arcs.distance(best + aside).unwrap());
            assert!(here > less && here > more, "{speed}");
            assert_close!(more - less, 0.0, abs = 1e-6 * here, "{speed} m/s");
        }
    }

    #[test]
    fn on_a_turning_earth_no_angle_carries_farther() {
        for (speed, height_m) in [(800.0, 10e3), (2000.0, 30e3), (4000.0, 100e3), (6500.0, 300e3)] {
            for rate in [7.292_115e-5, -7.292_115e-5] {
                let arcs = arcs(speed, height_m, rate);
                let best = arcs.best_angle().unwrap();
                let top = arcs.distance(best).unwrap();
                for i in 1..890 {
                    let there = arcs.distance((0.1 * f64::from(i)).to_radians());
                    assert!(there.is_none_or(|there| there <= top * (1.0 + 1e-12)), "{speed} m/s, {i}");
                }
            }
        }
    }

    #[test]
    fn a_distance_is_keplers() {
        // Thrown from the ground at 45° with the speed of the least-energy arc over a quarter of the Earth.
        let ground = 6_371_000.0;
        let quarter = std::f64::consts::FRAC_PI_2;
        let speed = (WGS84_GM_M3_S2 / ground * 2.0 * sin_cos(quarter / 2.0).0
            / (1.0 + sin_cos(quarter / 2.0).0))
            .sqrt();
        let arcs = Arcs { from_m: ground, ..arcs(speed, 0.0, 0.0) };
        assert_close!(arcs.best_angle().unwrap(), (std::f64::consts::PI - quarter) / 4.0, rel = 1e-12);
        assert_close!(arcs.distance((std::f64::consts::PI - quarter) / 4.0).unwrap(), quarter, rel = 1e-9);
    }
}
