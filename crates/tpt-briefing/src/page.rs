//! The page: one self-contained HTML file that opens from disk, without a network or a script.

mod annex;
mod capitals;
mod cards;
mod cite;
mod deployment;
mod events;
mod front;
mod islands;
mod launches;
mod reach;
mod sight;
mod since;
mod terms;
mod tradeoff;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use tpt_report::Brief;

use crate::{BriefingError, head};
use cite::Cites;

const STYLE: &str = include_str!("page/style.css");

/// How much of the inputs' hash a running foot shows.
const SHORT_HASH: usize = 12;

pub(crate) fn html(brief: &Brief) -> Result<String, BriefingError> {
    let cites = Cites::new(brief);
    let body = body(brief, &cites)?.into_string();

    let page: Markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(brief, &[STYLE, &running_foot(brief)]))
            body {
                (PreEscaped(&body))
                (terms::section(brief, &body))
                (annex::gaps_and_article(brief))
                (annex::sources(brief))
                (since::annex(brief, &cites))
            }
        }
    };
    Ok(page.into_string())
}

/// Everything that the terms explain.
fn body(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    Ok(html! {
        (front::header(brief))
        (front::findings(brief, cites))
        (front::contents(brief))
        (front::meetings(brief, cites))
        (since::section(brief, cites))
        (launches::section(brief, cites)?)
        (deployment::section(brief, cites)?)
        (sight::section(brief, cites)?)
        (reach::section(brief, cites)?)
        (capitals::section(brief, cites))
        (islands::section(brief, cites)?)
        (annex::limits(brief))
        (annex::reports(brief, cites))
        (annex::number_cards(brief, cites))
        (annex::vehicles(brief, cites))
        (events::annex(brief, cites))
        (annex::claims(brief, cites))
        (annex::figures(brief, cites))
        (deployment::annex(brief, cites))
        (sight::annex(brief, cites)?)
        (reach::annex(brief, cites))
    })
}

/// Title, as-of date, page number and hash at the foot of every printed page.
fn running_foot(brief: &Brief) -> String {
    let plain = |text: &str| text.replace(['"', '\\', '<'], "");
    format!(
        "@page {{ @bottom-left {{ content: \"{} · as of {}\"; font: 7.5pt serif; color: #555; }} \
         @bottom-center {{ content: counter(page); font: 7.5pt serif; color: #555; }} \
         @bottom-right {{ content: \"twoplustwo {} · inputs {}\"; font: 7.5pt serif; color: #555; }} }}",
        plain(&brief.title),
        plain(&brief.header.asof),
        plain(&brief.header.version),
        short_hash(brief),
    )
}

fn short_hash(brief: &Brief) -> &str {
    brief.header.inputs_sha256.get(..SHORT_HASH).unwrap_or(&brief.header.inputs_sha256)
}
