//! Every document as one type, from one list.

/// Makes `Answer`, its words and the schemas of the documents from a list: a document's name, its variant, its type.
macro_rules! answers {
    ($($(#[$about:meta])* $name:literal => $variant:ident($document:ty),)+) => {
        /// The document that answers a question.
        #[derive(Debug, serde::Serialize)]
        #[serde(untagged)]
        pub enum Answer {
            $($(#[$about])* $variant(Box<$document>),)+
            /// Of `catalogue check`.
            CatalogueCheck(Box<CatalogueCheck>),
            /// Of `catalogue export`.
            CatalogueExport(Box<Export>),
            /// Of `schema`: one schema, or all of them by name.
            Schema(serde_json::Value),
        }

        impl Answer {
            /// The name of the document's JSON Schema, where it has one.
            ///
            /// ```
            /// # let text = String::new;
            /// # let (schema_version, sources) = (tpt_report::SCHEMA_VERSION, Vec::new());
            /// # let cited = tpt_report::Citation {
            /// #     asof: text(), figures: text(), version: text(), schema_version, id: text(), name: text(), value: None,
            /// #     inputs_sha256: text(), citation: text(), sources,
            /// # };
            /// use tpt_report::{Answer, report_schemas};
            ///
            /// let answer = Answer::from(cited);
            /// assert_eq!(answer.kind(), "cite");
            /// assert!(report_schemas().contains_key(answer.kind()));
            /// ```
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $name,)+
                    Self::CatalogueCheck(_) => "catalogue-check",
                    Self::CatalogueExport(_) => "catalogue-export",
                    Self::Schema(_) => "schema",
                }
            }

            /// One JSON document, ending in a newline.
            ///
            /// ```
            /// let answer = tpt_report::Answer::Schema(serde_json::json!({ "type": "string" }));
            /// assert_eq!(answer.json()?, "{\n  \"type\": \"string\"\n}\n");
            /// # Ok::<(), serde_json::Error>(())
            /// ```
            ///
            /// # Errors
            ///
            /// `serde_json::Error` if it has no JSON form, which is a fault of the program.
            pub fn json(&self) -> Result<String, serde_json::Error> {
                let mut text = serde_json::to_string_pretty(self)?;
                text.push('\n');
                Ok(text)
            }
        }

        $(impl From<$document> for Answer {
            fn from(document: $document) -> Self {
                Self::$variant(Box::new(document))
            }
        })+

        /// The JSON Schema of each document that the engine gives out, by name.
        ///
        /// ```
        /// let schemas = tpt_report::report_schemas();
        /// assert_eq!(schemas["ring"]["properties"]["ranges_km"]["type"], "array");
        /// assert!(!schemas.contains_key("rings"));
        /// ```
        #[must_use]
        pub fn report_schemas() -> std::collections::BTreeMap<&'static str, serde_json::Value> {
            use schemars::generate::SchemaSettings;
            fn of<T: schemars::JsonSchema>() -> serde_json::Value {
                let settings = SchemaSettings::draft2020_12().for_serialize();
                settings.into_generator().into_root_schema_for::<T>().to_value()
            }
            std::collections::BTreeMap::from([$(($name, of::<$document>()),)+])
        }
    };
}

pub(crate) use answers;
