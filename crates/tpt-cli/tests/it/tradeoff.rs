//! What a limit on a radar keeps and what it spares, from outside: laws, and the frontier held against every pair.

use serde_json::Value as Json;

use crate::support::{answer, arg, document, folder, text, write};

const EVE: [&str; 4] = ["--asof", "2017-03-20", "--samples", "32"];

/// The radar at Seongju as its file has it.
const RADAR: &str = include_str!("../../../../data/elements/seongju-radar.toml");

fn tradeoff(variable: &str, more: &[&str]) -> Json {
    document(&[&["tradeoff", "seongju", variable, "--json"], &EVE[..], more].concat())
}

fn options(document: &Json) -> &[Json] {
    document["options"].as_array().expect("options are a list")
}

fn option<'j>(document: &'j Json, id: &str) -> &'j Json {
    options(document).iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no option {id}"))
}

fn nominal(band: &Json) -> f64 {
    band["nominal"].as_f64().expect("a band has a number in its middle")
}

fn neighbours(option: &Json) -> &[Json] {
    option["neighbours"].as_array().expect("neighbours are a list")
}

/// What an option keeps and what it sees, in tenths of a second and millionths of a share.
fn numbers(option: &Json) -> (f64, f64, Vec<f64>) {
    let tenths = |value: f64| (value * 10.0).round();
    (
        (nominal(&option["kept_share"]) * 1e6).round(),
        tenths(nominal(&option["kept_s"])),
        neighbours(option).iter().map(|one| tenths(nominal(&one["s"]))).collect(),
    )
}

/// Whether one option is at least as good as another in everything and better in something.
fn better(one: &Json, other: &Json) -> bool {
    let ((share, kept, seen), (other_share, other_kept, other_seen)) = (numbers(one), numbers(other));
    let nowhere_worse = share >= other_share
        && kept >= other_kept
        && seen.iter().zip(&other_seen).all(|(own, other)| own <= other);
    let somewhere_better = share > other_share
        || kept > other_kept
        || seen.iter().zip(&other_seen).any(|(own, other)| own < other);
    nowhere_worse && somewhere_better
}

/// Whether the option is a heading of the grid.
fn of_the_grid(option: &Json) -> bool {
    text(option, "id").parse::<u32>().is_ok()
}

/// The map of a trade-off has what each option sees: turned, the same area in view lies elsewhere.
#[test]
fn every_option_has_its_view_for_a_map() {
    let found = tradeoff("heading", &[]);
    let area = |option: &Json| {
        assert_eq!(option["view"]["altitude_km"], 300.0);
        tpt_sight::area_of_polygons(&tpt_report::polygons_of(&option["view"]["geometry"])).as_square_metres()
    };
    let turned: Vec<&Json> =
        options(&found).iter().filter(|one| text(one, "id").parse::<f64>().is_ok()).collect();
    let areas: Vec<f64> = turned.iter().map(|one| area(one)).collect();
    assert!(areas.len() >= 8, "{} headings of the grid", areas.len());
    assert!(areas.iter().all(|one| (one / areas[0] - 1.0).abs() < 0.01), "{areas:?}");
    assert!(turned.windows(2).all(|two| two[0]["view"]["geometry"] != two[1]["view"]["geometry"]));
}

#[test]
fn the_frontier_of_headings_is_that_of_every_pair() {
    for figures in ["beijing", "nominal"] {
        let found = tradeoff("heading", &["--figures", figures]);
        let grid: Vec<&Json> = options(&found).iter().filter(|one| of_the_grid(one)).collect();
        assert_eq!(grid.len(), 36);
        for one in &grid {
            let mut by: Vec<&str> =
                grid.iter().filter(|other| better(other, one)).map(|other| text(other, "setting")).collect();
            let told = one["dominated_by"].as_array().expect("it is a list");
            let mut told: Vec<&str> = told
                .iter()
                .filter_map(Json::as_str)
                .filter(|setting| setting.parse::<u32>().is_ok())
                .collect();
            by.sort_unstable();
            told.sort_unstable();
            assert_eq!(told, by, "{figures}: {}", one["id"]);
            assert_eq!(one["dominated"], !one["dominated_by"].as_array().expect("a list").is_empty());
        }
        // Heading, as somebody said it in words, may be any within half a right angle: none of those is held against it.
        let declared: Vec<&Json> = options(&found).iter().filter(|one| one["declared"] == true).collect();
        assert_eq!(declared.len(), 1);
        for setting in declared[0]["dominated_by"].as_array().expect("a list").iter().filter_map(Json::as_str)
        {
            assert!(!["0", "10", "20", "340", "350", "towards-north-korea"].contains(&setting), "{setting}");
        }
    }
}

