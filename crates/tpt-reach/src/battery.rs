//! What defends, and what comes?
//!
//! # Model
//! A battery is a launcher with an envelope, a radar that guides, a clock and, where a speed was published, a fly-out
//! surface. A target is a launch, an aim and the profile of its class between them.
//!
//! # Assumptions and limits
//! - The launcher stands at height 0. Without a published speed there is no clock: only the pure envelope is given.
//! - Battery and target are declared: nothing here moves either.
//!
//! # Conventions
//! As the modules of the parts.
//!
//! # Sources
//! - None: the parameters are the caller's.
//!
//! # Checked by
//! - the tests of `engage` and `footprint`.
//!
//! # Not here
//! What follows: `engage` for one target, `footprint` for many.

use std::sync::OnceLock;

use tpt_earth::{Length, OutOfDomain, Position, Time, geodesic};
use tpt_sight::{Radar, Site};

use crate::clock::{self, Clock, Cue};
use crate::envelope::Envelope;
use crate::flyout::{FlyOut, FlyOutTable};
use crate::profile::{Blend, ProfileTable};
use crate::view::{ByHeight, View};
use crate::way::{End, Way};

/// A battery.
#[derive(Clone, Debug, PartialEq)]
pub struct Battery {
    launcher: Site,
    envelope: Envelope,
    surface: Option<FlyOutTable>,
    radar: Radar,
    radar_reach: Option<Length>,
    clock: Clock,
    cue: Cue,
    views: Views,
}

/// What its radar, and one that cues, see by height: made when it is first asked for.
#[derive(Clone, Debug)]
struct Views([OnceLock<ByHeight>; 2]);

impl PartialEq for Views {
    /// They follow from the radars.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Battery {
    /// A battery. `radar_reach` limits the slant range of the guiding radar.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the reach of the radar, or of one that cues, is not above 0, or a given cue is negative.
    pub fn new(
        launcher: Position,
        envelope: Envelope,
        flyout: Option<FlyOut>,
        (radar, radar_reach): (Radar, Option<Length>),
        (clock, cue): (Clock, Cue),
    ) -> Result<Self, OutOfDomain> {
        positive("reach of the radar", radar_reach)?;
        match &cue {
            Cue::OwnRadar => {}
            Cue::Given(time) => clock::check("time of the cue", *time)?,
            Cue::Radar { reach, .. } => positive("reach of the cueing radar", *reach)?,
        }
        let surface = flyout.map(|flyout| FlyOutTable::new(flyout, &envelope));
        let launcher = Site::new(launcher, Length::ZERO);
        Ok(Self {
            launcher,
            envelope,
            surface,
            radar,
            radar_reach,
            clock,
            cue,
            views: Views([OnceLock::new(), OnceLock::new()]),
        })
    }

    /// Where its launcher stands.
    #[must_use]
    pub const fn launcher(&self) -> &Site {
        &self.launcher
    }

    /// Its envelope.
    #[must_use]
    pub const fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// Its fly-out surface, where a speed was published.
    #[must_use]
    pub const fn surface(&self) -> Option<&FlyOutTable> {
        self.surface.as_ref()
    }

    /// The radar that guides.
    #[must_use]
    pub const fn radar(&self) -> &Radar {
        &self.radar
    }

    /// How far that radar reaches.
    #[must_use]
    pub const fn radar_reach(&self) -> Option<Length> {
        self.radar_reach
    }

    /// What its radar sees.
    pub(crate) fn view(&self) -> View<'_> {
        let by_height = self.views.0[0].get_or_init(|| ByHeight::of(&self.radar));
        View::of(&self.radar, self.radar_reach, by_height)
    }

    /// What a radar that cues sees.
    pub(crate) fn cueing_view(&self) -> Option<View<'_>> {
        let Cue::Radar { radar, reach } = &self.cue else { return None };
        let by_height = self.views.0[1].get_or_init(|| ByHeight::of(radar));
        Some(View::of(radar, *reach, by_height))
    }

    /// Its delays.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// What tells it.
    #[must_use]
    pub const fn cue(&self) -> &Cue {
        &self.cue
    }
}

/// Refuses a reach that is none.
fn positive(quantity: &'static str, reach: Option<Length>) -> Result<(), OutOfDomain> {
    match reach {
        Some(reach) if reach.as_metres().is_nan() || reach <= Length::ZERO => {
            Err(OutOfDomain::new(quantity, reach, "more than 0 m"))
        }
        _ => Ok(()),
    }
}

/// A missile of a class on its way between two places.
#[derive(Clone, Copy, Debug)]
pub struct Target<'t> {
    range: Length,
    pub(crate) way: Way,
    pub(crate) blend: Blend<'t>,
}

impl<'t> Target<'t> {
    /// From a launch to an aim; `None` where the distance is outside the class's table: that launch does not count.
    #[must_use]
    pub fn between(launch: Position, aim: Position, class: &'t ProfileTable) -> Option<Self> {
        let range = geodesic(launch, aim).distance;
        let blend = class.blend(range.as_metres())?;
        let way = Way::between(&End::at(launch), &End::at(aim))?;
        Some(Self { range, way, blend })
    }

    /// The ground range.
    #[must_use]
    pub const fn range(&self) -> Length {
        self.range
    }

    /// From launch to impact.
    #[must_use]
    pub const fn duration(&self) -> Time {
        Time::seconds(self.blend.duration_s)
    }

    /// Height and position at a time: `[x, y, z]`, Earth-centred, Earth-fixed, m.
    #[must_use]
    pub fn at(&self, time: Time) -> (Length, [f64; 3]) {
        let [share, height_m] = self.blend.at(time / self.duration());
        (Length::metres(height_m), self.way.position_m(share, height_m))
    }
}
