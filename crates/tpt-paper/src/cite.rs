//! `cite`: a ready citation of a number or a statement, with version, as-of date and sources.

use tpt_catalogue::Kind;
use tpt_scenario::Beliefs;

use crate::provenance::why;
use tpt_report::{Citation, SourceReport, Why, WhyKind, WhyNode};
use tpt_setting::{AnswerError, Sampling, Setting};

/// The most sources that a citation names in full; a computed number may rest on more, and says how many.
const NAMED: usize = 4;

/// A citation of whatever [`why`] can trace.
///
/// # Errors
///
/// Those of [`why`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let cited = tpt_paper::cite(setting, None, "an-tpy-2/radar-range/wu-2016")?;
/// assert!(cited.citation.contains("as of 2017-03-20, figures nominal"));
/// assert!(cited.citation.ends_with("id an-tpy-2/radar-range/wu-2016."));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn cite(setting: Setting<'_>, kind: Option<Kind>, id: &str) -> Result<Citation, AnswerError> {
    Ok(cited(why(setting, kind, id)?, setting.beliefs, setting.sampling, setting.inputs_sha256))
}

/// The citation of what was traced.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_paper::{cite, cited, why};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let id = "an-tpy-2/radar-range/wu-2016";
/// // What was traced already need not be traced again.
/// let traced = why(setting, None, id)?;
/// let cited = cited(traced, setting.beliefs, setting.sampling, setting.inputs_sha256);
/// assert_eq!(cited.citation, cite(setting, None, id)?.citation);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
#[must_use]
pub fn cited(traced: Why, beliefs: &Beliefs, sampling: Sampling<'_>, inputs_sha256: &str) -> Citation {
    let Why { asof, figures, version, schema_version, id, tree, sources } = traced;
    let mut words = vec![match &tree.value {
        Some(value) => format!("{}: {}", tree.name, value.trim_end_matches('.')),
        None => tree.name.clone(),
    }];
    if let Some(condition) = tree.condition.as_ref().filter(|_| tree.kind == WhyKind::Figure) {
        words.push(format!("({condition})"));
    }
    if let Some(said_by) = &tree.said_by {
        let said_on = tree.said_on.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        words.push(format!("({said_by}{said_on})"));
    }
    let mut text = format!("{}.", words.join(" "));
    let mut ids = Vec::new();
    in_order(&tree, &mut ids);
    let ordered: Vec<&SourceReport> =
        ids.into_iter().filter_map(|id| sources.iter().find(|source| source.id == id)).collect();
    if !ordered.is_empty() {
        let named: Vec<String> = ordered.iter().take(NAMED).map(|source| source_words(source)).collect();
        let lead = if tree.kind == WhyKind::Result { " Computed from: " } else { " Source: " };
        let more = ordered.len().saturating_sub(NAMED);
        let more =
            if more > 0 { format!("; and {more} more (`twoplustwo why {id}`)") } else { String::new() };
        text.push_str(&format!("{lead}{}{more}.", named.join("; ")));
    }
    let sampled = if tree.kind == WhyKind::Result {
        format!(", {} samples, seed {}", sampling.samples, sampling.seed)
    } else {
        String::new()
    };
    let hash = inputs_sha256.get(..12).unwrap_or(inputs_sha256);
    text.push_str(&format!(
        " twoplustwo {version}, as of {asof}, figures {}{sampled}, inputs SHA-256 {hash}, id {id}.",
        beliefs.key()
    ));
    Citation {
        asof,
        figures,
        version,
        schema_version,
        id,
        name: tree.name,
        value: tree.value,
        inputs_sha256: inputs_sha256.to_owned(),
        citation: text,
        sources,
    }
}

/// The sources of a tree as a reader meets them, each once: those of the thing itself first.
fn in_order<'t>(node: &'t WhyNode, ids: &mut Vec<&'t str>) {
    ids.extend(node.source.as_deref().filter(|id| !ids.contains(id)).into_iter().collect::<Vec<_>>());
    node.from.iter().for_each(|inner| in_order(inner, ids));
}

/// Publisher, title, date, grade, access and address.
fn source_words(source: &SourceReport) -> String {
    let date = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let url = source.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    let compiled = source.compiled.as_ref().map(|compiled| format!(", {compiled}")).unwrap_or_default();
    format!(
        "{}, “{}”{date} ({}, {}{compiled}){url}",
        source.publisher, source.title, source.grade, source.access
    )
}
