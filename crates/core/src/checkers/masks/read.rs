//! What one entry says, and how it should have been written.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net, Ipv4Subnets, Ipv6Subnets, ipv4_mask_to_prefix};
use unicode_normalization::UnicodeNormalization;

use super::slip::Slip;
use crate::fold::is_ignored;

/// An entry as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Google reads it as it stands, and as it is meant.
    pub read: bool,
    /// The networks that it means, without what Google ignores; in order, none touching another. None if nobody can tell.
    pub networks: Vec<IpNet>,
    /// What is wrong with how it is written.
    pub slips: Vec<Slip>,
}

/// Reads an entry.
pub fn read(typed: &str) -> Reading {
    if let Some(network) = cidr(typed) {
        let mut slips = Vec::new();
        let networks = vec![as_counted(network, &mut slips)];
        // IPv4 in the form of IPv6 is a network, but not the one that is meant.
        return Reading { read: !slips.contains(&Slip::Mapped), networks, slips };
    }
    let mut slips = Vec::new();
    match understand(typed, &mut slips) {
        Ok(networks) => Reading { read: false, networks, slips },
        Err(slip) => {
            if slip == Slip::NoAddress {
                // Nothing else is worth saying.
                slips.clear();
            }
            slips.push(slip);
            Reading { read: false, networks: Vec::new(), slips }
        }
    }
}

/// CIDR notation as Google documents it: an address, a slash, the number of bits that count.
fn cidr(text: &str) -> Option<IpNet> {
    let (address, bits) = text.split_once('/')?;
    let plain = bits.len() <= 3 && bits.bytes().all(|b| b.is_ascii_digit()) && (bits == "0" || !bits.starts_with('0'));
    IpNet::new(address.parse().ok()?, bits.parse().ok().filter(|_| plain)?).ok()
}

/// A network without the bits that do not count, and an IPv4 one as IPv4.
fn as_counted(network: IpNet, slips: &mut Vec<Slip>) -> IpNet {
    if network.trunc() != network {
        slips.push(Slip::HostBits);
    }
    let network = network.trunc();
    let mapped = match network {
        IpNet::V6(v6) if v6.prefix_len() >= 96 => {
            v6.addr().to_ipv4_mapped().and_then(|address| Ipv4Net::new(address, v6.prefix_len() - 96).ok())
        }
        _ => None,
    };
    match mapped {
        Some(v4) => {
            if !slips.contains(&Slip::Mapped) {
                slips.push(Slip::Mapped);
            }
            v4.into()
        }
        None => network,
    }
}

/// Reads what Google does not: what is meant, or why nobody can tell.
fn understand(typed: &str, slips: &mut Vec<Slip>) -> Result<Vec<IpNet>, Slip> {
    let plain = plain(typed);
    if !plain.chars().filter(|c| !is_dash(*c)).eq(typed.chars().filter(|c| !is_dash(*c))) {
        slips.push(Slip::Width);
    }
    let closed = closed(&plain);
    let bare = bare(&closed);
    if bare != closed {
        slips.push(Slip::Stray);
    }
    if let Some((first, last)) = bare.split_once('-') {
        let networks = range(first, last, slips)?;
        slips.push(Slip::Range);
        return Ok(networks);
    }
    let network = match bare.split_once('/') {
        Some((address, bits)) => network(address, bits, slips)?,
        None => single(&bare, slips)?,
    };
    if slips.is_empty() {
        // Nothing but blanks.
        slips.push(Slip::Stray);
    }
    Ok(vec![as_counted(network, slips)])
}

/// Full-width letters and look-alikes as the plain characters they stand for.
fn plain(typed: &str) -> String {
    let plain = typed.nfkc().filter(|&c| c.is_whitespace() || !is_ignored(c)).map(|c| match c {
        c if is_dash(c) => '-',
        '。' => '.',
        c => c,
    });
    plain.collect()
}

