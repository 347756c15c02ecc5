//! From the figures of a battery to envelopes, fly-outs and clocks that can be drawn.

use rayon::prelude::*;
use tpt_catalogue::{Element, ElementKind, Entry, EntryKind, FigureRef, RecordId};
use tpt_earth::{Angle, Band, Length, Position, Speed, Spread, Stream, Time};
use tpt_reach::{Battery, Clock, Cue, Envelope, Fall, FlyOut, Reach};
use tpt_scenario::{Beliefs, Resolved};
use tpt_sight::{Elevations, Radar, Sector};

use crate::drivers::drivers;
use crate::report::{BandReport, SensorReport, SensorValue};
use crate::sight::{AIR, FEW, LOOKS, PERIOD, Sensor, believed, figures, spread, supposed, value};
use crate::{Sampling, StudyError};

/// The record of delays, and its figures where nothing else is believed: this project's assumptions.
const DELAYS: &str = "engagement-delays";

/// The delays of a battery, with the figure of each that stands where nothing else is believed.
const DELAY: [(&str, &str, &str); 3] = [
    ("time to decide", "decision-time", "assumed-decision"),
    ("time to assess", "assessment-time", "assumed-assessment"),
    ("time between two launches", "salvo-spacing", "assumed-salvo"),
];

/// A number of a battery that is drawn.
#[derive(Clone, Debug)]
struct Input {
    name: &'static str,
    spread: Spread,
}

/// How far its interceptors go.
#[derive(Clone, Debug)]
enum Reaches {
    AllRound(Input),
    Fan { forward: Input, rear: Input, width: Input },
}

/// A battery as a family: one for each draw.
pub(super) struct Defence<'a> {
    pub(super) element: &'a Element,
    pub(super) launcher: Position,
    sensor: Option<Sensor<'a>>,
    floor: Input,
    ceiling: Input,
    reaches: Reaches,
    /// Speed and burn time, where both are on record.
    flyout: Option<(Input, Input)>,
    /// From detection to launch, where a source gives that as one number.
    reaction: Option<Input>,
    delays: [Input; 3],
    pub(super) interceptor: Vec<SensorValue>,
    pub(super) delay_values: Vec<SensorValue>,
    stream: Stream,
}

/// A battery with its draws: made once, met by every class.
pub(super) struct Family {
    pub(super) middle: Battery,
    pub(super) draws: Vec<Battery>,
}

/// The element whose launchers stand somewhere, and its interceptor.
fn launchers<'a>(resolved: &Resolved<'a>, id: &str) -> Result<(&'a Element, &'a Entry), StudyError> {
    let catalogue = resolved.catalogue;
    let known = || catalogue.elements.keys().map(RecordId::as_str);
    let found = catalogue.elements.get(id).ok_or_else(|| catalogue.unknown("element", id, known()))?;
    interceptor(resolved, found).map(|entry| (found, entry)).ok_or_else(|| StudyError::DefendsNothing {
        element: found.id.to_string(),
        allowed: catalogue
            .elements
            .values()
            .filter(|element| interceptor(resolved, element).is_some())
            .map(|element| element.id.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    })
}

/// The interceptor of an element at a fixed site, of which a reach and heights are on record.
fn interceptor<'a>(resolved: &Resolved<'a>, element: &Element) -> Option<&'a Entry> {
    if !matches!(element.kind, ElementKind::Battery | ElementKind::Launchers) {
        return None;
    }
    resolved.catalogue.places.get(element.site.as_ref()?)?;
    let mut systems = element.systems.iter().filter_map(|id| resolved.catalogue.systems.get(id));
    systems.find(|system| {
        let has = |quantity: &str| system.figures.iter().any(|figure| figure.quantity == quantity);
        system.kind == EntryKind::Interceptor
            && has("reach")
            && (has("intercept-altitude") || has("intercept-altitude-ceiling"))
    })
}

