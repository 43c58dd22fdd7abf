//! Network masks: the facts of seed 003, and generated entries against a second implementation in plain arithmetic.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::net::{IpAddr, Ipv6Addr};

use proptest::prelude::*;
use shirube_core::checkers::{
    Remark, Weight,
    masks::{Masks, check},
};

/// The second implementation: a family's width in bits, the first address and the last.
type Interval = (u32, u128, u128);

fn written(width: u32, address: u128) -> String {
    if width == 32 {
        let octets = [24, 16, 8, 0].map(|shift| (address >> shift & 255).to_string());
        octets.join(".")
    } else {
        Ipv6Addr::from(address).to_string()
    }
}

/// The network in which an address stands, by division.
fn interval(width: u32, address: u128, bits: u32) -> Interval {
    if bits == 0 {
        return (width, 0, if width == 32 { u32::MAX.into() } else { u128::MAX });
    }
    let size = 1_u128 << (width - bits);
    let first = address / size * size;
    (width, first, first + (size - 1))
}

/// An IPv4 address in the form of IPv6 counts as IPv4.
fn canonical((width, first, last): Interval) -> Interval {
    let mapped = 0xffff_u128 << 32;
    if width == 128 && first >= mapped && last <= mapped + u128::from(u32::MAX) {
        return (32, first - mapped, last - mapped);
    }
    (width, first, last)
}

fn read_back(line: &str) -> Interval {
    let (address, bits) = line.split_once('/').unwrap();
    let (width, address) = match address.parse().unwrap() {
        IpAddr::V4(address) => (32, u128::from(u32::from(address))),
        IpAddr::V6(address) => (128, u128::from(address)),
    };
    let bits: u32 = bits.parse().unwrap();
    let interval = interval(width, address, bits);
    assert_eq!(interval.1, address, "{line} has bits that do not count");
    interval
}

/// How an entry may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Cidr,
    Alone,
    Dotted,
    Dash,
    FullWidth,
    Quoted,
    Zeros,
}

#[derive(Debug, Clone)]
struct Generated {
    text: String,
    form: Form,
    covers: Interval,
    /// Bits are set that do not count.
    loose: bool,
}

fn generate(width: u32, address: u128, other: u128, bits: u32, form: Form) -> Generated {
    let cidr = format!("{}/{bits}", written(width, address));
    let network = interval(width, address, bits);
    let alone = interval(width, address, width);
    let (text, covers) = match form {
        Form::Alone => (written(width, address), alone),
        Form::Dotted if width == 32 => {
            let mask = if bits == 0 { 0 } else { u32::MAX << (32 - bits) };
            (format!("{}/{}", written(32, address), written(32, mask.into())), network)
        }
        Form::Dash => {
            let (first, last) = (address.min(other), address.max(other));
            (format!("{}-{}", written(width, first), written(width, last)), (width, first, last))
        }
        Form::FullWidth => (
            cidr.chars()
                .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c })
                .collect(),
            network,
        ),
        Form::Quoted => (format!("\"{cidr}\"."), network),
        Form::Zeros if width == 32 => {
            let octets: Vec<String> =
                written(32, address).split('.').map(|o| format!("{:03}", o.parse::<u8>().unwrap())).collect();
            (format!("{}/{bits}", octets.join(".")), network)
        }
        _ => (cidr, network),
    };
    let plain =
        text.split('/').next().unwrap().parse::<IpAddr>().is_ok() && text.split('/').nth(1) == Some(&bits.to_string());
    let form = if plain { Form::Cidr } else { form };
    let loose = !matches!(form, Form::Alone | Form::Dash) && network.1 != address;
    Generated { text, form, covers, loose }
}

/// Addresses that share their beginnings, so that entries meet.
fn address() -> impl Strategy<Value = (u32, u128)> {
    let heads = [0_u128, 0x0a00_0000, 0x40e9_bb00, 0xc0a8_0100, 0xc000_0200, 0xffff_ff00, 0x6440_0000];
    let heads6 = [0_u128, 0xffff << 32, 0x2001_0db8 << 96, 0x2400_4000 << 96, 0xfe80 << 112, 0xfd00 << 112];
    (any::<u8>(), any::<u128>()).prop_map(move |(choice, random)| {
        let (low, at) = (random & 0xff, usize::from(choice / 4));
        match choice % 4 {
            0 => (32, heads[at % heads.len()] | low),
            1 => (32, random & u128::from(u32::MAX)),
            2 => (128, heads6[at % heads6.len()] | low),
            _ => (128, random),
        }
    })
}

fn entry() -> impl Strategy<Value = Generated> {
    use Form::*;
    let form = prop::sample::select(vec![Cidr, Cidr, Cidr, Alone, Dotted, Dash, FullWidth, Quoted, Zeros]);
    (address(), any::<u128>(), any::<u8>(), any::<bool>(), form).prop_map(
        |((width, address), other, bits, near, form)| {
            let all = if width == 32 { u32::MAX.into() } else { u128::MAX };
            // The ends of an IPv6 range that are far apart take hundreds of networks.
            let reach = if near { 0xff } else { all & 0xf_ffff };
            let other = address ^ (other & reach);
            generate(width, address, other, u32::from(bits) % (width + 1), form)
        },
    )
}

fn remarks(masks: &Masks) -> Vec<&Remark> {
    masks.remarks.iter().chain(masks.entries.iter().flat_map(|entry| &entry.remarks)).collect()
}

/// As far as its form goes nothing is left to correct.
fn is_well_formed(masks: &Masks) -> bool {
    let fine = |remark: &&Remark| remark.correction.is_none() && remark.weight != Weight::Wrong;
    !masks.entries.is_empty() && masks.entries.iter().all(|entry| entry.read) && remarks(masks).iter().all(fine)
}

