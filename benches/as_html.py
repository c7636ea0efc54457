"""A document's data as semantic HTML with a print style sheet: the same words, headings and tables.

For benches/compare only: what a path through HTML would have to typeset. Reads the briefing.json of an
`--emit typst` project, gives HTML. Standard library only.
"""

import html
import json
import sys

STYLE = """
@page { size: %(page)s; margin: 26mm 25mm 22mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 10pt/1.3 "Ratsmappe Sans", sans-serif; color: #1b262c }
h1 { font-size: 23pt; color: #0e5a63 } h2 { font-size: 15pt } h3 { font-size: 12pt }
table { border-collapse: collapse; width: 100%% } p { margin: 1mm 0 } th, td { text-align: left; vertical-align: top; padding: 1.6mm 2mm;
border-bottom: .4pt solid #b9c4c9; font-size: 9pt }
h1, h2, h3 { break-after: avoid }
"""
# Palette, labels and the like are not words of the document.
SKIPPED = {"labels", "palette", "texts", "meta", "kind", "logo", "gaps", "slides", "council"}
TITLES = ("title", "name", "label", "term", "what", "phase", "question", "year")


def rich(blocks):
    out = []
    for node in blocks:
        if node["t"] == "p":
            out.append(f"<p>{inline(node['c'])}</p>")
        else:
            items = "".join(f"<li>{rich(item)}</li>" for item in node["c"])
            out.append(f"<ul>{items}</ul>")
    return "".join(out)


def inline(items):
    out = []
    for item in items:
        kind = item["t"]
        if kind == "text":
            out.append(html.escape(item["c"]))
        elif kind == "strong":
            out.append(f"<strong>{inline(item['c'])}</strong>")
        elif kind == "em":
            out.append(f"<em>{inline(item['c'])}</em>")
        elif kind == "link":
            out.append(inline(item["c"]["body"]))
        else:
            out.append("<br>")
    return "".join(out)


def scalar(value):
    return isinstance(value, (str, int, float)) and not isinstance(value, bool) and value != ""


def words(value):
    """All words of a value in one line."""
    if isinstance(value, dict):
        return " ".join(words(v) for v in value.values() if v not in (None, "", [], {}))
    if isinstance(value, list):
        return "; ".join(words(v) for v in value)
    return str(value) if scalar(value) else ""


def section(value, level):
    heading = min(level, 6)
    if isinstance(value, list):
        if value and all(isinstance(v, dict) and all(scalar(x) or x is None or isinstance(x, bool) for x in v.values()) for v in value):
            keys = [k for k in value[0] if any(scalar(v.get(k)) for v in value)]
            head = "".join(f"<th>{html.escape(k)}</th>" for k in keys)
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(words(v.get(k) or ''))}</td>" for k in keys) + "</tr>" for v in value)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return "".join(section(v, level) if isinstance(v, (dict, list)) else f"<p>{html.escape(str(v))}</p>" for v in value)
    title = next((value[k] for k in TITLES if scalar(value.get(k))), None)
    out = [f"<h{heading}>{html.escape(str(title))}</h{heading}>"] if title else []
    for key, inner in value.items():
        if isinstance(inner, (dict, list)) and inner:
            out.append(section(inner, level + 1))
        elif scalar(inner) and inner != title and not isinstance(inner, bool):
            out.append(f"<p>{html.escape(str(inner))}</p>")
    return "".join(out)


def page(data):
    meta, kind = data["meta"], data["kind"]
    slides = kind in ("praesentation", "pitchdeck")
    parts = [f"<h1>{html.escape(meta['title'])}</h1><p>{html.escape(meta['municipality'])}, {html.escape(meta['date'])}</p>"]
    council = kind == "beschlussvorlage"
    for name, text in ({} if council else data["texts"]).items():
        parts.append(f"<p>{html.escape(text)}</p>" if isinstance(text, str) else rich(text))
    for key, value in data.items():
        wanted = key == "council" if council else key == "measures" if slides else key not in SKIPPED
        if isinstance(value, (dict, list)) and value and wanted:
            parts.append(f"<h1>{html.escape(key)}</h1>{section(value, 2)}")
    style = STYLE % {"page": "338.7mm 190.5mm" if slides else "A4"}
    lang, title = meta["lang"], html.escape(meta["title"])
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head><body>{"".join(parts)}</body></html>'


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        sys.stdout.write(page(json.load(file)))
