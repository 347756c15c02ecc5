//! What may be chosen of a radar: headings of a fixed grid and those on record, modes on record, sites that somebody has named.

use tpt_catalogue::Variable;
use tpt_catalogue::{Claim, Element, Entry, FigureRef, Place, RecordId, quantity};
use tpt_scenario::Resolved;

use super::figures::{figures, spread, value};
use super::sensor::Sensor;
use super::{MovedTo, WhatIf, place_of, radars};
use tpt_report::SensorValue;
use tpt_setting::{AnswerError, Setting};

/// Degrees between two headings of the grid.
const HEADING_STEP_DEG: u16 = 10;

/// A setting of a variable, as a radar.
pub(super) struct TradeoffChoice<'a> {
    pub(super) value: String,
    pub(super) id: String,
    pub(super) setting: String,
    pub(super) declared: bool,
    pub(super) heading_deg: Option<f64>,
    /// The headings that it may stand for, from low to high; low may be west of north.
    pub(super) span_deg: Option<(f64, f64)>,
    pub(super) figure: Option<SensorValue>,
    pub(super) claim: Option<&'a Claim>,
    pub(super) place: Option<&'a Place>,
    pub(super) note: Option<String>,
    pub(super) sensor: Sensor<'a>,
}

impl TradeoffChoice<'_> {
    /// Whether two headings may be the same within their spreads.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let (Some((low, high)), Some((from, to))) = (self.span_deg, other.span_deg) else { return false };
        (from - low).rem_euclid(360.0) <= high - low || (low - from).rem_euclid(360.0) <= to - from
    }
}

/// Every option of a variable of a radar, the declared one first.
pub(super) fn choices<'a>(
    setting: Setting<'a>,
    radar: &'a Element,
    variable: Variable,
) -> Result<Vec<TradeoffChoice<'a>>, AnswerError> {
    let of = Of { setting, radar };
    match variable {
        Variable::Heading => of.headings(),
        Variable::Mode => of.modes(),
        Variable::Site => of.sites(),
    }
}

/// What the options are made of.
struct Of<'a> {
    setting: Setting<'a>,
    radar: &'a Element,
}

