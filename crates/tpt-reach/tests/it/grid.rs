//! The grid of aims.

use tpt_earth::math::{cos, square};
use tpt_earth::{Area, assert_close, geodesic};
use tpt_reach::{Resolution, grid_around};

use crate::support::{km, place, seongju};

#[test]
fn the_cells_within_a_distance_have_the_area_of_the_cap() {
    for (at, level) in
        [(seongju(), 6), (place(0.0, 179.9), 6), (place(78.0, 15.0), 5), (place(-40.0, -70.0), 6)]
    {
        let aims = grid_around(at, km(250.0), Resolution::level(level).unwrap()).unwrap();
        let area = aims.iter().fold(Area::ZERO, |sum, aim| sum + aim.area);
        let cap = std::f64::consts::TAU * square(6371.0_f64) * (1.0 - cos(250.0_f64 / 6371.0));
        // Whole cells on the edge, and radii of curvature that differ by half a per cent.
        assert_close!(area.as_square_metres() / 1e6 / cap, 1.0, abs = 0.02);
        assert!(aims.iter().all(|aim| geodesic(at, aim.position).distance <= km(250.0)));
        assert!(aims.windows(2).all(|pair| pair[0].cell() < pair[1].cell()));
        assert!(aims.iter().all(|aim| (5..=10).contains(&aim.corners().len())));
    }
}

#[test]
fn what_is_no_grid_is_refused() {
    assert!(Resolution::level(10).unwrap_err().to_string().starts_with("resolution of the grid 10"));
    let fine = Resolution::level(9).unwrap();
    assert!(
        grid_around(seongju(), km(0.0), fine).unwrap_err().to_string().starts_with("distance of the grid")
    );
    assert!(grid_around(seongju(), km(3000.0), fine).unwrap_err().to_string().starts_with("number of cells"));
}
