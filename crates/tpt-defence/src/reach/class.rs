//! A class as the reach code takes it: its one trajectory flown to a row of distances, and sampled launch points.

use tpt_catalogue::{LaunchRegion, LaunchedClass, missile_classes};
use tpt_draw::Inputs;
use tpt_earth::{Angle, Length, Position, Spread, geodesic};
use tpt_flight::{Detail, Effort, Freedom, Guess, NoReconstruction, Range, reconstruct_from};
use tpt_reach::{Profile, ProfileTable, Target};
use tpt_sight::Territory;

use tpt_flown::reconstruction::{EARTH, PRECISION, TOLERANCE};
use tpt_flown::vehicle::VehicleInputs;
use tpt_report::RegionReport;
use tpt_setting::{AnswerError, Sampling, Setting};

/// Launch points of a class, shared by its regions.
const POINTS: usize = 12;

/// The widest step between two distances that are flown: in between, profiles are blended.
const STEP_KM: f64 = 60.0;

/// Samples after which a region that is not hit is taken for empty.
const MOST_TRIES: u32 = 10_000;

/// A class ready to be met.
pub(super) struct Class {
    pub(super) launched: LaunchedClass,
    pub(super) table: ProfileTable,
    pub(super) points: Vec<Position>,
    /// The middle of its launch points.
    pub(super) middle: Position,
}

impl Class {
    /// A class by its id.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Unknown`] if there is none; [`AnswerError::NoAnswer`] if its trajectory was not public at the date, or no stage
    /// set on record flies it.
    pub(super) fn new(setting: Setting<'_>, id: &str, towards: Position) -> Result<Self, AnswerError> {
        let all = missile_classes()?;
        let ids: Vec<&str> = all.iter().map(|one| one.class.id.as_str()).collect();
        let found = all.iter().find(|one| one.class.id == id);
        let launched = found
            .ok_or_else(|| AnswerError::UnknownClass { class: id.to_owned(), allowed: ids.join(", ") })?;
        if !launched.known_at(setting.resolved.as_of) {
            return Err(no_answer(
                id,
                format!("its trajectory was first made public on {}", launched.class.said_on),
            ));
        }
        let points = launch_points(launched, setting.sampling)?;
        let middle = middle(&points)?;
        let table = flown(setting, launched, (middle, towards))?;
        Ok(Self { launched: launched.clone(), table, points, middle })
    }

    /// Whether its trajectory comes to a place from any of its launch points.
    pub(super) fn comes_to(&self, place: Position) -> bool {
        self.points.iter().any(|point| Target::between(*point, place, &self.table).is_some())
    }

    /// Its trajectory in words.
    pub(super) fn trajectory(&self) -> String {
        let class = &self.launched.class;
        format!(
            "as {} km high over {} km ({}, {}), at the same ratio to every distance from {} to {} km",
            class.apogee_km.get(),
            class.range_km.get(),
            class.said_by,
            class.said_on,
            class.from_km.get(),
            class.to_km.get()
        )
    }

    /// Its regions with their sources.
    pub(super) fn regions(&self) -> Vec<RegionReport> {
        let of = |region: &LaunchRegion| RegionReport {
            name: region.name.clone(),
            said_by: format!("{}, {}", region.said_by, region.said_on),
            source: region.source.to_string(),
        };
        self.launched.regions.iter().map(of).collect()
    }

    /// Its regions in words.
    pub(super) fn region(&self) -> String {
        let names: Vec<&str> = self.launched.regions.iter().map(|region| region.name.as_str()).collect();
        names.join("; ")
    }
}

fn no_answer(id: &str, reason: String) -> AnswerError {
    AnswerError::NoAnswer { what: format!("the class `{id}` cannot be met"), reason }
}

