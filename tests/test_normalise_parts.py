"""Whose a part is, over which years a sum goes, and what is told beside that is none of it. Bodies and numbers are made up.

Each group has sentences that a rule is for, and sentences beside it that the rule must leave alone.
"""

import pytest

import gxparse as gx
from test_normalise_prose import told

CITY, COUNTY, TOWN, BUREAU = "青枫市人民政府", "岚溪区人民政府", "白石镇人民政府", "岚溪区审计局"
RECEIVED, CONCLUDED = "requests.received", "requests.concluded"
OF_2012 = "2012-01-01/2012-12-31"

CASES: list[tuple[int, str, str, list[tuple[str, ...]]]] = [
    # --- what is told next to a body's part is the body's, as far as nothing parts the two
    (2011, CITY, "受理申请412件。其中市本级受理的58件全部按时办结；区县受理的354件已办结349件。",
     [(RECEIVED, "412"), (RECEIVED, "58", "市本级"), (f"{CONCLUDED}.on_time", "58", "市本级"), (RECEIVED, "354", "区县"),
      (CONCLUDED, "349", "区县")]),
    (2011, CITY, "收到申请412件，其中区县收到申请354件、办结349件，结转5件；部门收到20件。",
     [(RECEIVED, "412"), (RECEIVED, "354", "区县"), (RECEIVED, "20", "部门"), (CONCLUDED, "349", "区县")]),
    (2011, CITY, "其中区县收到申请354件，办结349件。", [(RECEIVED, "354", "区县")]),
    (2011, CITY, "全市收到申请412件，其中市本级收到58件，网络申请30件、信函申请20件。", [(RECEIVED, "412"), (RECEIVED, "58", "市本级")]),
    (2016, CITY, "全市收到申请412件，其中市本级58件、区县354件，答复400件。",
     [(RECEIVED, "412"), (RECEIVED, "58", "市本级"), (RECEIVED, "354", "区县"), ("requests.replied", "400")]),
    (2011, CITY, "全市收到申请412件（其中区县354件），网络申请100件。",
     [(RECEIVED, "412"), (RECEIVED, "354", "区县"), (f"{RECEIVED}.online", "100")]),
    # --- all that an area has, told by number and kind
    (2022, COUNTY, "全区28个部门、11个镇街共收到政府信息公开申请451件。", [(RECEIVED, "451")]),
    (2022, COUNTY, "全区11个镇街、28个部门和3个园区共收到申请451件。", [(RECEIVED, "451")]),
    (2022, COUNTY, "全区11个镇街共收到申请68件。", [(RECEIVED, "68", "镇街")]),
    (2022, COUNTY, "收到申请451件。其中区政府收到97件，部门收到286件，镇街收到68件。",
     [(RECEIVED, "451"), (RECEIVED, "97", "区政府"), (RECEIVED, "286", "部门"), (RECEIVED, "68", "镇街")]),
    # --- sent to another body, or told of it in a statement of its own
    (2017, BUREAU, "收到申请3件。2件予以公开，1件告知向市财政局申请。", [(RECEIVED, "3"), ("requests.granted", "2")]),
    (2017, BUREAU, "收到申请3件，1件告知申请人向区教育局提出申请。", [(RECEIVED, "3")]),
    (2017, BUREAU, "收到区政府转来向我局提出的申请3件。", []),
    (2017, BUREAU, "对答复不服申请复议1件，市政府法制办作出维持决定；无人提起诉讼。", [("review.total", "1"), ("litigation.total", "0")]),
    (2017, BUREAU, "区政府召开会议；收到申请3件。", [(RECEIVED, "3")]),
    (2017, BUREAU, "区政府高度重视，收到申请3件。", [(RECEIVED, "3", "区政府")]),
    # --- 均已办结 behind channels is of their total alone
    (2016, BUREAU, "网上申请31件、当面申请12件，合计43件，均已办结。",
     [(RECEIVED, "43"), (f"{RECEIVED}.in_person", "12"), (f"{RECEIVED}.online", "31"), (CONCLUDED, "43")]),
    (2016, BUREAU, "网上申请31件、当面申请12件，全部办结。", [(f"{RECEIVED}.in_person", "12"), (f"{RECEIVED}.online", "31")]),
    (2016, BUREAU, "收到网上申请3件，均已办结。", [(f"{RECEIVED}.online", "3")]),
    (2016, BUREAU, "收到申请3件，均为网上申请，均已办结。", [(RECEIVED, "3"), (f"{RECEIVED}.online", "3"), (CONCLUDED, "3")]),
    # --- 累计 after the year's own number, and what this year is a part of
    (2012, TOWN, "2012年主动公开信息211条，累计主动公开信息988条。", [("disclosure.total", "211"), ("disclosure.total", "988", "cumulative")]),
    (2012, TOWN, "2012年收到申请3件，累计收到申请21件，累计答复21件。",
     [(RECEIVED, "3"), (RECEIVED, "21", "cumulative"), ("requests.replied", "21", "cumulative")]),
    (2012, TOWN, "2012年收到申请3件，其中网络申请累计2件。", [(RECEIVED, "3"), (f"{RECEIVED}.online", "2")]),
    (2012, TOWN, "2012年累计收到申请12件。", [(RECEIVED, "12")]),
    (2012, TOWN, "截至2012年底，累计主动公开政府信息988条，其中2012年主动公开211条。",
     [("disclosure.total", "988", "cumulative"), ("disclosure.total", "211")]),
    (2012, TOWN, "截至2012年底，共收到申请20件，其中2012年收到3件。", [(RECEIVED, "20", "cumulative"), (RECEIVED, "3")]),
    (2012, TOWN, "截至2012年底，收到申请20件，其中今年网络申请3件。", [(RECEIVED, "20", "to_date", OF_2012), (f"{RECEIVED}.online", "3")]),
    (2012, TOWN, "截至年底，收到申请20件。", [(RECEIVED, "20", "to_date", OF_2012)]),
    (2012, TOWN, "截至目前，收到申请20件。", [(RECEIVED, "20", "to_date")]),
    (2016, CITY, "全市收到申请30件，其中市政府收到申请23件（当面申请15件）。",
     [(RECEIVED, "30"), (RECEIVED, "23", "市政府"), (f"{RECEIVED}.in_person", "15", "市政府")]),
    (2016, CITY, "市政府及各部门共受理政府信息公开申请23件，其中当面申请15件。", [(RECEIVED, "23"), (f"{RECEIVED}.in_person", "15")]),
    (2016, CITY, "参加省政府发布会3次，发布政策解读稿件3篇。", [("responses.interpretations", "3")]),
    (2016, CITY, "参加发布会3次。", [("responses.press_conferences", "3")]),
    (2016, BUREAU, "我局各派出机构收到申请5件。", [(RECEIVED, "5", "各派出机构")]),
    (2016, BUREAU, "我局机关收到申请5件。", [(RECEIVED, "5")]),
    # --- one is the least that could have been
    (2016, BUREAU, "没有发生1起因政府信息公开引起的行政诉讼，行政复议亦为零。", [("litigation.total", "0"), ("review.total", "0")]),
    (2016, BUREAU, "未发生行政复议1起。", [("review.total", "0")]),
    (2016, BUREAU, "未受理的申请1件。", []),
    (2016, BUREAU, "收到申请5件，未收到补正的1件。", [(RECEIVED, "5")]),
    (2016, BUREAU, "未收到申请，未产生相关费用。", [(RECEIVED, "0"), ("fees.collected", "0")]),
    (2016, BUREAU, "未产生维修费用。", []),
    # --- changes told with what they are changes from
    (2016, BUREAU, "收到申请136件，与2015年的98件相比增长38.8%；2014年为61件。",
     [(RECEIVED, "136"), (RECEIVED, "38.8", "growth", RECEIVED)]),
    (2016, BUREAU, "与上年相比，申请总量增加16件，增幅44.4%。", [(RECEIVED, "16", "growth", RECEIVED), (RECEIVED, "44.4", "growth", RECEIVED)]),
    (2016, BUREAU, "主动公开政府信息62条，历年累计公开604条。", [("disclosure.total", "62"), ("disclosure.total", "604", "cumulative")]),
    (2016, BUREAU, "主动公开政府信息936条，其中网站公开880条，占94.0%。",
     [("disclosure.total", "936"), ("disclosure.channel.website", "880"),
      ("disclosure.channel.website", "94.0", "share", "disclosure.total")]),
    (2020, COUNTY, "行政复议方面，全区共发生29件，较上年下降9.4%。",
     [("review.total", "29"), ("review.total", "-9.4", "growth", "review.total")]),
    # --- what the forms' own words say
    (2016, BUREAU, "收到申请5件，其中申请内容不明确3件。", [(RECEIVED, "5"), ("requests.unclear", "3")]),
    (2016, BUREAU, "我局就业创业、社保等重点领域公开信息418条。", [("disclosure.key_areas", "418")]),
    (2016, BUREAU, "重点领域信息公开工作推进会3次。", []),
    (2016, BUREAU, "发布政策解读62篇，视频解读3篇。", [("responses.interpretations", "62")]),
    (2016, BUREAU, "政策解读12场。", []),
    (2016, BUREAU, "发布会3次，局长出席1次，副局长出席2次。",
     [("responses.press_conferences", "3"), ("responses.press_conferences.principal", "1")]),
    (2022, BUREAU, "作出行政处罚30宗，罚款5起。", [("penalties.decisions", "30")]),
    (2022, BUREAU, "行政处罚案卷评查30宗。", []),
    (2022, BUREAU, "不予处理9件，其中信访举报投诉类申请8件。",
     [("requests.not_processed", "9"), ("requests.not_processed.petition", "8")]),
    # --- by what way, and of which body, without 其中
    (2016, BUREAU, "通过网站公开信息5条，微信公开信息3条。", [("disclosure.channel.website", "5"), ("disclosure.channel.wechat", "3")]),
    (2016, BUREAU, "网站公开信息5条，网站发布信息3条。", []),
    (2016, CITY, "全市共收到申请320件，市本级45件，县区188件，部门87件。",
     [(RECEIVED, "320"), (RECEIVED, "45", "市本级"), (RECEIVED, "188", "县区"), (RECEIVED, "87", "部门")]),
    (2016, CITY, "全市共收到申请320件，市本级45个部门参加培训。", [(RECEIVED, "320")]),
    # --- what is said of the rest, and of a number right behind it
    (2016, BUREAU, "收到申请33件，其中信息不存在10件，其余23件均为同意公开。",
     [(RECEIVED, "33"), ("requests.not_existing", "10"), ("requests.granted", "23")]),
    (2022, BUREAU, "收到13件申请，其中1件为法律服务机构提出，其余12件均由自然人提出。",
     [(RECEIVED, "13"), (RECEIVED, "1", "legal_services"), (RECEIVED, "12", "natural_person")]),
    (2016, BUREAU, "收到申请13件，3件转办，其余均已办结。", [(RECEIVED, "13")]),
    (2022, BUREAU, "新收申请5件；上年结转1件也已办结。", [(RECEIVED, "5"), ("requests.carried_over", "1")]),
    (2016, BUREAU, "收到申请5件已办结4件。", [(RECEIVED, "5"), (CONCLUDED, "4")]),
    (2022, BUREAU, "上年度无结转申请，未发生行政诉讼。", [("requests.carried_over", "0"), ("litigation.total", "0")]),
    # --- growth of what was told last, though it is not of this year
    (2020, BUREAU, "收到申请12件。去年公开信息90条，增长5%。", [(RECEIVED, "12")]),
    (2020, BUREAU, "收到申请136件，上年收到申请98件，增长38.8%。", [(RECEIVED, "136"), (RECEIVED, "38.8", "growth", RECEIVED)]),
    # --- years that are no calendar years
    (2008, COUNTY, "2008年5月至12月，全区受理政府信息公开申请19件；已答复17件。",
     [(RECEIVED, "19", "to_date", "2008-05-01/2008-12-31"), ("requests.replied", "17", "to_date", "2008-05-01/2008-12-31")]),
    (2008, COUNTY, "2008年6月至12月，收到申请3件。", []),
    (2020, "海陵大学", "学校2019—2020学年主动公开信息2,260条，比上一学年增加14.1%。",
     [("disclosure.total", "2260"), ("disclosure.total", "14.1", "growth", "disclosure.total")]),
    (2020, "海陵大学", "2018—2019学年主动公开信息2,260条。", []),
    (2020, "海陵大学", "本学年我校未收到申请，各学校收到申请5件。", [(RECEIVED, "0")]),
    (2020, "桐河县供水公司", "本公司未接到信息公开申请，子公司收到申请3件。", [(RECEIVED, "0")]),
    # --- areas by their short names, pieces of interpretation, what all of a list are
    (2016, BUREAU, "新增重点领域信息1400条，其中财政资金1,320条、环境保护12条、价格收费3条。",
     [("disclosure.key_areas", "1400"), ("disclosure.key_areas.fiscal", "1320"), ("disclosure.key_areas.environment", "12"),
      ("disclosure.key_areas.pricing", "3")]),
    (2016, BUREAU, "开展安全生产3次，财政资金3项。", []),
    (2016, COUNTY, "重点领域公开信息5条，其中财政局3条。", [("disclosure.key_areas", "5"), ("disclosure.key_areas", "3", "财政局")]),
    (2016, BUREAU, "政策解读18篇，其中图文6篇。", [("responses.interpretations", "18")]),
    (2016, BUREAU, "开展政策解读3次。", []),
    (2020, BUREAU, "收到申请21件。以上21件全部为自然人申请，全部办结。", [(RECEIVED, "21"), (RECEIVED, "21", "natural_person")]),
    # --- two things done to all, names for short, brackets of either width
    (2016, BUREAU, "收到申请2件，均已按时办结并予以公开。", [(RECEIVED, "2"), (f"{CONCLUDED}.on_time", "2"), ("requests.granted", "2")]),
    (2016, BUREAU, "收到申请2件，均已办理并答复申请人。", [(RECEIVED, "2")]),
    (2020, "昭梧省地方志办公室", "省地方志办通过门户网站公开信息152条，市地方志办公开政府信息3条。", [("disclosure.channel.website", "152")]),
    (2016, CITY, "收到申请20件，其中乡镇(街道)5件。", [(RECEIVED, "20"), (RECEIVED, "5", "乡镇（街道）")]),
    (2015, CITY, "主动公开政府信息5,000条，市本级公开1,000条，网站公开900条。",
     [("disclosure.total", "5000"), ("disclosure.total", "1000", "市本级")]),
    (2015, CITY, "全市收到申请412件，区县收到354件，答复400件。",
     [(RECEIVED, "412"), (RECEIVED, "354", "区县"), ("requests.replied", "400")]),
    (2015, CITY, "历年累计受理申请1,200件，其中2015年200件；累计答复1,150件，其中2015年195件。",
     [(RECEIVED, "1200", "cumulative"), (RECEIVED, "200"), ("requests.replied", "1150", "cumulative"), ("requests.replied", "195")]),
    (2015, CITY, "历年累计受理申请1,200件，其中2015年累计200件。", [(RECEIVED, "1200", "cumulative"), (RECEIVED, "200")]),
    (2023, BUREAU, "被申请行政复议3件，市政府维持2件、撤销1件；被提起行政诉讼2件。",
     [("review.total", "3"), ("review.upheld", "2"), ("review.corrected", "1"), ("litigation.total", "2")]),
    (2023, BUREAU, "区政府行政复议3件，维持2件。", [("review.total", "3", "区政府"), ("review.upheld", "2", "区政府")]),
    (2023, "海州市人民政府办公室", "全市共收到申请3,417件，市政府办公室占6.9%。", [(RECEIVED, "3417", "全市"), (RECEIVED, "6.9", "share", RECEIVED)]),
    (2016, BUREAU, "全年发布环境信息2,046条。", []),
    # --- a number beside those of other ways, of other people, of a part of the year
    (2016, BUREAU, "收到书面申请4件、口头申请1件。", []),
    (2016, BUREAU, "收到书面申请4件，其中单位申请1件。", [(RECEIVED, "4")]),
    (2016, BUREAU, "全年举办政府信息公开培训2次，两期分别有45人、52人参加培训，共97人次。", [("training.sessions", "2")]),
    (2016, BUREAU, "全年举办政府信息公开培训2次，52人参加培训。", [("training.sessions", "2"), ("training.participants", "52")]),
    (2016, BUREAU, "自5月以来，受理申请50件。", []),
    (2016, BUREAU, "自1月以来，受理申请50件。", [(RECEIVED, "50")]),
    (2016, BUREAU, "受理申请15件，与上年的12件相比增加3件，其中网上10件。",
     [(RECEIVED, "15"), (RECEIVED, "3", "growth", RECEIVED), ("requests.received.online", "10")]),
    (2016, BUREAU, "受理申请15件，和去年数量持平，办结15件。", [(RECEIVED, "15"), ("requests.concluded", "15")]),
    # --- the value of a label: with its unit in brackets, with none
    (2016, BUREAU, "收到申请（件）：64\n网上申请（ 件 ）：20", [(RECEIVED, "64"), ("requests.received.online", "20")]),
    (2016, BUREAU, "行政复议数量（件）：3；行政诉讼数量（件）：2", [("review.total", "3"), ("litigation.total", "2")]),
    (2016, BUREAU, "收到申请数：64", []),
    (2016, BUREAU, "收到申请（件）10，20，30", []),
    (2016, BUREAU, "收到申请（件）：64\n\n65", []),
    (2016, BUREAU, "收到申请【万件】：64\n信函申请：215000", []),
    (2016, BUREAU, "行政复议渠道（件）：3", []),
    (2016, BUREAU, "受理申请由去年的5件（网上3件）增加到8件（网上5件）。", []),
    (2016, BUREAU, "收到书面申请5件，申请内容涉及3类。", [(RECEIVED, "5")]),
    (2016, BUREAU, "收到书面申请5件，受理低保申请30件。", [(RECEIVED, "5")]),
    (2016, BUREAU, "收到5件申请同时涉及3个部门。", [(RECEIVED, "5")]),
    (2016, BUREAU, "收到申请（单位：件）：64\n申请办结数（件） 60", [(RECEIVED, "64"), ("requests.concluded", "60")]),
    (2016, BUREAU, "收到申请（件） 64 60", []),
    (2016, BUREAU, "收到申请数（不含上年）64", []),
    (2016, BUREAU, "收到申请数（万件）：64", []),
    (2016, BUREAU, "主动公开政府信息：2016", []),
    (2016, BUREAU, "主动公开政府信息（条）：2016", [("disclosure.total", "2016")]),
    (2016, BUREAU, "收到申请数（2015年）：64", []),
    (2016, BUREAU, "收到申请数：64 60", []),
    (2016, BUREAU, "收到申请数：64\n60\n", []),
    (2016, BUREAU, "收到申请数：\n申请办结数：\n64\n60", []),
    # --- from one number to another: the second is what there was
    (2013, BUREAU, "受理申请由去年的5件增加到8件，增长60%，其中网上6件。",
     [(RECEIVED, "8"), (RECEIVED, "60", "growth", RECEIVED), ("requests.received.online", "6")]),
    (2013, BUREAU, "受理申请由2012年的5件上升为2013年的8件。", [(RECEIVED, "8")]),
    (2013, BUREAU, "申请由2011年的86件增加到2012年的131件。", []),
    (2013, BUREAU, "2012年，受理申请由5件增加到8件。", []),
    (2013, BUREAU, "行政复议由3件减少为1件，行政诉讼由2件降至0件。", [("review.total", "1"), ("litigation.total", "0")]),
    (2013, BUREAU, "受理申请由年初的5件增加到年底的8件。", []),
    (2013, BUREAU, "受理申请由原来的5件增加到8件。", []),
    (2013, BUREAU, "受理申请由5件减少3件到2件，办结2件。", [("requests.concluded", "2")]),
    # --- what was done to so many of the requests just told
    (2016, BUREAU, "收到申请75件，75件均已答复。", [(RECEIVED, "75"), ("requests.replied", "75")]),
    (2016, BUREAU, "收到申请75件，70件已办结，5件正在办理。", [(RECEIVED, "75"), ("requests.concluded", "70")]),
    (2020, COUNTY, "收到申请75件（网上70件），75件已全部办结。",
     [(RECEIVED, "75"), ("requests.received.online", "70"), ("requests.results_total", "75")]),
    (2016, BUREAU, "收到申请75件，其中网上20件，15件已办结。", [(RECEIVED, "75"), ("requests.received.online", "20")]),
    (2016, BUREAU, "收到信访12件、申请5件，17件均已办结。", [(RECEIVED, "5")]),
    (2016, BUREAU, "收到申请3件，行政复议1件，1件已办结。", [(RECEIVED, "3"), ("review.total", "1")]),
    (2010, BUREAU, "主动公开政府信息388条，其中实现全文电子化的380条。",
     [("disclosure.total", "388"), ("disclosure.full_text_electronic", "380")]),
    (2010, BUREAU, "依申请公开目录20条，全文电子化信息15条。", []),
    (2013, BUREAU, "受理低保申请由5件增至8件，按时办结率由95%提高到98%。", []),
    (2020, COUNTY, "收到政府信息公开申请数量同2019年持平，为2件。", [(RECEIVED, "2")]),
    (2016, BUREAU, "不予公开10件（1件申请涉及两种情形）。", [("requests.refused", "10")]),
    (2021, BUREAU, "共办理申请321件，已办结308件，结转2022年13件。",
     [("requests.results_total", "308"), ("requests.carried_forward", "13")]),
    (2016, BUREAU, "举办政府信息公开培训班2期，培训45人、52人。", [("training.sessions", "2")]),
    (2016, BUREAU, "收到申请3件，3件申请包括10项内容。", [(RECEIVED, "3")]),
    (2016, BUREAU, "收到申请数（万件）为64。", []),
    (2016, BUREAU, "比前年的8件减少。较上年申请数量12件有所减少。", []),
    (2016, BUREAU, "连同上年结转申请5件，共受理申请20件。", [("requests.carried_over", "5"), (RECEIVED, "20")]),
    # --- words that only look like those of an indicator
    (2013, BUREAU, "投入信息公开经费约40万元。", []),
    (2013, BUREAU, "信息公开工作经费为3万元，信息公开费用支出2万元。", []),
    (2013, BUREAU, "信息公开专项经费3万元。", [("funding.dedicated", "30000")]),
    (2022, BUREAU, "主动公开环境信息3,906条。", []),
    (2022, BUREAU, "重点领域公开政府信息391条，其中环境保护信息5条。",
     [("disclosure.key_areas", "391"), ("disclosure.key_areas.environment", "5")]),
    (2022, COUNTY, "行政复议8件，其中维持5件、其他3件；被起诉11件，其中维持6件。",
     [("review.total", "8"), ("review.upheld", "5"), ("review.other", "3"), ("litigation.total", "11"), ("litigation.upheld", "6")]),
    (2022, COUNTY, "移送起诉3件。", []),
]  # fmt: skip


