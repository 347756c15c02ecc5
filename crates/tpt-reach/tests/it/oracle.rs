//! The design's slant distances from Seongju.

use tpt_earth::{Angle, destination, ecef};
use tpt_reach::{Envelope, Reach};
use tpt_sight::Site;

use crate::support::{busan, km, pyeongtaek, seongju, seoul};

/// design.md: slant from Seongju to a point 40 km up and 43 km short of the place, approached from bearings 330° to 10°.
#[test]
fn seoul_is_outside_pyeongtaek_thin_inside_and_busan_inside() {
    let envelope = Envelope::new(km(40.0), km(150.0), Reach::AllRound(km(200.0))).unwrap();
    let launcher = Site::new(seongju(), km(0.0));
    for (name, place, low, high, inside) in [
        ("Seoul", seoul(), 238.0, 248.0, false),
        ("Pyeongtaek", pyeongtaek(), 178.0, 190.0, true),
        ("Busan", busan(), 92.0, 110.0, true),
    ] {
        for bearing in [330.0, 340.0, 350.0, 0.0, 10.0] {
            let short = destination(place, Angle::degrees(bearing), km(43.0));
            // A hair above the floor: rounding of the height must not decide.
            let look = launcher.line_of_sight(ecef(short, km(40.0 + 1e-6)));
            let slant = look.slant.as_kilometres();
            // The numbers are rounded to whole kilometres.
            assert!((low - 1.0..=high + 1.0).contains(&slant), "{name} {bearing}: {slant}");
            assert_eq!(
                envelope.admits(look.azimuth, look.slant, look.target_height),
                inside,
                "{name} {bearing}"
            );
        }
    }
}
