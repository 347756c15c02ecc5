//! `reproduce`: published results computed again, each with its difference and, where it is missed, the reason.

use std::collections::BTreeMap;

use tpt_catalogue::{Expression, Meant, Output, RecordId, Reproduction, Unit, nearest, reproductions};
use tpt_scenario::{Beliefs, Resolved};

use crate::formula::{CardSide, Formula, FormulaEvaluator};
use tpt_report::NumberId;
use tpt_report::spelling_of;
use tpt_report::{BandReport, Reproduced, ReproducedCase, ReproducedStatus};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Setting};

/// The name that stands for the published number in a formula of its own.
const PUBLISHED: &str = "published";

/// Every published result, or the one of that id.
///
/// # Errors
///
/// [`AnswerError::NoAnswer`] if there is no case of that id; what a computation may say.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_claims::reproduce;
/// # use tpt_report::ReproducedStatus;
/// # BuiltIn::at(date(2018, 6, 30))?.ask(|setting| {
/// let found = reproduce(setting, Some("mnd-315-metres"))?;
/// let case = &found.cases[0];
/// // Seoul said that a line of 5° is 315 m high at 3.6 km, and it is.
/// assert_eq!((case.published, case.status), (315.0, ReproducedStatus::Inside));
/// assert!(reproduce(setting, Some("no such case")).is_err());
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn reproduce(setting: Setting<'_>, case: Option<&str>) -> Result<Reproduced, AnswerError> {
    let all = reproductions()?;
    let wanted: Vec<&Reproduction> =
        all.iter().filter(|one| case.is_none_or(|case| one.id == case)).collect();
    if let (Some(case), true) = (case, wanted.is_empty()) {
        let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        let meant = nearest(case, ids.iter().copied()).map(str::to_owned);
        let meant = tpt_catalogue::did_you_mean(meant.as_deref());
        return Err(AnswerError::NoAnswer {
            what: format!("`{case}` is no published result on record{meant}"),
            reason: format!("allowed: {}", ids.join(", ")),
        });
    }
    let mut work = CaseRun {
        evaluator: FormulaEvaluator::new(setting.resolved, setting.sampling),
        resolved: setting.resolved,
        beliefs: setting.beliefs,
        citations: Citations::new(setting.resolved.catalogue, setting.resolved.as_of),
    };
    let (mut cases, mut not_known) = (Vec::new(), Vec::new());
    for one in wanted {
        match work.case(one) {
            Ok(case) => cases.push(case),
            // At an early date the launch, the statement or the element is not there yet.
            Err(
                AnswerError::Unknown(_) | AnswerError::NoAnswer { .. } | AnswerError::DefendsNothing { .. },
            ) => {
                not_known.push(one.id.to_string());
            }
            Err(other) => return Err(other),
        }
    }
    Ok(Reproduced {
        header: header("reproduce", setting),
        cases,
        not_known,
        sources: work.citations.finish().1,
    })
}

struct CaseRun<'a> {
    evaluator: FormulaEvaluator<'a>,
    resolved: &'a Resolved<'a>,
    beliefs: &'a Beliefs,
    citations: Citations<'a>,
}

impl CaseRun<'_> {
    fn case(&mut self, case: &Reproduction) -> Result<ReproducedCase, AnswerError> {
        let side = CardSide::from(self.beliefs.clone());
        let samples = self.evaluator.samples();
        let own = Expression::try_from(PUBLISHED.to_owned())
            .map_err(|reason| AnswerError::NoAnswer { what: PUBLISHED.to_owned(), reason })?;
        let of_published: BTreeMap<String, Output> =
            BTreeMap::from([(PUBLISHED.to_owned(), case.published.clone())]);
        let formula = Formula { value: &own, terms: &of_published, claim: None };
        let published = self.evaluator.number(formula, &side, &samples)?;
        let formula = Formula { value: &case.value, terms: &case.terms, claim: None };
        let prefix = NumberId::prefix("reproduce", self.resolved.as_of, &self.beliefs.key(), None);
        let id = format!("{prefix}/{}/value", case.id);
        // Formulas take lengths in km.
        let published_middle = published.middle * if case.unit == Unit::Metre { 1000.0 } else { 1.0 };
        // Only what is shown is cited.
        published.cite(&mut self.citations);
        let (band, difference) = match self.evaluator.number(formula, &side, &samples) {
            // More than the model gives is more than a lower bound below its limit. At the limit there is no difference; the
            // number itself lies beyond.
            Err(AnswerError::Beyond { limit_km, .. })
                if case.meant == Meant::AtLeast && published.middle <= limit_km =>
            {
                (BandReport::exact(id, case.unit, f64::INFINITY).limited_to(limit_km), 0.0)
            }
            computed => {
                let computed = computed?;
                computed.cite(&mut self.citations);
                (computed.band(id, case.unit.into())?, computed.middle - published_middle)
            }
        };
        let tolerance = case.tolerance.get() * if case.relative { published_middle.abs() } else { 1.0 };
        let missed_by = match case.meant {
            Meant::Near => difference.abs(),
            Meant::AtLeast => (-difference).max(0.0),
            Meant::AtMost => difference.max(0.0),
        };
        let status = match (missed_by <= tolerance, &case.reason) {
            (true, _) => ReproducedStatus::Inside,
            (false, Some(_)) => ReproducedStatus::Explained,
            (false, None) => ReproducedStatus::Unexplained,
        };
        let terms: Vec<String> =
            case.terms.iter().map(|(name, term)| format!("{name} = {}", term.words())).collect();
        let of_published = published.sources.iter().map(RecordId::to_string);
        Ok(ReproducedCase {
            id: case.id.to_string(),
            question: case.question.clone(),
            said_by: case.said_by.clone(),
            published: published_middle,
            meant: spelling_of(&case.meant),
            formula: format!("{}, with {}", case.value.text(), terms.join("; ")),
            computed: band,
            difference,
            tolerance,
            tolerance_reason: case.tolerance_reason.clone(),
            unit: case.unit.into(),
            status,
            reason: case.reason.clone().filter(|_| status == ReproducedStatus::Explained),
            published_sources: of_published.collect(),
        })
    }
}
