//! The meeting series along a line of years.

use maud::{Markup, html};
use tpt_report::{Brief, EventKind, MeetingReport, MeetingState};

use super::round;

const WIDTH: f64 = 680.0;
const HEIGHT: f64 = 104.0;

/// The year of a date as a number, months as its fraction.
fn years(date: &str) -> Option<f64> {
    let mut parts = date.split('-').map(|part| part.parse::<f64>().ok());
    let year = parts.next()??;
    let month = parts.next().flatten().unwrap_or(1.0);
    let day = parts.next().flatten().unwrap_or(1.0);
    Some(year + (month - 1.0) / 12.0 + (day - 1.0) / 365.25)
}

pub(crate) fn timeline(brief: &Brief) -> Option<Markup> {
    let dated: Vec<(&MeetingReport, f64)> =
        brief.meetings.iter().filter_map(|m| Some((m, years(m.date.as_deref()?)?))).collect();
    let (first, last) = (dated.first()?.1, dated.last()?.1);
    let (from, to) = (first.floor(), (last + 1.0).ceil());
    let x = |year: f64| 30.0 + (year - from) / (to - from) * (WIDTH - 60.0);
    let nuclear = brief.events.iter().filter(|event| event.kind == EventKind::NuclearTest);
    let tests: Vec<(&str, f64)> = nuclear.filter_map(|e| Some((e.date.as_str(), years(&e.date)?))).collect();
    let undated: Vec<_> = brief.meetings.iter().filter(|m| m.date.is_none()).collect();
    Some(html! {
        svg #meetings-line viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby="line-title line-desc" {
            title #line-title { "The series of meetings" }
            desc #line-desc { "Meetings on a line of years; a filled mark was held, a hollow one is planned. Diamonds below the line are nuclear tests. The lists stand below." }
            path .axis d=(format!("M30 52H{}", WIDTH - 30.0)) {}
            @for year in (from as i32)..=(to as i32) {
                path .axis d=(format!("M{} 48V56", round(x(f64::from(year))))) {}
                text .name .quiet x=(round(x(f64::from(year)))) y="82" text-anchor="middle" { (year) }
            }
            @for (date, year) in tests.iter().filter(|(_, year)| (from..=to).contains(year)) {
                path .mark .context d=(format!("M{} 56l4 6l-4 6l-4 -6Z", round(x(*year)))) { title { "nuclear test, " (date) } }
            }
            @for (meeting, year) in &dated {
                @let class = if meeting.status == MeetingState::Held { "mark works" } else { "mark not-yet" };
                circle .(class) cx=(round(x(*year))) cy="52" r="5.5" {}
                text .name .strong x=(round(x(*year))) y="36" text-anchor="middle" {
                    (meeting.date.as_deref().unwrap_or_default()) ", " (meeting.status)
                }
                text .name .quiet x=(round(x(*year))) y="20" text-anchor="middle" { (meeting.place.as_deref().unwrap_or_default()) }
            }
            @for (i, meeting) in undated.iter().enumerate() {
                text .name x=(WIDTH - 30.0) y=(100.0 - 14.0 * i as f64) text-anchor="end" {
                    (meeting.name) ": " (meeting.status) ", " (meeting.when.as_deref().unwrap_or("date not known"))
                }
            }
        }
    })
}
