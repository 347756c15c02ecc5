//! From the figures of records to what is believed of them, with the spread of each.

use tpt_catalogue::{Access, Basis, Element, Figure, FigureRef, FigureRole, PartialDate, RecordId, Value};
use tpt_earth::Spread;
use tpt_report::{MaybeInWords, SensorValue};
use tpt_scenario::{Beliefs, Resolved};
use tpt_setting::{AnswerError, fact_words};

/// A value that is drawn, with the figure that it comes from.
#[derive(Clone, Debug)]
pub(super) struct Published {
    pub(super) name: &'static str,
    pub(super) spread: Spread,
    /// Half of the last digit of a single published value, in the unit of the spread; nothing of a span or of what is typed.
    pub(super) rounding: f64,
    pub(super) value: SensorValue,
}

/// The figures of an element that a radar is made of: its own first, then those of its systems, in the order of their files.
pub fn figures<'a>(resolved: &Resolved<'a>, element: &'a Element) -> Vec<FigureRef<'a>> {
    let own = element.figures.iter().map(|figure| FigureRef { record: &element.id, figure });
    let systems = element.systems.iter().filter_map(|id| resolved.catalogue.systems.get(id));
    let theirs = systems
        .flat_map(|system| system.figures.iter().map(|figure| FigureRef { record: &system.id, figure }));
    own.chain(theirs).collect()
}

/// Whether a figure holds for a mode: those without one hold for any.
fn holds_for(figure: &Figure, mode: Option<&str>) -> bool {
    figure.mode.as_ref().is_none_or(|own| mode.is_some_and(|mode| own == mode))
}

/// The believed figure of a quantity: the one that the set or an override chooses, if it holds for the mode; else the first
/// that is published for the mode, of those last said first; else the first that holds for any; else one that is assumed.
pub fn believed<'a>(
    found: &[FigureRef<'a>],
    beliefs: &Beliefs,
    quantity: &str,
    mode: Option<&str>,
) -> Option<FigureRef<'a>> {
    let mut fit: Vec<FigureRef<'a>> = found
        .iter()
        .copied()
        .filter(|one| one.figure.quantity == quantity && spread(one.figure).is_some())
        .collect();
    let chosen = |one: &&FigureRef<'a>| {
        beliefs.believed(one.record.as_str(), quantity).is_some_and(|id| id == one.whole_id())
    };
    if let Some(one) = fit.iter().find(chosen).filter(|one| holds_for(one.figure, mode)) {
        return Some(*one);
    }
    fit.retain(|one| holds_for(one.figure, mode));
    let own = |one: &FigureRef<'a>| found.first().is_some_and(|first| first.record == one.record);
    // The element's own before its system's, of its mode before any, published before unsourced before derived before
    // assumed, and of equals the last said.
    let rank = |one: &FigureRef<'a>| {
        (
            !own(one),
            one.figure.mode.is_none(),
            one.figure.measured().central().is_none(),
            one.figure.basis,
            // A year is as late as its last day; an undated one comes last.
            std::cmp::Reverse(one.figure.said_on.map(PartialDate::latest_day)),
        )
    };
    fit.sort_by_key(rank);
    fit.first().copied()
}

/// The exact number that is supposed for a quantity of an element or one of its systems.
pub fn supposed<'r>(
    beliefs: &Beliefs,
    records: impl IntoIterator<Item = &'r RecordId>,
    quantity: &str,
) -> Option<Spread> {
    beliefs.supposed(records, quantity).map(|si| Spread::Uniform { low: si, high: si })
}

/// A figure's spread in SI units; "at least" and "at most" are taken at their end.
pub fn spread(figure: &Figure) -> Option<Spread> {
    let measured = figure.measured();
    let open = || {
        let end = measured.unit.si(published_number(measured.low.or(measured.high))?)?;
        Some(Spread::Uniform { low: end, high: end })
    };
    measured.spread_si().or_else(open)
}

/// Half of the last digit of a single published value, in SI units; nothing of a span.
pub(super) fn rounding(figure: &Figure) -> f64 {
    let measured = figure.measured();
    let single = measured.low.is_none() && measured.high.is_none();
    let half = single.then(|| measured.unit.si(0.5 * measured.last_digit())).flatten();
    half.unwrap_or_default()
}

/// A figure as a document shows it among the values of a sensor.
pub fn value(resolved: &Resolved<'_>, found: FigureRef<'_>) -> SensorValue {
    let figure = found.figure;
    let access = resolved.catalogue.access(&figure.source);
    SensorValue {
        quantity: fact_words::quantity(resolved.catalogue, &figure.quantity),
        words: fact_words::measured(&figure.measured()),
        figure: Some(found.whole_id()),
        condition: figure.condition.clone(),
        basis: figure.basis.into(),
        source: Some(figure.source.to_string()),
        access: MaybeInWords(Some(access)),
        weak: figure.basis == Basis::Assumed || access == Access::Unverified,
        cross_section_m2: published_number(figure.cross_section_m2),
    }
}

/// The figure of a role.
///
/// # Errors
///
/// [`AnswerError::NoAnswer`] if it was not on record at the date.
pub fn in_role<'a>(resolved: &Resolved<'a>, role: FigureRole) -> Result<FigureRef<'a>, AnswerError> {
    resolved.catalogue.in_role(role).ok_or_else(|| not_known(resolved, role))
}

/// The refusal where what the program needs was not known at the date.
pub(super) fn not_known(resolved: &Resolved<'_>, role: FigureRole) -> AnswerError {
    AnswerError::NoAnswer {
        what: format!("a figure with the role `{}`", role.word()),
        reason: format!("none was known on {}", resolved.as_of),
    }
}

/// A published value as it stands.
pub fn published_number(value: Option<Value>) -> Option<f64> {
    value.map(Value::get)
}
