"""Patterns filled with drawn numbers and set into reports: text, what must be read from it, what may be."""

import re
from decimal import ROUND_HALF_UP, Decimal

from attrs import frozen
from hypothesis import strategies as st

from property.prose.families import FAMILIES, Family
from property.prose.pattern import ERAS, SLOT, Expected, Pattern

__all__ = ["Drawn", "Sentence", "reports", "sentences", "verdict", "written"]

BODIES = {
    "department": ("青岚市水务局", "青岚市林业局", "青岚市民政局"),
    "district": ("云溪区人民政府", "青岚市云溪区人民政府"),
    "city": ("青岚市人民政府",),
    "county": ("白石县人民政府",),
    "town": ("云溪区松坪镇人民政府",),
}
"""Fictional bodies by kind."""
OWN = {
    "department": {"we": ("我局", "本局", "本机关"), "all": ("全局",), "gov": ("市政府",)},
    "district": {"we": ("我区", "本机关"), "all": ("全区",), "gov": ("区政府",)},
    "city": {"we": ("我市", "本机关"), "all": ("全市",), "gov": ("市政府",)},
    "county": {"we": ("我县", "本机关"), "all": ("全县",), "gov": ("县政府",)},
    "town": {"we": ("我镇", "本机关"), "all": ("全镇",), "gov": ("镇政府",)},
}
"""What a body of the kind calls itself and its own area."""
TITLES = (
    "{body}{year}年政府信息公开工作年度报告",
    "{body}{year}年度政府信息公开工作年度报告",
    "{body}{year}年政府信息公开年度报告",
)
NEIGHBOURS = (
    "各科室认真履职，有关工作平稳有序。",
    "信息员队伍保持稳定，审核把关更加严格。",
    "栏目结构进一步优化，检索更加方便。",
    "坚持以公开为常态、不公开为例外，工作质量稳步提升。",
    "巡查河道{n}公里，清理垃圾{o}吨。",
    "新建农村供水工程{n}处，受益人口{w}万人。",
    "检查企业{n}家次，督促整改隐患{o}处。",
    "受理不动产登记申请{n}件，办结{o}件。",
    "办理建议提案{n}件，满意率{p}%。",
    "编制应急预案{s}个，开展演练{t}次。",
    "栽种苗木{n}株，同比增长{p}%。",
    "发放宣传手册{u}余册。",
    "接收各类来文{n}件，归档{o}件。",
    "为企业减免租金{w}万元。",
    "页面加载时间缩短{p}%。",
    "保障住房申请{n}户，已配租{o}户，其余{i}至{j}个月内配租。",
)
"""Ordinary sentences: numbers of other things, from which nothing may be read."""
CN = "零一二三四五六七八九十"
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
HALF = str.maketrans("，；：（）", ",;:()")
CLAUSES = re.compile(r"<(.):([^<>]*)>")
MARKS = {"、": "、，；", "，": "，；", "；": "；，"}
"""What else may stand between clauses in any order."""


@frozen
class Sentence:
    """A filled pattern."""

    pattern: str
    text: str
    expected: frozenset[Expected]
    optional: frozenset[Expected]
    """Given or left out, both are right."""
    numbers: tuple[tuple[str, Decimal, str], ...]
    """Slot, value in base units, and how the digits are printed."""


@frozen
class Drawn:
    """A report and what must be read from its prose."""

    text: str
    expected: frozenset[Expected]
    optional: frozenset[Expected]
    body: str
    year: int
    patterns: tuple[str, ...]


def verdict(drawn: Drawn, seen: frozenset[Expected]) -> tuple[frozenset[Expected], frozenset[Expected]]:
    """What was missed, and what was read that is not there; both are empty when the reading is right."""
    return drawn.expected - seen, seen - drawn.expected - drawn.optional


def _chinese(number: int, before: str) -> str:
    """1 to 99 as it is said before a measure word (两次, 十二次), or after 第 (第二位)."""
    if number == 2:
        return "二" if before == "第" else "两"
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else CN[tens]) + ("十" if tens else "") + (CN[ones] if ones or not tens else "")


def _number(draw: st.DrawFn, kind: str, *, positive: bool) -> Decimal:
    """The value of a slot, by its first letter (see README.md), before 万 is multiplied out."""
    if kind in "uv":
        return Decimal(draw(st.integers(1, 99)) * draw(st.sampled_from((10, 100, 1000))))
    if kind in "st":
        return Decimal(draw(st.integers(2, 30)))
    if kind in "ij":
        return Decimal(draw(st.integers(2, 9)))
    if kind in "pqr":
        places = draw(st.sampled_from((0, 1, 2, 2)))
        return Decimal(draw(st.integers(1, 100 * 10**places - 1))).scaleb(-places)
    if kind in "wx":
        return Decimal(draw(st.integers(1, 9999))) / draw(st.sampled_from((1, 10, 100)))
    if kind == "m":
        return Decimal(draw(st.integers(1 if positive else 0, 9_999_999))) / draw(st.sampled_from((1, 1, 10, 100)))
    low = st.integers(1 if positive else 0, 99)
    return Decimal(
        draw(
            st.one_of(low, st.integers(100, 9999), st.integers(10_000, 9_999_999), st.integers(1, 999).map(_thousand))
        ),
    )


