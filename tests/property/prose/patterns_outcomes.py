"""依申请公开, what became of it: form 2014's answers, the results of forms 2019 and 2021, carried forward."""

from property.prose.pattern import Pattern, share, value, zero

__all__ = ["PATTERNS"]

PATTERNS = (
    Pattern(
        id="outcomes-01",
        level=1,
        template="全年申请办结数{a}件，其中按时办结{b}件，延期办结{c}件。",
        wants=(
            value("requests.concluded", "a", "件"),
            value("requests.concluded.on_time", "b", "件"),
            value("requests.concluded.extended", "c", "件"),
        ),
        era="2014",
        rules="a=b+c",
    ),
    Pattern(
        id="outcomes-02",
        level=1,
        template=("{year}年答复政府信息公开申请{a}件，其中<，:同意公开{b}件|同意部分公开{c}件|不同意公开{d}件>。"),
        wants=(
            value("requests.replied", "a", "件"),
            value("requests.granted", "b", "件"),
            value("requests.partially_granted", "c", "件"),
            value("requests.refused", "d", "件"),
        ),
        era="2014",
        rules="a=b+c+d+_",
    ),
    Pattern(
        id="outcomes-04",
        level=1,
        template=(
            "本年度办理结果：<，:予以公开{a}件|部分公开{b}件|不予公开{c}件|无法提供{d}件|不予处理{e}件|其他处理{g}件>。"
        ),
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.partially_granted", "b", "件"),
            value("requests.refused", "c", "件"),
            value("requests.unable", "d", "件"),
            value("requests.not_processed", "e", "件"),
            value("requests.otherwise_handled", "g", "件"),
        ),
        era="late",
    ),
    Pattern(
        id="outcomes-05",
        level=1,
        template="不同意公开{a}件，其中<；:涉及国家秘密{b}件|涉及商业秘密{c}件|涉及个人隐私{d}件>。",
        wants=(
            value("requests.refused", "a", "件"),
            value("requests.refused.state_secret", "b", "件"),
            value("requests.refused.trade_secret", "c", "件"),
            value("requests.refused.privacy", "d", "件"),
        ),
        era="2014",
        rules="a=b+c+d+_",
    ),
    Pattern(
        id="outcomes-07",
        level=1,
        template="{year}年，{we}共办结政府信息公开申请{a}件。",
        wants=(value("requests.results_total", "a", "件"),),
        era="late",
        why="P1: from 2019 on 办结 is （七）总计",
    ),
    Pattern(
        id="outcomes-08",
        level=1,
        template="{year}年，{we}共答复政府信息公开申请{a}件。",
        wants=(value("requests.results_total", "a", "件"),),
        era="late",
    ),
    Pattern(
        id="outcomes-10",
        level=1,
        template="对申请的答复总数{a}件，其中：同意公开{b}件，同意部分公开{c}件。",
        wants=(
            value("requests.replied", "a", "件"),
            value("requests.granted", "b", "件"),
            value("requests.partially_granted", "c", "件"),
        ),
        era="2014",
        rules="a=b+c+_",
    ),
    Pattern(
        id="outcomes-11",
        level=1,
        template="办结人大代表建议{n}件，答复政协提案{o}件，满意率{p}%。",
    ),
    Pattern(
        id="outcomes-13",
        level=1,
        template="许可事项办结{n}件，准予许可{o}件，不予许可{g}件。",
        why="不予许可 is no refusal of information",
    ),
    Pattern(
        id="outcomes-14",
        level=2,
        template=(
            "不予公开{a}件，其中<、:属于国家秘密{b}件|其他法律行政法规禁止公开{c}件|"
            "危及“三安全一稳定”{d}件|保护第三方合法权益{e}件>。"
        ),
        wants=(
            value("requests.refused", "a", "件"),
            value("requests.refused.state_secret", "b", "件"),
            value("requests.refused.prohibited_by_law", "c", "件"),
            value("requests.refused.security_stability", "d", "件"),
            value("requests.refused.third_party", "e", "件"),
        ),
        era="late",
        rules="a=b+c+d+e+_",
    ),
    Pattern(
        id="outcomes-16",
        level=2,
        template=(
            "无法提供{a}件，包括<、:本机关不掌握相关政府信息{b}件|没有现成信息需要另行制作{c}件|"
            "补正后申请内容仍不明确{d}件>。"
        ),
        wants=(
            value("requests.unable", "a", "件"),
            value("requests.unable.not_held", "b", "件"),
            value("requests.unable.needs_creation", "c", "件"),
            value("requests.unable.still_unclear", "d", "件"),
        ),
        era="late",
        rules="a=b+c+d",
    ),
    Pattern(
        id="outcomes-17",
        level=2,
        template=(
            "不予处理{a}件，其中<；:信访举报投诉类申请{b}件|重复申请{c}件|要求提供公开出版物{d}件|"
            "无正当理由大量反复申请{e}件>。"
        ),
        wants=(
            value("requests.not_processed", "a", "件"),
            value("requests.not_processed.petition", "b", "件"),
            value("requests.not_processed.duplicate", "c", "件"),
            value("requests.not_processed.publication", "d", "件"),
            value("requests.not_processed.excessive", "e", "件"),
        ),
        era="late",
        rules="a=b+c+d+e+_",
    ),
    Pattern(
        id="outcomes-19",
        level=2,
        template="全年新收政府信息公开申请{a}件，上年结转{b}件；办结{c}件，结转下年{d}件。",
        wants=(
            value("requests.received", "a", "件"),
            value("requests.carried_over", "b", "件"),
            value("requests.results_total", "c", "件"),
            value("requests.carried_forward", "d", "件"),
        ),
        era="late",
    ),
    Pattern(
        id="outcomes-20",
        level=2,
        template="办结政府信息公开申请{a}件（含上年结转{b}件）。",
        wants=(
            value("requests.results_total", "a", "件"),
            value("requests.carried_over", "b", "件", optional=True),
        ),
        era="late",
        rules="a=b+_",
    ),
    Pattern(
        id="outcomes-22",
        level=2,
        template="已答复的{a}件申请中，同意公开{b}件，占答复总数的{p}%。",
        wants=(
            value("requests.replied", "a", "件"),
            value("requests.granted", "b", "件"),
            share("requests.granted", "p", "requests.replied"),
        ),
        era="2014",
        rules="a=b+_; p=b/a",
    ),
    Pattern(
        id="outcomes-23",
        level=2,
        template="“同意公开”{a}件，“同意部分公开”{b}件，“不同意公开”{c}件。",
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.partially_granted", "b", "件"),
            value("requests.refused", "c", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="outcomes-25",
        level=2,
        template="截止12月20日，申请办结数{a}件，其中按时办结{b}件。",
        wants=(
            value("requests.concluded", "a", "件", basis="to_date"),
            value("requests.concluded.on_time", "b", "件", basis="to_date"),
        ),
        era="2014",
        rules="a=b+_",
    ),
    Pattern(
        id="outcomes-26",
        level=2,
        template="历年累计答复政府信息公开申请{a}件，其中同意公开{b}件。",
        wants=(
            value("requests.replied", "a", "件", basis="cumulative"),
            value("requests.granted", "b", "件", basis="cumulative"),
        ),
        era="2014",
        rules="a=b+_",
        why="the scope of 其中 keeps the basis",
    ),
    Pattern(
        id="outcomes-28",
        level=2,
        template="不予公开、无法提供、不予处理均为0件。",
        wants=(
            zero("requests.refused"),
            zero("requests.unable"),
            zero("requests.not_processed"),
        ),
        era="late",
    ),
    Pattern(
        id="outcomes-29",
        level=2,
        template="{we}无结转下年度继续办理的申请。",
        wants=(zero("requests.carried_forward"),),
        era="late",
    ),
    Pattern(
        id="outcomes-31",
        level=2,
        template="同意公开{a}件，同意部分公开{b}件，两项合计{c}件。",
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.partially_granted", "b", "件"),
        ),
        era="2014",
        rules="c=a+b",
        why="the sum of two has no code",
    ),
    Pattern(
        id="outcomes-32",
        level=2,
        template="予以公开{a}件（其中自然人{b}件、商业企业{c}件）。",
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.granted", "b", "件", applicant="natural_person"),
            value("requests.granted", "c", "件", applicant="enterprise"),
        ),
        era="late",
        rules="a=b+c+_",
    ),
    Pattern(
        id="outcomes-34",
        level=2,
        template=("收到政府信息公开申请{a}件，办结{b}件；其中予以公开{c}件、部分公开{d}件、无法提供{e}件。"),
        wants=(
            value("requests.received", "a", "件"),
            value("requests.results_total", "b", "件"),
            value("requests.granted", "c", "件"),
            value("requests.partially_granted", "d", "件"),
            value("requests.unable", "e", "件"),
        ),
        era="late",
        rules="b=c+d+e+_; a=b+_",
    ),
    Pattern(
        id="outcomes-35",
        level=2,
        template="按时办结{s}件，延期办结{t}件。",
        wants=(
            value("requests.concluded.on_time", "s", "件"),
            value("requests.concluded.extended", "t", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="outcomes-37",
        level=2,
        template="收到政府信息公开申请{a}件，已答复{b}件，其余{n}件尚在办理期限内。",
        wants=(
            value("requests.received", "a", "件"),
            value("requests.replied", "b", "件"),
        ),
        era="2014",
        rules="a=b+n",
        why="form 2014 has no code for what is still open",
    ),
    Pattern(
        id="outcomes-38",
        level=2,
        template="予以公开：{a}件；部分公开：{b}件；不予公开：{c}件；结转下年度继续办理：{d}件。",
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.partially_granted", "b", "件"),
            value("requests.refused", "c", "件"),
            value("requests.carried_forward", "d", "件"),
        ),
        era="late",
    ),
    Pattern(
        id="outcomes-40",
        level=2,
        template="{last}年，予以公开{n}件、部分公开{o}件、不予公开{g}件。",
        era="late",
        why="the year before",
    ),
    Pattern(
        id="outcomes-41",
        level=2,
        template="力争{next}年按时办结率保持{p}%，办结申请{n}件以上。",
    ),
    Pattern(
        id="outcomes-43",
        level=2,
        template="每件申请平均答复时间{n}天，比法定时限缩短{o}天。",
    ),
    Pattern(
        id="outcomes-44",
        level=2,
        template="引用《条例》第三十六条第{s}项答复的文书使用示范文本{n}套。",
        era="late",
    ),
    Pattern(
        id="outcomes-46",
        level=2,
        template="拟制发的文件中，主动公开{n}件，依申请公开{o}件，不予公开{g}件。",
        why="how documents were classed, not how requests were answered",
    ),
    Pattern(
        id="outcomes-47",
        level=3,
        template="予以公开、部分公开、不予公开分别为{a}件、{b}件、{c}件。",
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.partially_granted", "b", "件"),
            value("requests.refused", "c", "件"),
        ),
        era="late",
    ),
    Pattern(
        id="outcomes-49",
        level=3,
        template="全市办结政府信息公开申请{a}件，{we}办结{b}件。",
        wants=(
            value("requests.results_total", "a", "件", scope="全市"),
            value("requests.results_total", "b", "件"),
        ),
        era="late",
        body="department",
        rules="a=b+_",
    ),
    Pattern(
        id="outcomes-50",
        level=3,
        template="不予公开{a}件，不予处理{b}件，其他{n}件。",
        wants=(
            value("requests.refused", "a", "件"),
            value("requests.not_processed", "b", "件"),
        ),
        era="late",
        why="其他 alone may be （六）其他处理, or all the rest",
    ),
    Pattern(
        id="outcomes-52",
        level=3,
        template=("未发生逾期答复情况，全年答复政府信息公开申请{a}件，其中同意公开{b}件，无不同意公开情形。"),
        wants=(
            value("requests.replied", "a", "件"),
            value("requests.granted", "b", "件"),
            zero("requests.refused"),
        ),
        era="2014",
        rules="a=b+_",
    ),
    Pattern(
        id="outcomes-53",
        level=3,
        template="{year}年同意公开{a}件（{last}年{n}件），不同意公开{b}件（{last}年{o}件）。",
        wants=(
            value("requests.granted", "a", "件"),
            value("requests.refused", "b", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="outcomes-55",
        level=3,
        template="除{a}件转下年度继续办理外，其余{b}件均已办结。",
        wants=(
            value("requests.carried_forward", "a", "件"),
            value("requests.results_total", "b", "件", optional=True),
        ),
        era="late",
    ),
    Pattern(
        id="outcomes-56",
        level=3,
        template=("全年办结政府信息公开申请{a}件，较法定期限平均提前{n}个工作日，予以公开{b}件，占办结总数的{p}%。"),
        wants=(
            value("requests.results_total", "a", "件"),
            value("requests.granted", "b", "件"),
            share("requests.granted", "p", "requests.results_total"),
        ),
        era="late",
        rules="a=b+_; p=b/a",
    ),
    Pattern(
        id="outcomes-58",
        level=3,
        template="涉及个人隐私{a}件，经征求第三方意见后公开{n}件、不公开{o}件。",
        wants=(value("requests.refused.privacy", "a", "件", optional=True),),
        era="2014",
        rules="a=n+o",
        why="not each of them was refused",
    ),
    Pattern(
        id="outcomes-59",
        level=3,
        template="经复查，将原不予公开的{n}份历史文件转为主动公开。",
    ),
    Pattern(
        id="outcomes-61",
        level=3,
        template="申请人补正材料{n}次，征求第三方意见{o}件。",
    ),
    Pattern(
        id="outcomes-62",
        level=3,
        template="白石县予以公开{n}件、部分公开{o}件，做法在全市推广。",
        wants=(
            value("requests.granted", "n", "件", scope="白石县", optional=True),
            value("requests.partially_granted", "o", "件", scope="白石县", optional=True),
        ),
        era="late",
        body="city",
        why=("one county's numbers in the city's report: never the city's (a scope of its own may be read)"),
    ),
    Pattern(
        id="outcomes-64",
        level=3,
        template="未出现超期未答复的情形，也未出现答复内容与申请不符的情形。",
        why="two negations: no zero of answers",
    ),
)
