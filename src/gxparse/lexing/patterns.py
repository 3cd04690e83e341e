"""Every pattern of the tokeniser, each with what it must match; knows no values and no roles.

How the main pattern is fast: it begins with a character class that is *consumed*, so that ``re`` skips with its bitmap, and each
branch then asks with a look-behind of one character which kind of character that was. A branch for the commonest forms comes
before the general branch of its kind and may give up at any doubt: the general branch then finds the same number.

How it is linear: a branch that scans a run of unbounded length always matches (its tail is optional), and what is only
looked at is bounded.
"""

import re
from typing import Final

from gxparse.lexing.characters import CN, DG, NOUGHTS
from gxparse.lexing.units import PLAIN_UNIT_CHARACTERS, SAFE_UNITS, UNITS, WEAK_UNIT_CHARACTERS

__all__ = [
    "CELL",
    "CIRCLED",
    "COUNT",
    "COUNTED_ONE",
    "DATE",
    "DIGITS",
    "DOC_BRACKET",
    "LABEL",
    "LATIN",
    "NUMERAL",
    "ORDINAL",
    "OTHER_DIGITS",
    "PAREN",
    "PERCENT",
    "POINT",
    "SCAN",
    "WORDS",
    "YEAR",
]

# Decimal digits (category Nd) of other scripts: nobody writes them, but no digit may be lost.
_FOREIGN: Final = (
    "٠-٩۰-۹߀-߉०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯෦-෯๐-๙໐-໙༠-༩၀-၉႐-႙០-៩᠐-᠙᥆-᥏᧐-᧙᪀-᪉᪐-᪙᭐-᭙᮰-᮹᱀-᱉᱐-᱙꘠-꘩꣐-꣙꤀-꤉꧐-꧙꧰-꧹꩐-꩙꯰-꯹"
    "\U000104a0-\U0001fbf9"
)

_WORDS: Final = {
    "个": (
        "半",
        "多",
        "万",
        "亿",
        *("\n百", "百\n", "百分\n", "工\n", "工作\n", "季\n", "小\n"),
        *(f"{blank}{unit}" for blank in " \u3000\n" for unit in ("月", "工", "小时", "季", "自然")),
    ),
    "条": ("例",),
    "元": ("旦", "宵", "首", "人民币", "整", "正"),
    "名": ("单", "称", "录"),
    "人": ("大", "民", "社", "才", "口", "\n次"),
    "通": ("过", "知", "报", "道", "告", "信", "用", "行", "车"),
}
"""What else may go on from a measure word, besides longer units."""


def _not_longer(first: str) -> str:
    """A look-ahead for what makes another unit, or a word, of a measure word of one character."""
    longer = sorted({u.printed[1:] for u in UNITS[first] if len(u.printed) > 1} | set(_WORDS.get(first, ())))
    return f"(?!{'|'.join(map(re.escape, longer))})" if longer else ""


def _plain_units() -> str:
    """The units of one character; those that may go on come after those that never do."""
    alone = "".join(c for c in PLAIN_UNIT_CHARACTERS if not _not_longer(c))
    return rf"(?:[{alone}]|{'|'.join(c + _not_longer(c) for c in PLAIN_UNIT_CHARACTERS if c not in alone)})"


def _safe_units() -> str:
    """The units of any length, by their first character, longest first."""
    by_first: dict[str, list[str]] = {}
    for printed in sorted(SAFE_UNITS, key=lambda p: (-len(p), p)):
        by_first.setdefault(printed[0], []).append(printed[1:])
    branches: list[str] = []
    for first, rests in by_first.items():
        longer = [r for r in rests if r]
        rest = f"(?:{'|'.join(longer)})" if longer else ""
        if "" in rests:
            rest = (rest and rest + "|") + _not_longer(first)
            rest = f"(?:{rest})" if rest else ""
        rest = rest.replace("门", "门(?![预决])") if first == "部" else rest
        branches.append(first + rest)
    return "|".join(branches)


