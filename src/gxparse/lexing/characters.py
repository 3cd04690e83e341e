"""Classes of characters that numbers are written with, as parts of patterns; knows no pattern."""

from typing import Final

__all__ = ["CN", "CN_DIGIT", "CN_YEAR", "DG", "DISTANT", "NOUGHTS", "PART_SIGNS", "TO", "N"]

N: Final = "0-9０-９"
"""Digits of both widths, for ``[...]``."""
DG: Final = f"[{N}]"
CN_YEAR: Final = "〇○零一二三四五六七八九"
"""Chinese digits as years and dates are written."""
CN_DIGIT: Final = CN_YEAR + "两壹贰叁肆伍陆柒捌玖"
CN: Final = CN_DIGIT + "十百千万亿廿卅拾佰仟萬億"
"""All of which a Chinese numeral may consist."""
TO: Final = r"(?:至|到|[—－–~～〜\-]{1,2})"
"""Between the two ends of a period."""
NOUGHTS: Final = "OoＯｏ0０"
"""What is typed for 〇: 二O一二年, 二00八年."""
PART_SIGNS: Final = frozenset("分成")
"""After a number: 分之, 成."""
DISTANT: Final = frozenset("多少")
"""At least one of these is in 至多, 至少, 最多, 最少."""
