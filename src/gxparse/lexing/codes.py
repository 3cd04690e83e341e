"""Turns identifiers into tokens: document numbers, telephones, postcodes, addresses on the web, index numbers, codes; must not know amounts."""

import re
from typing import Final

from gxparse.lexing.characters import N
from gxparse.lexing.dates import date_at
from gxparse.lexing.making import NEW, make
from gxparse.lexing.numerals import read_chinese
from gxparse.lexing.units import unit_at
from gxparse.model.tokens import Approx, Token, TokenKind

__all__ = [
    "chain_at",
    "code_at",
    "court_at",
    "doc_number_at",
    "labelled_at",
    "order_number_at",
    "phone_at",
    "term_at",
    "worded_order_at",
]

_ISSUER_WIDTH: Final = 16
# What leads to a citation stands before the issuer.
_NOT_ISSUER: Final = re.compile(r"(?s:.*)(?:[^\u4e00-\u9fff]|[及与由对了的是在或以据按依照至见把被号为到向])")
"""Up to the last character that cannot stand in an issuer: no Han character, or one that leads to a citation."""
_LEADS: Final = re.compile(
    r".*(?:关于|印发|下发|转发|制发|签发|颁发|颁布|出台|发布|公布|贯彻|落实|执行|结合|"
    r"通过|文件|通知|报告|还有|其中|包括|例如)"
)
_LEAD_HINTS: Final = frozenset("关印下转制签颁台布彻实执结过件知告还其括例和于从将并即如府院厅室组会局部")
"""One character of each lead, and the last ones of bodies' names: most issuers have none of them."""
# These lead too, but also begin abbreviated names of places (和县: 和政发, 太原: 并政办发), which go on with the kind of body.
_LEADING: Final = re.compile(r".*(?:(?<!共)和|[于从将并即如])(?=[\u4e00-\u9fff])(?![政委府办])")
_DOC: Final = re.compile(
    rf"[〔\[［【﹝(（][ \u3000]?(?P<y>[{N}]{{4}}|[〇○零一二三四五六七八九]{{4}})[ \u3000]?年?[ \u3000]?\\?[〕\]］】﹞)）]"
    rf"\s*第?\s*(?P<n>[{N}]{{1,6}}|[一二三四五六七八九十百零〇]{{1,6}})(?P<x>-[{N}]{{1,3}})?(?:\s*号)?"
)
_ORDER: Final = re.compile(
    rf"第[ \u3000\xa0]{{0,2}}(?:[{N}]{{1,6}}|[一二三四五六七八九十百零〇]{{1,6}})[ \u3000\xa0]{{0,2}}号令?"
)
# A body's name in full leads to its abbreviation: 省政府豫政办. What only goes on with the name stays: 县政府办发, 国务院发.
_BODY: Final = re.compile(
    r".*(?:政府|国务院|办公[厅室]|小组|委员会|[局厅部])(?![办党公信督])(?=[\u4e00-\u9fff]*[^\W办发函字文通规综令告])"
    r"(?=[\u4e00-\u9fff]{2,6}$)(?=.*[办发函字文通规综]$)"
)


def _ascii(digits: str) -> str:
    """Digits of a year or number in ASCII, whatever was printed."""
    if digits[0].isdecimal():
        return "".join(str(int(d)) for d in digits)
    spelled = [read_chinese(d) for d in digits]
    if len(digits) == 4 and "十" not in digits and "百" not in digits:
        return "".join(map(str, spelled))
    return str(read_chinese(digits))


def _issuer(text: str, end: int, floor: int) -> int:
    """Where the issuer that ends at ``end`` begins; ``end`` itself when there is none."""
    window = max(floor, end - _ISSUER_WIDTH)
    cut = _NOT_ISSUER.match(text, window, end)
    begin = window if cut is None else cut.end()
    if not _LEAD_HINTS.isdisjoint(name := text[begin:end]):
        for pattern in (_LEADS, _LEADING, _BODY):
            if lead := pattern.match(name):
                name = name[lead.end() :]
        begin = end - len(name)
    return begin


