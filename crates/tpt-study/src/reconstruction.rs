//! A report reconstructed over everything that is uncertain about it and about the missile.
//!
//! Each draw takes a range, an apogee and a bearing within their rounding and a vehicle within its published or assumed
//! figures, and solves for the flight. Draws are independent of each other: sample `i` is the same on any number of
//! threads, and 1,024 are the first 512 and the last 512.

use rayon::prelude::*;
use tpt_catalogue::Propellant;
use tpt_earth::{Angle, Band, GravityModel, Length, OutOfDomain, Position, Spread, Stream, Time};
use tpt_flight::{
    AirModel, Detail, Effort, Freedom, Guess, Longest, NoReconstruction, Range, Reconstruction, Rotation,
    Top, Trajectory, Vehicle, World, longest_distance, longest_range, reconstruct_from,
};

use crate::report::{
    BandReport, Consistency, ConsistencyWord, Driver, Flown, ProfilePoint, Reading, TrackPoint,
};
use crate::vehicle::{Drawn, Inputs};
use crate::{Sampling, StudyError};

/// The Earth that missiles fly over.
pub(crate) const EARTH: World =
    World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Standard };

/// The same without its rotation: for figures that leave it out.
const STILL: World = World { rotation: Rotation::Still, ..EARTH };

/// Relative error of a step: some ten metres at the impact, a thousandth of what rounding leaves open.
pub(crate) const TOLERANCE: f64 = 1e-6;

/// How near range and apogee are met, over both together.
pub(crate) const PRECISION: f64 = 2e-5;

/// Draws that are tried for a first flight, after the middle of everything.
const FIRST_TRIED: u32 = 48;

/// Points of a drawn path.
const PATH_POINTS: u32 = 61;

/// Numbers of a draw before those of the vehicle: range, apogee, bearing.
const OF_THE_REPORT: usize = 3;

/// What a body reported of a flight, each number as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Observation {
    /// The event: keys the random numbers, which are the same for every report of it.
    pub(crate) event: String,
    pub(crate) launch: Position,
    pub(crate) range: Spread<Length>,
    pub(crate) apogee: Spread<Length>,
    /// The whole circle where nobody gave one.
    pub(crate) bearing: Spread<Angle>,
}

/// The readings of a report, and the path of the first that solves.
#[derive(Clone, Debug)]
pub(crate) struct Readings {
    pub(crate) readings: Vec<(Reading, Result<Flown, String>)>,
    pub(crate) profile: Vec<ProfilePoint>,
    pub(crate) track: Vec<TrackPoint>,
}

/// The numbers of a flight that become bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numbers {
    pub(crate) flight_time_s: f64,
    pub(crate) burnout_time_s: f64,
    pub(crate) burnout_altitude_km: f64,
    pub(crate) burnout_speed_m_s: f64,
    pub(crate) payload_kg: f64,
    pub(crate) burnt_share: f64,
    pub(crate) launch_azimuth_deg: f64,
    pub(crate) standard_range_km: f64,
    pub(crate) standard_range_rotating_km: f64,
}

impl Numbers {
    /// Those of no flight.
    pub(crate) const NONE: Self = Self {
        flight_time_s: f64::NAN,
        burnout_time_s: f64::NAN,
        burnout_altitude_km: f64::NAN,
        burnout_speed_m_s: f64::NAN,
        payload_kg: f64::NAN,
        burnt_share: f64::NAN,
        launch_azimuth_deg: f64::NAN,
        standard_range_km: f64::NAN,
        standard_range_rotating_km: f64::NAN,
    };
}

/// All draws of a report, without the vehicle that flew them.
#[derive(Clone, Debug)]
pub(crate) struct FlightDraws {
    /// What moves the numbers.
    pub(crate) names: Vec<String>,
    /// By draw, where each of those stands in its spread.
    pub(crate) shares: Vec<Vec<f64>>,
    /// By draw, the numbers in each of [`Reading::ALL`].
    pub(crate) numbers: Vec<[Option<Numbers>; 3]>,
}

/// A draw: the shares of all spreads.
struct Draw {
    shares: Vec<f64>,
}

/// A draw made concrete.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) drawn: Drawn,
    pub(crate) flown: (Length, Length),
    turning: Range,
    still: Range,
}