impl<'a> Of<'a> {
    fn sensor(&self, what_if: &WhatIf, instead: Option<&str>) -> Result<Sensor<'a>, AnswerError> {
        let moved = what_if.moved.as_ref().map(|(_, to)| place_of(self.setting.resolved, to)).transpose()?;
        Sensor::on_another_figure(self.setting, self.radar, Some(what_if), moved, instead)
    }

    /// The radar as declared, on the figures in force.
    fn declared(&self, variable: Variable) -> Result<TradeoffChoice<'a>, AnswerError> {
        let sensor = self.sensor(&WhatIf::default(), None)?;
        let (value, figure) = match variable {
            Variable::Heading => {
                let heading = sensor.heading_value();
                let degrees = sensor.heading_deg();
                let words = match (degrees, &heading) {
                    (Some(degrees), Some(figure)) => format!("{degrees:.0}°, as declared ({})", figure.words),
                    (Some(degrees), None) => format!("{degrees:.0}°, as declared"),
                    (None, _) => "all round, as declared".to_owned(),
                };
                (words, heading)
            }
            Variable::Mode => {
                let range = sensor.range_value();
                let mode = self.radar.mode.as_ref().map_or("no mode on record", RecordId::as_str);
                (with_range(mode, range.as_ref()), range)
            }
            Variable::Site => {
                let site = self
                    .radar
                    .site
                    .as_ref()
                    .and_then(|site| self.setting.resolved.catalogue.places.get(site));
                (site.map(|place| place.name.clone()).unwrap_or_default(), None)
            }
        };
        let setting = match variable {
            Variable::Heading => "as declared".to_owned(),
            Variable::Mode => self.radar.mode.as_ref().map(ToString::to_string).unwrap_or_default(),
            Variable::Site => self.radar.site.as_ref().map(ToString::to_string).unwrap_or_default(),
        };
        Ok(TradeoffChoice {
            value,
            id: "declared".to_owned(),
            setting,
            declared: true,
            heading_deg: (variable == Variable::Heading).then(|| sensor.heading_deg()).flatten(),
            span_deg: (variable == Variable::Heading).then(|| sensor.heading_span_deg()).flatten(),
            figure,
            claim: None,
            place: None,
            note: None,
            sensor,
        })
    }

    /// The grid around the compass, and every heading on record.
    fn headings(&self) -> Result<Vec<TradeoffChoice<'a>>, AnswerError> {
        let declared = self.declared(Variable::Heading)?;
        let taken = declared.figure.as_ref().and_then(|figure| figure.figure.clone());
        let mut all = vec![declared];
        for found in self.published(quantity::RADAR_HEADING, None) {
            if taken.as_deref() == Some(found.whole_id().as_str()) {
                continue;
            }
            let sensor = self.sensor(&WhatIf::default(), Some(&found.whole_id()))?;
            let figure = value(self.setting.resolved, found);
            let degrees = sensor.heading_deg();
            all.push(TradeoffChoice {
                value: format!("{:.0}°, on record ({})", degrees.unwrap_or_default(), figure.words),
                id: found.figure.id.to_string(),
                setting: found.figure.id.to_string(),
                declared: false,
                heading_deg: degrees,
                span_deg: sensor.heading_span_deg(),
                note: figure.condition.clone(),
                figure: Some(figure),
                claim: None,
                place: None,
                sensor,
            });
        }
        for degrees in (0..360).step_by(usize::from(HEADING_STEP_DEG)).map(f64::from) {
            let what_if = WhatIf { heading_deg: Some(degrees), ..WhatIf::default() };
            all.push(TradeoffChoice {
                value: format!("{degrees:.0}°"),
                id: format!("{degrees:.0}"),
                setting: format!("{degrees:.0}"),
                declared: false,
                heading_deg: Some(degrees),
                span_deg: Some((degrees, degrees)),
                figure: None,
                claim: None,
                place: None,
                note: None,
                sensor: self.sensor(&what_if, None)?,
            });
        }
        Ok(all)
    }

    /// Every mode of its systems, on each range that is published for that mode.
    fn modes(&self) -> Result<Vec<TradeoffChoice<'a>>, AnswerError> {
        let modes = modes_of(self.setting.resolved, self.radar);
        if modes.len() < 2 {
            return Err(self.nothing(
                Variable::Mode,
                match modes.first() {
                    Some(one) => format!("its systems have one mode on record, {one}"),
                    None => "its systems have no modes on record".to_owned(),
                },
                &|other| modes_of(self.setting.resolved, other).len() > 1,
            ));
        }
        let declared = self.declared(Variable::Mode)?;
        let taken = declared.figure.as_ref().and_then(|figure| figure.figure.clone());
        let mut all = vec![declared];
        for mode in &modes {
            let what_if = WhatIf { mode: Some(mode.to_string()), ..WhatIf::default() };
            let own = self.published(quantity::RADAR_RANGE, Some(mode));
            for found in own.iter().filter(|found| taken.as_deref() != Some(found.whole_id().as_str())) {
                let figure = value(self.setting.resolved, *found);
                all.push(TradeoffChoice {
                    value: with_range(mode.as_str(), Some(&figure)),
                    id: format!("{mode}:{}:{}", found.record, found.figure.id),
                    setting: mode.to_string(),
                    declared: false,
                    heading_deg: None,
                    span_deg: None,
                    note: figure.condition.clone(),
                    figure: Some(figure),
                    claim: None,
                    place: None,
                    sensor: self.sensor(&what_if, Some(&found.whole_id()))?,
                });
            }
            // A mode of which nobody published a range stands on whatever is believed of the radar.
            if own.is_empty() && self.radar.mode.as_ref() != Some(*mode) {
                let sensor = self.sensor(&what_if, None)?;
                let range = sensor.range_value();
                all.push(TradeoffChoice {
                    value: with_range(mode.as_str(), range.as_ref()),
                    id: mode.to_string(),
                    setting: mode.to_string(),
                    declared: false,
                    heading_deg: None,
                    span_deg: None,
                    figure: range,
                    claim: None,
                    place: None,
                    note: Some("no range is published for this mode".to_owned()),
                    sensor,
                });
            }
        }
        Ok(all)
    }

    /// The declared site, and those that somebody has named.
    fn sites(&self) -> Result<Vec<TradeoffChoice<'a>>, AnswerError> {
        let named = alternatives(self.setting.resolved, self.radar);
        if named.is_empty() {
            return Err(self.nothing(
                Variable::Site,
                "no alternative site of it is declared in the scenario, or none had been named yet"
                    .to_owned(),
                &|other| !alternatives(self.setting.resolved, other).is_empty(),
            ));
        }
        let mut declared = self.declared(Variable::Site)?;
        declared.place =
            self.radar.site.as_ref().and_then(|site| self.setting.resolved.catalogue.places.get(site));
        let mut all = vec![declared];
        for (place, claim) in named {
            let to = MovedTo::Place(place.id.to_string());
            let what_if = WhatIf { moved: Some((self.radar.id.to_string(), to)), ..WhatIf::default() };
            let height =
                place.elevation_m.is_none().then_some("its height is not on record: taken as sea level");
            let city = matches!(place.kind, tpt_catalogue::PlaceKind::City)
                .then_some("the city stands for it: no plot was named");
            let notes: Vec<&str> = city.into_iter().chain(height).collect();
            all.push(TradeoffChoice {
                value: place.name.clone(),
                id: place.id.to_string(),
                setting: place.id.to_string(),
                declared: false,
                heading_deg: None,
                span_deg: None,
                figure: None,
                claim: Some(claim),
                place: Some(place),
                note: (!notes.is_empty()).then(|| notes.join("; ")),
                sensor: self.sensor(&what_if, None)?,
            });
        }
        Ok(all)
    }

    /// The figures of a quantity that can be drawn, of the radar first; of one mode where one is given.
    fn published(&self, quantity: &str, mode: Option<&RecordId>) -> Vec<FigureRef<'a>> {
        let all = figures(self.setting.resolved, self.radar).into_iter();
        all.filter(|one| one.figure.quantity == quantity && spread(one.figure).is_some())
            .filter(|one| mode.is_none_or(|mode| one.figure.mode.as_ref() == Some(mode)))
            .collect()
    }

    fn nothing(&self, variable: Variable, reason: String, has: &dyn Fn(&Element) -> bool) -> AnswerError {
        let others = radars(self.setting.resolved).into_iter().filter(|element| has(element));
        let mut allowed: Vec<String> =
            others.map(|element| format!("`tradeoff {} {}`", element.id, variable.word())).collect();
        allowed.push(format!("`tradeoff {} heading`", self.radar.id));
        AnswerError::NothingToChoose {
            element: self.radar.id.to_string(),
            variable: variable.word(),
            reason,
            allowed: allowed.join(", "),
        }
    }
}

/// A mode with the range that it is taken with.
fn with_range(mode: &str, range: Option<&SensorValue>) -> String {
    range.map_or_else(|| mode.to_owned(), |range| format!("{mode}, {}", range.words))
}

/// The modes of a radar's systems, in the order of their files.
fn modes_of<'a>(resolved: &Resolved<'a>, radar: &'a Element) -> Vec<&'a RecordId> {
    let systems = radar.systems.iter().filter_map(|id| resolved.catalogue.systems.get(id));
    systems.flat_map(|system: &Entry| system.modes.iter().map(|mode| &mode.id)).collect()
}

/// The other sites of a radar, or of the battery that it is a part of, that somebody had named.
fn alternatives<'a>(resolved: &Resolved<'a>, radar: &Element) -> Vec<(&'a Place, &'a Claim)> {
    let own = |element: &RecordId| *element == radar.id || Some(element) == radar.part_of.as_ref();
    let asked = resolved.scenario.alternatives.iter();
    asked
        .filter(|one| own(&one.element) && Some(&one.site) != radar.site.as_ref())
        .filter_map(|one| Some((resolved.catalogue.places.get(&one.site)?, resolved.claim(&one.claim)?)))
        .collect()
}
