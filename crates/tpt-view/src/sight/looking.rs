//! What of a target a radar looks at in which part of a flight, and when its search has noticed it.
//!
//! A body with its engine, a spent stage and a warhead return different echoes, and a warhead another from ahead than from
//! behind. The cross-sections are figures of the catalogue, all from memory so far; how the radars search is assumed, because
//! nobody has published it. Both are shown as what they are.

use tpt_catalogue::{Entry, Figure, FigureRole, quantity};
use tpt_draw::Moved;
use tpt_earth::math::fourth_power;
use tpt_earth::{Area, Length, Spread, Time};
use tpt_scenario::Resolved;
use tpt_sight::{Aspects, Exposure, Fluctuation, Scan, Search};

use super::drawn::{DrawnRadar, RadarInputs, RadarMoves, SearchSpreads};
use super::figures::{in_role, not_known, spread, value};
use tpt_report::{BandReport, ReportUnit, SecondsByPart, SensorValue};
use tpt_setting::AnswerError;

/// A target counts as noticed when a search has it with this probability.
const NOTICED: f64 = 0.9;

/// Below this frequency a wave is as long as a warhead, whose echo is then another (UHF and lower).
const SHORT_WAVES_HZ: f64 = 1.0e9;

/// When a part of a target is there to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// While an engine burns.
    Burning,
    /// After the last burnout.
    Coasting,
    /// After the last burnout, and lying with the nose towards the radar.
    CoastingAhead,
}

/// The parts of a target at short waves, and the figure of each.
const SHORT: [(&str, Phase, FigureRole); 4] = [
    ("missile with its engine burning", Phase::Burning, FigureRole::BurningMissile),
    ("spent stage, tumbling", Phase::Coasting, FigureRole::TumblingStage),
    ("spent stage, broadside", Phase::Coasting, FigureRole::BroadsideStage),
    ("warhead, nose towards the radar", Phase::CoastingAhead, FigureRole::Warhead),
];

/// The same at long waves, where only a warhead's echo is on record.
const LONG: [(&str, Phase, FigureRole); 1] = [("warhead", Phase::Coasting, FigureRole::WarheadAtLongWaves)];

/// A part of a target with the cross-section that is drawn for it.
#[derive(Clone, Debug)]
struct Part {
    name: &'static str,
    phase: Phase,
    spread: Spread,
    value: SensorValue,
}

/// A band over samples, with what moves it besides the radar.
type Driven<'a> = dyn Fn(BandReport, &[(u32, f64)]) -> BandReport + 'a;

/// How a sensor looks at targets.
#[derive(Clone, Debug)]
pub struct Looking {
    parts: Vec<Part>,
    search: Searching,
}

/// How it searches.
#[derive(Clone, Debug)]
struct Searching {
    search: Search,
    spreads: SearchSpreads,
    values: Vec<SensorValue>,
}

/// When a search has noticed a target, and when it holds it firmly.
pub(super) struct Noticed {
    pub(super) noticed_s: BandReport,
    pub(super) firm_track_s: BandReport,
}

impl Looking {
    /// How a radar of some systems looks.
    pub(super) fn new(resolved: &Resolved<'_>, systems: &[&Entry]) -> Result<Self, AnswerError> {
        let figure = |role: FigureRole| {
            let found = in_role(resolved, role)?;
            let spread = spread(found.figure).ok_or_else(|| not_known(resolved, role))?;
            Ok::<_, AnswerError>((spread, value(resolved, found)))
        };
        let frequency = |figure: &&Figure| figure.quantity == quantity::FREQUENCY;
        let hertz = systems.iter().flat_map(|system| &system.figures).find(frequency);
        let hertz = hertz.and_then(|figure| figure.measured().central_si());
        let parts: &[_] = if hertz.is_some_and(|hertz| hertz < SHORT_WAVES_HZ) { &LONG } else { &SHORT };
        let part = |(name, phase, role): &(&'static str, Phase, FigureRole)| {
            let (spread, value) = figure(*role)?;
            Ok::<_, AnswerError>(Part { name, phase: *phase, spread, value })
        };
        let parts = parts.iter().map(part).collect::<Result<_, _>>()?;
        let [period, looks, snr, false_alarm] = [
            figure(FigureRole::SearchPeriod)?,
            figure(FigureRole::FirmTrackLooks)?,
            figure(FigureRole::SearchSignal)?,
            figure(FigureRole::FalseAlarm)?,
        ];
        let search = Searching {
            search: Search::new(Fluctuation::Swerling1, false_alarm.0.at(0.5))?,
            spreads: SearchSpreads { period: period.0, looks: looks.0, snr: snr.0 },
            values: vec![period.1, looks.1, snr.1, false_alarm.1],
        };
        Ok(Self { parts, search })
    }

