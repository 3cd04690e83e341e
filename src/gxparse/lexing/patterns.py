"""Every pattern of the tokeniser, each with what it must match; knows no values and no roles.

How the main pattern is fast: it begins with a character class that is *consumed*, so that ``re`` skips with its bitmap, and each
branch then asks with a look-behind of one character which kind of character that was. A branch for the commonest forms comes
before the general branch of its kind and may give up at any doubt: the general branch then finds the same number.

How it is linear: a branch that scans a run of unbounded length always matches (its tail is optional), and what is only
looked at is bounded.
"""

import re
from typing import Final

from gxparse.lexing.units import PLAIN_UNIT_CHARACTERS, UNITS

__all__ = [
    "CELL",
    "CIRCLED",
    "CN",
    "COUNT",
    "DATE",
    "DG",
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

DG: Final = "[0-9０-９]"
CN_DIGIT: Final = "〇○零一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
CN: Final = CN_DIGIT + "十百千万亿廿卅拾佰仟萬億"
CN_START: Final = CN + "几数半"

# Decimal digits (category Nd) of other scripts: nobody writes them, but no digit may be lost.
_FOREIGN: Final = (
    "٠-٩۰-۹߀-߉०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯෦-෯๐-๙໐-໙༠-༩၀-၉႐-႙០-៩᠐-᠙᥆-᥏᧐-᧙᪀-᪉᪐-᪙᭐-᭙᮰-᮹᱀-᱉᱐-᱙꘠-꘩꣐-꣙꤀-꤉꧐-꧙꧰-꧹꩐-꩙꯰-꯹"
    "\U000104a0-\U0001fbf9"
)

_BEFORE: Final = "约近超过逾破足少多达于上到至满短小大高低近概前后第每余.．,，:：/／+＋-－−–—~～A-Za-z0-9０-９@_%％¥￥$＄=×*前令第约"
"""What may change the meaning of a number that follows: the branches for plain forms leave such numbers to the general one."""
_TAIL: Final = "".join(sorted(set("".join(UNITS)) - set("%％﹪‰‱"))) + "余多来几半月年日成分之点至到个—－～"
"""What may follow a Chinese numeral that counts or dates; the main pattern looks no further than that."""
_SAFE: Final = rf"(?<=[^{_BEFORE}]{DG})"

SCAN: Final = re.compile(
    rf"""
    [0-9０-９A-Za-z{CN_START}第(（〔\[［【﹝①-⑳㈠-㈩⑴-⒇{_FOREIGN}]
    (?:
      (?<={DG}) (?:
          {_SAFE}{DG}{{0,9}}[{PLAIN_UNIT_CHARACTERS}]
              (?![以左上许多余来次年日月([（目大小例款体别员口均民工称单庭户性位些元半至到—\-~～－–])           ()   # 1 COUNT
        | {_SAFE}{DG}{{0,9}}(?:\.{DG}{{1,9}})?(?=[\ ]?(?:\||\n\n))                                                  ()   # 2 CELL
        | (?<=[^{_BEFORE}][12]){DG}{{3}}年(?![\ \u3000\xa0度至到—\-~～－–起0-9０-９末初底内期后前以])                   ()   # 3 YEAR
        | {_SAFE}{DG}{{0,9}}(?:\.{DG}{{1,9}})?[%％](?![以左上多余至到—\-~～－–])                                     ()   # 4 PERCENT
        | (?<=\n{DG}){DG}?[.、。．](?!{DG})                                                                        ()   # 5 LABEL
        | {DG}*                                                                                                      ()   # 6 DIGITS
      )
    | (?<=[{CN_START}]) (?:
          (?<=[\n。;；:：，,\s][一二三四五六七八九十])是                                                             ()   # 7 POINT
        | (?:(?<=^[{CN}])|(?<=[\n\ \u3000。；;|#*][{CN}]))[{CN}]{{0,3}}、                                            ()   # 8 WORDS
        | (?<=一)(?![{CN_START}月日成至到点]|个半|年半|[件份条例宗起篇项名户家][，。；、,;：:）)])                          # an indefinite 一
        | (?<=[数几])(?![十百千万亿])                                                                                # 数 and 几 in words
        | [{CN_START}]*(?:(?=[{_TAIL}])                                                                              ()   # 9 NUMERAL
          )?
      )
    | (?<=[(（]) (?:[一二三四五六七八九十]{{1,3}}|{DG}{{1,2}})[)）]                                                    ()   # 10 PAREN
    | (?<=[〔\[［【﹝(（])[\ \u3000]?(?:{DG}{{4}}|[〇○零一二三四五六七八九]{{4}})[\ \u3000]?年?[〕\]］】﹞)）]
      [\ \u3000]{{0,2}}\n?[\ \u3000]{{0,2}}第?[\ \u3000]?(?:{DG}{{1,6}}(?:-{DG}{{1,3}})?|[一二三四五六七八九十百零〇]{{1,6}})[\ \u3000]{{0,2}}号 ()   # 11 DOC_BRACKET
    | (?<=第)                                                                                                        ()   # 12 ORDINAL
    | (?<=[A-Za-z])[A-Za-z]*(?=[0-9０-９@._:/\\+\-—\ ]) (?!\ [A-Za-z])                                                     ()   # 13 LATIN
    | (?<=[①-⑳㈠-㈩⑴-⒇])                                                                                              ()   # 14 CIRCLED
    | (?<=[{_FOREIGN}])(?<=\d)\d*                                                                                    ()   # 15 OTHER_DIGITS
    )
    """,
    re.VERBOSE,
)
"""What may be a number; ``lastindex`` tells which branch matched."""

COUNT, CELL, YEAR, PERCENT, LABEL, DIGITS, POINT, WORDS, NUMERAL, PAREN, DOC_BRACKET, ORDINAL, LATIN, CIRCLED, OTHER_DIGITS = range(1, 16)

