"""Corners of the grammar that the tables do not show, each where a reader has to decide."""

from decimal import Decimal

import pytest

from gxparse.lexing.numerals import decimal_value, read_chinese
from gxparse.lexing.tokens import tokenise
from gxparse.model.tokens import Token


def brief(token: Token) -> str:
    """``text kind value[-high][unit][approx]``: enough to see what was read."""
    high = "" if token.high is None else f"-{token.high}"
    approx = "" if token.approx == "exact" else f" {token.approx.value}"
    return f"{token.text}={token.kind.value}:{token.value}{high}{token.unit or ''}{approx}"


CORNERS = {
    # amounts
    "共3至五个": ["3=number:3", "五个=quantity:5个"],
    "投入3 万元": ["3 万元=money:30000元"],
    "超3万余条": ["3万余条=quantity:30000条 more"],
    "超3个亿": ["3个亿=quantity:300000000 more"],
    "近3千5百人": ["3千5百人=quantity:3500人 about"],
    "近3万5千5百人": ["3万5千5百人=quantity:35500人 about"],
    "共3个半圆": ["3个=quantity:3个"],
    "历时3个多小时": ["3个多小时=quantity:3小时 more"],
    "用时3个半小时": ["3个半小时=quantity:3.5小时"],
    "第1季度，1至4季度": ["第1季度=ordinal:1季度", "1=number:1", "4季度=ordinal:4季度"],
    "前3届、十三届": ["3届=ordinal:3届", "十三届=ordinal:13届"],
    "从5至3件": ["5=number:5", "3件=quantity:3件"],
    "1条至2条至3条至4条": ["1条至2条=quantity:1-2条", "3条=quantity:3条", "4条=quantity:4条"],
    "3楼大厅，101室": ["3楼=code:None", "101室=code:None"],
    "15日内答复": ["15日=quantity:15日"],
    "于15日答复": ["15=number:15"],
    "代号-5件": ["5件=quantity:5件"],
    "增长-第5条": ["第5条=ordinal:5条"],
    "减少－1.5万元": ["－1.5万元=money:-15000元"],
    "占3分之2": ["3分之2=number:2/3"],
    "占十五分之二": ["十五分之二=number:2/15"],
    "占一一分之二十十": [],
    "百分之1234567890123": ["百分之123456789=percent:123456789%", "0123=number:123"],
    "满意的占8成": ["8成=percent:80%"],
    "八成半": ["八成半=percent:85%"],
    "3成员单位": ["3=number:3"],
    "5角钱": ["5角=money:0.5元"],
    "3元整": ["3元整=money:3元"],
    "15km/h，5kg。": ["15km/h=quantity:15km/h", "5kg=quantity:5kg"],
    # a second reader's
    "约5件（其中2件）": ["5件=quantity:5件 about", "2件=quantity:2件"],
    "5件（件）": ["5件（件）=quantity:5件(件)"],
    "1-2件（个）": ["1-2件（个）=quantity:1-2件(个)"],
    "2022年2月29日": ["2022=number:2022", "2=number:2", "29=number:29"],
    "2024年2月29日，2月29日": ["2024年2月29日=date:2024-02-29", "2月29日=date:--02-29"],
    "2016年十月一日": ["2016年十月一日=date:2016-10-01"],
    "二O一楼": [],
    "发布日期：2018.13": ["2018.13=number:2018.13"],
    "版本：2018.03": ["2018.03=number:2018.03"],
    "〔2020〕3、4、5号": ["〔2020〕3=doc_number:〔2020〕3号", "4=number:4", "5号=code:None"],
    "（2018）苏08行终123号": ["（2018）苏08行终123号=code:None"],
    "2018）苏08行终123号": ["2018=number:2018", "08行=quantity:8行", "123号=code:None"],
    "零件，零头。": [],
    "设三个一等奖，五个一工程": ["三个=quantity:3个"],
    "三家子公司，三家子镇": ["三家=quantity:3家"],
    "5-8角": ["5-8角=money:0.5-0.8元"],
    "第三届会议召开三次会议": ["第三届=ordinal:3届", "三次=ordinal:3次"],
    "召开三次会议": ["三次=quantity:3次"],
    "7.0级，3级": ["7.0级=quantity:7.0级", "3=number:3"],
    "1.5-2.5": ["1.5-2.5=code:None"],
    "3-4.5倍": ["3-4.5倍=quantity:3-4.5倍"],
    "5个 月，5 多万": ["5个 月=quantity:5月", "5 多万=quantity:50000 more"],
    "国务院第711号令，根据第711号令": ["国务院第711号令=code:None", "第711号=ordinal:711号"],
    "三百五六十家，三百五六家": ["三百五六十家=quantity:350-360家 about"],
    "三百五六十万元": ["三百五六十万元=money:3500000-3600000元 about"],
    "十七八万人": ["十七八万人=quantity:170000-180000人 about"],
    "一两天内": ["一两天=quantity:1-2天 about"],
    "15000余㎡": ["15000余㎡=quantity:15000㎡ more"],
    "第2、3、4条": ["第2=ordinal:2", "3=ordinal:3", "4条=ordinal:4条"],
    "第三十六条第（五）、（六）项": ["第三十六条=ordinal:36条", "第（五）=ordinal:5", "（六）项=ordinal:6项"],
    "第一、二三产业": ["第一=ordinal:1"],
    "第一、十十条": ["第一=ordinal:1"],
    "上午九点。共三点。": ["三点=quantity:3点"],
    "ISO 9001：2015": ["ISO 9001：2015=code:None"],
    "（0517）8720-8015，0086-517-87208015": ["（0517）8720-8015=phone:None", "0086-517-87208015=phone:None"],
    "百分之六十到七十，百分之三十至百分之五十": [
        "百分之六十到七十=percent:60-70%",
        "百分之三十至百分之五十=percent:30-50%",
    ],
    "百分之六十到五十，百分之五到十年": ["百分之六十=percent:60%", "百分之五=percent:5%", "十年=quantity:10年"],
    "08年、10年": ["08=number:8", "10年=quantity:10年"],
    "5+专业，30+专业": ["5=number:5", "30+=quantity:30 more"],
    "费用约￥500": ["500=money:500元"],
    "人民币约500元": ["500元=money:500元 about"],
    "两年来": ["两年=quantity:2年"],
    "5年余。": ["5年余=quantity:5年 more"],
    "3年半": ["3年半=quantity:3.5年"],
    "不得少于 3 次": ["3 次=quantity:3次 more"],
    "近1/3的代表": ["1/3=number:1/3 about"],
    "5/3、12/15": ["5=number:5", "3=number:3", "12=number:12", "15=number:15"],
    "完成7成多、八成余": ["7成多=percent:70% more", "八成余=percent:80% more"],
    "27个小项，三个批次": ["27个=quantity:27个", "三个=quantity:3个"],
    "第3个五年计划": ["第3个=ordinal:3个"],
    "百分百": ["百分百=percent:100%"],
    "20世纪90年代": ["20世纪=ordinal:20世纪", "90年代=ordinal:90年代"],
    # Chinese numerals
    "十几几个": [],
    "共十几个": ["十几个=quantity:10个 more"],
    "设三五个": ["三五个=quantity:3-5个 about"],
    "第三五个": ["第三五个=ordinal:35个"],
    "二四个": [],
    "点击破百万": ["百万=quantity:1000000 more"],
    "点击超三千万": ["三千万=quantity:30000000 more"],
    "约三千": ["三千=quantity:3000 about"],
    "通过百余件": ["百余件=quantity:100件 more"],
    "破百姓难题": [],
    "三千左": [],
    "三点五倍": ["三点五倍=quantity:3.5倍"],
    "八百壮士": [],
    "前数百名": [],
    "总数百件": [],
    "半成品": [],
    "半年工作": ["半年=quantity:0.5年"],
    "过半数": [],
    "每周三次": ["三次=quantity:3次"],
    "增加三至五名": ["三至五名=quantity:3-5名"],
    "三至五处理": [],
    "前三名、后两位": [],
    "五日内": ["五日=quantity:5日"],
    "四处走动，共四处。": ["四处=quantity:4处"],
    "九号楼": [],
    "三季度末": ["三季度=ordinal:3季度"],
    "三十年级": ["三十年级=ordinal:30年级"],
    "一个半月": ["一个半月=quantity:1.5月"],
    "“三十件”实事": [],
    "“三十件实事": ["三十件=quantity:30件"],
    "增加三至5名": ["5名=quantity:5名"],
    # dates
    "0月5日": ["0=number:0", "5=number:5"],
    "2016 年 1 月，起草": ["2016 年 1 月=date:2016-01"],
    "十三月": [],
    "2016年13月1日至14月1日": ["2016=number:2016", "13=number:13", "1=number:1", "14=number:14", "1=number:1"],
    "2016年2月30日至3月1日": ["2016=number:2016", "2=number:2", "30=number:30", "3月1日=date:--03-01"],
    "2016年12月1日至1月31日": ["2016年12月1日=date:2016-12-01", "1月31日=date:--01-31"],
    "2016年1月1日至今": ["2016年1月1日=date:2016-01-01"],
    "2016年1月，至少": ["2016年1月=date:2016-01"],
    "3月5日至2018年3月8日": ["3月5日=date:--03-05", "2018年3月8日=date:2018-03-08"],
    "2018-13-01": ["2018-13-01=code:None"],
    "31.12.2018": ["31.12.2018=date:2018-12-31"],
    "32.12.2018": ["32.12.2018=code:None"],
    "2018/03": ["2018/03=date:2018-03"],
    "2018-3件": ["2018=number:2018", "3件=quantity:3件"],
    "5至3月": ["5=number:5", "3月=date:--03"],
    "13-14月": ["13=number:13", "14=number:14"],
    "2018-2016年": ["2018=number:2018", "2016年=year:2016"],
    "2000-2010件": ["2000-2010件=quantity:2000-2010件"],
    "10月5-32日": ["10月=date:--10", "5=number:5", "32=number:32"],
    "25:61": ["25=number:25", "61=number:61"],
    "30时": ["30=number:30"],
    "三点要求，3点要求": ["三点=quantity:3点", "3点=quantity:3点"],
    "10时5分钟": ["10时=time:10:00", "5分钟=quantity:5分钟"],
    "2018条例，2018件": ["2018=year:2018", "2018件=quantity:2018件"],
    "2018本市、2018名单": ["2018=year:2018", "2018=year:2018"],
    "2018名，2200我": ["2018名=quantity:2018名", "2200=number:2200"],
    "2016和2017年": ["2016=year:2016", "2017年=year:2017"],
    # labels and ordinals
    "（七十八）其他": ["（七十八）=enumerator:78"],
    "(99)其他": ["(99)=enumerator:99"],
    "\n88.其他": ["88.=enumerator:88"],
    "\n一百零一、其他": ["一百零一、=enumerator:101"],
    "\n两十、其他": ["两十、=enumerator:20"],
    "\n十百、其他": [],
    "   3.其他": ["3.=enumerator:3"],
    "共有 3.其他": ["3=number:3"],
    "情况。 3.其他": ["3.=enumerator:3"],
    "约3、4": ["3=quantity:3 about", "4=number:4"],
    "1.2016年工作": ["1.=enumerator:1", "2016年=year:2016"],
    "第十百条": [],
    "第一方面军，第三方": [],
    "第": [],
    "令第x号": [],
    "五一、十一假期": [],
    # codes
    "中华人民共和国国务院令第711号": ["中华人民共和国国务院令第711号=code:None"],
    "公告第三条": ["第三条=ordinal:3条"],
    "主席令第十六号": ["主席令第十六号=code:None"],
    "和云政发〔2016〕8号": ["云政发〔2016〕8号=doc_number:云政发〔2016〕8号"],
    "并政发〔2016〕08号": ["并政发〔2016〕08号=doc_number:并政发〔2016〕8号"],
    "云发〔2016〕3-2号": ["云发〔2016〕3-2号=doc_number:云发〔2016〕3-2号"],
    "云发〔2016年〕十二号": ["云发〔2016年〕十二号=doc_number:云发〔2016〕12号"],
    "电话：56789": ["56789=phone:None"],
    "电话：０９９９-５５５０３１８": ["０９９９-５５５０３１８=phone:None"],
    "（０９９９）５５５０３１８转２１２": ["（０９９９）５５５０３１８转２１２=phone:None"],
    "手机１３９１２３４５６７８，４００-８１２-３３４４": ["１３９１２３４５６７８=phone:None", "４００-８１２-３３４４=phone:None"],
    "０.５万元，１３９１２３４５６７８条": ["０.５万元=money:5000元", "１３９１２３４５６７８条=quantity:13912345678条"],
    "电话：56789件": ["56789件=quantity:56789件"],
    "拨打119报警": ["119=phone:None"],
    "123举报": ["123=number:123"],
    "传真: 8888-1234": ["8888-1234=phone:None"],
    "访问example.gov.cn/a": ["example.gov.cn/a=url:None"],
    "a.b.c，GMP、Word文档": [],
    "a--30件": ["30件=quantity:30件"],
    "192.168.1.1": ["192.168.1.1=code:None"],
    "1-2-3-4": ["1-2-3-4=code:None"],
    "640500/2012-00001": ["640500/2012-00001=index_number:None"],
    "索引号：ABC": [],
    "附件1.doc，5a": ["1=number:1", "5a=code:None"],
    "5_6": ["5_6=code:None"],
    "1+": ["1=number:1"],
    # other scripts, line ends, a candidate in the middle of a token
    "٣٤件": ["٣٤=number:34"],
    "www.example.gov.cn/一": ["www.example.gov.cn/=url:None"],
    "全年各单位各部门共计受理公开申请12\n件\n": ["12=number:12"],
    "全年各单位各部门共计受理公开申请12\n件，": ["12\n件=quantity:12件"],
    "| 0.50 |": ["0.50=number:0.50"],
    "12 |": ["12=number:12"],
}