impl Case {
    /// A vehicle launched somewhere, its impact seen in a direction from there, with the range and the apogee to be met.
    pub(crate) fn new(drawn: Drawn, launch: Position, bearing: Angle, flown: (Length, Length)) -> Self {
        let turning = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
        Self { flown, still: Range { world: STILL, ..turning }, turning, drawn }
    }

    /// The flight that meets the range and the apogee.
    pub(crate) fn solve(
        &self,
        freedom: Freedom,
        detail: Detail,
        near: Option<Guess>,
    ) -> Result<Reconstruction, NoReconstruction> {
        let effort = Effort { precision: PRECISION, detail };
        reconstruct_from(&self.drawn.vehicle, &self.turning, self.flown, freedom, effort, near)
    }

    /// The longest flights of a vehicle, on an Earth that stands still and on one that turns.
    pub(crate) fn longest(&self, vehicle: &Vehicle) -> Result<[Longest; 2], String> {
        let of = |range: &Range, near: Option<&Longest>| longest_range(vehicle, range, near).map_err(words);
        let still = of(&self.still, None)?;
        let turning = of(&self.turning, Some(&still))?;
        Ok([still, turning])
    }
}

/// What a solve sets out from: the same for every draw.
#[derive(Clone, Debug)]
struct Anchor {
    shares: Vec<f64>,
    flown: Reconstruction,
    /// The longest flights, still and turning, with the published payload.
    as_published: [Top; 2],
    slopes: Slopes,
    published_payload_kg: f64,
}

/// How the kick of the longest flight changes: its logarithm for each share, and for the logarithm of the payload.
#[derive(Clone, Debug)]
pub(crate) struct Slopes {
    by_share: Vec<f64>,
    by_payload: f64,
}

impl Slopes {
    /// Those of a case around its longest flight `still`, its draw being `shares`, of which the first `idle` change nothing
    /// of the missile; `of` is the case of other shares.
    pub(crate) fn new(
        case: &Case,
        still: &Longest,
        shares: &[f64],
        idle: usize,
        of: impl Fn(&[f64]) -> Result<Case, String>,
    ) -> Result<Self, String> {
        let vehicle = &case.drawn.vehicle;
        let log_kick = |range: &Range, vehicle: &Vehicle| {
            let longest = longest_range(vehicle, range, Some(still)).ok()?;
            Some((longest.kick.as_radians() / still.kick.as_radians()).ln())
        };
        let by_share = |input: usize| {
            let step = if shares[input] > 0.5 { -0.2 } else { 0.2 };
            let mut moved = shares.to_vec();
            moved[input] += step;
            let there = of(&moved).ok()?;
            Some(log_kick(&there.still, &there.drawn.vehicle)? / step)
        };
        let by_share = (0..shares.len())
            .map(|input| if input < idle { 0.0 } else { by_share(input).unwrap_or(0.0) })
            .collect();
        let heavier = vehicle.with_payload(vehicle.payload() * 1.25).map_err(words)?;
        let by_payload = log_kick(&case.still, &heavier).unwrap_or(0.0) / 1.25_f64.ln();
        Ok(Self { by_share, by_payload })
    }

    /// The logarithm of how much more a kick has to be, by shares and by the ratio of payloads.
    pub(crate) fn leaning<'s>(
        &self,
        shares: impl IntoIterator<Item = (&'s f64, &'s f64)>,
        payload_ratio: f64,
    ) -> f64 {
        let moved = self.by_share.iter().zip(shares);
        let by_shares: f64 = moved.map(|(slope, (to, from))| slope * (to - from)).sum();
        by_shares + self.by_payload * payload_ratio.ln()
    }
}

impl Anchor {
    /// A guess of the longest flight, still and turning, of a draw with a payload.
    fn guess(&self, shares: &[f64], payload_kg: f64) -> [Top; 2] {
        let shares = shares.iter().zip(&self.shares);
        let by = self.slopes.leaning(shares, payload_kg / self.published_payload_kg);
        self.as_published.map(|top| top.leaned(by))
    }

    fn near(&self) -> Option<Guess> {
        Some(self.flown.guess())
    }
}

struct Study<'a> {
    observation: Observation,
    inputs: &'a Inputs<'a>,
    stream: Stream,
    sampling: Sampling<'a>,
}

