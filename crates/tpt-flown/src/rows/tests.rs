//! Rows are what single solves are, whatever lies beside them.

use tpt_catalogue::{Catalogue, embedded};
use tpt_earth::{Angle, Position};
use tpt_earth::{DEFAULT_SEED, Spread, Time, assert_close};
use tpt_flight::{Cutoff, Plan, Steering, by_itself, fly};
use tpt_scenario::{Scenario, embedded_scenarios};

use super::*;
use crate::reconstruction::{EARTH, Figures, Flights, Observation, PRECISION, TOLERANCE};
use tpt_setting::Sampling;

fn prepared(missile: &str) -> Prepared {
    try_prepared(missile).expect("it has a stage set")
}

fn try_prepared(missile: &str) -> Result<Prepared, AnswerError> {
    let day = jiff::civil::date(2018, 1, 1);
    let catalogue = Catalogue::load(&[embedded()]).expect("the embedded catalogue is sound");
    let (file, text) = embedded_scenarios()[0];
    let _scenario = Scenario::read(file, text.as_bytes(), &catalogue).expect("the scenario reads");
    let catalogue = catalogue.as_of(day);
    let beliefs = Beliefs::new(&catalogue, "nominal", &[]).expect("the set exists");
    Prepared::new(&catalogue, &beliefs, missile)
}

const NEVER: &dyn Fn() -> bool = &|| false;

/// The launch of 28 July 2017 as reported, with a column of ranges and one of apogees.
fn of_july<'a>(range_km: Column<'a>, apogee_km: Column<'a>) -> Rows<'a> {
    Rows {
        launch_latitude_deg: Column::One(40.61),
        launch_longitude_deg: Column::One(126.43),
        range_km,
        apogee_km,
        azimuth_deg: Column::One(70.0),
        flight_time_s: None,
        vehicle_shares: &[],
    }
}

const JULY: Rows<'static> = Rows {
    launch_latitude_deg: Column::One(40.61),
    launch_longitude_deg: Column::One(126.43),
    range_km: Column::One(998.0),
    apogee_km: Column::One(3724.9),
    azimuth_deg: Column::One(70.0),
    flight_time_s: Some(Column::One(2832.0)),
    vehicle_shares: &[],
};

fn first(missile: &Prepared, rows: &Rows<'_>, parts: Parts) -> FlownRows {
    missile.reconstruct(rows, ReadAs::First, parts, NEVER).expect("the columns are sound")
}

#[test]
fn a_row_is_the_flight_in_the_middle_of_a_document() {
    let missile = prepared("hwasong-12");
    let rows = Rows { range_km: Column::One(787.0), apogee_km: Column::One(2111.5), ..JULY };
    let flown = first(&missile, &rows, Parts::FlightAndStandardRanges);
    assert_eq!((flown.reading_code[0], &flown.not_flown), (1, &Vec::new()));
    let exactly = |value: f64| Spread::Uniform { low: value, high: value };
    let observation = Observation {
        event: "rows".to_owned(),
        launch: Position::new(Angle::degrees(40.61), Angle::degrees(126.43)).unwrap(),
        figures: Figures::RangeAndApogee {
            range: exactly(787.0).map(Length::kilometres),
            apogee: exactly(2111.5).map(Length::kilometres),
        },
        bearing: exactly(70.0).map(Angle::degrees),
    };
    let inputs = missile.inputs().unwrap();
    let sampling = Sampling::new(1, DEFAULT_SEED);
    let middle = Flights::middle(observation, &inputs, sampling).expect("it flies");
    // 2,900 km within 1e-9 are 3 mm between the two, far below what half a tenth of a second asks.
    let computed_s = middle.impact.time.as_seconds();
    assert_close!(flown.flight_time_s[0], computed_s, abs = 0.05);
    assert_close!(flown.excess_s[0], 2832.0 - computed_s, abs = 0.05);
    let burnout = middle.burnouts.last().unwrap();
    assert_close!(flown.burnout_time_s[0], burnout.time.as_seconds(), abs = 1e-6);
    assert_close!(flown.burnout_altitude_km[0], burnout.height.as_kilometres(), rel = 1e-4);
    assert_close!(flown.burnout_speed_m_s[0], burnout.speed.as_metres_per_second(), rel = 1e-4);
}

