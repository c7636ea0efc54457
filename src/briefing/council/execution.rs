//! What became of the last resolution, as a section of the paper: the vote, and each point with how it stands.

use super::content::{ContentBlock, CouncilSection, DataTable};
use super::paper::Paper;
use crate::briefing::execution::{ExecutedPoint, Vote};

impl Paper<'_> {
    /// None without an earlier resolution that was voted on.
    pub(super) fn execution(&self) -> Option<CouncilSection> {
        let execution = self.briefing.execution.as_ref()?;
        let wording = execution.vote.wording.iter().enumerate().map(|(at, text)| match at {
            0 => self.fill("council.execution.wording", "text", text),
            _ => text.clone(),
        });
        let texts = std::iter::once(self.vote(&execution.vote)).chain(wording);
        let mut blocks = vec![ContentBlock::Paragraphs { texts: texts.collect() }];
        if !execution.points.is_empty() {
            let heads = ["col.id", "council.col.resolved", "council.col.today"];
            let rows =
                execution.points.iter().map(|point| vec![point.number.clone(), point.text.clone(), stand(point)]);
            blocks.push(ContentBlock::Table(DataTable {
                key: "execution",
                header: heads.map(|head| self.word(head)).into(),
                align: vec!["left"; heads.len()],
                rows: rows.collect(),
                total: None,
            }));
        }
        Some(CouncilSection { title: self.word("council.execution"), blocks })
    }

    /// When and how the body voted: `Am 11. Juni 2026 beschlossen: Ja 20, Nein 3.`
    fn vote(&self, vote: &Vote) -> String {
        let counts = [("vote.yes", vote.yes), ("vote.no", vote.no), ("vote.abstentions", vote.abstentions)];
        let counts: Vec<String> = counts
            .into_iter()
            .filter_map(|(key, count)| Some(self.context.labels.fill(key, &[("count", &count?.to_string())])))
            .collect();
        let votes = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
        let (date, result) = (vote.date.as_deref().unwrap_or_default(), vote.result_label.as_str());
        let key = if vote.date.is_some() { "council.execution.voted-on" } else { "council.execution.voted" };
        self.context.labels.fill(key, &[("date", date), ("result", result), ("votes", &votes)])
    }
}

/// The state, what it follows from, and what is said of it.
fn stand(point: &ExecutedPoint) -> String {
    let state = match &point.date {
        Some(date) => format!("{}, {date}", point.state_label),
        None => point.state_label.clone(),
    };
    let said = std::iter::once(&state).chain([&point.detail, &point.note].into_iter().flatten());
    said.map(|text| format!("{}.", text.trim_end_matches('.'))).collect::<Vec<_>>().join(" ")
}
