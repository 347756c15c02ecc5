//! No text makes the reader of a formula panic, and what it takes computes or has no value.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tpt_catalogue::Expression;

fuzz_target!(|text: &str| {
    if let Ok(formula) = Expression::try_from(text.to_owned()) {
        let values = vec![1.5; formula.names().len()];
        if let Some(value) = formula.of(&values) {
            assert!(value.is_finite(), "{text}");
        }
        assert_eq!(formula.of_each([values.as_slice()]), [formula.of(&values)], "{text}");
    }
});