/// A sign between the first and the last address of a range.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '~' | '‐'..='―' | '−' | '〜' | '～' | '－' | 'ー' | 'ｰ')
}

/// The entry without blanks. Between an address and a dotted mask they stand for the slash.
fn closed(plain: &str) -> String {
    let words: Vec<&str> = plain.split_whitespace().collect();
    match words[..] {
        [address, mask] if [address, mask].iter().all(|word| word.parse::<Ipv4Addr>().is_ok()) => {
            format!("{address}/{mask}")
        }
        _ => words.concat(),
    }
}

/// What is left without quotation marks, brackets, the rest of a URL and the like.
fn bare(plain: &str) -> String {
    let around = |c: char| {
        matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '「' | '」' | '(' | ')' | '<' | '>' | '{' | '}')
            || matches!(c, '-' | '・' | '•' | '#' | '=' | '|')
    };
    let text = plain.trim_start_matches(around).trim_end_matches(|c| around(c) || matches!(c, '.' | '/'));
    let text = match text.split_once("://") {
        Some((_, rest)) => {
            // What follows a URL's host is its path, unless it is a number of bits.
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            if is_number(path) { rest } else { host }
        }
        None => text,
    };
    // `[2001:db8::1]:443`, `[192.0.2.0/24]`, `[2001:db8::]/32`
    let mut text = match text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        Some((inside, behind)) => [inside, without_port(behind)].concat(),
        None => without_port(text).to_owned(),
    };
    // The zone of a link-local address, `fe80::1%eth0`.
    if let Some(zone) = text.find('%') {
        let end = text[zone..].find('/').map_or(text.len(), |length| zone + length);
        text.replace_range(zone..end, "");
    }
    text
}

