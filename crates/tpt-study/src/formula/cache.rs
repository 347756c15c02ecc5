//! What several outputs share: made once, under a key that says everything it depends on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::StudyError;

/// Values by key.
#[derive(Debug)]
pub(super) struct Cache<T>(Mutex<BTreeMap<String, Arc<T>>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Cache<T> {
    /// The value of a key, made if it is not there. Two threads may make it at once: they make the same.
    pub(super) fn get(
        &self,
        key: String,
        make: impl FnOnce() -> Result<T, StudyError>,
    ) -> Result<Arc<T>, StudyError> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let made = Arc::new(make()?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&made));
        Ok(made)
    }
}
