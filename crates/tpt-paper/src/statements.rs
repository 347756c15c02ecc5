//! What each capital has said, what it asks, and where two of them give different numbers.

use tpt_catalogue::{AnswerState, Claim, ClaimedFigure, Computable, Value, Viewpoint, quantity};
use tpt_earth::Length;
use tpt_earth::math::fourth_power;
use tpt_scenario::{Dispute, DistanceQuestion, Resolved};

use crate::meetings::meeting_of_the_day;
use tpt_report::{ClaimReport, DisputeReport, DistanceReport, PlaceVerdict, QuestionReport, ViewpointReport};
use tpt_setting::rounded::{HALF_HUNDREDTH_DEG, HALF_TENTH_DEG, RoundedDistance};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Sampling};

/// The claims that were made by the eve: those made at the meeting of the day are still to come.
pub(crate) fn claims_on_the_eve<'a>(resolved: &Resolved<'a>) -> Vec<&'a Claim> {
    let today = meeting_of_the_day(resolved).map(|meeting| &meeting.id);
    let made = |claim: &&Claim| today.is_none() || claim.occasion.as_ref() != today;
    let mut claims: Vec<_> = resolved.catalogue.claims.values().filter(made).collect();
    claims.sort_by_key(|claim| (claim.said_on, &claim.id));
    claims
}

