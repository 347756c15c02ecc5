//! `reconstruct`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_catalogue::{Measured, Unit};
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
    /// Distance over the ground: 930, 900..1000, >930, <930 or ~930, with as many digits as are meant.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_km: Option<RangeKm>,
    /// Greatest height, likewise.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apogee_km: Option<ApogeeKm>,
    /// Flight time, likewise. Beside range and apogee it is compared with the computed one.
    #[cfg_attr(feature = "clap", arg(long, value_name = "S", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flight_time_s: Option<FlightTimeS>,
    /// The missile: an id of `twoplustwo catalogue list missiles`. Without it, the answer holds for any missile. With
    /// LAUNCH_ID it stands for the launch's own.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MISSILE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missile: Option<String>,
    /// Where it was launched, in degrees north and east. Without it, where most launches on record were.
    #[cfg_attr(feature = "clap", arg(long, value_name = "LAT,LON", allow_hyphen_values = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<LatLon>,
    /// The direction of the impact from the launch, clockwise from north. Without it, any.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub azimuth_deg: Option<DirectionDeg>,
    /// Who says so, and where. Without it, "typed here".
    #[cfg_attr(feature = "clap", arg(long, value_name = "TEXT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Said>,
    /// Weigh the missile by one report of each of its launches, and by each speaker's alone.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_reports: bool,
    /// Only what the typed figures bound, whatever missile it was: no vehicle is flown.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bounds_alone: bool,
    /// Add the path: height over ground distance, and the ground track.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub track: bool,
}

impl Registered for ReconstructQuestion {
    const COMMAND: Command = Command {
        words: &["reconstruct"],
        about: "What a reported flight means: its time, its burnout, and how far the same missile would go",
        more: "Give a launch of the catalogue, and each report of it is taken by itself. Or type figures. Two of range, apogee and flight time give a flight. One alone, or a limit, bounds it. Beside range and apogee a flight time is no input: it is compared with the result. With --all-reports, the reports of all launches of a missile are weighed together.",
        examples: &[
            "twoplustwo reconstruct 2017-07-28",
            "twoplustwo reconstruct --range-km '>930' --flight-time-s 2220",
            "twoplustwo reconstruct --range-km 600 --apogee-km 1200 --bounds-alone",
            "twoplustwo reconstruct --missile hwasong-12 --all-reports",
            "twoplustwo reconstruct --range-km 998 --apogee-km 3725 --missile hwasong-14 \\\n    --launch 40.6,126.4 --azimuth-deg 80 --flight-time-s 2832 --source \"KCNA, 29 July 2017\" --json",
        ],
        operands: &[("launch_id", "2017-08-29")],
        needed: OF_4_JULY_2017,
        documents: &[
            ("reconstruct-all", &["all_reports"]),
            ("reconstruct-launch", &["launch_id"]),
            ("reconstruct-typed", &[]),
        ],
        on_a_map: true,
        files: &[],
        fields: fields_of::<Self>,
    };
}

/// The report of 4 July 2017.
const OF_4_JULY_2017: &[(&str, &str)] = &[("range_km", "933")];

/// The figures of a flight, of which one is needed.
const ONE_OF: [Field; 3] = [Field::RangeKm, Field::ApogeeKm, Field::FlightTimeS];

impl Ask for ReconstructQuestion {
    fn check(&self) -> Result<(), AnswerError> {
        let given = self.given();
        if self.all_reports {
            return self.check_all_reports(&given);
        }
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
        if self.bounds_alone && (self.launch_id.is_some() || self.missile.is_some()) {
            let beside = [Field::LaunchId, Field::Missile];
            return Err(AnswerError::NotAsked {
                what: [
                    vec![Word::Field(Field::BoundsAlone), Word::Text(" stands beside ")],
                    fields_in_a_row(&beside),
                ]
                .concat(),
                allowed: [
                    vec![Word::Field(Field::BoundsAlone), Word::Text(" with ")],
                    fields_in_a_row(&ONE_OF),
                ]
                .concat(),
            });
        }
        if self.launch_id.is_none() && !ONE_OF.iter().any(|field| given.contains(field)) {
            let alone = vec![Word::Field(Field::LaunchId), Word::Text(", or one or more of ")];
            return Err(AnswerError::NotAsked {
                what: vec![Word::Text("neither a launch nor a figure of a flight is given")],
                allowed: [alone, fields_in_a_row(&ONE_OF)].concat(),
            });
        }
        Ok(())
    }

