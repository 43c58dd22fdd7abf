//! Is this address inside?

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::{Masks, reach, read};
use crate::{
    checkers::{Remark, Weight},
    knowledge::Both,
};

/// Whether an address is inside the masks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Inside {
    /// The address.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub address: IpAddr,
    /// Indices of the entries that hold it, as Google reads them. It is inside if there is one.
    pub entries: Vec<u32>,
    /// Indices of entries that Google does not read, and that hold it once they are corrected.
    pub once_corrected: Vec<u32>,
    /// The answer.
    pub text: Both<String>,
    /// What is to be said of the address.
    pub remarks: Vec<Remark>,
}

/// What was typed is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[error("{}", self.sentence().en)]
pub struct NoAddress {
    /// What was typed.
    pub typed: String,
}

impl NoAddress {
    /// What to do about it: names the field and shows an example.
    pub fn sentence(&self) -> Both<String> {
        let typed = &self.typed;
        Both {
            ja: format!(
                "address: 「{typed}」は IP アドレスとして読めません。64.233.187.10 か 2001:db8::10 のように書いてください。"
            ),
            en: format!("address: “{typed}” is no IP address; write one like 64.233.187.10 or 2001:db8::10"),
        }
    }
}

impl Inside {
    /// Whether the address is inside, as Google reads the masks.
    pub fn is_inside(&self) -> bool {
        !self.entries.is_empty()
    }
}

impl Masks {
    /// Whether an address is inside, and in which entries.
    pub fn contains(&self, address: &str) -> Result<Inside, NoAddress> {
        let address = read::typed_address(address).ok_or_else(|| NoAddress { typed: address.to_owned() })?;
        let holding = |read: bool| {
            let entries = self.entries.iter().enumerate().filter(move |(_, entry)| {
                entry.read == read && entry.networks.iter().any(|network| network.contains(&address))
            });
            entries.map(|(at, _)| at as u32).collect::<Vec<_>>()
        };
        let (entries, once_corrected) = (holding(true), holding(false));
        let text = self.answer(address, &entries, &once_corrected);
        let remarks = reach::unseen(&IpNet::from(address)).map(|kind| unseen(address, &kind)).into_iter().collect();
        Ok(Inside { address, entries, once_corrected, text, remarks })
    }

    fn answer(&self, address: IpAddr, entries: &[u32], once_corrected: &[u32]) -> Both<String> {
        let names = |entries: &[u32]| {
            let typed =
                entries.iter().filter_map(|&at| self.entries.get(at as usize)).map(|entry| entry.typed.as_str());
            typed.collect::<Vec<_>>()
        };
        let (by, later) = (names(entries), names(once_corrected));
        match (&by[..], &later[..]) {
            ([], []) => Both {
                ja: format!("{address} はマスクの外です。"),
                en: format!("{address} is outside the masks."),
            },
            ([], later) => Both {
                ja: format!("{address} はマスクの外です。「{}」を直すと、中に入ります。", later.join("」「")),
                en: format!("{address} is outside the masks. It is inside once “{}” is corrected.", later.join("”, “")),
            },
            (by, _) => Both {
                ja: format!("{address} はマスクの中です（{}）。", by.join("、")),
                en: format!("{address} is inside the masks ({}).", by.join(", ")),
            },
        }
    }
}

fn unseen(address: IpAddr, kind: &Both<&str>) -> Remark {
    let ja = format!("これは{}です。Google から見えるのは、インターネットへ出るときの別のアドレスです。", kind.ja);
    let en = format!("This is {}. What Google sees is another one, with which you reach the internet.", kind.en);
    Remark::new(Weight::Doubtful, "address", ja, en).quoting(&address.to_string()).by(&["N14"]).concluded()
}
