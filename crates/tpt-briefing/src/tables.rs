//! The brief's tables as CSV: one row a fact, units in the column names, sources beside each number.

use std::borrow::Cow;

use tpt_report::{BandReport, Brief, FigureReport};

use crate::{BriefingError, OutputFile};

/// A table: file name, column names, rows.
type Table = (&'static str, &'static [&'static str], Vec<Vec<String>>);

pub(crate) fn tables(brief: &Brief) -> Result<Vec<OutputFile>, BriefingError> {
    let tables: [Table; 9] = [
        launches(brief),
        arcs(brief),
        reconstructions(brief),
        elements(brief),
        events(brief),
        claims(brief),
        figures(brief),
        sources(brief),
        gaps(brief),
    ];
    tables.into_iter().map(csv_file).collect()
}

fn csv_file((name, columns, rows): Table) -> Result<OutputFile, BriefingError> {
    Ok(OutputFile { path: format!("tables/{name}.csv"), bytes: csv_bytes(columns, rows)? })
}

/// A line of names and the rows, as CSV.
pub(crate) fn csv_bytes<Row>(
    names: impl IntoIterator<Item = impl AsRef<[u8]>>,
    rows: impl IntoIterator<Item = Row>,
) -> Result<Vec<u8>, BriefingError>
where
    Row: IntoIterator<Item: AsRef<[u8]>>,
{
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names)?;
    for row in rows {
        for cell in row {
            writer.write_field(harmless(cell.as_ref()))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?)
}

/// A cell that a spreadsheet does not take for a formula: a text that begins like one gets an apostrophe before it.
fn harmless(cell: &[u8]) -> Cow<'_, [u8]> {
    let begins = cell.first().is_some_and(|first| b"=+-@\t\r".contains(first));
    let number = || std::str::from_utf8(cell).is_ok_and(|text| text.parse::<f64>().is_ok());
    if begins && !number() { Cow::Owned([b"'", cell].concat()) } else { Cow::Borrowed(cell) }
}

/// A number of a column of numbers, always with a point or an exponent: a reader that looks at the first rows takes the column for
/// what it is.
pub(crate) fn float(number: f64) -> String {
    format!("{number:?}")
}

fn some(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// The words of a figure in plain characters, for a spreadsheet.
fn words(figure: Option<&FigureReport>) -> String {
    figure.map(|figure| figure.words.replace('\u{202f}', " ")).unwrap_or_default()
}

/// The ends of a band; nothing for one beyond the limit of its model.
fn band(band: &BandReport) -> [String; 3] {
    band.ends().map(number)
}

fn number(value: Option<f64>) -> String {
    value.map(float).unwrap_or_default()
}

fn launches(brief: &Brief) -> Table {
    let columns = &[
        "launch",
        "date",
        "time_utc_plus_9",
        "name",
        "site",
        "report",
        "reported_by",
        "body",
        "missile",
        "rounds",
        "outcome",
        "outcome_basis",
        "range",
        "apogee",
        "flight_time",
        "impact_region",
        "said_on",
        "source",
        "access",
        "note",
    ];
    let rows = brief.launches.iter().flat_map(|launch| {
        launch.reports.iter().map(move |row| {
            vec![
                launch.id.clone(),
                launch.date.clone(),
                some(launch.time_utc_plus_9.as_ref()),
                launch.name.clone(),
                launch.site.as_ref().map(|site| site.id.clone()).unwrap_or_default(),
                row.id.clone(),
                row.reported_by.to_string(),
                some(row.body.as_ref()),
                some(row.missile.as_ref()),
                row.rounds.map(|rounds| rounds.to_string()).unwrap_or_default(),
                row.outcome.to_string(),
                row.outcome_basis.to_string(),
                words(row.range.as_ref()),
                words(row.apogee.as_ref()),
                words(row.flight_time.as_ref()),
                some(row.impact_region.as_ref()),
                some(row.said_on.as_ref()),
                row.source.clone(),
                row.access.to_string(),
                some(row.note.as_ref()),
            ]
        })
    });
    ("launches", columns, rows.collect())
}

fn arcs(brief: &Brief) -> Table {
    let columns = &[
        "launch",
        "reported_by",
        "flight_time_s_low",
        "flight_time_s_nominal",
        "flight_time_s_high",
        "launch_speed_m_s_low",
        "launch_speed_m_s_nominal",
        "launch_speed_m_s_high",
        "same_speed_range_km_low",
        "same_speed_range_km_nominal",
        "same_speed_range_km_high",
        "verdict",
        "excess_s_nominal",
    ];
    let arcs =
        brief.launches.iter().flat_map(|launch| &launch.reports).filter_map(|row| row.vacuum_arc.as_ref());
    let rows = arcs.map(|arc| {
        let mut row = vec![arc.of.clone(), arc.reported_by.to_string()];
        row.extend(band(&arc.flight_time_s));
        row.extend(band(&arc.launch_speed_m_s));
        row.extend(band(&arc.same_speed_range_km));
        row.push(arc.verdict.verdict.words().to_owned());
        row.push(arc.verdict.excess_s.as_ref().map(|excess| float(excess.nominal)).unwrap_or_default());
        row
    });
    ("vacuum-arcs", columns, rows.collect())
}

/// Every reading of every report that was reconstructed.
fn reconstructions(brief: &Brief) -> Table {
    let columns = &[
        "report",
        "reported_by",
        "missile",
        "stage_set",
        "assumed_vehicle",
        "reading",
        "flight_time_s_low",
        "flight_time_s_nominal",
        "flight_time_s_high",
        "burnout_time_s_low",
        "burnout_time_s_nominal",
        "burnout_time_s_high",
        "burnout_altitude_km_low",
        "burnout_altitude_km_nominal",
        "burnout_altitude_km_high",
        "burnout_speed_m_s_low",
        "burnout_speed_m_s_nominal",
        "burnout_speed_m_s_high",
        "payload_kg_low",
        "payload_kg_nominal",
        "payload_kg_high",
        "standard_range_km_low",
        "standard_range_km_nominal",
        "standard_range_km_high",
        "standard_range_km_beyond",
        "standard_range_rotating_km_low",
        "standard_range_rotating_km_nominal",
        "standard_range_rotating_km_high",
        "standard_range_rotating_km_beyond",
        "flown_share",
        "verdict",
        "excess_s_nominal",
        "rounding_s_low",
        "rounding_s_high",
        "model_error_s_low",
        "model_error_s_nominal",
        "model_error_s_high",
        "model_error_flights",
        "miss_share",
        "not_reconstructed",
    ];
    let reports = brief.launches.iter().flat_map(|launch| &launch.reports);
    let all = reports.filter_map(|row| row.reconstruction.as_ref());
    let readings = all.flat_map(|report| report.alternatives.iter().map(move |reading| (report, reading)));
    let rows = readings.map(|(report, reading)| {
        let mut row = vec![
            report.of.clone(),
            report.reported_by.to_string(),
            report.missile.clone().unwrap_or_default(),
            report.stage_set.clone().unwrap_or_default(),
            report.assumed_vehicle.to_string(),
            reading.reading.id().to_owned(),
        ];
        let Some(flown) = &reading.flown else {
            row.resize(columns.len() - 1, String::new());
            row.push(reading.not_reconstructed.clone().unwrap_or_default());
            return row;
        };
        for known in [
            &flown.flight_time_s,
            &flown.burnout_time_s,
            &flown.burnout_altitude_km,
            &flown.burnout_speed_m_s,
            &flown.payload_kg,
        ] {
            row.extend(band(known));
        }
        for range in [&flown.standard_range_km, &flown.standard_range_rotating_km] {
            row.extend(band(range));
            row.push(number(range.beyond()));
        }
        row.push(float(flown.flown_share));
        row.push(flown.consistency.words());
        let excess = flown.consistency.excess_s.as_ref();
        row.push(excess.map(|excess| float(excess.nominal)).unwrap_or_default());
        let rounding = flown.consistency.rounding_s.as_ref();
        row.extend([rounding.map(|one| one.low), rounding.map(|one| one.high)].map(number));
        let error = flown.consistency.model_error.as_ref();
        let ends = error.map(|error| error.standard_deviation_s.ends()).unwrap_or_default();
        row.extend(ends.map(number));
        row.push(error.map(|error| error.flights.to_string()).unwrap_or_default());
        row.push(number(error.map(|error| error.miss_share.nominal)));
        row.push(String::new());
        row
    });
    ("reconstructions", columns, rows.collect())
}

fn elements(brief: &Brief) -> Table {
    let columns = &[
        "element", "name", "kind", "role", "owner", "host", "operator", "status", "from", "said_by",
        "source", "note",
    ];
    let rows = brief.elements.iter().flat_map(|element| {
        element.history.iter().map(move |status| {
            let ownership = element.ownership.as_ref();
            vec![
                element.id.clone(),
                element.name.clone(),
                element.kind.to_string(),
                element.role.to_string(),
                ownership.map(|o| o.owner.clone()).unwrap_or_default(),
                ownership.and_then(|o| o.host.clone()).unwrap_or_default(),
                ownership.and_then(|o| o.operator.clone()).unwrap_or_default(),
                status.status.to_string(),
                status.from.clone(),
                status.said_by.clone(),
                status.source.clone(),
                some(status.note.as_ref()),
            ]
        })
    });
    ("elements", columns, rows.collect())
}

fn claims(brief: &Brief) -> Table {
    let columns = &[
        "claim",
        "viewpoint",
        "said_on",
        "said_by",
        "about",
        "paraphrase",
        "in_short",
        "quote",
        "language",
        "kind",
        "computable",
        "reason",
        "asserts",
        "source",
        "access",
        "note",
    ];
    let rows = brief.claims.iter().map(|claim| {
        let asserts: Vec<String> =
            claim.asserts.iter().map(|f| format!("{}: {}", f.quantity, words(Some(f)))).collect();
        vec![
            claim.id.clone(),
            claim.viewpoint.clone(),
            claim.said_on.clone(),
            claim.said_by.clone(),
            claim.about.clone(),
            claim.paraphrase.clone(),
            some(claim.in_short.as_ref()),
            some(claim.quote.as_ref()),
            claim.language.clone(),
            claim.kind.to_string(),
            claim.computable.to_string(),
            some(claim.reason.as_ref()),
            asserts.join("; "),
            claim.source.clone(),
            claim.access.to_string(),
            some(claim.note.as_ref()),
        ]
    });
    ("claims", columns, rows.collect())
}

fn figures(brief: &Brief) -> Table {
    let columns = &[
        "figure",
        "quantity",
        "published",
        "condition",
        "said_by",
        "said_on",
        "basis",
        "source",
        "access",
        "note",
    ];
    let rows = brief.systems.iter().flat_map(|system| &system.competing_figures).map(|figure| {
        vec![
            some(figure.id.as_ref()),
            figure.quantity.clone(),
            words(Some(figure)),
            some(figure.condition.as_ref()),
            some(figure.said_by.as_ref()),
            some(figure.said_on.as_ref()),
            figure.basis.map(|basis| basis.to_string()).unwrap_or_default(),
            some(figure.source.as_ref()),
            figure.access.map(|access| access.to_string()).unwrap_or_default(),
            some(figure.note.as_ref()),
        ]
    });
    ("figures", columns, rows.collect())
}

fn sources(brief: &Brief) -> Table {
    let columns = &[
        "number",
        "source",
        "publisher",
        "title",
        "date",
        "language",
        "grade",
        "access",
        "compiled",
        "url",
        "note",
    ];
    let rows = brief.sources.iter().map(|source| {
        vec![
            source.number.to_string(),
            source.id.clone(),
            source.publisher.clone(),
            source.title.clone(),
            some(source.date.as_ref()),
            source.language.clone(),
            source.grade.to_string(),
            source.access.to_string(),
            some(source.compiled.as_ref()),
            some(source.url.as_ref()),
            some(source.note.as_ref()),
        ]
    });
    ("sources", columns, rows.collect())
}

fn events(brief: &Brief) -> Table {
    let columns = &[
        "event",
        "date",
        "kind",
        "name",
        "places",
        "report",
        "standing",
        "reported_by",
        "body",
        "said",
        "figures",
        "said_on",
        "source",
        "access",
        "note",
    ];
    let rows = brief.events.iter().flat_map(|event| {
        event.reports.iter().map(move |report| {
            vec![
                event.id.clone(),
                event.date.clone(),
                event.kind.to_string(),
                event.name.clone(),
                event.places.join("; "),
                report.id.clone(),
                report.standing.to_string(),
                report.reported_by.to_string(),
                some(report.body.as_ref()),
                report.paraphrase.clone(),
                report.figures.join("; ").replace('\u{202f}', " "),
                report.said_on.clone(),
                report.source.clone(),
                report.access.to_string(),
                some(report.note.as_ref()),
            ]
        })
    });
    ("events", columns, rows.collect())
}

fn gaps(brief: &Brief) -> Table {
    let columns = &["gap", "sought", "looked_in", "found"];
    let rows = brief
        .known_gaps
        .iter()
        .map(|gap| vec![gap.id.clone(), gap.sought.clone(), gap.looked_in.join("; "), gap.found.clone()]);
    ("known-gaps", columns, rows.collect())
}
