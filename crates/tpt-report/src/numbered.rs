//! The numbers of a document, the figures that it names and its sources, as `why` asks for them.

use crate::{
    Answer, BandReport, ClaimCard, ClassReach, Defend, Reproduced, Ring, SensorReport, SensorValue, Sight,
    SightTarget, SourceReport, Tradeoff, Warning,
};

/// A document whose numbers can be found by their ids.
///
/// Both lists have the order of the sorted JSON: keys by the alphabet, lists as they stand.
pub trait Numbered {
    /// Every computed number in it.
    fn numbers(&self) -> Vec<&BandReport>;

    /// The ids of the figures that it names, each once.
    fn figures(&self) -> Vec<&str>;

    /// The sources that it cites.
    fn sources(&self) -> &[SourceReport];
}

impl Answer {
    /// The document as one with numbers, where `why` computes its numbers again from their ids alone.
    ///
    /// ```
    /// use tpt_report::Answer;
    ///
    /// // A schema is a document without numbers.
    /// assert!(Answer::Schema(serde_json::json!({})).numbered().is_none());
    /// ```
    #[must_use]
    pub fn numbered(&self) -> Option<&dyn Numbered> {
        Some(match self {
            Self::Sight(document) => document.as_ref(),
            Self::SightTarget(document) => document.as_ref(),
            Self::Tradeoff(document) => document.as_ref(),
            Self::Defend(document) => document.as_ref(),
            Self::Check(document) => document.as_ref(),
            Self::Reproduce(document) => document.as_ref(),
            Self::Ring(document) => document.as_ref(),
            Self::Warn(document) => document.as_ref(),
            _ => return None,
        })
    }
}

impl Numbered for Sight {
    fn numbers(&self) -> Vec<&BandReport> {
        let by_power = self.by_power.iter().map(|power| &power.range_km);
        let views = self.views.iter().flat_map(|view| [&view.area_km2, &view.farthest_km]);
        by_power.chain(&self.range_km).chain(views).collect()
    }

    fn figures(&self) -> Vec<&str> {
        let by_power = self.by_power.iter().flat_map(|power| of_values(&power.values));
        each_once(by_power.chain(of_sensor(&self.sensor)))
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Numbered for SightTarget {
    fn numbers(&self) -> Vec<&BandReport> {
        let cell = &self.cell;
        [
            &cell.firm_track_s,
            &cell.first_s,
            &cell.last_s,
            &cell.max_elevation_deg,
            &cell.min_slant_km,
            &cell.noticed_s,
        ]
        .into_iter()
        .flatten()
        .chain(cell.seconds_above_threshold.iter().map(|row| &row.s))
        .chain(cell.seconds_by_part.iter().map(|row| &row.s))
        .collect()
    }

    fn figures(&self) -> Vec<&str> {
        let by_part = self.cell.seconds_by_part.iter().filter_map(|row| row.figure.as_deref());
        each_once(of_values(&self.looking).chain(by_part).chain(of_sensor(&self.sensor)))
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Numbered for Tradeoff {
    fn numbers(&self) -> Vec<&BandReport> {
        let of_option = self.options.iter().flat_map(|option| {
            [&option.kept_s, &option.kept_share].into_iter().chain(option.neighbours.iter().map(|row| &row.s))
        });
        of_option.collect()
    }

    fn figures(&self) -> Vec<&str> {
        let of_options = self.options.iter().filter_map(|option| option.figure.as_ref()?.figure.as_deref());
        each_once(of_options.chain(of_sensor(&self.sensor)))
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Defend {
    /// The classes as planned, then those at the date.
    fn all_classes(&self) -> impl Iterator<Item = &ClassReach> {
        self.as_planned.iter().flat_map(|planned| &planned.classes).chain(&self.classes)
    }
}

impl Numbered for Defend {
    fn numbers(&self) -> Vec<&BandReport> {
        let of_class = self.all_classes().flat_map(|class| {
            let of_places = class
                .places
                .iter()
                .flat_map(|place| [&place.margin_km, &place.margin_s].into_iter().flatten());
            std::iter::once(&class.area_km2).chain(of_places)
        });
        of_class.collect()
    }

    fn figures(&self) -> Vec<&str> {
        let places = self.all_classes().flat_map(|class| &class.places);
        let flips = places.flat_map(|place| &place.flips_with).map(|flip| flip.figure.as_str());
        let of_defence = flips
            .chain(self.cue.iter().flat_map(of_sensor))
            .chain(of_values(&self.delays))
            .chain(of_values(&self.interceptor))
            .chain(self.radar.iter().flat_map(of_sensor));
        each_once(of_defence)
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Numbered for ClaimCard {
    fn numbers(&self) -> Vec<&BandReport> {
        // What separates two sides stands among the fields of the card itself: `gap`, `shares` and `values`.
        let crossover = self.crossover.iter().map(|crossover| &crossover.value);
        let gap = self.between.iter().map(|between| &between.gap);
        let heights = self.heights.iter().map(|row| &row.share);
        let results = self.results.iter().map(|result| &result.value);
        let shares = self.between.iter().flat_map(|between| &between.shares).map(|row| &row.share);
        let values = self.between.iter().flat_map(|between| &between.values);
        crossover.chain(gap).chain(heights).chain(results).chain(shares).chain(values).collect()
    }

    fn figures(&self) -> Vec<&str> {
        let of_results = self.results.iter().filter_map(|result| result.figure.as_deref());
        each_once(of_values(&self.rests_on).chain(of_results))
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Numbered for Reproduced {
    fn numbers(&self) -> Vec<&BandReport> {
        self.cases.iter().map(|case| &case.computed).collect()
    }

    fn figures(&self) -> Vec<&str> {
        Vec::new()
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Numbered for Ring {
    fn numbers(&self) -> Vec<&BandReport> {
        self.places.iter().map(|place| &place.distance_km).collect()
    }

    fn figures(&self) -> Vec<&str> {
        each_once(self.ranges_km.iter().map(|range| range.figure.as_str()))
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

impl Numbered for Warning {
    fn numbers(&self) -> Vec<&BandReport> {
        let of_places = self.places.iter().flat_map(|place| {
            // In the order of their keys.
            place
                .known_before_s
                .iter()
                .chain([&place.nearest_km, &place.nearest_s])
                .chain(&place.overflight_altitude_km)
                .chain(&place.warning_s)
        });
        let timeline = self.timeline.iter().map(|event| &event.t_s);
        self.overflight_altitude_km.iter().chain(of_places).chain(timeline).collect()
    }

    fn figures(&self) -> Vec<&str> {
        Vec::new()
    }

    fn sources(&self) -> &[SourceReport] {
        &self.sources
    }
}

fn of_sensor(sensor: &SensorReport) -> impl Iterator<Item = &str> {
    of_values(&sensor.values)
}

fn of_values(values: &[SensorValue]) -> impl Iterator<Item = &str> {
    values.iter().filter_map(|value| value.figure.as_deref())
}

fn each_once<'d>(ids: impl Iterator<Item = &'d str>) -> Vec<&'d str> {
    let mut once = Vec::new();
    for id in ids {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}