    fn doing(&self) -> Option<String> {
        Some(match &self.launch_id {
            None if self.all_reports => {
                let missile = self.missile.as_deref().unwrap_or_default();
                format!("flying every report of {missile} with the same vehicles")
            }
            Some(launch) => format!("reconstructing {launch}, each report by itself"),
            None if self.bounds_alone => return None,
            None => match self.missile.as_deref() {
                Some(missile) => format!("reconstructing the typed figures with {missile}"),
                None => "reconstructing the typed figures with each vehicle template".to_owned(),
            },
        })
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let without_track = |reports: &mut [ReportReconstruction]| {
            for report in reports.iter_mut().filter(|_| !self.track) {
                report.profile.clear();
                report.track.clear();
            }
        };
        if let Some(missile) = self.missile.as_deref().filter(|_| self.all_reports) {
            return Ok(study.reconstruct_together(missile)?.into());
        }
        let Some(launch) = self.launch_id.as_deref() else {
            if self.bounds_alone {
                let mut found = study.typed_bounds(&self.typed())?;
                without_track(std::slice::from_mut(&mut found.report));
                return Ok(found.into());
            }
            let mut found = study.reconstruct_typed(&self.typed())?;
            without_track(std::slice::from_mut(&mut found.report));
            return Ok(found.into());
        };
        let mut found = study.reconstruct_launch(launch, self.missile.as_deref())?;
        without_track(&mut found.reports);
        Ok(found.into())
    }
}

impl ReconstructQuestion {
    /// All reports need a missile and nothing else.
    fn check_all_reports(&self, given: &[Field]) -> Result<(), AnswerError> {
        let others = [
            (Field::LaunchId, self.launch_id.is_some()),
            (Field::Track, self.track),
            (Field::BoundsAlone, self.bounds_alone),
        ];
        let others = others.into_iter().filter(|(_, given)| *given).map(|(field, _)| field);
        let beside: Vec<Field> = given.iter().copied().chain(others).collect();
        let what = if !beside.is_empty() {
            [vec![Word::Field(Field::AllReports), Word::Text(" stands beside ")], fields_in_a_row(&beside)]
                .concat()
        } else if self.missile.is_none() {
            vec![Word::Field(Field::AllReports), Word::Text(" stands without a missile")]
        } else {
            return Ok(());
        };
        let allowed = vec![
            Word::Field(Field::AllReports),
            Word::Text(" with "),
            Word::Field(Field::Missile),
            Word::Text(" alone"),
        ];
        Err(AnswerError::NotAsked { what, allowed })
    }

    /// What of a flight was typed.
    fn given(&self) -> Vec<Field> {
        let typed = [
            (Field::RangeKm, self.range_km.is_some()),
            (Field::ApogeeKm, self.apogee_km.is_some()),
            (Field::FlightTimeS, self.flight_time_s.is_some()),
            (Field::Launch, self.launch.is_some()),
            (Field::AzimuthDeg, self.azimuth_deg.is_some()),
            (Field::Source, self.source.is_some()),
        ];
        typed.into_iter().filter(|(_, given)| *given).map(|(field, _)| field).collect()
    }

    /// The figures that were typed.
    fn typed(&self) -> Typed {
        let bearing = |direction: &DirectionDeg| Measured {
            low: None,
            nominal: Some(direction.0),
            high: None,
            last_digit: None,
            unit: Unit::Degree,
        };
        Typed {
            range: self.range_km.as_ref().map(|figure| figure.0),
            apogee: self.apogee_km.as_ref().map(|figure| figure.0),
            flight_time: self.flight_time_s.as_ref().map(|figure| figure.0),
            missile: self.missile.clone(),
            launch: self.launch.as_ref().map(|launch| launch.0),
            bearing: self.azimuth_deg.as_ref().map(bearing),
            source: self.source.as_ref().map(|source| source.0.clone()),
        }
    }
}
