//! Where does a solve set out from, and which end of its search refuses a report?
//!
//! # Model
//! Two nested searches between ends: the kick with which the flight is as steep as the report, at a given free number; and
//! the free number with which that flight is as high. Where a time was reported, it counts as a height.
//!
//! # Assumptions and limits
//! - Those of [`super`].
//!
//! # Conventions
//! Those of [`super`].
//!
//! # Sources
//! - none: bracketing and secants.
//!
//! # Checked by
//! - [`super`]'s tests.
//!
//! # Not here
//! Newton's method: [`super`].

use tpt_earth::math::{atan2, ln};

use super::{AtAnEnd, Ended, Freedom, NoReconstruction, Solve, Tried, Up};
use crate::aim::{Kick, Range, Shot};
use crate::flight::{Detail, FlightError};
use crate::motion::dot;

/// Steps of a search for one root.
const MOST_HALVINGS: usize = 60;

/// The widest kick that a search looks at, rad: 45°.
const WIDEST_KICK: f64 = std::f64::consts::FRAC_PI_4;

/// How near a flight at an end of what is free comes to a share of the report.
const HELD_PRECISION: f64 = 1e-6;

/// Two kicks nearer than this are one, rad.
const NARROWEST_KICK: f64 = 1e-10;

/// How near a search comes before Newton's method takes over: in steepness, and of the apogee.
const NEAR_ENOUGH: f64 = 1e-3;

/// How nearly the flights of a search from a guess are integrated, a step.
const A_START: f64 = 1e-6;

/// Steps of such a search, and the longest one, as a share of the ideal speed.
const MOST_ABOUT: usize = 16;
const WIDEST_SHARE: f64 = 0.1;

/// Two free numbers nearer than this are one, as a share of the larger end.
const NEIGHBOURS: f64 = 1e-12;

/// The same where one of them gives no flight: only a refusal hangs on it.
const NEAR_NO_FLIGHT: f64 = 1e-6;

/// Two heights next to each other that are farther apart, over the reported one, are of two kinds of flights.
const A_JUMP: f64 = 0.1;

