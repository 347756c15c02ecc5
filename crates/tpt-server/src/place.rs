//! Under which names and at which path is the server reached?

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{StatusCode, Version, header};
use tpt_shell::{BasePath, HostName};

use crate::problem::Problem;

/// Where a server is reached.
///
/// A page elsewhere can give its own name the address of this machine (DNS rebinding), and a browser then lets it read the
/// answers. The request names the host that the browser was told, so only known names are answered.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The address that is listened on; none where nothing listens.
    pub address: Option<IpAddr>,
    /// The names that whoever runs the server has given it.
    pub hosts: Vec<HostName>,
    /// The path that it stands under.
    pub base: BasePath,
}

/// What a path is, below the path that the server stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Below<'p> {
    /// A path of the server's own.
    Path(&'p str),
    /// The base itself without its last stroke, against which the page's relative addresses would miss.
    Base,
}

impl Place {
    /// The path below the base. A proxy may have taken the base away already.
    pub(crate) fn below<'p>(&self, path: &'p str) -> Below<'p> {
        let base = self.base.as_str();
        match path.strip_prefix(base) {
            Some("") => Below::Base,
            Some(rest) if rest.starts_with('/') => Below::Path(rest),
            _ => Below::Path(path),
        }
    }

    /// Why a request is for another host, if it is.
    pub(crate) fn refusal(&self, request: &Request) -> Option<Problem> {
        let mut hosts = request.headers().get_all(header::HOST).iter();
        let host = match (request.uri().authority(), hosts.next(), hosts.next()) {
            (_, Some(_), Some(_)) => return Some(Problem::bad("two hosts are named; allowed: one Host")),
            // The address outweighs the header (RFC 9112, section 3.2.2).
            (Some(authority), ..) => Some(authority.clone()),
            (None, Some(host), None) => {
                let read = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
                // A name before the host is no part of this header.
                let read = read.filter(|host| !host.as_str().contains('@'));
                let Some(read) = read else {
                    let given = String::from_utf8_lossy(host.as_bytes()).into_owned();
                    return Some(Problem::bad(format!(
                        "Host `{given}` is no host; allowed: NAME or NAME:PORT"
                    )));
                };
                Some(read)
            }
            (None, None, _) => None,
        };
        match host {
            Some(host) if self.is_named(host.host()) => None,
            Some(host) => Some(Problem::new(
                StatusCode::MISDIRECTED_REQUEST,
                format!(
                    "`{}` is no name of this server; allowed: {}, or a name given by `serve --host NAME`",
                    host.host(),
                    self.names().join(", ")
                ),
            )),
            // Before HTTP/1.1 nobody named a host, and no browser asks so.
            None if request.version() < Version::HTTP_11 => None,
            None => Some(Problem::bad("no host is named; allowed: one Host")),
        }
    }

    fn is_named(&self, host: &str) -> bool {
        let digits = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        if let Ok(ip) = digits.parse::<IpAddr>() {
            let ip = ip.to_canonical();
            // An address in digits is nobody else's name: where all of this machine's are listened on, any may stand.
            let own = |address: &IpAddr| address.is_unspecified() || address.to_canonical() == ip;
            return ip.is_loopback() || self.address.as_ref().is_some_and(own);
        }
        host.parse::<HostName>().is_ok_and(|name| name.is_localhost() || self.hosts.contains(&name))
    }

    fn names(&self) -> Vec<String> {
        let address =
            self.address.filter(|address| !address.is_loopback()).map(|address| address.to_string());
        let own = self.hosts.iter().map(ToString::to_string);
        ["localhost".to_owned()].into_iter().chain(address).chain(own).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(address: &str) -> Place {
        Place {
            address: Some(address.parse().unwrap()),
            hosts: vec!["maps.example.org".parse().unwrap()],
            base: "/two".parse().unwrap(),
        }
    }

    #[test]
    fn only_names_of_this_machine_and_given_ones_are_ours() {
        for (address, host, ours) in [
            ("127.0.0.1", "localhost", true),
            ("127.0.0.1", "LOCALHOST.", true),
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "[::1]", true),
            ("127.0.0.1", "maps.Example.org", true),
            ("127.0.0.1", "evil.example", false),
            ("127.0.0.1", "localhost.evil.example", false),
            ("127.0.0.1", "192.168.1.5", false),
            ("192.168.1.5", "192.168.1.5", true),
            ("192.168.1.5", "192.168.1.6", false),
            ("0.0.0.0", "192.168.1.5", true),
            ("::", "[fd00::5]", true),
            ("0.0.0.0", "evil.example", false),
            ("0.0.0.0", "", false),
        ] {
            assert_eq!(place(address).is_named(host), ours, "{host} at {address}");
        }
    }

    #[test]
    fn a_path_is_below_the_base_or_a_proxy_has_taken_it_away() {
        let place = place("127.0.0.1");
        for (path, below) in [
            ("/two", Below::Base),
            ("/two/", Below::Path("/")),
            ("/two/api/x", Below::Path("/api/x")),
            ("/api/x", Below::Path("/api/x")),
            ("/twofold/x", Below::Path("/twofold/x")),
        ] {
            assert_eq!(place.below(path), below, "{path}");
        }
        assert_eq!(Place::default().below("/"), Below::Path("/"));
    }
}
