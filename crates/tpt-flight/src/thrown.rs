//! Where is a thrown body highest, and where and when does it come down, for many bodies at once?
//!
//! # Model
//! In air each is a flight like any other. Without air the motion has no corners, and each step is a Taylor series (`taylor.rs`).
//! Four bodies are flown side by side, each with steps of its own. One that is down makes room for the next. Steps that hold a top or an
//! impact are put aside until there are four, and both are found on the polynomials of the step:
//!
//! ```text
//! impact: x² + y² + (a/b)² z² = a², falling;   apogee: d h/d t = 0, falling;   h: geodetic height on WGS-84
//! ```
//!
//! The first is height zero without a division, so it is solved by Newton's method. The second needs the normal of the ellipsoid at
//! each guess. The motion is that in axes that do not turn; only its two ends are turned with the Earth.
//!
//! # Assumptions and limits
//! - Those of [`crate::flight`].
//! - Within one step a body turns at most once.
//!
//! # Conventions
//! Those of [`crate::flight`].
//!
//! # Sources
//! - none: an order of computing, and roots.
//!
//! # Checked by
//! - laws: Kepler's arc, the Jacobi integral, the same bits in every width and in every company, and the flights of
//!   [`crate::free_flight`], in `tests/it/thrown.rs`.
//! - other tools: `validation/cases/heyoka-arcs`.
//!
//! # Not here
//! The series: `taylor.rs`. Flights in air: [`crate::flight`]. The distance over the ground: [`tpt_earth::geodesic`].

use tpt_earth::ellipsoid::{WGS84_FLATTENING, WGS84_GM_M3_S2, WGS84_SEMI_MAJOR_AXIS};
use tpt_earth::math::sin_cos;
use tpt_earth::{Lanes, Length, Mask, OnLanes, Speed, Time, Width, vertical};

use crate::beside::in_width;
use crate::dop853::{State, height_and_climb};
use crate::flight::{Detail, FlightError, LONGEST_FLIGHT_S, Landed, Moment, Thrown, landed};
use crate::motion::{AirModel, World, dot};
use crate::run::MOST_STEPS;
use crate::taylor::{Field, Polynomials, Series, state_at};

/// Many bodies at once on this thread, each as [`crate::free_flight`] flies it, without the distance over the ground.
///
/// Without air they are flown by series, and the numbers agree to what the tolerance allows. In air they are the same bits.
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `thrown` | the bodies | – | those of [`crate::free_flight`] |
/// | returns | apogee and impact of each, in their order, or why there are none | – | |
///
/// ```
/// use tpt_earth::{Angle, ArealMass, GravityModel, Position};
/// use tpt_flight::{AirModel, Detail, Rotation, Thrown, World, free_flight, free_flights};
///
/// let airless = World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Vacuum };
/// let launch = Position::new(Angle::degrees(0.0), Angle::degrees(0.0))?;
/// let ballistic_coefficient = ArealMass::kilograms_per_square_metre(1000.0);
/// // Straight up, and each somewhat more to the east.
/// let thrown: Vec<Thrown> = (0..10)
///     .map(|i| Thrown { launch, velocity_m_s: [2000.0, 100.0 * f64::from(i), 0.0], ballistic_coefficient })
///     .collect();
/// for (one, found) in thrown.iter().zip(free_flights(&thrown, airless, 1e-9)) {
///     let alone = free_flight(launch, one.velocity_m_s, ballistic_coefficient, airless, 1e-9, Detail::Events)?;
///     assert!((found?.impact.time.as_seconds() - alone.impact.time.as_seconds()).abs() < 1e-5);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn free_flights(thrown: &[Thrown], world: World, tolerance: f64) -> Vec<Result<Landed, FlightError>> {
    free_flights_in_width(Width::in_force(), thrown, world, tolerance)
}

/// The same in a width.
#[must_use]
pub fn free_flights_in_width(
    width: Width,
    thrown: &[Thrown],
    world: World,
    tolerance: f64,
) -> Vec<Result<Landed, FlightError>> {
    match world.air {
        AirModel::Standard => {
            in_width(
                width,
                thrown.iter().map(|one| {
                    move |lane| async move {
                        landed(&one.run(&lane, world, tolerance, Detail::Events).await?.done())
                    }
                }),
            )
        }
        AirModel::Vacuum => width.run_by_four(thrown.len(), Airless { thrown, world, tolerance }),
    }
}

/// Bodies in a vacuum, to be flown four at a time.
struct Airless<'a> {
    thrown: &'a [Thrown],
    world: World,
    tolerance: f64,
}

