//! `sight`: what an element sees, at which height, of which flight, and what it adds to the others.

mod above;
mod air;
mod drawn;
mod facing;
mod figures;
mod looking;
mod matrix;
mod options;
mod over;
mod power;
mod section;
mod sensor;
mod sky;
mod tradeoff;
mod views;

use tpt_catalogue::{Element, ElementKind, RecordId, UnknownRecord};
use tpt_earth::{Angle, Length, Position};
use tpt_scenario::Resolved;

pub use air::{Air, SEASON};
pub use drawn::DrawnRadar;
pub use figures::{believed, figures, in_role, published_number, spread, supposed, value};
pub(crate) use matrix::track;
pub use matrix::{Arcs, Target, adds, find, paths_of};
pub use matrix::{sight_matrix, sight_target};
pub use section::{HEIGHTS_KM, cite, section};
pub use sensor::Sensor;
pub use tradeoff::tradeoff;
pub use tradeoff::{tradeoff_option, tradeoff_section};
pub use views::{Heights, sight, sight_above};
pub use views::{at_heights, cite_sensor, cite_values, in_km2};

use tpt_report::NumberId;
use tpt_report::SightSettings;
use tpt_setting::{AnswerError, Setting};

/// Samples of each band of a view, a cell or a time: the first of a document's samples, as for every grid and matrix.
pub const FEW: u32 = 256;

/// Stands in the id of a number that was computed for another deployment than the declared one.
pub const WHAT_IF: &str = "what-if";

/// What may be varied of the deployment: the defender's variables, one element at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhatIf {
    /// Another heading of the element that is asked about, from north, clockwise.
    pub heading_deg: Option<f64>,
    /// Another mode of it.
    pub mode: Option<String>,
    /// The cross-section that views are drawn for, instead of the one that the claimed range holds for.
    pub rcs_m2: Option<f64>,
    /// An element somewhere else.
    pub moved: Option<(String, MovedTo)>,
    /// An element that is not there.
    pub without: Option<String>,
    /// A skyline around the element that is asked about: the text of a mask file, and its name.
    pub mask: Option<(String, String)>,
}

/// Where an element is moved to.
#[derive(Clone, Debug, PartialEq)]
pub enum MovedTo {
    /// A place of the catalogue.
    Place(String),
    /// A position; it may lie at sea.
    Position(Position),
}

impl WhatIf {
    /// The first part of the ids of a document: those of a what-if say so, for its settings stand in its document alone.
    pub(crate) fn prefix(&self, setting: Setting<'_>) -> String {
        let prefix = NumberId::prefix("sight", setting.resolved.as_of, &setting.beliefs.key(), None);
        if *self == WhatIf::default() { prefix } else { format!("{prefix}/{WHAT_IF}") }
    }

    /// What differs from the deployment as declared, in words; nothing where nothing does.
    pub(crate) fn settings(&self) -> SightSettings {
        SightSettings {
            heading_deg: self.heading_deg,
            mode: self.mode.clone(),
            rcs_m2: self.rcs_m2,
            moved: self.moved.as_ref().map(|(element, to)| match to {
                MovedTo::Place(place) => format!("{element} to {place}"),
                MovedTo::Position(at) => {
                    format!("{element} to {}, {}", at.latitude().as_degrees(), at.longitude().as_degrees())
                }
            }),
            without: self.without.clone(),
            hypothetical: self.heading_deg.is_some()
                || self.mode.is_some()
                || self.moved.is_some()
                || self.without.is_some(),
        }
    }
}

/// The radars of a scenario: those elements that are one, or a battery by its radar.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::sight::radars;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let radars = radars(setting.resolved);
/// let has = |id: &str| radars.iter().any(|radar| radar.id == id);
/// // The radar of a battery is an element of its own; a radar at sea has no fixed site.
/// assert!(has("seongju-radar") && !has("seongju") && !has("sbx"));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn radars<'a>(resolved: &Resolved<'a>) -> Vec<&'a Element> {
    resolved.elements.iter().copied().filter(|element| is_radar(resolved, element)).collect()
}

/// Whether sight has anything to say of an element: it is a radar at a fixed site.
fn is_radar(resolved: &Resolved<'_>, element: &Element) -> bool {
    element.kind == ElementKind::Radar
        && element.site.as_ref().is_some_and(|site| resolved.catalogue.places.contains_key(site))
}

