"""The same report in other clothes: changes of a text that change no value, for samples and real reports."""

import re
from collections.abc import Callable

from gxparse import Report, parse
from gxparse.folding import squeeze

_HALF = ",;:?!()"
_FULL = "，；：？！（）"
_WIDER = dict(zip(_HALF, _FULL, strict=True))
_OTHER = _WIDER | dict(zip(_FULL, _HALF, strict=True))
_DIGITS = re.compile(r"[0-9]+(?:[.,，][0-9]+)*")
_BETWEEN = re.compile(rf"(?<=[\u4e00-\u9fff])[{re.escape(_HALF + _FULL)}](?=[\u4e00-\u9fff])")


def other_width(text: str) -> str:
    """Each of ``,;:?!()`` between Chinese characters in the other width."""
    return _BETWEEN.sub(lambda match: _OTHER[match.group()], text)


def crlf(text: str) -> str:
    """Windows line ends."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def trailing_blanks(text: str) -> str:
    """Blanks at the end of each line that is not empty."""
    return re.sub(r"(?<=\S)$", "  ", text, flags=re.MULTILINE)


def indented(text: str) -> str:
    """Each line indented by two ideographic spaces."""
    return re.sub(r"^", "\u3000\u3000", text, flags=re.MULTILINE)


def doubled_blank_lines(text: str) -> str:
    """Each empty line twice."""
    return re.sub(r"^([ \t\u3000\xa0]*)$\n", r"\1\n\1\n", text, flags=re.MULTILINE)


def with_bom(text: str) -> bytes:
    """UTF-8 with a byte order mark."""
    return b"\xef\xbb\xbf" + text.encode("utf-8")


def _counts_marked(text: str, opening: str, closing: str) -> str:
    """Each count of running text with marks around its digits: what converters make of bold print and of formulas."""
    report = parse(text)
    titles = [section.heading for section in report.walk()]
    out, last = [], 0
    for quantity in report.quantities:
        start, end = quantity.span.start, quantity.span.end
        digits = _DIGITS.match(text, start, end)
        if digits is None or any(start < title.end and title.start < end for title in titles):
            continue
        out += [text[last:start], opening, digits.group(), closing]
        last = digits.end()
    return "".join(out) + text[last:]


def bold_counts(text: str) -> str:
    """Markdown's emphasis: **12**条."""
    return _counts_marked(text, "**", "**")


def formula_counts(text: str) -> str:
    """Formulas of text recognised from images: $ 12 $ 条."""
    return _counts_marked(text, " $ ", " $ ")


def thin_spaces(text: str) -> str:
    """A thin space before what is counted."""
    return _counts_marked(text, "", "\u2009")


def zero_width(text: str) -> str:
    """Marks without width around each count, as pages and word processors leave them."""
    return _counts_marked(text, "\u200b", "\u200b")


DISGUISES: tuple[Callable[[str], str | bytes], ...] = (
    other_width,
    crlf,
    trailing_blanks,
    indented,
    doubled_blank_lines,
    with_bom,
    bold_counts,
    formula_counts,
    thin_spaces,
    zero_width,
)


def values(report: Report) -> dict[str, object]:
    """All that a report says, without positions, folded."""
    meta = report.metadata
    return {
        "kind": report.kind,
        "metadata": [
            meta.title and squeeze(meta.title),
            meta.agency,
            meta.year,
            str(meta.period),
            meta.doc_number and squeeze(meta.doc_number),
            meta.index_number,
            str(meta.published),
            str(meta.created),
            meta.publisher,
            meta.validity,
            [value and squeeze(value) for value in (meta.contact.address, meta.contact.postcode, meta.contact.phone)],
            meta.contact.email,
            meta.contact.url,
        ],
        "sections": [(squeeze(s.label), s.number, s.level, squeeze(s.title)) for s in report.walk()],
        "points": [(p.label, p.number) for p in report.points],
        "tables": [
            (
                squeeze(table.title or ""),
                table.form,
                [(squeeze(c.label), c.unit) for c in table.columns],
                [
                    (
                        squeeze(r.label),
                        r.depth,
                        r.parent,
                        r.unit,
                        squeeze(r.note or ""),
                        [(c.value, c.missing) for c in r.cells],
                    )
                    for r in table.rows
                ],
            )
            for table in report.tables
        ],
        "quantities": [(q.value, q.high, q.unit, q.approx, q.kind) for q in report.quantities],
        "numbers": [
            (t.kind, str(t.value)) for t in report.tokens if t.kind in ("date", "period", "year", "doc_number")
        ],
        "diagnostics": sorted(d.code for d in report.diagnostics),
    }
