//! `serve` as a process: its documents are those of the command line, and nobody can hurt it from outside.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{answer, not_refused, run};

/// A server that ends with the test.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        Self::start_at(&["--listen", "127.0.0.1:0"])
    }

    fn start_at(options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_twoplustwo"))
            .arg("serve")
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let told = process.stdout.as_mut().expect("it is piped");
        BufReader::new(told).read_line(&mut line).expect("it writes UTF-8");
        let address =
            line.trim().strip_prefix("listening on http://").and_then(|line| line.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("it says where it listens: {line}")).to_owned();
        assert!(address.starts_with("127.0.0.1:") && !address.ends_with(":0"), "{address}");
        Self { process, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout is settable");
        stream
    }

    /// What comes back for some bytes, until it closes.
    fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // It may close before it has read all of it.
        let _ = stream.write_all(bytes);
        let mut back = Vec::new();
        let _ = stream.read_to_end(&mut back);
        String::from_utf8_lossy(&back).into_owned()
    }

    fn get(&self, target: &str) -> String {
        self.raw(
            format!("GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
                .as_bytes(),
        )
    }

    /// The body of an answer that went well.
    fn body(&self, target: &str) -> String {
        let answer = self.get(target);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{target}: {answer}"));
        assert!(head.starts_with("HTTP/1.1 200 "), "{target}: {answer}");
        body.to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What has a map is offered as one and is one; what has none says which forms it has.
#[test]
fn a_form_that_a_document_has_nothing_for_is_refused_with_those_that_it_has() {
    let server = Server::start();
    for target in [
        "reconstruct/2017-07-28?asof=2017-12-31&track=true&samples=16",
        "warn/2017-08-29?place=Sapporo&samples=16",
        "ring/etorofu-bastion?asof=2017-03-20",
    ] {
        let map = server.body(&format!("/api/{target}&format=geojson"));
        let map: serde_json::Value = serde_json::from_str(&map).expect("it is JSON");
        let drawn = ["LineString", "MultiLineString", "MultiPolygon"];
        let features = map["features"].as_array().expect("it is a collection");
        assert!(
            features.iter().any(|one| drawn.iter().any(|kind| one["geometry"]["type"] == *kind)),
            "{target}"
        );
    }
    for (target, allowed) in [
        ("catalogue/list/places?format=geojson", "allowed: json, csv"),
        ("reconstruct/2017-07-28?asof=2017-12-31&samples=16&format=czml", "allowed: json, csv"),
        ("schema/warn?format=csv", "allowed: format=json"),
    ] {
        let refused = server.get(&format!("/api/{target}"));
        assert!(refused.starts_with("HTTP/1.1 406 ") && refused.contains(allowed), "{target}: {refused}");
    }
    let offered: serde_json::Value =
        serde_json::from_str(&server.body("/api/openapi.json")).expect("it is JSON");
    let paths = offered["paths"].as_object().expect("it has paths");
    let forms = |command: &str| {
        let of_command = paths.iter().find(|(path, _)| path.starts_with(&format!("/api/{command}/")));
        let (_, path) = of_command.expect("it is served");
        let parameters = path["get"]["parameters"].as_array().expect("it has parameters");
        let format = parameters.iter().find(|one| one["name"] == "format").expect("it has forms");
        format["schema"]["enum"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((forms("reconstruct"), forms("diff")), (4, 2));
}

#[test]
fn the_document_is_that_of_the_command_line_byte_for_byte() {
    let server = Server::start();
    for (target, words) in [
        ("warn/2017-08-29?place=Sapporo&samples=64", "warn 2017-08-29 --place Sapporo --samples 64"),
        (
            "sight/seongju-radar?altitude_km=100,300&figures=beijing&asof=2017-03-20&heading_deg=330&samples=64",
            "sight seongju-radar --altitude-km 100,300 --figures beijing --asof 2017-03-20 --heading-deg 330 --samples 64",
        ),
        (
            "check/beijing-hua-chunying-2017-03-17-radar-over-2000-km?between=seoul,beijing&samples=64",
            "check beijing-hua-chunying-2017-03-17-radar-over-2000-km --between seoul beijing --samples 64",
        ),
        ("catalogue/list/places", "catalogue list places"),
        ("catalogue/show/seongju", "catalogue show seongju"),
        ("why/an-tpy-2/radar-range/lewis-postol-2012", "why an-tpy-2/radar-range/lewis-postol-2012"),
        ("diff/2017-03-20?asof=2016-06-01", "diff --asof 2016-06-01 2017-03-20"),
        ("schema/warn", "schema warn"),
    ] {
        let words: Vec<&str> = words.split(' ').chain(["--json"]).collect();
        assert_eq!(server.body(&format!("/api/{target}")), answer(&words), "{target}");
    }
}

#[test]
fn what_is_not_http_is_answered_and_the_next_one_too() {
    let server = Server::start();
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(1_000));
    let garbage: Vec<u8> = (0..=255).cycle().take(4_096).collect();
    for (what, bytes, status) in [
        ("no request line", b"hello\r\n\r\n".as_slice(), "400"),
        ("bytes", &garbage, "400"),
        ("another protocol", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "400"),
        ("a version that is none", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "400"),
        ("a header that is none", b"GET / HTTP/1.1\r\nHost\r\n\r\n", "400"),
        (
            "two lengths",
            b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "400",
        ),
        ("a long header", long.as_bytes(), "431"),
        ("many headers", many.as_bytes(), "431"),
    ] {
        let back = server.raw(bytes);
        let first = back.lines().next().unwrap_or_default();
        assert!(first.starts_with(&format!("HTTP/1.1 {status} ")), "{what}: `{first}`");
    }
    assert!(server.body("/api/schema/warn").contains("\"$schema\""));
}

#[test]
fn a_body_is_not_read() {
    let server = Server::start();
    let post = "POST /api/schema/warn HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\nx";
    assert!(server.raw(post.as_bytes()).starts_with("HTTP/1.1 405 "));
}

#[test]
fn whoever_says_nothing_is_let_go() {
    let server = Server::start();
    let began = Instant::now();
    let mut silent = server.connect();
    silent.write_all(b"GET / HTTP/1.1\r\nHo").expect("it listens");
    let mut back = String::new();
    let _ = silent.read_to_string(&mut back);
    let waited = began.elapsed();
    assert!(!back.starts_with("HTTP/1.1 200"), "{back}");
    assert!((Duration::from_secs(9)..Duration::from_secs(30)).contains(&waited), "{waited:?}");
}

#[test]
fn an_idle_connection_is_let_go() {
    let server = Server::start();
    let mut stream = server.connect();
    stream.write_all(b"GET /api/schema/warn HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it listens");
    let began = Instant::now();
    let mut back = String::new();
    stream.read_to_string(&mut back).expect("it closes and says no more");
    assert!(back.starts_with("HTTP/1.1 200 "), "{back}");
    let waited = began.elapsed();
    assert!((Duration::from_secs(9)..Duration::from_secs(30)).contains(&waited), "{waited:?}");
}

#[test]
fn a_name_of_this_machine_can_be_listened_on() {
    let server = Server::start_at(&["--listen", "localhost:0"]);
    assert!(server.body("/api/schema/warn").contains("\"$schema\""));
}

/// Neither a length nor a piece of a body: whoever keeps the connection would wait for it.
#[test]
fn a_head_ends_with_its_head() {
    let server = Server::start();
    for target in ["/api/warn/2017-08-29", "/api/schema/warn", "/api/nothing"] {
        let request = format!("HEAD {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        let back = server.raw(request.as_bytes());
        let (head, body) = back.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{target}: {back}"));
        assert_eq!(body, "", "{target}");
        assert!(!head.to_ascii_lowercase().contains("content-length: 0"), "{target}: {head}");
    }
}

#[test]
fn a_request_under_another_name_is_refused() {
    let server = Server::start();
    let asked = |host: &str| {
        server.raw(
            format!("GET /api/schema/warn HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes(),
        )
    };
    assert!(asked("evil.example").starts_with("HTTP/1.1 421 "));
    assert!(asked(&server.address).starts_with("HTTP/1.1 200 "));
    // Before HTTP/1.1 nobody named a host.
    assert!(server.raw(b"GET /api/schema/warn HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200 "));
    let named =
        Server::start_at(&["--listen", "127.0.0.1:0", "--host", "maps.example.org", "--host", "b.example"]);
    let get = "GET /api/schema/warn HTTP/1.1\r\nHost: b.example\r\nConnection: close\r\n\r\n";
    assert!(named.raw(get.as_bytes()).starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_taken_address_is_refused() {
    let server = Server::start();
    let again = run(["serve", "--listen", &server.address]);
    let wrong = not_refused(&again, &[&server.address, "allowed: a free address of this machine"]);
    assert_eq!(wrong, [""; 0], "{}", again.stderr);
}

#[test]
fn what_a_server_has_no_use_for_is_refused() {
    for flags in [
        vec!["--json"],
        vec!["--asof", "2017-03-20"],
        vec!["--figures", "beijing"],
        vec!["--samples", "64"],
        vec!["--seed", "1"],
        vec!["--out", "x"],
        vec!["--scenario", "northeast-asia"],
    ] {
        let refused = run(["serve"].iter().chain(&flags));
        let wrong = not_refused(&refused, &[flags[0], "allowed: --listen, --host, --base-path, --data"]);
        assert_eq!(wrong, [""; 0], "{flags:?}: {}", refused.stderr);
    }
    for (flag, value, allowed) in [
        ("--listen", "everywhere", "localhost:8217"),
        ("--listen", "127.0.0.1", "127.0.0.1:8217"),
        ("--host", "maps.example.org:80", "without a port"),
        ("--base-path", "two", "/twoplustwo"),
    ] {
        let refused = run(["serve", flag, value]);
        let wrong = not_refused(&refused, &[flag, value, allowed]);
        assert_eq!(wrong, [""; 0], "{}", refused.stderr);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_a_computation_in_hand() {
    let mut server = Server::start();
    let mut stream = server.connect();
    let long = "GET /api/reconstruct/2017-07-28?samples=65536 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    stream.write_all(long.as_bytes()).expect("it listens");
    let mut first = [0; 15];
    stream.read_exact(&mut first).expect("it answers");
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    let told = Command::new("kill").args(["-INT", &server.process.id().to_string()]).status();
    assert!(told.is_ok_and(|status| status.success()));
    let began = Instant::now();
    let ended = loop {
        match server.process.try_wait().expect("it is ours") {
            Some(status) => break status,
            None if began.elapsed() > Duration::from_secs(20) => panic!("it still runs"),
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    assert!(ended.success(), "{ended}");
}
