//! What one form says: every statement with its place and with the hash by which it is known whether it was touched.
//! Lists of texts are lists of entries with a single statement.

use crate::catalog::Catalog;
use crate::diagnostic::Place;
use crate::names;
use crate::profile::{self, MadeWith, Plain, Profile, Said as Stated, Statement, Statements, joined, keys, list_in};

/// A statement as a form makes it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// What is said; criteria by the catalogue's ids, which all forms have in common.
    pub plain: Plain,
    /// The same as a text to compare.
    pub written: String,
    /// The hash by which it is known as what the form was made with.
    pub hash: String,
    /// Where it stands.
    pub place: Place,
    /// The words of the entry that it names, if it names one.
    pub meant: Option<String>,
}

/// A key of an entry with what is said under it.
#[derive(Debug, Clone)]
pub(super) struct Value {
    /// Its path without positions.
    pub path: &'static str,
    /// What it is called in its entry: the path where the entry is the whole profile, nothing for a text of a list.
    pub key: &'static str,
    /// What is said.
    pub said: Option<Said>,
}

/// An entry of a list, or the whole profile.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// Its values, the same keys in the same order for all entries of a list.
    pub values: Vec<Value>,
    /// Its lists by path, likewise.
    pub lists: Vec<(&'static str, Vec<Entry>)>,
    /// What its texts are in English, as far as it says.
    pub twins: Vec<Twin>,
}

/// The English twin of a text or of a list of texts.
#[derive(Debug, Clone)]
pub(super) struct Twin {
    /// The path of the text without positions, and what it is called in its entry.
    pub path: &'static str,
    /// The same, without the entry.
    pub key: &'static str,
    /// The words that it is the English of.
    pub of: String,
    /// What is said.
    pub said: Said,
}

/// A form.
#[derive(Debug)]
pub(super) struct Form<'a> {
    /// Everything it says.
    pub whole: Entry,
    /// What it was made with; if it does not know, what the first form that knows was made with.
    pub made_with: Option<&'a MadeWith>,
    /// The profile.
    pub profile: &'a Profile,
    /// Whether it knows itself what it was made with.
    pub knows: bool,
}

/// An entry of a form among those that are made one.
#[derive(Debug, Clone)]
pub(super) struct Member<'a> {
    /// The form's number.
    pub form: usize,
    /// The entry.
    pub entry: &'a Entry,
    /// The path of the entry that it was made from, empty for the whole profile; none for a new one.
    pub made_from: Option<String>,
    /// The number of the entry in its list.
    pub at: usize,
}

impl<'a> Form<'a> {
    /// All forms, in their order.
    pub fn all(profiles: &[&'a Profile], catalog: &Catalog) -> Vec<Self> {
        let own = |profile: &'a Profile| profile.questionnaire.as_ref().and_then(|form| form.made_with.as_ref());
        let known = profiles.iter().find_map(|profile| own(profile));
        let form = |profile: &&'a Profile| {
            let read = Reader { profile, catalog };
            let made_with = own(profile);
            let english = profile.english.as_deref().map(Profile::statements);
            let knows = made_with.is_some();
            Self {
                whole: read.entry("", &profile.statements(), english.as_ref()),
                made_with: made_with.or(known),
                profile,
                knows,
            }
        };
        profiles.iter().map(form).collect()
    }
}

/// A text without blanks that say nothing, its letters as one sign each.
fn plainly(text: &str) -> String {
    let text = names::composed(text);
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

impl<'a> Member<'a> {
    /// All forms as a whole.
    pub fn roots(forms: &'a [Form<'a>]) -> Vec<Self> {
        let root = |(form, whole): (usize, &'a Form<'a>)| Self {
            form,
            entry: &whole.whole,
            made_from: Some(String::new()),
            at: 0,
        };
        forms.iter().enumerate().map(root).collect()
    }

    /// Whether somebody has said this, not only left it.
    pub fn is_touched(&self, forms: &[Form], value: &Value, said: &Said) -> bool {
        let made = forms[self.form].made_with.zip(self.made_from.as_ref());
        made.is_none_or(|(made, from)| {
            let was = made.hash(&joined(from, value.key));
            // A blank more, or an umlaut written otherwise, is nothing that anybody has said.
            was != Some(&said.hash) && was != Some(&profile::hash(&plainly(&said.written)))
        })
    }

    /// Whether something was said here when the form was made, and is not any more.
    pub fn is_emptied(&self, forms: &[Form], at: usize) -> bool {
        let (value, form) = (&self.entry.values[at], &forms[self.form]);
        let made = form.made_with.filter(|_| form.knows).zip(self.made_from.as_ref());
        let was = made.and_then(|(made, from)| made.hash(&joined(from, value.key)));
        // No is what nothing says too.
        value.said.is_none() && was.is_some_and(|was| was != profile::hash(&false.to_string()))
    }

    /// The path of one of its lists in what the form was made with.
    pub fn list(&self, at: usize) -> Option<String> {
        Some(list_in(self.made_from.as_ref()?, self.entry.lists[at].0))
    }
}

