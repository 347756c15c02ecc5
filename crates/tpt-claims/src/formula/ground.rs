//! Published numbers, and distances between places.

use tpt_catalogue::{Claim, Dimension, FigureRef, Measured, Place, RecordId, ReportedFigure, Unit};
use tpt_draw::{Inputs, Moved};
use tpt_earth::{Length, Spread};
use tpt_sight::horizon_ground_range;

use super::{CardSide, Evaluated, FormulaEvaluator, no_answer};
use tpt_report::spelling_of;
use tpt_setting::AnswerError;
use tpt_setting::rounded::{RoundedDistance, half_cell_deg};
use tpt_view::sight::{believed, figures, published_number, supposed, value};

/// The 4/3 Earth of the low-altitude check.
const FACTOR: f64 = 4.0 / 3.0;

impl<'a> FormulaEvaluator<'a> {
    pub(super) fn place(&self, id: &RecordId) -> Result<&'a Place, AnswerError> {
        let places = &self.resolved.catalogue.places;
        let known = || places.keys().map(RecordId::as_str);
        let found =
            places.get(id).ok_or_else(|| self.resolved.catalogue.unknown("place", id.as_str(), known()))?;
        Ok(found)
    }

    pub(super) fn distance(
        &self,
        from: &RecordId,
        to: &RecordId,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let (from, to) = (self.place(from)?, self.place(to)?);
        let purpose = format!("distance/{}/{}", from.id, to.id);
        let half = |place| (place, half_cell_deg(place));
        let way = RoundedDistance::new(self.sampling.seed, &purpose, half(from), half(to));
        let draws = samples.iter().map(|sample| Ok(Some(way.km(Some(*sample))?)));
        Ok(Evaluated {
            middle: Some(way.km(None)?),
            draws: draws.collect::<Result<_, AnswerError>>()?,
            // Four roundings together move it, along no one line.
            moved: Moved::new(vec![way.driver()], vec![vec![0.5]; samples.len()]),
            values: Vec::new(),
            sources: vec![from.source.clone(), to.source.clone()],
        })
    }

    pub(super) fn figure(
        &self,
        (of, quantity, named): (&RecordId, &RecordId, Option<&RecordId>),
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let catalogue = self.resolved.catalogue;
        let element = catalogue.elements.get(of);
        let entry = catalogue.systems.get(of).or_else(|| catalogue.missiles.get(of));
        let found: Vec<FigureRef<'a>> = match (element, entry) {
            (Some(element), _) => figures(self.resolved, element),
            (None, Some(entry)) => {
                entry.figures.iter().map(|figure| FigureRef { record: &entry.id, figure }).collect()
            }
            (None, None) => return Err(no_answer(of.as_str(), "no element, system or missile has that id")),
        };
        let mode = element.and_then(|element| element.mode.as_ref()).map(RecordId::as_str);
        // Of a system by itself the chosen figure is meant whatever mode it holds for; an element works in one.
        let chosen = side.beliefs.believed(of.as_str(), quantity.as_str()).filter(|_| element.is_none());
        let chosen = chosen.and_then(|id| found.iter().copied().find(|one| one.whole_id() == id));
        let named = named.map(|id| {
            let one =
                found.iter().copied().find(|one| one.figure.id == *id && one.figure.quantity == *quantity);
            one.ok_or_else(|| no_answer(of.as_str(), &format!("its figure `{id}` was not public")))
        });
        let one = named
            .transpose()?
            .or(chosen)
            .or_else(|| believed(&found, &side.beliefs, quantity.as_str(), mode))
            .ok_or_else(|| no_answer(of.as_str(), &format!("no figure of its `{quantity}` was public")))?;
        let systems = element.map_or(&[][..], |element| &element.systems);
        let records = std::iter::once(of).chain(systems);
        let spread = supposed(&side.beliefs, records, quantity.as_str())
            .or_else(|| tpt_view::sight::spread(one.figure))
            .ok_or_else(|| no_answer(&one.whole_id(), "it has no value to calculate with"))?;
        let (factor, _) = formula_unit(one.figure.unit);
        let mut drawn = self.drawn(spread.map(|si| si * factor), &one.whole_id(), samples)?;
        drawn.sources.push(one.figure.source.clone());
        drawn.values.push(value(self.resolved, one));
        Ok(drawn)
    }

    pub(super) fn claimed(
        &self,
        own: Option<&Claim>,
        other: Option<&RecordId>,
        quantity: &RecordId,
        nth: usize,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let catalogue = self.resolved.catalogue;
        let claim = match other {
            Some(id) => catalogue.claims.get(id),
            None => own,
        };
        let claim =
            claim.ok_or_else(|| no_answer(quantity.as_str(), "there is no such statement at this date"))?;
        let mut given = claim.figures.iter().filter(|figure| figure.quantity == *quantity);
        let figure = given
            .nth(nth.saturating_sub(1))
            .ok_or_else(|| no_answer(claim.id.as_str(), &format!("it asserts no `{quantity}`")))?;
        let mut drawn =
            self.measured(&figure.measured(), &format!("{}/{quantity}/{nth}", claim.id), samples)?;
        drawn.sources.push(claim.source.clone());
        Ok(drawn)
    }

    pub(super) fn reported(
        &self,
        of: (&RecordId, Option<&str>),
        figure: ReportedFigure,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let (launch, report) = self.report(of, side)?;
        let measured = match figure {
            ReportedFigure::Range => report.range.as_ref(),
            ReportedFigure::Apogee => report.apogee.as_ref(),
            ReportedFigure::FlightTime => report.flight_time.as_ref(),
        };
        let name = format!("{}/{}/{}", launch.id, report.id, spelling_of(&figure));
        let measured = measured.ok_or_else(|| no_answer(&name, "the report gives no such figure"))?;
        let mut drawn = self.measured(measured, &name, samples)?;
        drawn.sources.push(report.source.clone());
        Ok(drawn)
    }

    /// A published number over its rounding; "at least" and "at most" at their end.
    fn measured(&self, measured: &Measured, name: &str, samples: &[u32]) -> Result<Evaluated, AnswerError> {
        let end = || {
            let end = measured.unit.si(published_number(measured.low.or(measured.high))?)?;
            Some(Spread::Uniform { low: end, high: end })
        };
        let spread = measured
            .spread_si()
            .or_else(end)
            .ok_or_else(|| no_answer(name, "it has no value to calculate with"))?;
        let (factor, _) = formula_unit(measured.unit);
        self.drawn(spread.map(|si| si * factor), name, samples)
    }

    fn drawn(&self, spread: Spread, name: &str, samples: &[u32]) -> Result<Evaluated, AnswerError> {
        let mut inputs = Inputs::named(self.sampling.seed, &format!("figure/{name}"));
        let rounding = inputs.add(format!("rounding of {name}"), spread);
        let draws = samples.iter().map(|sample| Ok(Some(inputs.value(rounding, &inputs.sample(*sample)?))));
        Ok(Evaluated {
            middle: Some(inputs.value(rounding, &inputs.middle())),
            draws: draws.collect::<Result<_, AnswerError>>()?,
            moved: inputs.moved_by(&inputs.moving(), samples)?,
            values: Vec::new(),
            sources: Vec::new(),
        })
    }
}

