//! Laws of flights that hold for every missile on record, over many draws of each: they take longer than a test of the crate
//! that flies them should.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;
use tpt_catalogue::Catalogue;
use tpt_earth::math::{exp, ln};
use tpt_earth::{Angle, GravityModel, Position, Spread, Stream};
use tpt_flight::{
    AirModel, Cutoff, Detail, Plan, Range, Rotation, Steering, Vehicle, World, longest_range, standard_range,
};
use tpt_flown::laws::{DrawnVehicle, Figures, Numbers, Observation, VehicleInputs, nudged_draws};
use tpt_setting::Sampling;

use crate::vehicles::catalogue;

/// A drawn vehicle launched somewhere, its impact seen in a direction from there.
fn range(drawn: &DrawnVehicle, launch: Position, bearing_deg: f64, rotation: Rotation) -> Range {
    let world = World { gravity: GravityModel::ZonalJ4, rotation, air: AirModel::Standard };
    Range { launch, bearing: Angle::degrees(bearing_deg), timing: drawn.timing, world, tolerance: 3e-9 }
}

/// Everything that a launch on record has to meet with a missile; where the missile has none, a notional flight of half of
/// its standard range.
fn an_observation(catalogue: &Catalogue, missile: &str, inputs: &VehicleInputs<'_>) -> Option<Observation> {
    let reports = catalogue
        .launches
        .values()
        .filter(|launch| launch.missile.as_ref().is_some_and(|id| id.as_str() == missile));
    let reported = reports
        .flat_map(|launch| launch.reports.iter().map(move |report| (launch, report)))
        .find_map(|(launch, report)| {
            let place = catalogue.places.get(launch.site.as_ref()?)?;
            Some(Observation {
                event: launch.id.to_string(),
                launch: place.position().ok()?,
                figures: Figures::RangeAndApogee {
                    range: report.range.as_ref()?.length_spread()?,
                    apogee: report.apogee.as_ref()?.length_spread()?,
                },
                bearing: Spread::Uniform { low: Angle::degrees(60.0), high: Angle::degrees(80.0) },
            })
        });
    reported.or_else(|| {
        let launch = Position::new(Angle::degrees(39.66), Angle::degrees(124.7)).ok()?;
        let drawn = inputs.draw(&vec![0.5; inputs.len()]).ok()?;
        let still = range(&drawn, launch, 70.0, Rotation::Still);
        let far = standard_range(&drawn.vehicle, &still, None).ok()?.distance()?;
        let around = |share: f64| Spread::Uniform { low: far * (share - 0.01), high: far * (share + 0.01) };
        Some(Observation {
            event: format!("notional-{missile}"),
            launch,
            figures: Figures::RangeAndApogee { range: around(0.5), apogee: around(0.35) },
            bearing: Spread::Uniform { low: Angle::degrees(60.0), high: Angle::degrees(80.0) },
        })
    })
}

/// Whether a nudge moved a number by more than 1e-8 of itself or of one unit, or a refusal; or a search failed.
fn differ(pair: &(Numbers, Numbers)) -> bool {
    match pair {
        (Ok(here), Ok(there)) => here.iter().zip(there).any(|(one, other)| {
            if one.is_finite() && other.is_finite() {
                (one - other).abs() > 1e-8 * one.abs().max(1.0)
            } else {
                one.to_bits() != other.to_bits()
            }
        }),
        (Err(here), Err(there)) => here != there || here.contains("search failed"),
        _ => true,
    }
}

/// Who changes every input by a billionth of a thousandth changes nothing: no number by more than 1e-8 of itself or of one
/// unit, no refusal, for every missile on record. Nor does any search fail.
#[test]
fn a_nudge_moves_no_number() {
    const DRAWS: u32 = 200;
    let catalogue = catalogue();
    let (mut missiles, mut compared) = (0, 0);
    for (id, missile) in &catalogue.missiles {
        let Some(set) = missile.resolved_stage_sets().next() else { continue };
        let inputs = VehicleInputs::new(&catalogue, set).expect("its figures are sound");
        let Some(observation) = an_observation(&catalogue, id.as_str(), &inputs) else { continue };
        let sampling = Sampling::new(DRAWS, tpt_earth::DEFAULT_SEED);
        let flown = nudged_draws(observation, &inputs, sampling, [1.0, 1.0 + 1e-12]);
        let flown = flown.expect("no draw is cancelled");
        let mut moved = Vec::new();
        for (draw, [here, there]) in flown.into_iter().enumerate() {
            assert_eq!(
                here.is_some(),
                there.is_some(),
                "{id}, draw {draw}: only one of the two is a vehicle"
            );
            compared += u32::from(here.as_ref().is_some_and(|[by_payload, _]| by_payload.is_ok()));
            let pairs = here.into_iter().flatten().zip(there.into_iter().flatten());
            moved.extend(pairs.filter(differ).map(|pair| format!("{id}, draw {draw}: {pair:?}")));
        }
        assert!(moved.is_empty(), "{} of {DRAWS}: {}", moved.len(), moved.join("\n"));
        missiles += 1;
    }
    assert!(missiles >= 15 && compared > 100 * missiles, "{missiles} missiles, {compared} flights");
}