@pytest.mark.parametrize(("year", "body", "text", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_parts(year: int, body: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert sorted(told(text, year=year, body=body)) == sorted(expected)


def test_a_heading_with_its_number_behind_a_colon() -> None:
    text = "1、收到申请数：8件，其中：网络申请数：6件；信函申请数：2件\n2、申请办结数：8件\n3、存在问题：2个方面"
    assert sorted(told(text, year=2014)) == [
        ("requests.concluded", "8"), ("requests.received", "8"), ("requests.received.letter", "2"), ("requests.received.online", "6"),
    ]  # fmt: skip


def test_the_report_states_a_period_of_its_own() -> None:
    read = gx.parse(
        "昭梧大学2012-2013学年信息公开工作年度报告\n\n本报告统计期限为2012年9月1日至2013年8月31日。\n\n一、依申请公开情况\n\n"
        "2012年9月1日至2013年8月31日，学校共收到信息公开申请4件，均按期答复。2012—2013学年主动公开信息1763条。\n"
    )
    values = gx.normalise(read)
    seen = {(one.code, str(one.value), str(one.period)) for code in values for one in values.all(code)}
    own = "2012-09-01/2013-08-31"
    assert seen == {("disclosure.total", "1763", own), (RECEIVED, "4", own), ("requests.replied", "4", own)}