/// `192.0.2.1:443` and `:443` without the port. The colons of an IPv6 address are several.
fn without_port(text: &str) -> &str {
    match text.split_once(':') {
        Some((host, port)) if is_number(port) && (host.is_empty() || host.contains('.')) => host,
        _ => text,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `192.0.2.0-192.0.2.255`, `192.0.2.0-255`.
fn range(first: &str, last: &str, slips: &mut Vec<Slip>) -> Result<Vec<IpNet>, Slip> {
    let first = address(first, slips)?;
    let last = match first {
        IpAddr::V4(first) if is_number(last) => {
            let [a, b, c, _] = first.octets();
            Ipv4Addr::new(a, b, c, octet(last)?).into()
        }
        _ => address(last, slips)?,
    };
    let networks: Vec<IpNet> = match (first, last) {
        (first, last) if first.is_ipv4() == last.is_ipv4() && first > last => return Err(Slip::Backwards),
        (IpAddr::V4(first), IpAddr::V4(last)) => Ipv4Subnets::new(first, last, 0).map(IpNet::from).collect(),
        (IpAddr::V6(first), IpAddr::V6(last)) => Ipv6Subnets::new(first, last, 0).map(IpNet::from).collect(),
        _ => return Err(Slip::NoAddress),
    };
    Ok(networks.into_iter().map(|network| as_counted(network, slips)).collect())
}

/// `address/bits` in other forms than CIDR notation.
fn network(first: &str, bits: &str, slips: &mut Vec<Slip>) -> Result<IpNet, Slip> {
    let bits = if is_number(bits) {
        if bits.len() > 1 && bits.starts_with('0') {
            slips.push(Slip::Zeros);
        }
        bits.parse().unwrap_or(u8::MAX)
    } else {
        let mask = bits.parse().map_err(|_| Slip::NoBits(bits.to_owned()))?;
        let bits = mask_bits(mask).ok_or(Slip::Holes)?;
        slips.push(Slip::Dotted);
        bits
    };
    let address = match abbreviated(first, bits) {
        Some(address) => {
            slips.push(Slip::Short);
            address.into()
        }
        None => address(first, slips)?,
    };
    IpNet::new(address, bits).map_err(|_| Slip::TooLong { most: if address.is_ipv4() { 32 } else { 128 } })
}

/// The bits of a dotted mask, `255.255.255.0`, or of one that is turned around, `0.0.0.255`.
fn mask_bits(mask: Ipv4Addr) -> Option<u8> {
    ipv4_mask_to_prefix(mask).or_else(|_| ipv4_mask_to_prefix(!mask)).ok()
}

/// `10/8`, `192.0.2/24`: the octets that are left out do not count anyway.
fn abbreviated(text: &str, bits: u8) -> Option<Ipv4Addr> {
    let mut octets = [0; 4];
    let given = text.split('.').count();
    if given > 3 || usize::from(bits) > 8 * given {
        return None;
    }
    for (place, part) in octets.iter_mut().zip(text.split('.')) {
        *place = part.parse().ok().filter(|_| is_number(part))?;
    }
    Some(octets.into())
}

/// An entry without a slash: an address, or one with stars in the end, `192.0.2.*`.
fn single(text: &str, slips: &mut Vec<Slip>) -> Result<IpNet, Slip> {
    let stars = text.split('.').rev().take_while(|&part| part == "*").count();
    if (1..=3).contains(&stars) && text.split('.').count() == 4 {
        let network = address(&text.replace('*', "0"), slips)?;
        slips.push(Slip::Stars);
        return IpNet::new(network, 32 - 8 * stars as u8).map_err(|_| Slip::NoAddress);
    }
    let address = address(text, slips)?;
    slips.push(Slip::NoPrefix);
    Ok(address.into())
}

/// An address, with or without leading zeros.
fn address(text: &str, slips: &mut Vec<Slip>) -> Result<IpAddr, Slip> {
    let text = text.trim();
    if let Ok(address) = text.parse() {
        return Ok(address);
    }
    let parts: Vec<&str> = text.split('.').collect();
    let [a, b, c, d] = parts[..] else { return Err(Slip::NoAddress) };
    if ![a, b, c, d].into_iter().all(is_number) {
        return Err(Slip::NoAddress);
    }
    let address = Ipv4Addr::new(octet(a)?, octet(b)?, octet(c)?, octet(d)?);
    if !slips.contains(&Slip::Zeros) {
        slips.push(Slip::Zeros);
    }
    Ok(address.into())
}

fn octet(text: &str) -> Result<u8, Slip> {
    text.parse().map_err(|_| Slip::Octet(text.to_owned()))
}

/// An address that somebody typed: with blanks around it, full-width, or IPv4 in the clothes of IPv6.
pub fn typed_address(typed: &str) -> Option<IpAddr> {
    let address = typed.parse().or_else(|_| plain(typed).trim().parse::<IpAddr>()).ok()?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(typed: &str) -> String {
        read(typed).networks.iter().map(IpNet::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_google_reads_is_left_alone() {
        for typed in ["64.233.187.0/24", "2001:db8::/32", "2001:DB8::/32", "0.0.0.0/0", "192.0.2.1/32", "::/0"] {
            let reading = read(typed);
            assert!(reading.read && reading.slips.is_empty(), "{typed}: {reading:?}");
        }
    }

    #[test]
    fn slips_are_understood() {
        use Slip::*;
        for (typed, networks, slips) in [
            ("192.0.2.1", "192.0.2.1/32", &[NoPrefix][..]),
            ("2001:db8::1", "2001:db8::1/128", &[NoPrefix]),
            ("192.0.2.0/255.255.255.0", "192.0.2.0/24", &[Dotted]),
            ("192.0.2.0 255.255.255.0", "192.0.2.0/24", &[Dotted]),
            ("192.0.2.0/0.0.0.255", "192.0.2.0/24", &[Dotted]),
            ("192.0.2.5-192.0.2.8", "192.0.2.5/32 192.0.2.6/31 192.0.2.8/32", &[Range]),
            ("192.0.2.0〜192.0.2.255", "192.0.2.0/24", &[Range]),
            ("192.0.2.0~192.0.2.２５５", "192.0.2.0/24", &[Width, Range]),
            ("192.0.2.0-127", "192.0.2.0/25", &[Range]),
            ("2001:db8:: - 2001:db8::ff", "2001:db8::/120", &[Range]),
            ("192.0.2.*", "192.0.2.0/24", &[Stars]),
            ("192.0.*.*", "192.0.0.0/16", &[Stars]),
            ("10/8", "10.0.0.0/8", &[Short]),
            ("192.0.2/24", "192.0.2.0/24", &[Short]),
            ("１９２．０．２．０／２４", "192.0.2.0/24", &[Width]),
            ("192。0。2。0/24", "192.0.2.0/24", &[Width]),
            ("192.0.2.0/24\u{200b}", "192.0.2.0/24", &[Width]),
            ("192.0.2.0/24.", "192.0.2.0/24", &[Stray]),
            ("\"192.0.2.0/24\"", "192.0.2.0/24", &[Stray]),
            ("「192.0.2.0/24」", "192.0.2.0/24", &[Stray]),
            ("(192.0.2.0/24)", "192.0.2.0/24", &[Stray]),
            ("- 192.0.2.0/24", "192.0.2.0/24", &[Stray]),
            ("192.0.2.0 / 24", "192.0.2.0/24", &[Stray]),
            ("http://192.0.2.1/", "192.0.2.1/32", &[Stray, NoPrefix]),
            ("https://192.0.2.1:8443/login", "192.0.2.1/32", &[Stray, NoPrefix]),
            ("https://192.0.2.0/24", "192.0.2.0/24", &[Stray]),
            ("192.0.2.1:443", "192.0.2.1/32", &[Stray, NoPrefix]),
            ("[2001:db8::1]:443", "2001:db8::1/128", &[Stray, NoPrefix]),
            ("[2001:db8::]/32", "2001:db8::/32", &[Stray]),
            ("fe80::1%eth0/64", "fe80::/64", &[Stray, HostBits]),
            ("192.000.002.000/24", "192.0.2.0/24", &[Zeros]),
            ("192.0.2.0/024", "192.0.2.0/24", &[Zeros]),
            ("192.0.2.77/24", "192.0.2.0/24", &[HostBits]),
            ("192.0.2.77/255.255.255.0", "192.0.2.0/24", &[Dotted, HostBits]),
            ("::ffff:192.0.2.0/120", "192.0.2.0/24", &[Mapped]),
            ("::ffff:192.0.2.1", "192.0.2.1/32", &[NoPrefix, Mapped]),
            ("::ffff:192.0.2.0-::ffff:192.0.2.1", "192.0.2.0/31", &[Mapped, Range]),
        ] {
            assert_eq!((meant(typed).as_str(), &read(typed).slips[..]), (networks, slips), "{typed}");
        }
    }

    #[test]
    fn what_only_its_author_can_correct() {
        use Slip::*;
        for (typed, slip) in [
            ("192.0.2.0/255.0.255.0", Holes),
            ("192.0.2.0/33", TooLong { most: 32 }),
            ("2001:db8::/129", TooLong { most: 128 }),
            ("2001:db8::/999999", TooLong { most: 128 }),
            ("192.0.2.256/24", Octet("256".into())),
            ("192.0.2.9-192.0.2.1", Backwards),
            ("192.0.2.9-2001:db8::", NoAddress),
            ("192.0.2.0/x", NoBits("x".into())),
            ("192.0.2/25", NoAddress),
            ("192.0.2", NoAddress),
            ("office", NoAddress),
            ("*", NoAddress),
            ("/24", NoAddress),
            ("192.0.2.0/+24", NoBits("+24".into())),
        ] {
            let reading = read(typed);
            assert_eq!((meant(typed).as_str(), &reading.slips[..]), ("", &[slip][..]), "{typed}");
        }
    }
}
