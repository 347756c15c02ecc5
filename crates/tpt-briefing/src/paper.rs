//! The paper: six A4 pages in one HTML file that opens from disk, without a network or a script.
//!
//! Every figure is drawn in millimetres at its printed size. Sentences are of today's words and of the report's numbers; what stands
//! behind each number is in `annexes.html`.

mod answer;
mod battery;
mod canvas;
mod flights;
mod islands;
mod lines;
mod map;
mod radar;
mod speaker;
mod sure;
mod words;

use maud::{DOCTYPE, Markup, html};
use tpt_report::Brief;

use crate::{BriefingError, head};
use lines::Lines;

const STYLE: &str = include_str!("paper/style.css");

/// The face of its text, inside the file: it opens without a network.
const FACE: &str = include_str!("../../../data/fonts/source-serif-4.css");

/// How many pages the paper has.
const PAGES: usize = 6;

pub(crate) fn html(brief: &Brief) -> Result<String, BriefingError> {
    let lines = Lines::new(brief);
    // Page 6 comes last: it lists the lines that the others used.
    let pages = [
        answer::page(brief, &lines)?,
        radar::page(brief, &lines)?,
        battery::page(brief, &lines)?,
        flights::page(brief, &lines)?,
        islands::page(brief, &lines)?,
    ];
    let last = sure::page(brief, &lines);
    let page: Markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(brief, &[FACE, STYLE]))
            body {
                main {
                    @for (i, page) in pages.iter().chain([&last]).enumerate() {
                        section.page #(format!("page-{}", i + 1)) {
                            (page)
                            footer {
                                span { (brief.title) }
                                span { (words::day(&brief.header.asof)) }
                                span { "page " (i + 1) " of " (PAGES) }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(page.into_string())
}
