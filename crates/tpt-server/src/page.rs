//! The page, out of the program itself.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

use crate::problem::Problem;

/// The page as it was made in `web/dist/page` before this crate was built; empty where it was not.
static PAGE: Dir<'static> = include_dir!("$TWOPLUSTWO_PAGE");

/// What stands there instead of a page that was not built.
const MISSING: &str = include_str!("missing.html");

const INDEX: &str = "index.html";

/// A file of the page.
pub(crate) fn file(path: &str) -> Response {
    let wanted = path.trim_start_matches('/');
    let wanted = if wanted.is_empty() { INDEX } else { wanted };
    match PAGE.get_file(wanted) {
        Some(file) => {
            let kept = if wanted.starts_with("assets/") {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            };
            let mut response = file.contents().into_response();
            let answer = response.headers_mut();
            answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(wanted)));
            answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
            response
        }
        None if wanted == INDEX => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], MISSING).into_response()
        }
        None => Problem::new(
            StatusCode::NOT_FOUND,
            format!("`{path}` is not here; allowed: /, /api/openapi.json"),
        )
        .into_response(),
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