impl<'a> Defence<'a> {
    /// A battery by its id.
    ///
    /// # Errors
    ///
    /// [`StudyError::Unknown`] if there is none; [`StudyError::DefendsNothing`] if it has no interceptor at a fixed site, or of
    /// that no envelope is on record.
    pub(super) fn new(
        resolved: &Resolved<'a>,
        beliefs: &Beliefs,
        id: &str,
        sampling: Sampling,
    ) -> Result<Self, StudyError> {
        let (element, system) = launchers(resolved, id)?;
        let place = element.site.as_ref().and_then(|site| resolved.catalogue.places.get(site));
        let place = place.ok_or_else(|| StudyError::NoSite { element: element.id.to_string() })?;
        let launcher = Position::new(place.lat_deg.angle(), place.lon_deg.angle())?;
        let found: Vec<FigureRef<'a>> =
            system.figures.iter().map(|figure| FigureRef { record: &system.id, figure }).collect();
        let mut interceptor = Vec::new();
        let missing = |what: &str| StudyError::NoAnswer {
            what: format!("`{}` has no envelope", element.id),
            reason: format!("no figure of its interceptor `{}` gives {what}", system.id),
        };
        let exactly =
            |name: &'static str, si: f64| Input { name, spread: Spread::Uniform { low: si, high: si } };
        // Ends of a published pair of heights are ends, not a spread.
        let heights = of_ends(&found, beliefs);
        let ((floor, ceiling), from) = heights.ok_or_else(|| missing("a floor and a ceiling"))?;
        interceptor.extend(from.iter().map(|one| value(resolved, *one)));
        let mut drawn = |name: &'static str, quantity: &str| -> Option<Input> {
            let one = believed(&found, beliefs, quantity, None)?;
            let spread =
                supposed(beliefs, [&element.id, &system.id], quantity).or_else(|| spread(one.figure))?;
            interceptor.push(value(resolved, one));
            Some(Input { name, spread })
        };
        let in_a_fan = beliefs.believed(system.id.as_str(), "reach-forward").is_some();
        let reaches = if in_a_fan {
            let forward = drawn("reach forward", "reach-forward");
            let (rear, width) =
                (drawn("reach to the rear", "reach-rear"), drawn("sector of the reach", "reach-sector"));
            let parts = forward.zip(rear).zip(width);
            parts.map(|((forward, rear), width)| Reaches::Fan { forward, rear, width })
        } else {
            drawn("reach", "reach").map(Reaches::AllRound)
        };
        let reaches = reaches.ok_or_else(|| missing("a reach"))?;
        let flyout = drawn("speed of the interceptor", "interceptor-speed")
            .filter(|speed| speed.spread.low() > 0.0)
            .zip(drawn("burn time of the interceptor", "burn-time"));
        let reaction = beliefs.believed(system.id.as_str(), "reaction-time").is_some();
        let reaction = if reaction { drawn("time from detection to launch", "reaction-time") } else { None };
        let mut delay_values = Vec::new();
        let record = resolved.catalogue.systems.get(DELAYS);
        let delay = |(name, quantity, assumed): (&'static str, &str, &str)| -> Option<(Input, SensorValue)> {
            let record = record?;
            let chosen = beliefs.believed(DELAYS, quantity);
            let is_it = |figure: &&tpt_catalogue::Figure| {
                let one = FigureRef { record: &record.id, figure };
                chosen.map_or(figure.id == assumed, |id| one.whole_id() == id)
            };
            let figure = record.figures.iter().find(is_it)?;
            let one = FigureRef { record: &record.id, figure };
            Some((Input { name, spread: spread(figure)? }, value(resolved, one)))
        };
        let mut delays = Vec::with_capacity(DELAY.len());
        for of in DELAY {
            let (input, shown) = delay(of).ok_or_else(|| missing("its delays"))?;
            delays.push(input);
            delay_values.push(shown);
        }
        let delays: [Input; 3] = delays.try_into().map_err(|_| missing("its delays"))?;
        let sensor = guide(resolved, beliefs, element, sampling)?;
        if let Some(sensor) = &sensor {
            delay_values.extend(sensor.looking.searching().iter().cloned());
        }
        Ok(Self {
            element,
            launcher,
            sensor,
            floor: exactly("floor", floor),
            ceiling: exactly("ceiling", ceiling),
            reaches,
            flyout,
            reaction,
            delays,
            interceptor,
            delay_values,
            stream: Stream::named(sampling.seed, &format!("reach/{}", element.id)),
        })
    }

    /// The radar that guides.
    pub(super) fn radar(&self) -> Option<SensorReport> {
        self.sensor.as_ref().map(Sensor::report)
    }

    /// The records whose figures make it.
    pub(super) fn records(&self) -> Vec<&str> {
        let mut records: Vec<&str> = self.element.systems.iter().map(RecordId::as_str).collect();
        records.extend(self.sensor.iter().flat_map(|sensor| {
            std::iter::once(&sensor.element.id).chain(&sensor.element.systems).map(RecordId::as_str)
        }));
        records.push(DELAYS);
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
        self.element.status.last().is_some_and(|status| status.status.works())
    }

    /// How far its interceptors go at most, in the middle of every spread.
    pub(super) fn greatest(&self) -> Length {
        let reach = match &self.reaches {
            Reaches::AllRound(reach) => reach.spread.at(0.5),
            Reaches::Fan { forward, rear, .. } => forward.spread.at(0.5).max(rear.spread.at(0.5)),
        };
        Length::metres(reach)
    }

    /// The widest that any draw can be: the longest reach all round, a radar that sees everything, no clock.
    pub(super) fn widest(&self) -> Result<Battery, StudyError> {
        let reach = match &self.reaches {
            Reaches::AllRound(reach) => reach.spread.high(),
            Reaches::Fan { forward, rear, .. } => forward.spread.high().max(rear.spread.high()),
        };
        let ends = (Length::metres(self.floor.spread.low()), Length::metres(self.ceiling.spread.high()));
        let envelope = Envelope::new(ends.0, ends.1, Reach::AllRound(Length::metres(reach)))?;
        let (clock, cue) =
            (Clock::new(Time::ZERO, Time::ZERO, Time::ZERO, Time::ZERO)?, Cue::Given(Time::ZERO));
        Ok(Battery::new(self.launcher, envelope, None, (self.all_seeing()?, None), (clock, cue))?)
    }

    /// A radar that geometry alone limits, where none is on record.
    fn all_seeing(&self) -> Result<Radar, StudyError> {
        Ok(Radar::new(self.launcher, Length::ZERO, Sector::AllRound, Elevations::ALL, AIR)?)
    }

    /// The inputs in the order of their dimensions.
    fn inputs(&self) -> Vec<&Input> {
        let mut all: Vec<&Input> = vec![&self.floor, &self.ceiling];
        match &self.reaches {
            Reaches::AllRound(reach) => all.push(reach),
            Reaches::Fan { forward, rear, width } => all.extend([forward, rear, width]),
        }
        if let (Some((speed, burn)), Some(_)) = (&self.flyout, &self.sensor) {
            all.extend([speed, burn]);
            all.extend(&self.reaction);
            all.extend(&self.delays);
        }
        all
    }

    /// Where an input stands in its spread in a sample; in the middle where there is none.
    fn share(&self, input: &Input, sample: Option<u32>) -> Result<f64, StudyError> {
        let Some(sample) = sample else { return Ok(0.5) };
        let at = self.inputs().iter().position(|one| one.name == input.name).unwrap_or_default();
        Ok(self.stream.number(sample, u32::try_from(at).unwrap_or_default())?)
    }

    /// The battery of a sample, or in the middle of every spread.
    pub(super) fn battery(&self, sample: Option<u32>) -> Result<Battery, StudyError> {
        let at = |input: &Input| Ok::<f64, StudyError>(input.spread.at(self.share(input, sample)?));
        let (radar, radar_reach) = match (&self.sensor, sample) {
            (Some(sensor), None) => (sensor.middle.radar.clone(), sensor.middle.reach),
            (Some(sensor), Some(sample)) => {
                let drawn = sensor.draw(sample)?;
                (drawn.radar, drawn.reach)
            }
            (None, _) => (self.all_seeing()?, None),
        };
        let reach = match &self.reaches {
            Reaches::AllRound(reach) => Reach::AllRound(Length::metres(at(reach)?)),
            Reaches::Fan { forward, rear, width } => Reach::Fan {
                forward: Length::metres(at(forward)?),
                rear: Length::metres(at(rear)?),
                heading: match radar.sector() {
                    Sector::Around { heading, .. } => heading,
                    Sector::AllRound => Angle::ZERO,
                },
                width: Angle::radians(at(width)?),
            },
        };
        let envelope =
            Envelope::new(Length::metres(at(&self.floor)?), Length::metres(at(&self.ceiling)?), reach)?;
        let flyout = match (&self.flyout, &self.sensor) {
            (Some((speed, burn)), Some(_)) => {
                let speed = Speed::metres_per_second(at(speed)?);
                Some(FlyOut::new(speed, Time::seconds(at(burn)?), None, Fall::InverseSquare)?)
            }
            _ => None,
        };
        let [decision, assessment, salvo] = &self.delays;
        let (track, decision) = match (&self.reaction, &self.sensor) {
            (Some(reaction), _) => (Time::ZERO, Time::seconds(at(reaction)?)),
            (None, Some(sensor)) => (sensor.looking.track(sensor, sample)?, Time::seconds(at(decision)?)),
            (None, None) => (Time::ZERO, Time::seconds(at(decision)?)),
        };
        let clock = Clock::new(track, decision, Time::seconds(at(salvo)?), Time::seconds(at(assessment)?))?;
        Ok(Battery::new(self.launcher, envelope, flyout, (radar, radar_reach), (clock, Cue::OwnRadar))?)
    }

    /// The battery in the middle of every spread and that of each of the first samples.
    pub(super) fn family(&self, sampling: Sampling) -> Result<Family, StudyError> {
        let draws = (0..sampling.samples.min(FEW)).into_par_iter().map(|sample| self.battery(Some(sample)));
        Ok(Family { middle: self.battery(None)?, draws: draws.collect::<Result<_, StudyError>>()? })
    }

    /// The band of a number over samples.
    pub(super) fn band(
        &self,
        samples: &[(u32, f64)],
        id: String,
        unit: &str,
    ) -> Result<BandReport, StudyError> {
        let which: Vec<u32> = samples.iter().map(|(sample, _)| *sample).collect();
        let (names, rows) = self.columns(&which)?;
        let values: Vec<f64> = samples.iter().map(|(_, value)| *value).collect();
        let shares: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let drivers = drivers(&names, &shares, &values);
        let Band { low, nominal, high } = Band::of_samples(values)?;
        Ok(BandReport { id, low, nominal, high, unit: unit.to_owned(), drivers })
    }

    /// What moves its numbers: names, and for each sample where each stands in its spread.
    pub(super) fn columns(&self, which: &[u32]) -> Result<(Vec<String>, Vec<Vec<f64>>), StudyError> {
        let looks = [(PERIOD, "search period"), (LOOKS, "looks of a firm track")];
        let looks: &[(usize, &str)] =
            if self.reaction.is_none() && self.flyout.is_some() { &looks } else { &[] };
        let (mut names, mut rows) = match &self.sensor {
            Some(sensor) => sensor.columns(which, looks)?,
            None => (Vec::new(), vec![Vec::new(); which.len()]),
        };
        let moving: Vec<&Input> =
            self.inputs().into_iter().filter(|one| one.spread.low() < one.spread.high()).collect();
        names.extend(moving.iter().map(|one| one.name.to_owned()));
        for (row, sample) in rows.iter_mut().zip(which) {
            for input in &moving {
                row.push(self.share(input, Some(*sample))?);
            }
        }
        Ok((names, rows))
    }
}

