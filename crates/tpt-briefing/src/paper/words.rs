//! Numbers and days in the words of a newspaper.

pub(super) use tpt_report::{about, capital, spoken_day as day, spoken_share as share, spoken_time as time};

/// The same without its year.
pub(super) fn day_of_year(date: &str) -> String {
    let full = day(date);
    full.rsplit_once(' ').map_or(full.clone(), |(day, _)| day.to_owned())
}

/// A moment as a clock shows it: `2:05`.
pub(super) fn clock(seconds: f64) -> String {
    let whole = seconds.round().max(0.0);
    let minutes = (whole / 60.0).trunc();
    format!("{}:{:02}", tpt_report::fixed(minutes, 0), (whole - 60.0 * minutes) as u32)
}

/// A radar that begins a sentence: `The AN/TPY-2 at Shariki`.
pub(super) fn radar(name: &str) -> String {
    name.split_once(", ")
        .map_or_else(|| format!("The {name}"), |(kind, site)| format!("The {kind} at {site}"))
}

/// A figure as a reader says it: `−53 to 16°` for `−53–16 deg`, `0.1 m²` for `0.1 m2`.
pub(super) fn measured(figure: &str) -> String {
    let mut words = figure.replace("\u{202f}deg", "°").replace(" deg", "°").replace("m2", "m²");
    if let Some(rest) = words.strip_prefix('−').filter(|rest| rest.contains('–')) {
        words = format!("−{}", rest.replacen('–', " to ", 1));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_figures_read_as_in_a_newspaper() {
        assert_eq!(day("2017-03-06"), "6 March 2017");
        assert_eq!(day_of_year("2017-03-06"), "6 March");
        assert_eq!(
            ["−53–16\u{202f}deg", "0.01–0.1\u{202f}m2"].map(measured),
            ["−53 to 16°", "0.01–0.1\u{202f}m²"]
        );
    }
}
