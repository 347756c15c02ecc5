//! `brief --pdf`: the page as a browser of the machine prints it, beside the files of MANIFEST.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{EVE, Run, arg, folder, not_refused, run, run_among, tree, write};

/// Names a browser to the program.
const NAMED: &str = "TWOPLUSTWO_BROWSER";

/// What is looked for on PATH.
const LOOKED_FOR: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/// The pages of the paper.
const PAGES: usize = 6;

/// Writes the file that it is asked for; not a page, but a PDF as far as the program looks.
const PRINTS: &str =
    "for flag; do case $flag in --print-to-pdf=*) printf '%%PDF-1.4 fake' > \"${flag#*=}\";; esac; done";

/// A deployment of which hardly anything is computed.
const SCENARIO: &str = "id = \"tiny\"\nname = \"Tiny\"\nquestion = \"What is printed?\"\nasof = 2016-06-01\nfigures = \"nominal\"\n\
     focus = \"seongju\"\nlaunches_of = \"Nowhere\"\nelements = [\"seongju\"]\nviewpoints = [\"tokyo\"]\n";

/// A program that does what a script says, as a browser.
fn browser(place: &Path, script: &str) -> PathBuf {
    let path = write(place, "browser", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    path
}

/// A quick brief, with more arguments and a browser.
fn quick(place: &Path, browser: &Path, more: &[&str]) -> Run {
    let scenario = write(place, "tiny.toml", SCENARIO);
    let args = ["brief", "2016-06-01", "--samples", "16", "--quiet", "--scenario", arg(&scenario)];
    run_among([(NAMED, browser.as_os_str())], [&args, more].concat())
}

/// The pages of a PDF as text.
fn pages(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output();
    let output = output.expect("this test needs pdftotext: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

#[test]
fn a_browser_prints_the_page_and_the_manifest_is_as_without() {
    let on_path = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    assert!(
        std::env::var_os(NAMED).is_some() || LOOKED_FOR.iter().any(on_path),
        "this test needs a browser: install chromium, or name one in {NAMED}"
    );
    // A path that an address must escape.
    let place = folder();
    let out = place.path().join("a #b%c d").join("brief");
    let printed = run(["brief", "2017-03-20", "--samples", "32", "--quiet", "--pdf", "--out", arg(&out)]);
    assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
    assert!(printed.stdout.trim_end().ends_with("brief.pdf"), "{}", printed.stdout);
    let mut files = tree(&out);
    let pdf = files.remove("brief.pdf").expect("the page is printed");
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(files == EVE.files, "the other files differ from those without --pdf");
    assert_eq!(fs::read_dir(place.path().join("a #b%c d")).expect("it can be listed").count(), 1);
    let pages = pages(&out.join("brief.pdf"));
    assert_eq!(pages.len(), PAGES);
    assert!(pages[0].contains("protects nothing"), "{}", pages[0]);
    for (number, text) in (1..).zip(&pages) {
        let foot = text.trim_end().lines().next_back().expect("no page is empty");
        let numbered = foot.trim_end().ends_with(&format!("page {number} of {PAGES}"));
        assert!(foot.contains("20 March 2017") && numbered, "{foot}");
        // Neither the address of the page nor the moment of printing is printed by the browser itself.
        assert!(!text.contains("file://"), "page {number}");
    }
}

#[test]
fn a_printed_page_never_outlives_its_brief() {
    let place = folder();
    let out = place.path().join("out").join("brief");
    let browser = browser(place.path(), PRINTS);
    for _ in 0..2 {
        let printed = quick(place.path(), &browser, &["--pdf", "--out", arg(&out)]);
        assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
        let files = tree(&out);
        assert_eq!(files["brief.pdf"], b"%PDF-1.4 fake");
        assert!(!String::from_utf8_lossy(&files["MANIFEST"]).contains("brief.pdf"));
    }
    let fresh = place.path().join("fresh");
    for folder in [&out, &fresh] {
        let without = quick(place.path(), &browser, &["--out", arg(folder)]);
        assert_eq!((without.code, without.stderr.as_str()), (Some(0), ""));
    }
    assert!(tree(&out) == tree(&fresh), "an earlier printed page stays");
}

#[test]
fn a_browser_that_does_not_print_leaves_everything_as_it_was() {
    let place = folder();
    let out = place.path().join("out").join("brief");
    let printed = |browser: &Path, out: &Path| quick(place.path(), browser, &["--pdf", "--out", arg(out)]);
    assert_eq!(printed(&browser(place.path(), PRINTS), &out).code, Some(0));
    let before = tree(&place.path().join("out"));
    for (script, said) in [
        ("echo 'no display' >&2; exit 7", "exit status: 7: no display"),
        ("exit 1", "and said nothing"),
        ("exit 0", "wrote no file"),
        (&PRINTS.replace("%%PDF", "PNG"), "no PDF"),
    ] {
        let browser = browser(place.path(), script);
        let refused = printed(&browser, &out);
        assert_eq!(not_refused(&refused, &["--pdf", arg(&browser), said, NAMED]), Vec::<String>::new());
        assert!(tree(&place.path().join("out")) == before, "{script}: the earlier brief has changed");
    }
    // Nothing at all where nothing was.
    let fresh = place.path().join("fresh").join("brief");
    assert_eq!(printed(&browser(place.path(), "exit 1"), &fresh).code, Some(2));
    assert_eq!(fs::read_dir(place.path().join("fresh")).map_or(0, Iterator::count), 0);
}

#[test]
fn without_a_browser_it_is_refused_before_anything_is_computed() {
    let place = folder();
    let out = place.path().join("brief");
    // The folder of facts is missing too: the browser is looked for before any is read.
    let args = ["brief", "2017-03-20", "--pdf", "--out", arg(&out), "--data", "missing-folder"];
    let none = run_among([("PATH", place.path().as_os_str()), (NAMED, OsStr::new(""))], args);
    assert_eq!(not_refused(&none, &[&LOOKED_FOR[..], &[NAMED, "allowed"]].concat()), Vec::<String>::new());
    let wrong = run_among([(NAMED, OsStr::new("no-such-browser"))], args);
    assert_eq!(not_refused(&wrong, &["no-such-browser", NAMED, "allowed"]), Vec::<String>::new());
    assert_eq!(tree(place.path()).len(), 0, "something is left behind");
}

#[test]
fn it_needs_a_folder_and_takes_no_foreign_file() {
    let nowhere = run(["brief", "2017-03-20", "--pdf", "--json"]);
    assert_eq!(not_refused(&nowhere, &["--pdf", "--out"]), Vec::<String>::new());
    let place = folder();
    write(place.path(), "brief.pdf", "somebody's own");
    let foreign = run(["brief", "2017-03-20", "--out", arg(place.path())]);
    assert_eq!(not_refused(&foreign, &["brief.pdf", "no part of an earlier output"]), Vec::<String>::new());
    assert_eq!(tree(place.path())["brief.pdf"], b"somebody's own");
}
