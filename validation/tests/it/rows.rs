//! Rows are the same bits whatever lies beside them.

use jiff::civil::date;
use tpt_flown::rows::{Column, Parts, Prepared, ReadAs, Rows};

use crate::vehicles::resolved_on;

fn prepared(missile: &str) -> Prepared {
    resolved_on(Some(date(2018, 1, 1)), |resolved, beliefs| {
        Prepared::new(resolved.catalogue, beliefs, missile).expect("it has a stage set")
    })
}

#[test]
fn rows_together_alone_reversed_and_on_other_threads_are_the_same_bits() {
    // Over several cells, with some that cannot be flown and some whose vehicle is another.
    let count = 48;
    let spread = |from: f64, to: f64, turn: f64| -> Vec<f64> {
        (0..count).map(|i| from + (to - from) * (f64::from(i) * turn).fract()).collect()
    };
    let (range_km, apogee_km) = (spread(600.0, 1400.0, 0.618), spread(900.0, 6000.0, 0.414));
    let azimuth_deg = spread(0.0, 360.0, 0.732);
    let latitude_deg = spread(38.0, 42.0, 0.236);
    let missile = prepared("hwasong-14");
    let names = missile.input_names().len();
    let shares: Vec<Vec<f64>> = (0..names).map(|i| spread(0.2, 0.8, 0.1 + 0.37 * i as f64)).collect();
    let all = |missile: &Prepared, order: &[usize]| {
        let pick = |column: &Vec<f64>| -> Vec<f64> { order.iter().map(|i| column[*i]).collect() };
        let (range_km, apogee_km, azimuth_deg, latitude_deg) =
            (pick(&range_km), pick(&apogee_km), pick(&azimuth_deg), pick(&latitude_deg));
        let shares: Vec<Vec<f64>> = shares.iter().map(pick).collect();
        let shares: Vec<Column<'_>> = shares.iter().map(|column| Column::Many(column)).collect();
        let rows = Rows {
            launch_latitude_deg: Column::Many(&latitude_deg),
            launch_longitude_deg: Column::One(126.43),
            range_km: Column::Many(&range_km),
            apogee_km: Column::Many(&apogee_km),
            azimuth_deg: Column::Many(&azimuth_deg),
            flight_time_s: Some(Column::One(2832.0)),
            vehicle_shares: &shares,
        };
        let parts = Parts::FlightAndStandardRanges;
        missile.reconstruct(&rows, ReadAs::First, parts, &|| false).expect("the columns are sound").bits()
    };
    let forwards: Vec<usize> = (0..48).collect();
    let backwards: Vec<usize> = forwards.iter().rev().copied().collect();
    let on = |threads: usize, order: &[usize]| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        // Nothing remembered of another run.
        let missile = prepared("hwasong-14");
        pool.install(|| all(&missile, order))
    };
    let together = all(&missile, &forwards);
    let flown = together.iter().filter(|row| row.last() != Some(&0)).count();
    assert!((20..=48).contains(&flown), "{flown} rows were flown");
    assert_eq!(together, on(1, &forwards));
    let mut reversed = on(4, &backwards);
    reversed.reverse();
    assert_eq!(together, reversed);
    // Each alone, the last first, with nothing remembered before the first of them.
    let missile = prepared("hwasong-14");
    for row in backwards {
        assert_eq!(together[row..=row], all(&missile, &[row]), "row {row}");
    }
}
