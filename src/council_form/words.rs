//! The closed lists of words that forms are made of: fields of the head, contents of sections, columns of the way
//! through the bodies, questions on money.

use serde::Serialize;

/// A closed list of words: the variants with their keys in files and labels.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $list:ident { $($(#[$note:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name {
            $($(#[$note])* $variant,)+
        }

        /// All of them with their keys, in the order of the documentation.
        pub(crate) const $list: &[(&str, $name)] = &[$(($key, $name::$variant),)+];

        impl $name {
            /// The key in files and labels.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }
    };
}

words! {
    /// A field in the head of the paper.
    HeaderField, FIELDS {
        /// The number of the paper.
        Number = "vorlage_nr",
        /// The office in charge.
        Lead = "federfuehrung",
        /// Who answers questions.
        Contact = "auskunft",
        /// The body that decides.
        Body = "gremium",
        /// Its meeting.
        Meeting = "sitzung",
        /// The paper's date.
        Date = "datum",
        /// The day all statements hold.
        AsOf = "stand",
        /// The phase of the project.
        Phase = "phase",
        /// Whether the meeting is public.
        Public = "oeffentlich",
        /// The file number.
        FileNumber = "aktenzeichen",
        /// Who has written the paper.
        Author = "verfasser",
        /// Offices that took part.
        Participants = "beteiligte",
        /// How many attachments there are.
        AttachmentCount = "anlagenzahl",
        /// The products of the budget that are concerned.
        Products = "produkte",
    }
}

words! {
    /// What a section can hold.
    Content, CONTENTS {
        /// The way through the bodies.
        Consultations = "beratungsfolge",
        /// The proposed resolution.
        Resolution = "beschluss",
        /// The note on members who may not take part.
        Bias = "befangenheit",
        /// Problem, solution, position.
        Facts = "sachverhalt",
        /// Value, measures, operation.
        Reasons = "begruendung",
        /// The money in questions and answers.
        Grid = "finanzraster",
        /// Operating and capital cost by year.
        Budget = "haushalt",
        /// What remains to be paid.
        FollowUp = "folgekosten",
        /// Who pays, and how sure that is.
        Cover = "deckung",
        /// What could be done instead.
        Alternatives = "alternativen",
        /// What may go wrong.
        Risks = "risiken",
        /// Climate, accessibility, privacy.
        Effects = "auswirkungen",
        /// What is attached.
        Attachments = "anlagen",
        /// Lines to sign on.
        Signatures = "unterschriften",
    }
}

words! {
    /// A column of the way through the bodies.
    Column, COLUMNS {
        /// The body.
        Body = "gremium",
        /// What it does.
        Role = "zustaendigkeit",
        /// When it meets.
        Date = "termin",
        /// How it has voted; empty until it has.
        Result = "ergebnis",
    }
}

words! {
    /// What a paper looks into beyond purpose and money, by the keys of `[auswirkungen]`.
    Check, CHECKS {
        /// The climate, and its rating.
        Climate = "klima",
        /// Staff.
        Staff = "personal",
        /// Young and old, and how their numbers change.
        Demography = "demografie",
        /// Women, men and others.
        Equality = "gleichstellung",
        /// Accessibility.
        Accessibility = "barrierefreiheit",
        /// Data protection.
        Privacy = "datenschutz",
    }
}

impl Check {
    /// All, in the order of the documentation.
    pub const ALL: [Self; CHECKS.len()] = {
        let mut all = [Self::Climate; CHECKS.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = CHECKS[i].1;
            i += 1;
        }
        all
    };
}

words! {
    /// What a question on money asks for. The answer comes from the profile; what it does not state is not stated.
    Question, QUESTIONS {
        /// Is there any cost or income at all?
        Any = "auswirkungen",
        /// Is there running cost?
        Operating = "laufend",
        /// Is there investment?
        Capital = "investition",
        /// Is there income?
        Income = "ertraege",
        /// Do others than the municipality pay?
        Grants = "zuwendungen",
        /// Is it in the budget?
        Budgeted = "veranschlagt",
        /// Is it more than what is in the budget?
        OverPlan = "ueberplanmaessig",
        /// Is it not in the budget at all?
        Unplanned = "ausserplanmaessig",
        /// Are later years committed?
        Commitment = "verpflichtung",
        /// What remains to be paid every year?
        FollowUp = "folgekosten",
        /// Is everything granted?
        Granted = "bewilligt",
        /// Is it settled who is to pay?
        Sources = "quelle",
        /// Who pays how much?
        Cover = "deckungsvorschlag",
        /// Where in the budget?
        Product = "produkt",
        /// On which account?
        Account = "konto",
        /// Which number of investment?
        Measure = "massnahme_nr",
        /// Are posts needed?
        Posts = "stellen",
        /// Have alternatives been examined?
        Alternatives = "alternativen",
        /// What follows a no?
        Refusal = "ablehnung",
    }
}
