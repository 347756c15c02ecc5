//! The Python shell of the engine: compiled as `twoplustwo._engine`, under the written layer in `python/`.
//!
//! A question comes as its fields, so each has one definition and a mistake one text. The lock of the interpreter is released
//! while the engine works, and signals are looked at meanwhile.

mod answer;
mod interrupt;
mod rows;
mod sweep;
mod table;
mod throws;

use pyo3::prelude::*;

pyo3::create_exception!(
    _engine,
    TwoplustwoError,
    pyo3::exceptions::PyException,
    "A question without an answer."
);
pyo3::create_exception!(
    _engine,
    InputError,
    TwoplustwoError,
    "Something that the caller can put right: the text names it, its value and what is allowed."
);

/// The compiled half of the package `twoplustwo`; use the package.
#[pymodule]
mod _engine {
    #[pymodule_export]
    use super::answer::{PyAnswer, ask, version};
    #[pymodule_export]
    use super::rows::{PyFlownRows, PyPrepared};
    #[pymodule_export]
    use super::sweep::PySweep;
    #[pymodule_export]
    use super::table::PyTable;
    #[pymodule_export]
    use super::throws::{PyThrownRows, vacuum_arcs};
    #[pymodule_export]
    use super::{InputError, TwoplustwoError};
}
