//! Links from a number to its source, and from a computed number to its card.

use std::collections::BTreeMap;

use maud::{Markup, html};
use tpt_report::{Access, BandReport, Brief, FigureReport, Piece, Sentence, SourceReport};

/// The sources of a brief by id.
pub(crate) struct Cites<'b> {
    by_id: BTreeMap<&'b str, &'b SourceReport>,
}

impl<'b> Cites<'b> {
    pub(crate) fn new(brief: &'b Brief) -> Self {
        Self { by_id: brief.sources.iter().map(|source| (source.id.as_str(), source)).collect() }
    }

    /// The number of a source as a link to its entry; a source that was not read says so.
    pub(crate) fn source(&self, id: &str) -> Markup {
        let Some(source) = self.by_id.get(id) else { return html! {} };
        html! {
            sup.c { a href=(format!("#s-{}", source.number)) title=(format!("{}: {}", source.publisher, source.title)) {
                "[" (source.number) "]"
            } }
            (weak(source.access.0))
            @if let Some(compiled) = &source.compiled { " " span.weak { (compiled) } }
        }
    }

    /// Several sources, each once.
    pub(crate) fn sources(&self, ids: &[String]) -> Markup {
        let mut seen: Vec<&String> = ids.iter().collect();
        seen.sort();
        seen.dedup();
        html! { @for id in seen { (self.source(id)) } }
    }

    /// A published figure with its condition and its source.
    pub(crate) fn figure(&self, figure: &FigureReport) -> Markup {
        html! {
            span { (figure.words) }
            @if let Some(source) = &figure.source { (self.source(source)) }
        }
    }
}

/// A word where a source was not read.
fn weak(access: Access) -> Markup {
    html! { @if access != Access::Read { " " span.weak { (access.words()) } } }
}

/// The anchor of a computed number's card.
pub(crate) fn card_anchor(band: &BandReport) -> String {
    anchor(&band.id)
}

/// The same by the number's id.
fn anchor(id: &str) -> String {
    let slug: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    format!("n-{slug}")
}

/// A computed number as a link to its card.
pub(crate) fn number(band: &BandReport) -> Markup {
    html! { a href=(format!("#{}", card_anchor(band))) { (band.words()) } }
}

/// The same in other words.
pub(crate) fn number_as(band: &BandReport, words: &str) -> Markup {
    html! { a href=(format!("#{}", card_anchor(band))) { (words) } }
}

/// A sentence, each of its computed numbers a link to its card.
pub(crate) fn linked(sentence: &Sentence) -> Markup {
    html! {
        @for piece in sentence.pieces() {
            @match piece {
                Piece::Text(words) => (words),
                Piece::Number { shown, id } => a href=(format!("#{}", anchor(id))) { (shown) },
            }
        }
    }
}

/// A drawing as a link to the card of a number that it shows: a link inside it would be lost to a screen reader.
pub(crate) fn drawn(band: &BandReport, drawing: Markup) -> Markup {
    html! { a.drawing href=(format!("#{}", card_anchor(band))) { (drawing) } }
}

/// The cell of a number's card, with its anchor.
pub(crate) fn anchored(band: Option<&BandReport>) -> Markup {
    html! { @match band { Some(band) => td.n #(card_anchor(band)) { (band.words()) } None => td.n { "–" } } }
}

/// What the numbers of a section were computed by: the version, and where its equations stand.
pub(crate) fn computed_by(brief: &Brief, equations: &str) -> Markup {
    html! { p.note { "Computed by twoplustwo " (brief.header.version) ": " (equations) " Any number again: " code { "twoplustwo why ID" } ", with its id in brief.json." } }
}

/// "one", "2", …: a count with its noun.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Words with a capital letter first.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
