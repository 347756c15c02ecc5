//! Many reports in one call, column by column: nothing is copied on the way in or out.

use std::ffi::OsString;
use std::sync::Mutex;

use numpy::{IntoPyArray, PyArray1, PyReadonlyArray1};
use pyo3::prelude::*;
use tpt_shell::{Asked, prepared};
use tpt_study::report::Reading;
use tpt_study::rows::{Column, NotFlownRow, Parts, Prepared, ReadAs, Rows};

use crate::InputError;
use crate::answer::refused;

/// One number for every row, or an array with one for each.
#[derive(FromPyObject)]
pub(crate) enum Numbers<'py> {
    Many(PyReadonlyArray1<'py, f64>),
    One(f64),
}

impl Numbers<'_> {
    fn column(&self, name: &str) -> PyResult<Column<'_>> {
        match self {
            Self::One(value) => Ok(Column::One(*value)),
            Self::Many(array) => array.as_slice().map(Column::Many).map_err(|_| {
                InputError::new_err(format!(
                    "{name}: the array is not contiguous; allowed: numpy.ascontiguousarray of it"
                ))
            }),
        }
    }
}

/// A missile, ready for any number of rows.
#[pyclass(frozen, name = "Prepared", module = "twoplustwo._engine")]
pub(crate) struct PyPrepared {
    prepared: Prepared,
}

type Numbered<'py> = Bound<'py, PyArray1<f64>>;

/// What was flown; see `twoplustwo.rows.Flights`.
#[pyclass(frozen, get_all, name = "FlownRows", module = "twoplustwo._engine")]
pub(crate) struct PyFlownRows {
    reading_code: Py<PyArray1<u8>>,
    flight_time_s: Py<PyArray1<f64>>,
    burnout_time_s: Py<PyArray1<f64>>,
    burnout_altitude_km: Py<PyArray1<f64>>,
    burnout_speed_m_s: Py<PyArray1<f64>>,
    payload_kg: Py<PyArray1<f64>>,
    burnt_share: Py<PyArray1<f64>>,
    launch_azimuth_deg: Py<PyArray1<f64>>,
    excess_s: Py<PyArray1<f64>>,
    standard_range_km: Option<Py<PyArray1<f64>>>,
    standard_range_rotating_km: Option<Py<PyArray1<f64>>>,
    not_flown: Vec<(usize, String)>,
    without_standard_range: Vec<(usize, String)>,
}

#[pymethods]
impl PyPrepared {
    /// A missile by its id or name; `words` are those of a `reconstruct` with the choices of every command.
    #[new]
    fn new(py: Python<'_>, words: Vec<String>, missile: &str) -> PyResult<Self> {
        let found = py.detach(|| {
            let asked = Asked::read(words.into_iter().map(OsString::from))?;
            prepared(&asked.global, missile)
        });
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
        let signal: Mutex<Option<PyErr>> = Mutex::new(None);
        let found = py.detach(|| {
            let cancelled = || match Python::attach(|py| py.check_signals()) {
                Ok(()) => false,
                Err(raised) => {
                    if let Ok(mut signal) = signal.lock() {
                        *signal = Some(raised);
                    }
                    true
                }
            };
            self.prepared.reconstruct(&rows, read_as, parts, &cancelled)
        });
        if let Ok(Some(raised)) = signal.into_inner() {
            return Err(raised);
        }
        let flown = found.map_err(|error| InputError::new_err(error.to_string()))?;
        let array = |values: Vec<f64>| -> Py<PyArray1<f64>> { Numbered::unbind(values.into_pyarray(py)) };
        let reasons = |rows: Vec<NotFlownRow>| rows.into_iter().map(|row| (row.row, row.reason)).collect();
        Ok(PyFlownRows {
            reading_code: flown.reading_code.into_pyarray(py).unbind(),
            flight_time_s: array(flown.flight_time_s),
            burnout_time_s: array(flown.burnout_time_s),
            burnout_altitude_km: array(flown.burnout_altitude_km),
            burnout_speed_m_s: array(flown.burnout_speed_m_s),
            payload_kg: array(flown.payload_kg),
            burnt_share: array(flown.burnt_share),
            launch_azimuth_deg: array(flown.launch_azimuth_deg),
            excess_s: array(flown.excess_s),
            standard_range_km: flown.standard_range_km.map(array),
            standard_range_rotating_km: flown.standard_range_rotating_km.map(array),
            not_flown: reasons(flown.not_flown),
            without_standard_range: reasons(flown.without_standard_range),
        })
    }
}
