//! Many reports in one call, column by column: nothing is copied on the way in or out.

use std::sync::{Mutex, PoisonError};

use numpy::{Element, IntoPyArray, PyArray1, PyArrayMethods, PyReadonlyArray1, PyUntypedArrayMethods};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyFloat};
use tpt_flown::rows::{Column, NotFlownRow, Parts, Prepared, ReadAs, Rows};
use tpt_report::Reading;
use tpt_shell::{Global, prepared};

use crate::InputError;
use crate::answer::{fields_of, refused};
use crate::interrupt::interruptible;

/// One number for every row, or an array with one for each.
pub(crate) enum Numbers<'py> {
    Many(PyReadonlyArray1<'py, f64>),
    /// Of an array with gaps in memory, which is the one case in which numbers are copied.
    Gathered(Vec<f64>),
    One(f64),
}

impl<'py> FromPyObject<'_, 'py> for Numbers<'py> {
    type Error = PyErr;

    // By hand: the derived one makes an exception of every number before it tries the other form.
    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(number) = value.cast_exact::<PyFloat>() {
            return Ok(Self::One(number.value()));
        }
        match value.cast::<PyArray1<f64>>() {
            Ok(array) => {
                let array = array.try_readonly()?;
                let gathered = (!array.is_c_contiguous()).then(|| array.as_array().to_vec());
                Ok(gathered.map_or(Self::Many(array), Self::Gathered))
            }
            Err(_) => Err(PyTypeError::new_err("allowed: a float, or an array of float64 with one axis")),
        }
    }
}

impl Numbers<'_> {
    pub(crate) fn column(&self, name: &str) -> PyResult<Column<'_>> {
        match self {
            Self::One(value) => Ok(Column::One(*value)),
            Self::Gathered(values) => Ok(Column::Many(values)),
            Self::Many(array) => {
                let values = array.as_slice().map(Column::Many);
                values.map_err(|error| InputError::new_err(format!("{name}: {error}")))
            }
        }
    }
}

/// A missile, ready for any number of rows.
#[pyclass(frozen, name = "Prepared", module = "twoplustwo._engine")]
pub(crate) struct PyPrepared {
    prepared: Prepared,
}

/// A column that becomes an array when it is first asked for: its memory is handed over, not copied.
pub(crate) struct Owned<T: Element> {
    values: Mutex<Vec<T>>,
    array: PyOnceLock<Py<PyArray1<T>>>,
}

impl<T: Element> Owned<T> {
    pub(crate) fn new(values: Vec<T>) -> Self {
        Self { values: Mutex::new(values), array: PyOnceLock::new() }
    }

    pub(crate) fn array(&self, py: Python<'_>) -> Py<PyArray1<T>> {
        let make = || {
            let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *values).into_pyarray(py).unbind()
        };
        self.array.get_or_init(py, make).clone_ref(py)
    }
}

/// What was flown; see `twoplustwo.rows.Flights`.
#[pyclass(frozen, name = "FlownRows", module = "twoplustwo._engine")]
pub(crate) struct PyFlownRows {
    rows: usize,
    reading_code: Owned<u8>,
    columns: Vec<(&'static str, Owned<f64>)>,
    /// Rows that were not flown, each with its reason.
    #[pyo3(get)]
    not_flown: Vec<(usize, String)>,
    /// Rows whose missile has no standard range, each with its reason.
    #[pyo3(get)]
    without_standard_range: Vec<(usize, String)>,
}

#[pymethods]
impl PyFlownRows {
    fn __len__(&self) -> usize {
        self.rows
    }

    /// In which reading each row was flown, 0 where in none.
    #[getter]
    fn reading_code(&self, py: Python<'_>) -> Py<PyArray1<u8>> {
        self.reading_code.array(py)
    }

    /// A column by its name; `None` if it was not computed.
    fn column(&self, py: Python<'_>, name: &str) -> Option<Py<PyArray1<f64>>> {
        self.columns.iter().find(|(known, _)| *known == name).map(|(_, column)| column.array(py))
    }
}

#[pymethods]
impl PyPrepared {
    /// A missile by its id or name, on the choices of every command.
    #[new]
    fn new(py: Python<'_>, choices: &Bound<'_, PyDict>, missile: &str) -> PyResult<Self> {
        let choices = fields_of(choices)?;
        let found = py.detach(|| prepared(&Global::from_fields(choices)?, missile));
        Ok(Self { prepared: found.map_err(|error| refused(&error))? })
    }

