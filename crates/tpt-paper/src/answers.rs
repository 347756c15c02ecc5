//! What this paper answers of each capital's own questions, in one sentence each.

use tpt_catalogue::QuestionRole;
use tpt_report::sentence;

use crate::findings::GROWN;
use tpt_report::{
    CardResult, ClaimCard, Defend, Finding, NumberIn, Ring, RingPlace, Sentence, Sight, SightCell,
    SightSection, TargetKind, Tradeoff, TradeoffOption, TradeoffSection, ViewpointReport, Warning,
    WarningKind, fixed,
};

/// What the answers are drawn from.
pub(crate) struct Answers<'r> {
    pub(crate) sight: Option<&'r SightSection>,
    pub(crate) card: Option<&'r ClaimCard>,
    pub(crate) rings: &'r [Ring],
    pub(crate) warnings: &'r [Warning],
    pub(crate) reach: Option<&'r Defend>,
    pub(crate) tradeoff: Option<&'r TradeoffSection>,
    pub(crate) findings: &'r [Finding],
}

/// The height at which a country is said to be looked into: that of the claim card.
const HEIGHT_KM: f64 = 300.0;

impl Answers<'_> {
    /// Puts the answers beside the questions that they answer.
    pub(crate) fn fill(&self, viewpoints: &mut [ViewpointReport]) {
        for viewpoint in viewpoints {
            let state = viewpoint.state.clone();
            for question in &mut viewpoint.questions {
                let said = question.asks.and_then(|asks| match asks {
                    QuestionRole::Defends => {
                        self.reach.and_then(tpt_defence::reach::answer).map(Sentence::from)
                    }
                    QuestionRole::SeesCountry => self.country(),
                    QuestionRole::SeenByRadars => self.seen_by_radars(&state).map(Sentence::from),
                    QuestionRole::Hypothetical => self.hypothetical().map(Sentence::from),
                    QuestionRole::Warning => self.warning(),
                    QuestionRole::Limit => self.limit(),
                    QuestionRole::Ring => self.ring().map(Sentence::from),
                    QuestionRole::ReachGrown => self.grown(),
                });
                if let Some(said) = said {
                    question.numbers = NumberIn::all_of(&said);
                    question.said = Some(said);
                }
            }
        }
    }

    /// Whether the reach has grown: the finding says it.
    fn grown(&self) -> Option<Sentence> {
        let finding = self.findings.iter().find(|finding| finding.id == GROWN)?;
        Some(finding.sentence.clone())
    }

    /// What the option that spares the neighbours most would keep, on the figures that give them most to fear.
    fn limit(&self) -> Option<Sentence> {
        let sides = &self.tradeoff?.sides;
        let seen = |option: &TradeoffOption| option.neighbours.iter().map(|one| one.s.nominal).sum::<f64>();
        let declared =
            |side: &&Tradeoff| side.options.iter().find(|option| option.declared).map_or(0.0, seen);
        let most = sides.iter().max_by(|a, b| declared(a).total_cmp(&declared(b)))?;
        let own = most.options.iter().find(|option| option.declared)?;
        let frontier = most.options.iter().filter(|option| !option.dominated);
        let least = frontier
            .min_by(|a, b| seen(a).total_cmp(&seen(b)).then(b.kept_s.nominal.total_cmp(&a.kept_s.nominal)))?;
        Some(sentence!(
            "The {} is varied alone, on the figures of the set {}. As declared, the radar sees {} of the reported launches, each for {} \
             in the mean. It sees the neighbours' notional arcs for {} s. At {} it is {}, {} and {} s.",
            most.variable.word(),
            &most.header.figures,
            Sentence::spoken(&own.kept_share),
            Sentence::spoken(&own.kept_s),
            fixed(seen(own), 0),
            &least.value,
            Sentence::spoken(&least.kept_share),
            Sentence::spoken(&least.kept_s),
            fixed(seen(least), 0),
        ))
    }

    fn country(&self) -> Option<Sentence> {
        let (card, sight) = (self.card?, self.sight?);
        let country = card.country.as_deref()?;
        let height = card.altitude_km?;
        let share = |result: &CardResult| {
            sentence!("{} on {}'s figures", Sentence::spoken(&result.value), &result.name)
        };
        // What it adds is least doubtful where it is largest: on the figures that give it most.
        let most = sight.sides.iter().max_by(|a, b| farthest(a).total_cmp(&farthest(b)))?;
        let view = most.views.iter().find(|view| (view.altitude_km - height).abs() < 0.5)?;
        let alone =
            view.adds.by_country.iter().find(|part| part.name == country).map_or(0.0, |part| part.area_km2);
        Some(sentence!(
            "Of {}, it sees at a height of {} km: {}. On the figures that give most, {} thousand km² of that are seen by no other \
             radar that works and has a published range.",
            country,
            fixed(height, 0),
            Sentence::joined(card.results.iter().map(share), ", "),
            fixed(alone / 1000.0, 0),
        ))
    }

    fn seen_by_radars(&self, state: &str) -> Option<String> {
        let sight = self.sight?;
        let mut seeing: Vec<(&str, f64)> = Vec::new();
        for element in sight.elements.iter().filter(|element| element.range_km.is_some()) {
            let view = element.views.iter().find(|view| (view.altitude_km - HEIGHT_KM).abs() < 0.5)?;
            let part = view.by_country.iter().find(|part| part.name == state);
            if let Some(part) = part.filter(|part| part.area_km2 >= 1000.0) {
                seeing.push((element.sensor.name.as_str(), part.area_km2));
            }
        }
        seeing.sort_by(|a, b| b.1.total_cmp(&a.1));
        let named: Vec<String> = seeing
            .iter()
            .map(|(name, area)| format!("{name} ({} thousand km²)", fixed(area / 1000.0, 0)))
            .collect();
        let seen = if named.is_empty() {
            format!(
                "No radar with a published range sees ground of {state} at a height of {} km",
                fixed(HEIGHT_KM, 0)
            )
        } else {
            format!(
                "At a height of {} km over {state} these radars see: {}",
                fixed(HEIGHT_KM, 0),
                named.join(", ")
            )
        };
        let arcs = tpt_catalogue::notional_arcs().ok()?;
        let of_state = |target: &str| arcs.iter().any(|arc| arc.arc.id == *target && arc.arc.of == state);
        let reached = sight.matrix.cells.iter().filter(|cell| {
            let published =
                sight.elements.iter().any(|one| one.element == cell.element && one.range_km.is_some());
            published && cell.in_view && cell.kind == TargetKind::NotionalArc && of_state(&cell.target)
        });
        let pairs: Vec<String> =
            reached.map(|cell| format!("{} ({})", cell.target_name, cell.element)).collect();
        let arcs = if pairs.is_empty() { "none".to_owned() } else { pairs.join("; ") };
        Some(format!(
            "{seen}. Of the notional arcs from {state} one of them sees: {arcs}. No interceptor is computed against an arc: arcs are for sight alone."
        ))
    }

    /// What a radar on the islands would see: a hypothetical, and called one.
    fn hypothetical(&self) -> Option<String> {
        let one = self.sight?.hypothetical.as_ref()?;
        let words = |cells: &[SightCell]| {
            let arcs: Vec<String> = cells
                .iter()
                .filter(|cell| cell.kind == TargetKind::NotionalArc && cell.in_view_share >= 0.005)
                .map(|cell| format!("{} {} %", cell.target_name, fixed(cell.in_view_share * 100.0, 0)))
                .collect();
            if arcs.is_empty() {
                "none".to_owned()
            } else {
                format!("{} and of the others none", arcs.join(", "))
            }
        };
        Some(format!(
            "Hypothetical, no plan is on record. On {1} the radar of {0}, turned as it is, would see {2} (share of the samples of each \
             notional arc). Where it stands it sees {3}.",
            one.name.rsplit(", ").next().unwrap_or(&one.name),
            one.to,
            words(&one.there),
            words(&one.here),
        ))
    }

    fn warning(&self) -> Option<Sentence> {
        let warning = self.warnings.last()?;
        let seen = |event: &&tpt_report::WarningEvent| {
            matches!(event.kind, WarningKind::Radar | WarningKind::Infrared)
        };
        let first = warning.timeline.iter().find(seen)?;
        let impact = warning.impact()?;
        let told = warning.timeline.iter().find(|event| event.kind == WarningKind::Alert);
        let told = told.map_or_else(
            || Sentence::from("No message to the public is on record"),
            |event| sentence!("The public was told after {}", Sentence::spoken(&event.t_s)),
        );
        Some(sentence!(
            "{} ({}), as {} reports it: {} after {}. It came down after {}. {}.",
            &warning.launch_name,
            &warning.launch,
            warning.reported_by.words(),
            &first.event,
            Sentence::spoken(&first.t_s),
            Sentence::spoken(&impact.t_s),
            told,
        ))
    }

    fn ring(&self) -> Option<String> {
        let ring = self.rings.iter().find(|ring| !ring.ranges_km.is_empty())?;
        // The range that is named, and no other.
        let named = &ring.ranges_km.first()?.figure;
        let towns = |of: fn(&RingPlace) -> &Vec<String>| {
            let towns = ring.places.iter().filter(|place| of(place).contains(named));
            towns.map(|place| place.name.as_str()).collect::<Vec<_>>()
        };
        let inside = towns(|place| &place.inside_of);
        let inside = if inside.is_empty() { "no listed town".to_owned() } else { inside.join(", ") };
        let open = towns(|place| &place.depends_on);
        let open =
            if open.is_empty() { String::new() } else { format!(" (on its line: {})", open.join(", ")) };
        let (lowest, highest) = (ring.horizon_km.first()?, ring.horizon_km.last()?);
        Some(format!(
            "{}: the reported range is {}. It takes in {inside}{open}. By itself the battery sees a target {} m high from a mast of {} m \
             out to {} km. It sees one {} m high from a mast of {} m out to {} km.",
            ring.name,
            ring.ranges_km.first()?.words,
            fixed(lowest.target_m, 0),
            fixed(lowest.mast_m, 0),
            fixed(lowest.km, 0),
            fixed(highest.target_m, 0),
            fixed(highest.mast_m, 0),
            fixed(highest.km, 0),
        ))
    }
}

fn farthest(sight: &Sight) -> f64 {
    sight.range_km.as_ref().map_or(0.0, |range| range.nominal)
}
