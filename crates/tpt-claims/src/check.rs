//! `check`: a claim card: the proposition, its value on each side's figures, where it turns, and what separates two sides.

mod between;
mod crossover;
mod shapley;

use std::collections::BTreeSet;

use tpt_catalogue::{Claim, Computable, Element, Kind, Output, Over, Proposition, ReadAs, RecordId};
use tpt_scenario::{Beliefs, PairedReport};

use crate::formula::{CardSide, Formula, FormulaEvaluator, Number};
use tpt_report::NumberId;
use tpt_report::{BandReport, CardResult, ClaimCard, HeightRow, Outcome, ReportUnit, SensorValue};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Setting, fact_words};
use tpt_view::sight::HEIGHTS_KM;

/// The card of a claim; with two assumption sets also what separates them.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if there is no such claim or set; [`AnswerError::NoAnswer`] if two sets are named for a claim that is
/// not computed; what its computation may say.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_claims::check;
/// # use tpt_setting::AnswerError;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let card = check(setting, "beijing-hua-chunying-2017-03-17-radar-over-2000-km", Some(["seoul", "beijing"]))?;
/// // On Beijing's figure the radar reaches farther than on that of the Seoul press.
/// let between = card.between.expect("two sides were named");
/// assert!(between.values[0].nominal < between.values[1].nominal);
/// assert!(matches!(check(setting, "beijing-said-nothing", None), Err(AnswerError::Unknown(_))));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn check(
    setting: Setting<'_>,
    claim: &str,
    between: Option<[&str; 2]>,
) -> Result<ClaimCard, AnswerError> {
    let evaluator = FormulaEvaluator::new(setting.resolved, setting.sampling);
    card(&evaluator, setting, claim, between)
}

/// The same with an engine that several cards share.
///
/// # Errors
///
/// As [`check`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_claims::{check, check::card, formula::FormulaEvaluator};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let evaluator = FormulaEvaluator::new(setting.resolved, setting.sampling);
/// let claim = "beijing-hua-chunying-2017-03-17-radar-over-2000-km";
/// let (shared, alone) = (card(&evaluator, setting, claim, None)?, check(setting, claim, None)?);
/// // What is shared makes it quicker, and changes no number.
/// let values = |card: &tpt_report::ClaimCard| card.results.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
/// assert_eq!(values(&shared), values(&alone));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn card(
    evaluator: &FormulaEvaluator<'_>,
    setting: Setting<'_>,
    claim: &str,
    between: Option<[&str; 2]>,
) -> Result<ClaimCard, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let known = || catalogue.ids(Kind::Claims).into_iter().map(RecordId::as_str);
    let found = catalogue.claims.get(claim).ok_or_else(|| catalogue.unknown("claim", claim, known()))?;
    let mut citations = Citations::new(catalogue, setting.resolved.as_of);
    citations.cite(&found.source);
    let mut card = ClaimCard {
        header: header("check", setting),
        claim: found.id.to_string(),
        viewpoint: found.viewpoint.to_string(),
        said_by: found.said_by.words(),
        said_on: found.said_on.to_string(),
        paraphrase: found.paraphrase.clone(),
        source: found.source.to_string(),
        proposition: None,
        unit: None,
        at_least: None,
        at_most: None,
        country: None,
        element_name: None,
        altitude_km: None,
        reason: found.reason.clone(),
        outcome: if found.computable == Computable::No {
            Outcome::NotComputable
        } else {
            Outcome::NoProposition
        },
        crossover: None,
        as_planned: Vec::new(),
        results: Vec::new(),
        without_value: Vec::new(),
        heights: Vec::new(),
        rests_on: Vec::new(),
        between: None,
        does_not_say: None,
        sources: Vec::new(),
    };
    if let Some(proposition) = &found.proposition {
        let tested = TestedClaim { evaluator, setting, claim: found, proposition };
        tested.fill(&mut card, &mut citations)?;
        if let Some(between) = between {
            card.between = Some(tested.between(between, &mut citations)?);
        }
    } else if between.is_some() {
        return Err(AnswerError::NoAnswer {
            what: format!("`{claim}` has no number on which two sides could differ"),
            reason: card.outcome.words().to_owned(),
        });
    }
    card.sources = citations.finish().1;
    Ok(card)
}

