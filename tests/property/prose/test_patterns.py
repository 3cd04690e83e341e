"""The data of the patterns is sound and the drawing says what it wrote; no reader is asked (and none is imported)."""

import re
import subprocess
import sys
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from property.prose.drawing import NEIGHBOURS, Drawn, Sentence, reports, sentences, verdict, written
from property.prose.families import FAMILIES, Family, patterns
from property.prose.pattern import ERAS, SLOT, WORDS, Expected, Pattern

ALL = patterns(held_out=False) + patterns(held_out=True)
KINDS = "abcdefghkl" + "ij" + "mno" + "pqr" + "st" + "uv" + "wx"
DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def by_id(pattern: Pattern) -> str:
    return pattern.id


def read(printed: str) -> Decimal:
    """The value of printed digits, by other means than the printing."""
    if printed[-1] in DIGITS or "十" in printed:
        tens, ten, ones = printed.rpartition("十")
        return Decimal((DIGITS.get(tens, 1) * 10 if ten else 0) + (DIGITS[ones] if ones else 0))
    scale = 10_000 if printed.endswith("万") else 1
    return Decimal(unicodedata.normalize("NFKC", printed).replace(",", "").removesuffix("万")) * scale


def flat(text: str) -> str:
    """The text without line ends, its marks in one width, its digits as they are."""
    text = text.replace("“", '"').replace("”", '"')
    return "".join(c if c in "０１２３４５６７８９" else unicodedata.normalize("NFKC", c) for c in text if c != "\n")


def test_ids_are_used_once() -> None:
    assert len({pattern.id for pattern in ALL}) == len(ALL)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_family_has_thirty_patterns_to_tune_on_and_a_third_aside(family: Family) -> None:
    assert len(family.tuned) >= 30
    assert not any(pattern.held_out for pattern in family.tuned)
    assert all(pattern.held_out for pattern in family.held_out)
    assert abs(len(family.tuned) - 2 * len(family.held_out)) <= 2


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_third_aside_is_as_hard_as_the_rest(family: Family) -> None:
    """Each level, and what gives nothing, is held out in the same measure."""
    for level in (1, 2, 3):
        whole = sum(pattern.level == level for pattern in family.tuned + family.held_out)
        aside = sum(pattern.level == level for pattern in family.held_out)
        assert abs(whole - 3 * aside) <= 3
    silent = [p for p in family.tuned + family.held_out if all(want.optional for want in p.wants)]
    assert len(silent) >= 10
    assert 2 * sum(p.held_out for p in silent) <= len(silent)


@pytest.mark.parametrize("pattern", ALL, ids=by_id)
def test_a_pattern_is_well_formed(pattern: Pattern) -> None:
    assert pattern.era in ERAS
    assert all(slot in KINDS for slot in pattern.slots)
    names = {*pattern.slots, "_"}
    assert all(set(re.findall(r"[a-z_]", rule)) <= names for rule in pattern.rules.split(";"))
    assert set(re.findall(r"\{(\w+)\}", pattern.template)) <= names | WORDS
    for want in pattern.wants:
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", want.code)
        assert want.measure == "value" or want.base is not None
        if want.slot is None:
            assert want.unit is None
            continue
        after = re.escape(f"{{{want.high or want.slot}}}") + "[万余多]*" + re.escape(want.unit or "?")
        assert re.search(after, pattern.template), "the unit stands after the number"


@pytest.mark.parametrize("pattern", ALL, ids=by_id)
@settings(max_examples=4)
@given(data=st.data())
def test_the_sentence_says_what_is_expected(pattern: Pattern, data: st.DataObject) -> None:
    """Each number is printed as it is expected, and the rules hold for what is printed."""
    one: Sentence = data.draw(sentences(pattern, "district", 2016, "云溪区人民政府"))
    assert not re.search(r"[{}<>|]", one.text)
    numbers: dict[str, Decimal] = {}
    for slot, number, printed in one.numbers:
        assert printed in one.text
        numbers[slot] = read(printed)
        assert number == numbers[slot] * (10_000 if slot in "wx" else 1)
    for rule in filter(None, (rule.strip() for rule in pattern.rules.split(";"))):
        target, right = rule.split("=")
        if "/" in right or "^" in right:
            part, whole = (numbers[name] for name in re.split("[/^]", right))
            exact = (part - (whole if "^" in right else 0)) * 100 / whole
            assert numbers[target] == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        else:
            parts = sum(numbers[name] for name in right.split("+") if name != "_")
            assert numbers[target] > parts if "_" in right else numbers[target] == parts
    assert len(one.expected | one.optional) == len(pattern.wants), "no two expectations say the same"


@pytest.mark.parametrize("template", NEIGHBOURS)
def test_a_neighbour_names_no_indicator(template: str) -> None:
    assert not re.search("政府信息|规范性文件|发布会|访谈|解读|复议|诉讼|举报|专职|兼职|专项经费|培训|会议", template)
    assert set(SLOT.findall(template)) <= set(KINDS)


@given(st.sampled_from(ALL).flatmap(written))
def test_a_report_holds_its_sentence(drawn: Drawn) -> None:
    pattern = next(pattern for pattern in ALL if pattern.id == drawn.patterns[0])
    assert drawn.year in ERAS[pattern.era]
    assert drawn.text.startswith(f"{drawn.body}{drawn.year}年")
    longest = max(re.split(r"\{\w+\}|<.:|[|>%]", pattern.template), key=len)
    assert flat(longest) in flat(drawn.text)


@given(reports())
def test_a_report_of_several_sections_unites_what_they_say(drawn: Drawn) -> None:
    headings = re.findall(r"(?m)^([一二三四五六])、(.+)$", drawn.text)
    assert [number for number, _ in headings][: len(drawn.patterns)] == list("一二三四五六")[: len(drawn.patterns)]
    assert not any(pattern.held_out for pattern in ALL if pattern.id in drawn.patterns)


def test_the_verdict_tells_missed_from_invented() -> None:
    wanted = Expected("requests.received", Decimal(3), "件")
    taste = Expected("requests.replied", Decimal(3), "件")
    other = wanted._replace(value=Decimal(4))
    drawn = Drawn("", frozenset({wanted}), frozenset({taste}), "云溪区人民政府", 2016, ())
    assert verdict(drawn, frozenset({wanted, taste})) == (frozenset(), frozenset())
    assert verdict(drawn, frozenset({other})) == (frozenset({wanted}), frozenset({other}))


def test_the_patterns_need_no_gxparse() -> None:
    """They are written before the reader and without it: nothing of it can leak into them."""
    code = "import sys; import property.prose.drawing; sys.exit('gxparse' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).resolve().parents[2])
