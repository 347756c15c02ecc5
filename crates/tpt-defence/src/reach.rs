//! `defend`: what a battery reaches of a class of missiles, place by place and as an area, and what binds elsewhere.
//!
//! Information goes one way: a declared battery, a class with its one cited trajectory and its declared launch region, a place.
//! Of launch points only the share is told; nothing looks for what is not reached.

mod area;
mod asked;
mod class;
mod clock;
mod defence;
mod launchers;
mod limits;

use rayon::prelude::*;
use tpt_catalogue::{FigureRef, Place, quantity};
use tpt_earth::{Length, Position, Time, geodesic};
use tpt_reach::{Battery, Met, Verdict, defended_by, footprint, verdicts};
use tpt_scenario::{Beliefs, Resolved};

use self::area::{Area, Map, area};
pub use self::asked::{Battle, ReadyClass};
use self::class::Class;
use self::clock::clock;
use self::defence::{Defence, Family};
use self::limits::missed;
use tpt_report::NumberId;
use tpt_report::degrees;
use tpt_report::{
    AsPlanned, BandReport, Binding, ClassReach, Defend, Flip, LimitMissed, PlaceReach, PlaceVerdict,
    ReportUnit, Sentence, about, if_it_works, listed,
};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting, fact_words};
use tpt_view::sight::{Sensor, WHAT_IF, cite_sensor, cite_values};

/// A draw in so many of a hundred does not turn a verdict: the 5th and the 95th percentile.
const TAIL: f64 = 0.05;

/// Places that are met between two looks at whether somebody still waits: some hundredths of a second.
const BETWEEN_LOOKS: usize = 1024;

/// What is asked of a battery.
#[derive(Clone, Debug)]
pub struct DefenceQuestion<'a> {
    /// Classes by id; every class whose trajectory was public, where there are none.
    pub against: &'a [String],
    /// Places by name or id.
    pub places: &'a [String],
    /// Places whose clock is wanted.
    pub why: &'a [String],
    /// Another element whose radar tells the battery of the target.
    pub cue: Option<&'a str>,
    /// What becomes of a place beyond the map.
    pub beyond: Beyond,
}

/// What becomes of a place outside the map to which no launch of a class that is asked for comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// It is refused: nothing can be said of it.
    Refused,
    /// It stands in the table, not counted: for a table of declared places.
    Told,
}

