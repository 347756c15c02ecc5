//! The sentences that the paper opens with: each holds a number, and says how it came about.

use jiff::civil::Date;
use tpt_catalogue::{ElementRole, Reporter, Status, group_digits};
use tpt_report::sentence;
use tpt_scenario::Resolved;

use tpt_report::{
    CardResult, ClaimCard, ClaimReport, ConsistencyWord, Defend, DisputeReport, DistanceReport,
    ElementReport, Finding, Flown, GapShare, LaunchReport, NumberIn, Reading, ReportReconstruction,
    ReportRow, Sentence, ViewpointReport, capital, fixed, spoken_day, without_office,
};
use tpt_setting::deployment::{self, current};

/// The most findings that a first page holds.
const MOST: usize = 7;

/// The finding on whether the reach of what was flown has grown.
pub(crate) const GROWN: &str = "finding-reach-grown";

/// What the findings are drawn from.
pub(crate) struct Material<'r> {
    pub(crate) launches: &'r [LaunchReport],
    pub(crate) elements: &'r [ElementReport],
    pub(crate) claims: &'r [ClaimReport],
    pub(crate) disputes: &'r [DisputeReport],
    pub(crate) distances: &'r [DistanceReport],
    pub(crate) viewpoints: &'r [ViewpointReport],
    pub(crate) card: Option<&'r ClaimCard>,
    pub(crate) reach: Option<&'r Defend>,
    pub(crate) launches_from: Date,
}

/// The findings, the most consequential first.
pub(crate) fn findings(resolved: &Resolved<'_>, material: &Material<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(deployment(resolved, material));
    findings.extend(material.reach.and_then(protects));
    findings.extend(inconsistent(material));
    findings.extend(fortnight(material));
    findings.extend(grown(material));
    findings.extend(material.card.and_then(|card| tested(card, material)));
    findings.extend(material.disputes.first().map(|dispute| disputed(dispute, material)));
    findings.extend(reach(material));
    findings.extend(failures(resolved, material));
    findings.extend(statements(resolved, material));
    findings.truncate(MOST);
    findings
}

fn deployment(resolved: &Resolved<'_>, material: &Material<'_>) -> Option<Finding> {
    let focus = resolved.catalogue.elements.get(&resolved.scenario.focus)?;
    let now = current(focus)?;
    let agreed = focus.status.iter().find(|entry| entry.status == Status::Agreed);
    let since = deployment::since(focus, now);
    let ours: Vec<_> =
        material.elements.iter().filter(|element| element.role == ElementRole::Element).collect();
    let working = ours.iter().filter(|element| element.works).count();
    let worked = focus.worked();
    let does = match worked {
        _ if now.status.works() => "works".to_owned(),
        None => "protects nothing yet".to_owned(),
        Some((from, until)) => format!(
            "protects nothing now. It worked from {} until {}",
            spoken_day(&from.to_string()),
            spoken_day(&until.to_string())
        ),
    };
    let agreed_on = agreed.filter(|entry| entry.status != now.status).map_or_else(String::new, |entry| {
        format!(" It was agreed on {}.", spoken_day(&entry.from.to_string()))
    });
    Some(Finding {
        id: "finding-deployment".to_owned(),
        sentence: Sentence::from(format!(
            "On {} the {} {does}.{agreed_on} It has been {} since {}. Of {} radars and batteries listed here, {} work at least in part.",
            spoken_day(&resolved.as_of.to_string()),
            focus.name,
            now.status.words(),
            spoken_day(&since.from.to_string()),
            ours.len(),
            working,
        )),
        band: None,
        numbers: Vec::new(),
        method: "The newest dated status of each element, and a count of those that are operational or partly operational."
            .to_owned(),
        see: vec!["deployment".to_owned()],
        sources: distinct([since].into_iter().chain(agreed).map(|entry| entry.source.to_string())),
    })
}

/// Each source once, in the order in which they are first named.
fn distinct(ids: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

/// A report of the period and what was flown if it is true.
#[derive(Clone, Copy)]
struct Flight<'r> {
    launch: &'r LaunchReport,
    row: &'r ReportRow,
    report: &'r ReportReconstruction,
    flown: &'r Flown,
}

impl<'r> Flight<'r> {
    fn of(launch: &'r LaunchReport, row: &'r ReportRow) -> Option<Self> {
        let report = row.reconstruction.as_ref()?;
        Some(Self { launch, row, report, flown: report.flown.as_ref()? })
    }

    fn believed(self) -> bool {
        self.launch.believed.as_ref() == Some(&self.row.id)
    }