impl Solve<'_> {
    /// Why there is no flight, where the report lies beyond an end of what is free: what is flown there, as steep as
    /// reported and onto the bearing.
    pub(super) async fn refusal_at_an_end(&self) -> Option<NoReconstruction> {
        for free in self.ends() {
            let Ok(Steep::Flight(kick, shot)) = self.as_steep(free, 0.0).await else { continue };
            let held = self.held_at(free);
            let Some([down, right, _]) = self.unknowns_of(kick, free) else { continue };
            let start = [down, right, self.up.of(&shot) / self.up_m];
            if let Some(Ended::Met(found, _)) = held.newton(start, None).await
                && let Some(refusal) = self.refusal(free, &found)
            {
                return Some(refusal);
            }
        }
        None
    }

    /// The same at the end at which a solve stands, from there and with its matrix.
    pub(super) async fn refusal_from(&self, last: Tried, inverse: [[f64; 3]; 3]) -> Option<NoReconstruction> {
        let ([down, right, _], free) = (last.unknowns, last.free);
        let held = self.held_at(free);
        // The share of the report that fits the flight best, and how the miss changes with it.
        let report = [self.flown_m, self.right_m, self.up_m];
        let flown = self.flown_m_of(&last.shot);
        let share = dot(report, flown) / dot(report, report);
        let matrix = super::inverse(inverse)?;
        // Of a throw the share moves nothing but the square of the speed.
        let by_share = [0.0, 0.0, -1.0 / share];
        let matrix = std::array::from_fn(|row| [matrix[row][0], matrix[row][1], by_share[row]]);
        let start = held.compared([down, right, share], (last.kick, free), last.shot, share);
        let (found, _) = held.newton_from(start, super::inverse(matrix)).await?.met()?;
        self.refusal(free, &found)
    }

    /// The same solve with what is free held at an end. Nobody takes its flight: it only tells how far the end is from the report.
    fn held_at(&self, free: f64) -> Self {
        let allowed_m = (HELD_PRECISION * (self.flown_m + self.up_m)).max(self.allowed_m);
        Self { held: Some(free), allowed_m, ..*self }
    }

    /// What an end refuses, by the share of the report that is flown there.
    fn refusal(&self, free: f64, found: &Tried) -> Option<NoReconstruction> {
        let [most, least] = self.ends();
        let does_most = (free - most).abs() < (free - least).abs();
        let [limit_most, limit_least] = self.limits();
        let [.., share] = found.unknowns;
        let (flown, reported) = (AtAnEnd::of(&found.shot), self.reported);
        let sure = 10.0 * HELD_PRECISION;
        if does_most && share < 1.0 - sure {
            Some(NoReconstruction::CannotReach { limit: limit_most, flown, reported })
        } else if !does_most && share > 1.0 + sure {
            Some(NoReconstruction::DoesMore { limit: limit_least, flown, reported })
        } else {
            None
        }
    }

    /// The ends of what is free in words: with which the missile does most, and least.
    const fn limits(&self) -> [&'static str; 2] {
        match self.freedom {
            Freedom::Payload => ["with next to no payload", "with all the payload that it lifts"],
            Freedom::Cutoff => ["with all its propellant burnt", "with its last stage hardly lit"],
        }
    }

    /// A start near enough for Newton's method: kick towards the bearing and free number, each by a search between two
    /// ends. `lean` is a guess of the kick.
    pub(super) async fn nested(&self, lean: f64) -> Result<(Kick, f64), NoReconstruction> {
        let [most, least] = self.ends();
        let [limit_most, limit_least] = self.limits();
        let best = self.as_steep(most, lean).await?;
        if let Some(shot) = best.shot()
            && self.up.of(shot) < self.up_m
        {
            return Err(NoReconstruction::CannotReach {
                limit: limit_most,
                flown: AtAnEnd::of(shot),
                reported: self.reported,
            });
        }
        // A payload that is just lifted, or a burn of one stage that has just begun, gives no flight worth the name: it does less than
        // any report.
        let worst = self.as_steep(least, lean).await;
        let does_more = |shot: &Shot| NoReconstruction::DoesMore {
            limit: limit_least,
            flown: AtAnEnd::of(shot),
            reported: self.reported,
        };
        if let Ok(worst) = &worst
            && let Some(shot) = worst.shot()
            && self.up.of(shot) > self.up_m
        {
            return Err(does_more(shot));
        }
        let excess = |steep: &Steep| steep.shot().map_or(f64::INFINITY, |shot| self.up.of(shot) - self.up_m);
        let under =
            |steep: &Result<Steep, NoReconstruction>| steep.as_ref().map_or(f64::NEG_INFINITY, excess);
        let (mut much, mut little) = ((most, best), (least, worst));
        let mut nearest = None;
        for _ in 0..MOST_HALVINGS {
            let middle = between((much.0, excess(&much.1)), (little.0, under(&little.1)));
            let near = nearest.map_or(lean, |(kick, _): (Kick, f64)| kick.down);
            let there = self.as_steep(middle, near).await;
            let over = under(&there);
            if let Ok(Steep::Flight(kick, _)) = &there {
                nearest = Some((*kick, middle));
                if over.abs() < NEAR_ENOUGH * self.up_m {
                    return Ok((*kick, middle));
                }
            }
            match there {
                Ok(there) if over > 0.0 => much = (middle, there),
                there => little = (middle, there),
            }
            let nearest_two = if little.1.is_ok() { NEIGHBOURS } else { NEAR_NO_FLIGHT };
            if (much.0 - little.0).abs() <= nearest_two * most.max(least) {
                break;
            }
        }
        // A flight as steep as wanted is found to a thousandth, and its height hangs on that: nearer is not asked for here.
        let little = match little.1 {
            Ok(little) => little,
            // The least that it flies is more than the report.
            Err(why) => return Err(much.1.shot().map_or(why, does_more)),
        };
        let ends = much.1.shot().zip(little.shot());
        if let (Some((high, low)), Some(nearest)) = (ends, nearest)
            && self.up.of(high) - self.up.of(low) < A_JUMP * self.up_m
        {
            return Ok(nearest);
        }
        // Between two that are next to each other what is flown jumps: one of them falls over.
        Err(self.no_such_path(ends.map(|(high, low)| [high, low])))
    }

    /// The same from a guess, the kick towards the bearing and the ideal speed: the free number between two that lie about the guess's, and flights no nearer than a search for a
    /// start needs. `None` where that leads nowhere: no report is refused by it.
    pub(super) async fn nested_near(&self, mut lean: f64, speed: f64) -> Option<(Kick, f64)> {
        let range = Range { tolerance: self.range.tolerance.max(A_START), ..*self.range };
        let rough = Solve { range: &range, ..*self };
        let [least, most] = self.least_and_most();
        let mut here = speed.clamp(least, most);
        let (mut much, mut little) = (None, None);
        for _ in 0..MOST_ABOUT {
            let free = self.free_for(here);
            let steep = rough.as_steep(free, lean).await.ok()?;
            let over = match steep {
                Steep::Flight(kick, shot) => {
                    lean = kick.down;
                    let over = self.up.of(&shot) / self.up_m - 1.0;
                    if over.abs() < NEAR_ENOUGH {
                        return Some((kick, free));
                    }
                    over
                }
                Steep::TooMuch => f64::INFINITY,
            };
            if over > 0.0 {
                much = Some((here, over));
            } else {
                little = Some((here, over));
            }
            here = match (much, little) {
                (Some(much), Some(little)) => between(much, little),
                // The height goes with the square of the speed at burnout, which is less than the ideal one.
                _ => {
                    let share = (0.75 * ln(1.0 + over)).clamp(-WIDEST_SHARE, WIDEST_SHARE);
                    if share > 0.0 && here <= least || share < 0.0 && here >= most {
                        return None;
                    }
                    (here * (1.0 - share)).clamp(least, most)
                }
            };
        }
        None
    }

    fn no_such_path(&self, ends: Option<[&Shot; 2]>) -> NoReconstruction {
        NoReconstruction::NoSuchPath {
            reported: self.reported,
            ends: ends.map(|shots| shots.map(AtAnEnd::of)),
        }
    }

    /// The flight that is as steep as the report, at a free number; `lean` is a guess of the kick.
    async fn as_steep(&self, free: f64, lean: f64) -> Result<Steep, NoReconstruction> {
        let wanted = atan2(self.up_m, self.flown_m);
        let at = async |down: f64| -> Result<Leaning, FlightError> {
            let kick = Kick { down, right: 0.0 };
            match self.shot(kick, free, Detail::Events).await {
                Ok(shot) => Ok(Leaning::Comes(kick, Box::new(shot))),
                Err(FlightError::NeverDown) => Ok(Leaning::Stays(down)),
                // Leaned over so far that it cannot fly: flatter than anything.
                Err(_) if down > 0.0 => Ok(Leaning::Falls(down)),
                Err(error) => Err(error),
            }
        };
        let mut steep = at(lean).await?;
        if matches!(steep, Leaning::Falls(_)) {
            steep = at(0.0).await?;
        }
        // The steeper end leans back where the Earth's rotation carries a vertical flight farther than reported.
        let first_step = 0.2 * lean.abs() + 0.004;
        let mut step = first_step;
        let mut flat = None;
        loop {
            match &steep {
                Leaning::Comes(_, shot) if self.up.steepness(shot) >= wanted => break,
                // It stays up even where it rises straight.
                Leaning::Stays(down) if *down <= 0.0 => return Ok(Steep::TooMuch),
                Leaning::Comes(..) | Leaning::Stays(_) | Leaning::Falls(_) => {}
            }
            let down = steep.down() - step;
            if down < -WIDEST_KICK {
                return Err(self.no_such_path(steep.shot().map(|shot| [shot, shot])));
            }
            step *= 2.0;
            flat = Some(std::mem::replace(&mut steep, at(down).await?));
        }
        let mut step = first_step;
        let mut flat = match flat {
            Some(flat) => flat,
            None => loop {
                let down = steep.down() + step;
                if down > WIDEST_KICK {
                    return Err(self.no_such_path(steep.shot().map(|shot| [shot, shot])));
                }
                step *= 2.0;
                match at(down).await? {
                    Leaning::Comes(kick, shot) if self.up.steepness(&shot) > wanted => {
                        steep = Leaning::Comes(kick, shot);
                    }
                    flatter => break flatter,
                }
            },
        };
        for _ in 0..MOST_HALVINGS {
            let down = between(
                (steep.down(), steep.over(wanted, self.up)),
                (flat.down(), flat.over(wanted, self.up)),
            );
            let middle = at(down).await?;
            let over = middle.over(wanted, self.up);
            if over.abs() < NEAR_ENOUGH
                && let Leaning::Comes(kick, shot) = middle
            {
                return Ok(Steep::Flight(kick, shot));
            }
            if over > 0.0 {
                steep = middle
            } else {
                flat = middle
            }
            if (flat.down() - steep.down()).abs() < NARROWEST_KICK {
                break;
            }
        }
        match (&steep, &flat) {
            // Flatter than that it does not come down any more.
            (_, Leaning::Stays(_)) => Ok(Steep::TooMuch),
            (Leaning::Comes(_, one), Leaning::Comes(_, other)) => Err(self.no_such_path(Some([one, other]))),
            (Leaning::Comes(_, one), _) => Err(self.no_such_path(Some([one, one]))),
            _ => Err(self.no_such_path(None)),
        }
    }
}