/// All draws of an observation with a vehicle, flown: what every report of the same figures shares.
pub(crate) struct Flights<'a> {
    study: Study<'a>,
    anchors: Anchors,
    flights: Vec<Flight>,
    path: (Vec<ProfilePoint>, Vec<TrackPoint>),
}

impl<'a> Flights<'a> {
    /// The flight in the middle of every spread, without the draws; `None` where nothing can be flown.
    pub(crate) fn middle(
        observation: Observation,
        inputs: &'a Inputs<'a>,
        sampling: Sampling<'a>,
    ) -> Result<Option<Trajectory>, StudyError> {
        Study::new(observation, inputs, sampling).middle_flight()
    }

    /// Flies every draw.
    pub(crate) fn fly(
        observation: Observation,
        inputs: &'a Inputs<'a>,
        sampling: Sampling<'a>,
    ) -> Result<Self, StudyError> {
        let set = inputs.set().set;
        let study = Study::new(observation, inputs, sampling);
        let by_payload = study.anchor(Freedom::Payload)?;
        let by_cutoff = match set.propellant {
            Propellant::Liquid => study.anchor(Freedom::Cutoff)?,
            Propellant::Solid => Err("a solid motor burns to its end".to_owned()),
        };
        let anchors = Anchors { by_payload, by_cutoff };
        let flights = study.flights(&anchors)?;
        let path = match (&anchors.by_payload, &anchors.by_cutoff) {
            (Ok(anchor), _) => study.path(Freedom::Payload, anchor),
            (_, Ok(anchor)) => study.path(Freedom::Cutoff, anchor),
            _ => (Vec::new(), Vec::new()),
        };
        Ok(Self { study, anchors, flights, path })
    }

    /// Whether these are the flights of an observation.
    pub(crate) fn are_of(&self, observation: &Observation) -> bool {
        self.study.observation == *observation
    }

    /// The readings of a report, its flight time compared; `id` begins the ids of its bands.
    pub(crate) fn readings(
        &self,
        flight_time: Option<Spread<Time>>,
        id: &str,
    ) -> Result<Readings, StudyError> {
        let of_reading = |reading: Reading| {
            let id = format!("{id}/{}", reading.id());
            let flown = self.study.flown(reading, &self.flights, &id)?.map(|flown| Flown {
                consistency: self.consistency(&flown.flight_time_s, reading, flight_time),
                ..flown
            });
            Ok((reading, flown))
        };
        let readings = Reading::ALL.into_iter().map(of_reading).collect::<Result<_, StudyError>>()?;
        let (profile, track) = self.path.clone();
        Ok(Readings { readings, profile, track })
    }

    /// Every draw with its numbers in each reading, where it can be read so; and what moves them.
    pub(crate) fn draws(&self) -> FlightDraws {
        let of = |flight: &Flight| {
            let numbers = Reading::ALL.map(|reading| flight.read_as(reading).ok());
            (flight.draw.shares.clone(), numbers)
        };
        let (shares, numbers) = self.flights.iter().map(of).unzip();
        FlightDraws { names: self.study.names(), shares, numbers }
    }

    fn consistency(
        &self,
        computed: &BandReport,
        reading: Reading,
        reported: Option<Spread<Time>>,
    ) -> Consistency {
        let Some(reported) = reported else { return NOTHING_REPORTED };
        let [low, middle, high] = [reported.low(), reported.at(0.5), reported.high()].map(Time::as_seconds);
        let rename = |field: &str| computed.id.replace("flight_time_s", field);
        let excess = BandReport {
            id: rename("excess_s"),
            low: low - computed.high,
            nominal: middle - computed.nominal,
            high: high - computed.low,
            unit: "s".to_owned(),
            drivers: vec![
                Driver { input: "rounding of the reported time".to_owned(), swing: high - low },
                Driver { input: "computed flight time".to_owned(), swing: computed.high - computed.low },
            ],
        };
        let meets = excess.low <= 0.0 && excess.high >= 0.0;
        let solve = solved_by(reading);
        let anchor = self.anchors.of(solve).as_ref().ok();
        let seconds_per_km = anchor.and_then(|anchor| self.study.seconds_per_km(solve, anchor));
        let in_km = seconds_per_km.map(|rate| BandReport {
            id: rename("excess_km"),
            low: excess.low / rate,
            nominal: excess.nominal / rate,
            high: excess.high / rate,
            unit: "km".to_owned(),
            drivers: excess.drivers.iter().map(|d| Driver { swing: d.swing / rate, ..d.clone() }).collect(),
        });
        Consistency {
            verdict: if meets { ConsistencyWord::Consistent } else { ConsistencyWord::Inconsistent },
            excess_s: Some(excess),
            excess_km: in_km,
        }
    }
}

