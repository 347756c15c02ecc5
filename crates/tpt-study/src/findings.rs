//! The sentences that the paper opens with: each holds a number, and says how it came about.

use jiff::civil::Date;
use tpt_catalogue::{Status, StatusEntry, group_digits};
use tpt_scenario::Resolved;

use crate::deployment::current;
use crate::report::{
    ArcReport, ClaimReport, DisputeReport, DistanceReport, ElementReport, Finding, LaunchReport, ReportRow,
    Shown, VerdictWord, ViewpointReport, fixed,
};

/// The most findings that a first page holds.
const MOST: usize = 7;

/// What the findings are drawn from.
pub(crate) struct Material<'r> {
    pub(crate) launches: &'r [LaunchReport],
    pub(crate) elements: &'r [ElementReport],
    pub(crate) claims: &'r [ClaimReport],
    pub(crate) disputes: &'r [DisputeReport],
    pub(crate) distances: &'r [DistanceReport],
    pub(crate) viewpoints: &'r [ViewpointReport],
    pub(crate) launches_from: Date,
}

/// The findings, the most consequential first.
pub(crate) fn findings(resolved: &Resolved<'_>, material: &Material<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(deployment(resolved, material));
    findings.extend(impossible(material));
    findings.extend(fortnight(material));
    findings.extend(fastest(material));
    findings.extend(material.disputes.first().map(|dispute| disputed(dispute, material)));
    findings.extend(reach(material));
    findings.extend(failures(resolved, material));
    findings.extend(statements(resolved, material));
    findings.truncate(MOST);
    findings
}

/// A date as a reader says it: `6 March 2017`.
fn spoken(date: &str) -> String {
    date.parse::<Date>().map_or_else(|_| date.to_owned(), |date| date.strftime("%-d %B %Y").to_string())
}

