//! Draws are independent of each other and of how many there are.

use jiff::civil::date;
use tpt_catalogue::{Catalogue, embedded};
use tpt_earth::{Angle, Position, Spread, assert_close};
use tpt_flight::{Range, by_itself, standard_distance_in};
use tpt_setting::{BuiltIn, Setting};

use super::*;
use crate::reconstruct::{ReconstructionContext, of_launch, reconstruct_launch};

/// Seoul's report of 6 March 2017, flown with the first set of the Scud-ER.
fn with_samples<R>(samples: u32, work: impl FnOnce(&Flights<'_>) -> R) -> R {
    let catalogue = Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound");
    let set = catalogue.missiles["scud-er"].resolved_stage_sets().next().expect("it has a set");
    let inputs = VehicleInputs::new(&catalogue, set).expect("its figures are sound");
    let around = |middle: f64, half: f64| Spread::Uniform {
        low: Length::kilometres(middle - half),
        high: Length::kilometres(middle + half),
    };
    let observation = Observation {
        event: "2017-03-06".to_owned(),
        launch: Position::new(Angle::degrees(39.66), Angle::degrees(124.7)).expect("it is a place"),
        figures: Figures::RangeAndApogee { range: around(1000.0, 5.0), apogee: around(260.0, 5.0) },
        bearing: Spread::Uniform { low: Angle::degrees(76.5), high: Angle::degrees(77.5) },
    };
    let sampling = Sampling::new(samples, tpt_earth::DEFAULT_SEED);
    work(&Flights::fly(observation, &inputs, sampling, Readings::All, &[]).expect("it flies"))
}

fn numbers(flights: &Flights<'_>) -> Vec<Result<Numbers, String>> {
    flights.flights.iter().map(|flight| flight.by_payload.clone()).collect()
}

#[test]
fn forty_samples_are_the_first_twenty_and_the_last_twenty() {
    let (few, many) = (with_samples(20, numbers), with_samples(40, numbers));
    assert_eq!(few, many[..20]);
    assert_ne!(few, many[20..]);
}

#[test]
fn each_draw_meets_its_own_report() {
    with_samples(40, |flights| {
        for flight in &flights.flights {
            let case = flights.observed.case(&flight.draw.shares).expect("it is a vehicle");
            let anchor = flights.anchors.by_payload.as_ref().expect("there is one");
            let flown = case.solve(Freedom::Payload, Detail::Events, anchor.near());
            let flown = flown.expect("it flies");
            let Reported::RangeAndApogee { range, apogee } = case.met else { panic!("it gives both") };
            let allowed = PRECISION * (range + apogee).as_metres();
            assert_close!(flown.trajectory.range.as_metres(), range.as_metres(), abs = allowed);
            assert_close!(flown.trajectory.apogee.height.as_metres(), apogee.as_metres(), abs = allowed);
        }
    });
}

#[test]
fn a_standard_range_is_the_same_from_near_and_from_far() {
    with_samples(24, |flights| {
        let anchor = flights.anchors.by_payload.as_ref().expect("there is one");
        for flight in &flights.flights {
            let case = flights.observed.case(&flight.draw.shares).expect("it is a vehicle");
            let vehicle = &case.drawn.vehicle;
            let leanings = anchor.leanings.as_ref().expect("it was searched");
            let leans = Some(leanings.guess(&flight.draw.shares, vehicle));
            let of = |near| {
                by_itself(async |lane| standard_km(&lane, &case, vehicle, near).await).expect("it flies")
            };
            for (near, far) in of(leans).into_iter().zip(of(None)) {
                assert_close!(near, far, rel = 1e-7);
            }
        }
    });
}

#[test]
fn near_the_speed_of_an_orbit_it_is_the_same_from_near_and_from_far() {
    let catalogue = Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound");
    let set = catalogue.missiles["hwasong-14"].resolved_stage_sets().next().expect("it has a set");
    let inputs = VehicleInputs::new(&catalogue, set).expect("its figures are sound");
    let known =
        |km: f64| Spread::Uniform { low: Length::kilometres(km - 1.0), high: Length::kilometres(km + 1.0) };
    let observation = Observation {
        event: "2017-07-28".to_owned(),
        launch: Position::new(Angle::degrees(40.6), Angle::degrees(126.4)).expect("it is a place"),
        figures: Figures::RangeAndApogee { range: known(998.0), apogee: known(3724.9) },
        bearing: Spread::Uniform { low: Angle::degrees(79.0), high: Angle::degrees(81.0) },
    };
    let sampling = Sampling::new(40, tpt_earth::DEFAULT_SEED);
    let flights = Flights::fly(observation, &inputs, sampling, Readings::All, &[]).expect("it flies");
    let leanings = flights.anchors.published.leanings().expect("the middle has one");
    let (mut arcs, mut rounds, mut disputed, mut beyond) = (0, 0, 0, 0);
    for flight in &flights.flights {
        let Ok(case) = flights.observed.case(&flight.draw.shares) else { continue };
        let vehicle = &case.drawn.vehicle;
        let leans = leanings.guess(&flight.draw.shares, vehicle);
        let of =
            |range: &Range, near| standard_range(vehicle, range, near).expect("it has one, or goes round");
        for (range, lean) in [(&case.still, leans[0]), (&case.turning, leans[1])] {
            let (near, far) = (of(range, Some(lean)), of(range, None));
            let km = |standard: &Standard| standard.distance().map(Length::as_kilometres);
            match (km(&near), km(&far)) {
                (Some(near), Some(far)) => assert_close!(near, far, rel = 1e-7),
                (near, far) => assert_eq!(near, far),
            }
            // Who asks for the distance alone gets the same bits, or the same that it is beyond.
            let asked = by_itself(async |lane| standard_distance_in(&lane, vehicle, range, Some(lean)).await);
            assert_eq!(asked.expect("it has one").0, near.distance());
            beyond += usize::from(near.distance().is_none());
            // Near the speed of a circular orbit whether there is an arc may hang on the guess.
            disputed += usize::from(near.is_arc != far.is_arc);
            if near.is_arc && far.is_arc {
                let speed = |standard: &Standard| standard.burnout.speed.as_metres_per_second();
                assert_close!(speed(&near), speed(&far), rel = 1e-6);
                arcs += 1;
            } else {
                rounds += 1;
            }
        }
    }
    assert!(arcs > 20 && rounds > 5 && beyond > 10 && disputed < 4, "{arcs} {rounds} {beyond} {disputed}");
}

#[test]
fn reports_of_one_event_share_their_arcs_and_lose_nothing() {
    let solved = BuiltIn::at(date(2017, 12, 31)).and_then(|facts| {
        facts.ask(|setting| {
            let setting = Setting { sampling: Sampling { samples: 12, ..setting.sampling }, ..setting };
            let launch = &setting.resolved.catalogue.launches["2017-07-28"];
            let context = ReconstructionContext { setting, id_prefix: String::new() };
            let all = of_launch(&context, launch, None, None)?;
            let mut alone = Vec::new();
            for report in &launch.reports {
                alone.extend(of_launch(&context, launch, None, Some(report.id.as_str()))?);
            }
            Ok((all, alone))
        })
    });
    let (all, alone) = solved.expect("the built-in facts are sound");
    assert!(all.iter().filter(|report| report.flown.is_some()).count() >= 4);
    assert_eq!(format!("{all:?}"), format!("{alone:?}"));
}

#[test]
fn a_driver_is_what_moves_the_number() {
    with_samples(64, |flights| {
        let flown =
            flights.observed.flown(Reading::FullBurn, &flights.flights, "id").expect("there are bands");
        let flown = flown.expect("it flies");
        let first = &flown.flight_time_s.drivers[0];
        assert_eq!(first.input, "apogee as reported");
        // 10 km of apogee are some 9 s on such a flight (599 s at 260 km, 608 s at 270 km).
        assert_close!(first.swing, 9.0, abs = 1.5);
    });
}

#[test]
fn every_draw_that_is_a_missile_and_flies_the_report_has_its_least_energy_arc() {
    // Beyond 13,000 km in part, and near the speed of an orbit.
    let solved = BuiltIn::at(date(2017, 12, 31)).and_then(|facts| {
        facts.ask(|setting| {
            let setting = Setting { sampling: Sampling { samples: 48, ..setting.sampling }, ..setting };
            reconstruct_launch(setting, "2017-07-28", None)
        })
    });
    let reports = solved.expect("the built-in facts are sound").reports;
    let flown = reports.iter().filter_map(|report| report.flown.as_ref());
    let at_full_burn = flown.filter(|flown| flown.figures_reading == Reading::FullBurn);
    let told: Vec<_> = at_full_burn.map(|flown| (flown.flown_share, flown.not_flown.clone())).collect();
    assert!(told.len() >= 4, "{told:?}");
    for (share, why) in &told {
        assert!(*share > 0.85, "{told:?}");
        assert!(why.as_ref().is_none_or(|why| why.contains("no mass is left")), "{told:?}");
    }
}