fn union(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.sort_unstable();
    let mut union: Vec<Interval> = Vec::new();
    for (width, first, last) in intervals {
        match union.last_mut() {
            Some((w, _, end)) if *w == width && (first <= *end || first - 1 == *end) => *end = last.max(*end),
            _ => union.push((width, first, last)),
        }
    }
    union
}

#[test]
fn one_hundred_thousand_entries_against_plain_arithmetic() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100_000) };
    let run = proptest::test_runner::TestRunner::new(config).run(&entry(), |generated| {
        let masks = check(&generated.text);
        prop_assert_eq!(masks.entries.len(), 1);
        let entry = &masks.entries[0];
        prop_assert_eq!(&entry.typed, &generated.text);
        let expected = canonical(generated.covers);
        let read = generated.form == Form::Cidr && expected == generated.covers;
        prop_assert_eq!(entry.read, read, "{:?}", entry);
        let networks: Vec<Interval> = entry.networks.iter().map(|network| read_back(&network.to_string())).collect();
        prop_assert!(
            union(networks.iter().copied().map(canonical).collect()).contains(&expected) || networks.len() > 1
        );
        if let [only] = networks[..] {
            prop_assert_eq!(only, expected);
        }
        if let Some(covers) = &entry.covers {
            let (width, first, last) = expected;
            prop_assert_eq!(covers.first.to_string(), written(width, first));
            prop_assert_eq!(covers.last.to_string(), written(width, last));
            let count = (last - first)
                .checked_add(1)
                .map_or("340282366920938463463374607431768211456".into(), |n| n.to_string());
            prop_assert_eq!(&covers.addresses, &count);
        }
        // What is loose is said, and what is said to be corrected is right.
        let host_bits = remarks(&masks).iter().any(|remark| remark.facts == ["N03", "N04"]);
        prop_assert_eq!(host_bits, generated.loose);
        let corrections = remarks(&masks).into_iter().filter_map(|remark| remark.correction.as_ref());
        for correction in corrections {
            prop_assert_eq!(correction.replace(", ", "\n"), masks.corrected.as_str());
        }
        let corrected = check(&masks.corrected);
        prop_assert!(is_well_formed(&corrected));
        // Addresses at the edges and just outside them.
        let (width, first, last) = expected;
        let most = if width == 32 { u32::MAX.into() } else { u128::MAX };
        for asked in [last, first.saturating_sub(1), last.saturating_add(1).min(most)] {
            let inside = corrected.contains(&written(width, asked)).unwrap();
            let canonical = canonical((width, asked, asked));
            if canonical.0 == width {
                prop_assert_eq!(
                    inside.is_inside(),
                    first <= asked && asked <= last,
                    "{} {}",
                    generated.text,
                    written(width, asked)
                );
            }
            if !read {
                prop_assert!(!masks.contains(&written(width, asked)).unwrap().is_inside(), "Google does not read it");
            }
        }
        Ok(())
    });
    run.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn corrected_lists_cover_the_same_and_say_nothing_twice(
        entries in prop::collection::vec(entry(), 1..9),
        separator in prop::sample::select(vec!["\n", ", ", ";", "、", " ; ", "\r\n"]),
    ) {
        let text = entries.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>().join(separator);
        let masks = check(&text);
        prop_assert_eq!(masks.entries.len(), entries.len());
        for entry in &masks.entries {
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!(String::from_utf16(&units[entry.start as usize..entry.end as usize]).unwrap(), entry.typed.clone());
        }
        let lines: Vec<Interval> = masks.corrected.lines().map(read_back).collect();
        for (at, a) in lines.iter().enumerate() {
            for b in &lines[..at] {
                prop_assert!(a.0 != b.0 || a.2 < b.1 || b.2 < a.1, "{} in\n{}", text, masks.corrected);
            }
        }
        let meant = masks.entries.iter().flat_map(|entry| entry.networks.iter().map(|network| read_back(&network.to_string())));
        prop_assert_eq!(union(lines), union(meant.collect()));
        let again = check(&masks.corrected);
        prop_assert!(is_well_formed(&again));
        prop_assert!(remarks(&again).iter().all(|remark| !remark.text.en.contains("inside “") && !remark.text.en.contains("same range")));
        prop_assert_eq!(&again.corrected, &masks.corrected);
    }

    #[test]
    fn any_text_is_read_without_panic_and_nothing_typed_is_lost(text in r"(\PC|[0-9./:, \n-]|[０-９〜。]|::ffff:|255\.|http://|\[|\]|%|/24){0,24}") {
        let masks = check(&text);
        let typed: String = masks.entries.iter().map(|entry| entry.typed.as_str()).collect();
        let separators = |c: &char| !c.is_whitespace() && !",;，；、".contains(*c);
        prop_assert_eq!(typed.chars().filter(separators).collect::<String>(), text.chars().filter(separators).collect::<String>());
        for entry in &masks.entries {
            prop_assert!(!entry.networks.is_empty() || masks.corrected.lines().any(|line| line == entry.typed));
            for remark in &entry.remarks {
                prop_assert!(remark.correction.as_ref().is_none_or(|correction| is_well_formed(&check(correction))), "{:?}", remark);
            }
        }
        let again = check(&masks.corrected);
        prop_assert_eq!(&again.corrected, &masks.corrected);
        prop_assert!(remarks(&again).iter().all(|remark| remark.correction.is_none()));
        let _ = masks.contains(&text);
    }
}