#[test]
fn a_mode_is_dominated_only_whichever_figure_of_the_other_is_believed() {
    let found = tradeoff("mode", &[]);
    let all = options(&found);
    let settings: std::collections::BTreeSet<&str> = all.iter().map(|one| text(one, "setting")).collect();
    assert_eq!(settings.into_iter().collect::<Vec<_>>(), ["forward-based", "terminal"]);
    assert!(all.len() >= 6, "{} options", all.len());
    for one in all {
        let others: Vec<&Json> =
            all.iter().filter(|other| text(other, "setting") != text(one, "setting")).collect();
        assert_eq!(one["dominated"], others.iter().all(|other| better(other, one)), "{}", one["id"]);
        assert_ne!(one["figure"]["source"], Json::Null, "{}: every range has a source", one["id"]);
    }
    // What was said of a range after the day is not an option of the day.
    assert!(all.iter().all(|one| !text(one, "id").contains("han-2017")), "said in May 2017");
}

#[test]
fn sites_are_those_that_somebody_had_named_by_the_day() {
    let ids = |document: &Json| -> Vec<String> {
        options(document).iter().map(|one| text(one, "id").to_owned()).collect()
    };
    let eve = tradeoff("site", &[]);
    assert_eq!(ids(&eve), ["declared", "seongsan-battery", "daegu", "wonju", "yangsan"]);
    for one in &options(&eve)[1..] {
        assert!(text(&one["named_by"], "said_on") <= "2017-03-20");
    }
    // The first choice was the declared one then; before it was made public there was none.
    let asked = ["tradeoff", "seongju", "site", "--json", "--samples", "16", "--asof"];
    let earlier = document(&[&asked[..], &["2016-07-14"]].concat());
    assert_eq!(ids(&earlier), ["declared", "daegu", "wonju", "yangsan"]);
    let before = crate::support::run([&asked[..], &["2016-06-01"]].concat());
    assert_eq!(crate::support::not_refused(&before, &["seongju", "no radar at a fixed site"]), [""; 0]);
    let way = &eve["verification"][0];
    assert_eq!((text(way, "method"), text(way, "variable")), ("no published method", "site"));
    assert!(eve["notes"][0].as_str().expect("a note").starts_with("it does not work at this date (agreed)"));
}

#[test]
fn a_heading_has_what_sight_has_at_that_heading() {
    let found = tradeoff("heading", &["--figures", "beijing"]);
    let launches: Vec<&str> =
        found["launches"].as_array().expect("a list").iter().map(|one| text(one, "launch")).collect();
    assert!(launches.len() >= 8, "{launches:?}");
    for heading in ["40", "290"] {
        let sight = |target: [&str; 2]| {
            let plain = ["sight", "seongju", "--json", "--figures", "beijing", "--heading-deg", heading];
            document(&[&plain[..], &target, &EVE].concat())
        };
        let seen: Vec<Json> = launches.iter().map(|launch| sight(["--launch", launch])).collect();
        let share = seen.iter().map(|one| one["in_view_share"].as_f64().unwrap()).sum::<f64>();
        let share = share / launches.len() as f64;
        let own = option(&found, heading);
        let band = &own["kept_share"];
        let (low, high) = (band["low"].as_f64().unwrap(), band["high"].as_f64().unwrap());
        assert!(low - 1e-9 <= share && share <= high + 1e-9, "{heading}: {share} outside {low} to {high}");
        // Seconds by first and last moment, in the draws that have it in view: a pass has no gap here, so that their middles
        // differ by little.
        let spans = seen.iter().filter(|one| !one["last_s"].is_null());
        let seconds = |one: &Json| {
            one["in_view_share"].as_f64().unwrap() * (nominal(&one["last_s"]) - nominal(&one["first_s"]))
        };
        let mean = spans.map(seconds).sum::<f64>();
        let mean = mean / launches.len() as f64;
        let kept = nominal(&own["kept_s"]);
        assert!((mean - kept).abs() < 0.1 * kept, "{heading}: {mean} against {kept}");
        let arc = sight(["--arc", "china-north-america"]);
        let (there, here) = (arc["in_view_share"].as_f64().unwrap(), &neighbours(own)[0]);
        assert_eq!(text(here, "arc"), "china-north-america");
        assert!((there - here["in_view_share"].as_f64().unwrap()).abs() <= 2.0 / 32.0, "{heading}: {there}");
    }
}

/// The trade-off of headings with a sector of another width.
fn with_sector(width: &str) -> Json {
    let place = folder();
    let figure = format!(
        "\n[[figures]]\nid = \"test-sector\"\nquantity = \"radar-azimuth-sector\"\n{width}\nunit = \"deg\"\n\
         said_by = \"a test\"\nbasis = \"assumed\"\nsource = \"project-assumed-radars\"\n"
    );
    write(place.path(), "elements/seongju-radar.toml", format!("{RADAR}{figure}"));
    tradeoff("heading", &["--figures", "beijing", "--data", arg(place.path())])
}

