//! What the radars of a trade-off have of launches and arcs, over the draws.
//!
//! Every option of every side that stands at one site looks at a path together. Launches are looked at one after another, so that the
//! flights of few are held at once.

use rayon::prelude::*;
use tpt_earth::Time;
use tpt_setting::{AnswerError, Sampling};
use tpt_sight::{Fan, FromSite, Path, Radar};

use super::FEW;
use super::drawn::DrawnRadar;
use super::matrix::Target;
use super::sensor::Sensor;

/// A radar that looks at the launches as one side's figures have them.
#[derive(Clone, Copy)]
pub(super) struct Looking<'a> {
    pub(super) side: usize,
    pub(super) sensor: &'a Sensor<'a>,
}

/// What an option has of all of it.
#[derive(Default)]
pub(super) struct Seen {
    /// Of the launches, by draw.
    pub(super) kept: Vec<Tally>,
    pub(super) arcs: Vec<ArcSeen>,
}

/// What an option has of an arc.
pub(super) struct ArcSeen {
    /// The seconds of each of its ways in the mean, by draw.
    pub(super) mean_s: Vec<f64>,
    /// The share of its ways that it sees in the middle of every spread.
    pub(super) share: f64,
}

/// The paths that somebody has in view, their seconds, and how many there are.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    seen: u32,
    seconds: f64,
    paths: u32,
}

impl Tally {
    fn take(&mut self, seconds: Option<Time>) {
        self.paths += 1;
        if let Some(seconds) = seconds {
            self.seen += 1;
            self.seconds += seconds.as_seconds();
        }
    }

    pub(super) fn share(self) -> f64 {
        f64::from(self.seen) / f64::from(self.paths.max(1))
    }

    /// The seconds of each in the mean over all.
    pub(super) fn mean(self) -> f64 {
        self.seconds / f64::from(self.paths.max(1))
    }
}

/// Radars that are asked together, and whose they are.
type Fans = Vec<(Fan, Vec<usize>)>;

/// Some radars of one draw, those together that differ by their sectors alone.
fn fans<'r>(drawn: impl IntoIterator<Item = &'r DrawnRadar>) -> Fans {
    let mut fans = Fans::new();
    for (i, DrawnRadar { radar, reach, .. }) in drawn.into_iter().enumerate() {
        match fans.iter_mut().find_map(|(fan, whose)| fan.take(radar, *reach).then_some(whose)) {
            Some(whose) => whose.push(i),
            None => fans.push((Fan::of(radar, *reach), vec![i])),
        }
    }
    fans
}

/// What each of some radars has of some paths.
fn tallies(fans: &Fans, radars: usize, paths: &[FromSite<'_>]) -> Vec<Tally> {
    let mut all = vec![Tally::default(); radars];
    for path in paths {
        for (fan, whose) in fans {
            let seconds = path.seconds(fan, |_| true);
            whose.iter().zip(seconds).for_each(|(radar, seconds)| all[*radar].take(seconds));
        }
    }
    all
}

/// What each radar of a site has of one launch: by draw and radar.
pub(super) type Glimpse = Vec<Vec<Option<Time>>>;

/// The radars that stand at one site, on any side's figures, and what they have seen so far.
pub(super) struct Sky<'a> {
    /// One of them, for the site and its air.
    radar: &'a Radar,
    looking: Vec<Looking<'a>>,
    /// In each draw.
    fans: Vec<Fans>,
    middles: Fans,
    seen: Vec<Seen>,
}

impl<'a> Sky<'a> {
    /// Radars at one site in every draw; `None` where there is none of them.
    pub(super) fn new(
        looking: Vec<Looking<'a>>,
        sampling: Sampling<'_>,
    ) -> Result<Option<Self>, AnswerError> {
        let Some(first) = looking.first() else { return Ok(None) };
        let radar = &first.sensor.middle.radar;
        let draws = sampling.samples.min(FEW);
        let fans_of = |sample: u32| {
            sampling.go_on()?;
            let drawn = looking.iter().map(|one| one.sensor.draw(sample)).collect::<Result<Vec<_>, _>>()?;
            Ok(fans(&drawn))
        };
        let fans_of = (0..draws).into_par_iter().map(fans_of).collect::<Result<_, AnswerError>>()?;
        let middles = fans(looking.iter().map(|one| &one.sensor.middle));
        let nothing_yet = || Seen { kept: vec![Tally::default(); draws as usize], arcs: Vec::new() };
        let seen = looking.iter().map(|_| nothing_yet()).collect();
        Ok(Some(Self { radar, looking, fans: fans_of, middles, seen }))
    }

    /// Looks at every way of an arc, which depends on nobody's figures.
    pub(super) fn look_at_arc(&mut self, arc: &Target) {
        let ways: Vec<usize> = (0..arc.drawn()).collect();
        let ways: Vec<FromSite<'_>> = ways.par_iter().filter_map(|i| arc.at_site(*i, self.radar)).collect();
        let radars = self.looking.len();
        let by_draw: Vec<Vec<f64>> = self
            .fans
            .par_iter()
            .map(|fans| tallies(fans, radars, &ways).into_iter().map(Tally::mean).collect())
            .collect();
        let middle = tallies(&self.middles, radars, &ways);
        for (i, (seen, middle)) in self.seen.iter_mut().zip(middle).enumerate() {
            let mean_s = by_draw.iter().map(|draw| draw[i]).collect();
            seen.arcs.push(ArcSeen { mean_s, share: middle.share() });
        }
    }

    /// What each radar has in each draw of a launch, whose path of the same draw is given by side.
    pub(super) fn glimpse<'p>(&self, path: impl Fn(usize, usize) -> Option<&'p Path> + Sync) -> Glimpse {
        let of_draw = |(sample, fans): (usize, &Fans)| {
            let mut seconds = vec![None; self.looking.len()];
            let mut looked_at: Vec<FromSite<'_>> = Vec::new();
            // Sides that believe one report look at one path.
            for path in self.looking.iter().filter_map(|one| path(one.side, sample)) {
                if !looked_at.iter().any(|other| other.is_of(path)) {
                    looked_at.push(FromSite::new(self.radar, path));
                }
            }
            for at_site in &looked_at {
                let believes = |radar: usize| {
                    path(self.looking[radar].side, sample).is_some_and(|own| at_site.is_of(own))
                };
                for (fan, whose) in fans {
                    let found = at_site.seconds(fan, |i| believes(whose[i]));
                    for (radar, found) in whose.iter().zip(found).filter(|(radar, _)| believes(**radar)) {
                        seconds[*radar] = found;
                    }
                }
            }
            seconds
        };
        self.fans.par_iter().enumerate().map(|(sample, fans)| of_draw((sample, fans))).collect()
    }

    /// Adds what was seen of a launch, for the sides that fly it.
    pub(super) fn add(&mut self, glimpse: &Glimpse, flies: impl Fn(usize) -> bool) {
        for (i, (looking, seen)) in self.looking.iter().zip(&mut self.seen).enumerate() {
            if flies(looking.side) {
                seen.kept.iter_mut().zip(glimpse).for_each(|(tally, draw)| tally.take(draw[i]));
            }
        }
    }

    /// What each radar has seen, in their order.
    pub(super) fn seen(self) -> Vec<Seen> {
        self.seen
    }
}
