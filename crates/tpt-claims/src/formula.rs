//! A formula over named outputs of the engine, computed on one side's figures, draw by draw: what claim cards and published
//! results are tested with.

mod flight;
mod ground;
mod reach;
mod sight;

use std::collections::BTreeMap;
use std::sync::Arc;

use tpt_catalogue::{Claim, Expression, Output, ReadAs, RecordId};
use tpt_scenario::{Beliefs, Resolved};

pub(crate) use self::ground::formula_unit;
use tpt_defence::reach::ReadyClass;
use tpt_draw::Moved;
use tpt_flown::reconstruction::{FlightDraws, FlownPaths};
use tpt_report::{BandReport, ReportUnit, SensorValue};
use tpt_setting::cache::Cache;
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Sampling, Setting};
use tpt_view::sight::{FEW, Target, cite_values};

/// Whose figures a formula is computed on.
#[derive(Clone, Debug)]
pub(crate) struct CardSide {
    pub(crate) beliefs: Beliefs,
    /// How flights are read where a term does not say.
    pub(crate) read_as: Option<ReadAs>,
}

impl From<Beliefs> for CardSide {
    fn from(beliefs: Beliefs) -> Self {
        Self { beliefs, read_as: None }
    }
}

/// A formula with what its names stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Formula<'a> {
    pub(crate) value: &'a Expression,
    pub(crate) terms: &'a BTreeMap<String, Output>,
    /// The statement that it tests, whose own figures it may take.
    pub(crate) claim: Option<&'a Claim>,
}

impl<'a> Formula<'a> {
    /// The term that is the whole formula, where one is.
    fn only_term(&self) -> Option<&'a Output> {
        self.terms.get(self.value.text())
    }
}

/// An output of the engine over some samples.
#[derive(Clone, Debug, Default)]
struct Evaluated {
    /// In the middle of every spread.
    middle: Option<f64>,
    /// By sample; not every sample need have a value.
    draws: Vec<Option<f64>>,
    /// What moves it, by sample.
    moved: Moved,
    /// The figures that it was made of.
    values: Vec<SensorValue>,
    /// What else it rests on.
    sources: Vec<RecordId>,
}

impl Evaluated {
    /// A number without a spread.
    fn exact(value: f64, samples: usize) -> Self {
        Self {
            middle: Some(value),
            draws: vec![Some(value); samples],
            moved: Moved::nothing(samples),
            ..Self::default()
        }
    }
}

/// A formula's number: in the middle of every spread, and by sample.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    pub(crate) middle: f64,
    /// By sample; not every sample need have a value.
    pub(crate) draws: Vec<(u32, f64)>,
    moved: Moved,
    pub(crate) values: Vec<SensorValue>,
    pub(crate) sources: Vec<RecordId>,
}

impl Number {
    /// Its band.
    pub(crate) fn band(&self, id: String, unit: ReportUnit) -> Result<BandReport, AnswerError> {
        self.band_of(self.draws.iter().map(|(_, value)| *value).collect(), id, unit)
    }

    /// The band of other values of the same samples.
    pub(crate) fn band_of(
        &self,
        values: Vec<f64>,
        id: String,
        unit: ReportUnit,
    ) -> Result<BandReport, AnswerError> {
        Ok(self.moved.band(id, unit, values)?)
    }

    /// Cites all that it rests on.
    pub(crate) fn cite(&self, citations: &mut Citations<'_>) {
        cite_values(&self.values, citations);
        for source in &self.sources {
            citations.cite(source);
        }
    }
}

/// Computes outputs, and keeps what several of them share.
pub struct FormulaEvaluator<'a> {
    resolved: &'a Resolved<'a>,
    sampling: Sampling<'a>,
    flights: Cache<Arc<FlightDraws>>,
    paths: Cache<FlownPaths>,
    classes: Cache<ReadyClass>,
    targets: Cache<Target>,
    /// What the other radars have of a target.
    others: Cache<Vec<tpt_sight::Pass>>,
    /// Countries as radars have them around themselves.
    grounds: Cache<tpt_sight::Ground<'static>>,
    /// Outputs over all samples: several formulas take the same.
    outputs: Cache<Evaluated>,
}

