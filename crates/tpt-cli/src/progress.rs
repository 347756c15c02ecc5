//! What is being worked on, for somebody who watches a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tpt_shell::Doing;

/// How often the clock moves.
const TICK: Duration = Duration::from_millis(250);

/// A bar whose length is known.
const BAR: &str = "[{bar:24}] {elapsed} {wide_msg}";

/// Work whose length is not known.
const SPINNER: &str = "{spinner} {elapsed} {wide_msg}";

/// A line on a terminal that says what is being worked on; it is gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// On standard error, if somebody watches it and wants to hear.
    pub(crate) fn new(quiet: bool) -> Self {
        Self::on(target(quiet))
    }

    fn on(target: ProgressDrawTarget) -> Self {
        Self { bar: ProgressBar::with_draw_target(None, target) }
    }

    /// Something is begun.
    pub(crate) fn hear(&self, doing: Doing<'_>) {
        match doing {
            Doing::Whole(what) => {
                self.style(SPINNER);
                self.bar.set_message(what);
            }
            Doing::Step { step, after } => {
                if self.bar.length().is_none() {
                    self.style(BAR);
                }
                self.bar.set_length(count(step.of) + after);
                self.bar.set_position(count(step.done));
                self.bar.set_message(match step.what {
                    Some(what) => format!("{}: {what}", step.part),
                    None => step.part.to_owned(),
                });
            }
            Doing::Last { what, left } => {
                self.bar.set_position(self.bar.length().unwrap_or(left).saturating_sub(left));
                self.bar.set_message(what);
            }
        }
    }

    fn style(&self, template: &str) {
        // The templates are constants of this file: a test reads them.
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style.progress_chars("=> "));
        }
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(TICK);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Standard error, if somebody watches it.
fn target(quiet: bool) -> ProgressDrawTarget {
    if !quiet && std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    }
}

fn count(steps: usize) -> u64 {
    u64::try_from(steps).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use indicatif::InMemoryTerm;
    use tpt_setting::Step;

    use super::*;

    #[test]
    fn the_bar_names_what_is_computed_and_leaves_nothing() {
        let term = InMemoryTerm::new(3, 60);
        let target = ProgressDrawTarget::term_like(Box::new(term.clone()));
        let shown = Progress::on(target);
        let step = |done, part, what| Doing::Step { step: Step { done, of: 10, part, what }, after: 2 };
        shown.hear(step(6, "claims", Some("whether it holds")));
        shown.bar.force_draw();
        assert_eq!(term.contents(), "[============>           ] 0s claims: whether it holds");
        shown.hear(step(9, "reach", None));
        shown.bar.force_draw();
        assert!(term.contents().ends_with(" reach"), "{}", term.contents());
        shown.hear(Doing::Last { what: "writing", left: 1 });
        shown.bar.force_draw();
        assert!(term.contents().ends_with("> ] 0s writing"), "{}", term.contents());
        drop(shown);
        assert_eq!(term.contents(), "");
    }

    #[test]
    fn every_template_is_one() {
        for template in [BAR, SPINNER] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
