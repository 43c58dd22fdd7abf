//! What a network reaches: nobody, because Google never sees such addresses, or nearly everybody.

use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::FIELD;
use crate::{
    checkers::{Remark, Weight},
    knowledge::Both,
};

/// Addresses of a special kind, with its name in both languages. The narrower network stands first.
type Special<N> = (N, &'static str, &'static str);

const fn v4(a: u8, b: u8, c: u8, bits: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, 0), bits)
}

const fn v6(a: u16, b: u16, c: u16, last: u16, bits: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, last), bits)
}

const DOCUMENTATION: (&str, &str) = ("説明書の例に使うアドレス", "an address for examples in documents");
const PRIVATE: (&str, &str) = ("社内用のプライベート アドレス", "a private address");
const LOOPBACK: (&str, &str) = ("自分自身を指すループバック アドレス", "a loopback address");
const LINK_LOCAL: (&str, &str) = ("隣の機器との間だけで使うリンクローカル アドレス", "a link-local address");
const UNSPECIFIED: (&str, &str) = ("アドレスがないことを表す値", "the unspecified address");
const MULTICAST: (&str, &str) = ("マルチキャスト アドレス", "a multicast address");
const RESERVED: (&str, &str) = ("予約されていて使われていないアドレス", "a reserved address");

const fn special<N: Copy>(network: N, name: (&'static str, &'static str)) -> Special<N> {
    (network, name.0, name.1)
}

/// From the IANA IPv4 Special-Purpose Address Registry, and multicast.
const SPECIAL_V4: &[Special<Ipv4Net>] = &[
    special(v4(0, 0, 0, 32), UNSPECIFIED),
    special(v4(0, 0, 0, 8), RESERVED),
    special(v4(10, 0, 0, 8), PRIVATE),
    special(v4(172, 16, 0, 12), PRIVATE),
    special(v4(192, 168, 0, 16), PRIVATE),
    special(
        v4(100, 64, 0, 10),
        ("通信事業者の中で共用する CGNAT のアドレス", "an address that providers share (CGNAT)"),
    ),
    special(v4(127, 0, 0, 8), LOOPBACK),
    special(v4(169, 254, 0, 16), LINK_LOCAL),
    special(v4(192, 0, 0, 24), RESERVED),
    special(v4(192, 0, 2, 24), DOCUMENTATION),
    special(v4(198, 51, 100, 24), DOCUMENTATION),
    special(v4(203, 0, 113, 24), DOCUMENTATION),
    special(v4(198, 18, 0, 15), ("性能試験用のアドレス", "an address for benchmarks")),
    special(v4(224, 0, 0, 4), MULTICAST),
    special(v4(240, 0, 0, 4), RESERVED),
];

/// From the IANA IPv6 Special-Purpose Address Registry, and multicast.
const SPECIAL_V6: &[Special<Ipv6Net>] = &[
    special(v6(0, 0, 0, 0, 128), UNSPECIFIED),
    special(v6(0, 0, 0, 1, 128), LOOPBACK),
    special(v6(0x2001, 0xdb8, 0, 0, 32), DOCUMENTATION),
    special(v6(0x3fff, 0, 0, 0, 20), DOCUMENTATION),
    special(v6(0xfc00, 0, 0, 0, 7), ("組織内用のユニークローカル アドレス", "a unique local address")),
    special(v6(0xfe80, 0, 0, 0, 10), LINK_LOCAL),
    special(v6(0xff00, 0, 0, 0, 8), MULTICAST),
];

/// All that is handed out of IPv6 so far.
const HANDED_OUT: Ipv6Net = v6(0x2000, 0, 0, 0, 3);

/// What Google never sees as a visitor's address: the kind in both languages.
pub fn unseen(network: &IpNet) -> Option<Both<&'static str>> {
    let (ja, en) = match network {
        IpNet::V4(network) => {
            SPECIAL_V4.iter().find(|(outer, ..)| outer.contains(network)).map(|&(_, ja, en)| (ja, en))
        }
        IpNet::V6(network) => {
            let special = SPECIAL_V6.iter().find(|(outer, ..)| outer.contains(network)).map(|&(_, ja, en)| (ja, en));
            let outside = !HANDED_OUT.contains(network) && !network.contains(&HANDED_OUT);
            special.or_else(|| outside.then_some(RESERVED))
        }
    }?;
    Some(Both { ja, en })
}

/// What is to be said of what an entry reaches. All networks of a range are looked at; one of a kind is enough.
pub fn remarks(typed: &str, networks: &[IpNet]) -> Vec<Remark> {
    let mut said: Vec<(Weight, Both<String>)> = Vec::new();
    for network in networks {
        let words = match (unseen(network), network.prefix_len()) {
            (_, 0) => Some((Weight::Doubtful, everybody(network))),
            (Some(kind), _) => Some((Weight::Doubtful, nobody(&kind))),
            (None, bits) => wide(network, bits),
        };
        said.extend(words.filter(|words| !said.contains(words)));
    }
    let remark = |(weight, Both { ja, en })| Remark::new(weight, FIELD, ja, en).quoting(typed).by(&["N01"]).concluded();
    said.into_iter().map(remark).collect()
}

fn everybody(network: &IpNet) -> Both<String> {
    let family = if network.addr().is_ipv4() { "IPv4" } else { "IPv6" };
    Both {
        ja: format!("{family} のすべてのアドレスが入ります。どこからのアクセスも、マスクの中として扱われます。"),
        en: format!("It covers every address of {family}: wherever somebody comes from, they are inside."),
    }
}

fn nobody(kind: &Both<&str>) -> Both<String> {
    Both {
        ja: format!(
            "{}です。Google から見えるアクセス元にはならないため、だれも当てはまりません。インターネットへ出るときのアドレスを書きます。",
            kind.ja
        ),
        en: format!(
            "This is {}. Google never sees it as a visitor's address, so nobody is inside. Write the address with which you reach the internet.",
            kind.en
        ),
    }
}

/// Wider than what one organisation has.
fn wide(network: &IpNet, bits: u8) -> Option<(Weight, Both<String>)> {
    let (doubtful, noted) = if network.addr().is_ipv4() { (8, 16) } else { (20, 32) };
    let weight = match bits {
        bits if bits < doubtful => Weight::Doubtful,
        bits if bits < noted => Weight::Note,
        _ => return None,
    };
    let text = Both {
        ja: "とても広い範囲です。自社以外のアドレスも入っていないかを確かめてください。".into(),
        en: "This is a very wide range. Check whether it holds addresses of others.".into(),
    };
    Some((weight, text))
}