    /// The figures behind the search, for the document that shows when a target is noticed.
    pub(super) fn values(&self) -> impl Iterator<Item = &SensorValue> {
        self.searching().iter().chain(self.parts.iter().map(|part| &part.value))
    }

    /// How it searches.
    pub(super) const fn spreads(&self) -> SearchSpreads {
        self.search.spreads
    }

    /// The figures of the search.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_view::sight::{Sensor, WhatIf, radar_of};
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// #     let seongju = radar_of(setting.resolved, "seongju")?;
    /// #     let sensor = Sensor::new(setting, seongju, None, None)?;
    /// // `sensor` is the radar at Seongju. Nobody has published how it searches, so each figure of that is weak.
    /// let searching = sensor.looking.searching();
    /// assert!(searching.len() == 4 && searching.iter().all(|value| value.weak));
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn searching(&self) -> &[SensorValue] {
        &self.search.values
    }

    /// How long each part of a target is in reach.
    pub(super) fn by_part(
        &self,
        (radar, moves): (&RadarInputs, &RadarMoves),
        scans: &[(Scan<'_>, &DrawnRadar)],
        (burnout, end): (&dyn Fn(usize) -> Option<Time>, Time),
        driven: &Driven<'_>,
        id: &str,
    ) -> Result<Vec<SecondsByPart>, AnswerError> {
        let mut rows = Vec::new();
        for part in &self.parts {
            let exposure = |burnout: Option<Time>| match (part.phase, burnout) {
                // A notional arc has no boost.
                (Phase::Burning, None) => None,
                (Phase::Burning, Some(burnout)) => {
                    Some(Exposure { from: Time::ZERO, until: burnout, aspects: Aspects::Any })
                }
                (phase, burnout) => Some(Exposure {
                    from: burnout.unwrap_or(Time::ZERO),
                    until: end,
                    aspects: if phase == Phase::CoastingAhead { Aspects::Ahead } else { Aspects::Any },
                }),
            };
            let mut times = Vec::with_capacity(scans.len());
            for (i, (scan, drawn)) in (0..).zip(scans) {
                let (Some(law), Some(exposure)) = (drawn.law, exposure(burnout(i as usize))) else {
                    continue;
                };
                let area = Area::square_metres(part.spread.at(radar.value_in(i, radar.cross_section)?));
                let seconds = scan.seconds(Some(law.range(area)?), Some(exposure));
                times.push((i, seconds.map_or(0.0, Time::as_seconds)));
            }
            if !times.is_empty() {
                let slug = part.name.replace([',', ' '], "_").replace("__", "_");
                rows.push(SecondsByPart {
                    part: part.name.to_owned(),
                    cross_section: part.value.words.clone(),
                    figure: part.value.figure.clone(),
                    weak: part.value.weak,
                    s: driven(
                        moves.part.band_of(format!("{id}/seconds_{slug}"), ReportUnit::S, &times)?,
                        &times,
                    ),
                });
            }
        }
        Ok(rows)
    }

    /// When the search has noticed a target that it reaches as far as the drawn radar does; nothing if it does in few draws.
    pub(super) fn noticed(
        &self,
        (radar, moves): (&RadarInputs, &RadarMoves),
        scans: &[(Scan<'_>, &DrawnRadar)],
        driven: &Driven<'_>,
        id: &str,
    ) -> Result<Option<Noticed>, AnswerError> {
        let search = &self.search;
        let (mut noticed, mut firm) = (Vec::new(), Vec::new());
        for (i, (scan, drawn)) in (0..).zip(scans) {
            let Some(reach) = drawn.reach else { continue };
            let period = Time::seconds(radar.value_in(i, radar.period)?);
            let looks = radar.value_in(i, radar.looks)?.round();
            let at_reach = radar.value_in(i, radar.snr)?;
            let snr = |slant: Length| at_reach * fourth_power(reach / slant);
            if let Some(time) = scan.noticed(&search.search, period, NOTICED, snr) {
                noticed.push((i, time.as_seconds()));
                firm.push((i, (time + period * looks).as_seconds()));
            }
        }
        if 2 * noticed.len() < scans.len() {
            return Ok(None);
        }
        let band = |times: &[(u32, f64)], field: &str, moved: &Moved| {
            let band = moved.band_of(format!("{id}/{field}"), ReportUnit::S, times)?;
            Ok::<_, AnswerError>(driven(band, times))
        };
        Ok(Some(Noticed {
            noticed_s: band(&noticed, "noticed_s", &moves.noticed)?,
            firm_track_s: band(&firm, "firm_track_s", &moves.firm_track)?,
        }))
    }
}
