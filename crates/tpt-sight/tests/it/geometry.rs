//! Geometry against the design's numbers, the 4/3 Earth, and another library.

use tpt_earth::math::{atan2, cos, square};
use tpt_earth::{
    Angle, ExponentialAtmosphere, Length, WGS84_MEAN_RADIUS, assert_close, destination, ecef, geodesic,
};
use tpt_sight::{
    Bearings, Bending, Elevations, Radar, Sector, Site, area_in_view, horizon_ground_range, lowest_visible,
    outline,
};

use crate::support::{bare, mid_latitudes, place, seongju, seongju_radar};

const STILL: ExponentialAtmosphere = ExponentialAtmosphere::VACUUM;

/// Azimuth, elevation and slant range by the crate `map_3d`, which is not ours: the same WGS-84, its own code.
#[test]
fn directions_are_those_of_another_library() {
    let cases = [
        ((36.05, 128.20, 0.68), (40.07, 125.21, 95.0)),
        ((36.05, 128.20, 0.68), (41.3, 134.0, 2111.0)),
        ((35.77, 135.22, 0.0), (45.0, 147.8, 0.01)),
        ((0.0, 179.9, 0.0), (0.5, -179.5, 300.0)),
        ((89.9, 10.0, 1.0), (89.5, -170.0, 500.0)),
        ((-89.99, 0.0, 0.0), (-80.0, 90.0, 100.0)),
        ((65.0, -170.0, 0.1), (66.0, 175.0, 1300.0)),
    ];
    for ((lat, lon, km), (to_lat, to_lon, to_km)) in cases {
        let site = Site::new(place(lat, lon), Length::kilometres(km));
        let look = site.line_of_sight(ecef(place(to_lat, to_lon), Length::kilometres(to_km)));
        let (azimuth, elevation, slant) = map_3d::geodetic2aer(
            to_lat.to_radians(),
            to_lon.to_radians(),
            to_km * 1e3,
            lat.to_radians(),
            lon.to_radians(),
            km * 1e3,
            map_3d::Ellipsoid::WGS84,
        );
        let turn = (look.azimuth.as_radians() - azimuth).rem_euclid(std::f64::consts::TAU);
        assert_close!(turn.min(std::f64::consts::TAU - turn), 0.0, abs = 1e-9);
        assert_close!(look.elevation.as_radians(), elevation, abs = 1e-9);
        assert_close!(look.slant.as_metres(), slant, abs = 1e-3);
        assert_close!(look.target_height.as_kilometres(), to_km, abs = 1e-6);
    }
}

/// design.md: smooth Earth, straight rays: ground distance to a target 100 km up, at 0/2/5/10° elevation.
#[test]
fn a_target_100_km_up_is_seen_so_far() {
    for (elevation, km) in [(0.0, 1121.0), (2.0, 921.0), (5.0, 694.0), (10.0, 463.0)] {
        let radar = seongju_radar(0.0, elevation, STILL);
        let view = outline(&radar, Length::kilometres(100.0), None).unwrap();
        assert_close!(view.farthest.as_kilometres(), km, abs = 1.0);
        // The edge is where the view of a single target ends too.
        let seen = |at_km: f64| {
            let under = destination(seongju(), Angle::degrees(20.0), Length::kilometres(at_km));
            radar.view(ecef(under, Length::kilometres(100.0)), None).is_ok()
        };
        assert!(seen(km * 0.992) && !seen(km * 1.008), "{elevation}");
    }
}