impl Entry {
    /// What people know it by, as the description of its table says; none if it does not say.
    pub fn name(&self) -> Option<String> {
        let said = |value: &&Value| value.said.as_ref().map(|said| said.written.clone());
        let name = self.naming().iter().filter_map(said).collect::<Vec<_>>().join(", ");
        (!name.trim().is_empty()).then_some(name)
    }

    /// The words of the text or list of texts at this path.
    pub fn words(&self, path: &str) -> String {
        let written = |entry: &Self| entry.values.first().and_then(|value| Some(value.said.as_ref()?.written.clone()));
        match self.lists.iter().find(|(list, _)| *list == path) {
            Some((_, texts)) => texts.iter().filter_map(written).collect::<Vec<_>>().join("\n"),
            None => {
                let value = self.values.iter().find(|value| value.path == path);
                value.and_then(|value| Some(value.said.as_ref()?.written.clone())).unwrap_or_default()
            }
        }
    }

    /// Where the text or list of texts at this path stands; of a list, the first text of another file than this one.
    pub fn place_of(&self, path: &str, but: &str) -> Option<Place> {
        let place = |value: &Value| value.said.as_ref().map(|said| said.place.clone());
        match self.lists.iter().find(|(list, _)| *list == path) {
            Some((_, texts)) => {
                let mut places = texts.iter().filter_map(Self::place);
                places.find(|place| place.file() != but).or_else(|| texts.first()?.place()).cloned()
            }
            None => self.values.iter().find(|value| value.path == path).and_then(place),
        }
    }

    /// Where the first of its values stands.
    pub fn place(&self) -> Option<&Place> {
        self.values.iter().find_map(|value| Some(&value.said.as_ref()?.place))
    }

    /// The values that it goes by.
    fn naming(&self) -> Vec<&Value> {
        let keys = Naming::of(self).keys(|at| self.values[at].said.is_some());
        keys.into_iter().map(|at| &self.values[at]).filter(|value| value.said.is_some()).collect()
    }

    /// The same as a text that is equal for all spellings of a name, and only where the same keys make it up.
    pub fn name_key(&self) -> Option<String> {
        self.name()?;
        let part = |value: &&Value| {
            let said = value.said.as_ref()?;
            let figures: String = names::raised(&said.written).collect();
            Some(format!("{}\u{1f}{}{figures}", value.key, names::normalise(&said.written)))
        };
        Some(self.naming().iter().filter_map(part).collect::<Vec<_>>().join("\u{1e}"))
    }

    /// Whether it goes by this value, among others; the whole profile goes by none.
    pub fn is_named_by(&self, at: usize) -> bool {
        let value = &self.values[at];
        value.key != value.path && self.naming().iter().any(|named| named.key == value.key)
    }

    /// Everything it says, without its lists, as one text to compare.
    pub fn saying(&self) -> String {
        let said = |value: &Value| {
            let said = value.said.as_ref().filter(|said| said.plain != Plain::Flag(false))?;
            Some(format!("{}\u{1f}{}", value.key, said.written))
        };
        self.values.iter().filter_map(said).collect::<Vec<_>>().join("\u{1e}")
    }
}

/// The values that entries of a list go by, by their numbers.
#[derive(Debug)]
pub(super) struct Naming {
    /// An id: what has one goes by it alone.
    id: Option<usize>,
    keys: Vec<usize>,
}

