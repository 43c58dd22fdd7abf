//! Network masks: what is typed into the field of that name in Google's legacy SSO profile.
//!
//! Google takes ranges of addresses in CIDR notation, `64.233.187.0/24`. [`check`] reads every entry as Google does, says
//! what it covers and what is wrong with it, and writes the whole list as it should be. [`Masks::contains`] tells whether
//! an address is inside, [`picture`] draws the ranges.

mod entries;
mod inside;
mod overlap;
pub mod picture;

mod reach;
mod read;
mod slip;
mod svg;

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use self::inside::{Inside, NoAddress};
use self::{entries::Typed, overlap::Cover, read::Reading};
use super::{Remark, Rests, Weight};
use crate::knowledge::Both;

/// The facts of the requirement documents that this checker covers.
pub const FACTS: &[&str] = &["N01", "N03", "N04", "N14"];

/// The field's name.
const FIELD: &str = "masks";

/// How many addresses IPv6 has: one more than a `u128` holds.
const ALL_OF_IPV6: &str = "340282366920938463463374607431768211456";

/// What is to be said of a list of network masks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Masks {
    /// The entries in the order in which they were typed.
    pub entries: Vec<Entry>,
    /// What concerns the list as a whole.
    pub remarks: Vec<Remark>,
    /// The list as it should be, an entry a line: corrected, without what is said twice. An entry that only its author
    /// can correct stands there as it was typed.
    pub corrected: String,
    /// What the answer rests on.
    pub rests: Vec<Rests>,
}

/// One entry of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Entry {
    /// As it was typed.
    pub typed: String,
    /// Where it begins in the text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Google reads it as it stands, and as it is meant.
    pub read: bool,
    /// The networks that it names, or would name once it is corrected; none if nobody can tell.
    #[cfg_attr(feature = "typescript", ts(type = "Array<string>"))]
    pub networks: Vec<IpNet>,
    /// What these cover.
    pub covers: Option<Covers>,
    /// What is to be said of it.
    pub remarks: Vec<Remark>,
}

/// A range of addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Covers {
    /// The first address.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub first: IpAddr,
    /// The last address.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub last: IpAddr,
    /// How many there are, in decimal digits: no number of JavaScript holds it.
    pub addresses: String,
}

impl Covers {
    /// What networks cover that follow one another without a gap.
    fn of(networks: &[IpNet]) -> Option<Self> {
        let (first, last) = (networks.first()?.network(), networks.last()?.broadcast());
        let between = number(last).checked_sub(number(first)).filter(|_| first.is_ipv4() == last.is_ipv4())?;
        let addresses = between.checked_add(1).map_or_else(|| ALL_OF_IPV6.into(), |count| count.to_string());
        Some(Self { first, last, addresses })
    }

    /// The range in words.
    pub fn in_words(&self) -> Both<String> {
        let Self { first, last, addresses } = self;
        if first == last {
            return Both { ja: format!("{first} だけ"), en: format!("{first} alone") };
        }
        Both {
            ja: format!("{first} から {last} までの {addresses} 個"),
            en: format!("{first} to {last}, {addresses} addresses"),
        }
    }
}

/// An address as a number.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u32::from(address).into(),
        IpAddr::V6(address) => address.into(),
    }
}

impl Entry {
    fn new(typed: &Typed, reading: &Reading) -> Self {
        let remarks = reading.slips.iter().map(|slip| slip.remark(typed.text, &reading.networks));
        Self {
            typed: typed.text.to_owned(),
            start: typed.start,
            end: typed.end,
            read: reading.read,
            networks: reading.networks.clone(),
            covers: Covers::of(&reading.networks),
            remarks: remarks.chain(reach::remarks(typed.text, &reading.networks)).collect(),
        }
    }

