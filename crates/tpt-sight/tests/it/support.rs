//! Radars and places that the tests share.

use tpt_earth::{Angle, ExponentialAtmosphere, Length, LowAir, Position, Refractivity, SeasonalAir};
use tpt_sight::{Elevations, Radar, Sector};

pub(crate) fn place(lat_deg: f64, lon_deg: f64) -> Position {
    Position::new(Angle::degrees(lat_deg), Angle::degrees(lon_deg)).expect("it is a place")
}

/// The places of the design's numbers.
pub(crate) fn seongju() -> Position {
    place(36.05, 128.20)
}

/// A radar that is limited by nothing but the ground.
pub(crate) fn bare(at: Position, height: Length, air: ExponentialAtmosphere) -> Radar {
    Radar::new(at, height, Sector::AllRound, Elevations::ALL, air).expect("it is a radar")
}

/// A radar at Seongju as Seoul describes it: 120° around a heading, from 5° upwards.
pub(crate) fn seongju_radar(heading_deg: f64, minimum_deg: f64, air: ExponentialAtmosphere) -> Radar {
    let sector = Sector::around(Angle::degrees(heading_deg), Angle::degrees(120.0)).expect("it is a sector");
    let elevations =
        Elevations::between(Angle::degrees(minimum_deg), Angle::degrees(90.0)).expect("they are limits");
    Radar::new(seongju(), Length::metres(0.0), sector, elevations, air).expect("it is a radar")
}

/// The air of middle latitudes from winter to summer, as `validation/data/refraction-seasons.csv` has it.
pub(crate) fn mid_latitudes() -> SeasonalAir {
    let air = |surface: f64, fall: f64| LowAir {
        surface: Refractivity::n_units(surface),
        fall: Refractivity::n_units(fall),
    };
    SeasonalAir::between(air(311.9, 35.9), air(350.3, 52.8)).expect("there is such air")
}