/// What a battery reaches.
///
/// # Errors
///
/// [`AnswerError`] if the element defends nothing, or a class or a place is unknown or was not public.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_defence::{Beyond, DefenceQuestion, defend};
/// let (against, places) = (["scud-c".to_owned()], ["Daegu".to_owned()]);
/// let asked = DefenceQuestion { against: &against, places: &places, why: &[], cue: None, beyond: Beyond::Told };
/// let found = BuiltIn::at(date(2017, 3, 20))?.ask(|setting| defend(setting, "seongju", &asked))?;
/// // Two launchers have landed at Osan: it protects nothing yet, and would once it works as planned.
/// assert!(!found.works && found.classes[0].area_km2.nominal == 0.0);
/// assert!(found.shown()[0].area_km2.nominal > 0.0);
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn defend(
    setting: Setting<'_>,
    element: &str,
    asked: &DefenceQuestion<'_>,
) -> Result<Defend, AnswerError> {
    let mut defence = Defence::new(setting, element)?;
    if let Some(cue) = asked.cue {
        defence = defence.cued(setting, cue)?;
    }
    let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
    let radar = defence.radar();
    if let Some(radar) = &radar {
        cite_sensor(radar, &mut citations);
    }
    let cue = defence.cue().map(Sensor::report);
    if let Some(cue) = &cue {
        cite_sensor(cue, &mut citations);
    }
    if let Some(declared) = &defence.element.generic_box {
        citations.cite(&declared.source);
    }
    cite_values(&defence.interceptor, &mut citations);
    cite_values(&defence.delay_values, &mut citations);
    let classes = classes(setting.resolved, asked.against)?;
    let mut names: Vec<&String> = asked.places.iter().collect();
    names.extend(asked.why.iter().filter(|name| !asked.places.contains(name)));
    let places: Vec<(&Place, bool)> = names
        .into_iter()
        .map(|name| Ok((setting.resolved.catalogue.place_named(name)?, asked.why.contains(name))))
        .collect::<Result<_, AnswerError>>()?;
    for (place, _) in &places {
        citations.cite(&place.source);
    }
    let prefix = NumberId::prefix("defend", setting.resolved.as_of, &setting.beliefs.key(), None);
    // The cue stands in the document alone.
    let prefix = if cue.is_some() { format!("{prefix}/{WHAT_IF}") } else { prefix };
    let prefix = format!("{prefix}/{}", defence.element.id);
    let class = |id: &String| Class::new(setting, id, defence.launcher);
    let classes = classes.iter().map(class).collect::<Result<Vec<_>, _>>()?;
    if asked.beyond == Beyond::Refused {
        within_map(&defence, &classes, &places)?;
    }
    let family = defence.family()?;
    let map = Map::around(&defence)?;
    let others = others(setting, &defence)?;
    let alternatives = if places.is_empty() { Vec::new() } else { alternatives(setting, &defence)? };
    let work = ClassAtPlaces {
        family: &family,
        map,
        others,
        alternatives,
        defence: &defence,
        places: &places,
        prefix,
    };
    let mut reached = Vec::with_capacity(classes.len());
    for class in &classes {
        class.launched.sources().for_each(|source| {
            citations.cite(source);
        });
        reached.push(work.class(class)?);
    }
    let works = defence.works();
    let (classes, as_planned) = if works {
        (reached, None)
    } else {
        (reached.iter().map(nothing_yet).collect(), Some(AsPlanned { classes: reached }))
    };
    Ok(Defend {
        header: header("defend", setting),
        element: defence.element.id.to_string(),
        element_name: defence.element.name.clone(),
        status: tpt_setting::deployment::status(defence.element),
        works,
        worked: tpt_setting::deployment::worked(defence.element),
        lat_deg: degrees(defence.launcher.latitude()),
        lon_deg: degrees(defence.launcher.longitude()),
        generic_box: defence.box_report(),
        interceptor: defence.interceptor.clone(),
        floor_km: family.middle.envelope().floor().as_kilometres(),
        ceiling_km: family.middle.envelope().ceiling().as_kilometres(),
        delays: if defence.envelope_only().is_some() { Vec::new() } else { defence.delay_values.clone() },
        radar,
        cue,
        envelope_only: defence.envelope_only(),
        classes,
        as_planned,
        sources: citations.finish().1,
    })
}

/// The other batteries of the scenario that work at a fixed site, and whose ground may touch that of one.
fn others(setting: Setting<'_>, own: &Defence<'_>) -> Result<Vec<(String, Battery)>, AnswerError> {
    let whole = own.element.part_of.as_ref().unwrap_or(&own.element.id);
    let mut found = Vec::new();
    for element in
        setting.resolved.elements.iter().filter(|one| one.id != *whole && one.part_of.as_ref() != Some(whole))
    {
        let other = match Defence::new(setting, element.id.as_str()) {
            Ok(other) => other,
            Err(error) if error.is_no_footprint() => continue,
            Err(error) => return Err(error),
        };
        let apart = geodesic(own.launcher, other.launcher).distance;
        if other.works() && other.is_fixed() && apart <= around(own)? + around(&other)? {
            found.push((element.id.to_string(), other.battery(None)?));
        }
    }
    Ok(found)
}

/// The classes whose trajectory was public at the date, and whose missile is on record.
///
/// # Errors
///
/// [`AnswerError::Catalogue`] if the classes that the program carries are damaged.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_defence::reach::public_classes;
/// let on = |day| BuiltIn::at(day)?.ask(|setting| public_classes(setting.resolved));
/// // The flight of the Scud-ER became public on 6 March 2017.
/// assert!(!on(date(2017, 3, 5))?.contains(&"scud-er".to_owned()));
/// assert!(on(date(2017, 3, 6))?.contains(&"scud-er".to_owned()));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn public_classes(resolved: &Resolved<'_>) -> Result<Vec<String>, AnswerError> {
    let known = tpt_catalogue::missile_classes()?;
    let known = known.into_iter().filter(|one| one.known_at(resolved.as_of));
    let flown = known.filter(|one| resolved.catalogue.missiles.contains_key(&one.class.missile));
    Ok(flown.map(|one| one.class.id.to_string()).collect())
}

/// The classes that are asked for, or every one that was public.
fn classes(resolved: &Resolved<'_>, against: &[String]) -> Result<Vec<String>, AnswerError> {
    if !against.is_empty() {
        return Ok(against.to_vec());
    }
    public_classes(resolved)
}