_PLAIN_UNIT: Final = _plain_units()
_WEAK_UNIT: Final = "|".join(c + _not_longer(c) for c in WEAK_UNIT_CHARACTERS if _not_longer(c)) + (
    f"|[{''.join(c for c in WEAK_UNIT_CHARACTERS if not _not_longer(c))}]"
)
_SAFE_UNIT: Final = _safe_units()
_SAFE_FIRST: Final = "".join(sorted({printed[0] for printed in SAFE_UNITS}))
"""One look at a class before forty branches."""
_GOES_ON: Final = r"(?![以左上许多余来半至到—\-~～－–/]|及以|[(（].[)）])"
_SINGLES: Final = "".join(
    u.printed for group in UNITS.values() for u in group if len(u.printed) == 1 and u.printed not in "%％﹪‰‱"
)
_LONGER: Final = sorted(
    {u.printed[:2] for group in UNITS.values() for u in group if u.printed[0] not in _SINGLES + "%％﹪‰‱"}
)
_TAIL: Final = rf"[{_SINGLES}余多来几半月成分之点至到—\-－～]|{'|'.join(map(re.escape, _LONGER))}"
"""What may follow a Chinese numeral that counts or dates; the main pattern looks no further than that."""
_SAFE: Final = (
    r"(?<![约近超逾过破前\-－−¥￥].)(?<![不未最至大约低高多少小下][足到满下达多少概有占为需于].)(?<![约近超逾过破足到于多少¥￥][ \u3000].)"
    r"(?<![最至][多少]..)(?<![最至][多少]...)(?<![最至][多少]....)"
)
"""The plain branches leave every number that such a word may precede to the general one."""
COUNTED_ONE: Final = r"[件份条例宗起篇项名户家](?:[，。；、,;：:）)\n]|\Z)"
"""An indefinite 一 (一项工作) is no number; before a delimiter it counts (收到一件。)."""
_NOT_BEFORE: Final = (
    "第统唯之单同任某另逐专划归如其拜初老双万无数几约近超逾过破足多少到满概下于达占为前后周“‘「『 \u3000"
)
"""Before a Chinese numeral: the end of a word, an approximation, a quotation; the general branch looks closer."""
_LIST: Final = rf"(?<=[。；;][{CN}]、)[二三四五六七八九十]{{1,2}}(?:季度|月份|[、和])"
"""After 三、 in the middle of a line: 三、四季度 is a list, no label."""
_BLANK: Final = r"[\ \u3000]"
_B: Final = r"[\ \t\u3000\xa0\n]*"
_MONTH_NEXT: Final = rf"{_B}{DG}{{1,4}}{_B}[月日至到—\-~～－–]|{_BLANK}?[元一二三四五六七八九十]{{1,2}}月"
_NO_PERIOD: Final = rf"(?!{_B}(?:起{_B}[,，]?{_B})?[至到—\-~～－–〜]|{_B}起{_B}至)"
"""A date that no period begins with; periods are left to the reader of dates."""

