//! How high does the terrain stand around a radar?
//!
//! # Model
//! A horizon mask: the elevation of the skyline over the azimuth, a straight line between its points, once round.
//!
//! # Assumptions and limits
//! - The skyline as seen from the antenna, refraction left out of the mask itself (it is below 0.1° over some tens of km).
//! - No package on the registries carries elevation data for Korea or Japan: without a file no terrain is applied, and
//!   whoever prints a result says so.
//!
//! # Conventions
//! Azimuth: degrees from north, clockwise, in the file; elevation: degrees above the horizontal at the antenna.
//!
//! # Sources
//! - The format is this project's own: `docs/models/sight.md` says how to make one from a digital elevation model.
//!
//! # Checked by
//! - unit tests: gaps, disorder and bad numbers are refused with their line; a seam at north is none.
//!
//! # Not here
//! Reading files. Diffraction over ridges.

use tpt_earth::Angle;

/// The most that two neighbouring points may be apart: beyond it the mask has a gap.
const WIDEST_STEP_DEG: f64 = 10.0;

/// The skyline around a radar.
#[derive(Clone, Debug, PartialEq)]
pub struct ElevationMask {
    /// Azimuth and elevation in degrees, by azimuth; the first point again at the end, 360° further.
    points: Vec<(f64, f64)>,
}

/// Why a text is no horizon mask.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MaskError {
    /// A line that is not two numbers.
    #[error("line {line}: `{text}` is not a point; allowed: azimuth_deg,elevation_deg, such as 12.5,3.1")]
    NotAPoint {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A number outside its domain.
    #[error("line {line}: {quantity} {value} is outside the allowed {allowed}")]
    Outside {
        /// The line, from 1.
        line: usize,
        /// Which number.
        quantity: &'static str,
        /// Its value.
        value: f64,
        /// What is allowed.
        allowed: &'static str,
    },
    /// Azimuths that do not rise.
    #[error("line {line}: azimuth {value} comes after {before}; allowed: rising azimuths")]
    Disorder {
        /// The line, from 1.
        line: usize,
        /// The azimuth there.
        value: f64,
        /// The azimuth before it.
        before: f64,
    },
    /// Two neighbours too far apart.
    #[error(
        "the mask has a gap from azimuth {from} to {to}; allowed: a point at least every 10 degrees, all round"
    )]
    Gap {
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
    },
}

impl ElevationMask {
    /// Reads a mask: a header `azimuth_deg,elevation_deg`, then a point a line by rising azimuth; `#` begins a comment.
    ///
    /// # Errors
    ///
    /// [`MaskError`] with the line: what is no point, an azimuth outside 0 to 360, an elevation outside −5 to 60, azimuths
    /// that do not rise, a gap of more than 10°.
    pub fn read(text: &str) -> Result<Self, MaskError> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (i, line) in text.lines().enumerate() {
            let row = line.split('#').next().unwrap_or_default().trim();
            if row.is_empty() || row == "azimuth_deg,elevation_deg" {
                continue;
            }
            let line = i + 1;
            let number = |part: &str| part.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            let point = row.split_once(',').and_then(|(az, el)| Some((number(az)?, number(el)?)));
            let Some((azimuth, elevation)) = point else {
                return Err(MaskError::NotAPoint { line, text: row.chars().take(40).collect() });
            };
            let outside = |quantity, value, allowed| MaskError::Outside { line, quantity, value, allowed };
            if !(0.0..360.0).contains(&azimuth) {
                return Err(outside("azimuth", azimuth, "0 to below 360 degrees"));
            }
            if !(-5.0..=60.0).contains(&elevation) {
                return Err(outside("elevation", elevation, "-5 to 60 degrees"));
            }
            if let Some((before, _)) = points.last().filter(|(before, _)| azimuth <= *before) {
                return Err(MaskError::Disorder { line, value: azimuth, before: *before });
            }
            points.push((azimuth, elevation));
        }
        let Some((first, elevation)) = points.first().copied() else {
            return Err(MaskError::Gap { from: 0.0, to: 360.0 });
        };
        points.push((first + 360.0, elevation));
        for pair in points.windows(2) {
            if pair[1].0 - pair[0].0 > WIDEST_STEP_DEG {
                return Err(MaskError::Gap { from: pair[0].0, to: pair[1].0 % 360.0 });
            }
        }
        Ok(Self { points })
    }

    /// The elevation of the skyline in a direction.
    #[must_use]
    pub fn elevation(&self, azimuth: Angle) -> Angle {
        let first = self.points.first().map_or(0.0, |(azimuth, _)| *azimuth);
        let degrees = first + (azimuth.as_degrees() - first).rem_euclid(360.0);
        let after = self.points.partition_point(|(at, _)| *at <= degrees).clamp(1, self.points.len() - 1);
        let ((a, low), (b, high)) = (self.points[after - 1], self.points[after]);
        Angle::degrees(low + (degrees - a) / (b - a) * (high - low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    fn round(step: f64, elevation: impl Fn(f64) -> f64) -> String {
        let mut text = "azimuth_deg,elevation_deg\n".to_owned();
        let mut azimuth = 0.0;
        while azimuth < 360.0 {
            text.push_str(&format!("{azimuth},{}\n", elevation(azimuth)));
            azimuth += step;
        }
        text
    }

    #[test]
    fn a_skyline_is_a_line_between_its_points_also_over_north() {
        let mask =
            ElevationMask::read(&round(10.0, |azimuth| if azimuth < 180.0 { 2.0 } else { 4.0 })).unwrap();
        for (azimuth, elevation) in
            [(0.0, 2.0), (45.0, 2.0), (175.0, 3.0), (300.0, 4.0), (355.0, 3.0), (360.0, 2.0)]
        {
            assert_close!(mask.elevation(Angle::degrees(azimuth)).as_degrees(), elevation, abs = 1e-12);
        }
    }

    #[test]
    fn what_is_no_mask_is_refused_with_its_line() {
        let cases = [
            ("0,1\n10\n", "line 2: `10` is not a point"),
            ("0,1\n400,1\n", "line 2: azimuth 400 is outside"),
            ("0,1\n5,75\n", "line 2: elevation 75 is outside"),
            ("0,1\n9,1\n8,1\n", "line 3: azimuth 8 comes after 9"),
            ("0,NaN\n", "line 1: `0,NaN` is not a point"),
            ("", "a gap from azimuth 0 to 360"),
            ("# nothing\n0,1\n10,1\n30,1\n", "a gap from azimuth 10 to 30"),
        ];
        for (text, says) in cases {
            let error = ElevationMask::read(text).unwrap_err().to_string();
            assert!(error.contains(says), "{text:?}: {error}");
        }
    }
}