    /// The remark on an entry that nothing else is to be said of.
    fn right(&self) -> Option<Remark> {
        let ([network], Some(covers)) = (&self.networks[..], &self.covers) else { return None };
        let (range, ignored) = (covers.in_words(), network.max_prefix_len() - network.prefix_len());
        let (ja, en) = if ignored == 0 {
            (format!("入るアドレスは、{}です。", range.ja), format!("It covers {}.", range.en))
        } else {
            (
                format!("下位 {ignored} ビットは無視されます。入るアドレスは、{}です。", range.ja),
                format!("The lower {ignored} bits are ignored: it covers {}.", range.en),
            )
        };
        let of_family = if network.addr().is_ipv6() { "N03" } else { "N04" };
        Some(Remark::new(Weight::Right, FIELD, ja, en).quoting(&self.typed).by(&["N01", of_family]))
    }
}

/// Looks at everything that is typed into the field.
pub fn check(text: &str) -> Masks {
    let mut entries: Vec<Entry> =
        entries::split(text).iter().map(|typed| Entry::new(typed, &read::read(typed.text))).collect();
    let covers = overlap::covers(&entries);
    let corrected = corrected(&entries, &covers);
    let repeated = overlap::remarks(&entries, &covers);
    for (entry, remark) in entries.iter_mut().zip(repeated) {
        entry.remarks.extend(remark);
        if entry.remarks.is_empty() {
            entry.remarks.extend(entry.right());
        }
    }
    let remarks = if entries.is_empty() { vec![nothing()] } else { Vec::new() };
    let rests = rests(&entries);
    Masks { entries, remarks, corrected, rests }
}

