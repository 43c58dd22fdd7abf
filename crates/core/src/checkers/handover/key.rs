//! The name of the key file.

use super::{KEY, Remark, Weight, is_domain, is_name};
use crate::fold::fold;

/// Checks the key file's name; returns the project in it.
pub(super) fn check(typed: &str, remarks: &mut Vec<Remark>) -> Option<String> {
    let name = typed.rsplit(['/', '\\', '¥']).next().unwrap_or_default();
    let mut say = |weight, ja: &str, en: &str, correction: Option<String>| {
        let mut remark = Remark::new(weight, KEY, ja, en).by(&["H23"]);
        remark.quoted = Some(name.to_owned()).filter(|name| !name.is_empty());
        remark.correction = correction;
        remarks.push(remark);
    };
    let folded = fold(name);
    if folded.is_empty() {
        say(
            Weight::Wrong,
            "鍵ファイルの名前がありません (例: project-123-0123456789ab.p12)。",
            "The name of the key file is missing, for example project-123-0123456789ab.p12.",
            None,
        );
        return None;
    }
    let (stem, kind) = match folded.rsplit_once('.') {
        Some((stem, kind)) if is_file_kind(kind) => (stem, Some(kind)),
        _ => (&*folded, None),
    };
    if kind.is_some_and(|kind| kind != "p12") {
        let (ja, en) = match kind {
            Some("json") => (
                "これは JSON の鍵です。HITO-Link が受け取るのは P12 です。名前を変えるのではなく、キーの種類に P12 を選んで作り直してください。",
                "This is a JSON key; HITO-Link takes P12. Do not rename it: create a new key of the type P12.",
            ),
            Some("crdownload" | "download" | "part" | "tmp") => (
                "ダウンロードが終わっていないファイルです。終わるのを待つか、鍵を作り直してください。",
                "The download has not finished. Wait for it, or create a new key.",
            ),
            _ => (
                "P12 の鍵ではないようです。名前が .p12 で終わるファイルを渡します。",
                "This does not look like a P12 key. The file's name ends with .p12.",
            ),
        };
        say(Weight::Wrong, ja, en, None);
        remarks.iter_mut().for_each(|remark| remark.facts = vec!["H12".to_owned(), "H23".to_owned()]);
        return key_parts(stem).map(|(project, _)| project.to_owned());
    }
    let (stem, copy) = without_copy_number(stem);
    let Some((project, id)) = key_parts(stem) else {
        say(
            Weight::Doubtful,
            "Google が付けた名前ではないようです。<プロジェクト>-<12 桁の英数字>.p12 の形です。名前を変えた場合は、どの鍵かを確かめてください。",
            "This does not look like the name that Google gave: <project>-<12 hexadecimal digits>.p12. If the file was renamed, make sure which key it is.",
            None,
        );
        return None;
    };
    let clean = format!("{project}-{id}.p12");
    if copy {
        say(
            Weight::Doubtful,
            "ブラウザーが番号を付けた、2 つ目のダウンロードです。サービス アカウントの画面に残っている鍵かどうかを確かめてください。",
            "The browser numbered this file: it is a second download. Make sure that the service account still has this key.",
            Some(clean),
        );
    } else if kind.is_none() {
        say(Weight::Doubtful, "名前の最後に .p12 がありません。", "The name does not end with .p12.", Some(clean));
    } else if clean != name {
        say(
            Weight::Doubtful,
            "名前に空白、全角文字、大文字が混じっています。",
            "The name holds spaces, full-width or capital letters.",
            Some(clean),
        );
    } else {
        say(Weight::Right, "P12 の鍵ファイルの名前です。", "This is the name of a P12 key file.", None);
    }
    Some(project.to_owned())
}

/// Whether this is what stands behind a file name's last dot, not part of a project such as `example.com:project`.
fn is_file_kind(kind: &str) -> bool {
    (1..=10).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// A name without the ` (1)` that browsers add, folded; and whether it had one.
fn without_copy_number(stem: &str) -> (&str, bool) {
    let number = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match number {
        Some((before, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => (before, true),
        _ => (stem, false),
    }
}

/// Project and key ID of a key file's name.
fn key_parts(stem: &str) -> Option<(&str, &str)> {
    let (project, id) = stem.rsplit_once('-')?;
    let is_key_id = id.len() == 12 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let (domain, name) = project.rsplit_once([':', '_']).unwrap_or(("", project));
    let fits = is_name(name) && (domain.is_empty() || is_domain(domain));
    (is_key_id && fits).then_some((project, id))
}

/// Whether a project of a key file's name is that of an address. A project of a domain (`example.com:project`) stands
/// the other way round in an address (`project.example.com`), and a file name may have another sign for the colon, or
/// no domain.
pub(super) fn is_same_project(in_key: &str, in_address: &str) -> bool {
    match in_key.rsplit_once([':', '_']) {
        Some((domain, name)) => format!("{name}.{domain}") == in_address,
        None => in_key == in_address.split('.').next().unwrap_or_default(),
    }
}
