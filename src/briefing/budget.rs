//! What papers call the parts of the budget, payments for investment and the place of an item: the Land's words, those
//! of the municipality's own form before them, and neutral ones where it is not known how the accounts are kept.

use serde::Serialize;

use super::context::Context;
use super::prose::capitalised;
use crate::budget::{BudgetWords, Norm, System, Term};
use crate::language::Language;

/// Paragraphs that may be named; none where none was read.
#[derive(Debug, Clone, Serialize)]
pub struct Norms {
    /// Of commitment authorisations.
    pub commitment: Option<String>,
    /// Of over-plan and unplanned money.
    pub over_plan: Option<String>,
    /// Of a supplementary budget.
    pub supplement: Option<String>,
    /// Of planning over several years.
    pub planning: Option<String>,
    /// Of the comparison before an investment.
    pub comparison: Option<String>,
}

/// The words of the budget.
#[derive(Debug, Clone, Serialize)]
pub struct BudgetText {
    /// `doppisch`, `kameral`, `eigenbetrieb`, `landeshaushalt`; empty if that is not known.
    pub system: &'static str,
    /// Whether that is not known, so that the words are neutral.
    pub neutral: bool,
    /// Whether the words for the two parts are parts of a budget, so that money stands *in* them.
    pub parts: bool,
    /// Both parts as a heading: `Ergebnisplan und Finanzplan`.
    pub heading: String,
    /// The part with what a year costs: `Ergebnisplan`; neutral: `laufender Aufwand`.
    pub operating: String,
    /// The part with payments: `Finanzplan (Auszahlungen aus der Investitionstätigkeit)`; neutral: `Auszahlungen für
    /// Investitionen`.
    pub capital: String,
    /// That part alone: `Finanzplan`.
    pub capital_part: String,
    /// The same as the heads of columns.
    pub operating_column: String,
    /// The same as the heads of columns.
    pub capital_column: String,
    /// `im Haushalt`; for whoever has a Wirtschaftsplan: `im Wirtschaftsplan`.
    pub in_plan: String,
    /// `im Ergebnisplan`; neutral: `im laufenden Haushalt`.
    pub in_operating: String,
    /// `im Finanzplan`; neutral: `im Haushalt für Investitionen`.
    pub in_capital: String,
    /// `Erträge`.
    pub income: String,
    /// `Aufwendungen`.
    pub expense: String,
    /// `Einzahlungen aus der Investitionstätigkeit`.
    pub receipts: String,
    /// `Auszahlungen aus der Investitionstätigkeit`.
    pub payments: String,
    /// `Abschreibungen`; none where the accounts know none.
    pub depreciation: Option<String>,
    /// `Erträge aus der Auflösung von Sonderposten`; none where the accounts know none.
    pub release: Option<String>,
    /// `Verpflichtungsermächtigung`.
    pub commitment: String,
    /// `überplanmäßig`.
    pub over_plan: String,
    /// `außerplanmäßig`.
    pub unplanned: String,
    /// What the place of an item is called: `Produkt`.
    pub product: String,
    /// What the account in it is called: `Sachkonto`.
    pub account: String,
    /// What members pay: `Verbandsumlage`.
    pub levy: String,
    /// Planning years after the year of the budget; none where that was not read.
    pub following_years: Option<u8>,
    /// Whether several ways have to be compared before an investment: `must`, `should`, or empty where that was not
    /// read.
    pub comparison: &'static str,
    /// Paragraphs.
    pub norms: Norms,
}

impl BudgetText {
    /// The word for a term; empty where the accounts know no such thing.
    pub(super) fn word(&self, term: Term) -> &str {
        match term {
            Term::Operating => &self.operating,
            Term::Capital => &self.capital_part,
            Term::Income => &self.income,
            Term::Expense => &self.expense,
            Term::Receipts => &self.receipts,
            Term::Payments => &self.payments,
            Term::Depreciation => self.depreciation.as_deref().unwrap_or_default(),
            Term::Release => self.release.as_deref().unwrap_or_default(),
            Term::Commitment => &self.commitment,
            Term::OverPlan => &self.over_plan,
            Term::Unplanned => &self.unplanned,
            Term::Product => &self.product,
            Term::Account => &self.account,
            Term::Levy => &self.levy,
        }
    }
}

