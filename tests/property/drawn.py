"""Reports drawn at random together with what they say, in the layouts that plain text has; bodies are fictional."""

from attrs import frozen
from hypothesis import strategies as st

__all__ = ["Drawn", "plain_reports"]

PLACES = ("青岚市", "云溪区", "白石县", "青岚市云溪区", "松坪镇")
OFFICES = ("财政局", "水务局", "教育局", "林业局", "人民政府办公室", "档案馆", "市场监督管理局")
TITLES = (
    "{year}年政府信息公开工作年度报告",
    "{year}年度政府信息公开年报",
    "政府信息公开工作{year}年度报告",
    "{year}年信息公开工作总结",
)
TOPICS = (
    "总体情况",
    "概述",
    "主动公开情况",
    "依申请公开办理情况",
    "收费及减免情况",
    "复议诉讼情况",
    "存在的主要问题及改进措施",
    "平台建设，渠道利用情况",
)
ACTIONS = ("完善制度", "加强培训", "规范流程、明确责任", "做好“一网”服务", "清理《公开目录（试行）》", "开展自查")
SENTENCES = (
    "全馆上下齐心协力，按时完成各项工作",
    "门户网站改版后栏目更加清楚",
    "各科室指定专人负责信息更新；领导定期过问",
    "工作人员参加了省里组织的学习（含线上学习）",
    "群众的意见得到及时回应",
)
FIGURES = ("公开信息{n}条", "接待来访{n}人次", "印发材料{n}余份", "办结率{n}%", "投入经费{n}万元")
CN = "一二三四五六七八九十"


@frozen
class Drawn:
    """A text and what must be read from it."""

    text: str
    title: str
    agency: str
    year: int
    signed: str | None
    doc_number: str | None
    outline: tuple[tuple[str, str, int], ...]
    """Label, title and level of each heading."""
    points: tuple[int, ...]
    figures: tuple[int, ...]
    """The numbers of the sentences of figures, in order."""


@st.composite
def _sentences(draw: st.DrawFn, figures: list[int]) -> str:
    """One to three sentences; the numbers in them are added to ``figures``."""
    out = ""
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            number = draw(st.integers(1, 99))
            figures.append(number)
            out += draw(st.sampled_from(FIGURES)).format(n=number) + "。"
        else:
            out += draw(st.sampled_from(SENTENCES)) + "。"
    return out


@st.composite
def _body(draw: st.DrawFn, figures: list[int], points: list[int]) -> list[str]:
    """The paragraphs of a section: sentences, or points run in."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        if draw(st.integers(0, 3)) == 0:
            count = draw(st.integers(2, 4))
            points += range(1, count + 1)
            lines.append("".join(f"{CN[i]}是{draw(st.sampled_from(SENTENCES))}。" for i in range(count)))
        else:
            lines.append(draw(_sentences(figures)))
    return lines


@st.composite
def _sections(draw: st.DrawFn, figures: list[int], points: list[int]) -> tuple[list[str], list[tuple[str, str, int]]]:
    """The lines of one to five sections, one or two levels deep, and their headings."""
    lines: list[str] = []
    heads: list[tuple[str, str, int]] = []
    second = draw(st.sampled_from(("（{cn}）", "({cn})", "（{cn})")))
    third = draw(st.sampled_from(("{n}.", "{n}、", "{n}．")))
    for number in range(draw(st.integers(1, 5))):
        title = draw(st.sampled_from(TOPICS))
        heads.append((f"{CN[number]}、", title, 1))
        lines.append(f"{CN[number]}、{title}")
        inner = draw(st.integers(0, 3))
        pattern, level = draw(st.sampled_from(((second, 2), (third, 3))))
        for place in range(inner):
            label = pattern.format(cn=CN[place], n=place + 1)
            name = draw(st.sampled_from(ACTIONS))
            heads.append((label, name, level))
            run_in = draw(st.booleans())
            lines.append(f"{label}{name}{'。' + draw(_sentences(figures)) if run_in else ''}")
            if not run_in:
                lines += draw(_body(figures, points))
        if not inner:
            lines += draw(_body(figures, points))
    return lines, heads


@st.composite
def plain_reports(draw: st.DrawFn) -> Drawn:
    """A report in plain text; shrinks to one section of one sentence without header and signature."""
    body = draw(st.sampled_from(PLACES)) + draw(st.sampled_from(OFFICES))
    year = draw(st.integers(2008, 2025))
    title = body + draw(st.sampled_from(TITLES)).format(year=year)
    figures: list[int] = []
    points: list[int] = []
    doc_number = f"青公开函〔{year + 1}〕{draw(st.integers(1, 99))}号" if draw(st.booleans()) else None
    head = [title]
    if doc_number is not None:
        head.append(f"发文字号: {doc_number}" if draw(st.booleans()) else doc_number)
    if draw(st.booleans()):
        head.append("现将有关情况报告如下，欢迎社会各界监督指导，并提出宝贵意见。")
    lines, heads = draw(_sections(figures, points))
    signed = f"{year + 1}-{draw(st.integers(1, 3)):02d}" if draw(st.booleans()) else None
    tail = [body, f"{year + 1}年{int(signed[-2:])}月"] if signed is not None else []
    gap = draw(st.sampled_from(("\n", "\n\n", "\n\u3000\u3000", "\r\n")))
    text = gap.join([*head, *lines, *tail]) + draw(st.sampled_from(("", "\n", "\n\n")))
    return Drawn(text, title, body, year, signed, doc_number, tuple(heads), tuple(points), tuple(figures))
