//! The parts of a sweep, one by one: what a worker of a cluster computes.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::prelude::*;
use tpt_shell::{Answer, Sweep};

use crate::answer::{PyAnswer, refused};
use crate::interrupt::beside;

/// A study, ready to compute any of its parts.
#[pyclass(frozen, name = "Sweep", module = "twoplustwo._engine")]
pub(crate) struct PySweep {
    sweep: Arc<Sweep>,
}

#[pymethods]
impl PySweep {
    /// Reads a study and lays out its points; `data` is a folder laid over the catalogue.
    #[new]
    #[pyo3(signature = (study, data=None))]
    fn new(py: Python<'_>, study: PathBuf, data: Option<PathBuf>) -> PyResult<Self> {
        let sweep = py.detach(|| Sweep::open(&study, data.as_deref())).map_err(|error| refused(&error))?;
        Ok(Self { sweep: Arc::new(sweep) })
    }

    /// How many parts there are.
    #[getter]
    fn chunks(&self) -> u64 {
        self.sweep.chunks()
    }

    /// Makes the folder ready, and gives the parts that are not in it.
    fn begin(&self, py: Python<'_>, out: PathBuf) -> PyResult<Vec<u64>> {
        py.detach(|| self.sweep.begin(&out)).map_err(|error| refused(&error))
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
        Ok(PyAnswer::new(Answer::Sweep(Box::new(manifest))))
    }
}
