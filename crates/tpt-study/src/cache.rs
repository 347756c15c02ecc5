//! What several outputs share: made once, under a key that says everything it depends on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::StudyError;

/// Values by key.
#[derive(Debug)]
pub(crate) struct Cache<T>(Mutex<BTreeMap<String, Arc<T>>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Cache<T> {
    /// Puts a value there, if there is none.
    pub(crate) fn keep(&self, key: String, value: impl FnOnce() -> T) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert_with(|| Arc::new(value()));
    }

    /// The value of a key, if it is there.
    pub(crate) fn known(&self, key: &str) -> Option<Arc<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// The value of a key, made if it is not there. Two threads may make it at once: they make the same.
    pub(crate) fn get(
        &self,
        key: String,
        make: impl FnOnce() -> Result<T, StudyError>,
    ) -> Result<Arc<T>, StudyError> {
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        let made = Arc::new(make()?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&made));
        Ok(made)
    }
}
