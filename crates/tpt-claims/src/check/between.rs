//! What separates two sides on one number: each figure in which they differ, with its part of the gap.

use rayon::prelude::*;
use tpt_catalogue::{Launch, Output, RecordId, Scale};
use tpt_earth::Sampled;
use tpt_earth::math::ln;
use tpt_scenario::{Beliefs, Difference};

use super::TestedClaim;
use super::shapley::{first_order, shapley};
use crate::formula::{CardSide, Number};
use tpt_report::NumberId;
use tpt_report::{BandReport, Between, GapShare, Mixture, ReportUnit};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, fact_words};

/// The most figures that may differ: every mixture of them is computed.
const MOST: usize = 10;

/// A figure that moves the middle by less than this share of the number moves nothing.
const NOTHING: f64 = 1.0e-12;

impl TestedClaim<'_> {
    pub(super) fn between(
        &self,
        [one, other]: [&str; 2],
        citations: &mut Citations<'_>,
    ) -> Result<Between, AnswerError> {
        let catalogue = self.setting.resolved.catalogue;
        let side = |id: &str| Beliefs::new(catalogue, id, &[]);
        let (first, second) = (side(one)?, side(other)?);
        let launches: Vec<&Launch> =
            self.launches().into_iter().filter_map(|id| catalogue.launches.get(id)).collect();
        let all: Vec<Difference> = first.differences(&second, launches).into_iter().collect();
        let prefix = format!(
            "{}/{}/between/{one}/{other}",
            NumberId::prefix("check", self.setting.resolved.as_of, &self.setting.beliefs.key(), None),
            self.claim.id
        );
        let samples = self.evaluator.samples();
        let numbers_of = |differences: &[Difference]| {
            let mixture = |bits: usize| {
                let taken = differences.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
                let beliefs = first.taking(&second, taken.map(|(_, one)| one), catalogue);
                self.evaluator.number(self.formula(), &CardSide::from(beliefs), &samples)
            };
            (0..1_usize << differences.len())
                .into_par_iter()
                .map(mixture)
                .collect::<Result<Vec<_>, AnswerError>>()
        };
        // Which of the differences move the number at all: each alone, from either side.
        let (moving, unmoved) = self.moving(all, &first, &second)?;
        if moving.len() > MOST {
            return Err(AnswerError::NoAnswer {
                what: format!(
                    "`{one}` and `{other}` differ in {} figures that move this number",
                    moving.len()
                ),
                reason: format!("every mixture is computed; allowed: at most {MOST}"),
            });
        }
        let numbers = numbers_of(&moving)?;
        for number in &numbers {
            number.cite(citations);
        }
        self.shared_out(&numbers, &moving, &unmoved, ([one, other], [&first, &second]), &prefix)
    }

    /// The differences that move the middle of the number: taken alone into the first side, or left alone out of the second.
    fn moving(
        &self,
        all: Vec<Difference>,
        first: &Beliefs,
        second: &Beliefs,
    ) -> Result<(Vec<Difference>, Vec<Difference>), AnswerError> {
        let catalogue = self.setting.resolved.catalogue;
        let middle = |beliefs: Beliefs| self.evaluator.middle(self.formula(), &CardSide::from(beliefs));
        let (at_first, at_second) = (middle(first.clone())?, middle(second.clone())?);
        let apart = |a: f64, b: f64| (a - b).abs() > NOTHING * (a.abs() + b.abs());
        let (mut moving, mut unmoved) = (Vec::new(), Vec::new());
        for one in all {
            let into = middle(first.taking(second, [&one], catalogue))?;
            let out = middle(second.taking(first, [&one], catalogue))?;
            if apart(into, at_first) || apart(out, at_second) { moving.push(one) } else { unmoved.push(one) }
        }
        Ok((moving, unmoved))
    }

    fn shared_out(
        &self,
        numbers: &[Number],
        moving: &[Difference],
        unmoved: &[Difference],
        (ids, sides): ([&str; 2], [&Beliefs; 2]),
        prefix: &str,
    ) -> Result<Between, AnswerError> {
        let count = moving.len();
        let unit = ReportUnit::from(self.proposition.unit);
        let scaled = |value: f64| match self.proposition.scale {
            Scale::Linear => Some(value),
            Scale::Log => (value > 0.0).then(|| ln(value)),
        };
        let middle = numbers.iter().map(|number| scaled(number.middle)).collect::<Option<Vec<f64>>>();
        let middle = middle.ok_or_else(|| AnswerError::NoAnswer {
            what: "the gap on a log scale".to_owned(),
            reason: "the number is 0 or less for a mixture of the two sides".to_owned(),
        })?;
        let at_middle = shapley(count, &middle);
        let indices = first_order(count, &middle);
        // By draw, where every mixture has a value.
        let value_of = |number: &Number, sample: u32| {
            number.draws.iter().find(|(one, _)| *one == sample).and_then(|(_, value)| scaled(*value))
        };
        let row =
            |sample: u32| numbers.iter().map(|number| value_of(number, sample)).collect::<Option<Vec<f64>>>();
        let rows: Vec<Vec<f64>> = self.evaluator.samples().into_iter().filter_map(row).collect();
        let drawn: Vec<Vec<f64>> = rows.iter().map(|row| shapley(count, row)).collect();
        let formula_unit = if self.proposition.scale == Scale::Log { ReportUnit::LogRatio } else { unit };
        let band = |values: Vec<f64>, nominal: f64, id: String| -> Result<BandReport, AnswerError> {
            let drawn = BandReport::sampled(id, formula_unit, Sampled::of(values)?, Vec::new());
            let [low, _, high] = drawn.errors;
            Ok(BandReport {
                low: drawn.low.min(nominal),
                nominal,
                high: drawn.high.max(nominal),
                errors: [low, 0.0, high],
                ..drawn
            })
        };
        let last = numbers.len().saturating_sub(1);
        let (Some(start), Some(end)) = (numbers.first(), numbers.last()) else {
            return Err(AnswerError::NoAnswer {
                what: "the gap".to_owned(),
                reason: "no mixture has a value".to_owned(),
            });
        };
        let gap = rows.iter().map(|row| row[last] - row[0]).collect();
        let share = |figure: usize| {
            let name = self.difference_words(&moving[figure]);
            let values = drawn.iter().map(|row| row[figure]).collect();
            Ok(GapShare {
                share: band(values, at_middle[figure], format!("{prefix}/{}", slug(&name)))?,
                one: self.taken(&moving[figure], sides[0], start),
                other: self.taken(&moving[figure], sides[1], end),
                first_order: indices[figure],
                quantity: name,
            })
        };
        let mut shares = (0..count).map(share).collect::<Result<Vec<_>, AnswerError>>()?;
        shares.sort_by(|a, b| b.share.nominal.abs().total_cmp(&a.share.nominal.abs()));
        let taken = |bits: usize| {
            let of = moving.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
            of.map(|(_, one)| self.difference_words(one)).collect()
        };
        Ok(Between {
            between: ids.map(str::to_owned),
            names: sides.map(|side| side.set().name.clone()),
            values: [start.band(format!("{prefix}/one"), unit)?, end.band(format!("{prefix}/other"), unit)?],
            scale: self.proposition.scale.into(),
            gap: band(gap, middle[last] - middle[0], format!("{prefix}/gap"))?,
            shares,
            unmoved: unmoved.iter().map(|one| self.difference_words(one)).collect(),
            mixtures: numbers
                .iter()
                .enumerate()
                .map(|(bits, number)| Mixture { taken: taken(bits), value: number.middle })
                .collect(),
        })
    }

    /// The launches whose reports the proposition takes.
    fn launches(&self) -> Vec<&RecordId> {
        let of = |term: &'_ Output| match term {
            Output::Flight { launch, report: None, .. }
            | Output::Track { launch, report: None, .. }
            | Output::ImpactToCountry { launch, report: None, .. } => Some(launch.clone()),
            Output::InView { target, .. } => Some(target.clone()),
            _ => None,
        };
        let ids: Vec<RecordId> = self.proposition.terms.values().filter_map(of).collect();
        self.setting.resolved.catalogue.launches.keys().filter(|id| ids.contains(id)).collect()
    }

    fn difference_words(&self, difference: &Difference) -> String {
        let catalogue = self.setting.resolved.catalogue;
        match difference {
            Difference::Quantity(quantity) => RecordId::try_from(quantity.clone())
                .map_or_else(|_| quantity.clone(), |id| fact_words::quantity(catalogue, &id)),
            Difference::Report(launch) => format!("report of the launch of {launch}"),
            Difference::StageSet(missile) => format!("stage set of {missile}"),
        }
    }

    /// What a side takes for a difference.
    fn taken(&self, difference: &Difference, side: &Beliefs, number: &Number) -> String {
        let catalogue = self.setting.resolved.catalogue;
        match difference {
            Difference::Quantity(quantity) => {
                let name = self.difference_words(difference);
                let Some(found) = number.values.iter().find(|value| value.quantity == name) else {
                    return "no figure".to_owned();
                };
                let own = found.figure.as_ref().is_some_and(|figure| {
                    let record = figure.split('/').next().unwrap_or_default();
                    side.believed(record, quantity) == Some(figure)
                });
                if own { found.words.clone() } else { format!("{}, none of its own", found.words) }
            }
            Difference::Report(launch) => catalogue
                .launches
                .get(launch)
                .and_then(|launch| side.paired_report(launch))
                .map_or_else(|| "none".to_owned(), |report| report.0.reported_by.words().to_owned()),
            Difference::StageSet(missile) => catalogue
                .missiles
                .get(missile)
                .and_then(|missile| side.stage_set(missile))
                .map_or_else(|| "none".to_owned(), |set| set.set.name.clone()),
        }
    }
}

/// Words as a part of an id.
fn slug(words: &str) -> String {
    words.to_lowercase().replace([' ', '/'], "-")
}
