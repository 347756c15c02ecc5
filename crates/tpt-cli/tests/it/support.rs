//! Running the program, and outputs of it that several tests look at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value as Json;
use tempfile::TempDir;

/// The most lines that a refusal may have: a screen.
const SCREEN: usize = 25;

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program.
pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    run_by(Command::new(env!("CARGO_BIN_EXE_twoplustwo")), args)
}

/// Runs the program with variables of the environment set.
pub(crate) fn run_among<const N: usize, S: AsRef<std::ffi::OsStr>>(
    variables: [(&str, &std::ffi::OsStr); N],
    args: impl IntoIterator<Item = S>,
) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twoplustwo"));
    command.envs(variables);
    run_by(command, args)
}

/// The standard output of a run on one thread that went well.
pub(crate) fn answer_on_one_thread(args: &[&str]) -> String {
    let run = run_among([("RAYON_NUM_THREADS", "1".as_ref())], args);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{args:?}");
    run.stdout
}

fn run_by<S: AsRef<std::ffi::OsStr>>(mut command: Command, args: impl IntoIterator<Item = S>) -> Run {
    // The width of somebody's terminal must not decide a test.
    let output = command.env_remove("COLUMNS").args(args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The standard output of a run that went well and had nothing to complain of.
pub(crate) fn answer(args: &[&str]) -> String {
    let run = run(args);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{args:?}");
    run.stdout
}

/// The one JSON document of a run that went well.
pub(crate) fn document(args: &[&str]) -> Json {
    serde_json::from_str(&answer(args)).unwrap_or_else(|error| panic!("{args:?}: {error}"))
}

/// Says what is wrong with a run that was to be refused with words that hold all of `names`.
pub(crate) fn not_refused(run: &Run, names: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    if run.code != Some(2) {
        wrong.push(format!("the exit code is {:?}", run.code));
    }
    if !run.stdout.is_empty() {
        wrong.push(format!("standard output has {} bytes", run.stdout.len()));
    }
    if run.stderr.lines().count() > SCREEN {
        wrong.push(format!("standard error has {} lines", run.stderr.lines().count()));
    }
    if run.stderr.contains("panicked") {
        wrong.push("it panicked".to_owned());
    }
    wrong.extend(
        names.iter().filter(|name| !run.stderr.contains(**name)).map(|name| format!("it lacks `{name}`")),
    );
    if !wrong.is_empty() {
        wrong.push(format!("it said:\n{}", run.stderr));
    }
    wrong
}

/// Every file under a folder with its bytes, by its path inside; an empty folder stands with a slash.
pub(crate) fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, dir: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(dir).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            let inside = path.strip_prefix(root).expect("it lies inside").to_string_lossy().into_owned();
            if path.is_dir() {
                found.insert(format!("{inside}/"), Vec::new());
                walk(root, &path, found);
            } else {
                found.insert(inside, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

/// A folder of one's own that is removed at the end.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().expect("temporary paths are text")
}

/// Writes a file with the folders above it.
pub(crate) fn write(root: &Path, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
    fs::write(&path, content).expect("the file can be written");
    path
}

/// A brief with its document.
pub(crate) struct Written {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What the run left beside the folder of the brief.
    pub(crate) beside: Vec<String>,
    pub(crate) stdout: String,
    pub(crate) json: Json,
}

/// Where briefs that several tests look at are kept.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("briefs")
}

impl Written {
    /// The brief of some arguments. The first test that asks writes it, under a lock, and every other reads it, also in another
    /// process, as long as it is of the same program.
    fn shared(name: &str, args: &[&str]) -> Self {
        let place = kept();
        fs::create_dir_all(&place).expect("the folder can be made");
        let lock = fs::File::create(place.join(format!("{name}.lock"))).expect("the lock can be made");
        lock.lock().expect("the lock can be taken");
        let program = fs::metadata(env!("CARGO_BIN_EXE_twoplustwo")).expect("the program is there");
        let made = program.modified().expect("its file has a time");
        let stamp = format!("{made:?} {} {args:?}", program.len());
        let root = place.join(name);
        let (out, said, stamped) = (root.join("brief"), root.join("said.json"), root.join("stamp"));
        if fs::read_to_string(&stamped).ok().as_deref() != Some(stamp.as_str()) {
            if root.exists() {
                fs::remove_dir_all(&root).expect("an older one can be removed");
            }
            fs::create_dir_all(&root).expect("the folder can be made");
            let stdout = answer(&[args, &["--json", "--out", arg(&out)]].concat());
            fs::write(&said, stdout).expect("the file can be written");
            fs::write(&stamped, stamp).expect("the file can be written");
        }
        let stdout = fs::read_to_string(&said).expect("it was written");
        let json = serde_json::from_str(&stdout).expect("standard output is one JSON document");
        let ours = ["brief/", "said.json", "stamp"];
        let beside = tree(&root).into_keys().filter(|path| !ours.iter().any(|own| path.starts_with(own)));
        Self { files: tree(&out), beside: beside.collect(), stdout, json }
    }

    /// A file of the brief as text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("the brief has no {path}"));
        std::str::from_utf8(bytes).expect("the brief is UTF-8")
    }

    /// The items of a list of the document.
    pub(crate) fn list(&self, key: &str) -> &[Json] {
        self.json[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
    }

    /// The item of that id in a list of the document.
    pub(crate) fn item(&self, key: &str, id: &str) -> &Json {
        let found = self.list(key).iter().find(|item| item["id"] == id);
        found.unwrap_or_else(|| panic!("{key} has no {id}"))
    }
}

/// The brief on the eve of the talks of 20 March 2017, with the figures of the default set, and as few samples as show
/// what the brief holds.
pub(crate) static EVE: LazyLock<Written> =
    LazyLock::new(|| Written::shared("eve", &["brief", "2017-03-20", "--samples", "32"]));

/// A brief from before the battery was agreed on.
pub(crate) static EARLIER: LazyLock<Written> =
    LazyLock::new(|| Written::shared("earlier", &["brief", "2016-06-01", "--samples", "16"]));

/// A brief from after the flights of 2017.
pub(crate) static LATER: LazyLock<Written> =
    LazyLock::new(|| Written::shared("later", &["brief", "2018-06-30", "--samples", "16"]));

/// The text of a field.
pub(crate) fn text<'j>(item: &'j Json, key: &str) -> &'j str {
    item[key].as_str().unwrap_or_else(|| panic!("{key} is a text in {item}"))
}
