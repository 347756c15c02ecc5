//! Where a server is reached, as it is typed: the address that it listens on, its names, the path that it stands under.

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

/// The address that a server listens on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// In digits.
    Address(SocketAddr),
    /// A name of this machine; nothing has looked it up yet.
    Name {
        /// The name.
        name: HostName,
        /// The port.
        port: u16,
    },
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(address) = text.parse() {
            return Ok(Self::Address(address));
        }
        let named =
            text.rsplit_once(':').and_then(|(name, port)| Some((name.parse().ok()?, port.parse().ok()?)));
        let (name, port) = named.ok_or(
            "allowed: ADDRESS:PORT such as 127.0.0.1:8217 or [::1]:8217, or a name of this machine such as localhost:8217",
        )?;
        Ok(Self::Name { name, port })
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(f, "{address}"),
            Self::Name { name, port } => write!(f, "{name}:{port}"),
        }
    }
}

/// The name of a host, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    /// Whether the name means this machine on every machine (RFC 6761, section 6.3).
    #[must_use]
    pub fn is_localhost(&self) -> bool {
        self.0 == "localhost" || self.0.ends_with(".localhost")
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for HostName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
        let label = |label: &str| {
            let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            (1..=63).contains(&label.len()) && label.bytes().all(good)
        };
        // What is digits and points alone is an address.
        let named = name.bytes().any(|byte| byte.is_ascii_alphabetic());
        if name.len() <= 253 && named && name.split('.').all(label) {
            return Ok(Self(name));
        }
        Err("allowed: the name of a host without a port, such as maps.example.org".to_owned())
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The path that a server stands under: empty, or with a stroke before each piece and none at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BasePath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let path = text.strip_suffix('/').unwrap_or(text);
        let piece = |piece: &str| {
            let good = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            !["", ".", ".."].contains(&piece) && piece.bytes().all(good)
        };
        let whole =
            path.is_empty() || path.strip_prefix('/').is_some_and(|pieces| pieces.split('/').all(piece));
        if whole && text.starts_with('/') {
            return Ok(Self(path.to_owned()));
        }
        Err("allowed: a path such as /twoplustwo, of letters, digits, `-`, `.`, `_` and `~`".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_digits_or_a_name_with_a_port() {
        for (text, shown) in [
            ("127.0.0.1:8217", "127.0.0.1:8217"),
            ("[::1]:0", "[::1]:0"),
            ("LocalHost:8395", "localhost:8395"),
            ("my-machine.example.:80", "my-machine.example:80"),
        ] {
            assert_eq!(text.parse::<Listen>().map(|listen| listen.to_string()).as_deref(), Ok(shown));
        }
        for text in [
            "localhost",
            "127.0.0.1",
            ":80",
            "localhost:",
            "localhost:99999",
            "127.1:80",
            "a b:80",
            "::1:80",
            "",
        ] {
            let refused = text.parse::<Listen>().expect_err(text);
            assert!(refused.contains("127.0.0.1:8217") && refused.contains("localhost:8217"), "{refused}");
        }
    }

    #[test]
    fn localhost_is_this_machine_and_a_name_like_it_is_not() {
        for (name, local) in [
            ("localhost", true),
            ("LOCALHOST.", true),
            ("a.localhost", true),
            ("localhost.example", false),
            ("notlocalhost", false),
        ] {
            assert_eq!(name.parse::<HostName>().map(|name| name.is_localhost()), Ok(local), "{name}");
        }
        for text in ["", ".", "a..b", "10.0.0.1", "a:80", "a/b", "http://a", "*"] {
            assert!(text.parse::<HostName>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_base_path_is_whole_pieces() {
        for (text, path) in [("/", ""), ("/a", "/a"), ("/a/", "/a"), ("/a-1/b.c", "/a-1/b.c")] {
            assert_eq!(text.parse::<BasePath>().map(|base| base.0).as_deref(), Ok(path));
        }
        for text in ["", "a", "a/", "//", "/a//b", "/../a", "/a/.", "/a?b", "/a b", "/é", "http://a/b"] {
            assert!(text.parse::<BasePath>().is_err(), "{text}");
        }
    }
}
