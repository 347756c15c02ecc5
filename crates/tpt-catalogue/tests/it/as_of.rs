//! What is hidden at a date: everything that happened or was first said later.

use jiff::civil::{Date, date};
use tpt_catalogue::{Catalogue, MeetingState, PartialDate, Status};

use crate::support::{exchanged, file, minimal, minimal_with, sound};

/// The day before a day.
fn eve(day: Date) -> Date {
    day.yesterday().expect("no test works on the first day of time")
}

/// What `look` sees of the catalogue on the eve of `day`, and at its end.
fn around<T>(catalogue: &Catalogue, day: Date, look: impl Fn(&Catalogue) -> T) -> [T; 2] {
    [eve(day), day].map(|as_of| look(&catalogue.as_of(as_of)))
}

#[test]
fn a_claim_is_there_from_the_end_of_its_day() {
    let seen = around(&sound(minimal()), date(2017, 2, 25), |cut| cut.claims.contains_key("tokyo-claim"));
    assert_eq!(seen, [false, true]);
}

#[test]
fn a_status_is_there_from_its_day_and_the_element_with_its_first() {
    let catalogue = sound(minimal());
    let newest = |cut: &Catalogue| cut.elements.get("battery").and_then(|e| Some(e.status.last()?.status));
    assert_eq!(around(&catalogue, date(2016, 2, 7), newest), [None, Some(Status::Announced)]);
    assert_eq!(around(&catalogue, date(2016, 7, 8), newest), [Some(Status::Announced), Some(Status::Agreed)]);
}

#[test]
fn a_status_that_was_said_later_than_it_began_waits_for_its_saying() {
    let text =
        exchanged("elements/battery.toml", "from = 2016-07-08", "from = 2016-07-08\nsaid_on = 2016-07-13");
    let catalogue = sound(minimal_with([file("elements/battery.toml", text)]));
    let statuses = |cut: &Catalogue| cut.elements["battery"].status.len();
    assert_eq!(around(&catalogue, date(2016, 7, 8), statuses), [1, 1]);
    assert_eq!(around(&catalogue, date(2016, 7, 13), statuses), [1, 2]);
}

#[test]
fn a_report_waits_for_its_saying_and_the_launch_for_its_first_report() {
    let second = "[[reports]]\nid = \"seoul\"\nreported_by = \"seoul\"\noutcome = \"success\"\n\
                  outcome_basis = \"stated\"\nsaid_on = 2017-03-09\nsource = \"later-2018\"\n";
    let text = format!("{}{second}", crate::support::text_of("launches/2017-03-06.toml"));
    let catalogue = sound(minimal_with([file("launches/2017-03-06.toml", text)]));
    let reports = |cut: &Catalogue| cut.launches.get("2017-03-06").map(|launch| launch.reports.len());
    assert_eq!(around(&catalogue, date(2017, 3, 6), reports), [None, Some(1)]);
    assert_eq!(around(&catalogue, date(2017, 3, 9), reports), [Some(1), Some(2)]);
}

#[test]
fn a_report_of_unknown_first_publication_stands_from_the_day_of_the_launch() {
    let text = exchanged("launches/2017-03-06.toml", "said_on = 2017-03-06\n", "");
    let catalogue = sound(minimal_with([file("launches/2017-03-06.toml", text)]));
    let there = |cut: &Catalogue| cut.launches.contains_key("2017-03-06");
    assert_eq!(around(&catalogue, date(2017, 3, 6), there), [false, true]);
}

#[test]
fn a_system_is_hidden_until_its_first_figure_and_a_missile_until_it_is_known() {
    let catalogue = sound(minimal());
    let system = |cut: &Catalogue| cut.systems.contains_key("radar");
    let missile = |cut: &Catalogue| cut.missiles.contains_key("rocket");
    assert_eq!(around(&catalogue, date(2017, 3, 6), system), [false, true]);
    assert_eq!(around(&catalogue, date(2017, 2, 12), missile), [false, true]);
}

#[test]
fn a_later_figure_is_hidden_beside_an_earlier_one_and_an_undated_one_stays() {
    let figure = |id: &str, said_on: &str| {
        format!(
            "[[figures]]\nid = \"{id}\"\nquantity = \"radar-range\"\nnominal = 1500\nunit = \"km\"\nsaid_by = \"X\"\n\
             {said_on}basis = \"published\"\nsource = \"later-2018\"\n"
        )
    };
    let text = format!(
        "{}{}{}",
        crate::support::text_of("systems/radar.toml"),
        figure("later", "said_on = 2017-03-10\n"),
        figure("undated", "")
    );
    let catalogue = sound(minimal_with([file("systems/radar.toml", text)]));
    let figures = |cut: &Catalogue| -> Vec<String> {
        cut.systems["radar"].figures.iter().map(|figure| figure.id.to_string()).collect()
    };
    assert_eq!(around(&catalogue, date(2017, 3, 6), figures), [vec!["undated"], vec!["press", "undated"]]);
    assert_eq!(
        around(&catalogue, date(2017, 3, 10), figures),
        [vec!["press", "undated"], vec!["press", "later", "undated"]]
    );
}

