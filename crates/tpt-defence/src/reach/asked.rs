//! Single numbers of a battery against a class, draw by draw: what a formula takes.

use rayon::prelude::*;
use tpt_earth::Position;
use tpt_reach::{Aim, Battery, Met, Resolution, grid_around};
use tpt_sight::Territory;

use super::area::{THINNED, defended_by_one};
use super::class::Class;
use super::defence::Defence;
use super::{around, defended_alone, defended_at, met_at};
use tpt_draw::Moved;
use tpt_report::SensorValue;
use tpt_setting::{AnswerError, Setting};

/// The level of H3 over which land is counted: cells of some 250 km².
const LEVEL: u8 = 5;

/// Draws whose batteries are kept at once.
const AT_ONCE: usize = 256;

/// A class made ready for a battery: it does not depend on the battery's figures.
pub struct ReadyClass(Class);

impl ReadyClass {
    /// The class, flown towards an element's launchers.
    ///
    /// # Errors
    ///
    /// [`AnswerError::UnknownClass`] if the program has no such class; what its trajectory may say.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::ReadyClass;
    /// # use tpt_setting::AnswerError;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let daegu = setting.resolved.catalogue.places["daegu"].position()?;
    /// let class = ReadyClass::new(setting, "scud-c", daegu)?;
    /// assert!(class.profile(300.0).is_some());
    /// let refused = ReadyClass::new(setting, "scud-z", daegu);
    /// assert!(matches!(refused, Err(AnswerError::UnknownClass { .. })));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(setting: Setting<'_>, class: &str, towards: Position) -> Result<Self, AnswerError> {
        Ok(Self(Class::new(setting, class, towards)?))
    }

    /// The greatest height (km) and the duration (s) of its trajectory to a distance; `None` outside its distances.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::{Battle, ReadyClass};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let battle = Battle::new(setting, "seongju")?;
    /// #     let class = ReadyClass::new(setting, "scud-c", battle.launcher())?;
    /// // `class` is the Scud-C: its one published trajectory, from 100 to 600 km.
    /// let (low, high) = (class.profile(200.0).expect("it flies so far"), class.profile(500.0).expect("it flies so far"));
    /// assert!(low.0 < high.0 && low.1 < high.1);
    /// // Both ends of what is published belong to it.
    /// assert!(class.profile(100.0).is_some() && class.profile(600.0).is_some());
    /// assert_eq!(class.profile(700.0), None);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn profile(&self, range_km: f64) -> Option<(f64, f64)> {
        let profile = self.0.table.at(tpt_earth::Length::kilometres(range_km))?;
        Some((profile.apogee().as_kilometres(), profile.duration().as_seconds()))
    }

    /// The sources of the trajectory and the launch regions.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::{Battle, ReadyClass};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let battle = Battle::new(setting, "seongju")?;
    /// #     let class = ReadyClass::new(setting, "scud-c", battle.launcher())?;
    /// // `class` is the Scud-C: each of its sources is one of the catalogue.
    /// let known = &setting.resolved.catalogue.sources;
    /// assert!(class.sources().count() > 0 && class.sources().all(|id| known.contains_key(id)));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn sources(&self) -> impl Iterator<Item = &tpt_catalogue::RecordId> {
        self.0.launched.sources()
    }
}

/// A battery on one side's figures.
pub struct Battle<'a> {
    defence: Defence<'a>,
}