/// The farthest path is the top of a fine comb of kicks, for every draw of every missile of one stage.
#[test]
fn no_kick_of_a_fine_comb_carries_farther_than_the_farthest_path() {
    // With 200 draws of each, 1,773 were compared on 2026-11-30, with the same result.
    const DRAWS: u32 = 3;
    const COMB: u32 = 240;
    let catalogue = catalogue();
    let compared = AtomicU32::new(0);
    let fly = |(vehicle, range): (&Vehicle, &Range), azimuth: Angle, kick_deg: f64| {
        let steering = Steering {
            vertical_rise: range.timing.vertical_rise,
            pitch_over: range.timing.pitch_over,
            kick: Angle::degrees(kick_deg),
        };
        let plan = Plan { launch: range.launch, azimuth, steering, cutoff: Cutoff::FullBurn };
        tpt_flight::fly(vehicle, &plan, range.world, range.tolerance, Detail::Events)
    };
    catalogue.missiles.values().for_each(|missile| {
        let Some(set) = missile.resolved_stage_sets().next().filter(|set| set.stages.len() == 1) else {
            return;
        };
        let inputs = VehicleInputs::new(&catalogue, set).expect("its figures are sound");
        let stream = Stream::named(1, missile.id.as_str());
        (0..DRAWS).into_par_iter().for_each(|draw| {
            let shares = (0..inputs.len() as u32).map(|i| stream.number(draw, i).expect("it is a draw"));
            let Ok(drawn) = inputs.draw(&shares.collect::<Vec<_>>()) else { return };
            let launch = Position::new(Angle::degrees(40.0), Angle::degrees(127.0)).expect("it is a place");
            let [still, turning] =
                [Rotation::Still, Rotation::Turning].map(|rotation| range(&drawn, launch, 90.0, rotation));
            let vehicle = &drawn.vehicle;
            let Ok(farthest) = longest_range(vehicle, &still) else { return };
            let far_km = farthest.distance.as_kilometres();
            // The azimuth with which it comes down on the bearing. All kicks, and a narrower comb around the one that was found.
            let at_deg = farthest.kick.as_degrees();
            let wide = (0..COMB).map(|i| 0.1 * exp(ln(400.0) * f64::from(i) / f64::from(COMB)));
            let narrow = (0..COMB).map(|i| at_deg * (0.9 + 0.2 * f64::from(i) / f64::from(COMB)));
            for kick_deg in wide.chain(narrow) {
                let Ok(flight) = fly((vehicle, &still), farthest.azimuth, kick_deg) else { continue };
                let km = flight.range.as_kilometres();
                assert!(km <= far_km * (1.0 + 1e-6), "{}, {kick_deg}°: {km} km, not {far_km}", missile.id);
            }
            // Eastwards a turning Earth adds.
            let turning_km =
                longest_range(vehicle, &turning).map_or(f64::INFINITY, |f| f.distance.as_kilometres());
            assert!(turning_km > far_km, "{}: {turning_km} km, not above {far_km}", missile.id);
            compared.fetch_add(1, Ordering::Relaxed);
        });
    });
    let compared = compared.into_inner();
    assert!(compared >= 8 * DRAWS, "{compared} draws were compared");
}

/// Figures that hardly move give standard ranges that hardly move: a ten-thousandth of every spread, which is a thousandth of a
/// per cent of a figure known to a tenth, gives less than half a per cent. The farthest path of the long, weak second stage that
/// stood here before went from 18,400 to 20,004 km.
#[test]
fn pinned_figures_pin_the_standard_range() {
    const DRAWS: u32 = 32;
    const OF_THE_SPREAD: f64 = 1e-4;
    let catalogue = catalogue();
    let launch = Position::new(Angle::degrees(40.0), Angle::degrees(127.0)).expect("it is a place");
    let mut pinned = 0;
    for missile in catalogue.missiles.values() {
        for set in missile.resolved_stage_sets() {
            let inputs = VehicleInputs::new(&catalogue, set).expect("its figures are sound");
            let stream = Stream::named(2, missile.id.as_str());
            let far_km = |draw: u32, bearing_deg: f64, rotation: Rotation| {
                let share =
                    |i: u32| 0.5 + OF_THE_SPREAD * (stream.number(draw, i).expect("it is a draw") - 0.5);
                let shares: Vec<f64> = (0..inputs.len() as u32).map(share).collect();
                let drawn = inputs.draw(&shares).ok()?;
                let range = range(&drawn, launch, bearing_deg, rotation);
                Some(standard_range(&drawn.vehicle, &range, None).ok()?.distance()?.as_kilometres())
            };
            for (bearing_deg, rotation) in [(90.0, Rotation::Still), (52.0, Rotation::Turning)] {
                let all: Vec<Option<f64>> =
                    (0..DRAWS).into_par_iter().map(|draw| far_km(draw, bearing_deg, rotation)).collect();
                let km: Vec<f64> = all.iter().copied().flatten().collect();
                // Beyond its limit none of them has a number.
                assert!(km.is_empty() || km.len() == all.len(), "{}: {} of {DRAWS}", missile.id, km.len());
                let (low, high) =
                    km.iter().fold((f64::INFINITY, 0.0_f64), |(l, h), km| (l.min(*km), h.max(*km)));
                assert!(km.is_empty() || high / low < 1.005, "{}: {low} to {high} km", missile.id);
                pinned += u32::from(!km.is_empty());
            }
        }
    }
    assert!(pinned >= 30, "{pinned}");
}
