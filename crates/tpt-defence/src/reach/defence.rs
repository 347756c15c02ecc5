//! From the figures of a battery to envelopes, fly-outs and clocks that can be drawn.

use rayon::prelude::*;
use tpt_catalogue::{Element, ElementKind, EntryKind, FigureRef, FigureRole, RecordId, quantity};
use tpt_draw::{InputId, Inputs, Moved};
use tpt_earth::{Angle, Length, Position, Speed, Spread, Time};
use tpt_reach::{Battery, Clock, Cue, Envelope, Fall, FlyOut, Reach};
use tpt_sight::Sector;

use super::launchers::{Launchers, Station, family, figures_of, heights, launchers};
use tpt_report::{BandReport, BoxReport, ReportUnit, SensorReport, SensorValue};
use tpt_setting::{AnswerError, Sampling, Setting};
use tpt_view::sight::{
    Air, FEW, SEASON, Sensor, WhatIf, believed, figures, in_role, radar_of, radars, spread, supposed, value,
};

/// The delays of a battery, with the role of the figure that stands where nothing else of its record is believed.
const DELAYS: [(&str, FigureRole); 3] = [
    ("time to decide", FigureRole::TimeToDecide),
    ("time to assess", FigureRole::TimeToAssess),
    ("time between two launches", FigureRole::TimeBetweenLaunches),
];

/// A number of a battery, before its place among those that are drawn is known.
#[derive(Clone, Copy, Debug)]
struct Named {
    name: &'static str,
    spread: Spread,
}

/// A number of a battery that is drawn, with the ends of its spread.
#[derive(Clone, Copy, Debug)]
struct Ranged {
    /// Nothing where it stays in the middle.
    input: Option<InputId>,
    spread: Spread,
}

/// How far its interceptors go.
#[derive(Clone, Debug)]
enum Reaches {
    AllRound(Ranged),
    Fan { forward: Ranged, rear: Ranged, width: Ranged },
}

/// A battery as a family: one for each draw.
pub(super) struct Defence<'a> {
    pub(super) element: &'a Element,
    /// Where its launchers stand; of ships the middle of their box.
    pub(super) launcher: Position,
    station: Station<'a>,
    /// Of ships: where in their box they are, from south to north and from west to east.
    afloat: Option<[Ranged; 2]>,
    sensor: Option<Sensor<'a>>,
    /// The radar of another element that tells it.
    cue: Option<Sensor<'a>>,
    /// The air where it is drawn.
    air: Air,
    pub(super) sampling: Sampling<'a>,
    /// The record of its interceptor, and that of the family.
    shot: Vec<&'a RecordId>,
    inputs: Inputs,
    floor: Ranged,
    ceiling: Ranged,
    reaches: Reaches,
    /// Speed and burn time, where both are on record.
    flyout: Option<[Ranged; 2]>,
    /// From detection to launch, where a source gives that as one number.
    reaction: Option<Ranged>,
    delays: [Ranged; 3],
    pub(super) interceptor: Vec<SensorValue>,
    pub(super) delay_values: Vec<SensorValue>,
    /// The records of its delays.
    delay_records: Vec<&'a RecordId>,
}

/// A battery with its draws: made once, met by every class.
pub(super) struct Family {
    pub(super) middle: Battery,
    pub(super) draws: Vec<Battery>,
}