#[test]
fn a_radar_that_looks_all_round_has_one_view_and_a_wider_sector_never_less() {
    let [narrow, wide, whole] = ["nominal = 119", "nominal = 200", "low = 360\nhigh = 360"].map(with_sector);
    // Rounded, it may be a little less than a whole turn, and never more.
    let rounded = with_sector("nominal = 360");
    assert_eq!(options(&rounded).len(), options(&whole).len());
    let first = numbers(&options(&whole)[0]);
    for one in options(&whole) {
        assert_eq!(numbers(one), first, "{}", one["id"]);
        assert_eq!((&one["dominated"], &one["dominated_by"]), (&Json::Bool(false), &Json::Array(vec![])));
    }
    for one in options(&narrow) {
        let id = text(one, "id");
        let ((share, kept, seen), (more_share, more_kept, more_seen)) =
            (numbers(one), numbers(option(&wide, id)));
        let (most_share, most_kept, most_seen) = numbers(option(&whole, id));
        assert!(share <= more_share && more_share <= most_share, "{id}");
        // A tenth of a second: the edge of a view is found to some hundredths.
        assert!(kept <= more_kept + 1.0 && more_kept <= most_kept + 1.0, "{id}");
        for i in 0..seen.len() {
            assert!(seen[i] <= more_seen[i] + 1.0 && more_seen[i] <= most_seen[i] + 1.0, "{id}");
        }
    }
    let (kept, whole_kept) = (numbers(option(&narrow, "180")).1, first.1);
    assert!(kept < 0.5 * whole_kept, "a sector to the south has little: {kept} of {whole_kept}");
}

#[test]
fn the_document_is_the_same_on_one_thread_and_on_two() {
    let bytes = |threads: &str| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_twoplustwo"));
        let args = ["tradeoff", "seongju", "heading", "--figures", "beijing", "--json"];
        command.env("RAYON_NUM_THREADS", threads).args(args).args(EVE).output().expect("it starts").stdout
    };
    let one = bytes("1");
    assert!(one.len() > 10_000);
    assert!(one == bytes("2"), "the bytes differ by the number of threads");
}

#[test]
fn numbers_are_traced_to_themselves_and_to_the_figure_that_was_taken() {
    let found = tradeoff("mode", &[]);
    let one = options(&found).iter().find(|one| text(one, "id").contains("uscc-2016-forward"));
    let one = one.expect("the Commission's range for the forward-based mode is an option");
    for band in [&one["kept_s"], &one["kept_share"], &neighbours(one)[0]["s"]] {
        let id = text(band, "id");
        let why = document(&["why", id, "--samples", "32", "--json"]);
        assert_eq!(text(&why["tree"], "id"), id);
        let tree = why["tree"].to_string();
        assert!(tree.contains("an-tpy-2/radar-range/uscc-2016-forward"), "{tree:.2000}");
        assert!(!tree.contains("kyeonggi-shinmun-2017-03-08"), "the range in force is not taken here");
        assert!(tree.contains("docs/models/tradeoff.md"));
        assert!(answer(&["cite", id, "--samples", "32"]).contains("as of 2017-03-20"));
    }
}

#[test]
fn the_table_says_what_is_varied_and_what_is_not_known() {
    let told = answer(&[&["tradeoff", "seongju", "site"], &EVE[..]].concat());
    for words in [
        "another site. What was public on 20 March 2017",
        "It does not work at this date (agreed)",
        "no published method",
        "Yangsan, named by Yang Uk",
        "DOMINATED BY",
        "An option is dominated when",
    ] {
        assert!(told.contains(words), "it lacks `{words}`:\n{told}");
    }
}

#[test]
fn the_brief_draws_the_options_on_the_figures_where_there_is_something_to_trade() {
    let brief = &*crate::support::EVE;
    let sides = brief.json["tradeoff"]["sides"].as_array().expect("sides are a list");
    let whose: Vec<&str> = sides.iter().map(|side| text(side, "figures")).collect();
    assert_eq!(whose, ["nominal", "seoul", "washington", "beijing"]);
    let page = brief.text("annexes.html");
    assert!(page.contains("id=\"tradeoff-beijing\"") && !page.contains("id=\"tradeoff-seoul\""));
    assert_eq!(sides[3]["options"].as_array().map(Vec::len), Some(38));
    // Nothing of it was known, or drawn, before the radar was.
    assert!(
        crate::support::EARLIER.json["tradeoff"].is_null()
            || crate::support::EARLIER.text("annexes.html").contains("#tradeoff")
    );
}
