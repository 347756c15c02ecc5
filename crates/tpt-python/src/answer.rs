//! A question as fields, its document as Python objects, JSON, arrays and tables.

use std::path::PathBuf;

use numpy::ndarray::Array2;
use numpy::{IntoPyArray, PyArray1, PyArray2};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use tpt_ask::Fields;
use tpt_shell::{Answer, Answered, Asked, ShellError, answer};

use crate::interrupt::beside;
use crate::table::PyTable;
use crate::{InputError, TwoplustwoError};

/// What a shell refuses, as an exception with the same text.
pub(crate) fn refused(error: &ShellError) -> PyErr {
    let text = error.plain();
    if error.exit_code() == 2 { InputError::new_err(text) } else { TwoplustwoError::new_err(text) }
}

/// The version of the engine.
#[pyfunction]
pub(crate) fn version() -> &'static str {
    tpt_report::VERSION
}

/// Fields as Python gives them: each a text, a switch or a list of texts.
pub(crate) fn fields_of(given: &Bound<'_, PyDict>) -> PyResult<Fields> {
    pythonize::depythonize(given).map_err(|error| InputError::new_err(error.to_string()))
}

/// Answers a question: the words of its command, and its fields, those for files among them.
///
/// The interpreter's lock is released meanwhile. Raises `InputError` and `TwoplustwoError`, whose text is that of the command
/// line, and `KeyboardInterrupt`.
#[pyfunction]
pub(crate) fn ask(py: Python<'_>, command: &str, fields: &Bound<'_, PyDict>) -> PyResult<PyAnswer> {
    let command = command.to_owned();
    let fields = fields_of(fields)?;
    let answered = beside(py, move |stop| {
        let words: Vec<&str> = command.split(' ').collect();
        let asked = Asked::with_files(&words, fields)?;
        answer(&asked.global, &asked.request, &|_| (), stop)
    })?;
    Ok(PyAnswer { answered: answered.map_err(|error| refused(&error))? })
}

/// The document that answers a question.
#[pyclass(frozen, name = "Answer", module = "twoplustwo._engine")]
pub(crate) struct PyAnswer {
    answered: Answered,
}

impl PyAnswer {
    /// A document beside which nothing was written.
    pub(crate) fn new(answer: Answer) -> Self {
        Self { answered: Answered { answer, written: Vec::new() } }
    }
}

/// Latitudes of the rows and longitudes of the columns in degrees, and the grid.
type Grid<'py> = (Bound<'py, PyArray1<f64>>, Bound<'py, PyArray1<f64>>, Bound<'py, PyArray2<f64>>);

#[pymethods]
impl PyAnswer {
    /// The name of the document's JSON Schema.
    #[getter]
    fn kind(&self) -> &'static str {
        self.answered.answer.kind()
    }

    /// The files that were written.
    #[getter]
    fn written(&self) -> Vec<PathBuf> {
        self.answered.written.clone()
    }

    /// The document as plain Python objects.
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        // By way of JSON, which has lists and no tuples.
        let value = serde_json::to_value(&self.answered.answer).map_err(|error| refused(&error.into()))?;
        Ok(pythonize::pythonize(py, &value)?)
    }

    /// The document as the command line prints it with `--json`.
    fn json(&self) -> PyResult<String> {
        self.answered.answer.json().map_err(|error| refused(&error.into()))
    }

    /// The names of the document's tables.
    fn table_names(&self) -> Vec<&'static str> {
        let tables = tpt_briefing::columns::document_tables(self.answered.answer.kind()).unwrap_or_default();
        tables.iter().map(|table| table.name).collect()
    }

    /// A table of the document, for the Arrow C interface; `None` if it has none of that name.
    fn table(&self, name: &str) -> PyResult<Option<PyTable>> {
        let tables = tpt_briefing::columns::tables_of(self.answered.answer.kind(), &self.answered.answer);
        let tables = tables.map_err(|error| TwoplustwoError::new_err(error.to_string()))?;
        Ok(tables.into_iter().find(|(known, _)| *known == name).map(|(_, batch)| PyTable::new(batch)))
    }

    /// The lowest heights in view: latitudes of the rows and longitudes of the columns in degrees, and the heights in
    /// kilometres, shape (rows, columns), NaN where nothing is in view. `None` where no grid was asked for.
    fn lowest_visible<'py>(&self, py: Python<'py>) -> PyResult<Option<Grid<'py>>> {
        let Answer::Sight(sight) = &self.answered.answer else { return Ok(None) };
        let Some(grid) = &sight.lowest_visible else { return Ok(None) };
        let shape = (grid.lat_deg.len(), grid.lon_deg.len());
        let heights: Vec<f64> =
            grid.altitude_km.iter().flatten().map(|height| height.unwrap_or(f64::NAN)).collect();
        let heights = Array2::from_shape_vec(shape, heights)
            .map_err(|error| TwoplustwoError::new_err(error.to_string()))?;
        Ok(Some((
            grid.lat_deg.clone().into_pyarray(py),
            grid.lon_deg.clone().into_pyarray(py),
            heights.into_pyarray(py),
        )))
    }
}