/// A class before the battery works: nothing is reached.
fn nothing_yet(planned: &ClassReach) -> ClassReach {
    let zero = |band: &BandReport| BandReport::exact(format!("{}/today", band.id), band.unit, 0.0);
    let place = |place: &PlaceReach| PlaceReach {
        verdict: PlaceVerdict::Outside,
        in_draws: 0.0,
        margin_km: None,
        margin_s: None,
        binding: Some(Binding::NotOperational),
        opportunities: 0,
        launch_point_share: 0.0,
        flips_with: Vec::new(),
        missed: Vec::new(),
        clock: None,
        ..place.clone()
    };
    ClassReach {
        area_km2: zero(&planned.area_km2),
        launch_point_share: 0.0,
        middle_km2: 0.0,
        adds_km2: 0.0,
        geometry: serde_json::Value::Null,
        by_country: Vec::new(),
        constraints: Vec::new(),
        towns: Vec::new(),
        population: 0,
        places: planned.places.iter().map(place).collect(),
        ..planned.clone()
    }
}

/// One battery, on one set of figures.
struct ClassAtPlaces<'a> {
    defence: &'a Defence<'a>,
    family: &'a Family,
    map: Map,
    /// The other batteries that work and come near, each in the middle of its spreads.
    others: Vec<(String, Battery)>,
    alternatives: Vec<Alternative>,
    places: &'a [(&'a Place, bool)],
    prefix: String,
}

impl ClassAtPlaces<'_> {
    fn class(&self, class: &Class) -> Result<ClassReach, AnswerError> {
        let prefix = format!("{}/{}", self.prefix, class.launched.class.id);
        let Area { area_km2, middle_km2, share, geometry, by_country, constraints, towns, adds_km2 } =
            area((self.defence, self.family, &self.others), class, &self.map, &format!("{prefix}/area_km2"))?;
        Ok(ClassReach {
            class: class.launched.class.id.to_string(),
            name: class.launched.class.name.clone(),
            trajectory: class.trajectory(),
            source: class.launched.class.source.to_string(),
            region: class.region(),
            regions: class.regions(),
            launch_points: u32::try_from(class.points.len()).unwrap_or(u32::MAX),
            area_km2,
            middle_km2,
            launch_point_share: share,
            geometry,
            adds_km2,
            others: self.others.iter().map(|(id, _)| id.clone()).collect(),
            by_country,
            constraints,
            population: towns.iter().map(|town| town.population).sum(),
            towns,
            places: self.places(class, &prefix)?,
        })
    }

    /// Every place against a class: all places of a draw at once.
    fn places(&self, class: &Class, prefix: &str) -> Result<Vec<PlaceReach>, AnswerError> {
        let aims = self.places.iter().map(|(place, _)| place.position()).collect::<Result<Vec<_>, _>>()?;
        let sampling = self.defence.sampling;
        let met = met_at(&self.family.middle, class, &aims, sampling)?;
        let draws = self.family.draws.par_iter().map(|battery| met_at(battery, class, &aims, sampling));
        let draws: Vec<Vec<Option<Met>>> = draws.collect::<Result<_, AnswerError>>()?;
        let flips = self.flips(class, &aims)?;
        let mut rows = Vec::with_capacity(aims.len());
        for (i, ((place, why), flips)) in self.places.iter().zip(flips).enumerate() {
            let drawn: Vec<Option<Met>> = draws.iter().map(|draw| draw[i]).collect();
            let id = format!("{prefix}/{}", place.id);
            let mut row = self.place(place, aims[i], met[i], &drawn, &id)?;
            row.flips_with = flips;
            row.missed = missed(&self.family.middle, class, aims[i]);
            if *why {
                row.clock = clock(&self.family.middle, class, aims[i]);
            }
            rows.push(row);
        }
        Ok(rows)
    }

    fn place(
        &self,
        place: &Place,
        at: Position,
        middle: Option<Met>,
        draws: &[Option<Met>],
        id: &str,
    ) -> Result<PlaceReach, AnswerError> {
        let over = |field: &str, unit: ReportUnit, pick: fn(&Met) -> Option<f64>| {
            let values = (0..).zip(draws).filter_map(|(i, met)| Some((i, pick(met.as_ref()?)?)));
            let values: Vec<(u32, f64)> = values.collect();
            if values.is_empty() {
                return Ok::<_, AnswerError>(None);
            }
            Ok(Some(self.defence.band(&values, format!("{id}/{field}"), unit)?))
        };
        let met = draws.iter().filter(|met| met.is_some_and(|met| met.is_defended())).count();
        let in_draws = met as f64 / draws.len().max(1) as f64;
        Ok(PlaceReach {
            name: place.name.clone(),
            source: place.source.to_string(),
            lat_deg: degrees(at.latitude()),
            lon_deg: degrees(at.longitude()),
            distance_km: geodesic(self.defence.launcher, at).distance.as_kilometres(),
            verdict: match middle {
                None => PlaceVerdict::NotCounted,
                Some(_) if in_draws >= 1.0 - TAIL => PlaceVerdict::Inside,
                Some(_) if in_draws <= TAIL => PlaceVerdict::Outside,
                Some(_) => PlaceVerdict::Depends,
            },
            in_draws,
            margin_km: over("margin_km", ReportUnit::KM, |met| Some(met.margin_distance?.as_kilometres()))?,
            margin_s: over("margin_s", ReportUnit::S, |met| met.margin.map(Time::as_seconds))?,
            binding: middle.and_then(|met| met.binding).map(binding_of),
            opportunities: middle.map_or(0, |met| met.opportunities),
            launch_point_share: middle.map_or(0.0, |met| met.share()),
            flips_with: Vec::new(),
            missed: Vec::new(),
            clock: None,
        })
    }

    /// For each place the figures of sources and of delays each of which by itself turns the verdict in the middle.
    fn flips(&self, class: &Class, aims: &[Position]) -> Result<Vec<Vec<Flip>>, AnswerError> {
        let sampling = self.defence.sampling;
        let of = |battery| verdicts_at(battery, class, aims, (|_| false, sampling));
        let middle = of(&self.family.middle)?;
        let tried = self.alternatives.par_iter().map(|one| of(&one.battery));
        let mut flips = vec![Vec::new(); aims.len()];
        for (one, met) in self.alternatives.iter().zip(tried.collect::<Result<Vec<_>, AnswerError>>()?) {
            for ((before, after), flips) in middle.iter().zip(&met).zip(&mut flips) {
                let (Some(before), Some(after)) = (before, after) else { continue };
                if before.is_defended != after.is_defended {
                    flips.push(Flip {
                        quantity: one.quantity.clone(),
                        figure: one.figure.clone(),
                        words: one.words.clone(),
                        verdict: if after.is_defended { PlaceVerdict::Inside } else { PlaceVerdict::Outside },
                        binding: after.binding.map(binding_of),
                    });
                }
            }
        }
        Ok(flips)
    }
}

