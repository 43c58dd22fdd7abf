//! How fast the engine is, natively: `cargo bench -p shirube-packs`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a tool for developers")]

use criterion::{Criterion, criterion_group, criterion_main};

mod made;

use made::Work;

fn all(criterion: &mut Criterion) {
    for work in Work::ALL {
        let mut ready = work.prepare();
        criterion.bench_function(work.name(), |bencher| bencher.iter(&mut ready));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = all
}
criterion_main!(benches);
