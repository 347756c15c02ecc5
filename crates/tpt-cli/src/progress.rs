//! What is being worked on, for somebody who watches a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tpt_study::Step;

use crate::args::Global;

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
    /// The steps that come after those of the study.
    after: u64,
}

impl Progress {
    /// A bar over the steps of a study and `after` more, told by [`Self::step`] and [`Self::last`].
    pub(crate) fn bar(global: &Global, after: u64) -> Self {
        Self::on(target(global), BAR, after)
    }

    fn on(target: ProgressDrawTarget, template: &str, after: u64) -> Self {
        let hidden = target.is_hidden();
        let bar = ProgressBar::with_draw_target(Some(after), target);
        // The templates are constants of this file: a test reads them.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        if !hidden {
            bar.enable_steady_tick(TICK);
        }
        Self { bar, after }
    }

    /// A step of the study begins.
    pub(crate) fn step(&self, step: Step<'_>) {
        self.bar.set_length(count(step.of) + self.after);
        self.bar.set_position(count(step.done));
        self.bar.set_message(match step.what {
            Some(what) => format!("{}: {what}", step.part),
            None => step.part.to_owned(),
        });
    }

    /// A step after those of the study begins; `left` of them have not ended.
    pub(crate) fn last(&self, what: &'static str, left: u64) {
        self.bar.set_position(self.bar.length().unwrap_or(left).saturating_sub(left));
        self.bar.set_message(what);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Says what is being worked on, until the answer is dropped.
pub(crate) fn tell(global: &Global, what: impl Into<String>) -> Progress {
    let shown = Progress::on(target(global), SPINNER, 0);
    shown.bar.set_message(what.into());
    shown
}

/// Standard error, if somebody watches it.
fn target(global: &Global) -> ProgressDrawTarget {
    if !global.quiet && std::io::stderr().is_terminal() {
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

    use super::*;

    #[test]
    fn the_bar_names_what_is_computed_and_leaves_nothing() {
        let term = InMemoryTerm::new(3, 60);
        let target = ProgressDrawTarget::term_like(Box::new(term.clone()));
        let shown = Progress::on(target, BAR, 2);
        shown.step(Step { done: 6, of: 10, part: "claims", what: Some("whether it holds") });
        shown.bar.force_draw();
        assert_eq!(term.contents(), "[============>           ] 0s claims: whether it holds");
        shown.step(Step { done: 9, of: 10, part: "reach", what: None });
        shown.bar.force_draw();
        assert!(term.contents().ends_with(" reach"), "{}", term.contents());
        shown.last("writing", 1);
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
