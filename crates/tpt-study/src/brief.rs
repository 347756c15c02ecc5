//! The paper on the eve of talks: every section of it, as data.

use jiff::ToSpan;
use jiff::civil::Date;
use tpt_catalogue::{Catalogue, PlaceKind};
use tpt_scenario::{Beliefs, Resolved};

use crate::arcs::contours;
use crate::findings::{Material, findings};
use crate::number_id::NumberId;
use crate::reconstruct::{Context, vehicles};
use crate::report::{ArticleReport, Brief, GapReport, TermReport};
use crate::sourcing::{Citations, header, word};
use crate::{Sampling, StudyError, deployment, events, launches, meetings, statements};

/// How far back the launches go: the fourteen months before the month of the talks, and that month.
const MONTHS_BACK: i64 = 14;

/// The days of a fortnight before the as-of date.
const FORTNIGHT_DAYS: i64 = 14;

/// Draws of each reconstruction: the first of a document's samples, as for every table of many rows, so that a paper takes
/// seconds. `reconstruct` takes all of them.
pub(crate) const MOST_DRAWS: u32 = 256;

/// The brief for the eve of `resolved.as_of`.
///
/// `inputs_sha256` identifies the catalogue and the scenario that were read. `progress` is told the name of each launch
/// before it is reconstructed: the part that takes seconds.
///
/// # Errors
///
/// [`StudyError`] if nothing was known at that date, or a reported figure is outside the domain of the arc.
pub fn brief(
    resolved: &Resolved<'_>,
    beliefs: &Beliefs,
    sampling: Sampling,
    inputs_sha256: &str,
    progress: &dyn Fn(&str),
) -> Result<Brief, StudyError> {
    let as_of = resolved.as_of;
    refuse_before_everything(resolved.catalogue, as_of)?;
    let launches_from = as_of.first_of_month().checked_sub(MONTHS_BACK.months()).unwrap_or(Date::MIN);
    let fortnight_from = as_of.checked_sub(FORTNIGHT_DAYS.days()).unwrap_or(Date::MIN);
    let id_prefix = NumberId::prefix("brief", as_of, beliefs, None);
    let few = Sampling { samples: sampling.samples.min(MOST_DRAWS), ..sampling };
    let context =
        Context { catalogue: resolved.catalogue, beliefs, sampling: few, id_prefix: id_prefix.clone() };
    let mut citations = Citations::new(resolved.catalogue, as_of);

    let launches =
        launches::launches(resolved, &context, (launches_from, fortnight_from), progress, &mut citations)?;
    let reconstructions = launches.iter().flat_map(|launch| &launch.reports);
    let vehicles =
        vehicles(&context, reconstructions.filter_map(|row| row.reconstruction.as_ref()), &mut citations);
    let elements = deployment::elements(resolved, &mut citations);
    let systems = deployment::focus_systems(resolved, &mut citations);
    let claims = statements::claims(resolved, &mut citations);
    let disputes = statements::disputes(resolved, &mut citations);
    let distances = statements::distances(resolved, &id_prefix, sampling, &mut citations)?;
    let viewpoints = statements::viewpoints(resolved);
    let events = events::events(resolved, &mut citations);
    let meetings = meetings::meetings(resolved, &mut citations);
    let agenda = meetings::agenda(resolved, &mut citations);
    let people = meetings::people(resolved, &meetings, &mut citations);
    let shown_on_maps =
        |kind: PlaceKind| matches!(kind, PlaceKind::Island | PlaceKind::City | PlaceKind::Site);
    let places = resolved.catalogue.places.values().filter(|place| shown_on_maps(place.kind));
    let places = places.map(|place| citations.place(place)).collect();
    let material = Material {
        launches: &launches,
        elements: &elements,
        claims: &claims,
        disputes: &disputes,
        distances: &distances,
        viewpoints: &viewpoints,
        launches_from,
    };
    let findings = findings(resolved, &material);
    let not_computed = statements::not_computed(resolved);
    let (read_counts, sources) = citations.finish();
    Ok(Brief {
        header: header("brief", resolved, beliefs, sampling, inputs_sha256),
        title: resolved.scenario.name.clone(),
        question: resolved.scenario.question.clone(),
        findings,
        people,
        meetings,
        agenda,
        launches_from: launches_from.to_string(),
        fortnight_from: fortnight_from.to_string(),
        launches,
        contours: contours()?,
        vehicles,
        elements,
        systems,
        claims,
        disputes,
        distances,
        events,
        viewpoints,
        places,
        not_computed,
        article: article(resolved.catalogue),
        terms: terms(resolved.catalogue),
        known_gaps: gaps(resolved.catalogue),
        sources,
        read_counts,
    })
}

/// A paper with nothing in it would look like an answer.
fn refuse_before_everything(catalogue: &Catalogue, as_of: Date) -> Result<(), StudyError> {
    if catalogue.launches.is_empty() && catalogue.claims.is_empty() && catalogue.elements.is_empty() {
        return Err(StudyError::BeforeEverything { as_of: as_of.to_string() });
    }
    Ok(())
}

fn article(catalogue: &Catalogue) -> Vec<ArticleReport> {
    let row = |row: &tpt_catalogue::ArticleRow| ArticleReport {
        id: row.id.clone(),
        text: row.text.clone(),
        treatment: word(&row.treatment),
        location: row.location.clone(),
    };
    catalogue.article.iter().map(row).collect()
}

fn terms(catalogue: &Catalogue) -> Vec<TermReport> {
    let row = |term: &tpt_catalogue::Term| TermReport {
        id: term.id.to_string(),
        term: term.term.clone(),
        forms: term.forms.clone(),
        meaning: term.meaning.clone(),
    };
    catalogue.terms.values().map(row).collect()
}

fn gaps(catalogue: &Catalogue) -> Vec<GapReport> {
    let row = |gap: &tpt_catalogue::KnownGap| GapReport {
        id: gap.id.to_string(),
        sought: gap.sought.clone(),
        looked_in: gap.looked_in.clone(),
        found: gap.found.clone(),
    };
    catalogue.gaps.values().map(row).collect()
}
