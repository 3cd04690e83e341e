"""监督和救济: administrative reconsideration, litigation, complaints."""

from property.prose.pattern import Pattern, growth, share, value, zero

__all__ = ["PATTERNS"]

PATTERNS = (
    Pattern(
        id="remedies-01",
        level=1,
        template="{year}年，因政府信息公开引发的行政复议{a}件、行政诉讼{b}件。",
        wants=(
            value("review.total", "a", "件"),
            value("litigation.total", "b", "件"),
        ),
    ),
    Pattern(
        id="remedies-02",
        level=1,
        template="{year}年，{we}未发生因政府信息公开引起的行政复议、行政诉讼。",
        wants=(
            zero("review.total"),
            zero("litigation.total"),
        ),
    ),
    Pattern(
        id="remedies-04",
        level=1,
        template=(
            "政府信息公开行政诉讼{a}件，其中<，:维持具体行政行为或者驳回原告诉讼请求{b}件|"
            "被依法纠错{c}件|其他情形{d}件>。"
        ),
        wants=(
            value("litigation.total", "a", "件"),
            value("litigation.upheld", "b", "件"),
            value("litigation.corrected", "c", "件"),
            value("litigation.other", "d", "件"),
        ),
        era="2014",
        rules="a=b+c+d",
    ),
    Pattern(
        id="remedies-05",
        level=1,
        template="全年收到与政府信息公开有关的举报投诉{a}件。",
        wants=(value("complaints.total", "a", "件"),),
        era="2014",
    ),
    Pattern(
        id="remedies-07",
        level=1,
        template="未经复议直接起诉{a}件，复议后起诉{b}件。",
        wants=(
            value("litigation.direct.total", "a", "件"),
            value("litigation.after_review.total", "b", "件"),
        ),
        era="late",
    ),
    Pattern(
        id="remedies-08",
        level=1,
        template="行政复议数量：{a}件；行政诉讼数量：{b}件；举报投诉数量：{c}件。",
        wants=(
            value("review.total", "a", "件"),
            value("litigation.total", "b", "件"),
            value("complaints.total", "c", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="remedies-10",
        level=1,
        template="{year}年全年没有发生针对政府信息公开的举报投诉。",
        wants=(zero("complaints.total"),),
        era="2014",
    ),
    Pattern(
        id="remedies-11",
        level=1,
        template="受理治安行政复议案件{n}件，审结{o}件。",
    ),
    Pattern(
        id="remedies-13",
        level=1,
        template="受理12345热线投诉{n}件，办结{o}件。",
        why="complaints of another kind",
    ),
    Pattern(
        id="remedies-14",
        level=1,
        template="接到噪声扰民举报{n}起，查处{o}起。",
    ),
    Pattern(
        id="remedies-16",
        level=2,
        template=("因政府信息公开被申请行政复议{a}件，比上年减少{b}件；被提起行政诉讼{c}件，比上年增加{d}件。"),
        wants=(
            value("review.total", "a", "件"),
            growth("review.total", "b", "件", falling=True),
            value("litigation.total", "c", "件"),
            growth("litigation.total", "d", "件"),
        ),
    ),
    Pattern(
        id="remedies-17",
        level=2,
        template="政府信息公开行政复议案件{a}件，其中维持{b}件，占总数的{p}%。",
        wants=(
            value("review.total", "a", "件"),
            value("review.upheld", "b", "件"),
            share("review.upheld", "p", "review.total"),
        ),
        rules="a=b+_; p=b/a",
    ),
    Pattern(
        id="remedies-19",
        level=2,
        template="复议后起诉{a}件，其中结果维持{b}件，尚未审结{c}件。",
        wants=(
            value("litigation.after_review.total", "a", "件"),
            value("litigation.after_review.upheld", "b", "件"),
            value("litigation.after_review.pending", "c", "件"),
        ),
        era="late",
        rules="a=b+c+_",
    ),
    Pattern(
        id="remedies-20",
        level=2,
        template="政府信息公开行政诉讼共{a}件，包括未经复议直接起诉{b}件、复议后起诉{c}件。",
        wants=(
            value("litigation.total", "a", "件"),
            value("litigation.direct.total", "b", "件"),
            value("litigation.after_review.total", "c", "件"),
        ),
        era="late",
        rules="a=b+c",
    ),
    Pattern(
        id="remedies-22",
        level=2,
        template="截止11月底，涉及政府信息公开的行政复议{a}件，行政诉讼{b}件。",
        wants=(
            value("review.total", "a", "件", basis="to_date"),
            value("litigation.total", "b", "件", basis="to_date"),
        ),
    ),
    Pattern(
        id="remedies-23",
        level=2,
        template="{year}年，{we}政府信息公开行政复议、行政诉讼、举报投诉均为0。",
        wants=(
            zero("review.total"),
            zero("litigation.total"),
            zero("complaints.total"),
        ),
        era="2014",
    ),
    Pattern(
        id="remedies-25",
        level=2,
        template="{all}政府信息公开行政复议案件{a}件，其中以区政府为被申请人的{n}件。",
        wants=(
            value("review.total", "a", "件"),
            value("review.total", "n", "件", scope="区政府", optional=True),
        ),
        body="district",
        rules="a=n+_",
    ),
    Pattern(
        id="remedies-26",
        level=2,
        template="“行政复议数量”{a}件，其中“被依法纠错数”{b}件。",
        wants=(
            value("review.total", "a", "件"),
            value("review.corrected", "b", "件"),
        ),
        era="2014",
        rules="a=b+_",
    ),
    Pattern(
        id="remedies-28",
        level=2,
        template="因政府信息公开行政复议{a}件（维持{b}件、纠正{c}件、其他{d}件）。",
        wants=(
            value("review.total", "a", "件"),
            value("review.upheld", "b", "件"),
            value("review.corrected", "c", "件"),
            value("review.other", "d", "件"),
        ),
        rules="a=b+c+d",
    ),
    Pattern(
        id="remedies-29",
        level=2,
        template="政府信息公开行政诉讼案件{a}件，无被依法纠错的情形。",
        wants=(
            value("litigation.total", "a", "件"),
            zero("litigation.corrected"),
        ),
        era="2014",
    ),
    Pattern(
        id="remedies-31",
        level=2,
        template="本年度政府信息公开行政复议{a}件，\n其中结果纠正{b}件，纠正率{p}%。",
        wants=(
            value("review.total", "a", "件"),
            value("review.corrected", "b", "件"),
            share("review.corrected", "p", "review.total", optional=True),
        ),
        era="late",
        rules="a=b+_; p=b/a",
        why="a rate (not compared); as a share it would be right too",
    ),
    Pattern(
        id="remedies-32",
        level=2,
        template="行政复议{a}件，行政诉讼{b}件，均与政府信息公开有关。",
        wants=(
            value("review.total", "a", "件"),
            value("litigation.total", "b", "件"),
        ),
        why="the circle is named after the numbers",
    ),
    Pattern(
        id="remedies-34",
        level=2,
        template="行政复议：{a}件；行政诉讼：{b}件；举报：{c}件。以上均涉及政府信息公开。",
        wants=(
            value("review.total", "a", "件"),
            value("litigation.total", "b", "件"),
            value("complaints.total", "c", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="remedies-35",
        level=2,
        template="全年均未发生涉及政府信息公开的行政复议、行政诉讼和举报投诉案件。",
        wants=(
            zero("review.total"),
            zero("litigation.total"),
            zero("complaints.total"),
        ),
        era="2014",
    ),
    Pattern(
        id="remedies-37",
        level=2,
        template="{last}年政府信息公开行政复议{n}件、行政诉讼{o}件。",
        why="the year before",
    ),
    Pattern(
        id="remedies-38",
        level=2,
        template="举办行政复议法专题培训{s}期，参加{n}人次。",
    ),
    Pattern(
        id="remedies-40",
        level=2,
        template="行政机关负责人出庭应诉率{p}%，出庭{n}次。",
    ),
    Pattern(
        id="remedies-41",
        level=2,
        template="消费者投诉{n}件，为消费者挽回损失{w}万元。",
    ),
    Pattern(
        id="remedies-43",
        level=3,
        template="政府信息公开行政复议和行政诉讼分别为{a}件和{b}件。",
        wants=(
            value("review.total", "a", "件"),
            value("litigation.total", "b", "件"),
        ),
    ),
    Pattern(
        id="remedies-44",
        level=3,
        template="全年办理各类行政复议案件{n}件，其中涉及政府信息公开{a}件。",
        wants=(value("review.total", "a", "件"),),
        rules="n=a+_",
        why="only the part is about information disclosure",
    ),
    Pattern(
        id="remedies-46",
        level=3,
        template="被申请政府信息公开行政复议{a}件，审结{n}件，尚未审结{b}件。",
        wants=(
            value("review.total", "a", "件"),
            value("review.pending", "b", "件"),
        ),
        era="late",
        rules="a=n+b",
        why="审结 has no code",
    ),
    Pattern(
        id="remedies-47",
        level=3,
        template="政府信息公开行政复议{a}件、行政诉讼{b}件，其中维持{n}件。",
        wants=(
            value("review.total", "a", "件"),
            value("litigation.total", "b", "件"),
        ),
        why="维持 in which of the two is not said",
    ),
    Pattern(
        id="remedies-49",
        level=3,
        template="政府信息公开行政诉讼一审{n}件、二审{o}件，共计{a}件。",
        wants=(value("litigation.total", "a", "件"),),
        rules="a=n+o",
        why="instances have no code",
    ),
    Pattern(
        id="remedies-50",
        level=3,
        template="政府信息公开行政复议{a}件，无一件被纠正。",
        wants=(
            value("review.total", "a", "件"),
            zero("review.corrected"),
        ),
    ),
    Pattern(
        id="remedies-52",
        level=3,
        template="因政府信息公开被提起行政诉讼{a}件，判决驳回原告诉讼请求{b}件、撤诉{n}件。",
        wants=(
            value("litigation.total", "a", "件"),
            value("litigation.upheld", "b", "件"),
        ),
        era="2014",
        rules="a=b+n",
        why="撤诉 is nowhere in the form; the rejected claim is 维持或者驳回",
    ),
    Pattern(
        id="remedies-53",
        level=3,
        template="{last}年转入政府信息公开行政复议{n}件，{year}年新发生政府信息公开行政复议{a}件。",
        wants=(value("review.total", "a", "件", optional=True),),
        era="late",
        why="新发生 may leave out what came over from last year",
    ),
    Pattern(
        id="remedies-55",
        level=3,
        template="力争{next}年不发生政府信息公开行政诉讼。",
        why="an aim is no zero",
    ),
    Pattern(
        id="remedies-56",
        level=3,
        template="在告知书中载明{n}日内可申请行政复议、{o}个月内可提起行政诉讼。",
        why="time limits",
    ),
    Pattern(
        id="remedies-58",
        level=3,
        template="通过调解，{n}件行政复议申请人撤回申请，未进入诉讼程序。",
        why="未进入诉讼程序 is about those, not about the year",
    ),
    Pattern(
        id="remedies-59",
        level=3,
        template="近五年政府信息公开行政复议、行政诉讼分别为{n}件、{o}件。",
        why="five years: neither this year's nor all years'",
    ),
)
