//! Tables: a head that is repeated on every page, rows that stay whole, amounts at the right.

use crate::briefing::DataTable;

use super::measure;
use super::runs::{self, Languages};
use super::style;
use super::styles::Styles;
use super::xml::Xml;

/// The size of the letters, in half points.
const SIZE: usize = 19;
/// Twips that the edges of a cell take, with some for typefaces that are wider than the one that is measured.
const EDGES: usize = 2 * 85 + 30;
/// The widest word a column keeps whole while others can give way, in hundredths of the line.
const KEPT: usize = 27;
/// Twips by which a column grows at a time.
const STEP: usize = 40;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Head,
    /// A row of data, and whether it stays with the next.
    Data(bool),
    Total,
}

/// Where a table stands, and how it is drawn.
pub(super) struct Look<'a> {
    pub(super) style: &'a Styles,
    /// Twips of a line.
    pub(super) width: usize,
    /// Whether the typeface is the one that is measured; those of other forms may be wider.
    pub(super) is_measured: bool,
}

/// How much wider letters of other typefaces may be, in hundredths.
const WIDER: usize = 118;

/// Draws a table; `title` says what it is for those who do not see it.
pub(super) fn draw(xml: &mut Xml, table: &DataTable, title: &str, languages: Languages, look: &Look) {
    let letters = if look.is_measured { 100 } else { WIDER };
    let widths = filling(&widths(table, look.width * 100 / letters), look.width);
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", look.style.id(style::TABLE));
            xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            let last = if table.total.is_some() { "1" } else { "0" };
            // The first row and the first column are what the cells are read with.
            let parts = [
                ("w:val", if table.total.is_some() { "06E0" } else { "06A0" }),
                ("w:firstRow", "1"),
                ("w:lastRow", last),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ];
            xml.empty("w:tblLook", &parts);
            xml.value("w:tblCaption", title);
        });
        xml.within("w:tblGrid", &[], |xml| {
            widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
        });
        let mut row = |kind: Row, cells: &[String]| {
            xml.within("w:tr", &[], |xml| draw_row(xml, kind, cells, &widths, &table.align, languages, look.style));
        };
        row(Row::Head, &table.header);
        let last = table.rows.len().saturating_sub(1);
        for (at, cells) in table.rows.iter().enumerate() {
            row(Row::Data(at == last && table.total.is_some()), cells);
        }
        if let Some(total) = &table.total {
            row(Row::Total, total);
        }
    });
}

fn draw_row(
    xml: &mut Xml,
    row: Row,
    cells: &[String],
    widths: &[usize],
    align: &[&str],
    languages: Languages,
    styles: &Styles,
) {
    xml.within("w:trPr", &[], |xml| {
        xml.empty("w:cantSplit", &[]);
        if row == Row::Head {
            xml.empty("w:tblHeader", &[]);
        }
    });
    for (column, width) in widths.iter().enumerate() {
        let text = cells.get(column).map_or("", String::as_str);
        xml.within("w:tc", &[], |xml| {
            xml.within("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                if row == Row::Head {
                    xml.value("w:vAlign", "bottom");
                }
            });
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| {
                    xml.value("w:pStyle", styles.id(if row == Row::Head { style::HEAD } else { style::CELL }));
                    if row == Row::Data(true) {
                        xml.empty("w:keepNext", &[]);
                    }
                    if align.get(column) == Some(&"right") {
                        xml.value("w:jc", "right");
                    }
                });
                let look = if row == Row::Total { runs::Look::STRONG } else { runs::Look::default() };
                runs::words(xml, text, look, languages);
            });
        });
    }
}

/// The widths of the columns in twips; together they fill the line. Each begins with its widest word; what is left goes
/// step by step to the column whose cells become shorter by it than others would.
fn widths(table: &DataTable, line: usize) -> Vec<usize> {
    let bold = std::iter::once(&table.header).chain(table.total.as_ref()).map(|row| (row, true));
    let rows: Vec<(&Vec<String>, bool)> = bold.chain(table.rows.iter().map(|row| (row, false))).collect();
    let count = rows.iter().map(|(row, _)| row.len()).max().unwrap_or(0);
    let cells = |column: usize, of: fn(&str, usize, bool) -> usize| -> Vec<usize> {
        let cells = rows.iter().filter_map(|(row, bold)| Some((row.get(column)?, *bold)));
        cells.map(|(text, bold)| of(text, SIZE, bold) + EDGES).collect()
    };
    let words = |column| cells(column, measure::widest_word).into_iter().max().unwrap_or(EDGES).min(line * KEPT / 100);
    let mut widths: Vec<usize> = (0..count).map(words).collect();
    let wanted: Vec<Vec<usize>> = (0..count).map(|column| cells(column, measure::twips)).collect();
    // Squares: one line less of five is worth more than one of two.
    let cost = |cells: &[usize], width: usize| -> usize {
        cells.iter().map(|cell| (cell * 1000 / width.max(1)).clamp(1000, 1_000_000).pow(2)).sum()
    };
    while widths.iter().sum::<usize>() + STEP <= line {
        let gain = |column: &usize| {
            let (cells, width) = (&wanted[*column], widths[*column]);
            cost(cells, width).saturating_sub(cost(cells, width + STEP))
        };
        match (0..count).max_by_key(|column| (gain(column), count - column)).filter(|best| gain(best) > 0) {
            Some(best) => widths[best] += STEP,
            None => break,
        }
    }
    filling(&widths, line)
}

/// Widths that fill the line, wider or narrower by the same share.
fn filling(wanted: &[usize], line: usize) -> Vec<usize> {
    let all: usize = wanted.iter().sum();
    let mut widths: Vec<usize> = wanted.iter().map(|width| width * line / all.max(1)).collect();
    let rest = line.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::super::furniture::WIDTH;
    use super::*;

    fn cut(header: &[&str], rows: &[&[&str]]) -> Vec<usize> {
        let row = |cells: &[&str]| cells.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let rows = rows.iter().map(|cells| row(cells)).collect();
        widths(&DataTable { key: "", header: row(header), align: Vec::new(), rows, total: None }, WIDTH)
    }

    #[test]
    fn columns_fill_the_line() {
        for wanted in [&[1][..], &[3, 30, 9], &[96; 7]] {
            assert_eq!(filling(wanted, WIDTH).iter().sum::<usize>(), WIDTH, "{wanted:?}");
        }
        assert_eq!(cut(&["a"; 40], &[&["Wort"; 40]]).iter().sum::<usize>(), WIDTH);
    }

    #[test]
    fn words_and_amounts_stay_whole_beside_long_sentences() {
        let long = "Ein langer Satz, der auf keine Zeile passt. ".repeat(5);
        let widths = cut(&["Punkt", "Was", "Betrag", "Zuständigkeit"], &[&["3", &long, "1.200.000\u{a0}€", &long]]);
        let needs = |text: &str, bold| measure::twips(text, SIZE, bold) + EDGES - 30;
        assert!(widths[0] >= needs("Punkt", true) && widths[2] >= needs("1.200.000\u{a0}€", false), "{widths:?}");
        assert!(widths[3] >= needs("Zuständigkeit", true), "{widths:?}");
    }
}
