//! `sweep`: a folder of results and what happens to it: other processes, damage, files that say the same.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use serde_json::Value as Json;

use crate::support::{answer, arg, document, folder, not_refused, run, tree, write};

/// What coastal missiles reach, on the figures of four capitals: milliseconds a point.
const RINGS: &str = "question = \"How far?\"\ncommand = \"ring\"\nchunk = 1\n[fixed]\nasof = \"2017-03-20\"\n\
                     element = \"etorofu-bastion\"\nsamples = 16\n[vary]\nfigures = [\"seoul\", \"beijing\", \"tokyo\"]\n";

/// One report flown many times: seconds at least.
const FLIGHTS: &str = "question = \"What was flown?\"\ncommand = \"reconstruct\"\ndesign = \"sobol\"\npoints = 200000\n\
                       chunk = 200\n[fixed]\nlaunch = \"2017-07-28\"\nreport = \"pyongyang\"\n[vary]\n\
                       range_km = \"reported\"\napogee_km = \"reported\"\n";

/// A process that is killed at the end of the test.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn sweep(study: &Path, out: &Path) -> Json {
    document(&["sweep", arg(study), "--out", arg(out), "--json"])
}

fn parts(out: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(out).into_iter().flatten().map(|entry| entry.expect("it can be listed").path());
    let mut parts: Vec<PathBuf> =
        all.filter(|path| path.extension().is_some_and(|ending| ending == "parquet")).collect();
    parts.sort();
    parts
}

/// When each part was written.
fn times(out: &Path) -> Vec<SystemTime> {
    let time = |part: PathBuf| fs::metadata(part).and_then(|part| part.modified()).expect("it is there");
    parts(out).into_iter().map(time).collect()
}

