//! Outputs of radar sight.

use std::f64::consts::FRAC_PI_2;
use std::sync::Arc;

use rayon::prelude::*;
use tpt_catalogue::{PassNumber, RecordId};
use tpt_earth::{Angle, Length, WGS84_MEAN_RADIUS};
use tpt_sight::{Ground, Outline, Pass, Territory, outline};

use super::{CardSide, Evaluated, FormulaEvaluator};
use tpt_setting::AnswerError;
use tpt_view::countries::country_named;
use tpt_view::sight::{DrawnRadar, Sensor, Target, WhatIf, adds, find, in_km2, radar_of, sensors};

impl<'a> FormulaEvaluator<'a> {
    fn sensor<'s>(&'s self, element: &RecordId, side: &'s CardSide) -> Result<Sensor<'s>, AnswerError> {
        let element = radar_of(self.resolved, element.as_str())?;
        Sensor::new(self.on(side), element, None, None)
    }

    /// A number of a radar over its draws.
    fn over(
        sensor: &Sensor<'_>,
        samples: &[u32],
        number: impl Fn(&DrawnRadar, Option<u32>) -> Result<Option<f64>, AnswerError> + Sync,
    ) -> Result<Evaluated, AnswerError> {
        let drawn = samples.par_iter().map(|sample| number(&sensor.draw(*sample)?, Some(*sample)));
        let draws = drawn.collect::<Result<_, AnswerError>>()?;
        Ok(Evaluated {
            middle: number(&sensor.middle, None)?,
            draws,
            moved: sensor.moved(samples)?,
            values: sensor.report().values,
            sources: Vec::new(),
        })
    }

    pub(super) fn share_in_view(
        &self,
        element: &RecordId,
        country: &str,
        altitude_km: f64,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let sensor = self.sensor(element, side)?;
        let country = country_named(country)?;
        let whole_km2 = in_km2(country.area());
        let ground = self.ground_around(&sensor, Some(country))?;
        Self::over(&sensor, samples, |drawn, _| Ok(Some(area_over(drawn, &ground, altitude_km)? / whole_km2)))
    }

    pub(super) fn area_in_view(
        &self,
        element: &RecordId,
        country: Option<&str>,
        altitude_km: f64,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let sensor = self.sensor(element, side)?;
        let country = country.map(country_named).transpose()?;
        let ground = self.ground_around(&sensor, country)?;
        match country {
            Some(_) => {
                Self::over(&sensor, samples, |drawn, _| Ok(Some(area_over(drawn, &ground, altitude_km)?)))
            }
            None => Self::over(&sensor, samples, |drawn, _| {
                Ok(Some(in_km2(ground.covered(&view_at(drawn, altitude_km)?).0)))
            }),
        }
    }

    pub(super) fn lowest_in_view(
        &self,
        element: &RecordId,
        place: &RecordId,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let sensor = self.sensor(element, side)?;
        let place = self.place(place)?;
        let at = place.position()?;
        let mut found = Self::over(&sensor, samples, |drawn, _| {
            Ok(tpt_sight::lowest_visible(&drawn.radar, at).map(Length::as_kilometres))
        })?;
        found.sources.push(place.source.clone());
        Ok(found)
    }

    pub(super) fn in_view(
        &self,
        element: &RecordId,
        target: &RecordId,
        number: PassNumber,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let own = self.sensor(element, side)?;
        let target = self.target(target, side)?;
        let others = match number {
            PassNumber::SecondsAdded => self.others(&own, &target, side)?,
            _ => Arc::default(),
        };
        let of = |drawn: &DrawnRadar, sample: Option<u32>| {
            let pass = target.pass(sample.map(|sample| sample as usize), &drawn.radar, drawn.reach);
            Ok(match number {
                PassNumber::Seconds => Some(pass.map_or(0.0, |pass| pass.seconds.as_seconds())),
                PassNumber::SecondsAdded => Some(adds(pass.as_ref(), &others).0),
                PassNumber::First => pass.map(|pass| pass.first.as_seconds()),
                PassNumber::Last => pass.map(|pass| pass.last.as_seconds()),
            })
        };
        let mut found = Self::over(&own, samples, of)?;
        found.moved = found.moved.and(target.moved(samples));
        let launch = self.resolved.catalogue.launches.get(target.id.as_str());
        found.sources.extend(
            launch.into_iter().flat_map(|launch| &launch.reports).map(|report| report.source.clone()),
        );
        Ok(found)
    }

    /// A country, where one is meant, as a radar has it around itself, wherever its figures may let it see.
    fn ground_around(
        &self,
        sensor: &Sensor<'_>,
        country: Option<&'static Territory>,
    ) -> Result<Arc<Ground<'static>>, AnswerError> {
        let radar = &sensor.middle.radar;
        let at = radar.site().position();
        let degrees = [at.latitude(), at.longitude()].map(Angle::as_degrees);
        let key = format!("{degrees:?}/{:?}", country.map(|country| &country.name));
        self.grounds.get(key, || Ok(Ground::around(radar, country, WGS84_MEAN_RADIUS * FRAC_PI_2)))
    }

    /// The passes of the other working radars with a published range, each in the middle of every spread.
    fn others(
        &self,
        own: &Sensor<'_>,
        target: &Target,
        side: &CardSide,
    ) -> Result<Arc<Vec<Pass>>, AnswerError> {
        let key = format!("{}/{}/{}", own.element.id, target.id, side.beliefs.whole_key());
        self.others.get(key, || {
            let element = Some(own.element);
            let all = sensors(self.on(side), &WhatIf::default(), element)?;
            let others = all.iter().skip(1).filter(|other| other.counts());
            let pass = |other: &Sensor<'_>| target.pass(None, &other.middle.radar, other.middle.reach);
            Ok(others.filter_map(pass).collect())
        })
    }

    fn target(&self, id: &RecordId, side: &CardSide) -> Result<Arc<Target>, AnswerError> {
        let launch = self.resolved.catalogue.launches.get(id.as_str());
        let report = launch.and_then(|launch| side.beliefs.paired_report(launch));
        let missile = launch.and_then(|launch| self.missile_of(launch));
        let set =
            missile.and_then(|missile| side.beliefs.stage_set(missile)).map(|set| set.set.id.to_string());
        let key = format!("{id}/{:?}/{set:?}", report.map(|report| &report.0.id));
        self.targets.get(key, || find(self.on(side), id.as_str()))
    }
}

/// What a radar has in view at a height.
fn view_at(drawn: &DrawnRadar, altitude_km: f64) -> Result<Outline, AnswerError> {
    Ok(outline(&drawn.radar, Length::kilometres(altitude_km), drawn.reach)?)
}

/// How much of the only country of a ground a radar sees at a height, in km².
fn area_over(drawn: &DrawnRadar, ground: &Ground<'_>, altitude_km: f64) -> Result<f64, AnswerError> {
    let (_, parts) = ground.covered(&view_at(drawn, altitude_km)?);
    Ok(parts.first().map_or(0.0, |part| in_km2(part.area)))
}