/// The radar that guides an element: a part of the same battery, or its own system; none where nobody says which.
fn guide<'a>(
    resolved: &Resolved<'a>,
    beliefs: &Beliefs,
    element: &'a Element,
    sampling: Sampling,
) -> Result<Option<Sensor<'a>>, StudyError> {
    let whole = element.part_of.as_ref().unwrap_or(&element.id);
    let elements = &resolved.catalogue.elements;
    let part = elements.values().find(|one| {
        one.kind == ElementKind::Radar && one.part_of.as_ref() == Some(whole) && one.site.is_some()
    });
    let own = || {
        let has = |id: &RecordId| {
            let system = resolved.catalogue.systems.get(id)?;
            (system.kind == EntryKind::Radar).then_some(())
        };
        element.systems.iter().find_map(has).map(|()| element)
    };
    let Some(radar) = part.or_else(own) else { return Ok(None) };
    let found = figures(resolved, radar);
    if believed(&found, beliefs, "radar-range", None).is_none() && radar.mode.is_none() {
        return Ok(None);
    }
    Ok(Some(Sensor::new(resolved, beliefs, radar, None, None, sampling)?))
}

/// Floor and ceiling in metres, with the figures they come from: one that gives both ends, or two.
fn of_ends<'a>(found: &[FigureRef<'a>], beliefs: &Beliefs) -> Option<((f64, f64), Vec<FigureRef<'a>>)> {
    let ends = |one: &FigureRef<'a>| {
        let si = |value: Option<tpt_catalogue::Value>| one.figure.unit.si(value?.get());
        Some((si(one.figure.low)?, si(one.figure.high)?))
    };
    let both: Vec<FigureRef<'a>> = found
        .iter()
        .copied()
        .filter(|one| one.figure.quantity == "intercept-altitude" && ends(one).is_some())
        .collect();
    if let Some(one) = believed(&both, beliefs, "intercept-altitude", None) {
        return Some((ends(&one)?, vec![one]));
    }
    let floor = believed(found, beliefs, "minimum-intercept-altitude", None);
    let ceiling = believed(found, beliefs, "intercept-altitude-ceiling", None)?;
    let middle = |one: FigureRef<'a>| Some(spread(one.figure)?.at(0.5));
    let low = match floor {
        Some(one) => middle(one)?,
        None => 0.0,
    };
    Some(((low, middle(ceiling)?), floor.into_iter().chain([ceiling]).collect()))
}