    /// "the missile", or that it is an assumed one.
    fn vehicle(self) -> &'static str {
        if self.report.assumed_vehicle {
            "an assumed vehicle of its class"
        } else {
            "the missile as published"
        }
    }
}

/// Every report of the period that was reconstructed, by date.
fn flights<'r>(material: &Material<'r>) -> impl Iterator<Item = Flight<'r>> {
    let of = |launch: &'r LaunchReport| launch.reports.iter().filter_map(move |row| Flight::of(launch, row));
    material.launches.iter().flat_map(of)
}

/// The newest report whose flight time does not agree with its own range and apogee.
fn inconsistent(material: &Material<'_>) -> Option<Finding> {
    let apart = |flight: &Flight<'_>| flight.flown.consistency.verdict == ConsistencyWord::Inconsistent;
    let flight = flights(material).filter(apart).last()?;
    let excess = flight.flown.consistency.excess_s.clone()?;
    let way = if excess.nominal < 0.0 { "shorter" } else { "longer" };
    let height = flight.flown.consistency.excess_km.as_ref().map_or_else(Sentence::default, |km| {
        sentence!(" That is as much as {} of height would change it.", Sentence::size(km))
    });
    let odds =
        flight.flown.consistency.model_error.as_ref().map(|error| format!(" {}.", capital(&error.odds())));
    let sentence = sentence!(
        "The flight of {} as {} reports it does not agree with itself. It reports {}. Over {}, {} high, {} takes {}. The \
         report is {} {}.{}{}",
        spoken_day(&flight.launch.date),
        flight.row.reported_by.words(),
        words(flight.row.flight_time.as_ref()),
        words(flight.row.range.as_ref()),
        words(flight.row.apogee.as_ref()),
        flight.vehicle(),
        Sentence::number(&flight.flown.flight_time_s),
        Sentence::size(&excess),
        way,
        height,
        odds.unwrap_or_default(),
    );
    Some(Finding {
        id: "finding-inconsistent".to_owned(),
        numbers: NumberIn::all_of(&sentence),
        sentence,
        band: Some(excess),
        method: RECONSTRUCTED.to_owned(),
        see: vec![format!("launch-{}", flight.launch.id)],
        sources: vec![flight.row.source.clone()],
    })
}

/// A name in the middle of a sentence: its first word without a capital, the proper names after it kept.
fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A speaker without the office: `Hua Chunying`; one who is not named keeps what is said of him.
fn short_name(speaker: &str) -> String {
    match speaker.strip_prefix("not named: ") {
        Some(office) => format!("{}, not named", office.split(',').next().unwrap_or(office)),
        None => without_office(speaker).to_owned(),
    }
}

/// How a reconstruction comes about.
const RECONSTRUCTED: &str = "Boost, air, the turning Earth with J2 to J4: pitch-over and payload (or the moment of cutoff) \
    are solved so that the flight meets the body's own range and apogee; a reported flight time is compared, never used, and \
    the model's own error, as other flights measure it, is allowed for. \
    The band is over the rounding of the report and the missile's published or assumed figures.";

fn words(figure: Option<&tpt_report::FigureReport>) -> String {
    figure.map(|figure| figure.words.clone()).unwrap_or_default()
}

/// The newest launch of the fortnight: what its reports say, and how long a flight of these figures takes.
fn fortnight(material: &Material<'_>) -> Option<Finding> {
    let recent = |flight: &Flight<'_>| flight.launch.in_fortnight && flight.believed();
    let flight = flights(material).filter(recent).last()?;
    let timed = flights(material)
        .find(|other| other.launch.id == flight.launch.id && other.row.flight_time.is_some());
    let reported = timed.map_or_else(
        || Sentence::from(" No body reported a flight time."),
        |timed| {
            let own = if timed.row.id == flight.row.id {
                Sentence::default()
            } else {
                sentence!(
                    "; on its own figures it would be {}",
                    Sentence::minutes(&timed.flown.flight_time_s)
                )
            };
            sentence!(
                " {} reports a flight of {}{}: {}.",
                timed.row.reported_by.words(),
                words(timed.row.flight_time.as_ref()),
                own,
                timed.flown.consistency.words()
            )
        },
    );
    let sources = distinct(std::iter::once(flight).chain(timed).map(|flight| flight.row.source.clone()));
    let sentence = sentence!(
        "{}, {}: it flew {} and rose to {}, as {} reports it. {} takes {} for that, and burns out after {} at a height of {}.{}",
        spoken_day(&flight.launch.date),
        uncapitalised(&flight.launch.name),
        words(flight.row.range.as_ref()),
        words(flight.row.apogee.as_ref()),
        flight.row.reported_by.words(),
        capital(flight.vehicle()),
        Sentence::spoken(&flight.flown.flight_time_s),
        Sentence::spoken(&flight.flown.burnout_time_s),
        Sentence::spoken(&flight.flown.burnout_altitude_km),
        reported,
    );
    Some(Finding {
        id: "finding-fortnight".to_owned(),
        numbers: NumberIn::all_of(&sentence),
        sentence,
        band: Some(flight.flown.flight_time_s.clone()),
        method: RECONSTRUCTED.to_owned(),
        see: vec![format!("launch-{}", flight.launch.id)],
        sources,
    })
}

