"""Held out, not to be looked at while the reader is tuned: 依申请公开, what became of it."""

from property.prose.pattern import Pattern, growth, share, value, zero

__all__ = ["PATTERNS"]

PATTERNS = (
    Pattern(
        id="outcomes-03",
        level=1,
        template=(
            "答复情况：<；:属于已主动公开范围{a}件|同意公开答复{b}件|同意部分公开答复{c}件|"
            "不同意公开答复{d}件|不属于本行政机关公开{e}件|申请信息不存在{g}件|告知作出更改补充{h}件|"
            "告知通过其他途径办理{k}件>。"
        ),
        wants=(
            value("requests.replied.already_disclosed", "a", "件"),
            value("requests.granted", "b", "件"),
            value("requests.partially_granted", "c", "件"),
            value("requests.refused", "d", "件"),
            value("requests.not_this_agency", "e", "件"),
            value("requests.not_existing", "g", "件"),
            value("requests.amendment_requested", "h", "件"),
            value("requests.other_route", "k", "件"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="outcomes-06",
        level=1,
        template="结转下年度继续办理{a}件。",
        wants=(value("requests.carried_forward", "a", "件"),),
        era="late",
        held_out=True,
    ),
    Pattern(
        id="outcomes-09",
        level=1,
        template="{year}年，{we}共办结政府信息公开申请{a}件。",
        wants=(value("requests.concluded", "a", "件"),),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="outcomes-12",
        level=1,
        template="办结群众信访事项{n}件，其中不予受理{o}件。",
        held_out=True,
    ),
    Pattern(
        id="outcomes-15",
        level=2,
        template=(
            "不予公开的申请中，<，:属于三类内部事务信息{a}件|属于四类过程性信息{b}件|"
            "属于行政执法案卷{c}件|属于行政查询事项{d}件>。"
        ),
        wants=(
            value("requests.refused.internal_affairs", "a", "件"),
            value("requests.refused.process_information", "b", "件"),
            value("requests.refused.enforcement_file", "c", "件"),
            value("requests.refused.registry_lookup", "d", "件"),
        ),
        era="late",
        why="三类 四类 are no numbers of anything",
        held_out=True,
    ),
    Pattern(
        id="outcomes-18",
        level=2,
        template=(
            "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请{a}件，"
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请{b}件。"
        ),
        wants=(
            value("requests.otherwise_handled.not_corrected", "a", "件"),
            value("requests.otherwise_handled.fee_unpaid", "b", "件"),
        ),
        era="2021",
        held_out=True,
    ),
    Pattern(
        id="outcomes-21",
        level=2,
        template="属于已主动公开范围{a}件，占总数的{p}%；同意公开{b}件，占总数的{q}%。",
        wants=(
            value("requests.replied.already_disclosed", "a", "件"),
            value("requests.granted", "b", "件"),
            share("requests.replied.already_disclosed", "p", "requests.replied", optional=True),
            share("requests.granted", "q", "requests.replied", optional=True),
        ),
        era="2014",
        why="the total is not named here: its code may be inferred or not",
        held_out=True,
    ),
    Pattern(
        id="outcomes-24",
        level=2,
        template="{year}年予以公开{a}件，同比增长{p}%；不予公开{b}件，同比下降{q}%。",
        wants=(
            value("requests.granted", "a", "件"),
            growth("requests.granted", "p"),
            value("requests.refused", "b", "件"),
            growth("requests.refused", "q", falling=True),
        ),
        era="late",
        held_out=True,
    ),
    Pattern(
        id="outcomes-27",
        level=2,
        template="全年无不予公开的情形，也无部分公开的情形。",
        wants=(
            zero("requests.refused"),
            zero("requests.partially_granted"),
        ),
        era="late",
        held_out=True,
    ),
    Pattern(
        id="outcomes-30",
        level=2,
        template=("不予公开{a}件，系危及国家安全、公共安全、经济安全和社会稳定的{b}件、法律法规规定的其他情形{c}件。"),
        wants=(
            value("requests.refused", "a", "件"),
            value("requests.refused.security_stability", "b", "件"),
            value("requests.refused.other_by_law", "c", "件"),
        ),
        era="2014",
        rules="a=b+c",
        held_out=True,
    ),
    Pattern(
        id="outcomes-33",
        level=2,
        template="{all}答复政府信息公开申请{a}件，其中区政府{b}件，区政府工作部门{c}件。",
        wants=(
            value("requests.replied", "a", "件"),
            value("requests.replied", "b", "件", scope="区政府"),
            value("requests.replied", "c", "件", scope="区政府工作部门"),
        ),
        era="2014",
        body="district",
        rules="a=b+c",
        held_out=True,
    ),
    Pattern(
        id="outcomes-36",
        level=2,
        template="申请信息不存在{a}宗,不属于本行政机关公开{b}宗,告知通过其他途径办理{c}宗。",
        wants=(
            value("requests.not_existing", "a", "宗"),
            value("requests.not_this_agency", "b", "宗"),
            value("requests.other_route", "c", "宗"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="outcomes-39",
        level=2,
        template="{all}不予公开{a}件，其中区政府{b}件，区政府工作部门{c}件。",
        wants=(
            value("requests.refused", "a", "件"),
            value("requests.refused", "b", "件", scope="区政府"),
            value("requests.refused", "c", "件", scope="区政府工作部门"),
        ),
        era="late",
        body="district",
        rules="a=b+c",
        held_out=True,
    ),
    Pattern(
        id="outcomes-42",
        level=2,
        template="政府信息公开申请按时答复率为{p}%。",
        why="a rate, measured against nothing that is counted here",
        held_out=True,
    ),
    Pattern(
        id="outcomes-45",
        level=2,
        template="对拟不予公开的{n}件申请进行会商，提出意见{o}条。",
        why="refusal was only intended",
        held_out=True,
    ),
    Pattern(
        id="outcomes-48",
        level=3,
        template="全年收办政府信息公开申请{a}件，办结{b}件，顺延至下年办理{c}件。",
        wants=(
            value("requests.results_total", "b", "件"),
            value("requests.carried_forward", "c", "件"),
        ),
        era="late",
        rules="a=b+c",
        held_out=True,
    ),
    Pattern(
        id="outcomes-51",
        level=3,
        template="{last}年结转的{a}件申请已全部办结，{year}年新收{b}件，予以公开{c}件。",
        wants=(
            value("requests.carried_over", "a", "件"),
            value("requests.received", "b", "件", optional=True),
            value("requests.granted", "c", "件"),
        ),
        era="late",
        held_out=True,
    ),
    Pattern(
        id="outcomes-54",
        level=3,
        template="予以公开：{a}件；不予公开：无。",
        wants=(
            value("requests.granted", "a", "件"),
            zero("requests.refused", optional=True),
        ),
        era="late",
        why="无 in the manner of a table cell is not prose that denies",
        held_out=True,
    ),
    Pattern(
        id="outcomes-57",
        level=3,
        template="办结{a}件，平均用时{n}个工作日，其中延期答复{o}件，当场答复{g}件。",
        wants=(value("requests.results_total", "a", "件", optional=True),),
        era="late",
        why="办结 of what is not said; 延期 and 当场答复 have no code in forms 2019 and 2021",
        held_out=True,
    ),
    Pattern(
        id="outcomes-60",
        level=3,
        template="抽查答复书{n}份，其中规范{o}份，需补正{g}份。",
        held_out=True,
    ),
    Pattern(
        id="outcomes-63",
        level=3,
        template="同意或者部分公开的申请共{n}件。",
        era="2014",
        why="two codes, one number",
        held_out=True,
    ),
)
