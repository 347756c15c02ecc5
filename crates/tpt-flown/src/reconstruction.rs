//! A report reconstructed over everything that is uncertain about it and about the missile.
//!
//! Each draw takes two figures of the flight and a bearing within their rounding, and a vehicle within its published or assumed
//! figures, and solves for the flight. Draws are independent of each other: sample `i` is the same on any number of
//! threads, and 1,024 are the first 512 and the last 512.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tpt_catalogue::Propellant;
use tpt_draw::{Inputs, Moved};
use tpt_earth::{GravityModel, Length, OutOfDomain, Sampled};
use tpt_flight::{
    AirModel, Detail, Freedom, Guess, Lane, NoReconstruction, Reconstruction, Reported, Rotation, Standard,
    World, by_itself, longest_range, standard_range,
};

use crate::beside::each_beside;
use crate::vehicle::VehicleInputs;
use tpt_report::{
    BandReport, Consistency, Driver, FarthestPath, Flown, ProfilePoint, Reading, ReportUnit, TrackPoint,
};
use tpt_setting::{AnswerError, Sampling};

/// The Earth that missiles fly over.
pub const EARTH: World =
    World { gravity: GravityModel::ZonalJ4, rotation: Rotation::Turning, air: AirModel::Standard };

/// The same without its rotation: for figures that leave it out.
const STILL: World = World { rotation: Rotation::Still, ..EARTH };

/// Relative error of a step: some centimetres at the impact.
pub const TOLERANCE: f64 = 3e-9;

/// How near range and apogee are met, over both together.
pub const PRECISION: f64 = 1e-8;

/// Draws that are tried for a first flight, after the middle of everything.
const FIRST_TRIED: u32 = 48;

/// The same of a vehicle template: there are many templates, and most of them cannot fly most reports.
const FIRST_TRIED_OF_TEMPLATE: u32 = 8;

/// The readings of a report, and the path of the first that solves.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub(crate) readings: Vec<(Reading, Result<Flown, String>)>,
    pub(crate) profile: Vec<ProfilePoint>,
    pub(crate) track: Vec<TrackPoint>,
}

/// The numbers of a flight that become bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    pub(crate) range_km: f64,
    pub(crate) apogee_km: f64,
    /// From launch to impact.
    pub flight_time_s: f64,
    /// From launch to the end of the last burn.
    pub burnout_time_s: f64,
    pub(crate) burnout_altitude_km: f64,
    /// The speed at burnout, over the turning Earth.
    pub burnout_speed_m_s: f64,
    /// What it carries.
    pub payload_kg: f64,
    pub(crate) burnt_share: f64,
    pub(crate) launch_azimuth_deg: f64,
    /// The standard range on an Earth that does not turn.
    pub standard_range_km: f64,
    /// The standard range on the bearing of the launch, over the turning Earth.
    pub standard_range_rotating_km: f64,
    /// Whether there is a least-energy arc, the Earth standing still: only its burnout is one.
    pub(crate) standard_is_arc: bool,
    pub(crate) standard_burnout_speed_m_s: f64,
    pub(crate) standard_burnout_altitude_km: f64,
    pub(crate) standard_burnout_angle_deg: f64,
}

impl Numbers {
    /// Those of no flight.
    pub(crate) const NONE: Self = Self {
        range_km: f64::NAN,
        apogee_km: f64::NAN,
        flight_time_s: f64::NAN,
        burnout_time_s: f64::NAN,
        burnout_altitude_km: f64::NAN,
        burnout_speed_m_s: f64::NAN,
        payload_kg: f64::NAN,
        burnt_share: f64::NAN,
        launch_azimuth_deg: f64::NAN,
        standard_range_km: f64::NAN,
        standard_range_rotating_km: f64::NAN,
        standard_is_arc: false,
        standard_burnout_speed_m_s: f64::NAN,
        standard_burnout_altitude_km: f64::NAN,
        standard_burnout_angle_deg: f64::NAN,
    };

