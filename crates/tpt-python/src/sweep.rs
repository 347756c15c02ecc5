//! The parts of a sweep, one by one: what a worker of a cluster computes.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use tpt_shell::{Answer, Begun, Sweep};

use crate::answer::{PyAnswer, refused};
use crate::interrupt::beside;

/// A study, ready to compute any of its parts.
#[pyclass(frozen, name = "Sweep", module = "twoplustwo._engine")]
pub(crate) struct PySweep {
    sweep: Arc<Sweep>,
    /// Holds the folder from the beginning to the end.
    begun: Mutex<Option<Begun>>,
}

impl PySweep {
    fn hold(&self, begun: Option<Begun>) {
        *self.begun.lock().unwrap_or_else(PoisonError::into_inner) = begun;
    }
}

#[pymethods]
impl PySweep {
    /// Reads a study and lays out its points; `data` is a folder laid over the catalogue.
    #[new]
    #[pyo3(signature = (study, data=None))]
    fn new(py: Python<'_>, study: PathBuf, data: Option<PathBuf>) -> PyResult<Self> {
        let sweep = py.detach(|| Sweep::open(&study, data.as_deref())).map_err(|error| refused(&error))?;
        Ok(Self { sweep: Arc::new(sweep), begun: Mutex::default() })
    }

    /// How many parts there are.
    #[getter]
    fn chunks(&self) -> u64 {
        self.sweep.chunks()
    }

    /// Makes the folder ready, holds it until the end of the sweep or of this object, and gives the parts that are not in it.
    fn begin(&self, py: Python<'_>, out: PathBuf) -> PyResult<Vec<u64>> {
        py.detach(|| {
            self.hold(None);
            let begun = self.sweep.begin(&out)?;
            let missing = begun.missing.clone();
            self.hold(Some(begun));
            Ok(missing)
        })
        .map_err(|error| refused(&error))
    }

    /// Computes a part into the folder, without the interpreter's lock: its rows, and the SHA-256 of its file.
    fn write_part(&self, py: Python<'_>, out: PathBuf, chunk: u64) -> PyResult<(u64, String)> {
        let sweep = Arc::clone(&self.sweep);
        let part = beside(py, move |stop| sweep.write_part(&out, chunk, stop))?;
        part.map(|part| (part.rows, part.sha256)).map_err(|error| refused(&error))
    }

    /// Writes down what is done, and gives the manifest.
    fn finish(&self, py: Python<'_>, out: PathBuf) -> PyResult<PyAnswer> {
        let manifest = py.detach(|| self.sweep.finish(&out)).map_err(|error| refused(&error))?;
        self.hold(None);
        Ok(PyAnswer::new(Answer::Sweep(Box::new(manifest))))
    }
}
