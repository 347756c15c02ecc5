//! Radar ranges, sight of a reported flight and warning of two, against published values.

use jiff::civil::date;
use tpt_catalogue::Place;
use tpt_earth::math::pow_positive;
use tpt_earth::{
    Angle, Area, ExponentialAtmosphere, Frequency, Length, Position, Power, Temperature, Time, VacuumArc,
    destination, ecef,
};
use tpt_setting::{Sampling, Setting};
use tpt_sight::{Elevations, PowerAperture, Radar, RangeLaw, Sector};
use tpt_view::warn;

use crate::compare_explained;
use crate::vehicles::{catalogue, resolved_on};

/// The AN/TPY-2 as Lewis and Postol took it, with losses in decibels.
fn lewis_and_postol(losses_db: f64) -> RangeLaw {
    RangeLaw::power_aperture(PowerAperture {
        average_power: Power::watts(81e3),
        dwell: Time::seconds(0.1),
        antenna_area: Area::square_metres(9.2),
        efficiency: 0.8,
        frequency: Frequency::hertz(9.5e9),
        noise_temperature: Temperature::kelvin(500.0),
        losses: pow_positive(10f64, losses_db / 10.0),
        required_snr: 20.0,
    })
    .unwrap()
}

#[test]
fn radar_range() {
    let small = Area::square_metres(0.01);
    let range_km = |losses_db: f64| lewis_and_postol(losses_db).range(small).unwrap().as_kilometres();
    let claimed = RangeLaw::claimed(Length::kilometres(870.0), small).unwrap();
    let needed = claimed.cross_section(Length::kilometres(1500.0)).unwrap().as_square_metres();
    compare_explained(
        "radar-range",
        &[
            ("without losses, km", range_km(0.0)),
            ("with losses of 6.4 dB, km", range_km(6.4)),
            ("sensitivity that 1,500 km takes against 870 km", needed / 0.01),
            ("cross-section that 1,500 km takes, m2", needed),
        ],
    );
}

#[test]
fn sbx_baseball() {
    let baseball = Area::square_metres(1.0);
    let near = RangeLaw::claimed(Length::kilometres(2000.0), baseball).unwrap();
    let factor = near.cross_section(Length::kilometres(3000.0 * 1.609_344)).unwrap().as_square_metres();
    compare_explained("sbx-baseball", &[("factor of 3,000 miles against 2,000 km", factor)]);
}

fn position(place: &Place) -> Position {
    Position::new(place.lat_deg.angle(), place.lon_deg.angle()).unwrap()
}

#[test]
fn seongju_sees_hwasong_12() {
    let catalogue = catalogue();
    let kusong = position(&catalogue.places["kusong"]);
    let element = &catalogue.elements["seongju-radar"];
    let site = &catalogue.places[element.site.as_ref().unwrap()];
    let (range, apogee) = (Length::kilometres(787.0), Length::kilometres(2111.5));
    let arc = VacuumArc::through(range, apogee).unwrap();
    let sector = Sector::around(Angle::ZERO, Angle::degrees(120.0)).unwrap();
    let elevations = Elevations::between(Angle::degrees(5.0), Angle::degrees(90.0)).unwrap();
    let radar = Radar::new(
        position(site),
        Length::metres(680.0),
        sector,
        elevations,
        ExponentialAtmosphere::CRPL_313,
    )
    .unwrap();
    let mut nearest = f64::INFINITY;
    let mut climb = [(f64::INFINITY, 0.0_f64), (f64::INFINITY, 0.0_f64)];
    // Half a metre of ground at a step: the height moves by some metres.
    let steps = 200_000;
    for step in 1..steps {
        let share = f64::from(step) / f64::from(steps);
        let under = destination(kusong, Angle::degrees(71.0), range * share);
        let height = arc.height_at(share);
        let at = ecef(under, height);
        if let Ok(look) = radar.view(at, None) {
            nearest = nearest.min(look.slant.as_kilometres());
            for (within, km) in climb.iter_mut().zip([600.0, 800.0]) {
                if share < 0.5 && look.slant.as_kilometres() <= km {
                    let here = height.as_kilometres();
                    *within = (within.0.min(here), within.1.max(here));
                }
            }
        }
    }
    compare_explained(
        "seongju-sees-hwasong-12",
        &[
            ("nearest slant range, km", nearest),
            ("lowest height of the climb in view within 600 km, km", climb[0].0),
            ("greatest height of the climb in view within 600 km, km", climb[0].1),
            ("lowest height of the climb in view within 800 km, km", climb[1].0),
            ("greatest height of the climb in view within 800 km, km", climb[1].1),
        ],
    );
}

/// Seconds from launch to the nearest moment to Cape Erimo, from J-Alert's first message to that, and to impact.
fn passed(launch: &str) -> [f64; 3] {
    let sampling = Sampling::new(16, tpt_earth::DEFAULT_SEED);
    let found = resolved_on(Some(date(2018, 6, 30)), |resolved, beliefs| {
        warn(Setting::new(resolved, beliefs, sampling), launch, &["cape-erimo".to_owned()]).unwrap()
    });
    let over = found.places[0].nearest_s.nominal;
    let moment = |wanted: &dyn Fn(&str, &str) -> bool| {
        let event =
            found.timeline.iter().find(|event| wanted(&event.kind.to_string(), &event.event)).unwrap();
        event.t_s.nominal
    };
    let told = moment(&|kind, event| kind == "alert" && event.contains("J-Alert"));
    [over, over - told, moment(&|_, event| event == "impact")]
}

#[test]
fn j_alert() {
    let [august, september] = [passed("2017-08-29"), passed("2017-09-15")];
    compare_explained(
        "j-alert",
        &[
            ("2017-08-29, the end of the passage, s", august[0]),
            ("2017-08-29, from J-Alert to that, s", august[1]),
            ("2017-08-29, impact, s", august[2]),
            ("2017-09-15, the end of the passage, s", september[0]),
            ("2017-09-15, from J-Alert to that, s", september[1]),
            ("2017-09-15, impact, s", september[2]),
        ],
    );
}
