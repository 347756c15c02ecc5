//! Outputs of reach.

use std::sync::Arc;

use tpt_catalogue::{MarginNumber, ProfileNumber, RecordId, missile_classes};
use tpt_earth::{Length, Position, Time};
use tpt_reach::Met;

use super::{CardSide, Evaluated, FormulaEvaluator, no_answer};
use tpt_defence::reach::{Battle, ReadyClass};
use tpt_setting::AnswerError;
use tpt_view::countries::country_named;
use tpt_view::sight::in_km2;

/// Where a trajectory is flown to where no battery is asked about: only its shape is taken.
const TOWARDS: &str = "seoul-city";

impl<'a> FormulaEvaluator<'a> {
    fn class(
        &self,
        class: &RecordId,
        towards: Position,
        side: &CardSide,
    ) -> Result<Arc<ReadyClass>, AnswerError> {
        let (lat, lon) = (towards.latitude().as_degrees(), towards.longitude().as_degrees());
        // Of the figures only the stage set of its missile enters.
        let classes = missile_classes()?;
        let missile = classes.iter().find(|one| one.class.id == *class).map(|one| &one.class.missile);
        let missile = missile.and_then(|id| self.resolved.catalogue.missiles.get(id));
        let set = missile.and_then(|missile| side.beliefs.stage_set(missile));
        let key = format!("{class}/{lat}/{lon}/{:?}", set.map(|set| set.set.id.to_string()));
        let make = || ReadyClass::new(self.on(side), class.as_str(), towards);
        self.classes.get(key, make)
    }

    fn battle<'s>(&'s self, element: &RecordId, side: &'s CardSide) -> Result<Battle<'s>, AnswerError> {
        Battle::new(self.on(side), element.as_str())
    }

    fn met_by(battle: &Battle<'_>, class: &ReadyClass, samples: &[u32]) -> Result<Evaluated, AnswerError> {
        let sources = class.sources().cloned().collect();
        Ok(Evaluated {
            moved: battle.moved(samples)?,
            values: battle.values(),
            sources,
            ..Evaluated::default()
        })
    }

    pub(super) fn share_reached(
        &self,
        element: &RecordId,
        class: &RecordId,
        country: &str,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let battle = self.battle(element, side)?;
        let class = self.class(class, battle.launcher(), side)?;
        let (middle, draws) = battle.share_of(&class, country_named(country)?, samples)?;
        let found = Self::met_by(&battle, &class, samples)?;
        Ok(Evaluated { middle: Some(middle), draws: draws.into_iter().map(Some).collect(), ..found })
    }

    pub(super) fn area_reached(
        &self,
        element: &RecordId,
        class: &RecordId,
        country: &str,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let whole_km2 = in_km2(country_named(country)?.area());
        let share = self.share_reached(element, class, country, side, samples)?;
        let of = |share: Option<f64>| share.map(|share| share * whole_km2);
        Ok(Evaluated {
            middle: of(share.middle),
            draws: share.draws.iter().copied().map(of).collect(),
            ..share
        })
    }

    pub(super) fn margin(
        &self,
        (element, class, place): (&RecordId, &RecordId, &RecordId),
        number: MarginNumber,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let battle = self.battle(element, side)?;
        let class = self.class(class, battle.launcher(), side)?;
        let place = self.place(place)?;
        let at = place.position()?;
        let (middle, draws) = battle.met(&class, at, samples)?;
        let of = |met: &Met| match number {
            MarginNumber::Kilometres => met.margin_distance.map(Length::as_kilometres),
            MarginNumber::Seconds => met.margin.map(Time::as_seconds),
            MarginNumber::LaunchPointShare => Some(met.share()),
            MarginNumber::Opportunities => Some(f64::from(met.opportunities)),
        };
        let mut found = Self::met_by(&battle, &class, samples)?;
        found.sources.push(place.source.clone());
        let draws = draws.iter().map(|met| met.as_ref().and_then(of)).collect();
        Ok(Evaluated { middle: middle.as_ref().and_then(of), draws, ..found })
    }

    pub(super) fn class_flight(
        &self,
        class: &RecordId,
        range_km: f64,
        number: ProfileNumber,
        side: &CardSide,
        samples: &[u32],
    ) -> Result<Evaluated, AnswerError> {
        let towards =
            self.place(&RecordId::try_from(TOWARDS.to_owned()).map_err(|why| no_answer(TOWARDS, &why))?)?;
        let towards = towards.position()?;
        let class = self.class(class, towards, side)?;
        let (apogee_km, duration_s) = class.profile(range_km).ok_or_else(|| {
            no_answer(&format!("{range_km} km"), "outside the published distances of the class")
        })?;
        let value = match number {
            ProfileNumber::Apogee => apogee_km,
            ProfileNumber::FlightTime => duration_s,
        };
        let sources = class.sources().cloned().collect();
        Ok(Evaluated { sources, ..Evaluated::exact(value, samples.len()) })
    }
}