/// design.md: lowest visible altitude at 1,000 / 1,500 / 2,000 / 3,000 km, 0° to 5°.
#[test]
fn the_lowest_visible_height_grows_with_distance() {
    let at_0 = seongju_radar(0.0, 0.0, STILL);
    let at_5 = seongju_radar(0.0, 5.0, STILL);
    for (km, low, high) in
        [(1000.0, 79.0, 170.0), (1500.0, 181.0, 321.0), (2000.0, 327.0, 523.0), (3000.0, 778.0, 1111.0)]
    {
        // Over the sphere, because the numbers are: a geodesic northwards is up to 0.3 % longer.
        let under = destination(seongju(), Angle::degrees(90.0), Length::kilometres(km));
        let lowest = |radar: &Radar| {
            let all_round = bare_like(radar);
            lowest_visible(&all_round, under).map(|height| height.as_kilometres())
        };
        assert_close!(lowest(&at_0).unwrap(), low, rel = 0.01); // printed to whole kilometres, a geodesic is 0.2 % longer
        assert_close!(lowest(&at_5).unwrap(), high, rel = 0.01);
    }
}

/// The same radar without its sector.
fn bare_like(radar: &Radar) -> Radar {
    let site = radar.site();
    Radar::new(site.position(), site.height(), Sector::AllRound, radar.elevations(), *radar.bending().air())
        .expect("the sector is sound")
}

/// Near the ground the ray through an exponential atmosphere is that of a 4/3 Earth, within a few per cent.
#[test]
fn near_the_ground_the_horizon_is_that_of_the_four_thirds_earth() {
    let air = ExponentialAtmosphere::CRPL_313;
    for (sensor_m, target_m) in [(30.0, 20.0), (30.0, 300.0), (100.0, 1000.0), (10.0, 10.0)] {
        let bending = Bending::new(air, Length::metres(sensor_m)).unwrap();
        let rays =
            bending.horizon_of(Length::metres(sensor_m)) + bending.horizon_of(Length::metres(target_m));
        let enlarged =
            horizon_ground_range(Length::metres(sensor_m), Length::metres(target_m), 4.0 / 3.0).unwrap();
        // The CRPL gradient at the ground is 45 N/km, that of the 4/3 Earth 39: the horizon is 2 % farther.
        assert_close!(rays / enlarged, 1.01, abs = 0.02);
    }
    // design.md: a 30 m mast sees a ship 20 m high only to about 41 km.
    let ship = horizon_ground_range(Length::metres(30.0), Length::metres(20.0), 4.0 / 3.0).unwrap();
    assert_close!(ship.as_kilometres(), 41.0, abs = 0.5);
    for (height, target, factor) in [(-1.0, 1.0, 1.0), (1.0, f64::NAN, 1.0), (1.0, 1.0, 0.0)] {
        assert!(horizon_ground_range(Length::metres(height), Length::metres(target), factor).is_err());
    }
}

/// Seeing down to the ground and up again: the table against two rays.
#[test]
fn the_table_is_close_to_the_rays() {
    let air = ExponentialAtmosphere::CRPL_313;
    let sensor = Length::metres(680.0);
    let bending = Bending::new(air, sensor).unwrap();
    for apparent in [0.0, 0.3, 1.2, 2.6, 5.0, 8.0, 12.0, 45.0, 88.0] {
        for km in [2.0, 6.0, 15.0, 33.0, 70.0, 150.0, 330.0, 1000.0, 3000.0] {
            let ray = air.trace(sensor, Angle::degrees(apparent), Length::kilometres(km)).unwrap();
            let table = bending.true_elevation(Angle::degrees(apparent), Length::kilometres(km));
            let allowed = if km > 10.0 { 0.01 } else { 0.03 };
            assert_close!(table.as_degrees(), ray.true_elevation.as_degrees(), abs = allowed);
            let back = bending.apparent_elevation(table, Length::kilometres(km));
            assert_close!(back.as_degrees(), apparent, abs = 1e-3);
        }
    }
}