#[test]
fn a_second_sweep_is_refused_while_the_first_lives_and_goes_on_when_it_was_killed() {
    let place = folder();
    let study = write(place.path(), "study.toml", FLIGHTS);
    let out = place.path().join("out");
    let first = Command::new(env!("CARGO_BIN_EXE_twoplustwo"))
        .args(["sweep", arg(&study), "--quiet", "--out", arg(&out)])
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut first = Killed(first);
    let began = Instant::now();
    while parts(&out).is_empty() {
        assert!(began.elapsed() < Duration::from_secs(120), "no part is written");
        assert!(first.0.try_wait().expect("it is ours").is_none(), "it ended before the second came");
        std::thread::sleep(Duration::from_millis(10));
    }
    // One that asks the same, and one that asks something else.
    let other = write(place.path(), "other.toml", RINGS);
    for (study, says) in [(&study, "another process computes a sweep in it"), (&other, "it holds")] {
        let second = run(["sweep", arg(study), "--out", arg(&out)]);
        assert_eq!(not_refused(&second, &["--out", arg(&out), says]), Vec::<String>::new());
    }
    let before = parts(&out).len();
    let began = Instant::now();
    while parts(&out).len() <= before {
        assert!(first.0.try_wait().expect("it is ours").is_none(), "the second has hurt it");
        assert!(began.elapsed() < Duration::from_secs(120), "the second has stopped it");
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(first);
    // Its lock went with it, and what it was writing is cleared away.
    let left = write(&out, ".twoplustwo-part-left", "half a part");
    let third = Command::new(env!("CARGO_BIN_EXE_twoplustwo"))
        .args(["sweep", arg(&study), "--quiet", "--out", arg(&out)])
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut third = Killed(third);
    let before = parts(&out).len();
    let began = Instant::now();
    while parts(&out).len() <= before {
        assert!(third.0.try_wait().expect("it is ours").is_none(), "it was refused");
        assert!(began.elapsed() < Duration::from_secs(120), "it does not go on");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(!left.exists());
}

#[test]
fn a_folder_that_is_held_is_not_touched() {
    let place = folder();
    let study = write(place.path(), "study.toml", RINGS);
    let out = place.path().join("out");
    sweep(&study, &out);
    write(&out, ".twoplustwo-part-live", "half a part");
    let before = tree(&out);
    let held = File::open(out.join(".twoplustwo-lock")).expect("it stays there");
    held.lock().expect("nobody holds it");
    let refused = run(["sweep", arg(&study), "--out", arg(&out)]);
    let names = ["--out", "another process computes a sweep in it", ".twoplustwo-lock"];
    assert_eq!(not_refused(&refused, &names), Vec::<String>::new());
    assert!(tree(&out) == before);
    drop(held);
    assert_eq!(sweep(&study, &out)["complete"], true);
    assert!(!out.join(".twoplustwo-part-live").exists());
}

#[test]
fn a_folder_of_something_else_gets_no_lock() {
    let place = folder();
    let study = write(place.path(), "study.toml", RINGS);
    write(place.path(), "out/thesis.docx", "mine");
    let out = place.path().join("out");
    let before = tree(&out);
    let refused = run(["sweep", arg(&study), "--out", arg(&out)]);
    assert_eq!(not_refused(&refused, &["--out", "`thesis.docx`"]), Vec::<String>::new());
    assert!(tree(&out) == before);
    fs::rename(out.join("thesis.docx"), out.join(".DS_Store")).expect("it can be renamed");
    assert_eq!(sweep(&study, &out)["complete"], true, "what a file manager leaves is nobody's");
}

#[test]
fn a_part_that_is_not_what_was_written_is_computed_again() {
    let place = folder();
    let study = write(place.path(), "study.toml", RINGS);
    let out = place.path().join("out");
    let manifest = sweep(&study, &out);
    assert_eq!((&manifest["chunks"], &manifest["complete"]), (&3.into(), &true.into()));
    let whole = tree(&out);
    let all = parts(&out);
    // One copied over another.
    fs::copy(&all[0], &all[1]).expect("it can be copied");
    assert_eq!(sweep(&study, &out)["complete"], true);
    assert!(tree(&out) == whole, "the copy stayed");
    // Where no manifest knows its hash, a part says which one it is.
    let mut manifest: Json = serde_json::from_slice(&whole["manifest.json"]).expect("the manifest is JSON");
    manifest["done"] = Json::Array(Vec::new());
    fs::copy(&all[0], &all[1]).expect("it can be copied");
    write(&out, "manifest.json", manifest.to_string());
    assert_eq!(sweep(&study, &out)["complete"], true);
    assert!(tree(&out) == whole, "the copy stayed");
    // A byte of its rows that changed on the disk; the end of the file, which says what it is, is whole.
    let mut bytes = whole["part-00000002.parquet"].clone();
    bytes[8] ^= 1;
    write(&out, "part-00000002.parquet", bytes);
    assert_eq!(sweep(&study, &out)["complete"], true);
    assert!(tree(&out) == whole, "the damage stayed");
}

#[test]
fn files_that_say_the_same_are_the_same_sweep() {
    let place = folder();
    let study = write(place.path(), "study.toml", RINGS);
    let data = place.path().join("facts");
    let source =
        "[own]\npublisher = \"P\"\ntitle = \"T\"\nlanguage = \"en\"\ngrade = \"press\"\naccess = \"read\"\n";
    write(&data, "sources.toml", source);
    let out = place.path().join("out");
    let swept = |study: &Path| {
        let words = ["sweep", arg(study), "--out", arg(&out), "--data", arg(&data), "--json"];
        document(&words)["identity"].as_str().expect("it has one").to_owned()
    };
    let identity = swept(&study);
    let before = times(&out);
    // As another editor writes it: a mark, other line ends, a comment, another order, another form of a number.
    let text = RINGS.replace(
        "element = \"etorofu-bastion\"\nsamples = 16",
        "samples = 0x10\nelement = 'etorofu-bastion'",
    );
    assert_ne!(text, RINGS);
    let text = format!("\u{feff}# mine\r\n{}", text.replace('\n', "\r\n"));
    write(place.path(), "study.toml", text);
    write(&data, "sources.toml", format!("\u{feff}# mine\r\n{}", source.replace('\n', "\r\n")));
    assert_eq!(swept(&study), identity);
    assert_eq!(times(&out), before, "what was done was done again");
    // What says something else is another.
    let words = ["sweep", arg(&study), "--out", arg(&out), "--data", arg(&data)];
    write(&data, "sources.toml", source.replace("\"T\"", "\"U\""));
    assert_eq!(not_refused(&run(words), &["it holds another sweep"]), Vec::<String>::new());
    write(&data, "sources.toml", source);
    write(place.path(), "study.toml", RINGS.replace("samples = 16", "samples = 17"));
    assert_eq!(not_refused(&run(words), &["it holds another sweep"]), Vec::<String>::new());
}

#[test]
fn a_value_twice_in_a_study_is_refused_with_its_line() {
    let place = folder();
    let out = place.path().join("out");
    for (old, new, names) in [
        (
            "\"beijing\", ",
            "\"beijing\", \"seoul\", ",
            ["study.toml:9:32", "vary.figures[2]", "\"seoul\" stands"],
        ),
        (
            "\"etorofu-bastion\"\n",
            "\"etorofu-bastion\"\naltitude_km = [100, 300, 100.0]\n",
            ["study.toml:7:26", "fixed.altitude_km[2]", "100.0 stands"],
        ),
    ] {
        let study = write(place.path(), "study.toml", RINGS.replace(old, new));
        let refused = run(["sweep", arg(&study), "--out", arg(&out)]);
        assert_eq!(not_refused(&refused, &names), Vec::<String>::new());
    }
    assert!(!out.exists());
    let good = write(place.path(), "study.toml", RINGS);
    assert!(answer(&["sweep", arg(&good), "--out", arg(&out)]).contains("3 of 3 parts"));
}
