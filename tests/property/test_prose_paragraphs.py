"""Whole paragraphs are read: nothing is invented, and what is missed is known."""

import pytest

import gxparse as gx
from property.prose.paragraphs import OPEN, Paragraph, judged, paragraphs, written_out

NOT_YET = frozenset(
    (
        "a33 a47 a54 a61 b04 b06 b22 b27 b31 b51 b56 b59 c07 c16 c29 c30 c31 c32 c39 c45 "
        "c54 d03 d04 d13 d24 d35 d41 d45 d54 d66 e11 e21 e27 e28 e31 e35 e38 e43 e48 f12 f18 "
    ).split()
)
"""Paragraphs of which something may be missed. Nothing is ever invented."""
CASES = paragraphs(OPEN)


@pytest.mark.parametrize("paragraph", CASES, ids=lambda one: one.id)
def test_a_paragraph_is_read(paragraph: Paragraph) -> None:
    values = gx.normalise(gx.parse(written_out(paragraph)))
    missed, invented = judged(paragraph, values.items_)
    assert not invented
    assert not missed or paragraph.id in NOT_YET


def test_the_paragraphs_are_many_and_of_all_years() -> None:
    assert len({paragraph.id for paragraph in CASES}) == len(CASES) >= 200
    assert {paragraph.year for paragraph in CASES} == set(range(2008, 2026))


@pytest.mark.parametrize("code", sorted({fact.code for paragraph in CASES for fact in paragraph.facts}))
def test_their_codes_are_of_the_catalogue(code: str) -> None:
    assert code in gx.catalogue.default.by_code


def test_what_is_read_otherwise_is_told_from_what_is_missed() -> None:
    paragraph = next(one for one in CASES if len(one.facts) == 1 and not one.facts[0].optional)
    values = gx.normalise(gx.parse(written_out(paragraph)))
    other = paragraph._replace(facts=(paragraph.facts[0]._replace(value=paragraph.facts[0].value + 1),))
    missed, invented = judged(other, values.items_)
    assert missed == list(other.facts)
    assert [one.value for one in invented] == [paragraph.facts[0].value]


TOLD = ("2017年收到依申请公开2件，均为当面申请。", "未收取费用。", "主动公开信息120条。", "举办培训班3期，参训80人次。")


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("contact", ["电话8000033，", "联系电话：（0999）8000 033。", "邮箱a@example.org.cn。"])
def test_how_to_reach_the_body_takes_nothing_from_the_paragraph_it_stands_in(told: str, contact: str) -> None:
    """Also in a report without headings, whose paragraphs are all before the first section."""
    def facts(paragraph: str) -> list[tuple[str, object]]:
        report = gx.parse(f"白石镇人民政府2017年政府信息公开工作总结\n{paragraph}\n白石镇人民政府\n2018年1月9日\n")
        return [(one.code, one.value) for one in gx.normalise(report).items_]

    assert facts("党政办负责受理，" + contact + told) == facts("党政办负责受理。" + told) != []
