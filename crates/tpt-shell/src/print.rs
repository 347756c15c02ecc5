//! Prints the page of a brief to a PDF, by the print engine of a browser that is on the machine.
//!
//! The browser gets a profile of its own that is removed at the end, and no network: no proxy, and no name that resolves.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use wait_timeout::ChildExt;

use crate::error::ShellError;

/// Names a browser explicitly: a path, or a name on PATH.
const NAMED: &str = "TWOPLUSTWO_BROWSER";

/// What is looked for on PATH, in this order.
const LOOKED_FOR: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/// How long a browser may take; printing takes a few seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often, and after which pause, a profile is removed again that a process of the browser still writes into.
const REMOVALS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// What of the browser's own words is shown.
const SHOWN_CHARS: usize = 300;

/// The characters of a path that stand in an address as they are.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// A browser that can print.
#[derive(Debug)]
pub(crate) struct Browser {
    program: PathBuf,
    patience: Duration,
}

impl Browser {
    /// The browser that the environment names, else the first that is found on PATH.
    pub(crate) fn find() -> Result<Self, ShellError> {
        Self::choose(std::env::var_os(NAMED).filter(|name| !name.is_empty()), |name| which::which(name).ok())
    }

    fn choose(
        named: Option<OsString>,
        found: impl Fn(&OsStr) -> Option<PathBuf>,
    ) -> Result<Self, ShellError> {
        let program = match &named {
            Some(name) => found(name).ok_or_else(|| {
                ShellError::Usage(format!(
                    "--pdf: {NAMED} names `{}`, which is no program here; allowed: a browser that prints as Chromium does, by its path \
                     or its name on PATH",
                    name.display()
                ))
            })?,
            None => LOOKED_FOR.iter().find_map(|name| found(OsStr::new(name))).ok_or_else(|| {
                ShellError::Usage(format!(
                    "--pdf needs a browser to print the page, and none of these is on PATH: {}; allowed: one of them, or another \
                     named in {NAMED}; without --pdf no browser is needed, and any browser prints index.html",
                    LOOKED_FOR.join(", ")
                ))
            })?,
        };
        Ok(Self { program, patience: PATIENCE })
    }

    /// Prints a page into a file.
    pub(crate) fn print(&self, page: &Path, pdf: &Path) -> Result<(), ShellError> {
        let failed = |problem: String| ShellError::Print { browser: self.program.clone(), problem };
        let io = |error: std::io::Error| failed(error.to_string());
        let page = std::path::absolute(page).map_err(io)?;
        let pdf = std::path::absolute(pdf).map_err(io)?;
        let profile = tempfile::Builder::new().prefix("twoplustwo-browser-").tempdir().map_err(io)?;
        let outcome = self.run(&page, &pdf, profile.path());
        remove(profile);
        outcome.map_err(failed)?;
        // Browsers have ended well without a file.
        match fs::read(&pdf) {
            Ok(bytes) if bytes.starts_with(b"%PDF-") => Ok(()),
            Ok(_) => Err(failed("it wrote something that is no PDF".to_owned())),
            Err(_) => Err(failed("it ended without an error and wrote no file".to_owned())),
        }
    }