impl<'a> FormulaEvaluator<'a> {
    /// On the facts of a scenario; nothing is kept yet.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_claims::{check::card, formula::FormulaEvaluator};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let evaluator = FormulaEvaluator::new(setting.resolved, setting.sampling);
    /// // One evaluator for several cards: what they share is computed once.
    /// for claim in ["tokyo-inada-2016-11-25-range-reaches-abashiri", "tokyo-cabinet-2016-12-16-not-all-of-hokkaido"] {
    ///     assert_eq!(card(&evaluator, setting, claim, None)?.claim, claim);
    /// }
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(resolved: &'a Resolved<'a>, sampling: Sampling<'a>) -> Self {
        Self {
            resolved,
            sampling: sampling.of_at_most(FEW),
            flights: Cache::default(),
            paths: Cache::default(),
            classes: Cache::default(),
            targets: Cache::default(),
            others: Cache::default(),
            grounds: Cache::default(),
            outputs: Cache::default(),
        }
    }

    /// What the figures of a side give is computed on.
    fn on<'s>(&'s self, side: &'s CardSide) -> Setting<'s> {
        Setting::new(self.resolved, &side.beliefs, self.sampling)
    }

    /// The samples of a band.
    pub(crate) fn samples(&self) -> Vec<u32> {
        (0..self.sampling.samples).collect()
    }

    /// A formula on a side's figures.
    ///
    /// # Errors
    ///
    /// What a term may say; [`AnswerError::NoAnswer`] where a term has no value, or the formula none.
    pub(crate) fn number(
        &self,
        formula: Formula<'_>,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Number, AnswerError> {
        self.sampling.go_on()?;
        let names = formula.value.names();
        let terms = self.terms(formula, side, samples)?;
        let middle = middle_of(formula, &terms)?;
        let rows: Vec<Option<Vec<f64>>> =
            (0..samples.len()).map(|i| terms.iter().map(|(_, found)| found.draws[i]).collect()).collect();
        let whole: Vec<(usize, &Vec<f64>)> =
            rows.iter().enumerate().filter_map(|(i, row)| Some((i, row.as_ref()?))).collect();
        let values = formula.value.of_each(whole.iter().map(|(_, row)| row.as_slice()));
        let kept: Vec<(usize, f64)> =
            whole.iter().zip(values).filter_map(|((i, _), value)| Some((*i, value?))).collect();
        if kept.is_empty() {
            return Err(no_answer(formula.value.text(), "no draw of it has a value"));
        }
        let which: Vec<usize> = kept.iter().map(|(i, _)| *i).collect();
        let moved = joined(&names, &terms, &which);
        let mut number = Number {
            middle,
            draws: kept.into_iter().map(|(i, value)| (samples[i], value)).collect(),
            moved,
            values: Vec::new(),
            sources: Vec::new(),
        };
        for (_, found) in terms {
            for value in found.values {
                if number
                    .values
                    .iter()
                    .all(|other| other.figure != value.figure || other.quantity != value.quantity)
                {
                    number.values.push(value);
                }
            }
            number.sources.extend(found.sources);
        }
        Ok(number)
    }

    /// The number in the middle of every spread, for who asks for no draw.
    pub(crate) fn middle(&self, formula: Formula<'_>, side: &CardSide) -> Result<f64, AnswerError> {
        self.sampling.go_on()?;
        let all_known = formula.terms.values().all(|term| self.outputs.has(&Self::output_key(term, side)));
        // What has been drawn is known; of the rest one draw will do.
        let samples = if all_known { self.samples() } else { vec![0] };
        middle_of(formula, &self.terms(formula, side, &samples)?)
    }

    /// The number in one draw: that of [`Self::number`], for who asks for nothing else of it.
    pub(crate) fn in_draw(
        &self,
        formula: Formula<'_>,
        side: &CardSide,
        sample: u32,
    ) -> Result<Option<f64>, AnswerError> {
        // A share in view by itself has a value everywhere, and it costs as much in the middle of every spread as in a draw.
        if let Some(Output::ShareInView { element, country, altitude_km }) = formula.only_term() {
            self.sampling.go_on()?;
            let of = (element, country.as_str());
            return self.share_in_view_of_draw(of, altitude_km.get(), side, sample).map(Some);
        }
        let number = self.number(formula, side, &[sample])?;
        Ok(number.draws.first().map(|(_, value)| *value))
    }

