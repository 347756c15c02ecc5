//! Outputs of radar sight.

use std::f64::consts::FRAC_PI_2;
use std::sync::Arc;

use rayon::prelude::*;
use tpt_catalogue::{Output, PassNumber, RecordId};
use tpt_earth::{Angle, Length, WGS84_MEAN_RADIUS};
use tpt_sight::{Ground, Outline, Pass, Territory, outline};

use super::{CardSide, Evaluated, FormulaEvaluator};
use tpt_setting::AnswerError;
use tpt_view::countries::country_named;
use tpt_view::sight::{
    DrawnRadar, Sensor, Target, WhatIf, adds, at_heights, find, in_km2, radar_of, sensors,
};

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

    /// Keeps the shares of a country in view at several heights, each as the output that asks for it: the directions of a draw are laid
    /// out once for all of them. Those that cannot be computed say why when they are asked for.
    pub(crate) fn keep_shares_in_view(
        &self,
        (element, country): (&RecordId, &str),
        altitudes_km: &[f64],
        side: &CardSide,
    ) -> Result<(), AnswerError> {
        let output = |km: &f64| {
            let (element, country) = (element.clone(), country.to_owned());
            let altitude_km = (*km).try_into().ok()?;
            let key = Self::output_key(&Output::ShareInView { element, country, altitude_km }, side);
            (!self.outputs.has(&key)).then_some((*km, key))
        };
        let (altitudes_km, keys): (Vec<f64>, Vec<String>) = altitudes_km.iter().filter_map(output).unzip();
        if keys.is_empty() {
            return Ok(());
        }
        let sensor = self.sensor(element, side)?;
        let country = country_named(country)?;
        let whole_km2 = in_km2(country.area());
        let ground = self.ground_around(&sensor, Some(country))?;
        let samples = self.samples();
        let drawn = samples.par_iter().map(|sample| sensor.draw(*sample));
        let drawn = drawn.collect::<Result<Vec<DrawnRadar>, AnswerError>>()?;
        let shares = |drawn: &[DrawnRadar]| {
            at_heights(drawn, &altitudes_km, |_, outline| area_over(outline, &ground) / whole_km2)
        };
        let (middle, draws) = (shares(std::slice::from_ref(&sensor.middle))?, shares(&drawn)?);
        for (i, key) in keys.into_iter().enumerate() {
            let make = || {
                Ok(Evaluated {
                    middle: middle.first().map(|shares| shares[i]),
                    draws: draws.iter().map(|shares| Some(shares[i])).collect(),
                    moved: sensor.moved(&samples)?,
                    values: sensor.report().values,
                    sources: Vec::new(),
                })
            };
            self.outputs.get(key, make)?;
        }
        Ok(())
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
        Self::over(&sensor, samples, |drawn, _| {
            Ok(Some(area_over(&view_at(drawn, altitude_km)?, &ground) / whole_km2))
        })
    }

    /// The share in one draw, for who asks for no middle and not for what moves it.
    pub(super) fn share_in_view_of_draw(
        &self,
        (element, country): (&RecordId, &str),
        altitude_km: f64,
        side: &CardSide,
        sample: u32,
    ) -> Result<f64, AnswerError> {
        let sensor = self.sensor(element, side)?;
        let country = country_named(country)?;
        let ground = self.ground_around(&sensor, Some(country))?;
        let outline = view_at(&sensor.draw(sample)?, altitude_km)?;
        Ok(area_over(&outline, &ground) / in_km2(country.area()))
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
            Some(_) => Self::over(&sensor, samples, |drawn, _| {
                Ok(Some(area_over(&view_at(drawn, altitude_km)?, &ground)))
            }),
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
        // The search for where a statement turns supposes many numbers of the radar itself: the others are the same on all of them.
        let beliefs = side.beliefs.supposing_nothing_of(&own.element.id);
        let key = format!("{}/{}/{}", own.element.id, target.id, beliefs.whole_key());
        self.others.get(key, || {
            let element = Some(own.element);
            let all = sensors(self.on(side).believing(&beliefs), &WhatIf::default(), element)?;
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

/// How much of the only country of a ground lies in a view, in km².
fn area_over(view: &Outline, ground: &Ground<'_>) -> f64 {
    let (_, parts) = ground.covered(view);
    parts.first().map_or(0.0, |part| in_km2(part.area))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Formula;
    use jiff::civil::date;
    use tpt_scenario::Beliefs;
    use tpt_setting::BuiltIn;

    #[test]
    fn what_is_seen_at_several_heights_together_is_what_is_seen_at_each() {
        let facts = BuiltIn::at(date(2017, 3, 20)).unwrap();
        let same = facts.ask(|setting| {
            let side = CardSide::from(Beliefs::new(setting.resolved.catalogue, "beijing", &[])?);
            let element = RecordId::try_from("seongju-radar".to_owned()).unwrap();
            let heights = [100.0, 300.0, 500.0];
            let term = |km: f64| Output::ShareInView {
                element: element.clone(),
                country: "China".to_owned(),
                altitude_km: km.try_into().unwrap(),
            };
            let [together, each] =
                [(); 2].map(|()| FormulaEvaluator::new(setting.resolved, setting.sampling));
            together.keep_shares_in_view((&element, "China"), &heights, &side)?;
            for km in heights {
                assert!(together.outputs.has(&FormulaEvaluator::output_key(&term(km), &side)));
                let samples = each.samples();
                let [kept, one] = [&together, &each]
                    .map(|from| from.known_output(&term(km), None, &side, &samples).unwrap());
                assert_eq!(format!("{kept:?}"), format!("{one:?}"));
                // The middle alone is the middle.
                let terms = [("share".to_owned(), term(km))].into();
                let value = "share".to_owned().try_into().unwrap();
                let formula = Formula { value: &value, terms: &terms, claim: None };
                let fresh = FormulaEvaluator::new(setting.resolved, setting.sampling);
                assert_eq!(Some(fresh.middle(formula, &side)?), one.middle);
                // A draw alone is the draw.
                for sample in [0, 3] {
                    assert_eq!(fresh.in_draw(formula, &side, sample)?, one.draws[sample as usize]);
                    let whole = fresh.number(formula, &side, &[sample])?.draws;
                    assert_eq!(whole.first().map(|(_, value)| *value), one.draws[sample as usize]);
                }
            }
            Ok(())
        });
        same.unwrap();
    }
}
