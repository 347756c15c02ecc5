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
//! the kick, from a steep side to a flat one. It is searched for in the lean that the kick leads to ([`crate::tipping`]). Near a guess
//! the angle is solved first, then angle and bearing together; where that leads away, one after the other within a bracket, or both in
//! the two parts of the lean.
//!
//! # Assumptions and limits
//! - A gravity turn with one kick, at full burn. A free choice of the thrust's direction carries farther: see
//!   `docs/limits.md`.
//! - The best angle is that of a sphere without air. The range is flown, with air and the whole field.
//! - The search begins with leans towards the bearing. What lifts off so slowly that the turning Earth alone tips it over, below
//!   about 1.2 of its weight, counts as without a burnout. From the kick of a flight that it flew it is searched all the same.
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
//! The farthest flat path: [`crate::longest`]. The best angle at a burnout: `arcs.rs`.

mod arcs;
mod parts;

use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{asin, exp, hypot, ln};
use tpt_earth::{Angle, Length, Speed, Time};

use arcs::{Arcs, unit};
use parts::{step_to_nothing, updated};

use crate::aim::{Kick, Range, Shot, planned, rate_of_turn};
use crate::beside::{Lane, alone};
use crate::flight::{Boosted, Cutoff, FlightError, Moment, Trajectory};
use crate::motion::{Rotation, dot};
use crate::tipping::Tipping;
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
    /// Whether the burnout is that of a least-energy arc on the bearing. Where the farthest arc goes round the Earth there is none: then it is
    /// that of one of the steeper paths looked at, and which one depends on the search. So it is on an Earth that turns where the arc
    /// carries too far to be brought onto the bearing. Beyond [`Standard::BEYOND`], near the speed of
    /// a circular orbit, whether there is one may hang on the guess.
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
    /// How far the best arc at this speed carries from the ground below, over a sphere without air; half round where it goes round.
    pub best_arc: Length,
}

/// Where a search for a standard range sets out from: what is kept of one to find others like it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lean {
    /// The lean towards the bearing ([`crate::tipping`]), rad.
    down: f64,
    /// Right over down.
    turn: f64,
    /// How the angle above the best and the bearing of the impact, rad, each change with the logarithm of the lean and with the
    /// turn.
    changes: [[f64; 2]; 2],
}

/// What a search for a standard range may set out from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Starts {
    /// A guess of the arc.
    pub near: Option<Lean>,
    /// The kick of another flight of the missile over the same Earth: one that flies.
    pub flown: Option<Kick>,
}

impl From<Option<Lean>> for Starts {
    fn from(near: Option<Lean>) -> Self {
        Self { near, flown: None }
    }
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
    /// With next to no kick towards the bearing it leans flatter than the least-energy arc: the turning Earth tips it over.
    #[error(
        "it lifts off so slowly that the turning Earth tips it over: no kick towards the bearing is small enough"
    )]
    TipsOver,
    /// There is no flight.
    #[error(transparent)]
    Flight(#[from] FlightError),
}

/// The widest, rad: 60°.
const WIDEST_KICK: f64 = std::f64::consts::PI / 3.0;

/// Leans of a search: the smallest that means anything, the first of a scan, rad, and each next over the one before.
const SMALLEST_LEAN: f64 = 1e-7;
const FIRST_LEAN: f64 = 0.03;
const NEXT_LEAN: f64 = 1.35;

/// How near the burnout angle comes to the best one, rad.
const NEAR_ANGLE: f64 = 1e-8;

/// Two leans nearer than this, in the logarithm, tell no slope: rounding is all that differs.
const SHORTEST_TOLD: f64 = 1e-6;

/// Two leans nearer than this are one, in the logarithm.
const NARROWEST: f64 = 1e-13;

/// So near to a brink the angle over the best falls no faster than this with the logarithm of the lean, rad.
const NARROW: f64 = 1e-2;
const STEEPEST: f64 = 20.0;

/// How near the impact comes to the bearing, rad.
const NEAR_BEARING: f64 = 1e-7;

/// Secants of a search for a kick, its steps, and those of a search for a direction.
const MOST_SECANTS: usize = 30;
const MOST_STEPS: usize = 120;
const MOST_TURNS: usize = 16;