    /// The same flight with the least-energy arcs of another payload.
    fn with_standard(self, arcs: &LeastEnergy) -> Self {
        Self {
            standard_range_km: arcs.still_km,
            standard_range_rotating_km: arcs.turning_km,
            standard_is_arc: arcs.is_arc,
            standard_burnout_speed_m_s: arcs.burnout_speed_m_s,
            standard_burnout_altitude_km: arcs.burnout_altitude_km,
            standard_burnout_angle_deg: arcs.burnout_angle_deg,
            ..self
        }
    }
}

/// All draws of a report, without the vehicle that flew them.
#[derive(Clone, Debug)]
pub struct FlightDraws {
    /// What moves the numbers: both figures and the bearing as reported, then the figures of the vehicle.
    pub moved: Moved,
    /// By draw, the numbers in each of [`Reading::ALL`].
    pub numbers: Vec<[Option<Numbers>; 3]>,
}

/// A draw: the shares of all spreads.
struct Draw {
    /// Which of the samples it is, where it is one.
    index: Option<usize>,
    shares: Vec<f64>,
}

/// What a solve sets out from: the same for every draw.
#[derive(Clone, Debug)]
struct Anchor {
    shares: Vec<f64>,
    /// Whether it is the middle of everything.
    is_middle: bool,
    flown: Reconstruction,
    guess: Guess,
    /// How the guess moves with each share, over the whole of it.
    by_share: Vec<Bent<12>>,
    /// Of the least-energy arcs with the payload that was flown, where they are asked for.
    leanings: Option<Leanings>,
}

/// The share of the bearing among those of a draw.
const BEARING: usize = 2;

/// How far a share is moved to both sides to see what it does.
const A_SHARE: f64 = 0.3;

impl Anchor {
    fn near(&self) -> Option<Guess> {
        Some(self.guess)
    }

    /// The guess for a draw, along parabolas.
    fn near_to(&self, shares: &[f64]) -> Option<Guess> {
        Some(self.guess.moved(along(&self.by_share, shares, &self.shares)))
    }
}

/// Which readings of a report are flown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readings {
    /// All of them.
    All,
    /// Full burn alone: nobody published a payload of the vehicle.
    FullBurn,
    /// Flights without their least-energy arcs.
    TimesAlone,
}

/// Why a reading that needs a published payload is not one.
const NO_PAYLOAD: &str = "no payload of such a vehicle is published";

struct ObservedFlight<'a> {
    observation: Observation,
    readings: Readings,
    inputs: &'a VehicleInputs<'a>,
    /// What is drawn: both figures and the bearing as reported, then the figures of the vehicle.
    drawn: Inputs,
    sampling: Sampling<'a>,
}

/// All draws of an observation with a vehicle, flown: what every report of the same figures shares.
pub(crate) struct Flights<'a> {
    observed: ObservedFlight<'a>,
    anchors: Anchors,
    flights: Vec<Flight>,
    path: (Vec<ProfilePoint>, Vec<TrackPoint>),
    /// Made when it is asked for.
    farthest_path: OnceLock<Option<FarthestPath>>,
}

impl<'a> Flights<'a> {
    /// The flight in the middle of every spread.
    #[cfg(test)]
    pub(crate) fn middle(
        observation: Observation,
        inputs: &'a VehicleInputs<'a>,
        sampling: Sampling<'a>,
    ) -> Option<tpt_flight::Trajectory> {
        Some(ObservedFlight::new(observation, inputs, sampling).middle_flight(None)?.1.trajectory)
    }

    /// Flies every draw; `earlier` are other reports of the same event, flown with the same missile.
    pub(crate) fn fly(
        observation: Observation,
        inputs: &'a VehicleInputs<'a>,
        sampling: Sampling<'a>,
        readings: Readings,
        earlier: &[Self],
    ) -> Result<Self, AnswerError> {
        let observed = ObservedFlight { readings, ..ObservedFlight::new(observation, inputs, sampling) };
        let anchors = observed.anchors(earlier.iter().map(|flights| &flights.anchors.published))?;
        let flights = observed.flights(&anchors)?;
        if let Some(kept) = sampling.kept {
            kept.keep(observed.key(), || Solves::of(&anchors, &flights));
        }
        let path = observed.middle_flight(Some(anchors.of_the_middle()));
        let path = path.map_or_else(Default::default, |(_, flown)| drawn_path(&flown.trajectory));
        Ok(Self { observed, anchors, flights, path, farthest_path: OnceLock::new() })
    }

