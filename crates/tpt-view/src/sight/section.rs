//! What the paper says of sight: the focus on each side's figures, every radar, the arcs and the fortnight's launches.

use std::collections::BTreeSet;

use rayon::prelude::*;
use tpt_catalogue::{Launch, RecordId};
use tpt_scenario::{Beliefs, Hypothetical, Resolved};

use super::above::seen_above;
use super::matrix::{cells_of_moved, matrix_of, targets};
use super::{Heights, MovedTo, WhatIf, radar_of, radars, sight};
use tpt_report::{HypotheticalSight, SideAbove, Sight, SightSection, SourceReport};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Setting};

/// The heights of the paper's maps: those of a claim card.
pub const HEIGHTS_KM: [f64; 4] = [100.0, 200.0, 300.0, 500.0];

/// The section, where the scenario has a radar at a fixed site.
///
/// # Errors
///
/// As [`sight`] and [`super::sight_matrix`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::sourcing::Citations;
/// let mut facts = BuiltIn::at(date(2017, 3, 20))?;
/// // One radar on the figures in force, and no launches: the shortest section.
/// facts.scenario.elements.retain(|id| *id == "seongju-radar");
/// facts.scenario.compared.clear();
/// facts.scenario.hypothetical = None;
/// facts.ask(|setting| {
///     let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
///     let found = tpt_view::sight::section(setting, &|_| false, &mut citations)?.expect("there is a radar");
///     assert_eq!(found.elements[0].views.len(), tpt_view::sight::HEIGHTS_KM.len());
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn section(
    setting: Setting<'_>,
    fortnight: &dyn Fn(&Launch) -> bool,
    citations: &mut Citations<'_>,
) -> Result<Option<SightSection>, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    if radars(setting.resolved).is_empty() {
        return Ok(None);
    }
    let plain = WhatIf::default();
    let view = |beliefs: &Beliefs, element: &str| {
        let heights = Heights { altitudes_km: &HEIGHTS_KM, grid_step_deg: None };
        sight(setting.believing(beliefs), element, heights, &plain)
    };
    let known = |set: &&RecordId| catalogue.sets.contains_key(*set);
    let sides = match radar_of(setting.resolved, setting.resolved.scenario.focus.as_str()) {
        Ok(focus) => setting
            .resolved
            .scenario
            .compared
            .iter()
            .filter(known)
            .map(|set| view(&Beliefs::new(catalogue, set.as_str(), &[])?, focus.id.as_str()))
            .collect::<Result<Vec<Sight>, AnswerError>>()?,
        // A scenario may be about something that has no radar, or whose radar was not known yet.
        Err(AnswerError::NoRadar { .. } | AnswerError::NoSite { .. } | AnswerError::Unknown(_)) => Vec::new(),
        Err(other) => return Err(other),
    };
    let above = sides.iter().map(|side| {
        let believing = Beliefs::new(catalogue, &side.header.figures, &[])?;
        Ok(SideAbove {
            figures: side.header.figures.clone(),
            places: seen_above(
                setting.believing(&believing),
                &side.element,
                &setting.resolved.scenario.seen,
            )?,
        })
    });
    let above = above.collect::<Result<Vec<_>, AnswerError>>()?;
    let silent = if sides.is_empty() { Vec::new() } else { silent(setting.resolved)? };
    let elements = radars(setting.resolved)
        .par_iter()
        .map(|element| view(setting.beliefs, element.id.as_str()))
        .collect::<Result<Vec<Sight>, AnswerError>>()?;
    let targets = targets(setting, fortnight)?;
    let matrix = matrix_of(setting, &plain, &targets)?;
    let hypothetical = match &setting.resolved.scenario.hypothetical {
        Some(one) if known_there(setting.resolved, one) => {
            let there = WhatIf {
                moved: Some((one.element.to_string(), MovedTo::Place(one.to.to_string()))),
                ..WhatIf::default()
            };
            let here = matrix.cells.iter().filter(|cell| one.element == cell.element.as_str());
            Some(HypotheticalSight {
                element: one.element.to_string(),
                name: catalogue.elements.get(&one.element).map(|one| one.name.clone()).unwrap_or_default(),
                to: catalogue.places.get(&one.to).map(|one| one.name.clone()).unwrap_or_default(),
                reason: one.reason.clone(),
                there: cells_of_moved(setting, &there, &targets)?,
                here: here.cloned().collect(),
            })
        }
        _ => None,
    };
    let mut shown = BTreeSet::new();
    for sight in sides.iter().chain(&elements) {
        cite(&sight.sources, citations);
        shown.extend(sight.sensor.values.iter().filter_map(|value| value.figure.as_deref()));
    }
    shown.extend(matrix.looking.iter().filter_map(|value| value.figure.as_deref()));
    citations.figures_of(shown);
    cite(&matrix.sources, citations);
    Ok(Some(SightSection { sides, above, silent, elements, matrix, hypothetical }))
}

/// The capitals whose set chooses no figure of the radar of the focus or of its systems.
fn silent(resolved: &Resolved<'_>) -> Result<Vec<String>, AnswerError> {
    let catalogue = resolved.catalogue;
    let radar = radar_of(resolved, resolved.scenario.focus.as_str())?;
    let records: Vec<&RecordId> = std::iter::once(&radar.id).chain(&radar.systems).collect();
    let of_the_radar = |figure: &str| records.iter().any(|id| figure.split('/').next() == Some(id.as_str()));
    let speaks = |id: &RecordId| {
        let choices = catalogue.sets.get(id).map(|set| set.choices.as_slice()).unwrap_or_default();
        choices.iter().any(|choice| of_the_radar(&choice.figure))
    };
    let silent = resolved.scenario.viewpoints.iter().filter(|id| !speaks(id));
    Ok(silent.filter_map(|id| Some(catalogue.viewpoints.get(id)?.name.clone())).collect())
}

/// Whether a radar of that id, and the place, were known.
fn known_there(resolved: &Resolved<'_>, one: &Hypothetical) -> bool {
    let there = radars(resolved).iter().any(|element| element.id == one.element);
    there && resolved.catalogue.places.contains_key(&one.to)
}

/// Takes over the sources of a part.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::sourcing::Citations;
/// # use tpt_view::{WhatIf, sight_target};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let seen = sight_target(setting, "kyogamisaki", "2017-03-06", &WhatIf::default())?;
/// let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
/// tpt_view::sight::cite(&seen.sources, &mut citations);
/// let mut taken_over: Vec<String> = citations.finish().1.into_iter().map(|source| source.id).collect();
/// let mut own: Vec<String> = seen.sources.into_iter().map(|source| source.id).collect();
/// taken_over.sort();
/// own.sort();
/// assert_eq!(taken_over, own);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn cite(sources: &[SourceReport], citations: &mut Citations<'_>) {
    for source in sources {
        if let Ok(id) = RecordId::try_from(source.id.clone()) {
            citations.cite(&id);
        }
    }
}
