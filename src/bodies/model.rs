//! The words themselves: nouns in their cases, members in the plural, and the three that papers speak of.

/// A German noun with its article in four cases, and its English word without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// Nominative, genitive, dative and accusative, each with the article: `der Kreistag`.
    pub(super) cases: [String; 4],
    /// The English word: `district council`.
    pub english: String,
}

/// A grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Who?
    Nominative,
    /// Whose?
    Genitive,
    /// To whom?
    Dative,
    /// Whom?
    Accusative,
}

impl Noun {
    /// The noun with its article.
    #[must_use]
    pub fn with_article(&self, case: Case) -> &str {
        &self.cases[case as usize]
    }

    /// The noun alone, as in a heading: `Kreistag`.
    #[must_use]
    pub fn bare(&self) -> &str {
        let whole = self.with_article(Case::Nominative);
        whole.split_once(' ').map_or(whole, |(_, noun)| noun)
    }

    /// The dative after a preposition that may join the article: `im Kreistag`, `in der Verbandsversammlung`.
    /// `joined` is the form for masculine and neuter nouns, `feminine` the one for feminine nouns.
    #[must_use]
    pub fn after(&self, joined: &str, feminine: &str) -> String {
        match self.with_article(Case::Dative).split_once(' ') {
            Some(("dem", noun)) => format!("{joined} {noun}"),
            Some((_, noun)) => format!("{feminine} {noun}"),
            None => format!("{joined} {}", self.with_article(Case::Dative)),
        }
    }
}

/// The members of a body, in the plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// Without an article: `Stadtverordnete`.
    pub plain: String,
    /// With the article, in four cases: `die Stadtverordneten`.
    pub(super) cases: [String; 4],
    /// The dative without an article: `Stadtverordneten`.
    pub plain_dative: String,
    /// The English word: `councillors`.
    pub english: String,
}

impl Members {
    /// The members with their article.
    #[must_use]
    pub fn with_article(&self, case: Case) -> &str {
        &self.cases[case as usize]
    }
}

/// How papers speak of a municipality, its deciding body and its head of administration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bodies {
    /// The kind of municipality as the table names it; none where it is not known.
    pub kind: Option<String>,
    /// The kind of municipality: `die Stadt`, `der Landkreis`.
    pub municipality: Noun,
    /// The body that decides.
    pub council: Noun,
    /// Its members.
    pub members: Members,
    /// The head of administration: `die Landrätin oder der Landrat`.
    pub head: Noun,
}

impl Bodies {
    /// The words the catalogue itself is written in: those of a town council.
    #[must_use]
    pub fn plain() -> Self {
        let noun =
            |cases: [&str; 4], english: &str| Noun { cases: cases.map(str::to_owned), english: english.to_owned() };
        Self {
            kind: None,
            municipality: noun(["die Kommune", "der Kommune", "der Kommune", "die Kommune"], "municipality"),
            council: noun(["der Rat", "des Rats", "dem Rat", "den Rat"], "council"),
            members: Members {
                plain: "Ratsmitglieder".into(),
                cases: ["die Ratsmitglieder", "der Ratsmitglieder", "den Ratsmitgliedern", "die Ratsmitglieder"]
                    .map(str::to_owned),
                plain_dative: "Ratsmitgliedern".into(),
                english: "councillors".into(),
            },
            head: noun(
                [
                    "die Bürgermeisterin oder der Bürgermeister",
                    "der Bürgermeisterin oder des Bürgermeisters",
                    "der Bürgermeisterin oder dem Bürgermeister",
                    "die Bürgermeisterin oder den Bürgermeister",
                ],
                "mayor",
            ),
        }
    }
}

/// A deciding body with its members, as the table holds it.
#[derive(Debug, Clone)]
pub(super) struct Deciding {
    pub council: Noun,
    pub members: Members,
}

/// A kind of municipality that a profile's words name.
#[derive(Debug, Clone, Copy)]
pub(super) struct KindOfMunicipality<'t> {
    /// Its name in the table.
    pub art: &'t str,
    pub noun: &'t Noun,
    /// Whether the words say that it is one of the larger towns, with a head of administration of another title.
    pub large: bool,
}