def doc_number_at(text: str, start: int, end: int, floor: int) -> Token:
    """中办发〔2016〕8号, whatever brackets, digits and blanks are printed; ``start`` is the opening bracket."""
    year, number = text[start + 1 : start + 5], text[start + 6 : end - 1]
    if text[start + 5] in "〕]" and text[end - 1] == "号" and number.isdecimal() and year.isdecimal():
        begin = _issuer(text, start, floor)
        value = f"{text[begin:start]}〔{int(year)}〕{int(number)}号"
        return NEW(Token, (TokenKind.DOC_NUMBER, begin, end, text[begin:end], value, None, None, Approx.EXACT))
    m = _DOC.match(text, start)
    assert m is not None, "the main pattern has seen a document number"
    year, number, part, end = m["y"], m["n"], m["x"] or "", m.end()
    stop = start - (text[start - 1 : start] == "\\")  # 国办发\[2014\]32号: Markdown escapes the brackets
    begin = _issuer(text, stop, floor)
    if not (year.isascii() and number.isascii()):
        year, number = _ascii(year), _ascii(number)
    return Token(
        TokenKind.DOC_NUMBER, begin, end, text[begin:end], f"{text[begin:stop]}〔{year}〕{int(number)}{part}号"
    )


def order_number_at(text: str, start: int, floor: int) -> Token | None:
    """国令第711号: the number of an order (令号), which has no year and is none of a document; ``start`` is 第.

    GB/T 9704—2012 keeps it apart from 发文字号, the number of a document: abbreviation, year in brackets and number.
    """
    m = _ORDER.match(text, start)
    if m is None:
        return None
    begin = _issuer(text, start, floor)
    return make(TokenKind.CODE, text, begin, m.end(), None)


def worded_order_at(text: str, start: int, end: int, floor: int) -> Token | None:
    """国务院第711号令: the number of an order, printed the other way round; ``end`` is behind 号."""
    begin = _issuer(text, start, floor)
    if begin == start:
        return None
    return make(TokenKind.CODE, text, begin, end + 1, None)


# ----- telephones -----------------------------------------------------------------------------------------------------
_LABEL_WIDTH: Final = 24
_DASH: Final = r"[ \u3000]?[-－—–―‐][-－—–―‐]?[ \u3000]?"
_EXTENSION: Final = rf"(?:(?:{_DASH}|转|[ \u3000]转[ \u3000]?|[(（]转)[{N}]{{1,6}}(?![{N}]))?"
_DIALLED: Final = re.compile(
    rf"[0０][{N}]{{2,3}}(?:{_DASH}|[)）][ \u3000]?-?|[ \u3000])[{N}]{{7,8}}(?![{N}]){_EXTENSION}|"
    rf"[48４８][0０]{{2}}[-－—][{N}]{{3,4}}[-－—]?[{N}]{{3,4}}(?![{N}])|[48４８][0０]{{2}}[{N}]{{7}}(?![{N}])|"
    rf"[1１][3-9３-９][{N}]{{9}}(?![{N}.])|86[-－ ]1[3-9][{N}]{{9}}(?![{N}])|(?:00)?86[-－ ][{N}]{{2,3}}[-－ ][{N}]{{7,8}}(?![{N}])|"
    rf"[0０][{N}]{{2,3}}(?:[)）][ \u3000]?|{_DASH}|[ \u3000])[{N}]{{3,4}}[-－— \u3000][{N}]{{4}}(?![{N}]){_EXTENSION}"
)
_AREA_CLOSED: Final = re.compile(rf"[{N}]{{3,4}}[)）]")
"""The area code of （0517）80000000: its brackets are printed with the number."""
_DIALLED_FIRST: Final = frozenset("0148０１４８")
_LOCAL: Final = re.compile(rf"[{N}]{{3,4}}{_DASH}[{N}]{{4}}(?![{N}])|[{N}]{{7,8}}(?![{N}.]){_EXTENSION}")
_PARTED: Final = re.compile(rf"[{N}]{{3,4}}[ \u3000\xa0][{N}]{{4}}(?![{N}]|[ \u3000\xa0][{N}件个次条人份]|[件个次条人份]){_EXTENSION}")
"""6222 1890: only where its label says at once what it is."""
_CALLED_AT_ONCE: Final = re.compile(r"(?:电[ \u3000]*话|传[ \u3000]*真|热线|手机|号码|联系方式)[ \u3000]*[:：][ \u3000]*$")
_SHORT: Final = re.compile(rf"[{N}]{{3,6}}(?![{N}.])")
_CALLED: Final = re.compile(
    r"(?:电\s*话|传\s*真|热\s*线|手\s*机|拨\s*打|联\s*系\s*方\s*式|号\s*码|分\s*机|总\s*机|咨\s*询|值\s*班|Tel|TEL|tel|Fax|FAX|fax)[^\n。；;年月条件]{0,4}$"
)
_BESIDE: Final = " \t\n\r\u3000\xa0\u2002\u2003:：(（为是)）|-－—/、，,转0123456789０１２３４５６７８９"
"""May stand between such a word, with what belongs to it, and the number; also other numbers."""
_WORD_WIDTH: Final = 12
_CALL_SIGNS: Final = frozenset("话真线机打式码询班lLxX")
"""The last characters of the words that announce a telephone: most numbers have none of them near."""
_HOTLINE: Final = re.compile(
    r"(?:[、，和及与/](?:[0-9]{5}|[0-9]{3})(?![0-9])){0,6}[”’]?(?:[^，。；\n\d]{0,4}?热线|电话|举报|投诉|平台|市民|便民|政府服务|政务服务|政务热线|诉求|工单|转办|民声|民生|接诉|来电|咨询|报警|急救|监督|一号|号码|服务热线|派单|话务|专线|公共服务|企业服务|旅游服务)"
)


