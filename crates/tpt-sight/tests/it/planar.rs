//! Areas as other programs draw them: whole, valid, rightly wound, at 180° and at the poles too.

use geo::{Area as _, BoundingRect, Contains, Coord, LineString, Point, Polygon, Validation};
use proptest::prelude::*;
use tpt_earth::math::{sin, square};
use tpt_earth::{Angle, ExponentialAtmosphere, Length, Position, assert_close, destination};
use tpt_sight::{
    DegreePolygons, Elevations, Outline, Radar, Sector, area_in_view, area_of_polygons, outline,
    polygons_in_degrees,
};

use crate::support::{bare, place};

const AIR: ExponentialAtmosphere = ExponentialAtmosphere::CRPL_313;

fn radar(at: Position, heading_deg: f64, width_deg: f64, highest_deg: f64) -> Radar {
    let sector =
        Sector::around(Angle::degrees(heading_deg), Angle::degrees(width_deg)).expect("it is a sector");
    let limits =
        Elevations::between(Angle::degrees(3.0), Angle::degrees(highest_deg)).expect("they are limits");
    bare(at, Length::metres(100.0), AIR).set(sector, limits)
}

fn drawn(view: &Outline) -> DegreePolygons {
    polygons_in_degrees(&[view.edge.clone(), view.hole.clone()])
}

fn as_polygons(drawn: &DegreePolygons) -> Vec<Polygon<f64>> {
    let line =
        |ring: &Vec<[f64; 2]>| ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect::<LineString<f64>>();
    drawn.iter().map(|rings| Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect())).collect()
}

fn holds(polygons: &[Polygon<f64>], at: Position) -> bool {
    let point = Point::new(at.longitude().as_degrees(), at.latitude().as_degrees());
    polygons.iter().any(|polygon| polygon.contains(&point))
}

/// What is wrong with polygons as RFC 7946 wants them.
fn faults(drawn: &DegreePolygons) -> Vec<String> {
    let mut faults = Vec::new();
    for (rings, polygon) in drawn.iter().zip(as_polygons(drawn)) {
        if let Err(error) = polygon.check_validation() {
            faults.push(format!("not valid: {error}"));
        }
        for (i, ring) in rings.iter().enumerate() {
            let closed = ring.first() == ring.last() && ring.len() >= 4;
            let signed = Polygon::new(as_polygons(&vec![vec![ring.clone()]])[0].exterior().clone(), vec![])
                .signed_area();
            if !closed || (signed > 0.0) != (i == 0) {
                faults.push(format!("ring {i}: closed {closed}, signed area {signed}"));
            }
        }
        let bounds = polygon.bounding_rect().expect("it has points");
        if bounds.min().x < -180.0
            || bounds.max().x > 180.0
            || bounds.min().y < -90.0
            || bounds.max().y > 90.0
        {
            faults.push(format!("beyond the map: {bounds:?}"));
        }
    }
    faults
}

/// One view: valid, of the area that it has on the ellipsoid, with what lies before the radar and without what lies behind it.
fn check(at: Position, heading: f64, width: f64, highest: f64, km: f64) {
    let radar = radar(at, heading, width, highest);
    let height = Length::kilometres(km);
    let view = outline(&radar, height, Some(Length::kilometres(2500.0))).expect("it is above the radar");
    let found = drawn(&view);
    let told = || format!("{at:?} {heading} {width} {highest} {km}");
    assert_eq!(faults(&found), Vec::<String>::new(), "{}", told());
    let ratio = area_of_polygons(&found) / area_in_view(&radar, &view);
    assert_close!(ratio, 1.0, abs = 2e-3, "{}", told());
    let polygons = as_polygons(&found);
    // A little aside: what lies on the line at 180° itself is on an edge.
    let aside = Angle::degrees(heading + 0.03 * width);
    let before = destination(at, aside, view.farthest * 0.5);
    // Above the upper limit of elevation there is a hole around the radar.
    let near = highest < 90.0 && view.farthest.as_kilometres() < 2.5 * km;
    if !near {
        assert!(holds(&polygons, before), "what lies before it is not inside: {}", told());
    }
    if width < 355.0 {
        let behind = destination(at, Angle::degrees(heading + 180.0), Length::kilometres(50.0));
        assert!(!holds(&polygons, behind), "what lies behind it is inside: {}", told());
    }
}

#[test]
fn at_180_degrees_and_at_the_poles_a_view_is_whole() {
    let sites = [
        (0.0, 180.0),
        (88.0, 0.0),
        (-88.0, 120.0),
        (52.7, 174.1),
        (64.3, -149.2),
        (36.05, 128.2),
        (89.99, 10.0),
        (0.0, -179.9),
    ];
    for (lat, lon) in sites {
        for (heading, width) in [(0.0, 360.0), (60.0, 120.0), (319.0, 136.0), (180.0, 120.0), (90.0, 240.0)] {
            for km in [100.0, 300.0, 1000.0, 2000.0] {
                for highest in [85.0, 90.0] {
                    check(place(lat, lon), heading, width, highest, km);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_view_is_drawn_as_what_it_is(
        lat in -89.9..89.9_f64, lon in -180.0..=180.0_f64, heading in 0.0..360.0_f64, width in 5.0..350.0_f64, km in 100.0..2000.0_f64
    ) {
        check(place(lat, lon), heading, width, 90.0, km);
    }
}

#[test]
fn what_is_no_area_is_no_polygon() {
    assert!(polygons_in_degrees(&[]).is_empty());
    assert!(polygons_in_degrees(&[vec![place(0.0, 0.0), place(1.0, 1.0)]]).is_empty());
    assert!(polygons_in_degrees(&[Vec::new(), Vec::new()]).is_empty());
}

/// The area between two parallels and two meridians has a closed form on the sphere; on the ellipsoid it is within 0.7 % of it.
#[test]
fn the_area_of_a_box_is_its_area() {
    let ring = vec![[10.0, 20.0], [40.0, 20.0], [40.0, 50.0], [10.0, 50.0], [10.0, 20.0]];
    let sine = |degrees: f64| sin(degrees.to_radians());
    let sphere = square(6371.0072) * 30.0_f64.to_radians() * (sine(50.0) - sine(20.0));
    let found = area_of_polygons(&vec![vec![ring]]).as_square_metres() / 1e6;
    assert_close!(found / sphere, 1.0, abs = 7e-3);
}
