//! How does a flight go on from one step to the next?
//!
//! # Model
//! A flight that knows which step it needs, and goes on once that step was made, by whoever made it: so many flights can be
//! computed side by side. A step is refused, or taken whole, or cut where it leaves the laws that hold; a long one is then made
//! again to there.
//!
//! # Assumptions and limits
//! - Those of [`crate::flight`].
//!
//! # Conventions
//! Those of [`crate::flight`].
//!
//! # Sources
//! - none: the order of the steps.
//!
//! # Checked by
//! - [`crate::flight`]'s tests.
//!
//! # Not here
//! Which phases there are: [`crate::flight`]. How long the next step is: `dop853.rs`.

use tpt_earth::{Length, Speed, Time, vertical};

use crate::dop853::{Dense, Integration, Judged, Look, Made, Start, State};
use crate::flight::{Detail, FlightError, Moment};
use crate::motion::{AirModel, Exit, Laws, Phase, Regime, dot, halves};

/// Steps after which a flight is given up.
pub(crate) const MOST_STEPS: usize = 20_000;

/// A step longer than this, s, is flown again to where it is cut: over a long arc that ends in the air the polynomial is
/// coarser than the step.
const LONG_STEP_S: f64 = 10.0;

/// How near an event is found, as a share of its step.
pub(crate) const NEAR_AN_EVENT: f64 = 1e-13;

/// How near beyond a corner of air or drag a step is cut, as a share of it: the laws on both sides agree there.
const NEAR_A_CORNER: f64 = 1e-4;

/// A phase, how long it lasts, and whether a burn ends with it.
pub(crate) struct Leg {
    pub(crate) phase: Phase,
    pub(crate) until_s: f64,
    pub(crate) burnout: bool,
}

/// A piece of a path: a step, up to where it was cut.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) dense: Dense,
    /// The share of the step at which the next piece begins.
    pub(crate) end: f64,
}

/// Which step a flight asks for.
enum Asks {
    /// The next one.
    Next(Start),
    /// One that left the laws by an exit at a share of it, again to there.
    Again { start: Start, exit: Exit, share: f64, dense: Box<Dense> },
    /// None: it is down, or as far as it was to go.
    Nothing,
}

/// A flight under way.
pub(crate) struct Run {
    legs: Vec<Leg>,
    leg: usize,
    /// The legs that it is to fly.
    until_leg: usize,
    detail: Detail,
    motion: Integration,
    laws: Laws,
    regime: Regime,
    /// Where the regime ends: in height, m, and in Mach numbers.
    ends: [[f64; 2]; 2],
    asks: Asks,
    rising: bool,
    steps: usize,
    burnouts: Vec<Moment>,
    apogee: Option<Moment>,
    impact: Option<Moment>,
    path: Vec<Piece>,
}

/// What a flight did.
pub(crate) struct Done {
    pub(crate) burnouts: Vec<Moment>,
    pub(crate) apogee: Option<Moment>,
    pub(crate) impact: Option<Moment>,
    pub(crate) path: Vec<Piece>,
}

impl Run {
    /// From a state at time 0, leg after leg; `first_step_s` is a guess of the first step.
    pub(crate) fn from(
        state: State,
        legs: Vec<Leg>,
        tolerance: f64,
        detail: Detail,
        first_step_s: f64,
    ) -> Result<Box<Self>, FlightError> {
        let regime = legs[0].phase.regime(&state);
        let mut run = Box::new(Self {
            leg: 0,
            until_leg: legs.len(),
            detail,
            motion: Integration::new(tolerance, 0.0, state, first_step_s),
            laws: Laws::OfThePlace,
            regime,
            ends: legs[0].phase.ends(regime),
            asks: Asks::Nothing,
            rising: true,
            steps: 0,
            burnouts: Vec::with_capacity(legs.iter().filter(|leg| leg.burnout).count()),
            apogee: None,
            impact: None,
            path: Vec::new(),
            legs,
        });
        run.begin_stretch()?;
        Ok(run)
    }

