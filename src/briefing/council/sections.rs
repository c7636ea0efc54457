//! What stands in each section of the council paper.

use super::content::{ContentBlock, CouncilSection, DataTable};
use super::finance;
use super::paper::Paper;
use crate::briefing::criteria::Card;
use crate::briefing::project::{ConsultationRow, consultations};
use crate::council_form::{Column, Content, FormSection};
use crate::profile::VoteResult;

impl Paper<'_> {
    /// A section of the form without what stands elsewhere; none if there is nothing to say.
    pub(super) fn section(&self, part: &FormSection, elsewhere: &dyn Fn(&str) -> bool) -> Option<CouncilSection> {
        let many = part.contents.len() > 1;
        let mut blocks = Vec::new();
        for content in part.contents.iter().filter(|content| !elsewhere(content.key())) {
            let own = self.blocks(*content);
            if many && !own.is_empty() {
                blocks.push(ContentBlock::Heading { title: self.name(*content) });
            }
            blocks.extend(own);
        }
        (!blocks.is_empty()).then(|| CouncilSection { title: self.title(part), blocks })
    }

    fn title(&self, part: &FormSection) -> String {
        if let Some(own) = self.own(part.title.as_deref()) {
            return own;
        }
        match part.contents[..] {
            [only] => self.name(only),
            _ if part.contents.contains(&Content::Budget) => self.word("council.group.finance"),
            _ => self.word("council.group.report"),
        }
    }

    /// That the resolution is a proposal, and what is missing; none if neither holds.
    pub(super) fn notes(&self, gaps: bool) -> Option<CouncilSection> {
        let mut blocks = Vec::new();
        if self.briefing.proposal.is_some() {
            blocks.push(ContentBlock::Module { name: "proposal" });
        }
        if gaps {
            blocks.push(ContentBlock::Module { name: "gaps" });
        }
        (!blocks.is_empty()).then(|| CouncilSection { title: self.word("council.notes"), blocks })
    }

    /// What a content says, under its name.
    pub(super) fn content(&self, content: Content) -> CouncilSection {
        CouncilSection { title: self.name(content), blocks: self.blocks(content) }
    }

    fn blocks(&self, content: Content) -> Vec<ContentBlock> {
        match content {
            Content::Consultations => self.consultation_blocks(),
            Content::Resolution => self.resolution(),
            Content::Bias => vec![ContentBlock::Module { name: "bias" }],
            Content::Facts => self.facts(),
            Content::Reasons => self.reasons(),
            Content::Grid => vec![self.grid()],
            Content::Budget => match &self.briefing.costs {
                Some(costs) => self.finances(costs),
                None => self.missing("costs-missing", "[[finanzierung.posten]]"),
            },
            Content::FollowUp => {
                let mut blocks = finance::follow_up_blocks(&self.briefing.money.follow_up);
                blocks.extend(self.depreciation());
                blocks
            }
            Content::Cover => finance::cover(self.context)
                .map(|table| vec![ContentBlock::Module { name: "cover" }, ContentBlock::Table(table)])
                .unwrap_or_default(),
            Content::Alternatives => self.alternatives(),
            Content::Risks => self.risks(),
            Content::Effects => self.effects(),
            Content::Signatures => vec![ContentBlock::Signatures { names: self.signatures() }],
            Content::Attachments => self.bullets(&self.context.profile.resolution.attachments).into_iter().collect(),
        }
    }

    /// A notice, and the hint of a draft.
    fn missing(&self, name: &'static str, key: &str) -> Vec<ContentBlock> {
        std::iter::once(ContentBlock::Notice { name }).chain(self.gap(key)).collect()
    }

    fn consultation_blocks(&self) -> Vec<ContentBlock> {
        let rows = consultations(self.context);
        if rows.is_empty() {
            return self.gap("[[beschluss.beratungsfolge]]").into_iter().collect();
        }
        let usual = [Column::Body, Column::Role, Column::Date];
        let columns = if self.form.columns.is_empty() { &usual[..] } else { &self.form.columns[..] };
        let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| self.word("not-stated"));
        let cell = |row: &ConsultationRow, column: &Column| match column {
            Column::Body => row.body.clone(),
            Column::Role => or_none(&row.role),
            Column::Date => or_none(&row.date),
            Column::Result => self.result(row),
        };
        let rows = rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
        let heads: Vec<&str> = columns.iter().map(|column| head(*column)).collect();
        // Templates know the widths of the usual columns.
        vec![self.table(if columns == usual { "consultations" } else { "consultations-own" }, &heads, rows)]
    }

    /// How a body has voted; nothing, to be filled in, for those that have not, and that it is not known yet for those
    /// that have met.
    fn result(&self, row: &ConsultationRow) -> String {
        let outcome = &self.context.profile.resolution.outcome;
        let Some(result) = outcome.result.filter(|_| row.decides) else {
            return if row.past { self.word("council.result-missing") } else { String::new() };
        };
        let said = self.word(match result {
            VoteResult::Adopted => "vote.adopted",
            VoteResult::Amended => "vote.amended",
            VoteResult::Adjourned => "vote.adjourned",
            VoteResult::Rejected => "vote.rejected",
        });
        let votes = [("vote.yes", outcome.yes), ("vote.no", outcome.no), ("vote.abstentions", outcome.abstentions)];
        let votes = votes.into_iter().filter_map(|(key, count)| {
            count.map(|count| self.context.labels.fill(key, &[("count", &count.to_string())]))
        });
        std::iter::once(said).chain(votes).collect::<Vec<_>>().join(", ")
    }

    fn resolution(&self) -> Vec<ContentBlock> {
        let mut blocks = vec![self.points().unwrap_or(ContentBlock::Module { name: "resolution" })];
        if self.briefing.proposal.is_some() && self.context.options.draft {
            blocks.insert(0, ContentBlock::Notice { name: "proposal" });
            blocks.extend(self.gap("[beschluss] text"));
        }
        blocks
    }

    fn facts(&self) -> Vec<ContentBlock> {
        let project = &self.briefing.project;
        let mut blocks = Vec::new();
        if !project.summary.is_empty() && project.problem.is_empty() && project.solution.is_empty() {
            blocks.extend(paragraphs(&project.summary));
        }
        blocks.extend(paragraphs(&project.problem).or_else(|| self.gap("[projekt] problem")));
        blocks.extend(paragraphs(&project.solution).or_else(|| self.gap("[projekt] loesung")));
        blocks.push(ContentBlock::Module { name: "position" });
        let criteria = &self.briefing.criteria;
        // Only milestones that count: the sentence before the table counts them too. What is fulfilled needs no row, and
        // neither does what nobody says anything about, unless others of its phase have one: then the rows would seem
        // too few. Those of every phase are named, however they stand.
        let every_phase = !self.briefing.roadmap.cross_named.is_empty();
        let is_unfinished = |c: &Card| c.stated && (c.status.key == "open" || c.status.key == "in-progress");
        let counts = |c: &Card| c.milestone.is_some() && c.counts;
        let some_stated = criteria.milestones.iter().any(|c| counts(c) && is_unfinished(c));
        let mine = criteria.milestones.iter().map(|c| (c, some_stated && !c.stated));
        let earlier = criteria.arrears.iter().map(|c| (c, false));
        let all = mine.chain(earlier).chain(criteria.cross_phase.iter().map(|c| (c, every_phase)));
        let rows: Vec<Vec<String>> = all
            .filter(|(c, named)| counts(c) && (*named || is_unfinished(c)))
            .map(|(c, _)| {
                let stand = if c.stated { c.status.label.clone() } else { self.word("not-stated") };
                vec![c.title.clone(), c.phase.clone(), stand]
            })
            .collect();
        if !rows.is_empty() {
            blocks.push(self.table("milestones", &["council.col.milestone", "col.phase", "col.status"], rows));
        }
        blocks.extend(self.gap("[[kriterien]]"));
        blocks
    }

    fn reasons(&self) -> Vec<ContentBlock> {
        let (benefits, operation) = (&self.context.profile.project.benefits, &self.context.profile.operation);
        let mut blocks = Vec::new();
        match self.bullets(benefits) {
            Some(list) => blocks.extend([ContentBlock::Module { name: "value" }, list]),
            None => blocks.extend(self.gap("[projekt] mehrwert")),
        }
        if self.briefing.measures.is_empty() {
            blocks.extend(self.gap("[[projekt.kennzahlen]]"));
        } else {
            blocks.push(self.measures());
        }
        if operation.model.is_some() {
            blocks.push(ContentBlock::Module { name: "operation" });
        } else {
            blocks.extend(self.gap("[betrieb] modell"));
        }
        blocks.extend(paragraphs(&self.briefing.operation.rationale));
        if let Some(conditions) = self.conditions() {
            blocks.extend([ContentBlock::Heading { title: self.word("council.conditions") }, conditions]);
        }
        blocks
    }

    fn measures(&self) -> ContentBlock {
        let none = || self.word("not-stated");
        let rows = self.briefing.measures.iter().map(|m| {
            let bar = |key: &str| m.bars.iter().find(|b| b.key == key).map_or_else(none, |b| b.value.clone());
            vec![m.name.clone(), bar("before"), bar("today"), bar("target")]
        });
        let heads = ["council.col.measure", "measure.before", "measure.today", "measure.target"];
        match self.table("measures", &heads, rows.collect()) {
            ContentBlock::Table(table) => {
                ContentBlock::Table(DataTable { align: vec!["left", "right", "right", "right"], ..table })
            }
            other => other,
        }
    }

    fn risks(&self) -> Vec<ContentBlock> {
        let mut blocks = if self.briefing.risks.is_empty() {
            self.missing("risks-missing", "[[risiken]]")
        } else {
            let none = || self.word("not-stated");
            let rows = self.briefing.risks.iter();
            let rows =
                rows.map(|r| vec![r.title.clone(), r.weight_label.clone(), r.measure.clone().unwrap_or_else(none)]);
            vec![self.table("risks", &["col.risk", "col.weight", "col.measure"], rows.collect())]
        };
        if self.briefing.exit.is_some() {
            blocks.push(ContentBlock::Module { name: "exit" });
        }
        blocks
    }

    fn bullets(&self, texts: &[String]) -> Option<ContentBlock> {
        let (items, list) = (self.context.list(texts), self.context.items(texts));
        (!texts.is_empty()).then_some(ContentBlock::Bullets { items, list })
    }

    pub(super) fn table(&self, key: &'static str, heads: &[&str], rows: Vec<Vec<String>>) -> ContentBlock {
        let header = heads.iter().map(|h| self.word(h)).collect();
        ContentBlock::Table(DataTable { key, header, align: vec!["left"; heads.len()], rows, total: None })
    }
}

fn paragraphs(texts: &[String]) -> Option<ContentBlock> {
    (!texts.is_empty()).then(|| ContentBlock::Paragraphs { texts: texts.to_vec() })
}

/// The label of a column.
fn head(column: Column) -> &'static str {
    match column {
        Column::Body => "col.body",
        Column::Role => "col.role",
        Column::Date => "col.date",
        Column::Result => "council.col.result",
    }
}