/// Leans smaller than the first that are looked at where a missile falls over by that.
const MOST_SMALLER: usize = 20;

/// Flights of a search for both together, and how far each of its steps may lead.
const MOST_TOGETHER: usize = 12;
const FARTHEST_TOGETHER: f64 = 0.5;

/// How near the burnout angle is to the best one before anybody asks where the flight comes down, rad.
const ANGLE_FIRST: f64 = 0.05;

/// How far lean and turn are moved to see what they change.
const ASIDE: f64 = 1e-4;

/// How far over [`Standard::BEYOND`] an arc carries that counts as beyond it before it lies on the bearing, and how much flatter than
/// the best angle it may be, rad.
const WELL_BEYOND: f64 = 1.1;
const HARDLY_FLATTER: f64 = 0.02;

/// Nothing known: the burnout angle falls by some 30° while the lean doubles, and the impact turns as the kick does.
const UPRIGHT: Lean = Lean { down: FIRST_LEAN, turn: 0.0, changes: [[-0.7, 0.0], [0.0, 1.0]] };

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
    starts: impl Into<Starts>,
) -> Result<Standard, NoStandardRange> {
    Search::of(lane, vehicle, range, Asks::TheArc).from(starts.into()).await
}

/// The distance of the flight that [`standard_range_in`] finds, `None` beyond [`Standard::BEYOND`]; and what is kept to find others.
///
/// Well beyond it the arc itself is not looked for. A kick that leans less than the arc's burns out no faster than that: where the
/// best arc at its speed carries too far, so does the arc.
///
/// # Errors
///
/// Those of [`standard_range`].
pub async fn standard_distance_in(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    starts: impl Into<Starts>,
) -> Result<(Option<Length>, Lean), NoStandardRange> {
    let search = Search::of(lane, vehicle, range, Asks::TheDistance);
    let found = search.from(starts.into()).await?;
    Ok((found.distance(), found.lean()))
}

struct Search<'a> {
    lane: &'a Lane,
    vehicle: &'a Vehicle,
    range: &'a Range,
    tipping: Tipping,
    asks: Asks,
}

/// What a search is asked for.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    TheArc,
    /// Its distance alone: well beyond [`Standard::BEYOND`] there is none.
    TheDistance,
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
    /// The farthest arc goes round; it burns out at this angle, rad.
    Round(f64),
    Falls,
}

impl Tried {
    /// As the flat end of a bracket.
    fn flat(self) -> Flat {
        match self {
            Tried::Burnt(..) => Flat::Burnt,
            Tried::Round(burnout) => Flat::Round(burnout.angle.as_radians()),
            Tried::Falls => Flat::Falls,
        }
    }
}

/// Where a search for both together led.
#[expect(clippy::large_enum_variant, reason = "it is taken apart where it is made")]
enum Together {
    /// To the arc; without a flight where it carries too far for one.
    Found(Found, Option<Shot>),
    /// Away: the last kick with a burnout, and where it is too flat.
    Away(Option<BurntOut>, TooFlat),
}

/// A kick with its burnout, and how much steeper than the best angle that is, rad.
type BurntOut = (Lean, Burnout, f64);

/// The flat end of a bracket, as far as it is known, with its logarithm of the kick.
type TooFlat = Option<(f64, Flat)>;

/// A kick with its burnout: the root, or the flattest that does not go round.
#[derive(Clone, Copy)]
struct Found {
    lean: Lean,
    burnout: Burnout,
    is_arc: bool,
}

impl Lean {
    /// How far another is: the logarithm of the lean, and the turn.
    #[must_use]
    pub fn way_to(&self, other: &Self) -> [f64; 2] {
        [ln(other.down / self.down), other.turn - self.turn]
    }

    /// The same, moved by a logarithm of the lean and a turn.
    #[must_use]
    pub fn moved(self, [by, turn]: [f64; 2]) -> Self {
        Self { down: self.down * exp(by.clamp(-2.0, 2.0)), turn: self.turn + turn, ..self }
    }

