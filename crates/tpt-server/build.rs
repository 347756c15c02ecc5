//! Makes the page, where Node is: `npm ci`, `npm run build`, into the folder that the program embeds.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the page is made of.
const MADE_OF: [&str; 9] = [
    "src",
    "public",
    "scripts",
    "index.html",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.js",
    "svelte.config.js",
];

/// The oldest Node that the page builds with.
const NODE: u32 = 20;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("page");
    fs::create_dir_all(&out).expect("the build folder can be written");
    let web = Path::new("../../web");
    println!("cargo::rerun-if-env-changed=TWOPLUSTWO_WITHOUT_PAGE");
    for part in MADE_OF {
        println!("cargo::rerun-if-changed={}", web.join(part).display());
    }
    if env::var_os("TWOPLUSTWO_WITHOUT_PAGE").is_some() {
        return;
    }
    if let Err(why) = build(web, &out) {
        println!("cargo::warning=the page is not built: {why}; `serve` gives the API alone");
    }
}

fn build(web: &Path, out: &Path) -> Result<(), String> {
    if !web.join("package.json").exists() {
        return Err("there is no web/ beside the crates".to_owned());
    }
    let version = output("node", &["--version"], web)?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < NODE) {
        return Err(format!("Node {NODE} is needed, and this is {}", version.trim()));
    }
    output("npm", &["ci", "--no-audit", "--no-fund"], web)?;
    let out = out.to_string_lossy().into_owned();
    output("npm", &["run", "build", "--", "--outDir", &out, "--emptyOutDir"], web)?;
    Ok(())
}

/// What a program prints; what it says went wrong, where it fails.
fn output(program: &str, args: &[&str], folder: &Path) -> Result<String, String> {
    let found = Command::new(program).args(args).current_dir(folder).output();
    let found = found.map_err(|error| format!("`{program}` does not start: {error}"))?;
    if found.status.success() {
        return Ok(String::from_utf8_lossy(&found.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&found.stderr).trim().replace('\n', " | ");
    Err(format!("`{program} {}` failed: {said}", args.join(" ")))
}