impl OnLanes for Airless<'_> {
    type Output = Vec<Result<Landed, FlightError>>;

    #[inline(always)]
    fn run<N: Lanes>(self, like: N) -> Self::Output {
        // Rounded up to one of two: each is built for every width.
        if self.tolerance >= FEWER_TERMS_FROM { fly::<N, 15>(&self, like) } else { fly::<N, 19>(&self, like) }
    }
}

/// From this tolerance on fifteen terms take the least time, below it nineteen.
const FEWER_TERMS_FROM: f64 = 1e-10;

/// How many are flown side by side at most.
const LANES: usize = 4;

/// Steps that wait until there are as many as lanes. Some may wait when every lane adds one.
struct Waiting<const TERMS: usize> {
    place: [[[f64; PLACES]; TERMS]; 3],
    /// When each begins, how long it is, and whose it is.
    from_s: [f64; PLACES],
    length_s: [f64; PLACES],
    whose: [usize; PLACES],
    count: usize,
}

/// One less than the lanes wait, and as many come.
const PLACES: usize = 2 * LANES;

impl<const TERMS: usize> Waiting<TERMS> {
    fn new() -> Self {
        Self {
            place: [[[0.0; PLACES]; TERMS]; 3],
            from_s: [0.0; PLACES],
            length_s: [0.0; PLACES],
            whose: [0; PLACES],
            count: 0,
        }
    }

    #[inline(always)]
    fn put<N: Lanes>(
        &mut self,
        place: &Polynomials<N, TERMS>,
        lane: usize,
        (from_s, length_s): (f64, f64),
        whose: usize,
    ) {
        for (rows, series) in self.place.iter_mut().zip(place) {
            for (row, term) in rows.iter_mut().zip(series) {
                row[self.count] = term.lane(lane);
            }
        }
        self.from_s[self.count] = from_s;
        self.length_s[self.count] = length_s;
        self.whose[self.count] = whose;
        self.count += 1;
    }

    /// The last of them as lanes, as many as there are lanes. What is not there has the numbers of the first.
    #[inline(always)]
    fn last<N: Lanes>(&mut self, like: N) -> (Polynomials<N, TERMS>, N) {
        for lane in self.count..N::COUNT {
            for row in self.place.iter_mut().flatten() {
                row[lane] = row[0];
            }
            self.length_s[lane] = self.length_s[0];
            self.from_s[lane] = self.from_s[0];
        }
        let from = self.first_of_last::<N>();
        let mut place = [[like; TERMS]; 3];
        for (series, rows) in place.iter_mut().zip(&self.place) {
            for (term, row) in series.iter_mut().zip(rows) {
                let row = &row[from..];
                *term = like.each(|lane| row[lane]);
            }
        }
        let row = &self.length_s[from..];
        (place, like.each(|lane| row[lane]))
    }

    fn first_of_last<N: Lanes>(&self) -> usize {
        self.count.saturating_sub(N::COUNT)
    }
}

/// Apogee and impact of a body, as far as they are known, or why there are none.
type Ends = (Option<Moment>, Result<Option<Moment>, FlightError>);