    /// The farthest path of the middle missile at full burn; `None` where that cannot fly the report so.
    pub(crate) fn farthest_path(&self) -> Option<FarthestPath> {
        let make = || {
            let middle = self.anchors.by_payload.as_ref().ok().filter(|anchor| anchor.is_middle)?;
            self.observed.farthest_path(middle)
        };
        self.farthest_path.get_or_init(make).clone()
    }

    /// Whether these are the flights of an observation.
    pub(crate) fn are_of(&self, observation: &Observation) -> bool {
        self.observed.observation == *observation
    }

    /// The readings of a report, its flight time compared; `id` begins the ids of its bands, `limits` says which of the two figures
    /// is open, and where.
    pub(crate) fn readings(
        &self,
        flight_time: Option<ReportedTime>,
        id: &str,
        limits: [Option<Side>; 2],
    ) -> Result<Read, AnswerError> {
        let of_reading = |reading: Reading| {
            let id = format!("{id}/{}", reading.id());
            let flown = match self.observed.flown(reading, &self.flights, &id)? {
                Ok(flown) => Ok(self.opened(self.judged(flown, flight_time)?, limits)),
                Err(why) => Err(why),
            };
            Ok((reading, flown))
        };
        let readings = Reading::ALL.into_iter().map(of_reading).collect::<Result<_, AnswerError>>()?;
        let (profile, track) = self.path.clone();
        Ok(Read { readings, profile, track })
    }

    /// Every draw with its numbers in each reading, where it can be read so; and what moves them.
    pub(crate) fn draws(&self) -> FlightDraws {
        let numbers = |flight: &Flight| Reading::ALL.map(|reading| flight.read_as(reading).ok());
        FlightDraws {
            moved: self.observed.moved(self.flights.iter().map(|flight| flight.draw.shares.as_slice())),
            numbers: self.flights.iter().map(numbers).collect(),
        }
    }

    /// A reading with the verdict on the time that was reported.
    fn judged(&self, flown: Flown, reported: Option<ReportedTime>) -> Result<Flown, AnswerError> {
        let Some(reported) = reported else { return Ok(flown) };
        let solve = solved_by(flown.figures_reading);
        let anchor = self.anchors.of(solve).as_ref().ok();
        let seconds_per_km = anchor.and_then(|anchor| self.observed.seconds_per_km(solve, anchor));
        let event = &self.observed.observation.event;
        let consistency = verdict(&flown, event, reported, seconds_per_km)?;
        Ok(Flown { consistency, ..flown })
    }
}

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
    published: Arc<Published>,
}

impl Anchors {
    /// The solves of the middle of everything, where it flies, in the order of [`Freedom`].
    fn of_the_middle(&self) -> [Option<Guess>; 2] {
        [Freedom::Payload, Freedom::Cutoff].map(|freedom| {
            self.of(freedom).as_ref().ok().filter(|anchor| anchor.is_middle).and_then(Anchor::near)
        })
    }

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
    /// The least-energy arcs with the published payload.
    published: Result<LeastEnergy, String>,
    by_payload: Result<Numbers, String>,
    by_cutoff: Result<Numbers, String>,
    /// What solved each, in the order of [`Freedom`].
    solved: [Option<Guess>; 2],
}

impl<'a> ObservedFlight<'a> {
    fn new(observation: Observation, inputs: &'a VehicleInputs<'a>, sampling: Sampling<'a>) -> Self {
        let purpose = format!("reconstruction/{}/{}", observation.event, inputs.set().set.id);
        let mut drawn = Inputs::named(sampling.seed, &purpose);
        observation.draw_with(&mut drawn);
        inputs.draw_with(&mut drawn);
        Self { observation, readings: Readings::All, inputs, drawn, sampling }
    }
}

