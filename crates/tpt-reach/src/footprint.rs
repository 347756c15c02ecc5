//! Which aims does a battery defend against every sampled launch point of a region?
//!
//! # Model
//! Each aim against each launch point that the caller declares, by `engage`'s definitions. An aim is defended if the target
//! can be met from *every* launch point that counts; a launch point counts if its distance to the aim is one of the class's
//! ranges. Of the launch points only how many of them are met is told, never which.
//!
//! ```text
//! share = met / counted;   margin = min over the counted;   none counted: nothing is said of the aim
//! ```
//!
//! # Assumptions and limits
//! - The sample is the caller's: between its points nothing is known.
//! - The fast way is within 100 m and 0.1 s of [`engage`](crate::engage()), and of its verdict outside that margin
//!   (`tests/it/footprint.rs`).
//!
//! # Conventions
//! Aims come back in the order given, with the same bits on any number of threads.
//!
//! # Sources
//! - The arithmetic is this project's own.
//!
//! # Checked by
//! - a second implementation: [`footprint_by_engaging`].
//! - laws: more launch points never raise a verdict; a larger envelope never shrinks the area (`tests/it/laws.rs`).
//!
//! # Not here
//! The grid: `grid`. Polygons, towns and people: `tpt-defence`.

use rayon::prelude::*;
use tpt_earth::{Area, Length, Position, Time};

use crate::battery::{Battery, Target};
use crate::engage::{Binding, Outcome, engage};
use crate::fast::{Bar, Course, Fast, Hint, Scratch};
use crate::profile::ProfileTable;
use crate::way::End;

/// Aims that one task works on.
const AT_ONCE: usize = 256;

/// Aims that one task asks many batteries about.
const SHARED: usize = 16;

/// How a battery does over an aim, against the launch points that count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Met {
    /// How many launch points count.
    pub counted: u32,
    /// From how many of them the target can be met.
    pub met: u32,
    /// The least margin in time; `None` where one of them has none.
    pub margin: Option<Time>,
    /// The least margin in distance; `None` where one of them has none.
    pub margin_distance: Option<Length>,
    /// The fewest opportunities.
    pub opportunities: u32,
    /// What binds for the worst of them; `None` if all are met.
    pub binding: Option<Binding>,
}

impl Met {
    /// Whether the target can be met from every launch point that counts.
    #[must_use]
    pub const fn is_defended(&self) -> bool {
        self.met == self.counted
    }

    /// The share of the launch points from which it can be met.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.met) / f64::from(self.counted)
    }
}

/// What is said of an aim where nobody asks by how much, against the launch points that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How many launch points count.
    pub counted: u32,
    /// From how many of them the target can be met.
    pub met: u32,
    /// What binds for the worst of them; `None` if all are met.
    pub binding: Option<Binding>,
}

impl Verdict {
    /// Whether the target can be met from every launch point that counts.
    #[must_use]
    pub const fn is_defended(&self) -> bool {
        self.met == self.counted
    }

    /// The share of the launch points from which it can be met.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.met) / f64::from(self.counted)
    }
}

/// The worst of several outcomes, as it grows.
#[derive(Clone, Copy)]
struct Worst {
    counted: u32,
    met: u32,
    /// Below everything where one has none.
    margin_s: f64,
    margin_m: f64,
    opportunities: u32,
    binding: Option<Binding>,
    /// How bad that is: the clock last, then by how far it falls short.
    badness: (u8, f64),
}

impl Worst {
    const NONE: Self = Self {
        counted: 0,
        met: 0,
        margin_s: f64::INFINITY,
        margin_m: f64::INFINITY,
        opportunities: u32::MAX,
        binding: None,
        badness: (0, 0.0),
    };

    fn add(&mut self, outcome: &Outcome) {
        self.counted += 1;
        self.met += u32::from(outcome.binding.is_none());
        self.margin_s = self.margin_s.min(outcome.margin_s.unwrap_or(f64::NEG_INFINITY));
        self.margin_m = self.margin_m.min(outcome.margin_m.unwrap_or(f64::NEG_INFINITY));
        self.opportunities = self.opportunities.min(outcome.opportunities);
        let badness = match outcome.binding {
            None => return,
            Some(Binding::TooLate) => (1, -outcome.margin_s.unwrap_or(0.0)),
            Some(_) => (2, -outcome.margin_m.unwrap_or(f64::NEG_INFINITY)),
        };
        if badness > self.badness || self.binding.is_none() {
            self.badness = badness;
            self.binding = outcome.binding;
        }
    }

    /// One that is met, where nobody asks by how much.
    const fn add_met(&mut self) {
        self.counted += 1;
        self.met += 1;
    }

    /// What an outcome must fall below to change more than the counts.
    fn bar(&self) -> Bar {
        let shortfall_m = if self.badness.0 == 2 { -self.badness.1 } else { f64::INFINITY };
        Bar { margin_s: self.margin_s, margin_m: self.margin_m, shortfall_m, counts: true }
    }

    fn met(&self) -> Option<Met> {
        let there = |number: f64| (number > f64::NEG_INFINITY).then_some(number);
        (self.counted > 0).then(|| Met {
            counted: self.counted,
            met: self.met,
            margin: there(self.margin_s).map(Time::seconds),
            margin_distance: there(self.margin_m).map(Length::metres),
            opportunities: self.opportunities,
            binding: self.binding,
        })
    }
}