#[inline(always)]
fn fly<N: Lanes, const TERMS: usize>(airless: &Airless<'_>, like: N) -> Vec<Result<Landed, FlightError>> {
    let Airless { thrown, world, tolerance } = *airless;
    let rate = world.rotation.rate_rad_s();
    let nothing = like.all(0.0);
    let mut ends: Vec<Ends> = vec![(None, Ok(None)); thrown.len()];
    let mut series = Series::<N, TERMS>::new(Field::new(world.gravity.zonals()), like);
    let mut tops = Waiting::<TERMS>::new();
    let mut grounds = Waiting::<TERMS>::new();
    let mut begin = Begin { thrown, tolerance, rate, next: 0 };
    let mut lanes = InLanes {
        whose: [None; LANES],
        steps: [0; LANES],
        state: [like.all(1.0); 6],
        time_s: nothing,
        rises: nothing,
    };
    for lane in 0..N::COUNT {
        begin.put(&mut lanes, lane, &mut ends);
    }
    loop {
        let all_down = lanes.whose == [None; LANES];
        if !all_down {
            series.expand(&lanes.state);
            let left_s = like.all(LONGEST_FLIGHT_S) - lanes.time_s;
            let length_s = series.length_s(tolerance);
            let length_s = length_s.or(left_s, left_s.above(length_s));
            let (before_s, rose) = (lanes.time_s, lanes.rises);
            lanes.state = state_at(&series.place, length_s);
            lanes.time_s = before_s + length_s;
            let (above_m2, slope) = over_ground(&lanes.state);
            // The exact vertical is asked for only by who still rises. Whether one that falls rises again is told by the other too.
            let rising = rose.above(nothing);
            lanes.rises = slope;
            if rising.any() {
                lanes.rises = height_and_climb(&lanes.state).1.or(slope, rising);
            }
            let rises = lanes.rises.above(nothing);
            let goes_on = above_m2.above(nothing).and(left_s.above(length_s));
            let turned = rising.and(rises.not()).or(rises.and(rising.not()));
            if turned.or(goes_on.not()).any() {
                for lane in 0..N::COUNT {
                    let Some(index) = lanes.whose[lane] else { continue };
                    let (above_m2, rises) = (above_m2.lane(lane), lanes.rises.lane(lane));
                    let (from_s, length_s) = (before_s.lane(lane), length_s.lane(lane));
                    let rose = rose.lane(lane) > 0.0;
                    if rose && rises <= 0.0 {
                        tops.put(&series.place, lane, (from_s, length_s), index);
                    }
                    let mut until_s = length_s;
                    let mut is_down = above_m2 <= 0.0;
                    if !rose && rises > 0.0 && !is_down {
                        // It came down and rises again: was it in the ground meanwhile?
                        let alone = single(&series.place, lane);
                        until_s = lowest_s(&alone, length_s);
                        is_down = over_ground(&state_at(&alone, until_s)).0 <= 0.0;
                    }
                    if is_down {
                        grounds.put(&series.place, lane, (from_s, until_s), index);
                    } else if !(above_m2.is_finite() && rises.is_finite()) {
                        ends[index].1 = Err(FlightError::Stuck { at_s: from_s });
                    } else if left_s.lane(lane) <= length_s {
                        ends[index].1 = Err(FlightError::NeverDown);
                    } else {
                        continue;
                    }
                    begin.put(&mut lanes, lane, &mut ends);
                }
            }
            for lane in 0..N::COUNT {
                lanes.steps[lane] += 1;
                if lanes.steps[lane] > MOST_STEPS
                    && let Some(index) = lanes.whose[lane]
                {
                    ends[index].1 = Err(FlightError::Stuck { at_s: lanes.time_s.lane(lane) });
                    begin.put(&mut lanes, lane, &mut ends);
                }
            }
        }
        if tops.count >= N::COUNT || (all_down && tops.count > 0) {
            find_tops(&mut tops, rate, like, &mut ends);
        }
        if grounds.count >= N::COUNT || (all_down && grounds.count > 0) {
            find_grounds(&mut grounds, rate, like, &mut ends);
        }
        if all_down && tops.count == 0 && grounds.count == 0 {
            break;
        }
    }
    let landed = |(apogee, impact): Ends| {
        let impact = impact?.ok_or(FlightError::NeverDown)?;
        Ok(Landed { apogee: apogee.unwrap_or(impact), impact })
    };
    ends.into_iter().map(landed).collect()
}

/// The flights that are under way, one in each lane.
struct InLanes<N> {
    whose: [Option<usize>; LANES],
    steps: [usize; LANES],
    /// In axes that do not turn.
    state: [N; 6],
    time_s: N,
    /// Positive where it rises.
    rises: N,
}

/// Where flights begin.
struct Begin<'a> {
    thrown: &'a [Thrown],
    tolerance: f64,
    rate: f64,
    next: usize,
}

impl Begin<'_> {
    /// Puts the next body that can be thrown into a lane, or leaves it empty.
    #[inline(always)]
    fn put<N: Lanes>(&mut self, lanes: &mut InLanes<N>, lane: usize, ends: &mut [Ends]) {
        lanes.whose[lane] = None;
        while let Some(one) = self.thrown.get(self.next) {
            let index = self.next;
            self.next += 1;
            match one.start(self.tolerance) {
                Ok([x, y, z, u, v, w]) => {
                    let start: State = [x, y, z, u - self.rate * y, v + self.rate * x, w];
                    for (part, start) in lanes.state.iter_mut().zip(start) {
                        *part = with(*part, lane, start);
                    }
                    lanes.whose[lane] = Some(index);
                    lanes.steps[lane] = 0;
                    lanes.time_s = with(lanes.time_s, lane, 0.0);
                    lanes.rises = with(lanes.rises, lane, 1.0);
                    return;
                }
                Err(error) => ends[index].1 = Err(error),
            }
        }
    }
}

