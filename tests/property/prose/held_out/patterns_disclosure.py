"""Held out, not to be looked at while the reader is tuned: 主动公开."""

from property.prose.pattern import Pattern, growth, share, value, zero

__all__ = ["PATTERNS"]

PATTERNS = (
    Pattern(
        id="disclosure-03",
        level=1,
        template="一年来，{we}制发规范性文件{a}件，主动公开规范性文件{b}条。",
        wants=(
            value("disclosure.normative_documents_issued", "a", "件"),
            value("disclosure.normative_documents", "b", "条"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="disclosure-06",
        level=1,
        template="{year}年度主动公开各类政府信息总数为{a}条。",
        wants=(value("disclosure.total", "a", "条"),),
        held_out=True,
    ),
    Pattern(
        id="disclosure-09",
        level=1,
        template=(
            "按行政规范性文件管理要求，全年制发行政规范性文件{a}件，废止行政规范性文件{b}件，"
            "现行有效行政规范性文件{c}件。"
        ),
        wants=(
            value("normative_documents.issued", "a", "件"),
            value("normative_documents.repealed", "b", "件"),
            value("normative_documents.in_force", "c", "件"),
        ),
        era="2021",
        held_out=True,
    ),
    Pattern(
        id="disclosure-12",
        level=1,
        template="各单位共采编简报{n}期。",
        held_out=True,
    ),
    Pattern(
        id="disclosure-15",
        level=2,
        template="截至{year}年底，历年累计主动公开政府信息{a}条。",
        wants=(value("disclosure.total", "a", "条", basis="cumulative"),),
        why="历年累计 is never this year's",
        held_out=True,
    ),
    Pattern(
        id="disclosure-18",
        level=2,
        template="据统计，{year}年主动公开政府信息约{u}条。",
        wants=(value("disclosure.total", "u", "条", approx="about"),),
        held_out=True,
    ),
    Pattern(
        id="disclosure-21",
        level=2,
        template="{year}年主动公开政府信息{a}条，同比增长{p}%。",
        wants=(
            value("disclosure.total", "a", "条"),
            growth("disclosure.total", "p"),
        ),
        held_out=True,
    ),
    Pattern(
        id="disclosure-24",
        level=2,
        template="全年主动公开政府信息{a}条，其中政府网站公开政府信息{b}条，占主动公开总数的{p}%。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.channel.website", "b", "条"),
            share("disclosure.channel.website", "p", "disclosure.total"),
        ),
        era="2014",
        rules="a=b+_; p=b/a",
        held_out=True,
    ),
    Pattern(
        id="disclosure-27",
        level=2,
        template="{we}主动公开政府信息{a}条（其中：规范性文件{b}条）。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.normative_documents", "b", "条"),
        ),
        era="2014",
        rules="a=b+_",
        held_out=True,
    ),
    Pattern(
        id="disclosure-30",
        level=2,
        template="本年度{we}未制发规范性文件。",
        wants=(zero("disclosure.normative_documents_issued"),),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="disclosure-33",
        level=2,
        template="全年作出行政许可处理决定{a}件、行政处罚处理决定{b}件、行政强制处理决定{c}件。",
        wants=(
            value("licensing.decisions", "a", "件"),
            value("penalties.decisions", "b", "件"),
            value("coercion.decisions", "c", "件"),
        ),
        era="late",
        held_out=True,
    ),
    Pattern(
        id="disclosure-36",
        level=2,
        template="规范性文件本年新制作{a}件，本年新公开{b}件，对外公开总数量{c}件。",
        wants=(
            value("normative_documents.made", "a", "件"),
            value("normative_documents.newly_disclosed", "b", "件"),
            value("normative_documents.disclosed_total", "c", "件"),
        ),
        era="2020",
        rules="c=b+_",
        held_out=True,
    ),
    Pattern(
        id="disclosure-39",
        level=2,
        template="1.主动公开政府信息{a}条；2.制发规范性文件{b}件；3.重点领域公开政府信息{c}条。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.normative_documents_issued", "b", "件"),
            value("disclosure.key_areas", "c", "条"),
        ),
        era="2014",
        why="the enumerators are no values",
        held_out=True,
    ),
    Pattern(
        id="disclosure-42",
        level=2,
        template="{year}年主动公开政府信息{u}条以上。",
        wants=(value("disclosure.total", "u", "条", approx="more"),),
        why="以上 after a number that was reached",
        held_out=True,
    ),
    Pattern(
        id="disclosure-45",
        level=2,
        template="上半年主动公开政府信息{n}条，下半年主动公开政府信息{o}条。",
        why="neither half is the year, and nobody stated their sum",
        held_out=True,
    ),
    Pattern(
        id="disclosure-48",
        level=2,
        template="全年受理行政许可{n}件，现场踏勘{o}次。",
        era="late",
        why="accepted is not decided",
        held_out=True,
    ),
    Pattern(
        id="disclosure-51",
        level=2,
        template="近三年共主动公开政府信息{n}条。",
        why="three years: neither this year's nor all years'",
        held_out=True,
    ),
    Pattern(
        id="disclosure-54",
        level=3,
        template="{year}年主动公开政府信息{a}条（{last}年为{b}条），增长{p}%。",
        wants=(
            value("disclosure.total", "a", "条"),
            growth("disclosure.total", "p"),
        ),
        rules="a=b+_; p=a^b",
        why="last year's number is no observation of this report",
        held_out=True,
    ),
    Pattern(
        id="disclosure-57",
        level=3,
        template="自《条例》施行以来，{we}已累计主动公开政府信息{a}条，{year}年新增{b}条。",
        wants=(
            value("disclosure.total", "a", "条", basis="cumulative"),
            value("disclosure.total", "b", "条", optional=True),
        ),
        rules="a=b+_",
        why="新增 may be read as this year's total; a careful reader may leave it",
        held_out=True,
    ),
    Pattern(
        id="disclosure-60",
        level=3,
        template="全年主动公开政府信息{a}条，网站公开占比提高{p}个百分点。",
        wants=(value("disclosure.total", "a", "条"),),
        why="百分点 is a change of a share, neither share nor growth",
        held_out=True,
    ),
    Pattern(
        id="disclosure-63",
        level=3,
        template="公开政府信息总量居全市第{s}位，被市级采用{n}条。",
        body="department",
        held_out=True,
    ),
    Pattern(
        id="disclosure-66",
        level=3,
        template="汇编《政府信息公开指南》{n}册，发放{o}册，每周更新信息{i}至{j}条。",
        held_out=True,
    ),
)
