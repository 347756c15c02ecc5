//! The tree of a number of `sight`, `warn`, `ring` or `check`: its document is computed again, and what that cites hangs below.

use std::sync::Arc;

use tpt_catalogue::RecordId;
use tpt_catalogue::Variable;

use super::Tracer;
use tpt_claims::{check, reproduce};
use tpt_defence::{Beyond, DefenceQuestion, defend, ring};
use tpt_report::{Answer, NumberId, ReportReconstruction, WhyKind, WhyNode};
use tpt_setting::cache::Cache;
use tpt_setting::{AnswerError, Setting};
use tpt_view::sight::{WHAT_IF, WhatIf, tradeoff_option};
use tpt_view::{Heights, sight, sight_target, warn};

/// How a distance comes about.
pub(super) const DISTANCE: &str =
    "geodesic on WGS-84 (Karney 2013) between rounded positions, over their rounding";

/// How each comes about, and the page that says it at length.
const SIGHT: &str = "radar sight through a refracting atmosphere, over the published spreads of heading, sector, limits and range; \
     docs/models/sight.md";
const TRADEOFF: &str = "radar sight of every reported launch that can be flown and of the notional arcs, one setting of one of the defender's variables; \
     docs/models/tradeoff.md";
const REACH: &str = "a published envelope and a clock against the one trajectory of the class, over the published spreads of interceptor, radar \
     and delays; docs/models/reach.md";
const CARD: &str =
    "the proposition of the claim, over the spreads of the figures that it takes; docs/models/claims.md";
const RESULT: &str =
    "a published result computed again by a formula over outputs of the engine; docs/models/claims.md";
const GAP: &str = "Shapley values over the figures in which two sides differ, every mixture computed; docs/models/claims.md";
const WARNING: &str = "seconds from launch along the reconstructed path; docs/models/sight.md";