    /// Only to the end of the last burn.
    pub(crate) fn to_the_last_burnout(mut self: Box<Self>) -> Box<Self> {
        self.until_leg = self.legs.iter().rposition(|leg| leg.burnout).map_or(0, |last| last + 1);
        self
    }

    /// On from there, to the ground.
    pub(crate) fn to_the_ground(mut self: Box<Self>) -> Result<Box<Self>, FlightError> {
        self.until_leg = self.legs.len();
        if self.impact.is_none() && matches!(self.asks, Asks::Nothing) {
            self.begin_leg()?;
        }
        Ok(self)
    }

    /// What it did so far.
    pub(crate) fn done(self) -> Done {
        let Self { burnouts, apogee, impact, path, .. } = self;
        Done { burnouts, apogee, impact, path }
    }

    /// The last burnout, where it stands there or came by it.
    pub(crate) fn last_burnout(&self) -> Option<Moment> {
        self.burnouts.last().copied().filter(|_| self.impact.is_none())
    }

    /// The step that it asks for; `None` where it has ended.
    pub(crate) fn asks(&self) -> Option<(&Phase, Laws, &Start)> {
        match &self.asks {
            Asks::Next(start) | Asks::Again { start, .. } => {
                Some((&self.legs[self.leg].phase, self.laws, start))
            }
            Asks::Nothing => None,
        }
    }

    /// Flies it by itself.
    pub(crate) fn alone(&mut self) -> Result<(), FlightError> {
        let mut made = Made::NOTHING;
        while let Some((phase, laws, start)) = self.asks() {
            // Where a step is made again, the motion stands at its end already.
            let slope_here = self.motion.slope_here().filter(|_| matches!(self.asks, Asks::Next(_)));
            made.alone(&phase.forces(laws), start, slope_here);
            self.go_on(&made)?;
        }
        Ok(())
    }

    /// Goes on after the step that it asked for.
    pub(crate) fn go_on(&mut self, made: &Made) -> Result<(), FlightError> {
        match std::mem::replace(&mut self.asks, Asks::Nothing) {
            Asks::Next(start) => match self.motion.judge(made)? {
                Judged::Refused(shorter) => self.asks = Asks::Next(shorter),
                Judged::Taken => self.taken(&start, made)?,
            },
            Asks::Again { exit, share, dense, .. } => self.cut(exit, share, &dense, made.to())?,
            Asks::Nothing => {}
        }
        Ok(())
    }

    /// A step was taken: whole, unless it left the laws that hold.
    fn taken(&mut self, start: &Start, made: &Made) -> Result<(), FlightError> {
        let leg = &self.legs[self.leg];
        let end = made.look();
        if leg.phase.tips_over(made.to(), end.climb_m_s) {
            return Err(FlightError::TipsOver { at_s: self.motion.time_s() });
        }
        let left = match self.laws {
            Laws::Of(regime) => leg.phase.exits(regime, &self.ends, end.height_m, made.to()),
            Laws::OfThePlace => [None, None],
        };
        let dense = || made.dense(start, || leg.phase.forces(self.laws));
        if left == [None, None] {
            if self.turns_at(end) {
                let dense = dense();
                self.look_at(end, 1.0, &dense);
            }
            self.rising = end.rises();
            return self.on();
        }
        let dense = dense();
        let share_of = |exit: Exit| {
            let beyond = |state: &State| leg.phase.beyond(self.regime, &self.ends, exit, state);
            let at_start = beyond(&start.state);
            // At the very start of a step rounding may put it a hair outside already.
            if at_start > 0.0 { 0.0 } else { dense.share_just_beyond(NEAR_A_CORNER, at_start, beyond) }
        };
        let left = left.into_iter().flatten();
        let first = left.map(|exit| (share_of(exit), exit)).min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((share, exit)) = first else { return self.on() };
        if start.length_s > LONG_STEP_S {
            let start = Start { length_s: share * start.length_s, ..*start };
            self.asks = Asks::Again { start, exit, share, dense: Box::new(dense) };
            return Ok(());
        }
        self.cut(exit, share, &dense, &dense.at_share(share))
    }