#[test]
fn the_end_of_an_office_is_hidden_until_it_came_and_the_office_until_it_began() {
    let catalogue = sound(minimal());
    let end = |cut: &Catalogue| cut.people["person"].offices[0].to.is_some();
    let there = |cut: &Catalogue| cut.people.contains_key("person");
    assert_eq!(around(&catalogue, date(2017, 8, 3), end), [false, true]);
    assert_eq!(around(&catalogue, date(2012, 12, 26), there), [false, true]);
}

#[test]
fn a_meeting_is_there_once_planned_and_its_day_and_holding_only_on_it() {
    let catalogue = sound(minimal());
    let there = |cut: &Catalogue| cut.meetings.contains_key("talks");
    assert_eq!(around(&catalogue, date(2017, 3, 1), there), [false, true]);
    let dated = |cut: &Catalogue| cut.meetings["talks"].date.is_some();
    assert_eq!(around(&catalogue, date(2017, 3, 20), dated), [false, true]);
    let state = |cut: &Catalogue| cut.meetings["talks"].status.last().map(|status| status.status);
    assert_eq!(
        around(&catalogue, date(2017, 3, 20), state),
        [Some(MeetingState::Planned), Some(MeetingState::Held)]
    );
}

#[test]
fn a_partial_date_counts_from_its_last_day() {
    for (written, last) in [
        ("\"2016\"", date(2016, 12, 31)),
        ("\"2016-02\"", date(2016, 2, 29)),
        ("\"2017-02\"", date(2017, 2, 28)),
        ("2017-02-25", date(2017, 2, 25)),
    ] {
        let text =
            exchanged("claims/tokyo-claim.toml", "said_on = 2017-02-25", &format!("said_on = {written}"));
        let catalogue = sound(minimal_with([file("claims/tokyo-claim.toml", text)]));
        let there = |cut: &Catalogue| cut.claims.contains_key("tokyo-claim");
        assert_eq!(around(&catalogue, last, there), [false, true], "{written}");
    }
    let month: PartialDate = "2017-02".parse().expect("a month is a date");
    assert_eq!(month.exact(), None);
}

#[test]
fn the_newest_date_is_the_last_thing_that_happened_or_was_said() {
    // Neither the date of the gap list (2026) nor the end of an office (August 2017) is an event of the catalogue.
    assert_eq!(sound(minimal()).as_of, Some(date(2017, 3, 20)));
}

#[test]
fn a_citation_dated_later_is_exempt() {
    let text = exchanged("sources.toml", "date = 2017-03-06", "date = 2018-01-01\ncompiled = 2018-02-01");
    let catalogue = sound(minimal_with([file("sources.toml", text)]));
    assert_eq!(catalogue.as_of, Some(date(2017, 3, 20)), "a citation is no event");
    let cut = catalogue.as_of(date(2017, 3, 19));
    assert!(cut.claims.contains_key("tokyo-claim") && cut.sources.contains_key("press-2017"));
}

#[test]
fn a_site_that_was_not_public_yet_is_neither_named_nor_there() {
    let whole = Catalogue::load(&[tpt_catalogue::embedded()]).expect("the embedded catalogue is sound");
    let at = |year, month, day| {
        let cut = whole.as_of(date(year, month, day));
        let element = &cut.elements["seongju-radar"];
        (element.name.clone(), element.site.as_ref().map(ToString::to_string))
    };
    let (name, site) = at(2016, 7, 12);
    assert!(!name.contains("Seongju") && site.is_none(), "{name} {site:?}");
    let (name, site) = at(2016, 9, 29);
    assert_eq!((name.as_str(), site.as_deref()), ("THAAD radar at Seongju", Some("seongsan-battery")));
    assert_eq!(at(2016, 9, 30).1.as_deref(), Some("seongju-site"));
    // What a statement is tested on waits for the site too.
    let early = whole.as_of(date(2016, 7, 12));
    let words = early.claims.values().filter_map(|claim| Some(claim.proposition.as_ref()?.words()));
    assert!(words.into_iter().all(|words| !words.contains("seongju")));
}
