"""Turns a text into its tokens: every number with its role, value, unit and approximation, in one pass; must not know places.

The loop below is the hot path. ``SCAN`` finds candidates; the plain forms (20196条, 30.79%, 2017年, a cell) are made on the
spot, and what has any doubt goes to the readers of its kind, in the order of the tuples at the head of this file.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from gxparse.folding import SIMPLIFIED
from gxparse.lexing.amounts import number_at, scaled_amount
from gxparse.lexing.characters import NOUGHTS
from gxparse.lexing.chinese import chinese_at, spoken_count
from gxparse.lexing.codes import chain_at, code_at, court_at, doc_number_at, labelled_at, phone_at, term_at
from gxparse.lexing.cut import LABELLED, WHOLE, YEAR_ALONE, is_label
from gxparse.lexing.dates import bare_year_at, date_at, labelled_date_at, plain_date, plain_period, span_at, time_at
from gxparse.lexing.labels import LABELS, circled_at, label_at, label_value, ordinal_at, ordinals_after
from gxparse.lexing.making import NEW, make
from gxparse.lexing.numerals import decimal_value
from gxparse.lexing.parts import SCALES, stroke_at
from gxparse.lexing.patterns import (
    CELL,
    CIRCLED,
    COUNT,
    DATE,
    DIGITS,
    DOC_BRACKET,
    LABEL,
    LATIN,
    NUMERAL,
    ORDINAL,
    PAREN,
    PERCENT,
    PERIOD,
    POINT,
    SCALED,
    SCAN,
    SPOKEN,
    WORDS,
    YEAR,
)
from gxparse.lexing.units import PLAIN_UNIT_CHARACTERS, UNITS
from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = ["tokenise"]

_WHOLE_DATES: Final = frozenset((DATE, PERIOD))
_LABEL_BRANCHES: Final = frozenset((LABEL, POINT, WORDS, PAREN))
_Reader = Callable[[str, int, int], Token | None]

_DATE_GOES_ON: Final = frozenset("年月至到起—－–~～〜-")


def _spaced_date_at(text: str, start: int, end: int) -> Token | None:
    """A date with blanks inside (2024 年 1 月)."""
    following = text[end : end + 4].lstrip(" \t\u3000\xa0\n")[:1]
    return date_at(text, start, end) if following in _DATE_GOES_ON or not following else None


_CUT: Final = re.compile(r"([0-9][0-9.,]{0,13})\n([.,]?[0-9][0-9.,]{0,11})")
_GROUPS: Final = re.compile(
    r"(?:(?<=[\u4e00-\u9fff，。；;：:（(])|(?<=[\u4e00-\u9fff][ ,]))"
    r"[1-9][0-9]{0,2}(?:[ \u3000\xa0][0-9]{3})+(?:\.[0-9]{1,9})?(?=[ \u3000\xa0]?[\u4e00-\u9fff%])"
)
_RUNS_ON: Final = re.compile(r"(?:(?![\t|]| {2}|\u3000{2})[^\n]){11}(?:[\u4e00-\u9fff，。；;、：:（(）)“”《》]|(?<=[\u4e00-\u9fff]),) ?$")
_WHOLE_UNITS: Final = frozenset("条件份篇个次人家户项名例宗期场起")
"""What is counted one by one has no fraction: 情况如下1.⏎20条 ends a line with a label."""
_CELL_EDGES: Final = frozenset(("", "\t", "\n", "|"))
"""Behind these a number is at the beginning of a cell or a line: no prose runs on to it."""
_CLOSING: Final = frozenset("，。；、）")
_REACH: Final = 60


def _cut_at(text: str, start: int, _end: int) -> Token | None:
    """A number that a line end of running prose cuts: 9⏎79条 is 979条.

    In prose no number follows another without a word between; the two halves must be one number as numbers are written,
    and count something, or be a date, on a line that goes on behind.
    """
    m = None if text[start - 1 : start] in _CELL_EDGES else _CUT.match(text, start)
    if m is None or YEAR_ALONE.fullmatch(m[1]) or _RUNS_ON.search(text, max(0, start - 24), start) is None:
        return None
    if text[m.end() : m.end() + 1] == "年" and YEAR_ALONE.fullmatch(m[2]):
        return None  # the line below begins with a year
    digits = m[1] + m[2].rstrip(".,")
    if WHOLE.fullmatch(digits) is None or is_label(text, start):
        return None
    token = _in_pieces(text, start, digits, m.start(2) + len(digits) - len(m[1]))
    if token is None or text[token.end : token.end + 1] in ("\n", "|"):
        return None
    return None if token.unit in _WHOLE_UNITS and isinstance(token.value, Decimal) and token.value % 1 else token


def _grouped_at(text: str, start: int, _end: int) -> Token | None:
    """Thousands parted by blanks in running prose: 1 286条 is 1286条."""
    m = _GROUPS.match(text, start)
    if m is None or LABELLED.search(text, max(0, start - 4), start):
        return None
    token = _in_pieces(text, start, "".join(m[0].split()), m.end())
    spaced = text[m.end()] in " \u3000\xa0"
    return None if token is None or (spaced and text[token.end : token.end + 1] not in _CLOSING) else token


def _in_pieces(text: str, start: int, digits: str, stop: int) -> Token | None:
    """The token of a number whose ``digits`` are printed in pieces up to ``stop``, if it counts something or is a date."""
    before = text[max(0, start - 24) : start]
    whole = before + digits + text[stop : stop + _REACH]
    first = _RUN.match(whole, len(before))
    assert first is not None, "a digit stands at start"
    token = _digits_at(whole, len(before), first.end())
    if isinstance(token, int) or token.end <= len(before) + len(digits) or token.kind not in _RUNNING:
        return None
    end = token.end + stop - len(before) - len(digits)
    return token._replace(start=start, end=end, text=text[start:end])


_RUNNING: Final = frozenset(
    (TokenKind.QUANTITY, TokenKind.PERCENT, TokenKind.MONEY, TokenKind.DATE, TokenKind.PERIOD, TokenKind.YEAR)
)
_TIMES: Final = (time_at,)
_DATES: Final = (date_at,)
_JOINED: Final = (labelled_at, phone_at, date_at, chain_at)
_BY_NEXT: Final[dict[str, tuple[_Reader, ...]]] = {
    "年": _DATES,
    "月": _DATES,
    "至": (span_at,),
    "到": (span_at,),
    ":": _TIMES,
    "：": _TIMES,
    "时": _TIMES,
    "点": _TIMES,
    **dict.fromkeys(" \u3000\xa0", (_grouped_at, phone_at, _spaced_date_at)),
    "\n": (_cut_at, phone_at, _spaced_date_at),
    ",": (_cut_at,),
    **dict.fromkeys("-－—–~～〜", _JOINED),
    "/": (*_JOINED, stroke_at),
    ".": (_cut_at, chain_at, label_at, labelled_date_at),
    "．": (chain_at, label_at, labelled_date_at),
    **dict.fromkeys("。、", (label_at,)),
    **dict.fromkeys(")）", (court_at, phone_at, label_at)),
    **dict.fromkeys("+＋×✕*xX", (term_at,)),
}
"""The character after a run of digits → readers to try, first success wins; amounts are what is left."""
_LONG: Final[tuple[_Reader, ...]] = (labelled_at, labelled_date_at, phone_at)
_COUNTING: Final = frozenset(PLAIN_UNIT_CHARACTERS + "余多万亿千百%％元公平立毫厘海大小美港欧日克米里升瓦")
"""After these a run of digits is no telephone number."""
_RUN: Final = re.compile("[0-9０-９]*")
_LATIN_NEXT: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_@")


_GOES_ON: Final = frozenset(UNITS) | SCALES.keys() | _DATE_GOES_ON | frozenset(("", *" \t\n\u3000\xa0余"))


def _ends_cell(text: str, end: int, after: str) -> bool:
    """Whether a cell ends here: among others, or as the last of its row where the next one begins with no unit, scale or date."""
    return after == "\t" or (after == "\n" and text[end + 1 : end + 2] not in _GOES_ON)


def _digits_at(text: str, start: int, end: int) -> Token | int:
    """The token of a run of digits that the plain branches left."""
    after = text[end : end + 1]
    if end - start < 3 and text[start - 1 : start] == "\t" and _ends_cell(text, end, after):  # nothing to look for
        return make(TokenKind.NUMBER, text, start, end, int(text[start:end]))
    if after == "号":
        return make(TokenKind.CODE, text, start, end + 1 + (text[end + 1 : end + 2] == "楼"), None)
    for reader in _BY_NEXT.get(after, ()):
        if (token := reader(text, start, end)) is not None:
            return token
    if after in _LATIN_NEXT and after:
        token = number_at(text, start, end)
        return token if token.unit else code_at(text, start, end)
    if end - start == 4 and after not in _COUNTING and (bare := bare_year_at(text, start, end)) is not None:
        return bare
    if end - start >= 3 and after not in _COUNTING:
        for reader in _LONG:
            if (token := reader(text, start, end)) is not None:
                return token
    token = number_at(text, start, end)
    if end - start == 4 and _is_word(text, token):
        return bare_year_at(text, start, end) or make(TokenKind.NUMBER, text, start, end, int(text[start:end]))
    return token


_YEAR_WORDS: Final = {
    "本": "市区县级局省镇乡部院校委办身年月周报条",
    "人": "大民事社员才力口",
    "条": "例件",
    "名": "单称录",
    "部门": "预决",
    "部": "门分委署",
    "项": "目",
    "次": "",
    "市": "政府级区委人直",
    "区": "政府级委人直属",
    "县": "政府级委人直",
    "省": "政府级委人直属",
}


def _is_word(text: str, token: Token) -> bool:
    """Whether what looks like the unit of a year-like number begins a word: 2018本市, 2016市政府."""
    following = text[token.end : token.end + 1]
    return token.unit is not None and following != "" and following in _YEAR_WORDS.get(token.unit, "")


_EACH_MONTH: Final = re.compile(r"一月一(?![日号])")
"""一月一通报, every month: no January."""
_DATED: Final = frozenset("年月至到—-")


def _numeral_at(text: str, start: int, end: int) -> Token | int:
    """The token of a run of Chinese numerals: a date, or a quantity."""
    after = text[end : end + 1]
    if after in NOUGHTS and after:
        return date_at(text, start, end) or end
    if after == "月" and _EACH_MONTH.match(text, start):
        return end
    if after in _DATED and (token := date_at(text, start, end)) is not None and _is_date(token, end - start):
        return token
    return chinese_at(text, start, end)


def _is_date(token: Token, width: int) -> bool:
    """三年 counts years, 二〇一八年 is one; 三月 is a date."""
    return token.kind is not TokenKind.YEAR or width == 4


def tokenise(text: str) -> tuple[Token, ...]:
    """Every number of ``text`` with its role, in order and not overlapping.

    Each decimal digit of the text lies in exactly one token. Chinese numerals are tokens where they count, date or label;
    inside ordinary words (统一, 三位一体) they are none. Never raises on content.

    >>> [(t.text, t.value, t.unit, t.approx.value) for t in tokenise("全年公开信息3万余条，占比30.5%。")]
    [('3万余条', 30000, '条', 'more'), ('30.5%', Decimal('30.5'), '%', 'exact')]
    """
    unseen = "\r\n" in text or any(end in text for end in _BLANK_ENDS) or _UNSEEN.search(text) is not None
    return _through_unseen(text) if unseen else _scan(text)


_WIDTHLESS: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_AROUND: Final = frozenset("余约过达几近将届点数足满计这为与占个号两")
"""Characters, beside those of units, that say something of a number."""
_SCRIPT: Final = {one: plain for one, plain in SIMPLIFIED.items() if plain in _AROUND.union(*UNITS)}
"""Their traditional forms."""
_UNSEEN: Final = re.compile(f"[\u1680\u2000-\u200a\u202f\u205f{_WIDTHLESS}{''.join(_SCRIPT)}]")
_SPACES: Final = str.maketrans(
    dict.fromkeys("\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), " ") | _SCRIPT
)
_BLANK_ENDS: Final = (" \n", "\u3000\n", "\xa0\n")
_MARKS: Final = re.compile(
    f"[{_WIDTHLESS}]+|(?<![ \u3000\xa0])[ \u3000\xa0]{{1,8}}\r?(?=\n)|\r(?=\n)"  # blanks at the end of a line say nothing
)


def _through_unseen(text: str) -> tuple[Token, ...]:
    """The tokens of a text with spaces of other widths, read as blanks, traditional script, and what is read as not there.

    That is marks without width, blanks at the end of a line and the carriage return of its line end.
    """
    spaced = text.translate(_SPACES)
    places: list[int] = []  # in the shortened text, after how many characters each mark stood
    lost: list[int] = [0]  # how many characters the marks up to there took
    for match in _MARKS.finditer(spaced):
        places.append(match.start() - lost[-1])
        lost.append(lost[-1] + match.end() - match.start())

    def original(token: Token) -> Token:
        start = token.start + lost[bisect_right(places, token.start)]
        end = token.end - 1 + lost[bisect_right(places, token.end - 1)] + 1
        return _as_printed(token._replace(start=start, end=end, text=text[start:end]))

    return tuple(map(original, _scan(_MARKS.sub("", spaced))))


def _as_printed(token: Token) -> Token:
    """The token with its unit, and the number of a document, in the script in which they are printed."""
    script = {_SCRIPT[char]: char for char in token.text if char in _SCRIPT}
    if not script:
        return token
    back = str.maketrans(script)
    value = token.value.translate(back) if isinstance(token.value, str) else token.value
    return token._replace(value=value, unit=token.unit and token.unit.translate(back))


def _scan(text: str) -> tuple[Token, ...]:  # noqa: C901, PLR0912, PLR0915 - one loop: a call a token would cost as much as the scan
    """``tokenise`` of a text that holds nothing unseen."""
    tokens: list[Token] = []
    add, new, cls = tokens.append, NEW, Token
    exact, quantity, number, percent, year, enumerator, date, period = (
        Approx.EXACT,
        TokenKind.QUANTITY,
        TokenKind.NUMBER,
        TokenKind.PERCENT,
        TokenKind.YEAR,
        TokenKind.ENUMERATOR,
        TokenKind.DATE,
        TokenKind.PERIOD,
    )
    labels = _LABEL_BRANCHES
    value: int | Decimal | None
    done = 0
    while True:
        for match in SCAN.finditer(text, done):
            start, end = match.span()
            if start < done:
                if end > done:
                    break
                continue
            branch = match.lastindex
            if branch == COUNT:
                printed = text[start:end]
                add(new(cls, (quantity, start, end, printed, int(printed[:-1]), None, printed[-1], exact)))
            elif branch in labels:
                printed = text[start:end]
                value = LABELS.get(printed) or label_value(printed)
                if value is not None:
                    add(new(cls, (enumerator, start, end, printed, value, None, None, exact)))
            elif branch == CELL:
                printed = text[start:end]
                value = int(printed) if printed.isdecimal() else Decimal(printed)
                add(new(cls, (number, start, end, printed, value, None, None, exact)))
            elif branch == YEAR:
                printed = text[start:end]
                add(new(cls, (year, start, end, printed, int(printed[:4]), None, None, exact)))
            elif branch == PERCENT:
                printed = text[start:end]
                value = int(printed[:-1]) if printed[:-1].isdecimal() else Decimal(printed[:-1])
                add(new(cls, (percent, start, end, printed, value, None, "%", exact)))
            elif branch == SCALED:
                add(scaled_amount(match, text, start, end))
            elif branch == SPOKEN and (spoken := spoken_count(text, start, end)) is not None:
                add(spoken)
            elif branch == PERIOD and (iso := plain_period(text[start:end])) is not None:
                add(new(cls, (period, start, end, text[start:end], iso, None, None, exact)))
            elif branch == DATE and (iso := plain_date(text[start:end])) is not None:
                add(new(cls, (date, start, end, text[start:end], iso, None, None, exact)))
            else:
                token = _read(branch, text, start, end, max(done, tokens[-1].end) if tokens else done)
                if isinstance(token, int):
                    if token > end:
                        done = token
                    continue
                add(token)
                if branch == ORDINAL and token.unit is None:
                    tokens += ordinals_after(text, token.end)
                done = tokens[-1].end
                if done < end:
                    break
        else:
            return tuple(tokens)


def _read(branch: int | None, text: str, start: int, end: int, done: int) -> Token | int:
    """The token of a candidate that no plain branch took, or where to go on."""
    if branch == DIGITS:
        return _digits_at(text, start, end)
    if branch is None:
        return end
    if branch in _WHOLE_DATES:
        return _digits_at(text, start, start + len(_RUN.findall(text, start, end)[0]))
    if branch == NUMERAL:
        return _numeral_at(text, start, end)
    if branch == SPOKEN:
        return _numeral_at(text, start, end - 1)
    if branch == LATIN:
        return code_at(text, start, end)
    if branch == ORDINAL:
        return ordinal_at(text, start, done)
    if branch == DOC_BRACKET:
        return doc_number_at(text, start, end, done)
    return circled_at(text, start, end) if branch == CIRCLED else _plain(text, start, end)


def _plain(text: str, start: int, end: int) -> Token:
    """Digits of another script: a number and nothing more."""
    return make(TokenKind.NUMBER, text, start, end, decimal_value(text[start:end]))