/// The same numbers but for one lane.
#[inline(always)]
fn with<N: Lanes>(numbers: N, lane: usize, number: f64) -> N {
    let mut all = numbers.numbers();
    all[lane] = number;
    numbers.each(|lane| all[lane])
}

/// The states at the beginning of a step.
#[inline(always)]
fn first_state<N: Lanes, const TERMS: usize>([x, y, z]: &Polynomials<N, TERMS>) -> [N; 6] {
    [x[0], y[0], z[0], x[1], y[1], z[1]]
}

/// One lane of a step's polynomials.
fn single<N: Lanes, const TERMS: usize>(
    place: &Polynomials<N, TERMS>,
    lane: usize,
) -> Polynomials<f64, TERMS> {
    let mut alone = [[0.0; TERMS]; 3];
    for (alone, series) in alone.iter_mut().zip(place) {
        for (alone, term) in alone.iter_mut().zip(series) {
            *alone = term.lane(lane);
        }
    }
    alone
}

/// `(a/b)²`.
pub(crate) const STRETCH: f64 = 1.0 / ((1.0 - WGS84_FLATTENING) * (1.0 - WGS84_FLATTENING));

/// `x² + y² + (a/b)² z² − a²`, positive above the ellipsoid, and half its slope.
#[inline(always)]
fn over_ground<N: Lanes>(state: &[N; 6]) -> (N, N) {
    const A_M: f64 = WGS84_SEMI_MAJOR_AXIS.as_metres();
    let [x, y, z, u, v, w] = *state;
    let stretched = z * STRETCH;
    (x * x + y * y + stretched * z - A_M * A_M, x * u + y * v + stretched * w)
}

/// When a body that falls at the beginning of a step and rises at its end is nearest to the ground, by halving.
fn lowest_s<const TERMS: usize>(place: &Polynomials<f64, TERMS>, length_s: f64) -> f64 {
    let (mut low, mut high) = (0.0, length_s);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if over_ground(&state_at(place, middle)).1 > 0.0 { high = middle } else { low = middle }
    }
    high
}

/// How near a root is found, as a share of its step.
const NEAR: f64 = 1e-11;

/// Guesses after which a root is taken as it is. Halving alone would need half of them.
const MOST_GUESSES: usize = 100;

/// The lanes of numbers without their sign.
#[inline(always)]
fn size<N: Lanes>(of: N) -> N {
    of.or(-of, of.above(of.all(0.0)))
}

/// A guess if it lies within bounds, else their middle.
#[inline(always)]
fn within<N: Lanes>(guess: N, (low, high): (N, N)) -> N {
    let outside = low.above(guess).or(guess.above(high));
    // No number is neither above nor below.
    let number = guess.above(low).or(high.above(guess));
    guess.or((low + high) * 0.5, number.and(outside.not()))
}

/// Where bodies reach the ground in the steps that wait.
#[inline(always)]
fn find_grounds<N: Lanes, const TERMS: usize>(
    waiting: &mut Waiting<TERMS>,
    rate: f64,
    like: N,
    ends: &mut [Ends],
) {
    let (place, length_s) = waiting.last(like);
    let nothing = like.all(0.0);
    let from = first_state(&place);
    let (first, slope) = over_ground(&from);
    let (last, _) = over_ground(&state_at(&place, length_s));
    // The parabola through both ends with the slope at the first.
    let slope = slope * 2.0;
    let bend = (last - first - slope * length_s) / (length_s * length_s);
    let root = (slope * slope - bend * first * 4.0).root();
    let falling = (first * 2.0) / (root - slope);
    let rising = (slope + root) / (bend * -2.0);
    let (mut low, mut high) = (nothing, length_s);
    let mut t = within(falling.or(rising, nothing.above(slope)), (low, high));
    let mut open = length_s.above(nothing);
    for _ in 0..MOST_GUESSES {
        let (above, slope) = over_ground(&state_at(&place, t));
        let is_above = above.above(nothing);
        low = t.or(low, is_above.and(open));
        high = t.or(high, is_above.not().and(open));
        let better = within(t - above / (slope * 2.0), (low, high));
        let far = size(better - t).above(length_s * NEAR);
        t = better.or(t, open);
        open = open.and(far);
        if !open.any() {
            break;
        }
    }
    for (index, moment) in moments(waiting, &place, t, rate) {
        ends[index].1 = Ok(Some(moment));
    }
}