/// Flies what a row says that was flown, with nothing of the solve but the angle of the pitch-over.
fn fly_again(missile: &Prepared, rows: &Rows<'_>, freedom: Freedom, flown: &FlownRows) -> [f64; 3] {
    let inputs = missile.inputs().unwrap();
    let drawn = inputs.draw(&vec![0.5; inputs.len()]).unwrap();
    let (read_as, parts) = (ReadAs::First, Parts::Flight);
    let call = Call { prepared: missile, inputs: OnceLock::new(), rows, read_as, parts };
    let report = rows.report(0).unwrap();
    let (case, near) = (report.case(drawn.clone()).unwrap(), call.near(&report, freedom, false));
    let kick = case.solve(freedom, Detail::Events, near).unwrap().kick;
    let steering =
        Steering { vertical_rise: drawn.timing.vertical_rise, pitch_over: drawn.timing.pitch_over, kick };
    let cutoff = match freedom {
        Freedom::Payload => Cutoff::FullBurn,
        Freedom::Cutoff => Cutoff::Share(flown.burnt_share[0]),
    };
    let launch = Position::new(Angle::degrees(report.latitude_deg), Angle::degrees(report.longitude_deg));
    let azimuth = Angle::degrees(flown.launch_azimuth_deg[0]);
    let plan = Plan { launch: launch.unwrap(), azimuth, steering, cutoff };
    let vehicle = drawn.vehicle.with_payload(Mass::kilograms(flown.payload_kg[0])).unwrap();
    let path = fly(&vehicle, &plan, EARTH, TOLERANCE, Detail::Events).unwrap();
    [path.range.as_kilometres(), path.apogee.height.as_kilometres(), path.bearing.as_degrees()]
}

#[test]
fn a_row_flown_again_meets_its_report_in_both_solves() {
    let missile = prepared("hwasong-12");
    for (reading, freedom) in [(Reading::FullBurn, Freedom::Payload), (Reading::EarlyCutoff, Freedom::Cutoff)]
    {
        // A report that the missile passes with its published payload.
        let rows = Rows { range_km: Column::One(700.0), apogee_km: Column::One(1500.0), ..JULY };
        let flown = missile.reconstruct(&rows, ReadAs::One(reading), Parts::Flight, NEVER).unwrap();
        assert_eq!(flown.not_flown, Vec::new());
        assert_eq!(flown.reading_code[0], code(reading));
        let [range_km, apogee_km, bearing_deg] = fly_again(&missile, &rows, freedom, &flown);
        // Range and apogee are met over both together; the second integration's own error is a twentieth of it.
        let allowed_km = 1.05 * PRECISION * 2200.0;
        assert_close!(range_km, 700.0, abs = allowed_km);
        assert_close!(apogee_km, 1500.0, abs = allowed_km);
        assert_close!(bearing_deg, 70.0, abs = (allowed_km / 700.0).to_degrees());
    }
}

#[test]
fn shares_in_the_middle_are_the_vehicle_in_the_middle() {
    let missile = prepared("hwasong-14");
    let middle = vec![Column::One(0.5); missile.input_names().len()];
    let drawn = Rows { vehicle_shares: &middle, ..JULY };
    let [with, without] = [&drawn, &JULY].map(|rows| first(&missile, rows, Parts::FlightAndStandardRanges));
    assert_eq!(with.bits(), without.bits());
    let low = vec![Column::One(0.1); missile.input_names().len()];
    let other = first(&missile, &Rows { vehicle_shares: &low, ..JULY }, Parts::Flight);
    assert_ne!(other.payload_kg, without.payload_kg);
}

#[test]
fn a_standard_range_is_the_thorough_one_and_its_absence_changes_no_flight() {
    let missile = prepared("hwasong-12");
    let apogees_km = [1200.0, 1700.0, 2111.5];
    let rows = of_july(Column::One(787.0), Column::Many(&apogees_km));
    let flight = first(&missile, &rows, Parts::Flight);
    assert_eq!((&flight.standard_range_km, &flight.standard_range_rotating_km), (&None, &None));
    let all = first(&missile, &rows, Parts::FlightAndStandardRanges);
    for (with, without) in all.bits().iter().zip(flight.bits()) {
        assert_eq!(with[..8], without[..8]);
    }
    let inputs = missile.inputs().unwrap();
    let drawn = inputs.draw(&vec![0.5; inputs.len()]).unwrap();
    for row in 0..apogees_km.len() {
        let case = rows.report(row).unwrap().case(drawn.clone()).unwrap();
        let vehicle = drawn.vehicle.with_payload(Mass::kilograms(all.payload_kg[row])).unwrap();
        let thorough = by_itself(async |lane| standard_km(&lane, &case, &vehicle, None).await).unwrap();
        let quick = [&all.standard_range_km, &all.standard_range_rotating_km];
        for (quick, thorough) in quick.into_iter().zip(thorough) {
            assert_close!(quick.as_ref().unwrap()[row], thorough, rel = 1e-7);
        }
    }
}

