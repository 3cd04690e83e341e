"""主动公开: total, channels, normative documents, key areas, and the tables of section two told in prose."""

from property.prose.pattern import Pattern, growth, value, zero

__all__ = ["PATTERNS"]

PATTERNS = (
    Pattern(
        id="disclosure-01",
        level=1,
        template="{year}年，{we}主动公开政府信息{a}条。",
        wants=(value("disclosure.total", "a", "条"),),
    ),
    Pattern(
        id="disclosure-02",
        level=1,
        template="全年共主动公开政府信息{a}条，其中主动公开规范性文件{b}条。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.normative_documents", "b", "条"),
        ),
        era="2014",
        rules="a=b+_",
    ),
    Pattern(
        id="disclosure-04",
        level=1,
        template=(
            "从公开渠道看，<；:政府公报公开政府信息{a}条|政府网站公开政府信息{b}条|"
            "政务微博公开政府信息{c}条|政务微信公开政府信息{d}条|其他方式公开政府信息{e}条>。"
        ),
        wants=(
            value("disclosure.channel.gazette", "a", "条"),
            value("disclosure.channel.website", "b", "条"),
            value("disclosure.channel.weibo", "c", "条"),
            value("disclosure.channel.wechat", "d", "条"),
            value("disclosure.channel.other", "e", "条"),
        ),
        era="2014",
    ),
    Pattern(
        id="disclosure-05",
        level=1,
        template="{we}<，:通过政府网站公开政府信息{a}条|通过政务微博公开政府信息{b}条>。",
        wants=(
            value("disclosure.channel.website", "a", "条"),
            value("disclosure.channel.weibo", "b", "条"),
        ),
        era="2014",
    ),
    Pattern(
        id="disclosure-07",
        level=1,
        template="主动公开政府信息数：{a}条。",
        wants=(value("disclosure.total", "a", "条"),),
    ),
    Pattern(
        id="disclosure-08",
        level=1,
        template=(
            "重点领域公开政府信息{a}条，其中<；:主动公开财政预算决算信息{b}条|"
            "主动公开保障性住房信息{c}条|主动公开食品药品安全信息{d}条|主动公开环境保护信息{e}条>。"
        ),
        wants=(
            value("disclosure.key_areas", "a", "条"),
            value("disclosure.key_areas.fiscal", "b", "条"),
            value("disclosure.key_areas.housing", "c", "条"),
            value("disclosure.key_areas.food_drug", "d", "条"),
            value("disclosure.key_areas.environment", "e", "条"),
        ),
        era="2014",
        rules="a=b+c+d+e+_",
    ),
    Pattern(
        id="disclosure-10",
        level=1,
        template="政务微博发布信息{n}条，被转发{o}次。",
        era="2014",
        why="发布信息 is not 公开政府信息: not every post is disclosed information",
    ),
    Pattern(
        id="disclosure-11",
        level=1,
        template="全年在门户网站更新工作动态{n}条、图片新闻{o}条。",
    ),
    Pattern(
        id="disclosure-13",
        level=2,
        template=(
            "在重点领域信息公开中，<、:公开招投标信息{a}条|公开生产安全事故信息{b}条|"
            "公开征地拆迁信息{c}条|公开价格和收费信息{d}条>。"
        ),
        wants=(
            value("disclosure.key_areas.bidding", "a", "条"),
            value("disclosure.key_areas.work_safety", "b", "条"),
            value("disclosure.key_areas.land", "c", "条"),
            value("disclosure.key_areas.pricing", "d", "条"),
        ),
        era="2014",
    ),
    Pattern(
        id="disclosure-14",
        level=2,
        template=("重点领域公开政府信息共{a}条，包括<，:企业信用信息{b}条|审计信息{c}条|公共企事业单位信息{d}条>。"),
        wants=(
            value("disclosure.key_areas", "a", "条"),
            value("disclosure.key_areas.credit", "b", "条"),
            value("disclosure.key_areas.audit", "c", "条"),
            value("disclosure.key_areas.public_utilities", "d", "条"),
        ),
        era="2014",
        rules="a=b+c+d+_",
    ),
    Pattern(
        id="disclosure-16",
        level=2,
        template="{year}年{we}主动公开政府信息{a}条，历年累计主动公开政府信息{b}条。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.total", "b", "条", basis="cumulative"),
        ),
        rules="b=a+_",
    ),
    Pattern(
        id="disclosure-17",
        level=2,
        template="{we}全年主动公开政府信息{u}余条。",
        wants=(value("disclosure.total", "u", "条", approx="more"),),
    ),
    Pattern(
        id="disclosure-19",
        level=2,
        template="全年通过各类渠道主动公开政府信息{w}万余条。",
        wants=(value("disclosure.total", "w", "条", approx="more"),),
    ),
    Pattern(
        id="disclosure-20",
        level=2,
        template="全年主动公开政府信息{w}万条，制发规范性文件{b}件。",
        wants=(
            value("disclosure.total", "w", "条"),
            value("disclosure.normative_documents_issued", "b", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="disclosure-22",
        level=2,
        template="{year}年主动公开政府信息{a}条，较上年减少{b}条。",
        wants=(
            value("disclosure.total", "a", "条"),
            growth("disclosure.total", "b", "条", falling=True),
        ),
    ),
    Pattern(
        id="disclosure-23",
        level=2,
        template="{year}年主动公开政府信息{a}条，比{last}年回落{p}%。",
        wants=(
            value("disclosure.total", "a", "条"),
            growth("disclosure.total", "p", falling=True),
        ),
    ),
    Pattern(
        id="disclosure-25",
        level=2,
        template="截止11月30日，{we}主动公开政府信息{a}条。",
        wants=(value("disclosure.total", "a", "条", basis="to_date"),),
        why="a cut-off before 31 December is not the year",
    ),
    Pattern(
        id="disclosure-26",
        level=2,
        template="全年累计主动公开政府信息{a}条。",
        wants=(value("disclosure.total", "a", "条"),),
        why="全年累计 is the whole year, not 历年累计",
    ),
    Pattern(
        id="disclosure-28",
        level=2,
        template="“主动公开政府信息”{a}条，“制发规范性文件”{b}件。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.normative_documents_issued", "b", "件"),
        ),
        era="2014",
    ),
    Pattern(
        id="disclosure-29",
        level=2,
        template=("围绕就业、教育、医疗等群众关心的事项，通过多种渠道和方式向社会主动公开政府信息共计{a}条。"),
        wants=(value("disclosure.total", "a", "条"),),
        why="words between label and number, and 、 lists that are no items",
    ),
    Pattern(
        id="disclosure-31",
        level=2,
        template="政府公报公开政府信息、政务微信公开政府信息均为0条。",
        wants=(
            zero("disclosure.channel.gazette"),
            zero("disclosure.channel.wechat"),
        ),
        era="2014",
    ),
    Pattern(
        id="disclosure-32",
        level=2,
        template="{all}主动公开政府信息{a}条。其中，区政府{b}条，区政府工作部门{c}条。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.total", "b", "条", scope="区政府"),
            value("disclosure.total", "c", "条", scope="区政府工作部门"),
        ),
        body="district",
        rules="a=b+c",
    ),
    Pattern(
        id="disclosure-34",
        level=2,
        template="{year}年收取行政事业性收费{w}万元。",
        wants=(value("charges.amount", "w", "元"),),
        era="2021",
    ),
    Pattern(
        id="disclosure-35",
        level=2,
        template="{year}年本机关制定规章{a}件，废止规章{b}件，现行有效规章{c}件。",
        wants=(
            value("government_rules.issued", "a", "件"),
            value("government_rules.repealed", "b", "件"),
            value("government_rules.in_force", "c", "件"),
        ),
        era="2021",
        body="city",
    ),
    Pattern(
        id="disclosure-37",
        level=2,
        template="全年实施政府集中采购项目{a}个，采购总金额{m}元。",
        wants=(
            value("procurement.projects", "a", "个"),
            value("procurement.amount", "m", "元"),
        ),
        era="2020",
    ),
    Pattern(
        id="disclosure-38",
        level=2,
        template="政府网站公开政府信息{a}条，\n政务微信公开政府信息{b}条，\n其他方式公开政府信息{c}条。",
        wants=(
            value("disclosure.channel.website", "a", "条"),
            value("disclosure.channel.wechat", "b", "条"),
            value("disclosure.channel.other", "c", "条"),
        ),
        era="2014",
        why="one item a line",
    ),
    Pattern(
        id="disclosure-40",
        level=2,
        template="{all}主动公开政府信息{a}条，其中本级{b}条。",
        wants=(
            value("disclosure.total", "a", "条"),
            value("disclosure.total", "b", "条", scope="本级"),
        ),
        body="county",
        rules="a=b+_",
    ),
    Pattern(
        id="disclosure-41",
        level=2,
        template="全年主动公开政府信息{u}多条。",
        wants=(value("disclosure.total", "u", "条", approx="more"),),
    ),
    Pattern(
        id="disclosure-43",
        level=2,
        template="{next}年计划主动公开政府信息{n}条以上。",
        why="a plan",
    ),
    Pattern(
        id="disclosure-44",
        level=2,
        template="{last}年，{we}主动公开政府信息{n}条。",
        why="the year before, not this report's",
    ),
    Pattern(
        id="disclosure-46",
        level=2,
        template="平均每月主动公开政府信息{n}条。",
        why="an average",
    ),
    Pattern(
        id="disclosure-47",
        level=2,
        template="清理网站失效信息{n}条，调整公开目录{o}项。",
    ),
    Pattern(
        id="disclosure-49",
        level=2,
        template="采购办公电脑{n}台，金额{w}万元。",
        era="2020",
        why="a purchase, not 政府集中采购 项目",
    ),
    Pattern(
        id="disclosure-50",
        level=2,
        template="整合政务微博{s}个、政务微信{t}个。",
        era="2014",
        why="accounts, not items",
    ),
    Pattern(
        id="disclosure-52",
        level=3,
        template="{we}通过政府网站、政务微信公开政府信息分别为{a}条和{b}条。",
        wants=(
            value("disclosure.channel.website", "a", "条"),
            value("disclosure.channel.wechat", "b", "条"),
        ),
        era="2014",
        why="分别: the numbers follow the order of the labels",
    ),
    Pattern(
        id="disclosure-53",
        level=3,
        template="全市主动公开政府信息{a}条，其中{we}主动公开政府信息{b}条。",
        wants=(
            value("disclosure.total", "a", "条", scope="全市"),
            value("disclosure.total", "b", "条"),
        ),
        body="department",
        rules="a=b+_",
        why="全市 in a department's report is another circle; 我局 is the body itself",
    ),
    Pattern(
        id="disclosure-55",
        level=3,
        template="共编发工作信息{n}条，其中主动公开政府信息{a}条，上报省级平台{o}条。",
        wants=(value("disclosure.total", "a", "条"),),
    ),
    Pattern(
        id="disclosure-56",
        level=3,
        template="在“政务公开”专栏下设{n}个子栏目，全年主动公开政府信息{a}条，收录图片{o}张。",
        wants=(value("disclosure.total", "a", "条"),),
    ),
    Pattern(
        id="disclosure-58",
        level=3,
        template="全年有{a}条政府信息通过政府网站公开，有{b}条政府信息通过政务微信公开。",
        wants=(
            value("disclosure.channel.website", "a", "条"),
            value("disclosure.channel.wechat", "b", "条"),
        ),
        era="2014",
        why="the number stands before its label",
    ),
    Pattern(
        id="disclosure-59",
        level=3,
        template="组织{n}个科室、{o}个下属单位梳理目录，全年主动公开政府信息{a}条。",
        wants=(value("disclosure.total", "a", "条"),),
        body="department",
    ),
    Pattern(
        id="disclosure-61",
        level=3,
        template="按照任务书，全年应主动公开政府信息不少于{n}条。",
        why="a target",
    ),
    Pattern(
        id="disclosure-62",
        level=3,
        template="网站、微博、微信共发布各类信息{n}条。",
        era="2014",
        why="three channels, one number, and 发布: no code fits",
    ),
    Pattern(
        id="disclosure-64",
        level=3,
        template="审查拟公开信息{n}条，其中决定不予主动公开{o}条。",
        why="reviewed is not disclosed",
    ),
    Pattern(
        id="disclosure-65",
        level=3,
        template="松坪镇主动公开政府信息条数由{n}条增至{o}条。",
        wants=(value("disclosure.total", "o", "条", scope="松坪镇", optional=True),),
        body="district",
        why="another body's, and two years in one (a scope of its own may be read)",
    ),
)