/// Every aim against every launch point; `None` for an aim for which none counts.
#[must_use]
pub fn footprint(
    battery: &Battery,
    class: &ProfileTable,
    launches: &[Position],
    aims: &[Position],
) -> Vec<Option<Met>> {
    let fast = Fast::new(battery, class);
    let launches: Vec<End> = launches.iter().map(|launch| End::at(*launch)).collect();
    let over = |scratch: &mut Scratch, aim: &Position| {
        let (aim, mut worst) = (End::at(*aim), Worst::NONE);
        for launch in &launches {
            if let Some(outcome) = fast.outcome(launch, &aim, &worst.bar(), scratch) {
                worst.add(&outcome);
            }
        }
        worst.met()
    };
    let mut met = vec![None; aims.len()];
    met.par_chunks_mut(AT_ONCE).zip(aims.par_chunks(AT_ONCE)).for_each_init(
        Scratch::new,
        |scratch, (met, aims)| {
            for (met, aim) in met.iter_mut().zip(aims) {
                *met = over(scratch, aim);
            }
        },
    );
    met
}

/// What of [`footprint`] tells whether each aim is defended, and what binds where it is not: sooner than all of it.
#[must_use]
pub fn verdicts(
    battery: &Battery,
    class: &ProfileTable,
    launches: &[Position],
    aims: &[Position],
) -> Vec<Option<Verdict>> {
    let fast = Fast::new(battery, class);
    let launches: Vec<End> = launches.iter().map(|launch| End::at(*launch)).collect();
    let mut verdicts = vec![None; aims.len()];
    verdicts.par_chunks_mut(AT_ONCE).zip(aims.par_chunks(AT_ONCE)).for_each(|(verdicts, aims)| {
        // Neighbours are met at much the same moments. Each task has its own, so that threads change nothing.
        let (mut scratch, mut hints) = (Scratch::new(), vec![None; launches.len()]);
        for (verdict, aim) in verdicts.iter_mut().zip(aims) {
            let (aim, mut worst) = (End::at(*aim), Worst::NONE);
            for (launch, hint) in launches.iter().zip(&mut hints) {
                let Some(course) = Course::between(launch, &aim, class) else { continue };
                let bar = Bar { margin_s: 0.0, margin_m: 0.0, counts: false, ..worst.bar() };
                match fast.unmet(&course, &bar, hint, &mut scratch) {
                    Some(outcome) => worst.add(&outcome),
                    None => worst.add_met(),
                }
            }
            let Worst { counted, met, binding, .. } = worst;
            *verdict = (counted > 0).then_some(Verdict { counted, met, binding });
        }
    });
    verdicts
}

/// Which aims some batteries defend: by aim and then by battery, for those that `asks` says of a battery and an aim; the others
/// are not. An aim for which no launch point counts is not defended.
///
/// The path to an aim is the same for every battery, and batteries that hardly differ meet it at much the same moment.
#[must_use]
pub fn defended_by(
    batteries: &[Battery],
    class: &ProfileTable,
    launches: &[Position],
    aims: &[Position],
    asks: impl Fn(usize, usize) -> bool + Sync,
) -> Vec<Vec<bool>> {
    let fasts: Vec<Fast<'_>> = batteries.par_iter().map(|battery| Fast::new(battery, class)).collect();
    let launches: Vec<End> = launches.iter().map(|launch| End::at(*launch)).collect();
    let mut defended = vec![Vec::new(); aims.len()];
    let chunks = defended.par_chunks_mut(SHARED).zip(aims.par_chunks(SHARED)).enumerate();
    chunks.for_each(|(chunk, (defended, aims))| {
        let (mut scratch, mut hints) = (Scratch::new(), vec![None; launches.len()]);
        for (i, (defended, aim)) in defended.iter_mut().zip(aims).enumerate() {
            let aim = End::at(*aim);
            let counted = launches.iter().zip(&mut hints);
            let mut courses: Vec<(Course<'_>, &mut Option<Hint>)> = counted
                .filter_map(|(launch, hint)| Some((Course::between(launch, &aim, class)?, hint)))
                .collect();
            let mut is_met = |fast: &Fast<'_>| {
                let unmet =
                    courses.iter_mut().position(|(course, hint)| !fast.is_met(course, hint, &mut scratch));
                // One that is not met settles it: the next battery is asked about that one first. Nobody is told which it is.
                if let Some(unmet) = unmet {
                    courses.swap(0, unmet);
                }
                unmet.is_none() && !courses.is_empty()
            };
            let i = chunk * SHARED + i;
            *defended = fasts.iter().enumerate().map(|(k, fast)| asks(k, i) && is_met(fast)).collect();
        }
    });
    defended
}

/// The same by [`engage`](crate::engage()), one after the other: what the fast way is tested against.
#[must_use]
pub fn footprint_by_engaging(
    battery: &Battery,
    class: &ProfileTable,
    launches: &[Position],
    aims: &[Position],
) -> Vec<Option<Met>> {
    let over = |aim: &Position| {
        let mut worst = Worst::NONE;
        for launch in launches {
            if let Some(target) = Target::between(*launch, *aim, class) {
                let engagement = engage(battery, &target);
                worst.add(&Outcome {
                    margin_s: engagement.margin.map(Time::as_seconds),
                    margin_m: engagement.margin_distance.map(Length::as_metres),
                    opportunities: engagement.opportunities,
                    binding: engagement.binding,
                });
            }
        }
        worst.met()
    };
    aims.iter().map(over).collect()
}

/// The area of the aims that are defended, each standing for its own.
#[must_use]
pub fn defended_area(met: &[Option<Met>], areas: &[Area]) -> Area {
    let defended = met.iter().zip(areas).filter(|(met, _)| met.is_some_and(|met| met.is_defended()));
    defended.fold(Area::ZERO, |sum, (_, area)| sum + *area)
}