impl<'a> Defence<'a> {
    /// A battery by its id.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is none; [`AnswerError::DefendsNothing`] if it has no interceptor;
    /// [`AnswerError::NoFootprint`] if its position or a figure of an envelope is not on record.
    pub(super) fn new(setting: Setting<'a>, id: &str) -> Result<Self, AnswerError> {
        let Launchers { element, interceptor: system, station } = launchers(setting.resolved, id)?;
        let found: Vec<FigureRef<'a>> = figures_of(system);
        let family = family(setting.resolved.catalogue, system);
        let theirs: Vec<FigureRef<'a>> = family.map(figures_of).unwrap_or_default();
        let mut interceptor = Vec::new();
        let missing = |what: &str| AnswerError::NoAnswer {
            what: format!("`{}` has no envelope", element.id),
            reason: format!("no figure of its interceptor `{}` gives {what}", system.id),
        };
        // Ends of a published pair of heights are ends, not a spread.
        let heights = heights(&found, &theirs, setting.beliefs);
        let ((floor, ceiling), from) = heights.ok_or_else(|| missing("a floor and a ceiling"))?;
        let shown = |one: FigureRef<'a>| {
            let mut shown = value(setting.resolved, one);
            if let Some(family) = family.filter(|family| family.id == *one.record) {
                let words = std::iter::once(family.name.clone()).chain(shown.condition);
                shown.condition = Some(words.collect::<Vec<_>>().join("; "));
            }
            shown
        };
        interceptor.extend(from.iter().map(|one| shown(*one)));
        let mut drawn = |name: &'static str, quantity: &str| -> Option<Named> {
            let of_family =
                || believed(&theirs, setting.beliefs, quantity, None).filter(|_| quantity == quantity::REACH);
            let one = believed(&found, setting.beliefs, quantity, None).or_else(of_family)?;
            let spread = supposed(setting.beliefs, [&element.id, &system.id], quantity)
                .or_else(|| spread(one.figure))?;
            interceptor.push(shown(one));
            Some(Named { name, spread })
        };
        let in_a_fan = setting.beliefs.believed(system.id.as_str(), quantity::REACH_FORWARD).is_some();
        let reaches = if in_a_fan {
            let forward = drawn("reach forward", quantity::REACH_FORWARD);
            let (rear, width) =
                (drawn("reach to the rear", "reach-rear"), drawn("sector of the reach", "reach-sector"));
            forward.zip(rear).zip(width).map(|((forward, rear), width)| vec![forward, rear, width])
        } else {
            drawn("reach", quantity::REACH).map(|reach| vec![reach])
        };
        let reaches = reaches.ok_or_else(|| missing("a reach"))?;
        let flyout = drawn("speed of the interceptor", quantity::INTERCEPTOR_SPEED)
            .filter(|speed| speed.spread.low() > 0.0)
            .zip(drawn("burn time of the interceptor", quantity::BURN_TIME));
        let reaction = setting.beliefs.believed(system.id.as_str(), quantity::REACTION_TIME).is_some();
        let reaction =
            if reaction { drawn("time from detection to launch", quantity::REACTION_TIME) } else { None };
        let mut delay_values = Vec::new();
        let mut delays = Vec::with_capacity(DELAYS.len());
        let mut delay_records = Vec::with_capacity(DELAYS.len());
        for (name, role) in DELAYS {
            let assumed = in_role(setting.resolved, role)?;
            let chosen = setting.beliefs.believed(assumed.record.as_str(), assumed.figure.quantity.as_str());
            let taken = chosen.map_or(Some(assumed), |id| {
                setting.resolved.catalogue.figures().find(|one| one.whole_id() == id)
            });
            let drawn = taken.and_then(|one| Some((one, spread(one.figure)?)));
            let (taken, spread) = drawn.ok_or_else(|| missing("its delays"))?;
            delays.push(Named { name, spread });
            delay_values.push(value(setting.resolved, taken));
            delay_records.push(assumed.record);
        }
        let delays: [Named; 3] = delays.try_into().map_err(|_| missing("its delays"))?;
        let sensor = guide(setting, (element, &station))?;
        let afloat = match &station {
            Station::Site(_) => None,
            Station::Afloat(declared, _) => {
                let between = |name, low: Angle, high: Angle| Named {
                    name,
                    spread: Spread::Uniform { low: low.as_radians(), high: high.as_radians() },
                };
                let (south, north) = (declared.south_deg.angle(), declared.north_deg.angle());
                let (west, east) = (declared.west_deg.angle(), declared.east_deg.angle());
                Some([
                    between("where the ships are, south to north", south, north),
                    between("where the ships are, west to east", west, east),
                ])
            }
        };
        if let Some(sensor) = &sensor {
            delay_values.extend(sensor.looking.searching().iter().cloned());
        }
        // What a sample draws, in this order; without a fly-out or a radar there is no clock to draw.
        let mut inputs = Inputs::named(setting.sampling.seed, &format!("reach/{}", element.id));
        let mut add =
            |one: Named| Ranged { input: Some(inputs.add(one.name, one.spread)), spread: one.spread };
        let exactly =
            |name: &'static str, si: f64| Named { name, spread: Spread::Uniform { low: si, high: si } };
        let (floor, ceiling) = (add(exactly("floor", floor)), add(exactly("ceiling", ceiling)));
        let reaches: Vec<Ranged> = reaches.into_iter().map(&mut add).collect();
        let reaches = match reaches.as_slice() {
            [forward, rear, width] => Reaches::Fan { forward: *forward, rear: *rear, width: *width },
            [reach, ..] => Reaches::AllRound(*reach),
            [] => return Err(missing("a reach")),
        };
        let clocked = flyout.is_some() && sensor.is_some();
        let mut timed =
            |one: Named| if clocked { add(one) } else { Ranged { input: None, spread: one.spread } };
        let flyout = flyout.map(|(speed, burn)| [timed(speed), timed(burn)]);
        let reaction = reaction.map(&mut timed);
        let delays = delays.map(timed);
        let afloat = afloat.map(|box_of_ships| box_of_ships.map(add));
        Ok(Self {
            element,
            launcher: station.middle(),
            air: Air::over(setting.resolved, station.middle(), setting.sampling)?,
            station,
            afloat,
            sensor,
            cue: None,
            shot: std::iter::once(&system.id).chain(family.map(|family| &family.id)).collect(),
            inputs,
            floor,
            ceiling,
            reaches,
            flyout,
            reaction,
            delays,
            delay_records,
            interceptor,
            delay_values,
            sampling: setting.sampling,
        })
    }

    /// The radar that guides.
    pub(super) fn radar(&self) -> Option<SensorReport> {
        let report = self.sensor.as_ref().map(Sensor::report)?;
        // The radar of ships was not moved anywhere: it is where they are.
        Some(if self.is_fixed() { report } else { SensorReport { moved_to: None, ..report } })
    }

    /// The same, told by the radar of another element of the scenario.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is no such element; [`AnswerError::Cue`] if it has no radar at a fixed site, is the battery's
    /// own, does not work at the date, has no range on record, or the battery has no clock.
    pub(super) fn cued(mut self, setting: Setting<'a>, id: &str) -> Result<Self, AnswerError> {
        let others: Vec<&Element> =
            radars(setting.resolved).into_iter().filter(|one| !self.is_own(one)).collect();
        let refused = |reason: String| {
            let can = |one: &&&Element| {
                let found = figures(setting.resolved, one);
                let mode = one.mode.as_ref().map(RecordId::as_str);
                one.works() && believed(&found, setting.beliefs, quantity::RADAR_RANGE, mode).is_some()
            };
            let allowed: Vec<&str> = others.iter().filter(can).map(|one| one.id.as_str()).collect();
            AnswerError::Cue { cue: id.to_owned(), reason, allowed: allowed.join(", ") }
        };
        let radar = match radar_of(setting.resolved, id) {
            Err(AnswerError::NoRadar { .. } | AnswerError::NoSite { .. }) => {
                return Err(refused("it has no radar at a fixed site".to_owned()));
            }
            found => found?,
        };
        if self.is_own(radar) {
            return Err(refused(format!("it is the radar of `{}` itself", self.element.id)));
        }
        if !others.iter().any(|one| one.id == radar.id) {
            return Err(refused("it is not an element of the scenario".to_owned()));
        }
        if !radar.works() {
            let words = radar.status.last().map_or("unknown", |status| status.status.words());
            return Err(refused(format!("it does not work on {}: {words}", setting.resolved.as_of)));
        }
        if let Some(why) = self.envelope_only() {
            return Err(refused(format!("`{}` has no clock that a cue could start: {why}", self.element.id)));
        }
        let sensor = Sensor::new(setting, radar, Some(&WhatIf::default()), None)?;
        if !sensor.has_range() {
            return Err(refused("nobody has published how far its radar reaches".to_owned()));
        }
        self.cue = Some(sensor);
        Ok(self)
    }

    /// Whether a radar is that of this battery, or a part of the same whole.
    fn is_own(&self, radar: &Element) -> bool {
        let whole = |one: &Element| one.part_of.clone().unwrap_or_else(|| one.id.clone());
        whole(radar) == whole(self.element)
            || self.sensor.as_ref().is_some_and(|sensor| sensor.element.id == radar.id)
    }

    /// The radar that tells it.
    pub(super) fn cue(&self) -> Option<&Sensor<'a>> {
        self.cue.as_ref()
    }

    /// The box in which ships are taken to stand.
    pub(super) fn box_report(&self) -> Option<BoxReport> {
        let Station::Afloat(declared, _) = &self.station else { return None };
        Some(BoxReport {
            name: declared.name.clone(),
            south_deg: declared.south_deg.get(),
            north_deg: declared.north_deg.get(),
            west_deg: declared.west_deg.get(),
            east_deg: declared.east_deg.get(),
            basis: declared.basis.into(),
            source: declared.source.to_string(),
            note: declared.note.clone(),
        })
    }

    /// Whether it stands at a fixed site.
    pub(super) const fn is_fixed(&self) -> bool {
        matches!(self.station, Station::Site(_))
    }

    /// The records whose figures make it.
    pub(super) fn records(&self) -> Vec<&str> {
        let mut records: Vec<&str> = self.element.systems.iter().map(RecordId::as_str).collect();
        records.extend(self.shot.iter().map(|id| id.as_str()));
        let radars = self.sensor.iter().chain(&self.cue);
        records.extend(radars.flat_map(|sensor| {
            std::iter::once(&sensor.element.id).chain(&sensor.element.systems).map(RecordId::as_str)
        }));
        records.extend(self.delay_records.iter().map(|id| id.as_str()));
        records.sort_unstable();
        records.dedup();
        records
    }

    /// Why there is no clock.
    pub(super) fn envelope_only(&self) -> Option<String> {
        match (&self.flyout, &self.sensor) {
            (None, _) => {
                Some("no speed and burn time of its interceptor were public: the pure envelope".to_owned())
            }
            (Some(_), None) => Some("no radar that guides it is on record: the pure envelope".to_owned()),
            _ => None,
        }
    }

    /// Whether it works at the date.
    pub(super) fn works(&self) -> bool {
        self.element.works()
    }

    /// How far from where it is drawn its launchers may stand.
    pub(super) fn away(&self) -> Result<Length, AnswerError> {
        self.station.away()
    }

    /// How far its interceptors go at most, in the middle of every spread.
    pub(super) fn greatest(&self) -> Length {
        let reach = match &self.reaches {
            Reaches::AllRound(reach) => reach.spread.at(0.5),
            Reaches::Fan { forward, rear, .. } => forward.spread.at(0.5).max(rear.spread.at(0.5)),
        };
        Length::metres(reach)
    }

    /// The widest that any draw can be: the longest reach all round, a radar that sees everything, no clock. None for ships: what
    /// they see differs with where they are.
    pub(super) fn widest(&self) -> Result<Option<Battery>, AnswerError> {
        if !self.is_fixed() {
            return Ok(None);
        }
        let reach = match &self.reaches {
            Reaches::AllRound(reach) => reach.spread.high(),
            Reaches::Fan { forward, rear, .. } => forward.spread.high().max(rear.spread.high()),
        };
        let ends = (Length::metres(self.floor.spread.low()), Length::metres(self.ceiling.spread.high()));
        let envelope = Envelope::new(ends.0, ends.1, Reach::AllRound(Length::metres(reach)))?;
        let (clock, cue) =
            (Clock::new(Time::ZERO, Time::ZERO, Time::ZERO, Time::ZERO)?, Cue::Given(Time::ZERO));
        // In summer the air bends a ray most.
        let radar = (self.air.all_seeing(self.launcher, 1.0)?, None);
        Ok(Some(Battery::new(self.launcher, envelope, None, radar, (clock, cue))?))
    }

    /// The battery of a sample, or in the middle of every spread.
    pub(super) fn battery(&self, sample: Option<u32>) -> Result<Battery, AnswerError> {
        let shares = self.inputs.drawn(sample)?;
        let at = |one: &Ranged| match one.input {
            Some(input) => self.inputs.value(input, &shares),
            None => one.spread.at(0.5),
        };
        let (radar, radar_reach) = match (&self.sensor, sample) {
            (Some(sensor), None) => (sensor.middle.radar.clone(), sensor.middle.reach),
            (Some(sensor), Some(sample)) => {
                let drawn = sensor.draw(sample)?;
                (drawn.radar, drawn.reach)
            }
            // Geometry alone: the season does not count.
            (None, _) => (self.air.all_seeing(self.launcher, 0.5)?, None),
        };
        // A ship's radar rides with it.
        let (launcher, radar) = match &self.afloat {
            None => (self.launcher, radar),
            Some([lat, lon]) => {
                let launcher = Position::new(Angle::radians(at(lat)), Angle::radians(at(lon)))?;
                (launcher, radar.at(launcher))
            }
        };
        let cue = match (&self.cue, sample) {
            (None, _) => Cue::OwnRadar,
            (Some(other), None) => {
                Cue::Radar { radar: Box::new(other.middle.radar.clone()), reach: other.middle.reach }
            }
            (Some(other), Some(sample)) => {
                let drawn = other.draw(sample)?;
                Cue::Radar { radar: Box::new(drawn.radar), reach: drawn.reach }
            }
        };
        let reach = match &self.reaches {
            Reaches::AllRound(reach) => Reach::AllRound(Length::metres(at(reach))),
            Reaches::Fan { forward, rear, width } => Reach::Fan {
                forward: Length::metres(at(forward)),
                rear: Length::metres(at(rear)),
                heading: match radar.sector() {
                    Sector::Around { heading, .. } => heading,
                    Sector::AllRound => Angle::ZERO,
                },
                width: Angle::radians(at(width)),
            },
        };
        let envelope =
            Envelope::new(Length::metres(at(&self.floor)), Length::metres(at(&self.ceiling)), reach)?;
        let flyout = match (&self.flyout, &self.sensor) {
            (Some([speed, burn]), Some(_)) => {
                let speed = Speed::metres_per_second(at(speed));
                Some(FlyOut::new(speed, Time::seconds(at(burn)), None, Fall::InverseSquare)?)
            }
            _ => None,
        };
        let [decision, assessment, salvo] = &self.delays;
        let (track, decision) = match (&self.reaction, &self.sensor) {
            (Some(reaction), _) => (Time::ZERO, Time::seconds(at(reaction))),
            (None, Some(sensor)) => (sensor.firm_track(sample)?, Time::seconds(at(decision))),
            (None, None) => (Time::ZERO, Time::seconds(at(decision))),
        };
        let clock = Clock::new(track, decision, Time::seconds(at(salvo)), Time::seconds(at(assessment)))?;
        Ok(Battery::new(launcher, envelope, flyout, (radar, radar_reach), (clock, cue))?)
    }

    /// The battery in the middle of every spread and that of each of the first samples.
    pub(super) fn family(&self) -> Result<Family, AnswerError> {
        let draws =
            (0..self.sampling.samples.min(FEW)).into_par_iter().map(|sample| self.battery(Some(sample)));
        Ok(Family { middle: self.battery(None)?, draws: draws.collect::<Result<_, AnswerError>>()? })
    }

    /// The band of a number over samples.
    pub(super) fn band(
        &self,
        samples: &[(u32, f64)],
        id: String,
        unit: ReportUnit,
    ) -> Result<BandReport, AnswerError> {
        let (which, values): (Vec<u32>, Vec<f64>) = samples.iter().copied().unzip();
        Ok(self.moved(&which)?.band(id, unit, values)?)
    }

    /// What moves its numbers in some samples.
    pub(super) fn moved(&self, which: &[u32]) -> Result<Moved, AnswerError> {
        let guide = match &self.sensor {
            Some(sensor) if self.reaction.is_none() && self.flyout.is_some() => {
                sensor.moved_with_track(which)?
            }
            Some(sensor) => sensor.moved(which)?,
            None => Moved::nothing(which.len()),
        };
        let cue = match &self.cue {
            Some(cue) => {
                let theirs = cue.moved(which)?;
                // Both have the same season: its number moves the result once.
                let known = guide.names().iter().any(|name| name == SEASON);
                let theirs = if known { theirs.without(SEASON) } else { theirs };
                theirs.renamed(|name| if name == SEASON { name } else { format!("cue: {name}") })
            }
            None => Moved::nothing(which.len()),
        };
        Ok(guide.and(cue).and(self.inputs.moved_by(&self.inputs.moving(), which)?))
    }
}

