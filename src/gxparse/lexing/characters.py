"""Classes of characters that numbers are written with, as parts of patterns; knows no pattern."""

from typing import Final

__all__ = ["CN", "CN_DIGIT", "CN_YEAR", "DG", "TO", "N"]

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
