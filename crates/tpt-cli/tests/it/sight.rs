//! `sight`, `warn`, `ring` and `check` from outside: what they answer, how they vary, what they refuse.

use serde_json::Value as Json;
use tpt_earth::math::cos;

use crate::support::{EVE, answer, arg, document, folder, not_refused, run, text, write};

const EVE_OF: [&str; 4] = ["--asof", "2017-03-20", "--samples", "32"];
const CLAIM: &str = "beijing-hua-chunying-2017-03-17-radar-over-2000-km";

fn asked(args: &[&str]) -> Json {
    document(&[args, &EVE_OF, &["--json"]].concat())
}

fn number(value: &Json) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// What must be refused, and the words that the refusal names: the flag or the id, the value, what is allowed.
const REFUSED: [(&[&str], &[&str]); 22] = [
    (&["sight", "seongju-radar", "--heading-deg", "400"], &["--heading-deg", "400", "0 to 360"]),
    (&["sight", "seongju-radar", "--rcs-m2", "-1"], &["--rcs-m2", "-1", "more than 0"]),
    (&["sight", "seongju-radar", "--rcs-m2", "NaN"], &["--rcs-m2", "NaN"]),
    (&["sight", "seongju-radar", "--mode", "turbo"], &["--mode", "turbo", "terminal, forward-based"]),
    (&["sight", "seongju-radar", "--altitude-km", "-5"], &["--altitude-km", "-5", "more than 0"]),
    (&["sight", "seongju-radar", "--altitude-km", "0.0001"], &["altitude", "0.0001", "above the antenna"]),
    (
        &["sight", "seongju-radar", "--without", "seongju-radar"],
        &["--without", "seongju-radar", "another element"],
    ),
    (&["sight", "seongju-radar", "--without", "nobody"], &["nobody"]),
    (&["sight", "seongju-radar", "--grid-deg", "0"], &["--grid-deg", "0", "0.1 to 10"]),
    (&["sight", "seongju-radar", "--mask", "/no/such/mask.csv"], &["--mask", "/no/such/mask.csv"]),
    (&["sight", "seongju-radar", "--move", "seongju-radar=atlantis"], &["place", "atlantis"]),
    (&["sight", "seongju-radar", "--move", "seongju-radar=91,10"], &["--move", "91", "−90 to 90"]),
    (&["sight", "seongju-radar", "--arc", "nowhere"], &["arc", "nowhere"]),
    (&["sight", "seongju-radar", "--launch", "2017-03-07"], &["2017-03-07", "2017-03-06"]),
    (&["sight", "nowhere"], &["element", "nowhere"]),
    // A radar at sea has a place only by being moved to one.
    (&["sight", "sbx"], &["sbx", "no fixed site", "--move sbx=LAT,LON"]),
    (&["sight", "etorofu-bastion"], &["etorofu-bastion", "no radar", "seongju-radar"]),
    (&["sight"], &["ELEMENT"]),
    (&["ring", "seongju"], &["seongju", "no coastal battery", "etorofu-bastion"]),
    (&["warn", "2017-03-07"], &["2017-03-07", "2017-03-06"]),
    (&["warn", "2017-03-06", "--place", "Atlantis"], &["place", "Atlantis"]),
    (&["check", "nobody"], &["claim", "nobody"]),
];

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    let mut wrong = Vec::new();
    for (args, names) in REFUSED {
        let run = run([args, &["--asof", "2017-03-20"]].concat());
        wrong.extend(not_refused(&run, names).into_iter().map(|fault| format!("{args:?}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mask_with_a_fault_is_refused_with_its_line() {
    let place = folder();
    let full: String = (0..36).map(|i| format!("{},1.5\n", i * 10)).collect();
    for (name, content, names) in [
        (
            "gap.csv",
            "azimuth_deg,elevation_deg\n0,1\n90,2\n".to_owned(),
            ["gap", "at least every 10 degrees"],
        ),
        ("word.csv", format!("azimuth_deg,elevation_deg\n{full}355,high\n"), ["line 38", "355,high"]),
        ("steep.csv", format!("azimuth_deg,elevation_deg\n{full}355,80\n"), ["line 38", "80"]),
        ("order.csv", format!("azimuth_deg,elevation_deg\n{full}5,1\n"), ["line 38", "5"]),
    ] {
        let file = write(place.path(), name, content);
        let run = run(["sight", "seongju-radar", "--mask", arg(&file)]);
        assert_eq!(not_refused(&run, &names), Vec::<String>::new(), "{name}");
        assert!(run.stderr.contains(name), "{}", run.stderr);
    }
    let whole = write(place.path(), "whole.csv", format!("azimuth_deg,elevation_deg\n{full}"));
    let seen = asked(&["sight", "seongju-radar", "--mask", arg(&whole)]);
    assert_eq!(seen["sensor"]["terrain"], "applied");
}

#[test]
fn a_radar_that_a_layer_puts_into_the_sea_is_refused_and_one_on_a_small_island_is_not() {
    let place = folder();
    let shariki = include_str!("../../../../data/elements/shariki.toml");
    let site = |id: &str| shariki.replace("site = \"shariki\"", &format!("site = \"{id}\""));
    write(place.path(), "elements/shariki.toml", site("open-sea"));
    let at_sea = "[[place]]\nid = \"open-sea\"\nname = \"Open sea\"\nkind = \"reference\"\nlat_deg = 38.0\nlon_deg = 150.0\nsource = \"hubbry-shemya-island\"\n";
    write(place.path(), "places.toml", at_sea);
    let data = ["--data", arg(place.path())];
    let run_at_sea = run([&["sight", "shariki"], &data[..]].concat());
    let names = ["shariki", "open-sea", "38", "150", "in the sea", "--move shariki"];
    assert_eq!(not_refused(&run_at_sea, &names), Vec::<String>::new());
    let moved = run([&["sight", "shariki", "--move", "shariki=38,150"], &data[..]].concat());
    assert!(moved.stdout.contains("38, 150"), "{}", moved.stderr);
    write(place.path(), "elements/shariki.toml", site("shemya"));
    let on_an_island = run([&["sight", "shariki"], &data[..]].concat());
    assert_eq!(on_an_island.stderr, "");
}

#[test]
fn a_skyline_hides_and_never_shows() {
    let place = folder();
    let wall: String = (0..36).map(|i| format!("{},30\n", i * 10)).collect();
    let file = write(place.path(), "wall.csv", format!("azimuth_deg,elevation_deg\n{wall}"));
    let open = asked(&["sight", "shariki", "--altitude-km", "100,500"]);
    let walled = asked(&["sight", "shariki", "--altitude-km", "100,500", "--mask", arg(&file)]);
    for (open, walled) in open["views"].as_array().unwrap().iter().zip(walled["views"].as_array().unwrap()) {
        let area = |view: &Json| number(&view["area_km2"]["nominal"]);
        assert!(area(walled) < 0.5 * area(open), "{} against {}", area(walled), area(open));
    }
}

#[test]
fn the_reach_goes_with_the_fourth_root_of_the_cross_section() {
    let far = asked(&["sight", "seongju-radar", "--rcs-m2", "0.16"]);
    let near = asked(&["sight", "seongju-radar", "--rcs-m2", "0.01"]);
    for end in ["low", "nominal", "high"] {
        let ratio = number(&far["range_km"][end]) / number(&near["range_km"][end]);
        assert!((ratio - 2.0).abs() < 1e-9, "{end}: {ratio}");
    }
}

#[test]
fn power_and_antenna_give_a_range_of_their_own_where_every_number_is_on_record() {
    let seen = asked(&["sight", "seongju-radar", "--rcs-m2", "0.01"]);
    // Lewis and Postol's numbers and the loss that their 870 km imply; the band of frequencies is that of X band.
    let range = &seen["by_power"]["range_km"];
    assert!(number(&range["low"]) < 870.0 && 870.0 < number(&range["high"]), "{range}");
    let far = asked(&["sight", "seongju-radar", "--rcs-m2", "0.16"]);
    let ratio = number(&far["by_power"]["range_km"]["nominal"]) / number(&range["nominal"]);
    assert!((ratio - 2.0).abs() < 1e-9, "{ratio}");
    let without = asked(&["sight", "shariki", "--rcs-m2", "0.01"]);
    assert!(without["by_power"].is_object());
    assert!(asked(&["sight", "cobra-dane"])["by_power"].is_null());
}

#[test]
fn a_view_has_a_height_an_area_and_a_shape() {
    let seen = asked(&["sight", "seongju-radar", "--altitude-km", "100,300"]);
    let views = seen["views"].as_array().expect("views are a list");
    assert_eq!(views.len(), 2);
    for view in views {
        let parts: f64 =
            view["by_country"].as_array().unwrap().iter().map(|part| number(&part["area_km2"])).sum();
        let area = number(&view["area_km2"]["nominal"]);
        assert!(parts > 0.0 && parts <= area * 1.2, "{parts} of {area}");
        assert_eq!(view["geometry"]["type"], "Polygon");
        let adds = number(&view["adds"]["area_km2"]);
        assert!((0.0..=area * 1.2).contains(&adds), "{adds} of {area}");
    }
}

#[test]
fn the_lowest_height_in_view_grows_with_distance_and_ends_with_the_sector() {
    let seen = asked(&["sight", "seongju-radar", "--grid-deg", "2"]);
    let grid = &seen["lowest_visible"];
    let axis = |key: &str| -> Vec<f64> { grid[key].as_array().unwrap().iter().map(number).collect() };
    let (lat, lon) = (axis("lat_deg"), axis("lon_deg"));
    assert_eq!((lat.len(), lon.len()), (21, 31));
    let near = |axis: &[f64], at: f64| axis.iter().position(|one| (one - at).abs() < 1e-9).unwrap();
    let column = near(&lon, 128.0);
    let at = |at: f64| &grid["altitude_km"][near(&lat, at)][column];
    // The sector looks north: south of the radar nothing is in view however high.
    assert!(at(30.0).is_null());
    let heights: Vec<f64> = [40.0, 44.0, 48.0, 52.0, 56.0].into_iter().map(|lat| number(at(lat))).collect();
    assert!(heights.windows(2).all(|pair| pair[0] < pair[1]), "{heights:?}");
    // A straight ray at 5° over a sphere: h = R (cos E / cos(E + φ) − 1); the air bends it down by a few hundredths of that.
    let (angle, elevation) = ((48.0_f64 - 36.05).to_radians(), 5.0_f64.to_radians());
    let straight = 6371.0 * (cos(elevation) / cos(elevation + angle) - 1.0);
    let ratio = heights[2] / straight;
    assert!((0.96..0.998).contains(&ratio), "{} against {straight}", heights[2]);
    assert!(document(&["sight", "seongju-radar", "--json"])["lowest_visible"].is_null());
}

#[test]
fn taking_an_element_away_leaves_more_for_the_others_to_add() {
    let at = ["--altitude-km", "300"];
    let all = asked(&[&["sight", "shariki"], &at[..]].concat());
    let fewer = asked(&[&["sight", "shariki", "--without", "kyogamisaki"], &at[..]].concat());
    let adds = |seen: &Json| number(&seen["views"][0]["adds"]["area_km2"]);
    assert!(adds(&fewer) > adds(&all), "{} against {}", adds(&fewer), adds(&all));
    assert_eq!(fewer["settings"]["hypothetical"], true);
    assert_eq!(all["settings"]["hypothetical"], false);
    assert_eq!(all["views"][0]["area_km2"]["nominal"], fewer["views"][0]["area_km2"]["nominal"]);
}

#[test]
fn a_moved_radar_is_labelled_hypothetical_and_its_numbers_are_not_traced() {
    let moved =
        answer(&["sight", "shariki", "--move", "shariki=etorofu", "--asof", "2017-03-20", "--samples", "16"]);
    assert!(moved.contains("hypothetical: moved shariki to etorofu"), "{moved}");
    let at_sea = asked(&["sight", "sbx", "--move", "sbx=50,170"]);
    assert_eq!(at_sea["settings"]["hypothetical"], true);
    let id = text(&at_sea["views"][0]["area_km2"], "id").to_owned();
    let run = run(["why", id.as_str()]);
    assert_eq!(not_refused(&run, &["another deployment than the declared one"]), Vec::<String>::new());
}

#[test]
fn the_matrix_is_the_same_on_one_thread_and_on_two() {
    let on = |threads: &str| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_twoplustwo"));
        let args = ["sight", "--matrix", "--samples", "16", "--json", "--asof", "2017-03-20"];
        command.env("RAYON_NUM_THREADS", threads).args(args).output().expect("the program starts").stdout
    };
    let one = on("1");
    assert!(one.len() > 10_000);
    assert!(one == on("2"), "the threads are seen in the result");
}

#[test]
fn every_target_of_the_matrix_has_its_path_and_a_radar_sees_it_within_its_time() {
    let matrix = asked(&["sight", "--matrix"]);
    let targets = matrix["targets"].as_array().expect("targets are a list");
    let path_of =
        |id: &Json| targets.iter().find(|target| target["target"] == *id).expect("a cell has a target");
    for target in targets {
        let track = target["track"].as_array().expect("a path is a list");
        let times: Vec<f64> = track.iter().map(|point| number(&point["t_s"])).collect();
        assert!(times.len() > 30 && times[0] == 0.0 && times.is_sorted(), "{target}");
        let heights: Vec<f64> = track.iter().map(|point| number(&point["height_km"])).collect();
        assert!(heights[0] < 2.0 && heights[heights.len() - 1] < 0.1, "{target}");
    }
    // The draws of a launch come down some per cent earlier or later than its middle; those of a notional arc come from elsewhere.
    for cell in
        matrix["cells"].as_array().expect("cells are a list").iter().filter(|cell| cell["kind"] == "launch")
    {
        let track = path_of(&cell["target"])["track"].as_array().expect("a path is a list");
        let impact_s = number(&track[track.len() - 1]["t_s"]);
        let last_s = cell["last_s"].get("high").map_or(0.0, number);
        assert!(last_s <= 1.05 * impact_s, "{cell}");
    }
    let one = asked(&["sight", "shariki", "--launch", "2017-03-06"]);
    assert_eq!(one["track"], path_of(&Json::from("2017-03-06"))["track"]);
}

#[test]
fn a_warning_says_which_radar_has_the_flight_in_view_and_how_long() {
    let warned = asked(&["warn", "2017-03-06"]);
    let timeline = warned["timeline"].as_array().expect("a timeline is a list");
    let impact_s = timeline
        .iter()
        .find(|event| event["event"] == "impact")
        .map(|event| number(&event["t_s"]["nominal"]));
    let mut watchers = 0;
    for event in timeline {
        assert_eq!(event["radar"].is_object(), event["kind"] == "radar", "{event}");
        if let Some(in_view) = event["radar"]["in_view_s"].as_array() {
            let (first, last) = (number(&in_view[0]), number(&in_view[1]));
            assert!(first < last && last <= impact_s.expect("it comes down") + 1e-6, "{event}");
            let (low, high) = (number(&event["t_s"]["low"]), number(&event["t_s"]["high"]));
            assert!((low - 1.0..=high + 1.0).contains(&first), "{event}");
            watchers += 1;
        }
    }
    assert!(watchers >= 2, "{watchers}");
}

#[test]
fn every_empty_cell_of_the_matrix_says_what_hides_it() {
    let matrix = asked(&["sight", "--matrix"]);
    let cells = matrix["cells"].as_array().expect("cells are a list");
    let arcs: Vec<&Json> = cells.iter().filter(|cell| cell["kind"] == "notional arc").collect();
    assert_eq!(arcs.len(), 4 * matrix["elements"].as_array().unwrap().len());
    for cell in cells {
        if cell["in_view"] == true {
            let (first, last) = (number(&cell["first_s"]["nominal"]), number(&cell["last_s"]["nominal"]));
            assert!(first <= last, "{cell}");
        } else {
            let share = number(&cell["in_view_share"]);
            assert!(share < 0.5 && (cell["hidden_by"].is_string() || share > 0.0), "{cell}");
        }
        assert!(number(&cell["in_view_share"]) <= number(&cell["geometric_share"]) + 1e-12, "{cell}");
    }
}

#[test]
fn a_search_notices_after_the_first_moment_in_view_and_says_that_it_is_assumed() {
    let found = asked(&["sight", "shariki", "--launch", "2017-03-06"]);
    let nominal = |field: &str| number(&found[field]["nominal"]);
    assert!(nominal("noticed_s") < nominal("firm_track_s"), "{found}");
    let looking = found["looking"].as_array().unwrap();
    let assumed: Vec<&Json> = looking.iter().filter(|value| value["basis"] == "assumed").collect();
    assert_eq!(assumed.len(), 4, "{looking:?}");
    assert!(looking.iter().all(|value| value["weak"] == true), "{looking:?}");
    // A notional arc has no boost; a radar at metre waves has one part on record.
    let parts = |args: &[&str]| {
        let found = asked(args);
        let parts = found["seconds_by_part"].as_array().unwrap().clone();
        parts.iter().map(|part| text(part, "part").to_owned()).collect::<Vec<_>>()
    };
    let of_launch = parts(&["sight", "shariki", "--launch", "2017-03-06"]);
    assert_eq!(of_launch.len(), 4, "{of_launch:?}");
    let of_arc = parts(&["sight", "shariki", "--arc", "china-north-america"]);
    assert_eq!(of_arc, of_launch[1..]);
    assert_eq!(parts(&["sight", "uewr-beale", "--arc", "china-north-america"]), ["warhead"]);
}

#[test]
fn numbers_of_sight_warning_ring_and_card_are_traced_to_the_same_numbers() {
    let seen = asked(&["sight", "seongju-radar", "--altitude-km", "300"]);
    let target = asked(&["sight", "shariki", "--launch", "2017-03-06"]);
    let warned = asked(&["warn", "2017-03-06", "--place", "Akita"]);
    let ring = asked(&["ring", "etorofu-bastion"]);
    let card = asked(&["check", CLAIM]);
    let radar = warned["timeline"].as_array().unwrap().iter().find(|event| event["kind"] == "radar").unwrap();
    for band in [
        &seen["range_km"],
        &seen["by_power"]["range_km"],
        &seen["views"][0]["area_km2"],
        &target["first_s"],
        &target["seconds_above_threshold"][0]["s"],
        &target["seconds_by_part"][0]["s"],
        &target["firm_track_s"],
        &radar["t_s"],
        &ring["places"][0]["distance_km"],
        &card["crossover"]["value"],
        &card["results"][0]["value"],
        &card["heights"][0]["share"],
    ] {
        let id = text(band, "id");
        let why = document(&["why", id, "--samples", "32", "--json"]);
        assert_eq!(why["tree"]["id"], band["id"]);
        assert_eq!(why["tree"]["drivers"], band["drivers"], "{id}");
        assert!(!why["sources"].as_array().unwrap().is_empty(), "{id}");
    }
}

#[test]
fn the_card_says_on_whose_figures_the_claim_holds_and_where_it_turns() {
    let card = asked(&["check", CLAIM]);
    assert_eq!(card["outcome"], "depends");
    let crossover = &card["crossover"];
    let at = number(&crossover["value"]["nominal"]);
    assert!(
        (number(&crossover["published_low"])..=number(&crossover["published_high"])).contains(&at),
        "{at}"
    );
    let results = card["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let set = text(result, "figures");
        // The same number as `sight` has for the country on those figures, there in the middle of every spread.
        let seen = asked(&["sight", "seongju-radar", "--altitude-km", "300", "--figures", set]);
        let parts = seen["views"][0]["by_country"].as_array().unwrap();
        let share =
            parts.iter().find(|part| part["name"] == "China").map_or(0.0, |part| number(&part["share"]));
        let value = number(&result["value"]["nominal"]);
        assert!((value - share).abs() < 0.01, "{set}: {value}, {share}");
        // It holds where the figures reach beyond the crossover, and nowhere else.
        let reach = number(&seen["range_km"]["nominal"]);
        assert_eq!(value >= 0.1, reach >= at, "{set}: {value} at {reach} km");
    }
}

#[test]
fn a_claim_without_a_proposition_says_so_and_computes_nothing() {
    let card = asked(&["check", "beijing-wu-riqiang-2016-07-27-tpy2-range"]);
    assert_eq!(card["outcome"], "no-proposition");
    assert!(card["results"].as_array().unwrap().is_empty() && card["crossover"].is_null());
}

#[test]
fn the_public_was_told_when_the_records_say() {
    let warned = document(&[
        "warn",
        "2017-08-29",
        "--place",
        "Sapporo",
        "--asof",
        "2018-06-30",
        "--samples",
        "16",
        "--json",
    ]);
    let times: Vec<f64> =
        warned["timeline"].as_array().unwrap().iter().map(|event| number(&event["t_s"]["nominal"])).collect();
    assert!(times.windows(2).all(|pair| pair[0] <= pair[1]), "{times:?}");
    let alert = warned["timeline"].as_array().unwrap().iter().find(|event| event["kind"] == "alert").unwrap();
    // Launched at 05:58, told at 06:02.
    assert_eq!(alert["t_s"]["nominal"], 240.0);
    let place = &warned["places"][0];
    // Both clock times are rounded to a minute: 90 % of the sum of two such roundings lie within 41 s.
    let warning = &place["warning_s"];
    let expected = number(&place["nearest_s"]["nominal"]) - 240.0;
    assert!((number(&warning["nominal"]) - expected).abs() < 15.0, "{warning}");
    assert!(
        number(&warning["low"]) < expected - 25.0 && number(&warning["high"]) > expected + 25.0,
        "{warning}"
    );
    // Infrared delays are from memory, and say so.
    let infrared =
        warned["timeline"].as_array().unwrap().iter().find(|event| event["kind"] == "infrared").unwrap();
    assert!(text(infrared, "note").contains("unverified"));
}

#[test]
fn a_ring_is_labelled_and_says_nothing_of_ships() {
    let printed = answer(&["ring", "etorofu-bastion", "--asof", "2017-03-20"]);
    assert!(printed.contains("needs external target data beyond the horizon"), "{printed}");
    let ring = asked(&["ring", "etorofu-bastion"]);
    for row in ring["horizon_km"].as_array().unwrap() {
        // d = √(2kR h₁) + √(2kR h₂), with k = 4/3.
        let far = |metres: f64| (2.0 * 4.0 / 3.0 * 6_371_008.8 * metres).sqrt() / 1000.0;
        let expected = far(number(&row["mast_m"])) + far(number(&row["target_m"]));
        assert!((number(&row["km"]) - expected).abs() < 0.1, "{row}, {expected}");
    }
}

/// A radar whose sector is published by these edges, as a file of a layer.
fn between_edges(from: &str, to: &str) -> tempfile::TempDir {
    let text = include_str!("../../../../data/elements/uewr-clear.toml");
    let text = text.replacen("nominal = 184", &format!("nominal = {from}"), 1);
    let text = text.replacen("nominal = 64", &format!("nominal = {to}"), 1);
    let place = folder();
    write(place.path(), "elements/uewr-clear.toml", &text);
    place
}

#[test]
fn edges_of_a_whole_turn_are_all_round() {
    let seen = |from: &str, to: &str| {
        let layer = between_edges(from, to);
        let data = ["--data", arg(layer.path())];
        let view = asked(&[&["sight", "uewr-clear", "--altitude-km", "500"], data.as_slice()].concat());
        let cell = asked(
            &[&["sight", "uewr-clear", "--arc", "west-russia-north-america"], data.as_slice()].concat(),
        );
        (view["views"][0]["area_km2"].clone(), cell["cell"]["in_view_share"].clone())
    };
    let all = seen("0", "0");
    assert!(number(&all.0["low"]) > 0.9 * number(&all.0["high"]), "{all:?}");
    for (from, to) in [("0", "360"), ("180", "179"), ("360", "0"), ("90", "90")] {
        assert_eq!(seen(from, to), all, "{from} to {to}");
    }
    let half = seen("90", "270");
    let ratio = number(&half.0["nominal"]) / number(&all.0["nominal"]);
    assert!((ratio - 0.5).abs() < 0.01, "{ratio}");
    let narrow = seen("190", "191");
    assert!(number(&narrow.0["high"]) < 0.03 * number(&all.0["nominal"]), "{narrow:?}");
}

#[test]
fn an_edge_beyond_a_turn_is_refused_with_its_line() {
    let layer = between_edges("0", "361");
    let run = run(["sight", "uewr-clear", "--data", arg(layer.path())]);
    let wrong =
        not_refused(&run, &["elements/uewr-clear.toml:35:11", "figures[1].nominal", "361", "0 to 360 deg"]);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_town_on_the_line_of_a_ring_is_neither_inside_nor_outside() {
    let ring = asked(&["ring", "etorofu-bastion"]);
    let ranges = ring["ranges_km"].as_array().unwrap();
    for place in ring["places"].as_array().unwrap() {
        let distance = &place["distance_km"];
        let named = |field: &str| place[field].as_array().unwrap().clone();
        for range in ranges {
            let is_named = |field: &str| named(field).contains(&range["figure"]);
            let value = number(&range["value"]);
            let straddles = (number(&distance["low"])..=number(&distance["high"])).contains(&value);
            assert!(!straddles || is_named("depends_on"), "{place}");
            assert!(!(is_named("inside_of") && is_named("depends_on")), "{place}");
            assert!(!is_named("inside_of") || number(&distance["high"]) <= value, "{place}");
        }
    }
    let printed = answer(&["ring", "etorofu-bastion", "--asof", "2017-03-20"]);
    let abashiri = printed.lines().find(|line| line.contains("Abashiri")).expect("Abashiri is listed");
    assert!(printed.to_uppercase().contains("ON THE LINE OF"), "{printed}");
    let columns: Vec<&str> = abashiri.split("  ").filter(|cell| !cell.trim().is_empty()).collect();
    assert_eq!(columns.len(), 4, "{abashiri}");
    assert!(columns[3].contains("300"), "{abashiri}");
    assert!(printed.contains("allow both inside and outside"), "{printed}");
}

#[test]
fn a_share_in_view_is_that_of_the_whole_country() {
    let areas = include_str!("../../../../validation/data/country-areas.csv");
    let whole_km2 = |name: &str| -> f64 {
        let row = areas.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(','));
        row.unwrap_or_else(|| panic!("{name}")).parse().expect("an area")
    };
    for radar in ["cobra-dane", "uewr-beale", "shariki", "uewr-clear"] {
        let seen = asked(&["sight", radar, "--altitude-km", "500"]);
        let parts = seen["views"][0]["by_country"].as_array().unwrap();
        for name in ["Russia", "United States", "Canada", "China", "Japan"] {
            let Some(part) = parts.iter().find(|part| part["name"] == name) else { continue };
            let of = number(&part["area_km2"]) / number(&part["share"]);
            assert!((of / whole_km2(name) - 1.0).abs() < 0.01, "{radar}, {name}: {of} km²");
        }
    }
}

#[test]
fn the_brief_answers_each_capitals_own_question() {
    let viewpoints = EVE.json["viewpoints"].as_array().expect("viewpoints are a list");
    let first = |capital: &str| {
        let viewpoint = viewpoints.iter().find(|one| one["id"] == capital).expect("the capital is there");
        viewpoint["questions"][0]["said"].as_str().unwrap_or_default().to_owned()
    };
    assert!(first("beijing").contains("on Beijing's figures"), "{}", first("beijing"));
    assert!(first("moscow").contains("Shariki"), "{}", first("moscow"));
    assert!(first("tokyo").contains("It came down after"), "{}", first("tokyo"));
    for capital in ["beijing", "moscow", "tokyo"] {
        // Its numbers are links: what is between the tags is the sentence.
        let page = EVE.text("annexes.html");
        let text: String = page.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
        let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        assert!(text.contains(&first(capital)), "{capital}: {}", first(capital));
    }
    // A radar on the islands is a hypothetical, and every mention of it says so.
    let island = &EVE.json["sight"]["hypothetical"];
    assert_eq!(island["there"].as_array().map(Vec::len), island["here"].as_array().map(Vec::len));
    let said = viewpoints.iter().flat_map(|one| one["questions"].as_array().unwrap());
    let said: Vec<&str> = said
        .filter(|question| question["id"] == "Q4")
        .filter_map(|question| question["said"].as_str())
        .collect();
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|said| said.starts_with("Hypothetical, no plan is on record")), "{said:?}");
    let card = &EVE.json["card"];
    assert_eq!(card["outcome"], "depends");
    assert_eq!(EVE.json["sight"]["sides"].as_array().map(Vec::len), Some(3));
}