    fn run(&self, page: &Path, pdf: &Path, profile: &Path) -> Result<(), String> {
        let words = |error: std::io::Error| error.to_string();
        // A file and no pipe: nobody has to read it while the browser runs, and no process of it can hold it open.
        let said = profile.join("said.txt");
        let stderr = fs::File::create(&said).map_err(words)?;
        let mut child = Command::new(&self.program)
            .args(flags(page, pdf, &profile.join("profile"), owned_by_root(profile)))
            // What it would keep beside its profile goes with it.
            .env("XDG_CONFIG_HOME", profile.join("config"))
            .env("XDG_CACHE_HOME", profile.join("cache"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(stderr)
            .spawn()
            .map_err(|error| format!("it does not start: {error}"))?;
        let status = match child.wait_timeout(self.patience) {
            Ok(Some(status)) => status,
            stopped => {
                // One that has ended meanwhile cannot be stopped any more.
                let _ = child.kill();
                let _ = child.wait();
                return Err(match stopped {
                    Err(error) => error.to_string(),
                    _ => format!("it was stopped after {} s", self.patience.as_secs_f64()),
                });
            }
        };
        if status.success() {
            return Ok(());
        }
        let said = fs::read(&said).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let last = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("and said nothing");
        Err(format!("{status}: {}", last.chars().take(SHOWN_CHARS).collect::<String>()))
    }
}

/// How a browser of the Chromium family is told to print a page and to leave everything else alone.
fn flags(page: &Path, pdf: &Path, profile: &Path, root: bool) -> Vec<OsString> {
    let mut flags: Vec<OsString> = [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-breakpad",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        // The name that older ones give the same.
        "--print-to-pdf-no-header",
    ]
    .map(OsString::from)
    .to_vec();
    if root {
        // The sandbox refuses to run as root; the page holds no script and loads nothing.
        flags.push("--no-sandbox".into());
    }
    for (flag, path) in [("--user-data-dir=", profile), ("--print-to-pdf=", pdf)] {
        let mut flag = OsString::from(flag);
        flag.push(path);
        flags.push(flag);
    }
    flags.push(address(page).into());
    flags
}

/// The address of a file.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", utf8_percent_encode(&path, PLAIN))
}

/// Whether a folder that this process has just made belongs to root: then this process is root's.
#[cfg(unix)]
fn owned_by_root(made: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(made).is_ok_and(|metadata| metadata.uid() == 0)
}

#[cfg(not(unix))]
fn owned_by_root(_: &Path) -> bool {
    false
}

/// Removes a profile, also while the last process of the browser still writes into it.
fn remove(profile: tempfile::TempDir) {
    let path = profile.keep();
    for _ in 0..REMOVALS {
        if fs::remove_dir_all(&path).is_ok() || !path.exists() {
            return;
        }
        std::thread::sleep(PAUSE);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::time::Instant;

    /// A program in a folder that does what a script says.
    fn program(folder: &Path, script: &str) -> PathBuf {
        let path = folder.join("browser");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("the script can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
        path
    }

    #[test]
    fn a_browser_that_hangs_is_stopped() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let program = program(place.path(), "exec sleep 600");
        let browser = Browser { program, patience: Duration::from_millis(200) };
        let before = Instant::now();
        let error = browser.print(&place.path().join("page.html"), &place.path().join("page.pdf"));
        let error = error.expect_err("it prints nothing").to_string();
        assert!(error.contains("stopped after 0.2 s") && error.contains("browser"), "{error}");
        assert!(before.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn the_first_that_is_there_is_taken_and_a_named_one_before_all() {
        let found = |name: &OsStr| {
            let there = ["google-chrome", "microsoft-edge", "mine"].iter().any(|one| name == *one);
            there.then(|| PathBuf::from("/bin").join(name))
        };
        let chosen = |named: Option<&str>| Browser::choose(named.map(OsString::from), found);
        assert_eq!(chosen(None).expect("one is there").program, Path::new("/bin/google-chrome"));
        assert_eq!(chosen(Some("mine")).expect("it is there").program, Path::new("/bin/mine"));
        let error = chosen(Some("chromium")).expect_err("it is not there").to_string();
        assert!(error.contains("`chromium`") && error.contains(NAMED), "{error}");
        let error = Browser::choose(None, |_| None).expect_err("none is there").to_string();
        assert!(LOOKED_FOR.iter().all(|name| error.contains(name)) && error.contains(NAMED), "{error}");
    }

    #[test]
    fn an_address_holds_any_path() {
        assert_eq!(address(Path::new("/a b/c#d%e?f.html")), "file:///a%20b/c%23d%25e%3Ff.html");
        assert_eq!(address(Path::new("C:\\a\\b.html")), "file:///C:/a/b.html");
    }

    #[test]
    fn only_root_goes_without_the_sandbox() {
        let flags = |root| flags(Path::new("/p.html"), Path::new("/p.pdf"), Path::new("/profile"), root);
        assert!(flags(true).contains(&"--no-sandbox".into()));
        assert!(!flags(false).contains(&"--no-sandbox".into()));
    }
}
