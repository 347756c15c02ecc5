//! What is being worked on, for somebody who watches a terminal.

use std::io::{IsTerminal, Write};

use crate::args::Global;

/// Whether somebody watches.
fn watched(global: &Global) -> bool {
    !global.quiet && std::io::stderr().is_terminal()
}

/// Says on a terminal what is being worked on, in one line that the next overwrites.
pub(crate) fn tell(global: &Global, what: &str) {
    if watched(global) {
        // Progress that nobody can see is no fault.
        let _ = write!(std::io::stderr(), "\r\x1b[K{what} …");
    }
}

/// Takes the line away.
pub(crate) fn clear(global: &Global) {
    if watched(global) {
        let _ = write!(std::io::stderr(), "\r\x1b[K");
    }
}