/// The verdict where there is nothing to compare.
const NOTHING_REPORTED: Consistency =
    Consistency { verdict: ConsistencyWord::NotEnoughReported, excess_s: None, excess_km: None };

pub(crate) const fn solved_by(reading: Reading) -> Freedom {
    match reading {
        Reading::FullBurn | Reading::HeavierPayload => Freedom::Payload,
        Reading::EarlyCutoff => Freedom::Cutoff,
    }
}

/// What each of the two solves sets out from, or why nothing was found to set out from.
struct Anchors {
    by_payload: Result<Anchor, String>,
    by_cutoff: Result<Anchor, String>,
}

impl Anchors {
    fn of(&self, solve: Freedom) -> &Result<Anchor, String> {
        match solve {
            Freedom::Payload => &self.by_payload,
            Freedom::Cutoff => &self.by_cutoff,
        }
    }
}

/// One draw's flights.
struct Flight {
    draw: Draw,
    published_payload_kg: f64,
    /// The standard ranges with the published payload, still and turning.
    published: Result<[Top; 2], String>,
    by_payload: Result<Numbers, String>,
    by_cutoff: Result<Numbers, String>,
}

impl<'a> Study<'a> {
    fn new(observation: Observation, inputs: &'a Inputs<'a>, sampling: Sampling<'a>) -> Self {
        let purpose = format!("reconstruction/{}/{}", observation.event, inputs.set().set.id);
        Self { observation, inputs, stream: Stream::named(sampling.seed, &purpose), sampling }
    }
}

