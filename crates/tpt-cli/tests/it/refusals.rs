//! Bad input: exit code 2, nothing on standard output, a screen of words that name the field and what is allowed,
//! and nothing left behind.

use std::fs;
use std::path::Path;

use crate::support::{EARLIER, answer, arg, folder, not_refused, run, tree, write};

/// The scenario that the program carries.
pub(crate) const SCENARIO: &str = include_str!("../../../../scenarios/northeast-asia-2017.toml");

/// A bad command line. `{in}` stands for a folder that holds `files`.
struct Case {
    args: &'static [&'static str],
    files: &'static [(&'static str, &'static str)],
    /// What the refusal names: the field or flag, the value, what is allowed or meant.
    names: &'static [&'static str],
}

const DATE: &str = "2017-03-20";

const fn plain(args: &'static [&'static str], names: &'static [&'static str]) -> Case {
    Case { args, files: &[], names }
}

const fn with_data(files: &'static [(&'static str, &'static str)], names: &'static [&'static str]) -> Case {
    Case { args: &["brief", DATE, "--data", "{in}"], files, names }
}

/// A typed report of a Hwasong-14.
const fn typed(range: &'static str, apogee: &'static str, launch: &'static str) -> [&'static str; 13] {
    [
        "reconstruct",
        "--range-km",
        range,
        "--apogee-km",
        apogee,
        "--missile",
        "hwasong-14",
        "--launch",
        launch,
        "--azimuth-deg",
        "80",
        "--source",
        "a test",
    ]
}

const PLACE: &str = "[[place]]\nid = \"own\"\nname = \"Own\"\nkind = \"city\"\nlat_deg = 39\nlon_deg = 127\n\
                     source = \"own\"\n";

const SOURCE: &str =
    "[own]\npublisher = \"P\"\ntitle = \"T\"\nlanguage = \"en\"\ngrade = \"press\"\naccess = \"read\"\n";

const CASES: &[Case] = &[
    // Days.
    plain(&["brief", "2017-02-30"], &["date `2017-02-30`", "YYYY-MM-DD"]),
    plain(&["brief", "yesterday"], &["date `yesterday`", "YYYY-MM-DD"]),
    plain(&["brief", "2017-03"], &["date `2017-03`", "YYYY-MM-DD"]),
    plain(&["brief", ""], &["date", "YYYY-MM-DD"]),
    plain(&["brief", "-1"], &["date", "-1", "YYYY-MM-DD"]),
    plain(&["brief"], &["<DATE>"]),
    plain(&["brief", "1900-01-01"], &["1900-01-01", "allowed"]),
    plain(&["brief", DATE, "--asof", "2017-02-30"], &["--asof", "2017-02-30", "YYYY-MM-DD"]),
    plain(&["brief", DATE, "--asof", "2016-06-01"], &["--asof", "2016-06-01", DATE, "allowed"]),
    // Numbers.
    plain(&["brief", DATE, "--samples", "0"], &["--samples", "0", "16 to 65536"]),
    plain(&["brief", DATE, "--samples", "-1"], &["--samples", "-1", "16 to 65536"]),
    plain(&["brief", DATE, "--samples", "NaN"], &["--samples", "NaN"]),
    plain(&["brief", DATE, "--samples", "1e9"], &["--samples", "1e9"]),
    plain(&["brief", DATE, "--samples", "1000000000"], &["--samples", "1000000000", "16 to 65536"]),
    plain(&["brief", DATE, "--seed", "-1"], &["--seed", "-1", "0 to 4294967295"]),
    plain(&["brief", DATE, "--seed", "4294967296"], &["--seed", "4294967296", "0 to 4294967295"]),
    // Metres for kilometres, minutes for seconds are still a flight; what no flight has is refused.
    plain(&typed("998000", "3725", "40.6,126.4"), &["--range-km", "998000", "at most 20037.508"]),
    plain(&typed("998", "3725000", "40.6,126.4"), &["--apogee-km", "3725000", "at most 10000"]),
    plain(&typed("998", "3725", "126.4,40.6"), &["--launch", "latitude 126.4 deg", "−90 to 90 deg"]),
    // Names.
    plain(&["brif", DATE], &["brif", "brief"]),
    plain(&["brief", DATE, "--sampels", "64"], &["--sampels", "--samples"]),
    plain(&["catalogue", "show", "2017-03-07"], &["2017-03-07", "did you mean `2017-03-06`"]),
    plain(
        &["catalogue", "show", "hwasong-41", "--kind", "missiles"],
        &["hwasong-41", "missiles", "did you mean `hwasong-14`"],
    ),
    plain(&["catalogue", "show", "2017-03-22", "--asof", DATE], &["2017-03-22", "as of 2017-03-20"]),
    plain(&["catalogue", "list", "launch"], &["kind `launch`", "launches"]),
    plain(&["schema", "breif"], &["breif", "did you mean `brief`", "catalogue-list"]),
    plain(&["completions", "cmd"], &["cmd", "bash", "zsh"]),
    plain(&["brief", DATE, "--figures", "seol"], &["assumption set", "seol", "did you mean `seoul`"]),
    // Trade-offs.
    plain(&["tradeoff", "seongju"], &["<VARIABLE>"]),
    plain(&["tradeoff", "seongju", "headings"], &["variable `headings`", "heading, mode, site"]),
    plain(&["tradeoff", "seongjoo", "heading"], &["element", "seongjoo", "did you mean `seongju`"]),
    plain(
        &["tradeoff", "pac-3-japan", "heading"],
        &["pac-3-japan", "no radar at a fixed site", "seongju-radar"],
    ),
    plain(&["tradeoff", "sbx", "heading"], &["sbx", "no fixed site"]),
    plain(
        &["tradeoff", "j-fps-5-sado", "mode"],
        &["j-fps-5-sado mode", "no modes on record", "allowed: `tradeoff seongju-radar mode`"],
    ),
    plain(
        &["tradeoff", "shariki", "site"],
        &["shariki site", "no alternative site", "allowed: `tradeoff seongju-radar site`"],
    ),
    plain(&["tradeoff", "seongju", "heading", "--figures", "seol"], &["assumption set", "seol"]),
    plain(&["tradeoff", "seongju", "heading", "--out", "{in}/x"], &["--out"]),
    // Scenarios.
    plain(
        &["brief", DATE, "--scenario", "northeast-asia-2018"],
        &["--scenario", "northeast-asia-2018", "did you mean `northeast-asia-2017`"],
    ),
    plain(&["brief", DATE, "--scenario", "{in}/none.toml"], &["--scenario", "none.toml"]),
    plain(&["brief", DATE, "--scenario", "{in}"], &["--scenario"]),
    // Figures.
    plain(&["brief", DATE, "--figure", "reports"], &["--figure", "`reports`", "QUANTITY=FIGURE_ID"]),
    plain(&["brief", DATE, "--figure", "reports=2017-03-06"], &["--figure", "QUANTITY=FIGURE_ID"]),
    plain(
        &["brief", DATE, "--figure", "reports=2017-03-07/tokyo"],
        &["2017-03-07", "did you mean `2017-03-06`"],
    ),
    plain(&["brief", DATE, "--figure", "reports=2017-03-06/tokio"], &["tokio", "did you mean `tokyo`"]),
    plain(
        &["brief", DATE, "--figure", "intercept-altitude=thaad/intercept-altitude/chosun-2016"],
        &["chosun-2016", "did you mean `thaad/intercept-altitude/chosun-2016-07-20`"],
    ),
    plain(
        &["brief", DATE, "--figure", "radar-range=thaad/intercept-altitude/chosun-2016-07-20"],
        &["--figure", "gives `intercept-altitude`", "not `radar-range`"],
    ),
    // Folders of facts.
    plain(&["brief", DATE, "--data", "{in}/none"], &["--data", "none"]),
    with_data(
        &[
            (
                "places.toml",
                "[[place]]\nid = \"own\"\nname = \"Own\"\nkind = \"city\"\nlat_deg = 139\nlon_deg = 127\n\
                           source = \"own\"\n",
            ),
            ("sources.toml", SOURCE),
        ],
        &["places.toml:5:11", "lat_deg", "139", "-90.0 to 90.0"],
    ),
    with_data(
        &[("places.toml", PLACE)],
        &["places.toml:7:10", "place[0].source", "`own` is not a known source", "data/sources.toml"],
    ),
    with_data(
        &[
            ("sources.toml", SOURCE),
            (
                "systems/own.toml",
                "id = \"own\"\nname = \"Own\"\nkind = \"radar\"\n[[figures]]\nid = \"own\"\n\
                 quantity = \"radar-range\"\nnominal = 1\nunit = \"kg\"\nsaid_by = \"X\"\nbasis = \"published\"\n\
                 source = \"own\"\n",
            ),
        ],
        &["own.toml:8:8", "figures[0].unit", "`kg`", "km"],
    ),
    with_data(
        &[
            ("sources.toml", SOURCE),
            (
                "places.toml",
                "[[place]]\nid = \"own\"\nname = \"Own\"\nkind = \"city\"\nlat_deg = 39\nlon_deg = 127\n\
                 source = \"own\"\n[[place]]\nid = \"own\"\nname = \"Own\"\nkind = \"city\"\nlat_deg = 39\n\
                 lon_deg = 127\nsource = \"own\"\n",
            ),
        ],
        &["places.toml:9:6", "place[1].id", "`own` is taken"],
    ),
    with_data(&[("sources.toml", "[own]\n[own]\n")], &["sources.toml:2:2", "duplicate key"]),
    with_data(&[("sources.toml", "[own\n")], &["sources.toml:1:5"]),
    with_data(&[("source.toml", SOURCE)], &["source.toml", "did you mean `sources.toml`"]),
];

/// Runs a bad case with a folder for its output, and says what is wrong with the refusal.
fn check(args: &[&str], input: &Path, names: &[&str]) -> Vec<String> {
    let parent = folder();
    let out = parent.path().join("brief");
    let before = tree(input);
    let args: Vec<String> = args.iter().map(|word| word.replace("{in}", arg(input))).collect();
    // Only a brief takes a place for its output.
    let place: &[&str] = if args[0] == "brief" { &["--out", arg(&out)] } else { &[] };
    let run = run(args.iter().map(String::as_str).chain(place.iter().copied()));
    let mut wrong = not_refused(&run, names);
    let left: Vec<String> = tree(parent.path()).into_keys().collect();
    if !left.is_empty() {
        wrong.push(format!("it left {left:?} behind"));
    }
    if tree(input) != before {
        wrong.push("it changed its input".to_owned());
    }
    wrong.into_iter().map(|fault| format!("{args:?}: {fault}")).collect()
}

#[test]
fn bad_input_is_refused_in_words_and_leaves_nothing() {
    let mut wrong = Vec::new();
    for case in CASES {
        let input = folder();
        for (path, content) in case.files {
            write(input.path(), path, content);
        }
        wrong.extend(check(case.args, input.path(), case.names));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_bad_scenario_file_is_refused_in_words() {
    let cases: [(&str, &str, &[&str]); 9] = [
        (
            "site = \"yangsan\"",
            "site = \"yangsen\"",
            &["alternatives[3].site", "`yangsen` is not a known place", "did you mean `yangsan`"],
        ),
        (
            "[tradeoff]\nelement = \"seongju-radar\"",
            "[tradeoff]\nelement = \"seongju-rader\"",
            &["tradeoff.element", "seongju-rader"],
        ),
        ("variable = \"mode\"", "variable = \"launch\"", &["limits[1].variable", "launch", "heading"]),
        (
            "  \"seongju-radar\",",
            "  \"seongju-rader\",",
            &["scenario.toml:13:3", "elements[1]", "seongju-rader", "did you mean `seongju-radar`"],
        ),
        (
            "focus =",
            "focuss =",
            &["scenario.toml", "unknown key `focuss`", "did you mean `focus`", "`focus` is missing"],
        ),
        ("figures = \"nominal\"", "figures = \"nominl\"", &["figures", "nominl", "did you mean `nominal`"]),
        ("asof = 2017-03-20", "asof = 2017-02-30", &["scenario.toml:6:8", "2017-02-30"]),
        ("quantity = \"range\"", "quantity = \"rang\"", &["distances[0].quantity", "rang", "did you mean"]),
        ("[[distances]]", "[[distances]", &["scenario.toml"]),
    ];
    let mut wrong = Vec::new();
    for (old, new, names) in cases {
        assert_eq!(SCENARIO.matches(old).count(), 1, "`{old}` in the scenario");
        let input = folder();
        write(input.path(), "scenario.toml", SCENARIO.replace(old, new));
        wrong.extend(check(&["brief", DATE, "--scenario", "{in}/scenario.toml"], input.path(), names));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands in a list twice would be taken twice.
#[test]
fn an_id_twice_in_a_scenario_is_refused_with_its_line() {
    let cases: [(&str, &str, &[&str]); 5] = [
        (
            "  \"seongju-radar\",",
            "  \"seongju-radar\",\n  \"seongju-radar\",",
            &["scenario.toml:14:3", "elements[2]", "`seongju-radar` stands in the list already"],
        ),
        (
            "warned = [\"sapporo\", ",
            "warned = [\"sapporo\", \"sapporo\", ",
            &["warned[1]", "`sapporo` stands in the list already", "each id once"],
        ),
        (
            "against = [\"scud-c\", ",
            "against = [\"scud-c\", \"scud-c\", ",
            &["defends.against[1]", "`scud-c` stands in the list already"],
        ),
        ("\"osan\", ", "\"osan\", \"osan\", ", &["defends.places[2]", "`osan` stands in the list already"]),
        (
            "said = [\"seoul-han-2016-09-30-three-sites-similar-coverage\"]",
            "said = [\"seoul-han-2016-09-30-three-sites-similar-coverage\", \"seoul-han-2016-09-30-three-sites-similar-coverage\"]",
            &["limits[2].said[1]", "stands in the list already"],
        ),
    ];
    let mut wrong = Vec::new();
    for (old, new, names) in cases {
        assert_eq!(SCENARIO.matches(old).count(), 1, "`{old}` in the scenario");
        let input = folder();
        write(input.path(), "scenario.toml", SCENARIO.replace(old, new));
        wrong.extend(check(&["brief", DATE, "--scenario", "{in}/scenario.toml"], input.path(), names));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_skyline_is_read_with_a_byte_order_mark_and_refused_where_it_is_no_text() {
    let input = folder();
    let points: String = (0..36).map(|i| format!("{},2\r\n", i * 10)).collect();
    let skyline = format!("azimuth_deg,elevation_deg\r\n{points}");
    let plain = write(input.path(), "plain.csv", &skyline);
    let marked = write(input.path(), "marked.csv", format!("\u{feff}{skyline}"));
    let utf_16: Vec<u8> = skyline.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = write(input.path(), "wide.csv", [b"\xff\xfe".as_slice(), &utf_16].concat());
    let words = ["sight", "seongju-radar", "--samples", "16", "--altitude-km", "300", "--json", "--mask"];
    let seen = |mask: &Path| answer(&[&words[..], &[arg(mask)]].concat());
    assert_eq!(seen(&marked), seen(&plain));
    assert!(seen(&plain).contains("\"terrain\": \"applied\""));
    let run = run(words.iter().copied().chain([arg(&wide)]));
    assert_eq!(not_refused(&run, &["--mask", "wide.csv", "not UTF-8 text"]), Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_text_is_refused_with_its_place() {
    let input = folder();
    write(input.path(), "sources.toml", b"[own]\npublisher = \"P\xff\"\n");
    assert_eq!(
        check(&["brief", DATE, "--data", "{in}"], input.path(), &["sources.toml:2:15", "0xff", "UTF-8"]),
        Vec::<String>::new()
    );
    let input = folder();
    write(input.path(), "scenario.toml", [SCENARIO.as_bytes(), b"\xc3\x28"].concat());
    let names = ["scenario.toml:", "0xc3", "UTF-8"];
    let args = ["brief", DATE, "--scenario", "{in}/scenario.toml"];
    assert_eq!(check(&args, input.path(), &names), Vec::<String>::new());
}

#[test]
fn a_huge_file_is_refused_without_being_read_whole() {
    for (path, args) in [
        ("sources.toml", ["brief", DATE, "--data", "{in}"]),
        ("scenario.toml", ["brief", DATE, "--scenario", "{in}/scenario.toml"]),
    ] {
        // The input's own tree is not read back here: it is 100 MB long.
        let input = folder();
        let file = fs::File::create(input.path().join(path)).expect("the file can be made");
        file.set_len(100 * 1024 * 1024).expect("the file can be made long");
        let parent = folder();
        let out = parent.path().join("brief");
        let args: Vec<String> = args.iter().map(|word| word.replace("{in}", arg(input.path()))).collect();
        let run = run(args.iter().map(String::as_str).chain(["--out", arg(&out)]));
        assert_eq!(not_refused(&run, &[path, "bytes", "at most 4194304"]), Vec::<String>::new(), "{path}");
        assert!(tree(parent.path()).is_empty());
    }
}

#[test]
fn an_output_that_is_not_ours_stays_untouched() {
    let place = folder();
    write(place.path(), "file", "mine");
    write(place.path(), "foreign/notes.txt", "mine");
    // A brief with a stranger in it, and one of whose files the user has made a folder of their own.
    let brief = place.path().join("mixed");
    answer(&["brief", "2016-06-01", "--samples", "16", "--quiet", "--out", arg(&brief)]);
    assert!(tree(&brief) == EARLIER.files);
    write(&brief, "tables/mine.csv", "mine");
    let before = tree(place.path());
    for (out, names) in [
        ("file", ["--out", "it is a file", "allowed"]),
        ("file/brief", ["--out", "file/brief", "allowed"]),
        ("foreign", ["--out", "`notes.txt`", "allowed"]),
        ("mixed", ["--out", "`tables/mine.csv`", "allowed"]),
    ] {
        let out = place.path().join(out);
        let run = run(["brief", "2016-06-01", "--samples", "16", "--out", arg(&out)]);
        assert_eq!(not_refused(&run, &names), Vec::<String>::new(), "{}", out.display());
        assert!(tree(place.path()) == before, "{} was touched", out.display());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_place_that_nobody_can_write_is_refused() {
    // Root is bound by no permission, but nobody makes a folder in /proc.
    for out in ["/proc/twoplustwo-brief", "/proc/twoplustwo/brief", "/dev/null/brief", "/"] {
        let run = run(["brief", "2016-06-01", "--samples", "16", "--out", out]);
        assert_eq!(not_refused(&run, &["--out", out, "allowed"]), Vec::<String>::new(), "{out}");
    }
}

#[test]
fn an_export_is_written_anew_over_what_a_file_manager_left_and_through_a_link() {
    let place = folder();
    let facts = place.path().join("facts");
    let export = ["catalogue", "export", "--format", "geojson", "--asof", DATE, "--out"];
    let written = |out: &Path| answer(&[&export[..], &[arg(out)]].concat());
    written(&facts);
    let first = tree(&facts);
    write(&facts, ".DS_Store", "left");
    write(&facts, ".~lock.catalogue.geojson#", "left");
    written(&facts);
    assert!(tree(&facts) == first, "it is the export and nothing else");
    #[cfg(unix)]
    {
        let link = place.path().join("link");
        std::os::unix::fs::symlink("facts", &link).expect("a link can be made");
        written(&link);
        assert!(link.is_symlink() && tree(&facts) == first);
    }
    write(&facts, "notes.txt", "mine");
    let run = run(export.iter().copied().chain([arg(&facts)]));
    assert_eq!(not_refused(&run, &["--out", "`notes.txt`"]), Vec::<String>::new());
}

#[test]
fn an_empty_output_folder_is_taken() {
    let place = folder();
    answer(&["brief", "2016-06-01", "--samples", "16", "--quiet", "--out", arg(place.path())]);
    assert!(tree(place.path()) == EARLIER.files);
}

#[test]
fn a_brief_without_a_place_and_without_json_is_refused() {
    assert_eq!(not_refused(&run(["brief", DATE]), &["--out DIR", "--json"]), Vec::<String>::new());
}

#[test]
fn no_command_at_all_is_told_what_there_is() {
    let run = run(Vec::<&str>::new());
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    for word in ["brief", "catalogue", "schema", "Usage"] {
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
}