/// A side of a card: its id and name, and on what it is computed.
struct Row {
    figures: String,
    name: String,
    side: CardSide,
}

struct TestedClaim<'a> {
    evaluator: &'a FormulaEvaluator<'a>,
    setting: Setting<'a>,
    claim: &'a Claim,
    proposition: &'a Proposition,
}

impl<'a> TestedClaim<'a> {
    fn fill(&self, card: &mut ClaimCard, citations: &mut Citations<'_>) -> Result<(), AnswerError> {
        let proposition = self.proposition;
        card.proposition = Some(proposition.words());
        card.unit = Some(proposition.unit.into());
        card.at_least = proposition.at_least.map(tpt_catalogue::Value::get);
        card.at_most = proposition.at_most.map(tpt_catalogue::Value::get);
        card.reason = Some(proposition.reason.clone());
        card.does_not_say = Some(proposition.does_not_say.clone());
        if let Some((element, country, altitude_km)) = self.view() {
            let elements = &self.setting.resolved.catalogue.elements;
            card.element_name = elements.get(element).map(|element| element.name.clone());
            card.country = Some(country.to_owned());
            card.altitude_km = Some(altitude_km);
        }
        card.as_planned = self.as_planned();
        let samples = self.evaluator.samples();
        for row in self.rows()? {
            self.keep_heights(&row);
            let number = match self.evaluator.number(self.formula(), &row.side, &samples) {
                Ok(number) => number,
                Err(why @ (AnswerError::NoAnswer { .. } | AnswerError::Beyond { .. })) => {
                    card.without_value.push(format!("{}: {why}", row.name));
                    continue;
                }
                // At an early date there may be nothing to compute it on.
                Err(
                    AnswerError::DefendsNothing { .. }
                    | AnswerError::NoRadar { .. }
                    | AnswerError::NoSite { .. },
                ) => {
                    card.without_value
                        .push(format!("{}: the element is not on record at this date", row.name));
                    continue;
                }
                Err(other) => return Err(other),
            };
            self.cite(&number, card, citations);
            card.results.push(self.result(&row, &number)?);
            card.heights.extend(self.heights(&row, &samples)?);
        }
        card.outcome = outcome(&card.results);
        if card.results.is_empty() {
            card.reason = Some(card.without_value.join("; "));
        } else {
            card.crossover = self.crossover()?;
        }
        Ok(())
    }

    /// The elements of the proposition that do not work at the date.
    fn as_planned(&self) -> Vec<String> {
        let records = self.proposition.terms.values().flat_map(Output::records);
        let ids: BTreeSet<&RecordId> =
            records.filter(|(kind, _)| *kind == Kind::Elements).map(|(_, id)| id).collect();
        let elements = ids.into_iter().filter_map(|id| self.setting.resolved.catalogue.elements.get(id));
        let idle = |element: &&Element| !element.works();
        elements.filter(idle).map(|element| element.name.clone()).collect()
    }

