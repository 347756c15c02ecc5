//! Where a proposition turns: the value of one quantity at which it begins or ceases to hold.

use rayon::prelude::*;
use tpt_catalogue::{FigureRef, TurnsOn, Unit, Value, quantity};
use tpt_earth::bracket_root;
use tpt_earth::math::fourth_power;

use super::TestedClaim;
use crate::formula;
use crate::formula::CardSide;
use tpt_report::NumberId;
use tpt_report::{Crossover, ReportUnit};
use tpt_setting::AnswerError;

/// Draws over which the crossover is solved.
const CROSSOVERS: usize = 32;

/// How often the span would be halved: to half a thousandth of it, below the rounding of any published figure.
const HALVINGS: i32 = 11;

impl TestedClaim<'_> {
    /// The value at which the proposition turns, within the span of the published figures and never beyond it; `None` where
    /// it turns nowhere there.
    pub(super) fn crossover(&self) -> Result<Option<Crossover>, AnswerError> {
        let Some(turns_on) = &self.proposition.turns_on else { return Ok(None) };
        let Some((lowest, highest, edge, unit)) = self.published(turns_on) else { return Ok(None) };
        let samples: Vec<u32> = self.evaluator.samples().into_iter().take(CROSSOVERS).collect();
        // How far within the bounds the number is; `None` where it lies beyond what its model gives: there nothing turns.
        let within = |si: f64, sample: u32| -> Result<Option<f64>, AnswerError> {
            let beliefs = self.setting.beliefs.supposing(&turns_on.of, &turns_on.quantity, si);
            match self.evaluator.in_draw(self.formula(), &CardSide::from(beliefs), sample) {
                Err(AnswerError::Beyond { .. }) => Ok(None),
                number => Ok(number?.map(|value| self.proposition.within(value))),
            }
        };
        let turn = |sample: &u32| -> Result<Option<(u32, f64, bool)>, AnswerError> {
            let below = match within(lowest, *sample) {
                Ok(Some(below)) => below,
                Ok(None) | Err(AnswerError::NoAnswer { .. }) => return Ok(None),
                Err(other) => return Err(other),
            };
            let Some(above) = within(highest, *sample)? else { return Ok(None) };
            let holds_above = above >= 0.0;
            if holds_above == (below >= 0.0) {
                return Ok(None);
            }
            let span =
                bracket_root((lowest, below), (highest, above), HALVINGS, |middle| within(middle, *sample))?;
            Ok(span.map(|(low, high)| (*sample, 0.5 * (low + high) * edge, holds_above)))
        };
        let found = samples.par_iter().map(turn).collect::<Result<Vec<_>, AnswerError>>()?;
        let found: Vec<(u32, f64, bool)> = found.into_iter().flatten().collect();
        let Some((_, _, holds_above)) = found.first().copied() else { return Ok(None) };
        let turned: Vec<u32> = found.iter().map(|(sample, ..)| *sample).collect();
        let number =
            self.evaluator.number(self.formula(), &CardSide::from(self.setting.beliefs.clone()), &turned)?;
        let values: Vec<f64> = number
            .draws
            .iter()
            .filter_map(|(sample, _)| {
                found.iter().find(|(one, ..)| one == sample).map(|(_, value, _)| *value)
            })
            .collect();
        let prefix =
            NumberId::prefix("check", self.setting.resolved.as_of, &self.setting.beliefs.key(), None);
        let mut value =
            number.band_of(values, format!("{prefix}/{}/crossover", self.claim.id), ReportUnit::In(unit))?;
        // The quantity itself is what is solved for: it drives nothing here.
        let own = turns_on.quantity.as_str().rsplit('-').next().unwrap_or_default().to_owned();
        value.drivers.retain(|driver| driver.input != own);
        let believed = self.believed_middle(&number, turns_on).map(|si| si * edge);
        let is_range = turns_on.quantity == quantity::RADAR_RANGE;
        Ok(Some(Crossover {
            quantity: turns_on.quantity.to_string(),
            of: turns_on.of.to_string(),
            unit: unit.into(),
            holds_above,
            published_low: lowest * edge,
            published_high: highest * edge,
            found_in: found.len() as f64 / samples.len().max(1) as f64,
            cross_section_factor: believed
                .filter(|_| is_range)
                .map(|middle| fourth_power(value.nominal / middle)),
            value,
        }))
    }

    /// The middle of the figure in force of the quantity that it turns on, in SI units.
    fn believed_middle(&self, number: &formula::Number, turns_on: &TurnsOn) -> Option<f64> {
        let name = tpt_setting::fact_words::quantity(self.setting.resolved.catalogue, &turns_on.quantity);
        let id = number.values.iter().find(|value| value.quantity == name)?.figure.as_deref()?;
        let figure = self.setting.resolved.catalogue.figures().find(|one| one.whole_id() == id)?;
        Some(tpt_view::sight::spread(figure.figure)?.at(0.5))
    }

    /// The least and the greatest published figure of a quantity, of an element and its systems or of one record, in SI units;
    /// the factor to the unit in which the crossover is told, and that unit.
    fn published(&self, turns_on: &TurnsOn) -> Option<(f64, f64, f64, Unit)> {
        let catalogue = self.setting.resolved.catalogue;
        let found: Vec<FigureRef<'_>> = match catalogue.elements.get(&turns_on.of) {
            Some(element) => tpt_view::sight::figures(self.setting.resolved, element),
            None => catalogue.figures().filter(|one| *one.record == turns_on.of).collect(),
        };
        let found: Vec<FigureRef<'_>> =
            found.into_iter().filter(|one| one.figure.quantity == turns_on.quantity).collect();
        let ends = found.iter().flat_map(|one| {
            let figure = one.figure;
            let si = |value: Value| figure.unit.si(value.get());
            [figure.low, figure.nominal, figure.high].into_iter().flatten().filter_map(si).collect::<Vec<_>>()
        });
        let ends: Vec<f64> = ends.collect();
        let lowest = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let unit = found.first()?.figure.unit;
        let (edge, symbol) = formula::formula_unit(unit);
        (lowest < highest).then_some((lowest, highest, edge, symbol))
    }
}
