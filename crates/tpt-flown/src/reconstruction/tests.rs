//! Draws are independent of each other and of how many there are.

use tpt_catalogue::{Catalogue, embedded};
use tpt_earth::assert_close;
use tpt_flight::by_itself;

use super::*;

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
        range: around(1000.0, 5.0),
        apogee: around(260.0, 5.0),
        bearing: Spread::Uniform { low: Angle::degrees(76.5), high: Angle::degrees(77.5) },
    };
    let sampling = Sampling::new(samples, tpt_earth::DEFAULT_SEED);
    work(&Flights::fly(observation, &inputs, sampling).expect("it flies"))
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
            let (range, apogee) = case.flown;
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
            let leans = anchor.leans(&flight.draw.shares, vehicle.payload().as_kilograms());
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