/// Where bodies are highest in the steps that wait.
#[inline(always)]
fn find_tops<N: Lanes, const TERMS: usize>(
    waiting: &mut Waiting<TERMS>,
    rate: f64,
    like: N,
    ends: &mut [Ends],
) {
    let (place, length_s) = waiting.last(like);
    let nothing = like.all(0.0);
    // The root of a parabola that nearly is the vertical speed is the first guess.
    let from = first_state(&place);
    let first = over_ground(&from).1;
    let last = over_ground(&state_at(&place, length_s)).1;
    let slope = dot([from[3], from[4], from[5]], [from[3], from[4], from[5]])
        + dot([from[0], from[1], from[2]], [place[0][2], place[1][2], place[2][2]]) * 2.0;
    let bend = (last - first - slope * length_s) / (length_s * length_s);
    let root = (slope * slope - bend * first * 4.0).root();
    let (mut low, mut high) = (nothing, length_s);
    let mut t = within((first * 2.0) / (root - slope), (low, high));
    let (mut before_t, mut before) = (t, nothing);
    let mut moved = length_s;
    let mut open = length_s.above(nothing);
    for guess in 0..MOST_GUESSES {
        let state = state_at(&place, t);
        let [x, y, z, u, v, w] = state;
        let (_, climbs) = height_and_climb(&state);
        let is_rising = climbs.above(nothing);
        low = t.or(low, is_rising.and(open));
        high = t.or(high, is_rising.not().and(open));
        // The slope of the vertical speed over a sphere, and once there are two guesses by them.
        let mut slope = (climbs - before) / (t - before_t);
        if guess == 0 {
            let r2 = x * x + y * y + z * z;
            let r = r2.root();
            slope = (u * u + v * v + w * w - climbs * climbs - like.all(WGS84_GM_M3_S2) / r) / r;
        }
        (before_t, before) = (t, climbs);
        let better = within(t - climbs / slope, (low, high));
        let step = size(better - t);
        // Secants: what is left is about the product of the last two steps.
        let far = (step * moved).above(length_s * length_s * NEAR_BY_SECANTS);
        moved = step.or(moved, open);
        t = better.or(t, open);
        open = open.and(far);
        if !open.any() {
            break;
        }
    }
    for (index, moment) in moments(waiting, &place, t, rate) {
        let apogee = &mut ends[index].0;
        if apogee.is_none_or(|before| before.height < moment.height) {
            *apogee = Some(moment);
        }
    }
}

/// The product of the last two steps by secants, as a share of the square of the step.
const NEAR_BY_SECANTS: f64 = 1e-12;

/// The moments of the steps that wait, after a time in each, turned with the Earth.
#[inline(always)]
fn moments<N: Lanes, const TERMS: usize>(
    waiting: &mut Waiting<TERMS>,
    place: &Polynomials<N, TERMS>,
    t: N,
    rate: f64,
) -> impl Iterator<Item = (usize, Moment)> {
    let [x, y, z, u, v, w] = state_at(place, t);
    let from = waiting.first_of_last::<N>();
    let row = &waiting.from_s[from..];
    let time_s = t.each(|lane| row[lane]) + t;
    let times = time_s.numbers();
    let (mut sines, mut cosines) = ([0.0; LANES], [0.0; LANES]);
    for lane in 0..N::COUNT {
        (sines[lane], cosines[lane]) = sin_cos(rate * times[lane]);
    }
    let (sin, cos) = (t.each(|lane| sines[lane]), t.each(|lane| cosines[lane]));
    let (px, py) = (cos * x + sin * y, cos * y - sin * x);
    let (vx, vy) = (cos * u + sin * v + py * rate, cos * v - sin * u - px * rate);
    let (_, height_m) = vertical([px, py, z]);
    let speed = (vx * vx + vy * vy + w * w).root();
    let (height_m, speed) = (height_m.numbers(), speed.numbers());
    let (px, py, pz) = (px.numbers(), py.numbers(), z.numbers());
    let (vx, vy, vz) = (vx.numbers(), vy.numbers(), w.numbers());
    let (count, whose) = (waiting.count - from, waiting.whose);
    waiting.count = from;
    (0..count).map(move |lane| {
        let moment = Moment {
            time: Time::seconds(times[lane]),
            height: Length::metres(height_m[lane]),
            speed: Speed::metres_per_second(speed[lane]),
            position_m: [px[lane], py[lane], pz[lane]],
            velocity_m_s: [vx[lane], vy[lane], vz[lane]],
        };
        (whose[from + lane], moment)
    })
}
