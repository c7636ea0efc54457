//! What each stage takes, from the workbook to the finished paper.
//!
//! `cargo bench --no-default-features` measures the stages before typesetting, `cargo bench` all.

#![allow(missing_docs, clippy::expect_used, reason = "a bench is not an interface")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::{self, Catalog};
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::text::Modules;
use ratsmappe::workbook::Workbook;

const PROFILE: &str = include_str!("../data/profile/musterstadt.toml");

fn read_catalog() -> Catalog {
    let workbook = Workbook::read("kriterien.xlsx", Catalog::embedded_bytes()).expect("a workbook");
    catalog::read(&workbook, Language::German).0.expect("a catalogue")
}

fn read_profile() -> Profile {
    profile::read("musterstadt.toml", PROFILE.as_bytes()).0.expect("a profile")
}

fn brief(catalog: &Catalog, profile: &Profile, labels: &Labels) -> Briefing {
    let (date, language) = (date(2026, 11, 22), Language::German);
    let options = Options { date, draft: false, language, templates_sha256: String::new() };
    briefing::brief(catalog, profile, &select(catalog, profile), labels, &options)
}

fn reading(c: &mut Criterion) {
    let templates = Templates::embedded();
    let labels = Labels::new(&templates, Language::German).expect("labels");
    let (catalog, profile) = (read_catalog(), read_profile());
    let modules = Modules::new(&templates).expect("text modules");
    let briefing = brief(&catalog, &profile, &labels);
    c.bench_function("workbook to catalogue", |b| b.iter(read_catalog));
    c.bench_function("profile", |b| b.iter(read_profile));
    c.bench_function("selection", |b| b.iter(|| select(black_box(&catalog), black_box(&profile)).verdicts.len()));
    c.bench_function("selection and briefing", |b| b.iter(|| brief(&catalog, &profile, &labels)));
    c.bench_function("workbook, profile, selection and briefing", |b| {
        b.iter(|| brief(&read_catalog(), &read_profile(), &labels));
    });
    c.bench_function("text modules of a dossier", |b| {
        b.iter(|| modules.render("dossier", "de", &briefing).expect("texts"));
    });
}

#[cfg(feature = "pdf")]
fn printing(c: &mut Criterion) {
    use ratsmappe::render::Renderer;
    let templates = Templates::embedded();
    let labels = Labels::new(&templates, Language::German).expect("labels");
    let (catalog, profile) = (read_catalog(), read_profile());
    let renderer = Renderer::new(&templates).expect("a renderer");
    let mut group = c.benchmark_group("typesetting and export");
    group.sample_size(10);
    for kind in templates.kinds() {
        let mut number = 0;
        group.bench_function(&kind, |b| {
            b.iter_batched(
                || {
                    // Another project each time: what is the same would only be looked up.
                    number += 1;
                    let mut profile = profile.clone();
                    profile.municipality.name = format!("Musterstadt {number}");
                    brief(&catalog, &profile, &labels)
                },
                |briefing| renderer.print(&kind, &briefing).expect("a paper").pages,
                criterion::BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

#[cfg(not(feature = "pdf"))]
fn printing(_: &mut Criterion) {}

criterion_group!(benches, reading, printing);
criterion_main!(benches);