impl Naming {
    /// Of the list that an entry is in, as the description of its table says; else the first value.
    pub fn of(entry: &Entry) -> Self {
        let table = entry.values.first().and_then(|value| value.path.rsplit_once('.')).map_or("", |(table, _)| table);
        let named_by = keys::table(table).map_or(&[][..], |table| table.named_by);
        let number = |key: &&str| entry.values.iter().position(|value| value.key == *key);
        let keys: Vec<usize> = named_by.iter().filter_map(number).collect();
        let id = entry.values.iter().position(|value| value.key == "id").filter(|at| keys.contains(at));
        Self { id, keys: if keys.is_empty() && !entry.values.is_empty() { vec![0] } else { keys } }
    }

    /// What an entry goes by that says something under these keys.
    pub fn keys(&self, says: impl Fn(usize) -> bool) -> Vec<usize> {
        match self.id.filter(|id| says(*id)) {
            Some(id) => vec![id],
            None => self.keys.clone(),
        }
    }
}

struct Reader<'a> {
    profile: &'a Profile,
    catalog: &'a Catalog,
}

impl Reader<'_> {
    /// An entry at this path with positions; the whole profile at none.
    fn entry(&self, at: &str, said: &Statements, english: Option<&Statements>) -> Entry {
        let mut entry = Entry::default();
        for (number, (place, Stated { path, key, statement })) in said.values_at(at).enumerate() {
            let (path, key) = (*path, if at.is_empty() { *path } else { *key });
            let twin = english.and_then(|english| english.values.get(number)?.statement.as_ref());
            entry.twins.extend(twin.zip(statement.as_ref()).and_then(|(twin, of)| {
                let said = self.twin(&place, twin.plain())?;
                Some(Twin { path, key, of: of.plain().written(), said })
            }));
            match statement {
                Some(Statement::Texts(texts)) if !profile::is_one_statement(path) => {
                    let text = |(number, text): (usize, &String)| {
                        let said = self.said(&format!("{place}[{number}]"), Plain::Text(text.clone()));
                        Entry { values: vec![Value { path, key: "", said }], ..Entry::default() }
                    };
                    entry.lists.push((path, texts.iter().enumerate().map(text).collect()));
                }
                statement => {
                    let statement = statement.as_ref().filter(|statement| !statement.is_empty());
                    let said = statement.and_then(|said| self.said(&place, said.plain_in(self.catalog)));
                    entry.values.push(Value { path, key, said });
                }
            }
        }
        for (at, (list, here, entries)) in said.lists_at(at).enumerate() {
            let english = english.and_then(|english| english.lists.get(at)).map(|(_, entries)| &entries[..]);
            let of = |(number, entry)| {
                let english = english.and_then(|english| english.get(number));
                self.entry(&format!("{here}[{number}]"), entry, english)
            };
            entry.lists.push((list, entries.iter().enumerate().map(of).collect()));
        }
        entry
    }

    /// What the text or list at this path is in English, if the profile says so.
    fn twin(&self, at: &str, plain: Plain) -> Option<Said> {
        let english = self.profile.english.as_deref()?;
        let path = [at.to_owned(), format!("{at}[0]")].into_iter().find(|path| english.is_english(path))?;
        let written = plain.written();
        Some(Said { hash: profile::hash(&written), written, plain, place: english.place(&path), meant: None })
    }

    /// A statement; none where nobody has made one, and yes or no or the language are only what counts without.
    fn said(&self, at: &str, plain: Plain) -> Option<Said> {
        let places = &self.profile.places;
        let lone = || places.get(&format!("{at}[0]"));
        // A criterion that stands alone in a list is its own entry.
        let entry = || at.rsplit_once('.').and_then(|(entry, _)| places.get(entry)).filter(|_| at.contains(']'));
        let place = places.get(at).or_else(lone).or_else(entry).cloned();
        let by_default = plain == Plain::Flag(false) || at == "sprache";
        let place = match place {
            None if by_default => return None,
            place => place.unwrap_or_else(|| Place::File(self.profile.file.as_str().into())),
        };
        let written = plain.written();
        let hash = profile::hash(&written);
        Some(Said { plain, written, hash, place, meant: None })
    }
}