/// Whether the reach shown in flight has grown, and which launch shows it (question Q9 of the article's rows): the standard
/// range of each believed report at full burn, by date.
fn grown<'r>(material: &Material<'r>) -> Option<Finding> {
    let reach = |flight: &Flight<'_>| flight.flown.standard_range_km.nominal;
    let shown: Vec<Flight<'r>> = flights(material)
        .filter(|flight| flight.believed() && flight.flown.figures_reading == Reading::FullBurn)
        .collect();
    let top = shown.iter().copied().max_by(|a, b| reach(a).total_cmp(&reach(b)))?;
    let at = shown.iter().position(|flight| flight.launch.id == top.launch.id)?;
    let farthest =
        |others: &[Flight<'r>]| others.iter().copied().max_by(|a, b| reach(a).total_cmp(&reach(b)));
    let most = |other: &Flight<'_>| {
        let reach = Sentence::spoken(&other.flown.standard_range_km);
        sentence!("about {}, on {}", reach, spoken_day(&other.launch.date))
    };
    // Read in another way, a later flight may show more.
    let others = flights(material).filter(|flight| flight.launch.date >= top.launch.date);
    let another = others
        .flat_map(|flight| flight.report.alternatives.iter().map(move |other| (flight, other)))
        .filter(|(flight, _)| flight.launch.id != top.launch.id && flight.believed())
        .filter_map(|(flight, other)| Some((flight, other.reading, &other.flown.as_ref()?.standard_range_km)))
        .filter(|(.., range)| range.nominal > reach(&top))
        .max_by(|a, b| a.2.nominal.total_cmp(&b.2.nominal));
    // The bands tell only where one ends before the other begins.
    let exceeds = |other: &Flight<'_>| top.flown.standard_range_km.low > other.flown.standard_range_km.high;
    let (before, after) = (farthest(&shown[..at]), farthest(&shown[at + 1..]));
    let grew = |other: &Flight<'_>| {
        if exceeds(other) { "the reach has grown" } else { "whether the reach has grown is not settled" }
    };
    let none_later = |other: &Flight<'_>| {
        if exceeds(other) {
            "no later flight shows a longer reach at full burn"
        } else {
            "whether a later flight shows a longer reach at full burn is not settled"
        }
    };
    let trend = match (&before, &after) {
        (None, None) => Sentence::from(" It is the only flight of the period that could be reconstructed."),
        (Some(before), None) => sentence!(" The most before it was {}: {}.", most(before), grew(before)),
        (None, Some(after)) => sentence!(" The most since is {}: {}.", most(after), none_later(after)),
        (Some(before), Some(after)) => sentence!(
            " The most before it was {}: {}. The most since is {}: {}.",
            most(before),
            grew(before),
            most(after),
            none_later(after)
        ),
    };
    let trend = match another {
        None => trend,
        Some((flight, reading, range)) => sentence!(
            "{} On the reading of {}, the missile of {} would go {}.",
            trend,
            reading.words(),
            spoken_day(&flight.launch.date),
            Sentence::spoken(range)
        ),
    };
    let others = top
        .launch
        .reports
        .iter()
        .filter(|row| row.id != top.row.id && row.reported_by != Reporter::Compilation);
    let highest = others
        .filter_map(|row| Flight::of(top.launch, row))
        .max_by(|a, b| reach(a).total_cmp(&reach(b)))
        .filter(|other| (reach(other) / reach(&top) - 1.0).abs() > 0.05);
    let also = highest.map_or_else(Sentence::default, |other| {
        sentence!(
            " On the {} of height that {} reports, it would go about {}.",
            words(other.row.apogee.as_ref()),
            other.row.reported_by.words(),
            Sentence::spoken(&other.flown.standard_range_km)
        )
    });
    let sources = distinct(std::iter::once(top).chain(highest).map(|flight| flight.row.source.clone()));
    let sentence = sentence!(
        "The longest reach shown in flight since {} is that of {} ({}). It rose to {} over {}, as {} reports. Fired for distance \
         at full burn, {} would go about {}.{}{}",
        spoken_day(&material.launches_from.to_string()),
        spoken_day(&top.launch.date),
        &top.launch.name,
        words(top.row.apogee.as_ref()),
        words(top.row.range.as_ref()),
        top.row.reported_by.words(),
        top.vehicle(),
        Sentence::spoken(&top.flown.standard_range_km),
        also,
        trend,
    );
    Some(Finding {
        id: GROWN.to_owned(),
        numbers: NumberIn::all_of(&sentence),
        sentence,
        band: Some(top.flown.standard_range_km.clone()),
        method: "The range of the reconstructed missile, with the payload it flew with, on the least-energy arc: its burnout \
                 angle is the best one for its burnout speed and height, and the Earth does not turn. With an early cutoff or a heavier payload than the published one the same missile would reach \
                 farther: the table of reconstructions gives each."
            .to_owned(),
        see: vec!["launches".to_owned(), format!("launch-{}", top.launch.id)],
        sources,
    })
}

