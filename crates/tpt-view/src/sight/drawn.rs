//! What of a radar is drawn, each once, and what moves its numbers.

use tpt_draw::{InputId, Inputs, Moved, Shares};
use tpt_earth::{Length, OutOfDomain, Spread, Time};
use tpt_report::{BandReport, ReportUnit};
use tpt_setting::AnswerError;
use tpt_sight::{Radar, RangeLaw};

use super::air::Air;
use super::figures::Published;

/// A radar of one draw and how far it reaches.
#[derive(Clone, Debug)]
pub struct DrawnRadar {
    /// The radar.
    pub radar: Radar,
    /// The range law, where a range is published.
    pub(crate) law: Option<RangeLaw>,
    /// The reach that views are drawn for: the claimed range, or that of a given cross-section.
    pub reach: Option<Length>,
}

/// How a radar searches: the period, the looks of a firm track, and the signal-to-noise ratio at the published range.
#[derive(Clone, Copy, Debug)]
pub(super) struct SearchSpreads {
    pub(super) period: Spread,
    pub(super) looks: Spread,
    pub(super) snr: Spread,
}

/// What is published of a radar and moves its numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moving<'p> {
    /// The heading or the edges of its sector, and the width, where they move it.
    pub(super) sector: [Option<&'p Published>; 2],
    pub(super) minimum: Option<&'p Published>,
    pub(super) range: Option<&'p Published>,
    pub(super) anchor: &'p Published,
}

/// What of a radar is drawn. All radars of a sample have one season.
#[derive(Clone, Debug)]
pub(super) struct RadarInputs {
    inputs: Inputs,
    air: Air,
    pub(super) sector: [Option<InputId>; 2],
    pub(super) minimum: Option<InputId>,
    pub(super) range: Option<InputId>,
    pub(super) anchor: InputId,
    pub(super) period: InputId,
    pub(super) looks: InputId,
    pub(super) snr: InputId,
    pub(super) cross_section: InputId,
    /// Those of every number of the radar that have a width.
    always: Vec<InputId>,
}

/// What moves the numbers of a radar, draw by draw: made once for the many numbers of a document.
#[derive(Clone, Debug)]
pub(super) struct RadarMoves {
    /// What it has of a path.
    pub(super) sight: Moved,
    /// What it has of a part of a target.
    pub(super) part: Moved,
    /// When its search has noticed a target, and when it holds it firmly.
    pub(super) noticed: Moved,
    pub(super) firm_track: Moved,
}

impl RadarInputs {
    /// Of an element, by its id. The order is that of the numbers of a sample.
    pub(super) fn new(seed: u32, element: &str, of: Moving<'_>, search: SearchSpreads, air: Air) -> Self {
        let mut inputs = Inputs::named(seed, &format!("sight/{element}"));
        let mut add =
            |of: Option<&Published>| inputs.add_or_leave(of.map_or("", |of| of.name), of.map(|of| of.spread));
        let sector = of.sector.map(&mut add);
        let (minimum, range) = (add(of.minimum), add(of.range));
        let anchor = inputs.add(of.anchor.name, of.anchor.spread);
        let period = inputs.add("search period", search.period);
        let looks = inputs.add("looks of a firm track", search.looks);
        let snr = inputs.add("signal-to-noise ratio at the published range", search.snr);
        let cross_section = inputs.add_share("cross-section of that part of the target");
        let always = sector.into_iter().chain([minimum, range, Some(anchor)]).flatten();
        let always = always.filter(|input| inputs.moves(*input)).collect();
        Self { inputs, air, sector, minimum, range, anchor, period, looks, snr, cross_section, always }
    }

    /// The shares of a sample, or of the middle.
    pub(super) fn shares(&self, sample: Option<u32>) -> Result<Shares, OutOfDomain> {
        self.inputs.drawn(sample)
    }

    /// The value of an input.
    pub(super) fn value(&self, input: InputId, shares: &Shares) -> f64 {
        self.inputs.value(input, shares)
    }

    /// The value of one input in a sample, or of the share that stands for several.
    pub(super) fn value_in(&self, sample: u32, input: InputId) -> Result<f64, OutOfDomain> {
        self.inputs.value_in(Some(sample), input)
    }

    /// Where the season of a sample stands.
    pub(super) fn season(&self, sample: Option<u32>) -> Result<f64, AnswerError> {
        self.air.share(sample)
    }

    /// The air above it.
    pub(super) const fn air(&self) -> &Air {
        &self.air
    }

    /// What moves its numbers, and the further inputs that move these.
    pub(super) fn moved(&self, samples: &[u32], further: &[InputId]) -> Result<Moved, AnswerError> {
        let always = self.inputs.moved_by(&self.always, samples)?;
        let season = if self.air.varies() { self.air.moved(samples)? } else { Moved::nothing(samples.len()) };
        Ok(always.and(season).and(self.inputs.moved_by(further, samples)?))
    }

    /// What moves its numbers in the first so many samples.
    pub(super) fn moves(&self, samples: u32) -> Result<RadarMoves, AnswerError> {
        let samples: Vec<u32> = (0..samples).collect();
        Ok(RadarMoves {
            sight: self.moved(&samples, &[])?,
            part: self.moved(&samples, &[self.cross_section])?,
            noticed: self.moved(&samples, &[self.period, self.snr])?,
            firm_track: self.moved(&samples, &[self.period, self.looks, self.snr])?,
        })
    }

    /// The band of a number over samples, each by its own number: not every sample need have one.
    pub(super) fn band(
        &self,
        samples: &[(u32, f64)],
        id: String,
        unit: ReportUnit,
    ) -> Result<BandReport, AnswerError> {
        let (which, values): (Vec<u32>, Vec<f64>) = samples.iter().copied().unzip();
        Ok(self.moved(&which, &[])?.band(id, unit, values)?)
    }

    /// From the first moment in view to a firm track, of a sample or in the middle: the looks that it takes.
    pub(super) fn firm_track(&self, sample: Option<u32>) -> Result<Time, AnswerError> {
        let [period, looks] = [self.period, self.looks].map(|input| self.inputs.value_in(sample, input));
        Ok(Time::seconds(period? * looks?.round()))
    }
}
