//! `check`: a claim card: the proposition, its value on each side's figures, and where it turns.

use rayon::prelude::*;
use tpt_catalogue::{Claim, Computable, Kind, Proposition, RecordId, Value};
use tpt_earth::Length;
use tpt_scenario::{Beliefs, Resolved};
use tpt_sight::{Territory, covered, outline};

use crate::countries::territories;
use crate::number_id::NumberId;
use crate::report::{BandReport, CardResult, ClaimCard, Crossover, HeightRow, Outcome};
use crate::sight::{FEW, HEIGHTS_KM, Sensor, WhatIf, cite_sensor, radar_of, sensors};
use crate::sourcing::{Citations, header};
use crate::{Sampling, StudyError, fact_words};

/// Draws over which the crossover is solved.
const CROSSOVERS: u32 = 64;

/// How narrow the bracket of a crossover gets: far below the rounding of any published range.
const BRACKET_KM: f64 = 0.5;

/// The card of a claim.
///
/// # Errors
///
/// [`StudyError::Unknown`] if there is no such claim; what its computation may say.
pub fn check(
    resolved: &Resolved<'_>,
    beliefs: &Beliefs,
    claim: &str,
    sampling: Sampling,
    inputs_sha256: &str,
) -> Result<ClaimCard, StudyError> {
    let catalogue = resolved.catalogue;
    let known = || catalogue.ids(Kind::Claims).into_iter().map(RecordId::as_str);
    let found = catalogue.claims.get(claim).ok_or_else(|| catalogue.unknown("claim", claim, known()))?;
    let mut citations = Citations::new(catalogue, resolved.as_of);
    citations.cite(&found.source);
    let mut card = ClaimCard {
        header: header("check", resolved, beliefs, sampling, inputs_sha256),
        claim: found.id.to_string(),
        said_by: found.said_by.words(),
        said_on: found.said_on.to_string(),
        paraphrase: found.paraphrase.clone(),
        proposition: None,
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
        results: Vec::new(),
        heights: Vec::new(),
        does_not_say: None,
        sources: Vec::new(),
    };
    if let Some(proposition) = &found.proposition {
        Work { resolved, beliefs, sampling, claim: found, proposition }.fill(&mut card, &mut citations)?;
    }
    card.sources = citations.finish().1;
    Ok(card)
}

struct Work<'a> {
    resolved: &'a Resolved<'a>,
    beliefs: &'a Beliefs,
    sampling: Sampling,
    claim: &'a Claim,
    proposition: &'a Proposition,
}

impl<'a> Work<'a> {
    fn fill(&self, card: &mut ClaimCard, citations: &mut Citations<'_>) -> Result<(), StudyError> {
        let proposition = self.proposition;
        let (height, least) = (proposition.altitude_km.get(), proposition.at_least.get());
        let country = self.country()?;
        card.proposition = Some(format!(
            "share_in_view({}, {}, altitude_km = {height}) >= {least}",
            proposition.element, proposition.country
        ));
        card.country = Some(proposition.country.clone());
        card.element_name =
            self.resolved.catalogue.elements.get(&proposition.element).map(|element| element.name.clone());
        card.altitude_km = Some(height);
        card.reason = Some(proposition.reason.clone());
        card.does_not_say = Some(proposition.does_not_say.clone());
        for set in self.sets() {
            let beliefs = Beliefs::new(self.resolved.catalogue, &set, &[])?;
            let sensor = self.sensor(&beliefs)?;
            let report = sensor.report();
            cite_sensor(&report, citations);
            let prefix = format!(
                "{}/{}",
                NumberId::prefix("check", self.resolved.as_of, &beliefs, None),
                self.claim.id
            );
            let value = self.shares(&sensor, country, height, &format!("{prefix}/share"))?;
            let quantity = proposition.turns_on.as_str().replace('-', " ");
            let believed = report.values.iter().find(|value| {
                value.quantity == fact_words::quantity(self.resolved.catalogue, &proposition.turns_on)
            });
            card.results.push(CardResult {
                figures: set.clone(),
                name: self
                    .resolved
                    .catalogue
                    .sets
                    .get(set.as_str())
                    .map_or_else(|| set.clone(), |one| one.name.clone()),
                holds: if value.low >= least {
                    Some(true)
                } else if value.high < least {
                    Some(false)
                } else {
                    None
                },
                value,
                turns_on: believed.map_or_else(|| format!("no {quantity}"), |value| value.words.clone()),
                figure: believed.and_then(|value| value.figure.clone()),
            });
            for km in HEIGHTS_KM {
                let share = self.shares(&sensor, country, km, &format!("{prefix}/share_at_{km}_km"))?;
                card.heights.push(HeightRow { figures: set.clone(), altitude_km: km, share });
            }
        }
        let all = |wanted: bool| card.results.iter().all(|result| result.holds == Some(wanted));
        card.outcome = if all(true) {
            Outcome::Supported
        } else if all(false) {
            Outcome::Contradicted
        } else {
            Outcome::Depends
        };
        card.crossover = self.crossover(country, height, least)?;
        Ok(())
    }

