#!/usr/bin/env python3
"""Makes the papers' fonts from Source Sans 3: the same glyphs and the same kerning, found in fewer steps.

  fonts/merge_kerning.py FOLDER-WITH-SOURCE-SANS-3 FOLDER-FOR-THE-RESULT        (needs fonttools, tried with 4.68)

Source Sans 3 keeps its kerning in up to 17 subtables, and whoever sets text looks a pair of letters up in one after the
other. Here every pair is looked up once by the rules of OpenType, and all pairs are written as one table of classes (which the
writer splits where an offset of 16 bits ends). Every pair of glyphs is compared before and after; one difference ends the
script. The licence reserves the name "Source" for the unchanged fonts, so the result is called "Ratsmappe Sans".
"""

import pathlib
import sys
from collections import defaultdict

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord

FORMER, FAMILY = "Source Sans 3", "Ratsmappe Sans"
# Names of the family, its styles and its files; what is not one of these stays as its makers wrote it.
NAMES = {1, 3, 4, 6, 16, 21, 25}
CHANGES = "Source Sans 3 with its kerning merged into fewer subtables; glyphs and distances are unchanged."
PAIRS, EXTENSION = 2, 9
ADVANCE = 4


def advance(record):
    return getattr(record, "XAdvance", 0) or 0 if record is not None else 0


class Kerning:
    """The pairs of one lookup, as the subtables give them one after the other."""

    def __init__(self, lookup):
        self.subtables = [s.ExtSubTable if s.LookupType == EXTENSION else s for s in lookup.SubTable]
        self.kind = self.subtables[0].LookupType
        self.covers = [set(s.Coverage.glyphs) for s in self.subtables] if self.kind == PAIRS else []
        self.singles = {
            n: {
                first: {record.SecondGlyph: advance(record.Value1) for record in pairs.PairValueRecord}
                for first, pairs in zip(s.Coverage.glyphs, s.PairSet)
            }
            for n, s in enumerate(self.subtables) if self.kind == PAIRS and s.Format == 1
        }

    def plain(self):
        """Whether nothing but the first glyph's advance is changed."""
        return all(s.ValueFormat1 == ADVANCE and s.ValueFormat2 == 0 for s in self.subtables)

    def firsts(self):
        return set().union(*self.covers)

    def seconds(self):
        found = set()
        for n, s in enumerate(self.subtables):
            if s.Format == 1:
                found.update(*self.singles[n].values())
            else:
                found.update(s.ClassDef2.classDefs)
        return found

    def value(self, first, second):
        """The first subtable that says something of the pair decides; one of classes always does."""
        for n, s in enumerate(self.subtables):
            if first not in self.covers[n]:
                continue
            if s.Format == 1:
                if second in self.singles[n][first]:
                    return self.singles[n][first][second]
                continue
            one, two = s.ClassDef1.classDefs.get(first, 0), s.ClassDef2.classDefs.get(second, 0)
            return advance(s.Class1Record[one].Class2Record[two].Value1)
        return 0


def merged(rows, order):
    """One table of classes for {first: {second: advance}}, without zeros."""
    same_first = defaultdict(list)
    for first, row in rows.items():
        same_first[tuple(sorted(row.items()))].append(first)
    ones = sorted(same_first.values(), key=len, reverse=True)
    same_second = defaultdict(list)
    for second in sorted({second for row in rows.values() for second in row}):
        same_second[tuple(rows[group[0]].get(second, 0) for group in ones)].append(second)
    twos = sorted(same_second.values(), key=len, reverse=True)

    table = otTables.PairPos()
    table.Format, table.ValueFormat1, table.ValueFormat2 = 2, ADVANCE, 0
    table.Coverage = otTables.Coverage()
    table.Coverage.glyphs = sorted(rows, key=order.index)
    # The largest class is number 0, which no glyph needs to be listed for; among the seconds it is all others.
    table.ClassDef1 = otTables.ClassDef()
    table.ClassDef1.classDefs = {glyph: n for n, group in enumerate(ones) for glyph in group if n}
    table.ClassDef2 = otTables.ClassDef()
    table.ClassDef2.classDefs = {glyph: n + 1 for n, group in enumerate(twos) for glyph in group}
    table.Class1Record = []
    for group in ones:
        line = otTables.Class1Record()
        line.Class2Record = []
        for second in [None] + [group[0] for group in twos]:
            cell = otTables.Class2Record()
            cell.Value1 = ValueRecord()
            cell.Value1.XAdvance = rows[group[0]].get(second, 0)
            line.Class2Record.append(cell)
        table.Class1Record.append(line)
    table.Class1Count, table.Class2Count = len(ones), len(twos) + 1
    return table


def lookups(font):
    return [(lookup, Kerning(lookup)) for lookup in font["GPOS"].table.LookupList.Lookup]


def merge(source, target):
    font = TTFont(source)
    order = font.getGlyphOrder()
    before = {}
    for index, (lookup, kerning) in enumerate(lookups(font)):
        if kerning.kind != PAIRS:
            continue
        if not kerning.plain():
            sys.exit(f"{source}: lookup {index} changes more than the distance after the first glyph")
        firsts, seconds = sorted(kerning.firsts()), sorted(kerning.seconds())
        if any(kerning.value(first, None) for first in firsts):
            sys.exit(f"{source}: lookup {index} kerns with glyphs of no class")
        rows = {first: {second: kerning.value(first, second) for second in seconds} for first in firsts}
        before[index] = rows
        kept = {first: {second: value for second, value in row.items() if value} for first, row in rows.items()}
        lookup.SubTable = [merged({first: row for first, row in kept.items() if row}, order)]
        lookup.SubTableCount, lookup.LookupType = 1, PAIRS
    for record in font["name"].names:
        if record.nameID in NAMES:
            name = str(record).replace(FORMER, FAMILY).replace(FORMER.replace(" ", ""), FAMILY.replace(" ", ""))
            record.string = name
    font["name"].setName(CHANGES, 10, 3, 1, 0x409)
    font.save(target)

    written = TTFont(target)
    for index, (_, kerning) in enumerate(lookups(written)):
        for first, row in before.get(index, {}).items():
            for second, value in row.items():
                if kerning.value(first, second) != value:
                    sys.exit(f"{target}: {first} {second}: {kerning.value(first, second)} for {value}")
    steps = {index: len(kerning.subtables) for index, (_, kerning) in enumerate(lookups(written)) if index in before}
    print(f"{target.name}: {sum(map(len, (r for rows in before.values() for r in rows.values())))} pairs the same; "
          f"subtables of lookups now: {steps}; {source.stat().st_size} -> {target.stat().st_size} bytes")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = map(pathlib.Path, sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.ttf")):
        merge(path, target / path.name.replace(FORMER.replace(" ", ""), FAMILY.replace(" ", "")))


if __name__ == "__main__":
    main()