/// The table of horizons against the ray itself, and without air against the closed form; the heights lie between nodes.
#[test]
fn the_horizon_is_where_the_touching_ray_goes() {
    let air = ExponentialAtmosphere::CRPL_313;
    let heights =
        [0.004, 0.05, 0.2, 0.47, 1.1, 2.2, 4.0, 6.4, 10.0, 15.0, 22.0, 32.0, 46.0, 67.0, 100.0, 150.0, 230.0];
    for km in heights.into_iter().chain([360.0, 620.0, 727.0, 1_100.0, 2_800.0, 10_000.0, 35_786.0, 90_000.0])
    {
        let height = Length::kilometres(km);
        let ray = air.trace(Length::ZERO, Angle::ZERO, height).unwrap();
        let bent = Bending::new(air, Length::ZERO).unwrap().horizon_of(height);
        assert_close!((bent - ray.ground_range).as_kilometres(), 0.0, abs = 0.4);
        assert_close!(bent / ray.ground_range, 1.0, abs = 0.001);
        let straight = Bending::new(ExponentialAtmosphere::VACUUM, Length::ZERO).unwrap().horizon_of(height);
        // The tangent of the angle at the centre: the way along the touching line over the radius.
        let radius = WGS84_MEAN_RADIUS.as_kilometres();
        let closed = radius * atan2((km * (2.0 * radius + km)).sqrt(), radius);
        assert_close!(straight.as_kilometres() / closed, 1.0, abs = 1e-12);
    }
}

/// The parabola through three tables against the table of the very air, between the seasons that were tabulated.
#[test]
fn between_the_seasons_the_tables_are_those_of_the_air_there() {
    let seasons = mid_latitudes();
    let sensor = Length::metres(100.0);
    let half_way = Bending::through_seasons(seasons, sensor).unwrap();
    let ends = [0.0, 0.13, 0.25, 0.5, 0.7, 0.9, 1.0];
    for share in ends {
        let blended = half_way.in_season(share).unwrap();
        let own = Bending::new(seasons.at(share).unwrap(), sensor).unwrap();
        for km in [0.5, 5.0, 50.0, 300.0, 2_000.0] {
            let height = Length::kilometres(km);
            let miss = blended.horizon_of(height) - own.horizon_of(height);
            assert_close!(miss.as_kilometres(), 0.0, abs = 0.08);
            for elevation in [0.0, 0.4, 3.0, 20.0] {
                let of = |bending: &Bending| bending.true_elevation(Angle::degrees(elevation), height);
                assert_close!(of(&blended).as_degrees(), of(&own).as_degrees(), abs = 2e-4);
            }
        }
    }
    // Summer air bends more: the horizon lies farther.
    let horizon = |share: f64| half_way.in_season(share).unwrap().horizon_of(Length::kilometres(70.0));
    assert!(horizon(1.0) > horizon(0.5) && horizon(0.5) > horizon(0.0));
    assert!(half_way.in_season(1.5).unwrap_err().to_string().contains("season"));
}

/// The area of a view all round is that of a spherical cap.
#[test]
fn the_area_of_a_cap_is_its_area() {
    for (lat, lon) in [(0.0, 179.0), (36.05, 128.2), (80.0, -100.0)] {
        let radar = bare(place(lat, lon), Length::metres(0.0), STILL);
        let view = outline(&radar, Length::kilometres(300.0), None).unwrap();
        let area = area_in_view(&radar, &view);
        let angle = view.farthest.as_kilometres() / 6371.0088;
        let cap = std::f64::consts::TAU * square(6371.0072_f64) * (1.0 - cos(angle));
        // Geodesic distances against the sphere's: 0.4 % of the radius at most, and a polygon of 360 points.
        assert_close!(area.as_square_metres() / 1e6 / cap, 1.0, abs = 0.006);
    }
    // A sector of 120° is a third of the same.
    let radar = seongju_radar(330.0, 5.0, STILL);
    let all = Radar::new(seongju(), Length::ZERO, Sector::AllRound, radar.elevations(), STILL).unwrap();
    let area = |radar: &Radar| {
        let view = outline(radar, Length::kilometres(200.0), Some(Length::kilometres(800.0))).unwrap();
        area_in_view(radar, &view).as_square_metres()
    };
    assert_close!(area(&radar) / area(&all), 1.0 / 3.0, abs = 0.002);
}

