//! `sight`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_report::Answer;
use tpt_scenario::QuestionField as Field;
use tpt_setting::{AnswerError, Word};
use tpt_view::{Heights, WhatIf};

use crate::Study;
use crate::command::{Command, FileOption, fields_of};
use crate::question::{Ask, Registered, fields_in_a_row};
use crate::typed::{CrossSectionM2, DirectionDeg, HeightKm, Move, StepDeg, listed};

/// What `sight` looks with, and at what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct SightQuestion {
    /// The radar: an id of `twoplustwo catalogue list elements`. For a battery, its radar is taken.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// Heights above the ground, in kilometres.
    #[cfg_attr(
        feature = "clap",
        arg(
            long,
            value_name = "KM,KM",
            value_delimiter = ',',
            default_value = "100,200,300,500",
            allow_negative_numbers = true
        )
    )]
    #[serde(default = "usual_heights", deserialize_with = "listed")]
    #[schemars(with = "String", regex(pattern = r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?)*$"), extend("x-listed" = "number"))]
    pub altitude_km: Vec<HeightKm>,
    /// Add to the JSON document the lowest height in view over a grid of this step, 20° north and south and 30° east and west.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid_deg: Option<StepDeg>,
    /// A place, by any of its names: from which height on this radar and each other of the scenario sees what is above it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "PLACE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// A launch of the catalogue, as the figures in force have it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "LAUNCH_ID"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<String>,
    /// A notional arc: china-north-america, west-russia-north-america, baikal-north-america, okhotsk-north-america.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ARC_ID"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// Every radar of the scenario against every launch and every notional arc.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub matrix: bool,
    /// Turn the radar: the middle of its sector, from north, clockwise.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_deg: Option<DirectionDeg>,
    /// Set the radar to another of its modes.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MODE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Draw views for a target of this cross-section instead of the one that the claimed range holds for.
    #[cfg_attr(feature = "clap", arg(long, value_name = "M2", allow_negative_numbers = true))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcs_m2: Option<CrossSectionM2>,
    /// Put an element somewhere else: a place of the catalogue, or degrees north and east.
    #[cfg_attr(
        feature = "clap",
        arg(long = "move", value_name = "ELEMENT=SITE|LAT,LON", allow_hyphen_values = true)
    )]
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub moved: Option<Move>,
    /// Take an element away, one at a time: what the others add to each other without it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
}

/// The heights of a view where none are asked for.
fn usual_heights() -> Vec<HeightKm> {
    [100.0, 200.0, 300.0, 500.0].map(HeightKm).to_vec()
}

impl Registered for SightQuestion {
    const COMMAND: Command = Command {
        words: &["sight"],
        about: "What a radar sees at each height, of a launch or of a notional arc; or every radar of all of them",
        more: "A view is always that of a height. You may vary the deployment and whose figures are believed. You name a launch or an arc by its id. There is no other way to give one.",
        examples: &[
            "twoplustwo sight seongju --asof 2017-03-20",
            "twoplustwo sight seongju --launch 2017-03-06 --asof 2017-03-20",
            "twoplustwo sight seongju --place Shanghai --figures beijing",
            "twoplustwo sight seongju --heading-deg 330 --mode forward-based --altitude-km 100,300",
            "twoplustwo sight seongju --move seongju=etorofu --altitude-km 300",
            "twoplustwo sight --matrix --without seongju --asof 2017-03-20",
        ],
        operands: &[("element", "seongju")],
        needed: &[("matrix", "true")],
        documents: &[
            ("sight-matrix", &["matrix"]),
            ("sight-target", &["launch"]),
            ("sight-target", &["arc"]),
            ("sight", &[]),
        ],
        on_a_map: true,
        files: &[FileOption::Mask],
        fields: fields_of::<Self>,
    };
}

impl Ask for SightQuestion {
    fn check(&self) -> Result<(), AnswerError> {
        let Self { element, grid_deg, place, launch, arc, matrix, heading_deg, mode, rcs_m2, .. } = self;
        let given = [grid_deg.is_some(), place.is_some(), launch.is_some(), arc.is_some()];
        let targets = given.into_iter().filter(|given| *given).count();
        let of_one = targets > 0 || heading_deg.is_some() || mode.is_some() || rcs_m2.is_some();
        if *matrix == element.is_some() || (*matrix && of_one) {
            return Err(AnswerError::NotAsked {
                what: vec![Word::Text("a view is of one radar, or of all without its fields")],
                allowed: vec![
                    Word::Field(Field::Element),
                    Word::Text(" with its fields, or "),
                    Word::Field(Field::Matrix),
                    Word::Text(" alone"),
                ],
            });
        }
        if targets > 1 {
            return Err(AnswerError::NotAsked {
                what: [
                    vec![Word::Text("more than one of ")],
                    fields_in_a_row(&[Field::Launch, Field::Arc, Field::Place, Field::GridDeg]),
                    vec![Word::Text(" is given")],
                ]
                .concat(),
                allowed: vec![Word::Text("one of them")],
            });
        }
        Ok(())
    }

    fn doing(&self) -> Option<String> {
        self.matrix.then(|| "every radar against every launch and notional arc".to_owned())
    }

    fn answer(&self, study: &Study<'_>) -> Result<Answer, AnswerError> {
        let what_if = WhatIf {
            heading_deg: self.heading_deg.as_ref().map(|heading| heading.0.get()),
            mode: self.mode.clone(),
            rcs_m2: self.rcs_m2.as_ref().map(|area| area.0.get()),
            moved: self.moved.as_ref().map(|moved| moved.0.clone()),
            without: self.without.clone(),
            mask: study.mask().cloned(),
        };
        if self.matrix {
            if study.mask().is_some() {
                return Err(AnswerError::NotAsked {
                    what: vec![Word::Text("a skyline stands around one radar")],
                    allowed: vec![
                        Word::Field(Field::Element),
                        Word::Text(" beside "),
                        Word::Field(Field::Mask),
                    ],
                });
            }
            return Ok(study.sight_matrix(&what_if)?.into());
        }
        let element = self.element.as_deref().unwrap_or_default();
        if let Some(target) = self.launch.as_deref().or(self.arc.as_deref()) {
            return Ok(study.sight_target(element, target, &what_if)?.into());
        }
        let altitudes_km: Vec<f64> = self.altitude_km.iter().map(|height| height.0).collect();
        let grid_step_deg = self.grid_deg.as_ref().map(|step| step.0);
        let heights = Heights { altitudes_km: &altitudes_km, grid_step_deg };
        Ok(match self.place.as_deref() {
            Some(place) => study.sight_above(element, heights, &what_if, place)?,
            None => study.sight(element, heights, &what_if)?,
        }
        .into())
    }
}
