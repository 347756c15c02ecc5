//! From the figures of an element to radars that can be drawn: heading, sector, limits and reach, each with its spread.

use tpt_catalogue::{Element, Entry, FigureRef, FigureRole, RecordId, quantity};
use tpt_draw::Moved;
use tpt_earth::{Angle, Area, Length, Position, Spread, Time, Unit};
use tpt_scenario::Resolved;
use tpt_sight::{ElevationMask, Elevations, Radar, RangeLaw, Sector};

use super::WhatIf;
use super::air::Air;
use super::drawn::{DrawnRadar, Moving, RadarInputs};
use super::facing::Facing;
use super::figures::{Published, believed, figures, in_role, not_known, rounding, spread, supposed, value};
use super::looking::Looking;
use crate::countries::on_land;
use tpt_report::{BandReport, ReportUnit, SensorReport, SensorValue, Terrain, degrees};
use tpt_setting::{AnswerError, Setting};

/// An element as a family of radars: one for each draw.
#[derive(Clone, Debug)]
pub struct Sensor<'a> {
    /// Its record.
    pub element: &'a Element,
    position: Position,
    antenna: Length,
    facing: Facing,
    minimum: Option<Published>,
    maximum: Option<Published>,
    range: Option<Published>,
    anchor: Published,
    rcs_m2: Option<f64>,
    mask: Option<ElevationMask>,
    mode: Option<String>,
    /// Where it was moved to.
    moved: Option<String>,
    /// How it searches and how long a firm track takes.
    pub looking: Looking,
    pub(super) inputs: RadarInputs,
    /// The radar in the middle of every spread.
    pub middle: DrawnRadar,
}

