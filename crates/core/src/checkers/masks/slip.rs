//! What can be wrong with how an entry is written, in words.

use ipnet::IpNet;

use super::FIELD;
use crate::{
    checkers::{Remark, Weight},
    knowledge::Both,
};

/// A mistake in the form of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// Full-width or invisible characters.
    Width,
    /// Characters around the entry that do not belong to it.
    Stray,
    /// An address alone.
    NoPrefix,
    /// A mask with dots instead of a number of bits.
    Dotted,
    /// A range with a dash.
    Range,
    /// Stars for octets.
    Stars,
    /// Octets left out.
    Short,
    /// Leading zeros.
    Zeros,
    /// Bits behind the prefix are set, which Google ignores.
    HostBits,
    /// IPv4 written as IPv6.
    Mapped,
    /// A dotted mask whose bits are not in one piece.
    Holes,
    /// More bits than an address has.
    TooLong {
        /// How many there are.
        most: u8,
    },
    /// A number behind which no octet can stand.
    Octet(String),
    /// The last address of a range is before the first.
    Backwards,
    /// Something behind the slash that is no number of bits.
    NoBits(String),
    /// No address.
    NoAddress,
}

impl Slip {
    /// The remark on an entry that means these networks.
    pub fn remark(&self, typed: &str, networks: &[IpNet]) -> Remark {
        let (weight, facts): (_, &[_]) = match self {
            Self::HostBits => (Weight::Doubtful, &["N03", "N04"]),
            Self::Mapped => (Weight::Wrong, &[]),
            _ => (Weight::Wrong, &["N01"]),
        };
        let Both { ja, en } = self.text();
        let mut remark = Remark::new(weight, FIELD, ja, en).quoting(typed).by(facts);
        remark.assumed = matches!(self, Self::Zeros | Self::Mapped);
        match networks {
            [] => remark,
            networks => remark.correcting(networks.iter().map(IpNet::to_string).collect::<Vec<_>>().join(", ")),
        }
    }

    fn text(&self) -> Both<String> {
        let (ja, en) = match self {
            Self::Width => (
                "全角文字か、目に見えない文字が入っています。半角で書きます。",
                "There are full-width or invisible characters in it. Write plain ASCII characters.",
            ),
            Self::Stray => (
                "アドレスの前後やすき間に、余分な文字があります。アドレスと /24 のような数字だけを書きます。",
                "There are characters that belong to no mask. Write the address and a number such as /24, nothing else.",
            ),
            Self::NoPrefix => (
                "スラッシュとビット数がありません。アドレス 1 個だけなら、IPv4 は /32、IPv6 は /128 を付けます。",
                "The slash and the number of bits are missing. For one address alone it is /32 in IPv4 and /128 in IPv6.",
            ),
            Self::Dotted => (
                "スラッシュの後が、255.255.255.0 のような形です。Google の欄には、/24 のようなビット数で書きます。",
                "Behind the slash stands a dotted mask. Google's field takes a number of bits, such as /24.",
            ),
            Self::Range => (
                "「〜から〜まで」の形では書けません。同じ範囲を CIDR で書き直します。",
                "A range with a dash is no CIDR notation. Write the same range as networks.",
            ),
            Self::Stars => (
                "「*」は使えません。同じ範囲を、/24 のようなビット数で書きます。",
                "Stars cannot be used. Write the same range with a number of bits, such as /24.",
            ),
            Self::Short => (
                "アドレスの数字が 4 つありません。省いた 0 も書きます。",
                "The address has fewer than four numbers. Write the zeros, too.",
            ),
            Self::Zeros => (
                "数字の前に余分な 0 があります。8 進数と読むプログラムもあるため、取り除きます。",
                "There are leading zeros. Some programs read such numbers as octal; leave the zeros out.",
            ),
            Self::HostBits => (
                "ビット数より後ろの部分に 0 以外の値があります。Google はその部分を無視します。次のように書いても同じ範囲です。",
                "Bits behind the prefix are set. Google ignores them; the mask means the network below.",
            ),
            Self::Mapped => (
                "IPv4 アドレスを IPv6 の形で書いたものです。アクセス元がこの形になることはないため、だれも当てはまりません。IPv4 で書きます。",
                "This is an IPv4 address in the form of IPv6. No visitor has an address of that form, so nobody is inside; write it as IPv4.",
            ),
            Self::Holes => (
                "マスクの 1 のビットが途中で切れているため、CIDR では書けません。範囲を確かめてください。",
                "The one bits of this mask are not in one piece, so it has no CIDR form. Check which range is meant.",
            ),
            Self::Backwards => (
                "範囲の終わりが、始まりより前のアドレスです。順番を確かめてください。",
                "The range ends before it begins. Check the order of the two addresses.",
            ),
            Self::NoAddress => (
                "IP アドレスとして読めません。64.233.187.0/24 か 2001:db8::/32 のように書きます。",
                "This cannot be read as an IP address. Write it like 64.233.187.0/24 or 2001:db8::/32.",
            ),
            Self::TooLong { most } => {
                return Both {
                    ja: format!("スラッシュの後の数字が大きすぎます。0 から {most} までの数字を書きます。"),
                    en: format!("The number behind the slash is too large. It goes from 0 to {most}."),
                };
            }
            Self::Octet(number) => {
                return Both {
                    ja: format!("「{number}」は IP アドレスに使えません。各数字は 0 から 255 までです。"),
                    en: format!("“{number}” cannot stand in an IP address: each number goes from 0 to 255."),
                };
            }
            Self::NoBits(text) => {
                return Both {
                    ja: format!("スラッシュの後の「{text}」がビット数として読めません。/24 のように数字を書きます。"),
                    en: format!("“{text}” behind the slash is no number of bits. Write a number, such as /24."),
                };
            }
        };
        Both { ja: ja.into(), en: en.into() }
    }
}