fn deployment(resolved: &Resolved<'_>, material: &Material<'_>) -> Option<Finding> {
    let focus = resolved.catalogue.elements.get(&resolved.scenario.focus)?;
    let now = current(focus)?;
    let agreed = focus.status.iter().find(|entry| entry.status == Status::Agreed);
    // A status may be repeated as more of it arrives: it holds since the first of the last unbroken run.
    let since =
        focus.status.iter().rev().take_while(|entry| entry.status == now.status).last().unwrap_or(now);
    let days = |entry: &StatusEntry| {
        let from = entry.from.exact()?;
        Some((resolved.as_of - from).get_days())
    };
    let ours: Vec<_> = material.elements.iter().filter(|element| element.role == "element").collect();
    let working = ours.iter().filter(|element| element.works).count();
    let verb = if now.status.works() { "has" } else { "defends nothing yet: it has" };
    let after = match agreed.and_then(days) {
        Some(days) if !now.status.works() && now.status != Status::Agreed => {
            format!(", {} days after it was agreed", group_digits(f64::from(days)))
        }
        _ => String::new(),
    };
    Some(Finding {
        id: "finding-deployment".to_owned(),
        sentence: format!(
            "On {} the {} {verb} been {} since {}{after}; of the {} elements of the deployment listed here, {} work \
             at least in part.",
            spoken(&resolved.as_of.to_string()),
            focus.name,
            now.status.words(),
            spoken(&since.from.to_string()),
            ours.len(),
            working,
        ),
        band: None,
        method: "Calendar days between two dated statuses, and a count of the elements whose newest dated status is \
                 operational or partly operational."
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

/// Every report of the period with its arc.
fn arcs<'r>(
    material: &Material<'r>,
) -> impl Iterator<Item = (&'r LaunchReport, &'r ReportRow, &'r ArcReport)> {
    material.launches.iter().flat_map(|launch| {
        launch.reports.iter().filter_map(move |row| Some((launch, row, row.vacuum_arc.as_ref()?)))
    })
}

/// The reports whose flight time cannot be true.
fn impossible(material: &Material<'_>) -> Option<Finding> {
    let (launch, row, arc) =
        arcs(material).filter(|(_, _, arc)| arc.verdict.verdict == VerdictWord::Impossible).last()?;
    let excess = arc.verdict.excess_s.clone()?;
    let short = crate::report::BandReport {
        low: -excess.high,
        nominal: -excess.nominal,
        high: -excess.low,
        ..excess.clone()
    };
    Some(Finding {
        id: "finding-impossible".to_owned(),
        sentence: format!(
            "The flight of {} as {} reports it cannot be true as stated: {} over {}, {} high, is {} shorter than even \
             an impulse in a vacuum takes, {}.",
            spoken(&launch.date),
            row.reported_by,
            words(row.flight_time.as_ref()),
            words(row.range.as_ref()),
            words(row.apogee.as_ref()),
            short.words(Shown::Seconds),
            arc.flight_time_s.words(Shown::Seconds),
        ),
        band: Some(excess),
        method: VACUUM.to_owned(),
        see: vec![format!("launch-{}", launch.id)],
        sources: vec![row.source.clone()],
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
        None => speaker.split([',', '(']).next().unwrap_or(speaker).trim().to_owned(),
    }
}

/// How the time of a vacuum arc comes about.
const VACUUM: &str = "Vacuum arc through the body's own range and apogee on a sphere of 6,371 km without rotation: \
    e = (r_a − R)/(r_a − R cos φ), a = r_a/(1 + e), T = 2√(a³/GM)(π − E + e sin E), φ half the range as an angle; \
    the band is the rounding of both figures.";

fn words(figure: Option<&crate::report::FigureReport>) -> String {
    figure.map(|figure| figure.words.clone()).unwrap_or_default()
}

/// The newest launch of the fortnight: what its reports say, and the time of the arc through them.
fn fortnight(material: &Material<'_>) -> Option<Finding> {
    let recent = |launch: &&LaunchReport| launch.in_fortnight && launch.believed.is_some();
    let launch = material.launches.iter().rfind(recent)?;
    let row = launch.reports.iter().find(|row| Some(&row.id) == launch.believed.as_ref())?;
    let arc = row.vacuum_arc.as_ref()?;
    let timed = launch.reports.iter().find(|other| other.flight_time.is_some());
    let reported = timed.map_or_else(
        || ", and no body reported a flight time".to_owned(),
        |timed| {
            // The believed report's own arc is in the sentence already.
            let other_arc = timed.vacuum_arc.as_ref().filter(|_| timed.id != row.id);
            let own = other_arc.map_or_else(String::new, |arc| {
                format!(
                    ", of which an arc through its own figures takes {}",
                    arc.flight_time_s.words(Shown::Minutes)
                )
            });
            format!("; {} reports {} in all{own}", timed.reported_by, words(timed.flight_time.as_ref()))
        },
    );
    let sources = distinct(std::iter::once(row).chain(timed).map(|row| row.source.clone()));
    Some(Finding {
        id: "finding-fortnight".to_owned(),
        sentence: format!(
            "The launch of {} ({}) went {} and {} high as {} reports it: an arc through these figures takes {} \
             without its boost{reported}.",
            spoken(&launch.date),
            uncapitalised(&launch.name),
            words(row.range.as_ref()),
            words(row.apogee.as_ref()),
            row.reported_by,
            arc.flight_time_s.words(Shown::Minutes),
        ),
        band: Some(arc.flight_time_s.clone()),
        method: VACUUM.to_owned(),
        see: vec![format!("launch-{}", launch.id)],
        sources,
    })
}

/// The flight of the period that needed the most speed, under each body's figures for it.
fn fastest(material: &Material<'_>) -> Option<Finding> {
    let believed = |(launch, row, _): &(&LaunchReport, &ReportRow, &ArcReport)| {
        launch.believed.as_ref() == Some(&row.id)
    };
    let (launch, row, arc) = arcs(material)
        .filter(believed)
        .max_by(|a, b| a.2.same_speed_range_km.nominal.total_cmp(&b.2.same_speed_range_km.nominal))?;
    let others =
        launch.reports.iter().filter(|other| other.id != row.id && other.reported_by != "compilation");
    let highest = others
        .filter_map(|other| Some((other, other.vacuum_arc.as_ref()?)))
        .max_by(|a, b| a.1.same_speed_range_km.nominal.total_cmp(&b.1.same_speed_range_km.nominal));
    let also = highest.map_or_else(String::new, |(other, arc)| {
        format!(
            ", and {} on the {} that {} reports",
            arc.same_speed_range_km.words(Shown::Kilometres),
            words(other.apogee.as_ref()),
            other.reported_by
        )
    });
    Some(Finding {
        id: "finding-fastest".to_owned(),
        sentence: format!(
            "The fastest flight since {} is that of {}: an impulse that rises to {} over {} ({}) would carry {} at its \
             best angle{also}; a powered missile goes farther than its impulse.",
            spoken(&material.launches_from.to_string()),
            spoken(&launch.date),
            words(row.apogee.as_ref()),
            words(row.range.as_ref()),
            row.reported_by,
            arc.same_speed_range_km.words(Shown::Kilometres),
        ),
        band: Some(arc.same_speed_range_km.clone()),
        method:
            "Longest range of an impulse of the arc's launch speed: sin φ = q/(2 − q) with q = v²R/GM. It \
                 understates the missile by 3 to 30 % on the flights of 2017, and is not a reconstruction."
                .to_owned(),
        see: vec!["launches".to_owned(), format!("launch-{}", launch.id)],
        sources: highest
            .map(|(other, _)| other.source.clone())
            .into_iter()
            .chain([row.source.clone()])
            .collect(),
    })
}

/// A figure with the condition that its speaker stated, or the word that none was: two figures that differ may
/// hold under different conditions.
fn conditioned(figure: &crate::report::FigureReport) -> String {
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
            ": by the radar range law that is at least {} times as much target cross-section, dwell or power",
            group_digits(factor.round())
        )
    });
    Finding {
        id: format!("finding-{}", dispute.id),
        sentence: format!(
            "Two public figures for {} differ by a factor of at least {}: {} ({}) and {} ({}){factor}.",
            dispute.about,
            fixed(dispute.least_ratio, 1),
            conditioned(&dispute.one_figure),
            who(&dispute.one),
            conditioned(&dispute.other_figure),
            who(&dispute.other),
        ),
        band: None,
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

fn reach(material: &Material<'_>) -> Option<Finding> {
    let first = material.distances.first()?;
    let same: Vec<_> = material.distances.iter().filter(|row| row.about == first.about).collect();
    let parts: Vec<String> = same
        .iter()
        .map(|row| {
            format!("{} lies {} away: {}", row.to.name, row.distance_km.words(Shown::Kilometres), row.verdict)
        })
        .collect();
    Some(Finding {
        id: "finding-reach".to_owned(),
        sentence: format!(
            "Against the {} that {} gives for {}: {}.",
            first.reach.words,
            short_name(first.reach.said_by.as_deref().unwrap_or_default()),
            first.about,
            parts.join("; "),
        ),
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
        sentence: format!(
            "On record since {} are {total} launch events of {}, the last on {}; failed in the view of every government \
             that judged them, Pyongyang's apart: {}.",
            spoken(&material.launches_from.to_string()),
            resolved.scenario.launches_of,
            spoken(&last.date),
            failed.len(),
        ),
        band: None,
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
        sentence: format!(
            "By {} the {} capitals had made {made} of the statements recorded here; numbers can test {testable} of \
             them in whole or in part, and {translated} of all recorded ones were read in another language than English.",
            spoken(&resolved.as_of.to_string()),
            material.viewpoints.len(),
        ),
        band: None,
        method: "A count of the catalogue's claims.".to_owned(),
        see: vec!["capitals".to_owned()],
        sources: Vec::new(),
    })
}