/// A range that does not get up to a height leaves nothing in view, and one that does leaves a circle of its own size.
#[test]
fn a_range_ends_the_view_as_a_slant_range() {
    let radar = bare(seongju(), Length::ZERO, STILL);
    let view = |km: f64, reach: f64| {
        outline(&radar, Length::kilometres(km), Some(Length::kilometres(reach)))
            .unwrap()
            .farthest
            .as_kilometres()
    };
    assert_close!(view(700.0, 600.0), 0.0, abs = 0.0);
    // A flat Earth would give 529 km at 300 km of height and 600 km of slant; the curve leaves a little less.
    assert_close!(view(300.0, 600.0), 506.0, abs = 3.0);
    let edge = outline(&radar, Length::kilometres(300.0), Some(Length::kilometres(600.0))).unwrap();
    for place in edge.edge {
        let look = radar.site().line_of_sight(ecef(place, Length::kilometres(300.0)));
        assert_close!(look.slant.as_kilometres(), 600.0, abs = 2.0);
    }
}

/// design.md: distances from Seongju.
#[test]
fn distances_from_seongju() {
    for ((lat, lon), km) in [
        ((37.57, 126.98), 201.0),
        ((36.99, 127.10), 143.0),
        ((35.18, 129.08), 125.0),
        ((39.03, 125.75), 395.0),
        ((43.12, 131.9), 847.0),
        ((39.9, 116.4), 1118.0),
    ] {
        assert_close!(geodesic(seongju(), place(lat, lon)).distance.as_kilometres(), km, abs = 4.0);
    }
}

#[test]
fn what_is_no_radar_is_refused() {
    let degrees = Angle::degrees;
    assert!(Sector::around(degrees(400.0), degrees(120.0)).unwrap_err().to_string().contains("heading 400"));
    assert!(Sector::around(degrees(-1.0), degrees(120.0)).is_err());
    assert!(Sector::around(degrees(0.0), degrees(0.0)).is_err());
    assert!(Elevations::between(degrees(-1.0), degrees(90.0)).is_err());
    assert!(Elevations::between(degrees(10.0), degrees(5.0)).is_err());
    assert!(Elevations::between(degrees(10.0), degrees(95.0)).is_err());
    let low =
        outline(&bare(seongju(), Length::metres(680.0), STILL), Length::metres(100.0), None).unwrap_err();
    assert!(low.to_string().contains("altitude 0.1 km is outside the allowed above the antenna"), "{low}");
}

#[test]
fn views_along_shared_bearings_are_those_of_each_radar_by_itself() {
    let heights = [60.0, 100.0, 300.0].map(Length::kilometres);
    let turned = seongju_radar(315.0, 5.0, ExponentialAtmosphere::CRPL_313);
    let steep = turned.set(
        turned.sector(),
        Elevations::between(Angle::degrees(2.0), Angle::degrees(60.0)).expect("they are limits"),
    );
    let all_round = bare(seongju(), Length::metres(10.0), ExponentialAtmosphere::CRPL_313);
    let elsewhere = bare(place(40.89, 140.34), Length::metres(10.0), ExponentialAtmosphere::CRPL_313);
    let mut bearings = Bearings::of(&turned);
    for radar in [&turned, &steep, &all_round, &elsewhere, &turned] {
        bearings = bearings.or_of(radar);
        for (height, reach) in heights.into_iter().zip([None, Some(Length::kilometres(900.0)), None]) {
            let found = bearings.outline(radar, height, reach).expect("it is above the radar");
            assert_eq!(found, outline(radar, height, reach).expect("it is above the radar"));
            // A point of the far edge lies where its own geodesic leads.
            let first = match radar.sector() {
                Sector::AllRound => Angle::ZERO,
                Sector::Around { heading, width } => heading - width * 0.5,
            };
            let there = destination(radar.site().position(), first, found.farthest);
            assert!(geodesic(there, found.edge[0]).distance.as_metres() < 1e-6);
        }
    }
}
