//! Families: the products whose messages are known, told by the first letters of a code.

use shirube_core::knowledge::{Both, Language, Problem};

/// First letters, name in Japanese, name in English.
const NAMES: [(&str, &str, &str); 8] = [
    ("RK", "rakumo", "rakumo"),
    ("GO", "Google の同意とアプリのアクセス", "Google consent and app access"),
    ("AC", "Google 管理コンソール", "Google Admin console"),
    ("GC", "Google Cloud と Calendar API", "Google Cloud and Calendar API"),
    ("HL", "HITO-Link", "HITO-Link"),
    ("SS", "SSO（シングル サインオン）", "SSO (single sign-on)"),
    ("ML", "メール", "Mail"),
    ("SF", "Salesforce", "Salesforce"),
];

/// The problems of one product.
pub struct Family<'a> {
    /// The first letters of its codes.
    pub letters: &'a str,
    /// What people call it.
    pub name: Both<&'a str>,
    /// Its problems, in the order of the packs.
    pub problems: Vec<&'a Problem>,
}

impl Family<'_> {
    /// Where it begins on the page of contents.
    pub fn anchor(&self) -> String {
        self.letters.to_lowercase()
    }

    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        self.name.get(language)
    }
}

/// The first letters of a code.
pub fn letters(code: &str) -> &str {
    code.split_once('-').map_or(code, |(letters, _)| letters)
}

/// The families in the order in which the packs begin them. One without a name is called by its letters.
pub fn families<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Vec<Family<'a>> {
    let mut families: Vec<Family> = Vec::new();
    for problem in problems {
        let letters = letters(&problem.code);
        match families.iter_mut().find(|family| family.letters == letters) {
            Some(family) => family.problems.push(problem),
            None => families.push(Family { letters, name: name(letters), problems: vec![problem] }),
        }
    }
    families
}

fn name(letters: &str) -> Both<&str> {
    match NAMES.iter().find(|(known, ..)| *known == letters) {
        Some((_, ja, en)) => Both { ja, en },
        None => Both { ja: letters, en: letters },
    }
}