    /// The sets that are set beside each other: those of the scenario that were known, or the one in force.
    fn sets(&self) -> Vec<String> {
        let known = |id: &&RecordId| self.resolved.catalogue.sets.contains_key(*id);
        let sets: Vec<String> =
            self.resolved.scenario.compared.iter().filter(known).map(ToString::to_string).collect();
        if sets.is_empty() { vec![self.beliefs.set_id().to_string()] } else { sets }
    }

    fn sensor(&self, beliefs: &Beliefs) -> Result<Sensor<'a>, StudyError> {
        let element = radar_of(self.resolved, self.proposition.element.as_str())?;
        let mut found = sensors(self.resolved, beliefs, &WhatIf::default(), Some(element), self.sampling)?;
        if found.is_empty() {
            return Err(StudyError::NoRadar { element: element.id.to_string(), allowed: String::new() });
        }
        Ok(found.swap_remove(0))
    }

    fn country(&self) -> Result<&'static Territory, StudyError> {
        let all = territories()?;
        let found = all.iter().find(|territory| territory.name == self.proposition.country);
        found.ok_or_else(|| StudyError::NoAnswer {
            what: format!("the proposition of `{}`", self.claim.id),
            reason: format!(
                "the map has no country `{}`; allowed: {}",
                self.proposition.country,
                all.iter().map(|territory| territory.name.as_str()).collect::<Vec<_>>().join(", ")
            ),
        })
    }

    /// The share of a country in view of a radar at a height, for a reach.
    fn share(
        &self,
        drawn: &crate::sight::Drawn,
        country: &Territory,
        km: f64,
        reach: Option<Length>,
    ) -> Result<f64, StudyError> {
        let outline = outline(&drawn.radar, Length::kilometres(km), reach)?;
        let (_, parts) = covered(&drawn.radar, &outline, std::slice::from_ref(country));
        let seen = parts.first().map_or(0.0, |part| part.area.as_square_metres());
        Ok(seen / tpt_sight::coverage::ground_area(&drawn.radar, country).as_square_metres())
    }

    fn shares(
        &self,
        sensor: &Sensor<'_>,
        country: &Territory,
        km: f64,
        id: &str,
    ) -> Result<BandReport, StudyError> {
        let count = self.sampling.samples.min(FEW);
        let shares = (0..count).into_par_iter().map(|i| {
            let drawn = sensor.draw(i)?;
            Ok((i, self.share(&drawn, country, km, drawn.reach)?))
        });
        let shares: Vec<(u32, f64)> = shares.collect::<Result<_, StudyError>>()?;
        sensor.band(&shares, id.to_owned(), "1")
    }

    /// The range at which the proposition turns, within the span of the published ranges and never beyond it.
    fn crossover(&self, country: &Territory, km: f64, least: f64) -> Result<Option<Crossover>, StudyError> {
        let sensor = self.sensor(self.beliefs)?;
        let Some((shortest, longest)) = self.published() else { return Ok(None) };
        let turn = |i: u32| -> Result<Option<(u32, f64)>, StudyError> {
            let drawn = sensor.draw(i)?;
            let share = |range_km: f64| self.share(&drawn, country, km, Some(Length::kilometres(range_km)));
            let (mut low, mut high) = (shortest, longest);
            if share(low)? >= least || share(high)? < least {
                return Ok(None);
            }
            while high - low > BRACKET_KM {
                let middle = 0.5 * (low + high);
                if share(middle)? >= least { high = middle } else { low = middle }
            }
            Ok(Some((i, 0.5 * (low + high))))
        };
        let count = self.sampling.samples.min(CROSSOVERS);
        let turns: Vec<(u32, f64)> = (0..count)
            .into_par_iter()
            .map(turn)
            .collect::<Result<Vec<_>, StudyError>>()?
            .into_iter()
            .flatten()
            .collect();
        if turns.is_empty() {
            return Ok(None);
        }
        let found_in = turns.len() as f64 / f64::from(count.max(1));
        let prefix = NumberId::prefix("check", self.resolved.as_of, self.beliefs, None);
        let value = sensor.band(&turns, format!("{prefix}/{}/crossover", self.claim.id), "km")?;
        let middle_km = sensor.middle.reach.map(|reach| reach.as_kilometres());
        Ok(Some(Crossover {
            quantity: self.proposition.turns_on.to_string(),
            unit: "km".to_owned(),
            published_low: shortest,
            published_high: longest,
            found_in,
            cross_section_factor: middle_km.map(|middle| (value.nominal / middle).powi(4)),
            value,
        }))
    }

    /// The shortest and the longest published figure of the quantity in kilometres, of the element and its systems.
    fn published(&self) -> Option<(f64, f64)> {
        let catalogue = self.resolved.catalogue;
        let element = catalogue.elements.get(&self.proposition.element)?;
        let systems = element.systems.iter().filter_map(|id| catalogue.systems.get(id));
        let figures = element.figures.iter().chain(systems.flat_map(|system| &system.figures));
        let figures = figures.filter(|figure| figure.quantity == self.proposition.turns_on);
        let ends = figures.flat_map(|figure| {
            let km = |value: Value| Some(figure.unit.length(value.get())?.as_kilometres());
            [figure.low, figure.nominal, figure.high].into_iter().flatten().filter_map(km).collect::<Vec<_>>()
        });
        let ends: Vec<f64> = ends.collect();
        let shortest = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let longest = ends.iter().copied().fold(0.0, f64::max);
        (shortest < longest).then_some((shortest, longest))
    }
}