/// The trajectory of a class at a row of distances, from the middle of its launch points towards the defended side.
fn flown(
    setting: Setting<'_>,
    launched: &LaunchedClass,
    (launch, towards): (Position, Position),
) -> Result<ProfileTable, AnswerError> {
    let class = &launched.class;
    let missile = setting.resolved.catalogue.missiles.get(&class.missile);
    let set = missile.and_then(|missile| setting.beliefs.stage_set(missile));
    let set = set
        .ok_or_else(|| no_answer(class.id.as_str(), "of its missile no stage set is on record".to_owned()))?;
    let inputs = VehicleInputs::new(setting.resolved.catalogue, set)?;
    let drawn = inputs
        .draw(&vec![0.5; inputs.len()])
        .map_err(|error| no_answer(class.id.as_str(), error.to_string()))?;
    let bearing = geodesic(launch, towards).azimuth;
    let range = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
    let (from, to) = (class.from_km.get(), class.to_km.get());
    let ratio = class.apogee_km.get() / class.range_km.get();
    let steps = ((to - from) / STEP_KM).ceil().max(1.0);
    // Each distance sets out from the one before.
    let (mut cut_off, mut lighter): (Option<Guess>, Option<Guess>) = (None, None);
    let mut profile = |i: u32| {
        setting.sampling.go_on()?;
        let km = from + (to - from) * f64::from(i) / steps;
        let flown = (Length::kilometres(km), Length::kilometres(ratio * km));
        let effort = Effort { precision: PRECISION, detail: Detail::Path };
        // Cut off early; where even a full burn falls short, with the payload that gets there.
        let solve = |freedom, near: &mut Option<Guess>| {
            let guess = near.map(|near| near.toward(flown.0, flown.1));
            let found = reconstruct_from(&drawn.vehicle, &range, flown, freedom, effort, guess)?;
            let profile = Profile::of(&found.trajectory);
            *near = Some(found.guess());
            Ok::<_, NoReconstruction>(profile)
        };
        let found = solve(Freedom::Cutoff, &mut cut_off).or_else(|_| solve(Freedom::Payload, &mut lighter));
        let found = found.map_err(|error| no_answer(class.id.as_str(), format!("to {km:.0} km: {error}")))?;
        Ok(found?)
    };
    let profiles = (0..=steps as u32).map(&mut profile).collect::<Result<Vec<_>, AnswerError>>()?;
    Ok(ProfileTable::new(profiles)?)
}

/// Launch points all over the regions of a class, each region with its share.
fn launch_points(launched: &LaunchedClass, sampling: Sampling<'_>) -> Result<Vec<Position>, AnswerError> {
    let regions = &launched.regions;
    let mut points = Vec::with_capacity(POINTS);
    for (i, region) in regions.iter().enumerate() {
        let until = POINTS * (i + 1) / regions.len().max(1);
        let mut inputs =
            Inputs::named(sampling.seed, &format!("launch-points/{}/{}", launched.class.id, region.id));
        let inside = within(region)?;
        let box_of = |pick: fn(&tpt_catalogue::Corner) -> f64| {
            let all = region.corners.iter().map(pick);
            let ends = (f64::INFINITY, f64::NEG_INFINITY);
            let (low, high) = all.fold(ends, |(low, high), one| (low.min(one), high.max(one)));
            Spread::Uniform { low, high }
        };
        let lat = inputs.add("latitude", box_of(|one| one.lat_deg.get()));
        let lon = inputs.add("longitude", box_of(|one| one.lon_deg.get()));
        for sample in 0..MOST_TRIES {
            if points.len() >= until {
                break;
            }
            let shares = inputs.sample(sample)?;
            let at = |input| Angle::degrees(inputs.value(input, &shares));
            let place = Position::new(at(lat), at(lon))?;
            if inside.holds(place) {
                points.push(place);
            }
        }
    }
    Ok(points)
}

fn within(region: &LaunchRegion) -> Result<Territory, AnswerError> {
    let corner = |one: &tpt_catalogue::Corner| Position::new(one.lat_deg.angle(), one.lon_deg.angle());
    let ring = region.corners.iter().map(corner).collect::<Result<Vec<_>, _>>()?;
    Ok(Territory::new(region.name.clone(), vec![ring], Vec::new()))
}

fn middle(points: &[Position]) -> Result<Position, AnswerError> {
    let mean = |pick: fn(&Position) -> f64| points.iter().map(pick).sum::<f64>() / points.len().max(1) as f64;
    let lat = mean(|point| point.latitude().as_degrees());
    let lon = mean(|point| point.longitude().as_degrees());
    Ok(Position::new(Angle::degrees(lat), Angle::degrees(lon))?)
}
