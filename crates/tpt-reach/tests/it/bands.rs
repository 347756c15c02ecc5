//! Passages of bands of altitude: Choi Bong-wan's windows of 2014, and profiles as such.

use tpt_earth::{Length, VacuumArc, assert_close};
use tpt_reach::{Profile, ProfileTable};

use crate::support::{km, least_energy, profile, s};

/// A lofted Nodong on Seoul, as five papers printed it: 432 km, and 551 s above 100 km, which an arc with an apogee of
/// 429.5 km gives. The printed windows are how long it takes through a band of altitude, with neither reach nor delay.
#[test]
fn choi_2014_windows_are_passages_of_bands() {
    let arc = VacuumArc::through(km(432.0), km(429.5)).unwrap();
    let lofted = profile(&arc);
    let transit = |from: f64, to: f64| lofted.transit(km(from), km(to)).unwrap().as_seconds();
    assert_close!(transit(150.0, 40.0), 45.0, rel = 0.01);
    assert_close!(transit(500.0, 70.0), 287.5, rel = 0.005);
    assert_close!(transit(15.0, 12.0), 1.09, rel = 0.01);
    // The arc itself, without a profile: the share at a height by halving, and Kepler's equation.
    let falls_through = |height: f64| {
        let (mut low, mut high) = (0.5, 1.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if arc.height_at(middle) > km(height) { low = middle } else { high = middle }
        }
        arc.time_at(low).as_seconds()
    };
    for (from, to) in [(150.0, 40.0), (400.0, 70.0), (15.0, 12.0)] {
        assert_close!(transit(from, to), falls_through(to) - falls_through(from), abs = 0.01);
    }
    let above_100 = (lofted.falls_through(km(100.0)) - lofted.duration() * 0.5) * 2.0;
    assert_close!(above_100.as_seconds(), 551.0, abs = 0.5);
}

#[test]
fn a_band_that_is_none_is_refused() {
    let lofted = profile(&VacuumArc::through(km(432.0), km(429.5)).unwrap());
    assert!(lofted.transit(km(40.0), km(150.0)).unwrap_err().to_string().starts_with("band 40 km to 150 km"));
    assert!(
        lofted.transit(km(900.0), km(500.0)).unwrap_err().to_string().starts_with("lower edge of the band")
    );
}

/// Between two ranges of the table the profile is near the arc of that range.
#[test]
fn between_two_ranges_a_table_is_near_the_arc() {
    let table = least_energy();
    for range in [110.0, 325.0, 470.0, 980.0, 1299.0] {
        let exact = profile(&VacuumArc::least_energy(km(range)).unwrap());
        let ours = table.at(km(range)).unwrap();
        assert_close!(ours.duration().as_seconds(), exact.duration().as_seconds(), abs = 0.6, "{range}");
        assert_close!(ours.apogee().as_kilometres(), exact.apogee().as_kilometres(), abs = 0.2);
        for i in 0..=20 {
            let time = exact.duration() * (f64::from(i) / 20.0);
            let (ground, height) = ours.at(ours.duration() * (f64::from(i) / 20.0));
            assert_close!(height.as_kilometres(), exact.at(time).1.as_kilometres(), abs = 0.2);
            assert_close!(ground.as_kilometres(), exact.at(time).0.as_kilometres(), abs = 0.2);
        }
    }
    assert_eq!(table.at(km(99.0)), None);
    assert_eq!(table.at(km(1301.0)), None);
    assert!(table.at(km(100.0)).is_some() && table.at(km(1300.0)).is_some());
}

#[test]
fn what_is_no_profile_or_table_is_refused() {
    let flat = |range: f64, seconds: f64, end: f64| {
        Profile::sampled(km(range), s(seconds), |time| (km(end) * (time / s(seconds)), Length::ZERO))
    };
    assert!(flat(0.0, 100.0, 0.0).unwrap_err().to_string().starts_with("range 0 km"));
    assert!(flat(100.0, -1.0, 100.0).unwrap_err().to_string().starts_with("flight time"));
    assert!(flat(100.0, 100.0, 90.0).unwrap_err().to_string().starts_with("end of the profile"));
    assert!(flat(100.0, 100.0, f64::NAN).unwrap_err().to_string().starts_with("profile not a number"));
    let one = flat(100.0, 100.0, 100.0).unwrap();
    assert!(ProfileTable::new(vec![one.clone()]).unwrap_err().to_string().starts_with("number of profiles"));
    let twice = ProfileTable::new(vec![one.clone(), one]).unwrap_err().to_string();
    assert!(twice.starts_with("range of a profile 100 after 100 km"), "{twice}");
}
