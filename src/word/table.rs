//! Tables: a head that is repeated on every page, rows that stay whole, amounts at the right.

use crate::briefing::DataTable;
use crate::text::column_widths;

use super::furniture::WIDTH;
use super::runs::{self, Languages, Look};
use super::style;
use super::xml::Xml;

/// How many letters of the table's size a line between the margins holds, and how many the edges of a cell take.
const LETTERS: usize = 96;
const EDGES: usize = 2;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Head,
    /// A row of data, and whether it stays with the next.
    Data(bool),
    Total,
}

/// Draws a table; `title` says what it is for those who do not see it.
pub(super) fn draw(xml: &mut Xml, table: &DataTable, title: &str, languages: Languages) {
    let all: Vec<&Vec<String>> =
        std::iter::once(&table.header).chain(&table.rows).chain(table.total.as_ref()).collect();
    let columns = all.iter().map(|row| row.len()).max().unwrap_or(0);
    let widths = twips(&column_widths(&all, columns, LETTERS.saturating_sub(EDGES * columns)));
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", "PaperTable");
            xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            let last = if table.total.is_some() { "1" } else { "0" };
            // The first row and the first column are what the cells are read with.
            let look = [
                ("w:val", if table.total.is_some() { "06E0" } else { "06A0" }),
                ("w:firstRow", "1"),
                ("w:lastRow", last),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ];
            xml.empty("w:tblLook", &look);
            xml.value("w:tblCaption", title);
        });
        xml.within("w:tblGrid", &[], |xml| {
            widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
        });
        let mut row = |kind: Row, cells: &[String]| {
            xml.within("w:tr", &[], |xml| draw_row(xml, kind, cells, &widths, &table.align, languages));
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

fn draw_row(xml: &mut Xml, row: Row, cells: &[String], widths: &[usize], align: &[&str], languages: Languages) {
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
                    xml.value("w:pStyle", if row == Row::Head { style::HEAD } else { style::CELL });
                    if row == Row::Data(true) {
                        xml.empty("w:keepNext", &[]);
                    }
                    if align.get(column) == Some(&"right") {
                        xml.value("w:jc", "right");
                    }
                });
                let look = if row == Row::Total { Look::STRONG } else { Look::default() };
                runs::words(xml, text, look, languages);
            });
        });
    }
}

/// Widths in letters as widths on paper that fill the line.
fn twips(letters: &[usize]) -> Vec<usize> {
    let all: usize = letters.iter().map(|width| width + EDGES).sum();
    let mut widths: Vec<usize> = letters.iter().map(|width| (width + EDGES) * WIDTH / all.max(1)).collect();
    let rest = WIDTH.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_line() {
        for letters in [&[1][..], &[3, 30, 9], &[96; 7]] {
            assert_eq!(twips(letters).iter().sum::<usize>(), WIDTH, "{letters:?}");
        }
    }
}