impl Study<'_> {
    fn draw(&self, index: u32) -> Result<Draw, OutOfDomain> {
        let count = OF_THE_REPORT + self.inputs.len();
        let number =
            |dimension: usize| self.stream.number(index, u32::try_from(dimension).unwrap_or(u32::MAX));
        Ok(Draw { shares: (0..count).map(number).collect::<Result<_, _>>()? })
    }

    fn middle(&self) -> Draw {
        Draw { shares: vec![0.5; OF_THE_REPORT + self.inputs.len()] }
    }

    fn case(&self, shares: &[f64]) -> Result<Case, String> {
        let drawn = self.inputs.draw(&shares[OF_THE_REPORT..]).map_err(words)?;
        let flown = (self.observation.range.at(shares[0]), self.observation.apogee.at(shares[1]));
        Ok(Case::new(drawn, self.observation.launch, self.observation.bearing.at(shares[2]), flown))
    }

    /// The flight in the middle of everything, with its path: what sight looks at.
    fn middle_flight(&self) -> Result<Option<Trajectory>, StudyError> {
        for freedom in [Freedom::Payload, Freedom::Cutoff] {
            if let Ok(anchor) = self.anchor(freedom)? {
                let case = self.case(&anchor.shares).map_err(StudyError::NotAVehicle)?;
                let flown = case.solve(freedom, Detail::Path, anchor.near());
                return Ok(flown.ok().map(|flown| flown.trajectory));
            }
        }
        Ok(None)
    }

    /// A flight to set out from: the middle of everything or, where that cannot fly, the first draw that can.
    fn anchor(&self, solve: Freedom) -> Result<Result<Anchor, String>, StudyError> {
        let mut why = None;
        let first = std::iter::once(Ok(self.middle())).chain((0..FIRST_TRIED).map(|i| self.draw(i)));
        for draw in first {
            let shares = draw?.shares;
            match self.try_anchor(solve, shares) {
                Ok(anchor) => return Ok(Ok(anchor)),
                Err(error) => why = why.or(Some(error)),
            }
        }
        Ok(Err(why.unwrap_or_default()))
    }

    fn try_anchor(&self, solve: Freedom, shares: Vec<f64>) -> Result<Anchor, String> {
        let case = self.case(&shares)?;
        let flown = case.solve(solve, Detail::Events, None).map_err(words)?;
        let vehicle = &case.drawn.vehicle;
        let [still, turning] = case.longest(vehicle)?;
        // Range, apogee and bearing as reported change nothing of the missile.
        let slopes = Slopes::new(&case, &still, &shares, OF_THE_REPORT, |shares| self.case(shares))?;
        Ok(Anchor {
            as_published: [still.top(), turning.top()],
            published_payload_kg: vehicle.payload().as_kilograms(),
            shares,
            flown,
            slopes,
        })
    }

    /// Every draw's flights, in the order of the draws whatever thread flew them.
    fn flights(&self, anchors: &Anchors) -> Result<Vec<Flight>, StudyError> {
        let fly = |index: u32| {
            self.sampling.go_on()?;
            let draw = self.draw(index)?;
            Ok(match self.case(&draw.shares) {
                Ok(case) => self.flight(draw, &case, anchors),
                Err(why) => Flight {
                    draw,
                    published_payload_kg: f64::NAN,
                    published: Err(why.clone()),
                    by_payload: Err(why.clone()),
                    by_cutoff: Err(why),
                },
            })
        };
        (0..self.sampling.samples).into_par_iter().map(fly).collect()
    }

    fn flight(&self, draw: Draw, case: &Case, anchors: &Anchors) -> Flight {
        let vehicle = &case.drawn.vehicle;
        let published_payload_kg = vehicle.payload().as_kilograms();
        let mut beyond = false;
        let by_payload = anchors.by_payload.as_ref().map_err(Clone::clone).and_then(|anchor| {
            let flown = case.solve(Freedom::Payload, Detail::Events, anchor.near());
            beyond = matches!(flown, Err(NoReconstruction::CannotReach { .. }));
            let flown = flown.map_err(words)?;
            let near = anchor.guess(&draw.shares, flown.payload.as_kilograms());
            let vehicle = vehicle.with_payload(flown.payload).map_err(words)?;
            numbers(&flown, Some(standard(case, &vehicle, near[0], anchor.as_published)?))
        });
        // What carries the published payload and more at full burn can be cut off early under the published one; what carries
        // less, or cannot reach the report with any payload, cannot.
        let lighter =
            beyond || matches!(&by_payload, Ok(numbers) if numbers.payload_kg < published_payload_kg);
        let nothing_spare =
            || "at full burn with the published payload it does not reach the report".to_owned();
        let published = match (&anchors.by_cutoff, &anchors.by_payload) {
            _ if lighter => Err(nothing_spare()),
            (Ok(anchor), _) | (Err(_), Ok(anchor)) => {
                let near = anchor.guess(&draw.shares, published_payload_kg);
                standard(case, vehicle, near[0], anchor.as_published)
            }
            (Err(why), Err(_)) => Err(why.clone()),
        };
        let by_cutoff = match &anchors.by_cutoff {
            Err(why) => Err(why.clone()),
            Ok(_) if lighter => Err(nothing_spare()),
            Ok(anchor) => case
                .solve(Freedom::Cutoff, Detail::Events, anchor.near())
                .map_err(words)
                .and_then(|flown| numbers(&flown, Some(published.clone()?))),
        };
        Flight { draw, published_payload_kg, published, by_payload, by_cutoff }
    }

    /// The bands of one reading.
    fn flown(
        &self,
        reading: Reading,
        flights: &[Flight],
        id: &str,
    ) -> Result<Result<Flown, String>, StudyError> {
        let mut why = None;
        let mut of_reading: Vec<(&Draw, Numbers)> = Vec::with_capacity(flights.len());
        for flight in flights {
            match flight.read_as(reading) {
                Ok(numbers) => of_reading.push((&flight.draw, numbers)),
                Err(error) => {
                    why.get_or_insert(error);
                }
            }
        }
        if of_reading.is_empty() {
            return Ok(Err(why.unwrap_or_default()));
        }
        let id = |field: &str| format!("{id}/{field}");
        let band = |field: &str, unit: &str, pick: fn(&Numbers) -> f64| -> Result<BandReport, StudyError> {
            let values: Vec<f64> = of_reading.iter().map(|(_, numbers)| pick(numbers)).collect();
            let drivers = self.drivers(&of_reading, &values);
            let Band { low, nominal, high } = Band::of_samples(values)?;
            Ok(BandReport { id: id(field), low, nominal, high, unit: unit.to_owned(), drivers })
        };
        let flight_time_s = band("flight_time_s", "s", |n| n.flight_time_s)?;
        let drivers = flight_time_s.drivers.clone();
        Ok(Ok(Flown {
            figures_reading: reading,
            burnout_time_s: band("burnout_time_s", "s", |n| n.burnout_time_s)?,
            burnout_altitude_km: band("burnout_altitude_km", "km", |n| n.burnout_altitude_km)?,
            burnout_speed_m_s: band("burnout_speed_m_s", "m/s", |n| n.burnout_speed_m_s)?,
            payload_kg: band("payload_kg", "kg", |n| n.payload_kg)?,
            burnt_share: band("burnt_share", "1", |n| n.burnt_share)?,
            launch_azimuth_deg: band("launch_azimuth_deg", "deg", |n| n.launch_azimuth_deg)?,
            standard_range_km: band("standard_range_km", "km", |n| n.standard_range_km)?,
            standard_range_rotating_km: band("standard_range_rotating_km", "km", |n| {
                n.standard_range_rotating_km
            })?,
            flown_share: of_reading.len() as f64 / flights.len() as f64,
            not_flown: why,
            consistency: NOTHING_REPORTED,
            flight_time_s,
            drivers,
        }))
    }

    /// What each input does to a number.
    fn drivers(&self, draws: &[(&Draw, Numbers)], values: &[f64]) -> Vec<Driver> {
        let names = self.names();
        let shares: Vec<&[f64]> = draws.iter().map(|(draw, _)| draw.shares.as_slice()).collect();
        crate::drivers::drivers(&names, &shares, values)
    }

    /// What is drawn, in the order of a draw's shares.
    fn names(&self) -> Vec<String> {
        let name = |input: usize| match input {
            0 => "range as reported".to_owned(),
            1 => "apogee as reported".to_owned(),
            2 => "bearing as reported".to_owned(),
            _ => self.inputs.name(input - OF_THE_REPORT),
        };
        (0..OF_THE_REPORT + self.inputs.len()).map(name).collect()
    }

    /// How much longer the flight takes for each kilometre of apogee, at the same range.
    fn seconds_per_km(&self, solve: Freedom, anchor: &Anchor) -> Option<f64> {
        let case = self.case(&anchor.shares).ok()?;
        let step_km = -0.002 * case.flown.1.as_kilometres();
        let (range, apogee) = case.flown;
        let lower = Case { flown: (range, apogee + Length::kilometres(step_km)), ..case };
        let there = lower.solve(solve, Detail::Events, anchor.near()).ok()?;
        let slower = (there.trajectory.impact.time - anchor.flown.trajectory.impact.time).as_seconds();
        (slower / step_km > 0.0).then_some(slower / step_km)
    }

    /// Height over ground distance and the ground track of the anchor's flight.
    fn path(&self, solve: Freedom, anchor: &Anchor) -> (Vec<ProfilePoint>, Vec<TrackPoint>) {
        let flown = self
            .case(&anchor.shares)
            .and_then(|case| case.solve(solve, Detail::Path, anchor.near()).map_err(words));
        flown.map_or_else(|_| (Vec::new(), Vec::new()), |flown| drawn_path(&flown.trajectory))
    }
}

