"""Fills in a questionnaire with LibreOffice, as somebody at a desk would, and saves it.

usage: fill.py FROM TO EDITS.json

EDITS is a list of objects: {"part": "angaben", "row": "projekt.stand", "column": "antwort", "set": VALUE}. A row is
named by what its first, hidden cell says, or by its number. VALUE is a text, a number, or
{"typed": "..."}, which LibreOffice makes a date, a number or a text of, as if it were typed. {"delete": "part/row"}
deletes a row, {"rename": "part", "to": "name"} renames a sheet, and {"insert": "part"} puts an empty column before the
first. {"empty_row": "part", "at": 2} puts an empty row before the entry of that number, {"remove": "part", "at": 2}
takes an entry away, and {"sort": "part", "column": "betrag", "from": -1} sorts by a column from a row on, the largest
first, and {"filter": "part", "column": "status", "equals": "offen"} hides all other entries. Entries count from 0; -1 is the hidden row of marks for what is removed, and the head for what is sorted.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet import TableFilterField
from com.sun.star.table import TableSortField

# How far down the tables of a questionnaire reach at most, for what sorts them.
LAST_ROW = 400

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(folder):
    pipe = "ratsmappe%d" % os.getpid()
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo", "--nodefault",
            "-env:UserInstallation=file://" + folder,
            "--accept=pipe,name=%s;urp;" % pipe,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if office.poll() is not None:
                raise
            time.sleep(0.1)
    raise RuntimeError("LibreOffice does not answer")


class Part:
    """A sheet, found by its marks as the program finds it."""

    def __init__(self, sheets, name):
        for sheet in sheets:
            # All at once: every cell by itself would be a question to LibreOffice.
            for row, cells in enumerate(sheet.getCellRangeByPosition(0, 0, 20, 9).getDataArray()):
                marks = [str(cell) for cell in cells]
                known = [mark.split(":", 2)[2] for mark in marks if mark.startswith("ratsmappe:1:")]
                if any(mark.startswith(name + "/") for mark in known):
                    self.sheet, self.head = sheet, row
                    # Explanations and the head stand between the marks and the entries; the facts have no explanations.
                    self.first = row + (2 if name == "angaben" else 3)
                    ours = "ratsmappe:1:" + name + "/"
                    self.columns = {m[len(ours):]: c for c, m in enumerate(marks) if m.startswith(ours)}
                    return
        raise KeyError(name)

    def row(self, named):
        if isinstance(named, int):
            return self.first + named
        for row in range(self.head + 1, self.head + LAST_ROW):
            if self.sheet.getCellByPosition(0, row).String == named:
                return row
        raise KeyError(named)


def change_rows(part, edit):
    """Changes whole rows of a part, as somebody does who has lifted the protection."""
    part.sheet.unprotect("")
    first = part.first + edit.get("at", edit.get("from", 0))
    if edit.get("at") == -1:
        first = part.head
    if "empty_row" in edit:
        part.sheet.Rows.insertByIndex(first, 1)
    elif "remove" in edit:
        part.sheet.Rows.removeByIndex(first, 1)
    elif "filter" in edit:
        # As the arrows of the head do it: what does not fit is hidden, not gone.
        field = TableFilterField()
        field.Field, field.IsNumeric = part.columns[edit["column"]], False
        field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        field.StringValue = edit["equals"]
        cells = part.sheet.getCellRangeByPosition(0, part.first - 1, max(part.columns.values()), LAST_ROW)
        descriptor = cells.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields((field,))
        cells.filter(descriptor)
        hidden = [row for row in range(part.first, part.first + 3) if not part.sheet.Rows.getByIndex(row).IsVisible]
        assert hidden, edit
    else:
        columns = max(part.columns.values())
        field = TableSortField()
        field.Field, field.IsAscending = part.columns[edit["column"]], False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        cells = part.sheet.getCellRangeByPosition(0, first, columns, LAST_ROW)
        cells.sort((prop("SortFields", fields), prop("ContainsHeader", False)))


def main():
    source, target, edits = sys.argv[1:]
    with open(edits, encoding="utf-8") as file:
        edits = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        office, desktop = connect(folder)
        try:
            url = uno.systemPathToFileUrl(os.path.abspath(source))
            book = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
            for edit in edits:
                sheets = book.Sheets
                sheets = [sheets.getByIndex(i) for i in range(sheets.Count)]
                if "part" in edit:
                    part = Part(sheets, edit["part"])
                    cell = part.sheet.getCellByPosition(part.columns[edit["column"]], part.row(edit["row"]))
                    # The protection must let pass what is to be filled in.
                    folds = edit["part"] in ("angaben", "kriterien")
                    assert part.sheet.isProtected() != folds and not cell.CellProtection.IsLocked, edit
                    head = part.sheet.getCellByPosition(part.columns[edit["column"]], part.first - 1)
                    assert head.CellProtection.IsLocked, edit
                    value = edit["set"]
                    if isinstance(value, dict):
                        cell.FormulaLocal = value["typed"]
                    elif isinstance(value, str):
                        cell.String = value
                    else:
                        cell.Value = value
                elif any(word in edit for word in ("sort", "empty_row", "remove", "filter")):
                    name = edit.get("sort") or edit.get("empty_row") or edit.get("filter") or edit["remove"]
                    change_rows(Part(sheets, name), edit)
                elif "rename" in edit:
                    Part(sheets, edit["rename"]).sheet.Name = edit["to"]
                else:
                    name, _, row = (edit.get("delete") or edit["insert"]).partition("/")
                    part = Part(sheets, name)
                    part.sheet.unprotect("")
                    if "delete" in edit:
                        part.sheet.Rows.removeByIndex(part.row(row), 1)
                    else:
                        part.sheet.Columns.insertByIndex(0, 1)
            kind = FILTERS[os.path.splitext(target)[1]]
            book.storeToURL(uno.systemPathToFileUrl(os.path.abspath(target)), (prop("FilterName", kind),))
            book.close(True)
        finally:
            try:
                desktop.terminate()
            except Exception:
                pass
            office.wait(30)


main()
