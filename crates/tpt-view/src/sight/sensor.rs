//! From the figures of an element to radars that can be drawn: heading, sector, limits and reach, each with its spread.

use tpt_catalogue::{Access, Basis, Element, Entry, Figure, FigureRef, FigureRole, PartialDate, RecordId};
use tpt_earth::{Angle, Area, Length, Position, Spread, Stream};
use tpt_scenario::{Beliefs, Resolved};
use tpt_sight::{Elevations, HorizonMask, Radar, RangeLaw, Sector};

use super::air::{Air, SEASON};
use super::facing::Facing;
use super::looking::Looking;
use super::{WhatIf, plain};
use crate::countries::on_land;
use tpt_report::degrees;
use tpt_report::{BandReport, MaybeInWords, ReportUnit, SensorReport, SensorValue, Terrain};
use tpt_setting::drivers::driven_band;
use tpt_setting::{AnswerError, Setting, fact_words};

/// Numbers of a sample that belong to a sensor: heading or edges, width, minimum, range, anchor; then the search period, the
/// looks of a firm track, the signal-to-noise ratio, and the cross-section of a part of the target; last the season of the air.
const DIMENSIONS: usize = 10;

/// The dimension of the search period.
pub const PERIOD: usize = 5;

/// The dimension of the looks of a firm track.
pub const LOOKS: usize = 6;

/// The dimension of the signal-to-noise ratio at the published range.
pub(super) const SNR: usize = 7;

/// The dimension of the cross-section of a part of the target.
pub(super) const CROSS_SECTION: usize = 8;

/// The dimension of the season, which all radars of a sample have in common.
const AIR: usize = 9;

/// A value that is drawn, with the figure that it comes from.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub(super) name: &'static str,
    pub(super) spread: Spread,
    /// Half of the last digit of a single published value, in the unit of the spread; nothing of a span or of what is typed.
    pub(super) rounding: f64,
    pub(super) value: SensorValue,
}

/// An element as a family of radars: one for each draw.
#[derive(Clone, Debug)]
pub struct Sensor<'a> {
    /// Its record.
    pub element: &'a Element,
    position: Position,
    antenna: Length,
    facing: Facing,
    minimum: Option<Input>,
    maximum: Option<Input>,
    range: Option<Input>,
    anchor: Input,
    rcs_m2: Option<f64>,
    mask: Option<HorizonMask>,
    mode: Option<String>,
    /// Where it was moved to.
    moved: Option<String>,
    /// How it searches and how long a firm track takes.
    pub looking: Looking,
    air: Air,
    stream: Stream,
    /// The radar in the middle of every spread.
    pub middle: Drawn,
}

/// A radar of one draw and how far it reaches.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The radar.
    pub radar: Radar,
    /// The range law, where a range is published.
    pub(crate) law: Option<RangeLaw>,
    /// The reach that views are drawn for: the claimed range, or that of a given cross-section.
    pub reach: Option<Length>,
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

impl<'a> Sensor<'a> {
    /// The radar of an element, turned, moved and switched as `what_if` and `moved` say.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if it has no site, no such mode, or stands in the sea.
    pub fn new(
        setting: Setting<'a>,
        element: &'a Element,
        what_if: Option<&WhatIf>,
        moved: Option<(Position, Length, String)>,
    ) -> Result<Self, AnswerError> {
        Self::with(setting, element, what_if, moved, None)
    }

