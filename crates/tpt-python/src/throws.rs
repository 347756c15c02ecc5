//! Many vacuum arcs in one call, column by column: nothing is copied on the way in or out.

use numpy::PyArray1;
use pyo3::prelude::*;
use tpt_flown::throws::Throws;

use crate::InputError;
use crate::interrupt::interruptible;
use crate::rows::{Numbers, Owned};

/// Arcs; see `twoplustwo.arcs.Arcs`.
#[pyclass(frozen, name = "ThrownRows", module = "twoplustwo._engine")]
pub(crate) struct PyThrownRows {
    rows: usize,
    columns: Vec<(&'static str, Owned<f64>)>,
    /// Rows that were not flown, each with its reason.
    #[pyo3(get)]
    not_flown: Vec<(usize, String)>,
}

#[pymethods]
impl PyThrownRows {
    fn __len__(&self) -> usize {
        self.rows
    }

    /// A column by its name; `None` if it was not computed.
    fn column(&self, py: Python<'_>, name: &str) -> Option<Py<PyArray1<f64>>> {
        self.columns.iter().find(|(known, _)| *known == name).map(|(_, column)| column.array(py))
    }
}

/// Flies every row on all cores, without the interpreter's lock; Ctrl-C ends it within some tenths of a second.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the columns of a throw, and what is asked of it")]
pub(crate) fn vacuum_arcs(
    py: Python<'_>,
    latitude_deg: Numbers<'_>,
    longitude_deg: Numbers<'_>,
    east_m_s: Numbers<'_>,
    north_m_s: Numbers<'_>,
    up_m_s: Numbers<'_>,
    tolerance: f64,
    ground_range: bool,
) -> PyResult<PyThrownRows> {
    let throws = Throws {
        latitude_deg: latitude_deg.column("launch latitude")?,
        longitude_deg: longitude_deg.column("launch longitude")?,
        east_m_s: east_m_s.column("east_m_s")?,
        north_m_s: north_m_s.column("north_m_s")?,
        up_m_s: up_m_s.column("up_m_s")?,
    };
    let flown = interruptible(py, |cancelled| throws.arcs(tolerance, ground_range, cancelled))?
        .map_err(|error| InputError::new_err(error.to_string()))?;
    let rows = flown.flight_time_s.len();
    let mut columns = vec![
        ("flight_time_s", Owned::new(flown.flight_time_s)),
        ("apogee_time_s", Owned::new(flown.apogee_time_s)),
        ("apogee_km", Owned::new(flown.apogee_km)),
        ("impact_latitude_deg", Owned::new(flown.impact_latitude_deg)),
        ("impact_longitude_deg", Owned::new(flown.impact_longitude_deg)),
    ];
    columns.extend(flown.range_km.map(|values| ("range_km", Owned::new(values))));
    let not_flown = flown.not_flown.into_iter().map(|row| (row.row, row.reason)).collect();
    Ok(PyThrownRows { rows, columns, not_flown })
}
