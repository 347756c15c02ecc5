//! The same bytes on every machine: the program asks the platform for no mathematics, a processor without fused
//! multiply-add gives the documents of one with it, and the documents are those whose hashes are checked in.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use object::{Object, ObjectSymbol};

use crate::support::{EVE, answer, run_among};

/// Questions with numbers from every part of the engine; the brief of the eve has them all.
const QUESTIONS: [&[&str]; 9] = [
    &["ring", "etorofu-bastion"],
    &["sight", "seongju-radar"],
    &["sight", "--matrix", "--samples", "16"],
    &["reconstruct", "2017-07-28", "--asof", "2017-12-31", "--samples", "32"],
    &["reconstruct", "2017-03-06", "--samples", "32"],
    &["warn", "2017-08-29", "--place", "Sapporo", "--samples", "32"],
    &["defend", "seongju", "--against", "scud-c,nodong", "--place", "Seoul", "--samples", "16"],
    &["check", "beijing-hua-chunying-2017-03-17-radar-over-2000-km", "--samples", "32"],
    &["tradeoff", "seongju", "heading", "--figures", "beijing", "--samples", "16"],
];

/// What makes the GNU library compute as on a processor without fused multiply-add, and flights with the instructions that every
/// processor has.
const PLAIN: [(&str, &str); 2] =
    [("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2"), (tpt_cli::LANES, "plain")];

/// What makes every flight fly by itself.
const ALONE: [(&str, &str); 1] = [(tpt_cli::LANES, "one")];

/// The hashes of the documents, one a line; `TWOPLUSTWO_REMAKE=1 cargo test --release -p tpt-cli arithmetic` writes it anew.
const HASHES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../validation/documents.sha256");

fn documents() -> Vec<(String, String)> {
    let asked = QUESTIONS.iter().map(|words| (words.join(" "), answer(&[*words, &["--json"]].concat())));
    asked.chain([("brief 2017-03-20 --samples 32".to_owned(), EVE.stdout.clone())]).collect()
}

#[test]
fn documents_are_those_whose_hashes_are_checked_in() {
    let mut found = String::new();
    for (words, document) in documents() {
        let _ = writeln!(found, "{}  {words}", tpt_briefing::sha256_hex(document.as_bytes()));
    }
    if std::env::var_os("TWOPLUSTWO_REMAKE").is_some() {
        fs::write(HASHES, &found).expect("the list can be written");
    }
    let kept = fs::read_to_string(HASHES).expect("the list is there");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let other: Vec<String> = lines(&found).difference(&lines(&kept)).cloned().collect();
    assert!(other.is_empty(), "not the documents of {HASHES}: {other:#?}");
    assert_eq!(lines(&found), lines(&kept));
}

#[test]
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn a_processor_without_fused_multiply_add_gives_the_same_bytes() {
    same_bytes_among(PLAIN);
}

#[test]
fn flights_by_themselves_give_the_same_bytes() {
    same_bytes_among(ALONE);
}

/// Each document, among variables of the environment, against that of this machine as it is.
fn same_bytes_among<const N: usize>(among: [(&str, &str); N]) {
    let told = format!("{among:?}");
    let among = among.map(|(name, value)| (name, std::ffi::OsStr::new(value)));
    for words in QUESTIONS.iter().copied().chain([["brief", "2017-03-20", "--samples", "32"].as_slice()]) {
        let args = [words, &["--json"]].concat();
        let plain = run_among(among, &args);
        assert_eq!(plain.code, Some(0), "{}", plain.stderr);
        let native = if words[0] == "brief" { EVE.stdout.clone() } else { answer(&args) };
        assert!(plain.stdout == native, "other bytes among {told}: {}", words.join(" "));
    }
}

/// Whatever is computed with the functions of `tpt-libm` cannot differ between C libraries, because none is called.
#[test]
#[cfg(target_os = "linux")]
fn the_program_asks_the_platform_for_no_mathematics() {
    let bytes = fs::read(env!("CARGO_BIN_EXE_twoplustwo")).expect("the program can be read");
    let program = object::File::parse(bytes.as_slice()).expect("the program is an object file");
    let asked: BTreeSet<String> = program
        .dynamic_symbols()
        .filter(ObjectSymbol::is_undefined)
        .filter_map(|symbol| symbol.name().ok().map(str::to_owned))
        .collect();
    assert!(asked.contains("malloc"), "the test sees what is asked of the platform: {asked:?}");
    let names =
        tpt_libm::NAMES.iter().copied().chain(["sincos", "fma", "lgamma", "tgamma", "erf", "remainder"]);
    let mathematics: Vec<String> = names
        .flat_map(|name| [name.to_owned(), format!("{name}f"), format!("{name}l")])
        .filter(|name| asked.contains(name))
        .collect();
    assert!(mathematics.is_empty(), "asked of the platform: {mathematics:?}");
}
