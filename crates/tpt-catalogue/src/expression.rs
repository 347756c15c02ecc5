//! Formulas over named numbers, as claims and published results give them.
//!
//! The library that reads them lets a sign bind before a power, and reads a power of a power from the left. Both are usually
//! read the other way, so a formula that hangs on it is refused by name.

use exmex::{BinOp, Express, FlatEx, MakeOperators, MatchLiteral, Operator, literal_matcher_from_pattern};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use tpt_earth::math;

/// A formula: numbers, names, `+ - * / ^`, `min`, `max`, `abs`, `sqrt`, `ln`, `sin`, `cos`, `tan`, `PI`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expression(String);

/// What a formula may consist of, for messages.
const ALLOWED: &str = "numbers, names, + - * / ^, min(a, b), max(a, b), abs(a), sqrt(a), ln(a), sin(a), cos(a), tan(a) of radians, PI";

/// A function of one number.
type Function = fn(f64) -> f64;

/// The functions of one number: a name with brackets behind it.
const FUNCTIONS: [(&str, Function); 6] = [
    ("abs", f64::abs),
    ("sqrt", f64::sqrt),
    ("ln", math::ln),
    ("sin", math::sin),
    ("cos", math::cos),
    ("tan", math::tan),
];

// A number as TOML writes it: `3`, `0.5`, `1e3`.
literal_matcher_from_pattern!(Numbers, r"^[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?");

/// The signs and functions of a formula.
#[derive(Clone, Debug)]
struct Operations;

impl MakeOperators<f64> for Operations {
    fn make<'a>() -> Vec<Operator<'a, f64>> {
        let binary = |apply, prio, is_commutative| BinOp { apply, prio, is_commutative };
        let mut all = vec![
            Operator::make_bin("^", binary(math::pow, 4, false)),
            // A quotient before a product and a difference before a sum: from the left, both are the same.
            Operator::make_bin("/", binary(|a, b| a / b, 3, false)),
            Operator::make_bin("*", binary(|a, b| a * b, 2, true)),
            Operator::make_bin_unary("-", binary(|a, b| a - b, 1, false), |a| -a),
            Operator::make_bin_unary("+", binary(|a, b| a + b, 0, true), |a| a),
            Operator::make_bin("min", binary(f64::min, 0, true)),
            Operator::make_bin("max", binary(f64::max, 0, true)),
            Operator::make_constant("PI", std::f64::consts::PI),
        ];
        all.extend(FUNCTIONS.map(|(name, of)| Operator::make_unary(name, of)));
        all
    }
}

type Parsed = FlatEx<f64, Operations, Numbers>;

impl Expression {
    /// The formula as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The names in it, each once, in the order in which [`Expression::of`] takes their values.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.parsed().map(|formula| formula.var_names().to_vec()).unwrap_or_default()
    }

    /// Its value, with a value for each of its names; `None` where it has none, as at a division by zero.
    #[must_use]
    pub fn of(&self, values: &[f64]) -> Option<f64> {
        self.parsed()?.eval(values).ok().filter(|value| value.is_finite())
    }

    /// Its values over many rows of values.
    pub fn of_each<'r>(&self, rows: impl IntoIterator<Item = &'r [f64]>) -> Vec<Option<f64>> {
        let formula = self.parsed();
        let of = |row: &[f64]| formula.as_ref()?.eval(row).ok().filter(|value| value.is_finite());
        rows.into_iter().map(of).collect()
    }

    fn parsed(&self) -> Option<Parsed> {
        Parsed::parse(&self.0).ok()
    }
}

impl TryFrom<String> for Expression {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let refused = |why: String| format!("`{text}` is not a formula: {why}; allowed: {ALLOWED}");
        let parsed = Parsed::parse(&text).map_err(|error| refused(error.to_string()))?;
        ambiguous(&tokens(&text), parsed.var_names()).map_or(Ok(()), |why| Err(refused(why)))?;
        Ok(Self(text))
    }
}

/// A piece of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    /// A number.
    Number,
    /// A name, of a term or of a function.
    Name(&'t str),
    /// A sign, a bracket or a comma.
    Mark(char),
}

/// The pieces of a text that the library has read as a formula.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let number = Numbers::is_literal(rest).map_or(0, str::len);
        let name = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let length = match (number, name) {
            (0, 0) => {
                if !first.is_whitespace() {
                    found.push(Token::Mark(first));
                }
                first.len_utf8()
            }
            (0, length) => {
                found.push(Token::Name(&rest[..length]));
                length
            }
            (length, _) => {
                found.push(Token::Number);
                length
            }
        };
        rest = &rest[length..];
    }
    found
}