/// The list without what other entries cover.
fn corrected(entries: &[Entry], covers: &[Vec<Option<Cover>>]) -> String {
    let lines = entries.iter().zip(covers).flat_map(|(entry, covers)| {
        let kept = entry.networks.iter().zip(covers).filter(|(_, cover)| cover.is_none());
        let kept = kept.map(|(network, _)| network.to_string());
        kept.chain(entry.networks.is_empty().then(|| entry.typed.clone()))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn nothing() -> Remark {
    Remark::new(
        Weight::Note,
        FIELD,
        "ネットワーク マスクの欄は空です。使う場合は、64.233.187.0/24 のように書きます。",
        "There are no network masks. A mask is written like 64.233.187.0/24.",
    )
    .by(&["N01"])
}

/// Google's article, and the registries of addresses that are not used on the internet, if one of them is typed.
fn rests(entries: &[Entry]) -> Vec<Rests> {
    let unseen = |is_v4: bool| {
        let mut networks = entries.iter().flat_map(|entry| &entry.networks);
        networks.any(|network| network.addr().is_ipv4() == is_v4 && reach::unseen(network).is_some())
    };
    let documents = [
        (true, "support.google.com 6369487", "https://support.google.com/a/answer/6369487?hl=ja"),
        (
            unseen(true),
            "IANA IPv4 Special-Purpose Address Registry",
            "https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml",
        ),
        (
            unseen(false),
            "IANA IPv6 Special-Purpose Address Registry",
            "https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml",
        ),
    ];
    let rests = documents.into_iter().filter(|(rests, ..)| *rests).map(|(_, title, url)| Rests {
        title: title.into(),
        url: url.into(),
        verified_on: "2026-11-22".into(),
    });
    rests.collect()
}

impl Masks {
    /// The weightiest remark on anything that was typed.
    pub fn weight(&self) -> Weight {
        let remarks = self.remarks.iter().chain(self.entries.iter().flat_map(|entry| &entry.remarks));
        remarks.map(|remark| remark.weight).max().unwrap_or(Weight::Right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(text: &str) -> Vec<Vec<Weight>> {
        check(text).entries.iter().map(|entry| entry.remarks.iter().map(|remark| remark.weight).collect()).collect()
    }

    /// The first remark on the last entry.
    fn said(text: &str) -> Remark {
        check(text).entries.pop().unwrap().remarks.swap_remove(0)
    }

    #[test]
    fn n01_a_mask_is_a_range_in_cidr_notation() {
        let masks = check("64.233.187.0/24");
        assert!(masks.entries[0].read);
        assert_eq!(masks.entries[0].remarks[0].facts, ["N01", "N04"]);
        for other in ["64.233.187.0", "64.233.187.0/255.255.255.0", "64.233.187.0-64.233.187.255", "google.com"] {
            let remark = said(other);
            assert!(
                !check(other).entries[0].read && remark.weight == Weight::Wrong && remark.facts == ["N01"],
                "{other}"
            );
        }
    }

    #[test]
    fn n03_the_ipv6_example_ignores_the_lower_96_bits() {
        let masks = check("2001:db8::/32");
        let covers = masks.entries[0].covers.as_ref().unwrap();
        assert_eq!(covers.first.to_string(), "2001:db8::");
        assert_eq!(covers.last.to_string(), "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
        assert_eq!(covers.addresses, (1_u128 << 96).to_string());
        let right = said("2400:4000::/32");
        assert!(right.text.en.starts_with("The lower 96 bits are ignored") && right.facts == ["N01", "N03"]);
        // It works, but Google never sees addresses that are for documents only.
        assert!(masks.entries[0].read && said("2001:db8::/32").text.en.contains("for examples in documents"));
    }

    #[test]
    fn n04_the_ipv4_example_covers_0_to_255() {
        let masks = check("64.233.187.0/24");
        let covers = masks.entries[0].covers.as_ref().unwrap();
        assert_eq!(
            (covers.first.to_string(), covers.last.to_string()),
            ("64.233.187.0".into(), "64.233.187.255".into())
        );
        assert_eq!(covers.addresses, "256");
        assert_eq!(said("64.233.187.0/24").weight, Weight::Right);
        let loose = said("64.233.187.99/24");
        assert_eq!((loose.weight, loose.correction.as_deref()), (Weight::Doubtful, Some("64.233.187.0/24")));
        for (address, inside) in [("64.233.187.0", true), ("64.233.187.255", true), ("64.233.188.0", false)] {
            assert_eq!(masks.contains(address).unwrap().is_inside(), inside, "{address}");
        }
    }

    #[test]
    fn addresses_that_google_never_sees() {
        for (network, kind) in [
            ("10.1.0.0/16", "private"),
            ("172.31.255.0/24", "private"),
            ("192.168.0.0/16", "private"),
            ("100.127.0.0/16", "CGNAT"),
            ("127.0.0.1/32", "loopback"),
            ("169.254.1.0/24", "link-local"),
            ("192.0.2.0/24", "examples"),
            ("198.51.100.0/24", "examples"),
            ("203.0.113.0/25", "examples"),
            ("198.19.0.0/16", "benchmarks"),
            ("224.0.0.0/8", "multicast"),
            ("255.255.255.255/32", "reserved"),
            ("0.0.0.0/32", "unspecified"),
            ("0.1.0.0/16", "reserved"),
            ("::/128", "unspecified"),
            ("::1/128", "loopback"),
            ("2001:db8:1::/48", "examples"),
            ("3fff:1::/32", "examples"),
            ("fd00::/8", "unique local"),
            ("fe80::/64", "link-local"),
            ("ff02::/16", "multicast"),
            ("4000::/16", "reserved"),
        ] {
            let remark = said(network);
            assert_eq!(remark.weight, Weight::Doubtful, "{network}");
            assert!(remark.assumed && remark.text.en.contains(kind), "{network}: {}", remark.text.en);
        }
        for network in ["172.32.0.0/24", "100.128.0.0/24", "64.233.187.0/24", "2400:4000::/32", "192.0.0.0/16"] {
            assert!(said(network).weight < Weight::Doubtful, "{network}");
        }
    }

    #[test]
    fn ranges_that_hold_everybody_or_very_many() {
        assert!(said("0.0.0.0/0").text.en.contains("every address of IPv4"));
        assert!(said("::/0").text.en.contains("every address of IPv6"));
        assert_eq!(check("::/0").entries[0].covers.as_ref().unwrap().addresses, ALL_OF_IPV6);
        for (network, weight) in [
            ("64.0.0.0/7", Weight::Doubtful),
            ("64.0.0.0/8", Weight::Note),
            ("64.0.0.0/15", Weight::Note),
            ("64.0.0.0/16", Weight::Right),
            ("2400::/12", Weight::Doubtful),
            ("2400::/31", Weight::Note),
            ("2400::/32", Weight::Right),
        ] {
            assert_eq!(said(network).weight, weight, "{network}");
        }
    }

    #[test]
    fn what_is_said_twice_names_the_other_entry() {
        use Weight::*;
        assert_eq!(weights("64.233.187.0/24, 64.233.187.0/24"), [[Right], [Note]]);
        assert_eq!(weights("64.233.187.8/29, 64.233.187.0/24"), [[Doubtful], [Right]]);
        let text = "64.233.187.0-64.233.187.9 64.233.187.8-64.233.187.200 64.233.187.128/25 64.233.188.0/24";
        let masks = check(text);
        let last = |at: usize| masks.entries[at].remarks.last().unwrap().text.en.clone();
        assert!(last(0).contains("also in “64.233.187.8-64.233.187.200”"), "{}", last(0));
        assert!(last(1).contains("also in “64.233.187.128/25”"), "{}", last(1));
        assert!(said("64.0.0.0/16 64.0.1.0/24").text.en.contains("inside “64.0.0.0/16”"));
        assert!(said("64.0.0.0-64.0.255.255 64.0.1.0/24").text.en.contains("once that is corrected"));
        // A range is one of its networks and another entry the rest.
        assert_eq!(check("64.0.0.0/24\n64.0.0.0-64.0.1.127").corrected, "64.0.0.0/24\n64.0.1.0/25");
        assert_eq!(check("x, 64.0.0.1 ; 64.0.0.1/32 64.0.0.0/8").corrected, "x\n64.0.0.0/8");
    }

    #[test]
    fn inside_is_answered_as_google_reads_the_list() {
        let masks = check("64.233.187.0/24 64.0.0.0/8, 64.233.187.9 2400:4000::/32");
        let inside = masks.contains(" ６４.233.187.9 ").unwrap();
        assert_eq!((inside.entries, inside.once_corrected), (vec![0, 1], vec![2]));
        assert!(masks.contains("::ffff:64.233.187.9").unwrap().is_inside());
        assert!(masks.contains("2400:4000::1").unwrap().is_inside());
        // No visitor has an address of that form.
        let mapped = check("::ffff:64.233.187.0/120").contains("64.233.187.9").unwrap();
        assert_eq!((mapped.is_inside(), mapped.once_corrected), (false, vec![0]));
        let alone = check("64.233.187.9").contains("64.233.187.9").unwrap();
        assert!(!alone.is_inside() && alone.text.en.contains("once “64.233.187.9” is corrected"), "{}", alone.text.en);
        assert!(masks.contains("192.168.1.5").unwrap().remarks[0].text.en.contains("a private address"));
        for typed in ["", "x", "64.233.187.0/24", "64.233.187", "64.233.187.256"] {
            let sentence = masks.contains(typed).unwrap_err().sentence();
            for sentence in [sentence.ja, sentence.en] {
                assert!(sentence.starts_with("address: ") && sentence.contains("64.233.187.10"), "{sentence}");
            }
        }
    }

    #[test]
    fn an_empty_field_is_no_mistake() {
        let masks = check(" \n");
        assert_eq!((masks.weight(), masks.corrected.as_str()), (Weight::Note, ""));
        assert!(!masks.contains("64.233.187.9").unwrap().is_inside());
    }
}
