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
use crate::fast::{Bar, Company, Course, Fast, Hint, Scratch, Trail};
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Whether the target can be met from every launch point that counts.
    pub is_defended: bool,
    /// The share of the launch points from which it can be met, where it was asked for or is all of them.
    pub share: Option<f64>,
    /// What binds for the worst of them; `None` if all are met.
    pub binding: Option<Binding>,
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
    /// Which launch point it is that this binds: of equals the first counts, in whatever order they come.
    which: usize,
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
        which: 0,
        badness: (0, 0.0),
    };

    fn add(&mut self, which: usize, outcome: &Outcome) {
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
        let first = badness == self.badness && which < self.which;
        if badness > self.badness || first || self.binding.is_none() {
            self.badness = badness;
            self.which = which;
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
        for (which, launch) in launches.iter().enumerate() {
            if let Some(outcome) = fast.outcome(launch, &aim, &worst.bar(), scratch) {
                worst.add(which, &outcome);
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

/// What of [`footprint`] tells whether each aim is defended, and what binds where it is not: sooner than all of it. The share of
/// launch points is told of the aims of which `asks_share` says so.
#[must_use]
pub fn verdicts(
    battery: &Battery,
    class: &ProfileTable,
    launches: &[Position],
    aims: &[Position],
    asks_share: impl Fn(usize) -> bool + Sync,
) -> Vec<Option<Verdict>> {
    let fast = Fast::new(battery, class);
    let launches: Vec<End> = launches.iter().map(|launch| End::at(*launch)).collect();
    let mut verdicts = vec![None; aims.len()];
    let chunks = verdicts.par_chunks_mut(AT_ONCE).zip(aims.par_chunks(AT_ONCE)).enumerate();
    chunks.for_each(|(chunk, (verdicts, aims))| {
        // Neighbours are met at much the same moments. Each task has its own hints, so that threads change nothing.
        let (mut scratch, mut hints) = (Scratch::new(), vec![Hint::NONE; launches.len()]);
        let mut order: Vec<usize> = (0..launches.len()).collect();
        for (i, (verdict, aim)) in verdicts.iter_mut().zip(aims).enumerate() {
            let (aim, mut worst) = (End::at(*aim), Worst::NONE);
            let asks_share = asks_share(chunk * AT_ONCE + i);
            for &which in &order {
                let Some(course) = Course::between(&launches[which], &aim, class) else { continue };
                let (bar, hint) =
                    (Bar { margin_s: 0.0, margin_m: 0.0, counts: false, ..worst.bar() }, &mut hints[which]);
                let settled = !asks_share && bar.shortfall_m < f64::INFINITY;
                if settled && fast.is_no_shorter(&course, bar.shortfall_m, hint) {
                    // Met or not, it does not bind worst, and the aim is not defended as it is.
                    worst.counted += 1;
                    continue;
                }
                match fast.unmet(&course, &bar, hint, &mut scratch) {
                    Some(outcome) => worst.add(which, &outcome),
                    None => worst.add_met(),
                }
            }
            // What bound worst here is asked first of the next aim, and nobody is told which it was.
            if worst.binding.is_some()
                && let Some(place) = order.iter().position(|which| *which == worst.which)
            {
                order.swap(0, place);
            }
            let Worst { counted, met, binding, .. } = worst;
            let is_defended = met == counted;
            let share = (asks_share || is_defended).then(|| f64::from(met) / f64::from(counted));
            *verdict = (counted > 0).then_some(Verdict { is_defended, share, binding });
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
    let company = Company::of(&fasts);
    let launches: Vec<End> = launches.iter().map(|launch| End::at(*launch)).collect();
    let mut defended = vec![Vec::new(); aims.len()];
    let chunks = defended.par_chunks_mut(SHARED).zip(aims.par_chunks(SHARED)).enumerate();
    chunks.for_each(|(chunk, (defended, aims))| {
        let (mut scratch, mut hints) = (Scratch::new(), vec![Hint::NONE; launches.len()]);
        for (i, (defended, aim)) in defended.iter_mut().zip(aims).enumerate() {
            let (aim, i) = (End::at(*aim), chunk * SHARED + i);
            let courses = launches.iter().map(|launch| Course::between(launch, &aim, class));
            let courses = courses.zip(&mut hints).filter_map(|(course, hint)| Some((course?, hint)));
            let asked = fasts.iter().enumerate().map(|(k, fast)| asks(k, i).then_some(fast));
            *defended = match (&company, fasts.first()) {
                (Some(company), Some(first)) => {
                    let trails = courses.map(|(course, _)| Trail::new(course, first, company)).collect();
                    of_each(asked, trails, |fast, trail| {
                        trail.is_surely_met(fast) || fast.is_met_after_all(&trail.course, &mut scratch)
                    })
                }
                _ => of_each(asked, courses.collect(), |fast, (course, hint)| {
                    fast.is_met(course, hint, &mut scratch)
                }),
            };
        }
    });
    defended
}

/// Which of those that are asked meet every path, if there are any.
fn of_each<F: Copy, P>(
    asked: impl Iterator<Item = Option<F>>,
    mut paths: Vec<P>,
    mut is_met: impl FnMut(F, &mut P) -> bool,
) -> Vec<bool> {
    let of = |asked: Option<F>| {
        let Some(fast) = asked.filter(|_| !paths.is_empty()) else { return false };
        let unmet = paths.iter_mut().position(|path| !is_met(fast, path));
        // One that is not met settles it: the next is asked about that one first. Nobody is told which it is.
        if let Some(unmet) = unmet {
            paths.swap(0, unmet);
        }
        unmet.is_none()
    };
    asked.map(of).collect()
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
        for (which, launch) in launches.iter().enumerate() {
            if let Some(target) = Target::between(*launch, *aim, class) {
                let engagement = engage(battery, &target);
                worst.add(
                    which,
                    &Outcome {
                        margin_s: engagement.margin.map(Time::as_seconds),
                        margin_m: engagement.margin_distance.map(Length::as_metres),
                        opportunities: engagement.opportunities,
                        binding: engagement.binding,
                    },
                );
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