    /// The same with how angle and bearing change there, by differences: what many searches from here are worth. Where a flight is
    /// missing, what was known stays.
    pub async fn with_changes_in(self, lane: &Lane, vehicle: &Vehicle, range: &Range) -> Self {
        let search = Search::of(lane, vehicle, range, Asks::TheArc);
        let mut changes = self.changes;
        if let Some(here) = search.off(self).await {
            for (i, aside) in [[ASIDE, 0.0], [0.0, ASIDE]].into_iter().enumerate() {
                let there = search.off(self.moved(aside)).await.unwrap_or([None; 2]);
                for (row, (there, here)) in changes.iter_mut().zip(there.into_iter().zip(here)) {
                    row[i] = there.zip(here).map_or(row[i], |(there, here)| (there - here) / ASIDE);
                }
            }
        }
        Self { changes, ..self }
    }

    /// A lean by its parts, nothing else being known.
    fn of([down, right]: [f64; 2]) -> Self {
        Self { down, turn: right / down, ..UPRIGHT }
    }

    /// Towards the bearing and to the right of it, rad.
    fn parts(self) -> [f64; 2] {
        [self.down, self.turn * self.down]
    }

    /// How the angle above the best changes with the logarithm of the lean, rad.
    fn slope(self) -> f64 {
        self.changes[0][0]
    }

    fn with_slope(mut self, slope: f64) -> Self {
        self.changes[0][0] = slope;
        self
    }

    fn with_rate(mut self, rate: f64) -> Self {
        self.changes[1][1] = rate;
        self
    }
}

impl<'a> Search<'a> {
    fn of(lane: &'a Lane, vehicle: &'a Vehicle, range: &'a Range, asks: Asks) -> Self {
        // What does not lift off is refused by its flights.
        let tipping =
            Tipping::of(vehicle, vehicle.payload().as_kilograms(), 1.0, range).unwrap_or(Tipping::NONE);
        Self { lane, vehicle, range, tipping, asks }
    }
}