impl<'a> Sensor<'a> {
    /// The radar of an element, turned, moved and switched as `what_if` and `moved` say.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if it has no site, no such mode, or stands in the sea.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_setting::AnswerError;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let seongju = radar_of(setting.resolved, "seongju")?;
    /// let forward = WhatIf { mode: Some("forward-based".to_owned()), ..WhatIf::default() };
    /// let (declared, forward) =
    ///     (Sensor::new(setting, seongju, None, None)?, Sensor::new(setting, seongju, Some(&forward), None)?);
    /// assert_ne!(declared.report().mode, forward.report().mode);
    /// let no_mode = WhatIf { mode: Some("asleep".to_owned()), ..WhatIf::default() };
    /// let refused = Sensor::new(setting, seongju, Some(&no_mode), None);
    /// assert!(matches!(refused, Err(AnswerError::UnknownMode { .. })));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(
        setting: Setting<'a>,
        element: &'a Element,
        what_if: Option<&WhatIf>,
        moved: Option<(Position, Length, String)>,
    ) -> Result<Self, AnswerError> {
        Self::on_another_figure(setting, element, what_if, moved, None)
    }

    /// The same with one figure of it or of its systems, by its whole id, taken instead of the one that is believed.
    pub(super) fn on_another_figure(
        setting: Setting<'a>,
        element: &'a Element,
        what_if: Option<&WhatIf>,
        moved: Option<(Position, Length, String)>,
        instead: Option<&str>,
    ) -> Result<Self, AnswerError> {
        let catalogue = setting.resolved.catalogue;
        let site = element.site.as_ref().and_then(|site| catalogue.places.get(site));
        let declared = site
            .map(|place| {
                let at = place.position()?;
                Ok::<_, AnswerError>((
                    at,
                    Length::metres(place.elevation_m.map_or(0.0, tpt_catalogue::Elevation::get)),
                ))
            })
            .transpose()?;
        let moved_name = moved.as_ref().map(|(.., name)| name.clone());
        let (position, ground) = match (moved, declared) {
            (Some((at, height, _)), _) => (at, height),
            (None, Some(declared)) => {
                not_afloat(element, declared.0)?;
                declared
            }
            (None, None) => {
                return Err(AnswerError::NoRadar {
                    element: element.id.to_string(),
                    allowed: "one at a fixed site, or another place for it".to_owned(),
                });
            }
        };
        let systems: Vec<&Entry> =
            element.systems.iter().filter_map(|id| catalogue.systems.get(id)).collect();
        let mode = mode_of(element, &systems, what_if)?;
        let found = figures(setting.resolved, element);
        let own = || std::iter::once(&element.id).chain(&element.systems);
        let instead = instead.and_then(|id| found.iter().copied().find(|one| one.whole_id() == id));
        let taken = |quantity: &str| instead.filter(|one| one.figure.quantity == quantity);
        let input = |name: &'static str, quantity: &str| -> Option<Published> {
            let one =
                taken(quantity).or_else(|| believed(&found, setting.beliefs, quantity, mode.as_deref()))?;
            let spread = supposed(setting.beliefs, own(), quantity).or_else(|| spread(one.figure))?;
            Some(Published {
                name,
                spread,
                rounding: rounding(one.figure),
                value: value(setting.resolved, one),
            })
        };
        let typed = |name: &'static str, number: f64, unit: Unit| Published {
            name,
            spread: Spread::Uniform { low: number, high: number },
            rounding: 0.0,
            value: SensorValue::typed(name, number, unit),
        };
        let heading = match what_if.and_then(|what_if| what_if.heading_deg) {
            Some(degrees) => {
                Sector::around(Angle::degrees(degrees), Angle::degrees(360.0))?;
                Some(typed("heading", degrees.to_radians(), Unit::Degree))
            }
            None => input("heading", quantity::RADAR_HEADING),
        };
        let width = input("sector", quantity::RADAR_AZIMUTH_SECTOR);
        let edge = |quantity: &str| {
            let own =
                found.iter().find(|one| one.figure.quantity == quantity && one.record == &element.id)?;
            let chosen = believed(&found, setting.beliefs, quantity, mode.as_deref()).unwrap_or(*own);
            let (spread, rounding) = (spread(chosen.figure)?, rounding(chosen.figure));
            Some(Published { name: "sector", spread, rounding, value: value(setting.resolved, chosen) })
        };
        let asked_heading = taken(quantity::RADAR_HEADING).is_some()
            || what_if.is_some_and(|what_if| what_if.heading_deg.is_some());
        // Fixed edges stand instead of a heading where they are published.
        let edges = edge(quantity::RADAR_AZIMUTH_FROM)
            .zip(edge(quantity::RADAR_AZIMUTH_TO))
            .filter(|_| !asked_heading);
        let facing = match edges {
            Some((from, to)) => Facing::between(from, to),
            None => Facing::around(heading, width),
        };
        let range = input("range", quantity::RADAR_RANGE);
        let anchor = anchor(setting.resolved, range.as_ref().and_then(|range| range.value.cross_section_m2))?;
        let rcs_m2 = what_if.and_then(|what_if| what_if.rcs_m2);
        let mask = what_if
            .and_then(|what_if| what_if.mask.as_ref())
            .map(|(file, text)| {
                ElevationMask::read(text).map_err(|error| AnswerError::Mask { file: file.clone(), error })
            })
            .transpose()?;
        let antenna = ground + antenna_height(&found);
        let air = Air::over(setting.resolved, position, setting.sampling)?;
        let bending = air.bending(antenna)?;
        let (minimum, maximum) = (
            input("minimum elevation", quantity::RADAR_MINIMUM_ELEVATION),
            input("maximum elevation", quantity::RADAR_MAXIMUM_ELEVATION),
        );
        let looking = Looking::new(setting.resolved, &systems)?;
        let moving = Moving {
            sector: facing.moving(),
            minimum: minimum.as_ref(),
            range: range.as_ref(),
            anchor: &anchor,
        };
        let inputs =
            RadarInputs::new(setting.sampling.seed, element.id.as_str(), moving, looking.spreads(), air);
        let mut sensor = Self {
            element,
            position,
            antenna,
            facing,
            minimum,
            maximum,
            range,
            anchor,
            rcs_m2,
            mask,
            mode,
            moved: moved_name,
            looking,
            inputs,
            middle: DrawnRadar {
                radar: Radar::through(bending, position, Sector::AllRound, Elevations::ALL),
                law: None,
                reach: None,
            },
        };
        sensor.middle = sensor.drawn(None)?;
        Ok(sensor)
    }

    /// The radar of a sample.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if a drawn value is outside its model.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let seongju = radar_of(setting.resolved, "seongju")?;
    /// #     let sensor = Sensor::new(setting, seongju, None, None)?;
    /// // `sensor` is the radar at Seongju. A sample is the same whenever it is drawn; others differ.
    /// let reach = |sample: u32| sensor.draw(sample).map(|drawn| drawn.reach);
    /// assert_eq!(reach(3)?, reach(3)?);
    /// assert!((0..16).any(|sample| reach(sample).ok() != reach(sample + 1).ok()));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn draw(&self, sample: u32) -> Result<DrawnRadar, AnswerError> {
        self.drawn(Some(sample))
    }

    /// The band of a number over samples, each by its own number: not every sample need have one.
    pub(crate) fn band(
        &self,
        samples: &[(u32, f64)],
        id: String,
        unit: ReportUnit,
    ) -> Result<BandReport, AnswerError> {
        self.inputs.band(samples, id, unit)
    }

    /// What moves its numbers in some samples.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if there is no such sample.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let seongju = radar_of(setting.resolved, "seongju")?;
    /// #     let sensor = Sensor::new(setting, seongju, None, None)?;
    /// // `sensor` is the radar at Seongju.
    /// let moved = sensor.moved(&[0, 1, 2])?;
    /// assert_eq!(moved.rows().len(), 3);
    /// assert!(moved.names().iter().any(|name| name == "range"));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn moved(&self, samples: &[u32]) -> Result<Moved, AnswerError> {
        self.inputs.moved(samples, &[])
    }

    /// What moves its numbers, and how long a firm track takes.
    ///
    /// # Errors
    ///
    /// As [`Sensor::moved`].
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let seongju = radar_of(setting.resolved, "seongju")?;
    /// #     let sensor = Sensor::new(setting, seongju, None, None)?;
    /// // `sensor` is the radar at Seongju. A firm track depends on all that sight depends on, and on the search.
    /// let (sight, track) = (sensor.moved(&[0])?, sensor.moved_with_track(&[0])?);
    /// assert!(sight.names().iter().all(|name| track.names().contains(name)));
    /// assert!(track.names().iter().any(|name| name == "search period"));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn moved_with_track(&self, samples: &[u32]) -> Result<Moved, AnswerError> {
        self.inputs.moved(samples, &[self.inputs.period, self.inputs.looks])
    }

    /// From the first moment in view to a firm track, of a sample or in the middle.
    ///
    /// # Errors
    ///
    /// As [`Sensor::moved`].
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let seongju = radar_of(setting.resolved, "seongju")?;
    /// #     let sensor = Sensor::new(setting, seongju, None, None)?;
    /// // `sensor` is the radar at Seongju. Its search is assumed: a firm track takes some seconds.
    /// let seconds = sensor.firm_track(None)?.as_seconds();
    /// assert!(seconds > 0.0 && seconds < 120.0);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn firm_track(&self, sample: Option<u32>) -> Result<Time, AnswerError> {
        self.inputs.firm_track(sample)
    }

    /// The radar of a sample, or in the middle of every spread.
    fn drawn(&self, sample: Option<u32>) -> Result<DrawnRadar, AnswerError> {
        let shares = self.inputs.shares(sample)?;
        let at = |input: Option<_>| input.map(|input| self.inputs.value(input, &shares));
        let sector =
            self.facing.sector(self.inputs.sector.map(|input| input.map_or(0.5, |one| shares.of(one))))?;
        let minimum = at(self.inputs.minimum).map_or(Angle::ZERO, |minimum| Angle::radians(minimum.max(0.0)));
        let maximum = self.maximum.as_ref().map(|maximum| maximum.spread.at(0.5));
        let maximum = maximum.map_or(Angle::degrees(90.0), Angle::radians);
        let elevations = Elevations::between(minimum, maximum.min(Angle::degrees(90.0)))?;
        let mut radar = self.middle.radar.set(sector, elevations).in_season(self.inputs.season(sample)?)?;
        if let Some(mask) = &self.mask {
            radar = radar.with_mask(mask.clone());
        }
        let anchor = Area::square_metres(self.inputs.value(self.inputs.anchor, &shares));
        let range = at(self.inputs.range).map(Length::metres);
        let law = range.map(|range| RangeLaw::claimed(range, anchor)).transpose()?;
        let reach = match (self.rcs_m2, law) {
            (Some(area), Some(law)) => Some(law.range(Area::square_metres(area))?),
            _ => range,
        };
        Ok(DrawnRadar { radar, law, reach })
    }

    /// Whether what others add is counted against it: it works at the date, and somebody has published how far it reaches. A
    /// radar without a range would see everything above its horizon.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let sensor = |id: &str| Sensor::new(setting, radar_of(setting.resolved, id)?, None, None);
    /// // In March 2017 the radar at Kyogamisaki works, and that of Seongju does not yet.
    /// assert!(sensor("kyogamisaki")?.counts());
    /// assert!(!sensor("seongju")?.counts() && sensor("seongju")?.has_range());
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn counts(&self) -> bool {
        self.has_range() && self.element.works()
    }

    /// The mode that it works in.
    pub(super) fn mode(&self) -> Option<&str> {
        self.mode.as_deref()
    }

    /// The cross-section that its range is for: that of the claimed range, or the one asked for.
    pub(super) fn target(&self) -> (Spread, SensorValue) {
        if let Some(area) = self.rcs_m2 {
            let value = SensorValue::typed("cross-section", area, Unit::SquareMetre);
            return (Spread::Uniform { low: area, high: area }, value);
        }
        (self.anchor.spread, self.anchor.value.clone())
    }

    /// Whether a range is published.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{WhatIf, sensors};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// for sensor in sensors(setting, &WhatIf::default(), None)? {
    ///     // Without a published range nothing but the horizon would limit it.
    ///     assert_eq!(sensor.has_range(), sensor.middle.reach.is_some());
    /// }
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn has_range(&self) -> bool {
        self.range.is_some()
    }

    /// Whether what is published of which way it looks and how wide limits it.
    pub(super) fn has_sector(&self) -> bool {
        self.middle.radar.sector() != Sector::AllRound
    }

    /// The middle of its sector in the middle of every spread, from north, clockwise; nothing of one that looks all round.
    pub(super) fn heading_deg(&self) -> Option<f64> {
        match self.middle.radar.sector() {
            Sector::AllRound => None,
            Sector::Around { heading, .. } => Some(heading.as_degrees()),
        }
    }

    /// The headings that it may have, from low to high in degrees; low may be west of north.
    pub(super) fn heading_span_deg(&self) -> Option<(f64, f64)> {
        let middle = self.heading_deg()?;
        let input = self.facing.first()?;
        let half = 0.5 * (input.spread.high().to_degrees() - input.spread.low().to_degrees());
        Some((middle - half, middle + half))
    }

    /// The figure of its heading, or of the edge that its sector begins with.
    pub(super) fn heading_value(&self) -> Option<SensorValue> {
        self.facing.first().map(|input| input.value.clone())
    }

    /// The figure of its range.
    pub(super) fn range_value(&self) -> Option<SensorValue> {
        self.range.as_ref().map(|input| input.value.clone())
    }

    /// What the radar is made of, with the figure behind each number.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_report::ValueBasis;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let turned = WhatIf { heading_deg: Some(90.0), ..WhatIf::default() };
    /// let seongju = radar_of(setting.resolved, "seongju")?;
    /// let report = Sensor::new(setting, seongju, Some(&turned), None)?.report();
    /// // What was typed says so; the rest names its figures.
    /// assert!(report.values.iter().any(|value| value.basis == ValueBasis::Typed && value.figure.is_none()));
    /// assert!(report.values.iter().any(|value| value.basis == ValueBasis::Published && value.source.is_some()));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn report(&self) -> SensorReport {
        let mut values: Vec<SensorValue> = self.facing.values().collect();
        let rest = [self.minimum.as_ref(), self.maximum.as_ref(), self.range.as_ref(), Some(&self.anchor)];
        values.extend(rest.into_iter().flatten().map(|input| input.value.clone()));
        values.extend(self.inputs.air().values());
        SensorReport {
            element: self.element.id.to_string(),
            name: self.element.name.clone(),
            lat_deg: degrees(self.position.latitude()),
            lon_deg: degrees(self.position.longitude()),
            antenna_m: self.antenna.as_metres(),
            mode: self.mode.clone(),
            moved_to: self.moved.clone(),
            works: self.element.works(),
            status: tpt_setting::deployment::status(self.element),
            terrain: if self.mask.is_some() { Terrain::Applied } else { Terrain::NotApplied },
            values,
        }
    }
}