    /// The same with one figure of it or of its systems, by its whole id, taken instead of the one that is believed.
    pub(super) fn with(
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
                    allowed: "--move it to a place".to_owned(),
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
        let input = |name: &'static str, quantity: &str| -> Option<Input> {
            let one =
                taken(quantity).or_else(|| believed(&found, setting.beliefs, quantity, mode.as_deref()))?;
            let spread = supposed(setting.beliefs, own(), quantity).or_else(|| spread(one.figure))?;
            Some(Input { name, spread, rounding: rounding(one.figure), value: value(setting.resolved, one) })
        };
        let typed = |name: &'static str, number: f64, unit: &str| Input {
            name,
            spread: Spread::Uniform { low: number, high: number },
            rounding: 0.0,
            value: SensorValue::typed(name, number, unit),
        };
        let heading = match what_if.and_then(|what_if| what_if.heading_deg) {
            Some(degrees) => {
                Sector::around(Angle::degrees(degrees), Angle::degrees(360.0))?;
                Some(typed("heading", degrees.to_radians(), "deg"))
            }
            None => input("heading", "radar-heading"),
        };
        let width = input("sector", "radar-azimuth-sector");
        let edge = |quantity: &str| {
            let own =
                found.iter().find(|one| one.figure.quantity == quantity && one.record == &element.id)?;
            let chosen = believed(&found, setting.beliefs, quantity, mode.as_deref()).unwrap_or(*own);
            let (spread, rounding) = (spread(chosen.figure)?, rounding(chosen.figure));
            Some(Input { name: "sector", spread, rounding, value: value(setting.resolved, chosen) })
        };
        let asked_heading =
            taken("radar-heading").is_some() || what_if.is_some_and(|what_if| what_if.heading_deg.is_some());
        // Fixed edges stand instead of a heading where they are published.
        let edges = edge("radar-azimuth-from").zip(edge("radar-azimuth-to")).filter(|_| !asked_heading);
        let facing = match edges {
            Some((from, to)) => Facing::between(from, to),
            None => Facing::around(heading, width),
        };
        let range = input("range", "radar-range");
        let anchor = anchor(setting.resolved, range.as_ref().and_then(|range| range.value.cross_section_m2))?;
        let rcs_m2 = what_if.and_then(|what_if| what_if.rcs_m2);
        let mask = what_if
            .and_then(|what_if| what_if.mask.as_ref())
            .map(|(file, text)| {
                HorizonMask::read(text).map_err(|error| AnswerError::Mask { file: file.clone(), error })
            })
            .transpose()?;
        let antenna = ground + antenna_height(&found);
        let air = Air::over(setting.resolved, position, setting.sampling)?;
        let bending = air.bending(antenna)?;
        let purpose = format!("sight/{}", element.id);
        let mut sensor = Self {
            element,
            position,
            antenna,
            facing,
            minimum: input("minimum elevation", "radar-minimum-elevation"),
            maximum: input("maximum elevation", "radar-maximum-elevation"),
            range,
            anchor,
            rcs_m2,
            mask,
            mode,
            moved: moved_name,
            looking: Looking::new(setting.resolved, &systems)?,
            air,
            stream: Stream::named(setting.sampling.seed, &purpose),
            middle: Drawn {
                radar: Radar::through(bending, position, Sector::AllRound, Elevations::ALL),
                law: None,
                reach: None,
            },
        };
        sensor.middle = sensor.drawn(&[0.5; DIMENSIONS])?;
        Ok(sensor)
    }

    /// The radar of a sample.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if a drawn value is outside its model.
    pub fn draw(&self, sample: u32) -> Result<Drawn, AnswerError> {
        self.drawn(&self.shares(sample)?)
    }

    /// Where a number of a sample stands in its spread.
    pub(crate) fn share(&self, sample: u32, dimension: usize) -> Result<f64, AnswerError> {
        Ok(self.stream.number(sample, u32::try_from(dimension).unwrap_or(u32::MAX))?)
    }

    /// Where each input stands in its spread in a sample.
    fn shares(&self, sample: u32) -> Result<[f64; DIMENSIONS], AnswerError> {
        let mut shares = [0.5; DIMENSIONS];
        for (dimension, share) in (0..).zip(&mut shares) {
            *share = self.stream.number(sample, dimension)?;
        }
        shares[AIR] = self.air.share(Some(sample))?;
        Ok(shares)
    }

    /// The band of a number over samples, each by its own number: not every sample need have one.
    pub(crate) fn band(
        &self,
        samples: &[(u32, f64)],
        id: String,
        unit: ReportUnit,
    ) -> Result<BandReport, AnswerError> {
        self.band_over(samples, id, unit, &[])
    }

    /// The same where further numbers of a sample move the values.
    pub(super) fn band_over(
        &self,
        samples: &[(u32, f64)],
        id: String,
        unit: ReportUnit,
        further: &[(usize, &str)],
    ) -> Result<BandReport, AnswerError> {
        let values: Vec<f64> = samples.iter().map(|(_, value)| *value).collect();
        let which: Vec<u32> = samples.iter().map(|(sample, _)| *sample).collect();
        let (names, columns) = self.columns(&which, further)?;
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        Ok(driven_band(id, unit, values, &names, &columns)?)
    }

    /// What moves it and what further is drawn for it: names, and for each sample where each stands in its spread.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if a sample has no such number.
    pub fn columns(
        &self,
        samples: &[u32],
        further: &[(usize, &str)],
    ) -> Result<(Vec<String>, Vec<Vec<f64>>), AnswerError> {
        let shares: Vec<[f64; DIMENSIONS]> =
            samples.iter().map(|sample| self.shares(*sample)).collect::<Result<_, _>>()?;
        // Edges of a sector move with the share of a heading.
        let [first, width] = self.facing.moving();
        let inputs = [first, width, self.minimum.as_ref(), self.range.as_ref(), Some(&self.anchor)];
        let drawn: Vec<(usize, String)> = inputs
            .iter()
            .enumerate()
            .filter_map(|(i, input)| Some((i, (*input)?)))
            .filter(|(_, input)| input.spread.low() < input.spread.high())
            .map(|(i, input)| (i, input.name.to_owned()))
            .chain(self.air.varies().then(|| (AIR, SEASON.to_owned())))
            .chain(further.iter().map(|(i, name)| (*i, (*name).to_owned())))
            .collect();
        let names = drawn.iter().map(|(_, name)| name.clone()).collect();
        Ok((names, shares.iter().map(|of| drawn.iter().map(|(i, _)| of[*i]).collect()).collect()))
    }

    /// The radar whose inputs stand at a share of their spreads: heading or edges, width, minimum, range, anchor.
    fn drawn(&self, shares: &[f64; DIMENSIONS]) -> Result<Drawn, AnswerError> {
        let at = |input: &Option<Input>, share: f64| input.as_ref().map(|input| input.spread.at(share));
        let sector = self.facing.sector([shares[0], shares[1]])?;
        let minimum =
            at(&self.minimum, shares[2]).map_or(Angle::ZERO, |minimum| Angle::radians(minimum.max(0.0)));
        let maximum = at(&self.maximum, 0.5).map_or(Angle::degrees(90.0), Angle::radians);
        let elevations = Elevations::between(minimum, maximum.min(Angle::degrees(90.0)))?;
        let mut radar = self.middle.radar.set(sector, elevations).in_season(shares[AIR])?;
        if let Some(mask) = &self.mask {
            radar = radar.behind(mask.clone());
        }
        let anchor = Area::square_metres(self.anchor.spread.at(shares[4]));
        let range = at(&self.range, shares[3]).map(Length::metres);
        let law = range.map(|range| RangeLaw::claimed(range, anchor)).transpose()?;
        let reach = match (self.rcs_m2, law) {
            (Some(area), Some(law)) => Some(law.range(Area::square_metres(area))?),
            _ => range,
        };
        Ok(Drawn { radar, law, reach })
    }

    /// Whether what others add is counted against it: it works at the date, and somebody has published how far it reaches. A
    /// radar without a range would see everything above its horizon.
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
            let value = SensorValue::typed("cross-section", area, "m2");
            return (Spread::Uniform { low: area, high: area }, value);
        }
        (self.anchor.spread, self.anchor.value.clone())
    }

    /// Whether a range is published.
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
    pub fn report(&self) -> SensorReport {
        let mut values: Vec<SensorValue> = self.facing.values().collect();
        let rest = [self.minimum.as_ref(), self.maximum.as_ref(), self.range.as_ref(), Some(&self.anchor)];
        values.extend(rest.into_iter().flatten().map(|input| input.value.clone()));
        values.extend(self.air.values());
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
    let mast = found.iter().find(|one| one.figure.quantity == "mast-height");
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
        let end = measured.unit.si(plain(measured.low.or(measured.high))?)?;
        Some(Spread::Uniform { low: end, high: end })
    };
    measured.spread_si().or_else(open)
}