/// A figure with the condition that its speaker stated, or the word that none was: two figures that differ may
/// hold under different conditions.
fn conditioned(figure: &tpt_report::FigureReport) -> String {
    match &figure.condition {
        Some(condition) => format!("{} in {condition}", figure.words),
        None => format!("{}, no mode or condition stated", figure.words),
    }
}

fn disputed(dispute: &DisputeReport, material: &Material<'_>) -> Finding {
    let claim = |id: &str| material.claims.iter().find(|claim| claim.id == id);
    let who = |id: &str| claim(id).map_or_else(String::new, |claim| short_name(&claim.said_by));
    let factor = dispute.least_factor.map_or_else(String::new, |factor| {
        format!(
            " By the radar range law the longer range needs a target at least {} times larger, or as much more dwell or power.",
            group_digits(factor.round())
        )
    });
    Finding {
        id: format!("finding-{}", dispute.id),
        sentence: Sentence::from(format!(
            "Two public figures for {} differ by a factor of at least {}. {}: {}. {}: {}.{factor}",
            dispute.about,
            fixed(dispute.least_ratio, 1),
            capital(&who(&dispute.one)),
            conditioned(&dispute.one_figure),
            capital(&who(&dispute.other)),
            conditioned(&dispute.other_figure),
        )),
        band: None,
        numbers: Vec::new(),
        method:
            "Ratio of the two figures at their nearest ends; R ∝ (σ·dwell/threshold)^¼, so a ratio of ranges \
                 needs its 4th power in cross-section, dwell or power."
                .to_owned(),
        see: vec![format!("claim-{}", dispute.one), format!("claim-{}", dispute.other)],
        sources: [&dispute.one, &dispute.other]
            .into_iter()
            .filter_map(|id| claim(id))
            .map(|claim| claim.source.clone())
            .collect(),
    }
}

/// What became of the tested claim: its value on the figures that lie farthest apart, and where it turns.
fn tested(card: &ClaimCard, material: &Material<'_>) -> Option<Finding> {
    let name = card.element_name.as_deref()?;
    let works = material.elements.iter().any(|element| element.name == name && element.works);
    let sees = if works { "sees" } else { "would see" };
    let by_value = |a: &&CardResult, b: &&CardResult| a.value.nominal.total_cmp(&b.value.nominal);
    let (least, most) = (card.results.iter().min_by(by_value)?, card.results.iter().max_by(by_value)?);
    let range = |result: &CardResult| result.turns_on.clone().unwrap_or_else(|| "no limit".to_owned());
    let turns = card.crossover.as_ref().map_or_else(Sentence::default, |crossover| {
        let factor = crossover.cross_section_factor.map_or_else(String::new, |factor| {
            format!(
                " To be seen so far, a target must be {} times larger than the figures in force take it.",
                fixed(factor, 0)
            )
        });
        sentence!(" It turns at a range of about {}.{}", Sentence::spoken(&crossover.value), factor)
    });
    let apart = card.between.as_ref().map_or_else(Sentence::default, |between| {
        let share =
            |share: &GapShare| sentence!("the {} {}", &share.quantity, Sentence::spoken(&share.share));
        let [one, other] = &between.names;
        let gap = Sentence::spoken(&between.gap);
        let explained = explain(between.shares.iter().map(share).collect());
        sentence!(" Of the {} between {} and {} {}.", gap, one, other, explained)
    });
    let sentence = sentence!(
        "With a range of {} ({}) the {} {} {} of {} at a height of {} km. With {} ({}) it {} {}.{}{}",
        range(least),
        &least.name,
        name,
        sees,
        Sentence::spoken(&least.value),
        card.country.as_deref()?,
        fixed(card.altitude_km?, 0),
        range(most),
        &most.name,
        sees,
        Sentence::spoken(&most.value),
        turns,
        apart,
    );
    Some(Finding {
        id: "finding-card".to_owned(),
        numbers: NumberIn::all_of(&sentence),
        sentence,
        band: Some(most.value.clone()),
        method: card.proposition.clone().unwrap_or_default(),
        see: vec![format!("claim-{}", card.claim)],
        sources: card.sources.iter().map(|source| source.id.clone()).collect(),
    })
}