/// Quantities of sources and of the defender's delays that may turn a verdict.
const TURNING: [&str; 12] = [
    quantity::REACH,
    quantity::REACH_FORWARD,
    quantity::INTERCEPT_ALTITUDE,
    quantity::INTERCEPT_ALTITUDE_CEILING,
    quantity::MINIMUM_INTERCEPT_ALTITUDE,
    quantity::INTERCEPTOR_SPEED,
    quantity::BURN_TIME,
    quantity::REACTION_TIME,
    quantity::DECISION_TIME,
    quantity::RADAR_RANGE,
    quantity::RADAR_HEADING,
    quantity::RADAR_MINIMUM_ELEVATION,
];

/// A competing figure, and the battery in the middle of every other spread that believes it.
struct Alternative {
    quantity: String,
    figure: String,
    words: String,
    battery: Battery,
}

/// The competing figures of a battery, its radar and its delays, each believed by itself. A figure that no battery can be made of,
/// such as a floor above a ceiling, turns nothing.
fn alternatives(setting: Setting<'_>, defence: &Defence<'_>) -> Result<Vec<Alternative>, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let records = defence.records();
    let figures = catalogue.figures().filter(|one| records.iter().any(|id| *id == one.record.as_str()));
    let turning = figures.filter(|one| TURNING.iter().any(|quantity| one.figure.quantity == *quantity));
    let believing = |one: &FigureRef<'_>| {
        let mut overrides: Vec<String> = setting.beliefs.overrides().map(str::to_owned).collect();
        overrides.push(format!("{}={}", one.figure.quantity, one.whole_id()));
        let beliefs = Beliefs::new(catalogue, setting.beliefs.set_id().as_str(), &overrides)?;
        let setting = setting.believing(&beliefs);
        let mut other = Defence::new(setting, defence.element.id.as_str())?;
        if let Some(cue) = defence.cue() {
            other = other.cued(setting, cue.element.id.as_str())?;
        }
        Ok(other.battery(None).ok().map(|battery| Alternative {
            quantity: fact_words::quantity(catalogue, &one.figure.quantity),
            figure: one.whole_id(),
            words: fact_words::measured(&one.figure.measured()),
            battery,
        }))
    };
    let turning: Vec<FigureRef<'_>> = turning.collect();
    let found = turning.par_iter().map(believing).collect::<Result<Vec<_>, AnswerError>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// The places of a verdict by name; nothing where there is none.