/// The node of a number of one of those documents; `None` if none of them makes a number of that id.
pub(super) fn node(
    setting: Setting<'_>,
    (number, id): (&NumberId, &str),
    documents: &Documents,
) -> Result<Option<WhyNode>, AnswerError> {
    let path: Vec<&str> = number.path.iter().map(String::as_str).collect();
    let plain = WhatIf::default();
    fn at(altitudes_km: &[f64]) -> Heights<'_> {
        Heights { altitudes_km, grid_step_deg: None }
    }
    // The parts of the id that say which document it is of; what follows says which of its numbers.
    let of = |parts: usize| format!("{}/{}", number.command, path[..parts].join("/"));
    let (document, how) = match (number.command.as_str(), path.as_slice()) {
        ("sight" | "defend", [WHAT_IF, ..]) => {
            return Err(AnswerError::NotTraced {
                id: id.to_owned(),
                reason: "it was computed for another deployment than the declared one, which stands in its own document"
                    .to_owned(),
            });
        }
        ("sight", [element, "range_km" | "range_by_power_km"]) => {
            (documents.made(of(1), || sight(setting, element, at(&[]), &plain))?, SIGHT)
        }
        ("sight", [element, altitude, "area_km2" | "farthest_km"]) => {
            let Ok(km) = altitude.parse::<f64>() else { return Ok(None) };
            let heights = [km];
            let make = || sight(setting, element, at(&heights), &plain);
            (documents.made(of(2), make)?, SIGHT)
        }
        ("sight", [element, target, _]) => {
            (documents.made(of(2), || sight_target(setting, element, target, &plain))?, SIGHT)
        }
        ("tradeoff", [element, variable, option, ..]) => {
            let Some(variable) = Variable::of_word(variable) else { return Ok(None) };
            let asked = (*element, variable);
            (documents.made(of(3), || tradeoff_option(setting, asked, option))?, TRADEOFF)
        }
        ("defend", [element, class, "area_km2"] | [element, class, "area_km2", "today"]) => {
            (documents.made(of(2), || reach_of(setting, element, class, &[]))?, REACH)
        }
        ("defend", [element, class, place, _]) => {
            let places = [(*place).to_owned()];
            (documents.made(of(3), || reach_of(setting, element, class, &places))?, REACH)
        }
        ("check", [claim, "between", one, other, _]) => {
            (documents.made(of(4), || check(setting, claim, Some([*one, *other])))?, GAP)
        }
        ("check", [claim, _] | [claim, _, _]) => {
            (documents.made(of(1), || check(setting, claim, None))?, CARD)
        }
        ("reproduce", [case, _]) => (documents.made(of(1), || reproduce(setting, Some(*case)))?, RESULT),
        ("ring", [element, _]) => (documents.made(of(1), || ring(setting, element))?, DISTANCE),
        ("warn", [launch, _] | [launch, "alert", _]) => {
            (documents.made(of(1), || warn(setting, launch, &[]))?, WARNING)
        }
        ("warn", [launch, place, _]) => {
            let places = [(*place).to_owned()];
            (documents.made(of(2), || warn(setting, launch, &places))?, WARNING)
        }
        _ => return Ok(None),
    };
    let Some(document) = document.numbered() else { return Ok(None) };
    let Some(found) = document.numbers().into_iter().find(|number| number.id == id) else { return Ok(None) };
    let catalogue = setting.resolved.catalogue;
    let tracer = Tracer::new(catalogue);
    let figures = document.figures().into_iter();
    let mut from: Vec<WhyNode> = figures.filter_map(|id| Some(tracer.fact(&catalogue.fact(id)?))).collect();
    // What it cites besides its figures: positions, reports, messages.
    for source in document.sources().iter().map(|source| source.id.as_str()) {
        let shown = from.iter().any(|node| node.source.as_deref() == Some(source));
        if let (false, Ok(id)) = (shown, RecordId::try_from(source.to_owned())) {
            let title = catalogue.source(&id).map_or_else(String::new, |source| source.title.clone());
            from.push(WhyNode {
                source: Some(id.to_string()),
                ..Tracer::mention(WhyKind::Record(tpt_catalogue::Kind::Sources), &id, &title)
            });
        }
    }
    let field = match (number.command.as_str(), path.as_slice()) {
        ("tradeoff", [_, variable, option, arc, "s"]) => {
            format!("seconds in view of {arc}, {variable} {option}")
        }
        ("tradeoff", [_, variable, option, field]) => {
            format!("{}, {variable} {option}", field.trim_end_matches("_s").replace('_', " "))
        }
        _ => path.last().copied().unwrap_or_default().replace(['_', '-'], " "),
    };
    // A swing beyond the limit of a model is no number: JSON has none for it.
    let drivers = found.drivers.iter().filter(|driver| driver.swing.is_finite());
    Ok(Some(WhyNode {
        id: Some(id.to_owned()),
        kind: WhyKind::Result,
        name: format!("{} of {}: {field}", number.command, path.first().copied().unwrap_or_default()),
        value: Some(found.words()),
        how: Some(how.to_owned()),
        condition: Some(format!("as of {}, figures {}", setting.resolved.as_of, setting.beliefs.key())),
        drivers: drivers.cloned().collect(),
        from,
        ..WhyNode::default()
    }))
}

fn reach_of(
    setting: Setting<'_>,
    element: &str,
    class: &str,
    places: &[String],
) -> Result<tpt_report::Defend, AnswerError> {
    let asked =
        DefenceQuestion { against: &[class.to_owned()], places, why: &[], cue: None, beyond: Beyond::Told };
    defend(setting, element, &asked)
}

/// Documents that were computed again, by the parts of an id that say which: a brief has hundreds of numbers of some of them.
#[derive(Debug, Default)]
pub(super) struct Documents {
    made: Cache<Answer>,
    flown: Cache<Vec<ReportReconstruction>>,
}

impl Documents {
    /// A document, made if it is not there yet.
    fn made<T: Into<Answer>>(
        &self,
        key: String,
        make: impl FnOnce() -> Result<T, AnswerError>,
    ) -> Result<Arc<Answer>, AnswerError> {
        self.made.get(key, || make().map(Into::into))
    }

    /// The flights of a report.
    pub(super) fn flown(
        &self,
        key: String,
        make: impl FnOnce() -> Result<Vec<ReportReconstruction>, AnswerError>,
    ) -> Result<Arc<Vec<ReportReconstruction>>, AnswerError> {
        self.flown.get(key, make)
    }
}
