//! Many solves on all threads, on each of them some beside each other.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use tpt_flight::{Lane, beside};

/// What each of so many tasks gives, in their order, whatever thread ran them and beside which others.
///
/// Every thread takes the next task when one of its own has ended: steps go without company only at the very end.
pub(crate) fn each_beside<T: Send>(count: usize, task: impl AsyncFn(Lane, usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let task = &task;
    let on_one_thread = |_| {
        let indices =
            std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|index| *index < count));
        beside(indices.map(|index| move |lane| async move { (index, task(lane, index).await) }))
    };
    let threads = rayon::current_num_threads().min(count);
    let mut each: Vec<(usize, T)> = (0..threads).into_par_iter().flat_map_iter(on_one_thread).collect();
    each.sort_unstable_by_key(|(index, _)| *index);
    each.into_iter().map(|(_, found)| found).collect()
}
