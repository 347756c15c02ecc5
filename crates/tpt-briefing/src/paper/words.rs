//! Numbers and days in the words of a newspaper.

pub(super) use tpt_report::spoken_day as day;

/// The same without its year.
pub(super) fn day_of_year(date: &str) -> String {
    let full = day(date);
    full.rsplit_once(' ').map_or(full.clone(), |(day, _)| day.to_owned())
}

/// Words with a capital letter first.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Two significant figures, in groups of three.
pub(super) fn about(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let mut digits = 0;
    let mut rest = value.abs();
    while rest >= 100.0 {
        rest /= 10.0;
        digits += 1;
    }
    let step = (0..digits).fold(1.0, |step, _| step * 10.0);
    tpt_report::fixed((value / step).round() * step, 0)
}

/// A time: seconds below two minutes, else minutes.
pub(super) fn time(seconds: f64) -> String {
    if seconds.abs() < 120.0 {
        return format!("{} seconds", tpt_report::fixed((seconds / 5.0).round() * 5.0, 0));
    }
    let minutes = seconds / 60.0;
    if minutes < 10.0 {
        let halves = (minutes * 2.0).round() / 2.0;
        let whole = halves.trunc();
        let half = if halves > whole { "½" } else { "" };
        return format!("{}{half} minutes", tpt_report::fixed(whole, 0));
    }
    format!("{} minutes", tpt_report::fixed(minutes, 0))
}

/// A moment as a clock shows it: `2:05`.
pub(super) fn clock(seconds: f64) -> String {
    let whole = seconds.round().max(0.0);
    let minutes = (whole / 60.0).trunc();
    format!("{}:{:02}", tpt_report::fixed(minutes, 0), (whole - 60.0 * minutes) as u32)
}

/// A share of a country in words: none, under 1 %, or a whole number of per cent.
pub(super) fn share(value: f64) -> String {
    let percent = 100.0 * value;
    if percent < 0.005 {
        "none".to_owned()
    } else if percent < 1.0 {
        "under 1 %".to_owned()
    } else {
        format!("{} %", tpt_report::fixed(percent, 0))
    }
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
    fn days_times_and_shares_read_as_in_a_newspaper() {
        assert_eq!(day("2017-03-06"), "6 March 2017");
        assert_eq!(day_of_year("2017-03-06"), "6 March");
        assert_eq!(
            [about(0.0), about(96.4), about(1_386.0), about(23_512.0)],
            ["0", "96", "1,400", "24,000"]
        );
        assert_eq!(
            [time(64.0), time(118.0), time(152.0), time(599.0)],
            ["65 seconds", "120 seconds", "2½ minutes", "10 minutes"]
        );
        assert_eq!(
            ["−53–16\u{202f}deg", "0.01–0.1\u{202f}m2"].map(measured),
            ["−53 to 16°", "0.01–0.1\u{202f}m²"]
        );
        assert_eq!([share(0.0), share(0.002), share(0.118)], ["none", "under 1 %", "12 %"]);
    }
}