impl ObservedFlight<'_> {
    /// Everything that its solves depend on.
    fn key(&self) -> String {
        let Sampling { samples, seed, .. } = self.sampling;
        format!("{}/{samples}/{seed}/{:?}", self.inputs.set().set.id, self.observation)
    }

    fn draw(&self, index: u32) -> Result<Draw, OutOfDomain> {
        Ok(Draw { index: Some(index as usize), shares: self.drawn.sample(index)?.into_vec() })
    }

    fn middle(&self) -> Draw {
        Draw { index: None, shares: self.drawn.middle().into_vec() }
    }

    fn case(&self, shares: &[f64]) -> Result<Case, String> {
        let [one, other, bearing, vehicle @ ..] = shares else {
            return Err("a draw has a share for both figures and for the bearing".to_owned());
        };
        let drawn = self.inputs.draw(vehicle).map_err(words)?;
        let met = self.observation.figures.at([*one, *other]);
        Ok(Case::new(drawn, self.observation.launch, self.observation.bearing.at(*bearing), met))
    }

    /// The flight in the middle of everything, with its path. At full burn or, where no payload lets it fly the report so, cut
    /// off early. A guess for each saves the search.
    fn middle_flight(&self, known: Option<[Option<Guess>; 2]>) -> Option<(Freedom, Reconstruction)> {
        let case = self.case(&self.middle().shares).ok()?;
        let flown = |freedom| {
            let near = known.and_then(|known| known[freedom as usize]);
            Some((freedom, case.solve(freedom, Detail::Path, near).ok()?))
        };
        flown(Freedom::Payload).or_else(|| flown(Freedom::Cutoff))
    }

    /// What both solves set out from. Of some arcs of the same event it takes over those that are its own as well.
    fn anchors<'p>(
        &self,
        mut arcs: impl Iterator<Item = &'p Arc<Published>>,
    ) -> Result<Anchors, AnswerError> {
        let by_payload = self.anchor(Freedom::Payload, None)?;
        if self.readings == Readings::FullBurn {
            let published = Arc::new(Published::none(&self.observation));
            return Ok(Anchors { by_payload, by_cutoff: Err(NO_PAYLOAD.to_owned()), published });
        }
        let by_cutoff = self.anchor_by_cutoff(&by_payload)?;
        let published = match arcs.find(|arcs| arcs.are_of(&self.observation)) {
            Some(published) => Arc::clone(published),
            None => Arc::new(Published::of(self)?),
        };
        Ok(Anchors { by_payload, by_cutoff, published })
    }

    /// What the solve by cutoff sets out from, near that by payload.
    fn anchor_by_cutoff(
        &self,
        by_payload: &Result<Anchor, String>,
    ) -> Result<Result<Anchor, String>, AnswerError> {
        let middle = by_payload.as_ref().ok().filter(|anchor| anchor.is_middle);
        let at_full_burn = middle.map(|anchor| anchor.flown.guess().freed_otherwise());
        match self.inputs.set().set.propellant {
            Propellant::Liquid => self.anchor(Freedom::Cutoff, at_full_burn),
            Propellant::Solid => Ok(Err("a solid motor burns to its end".to_owned())),
        }
    }

    /// A flight for the draws to set out from: the middle of everything or, where that cannot fly, the first draw that can.
    /// `near` is a guess for the middle.
    fn anchor(&self, solve: Freedom, near: Option<Guess>) -> Result<Result<Anchor, String>, AnswerError> {
        let why = match self.try_anchor(solve, self.middle().shares, true, near) {
            Ok(anchor) => return Ok(Ok(anchor)),
            Err(why) => why,
        };
        let found = self.first_drawn(|shares| self.try_anchor(solve, shares, false, None).ok())?;
        Ok(found.ok_or(why))
    }

    /// What the first draw gives that gives something, whichever was tried sooner.
    fn first_drawn<T: Send>(
        &self,
        of: impl Fn(Vec<f64>) -> Option<T> + Sync,
    ) -> Result<Option<T>, AnswerError> {
        let first = match self.readings {
            Readings::All | Readings::TimesAlone => FIRST_TRIED,
            Readings::FullBurn => FIRST_TRIED_OF_TEMPLATE,
        };
        let tried = (0..first).into_par_iter().map(|i| Ok(of(self.draw(i)?.shares)));
        tried.find_map_first(Result::transpose).transpose()
    }

    fn try_anchor(
        &self,
        solve: Freedom,
        shares: Vec<f64>,
        is_middle: bool,
        near: Option<Guess>,
    ) -> Result<Anchor, String> {
        let case = self.case(&shares)?;
        let flown = case.solve(solve, Detail::Events, near).map_err(words)?;
        let leanings = match solve {
            Freedom::Payload if self.readings != Readings::TimesAlone => {
                Leanings::of(self, &case, &shares, flown.payload)
            }
            // What was cut off early carries the published payload.
            Freedom::Payload | Freedom::Cutoff => None,
        };
        let (guess, by_share) = self.bent(&case, &shares, solve, &flown);
        Ok(Anchor { shares, is_middle, flown, guess, by_share, leanings })
    }

    /// The guess of a flight, and how it moves with each share.
    fn bent(
        &self,
        case: &Case,
        shares: &[f64],
        solve: Freedom,
        flown: &Reconstruction,
    ) -> (Guess, Vec<Bent<12>>) {
        let guess = by_itself(async |lane| case.told_in(&lane, solve, flown).await);
        let by_share = self.by_share(shares, async |lane, case| {
            let there = case.solve_in(&lane, solve, Detail::Events, Some(guess)).await.ok()?;
            Some(guess.way_to(&case.told_in(&lane, solve, &there).await))
        });
        (guess, by_share)
    }

    /// What each share does, by what it does to both sides.
    fn by_share<const N: usize>(
        &self,
        shares: &[f64],
        way_to: impl AsyncFn(Lane, Case) -> Option<[f64; N]> + Sync,
    ) -> Vec<Bent<N>> {
        // Within its whole range.
        let aside = |share: f64| [(share + A_SHARE).min(1.0) - share, (share - A_SHARE).max(0.0) - share];
        let moved = async |lane: Lane, input: usize, side: usize| {
            let mut moved = shares.to_vec();
            moved[input] += aside(shares[input])[side];
            let way = way_to(lane, self.case(&moved).ok()?).await?;
            way.iter().all(|part| part.is_finite()).then_some(way)
        };
        let seen = each_beside(2 * shares.len(), async |lane, i| moved(lane, i / 2, i % 2).await);
        let of = |input: usize| {
            let ([one, other], seen) = (aside(shares[input]), &seen[2 * input..]);
            let sides = [(one, seen[0].filter(|_| one > 0.0)), (other, seen[1].filter(|_| other < 0.0))];
            Bent::through(self.shape_of(input), sides)
        };
        (0..shares.len()).map(of).collect()
    }

    /// Along which curve a guess moves with a share: that of the bearing comes round where the bearing may be any.
    fn shape_of(&self, input: usize) -> Shape {
        let bearing = &self.observation.bearing;
        let is_any = (bearing.high() - bearing.low()).as_radians() >= std::f64::consts::TAU;
        if input == BEARING && is_any { Shape::Wave } else { Shape::Parabola }
    }

    /// The farthest path of a flight's missile, the Earth's rotation left out.
    fn farthest_path(&self, anchor: &Anchor) -> Option<FarthestPath> {
        const FARTHER: f64 = 1.1;
        let case = self.case(&anchor.shares).ok()?;
        let vehicle = case.drawn.vehicle.with_payload(anchor.flown.payload).ok()?;
        let near = anchor.leanings.as_ref().map(|leanings| leanings.guess(&anchor.shares, &vehicle)[0]);
        let standard = standard_range(&vehicle, &case.still, near).ok()?;
        let farthest = longest_range(&vehicle, &case.still).ok().map(|longest| longest.distance);
        let within = farthest.zip(standard.distance()).filter(|(far, standard)| *far <= *standard * FARTHER);
        Some(match within {
            Some((far, _)) => FarthestPath {
                km: Some(far.as_kilometres()),
                note: "the farthest path of the middle missile, flatter than the least-energy arc".to_owned(),
            },
            None => FarthestPath {
                km: None,
                note: "a flatter path nears orbital speed; the model gives no bound for it".to_owned(),
            },
        })
    }

    /// Every draw's flights, in the order of the draws whatever thread flew them.
    fn flights(&self, anchors: &Anchors) -> Result<Vec<Flight>, AnswerError> {
        let fly = async |lane: Lane, index: usize| {
            self.sampling.go_on()?;
            let draw = self.draw(index as u32)?;
            Ok(match self.case(&draw.shares) {
                Ok(case) => self.flight(&lane, draw, &case, anchors).await,
                Err(why) => Flight {
                    draw,
                    published_payload_kg: f64::NAN,
                    published: Err(why.clone()),
                    by_payload: Err(why.clone()),
                    by_cutoff: Err(why),
                    solved: [None; 2],
                },
            })
        };
        each_beside(self.sampling.samples as usize, fly).into_iter().collect()
    }

    async fn flight(&self, lane: &Lane, draw: Draw, case: &Case, anchors: &Anchors) -> Flight {
        let vehicle = &case.drawn.vehicle;
        let published_payload_kg = vehicle.payload().as_kilograms();
        let (mut lighter, mut solved) = (false, [None; 2]);
        let by_payload = match &anchors.by_payload {
            Err(why) => Err(why.clone()),
            Ok(anchor) => {
                let flown =
                    case.solve_in(lane, Freedom::Payload, Detail::Events, anchor.near_to(&draw.shares)).await;
                // What carries the published payload and more at full burn can be cut off early under the published one; what
                // carries less, or cannot reach the report with any payload, cannot.
                lighter = match &flown {
                    Ok(flown) => flown.payload.as_kilograms() < published_payload_kg,
                    Err(why) => matches!(why, NoReconstruction::CannotReach { .. }),
                };
                solved[Freedom::Payload as usize] = flown.as_ref().ok().map(Reconstruction::guess);
                flown.map(|flown| (anchor, flown)).map_err(words)
            }
        };
        let nothing_spare =
            || "at full burn with the published payload it does not reach the report".to_owned();
        let published = match (&anchors.by_payload, &anchors.by_cutoff) {
            _ if self.readings == Readings::FullBurn => Err(NO_PAYLOAD.to_owned()),
            _ if lighter => Err(nothing_spare()),
            (Err(_), Err(why)) => Err(why.clone()),
            _ => anchors.published.arcs(lane, &draw, case).await,
        };
        let by_payload = match by_payload {
            Ok((anchor, flown)) => {
                let longer = published.as_ref().map_or(0.0, |published| published.longer);
                self.at_full_burn(lane, &draw, case, (anchor, longer), flown).await
            }
            Err(why) => Err(why),
        };
        let by_cutoff = match &anchors.by_cutoff {
            Err(why) => Err(why.clone()),
            Ok(_) if lighter => Err(nothing_spare()),
            Ok(anchor) => {
                let flown =
                    case.solve_in(lane, Freedom::Cutoff, Detail::Events, anchor.near_to(&draw.shares)).await;
                flown.map_err(words).and_then(|flown| {
                    solved[Freedom::Cutoff as usize] = Some(flown.guess());
                    Ok(numbers(&flown)?.with_standard(published.as_ref().map_err(Clone::clone)?))
                })
            }
        };
        Flight { draw, published_payload_kg, published, by_payload, by_cutoff, solved }
    }

    /// The numbers of a flight at full burn, with the standard ranges of the payload that it carries. `longer` is by how much the
    /// kick of the draw's other arcs was longer than guessed.
    async fn at_full_burn(
        &self,
        lane: &Lane,
        draw: &Draw,
        case: &Case,
        (anchor, longer): (&Anchor, f64),
        flown: Reconstruction,
    ) -> Result<Numbers, String> {
        let vehicle = case.drawn.vehicle.with_payload(flown.payload).map_err(words)?;
        let near = anchor
            .leanings
            .as_ref()
            .map(|leanings| leanings.guess(&draw.shares, &vehicle).map(|guess| guess.moved([longer, 0.0])));
        Ok(numbers(&flown)?
            .with_standard(&case.least_energy_in(lane, &vehicle, near, Some(flown.kick_by_parts())).await?))
    }

    /// The bands of one reading.
    fn flown(
        &self,
        reading: Reading,
        flights: &[Flight],
        id: &str,
    ) -> Result<Result<Flown, String>, AnswerError> {
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
        let band_over = |draws: &[(&Draw, Numbers)],
                         field: &str,
                         unit: ReportUnit,
                         pick: fn(&Numbers) -> f64|
         -> Result<BandReport, AnswerError> {
            let values: Vec<f64> = draws.iter().map(|(_, numbers)| pick(numbers)).collect();
            // What is beyond a limit moves nothing farther.
            let limited: Vec<f64> = values.iter().map(|v| v.min(Standard::BEYOND.as_kilometres())).collect();
            let drivers = self.drivers(draws, if unit == ReportUnit::KM { &limited } else { &values });
            let band =
                BandReport::sampled(format!("{id}/{field}"), unit, Sampled::of_or_beyond(values)?, drivers);
            Ok(if unit == ReportUnit::KM { band.limited_to(Standard::BEYOND.as_kilometres()) } else { band })
        };
        let band = |field: &str, unit: ReportUnit, pick: fn(&Numbers) -> f64| {
            band_over(&of_reading, field, unit, pick)
        };
        // The burnout of a least-energy arc is that of the draws that have one.
        let with_arc: Vec<_> = of_reading.iter().copied().filter(|(_, n)| n.standard_is_arc).collect();
        let band_of_arcs = |field: &str, unit: ReportUnit, pick: fn(&Numbers) -> f64| {
            (!with_arc.is_empty()).then(|| band_over(&with_arc, field, unit, pick)).transpose()
        };
        let flight_time_s = band("flight_time_s", ReportUnit::S, |n| n.flight_time_s)?;
        let drivers = flight_time_s.drivers.clone();
        let standard_range_rotating_km =
            band("standard_range_rotating_km", ReportUnit::KM, |n| n.standard_range_rotating_km)?;
        let figures = &self.observation.figures;
        let range_km = match figures.range() {
            Some(_) => None,
            None => Some(band("range_km", ReportUnit::KM, |n| n.range_km)?),
        };
        let apogee_km = match figures.apogee() {
            Some(_) => None,
            None => Some(band("apogee_km", ReportUnit::KM, |n| n.apogee_km)?),
        };
        let reported_km = figures.range().map(|range| range.at(0.5).as_kilometres());
        let flown_km = reported_km.or(range_km.as_ref().map(|band| band.nominal)).unwrap_or(f64::NAN);
        Ok(Ok(Flown {
            figures_reading: reading,
            range_km,
            apogee_km,
            burnout_time_s: band("burnout_time_s", ReportUnit::S, |n| n.burnout_time_s)?,
            burnout_altitude_km: band("burnout_altitude_km", ReportUnit::KM, |n| n.burnout_altitude_km)?,
            burnout_speed_m_s: band("burnout_speed_m_s", ReportUnit::M_S, |n| n.burnout_speed_m_s)?,
            payload_kg: band("payload_kg", ReportUnit::KG, |n| n.payload_kg)?,
            burnt_share: band("burnt_share", ReportUnit::Share, |n| n.burnt_share)?,
            launch_azimuth_deg: band("launch_azimuth_deg", ReportUnit::DEG, |n| n.launch_azimuth_deg)?,
            standard_range_km: band("standard_range_km", ReportUnit::KM, |n| n.standard_range_km)?,
            carries_at_least_km: (flown_km > standard_range_rotating_km.nominal).then_some(flown_km),
            standard_range_rotating_km,
            standard_burnout_speed_m_s: band_of_arcs("standard_burnout_speed_m_s", ReportUnit::M_S, |n| {
                n.standard_burnout_speed_m_s
            })?,
            standard_burnout_altitude_km: band_of_arcs(
                "standard_burnout_altitude_km",
                ReportUnit::KM,
                |n| n.standard_burnout_altitude_km,
            )?,
            standard_burnout_angle_deg: band_of_arcs("standard_burnout_angle_deg", ReportUnit::DEG, |n| {
                n.standard_burnout_angle_deg
            })?,
            flown_share: of_reading.len() as f64 / flights.len() as f64,
            not_flown: why,
            consistency: Consistency::UNREPORTED,
            flight_time_s,
            drivers,
        }))
    }

    /// What each input does to a number.
    fn drivers(&self, draws: &[(&Draw, Numbers)], values: &[f64]) -> Vec<Driver> {
        self.moved(draws.iter().map(|(draw, _)| draw.shares.as_slice())).drivers(values)
    }

    /// What moves the numbers of some draws: where each input stood.
    fn moved<'d>(&self, shares: impl Iterator<Item = &'d [f64]>) -> Moved {
        Moved::new(self.drawn.names().map(str::to_owned).collect(), shares.map(<[f64]>::to_vec).collect())
    }

    /// How much longer the middle flight takes for each kilometre of apogee, at the same range; `None` where the middle of
    /// everything cannot fly.
    fn seconds_per_km(&self, solve: Freedom, anchor: &Anchor) -> Option<f64> {
        if !anchor.is_middle {
            return None;
        }
        let case = self.case(&anchor.shares).ok()?;
        let Reported::RangeAndApogee { range, apogee } = case.met else { return None };
        let step_km = -0.002 * apogee.as_kilometres();
        let lower = Case { met: (range, apogee + Length::kilometres(step_km)).into(), ..case };
        let there = lower.solve(solve, Detail::Events, anchor.near()).ok()?;
        let slower = (there.trajectory.impact.time - anchor.flown.trajectory.impact.time).as_seconds();
        (slower / step_km > 0.0).then_some(slower / step_km)
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
                Ok(numbers.with_standard(self.published.as_ref().map_err(Clone::clone)?))
            }
        }
    }
}