/// The element of that id, or the radar that is a part of it.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if there is none; [`AnswerError::NoRadar`] if it has no radar at a fixed site.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::AnswerError;
/// # use tpt_view::sight::radar_of;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// assert_eq!(radar_of(setting.resolved, "seongju")?.id, "seongju-radar");
/// // Coastal missiles have no radar on record.
/// assert!(matches!(radar_of(setting.resolved, "etorofu-bastion"), Err(AnswerError::NoRadar { .. })));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn radar_of<'a>(resolved: &Resolved<'a>, id: &str) -> Result<&'a Element, AnswerError> {
    let catalogue = resolved.catalogue;
    let known = || catalogue.elements.keys().map(RecordId::as_str);
    let found =
        catalogue.elements.get(id).ok_or_else(|| AnswerError::Unknown(unknown(resolved, id, known())))?;
    if is_radar(resolved, found) {
        return Ok(found);
    }
    if found.kind == ElementKind::Radar {
        return Err(AnswerError::NoSite { element: found.id.to_string() });
    }
    let mut parts = catalogue.elements.values().filter(|part| part.part_of.as_ref() == Some(&found.id));
    parts.find(|part| is_radar(resolved, part)).ok_or_else(|| AnswerError::NoRadar {
        element: found.id.to_string(),
        allowed: catalogue
            .elements
            .values()
            .filter(|element| is_radar(resolved, element))
            .map(|element| element.id.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    })
}

/// The element that is asked about: one without a site, such as a radar at sea, only where it is moved somewhere.
fn asked_for<'a>(resolved: &Resolved<'a>, what_if: &WhatIf, id: &str) -> Result<&'a Element, AnswerError> {
    if what_if.moved.as_ref().is_some_and(|(moved, _)| moved == id) {
        movable(resolved, id)
    } else {
        radar_of(resolved, id)
    }
}

/// The radar of that id, wherever it is, or the radar that is a part of the element of that id.
fn movable<'a>(resolved: &Resolved<'a>, id: &str) -> Result<&'a Element, AnswerError> {
    let found = resolved.catalogue.elements.get(id).filter(|element| element.kind == ElementKind::Radar);
    found.map_or_else(|| radar_of(resolved, id), Ok)
}

fn unknown<'k>(resolved: &Resolved<'_>, id: &str, known: impl Iterator<Item = &'k str>) -> UnknownRecord {
    resolved.catalogue.unknown("element", id, known)
}

/// The sensors of a scenario under a what-if: the one asked about first where there is one, then the others.
///
/// # Errors
///
/// [`AnswerError`] if a radar cannot be made of its figures.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::AnswerError;
/// # use tpt_view::sight::{WhatIf, radar_of, sensors};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let seongju = radar_of(setting.resolved, "seongju")?;
/// let all = sensors(setting, &WhatIf::default(), Some(seongju))?;
/// assert_eq!(all[0].element.id, "seongju-radar");
/// // A question about a radar that is not there has no answer.
/// let without = WhatIf { without: Some("seongju".to_owned()), ..WhatIf::default() };
/// assert!(matches!(sensors(setting, &without, Some(seongju)), Err(AnswerError::WithoutItself { .. })));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn sensors<'a>(
    setting: Setting<'a>,
    what_if: &WhatIf,
    asked: Option<&'a Element>,
) -> Result<Vec<Sensor<'a>>, AnswerError> {
    let moved =
        what_if.moved.as_ref().map(|(id, to)| Ok::<_, AnswerError>((movable(setting.resolved, id)?, to)));
    let moved = moved.transpose()?;
    let without = what_if.without.as_ref().map(|id| radar_of(setting.resolved, id)).transpose()?;
    if let (Some(asked), Some(without)) = (asked, without)
        && asked.id == without.id
    {
        return Err(AnswerError::WithoutItself { element: asked.id.to_string() });
    }
    let mut elements: Vec<&Element> = asked.into_iter().collect();
    elements.extend(
        radars(setting.resolved).into_iter().filter(|element| asked.is_none_or(|one| one.id != element.id)),
    );
    elements.retain(|element| without.is_none_or(|one| one.id != element.id));
    let sensor = |element: &&'a Element| {
        let at = match moved.as_ref().filter(|(one, _)| one.id == element.id) {
            Some((_, to)) => Some(place_of(setting.resolved, to)?),
            None => None,
        };
        let own = asked.is_some_and(|one| one.id == element.id);
        Sensor::new(setting, element, if own { Some(what_if) } else { None }, at)
    };
    elements.iter().map(sensor).collect()
}

/// A place or a position as a position and a height of ground, and the name that readers see.
fn place_of(resolved: &Resolved<'_>, to: &MovedTo) -> Result<(Position, Length, String), AnswerError> {
    match to {
        MovedTo::Position(at) => Ok((*at, Length::ZERO, position_words(*at))),
        MovedTo::Place(id) => {
            let place = resolved.catalogue.place_named(id)?;
            let at = place.position()?;
            let height = Length::metres(place.elevation_m.map_or(0.0, tpt_catalogue::Elevation::get));
            Ok((at, height, place.name.clone()))
        }
    }
}

/// A position in degrees as somebody types it: radians and back cost the last digit of a double, not one of these.
pub(crate) fn position_words(at: Position) -> String {
    let degrees = |angle: Angle| (angle.as_degrees() * 1.0e6).round() / 1.0e6;
    format!("{}, {}", degrees(at.latitude()), degrees(at.longitude()))
}

/// An angle between 0 and 360° from one that may lie west of north or beyond a turn.
fn turned(degrees: f64) -> Angle {
    Angle::degrees(degrees.rem_euclid(360.0))
}