#[test]
fn a_reported_flight_time_changes_the_excess_and_nothing_else() {
    let missile = prepared("hwasong-14");
    let times_s = [2832.0, 2000.0, f64::NAN];
    let rows = Rows { flight_time_s: Some(Column::Many(&times_s)), ..JULY };
    let flown = first(&missile, &rows, Parts::FlightAndStandardRanges);
    let computed_s = flown.flight_time_s[0];
    assert_close!(flown.excess_s[0], 2832.0 - computed_s, abs = 0.0);
    assert_close!(flown.excess_s[1], 2000.0 - computed_s, abs = 0.0);
    assert!(flown.excess_s[2].is_nan());
    let without: Vec<Vec<u64>> = flown
        .bits()
        .into_iter()
        .map(|mut row| {
            row.remove(9);
            row
        })
        .collect();
    assert_eq!(without[0], without[1]);
    assert_eq!(without[0], without[2]);
}

#[test]
fn a_row_that_cannot_be_flown_says_why_and_leaves_the_others_alone() {
    let missile = prepared("hwasong-14");
    let ranges_km = [998.0, 0.0, f64::NAN, 998.0, 998.0, 998.0, 998.0];
    let azimuths_deg = [70.0, 70.0, 70.0, 361.0, 70.0, 70.0, 70.0];
    let latitudes_deg = [40.61, 40.61, 40.61, 40.61, -91.0, 40.61, 40.61];
    let times_s = [2832.0, 2832.0, f64::NAN, 2832.0, 2832.0, -1.0, f64::NAN];
    let apogees_km = [3724.9, 3724.9, 3724.9, 3724.9, 3724.9, 3724.9, 90_000.0];
    let rows = Rows {
        launch_latitude_deg: Column::Many(&latitudes_deg),
        azimuth_deg: Column::Many(&azimuths_deg),
        flight_time_s: Some(Column::Many(&times_s)),
        ..of_july(Column::Many(&ranges_km), Column::Many(&apogees_km))
    };
    let flown = first(&missile, &rows, Parts::Flight);
    assert_eq!(flown.reading_code, [1, 0, 0, 0, 0, 0, 0]);
    let reasons: Vec<(usize, &str)> =
        flown.not_flown.iter().map(|row| (row.row, row.reason.as_str())).collect();
    assert_eq!(reasons[0], (1, "range_km = 0; allowed: more than 0 and less than 20,003.9"));
    assert_eq!(reasons[1], (2, "range_km = NaN; allowed: more than 0 and less than 20,003.9"));
    assert_eq!(reasons[2], (3, "azimuth_deg = 361; allowed: 0 to 360"));
    assert_eq!(reasons[3], (4, "launch_latitude_deg = -91; allowed: −90 to 90"));
    assert_eq!(reasons[4], (5, "flight_time_s = -1; allowed: more than 0, or NaN for none"));
    let (row, beyond) = reasons[5];
    assert_eq!(row, 6);
    let refused =
        "no flight of the missile is as steep as the report: 90,000 km high over 998 km; the nearest rise";
    assert!(beyond.starts_with(refused), "{beyond}");
    assert!(flown.flight_time_s[1..].iter().all(|number| number.is_nan()));
    let shares = vec![Column::One(1.5); missile.input_names().len()];
    let drawn = first(&missile, &Rows { vehicle_shares: &shares, ..JULY }, Parts::Flight);
    let name = &missile.input_names()[0];
    assert_eq!(drawn.not_flown[0].reason, format!("vehicle_shares, {name} = 1.5; allowed: 0 to 1"));
}

#[test]
fn readings_that_a_missile_does_not_have_are_refused() {
    let solid = prepared("pukguksong-2");
    let rows = Rows { range_km: Column::One(500.0), apogee_km: Column::One(550.0), ..JULY };
    let one = |reading| solid.reconstruct(&rows, ReadAs::One(reading), Parts::Flight, NEVER).unwrap();
    assert_eq!(one(Reading::EarlyCutoff).not_flown[0].reason, "a solid motor burns to its end");
    let heavier = one(Reading::HeavierPayload);
    let full = one(Reading::FullBurn);
    match heavier.not_flown.first() {
        Some(row) => assert_eq!(row.reason, "at full burn it needs a payload lighter than the published one"),
        None => assert_eq!(heavier.bits()[0][..7], full.bits()[0][..7]),
    }
}

#[test]
fn a_report_at_the_edges_of_the_map_is_flown_as_any_other() {
    let missile = prepared("scud-b");
    let latitudes_deg = [90.0, -90.0, 0.0, 0.0];
    let azimuths_deg = [0.0, 360.0, 0.0, 360.0];
    let rows = Rows {
        launch_latitude_deg: Column::Many(&latitudes_deg),
        launch_longitude_deg: Column::One(-180.0),
        azimuth_deg: Column::Many(&azimuths_deg),
        ..of_july(Column::One(200.0), Column::One(70.0))
    };
    let flown = first(&missile, &rows, Parts::FlightAndStandardRanges);
    assert_eq!((&flown.not_flown, &flown.without_standard_range), (&Vec::new(), &Vec::new()));
    // North is north by either name.
    assert_close!(flown.payload_kg[2], flown.payload_kg[3], rel = 1e-3);
}