/// An error as a reader sees it.
pub(crate) fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Flight {
    /// The numbers of a reading of this draw, or why it cannot be read so.
    fn read_as(&self, reading: Reading) -> Result<Numbers, String> {
        match reading {
            Reading::FullBurn => self.by_payload.clone(),
            Reading::EarlyCutoff => self.by_cutoff.clone(),
            Reading::HeavierPayload => {
                let numbers = self.by_payload.clone()?;
                if numbers.payload_kg < self.published_payload_kg {
                    return Err("at full burn it needs a payload lighter than the published one".to_owned());
                }
                let [standard_range_km, standard_range_rotating_km] = in_km(self.published.clone()?);
                Ok(Numbers { standard_range_km, standard_range_rotating_km, ..numbers })
            }
        }
    }
}

/// The standard ranges of a vehicle, on an Earth that stands still and on one that turns: `near` is a guess of the first,
/// `like` those of a vehicle like it.
pub(crate) fn standard(
    case: &Case,
    vehicle: &Vehicle,
    near: Top,
    like: [Top; 2],
) -> Result<[Top; 2], String> {
    let of = |range: &Range, near: Top| longest_distance(vehicle, range, near).map_err(words);
    let still = of(&case.still, near)?;
    let [from, to] = like;
    Ok([still, of(&case.turning, still.changed_as(from, to))?])
}