fn named(class: &ClassReach, verdict: PlaceVerdict) -> Option<String> {
    let of_it = class.places.iter().filter(|place| place.verdict == verdict);
    listed(&of_it.map(|place| place.name.as_str()).collect::<Vec<_>>())
}

/// The places that the published figures do not settle, in a sentence.
fn unsettled(class: &ClassReach) -> String {
    named(class, PlaceVerdict::Depends)
        .map_or_else(String::new, |names| format!(" For {names} the published figures do not settle it."))
}

/// Every place that cannot be protected, with each limit that a flight there misses, a sentence a limit.
fn out_of_reach(class: &ClassReach) -> String {
    let out = class.places.iter().filter(|place| place.verdict == PlaceVerdict::Outside);
    let told = |place: &PlaceReach| {
        let limits: Vec<String> = match (place.missed.as_slice(), place.binding) {
            ([], Some(binding)) => vec![binding.words().to_owned()],
            (missed, _) => missed.iter().map(LimitMissed::words).collect(),
        };
        format!(" It could not protect {} from one: {}.", place.name, limits.join(". Also, "))
    };
    out.map(told).collect()
}

/// What a battery reaches of the first of its classes, in a sentence: as planned where it does not work yet.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_defence::{Beyond, DefenceQuestion, defend, reach::sentence};
/// use tpt_report::Piece;
///
/// # let against = ["scud-c".to_owned()];
/// # let asked = DefenceQuestion { against: &against, places: &[], why: &[], cue: None, beyond: Beyond::Told };
/// # let found = BuiltIn::at(date(2017, 3, 20))?.ask(|setting| defend(setting, "seongju", &asked))?;
/// // `found` is what the battery planned for Seongju reaches of a Scud-C.
/// let (said, class) = sentence(&found).expect("it was asked about a class");
/// assert!(said.to_string().starts_with("Once it works, against a Scud-C the THAAD battery at Seongju could protect"));
/// // The area stands in the sentence with its id, so that a reader can follow it.
/// let is_area = |piece: &Piece| matches!(piece, Piece::Number { id, .. } if *id == class.area_km2.id);
/// assert!(said.pieces().iter().any(is_area));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn sentence(found: &Defend) -> Option<(Sentence, &ClassReach)> {
    let class = found.shown().first()?;
    let could = match named(class, PlaceVerdict::Inside) {
        Some(names) => format!("could protect {names}"),
        None => "could protect none of the places listed here".to_owned(),
    };
    Some((
        tpt_report::sentence!(
            "{} {}.{}{} The ground that it could protect is about {}. That means height, distance and time allow an \
             intercept. It is not a chance of a hit.",
            if_it_works(
                found.works,
                found.worked.is_some(),
                &format!("against a {} the {}", class.name, found.element_name)
            ),
            could,
            out_of_reach(class),
            unsettled(class),
            Sentence::spoken(&class.area_km2),
        ),
        class,
    ))
}

/// The answer to what it defends: the places by class, and the land of other countries.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_defence::{Beyond, DefenceQuestion, defend, reach::answer};
/// # let (against, places) = (["scud-c".to_owned()], ["Daegu".to_owned()]);
/// # let asked = DefenceQuestion { against: &against, places: &places, why: &[], cue: None, beyond: Beyond::Told };
/// # let found = BuiltIn::at(date(2017, 3, 20))?.ask(|setting| defend(setting, "seongju", &asked))?;
/// // `found` is what the battery planned for Seongju reaches of a Scud-C, with Daegu asked for.
/// let answer = answer(&found).expect("it was asked about a class");
/// assert!(answer.starts_with("Once it works, it could protect Daegu from a Scud-C."));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn answer(found: &Defend) -> Option<String> {
    let host = found.shown().first()?.by_country.first()?.name.as_str();
    let it = if_it_works(found.works, found.worked.is_some(), "it");
    let by_class = found.shown().iter().map(|class| {
        let inside = named(class, PlaceVerdict::Inside).map_or_else(
            || format!("{it} could protect none of the places listed here from a {}.", class.name),
            |names| format!("{it} could protect {names} from a {}.", class.name),
        );
        inside + &unsettled(class)
    });
    let by_class: Vec<String> = by_class.collect();
    let abroad = |class: &ClassReach| -> f64 {
        class.by_country.iter().filter(|part| part.name != host).map(|part| part.area_km2).sum()
    };
    let most = found.shown().iter().map(abroad).fold(0.0, f64::max);
    let towns =
        found.shown().iter().flat_map(|class| &class.towns).filter(|town| town.country != host).count();
    let towns = if towns == 0 { "no town".to_owned() } else { format!("{towns} towns") };
    Some(format!(
        "{} Outside {host} it could protect at most {} km² of land, with {towns}.",
        by_class.join(" "),
        about(most),
    ))
}