@pytest.mark.parametrize("text", CORNERS)
def test_corner(text: str) -> None:
    assert [brief(t) for t in tokenise(text)] == CORNERS[text]


def test_values_are_exact_and_typed() -> None:
    whole, printed = tokenise("共12.50万元，占21.60%。")
    assert (whole.value, type(whole.value)) == (125000, int)
    assert (str(printed.value), type(printed.value)) == ("21.60", Decimal)


def test_long_runs_become_decimals() -> None:
    assert decimal_value("9" * 5000) == Decimal("9" * 5000)
    assert decimal_value("9" * 5000, 4) == Decimal("9" * 5000 + "0000")
    assert decimal_value("0." + "9" * 5000).as_tuple().exponent == -5000
    assert read_chinese("一二" * 10) == int("12" * 10)
    assert read_chinese("一" * 100) is None


def test_tokens_are_tokens() -> None:
    (token,) = tokenise("86条")
    assert isinstance(token, Token)
    assert token.span.of("86条") == "86条"


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("开展政府开放日活动，参与的群众有3.6 万\n余人次。", ("3.6 万\n余人次", 36000, "人次", "more")),
        ("开展政府开放日活动，全年一共投入3亿\n多元。", ("3亿\n多元", 300000000, "元", "more")),
        ("3万\n余人次", ("3万", 30000, None, "exact")),  # so short a line is none of prose
        ("开展政府开放日活动，参与的群众有3.6万\n余下的", ("3.6万", 36000, None, "exact")),
    ],
)
def test_a_line_end_of_prose_behind_the_scale(text: str, token: tuple[object, ...]) -> None:
    assert [(t.text, t.value, t.unit, t.approx.value) for t in tokenise(text)] == [token]