/// From the SI unit of a unit's dimension to the one in which formulas take it, and that unit: km, km/s, degrees; anything else
/// in its SI unit.
pub(crate) fn formula_unit(unit: Unit) -> (f64, Unit) {
    match unit.dimension() {
        Dimension::Length => (1.0e-3, Unit::Kilometre),
        Dimension::Speed => (1.0e-3, Unit::KilometrePerSecond),
        Dimension::Angle => (180.0 / std::f64::consts::PI, Unit::Degree),
        Dimension::Time => (1.0, Unit::Second),
        Dimension::Mass => (1.0, Unit::Kilogram),
        Dimension::Force => (1.0, Unit::Newton),
        Dimension::Area => (1.0, Unit::SquareMetre),
        Dimension::Power => (1.0, Unit::Watt),
        Dimension::Frequency => (1.0, Unit::Hertz),
        Dimension::Temperature => (1.0, Unit::Kelvin),
        Dimension::ArealDensity => (1.0, Unit::KilogramPerSquareMetre),
        Dimension::Ratio | Dimension::Count => (1.0, Unit::One),
    }
}

/// How far a mast sees a target over a smooth 4/3 Earth, km.
pub(super) fn horizon(mast_m: f64, target_m: f64, samples: usize) -> Result<Evaluated, AnswerError> {
    let range = horizon_ground_range(Length::metres(mast_m), Length::metres(target_m), FACTOR)?;
    Ok(Evaluated::exact(range.as_kilometres(), samples))
}
