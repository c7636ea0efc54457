//! The styles of paragraphs, by their ids in `styles.xml`.

pub(super) const NORMAL: &str = "Normal";
pub(super) const SENDER: &str = "Sender";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const TITLE: &str = "Title";
pub(super) const SECTION: &str = "Heading1";
pub(super) const PART: &str = "Heading2";
pub(super) const NUMBERS: &str = "ListNumber";
pub(super) const BULLETS: &str = "ListBullet";
pub(super) const CONTINUED: &str = "ListContinue";
pub(super) const FACT: &str = "Fact";
pub(super) const NOTICE: &str = "Notice";
pub(super) const GAP: &str = "Gap";
pub(super) const QUESTION: &str = "Question";
pub(super) const CORE: &str = "Core";
pub(super) const SIGNATURE: &str = "Signature";
pub(super) const NOTE: &str = "Note";
pub(super) const CELL: &str = "TableText";
pub(super) const HEAD: &str = "TableHead";
pub(super) const TABLE: &str = "PaperTable";
pub(super) const LINK: &str = "Hyperlink";
pub(super) const HEADER: &str = "Header";
pub(super) const FOOTER: &str = "Footer";
