//! Arbitrary text as a horizon mask: refused with a reason, or a skyline that has an elevation in every direction.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tpt_earth::Angle;
use tpt_sight::ElevationMask;

fuzz_target!(|text: &str| {
    match ElevationMask::read(text) {
        Ok(mask) => {
            for tenths in 0..3600 {
                let elevation = mask.elevation(Angle::degrees(f64::from(tenths) / 10.0)).as_degrees();
                assert!((-5.0..=60.0).contains(&elevation), "{elevation} at {tenths}");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty(), "refused without a reason"),
    }
});