fn km_or_beyond(standard: &Standard) -> f64 {
    standard.distance().map_or(f64::INFINITY, Length::as_kilometres)
}

/// The numbers of a flight; those of its least-energy arcs are none yet.
pub(crate) fn numbers(flown: &Reconstruction) -> Result<Numbers, String> {
    let burnout = flown.trajectory.burnouts.last().ok_or("it comes down before its last burn ends")?;
    Ok(Numbers {
        range_km: flown.trajectory.range.as_kilometres(),
        apogee_km: flown.trajectory.apogee.height.as_kilometres(),
        flight_time_s: flown.trajectory.impact.time.as_seconds(),
        burnout_time_s: burnout.time.as_seconds(),
        burnout_altitude_km: burnout.height.as_kilometres(),
        burnout_speed_m_s: burnout.speed.as_metres_per_second(),
        payload_kg: flown.payload.as_kilograms(),
        burnt_share: flown.burnt_share,
        launch_azimuth_deg: flown.launch_azimuth.as_degrees(),
        ..Numbers::NONE
    })
}

mod able;
mod bent;
mod case;
mod half_open;
pub(crate) mod laws;
mod leaning;
mod observed;
mod paths;
mod ranges;
mod shared;
#[cfg(test)]
mod tests;
mod verdict;

pub(crate) use able::able;
use bent::{Bent, Shape, along};
pub(crate) use case::Case;
pub(crate) use half_open::Side;
pub(crate) use leaning::standard_km;
use leaning::{Leanings, LeastEnergy, Published};
pub use observed::{Figures, Observation};
use paths::drawn_path;
pub use paths::{FlownPath, FlownPaths, Solves};
pub use ranges::{standard_ranges, standard_towards};
pub use shared::{Carried, FlownTime, FlownTimes, SharedVehicle};
pub(crate) use shared::{is_cut_off, times, vehicles};
pub(crate) use verdict::ReportedTime;
use verdict::verdict;
