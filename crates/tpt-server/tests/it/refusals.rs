//! What is refused, and what every answer carries.

use axum::body::to_bytes;
use axum::http::StatusCode;
use tpt_server::{Limits, Place};

use crate::support::{SHORT, ask, begin, get, request, server, server_at};

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
        ("/api/ring/etorofu-bastion?format=html", 406, "has no pages"),
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

/// DNS rebinding: a page elsewhere gives its own name the address of this machine, and asks under that name.
#[tokio::test(flavor = "multi_thread")]
async fn only_a_name_of_the_server_is_answered() {
    let place = Place { hosts: vec!["maps.example.org".parse().expect("it is a name")], ..Place::default() };
    let server = server_at(Limits::default(), place);
    for host in ["localhost", "localhost:8217", "127.0.0.1:8217", "[::1]:8217", "Maps.Example.org"] {
        assert_eq!(
            ask(&server, request("GET", SHORT, &[("host", host)])).await.status,
            StatusCode::OK,
            "{host}"
        );
    }
    for address in ["/", SHORT, "/api/openapi.json"] {
        for host in
            ["evil.example", "evil.example:8217", "localhost.evil.example", "192.168.1.5", "[fd00::1]:80"]
        {
            let refused = ask(&server, request("GET", address, &[("host", host)])).await;
            let detail = refused.refused(421);
            assert!(detail.contains("allowed: localhost, maps.example.org, or a name"), "{host}: {detail}");
        }
        for host in ["", "local host", "a@localhost", "localhost/x"] {
            ask(&server, request("GET", address, &[("host", host)])).await.refused(400);
        }
    }
    // The address of a request outweighs its header.
    let elsewhere = format!("http://evil.example{SHORT}");
    ask(&server, request("GET", &elsewhere, &[])).await.refused(421);
    let two = request("GET", SHORT, &[("host", "localhost"), ("host", "evil.example")]);
    ask(&server, two).await.refused(400);
    let mut none = request("GET", SHORT, &[]);
    none.headers_mut().clear();
    ask(&server, none).await.refused(400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_stands_under_the_path_of_its_proxy() {
    let base = "/missile/defence".parse().expect("it is a path");
    let server = server_at(Limits::default(), Place { base, ..Place::default() });
    let plain = get(&server, SHORT).await;
    let below = get(&server, &format!("/missile/defence{SHORT}")).await;
    assert_eq!((below.status, &below.text), (StatusCode::OK, &plain.text));
    assert_eq!(get(&server, "/missile/defence/").await.status, StatusCode::OK);
    let to = get(&server, "/missile/defence?tab=matrix").await;
    assert_eq!(to.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(to.header("location"), "/missile/defence/?tab=matrix");
    let document = get(&server, "/missile/defence/api/openapi.json").await.json();
    assert_eq!(document["servers"][0]["url"], "/missile/defence");
    assert!(get(&server, "/missile").await.refused(404).contains("is not here"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_answer_is_compressed_for_whoever_takes_it_so() {
    use std::io::Read;
    let server = server(Limits::default());
    let whole = get(&server, "/api/openapi.json").await;
    assert_eq!((whole.header("content-encoding"), whole.header("vary")), ("", "accept-encoding"));
    let packed =
        begin(&server, request("GET", "/api/openapi.json", &[("accept-encoding", "gzip, br")])).await;
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    let bytes = to_bytes(packed.into_body(), usize::MAX).await.expect("the body is in memory");
    assert!(bytes.len() * 4 < whole.text.len(), "{} of {}", bytes.len(), whole.text.len());
    let mut text = String::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("it is gzip");
    assert_eq!(text, whole.text);
    // Neither a short answer nor events, which would wait for each other.
    let headers = [("accept-encoding", "gzip"), ("accept", "text/event-stream")];
    for (address, headers) in [("/api/nothing", &headers[..1]), (SHORT, &headers[..])] {
        let plain = begin(&server, request("GET", address, headers)).await;
        assert!(!plain.headers().contains_key("content-encoding"), "{address}");
    }
}
