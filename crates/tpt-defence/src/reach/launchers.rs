//! Which element shoots what from where: its interceptor with the figures that make an envelope, and the place or the box at sea in
//! which its launchers stand; and, where one of these is missing, which.

use tpt_catalogue::{
    Catalogue, Element, ElementKind, Entry, EntryKind, FigureRef, GenericBox, RecordId, quantity,
};
use tpt_earth::{Length, Position, geodesic};
use tpt_scenario::{Beliefs, Resolved};

use tpt_setting::AnswerError;
use tpt_view::sight::{believed, spread};

/// Where launchers stand.
#[derive(Clone, Debug)]
pub(super) enum Station<'a> {
    /// At a place.
    Site(Position),
    /// Somewhere in a box at sea, and its middle.
    Afloat(&'a GenericBox, Position),
}

impl Station<'_> {
    /// The place, or the middle of the box.
    pub(super) const fn middle(&self) -> Position {
        match self {
            Self::Site(at) | Self::Afloat(_, at) => *at,
        }
    }

    /// How far from the middle launchers may stand.
    pub(super) fn away(&self) -> Result<Length, AnswerError> {
        let Self::Afloat(declared, middle) = self else { return Ok(Length::ZERO) };
        let mut away = Length::ZERO;
        for lat_deg in [declared.south_deg, declared.north_deg] {
            for lon_deg in [declared.west_deg, declared.east_deg] {
                let corner = Position::new(lat_deg.angle(), lon_deg.angle())?;
                away = away.max(geodesic(*middle, corner).distance);
            }
        }
        Ok(away)
    }
}

/// An element that shoots.
pub(super) struct Launchers<'a> {
    pub(super) element: &'a Element,
    pub(super) interceptor: &'a Entry,
    pub(super) station: Station<'a>,
}

/// The interceptors of an element, in the order of its file.
fn interceptors<'a>(catalogue: &'a Catalogue, element: &'a Element) -> impl Iterator<Item = &'a Entry> {
    let shoots = matches!(element.kind, ElementKind::Battery | ElementKind::Launchers | ElementKind::Ships);
    let systems = element.systems.iter().filter(move |_| shoots);
    systems.filter_map(|id| catalogue.systems.get(id)).filter(|system| system.kind == EntryKind::Interceptor)
}

/// The family of an interceptor.
pub(super) fn family<'a>(catalogue: &'a Catalogue, system: &Entry) -> Option<&'a Entry> {
    catalogue.systems.get(system.family.as_ref()?)
}

/// The figures of a record.
pub(super) fn figures_of(system: &Entry) -> Vec<FigureRef<'_>> {
    system.figures.iter().map(|figure| FigureRef { record: &system.id, figure }).collect()
}

/// What of an envelope is not on record: nothing where all of it is.
fn missing(catalogue: &Catalogue, system: &Entry) -> Vec<&'static str> {
    let has = |quantities: &[&str]| {
        let of = |system: &Entry| {
            system.figures.iter().any(|figure| quantities.iter().any(|quantity| figure.quantity == *quantity))
        };
        of(system) || family(catalogue, system).is_some_and(of)
    };
    let mut missing = Vec::new();
    if !has(&[quantity::REACH]) {
        missing.push("a reach");
    }
    if !has(&[quantity::INTERCEPT_ALTITUDE, quantity::INTERCEPT_ALTITUDE_CEILING]) {
        missing.push("heights of an intercept");
    }
    missing
}

fn station<'a>(catalogue: &'a Catalogue, element: &'a Element) -> Result<Option<Station<'a>>, AnswerError> {
    if let Some(place) = element.site.as_ref().and_then(|site| catalogue.places.get(site)) {
        return Ok(Some(Station::Site(place.position()?)));
    }
    let Some(declared) = &element.generic_box else { return Ok(None) };
    let between = |low: tpt_earth::Angle, high: tpt_earth::Angle| (low + high) * 0.5;
    let middle = Position::new(
        between(declared.south_deg.angle(), declared.north_deg.angle()),
        between(declared.west_deg.angle(), declared.east_deg.angle()),
    )?;
    Ok(Some(Station::Afloat(declared, middle)))
}