    /// The missile record.
    #[getter]
    fn missile(&self) -> &str {
        self.prepared.missile()
    }

    /// The figures of the vehicle that are drawn, in the order of the columns of shares.
    #[getter]
    fn input_names(&self) -> Vec<String> {
        self.prepared.input_names().to_vec()
    }

    /// Reconstructs every row on all cores, without the interpreter's lock; Ctrl-C ends it within some hundred rows.
    #[expect(clippy::too_many_arguments, reason = "the columns of a report, as the command line names them")]
    #[pyo3(signature = (latitude_deg, longitude_deg, range_km, apogee_km, azimuth_deg, flight_time_s, shares, reading, standard_range))]
    fn rows(
        &self,
        py: Python<'_>,
        latitude_deg: Numbers<'_>,
        longitude_deg: Numbers<'_>,
        range_km: Numbers<'_>,
        apogee_km: Numbers<'_>,
        azimuth_deg: Numbers<'_>,
        flight_time_s: Option<Numbers<'_>>,
        shares: Vec<Numbers<'_>>,
        reading: Option<&str>,
        standard_range: bool,
    ) -> PyResult<PyFlownRows> {
        let read_as = match reading {
            None => ReadAs::First,
            Some("full-burn") => ReadAs::One(Reading::FullBurn),
            Some("early-cutoff") => ReadAs::One(Reading::EarlyCutoff),
            Some("heavier-payload") => ReadAs::One(Reading::HeavierPayload),
            Some(other) => {
                return Err(InputError::new_err(format!(
                    "reading `{other}`; allowed: full-burn, early-cutoff, heavier-payload, or None for the first that can be flown"
                )));
            }
        };
        let parts = if standard_range { Parts::FlightAndStandardRanges } else { Parts::Flight };
        let shares = shares.iter().map(|one| one.column("shares")).collect::<PyResult<Vec<_>>>()?;
        let rows = Rows {
            launch_latitude_deg: latitude_deg.column("launch latitude")?,
            launch_longitude_deg: longitude_deg.column("launch longitude")?,
            range_km: range_km.column("range_km")?,
            apogee_km: apogee_km.column("apogee_km")?,
            azimuth_deg: azimuth_deg.column("azimuth_deg")?,
            flight_time_s: flight_time_s.as_ref().map(|time| time.column("flight_time_s")).transpose()?,
            vehicle_shares: &shares,
        };
        let flown =
            interruptible(py, |cancelled| self.prepared.reconstruct(&rows, read_as, parts, cancelled))?
                .map_err(|error| InputError::new_err(error.to_string()))?;
        let reasons = |rows: Vec<NotFlownRow>| rows.into_iter().map(|row| (row.row, row.reason)).collect();
        let mut columns = vec![
            ("range_km", Owned::new(flown.range_km)),
            ("apogee_km", Owned::new(flown.apogee_km)),
            ("flight_time_s", Owned::new(flown.flight_time_s)),
            ("burnout_time_s", Owned::new(flown.burnout_time_s)),
            ("burnout_altitude_km", Owned::new(flown.burnout_altitude_km)),
            ("burnout_speed_m_s", Owned::new(flown.burnout_speed_m_s)),
            ("payload_kg", Owned::new(flown.payload_kg)),
            ("burnt_share", Owned::new(flown.burnt_share)),
            ("launch_azimuth_deg", Owned::new(flown.launch_azimuth_deg)),
            ("excess_s", Owned::new(flown.excess_s)),
        ];
        let standard = [
            ("standard_range_km", flown.standard_range_km),
            ("standard_range_rotating_km", flown.standard_range_rotating_km),
        ];
        columns.extend(standard.into_iter().filter_map(|(name, values)| Some((name, Owned::new(values?)))));
        Ok(PyFlownRows {
            rows: flown.reading_code.len(),
            reading_code: Owned::new(flown.reading_code),
            columns,
            not_flown: reasons(flown.not_flown),
            without_standard_range: reasons(flown.without_standard_range),
        })
    }
}
