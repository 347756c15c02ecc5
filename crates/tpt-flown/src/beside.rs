//! Many solves on all threads, on each of them some beside each other.

use rayon::prelude::*;
use tpt_flight::{Lane, beside};

/// How many are given to a thread at once: so many that steps rarely go without company, so few that every thread has some.
const MOST: usize = 128;
const LEAST: usize = 16;

/// What each of so many tasks gives, in their order, whatever thread ran them and beside which others.
pub(crate) fn each_beside<T: Send>(count: usize, task: impl AsyncFn(Lane, usize) -> T + Sync) -> Vec<T> {
    let at_once = count.div_ceil(2 * rayon::current_num_threads()).clamp(LEAST, MOST);
    let starts: Vec<usize> = (0..count).step_by(at_once).collect();
    let task = &task;
    let group = |from: usize| {
        let to = (from + at_once).min(count);
        beside((from..to).map(|index| move |lane| task(lane, index)))
    };
    starts.into_par_iter().flat_map_iter(group).collect()
}
