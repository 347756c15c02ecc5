//! The clock of one engagement: when the radar has the target, when a launch is possible, when and where they could meet.

use tpt_earth::{Position, Time};
use tpt_reach::{Battery, Target, engage};

use super::binding_of;
use super::class::Class;
use tpt_report::{ClockEvent, ClockPoint, EngagementClock};

/// Seconds between two points of the height curve.
const STEP_S: f64 = 5.0;

/// The clock against a flight from the middle of the class's launch points; nothing where its trajectory does not go so far.
pub(super) fn clock(battery: &Battery, class: &Class, place: Position) -> Option<EngagementClock> {
    let target = Target::between(class.middle, place, &class.table)?;
    let found = engage(battery, &target);
    let height_km = |time: Time| target.at(time).0.as_kilometres();
    let mut events = Vec::new();
    let mut event = |event: &str, time: Option<Time>| {
        if let Some(time) = time {
            events.push(ClockEvent {
                event: event.to_owned(),
                t_s: time.as_seconds(),
                height_km: height_km(time),
            });
        }
    };
    event("launch", Some(Time::ZERO));
    event("in the view of the radar that cues", found.cued.map(|(first, _)| first));
    event("in the radar's view", found.in_view.map(|(first, _)| first));
    event("firm track", found.detection.map(|time| time + battery.clock().track()));
    event("first launch possible", found.first_launch);
    event("enters the envelope", found.in_envelope.map(|(first, _)| first));
    event("earliest intercept", found.earliest.map(|one| one.time));
    event("latest intercept", found.latest.map(|one| one.time));
    event("leaves the envelope", found.in_envelope.map(|(_, last)| last));
    event("impact", Some(target.duration()));
    events.sort_by(|a, b| a.t_s.total_cmp(&b.t_s));
    let points = (target.duration().as_seconds() / STEP_S).ceil() as u32;
    let heights = (0..=points).map(|i| {
        let time = (Time::seconds(STEP_S) * f64::from(i)).min(target.duration());
        ClockPoint { t_s: time.as_seconds(), height_km: height_km(time) }
    });
    let heights: Vec<ClockPoint> = heights.collect();
    Some(EngagementClock {
        range_km: target.range().as_kilometres(),
        apogee_km: heights.iter().map(|point| point.height_km).fold(0.0, f64::max),
        events,
        heights,
        binding: found.binding.map(binding_of),
        opportunities: found.opportunities,
    })
}