/// Half of the last digit of a single published value, in SI units; nothing of a span.
fn rounding(figure: &Figure) -> f64 {
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
        cross_section_m2: plain(figure.cross_section_m2),
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
pub(crate) fn not_known(resolved: &Resolved<'_>, role: FigureRole) -> AnswerError {
    AnswerError::NoAnswer {
        what: format!("a figure with the role `{}`", role.word()),
        reason: format!("none was known on {}", resolved.as_of),
    }
}

/// The cross-section that a claimed range holds for: as its source says, or that of a warhead, which is an assumption and shown
/// as one.
fn anchor(resolved: &Resolved<'_>, stated_m2: Option<f64>) -> Result<Input, AnswerError> {
    if let Some(area) = stated_m2 {
        let value = SensorValue::typed("cross-section of the claimed range", area, "m2");
        let spread = Spread::Uniform { low: area, high: area };
        return Ok(Input { name: "cross-section of the claimed range", spread, rounding: 0.0, value });
    }
    let role = FigureRole::Warhead;
    let found = in_role(resolved, role)?;
    let spread = spread(found.figure).ok_or_else(|| not_known(resolved, role))?;
    let mut value = value(resolved, found);
    value.quantity = "cross-section of the claimed range, assumed".to_owned();
    value.weak = true;
    let rounding = rounding(found.figure);
    Ok(Input { name: "cross-section of the claimed range", spread, rounding, value })
}