    /// A step ends where it leaves the laws that hold.
    fn cut(&mut self, exit: Exit, share: f64, dense: &Dense, state: &State) -> Result<(), FlightError> {
        self.motion.stand_at(dense.time_s(share), *state);
        let end = Look::at(state);
        if self.turns_at(end) {
            self.look_at(end, share, dense);
        }
        self.rising = end.rises();
        let leg = &self.legs[self.leg];
        self.regime = leg.phase.next(self.regime, exit, state);
        if self.impact.is_none() && self.motion.time_s() < leg.until_s {
            return self.begin_stretch();
        }
        self.on()
    }

    /// On by the same laws, or to the next leg.
    fn on(&mut self) -> Result<(), FlightError> {
        if self.impact.is_some() {
            return Ok(());
        }
        let leg = &self.legs[self.leg];
        if self.motion.time_s() < leg.until_s {
            return self.next_step();
        }
        if leg.burnout {
            self.burnouts.push(moment(self.motion.time_s(), self.motion.state()));
        }
        self.leg += 1;
        if self.leg < self.until_leg { self.begin_leg() } else { Ok(()) }
    }

    fn begin_leg(&mut self) -> Result<(), FlightError> {
        let Some(leg) = self.legs.get(self.leg) else { return Ok(()) };
        self.regime = leg.phase.regime(self.motion.state());
        self.begin_stretch()
    }

    /// The first step by other laws.
    fn begin_stretch(&mut self) -> Result<(), FlightError> {
        let phase = &self.legs[self.leg].phase;
        self.laws = match phase.world.air {
            AirModel::Vacuum => Laws::OfThePlace,
            AirModel::Standard => Laws::Of(self.regime),
        };
        self.ends = phase.ends(self.regime);
        if self.steps > 0 {
            self.motion.turn();
        }
        self.next_step()
    }

    fn next_step(&mut self) -> Result<(), FlightError> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(FlightError::Stuck { at_s: self.motion.time_s() });
        }
        self.asks = Asks::Next(self.motion.next(self.legs[self.leg].until_s));
        Ok(())
    }

    /// Whether a step that ends so has something to look at: a top, the ground, or a path to keep.
    fn turns_at(&self, to: Look) -> bool {
        (self.rising && !to.rises()) || to.is_below_ground() || self.detail == Detail::Path
    }

    /// Apogee and impact within a step up to a share of it, and the path.
    fn look_at(&mut self, to: Look, end: f64, dense: &Dense) {
        let (turns, grounded) = (self.rising && !to.rises(), to.is_below_ground());
        let at = |share: f64| moment(dense.time_s(share), &dense.at_share(share));
        let mut top = 0.0;
        if turns {
            top = dense.share_of_zero((0.0, end), NEAR_AN_EVENT, climb);
            let highest = at(top);
            if self.apogee.is_none_or(|before| before.height < highest.height) {
                self.apogee = Some(highest);
            }
        }
        if grounded {
            // After its top: a short hop may begin and end in one step.
            self.impact = Some(at(dense.share_of_zero((top, end), NEAR_AN_EVENT, height)));
        }
        if self.detail == Detail::Path {
            self.path.push(Piece { dense: dense.clone(), end });
        }
    }
}

/// A state at a time as a moment.
pub(crate) fn moment(time_s: f64, state: &State) -> Moment {
    let (position_m, velocity_m_s) = halves(state);
    let (_, height_m) = vertical(position_m);
    Moment {
        time: Time::seconds(time_s),
        height: Length::metres(height_m),
        speed: Speed::metres_per_second(dot(velocity_m_s, velocity_m_s).sqrt()),
        position_m,
        velocity_m_s,
    }
}

pub(crate) fn climb(state: &State) -> f64 {
    Look::at(state).climb_m_s
}

pub(crate) fn height(state: &State) -> f64 {
    Look::at(state).height_m
}