/// What of a formula could be read in two ways, or is not what it looks like.
fn ambiguous(tokens: &[Token<'_>], terms: &[String]) -> Option<String> {
    let is_function = |name: &str| FUNCTIONS.iter().any(|(function, _)| *function == name);
    for (i, token) in tokens.iter().enumerate() {
        match token {
            Token::Name(name) if is_function(name) && tokens.get(i + 1) != Some(&Token::Mark('(')) => {
                return Some(format!("`{name}` without brackets can be read in two ways; write `{name}(…)`"));
            }
            Token::Name(name) if ["min", "max"].contains(name) || is_function(name) || *name == "PI" => {}
            Token::Name(name) if !terms.iter().any(|term| term == name) => {
                return Some(format!("`{name}` is neither a name nor a function"));
            }
            Token::Mark('^') => {
                let base = start_of_base(tokens, i);
                match base.checked_sub(1).map(|before| tokens[before]) {
                    Some(Token::Mark('^')) => {
                        return Some(
                            "a power of a power can be read in two ways; write `(a^b)^c` or `a^(b^c)`"
                                .to_owned(),
                        );
                    }
                    Some(Token::Mark(sign @ ('-' | '+'))) if is_sign(tokens, base - 1) => {
                        return Some(format!(
                            "`{sign}` before a power can be read in two ways; write `{sign}(a^b)` or `({sign}a)^b`"
                        ));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    None
}

/// Where the base of the power sign at `at` begins: a number, a name, or a bracket with the function before it.
fn start_of_base(tokens: &[Token<'_>], at: usize) -> usize {
    let mut start = at.saturating_sub(1);
    if tokens.get(start) == Some(&Token::Mark(')')) {
        let mut open = 1_usize;
        while open > 0 && start > 0 {
            start -= 1;
            match tokens[start] {
                Token::Mark(')') => open += 1,
                Token::Mark('(') => open -= 1,
                _ => {}
            }
        }
        // `sqrt(a)^2`: the function belongs to its bracket.
        if start > 0 && matches!(tokens[start - 1], Token::Name(_)) {
            start -= 1;
        }
    }
    start
}

/// Whether a plus or minus is a sign of what follows, not between two numbers.
fn is_sign(tokens: &[Token<'_>], at: usize) -> bool {
    match at.checked_sub(1).map(|before| tokens[before]) {
        None => true,
        Some(Token::Number | Token::Mark(')')) => false,
        Some(Token::Name(name)) => ["min", "max"].contains(&name),
        Some(Token::Mark(_)) => true,
    }
}

impl From<Expression> for String {
    fn from(formula: Expression) -> Self {
        formula.0
    }
}

impl JsonSchema for Expression {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Expression".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formula(text: &str) -> Result<Expression, String> {
        Expression::try_from(text.to_owned())
    }

    #[test]
    fn a_formula_is_read_as_usual() {
        for (text, value) in [
            ("1 + 2 * 3", 7.0),
            ("7 - 3 + 2", 6.0),
            ("7 - 3 - 2", 2.0),
            ("8 / 4 * 2", 4.0),
            ("8 / 4 / 2", 1.0),
            ("2 * 8 / 4", 4.0),
            ("2 * 3^2", 18.0),
            ("5 - 2^2", 1.0),
            ("-(2^2)", -4.0),
            ("(-2)^2", 4.0),
            ("2^(3^2)", 512.0),
            ("(2^3)^2", 64.0),
            ("2^-1", 0.5),
            ("4 * -2", -8.0),
            ("sqrt(4)^2 - abs(-3)", 1.0),
            ("1e3 + 2.5E-1", 1000.25),
            ("min(3, 2) + max(1, 4)", 6.0),
            ("(3 min 2) max 1", 2.0),
            ("cos(PI)", -1.0),
        ] {
            assert_eq!(formula(text).map(|formula| formula.of(&[])), Ok(Some(value)), "{text}");
        }
        let with_names = formula("e3 * 2 - range^2").expect("names with digits are names");
        assert_eq!(
            (with_names.names(), with_names.of(&[5.0, 3.0])),
            (vec!["e3".to_owned(), "range".to_owned()], Some(1.0))
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused_by_name() {
        for (text, why) in [
            ("-2^2", "`-` before a power"),
            ("-distance^2", "`-` before a power"),
            ("a * -b^2", "`-` before a power"),
            ("(+a^2)", "`+` before a power"),
            ("-(a + b)^2", "`-` before a power"),
            ("-sqrt(a)^2", "`-` before a power"),
            ("a max -b^2", "`-` before a power"),
            ("2^3^2", "a power of a power"),
            ("a^(b)^c", "a power of a power"),
            ("sin a^2", "`sin` without brackets"),
            ("a +", "is not a formula"),
            ("1e", "is not a formula"),
            ("", "is not a formula"),
        ] {
            let refused = formula(text).expect_err(text);
            assert!(refused.contains(why) && refused.contains("allowed: numbers"), "{text}: {refused}");
        }
        // Functions that are not listed are names, which a proposition must define.
        assert_eq!(formula("exp").map(|formula| formula.names()), Ok(vec!["exp".to_owned()]));
        assert!(formula("exp(2)").is_err());
    }
}
