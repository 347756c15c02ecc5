//! Long work beside the interpreter: its lock is released, and Ctrl-C is heard.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tpt_setting::Stop;

/// How often signals are looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Does `work` on a thread of its own, and looks at signals until it ends.
///
/// After a signal the call ends at once; the work ends where it next looks at its [`Stop`], some tenths of a second later at most, and its result is dropped.
pub(crate) fn beside<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce(&Stop) -> T + Send + 'static,
) -> PyResult<T> {
    let stop = Arc::new(Stop::new());
    let (send, receive) = channel();
    // One thread listens; the lock lets it do so without the interpreter's.
    let receive = Mutex::new(receive);
    let at_work = Arc::clone(&stop);
    std::thread::spawn(move || {
        // Nobody listens after a signal.
        let _ = send.send(work(&at_work));
    });
    loop {
        let heard = py.detach(|| receive.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(LOOK));
        match heard {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Timeout) => py.check_signals().inspect_err(|_| stop.tell())?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(PyRuntimeError::new_err(
                    "the engine ended without an answer: a fault of the program",
                ));
            }
        }
    }
}

/// Does `work` on this thread without the interpreter's lock. It asks now and then whether a signal has come, and ends then; the
/// signal is what is raised.
pub(crate) fn interruptible<T: Send>(
    py: Python<'_>,
    work: impl FnOnce(&dyn Fn() -> bool) -> T + Send,
) -> PyResult<T> {
    let signal: Mutex<Option<PyErr>> = Mutex::new(None);
    let done = py.detach(|| {
        work(&|| match Python::attach(|py| py.check_signals()) {
            Ok(()) => false,
            Err(raised) => {
                if let Ok(mut signal) = signal.lock() {
                    *signal = Some(raised);
                }
                true
            }
        })
    });
    match signal.into_inner() {
        Ok(Some(raised)) => Err(raised),
        _ => Ok(done),
    }
}