def _thousand(number: int) -> int:
    """A multiple of a thousand, so that the scale 万 can print it."""
    return number * 1000


def _share(part: Decimal, whole: Decimal) -> Decimal:
    """Per cent of the whole, rounded half up to two places."""
    return (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _values(draw: st.DrawFn, pattern: Pattern) -> dict[str, Decimal]:
    """Numbers of all slots that satisfy the rules, taken in order; different from one another (but for 0), so that no mix-up hides."""
    once = [want.slot for want in pattern.wants]
    rules = [rule.strip() for rule in pattern.rules.split(";") if rule.strip()]
    exact = any(mark in pattern.rules for mark in "/^")
    numbers: dict[str, Decimal] = {}
    for slot in (*pattern.slots, "_"):
        changes = any(want.slot == slot and want.measure != "value" for want in pattern.wants)
        positive = exact or changes or slot == "_" or once.count(slot) > 1
        number = _number(draw, slot[0] if slot != "_" else "a", positive=positive)
        while number in numbers.values() and number:
            number += 1
        numbers[slot] = number
    if "i" in numbers:
        numbers["j"] = numbers["i"] + draw(st.integers(1, 3))
    for rule in rules:
        target, _, right = rule.partition("=")
        if "/" not in right and "^" not in right:
            numbers[target] = sum((numbers[name] for name in right.split("+")), Decimal(0))
    for rule in rules:
        target, _, right = rule.partition("=")
        if "/" in right:
            part, whole = right.split("/")
            numbers[target] = _share(numbers[part], numbers[whole])
        elif "^" in right:
            after, before = right.split("^")
            numbers[target] = _share(numbers[after] - numbers[before], numbers[before])
    return numbers


def _printed(slot: str, number: Decimal, style: str, before: str) -> str:
    """The digits of a slot in the style drawn for the sentence."""
    if style == "chinese" and slot[0] in "st":
        return _chinese(int(number), before)
    text = f"{number.normalize():f}"
    if slot[0] in "ijpqrstwx":
        return text.translate(FULL) if style == "full" and text.isdigit() else text
    if style == "separators":
        return f"{number:,}"
    if style == "wan" and number >= 10_000 and number % 1000 == 0 and slot[0] != "m":
        return f"{(number / 10_000).normalize():f}万"
    return text.translate(FULL) if style == "full" and text.isdigit() else text


@st.composite
def _arranged(draw: st.DrawFn, template: str) -> str:
    """The template with its clauses in a drawn order and with drawn marks between them."""

    def order(match: re.Match[str]) -> str:
        mark, clauses = match[1], match[2].split("|")
        marks = [other for other in MARKS[mark] if not any(other in clause for clause in clauses)] or [mark]
        return draw(st.sampled_from(marks)).join(draw(st.permutations(clauses)))

    return CLAUSES.sub(order, template)


@st.composite
def sentences(draw: st.DrawFn, pattern: Pattern, kind: str, year: int, body: str) -> Sentence:
    """The pattern, filled, in a report of that body and year."""
    style = draw(st.sampled_from(("plain", "plain", "separators", "full", "wan", "chinese")))
    values = _values(draw, pattern)
    words = {name: draw(st.sampled_from(choice)) for name, choice in OWN[kind].items()}
    words |= {"body": body, "year": str(year), "last": str(year - 1), "next": str(year + 1)}
    template = draw(_arranged(pattern.template))
    printed: dict[str, str] = {}

    def fill(match: re.Match[str]) -> str:
        slot = match[1]
        if slot in words:
            return words[slot]
        printed[slot] = _printed(slot, values[slot], style, template[match.start() - 1 : match.start()])
        return printed[slot]

    text = SLOT.sub(fill, template)
    numbers = {slot: values[slot] * (10_000 if slot[0] in "wx" else 1) for slot in pattern.slots}
    filled = [(want.optional, want.filled(numbers)) for want in pattern.wants]
    return Sentence(
        pattern=pattern.id,
        text=text,
        expected=frozenset(one for optional, one in filled if not optional),
        optional=frozenset(one for optional, one in filled if optional),
        numbers=tuple((slot, numbers[slot], printed[slot]) for slot in pattern.slots),
    )


@st.composite
def _neighbours(draw: st.DrawFn, kind: str, year: int, body: str) -> str:
    """No, one or two ordinary sentences."""
    chosen = draw(st.lists(st.sampled_from(NEIGHBOURS), max_size=2, unique=True))
    plain = (Pattern(id="neighbour", level=1, template=template) for template in chosen)
    return "".join(draw(sentences(pattern, kind, year, body)).text for pattern in plain)


def _wrapped(text: str, width: int) -> str:
    """The text in lines of about that width; broken only between two Chinese characters or after a mark."""
    lines, line = [], ""
    for here, after in zip(text, text[1:] + "\n"):
        line += here
        breaks = here in "，；。、" or ("一" <= here <= "鿿" and "一" <= after <= "鿿" and after not in CN)
        if after == "\n" and here != "\n":
            breaks = False
        if here == "\n":
            lines.append(line[:-1])
            line = ""
        elif len(line) >= width and breaks and after not in "，；。、":
            lines.append(line)
            line = ""
    return "\n".join((*lines, line))


@st.composite
def _dressed(draw: st.DrawFn, paragraph: str) -> str:
    """The paragraph with drawn widths of its marks, and perhaps in lines as a PDF has them."""
    if draw(st.integers(0, 2)) == 0:
        paragraph = paragraph.translate(HALF)
    if draw(st.integers(0, 3)) == 0:
        paragraph = paragraph.replace("%", "％")
    if draw(st.integers(0, 3)) == 0:
        paragraph = paragraph.replace("“", '"').replace("”", '"')
    if "\n" not in paragraph and draw(st.integers(0, 3)) == 0:
        paragraph = _wrapped(paragraph, draw(st.integers(24, 44)))
    return paragraph


@st.composite
def _section(draw: st.DrawFn, sentence: Sentence, kind: str, year: int, body: str) -> str:
    """One to three paragraphs: the sentence among its neighbours."""
    before, after = (draw(_neighbours(kind, year, body)) for _ in range(2))
    if draw(st.booleans()):
        return draw(_dressed(before + sentence.text + after))
    return "\n".join(draw(_dressed(part)) for part in (before, sentence.text, after) if part)


@st.composite
def _report(draw: st.DrawFn, chosen: tuple[tuple[Family, Pattern], ...], kind: str, year: int) -> Drawn:
    """A report with a section for each pattern."""
    body = draw(st.sampled_from(BODIES[kind]))
    parts = [draw(st.sampled_from(TITLES)).format(body=body, year=year)]
    filled: list[Sentence] = []
    headings: list[str] = []
    for number, (family, pattern) in enumerate(chosen, 1):
        offered = family.early if year < 2019 else family.late
        headings.append(draw(st.sampled_from([one for one in offered if one not in headings])))
        filled.append(draw(sentences(pattern, kind, year, body)))
        parts += [f"{CN[number]}、{headings[-1]}", draw(_section(filled[-1], kind, year, body))]
    return Drawn(
        text=draw(st.sampled_from(("\n", "\n\n"))).join(parts) + "\n",
        expected=frozenset().union(*(sentence.expected for sentence in filled)),
        optional=frozenset().union(*(sentence.optional for sentence in filled)),
        body=body,
        year=year,
        patterns=tuple(pattern.id for _, pattern in chosen),
    )


@st.composite
def written(draw: st.DrawFn, pattern: Pattern) -> Drawn:
    """A report of one section with this pattern in it; for a test parametrised by pattern."""
    family = next(family for family in FAMILIES if pattern in (*family.tuned, *family.held_out))
    kind = draw(st.sampled_from(tuple(BODIES))) if pattern.body == "any" else pattern.body
    return draw(_report(((family, pattern),), kind, draw(st.sampled_from(tuple(ERAS[pattern.era])))))


@st.composite
def reports(draw: st.DrawFn, *, held_out: bool = False) -> Drawn:
    """A report of one to six sections, a pattern of a family each, in the order of the forms."""
    kind = draw(st.sampled_from(tuple(BODIES)))
    year = draw(st.sampled_from(tuple(ERAS["any"])))
    chosen: list[tuple[Family, Pattern]] = []
    for family in draw(st.sets(st.sampled_from(range(len(FAMILIES))), min_size=1).map(sorted)):
        offered = FAMILIES[family].held_out if held_out else FAMILIES[family].tuned
        fits = [p for p in offered if p.body in {"any", kind} and year in ERAS[p.era]]
        if fits:
            chosen.append((FAMILIES[family], draw(st.sampled_from(fits))))
    return draw(_report(tuple(chosen), kind, year))
