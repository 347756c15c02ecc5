//! `reconstruct`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_catalogue::{Measured, Unit, Value};
use tpt_flown::Typed;
use tpt_report::{Answer, ReportReconstruction};
use tpt_scenario::QuestionField as Field;
use tpt_setting::{AnswerError, Word};

use crate::Study;
use crate::command::{Command, fields_of};
use crate::question::{Ask, Registered, fields_in_a_row};
use crate::typed::{ApogeeKm, DirectionDeg, FlightTimeS, LatLon, RangeKm, Said};

/// What `reconstruct` is asked: a catalogued launch, or the figures of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ReconstructQuestion {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[cfg_attr(feature = "clap", arg(value_name = "LAUNCH_ID"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch_id: Option<String>,
    /// Distance over the ground; as many digits as are meant.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_km: Option<RangeKm>,
    /// Greatest height.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apogee_km: Option<ApogeeKm>,
    /// Flight time, compared with the computed one.
    #[cfg_attr(feature = "clap", arg(long, value_name = "S", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flight_time_s: Option<FlightTimeS>,
    /// The missile: an id of `twoplustwo catalogue list missiles`; with LAUNCH_ID, instead of the launch's own.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MISSILE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missile: Option<String>,
    /// Where it was launched, in degrees north and east.
    #[cfg_attr(feature = "clap", arg(long, value_name = "LAT,LON", allow_hyphen_values = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<LatLon>,
    /// The direction of the impact from the launch, from north, clockwise.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub azimuth_deg: Option<DirectionDeg>,
    /// Who says so, and where.
    #[cfg_attr(feature = "clap", arg(long, value_name = "TEXT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Said>,
    /// Add the path: height over ground distance, and the ground track.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub track: bool,
}

impl Registered for ReconstructQuestion {
    const COMMAND: Command = Command {
        words: &["reconstruct"],
        about: "What was flown, if a report is true: flight time, burnout, and the range of the same missile at its best",
        more: "Of a catalogued launch, each body's report by itself; or of figures typed here, with their source. A reported flight time is compared with the result and is never an input of it.",
        examples: &[
            "twoplustwo reconstruct 2017-07-28",
            "twoplustwo reconstruct --range-km 998 --apogee-km 3725 --missile hwasong-14 \\\n    --launch 40.6,126.4 --azimuth-deg 80 --flight-time-s 2832 --source \"KCNA, 29 July 2017\" --json",
        ],
        operands: &[("launch_id", "2017-08-29")],
        needed: OF_4_JULY_2017,
        documents: &[("reconstruct-typed", &["range_km"]), ("reconstruct-launch", &[])],
        on_a_map: true,
        files: &[],
        fields: fields_of::<Self>,
    };
}

/// The report of 4 July 2017.
const OF_4_JULY_2017: &[(&str, &str)] = &[
    ("range_km", "933"),
    ("apogee_km", "2802"),
    ("missile", "hwasong-14"),
    ("launch", "40.0,125.2"),
    ("azimuth_deg", "80"),
    ("source", "an example"),
];

/// What a flight of typed figures needs.
const NEEDED: [Field; 6] =
    [Field::RangeKm, Field::ApogeeKm, Field::Missile, Field::Launch, Field::AzimuthDeg, Field::Source];

impl Ask for ReconstructQuestion {
    fn check(&self) -> Result<(), AnswerError> {
        let (given, absent) = self.figures();
        if self.launch_id.is_some() && !given.is_empty() {
            return Err(AnswerError::NotAsked {
                what: [vec![Word::Text("a launch of the catalogue stands beside ")], fields_in_a_row(&given)]
                    .concat(),
                allowed: vec![
                    Word::Field(Field::LaunchId),
                    Word::Text(" alone, or with "),
                    Word::Field(Field::Missile),
                    Word::Text(" and "),
                    Word::Field(Field::Track),
                    Word::Text("; or typed figures without it"),
                ],
            });
        }
        if self.launch_id.is_none() && self.typed().is_none() {
            let what = if given.is_empty() {
                vec![Word::Text("neither a launch nor figures of a flight are given")]
            } else {
                [vec![Word::Text("of the figures of a flight, these are absent: ")], fields_in_a_row(&absent)]
                    .concat()
            };
            let alone = vec![Word::Field(Field::LaunchId), Word::Text(", or ")];
            let all = fields_in_a_row(&NEEDED);
            return Err(AnswerError::NotAsked {
                what,
                allowed: [alone, all, vec![Word::Text(" together")]].concat(),
            });
        }
        Ok(())
    }

    fn doing(&self) -> Option<String> {
        Some(match &self.launch_id {
            Some(launch) => format!("reconstructing {launch}, each report by itself"),
            None => {
                let missile = self.missile.as_deref().unwrap_or_default();
                format!("reconstructing the typed figures with {missile}")
            }
        })
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let without_track = |reports: &mut [ReportReconstruction]| {
            for report in reports.iter_mut().filter(|_| !self.track) {
                report.profile.clear();
                report.track.clear();
            }
        };
        if let Some(typed) = self.typed() {
            let mut found = study.reconstruct_typed(&typed)?;
            without_track(std::slice::from_mut(&mut found.report));
            return Ok(found.into());
        }
        let launch = self.launch_id.as_deref().unwrap_or_default();
        let mut found = study.reconstruct_launch(launch, self.missile.as_deref())?;
        without_track(&mut found.reports);
        Ok(found.into())
    }
}

impl ReconstructQuestion {
    /// The figures of a flight that were typed, and those needed for one that were not.
    fn figures(&self) -> (Vec<Field>, Vec<Field>) {
        let typed = [
            (Field::RangeKm, self.range_km.is_some()),
            (Field::ApogeeKm, self.apogee_km.is_some()),
            (Field::FlightTimeS, self.flight_time_s.is_some()),
            (Field::Launch, self.launch.is_some()),
            (Field::AzimuthDeg, self.azimuth_deg.is_some()),
            (Field::Source, self.source.is_some()),
        ];
        let given = typed.into_iter().filter(|(_, given)| *given).map(|(field, _)| field).collect();
        let has = |field: &Field| match field {
            Field::Missile => self.missile.is_some(),
            field => typed.contains(&(*field, true)),
        };
        (given, NEEDED.into_iter().filter(|field| !has(field)).collect())
    }

    /// The figures that were typed, where all that a flight needs is there.
    fn typed(&self) -> Option<Typed> {
        let measured = |nominal: Value, unit| Measured {
            low: None,
            nominal: Some(nominal),
            high: None,
            last_digit: None,
            unit,
        };
        Some(Typed {
            range: measured(self.range_km.as_ref()?.0, Unit::Kilometre),
            apogee: measured(self.apogee_km.as_ref()?.0, Unit::Kilometre),
            flight_time: self.flight_time_s.as_ref().map(|time| measured(time.0, Unit::Second)),
            missile: self.missile.clone()?,
            launch: self.launch.as_ref()?.0,
            bearing: measured(self.azimuth_deg.as_ref()?.0, Unit::Degree),
            source: self.source.as_ref()?.0.clone(),
        })
    }
}
