//! What is refused, and what every answer carries.

use axum::http::StatusCode;
use tpt_server::Limits;

use crate::support::{SHORT, ask, get, request, server};

#[tokio::test]
async fn only_reading_is_answered() {
    let server = server(Limits::default());
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        for address in ["/", SHORT, "/api/openapi.json"] {
            let refused = ask(&server, request(method, address, &[])).await;
            assert_eq!(refused.header("allow"), "GET, HEAD", "{method} {address}");
            assert!(refused.refused(405).contains(method));
        }
    }
}

#[tokio::test]
async fn a_long_address_is_refused() {
    let server = server(Limits::default());
    let refused = get(&server, &format!("/api/ring/{}", "x".repeat(9_000))).await;
    assert!(refused.refused(414).contains("8192 bytes"), "{}", refused.text);
}

#[tokio::test]
async fn no_path_leads_out_of_the_page() {
    let server = server(Limits::default());
    for address in [
        "/../Cargo.toml",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/assets/../../../etc/passwd",
        "/assets/..\\..\\etc\\passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/assets/",
        "/assets",
        "/%00",
        "/.git/config",
        "/index.html/x",
    ] {
        let refused = ask(&server, request("GET", &address.replace('\\', "%5c"), &[])).await;
        let detail = refused.refused(404);
        assert!(detail.contains("is not here"), "{address}: {detail}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_has_the_words_of_the_command_line() {
    let server = server(Limits::default());
    for (address, status, words) in [
        ("/api/nothing", 404, "allowed: /api/ with brief"),
        ("/api/", 404, "is no question"),
        ("/api/sight/no-such-radar", 404, "`no-such-radar`"),
        ("/api/warn/1999-01-01", 404, "`1999-01-01`"),
        ("/api/brief/yesterday", 400, "allowed: YYYY-MM-DD"),
        ("/api/sight/seongju?heading_deg=north", 400, "allowed: digits with a point"),
        ("/api/sight/seongju?heading_deg=400", 400, "allowed: 0 to 360"),
        ("/api/sight/seongju?grid_deg=0", 400, "allowed: 0.1 to 10"),
        ("/api/sight/seongju?range_km=1000", 400, "`range_km` is no option of `sight`"),
        ("/api/sight/seongju?samples=1000000", 400, "16"),
        ("/api/ring/etorofu-bastion?format=csv&table=nosuch", 400, "no table `nosuch`"),
        ("/api/sight/seongju?matrix=perhaps", 400, "allowed: true, false"),
    ] {
        let detail = get(&server, address).await.refused(status);
        assert!(detail.contains(words), "{address}: {detail}");
        assert!(!detail.contains("Usage:"), "{address}: no usage of a terminal: {detail}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_says_what_may_be_done_with_it() {
    let server = server(Limits::default());
    for address in ["/", SHORT, "/api/openapi.json", "/nothing", "/api/nothing"] {
        let answer = get(&server, address).await;
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]
        {
            assert!(policy.contains(part), "{address}: {policy}");
        }
        let script = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or_default();
        assert!(!script.contains("unsafe-inline") && !script.contains("'unsafe-eval'"), "{script}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{address}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{address}");
        assert!(answer.headers.get("access-control-allow-origin").is_none(), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_has_no_body() {
    let answer = ask(&server(Limits::default()), request("HEAD", SHORT, &[])).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");
}