/// How high an antenna stands above the ground where nobody published it: a lorry's.
const ANTENNA_M: f64 = 5.0;

fn antenna_height(found: &[FigureRef<'_>]) -> Length {
    let mast = found.iter().find(|one| one.figure.quantity == quantity::MAST_HEIGHT);
    let metres = mast.and_then(|one| one.figure.measured().central_si()).unwrap_or(ANTENNA_M);
    Length::metres(metres)
}

/// How far from the nearest corner of a coast a site may lie: the map leaves small islands out, such as Shemya.
const OFF_THE_MAP_KM: f64 = 40.0;

/// Refuses a declared radar that would float: only what is moved may stand at sea.
fn not_afloat(element: &Element, at: Position) -> Result<(), AnswerError> {
    if on_land(at, Length::kilometres(OFF_THE_MAP_KM))? {
        return Ok(());
    }
    Err(AnswerError::AtSea {
        element: element.id.to_string(),
        site: element.site.as_ref().map(ToString::to_string).unwrap_or_default(),
        lat_deg: degrees(at.latitude()),
        lon_deg: degrees(at.longitude()),
    })
}

/// The mode: asked for, or the element's own; refused if the radar has none of that name.
fn mode_of(
    element: &Element,
    systems: &[&Entry],
    what_if: Option<&WhatIf>,
) -> Result<Option<String>, AnswerError> {
    let modes: Vec<&str> =
        systems.iter().flat_map(|system| system.modes.iter().map(|mode| mode.id.as_str())).collect();
    match what_if.and_then(|what_if| what_if.mode.as_deref()) {
        None => Ok(element.mode.as_ref().map(RecordId::to_string)),
        Some(asked) if modes.contains(&asked) => Ok(Some(asked.to_owned())),
        Some(asked) => Err(AnswerError::UnknownMode {
            element: element.id.to_string(),
            mode: asked.to_owned(),
            allowed: if modes.is_empty() {
                "none: its system has no modes on record".to_owned()
            } else {
                modes.join(", ")
            },
        }),
    }
}

/// The cross-section that a claimed range holds for: as its source says, or that of a warhead, which is an assumption and shown
/// as one.
fn anchor(resolved: &Resolved<'_>, stated_m2: Option<f64>) -> Result<Published, AnswerError> {
    if let Some(area) = stated_m2 {
        let value = SensorValue::typed("cross-section of the claimed range", area, Unit::SquareMetre);
        let spread = Spread::Uniform { low: area, high: area };
        return Ok(Published { name: "cross-section of the claimed range", spread, rounding: 0.0, value });
    }
    let role = FigureRole::Warhead;
    let found = in_role(resolved, role)?;
    let spread = spread(found.figure).ok_or_else(|| not_known(resolved, role))?;
    let mut value = value(resolved, found);
    value.quantity = "cross-section of the claimed range, assumed".to_owned();
    value.weak = true;
    let rounding = rounding(found.figure);
    Ok(Published { name: "cross-section of the claimed range", spread, rounding, value })
}
