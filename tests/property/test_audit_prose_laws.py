"""Laws of auditing sentences: what adds up fails nothing, one changed number fails just its list; no text raises."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import gxparse as gx
from gxparse.audit import audit
from gxparse.compare import compare
from gxparse.folding import SIMPLIFIED
from gxparse.model.findings import Finding, FindingSeverity, Status

NAMES = ("网络", "信函", "当面", "传真", "窗口", "邮件")
UNITS = ("件", "条", "篇", "份")
PATTERNS = (
    "全年共收到申请{total}，其中{parts}。",
    "全年共收到申请{total}，效果良好。其中，{parts}。",
    "收到的{total}申请中，{parts}。",
    "全年共收到申请{total}（{parts}）。",
    "全年共收到申请{total}。按申请方式分，{parts}。",
    "全年共收到申请{total}，办理及时。从申请方式看：{parts}。",
    "全年共收到申请{total}，分别为{parts}。",
    "收到申请如下：{parts}，共计{total}。",
)  # fmt: skip
JOINS = ("、", "，", "；")
TAIL = "\n二、其他事项\n无。\n"


def sums(text: str) -> list[Finding]:
    report = gx.parse(f"甲乙县2023年政府信息公开工作年度报告\n一、总体情况\n{text}{TAIL}")
    return [f for f in audit(report).findings if f.rule.startswith("prose")]


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, str, list[int], str]:
    numbers = draw(st.lists(st.integers(1, 5000), min_size=2, max_size=6))
    return draw(st.sampled_from(PATTERNS)), draw(st.sampled_from(JOINS)), numbers, draw(st.sampled_from(UNITS))


def sentence(pattern: str, join: str, numbers: list[int], total: int, unit: str) -> str:
    parts = join.join(f"{name}{number}{unit}" for name, number in zip(NAMES, numbers))
    return pattern.format(total=f"{total}{unit}", parts=parts)


@settings(max_examples=80)
@given(lists())
def test_a_list_that_adds_up_holds(drawn: tuple[str, str, list[int], str]) -> None:
    pattern, join, numbers, unit = drawn
    found = sums(sentence(pattern, join, numbers, sum(numbers), unit))
    assert [f.status for f in found] == [Status.HOLDS]
    assert found[0].left == found[0].right == sum(numbers)
    assert len(found[0].spans) == len(numbers) + 1


@settings(max_examples=80)
@given(lists(), st.integers(1, 400))
def test_a_list_that_exceeds_its_total_fails(drawn: tuple[str, str, list[int], str], by: int) -> None:
    pattern, join, numbers, unit = drawn
    total = sum(numbers) - by
    divides = "按" in pattern or "从" in pattern  # of what is told further up the total is no part, where it is much less
    assume(total >= max(numbers) and (total * 5 >= sum(numbers) * 4 or not divides))
    found = sums(sentence(pattern, join, numbers, total, unit))
    failed = [f for f in found if f.failed]
    partial = [f for f in found if not f.failed and f.right == total]  # the first parts may happen to add up
    assert [f.difference for f in failed] == [by] or partial


@settings(max_examples=60)
@given(st.integers(1, 900), st.integers(1, 900), st.integers(0, 2), st.booleans())
def test_a_share_holds_as_it_is_rounded(part: int, rest: int, places: int, off: bool) -> None:
    whole = part + rest
    step = Decimal(1).scaleb(-places)
    share = (Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP) + (3 * step if off else 0)
    found = sums(f"收到申请{whole}件，其中网络{part}件，占总数的{share}%。")
    (stated,) = [f for f in found if f.rule == "prose.share"]
    assert stated.failed == off


@settings(max_examples=60)
@given(st.integers(1, 900), st.integers(1, 900), st.booleans())
def test_growth_holds_as_it_is_rounded(before: int, more: int, off: bool) -> None:
    share = (Decimal(100 * more) / before).quantize(Decimal("0.1"), ROUND_HALF_UP) + (1 if off else 0)
    found = sums(f"在线服务由{before}次增加到{before + more}次，增长{share}%。")
    assert [f.failed for f in found if f.rule == "prose.growth" and f.status is not Status.NOT_ASSESSABLE] == [off]


TRUE = (
    "收到申请{ab}件，其中网络{a}件、信函{b}件",
    "举办发布会{ab}场，其中局长出席{a}场、处长出席{ab}场",
    "公开信息{year}条，一季度{a}条，二季度{b}条，三季度{c}条，四季度9条",
    "上半年受理来信{a}封，下半年受理来信{b}封",
    "接待群众{a}00人次，日均{a}人次",
    "咨询量居前三位的分别是住建局{a}次、教育局{b}次、民政局{c}次",
    "配备工作人员{ab}名，其中专职{a}名、兼职{b}名",
    "解读稿件由{a}篇增加到{ab}篇，增长{more}%",
    "受理投诉{ab}起，比上年的{a}起增加{b}起",
    "办理建议{a}件、提案{b}件，其中已采纳{half}件",
    "抽查网站{ab}个，合格{a}个，合格率{share}%",
    "投入经费{ab}万元，其中设备{a}万元、培训{b}万元",
    "新增公开栏{ab}块，撤销{a}块，净增{b}块",
    "住建局{a}件、民政局{b}件，两个部门共{ab}件",
    "微博、微信分别发布{a}条和{b}条",
    "答复申请{ab}件，其中同意公开{a}件，占{share}%",
    "收到意见{ab}条，涉及规划的{a}条，涉及用地的{b}条，两类共占100%",
    "印发文件{ab}份（通知{a}份、方案{b}份）",
    "受理举报{ab}例，比上年（{a}例）增加{b}例",
    "推送信息{ab}则，同比增长{more}%（上年{a}则）",
    "维护专栏{a}个、栏目{b}个，共计{ab}个",
    "培训{a}次，第一次{b}人，第二次{c}人",
    "上年结转案件{a}宗，新收{b}宗，审结{ab}宗",
)
"""Statements of which each is right by itself."""
WRONG = (
    "公开信息{year}条，一季度{a}条，二季度{b}条，三季度{c}条，四季度{nine}条。",
    "上半年受理来信{a}封，下半年受理来信{b}封，全年受理来信{sum}封。",
    "住建局{a}件、民政局{b}件，两个部门共{sum}件。",
    "收到申请{a}件，加上上年结转{b}件，共办理{sum}件。",
    "新增公开栏{ab}块，撤销{a}块，净增{off}块。",
    "受理举报{sum}例，比上年（{a}例）增加{b}例。",
    "推送信息{ab}则，比上年多{off}则（上年{a}则）。",
    "收到申请{ab}件。按申请人分，自然人{a}件，法人{off}件。",
)
"""Statements that are right where the same is added to none of their numbers."""
COUNTS = st.tuples(st.integers(1, 400), st.integers(1, 400), st.integers(1, 400))


def said(pattern: str, numbers: tuple[int, int, int], off: int = 0) -> str:
    a, b, c = numbers
    share, more = (
        (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) for part, whole in ((a, a + b), (b, a))
    )
    sums = {"ab": a + b, "year": a + b + c + 9, "half": max(1, (a + b) // 2), "nine": 9 + off, "sum": a + b + off, "off": b + off}
    return pattern.format(a=a, b=b, c=c, share=share, more=more, **sums)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(TRUE), COUNTS), min_size=1, max_size=4, unique_by=lambda one: one[0]), st.sampled_from("。；"))
def test_statements_that_are_right_stay_so_beside_each_other(
    drawn: list[tuple[str, tuple[int, int, int]]], join: str
) -> None:
    found = sums(join.join(said(*one) for one in drawn) + "。")
    assert [f.expression for f in found if f.failed] == []


@given(st.sampled_from(WRONG), COUNTS, st.integers(0, 9))
def test_a_statement_is_as_right_as_its_numbers(pattern: str, numbers: tuple[int, int, int], off: int) -> None:
    assume(off < min(numbers))
    found = sums(said(pattern, numbers, off))
    assert [f.severity for f in found if f.failed] == ([FindingSeverity.ERROR] if off else [])


TRADITIONAL = {simplified: traditional for traditional, simplified in SIMPLIFIED.items() if simplified in "条个申请长减网络与单开发这为"}


@settings(max_examples=60)
@given(st.sampled_from((*TRUE, *WRONG)), COUNTS, st.integers(0, 9))
def test_the_script_changes_no_finding(pattern: str, numbers: tuple[int, int, int], off: int) -> None:
    text = said(pattern, numbers, off)
    other = "".join(TRADITIONAL.get(char, char) for char in text)
    assert [(f.rule, f.status, f.expression) for f in sums(other)] == [(f.rule, f.status, f.expression) for f in sums(text)]


SCRAPS = st.lists(
    st.sampled_from((
        "其中", "其中，", "占总数的", "占比", "同比增长", "由", "增加到", "共计", "分别为", "包括", "中，", "网络", "申请", "信息",
        "12件", "0件", "3万余条", "5%", "八成", "100%", "4至6条", "近百人", "2元", "1.5万元", "2022年", "2023年，我局", "（", "）",
        "。", "；", "，", "、", "：", "\n", "一是", "三是", "一、", "（一）", "因同一申请多种方式，故分类之和大于总数", "较上年的", "减少",
    )),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150)
@given(SCRAPS, SCRAPS)
def test_no_text_raises(one: list[str], other: list[str]) -> None:
    first, second = (gx.parse("".join(scraps)) for scraps in (one, other))
    audited = audit(first, previous=second, children=[second])
    for finding in audited.findings:
        assert all(0 <= span.start <= span.end <= len(first.text) for span in finding.spans)
        assert (finding.difference is None) == (finding.left is None or finding.right is None)
        assert finding.message.endswith(".")
        assert finding.message_zh.endswith("。")
    compare(first, second)


@settings(max_examples=80)
@given(lists(), st.data())
def test_what_a_part_is_compared_with_is_no_part(drawn: tuple[str, str, list[int], str], data: st.DataObject) -> None:
    _, join, numbers, unit = drawn
    old = data.draw(st.integers(1, 5000))
    than = data.draw(st.sampled_from(("与上年的{}相比", "较上年{}", "比2022年的{}", "同去年收到的{}相比", "数量较上年的{}")))
    grew = max(numbers) - old
    told = f"{'增加' if grew >= 0 else '减少'}{abs(grew)}{unit}"
    ordered = sorted(numbers)  # the last part is compared, behind the list
    text = sentence("全年共收到申请{total}，其中{parts}", join, ordered, sum(ordered), unit)
    found = sums(f"{text}，{than.format(f'{old}{unit}')}{told}。")
    assert [f.expression for f in found if f.failed] == []
