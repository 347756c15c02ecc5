//! The vacuum arc against other programs' numbers.

use tpt_earth::{Length, VacuumArc};

use crate::{Row, compare};

fn arc(row: &Row) -> VacuumArc {
    VacuumArc::through(Length::kilometres(row.range_km), Length::kilometres(row.apogee_km)).unwrap()
}

#[test]
fn kepler_times() {
    compare("kepler-times", |row| arc(row).flight_time().as_seconds());
}

#[test]
fn same_speed_range() {
    compare("same-speed-range", |row| arc(row).longest_range_at_same_speed().as_kilometres());
}

/// The least-energy arc from the range alone: its apogee and its time against the table's.
#[test]
fn least_energy() {
    compare("least-energy", |row| {
        let least = VacuumArc::least_energy(Length::kilometres(row.range_km)).unwrap();
        tpt_earth::assert_close!(least.apogee().as_kilometres(), row.apogee_km, abs = 0.51, "{}", row.what);
        least.flight_time().as_minutes()
    });
}