    /// The terms that a formula names, in its order.
    fn terms<'f>(
        &self,
        formula: Formula<'f>,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Vec<(&'f Output, Evaluated)>, AnswerError> {
        let of = |name: &String| {
            let term = formula.terms.get(name).ok_or_else(|| no_answer(name, "no term has that name"))?;
            Ok((term, self.known_output(term, formula.claim, side, samples)?))
        };
        formula.value.names().iter().map(of).collect()
    }

    /// An output, computed once where it is over all samples.
    fn known_output(
        &self,
        term: &Output,
        claim: Option<&Claim>,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let make = || self.output(term, claim, side, samples);
        if samples.len() != self.sampling.samples as usize || matches!(term, Output::Claimed { .. }) {
            return make();
        }
        Ok(Evaluated::clone(&*self.outputs.get(Self::output_key(term, side), make)?))
    }

    /// Everything that an output over all samples depends on.
    fn output_key(term: &Output, side: &CardSide) -> String {
        format!("{}/{:?}/{}", term.words(), side.read_as, side.beliefs.whole_key())
    }

    fn output(
        &self,
        term: &Output,
        claim: Option<&Claim>,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        match term {
            Output::ShareInView { element, country, altitude_km } => {
                self.share_in_view(element, country, altitude_km.get(), side, samples)
            }
            Output::AreaInView { element, country, altitude_km } => {
                self.area_in_view(element, country.as_deref(), altitude_km.get(), side, samples)
            }
            Output::InView { element, target, number } => {
                self.in_view(element, target, *number, side, samples)
            }
            Output::LowestInView { element, place } => self.lowest_in_view(element, place, side, samples),
            Output::ShareReached { element, class, country } => {
                self.share_reached(element, class, country, side, samples)
            }
            Output::AreaReached { element, class, country } => {
                self.area_reached(element, class, country, side, samples)
            }
            Output::Margin { element, class, place, number } => {
                self.margin((element, class, place), *number, side, samples)
            }
            Output::ClassFlight { class, range_km, number } => {
                self.class_flight(class, range_km.get(), *number, side, samples)
            }
            Output::Flight { launch, report, read_as, number, towards } => {
                let of = (launch, report.as_deref());
                match towards {
                    Some(place) => self.standard_towards(of, *read_as, place, side, samples),
                    None => self.flight(of, *read_as, *number, side, samples),
                }
            }
            Output::Track { launch, report, place, number } => {
                self.track((launch, report.as_deref()), place, *number, side, samples)
            }
            Output::ImpactToCountry { launch, report, country } => {
                self.impact_to((launch, report.as_deref()), country, side, samples)
            }
            Output::Distance { from, to } => self.distance(from, to, samples),
            Output::Figure { of, quantity, figure } => {
                self.figure((of, quantity, figure.as_ref()), side, samples)
            }
            Output::LongestRange { missile, stage_set } => {
                self.longest(missile, stage_set.as_ref(), side, samples)
            }
            Output::Claimed { claim: other, quantity, nth } => {
                self.claimed(claim, other.as_ref(), quantity, *nth, samples)
            }
            Output::Reported { launch, report, figure } => {
                self.reported((launch, report.as_deref()), *figure, side, samples)
            }
            Output::Horizon { mast_m, target_m } => {
                ground::horizon(mast_m.get(), target_m.get(), samples.len())
            }
        }
    }
}

/// A formula in the middle of every spread of its terms.
fn middle_of(formula: Formula<'_>, terms: &[(&Output, Evaluated)]) -> Result<f64, AnswerError> {
    let nowhere = "it has no value in the middle of every spread";
    let of =
        |(term, found): &(&Output, Evaluated)| found.middle.ok_or_else(|| no_answer(&term.words(), nowhere));
    let middle: Vec<f64> = terms.iter().map(of).collect::<Result<_, AnswerError>>()?;
    formula.value.of(&middle).ok_or_else(|| no_answer(formula.value.text(), nowhere))
}

/// What moves some terms together, each once, and by kept sample where it stands.
fn joined(names: &[String], terms: &[(&Output, Evaluated)], which: &[usize]) -> Moved {
    let mut moved: Vec<(String, Vec<f64>)> = Vec::new();
    for (term_name, (_, found)) in names.iter().zip(terms) {
        for (column, name) in found.moved.names().iter().enumerate() {
            let values: Vec<f64> = which.iter().map(|i| found.moved.rows()[*i][column]).collect();
            match moved.iter().find(|(other, _)| other == name) {
                Some((_, same)) if *same == values => {}
                Some(_) => moved.push((format!("{name} ({term_name})"), values)),
                None => moved.push((name.clone(), values)),
            }
        }
    }
    let rows = (0..which.len()).map(|i| moved.iter().map(|(_, values)| values[i]).collect());
    let rows = rows.collect();
    Moved::new(moved.into_iter().map(|(name, _)| name).collect(), rows)
}

fn no_answer(what: &str, reason: &str) -> AnswerError {
    AnswerError::NoAnswer { what: format!("`{what}`"), reason: reason.to_owned() }
}