impl<'a> Battle<'a> {
    /// The battery of an element on the figures in force.
    ///
    /// # Errors
    ///
    /// As [`crate::defend`].
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::Battle;
    /// # use tpt_setting::AnswerError;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// assert!(Battle::new(setting, "seongju").is_ok());
    /// // A radar by itself meets nothing.
    /// let refused = Battle::new(setting, "kyogamisaki");
    /// assert!(matches!(refused, Err(AnswerError::DefendsNothing { .. })));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(setting: Setting<'a>, element: &str) -> Result<Self, AnswerError> {
        Ok(Self { defence: Defence::new(setting, element)? })
    }

    /// Where its launchers stand.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::Battle;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let site = setting.resolved.catalogue.places["seongju-site"].position()?;
    /// assert_eq!(Battle::new(setting, "seongju")?.launcher(), site);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn launcher(&self) -> Position {
        self.defence.launcher
    }

    /// Its figures and those of its radar.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::Battle;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let values = Battle::new(setting, "seongju")?.values();
    /// // The figures of the interceptor are there, and those of the radar that guides it.
    /// let of = |system: &str| values.iter().filter_map(|one| one.figure.as_ref()).any(|id| id.starts_with(system));
    /// assert!(of("thaad/") && of("an-tpy-2/"));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn values(&self) -> Vec<SensorValue> {
        let radar = self.defence.radar();
        let radar = radar.into_iter().flat_map(|radar| radar.values);
        self.defence.interceptor.iter().chain(&self.defence.delay_values).cloned().chain(radar).collect()
    }

    /// What moves its numbers in some samples.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if a sample has no such number.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::Battle;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let moved = Battle::new(setting, "seongju")?.moved(&[0, 1, 2])?;
    /// // Each row says where every figure stands in its spread, from 0 to 1.
    /// assert_eq!(moved.rows().len(), 3);
    /// assert!(moved.rows().iter().flatten().all(|share| (0.0..=1.0).contains(share)));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn moved(&self, samples: &[u32]) -> Result<Moved, AnswerError> {
        self.defence.moved(samples)
    }

    /// How it meets a class at a place: in the middle of every spread, and by sample.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if no battery can be made of the figures, or the place is none.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_defence::reach::{Battle, ReadyClass};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let battle = Battle::new(setting, "seongju")?;
    /// #     let class = ReadyClass::new(setting, "scud-c", battle.launcher())?;
    /// // `battle` is the battery planned for Seongju, `class` the Scud-C.
    /// let place = |id: &str| setting.resolved.catalogue.places[id].position();
    /// let margin_km = |id: &str| -> Result<_, tpt_setting::AnswerError> {
    ///     let (middle, draws) = battle.met(&class, place(id)?, &[0, 1])?;
    ///     assert_eq!(draws.len(), 2);
    ///     Ok(middle.and_then(|met| met.margin_distance).map(|margin| margin.as_kilometres()))
    /// };
    /// // Daegu lies inside its reach; a Scud on its way to Seoul stays too low.
    /// assert!(margin_km("daegu")? > Some(0.0) && margin_km("seoul-city")? < Some(0.0));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn met(
        &self,
        class: &ReadyClass,
        place: Position,
        samples: &[u32],
    ) -> Result<(Option<Met>, Vec<Option<Met>>), AnswerError> {
        let of = |battery: &Battery| {
            let met = met_at(battery, &class.0, &[place], self.defence.sampling)?;
            Ok(met.into_iter().next().flatten())
        };
        let drawn = samples.par_iter().map(|sample| of(&self.defence.battery(Some(*sample))?));
        Ok((of(&self.defence.battery(None)?)?, drawn.collect::<Result<_, AnswerError>>()?))
    }

    /// The share of a country's land that it reaches from every launch point that counts.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if no battery can be made of the figures, or the map is damaged.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::countries::country_named;
    /// # use tpt_defence::reach::{Battle, ReadyClass};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let battle = Battle::new(setting, "seongju")?;
    /// #     let class = ReadyClass::new(setting, "scud-c", battle.launcher())?;
    /// // `battle` is the battery planned for Seongju, `class` the Scud-C.
    /// let share = |country: &str| battle.share_of(&class, country_named(country)?, &[0]).map(|(middle, _)| middle);
    /// // It reaches more of South Korea than of Japan, and not all of it.
    /// let (korea, japan) = (share("South Korea")?, share("Japan")?);
    /// assert!(japan < korea && korea < 1.0);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn share_of(
        &self,
        class: &ReadyClass,
        country: &Territory,
        samples: &[u32],
    ) -> Result<(f64, Vec<f64>), AnswerError> {
        let cells = grid_around(self.defence.launcher, around(&self.defence)?, Resolution::level(LEVEL)?)?;
        let mut land: Vec<Aim> = cells.into_iter().filter(|aim| country.holds(aim.position)).collect();
        // What the widest envelope does not reach with a radar that sees everything, no draw does; ships stand elsewhere in each.
        let at = |land: &[Aim]| land.iter().map(|aim| aim.position).collect::<Vec<_>>();
        let sampling = self.defence.sampling;
        if let Some(widest) = self.defence.widest()? {
            let mut kept = defended_alone(&widest, &class.0, &at(&land), sampling)?.into_iter();
            land.retain(|_| kept.next().unwrap_or(false));
        }
        let (whole, places) = (country.area().as_square_metres(), at(&land));
        let mut drawn = Vec::with_capacity(samples.len());
        for samples in samples.chunks(AT_ONCE) {
            let batteries = samples.par_iter().map(|sample| self.defence.battery(Some(*sample)));
            let batteries = batteries.collect::<Result<Vec<_>, AnswerError>>()?;
            // A draw looks at every fourth cell, another quarter each time, as the band of an area does.
            let asks = |battery: usize, cell: usize| cell % THINNED == samples[battery] as usize % THINNED;
            let met = defended_at(&batteries, &class.0, &places, (asks, sampling))?;
            let share = |battery: usize| {
                THINNED as f64 * defended_by_one(&land, &met, battery).as_square_metres() / whole
            };
            drawn.extend((0..samples.len()).map(share));
        }
        let middle = [self.defence.battery(None)?];
        let met = defended_at(&middle, &class.0, &places, (|_, _| true, sampling))?;
        Ok((defended_by_one(&land, &met, 0).as_square_metres() / whole, drawn))
    }
}