/// What each of some figures explains.
fn explain(parts: Vec<Sentence>) -> Sentence {
    match parts.as_slice() {
        [] => Sentence::from("no figure explains anything"),
        [one] => sentence!("{} explains all", one.clone()),
        _ => sentence!("the figures explain: {}", Sentence::joined(parts, ", ")),
    }
}

/// What the battery at issue reaches.
fn protects(found: &Defend) -> Option<Finding> {
    let (sentence, class) = tpt_defence::reach::sentence(found)?;
    Some(Finding {
        id: "finding-protects".to_owned(),
        numbers: NumberIn::all_of(&sentence),
        sentence,
        band: Some(class.area_km2.clone()),
        method: format!(
            "Published envelope and clock against the one trajectory of the class ({}) from {} launch points of its region ({}).",
            class.trajectory, class.launch_points, class.region
        ),
        see: vec!["reach".to_owned()],
        sources: found.sources.iter().map(|source| source.id.clone()).collect(),
    })
}

fn reach(material: &Material<'_>) -> Option<Finding> {
    let first = material.distances.first()?;
    let same: Vec<_> = material.distances.iter().filter(|row| row.about == first.about).collect();
    let part = |row: &&DistanceReport| {
        sentence!(
            " {} lies about {} away: {}.",
            &row.to.name,
            Sentence::spoken(&row.distance_km),
            row.verdict.word()
        )
    };
    let sentence = sentence!(
        "{} gives {} for {}.{}",
        capital(short_name(first.reach.said_by.as_deref().unwrap_or_default()).as_str()),
        &first.reach.words,
        &first.about,
        Sentence::joined(same.iter().map(part), ""),
    );
    Some(Finding {
        id: "finding-reach".to_owned(),
        numbers: NumberIn::all_of(&sentence),
        sentence,
        band: Some(first.distance_km.clone()),
        method: "Geodesic on WGS-84 between positions rounded to 0.1° (the island) and 0.01° (the town); a reported \
                 maximum reach, not what the battery can see."
            .to_owned(),
        see: vec!["islands".to_owned(), format!("claim-{}", first.claim)],
        sources: first.reach.source.clone().into_iter().collect(),
    })
}

fn failures(resolved: &Resolved<'_>, material: &Material<'_>) -> Option<Finding> {
    let total = material.launches.len();
    let failed: Vec<_> = material.launches.iter().filter(|launch| launch.failed).collect();
    let last = material.launches.last()?;
    Some(Finding {
        id: "finding-failures".to_owned(),
        sentence: Sentence::from(format!(
            "Since {} {total} launch events of {} are on record, the last on {}. Every government that judged them, Pyongyang \
             apart, says that {} failed.",
            spoken_day(&material.launches_from.to_string()),
            resolved.scenario.launches_of,
            spoken_day(&last.date),
            failed.len(),
        )),
        band: None,
        numbers: Vec::new(),
        method:
            "A count of the catalogue's launch events by the outcome that Seoul, Tokyo and Washington gave."
                .to_owned(),
        see: vec!["launches".to_owned()],
        sources: Vec::new(),
    })
}

fn statements(resolved: &Resolved<'_>, material: &Material<'_>) -> Option<Finding> {
    let made: usize = material.viewpoints.iter().map(|viewpoint| viewpoint.claim_count).sum();
    let testable: usize = material.viewpoints.iter().map(|viewpoint| viewpoint.computable_count).sum();
    let translated = material.claims.iter().filter(|claim| claim.translated).count();
    (made > 0).then(|| Finding {
        id: "finding-statements".to_owned(),
        sentence: Sentence::from(format!(
            "By {} the {} capitals had made {made} of the statements recorded here. Numbers can test {testable} of them in whole \
             or in part. Of all that are recorded, {translated} were read in another language than English.",
            spoken_day(&resolved.as_of.to_string()),
            material.viewpoints.len(),
        )),
        band: None,
        numbers: Vec::new(),
        method: "A count of the catalogue's claims.".to_owned(),
        see: vec!["capitals".to_owned()],
        sources: Vec::new(),
    })
}
