//! Limited numbers: each is declared once, and that line gives the check, the message and the schema.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

macro_rules! bounded {
    ($($(#[$doc:meta])* $name:ident: $words:literal, $low:expr, $high:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// The number, in the unit of the field that holds it.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = String;

            fn try_from(value: f64) -> Result<Self, String> {
                if ($low..=$high).contains(&value) {
                    Ok(Self(value))
                } else {
                    Err(format!("{value} is not a {}; allowed: {} to {}", $words, $low, $high))
                }
            }
        }

        impl From<$name> for f64 {
            fn from(value: $name) -> f64 {
                value.0
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "number", "minimum": $low, "maximum": $high })
            }
        }
    )+};
}

bounded! {
    /// A geographic latitude in degrees, north positive.
    Latitude: "latitude in degrees", -90.0, 90.0;
    /// A geographic longitude in degrees, east positive.
    Longitude: "longitude in degrees", -180.0, 180.0;
    /// A height of ground above the sea in metres.
    Elevation: "ground elevation in metres", -500.0, 9000.0;
    /// The least width of a strait in kilometres.
    StraitWidth: "width of a strait in kilometres", 0.1, 500.0;
    /// A published value in the unit of its figure: finite and not absurd.
    Value: "published value", -1.0e12, 1.0e12;
    /// A number of missiles in one event.
    Rounds: "number of rounds", 1.0, 100.0;
}

impl Latitude {
    /// The latitude as an angle.
    #[must_use]
    pub fn angle(self) -> tpt_earth::Angle {
        tpt_earth::Angle::degrees(self.0)
    }
}

impl Longitude {
    /// The longitude as an angle.
    #[must_use]
    pub fn angle(self) -> tpt_earth::Angle {
        tpt_earth::Angle::degrees(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_outside_is_refused_with_what_is_allowed() {
        let error = Latitude::try_from(139.0).unwrap_err();
        assert_eq!(error, "139 is not a latitude in degrees; allowed: -90 to 90");
        for bad in [f64::NAN, f64::INFINITY, -91.0] {
            assert!(Latitude::try_from(bad).is_err(), "{bad}");
            assert!(Value::try_from(bad * 1e13).is_err(), "{bad}");
        }
    }
}