    fn formula(&self) -> Formula<'a> {
        Formula { value: &self.proposition.value, terms: &self.proposition.terms, claim: Some(self.claim) }
    }

    /// The view that the claim is about, where its formula is the share of a country in view.
    fn view(&self) -> Option<(&'a RecordId, &'a str, f64)> {
        let mut terms = self.proposition.terms.values();
        match (terms.next(), terms.next()) {
            (Some(Output::ShareInView { element, country, altitude_km }), None) => {
                Some((element, country, altitude_km.get()))
            }
            _ => None,
        }
    }

    fn cite(&self, number: &Number, card: &mut ClaimCard, citations: &mut Citations<'_>) {
        number.cite(citations);
        for value in &number.values {
            let same = |other: &SensorValue| other.figure == value.figure && other.quantity == value.quantity;
            if !card.rests_on.iter().any(same) {
                card.rests_on.push(value.clone());
            }
        }
    }

    fn result(&self, row: &Row, number: &Number) -> Result<CardResult, AnswerError> {
        let value = number.band(self.id(row, "value"), self.proposition.unit.into())?;
        let turns_on = self
            .proposition
            .turns_on
            .as_ref()
            .map(|turns_on| fact_words::quantity(self.setting.resolved.catalogue, &turns_on.quantity));
        let believed = turns_on.and_then(|name| number.values.iter().find(|value| value.quantity == name));
        let inside = |value: f64| self.proposition.holds(value);
        Ok(CardResult {
            figures: row.figures.clone(),
            name: row.name.clone(),
            holds: match (inside(value.low), inside(value.high)) {
                (true, true) => Some(true),
                (false, false) if !self.straddles(&value) => Some(false),
                _ => None,
            },
            value,
            turns_on: believed.map(|value| value.words.clone()),
            figure: believed.and_then(|value| value.figure.clone()),
        })
    }

    /// Whether a band reaches over both bounds, with both ends outside.
    fn straddles(&self, value: &BandReport) -> bool {
        let below = self.proposition.at_least.is_some_and(|low| value.low < low.get());
        let above = self.proposition.at_most.is_some_and(|high| value.high > high.get());
        below && above
    }

    /// The id of a number of a row.
    fn id(&self, row: &Row, field: &str) -> String {
        let prefix = NumberId::prefix("check", self.setting.resolved.as_of, &row.side.beliefs.key(), None);
        let reading = row.side.read_as.map(|read_as| format!("/{}", reading_id(read_as))).unwrap_or_default();
        format!("{prefix}/{}{reading}/{field}", self.claim.id)
    }

    /// Computes what a row says of several heights together. What cannot be computed says why when it is asked for.
    fn keep_heights(&self, row: &Row) {
        let Some((element, country, altitude_km)) = self.view() else { return };
        let mut altitudes_km = HEIGHTS_KM.to_vec();
        if !altitudes_km.contains(&altitude_km) {
            altitudes_km.push(altitude_km);
        }
        let _told_later = self.evaluator.keep_shares_in_view((element, country), &altitudes_km, &row.side);
    }

    /// The share of the same country at other heights.
    fn heights(&self, row: &Row, samples: &[u32]) -> Result<Vec<HeightRow>, AnswerError> {
        let Some((element, country, _)) = self.view() else { return Ok(Vec::new()) };
        let at = |km: f64| {
            let altitude_km =
                km.try_into().map_err(|reason| AnswerError::NoAnswer { what: format!("{km} km"), reason })?;
            let term =
                Output::ShareInView { element: element.clone(), country: country.to_owned(), altitude_km };
            let terms = self.proposition.terms.keys().map(|name| (name.clone(), term.clone())).collect();
            let formula = Formula { terms: &terms, ..self.formula() };
            let share = self.evaluator.number(formula, &row.side, samples)?;
            let share = share.band(self.id(row, &format!("share_at_{km}_km")), ReportUnit::Share)?;
            Ok(HeightRow { figures: row.figures.clone(), altitude_km: km, share })
        };
        HEIGHTS_KM.into_iter().map(at).collect()
    }

    /// The sides of the card.
    fn rows(&self) -> Result<Vec<Row>, AnswerError> {
        let catalogue = self.setting.resolved.catalogue;
        let set_name = |beliefs: &Beliefs| beliefs.set().name.clone();
        let with = |choice: String, name: String| -> Result<Row, AnswerError> {
            let mut overrides: Vec<String> = self.setting.beliefs.overrides().map(str::to_owned).collect();
            overrides.push(choice);
            let beliefs = Beliefs::new(catalogue, self.setting.beliefs.set_id().as_str(), &overrides)?;
            Ok(Row { figures: beliefs.key(), name, side: beliefs.into() })
        };
        match &self.proposition.over {
            Over::One => Ok(vec![Row {
                figures: self.setting.beliefs.key(),
                name: set_name(self.setting.beliefs),
                side: self.setting.beliefs.clone().into(),
            }]),
            Over::Sets => {
                let known = |id: &&RecordId| catalogue.sets.contains_key(*id);
                let mut sets: Vec<&RecordId> =
                    self.setting.resolved.scenario.compared.iter().filter(known).collect();
                if sets.is_empty() {
                    sets.push(self.setting.beliefs.set_id());
                }
                let row = |set: &RecordId| {
                    let beliefs = Beliefs::new(catalogue, set.as_str(), &[])?;
                    Ok(Row { figures: set.to_string(), name: set_name(&beliefs), side: beliefs.into() })
                };
                sets.into_iter().map(row).collect()
            }
            Over::Reports(id) => {
                let Some(launch) = catalogue.launches.get(id) else { return Ok(Vec::new()) };
                // The reports that a side can believe: those with a range and an apogee of one body.
                let believable = |report: &&tpt_catalogue::Report| {
                    let choice = [format!("reports={id}/{}", report.id)];
                    Beliefs::new(catalogue, self.setting.beliefs.set_id().as_str(), &choice).is_ok_and(
                        |beliefs| {
                            beliefs.paired_report(launch).is_some_and(|PairedReport(one)| one.id == report.id)
                        },
                    )
                };
                let row = |report: &tpt_catalogue::Report| {
                    let who = report.reported_by.words();
                    let several =
                        launch.reports.iter().filter(|one| one.reported_by == report.reported_by).count() > 1;
                    let which = if several { format!(" ({})", report.id) } else { String::new() };
                    let name = format!("report of {who}{which}");
                    with(format!("reports={id}/{}", report.id), name)
                };
                launch.reports.iter().filter(believable).map(row).collect()
            }
            Over::Figures(of) => {
                let held = catalogue.figures().filter(|one| {
                    *one.record == of.of
                        && one.figure.quantity == of.quantity
                        && tpt_view::sight::spread(one.figure).is_some()
                });
                let row = |one: tpt_catalogue::FigureRef<'_>| {
                    let name =
                        format!("{}, {}", fact_words::measured(&one.figure.measured()), one.figure.said_by);
                    with(format!("{}={}", of.quantity, one.whole_id()), name)
                };
                held.map(row).collect()
            }
            Over::Readings => {
                let row = |read_as: ReadAs| Row {
                    figures: format!("{}/{}", self.setting.beliefs.key(), reading_id(read_as)),
                    name: reading_id(read_as).replace('-', " "),
                    side: CardSide { beliefs: self.setting.beliefs.clone(), read_as: Some(read_as) },
                };
                Ok([ReadAs::FullBurn, ReadAs::EarlyCutoff, ReadAs::HeavierPayload]
                    .into_iter()
                    .map(row)
                    .collect())
            }
        }
    }
}

const fn reading_id(read_as: ReadAs) -> &'static str {
    match read_as {
        ReadAs::FullBurn => "full-burn",
        ReadAs::EarlyCutoff => "early-cutoff",
        ReadAs::HeavierPayload => "heavier-payload",
    }
}

fn outcome(results: &[CardResult]) -> Outcome {
    let all = |wanted: bool| results.iter().all(|result| result.holds == Some(wanted));
    if results.is_empty() {
        Outcome::NotComputable
    } else if all(true) {
        Outcome::Supported
    } else if all(false) {
        Outcome::Contradicted
    } else {
        Outcome::Depends
    }
}