/// How far around its launchers a battery is looked at: a target may come down so much beyond its reach.
fn around(defence: &Defence<'_>) -> Result<Length, AnswerError> {
    Ok(defence.greatest() + defence.away()? + Length::kilometres(200.0))
}

/// Refuses a place beyond the map to which no launch of any class comes.
fn within_map(
    defence: &Defence<'_>,
    classes: &[Class],
    places: &[(&Place, bool)],
) -> Result<(), AnswerError> {
    let map = around(defence)?;
    for (place, _) in places {
        let at = place.position()?;
        let distance = geodesic(defence.launcher, at).distance;
        if distance <= map || classes.iter().any(|class| class.comes_to(at)) {
            continue;
        }
        let ids: Vec<&str> = classes.iter().map(|class| class.launched.class.id.as_str()).collect();
        return Err(AnswerError::OutsideMap {
            place: place.name.clone(),
            distance_km: tpt_report::fixed(distance.as_kilometres(), 0),
            element: defence.element.id.to_string(),
            classes: ids.join(", "),
            within_km: tpt_report::fixed(map.as_kilometres(), 0),
        });
    }
    Ok(())
}

/// A battery against every launch point of a class, at some places.
fn met_at(
    battery: &Battery,
    class: &Class,
    places: &[Position],
    sampling: Sampling<'_>,
) -> Result<Vec<Option<Met>>, AnswerError> {
    in_parts(places, sampling, |_, places| footprint(battery, &class.table, &class.points, places))
}

/// What is found at some places, part by part, so that who waits can stop it; `of` is told which place a part begins with.
fn in_parts<T>(
    places: &[Position],
    sampling: Sampling<'_>,
    of: impl Fn(usize, &[Position]) -> Vec<T>,
) -> Result<Vec<T>, AnswerError> {
    let mut found = Vec::with_capacity(places.len());
    for places in places.chunks(BETWEEN_LOOKS) {
        sampling.go_on()?;
        found.extend(of(found.len(), places));
    }
    Ok(found)
}

/// As `met_at`, where nobody asks by how much; with the share of launch points where that is asked for.
fn verdicts_at(
    battery: &Battery,
    class: &Class,
    places: &[Position],
    (asks_share, sampling): (impl Fn(usize) -> bool + Sync, Sampling<'_>),
) -> Result<Vec<Option<Verdict>>, AnswerError> {
    in_parts(places, sampling, |first, places| {
        verdicts(battery, &class.table, &class.points, places, |place| asks_share(first + place))
    })
}

/// Which of some places each battery defends, of those that it is asked about: by place and then by battery.
fn defended_at(
    batteries: &[Battery],
    class: &Class,
    places: &[Position],
    (asks, sampling): (impl Fn(usize, usize) -> bool + Sync, Sampling<'_>),
) -> Result<Vec<Vec<bool>>, AnswerError> {
    in_parts(places, sampling, |first, places| {
        let asks = |battery: usize, place: usize| asks(battery, first + place);
        defended_by(batteries, &class.table, &class.points, places, asks)
    })
}

/// Which of some places one battery defends.
fn defended_alone(
    battery: &Battery,
    class: &Class,
    places: &[Position],
    sampling: Sampling<'_>,
) -> Result<Vec<bool>, AnswerError> {
    let alone = std::slice::from_ref(battery);
    Ok(defended_at(alone, class, places, (|_, _| true, sampling))?.into_iter().map(|met| met[0]).collect())
}

/// What binds, as documents spell it. Physics owns its own list; a document has one value more.
const fn binding_of(binding: tpt_reach::Binding) -> Binding {
    match binding {
        tpt_reach::Binding::Sector => Binding::Sector,
        tpt_reach::Binding::TooLate => Binding::TooLate,
        tpt_reach::Binding::Floor => Binding::Floor,
        tpt_reach::Binding::Ceiling => Binding::Ceiling,
        tpt_reach::Binding::Reach => Binding::Reach,
    }
}