/// The longest ranges of a missile's draws, with the payload of its stage set.
pub(crate) struct LongestRanges {
    pub(crate) middle_km: Option<f64>,
    pub(crate) draws_km: Vec<Option<f64>>,
    /// What moves them.
    pub(crate) names: Vec<String>,
    /// By draw, where each of those stands in its spread.
    pub(crate) shares: Vec<Vec<f64>>,
}

/// Where a missile is launched whose site nobody asks about: the middle of the Korean peninsula, eastwards.
pub(crate) const ANYWHERE: (f64, f64, f64) = (40.0, 127.0, 90.0);

/// How far a missile goes on an Earth that stands still, over the figures of its stage set.
pub(crate) fn longest_ranges(
    inputs: &Inputs<'_>,
    samples: &[u32],
    sampling: Sampling<'_>,
) -> Result<LongestRanges, StudyError> {
    let (lat, lon, bearing) = ANYWHERE;
    let launch = Position::new(Angle::degrees(lat), Angle::degrees(lon))?;
    let stream = Stream::named(sampling.seed, &format!("longest-range/{}", inputs.set().set.id));
    let of = |shares: &[f64]| {
        let drawn = inputs.draw(shares).ok()?;
        let bearing = Angle::degrees(bearing);
        let range = Range { launch, bearing, timing: drawn.timing, world: STILL, tolerance: TOLERANCE };
        Some(longest_range(&drawn.vehicle, &range, None).ok()?.distance.as_kilometres())
    };
    let shares = samples.iter().map(|sample| {
        let number = |dimension: usize| stream.number(*sample, u32::try_from(dimension).unwrap_or(u32::MAX));
        (0..inputs.len()).map(number).collect::<Result<Vec<_>, OutOfDomain>>()
    });
    let shares: Vec<Vec<f64>> = shares.collect::<Result<_, OutOfDomain>>()?;
    let drawn = shares.par_iter().map(|shares| sampling.go_on().map(|()| of(shares)));
    Ok(LongestRanges {
        middle_km: of(&vec![0.5; inputs.len()]),
        draws_km: drawn.collect::<Result<_, _>>()?,
        names: (0..inputs.len()).map(|input| inputs.name(input)).collect(),
        shares,
    })
}

pub(crate) fn in_km(standard: [Top; 2]) -> [f64; 2] {
    standard.map(|top| top.distance.as_kilometres())
}

/// The numbers of a flight; without its standard ranges those two are no numbers.
pub(crate) fn numbers(flown: &Reconstruction, standard: Option<[Top; 2]>) -> Result<Numbers, String> {
    let [still_km, turning_km] = standard.map_or([f64::NAN; 2], in_km);
    let burnout = flown.trajectory.burnouts.last().ok_or("it comes down before its last burn ends")?;
    Ok(Numbers {
        flight_time_s: flown.trajectory.impact.time.as_seconds(),
        burnout_time_s: burnout.time.as_seconds(),
        burnout_altitude_km: burnout.height.as_kilometres(),
        burnout_speed_m_s: burnout.speed.as_metres_per_second(),
        payload_kg: flown.payload.as_kilograms(),
        burnt_share: flown.burnt_share,
        launch_azimuth_deg: flown.launch_azimuth.as_degrees(),
        standard_range_km: still_km,
        standard_range_rotating_km: turning_km,
    })
}

fn drawn_path(flight: &Trajectory) -> (Vec<ProfilePoint>, Vec<TrackPoint>) {
    let moments = (0..PATH_POINTS).filter_map(|i| {
        // The last point is the impact itself, not a rounding beyond it.
        let share = f64::from(i) / f64::from(PATH_POINTS - 1);
        if share < 1.0 { flight.at(flight.impact.time * share) } else { Some(flight.impact) }
    });
    let point = |moment: tpt_flight::Moment| {
        let (place, ground) = flight.ground(&moment);
        let height_km = moment.height.as_kilometres().max(0.0);
        let profile = ProfilePoint { ground_km: ground.as_kilometres(), height_km };
        (profile, TrackPoint::new(moment.time, place, moment.height))
    };
    moments.map(point).unzip()
}

#[cfg(test)]
mod tests;
