//! Does a client have the answer already? Entity tags and `If-None-Match` (RFC 9110, sections 8.8.3 and 13.1.2).

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

/// What a client says it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// Answers with these tags; often none.
    Tags(Vec<Vec<u8>>),
    /// Any answer at all.
    Any,
}

impl Known {
    /// Reads the headers of a request. What is no list of tags names none of ours.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let mut tags = Vec::new();
        for value in headers.get_all(header::IF_NONE_MATCH) {
            if value.as_bytes().trim_ascii() == b"*" {
                return Self::Any;
            }
            read(value.as_bytes(), &mut tags);
        }
        Self::Tags(tags)
    }

    /// Whether an answer with this tag is among them, by the weak comparison: what stands between the quotes.
    pub(crate) fn names(&self, opaque: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|tag| tag == opaque.as_bytes()),
        }
    }
}

/// What stands between the quotes of each tag of a list; commas may stand there too.
fn read(mut list: &[u8], tags: &mut Vec<Vec<u8>>) {
    loop {
        list = list.trim_ascii_start();
        if let Some(rest) = list.strip_prefix(b",") {
            list = rest;
            continue;
        }
        let quoted = list.strip_prefix(b"W/").unwrap_or(list).strip_prefix(b"\"");
        let Some(end) = quoted.and_then(|quoted| quoted.iter().position(|byte| *byte == b'"')) else {
            return;
        };
        let quoted = quoted.unwrap_or_default();
        tags.push(quoted[..end].to_vec());
        list = &quoted[end + 1..];
    }
}

/// The tag of an answer. It is a weak one, because the answer may be compressed on its way.
pub(crate) fn tag(opaque: &str) -> String {
    format!("W/\"{opaque}\"")
}

/// An answer that says only that it is the one that the client has.
pub(crate) fn not_modified(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    *response.body_mut() = Body::empty();
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
        response.headers_mut().remove(name);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(values: &[&str]) -> Known {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::IF_NONE_MATCH, value.parse().unwrap());
        }
        Known::of(&headers)
    }

    #[test]
    fn a_tag_is_found_in_every_form_of_the_list() {
        for values in [
            &["\"a-1\""][..],
            &["W/\"a-1\""],
            &["\"b\", W/\"a-1\""],
            &["\"b,c\",\"a-1\",\"d\""],
            &[" , \"b\" ,, W/\"a-1\" "],
            &["\"b\"", "\"a-1\""],
            &["*"],
            &[" * "],
            &["\"b\"", "*"],
        ] {
            assert!(known(values).names("a-1"), "{values:?}");
        }
        for values in [
            &[][..],
            &[""],
            &["\"a-1"],
            &["a-1"],
            &["\"a-1-geojson\""],
            &["\"*\""],
            &["\"b,a-1\""],
            &["w/\"a-1\""],
        ] {
            assert!(!known(values).names("a-1"), "{values:?}");
        }
    }
}