/// Where the money of this project stands: `im Haushalt`, `im Wirtschaftsplan`.
pub(super) fn in_plan(context: &Context, words: &BudgetWords) -> String {
    let is_enterprise = words.system == Some(System::Enterprise);
    context.labels.text(if is_enterprise { "budget.in-plan.enterprise" } else { "budget.in-plan" })
}

/// The words of this project.
pub(super) fn budget(context: &Context, words: &BudgetWords) -> BudgetText {
    let form = context.sources.council_form();
    let german = context.options.language == Language::German;
    let own = |term: Term| form.budget.get(term.key()).filter(|_| form.language == context.options.language);
    let word = |term: Term| match own(term) {
        Some(own) => own.clone(),
        None if german => words.german(term).to_owned(),
        None => words.english(term),
    };
    let [operating, capital, payments] = [Term::Operating, Term::Capital, Term::Payments].map(word);
    // A form that names both parts has settled that they are parts.
    let parts = words.parts || (own(Term::Operating).is_some() && own(Term::Capital).is_some());
    let within = |part: &str, neutral: &str| match (parts, german) {
        (true, true) => format!("im {part}"),
        (true, false) => format!("in the {part}"),
        (false, _) => neutral.to_owned(),
    };
    let neutral_in = if german {
        ["im laufenden Haushalt", "im Haushalt für Investitionen"]
    } else {
        ["in the budget for operation", "in the budget for investment"]
    };
    // Payments for investment are one part of what stands there; a Vermögenshaushalt is for them alone.
    let is_part = parts && words.system == Some(System::DoubleEntry) || own(Term::Payments).is_some();
    let with_payments = match german {
        true if is_part => format!("{capital} ({payments})"),
        false if is_part => format!("{capital}: capital payments"),
        _ => capital.clone(),
    };
    // A budget has more in it than this project: a column is named for what it holds, and in which part that stands.
    let column = |kind: &str, part: &str, neutral: &str| match parts {
        true => {
            let part = if german { within(part, neutral) } else { neutral.to_owned() };
            context.labels.fill(&format!("budget.col.{kind}"), &[("part", &part)])
        }
        false => capitalised(neutral),
    };
    let norm = |norm| words.norm(norm).map(|text| context.prose(text));
    let and = context.labels.text("and");
    BudgetText {
        system: words.system.map_or("", System::name),
        neutral: !parts && words.neutral(),
        parts,
        heading: format!("{} {and} {capital}", capitalised(&operating)),
        in_operating: within(&operating, neutral_in[0]),
        in_capital: within(&capital, neutral_in[1]),
        operating_column: column("operating", &operating, &operating),
        capital_column: column("capital", &capital, &with_payments),
        in_plan: in_plan(context, words),
        capital: with_payments,
        operating,
        capital_part: capital,
        payments,
        income: word(Term::Income),
        expense: word(Term::Expense),
        receipts: word(Term::Receipts),
        depreciation: words.depreciates.then(|| word(Term::Depreciation)),
        release: words.depreciates.then(|| word(Term::Release)),
        commitment: word(Term::Commitment),
        over_plan: word(Term::OverPlan),
        unplanned: word(Term::Unplanned),
        product: word(Term::Product),
        account: word(Term::Account),
        levy: word(Term::Levy),
        following_years: words.following_years,
        comparison: match words.comparison_is_duty {
            Some(true) => "must",
            Some(false) => "should",
            None => "",
        },
        norms: Norms {
            commitment: norm(Norm::Commitment),
            over_plan: norm(Norm::OverPlan),
            supplement: norm(Norm::Supplement),
            planning: norm(Norm::Planning),
            comparison: norm(Norm::Comparison),
        },
    }
}
