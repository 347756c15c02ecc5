//! What several outputs share: made once, under a key that says everything it depends on.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use crate::AnswerError;

/// Values of any type by type and key: what rooms that know nothing of each other keep for each other's sake. With them or
/// without, every number is the same.
#[derive(Default)]
pub struct Shared {
    own: Arc<Known>,
    /// Those of who branched it off.
    earlier: Vec<Arc<Known>>,
}

type Known = Mutex<BTreeMap<(TypeId, String), Arc<dyn Any + Send + Sync>>>;

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Shared {
    /// One that knows what this one knows, and keeps what is new for itself: a part of an answer that makes much of what no other part
    /// asks for lets go of it at its end.
    ///
    /// ```
    /// use tpt_setting::Shared;
    ///
    /// let whole = Shared::default();
    /// whole.keep("flights".to_owned(), || 3_u32);
    /// let part = whole.branch();
    /// part.keep("paths".to_owned(), || 4_u32);
    /// assert_eq!(part.known::<u32>("flights").as_deref(), Some(&3));
    /// assert!(part.known::<u32>("paths").is_some() && whole.known::<u32>("paths").is_none());
    /// ```
    #[must_use]
    pub fn branch(&self) -> Self {
        let earlier = self.earlier.iter().chain([&self.own]).map(Arc::clone).collect();
        Self { own: Arc::default(), earlier }
    }

    /// Puts a value there, if there is none of its type under the key.
    ///
    /// ```
    /// use tpt_setting::Shared;
    ///
    /// let shared = Shared::default();
    /// shared.keep("flights".to_owned(), || 3_u32);
    /// shared.keep("flights".to_owned(), || 4_u32);
    /// assert_eq!(shared.known::<u32>("flights").as_deref(), Some(&3), "the first stays");
    /// ```
    pub fn keep<T: Any + Send + Sync>(&self, key: String, value: impl FnOnce() -> T) {
        if self.known::<T>(&key).is_none() {
            let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
            own.entry((TypeId::of::<T>(), key)).or_insert_with(|| Arc::new(value()));
        }
    }

    /// The value of a type and key, if it is there.
    ///
    /// ```
    /// use tpt_setting::Shared;
    ///
    /// let shared = Shared::default();
    /// shared.keep("flights".to_owned(), || 3_u32);
    /// assert!(shared.known::<u32>("flights").is_some());
    /// assert!(shared.known::<f64>("flights").is_none(), "another type is another value");
    /// ```
    #[must_use]
    pub fn known<T: Any + Send + Sync>(&self, key: &str) -> Option<Arc<T>> {
        let key = (TypeId::of::<T>(), key.to_owned());
        let in_one = |known: &Arc<Known>| {
            let known = known.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.get(&key)?).downcast().ok()
        };
        std::iter::once(&self.own).chain(&self.earlier).find_map(in_one)
    }

    /// Forgets every value of a type: what nobody asks for any more need not be held until the end.
    ///
    /// ```
    /// use tpt_setting::Shared;
    ///
    /// let shared = Shared::default();
    /// shared.keep("flights".to_owned(), || 3_u32);
    /// shared.keep("flights".to_owned(), || 4.0_f64);
    /// shared.forget::<u32>();
    /// assert!(shared.known::<u32>("flights").is_none() && shared.known::<f64>("flights").is_some());
    /// ```
    pub fn forget<T: Any + Send + Sync>(&self) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.retain(|(of, _), _| *of != TypeId::of::<T>());
    }

    /// The value of a type and key, made if it is not there. Two threads may make it at once: they make the same.
    ///
    /// ```
    /// use tpt_setting::{AnswerError, Shared};
    ///
    /// let shared = Shared::default();
    /// assert_eq!(*shared.get("flights".to_owned(), || Ok(3_u32))?, 3);
    /// // It is there now: nothing is made.
    /// assert_eq!(*shared.get::<u32>("flights".to_owned(), || Err(AnswerError::Cancelled))?, 3);
    /// # Ok::<(), AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What making it may say.
    pub fn get<T: Any + Send + Sync>(
        &self,
        key: String,
        make: impl FnOnce() -> Result<T, AnswerError>,
    ) -> Result<Arc<T>, AnswerError> {
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        let made = Arc::new(make()?);
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.insert((TypeId::of::<T>(), key), Arc::<T>::clone(&made));
        Ok(made)
    }
}

/// Values of one type by key.
#[derive(Debug)]
pub struct Cache<T>(Shared, PhantomData<fn() -> T>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Shared::default(), PhantomData)
    }
}

impl<T: Any + Send + Sync> Cache<T> {
    /// The value of a key, made if it is not there, as by [`Shared::get`].
    ///
    /// ```
    /// use tpt_setting::{AnswerError, cache::Cache};
    ///
    /// let widths = Cache::<f64>::default();
    /// assert!(widths.get("sector".to_owned(), || Err(AnswerError::Cancelled)).is_err());
    /// assert_eq!(*widths.get("sector".to_owned(), || Ok(120.0))?, 120.0, "what failed is made again");
    /// assert_eq!(*widths.get("sector".to_owned(), || Ok(90.0))?, 120.0, "what is there stays");
    /// # Ok::<(), AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What making it may say.
    pub fn get(
        &self,
        key: String,
        make: impl FnOnce() -> Result<T, AnswerError>,
    ) -> Result<Arc<T>, AnswerError> {
        self.0.get(key, make)
    }

    /// Whether there is a value of a key.
    ///
    /// ```
    /// use tpt_setting::cache::Cache;
    ///
    /// let widths = Cache::<f64>::default();
    /// widths.get("sector".to_owned(), || Ok(120.0))?;
    /// assert!(widths.has("sector") && !widths.has("heading"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.known::<T>(key).is_some()
    }
}