impl Search<'_> {
    fn kick_of(&self, lean: Lean) -> Kick {
        self.tipping.kick_for(lean.parts())
    }

    /// The arc, from a guess or none.
    async fn from(&self, starts: Starts) -> Result<Standard, NoStandardRange> {
        let mut away = None;
        if let Some(near) = starts.near {
            match self.together(near).await {
                Ok(Together::Found(found, shot)) => return Ok(self.finish(found, shot)),
                Ok(Together::Away(last, flat)) => away = Some((near, last, flat)),
                Err(_) => {}
            }
        }
        if let Some(found) = self.near_flown(starts.flown).await {
            return Ok(found);
        }
        let by_guess = match away {
            Some((_, Some(last), flat)) => self.root(last, flat).await.ok(),
            Some((near, None, flat)) => self.near(near, flat).await.ok(),
            None => None,
        };
        // A guess that leads nowhere says nothing: from the smallest lean on, there is a root or there is none.
        let found = match by_guess {
            Some(found) => found,
            None => self.starting_upright(UPRIGHT).await?,
        };
        let (found, shot) = match (found.is_arc, self.range.world.rotation) {
            (false, _) => (found, None),
            (true, Rotation::Still) => (found, self.shot(found.lean).await?),
            (true, Rotation::Turning) => self.onto_bearing(found).await?,
        };
        Ok(self.finish(found, shot))
    }

    /// Whether nobody asks for more than that the arc carries well beyond what is a number: seen from a kick that leans no flatter.
    fn is_well_beyond(&self, burnout: &Burnout, over: f64) -> bool {
        let most = Standard::BEYOND * WELL_BEYOND;
        self.asks == Asks::TheDistance && over >= -HARDLY_FLATTER && burnout.best_arc >= most
    }

    /// What a kick does, flown to its last burnout.
    async fn tried(&self, lean: Lean) -> Result<Tried, FlightError> {
        let boosted = self.boosted(lean).await?;
        Ok(boosted.map_or(Tried::Falls, |boosted| tried(&boosted, self.range.world.rotation)))
    }

    /// A kick, flown to its last burnout; `None` where it tips over before.
    async fn boosted(&self, lean: Lean) -> Result<Option<Boosted>, FlightError> {
        let plan = planned(self.range, self.kick_of(lean), Cutoff::FullBurn);
        Boosted::upright(self.lane, self.vehicle, &plan, self.range.world, self.range.tolerance).await
    }

    /// The arc near a guess. First the angle alone, each flight flown to its last burnout; then, on an Earth that turns, angle
    /// and bearing together by Broyden's method, each flown on to its impact.
    async fn together(&self, guess: Lean) -> Result<Together, FlightError> {
        let rotation = self.range.world.rotation;
        let mut lean = guess;
        let mut changes = lean.changes;
        let mut before: Option<([f64; 2], f64, Option<f64>)> = None;
        let mut last = None;
        let mut too_far = false;
        for _ in 0..MOST_TOGETHER {
            let Some(boosted) = self.boosted(lean).await? else {
                return Ok(Together::Away(last, Some((ln(lean.down), Flat::Falls))));
            };
            let (burnout, over) = match tried(&boosted, rotation) {
                Tried::Burnt(burnout, over) => (burnout, over),
                too_flat => return Ok(Together::Away(last, Some((ln(lean.down), too_flat.flat())))),
            };
            last = Some((lean, burnout, over));
            if self.is_well_beyond(&burnout, over) {
                return Ok(Together::Found(Found { lean, burnout, is_arc: false }, None));
            }
            let is_near = over.abs() <= NEAR_ANGLE;
            let asks_where = !too_far && rotation == Rotation::Turning && over.abs() <= ANGLE_FIRST;
            let mut miss = None;
            if is_near || asks_where {
                let shot = if too_far { None } else { self.near_enough(boosted.on(self.lane).await)? };
                too_far = shot.is_none();
                miss = shot.as_ref().filter(|_| asks_where).map(|shot| shot.right_m / shot.down_m);
                if is_near && miss.is_none_or(|miss| miss.abs() <= NEAR_BEARING) {
                    return Ok(Together::Found(Found { lean, burnout, is_arc: true }, shot));
                }
            }
            if let Some((step, over_then, miss_then)) = before
                && step.iter().any(|part| part.abs() >= SHORTEST_TOLD)
            {
                let changed = [Some(over - over_then), miss.zip(miss_then).map(|(miss, then)| miss - then)];
                changes = updated(changes, step, changed);
            }
            let [[a, _], [_, d]] = changes;
            let step = match miss {
                None => [-over / a, 0.0],
                Some(miss) => step_to_nothing(changes, [over, miss]),
            };
            if !((-STEEPEST..0.0).contains(&a)
                && d > 0.0
                && step.iter().all(|part| part.abs() <= FARTHEST_TOGETHER))
            {
                return Ok(Together::Away(last, None));
            }
            before = Some((step, over, miss));
            lean = Lean { changes, ..lean.moved(step) };
        }
        Ok(Together::Away(last, None))
    }

    /// The kick of the best angle near a guess; where the guess is too flat to fly, from less and less of it.
    async fn near(&self, guess: Lean, mut flat: TooFlat) -> Result<Found, NoStandardRange> {
        let mut lean = guess;
        if flat.is_some() {
            lean.down /= NEXT_LEAN;
        }
        while lean.down > FIRST_LEAN {
            match self.tried(lean).await? {
                Tried::Burnt(burnout, over) => return self.root((lean, burnout, over), flat).await,
                too_flat => flat = Some((ln(lean.down), too_flat.flat())),
            }
            lean.down /= NEXT_LEAN;
        }
        self.starting_upright(guess).await
    }

    /// The same, from the first lean on.
    async fn starting_upright(&self, like: Lean) -> Result<Found, NoStandardRange> {
        let mut lean = Lean { down: FIRST_LEAN, ..like };
        let (mut burnout, mut over) = match self.tried(lean).await? {
            Tried::Burnt(burnout, over) => (burnout, over),
            too_flat => return self.smaller(lean, too_flat).await,
        };
        while over > 0.0 {
            let there = Lean { down: lean.down * NEXT_LEAN, ..lean };
            if self.is_too_wide(there) {
                return Err(self.too_steep(lean, burnout));
            }
            match self.tried(there).await? {
                Tried::Burnt(at, over_there) if over_there > 0.0 => {
                    (lean, burnout, over) = (there, at, over_there)
                }
                other => return self.root((lean, burnout, over), Some((ln(there.down), other.flat()))).await,
            }
        }
        self.root((lean, burnout, over), None).await
    }

    fn is_too_wide(&self, lean: Lean) -> bool {
        self.kick_of(lean).down >= WIDEST_KICK
    }

    /// The same where the first lean is too flat already, from smaller ones: a missile that hardly lifts off.
    async fn smaller(&self, first: Lean, at_first: Tried) -> Result<Found, NoStandardRange> {
        let (mut lean, mut tried) = (first, at_first);
        for _ in 1..MOST_SMALLER {
            let flat = Some((ln(lean.down), tried.flat()));
            lean.down /= NEXT_LEAN;
            tried = self.tried(lean).await?;
            if let Tried::Burnt(burnout, over) = tried {
                return self.root((lean, burnout, over), flat).await;
            }
        }
        match (tried, at_first, self.range.world.rotation) {
            (Tried::Falls, _, Rotation::Turning) => Err(NoStandardRange::TipsOver),
            // However little it leans, it goes round.
            (Tried::Round(_), Tried::Round(burnout), _) => Ok(Found { lean: first, burnout, is_arc: false }),
            _ => Err(NoStandardRange::NoBurnout),
        }
    }

    /// The root of the angle over the best in the logarithm of the lean, by secants within its bracket as far as that is
    /// known.
    async fn root(&self, from: BurntOut, mut flat: TooFlat) -> Result<Found, NoStandardRange> {
        let (mut lean, mut burnout, mut over) = from;
        let mut steep: Option<BurntOut> = None;
        let mut is_new = true;
        for step in 1..MOST_STEPS {
            if over.abs() <= NEAR_ANGLE {
                return Ok(Found { lean, burnout, is_arc: true });
            }
            if self.is_well_beyond(&burnout, over) {
                return Ok(Found { lean, burnout, is_arc: false });
            }
            let log_lean = ln(lean.down);
            if is_new && over > 0.0 {
                steep = Some((lean, burnout, over));
            } else if is_new && flat.is_none_or(|(flat, _)| log_lean < flat) {
                flat = Some((log_lean, Flat::Burnt));
            }
            let wanted = log_lean - over / lean.slope();
            let next = match (steep, flat) {
                (Some((steepest, burnout, over_low)), Some((high, flat))) => {
                    let low = ln(steepest.down);
                    // On the steep side of a brink the angle is still far off, so near to it that it cannot fall so fast.
                    let brink = !matches!(flat, Flat::Burnt)
                        && high - low <= NARROW
                        && over_low > STEEPEST * (high - low);
                    // The angle falls and the speed rises with the kick: where even the flat end is steeper than the best angle
                    // of the steep end, no kick between them is flat enough.
                    let none = matches!(flat, Flat::Round(angle) if angle > burnout.best_angle.as_radians());
                    if brink || none || high - low <= NARROWEST {
                        return match flat {
                            Flat::Burnt => Ok(Found { lean: steepest, burnout, is_arc: true }),
                            Flat::Round(_) => Ok(Found { lean: steepest, burnout, is_arc: false }),
                            Flat::Falls => Err(self.too_steep(steepest, burnout)),
                        };
                    }
                    // Next to a brink secants may creep: now and then its middle.
                    let creeps = !matches!(flat, Flat::Burnt) && step % 3 == 0 || step > MOST_SECANTS;
                    if wanted > low && wanted < high && !creeps { wanted } else { 0.5 * (low + high) }
                }
                // Back from a brink.
                (None, Some((high, Flat::Round(_) | Flat::Falls))) => high - ln(NEXT_LEAN),
                _ => wanted.clamp(log_lean - 1.0, log_lean + 1.0),
            };
            let there = Lean { down: exp(next), ..lean };
            if self.is_too_wide(there) {
                return Err(self.too_steep(lean, burnout));
            }
            if there.down <= SMALLEST_LEAN {
                return Err(NoStandardRange::TipsOver);
            }
            let tried = self.tried(there).await?;
            is_new = matches!(tried, Tried::Burnt(..));
            match tried {
                Tried::Burnt(at, over_there) => {
                    let step = next - log_lean;
                    let slope = (over_there - over) / step;
                    let tells = step.abs() >= SHORTEST_TOLD && (-STEEPEST..0.0).contains(&slope);
                    lean = if tells { there.with_slope(slope) } else { there };
                    (burnout, over) = (at, over_there);
                }
                too_flat => flat = Some((next, too_flat.flat())),
            }
        }
        Err(NoStandardRange::NotFound { kick: self.kick_of(lean).angle(), off: Angle::radians(over) })
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
            let rate = rate_of_turn(before, (lean.turn, miss), lean.changes[1][1]);
            let next = Lean { turn: lean.turn - miss / rate, ..lean.with_rate(rate) };
            if before.is_none() {
                if let Together::Found(found, shot) = self.together(next).await? {
                    return Ok((found, shot));
                }
                if let Some((found, shot)) = self.by_parts(lean.parts()).await {
                    return Ok((found, Some(shot)));
                }
            }
            before = Some((lean.turn, miss));
            found = self.near(next, None).await?;
        }
        let off = before.map_or(f64::NAN, |(_, miss)| miss);
        Err(NoStandardRange::NotFound { kick: self.kick_of(found.lean).angle(), off: Angle::radians(off) })
    }

    /// How much steeper than the best angle a kick burns out and how far from the bearing it comes down, rad, as far as it does; on an
    /// Earth that stands still nobody asks for the bearing.
    async fn off(&self, lean: Lean) -> Option<[Option<f64>; 2]> {
        let boosted = self.boosted(lean).await.ok()??;
        let Tried::Burnt(_, over) = tried(&boosted, self.range.world.rotation) else { return None };
        let miss = match self.range.world.rotation {
            Rotation::Still => None,
            Rotation::Turning => {
                self.near_enough(boosted.on(self.lane).await).ok()?.map(|shot| shot.right_m / shot.down_m)
            }
        };
        Some([Some(over), miss])
    }

    /// The whole flight; `None` where it carries too far for one or tips over.
    async fn shot(&self, lean: Lean) -> Result<Option<Shot>, FlightError> {
        let Some(boosted) = self.boosted(lean).await? else { return Ok(None) };
        self.near_enough(boosted.on(self.lane).await)
    }

    /// A flight that came down; `None` where it carried too far for one.
    fn near_enough(&self, flown: Result<Trajectory, FlightError>) -> Result<Option<Shot>, FlightError> {
        // A little farther than the limit: what does not lie on the bearing yet may come in.
        let most_m = 1.2 * Standard::BEYOND.as_metres();
        match flown.map(|trajectory| Shot::of(trajectory, self.range)) {
            Ok(shot) if hypot(shot.down_m, shot.right_m) <= most_m => Ok(Some(shot)),
            Ok(_) | Err(FlightError::NeverDown) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn too_steep(&self, lean: Lean, burnout: Burnout) -> NoStandardRange {
        NoStandardRange::TooSteep {
            most: Angle::radians(WIDEST_KICK),
            kick: self.kick_of(lean).angle(),
            angle: burnout.angle,
            best: burnout.best_angle,
        }
    }

    fn finish(&self, found: Found, shot: Option<Shot>) -> Standard {
        let Found { lean, burnout, is_arc } = found;
        // What carries too far for a flight does not lie on the bearing yet, where that is asked for.
        let is_arc = is_arc && (shot.is_some() || self.range.world.rotation == Rotation::Still);
        let kick = self.kick_of(lean);
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

/// What a kick does, by its last burnout.
fn tried(boosted: &Boosted, rotation: Rotation) -> Tried {
    let Some(moment) = boosted.burnout() else { return Tried::Falls };
    let burnout = burnout_of(&moment, rotation);
    if burnout.best_angle <= Angle::ZERO {
        return Tried::Round(burnout);
    }
    Tried::Burnt(burnout, (burnout.angle - burnout.best_angle).as_radians())
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
    let best = arcs.best_angle();
    let best_arc = best.and_then(|best| arcs.distance(best)).unwrap_or(std::f64::consts::PI);
    Burnout {
        time: moment.time,
        height: moment.height,
        speed: Speed::metres_per_second(speed),
        angle: Angle::radians(angle),
        best_angle: Angle::radians(best.unwrap_or(0.0)),
        best_arc: Length::metres(best_arc * arcs.ground_m),
        share_of_circular: (dot(outside, outside) * r / WGS84_GM_M3_S2).sqrt(),
    }
}