/// The elements of which a footprint can be computed.
fn allowed(catalogue: &Catalogue) -> String {
    let can = |element: &&Element| {
        interceptors(catalogue, element).any(|system| missing(catalogue, system).is_empty())
            && (element.generic_box.is_some() || element.site.is_some())
    };
    let ids = catalogue.elements.values().filter(can).map(|element| element.id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// The element whose launchers stand somewhere, and its interceptor.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if there is none of that id, [`AnswerError::DefendsNothing`] if it shoots at no missile,
/// [`AnswerError::NoFootprint`] if its place or a figure of its interceptor is missing.
pub(super) fn launchers<'a>(resolved: &Resolved<'a>, id: &str) -> Result<Launchers<'a>, AnswerError> {
    let catalogue = resolved.catalogue;
    let known = || catalogue.elements.keys().map(RecordId::as_str);
    let element = catalogue.elements.get(id).ok_or_else(|| catalogue.unknown("element", id, known()))?;
    let mut shot = interceptors(catalogue, element).peekable();
    let Some(first) = shot.peek().copied() else {
        return Err(AnswerError::DefendsNothing {
            element: element.id.to_string(),
            allowed: allowed(catalogue),
        });
    };
    let refused = |reason: String, allowed: String| AnswerError::NoFootprint {
        element: element.id.to_string(),
        reason,
        allowed,
    };
    let Some(station) = station(catalogue, element)? else {
        let parts = catalogue.elements.values().filter(|part| {
            part.part_of.as_ref() == Some(&element.id)
                && part.site.is_some()
                && interceptors(catalogue, part).next().is_some()
        });
        let parts: Vec<&str> = parts.map(|part| part.id.as_str()).collect();
        if !parts.is_empty() {
            return Err(refused("it stands at more than one site".to_owned(), parts.join(", ")));
        }
        let why = match &element.area {
            Some(area) => format!("its position is not kept ({area})"),
            None => format!("no site of it was public on {}", resolved.as_of),
        };
        return Err(refused(why, allowed(catalogue)));
    };
    let Some(interceptor) = shot.find(|system| missing(catalogue, system).is_empty()) else {
        let what = missing(catalogue, first).join(" and ");
        let reason = format!("of its interceptor `{}` {what} was not on record", first.id);
        return Err(refused(reason, allowed(catalogue)));
    };
    Ok(Launchers { element, interceptor, station })
}

/// Floor and ceiling in metres, with the figures they come from: one that gives both ends, or two; what an interceptor's own
/// record leaves out, its family's gives.
pub(super) fn heights<'a>(
    own: &[FigureRef<'a>],
    family: &[FigureRef<'a>],
    beliefs: &Beliefs,
) -> Option<((f64, f64), Vec<FigureRef<'a>>)> {
    let middle = |one: FigureRef<'a>| Some(spread(one.figure)?.at(0.5));
    if let Some((one, ends)) = pair(own, beliefs) {
        return Some((ends, vec![one]));
    }
    let Some(ceiling) = believed(own, beliefs, quantity::INTERCEPT_ALTITUDE_CEILING, None) else {
        if let Some((one, ends)) = pair(family, beliefs) {
            return Some((ends, vec![one]));
        }
        let ceiling = believed(family, beliefs, quantity::INTERCEPT_ALTITUDE_CEILING, None)?;
        let floor = believed(family, beliefs, quantity::MINIMUM_INTERCEPT_ALTITUDE, None);
        let low = floor.map_or(Some(0.0), middle)?;
        return Some(((low, middle(ceiling)?), floor.into_iter().chain([ceiling]).collect()));
    };
    if let Some(floor) = believed(own, beliefs, quantity::MINIMUM_INTERCEPT_ALTITUDE, None) {
        return Some(((middle(floor)?, middle(ceiling)?), vec![floor, ceiling]));
    }
    // Of the family: the floor that a set or an override chooses, else the lower end of a published pair, else a floor.
    let chosen = |one: &FigureRef<'a>| {
        beliefs.believed(one.record.as_str(), quantity::MINIMUM_INTERCEPT_ALTITUDE).is_some()
    };
    let alone = believed(family, beliefs, quantity::MINIMUM_INTERCEPT_ALTITUDE, None);
    let (floor, low) = match (alone, pair(family, beliefs)) {
        (Some(one), _) if chosen(&one) => (Some(one), middle(one)?),
        (_, Some((one, (low, _)))) => (Some(one), low),
        (Some(one), None) => (Some(one), middle(one)?),
        (None, None) => (None, 0.0),
    };
    Some(((low, middle(ceiling)?), floor.into_iter().chain([ceiling]).collect()))
}

/// A believed figure that gives both ends, and the ends.
fn pair<'a>(found: &[FigureRef<'a>], beliefs: &Beliefs) -> Option<(FigureRef<'a>, (f64, f64))> {
    let ends = |one: &FigureRef<'a>| {
        let si = |value: Option<tpt_catalogue::Value>| one.figure.unit.si(value?.get());
        Some((si(one.figure.low)?, si(one.figure.high)?))
    };
    let both: Vec<FigureRef<'a>> = found
        .iter()
        .copied()
        .filter(|one| one.figure.quantity == quantity::INTERCEPT_ALTITUDE && ends(one).is_some())
        .collect();
    let one = believed(&both, beliefs, quantity::INTERCEPT_ALTITUDE, None)?;
    Some((one, ends(&one)?))
}