#[test]
fn columns_of_different_lengths_are_refused_and_one_value_goes_with_any() {
    let missile = prepared("scud-b");
    let refused = |rows: &Rows<'_>| {
        missile.reconstruct(rows, ReadAs::First, Parts::Flight, NEVER).map(|_| ()).unwrap_err().to_string()
    };
    let unequal = of_july(Column::Many(&[200.0, 210.0]), Column::Many(&[70.0]));
    assert_eq!(
        refused(&unequal),
        "the column `apogee_km` has 1 rows and `range_km` has 2; allowed: one value, or as many in each"
    );
    let one = [Column::One(0.5)];
    let shares = Rows { vehicle_shares: &one, ..of_july(Column::One(200.0), Column::One(70.0)) };
    let figures = missile.input_names().len();
    assert_eq!(
        refused(&shares),
        format!(
            "1 columns of shares for the missile `scud-b`; allowed: none, or one for each of its {figures} figures"
        )
    );
    let none = first(&missile, &of_july(Column::Many(&[]), Column::One(70.0)), Parts::Flight);
    assert_eq!(none.reading_code, Vec::<u8>::new());
    assert!(matches!(try_prepared("nobody"), Err(AnswerError::Unknown(_))));
}

#[test]
fn a_cancelled_call_ends_between_runs_of_rows() {
    let missile = prepared("scud-b");
    let ranges_km = vec![-1.0; 3 * ROWS_AT_ONCE];
    let rows = of_july(Column::Many(&ranges_km), Column::One(70.0));
    let asked = std::cell::Cell::new(0);
    let second = || {
        asked.set(asked.get() + 1);
        asked.get() == 2
    };
    let cancelled = missile.reconstruct(&rows, ReadAs::First, Parts::Flight, &second);
    assert_eq!((cancelled, asked.get()), (Err(AnswerError::Cancelled), 2));
}

#[test]
fn what_is_kept_is_bounded_and_made_once() {
    let kept: Kept<usize, usize> = Kept::new();
    let made = std::cell::Cell::new(0);
    let get = |key| {
        kept.get(key, || {
            made.set(made.get() + 1);
            2 * key
        })
    };
    assert_eq!((get(1), get(1), made.get()), (2, 2, 1));
    for key in 0..=MOST_CELLS {
        assert_eq!(get(key), 2 * key);
    }
    assert!(kept.0.lock().unwrap().len() <= MOST_CELLS);
}

#[test]
fn a_prepared_missile_goes_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Prepared>();
}

#[test]
fn excess_is_reported_less_computed_as_in_a_document() {
    let missile = prepared("scud-b");
    let rows =
        Rows { flight_time_s: Some(Column::One(1000.0)), ..of_july(Column::One(200.0), Column::One(70.0)) };
    let flown = first(&missile, &rows, Parts::Flight);
    let longer = Time::seconds(1000.0) - Time::seconds(flown.flight_time_s[0]);
    assert_close!(flown.excess_s[0], longer.as_seconds(), abs = 0.0);
    assert!(flown.excess_s[0] > 0.0, "a Scud does not fly for a thousand seconds");
}

#[test]
fn a_row_without_an_apogee_or_a_range_is_solved_from_its_time() {
    let missile = prepared("hwasong-14");
    let known = first(&missile, &JULY, Parts::Flight);
    let none = f64::NAN;
    let rows = Rows {
        range_km: Column::Many(&[998.0, 998.0, none, none]),
        apogee_km: Column::Many(&[3724.9, none, 3724.9, none]),
        flight_time_s: Some(Column::One(known.flight_time_s[0])),
        ..JULY
    };
    let flown = first(&missile, &rows, Parts::Flight);
    for row in 0..3 {
        assert_close!(flown.range_km[row], 998.0, rel = 1e-4, "{row}");
        assert_close!(flown.apogee_km[row], 3724.9, rel = 1e-6, "{row}");
        assert_close!(flown.payload_kg[row], known.payload_kg[0], rel = 1e-4, "{row}");
        // A time that a flight was solved from is not compared with it.
        assert_eq!(flown.excess_s[row].is_nan(), row > 0, "{row}");
    }
    assert_eq!(flown.not_flown.len(), 1);
    assert!(flown.not_flown[0].reason.contains("range_km"), "{}", flown.not_flown[0].reason);
}