SCAN: Final = re.compile(
    rf"""
    [0-9０-９A-Za-z{CN}半第(（〔\[［【﹝①-⑳㈠-㈩⑴-⒇{_FOREIGN}]
    (?:
      (?<={DG}) (?:
          (?<=[12]){DG}{{3}}年(?:度|(?!年|{_B}度|{_MONTH_NEXT})) {_NO_PERIOD} ()   # 1 YEAR
        | (?={DG}?[.、。])(?:(?<=[\n;；。:：].)|(?<=\n[\ \u3000]{{2}}.)|(?<=\n\ {{4}}.)){DG}?(?:[.、](?!{DG})|。(?=[\u4e00-\u9fff]))        ()   # 2 LABEL
        | {_SAFE}{DG}{{0,9}}(?!{DG})(?:
              (?=[{PLAIN_UNIT_CHARACTERS}{WEAK_UNIT_CHARACTERS}])
              (?:{_PLAIN_UNIT}|(?<!{DG}{{4}})(?:{_WEAK_UNIT})){_GOES_ON}                                              ()   # 3 COUNT
            | (?:\.{DG}{{1,9}})?(?:
                  (?<!{DG}{{6}})(?<![19]{DG}{{4}})(?=[\ ]?(?:\||\n\n))          ()   # 4 CELL
                | [%％](?![以左上多余至到—\-~～－–])                                                                  ()   # 5 PERCENT
                | ([余多]?[万亿]?[余多]?)(?=[{_SAFE_FIRST}])({_SAFE_UNIT}){_GOES_ON}(?![{DG[1:-1]}零一二三四五六七八九十]) ()   # 8 SCALED
              )
          )
        | (?<=[12]){DG}{{3}}年{DG}{{1,2}}月{DG}{{1,2}}日起?[,，]?至(?:{DG}{{4}}年)?{DG}{{1,2}}月{DG}{{1,2}}日              ()   # 9 PERIOD
        | (?:(?:(?<=[12]){DG}{{3}}年{DG}{{1,2}}|{DG}?)月(?:{DG}{{1,2}}日|份|(?!{_B}(?:{DG}|份)))
             |(?<=[12]){DG}{{3}}-{DG}{{2}}-{DG}{{2}}(?!{DG}))                                                 {_NO_PERIOD} ()   # 10 DATE
        | {DG}*                                                                                                      ()   # 11 DIGITS
      )
    | (?<=[{CN}半]) (?:
          (?=是)(?:(?<=[\n。;；:：，,\s][一二三四五六七八九十])|(?<=^[一二三四五六七八九十]))是            ()   # 12 POINT
        | (?=[{CN}]{{0,3}}、)(?:(?<=^[{CN}])|(?<=[\n\ \u3000。；;|#*][{CN}]))[{CN}]{{0,3}}、(?!{_LIST}) ()   # 13 WORDS
        | (?<=[^{_NOT_BEFORE}].)[{CN}]{{0,3}}(?<!一){_PLAIN_UNIT}{_GOES_ON}                                            ()   # 14 SPOKEN
        | (?:[{CN}半几]+|(?<!一)(?={_TAIL})|(?<=一)(?=[月日成至到点]|[个年天][半多]|{COUNTED_ONE})|(?<=二)(?=[{NOUGHTS}])) ()   # 15 NUMERAL
      )
    | (?<=[(（]) (?:[一二三四五六七八九十]{{1,3}}|{DG}{{1,2}})[)）]                                                    ()   # 16 PAREN
    | (?<=[〔\[［【﹝(（]){_BLANK}?(?:{DG}{{4}}|[〇○零一二三四五六七八九]{{4}}){_BLANK}?年?{_BLANK}?\\?[〕\]］】﹞)）]
      {_BLANK}{{0,2}}\n?{_BLANK}{{0,2}}第?{_BLANK}?
      (?:{DG}{{1,6}}(?:-{DG}{{1,3}})?|[一二三四五六七八九十百零〇]{{1,6}})(?:{_BLANK}{{0,2}}号|(?=(?:[、，,和]{DG}{{1,6}}){{1,6}}号)) ()   # 17 DOC_BRACKET
    | (?<=第)(?![一二三]方)                                                                                                      ()   # 18 ORDINAL
    | (?<=[A-Za-z])[A-Za-z]*(?:(?=[0-9０-９@._:/\\+\-—\ ])(?!\ [A-Za-z])                                                  ()   # 19 LATIN
      )?
    | (?<=[①-⑳㈠-㈩⑴-⒇])                                                                                              ()   # 20 CIRCLED
    | (?<=[{_FOREIGN}])(?<=\d)\d*                                                                                    ()   # 21 OTHER_DIGITS
    )
    """,
    re.VERBOSE,
)
"""What may be a number; ``lastindex`` tells which branch matched."""

YEAR, LABEL, COUNT, CELL, PERCENT = 1, 2, 3, 4, 5
SCALE, UNIT, SCALED = 6, 7, 8
PERIOD, DATE, DIGITS, POINT, WORDS, SPOKEN, NUMERAL, PAREN, DOC_BRACKET, ORDINAL, LATIN, CIRCLED, OTHER_DIGITS = range(
    9, 22
)
