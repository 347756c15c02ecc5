//! Rings across 180° and around a pole, and how much of a country is in view.

use tpt_earth::math::{cos, sin, square};
use tpt_earth::{ExponentialAtmosphere, Length, assert_close};
use tpt_sight::{Ground, Territory, area_in_view, near_land, outline};

use crate::support::{bare, place, seongju};

const STILL: ExponentialAtmosphere = ExponentialAtmosphere::VACUUM;

/// The area between two parallels over a width of longitude, on the sphere of the ellipsoid's area.
fn zone_km2(south: f64, north: f64, width_deg: f64) -> f64 {
    let sine = |degrees: f64| sin(degrees.to_radians());
    square(6371.0072_f64) * width_deg.to_radians() * (sine(north) - sine(south))
}

/// A box with a corner every degree of longitude.
fn boxed(name: &str, (south, north): (f64, f64), (west, east): (i32, i32)) -> Territory {
    let wrapped = |degrees: i32| f64::from((degrees + 180).rem_euclid(360) - 180);
    let mut ring: Vec<_> = (west..=east).map(|lon| place(south, wrapped(lon))).collect();
    ring.extend((west..=east).rev().map(|lon| place(north, wrapped(lon))));
    Territory::new(name.to_owned(), vec![ring], Vec::new())
}

#[test]
fn a_territory_across_180_degrees_is_whole() {
    let across = boxed("across", (60.0, 70.0), (170, 190));
    for (lon, inside) in
        [(169.5, false), (171.0, true), (180.0, true), (-180.0, true), (-171.0, true), (-169.5, false)]
    {
        assert_eq!(across.holds(place(65.0, lon)), inside, "{lon}");
    }
    assert!(!across.holds(place(59.0, 180.0)) && !across.holds(place(65.0, 0.0)));
    // The sphere of the same area has its parallels up to 0.13° elsewhere: half a per cent of such a zone.
    assert_close!(across.area().as_square_metres() / 1e6, zone_km2(60.0, 70.0, 20.0), rel = 0.006);
}

#[test]
fn a_ring_around_a_pole_holds_the_pole() {
    for (side, pole) in [(-1.0, -90.0), (1.0, 90.0)] {
        let ring = (0..360).map(|lon| place(side * 70.0, f64::from(lon) - 180.0)).collect();
        let cap = Territory::new("cap".to_owned(), vec![ring], Vec::new());
        assert!(cap.holds(place(pole, 0.0)) && cap.holds(place(side * 71.0, 180.0)));
        assert!(!cap.holds(place(side * 69.0, 0.0)) && !cap.holds(place(-pole, 0.0)));
        let area = std::f64::consts::TAU * square(6371.0072_f64) * (1.0 - cos(20.0_f64.to_radians()));
        assert_close!(cap.area().as_square_metres() / 1e6, area, rel = 0.012);
    }
}

#[test]
fn a_hole_is_no_part_of_a_territory() {
    let whole = boxed("whole", (30.0, 45.0), (120, 140));
    let inner = boxed("hole", (35.0, 38.0), (125, 131));
    let ring = |territory: &Territory| territory.corners().collect::<Vec<_>>();
    let with_hole = Territory::new("with a hole".to_owned(), vec![ring(&whole)], vec![ring(&inner)]);
    assert!(with_hole.holds(place(32.0, 128.0)) && !with_hole.holds(place(36.0, 128.0)));
    let expected = whole.area() - inner.area();
    assert_close!(with_hole.area() / expected, 1.0, abs = 1e-12);
    let radar = bare(seongju(), Length::ZERO, STILL);
    let view = outline(&radar, Length::kilometres(2.0), None).unwrap();
    // The view is about 160 km around Seongju: all of it over the whole, what lies beyond the hole over the rest.
    let over = |territory: &Territory| {
        let (_, parts) = Ground::around(&radar, [territory], view.farthest).covered(&view);
        parts.first().map_or(0.0, |part| part.area.as_square_metres())
    };
    assert_close!(over(&whole) / area_in_view(&radar, &view).as_square_metres(), 1.0, abs = 1e-9);
    assert_close!(over(&with_hole) + over(&inner), over(&whole), rel = 1e-9);
    assert!(over(&inner) > 0.0);
}

/// What no view reaches is left out, also what lies around the point opposite, which the plane turns inside out.
#[test]
fn a_territory_on_the_other_side_of_the_earth_is_in_no_view() {
    let radar = bare(seongju(), Length::ZERO, STILL);
    let opposite = boxed("opposite", (-50.0, -20.0), (-70, -35));
    assert!(opposite.holds(place(-36.05, -51.8)));
    let view = outline(&radar, Length::kilometres(2000.0), None).unwrap();
    let (area, parts) = Ground::around(&radar, [&opposite], view.farthest).covered(&view);
    assert!(area.as_square_metres() > 0.0 && parts.is_empty());
}

#[test]
fn near_land_is_on_it_or_by_a_corner_of_it() {
    let land = [boxed("land", (60.0, 70.0), (170, 190))];
    assert!(near_land(&land, place(65.0, 180.0), Length::ZERO));
    assert!(near_land(&land, place(59.9, 180.0), Length::kilometres(20.0)));
    assert!(!near_land(&land, place(59.9, 180.0), Length::kilometres(5.0)));
}