pub(crate) fn claims(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<ClaimReport> {
    claims_on_the_eve(resolved).into_iter().map(|claim| claim_report(claim, citations)).collect()
}

fn claim_report(claim: &Claim, citations: &mut Citations<'_>) -> ClaimReport {
    let (source, access) = citations.count(&claim.source);
    ClaimReport {
        id: claim.id.to_string(),
        viewpoint: claim.viewpoint.to_string(),
        said_by: claim.said_by.words(),
        said_on: claim.said_on.to_string(),
        about: claim.about.clone(),
        paraphrase: claim.paraphrase.clone(),
        in_short: claim.in_short.clone(),
        speaks_as: claim.speaks_as.map(Into::into),
        quote: claim.quote.clone(),
        language: claim.language.clone(),
        translated: claim.translated,
        kind: claim.kind.into(),
        computable: claim.computable.into(),
        reason: claim.reason.clone(),
        asserts: claim.figures.iter().map(|figure| citations.claimed(claim, figure)).collect(),
        source,
        access,
        note: claim.note.clone(),
    }
}

/// Quantities of a launch: a claim that gives only these repeats a report.
const OF_A_LAUNCH: [&str; 3] = ["range", "apogee", "flight-time"];

/// Where a claim stands among those whose cards the scenario asks for; after all of them where it does not.
fn among_cards(resolved: &Resolved<'_>, claim: &Claim) -> usize {
    let mut cards = resolved.scenario.card.iter().chain(&resolved.scenario.cards);
    cards.position(|id| *id == claim.id).unwrap_or(usize::MAX)
}

fn named_by_scenario(resolved: &Resolved<'_>, claim: &Claim) -> bool {
    let disputes = resolved.scenario.disputes.iter().flat_map(|dispute| [&dispute.one, &dispute.other]);
    let distances = resolved.scenario.distances.iter().map(|question| &question.claim);
    disputes.chain(distances).any(|id| *id == claim.id)
}

fn gives_a_figure_of_the_deployment(claim: &Claim) -> bool {
    claim.figures.iter().any(|figure| !OF_A_LAUNCH.contains(&figure.quantity.as_str()))
}

/// A capital with its questions and its claims, the weightiest first: those whose cards the scenario asks for, those that it turns on, then
/// computable ones that give a figure of the deployment, then other computable ones, then the rest; the newest
/// first within each.
pub(crate) fn viewpoints(resolved: &Resolved<'_>) -> Vec<ViewpointReport> {
    let all = claims_on_the_eve(resolved);
    let report = |viewpoint: &&Viewpoint| {
        let mut own: Vec<&Claim> =
            all.iter().copied().filter(|claim| claim.viewpoint == viewpoint.id).collect();
        own.sort_by_key(|claim| {
            let weight = match claim.computable {
                _ if named_by_scenario(resolved, claim) => 0,
                Computable::Yes if gives_a_figure_of_the_deployment(claim) => 1,
                Computable::Yes => 2,
                Computable::Partly => 3,
                Computable::No => 4,
            };
            (among_cards(resolved, claim), weight, std::cmp::Reverse(claim.said_on), claim.id.clone())
        });
        let named = resolved
            .catalogue
            .places
            .values()
            .filter(|place| !place.claimed_by.is_empty() || place.names.contains_key(&viewpoint.id));
        ViewpointReport {
            id: viewpoint.id.to_string(),
            name: viewpoint.name.clone(),
            state: viewpoint.state.clone(),
            questions: viewpoint.questions.iter().map(question).collect(),
            claim_count: own.len(),
            computable_count: own.iter().filter(|claim| claim.computable != Computable::No).count(),
            claims: own.iter().map(|claim| claim.id.to_string()).collect(),
            place_names: named
                .map(|place| {
                    let name = place.names.get(&viewpoint.id).unwrap_or(&place.name);
                    (place.id.to_string(), name.clone())
                })
                .collect(),
        }
    };
    resolved.viewpoints.iter().map(report).collect()
}

fn question(question: &tpt_catalogue::Question) -> QuestionReport {
    QuestionReport {
        id: question.id.clone(),
        text: question.text.clone(),
        answer: question.answer.into(),
        asks: question.asks,
        note: question.note.clone(),
        said: None,
        numbers: Vec::new(),
    }
}

/// Every question of the capitals that this version does not answer, once each.
pub(crate) fn not_computed(resolved: &Resolved<'_>) -> Vec<QuestionReport> {
    let mut open: Vec<QuestionReport> = Vec::new();
    for asked in resolved.viewpoints.iter().flat_map(|viewpoint| &viewpoint.questions) {
        let row = question(asked);
        if row.answer != AnswerState::Computed && !open.iter().any(|known| known.id == row.id) {
            open.push(row);
        }
    }
    let number = |id: &str| id.trim_start_matches('Q').parse::<u32>().unwrap_or(u32::MAX);
    open.sort_by_key(|row| number(&row.id));
    open
}

/// The ends of a figure of length in metres: "at least" is open above, "at most" reaches down to zero.
fn ends_m(figure: &ClaimedFigure) -> Option<(f64, f64)> {
    let metres = |value: Value| Some(figure.unit.length(value.get())?.as_metres());
    let low = figure.low.or(figure.nominal).map_or(Some(0.0), metres)?;
    let high = figure.high.or(figure.nominal).map_or(Some(f64::INFINITY), metres)?;
    Some((low, high))
}

/// The disputes of which both claims had been made.
pub(crate) fn disputes(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<DisputeReport> {
    let dispute = |dispute: &Dispute| {
        let (one, other) = (resolved.claim(&dispute.one)?, resolved.claim(&dispute.other)?);
        let figure = |claim: &Claim| claim.figures.iter().find(|f| f.quantity == dispute.quantity).cloned();
        let (one_figure, other_figure) = (figure(one)?, figure(other)?);
        let ((one_low, one_high), (other_low, other_high)) = (ends_m(&one_figure)?, ends_m(&other_figure)?);
        // The nearest ends of the two: the least that separates them.
        let least_ratio = (other_low / one_high).max(one_low / other_high).max(1.0);
        let is_radar_range = dispute.quantity == quantity::RADAR_RANGE;
        Some(DisputeReport {
            id: dispute.id.to_string(),
            about: dispute.about.clone(),
            one: one.id.to_string(),
            one_figure: citations.claimed(one, &one_figure),
            other: other.id.to_string(),
            other_figure: citations.claimed(other, &other_figure),
            least_ratio,
            least_factor: is_radar_range.then(|| fourth_power(least_ratio)),
        })
    };
    resolved.scenario.disputes.iter().filter_map(dispute).collect()
}

/// Distances that a claim turns on, with the rounding of both positions as a band.
pub(crate) fn distances(
    resolved: &Resolved<'_>,
    id_prefix: &str,
    sampling: Sampling<'_>,
    citations: &mut Citations<'_>,
) -> Result<Vec<DistanceReport>, AnswerError> {
    let mut rows = Vec::new();
    for question in &resolved.scenario.distances {
        for to in &question.to {
            if let Some(row) = distance(resolved, question, to, id_prefix, sampling, citations)? {
                rows.push(row);
            }
        }
    }
    Ok(rows)
}

pub(crate) fn distance(
    resolved: &Resolved<'_>,
    question: &DistanceQuestion,
    to: &tpt_catalogue::RecordId,
    id_prefix: &str,
    sampling: Sampling<'_>,
    citations: &mut Citations<'_>,
) -> Result<Option<DistanceReport>, AnswerError> {
    let places = &resolved.catalogue.places;
    let (Some(claim), Some(from), Some(to)) =
        (resolved.claim(&question.claim), places.get(&question.from), places.get(to))
    else {
        return Ok(None);
    };
    let picked = claim.figures.iter().find(|figure| {
        figure.quantity == question.quantity
            && (question.condition.is_none() || figure.condition == question.condition)
    });
    let Some(figure) = picked else { return Ok(None) };
    let Some(reach) = figure.measured().central().and_then(|value| figure.unit.length(value)) else {
        return Ok(None);
    };
    let field = format!("distance/{}/{}", question.id, to.id);
    // A disputed island is placed to 0.1°, everything else to 0.01°.
    fn celled(place: &tpt_catalogue::Place) -> (&tpt_catalogue::Place, f64) {
        (place, if place.claimed_by.is_empty() { HALF_HUNDREDTH_DEG } else { HALF_TENTH_DEG })
    }
    let id = format!("{id_prefix}/{field}");
    let way = RoundedDistance::new(sampling.seed, &field, celled(from), celled(to));
    let band = way.band(id, sampling.samples)?;
    let reach_km = Length::as_kilometres(reach);
    let verdict = if band.high <= reach_km {
        PlaceVerdict::Inside
    } else if band.low > reach_km {
        PlaceVerdict::Outside
    } else {
        PlaceVerdict::Depends
    };
    Ok(Some(DistanceReport {
        id: format!("{}-{}", question.id, to.id),
        about: question.about.clone(),
        from: citations.place(from),
        to: citations.place(to),
        distance_km: band,
        reach: citations.claimed(claim, figure),
        claim: claim.id.to_string(),
        verdict,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_catalogue::{RecordId, Unit};
    use tpt_earth::assert_close;

    fn figure(low: Option<f64>, nominal: Option<f64>, high: Option<f64>, unit: Unit) -> ClaimedFigure {
        let value = |number: Option<f64>| number.and_then(|number| Value::try_from(number).ok());
        ClaimedFigure {
            quantity: RecordId::try_from("radar-range".to_owned()).unwrap(),
            low: value(low),
            nominal: value(nominal),
            high: value(high),
            last_digit: None,
            unit,
            condition: None,
        }
    }

    #[test]
    fn an_open_end_is_open_and_units_are_one() {
        let at_least = ends_m(&figure(Some(2000.0), None, None, Unit::Kilometre)).unwrap();
        assert_close!(at_least.0, 2.0e6, abs = 0.0);
        assert!(at_least.1.is_infinite());
        let at_most = ends_m(&figure(None, None, Some(2000.0), Unit::Kilometre)).unwrap();
        assert_close!(at_most.0, 0.0, abs = 0.0);
        let miles = ends_m(&figure(None, Some(600.0), None, Unit::Mile)).unwrap();
        assert_close!(miles.0, 965_606.4, abs = 1e-6);
        assert!(ends_m(&figure(None, Some(1.0), None, Unit::Minute)).is_none());
    }
}
