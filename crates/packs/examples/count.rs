//! For counting instructions: one named piece of work, done once.
//!
//! ```text
//! cargo run --release -p shirube-packs --example count -- --list
//! valgrind --tool=cachegrind --cache-sim=no target/release/examples/count scan-400k
//! ```

#![allow(clippy::unwrap_used, reason = "a tool for developers")]

use shirube_core::{engine::Engine, fold::fold, page::Page, pattern::Pattern};

#[path = "../benches/made/mod.rs"]
mod made;

fn main() {
    let w = std::env::args().nth(1).unwrap();
    let n: usize = std::env::args().nth(2).map_or(1, |n| n.parse().unwrap());
    let catalogue = shirube_packs::builtin_untried().unwrap().catalogue;
    let text = made::users();
    eprintln!("{} chars {} bytes", text.chars().count(), text.len());
    let packed = postcard::to_stdvec(&catalogue).unwrap();
    let t = std::time::Instant::now();
    let mut r = 0usize;
    match w.as_str() {
        "none" => {}
        "scan" | "x10" => {
            let catalogue = if w == "x10" { made::tenfold(&catalogue) } else { catalogue };
            let t = std::time::Instant::now();
            let engine = Engine::new(catalogue).unwrap();
            eprintln!("start {:?}", t.elapsed());
            let page = Page::from_text(&text);
            for _ in 0..n {
                let t = std::time::Instant::now();
                r += engine.scan(&page).report.findings.len();
                eprintln!("scan {:?}", t.elapsed());
            }
        }
        "fold" => {
            for _ in 0..n {
                r += fold(&text).len()
            }
        }
        "ac" | "acx" => {
            let catalogue = if w == "acx" { made::tenfold(&catalogue) } else { catalogue };
            let keys: Vec<String> = catalogue
                .problems
                .iter()
                .flat_map(|p| &p.messages)
                .map(|m| Pattern::parse(&m.text).unwrap().key().to_owned())
                .collect();
            let ac = aho_corasick::AhoCorasick::new(&keys).unwrap();
            let folded = fold(&text);
            for _ in 0..n {
                let t = std::time::Instant::now();
                r += ac.find_overlapping_iter(&folded).count();
                eprintln!("ac {:?}", t.elapsed());
            }
        }
        "decode" => {
            for _ in 0..n {
                r += postcard::from_bytes::<shirube_core::knowledge::Catalogue>(&packed).unwrap().problems.len()
            }
        }
        "problems" => {
            let packed = postcard::to_stdvec(&catalogue.problems).unwrap();
            eprintln!("{}", packed.len());
            for _ in 0..n {
                r += postcard::from_bytes::<Vec<shirube_core::knowledge::Problem>>(&packed).unwrap().len()
            }
        }
        "parse" => {
            for _ in 0..n {
                r += catalogue
                    .problems
                    .iter()
                    .flat_map(|p| &p.messages)
                    .map(|m| Pattern::parse(&m.text).unwrap().key().len())
                    .sum::<usize>()
            }
        }
        "start" => {
            for _ in 0..n {
                let c = postcard::from_bytes::<shirube_core::knowledge::Catalogue>(&packed).unwrap();
                r += Engine::new(c).unwrap().catalogue().problems.len()
            }
        }
        "sieve" => {
            let e = Engine::new(catalogue).unwrap();
            let t = std::time::Instant::now();
            let s = e.sieve();
            eprintln!("{:?}", t.elapsed());
            drop(s);
        }
        _ => panic!(),
    }
    eprintln!("{w} {:?} {r}", t.elapsed() / n as u32);
}