/// What is flown at a free number as steep as a report.
enum Steep {
    Flight(Kick, Box<Shot>),
    /// It does not come down on any path so steep.
    TooMuch,
}

impl Steep {
    fn shot(&self) -> Option<&Shot> {
        match self {
            Steep::Flight(_, shot) => Some(shot),
            Steep::TooMuch => None,
        }
    }
}

/// What a kick does.
enum Leaning {
    /// It comes down.
    Comes(Kick, Box<Shot>),
    /// It stays up.
    Stays(f64),
    /// It leans too far over to fly.
    Falls(f64),
}

impl Leaning {
    fn down(&self) -> f64 {
        match self {
            Leaning::Comes(kick, _) => kick.down,
            Leaning::Stays(down) | Leaning::Falls(down) => *down,
        }
    }

    fn shot(&self) -> Option<&Shot> {
        match self {
            Leaning::Comes(_, shot) => Some(shot),
            Leaning::Stays(_) | Leaning::Falls(_) => None,
        }
    }

    /// How much steeper than wanted; without end below where it does not come down or cannot fly.
    fn over(&self, wanted: f64, up: Up) -> f64 {
        self.shot().map_or(f64::NEG_INFINITY, |shot| up.steepness(shot) - wanted)
    }
}

/// Between two ends, one above zero and one below: the secant's place, not nearer to an end than a tenth; the middle where
/// an end has no value.
pub(super) fn between((above, over): (f64, f64), (below, under): (f64, f64)) -> f64 {
    let share = over / (over - under);
    let share = if share.is_finite() && under.is_finite() { share.clamp(0.1, 0.9) } else { 0.5 };
    above + share * (below - above)
}