def phone_at(text: str, start: int, end: int) -> Token | None:
    """Telephone and hotline numbers: by their shape, or by a word beside them (电话, 热线, 拨打)."""
    m = _DIALLED.match(text, start) if text[start] in _DIALLED_FIRST else None
    if m is None:
        m = _local_phone(text, start, end)
    if m is None:
        return None
    bracketed = start > 0 and text[start - 1] in "(（" and _AREA_CLOSED.match(text, start) is not None
    return make(TokenKind.PHONE, text, start - bracketed, m.end(), None)


def _local_phone(text: str, start: int, end: int) -> re.Match[str] | None:
    width = end - start
    if not 3 <= width <= 8:
        return None
    if width <= 6 and (m := _SHORT.match(text, start)) and width != 4 and _HOTLINE.match(text, end):
        return m if width != 3 or text[start:end] in ("110", "119", "120", "122", "114") else None
    before = text[max(0, start - _LABEL_WIDTH * 2) : start].rstrip(_BESIDE)[-_WORD_WIDTH:]
    if not _CALL_SIGNS.isdisjoint(before) and _CALLED.search(before):
        m = _LOCAL.match(text, start)
        if m is None and width <= 4 and _CALLED_AT_ONCE.search(text, max(0, start - _LABEL_WIDTH), start):
            m = _PARTED.match(text, start)
        if m is None and 5 <= width <= 6 and text[end : end + 1] not in tuple("件个次条人项"):
            m = _SHORT.match(text, start)
        return m
    return None


# ----- what a label names ----------------------------------------------------------------------------------------------
_POSTCODE: Final = re.compile(r"(?:邮[\s|]*编|邮\s*政\s*编\s*码|[Zz]ip)[\s:：|为是]{0,8}$")
_INDEX: Final = re.compile(r"(?:索[\s]*引[\s]*号|索引编号|信息编号|编[\s]{0,2}号)[\s:：|为是]{0,8}$")
_INDEX_CODE: Final = re.compile(rf"[A-Za-z{N}]+(?:[-－_/.—][A-Za-z{N}]+)*")
_BARE_INDEX: Final = re.compile(rf"[{N}]{{6,}}[/-][{N}]{{4}}-[{N}]{{3,}}")


def labelled_at(text: str, start: int, end: int) -> Token | None:
    """A postcode or an index number: what the label before it says."""
    before = max(0, start - _LABEL_WIDTH)
    if end - start == 6 and _POSTCODE.search(text, before, start):
        return make(TokenKind.POSTCODE, text, start, end, None)
    if m := _BARE_INDEX.match(text, start):
        return make(TokenKind.INDEX_NUMBER, text, start, m.end(), None)
    if "号" in text[before:start] and _INDEX.search(text, before, start) and (m := _INDEX_CODE.match(text, start)):
        return make(TokenKind.INDEX_NUMBER, text, start, m.end(), None)
    return None


