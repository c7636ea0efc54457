//! What a profile says, key by key, in the form it is compared in. The model tells every key there is, so that none is
//! left out.

use super::catalogue::CatalogPair;
use super::matching::ListEntry;
use super::value::FactValue;
use crate::catalog::Catalog;
use crate::profile::{Assessment, CostItem, Plain, Profile, Said, Statement, Statements, keys};

type Fact = (&'static str, Option<FactValue>);

/// The list of the criteria, which are compared by the catalogues' criteria instead.
const ASSESSMENTS: &str = "kriterien";
/// The list of the cost items.
const COSTS: &str = "finanzierung.posten";

/// Everything a profile says but for its assessments of criteria.
pub(super) struct Facts<'a> {
    /// Single values.
    pub values: Vec<Fact>,
    /// Lists of texts.
    pub texts: Vec<(&'static str, Vec<String>)>,
    /// Lists of entries, each with the cost item it is, if it is one.
    pub tables: Vec<(&'static str, Vec<ListEntry>, &'a [CostItem])>,
}

/// Takes a profile apart; `catalog` is its own. Criteria go by the newer catalogue's title, so that an id and a title
/// are the same.
pub(super) fn facts<'a>(profile: &'a Profile, catalog: &Catalog, known: &CatalogPair) -> Facts<'a> {
    let Statements { values, lists, tables: _ } = profile.statements();
    let mut out = Facts { values: Vec::new(), texts: Vec::new(), tables: Vec::new() };
    for Said { path, key: _, statement } in values {
        match statement {
            Some(Statement::Texts(texts)) => out.texts.push((path, texts)),
            Some(Statement::Words(words)) => out.texts.push((path, words.into_iter().map(str::to_owned).collect())),
            statement => out.values.push((path, statement.map(value))),
        }
    }
    for (path, entries) in lists.into_iter().filter(|(path, _)| *path != ASSESSMENTS) {
        let rows = entries.into_iter().map(|entry| row(path, titled(entry, catalog, known))).collect();
        out.tables.push((path, rows, if path == COSTS { &profile.finance.costs } else { &[] }));
    }
    out
}

/// What a profile says of one criterion: every key but the one that names it.
pub(super) fn assessment(said: Option<&Assessment>) -> Vec<Fact> {
    let said = said.map(Assessment::statements).unwrap_or_default().values;
    let keys = keys::all().iter().filter(|key| key.table.path == ASSESSMENTS && key.entry.key.name != "kriterium");
    let of = |path: &str| said.iter().find(|said| said.path == path).and_then(|said| said.statement.clone());
    keys.map(|key| (key.path.as_str(), of(&key.path).map(value))).collect()
}

/// What a cost item goes by, so that its amount can differ.
pub(super) fn cost_name(item: &CostItem) -> String {
    name(COSTS, &item.statements())
}

/// An entry with criteria by the newer catalogue's titles, and so are those in it.
fn titled(mut entry: Statements, catalog: &Catalog, known: &CatalogPair) -> Statements {
    for (_, entries) in &mut entry.lists {
        *entries = std::mem::take(entries).into_iter().map(|entry| titled(entry, catalog, known)).collect();
    }
    for said in &mut entry.values {
        if let Some(Statement::Criterion(name)) = &mut said.statement {
            *name = known.title(catalog, name);
        }
    }
    entry
}

fn row(path: &str, entry: Statements) -> ListEntry {
    let name = name(path, &entry);
    let rows = |path: &str, entries: Vec<Statements>| entries.into_iter().map(|entry| row(path, entry)).collect();
    ListEntry {
        name,
        fields: entry.values.into_iter().map(|said| (said.path, said.statement.map(value))).collect(),
        lists: entry.lists.into_iter().map(|(path, entries)| (path, rows(path, entries))).collect(),
    }
}

/// What an entry goes by, as the description of its table says.
fn name(path: &str, entry: &Statements) -> String {
    let keys = keys::table(path).map_or(&[][..], |table| table.named_by);
    let first = entry.values.first().into_iter();
    let named = entry.values.iter().filter(|said| keys.contains(&said.key));
    let parts = if keys.is_empty() { first.collect::<Vec<_>>() } else { named.collect() };
    parts.into_iter().filter_map(|said| said.statement.as_ref().map(word)).collect::<Vec<_>>().join(", ")
}

/// A statement as a part of a name.
fn word(statement: &Statement) -> String {
    match statement.plain() {
        Plain::Text(_) | Plain::Number(_) | Plain::Date(_) => statement.plain().written(),
        Plain::Texts(_) | Plain::Money(_) | Plain::Flag(_) => String::new(),
    }
}

/// A statement as it is compared.
fn value(statement: Statement) -> FactValue {
    match statement {
        Statement::Phases(phases) => FactValue::Phases(phases),
        Statement::Status(status) => FactValue::Status(status),
        Statement::CostKind(kind) => FactValue::CostKind(kind),
        Statement::Funding(status) => FactValue::Funding(status),
        Statement::Level(level) => FactValue::Level(level),
        other => match other.plain() {
            Plain::Text(text) => FactValue::text(&text),
            Plain::Texts(texts) => FactValue::text(&texts.join("; ")),
            Plain::Number(number) => FactValue::Number(number),
            Plain::Money(cents) => FactValue::Money(cents),
            Plain::Date(date) => FactValue::Date(date),
            Plain::Flag(flag) => FactValue::Flag(flag),
        },
    }
}
