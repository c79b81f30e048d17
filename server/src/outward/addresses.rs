//! Which addresses are public: those that are neither this machine's, nor of a network of its own, nor of no machine.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 networks that nobody outside may name (IANA's registry of special-purpose addresses, and multicast).
const CLOSED_V4: [(Ipv4Addr, u8); 14] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 3),
];

/// IPv6 networks that nobody outside may name. Those that carry an IPv4 address are closed whole: no service for others
/// is reached by one.
const CLOSED_V6: [(Ipv6Addr, u8); 13] = [
    // Unspecified, this machine, and the old form of IPv4 within IPv6.
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 0), 96),
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96),
    (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96),
    (Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 0), 64),
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10),
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8),
];

/// Whether an address is one that a service for others can have.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let bits = u32::from(address);
            !CLOSED_V4.iter().any(|(network, length)| (bits ^ u32::from(*network)) >> (32 - length) == 0)
        }
        IpAddr::V6(address) => {
            let bits = u128::from(address);
            !CLOSED_V6.iter().any(|(network, length)| (bits ^ u128::from(*network)) >> (128 - length) == 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A network a line: its first and last address, and the neighbours that are public where there are any.
    #[rustfmt::skip]
    #[test]
    fn the_edges_of_every_closed_network_are_closed_and_their_neighbours_are_not() {
        for (closed, open) in [
            (&["0.0.0.0", "0.255.255.255"][..], &["1.0.0.0"][..]),
            (&["10.0.0.0", "10.255.255.255"], &["9.255.255.255", "11.0.0.0"]),
            (&["100.64.0.0", "100.127.255.255"], &["100.63.255.255", "100.128.0.0"]),
            (&["127.0.0.0", "127.0.0.1", "127.255.255.255"], &["126.255.255.255", "128.0.0.0"]),
            (&["169.254.0.0", "169.254.169.254", "169.254.255.255"], &["169.253.255.255", "169.255.0.0"]),
            (&["172.16.0.0", "172.31.255.255"], &["172.15.255.255", "172.32.0.0"]),
            (&["192.0.0.0", "192.0.0.255"], &["191.255.255.255", "192.0.1.0"]),
            (&["192.0.2.0", "192.0.2.255"], &["192.0.1.255", "192.0.3.0"]),
            (&["192.88.99.0", "192.88.99.255"], &["192.88.98.255", "192.88.100.0"]),
            (&["192.168.0.0", "192.168.255.255"], &["192.167.255.255", "192.169.0.0"]),
            (&["198.18.0.0", "198.19.255.255"], &["198.17.255.255", "198.20.0.0"]),
            (&["198.51.100.0", "198.51.100.255"], &["198.51.99.255", "198.51.101.0"]),
            (&["203.0.113.0", "203.0.113.255"], &["203.0.112.255", "203.0.114.0"]),
            (&["224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255"], &["223.255.255.255"]),
            (&["::", "::1", "::7f00:1", "::ffff"], &["0:0:0:0:0:1::"]),
            (&["::ffff:0:0", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:255.255.255.255"], &["::1:0:0:0"]),
            (&["64:ff9b::", "64:ff9b::7f00:1", "64:ff9b::ffff:ffff"], &["64:ff9a::", "64:ff9b::1:0:0"]),
            (&["64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"], &["64:ff9b:2::"]),
            (&["100::", "100::ffff:ffff:ffff:ffff"], &["100:0:0:1::"]),
            (&["2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"], &["2000:ffff::", "2001:200::"]),
            (&["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"], &["2001:db7::", "2001:db9::"]),
            (&["2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], &["2001:ffff::", "2003::"]),
            (&["3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"], &["3ffe::", "3fff:1000::"]),
            (&["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], &["fbff::", "fe00::"]),
            (&["fe80::", "fe80::1", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], &["fe7f::"]),
            (&["fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], &[]),
            (&["ff00::", "ff02::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], &[]),
        ] {
            for address in closed {
                assert!(!is_public(address.parse().unwrap()), "{address} is closed");
            }
            for address in open {
                assert!(is_public(address.parse().unwrap()), "{address} is open");
            }
        }
        for address in ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
