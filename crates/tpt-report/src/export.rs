//! The catalogue as open tables, map features and a bibliography.

use schemars::JsonSchema;
use serde::Serialize;

/// `catalogue export`: everything that was known at a date, one row a fact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Export {
    /// What was known at the end of this day in Tokyo.
    pub asof: String,
    /// The assumption set in force; the export does not depend on it.
    pub figures: String,
    /// The version of the program.
    pub version: String,
    /// The tables.
    pub tables: Vec<Table>,
    /// What has a position: places, and launches, elements and events at theirs.
    pub features: Vec<Feature>,
    /// The sources as CSL items.
    pub bibliography: Vec<CslItem>,
    /// The ids of the sources.
    pub sources: Vec<String>,
}

/// A table by columns, each as long as the others.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Table {
    /// Its name, which is also that of its file.
    pub name: String,
    /// What one row is.
    pub about: String,
    /// The columns.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Column {
    /// Its name, with the unit in it where it holds numbers of one unit.
    pub name: String,
    /// Its cells.
    pub cells: Cells,
}

/// The cells of a column: texts or numbers, each of which may be missing.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cells {
    /// Texts; dates too, because a source may give only a month or a year.
    Texts(Vec<Option<String>>),
    /// Numbers.
    Numbers(Vec<Option<f64>>),
}

impl Cells {
    /// How many there are.
    ///
    /// ```
    /// use tpt_report::Cells;
    ///
    /// let cells = Cells::Numbers(vec![Some(1.5), None]);
    /// assert_eq!(cells.len(), 2, "a missing number is a cell too");
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Cells::Texts(cells) => cells.len(),
            Cells::Numbers(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    ///
    /// ```
    /// use tpt_report::Cells;
    ///
    /// assert!(Cells::Texts(Vec::new()).is_empty());
    /// assert!(!Cells::Texts(vec![None]).is_empty(), "a missing text is a cell too");
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A point on a map.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Feature {
    /// The record's id.
    pub id: String,
    /// The kind of record.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// When it happened, or its newest status began.
    pub date: Option<String>,
    /// Latitude in degrees, rounded as the place is.
    pub lat_deg: f64,
    /// Longitude in degrees, rounded as the place is.
    pub lon_deg: f64,
    /// One line more: a status, the reports, who administers and who claims.
    pub detail: String,
    /// The sources.
    pub sources: Vec<String>,
}

/// A bibliographic item in the form of the Citation Style Language (CSL-JSON 1.0), which Zotero imports.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CslItem {
    /// The source's id.
    pub id: String,
    /// The type of item.
    #[serde(rename = "type")]
    pub kind: String,
    /// The title.
    pub title: String,
    /// The institution that speaks in it; nobody of what stands in a newspaper or a journal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<CslName>,
    /// The newspaper, agency or journal, where the item is a part of one.
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<CslDate>,
    /// When it was last opened again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<CslDate>,
    /// Its language.
    pub language: String,
    /// Where it can be opened.
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Grade, access and what a reader should know.
    pub note: String,
}

/// A name that is not taken apart into given and family name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CslName {
    /// The name.
    pub literal: String,
}

/// A date as far as it is known: year, month, day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CslDate {
    /// One date, in one to three parts.
    #[serde(rename = "date-parts")]
    pub date_parts: Vec<Vec<u16>>,
}