# ----- runs of Latin letters and digits -----------------------------------------------------------------------------------
_URL_CHARACTERS: Final = r"A-Za-z0-9_.~%/?#&=+:@!$*;,\-"
_URL: Final = re.compile(
    rf"(?:(?:https?|ftp)[:：]/{{1,2}}|www\.)[{_URL_CHARACTERS}]*[A-Za-z0-9/=_]"
    rf"(?:\n(?![0-9]{{1,2}}[.、])[{_URL_CHARACTERS}]*(?:/[{_URL_CHARACTERS}]*[A-Za-z0-9/=_]|\.(?:s?html?|aspx?|jspx?|php|pdf|docx?|cn|com)\b))?",
    re.ASCII,
)
_DOMAIN: Final = re.compile(
    rf"(?:[A-Za-z0-9\-]{{1,40}}\.){{1,8}}(?:gov|com|org|net|edu|cn)(?:\.cn)?(?:[:/][{_URL_CHARACTERS}]*[A-Za-z0-9/=_])?(?![A-Za-z0-9@])",
    re.ASCII,
)
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*", re.ASCII)
_MAIL_RUN: Final = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@?", re.ASCII)
_STANDARD: Final = re.compile(
    rf"(?:[A-Z]{{1,4}}[{N}]{{0,4}}(?:/[A-Z]{{1,4}})?|ISO|IEC|ISO/IEC)[ \xa0]?[{N}]{{1,6}}(?:\.[{N}]{{1,3}})*[-—–－:：][{N}]{{4}}(?![{N}]|[-/][{N}])"
)
_MIXED: Final = re.compile(rf"[A-Za-z{N}]+(?:[-_/.][A-Za-z{N}]+)*")
_ANY_DIGIT: Final = re.compile(rf"[{N}]")
_CHAIN: Final = re.compile(rf"[{N}]+(?:[-－—/.．_][{N}]+){{2,}}")


def code_at(text: str, start: int, _end: int) -> Token | int:
    """A run that begins with a letter, or goes on with one: e-mail, URL, index number, standard, code.

    Without a role in it, the offset where the run ends, so that no part of it is looked at again.
    """
    if text.startswith(("http", "www.", "ftp"), start) and (m := _URL.match(text, start)):
        return make(TokenKind.URL, text, start, m.end(), None)
    run = _MAIL_RUN.match(text, start)
    if run is not None and run[0].endswith("@") and (m := _EMAIL.match(text, start)):
        return make(TokenKind.EMAIL, text, start, m.end(), None)
    if run is not None and "." in run[0] and (m := _DOMAIN.match(text, start)):
        return make(TokenKind.URL, text, start, m.end(), None)
    if token := labelled_at(text, start, start):
        return token
    if m := _STANDARD.match(text, start):
        return make(TokenKind.CODE, text, start, m.end(), None)
    m = _MIXED.match(text, start)
    assert m is not None, "the run begins with a letter or a digit"
    if _ANY_DIGIT.search(text, start, m.end()):
        return make(TokenKind.CODE, text, start, m.end(), None)
    return m.end()


_TERM: Final = re.compile(rf"[{N}]{{1,2}}(?:[+＋](?:[{N}]{{1,2}}(?![{N}.])|[NXnx](?![A-Za-z])))+(?![=＝])")

_ROUND_THE_CLOCK: Final = re.compile(rf"[{N}][×✕*xX][{N}]{{1,2}}(?=个?小时)")


def term_at(text: str, start: int, _end: int) -> Token | None:
    """1+7, 3+2+1, 1+N, 7×24小时: a set phrase, neither a sum nor a product."""
    m = _TERM.match(text, start) or _ROUND_THE_CLOCK.match(text, start)
    return None if m is None else make(TokenKind.TERM, text, start, m.end(), None)


_DECIMALS: Final = re.compile(
    rf"[{N}]{{1,9}}(?:[.．][{N}]{{1,4}})?[-－—]{{1,2}}[{N}]{{1,9}}(?:[.．][{N}]{{1,4}})?(?![{N}\-－—/.．_])"
)


def _is_range(text: str, start: int) -> bool:
    """3.5—4.2万元, 1.5-2倍: two numbers with a unit, no code."""
    m = _DECIMALS.match(text, start)
    if m is None:
        return False
    after = text[m.end() : m.end() + 1]
    unit = unit_at(text, m.end())
    return after in ("万", "亿", "%", "％") or (unit is not None and unit.kind in (TokenKind.QUANTITY, TokenKind.MONEY))


_COURT: Final = re.compile(
    rf"[{N}]{{4}}[)）][\u4e00-\u9fff]{{1,2}}[{N}]{{0,4}}[\u4e00-\u9fff]{{1,4}}[{N}]{{1,6}}(?:-[{N}]{{1,3}})?号"
)


def court_at(text: str, start: int, _end: int) -> Token | None:
    """（2018）苏08行终123号: the number of a case before a court, with its opening bracket."""
    if not start or text[start - 1] not in "(（" or (m := _COURT.match(text, start)) is None:
        return None
    return make(TokenKind.CODE, text, start - 1, m.end(), None)


def chain_at(text: str, start: int, _end: int) -> Token | None:
    """Three or more groups of digits joined by dashes, strokes or points: a date, a code, an address of a network."""
    m = _CHAIN.match(text, start)
    if m is None or _is_range(text, start):
        return None
    return date_at(text, start, _end) or make(TokenKind.CODE, text, start, m.end(), None)