/// The radar that guides an element: a part of the same battery, or its own system; none where nobody says which.
fn guide<'a>(
    setting: Setting<'a>,
    (element, station): (&'a Element, &Station<'a>),
) -> Result<Option<Sensor<'a>>, AnswerError> {
    let whole = element.part_of.as_ref().unwrap_or(&element.id);
    let elements = &setting.resolved.catalogue.elements;
    let part = elements.values().find(|one| {
        one.kind == ElementKind::Radar && one.part_of.as_ref() == Some(whole) && one.site.is_some()
    });
    let own = || {
        let has = |id: &RecordId| {
            let system = setting.resolved.catalogue.systems.get(id)?;
            (system.kind == EntryKind::Radar).then_some(())
        };
        element.systems.iter().find_map(has).map(|()| element)
    };
    let Some(radar) = part.or_else(own) else { return Ok(None) };
    let found = figures(setting.resolved, radar);
    if believed(&found, setting.beliefs, quantity::RADAR_RANGE, None).is_none() && radar.mode.is_none() {
        return Ok(None);
    }
    // The radar of ships stands where they do, and its site is their box.
    let at = match station {
        Station::Site(_) => None,
        Station::Afloat(declared, middle) => Some((*middle, Length::ZERO, declared.name.clone())),
    };
    let plain = WhatIf::default();
    Ok(Some(Sensor::new(setting, radar, Some(&plain), at)?))
}
