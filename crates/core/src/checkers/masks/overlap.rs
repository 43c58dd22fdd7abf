//! What is said twice: entries that are the same, inside one another, or that share a part.

use ipnet::IpNet;

use super::{Entry, FIELD, number};
use crate::{
    checkers::{Remark, Weight},
    knowledge::Both,
};

/// A network that another entry covers already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// The other entry.
    by: usize,
    /// Both are the same network.
    same: bool,
}

/// For each network of each entry the narrowest one that covers it; of equal ones the first stands, the others are
/// covered by it.
///
/// Networks in CIDR notation never overlap in part: in their order each one lies inside the one before it or behind it.
pub fn covers(entries: &[Entry]) -> Vec<Vec<Option<Cover>>> {
    let mut networks: Vec<(IpNet, usize, usize)> = Vec::new();
    for (of, entry) in entries.iter().enumerate() {
        networks.extend(entry.networks.iter().enumerate().map(|(at, network)| (*network, of, at)));
    }
    networks
        .sort_by_key(|(network, of, _)| (network.addr().is_ipv6(), number(network.addr()), network.prefix_len(), *of));
    let mut covers: Vec<Vec<Option<Cover>>> = entries.iter().map(|entry| vec![None; entry.networks.len()]).collect();
    let mut around: Vec<(IpNet, usize)> = Vec::new();
    for (network, of, at) in networks {
        while around.last().is_some_and(|(outer, _)| !outer.contains(&network)) {
            around.pop();
        }
        let cover = around.last().map(|&(outer, by)| Cover { by, same: outer == network });
        covers[of][at] = cover;
        if cover.is_none_or(|cover| !cover.same) {
            around.push((network, of));
        }
    }
    covers
}

/// What is to be said of each entry that is covered, if anything.
pub fn remarks(entries: &[Entry], covers: &[Vec<Option<Cover>>]) -> Vec<Option<Remark>> {
    let remark = |(entry, covers): (&Entry, &Vec<Option<Cover>>)| {
        let first = covers.iter().flatten().next()?;
        let other = entries.get(first.by)?;
        let whole = covers.iter().all(Option::is_some);
        let (weight, Both { ja, en }) = match (whole, first.same && other.networks == entry.networks) {
            (true, true) => (Weight::Note, same(&other.typed)),
            (true, false) if other.read => (Weight::Doubtful, inside(&other.typed)),
            (true, false) => (Weight::Doubtful, later_inside(&other.typed)),
            (false, _) => (Weight::Doubtful, shared(&other.typed)),
        };
        Some(Remark::new(weight, FIELD, ja, en).quoting(&entry.typed).by(&["N01"]))
    };
    entries.iter().zip(covers).map(remark).collect()
}

fn same(other: &str) -> Both<String> {
    Both {
        ja: format!("「{other}」と同じ範囲です。どちらか 1 つで足ります。"),
        en: format!("This is the same range as “{other}”. One of them is enough."),
    }
}

fn inside(other: &str) -> Both<String> {
    Both {
        ja: format!(
            "「{other}」の中にすべて入っています。これだけでは何も変わりません。広いほうが正しいかを確かめてください。"
        ),
        en: format!("All of it is inside “{other}”, so it changes nothing. Check whether the wider one is right."),
    }
}

fn later_inside(other: &str) -> Both<String> {
    Both {
        ja: format!("「{other}」を直すと、その中にすべて入ります。どちらが正しいかを確かめてください。"),
        en: format!("All of it is inside “{other}” once that is corrected. Check which of them is right."),
    }
}

fn shared(other: &str) -> Both<String> {
    Both {
        ja: format!("「{other}」と一部が重なっています。範囲を確かめてください。"),
        en: format!("A part of it is also in “{other}”. Check the ranges."),
    }
}
