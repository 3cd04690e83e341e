"""Names of bodies, and index numbers, into ``Body``: what neither tells stays unknown."""

import pytest

from gxparse.catalogue.divisions import divisions
from gxparse.model.body import Body, BodyLevel
from gxparse.structure.body import body_of

LEVELS = {level.value: level for level in BodyLevel}


def body(name: str, index_number: str | None = None) -> Body:
    found = body_of(name, index_number)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "regions", "code", "within", "level", "kind", "line"),
    [
        ("山东省人民政府", ("山东省",), "370000", "370000", "province", "人民政府", None),
        ("北京市水务局", ("北京市",), "110000", "110000", "province", "水务", None),
        ("青岛市安监局", ("青岛市",), "370200", "370200", "prefecture", "安监", "应急管理"),
        ("青岛市应急管理局", ("青岛市",), "370200", "370200", "prefecture", "应急管理", "应急管理"),
        ("吉林省吉林市民政局", ("吉林省", "吉林市"), "220200", "220200", "prefecture", "民政", None),
        ("襄樊市人民政府", ("襄樊市",), "420600", "420600", "prefecture", "人民政府", None),
        ("凉山彝族自治州教育局", ("凉山彝族自治州",), "513400", "513400", "prefecture", "教育", None),
        ("上海市长宁区人民政府", ("上海市", "长宁区"), "310105", "310105", "county", "人民政府", None),
        ("国家税务总局青岛市税务局", ("青岛市",), "370200", "370200", "prefecture", "税务", None),
        ("国家税务总局白石县税务局", ("白石县",), None, None, "county", "税务", None),
        ("国家税务总局", (), None, None, None, "国家税务总局", None),
        ("中国人民银行青岛市分行", ("青岛市",), "370200", "370200", "prefecture", "分行", None),
        ("青岛市白石区人民政府", ("青岛市", "白石区"), None, "370200", "county", "人民政府", None),
        ("白石县环境保护局", ("白石县",), None, None, "county", "环境保护", "生态环境"),
        ("白石县松坪镇人民政府", ("白石县", "松坪镇"), None, None, "township", "人民政府", None),
        ("青岛市白石区松坪街道办事处", ("青岛市", "白石区", "松坪街道"), None, "370200", "township", "街道", None),
        ("巢湖市人民政府", ("巢湖市",), None, None, None, "人民政府", None),
        ("朝阳区人民政府", ("朝阳区",), None, None, "county", "人民政府", None),
        ("市场监督管理局", (), None, None, None, "市场监督管理", "市场监督管理"),
        (
            "内蒙古自治区市场监督管理局",
            ("内蒙古自治区",),
            "150000",
            "150000",
            "province",
            "市场监督管理",
            "市场监督管理",
        ),
        ("山东省人民政府办公厅", ("山东省",), "370000", "370000", "province", "人民政府办公厅", None),
        ("宿迁市", ("宿迁市",), "321300", "321300", "prefecture", None, None),
        ("青岛市水务局（青岛市河长办）", ("青岛市",), "370200", "370200", "prefecture", "水务", None),
        ("河长制办公室", (), None, None, None, "河长制办公室", None),
    ],
)
def test_names(
    name: str,
    regions: tuple[str, ...],
    code: str | None,
    within: str | None,
    level: str | None,
    kind: str | None,
    line: str | None,
) -> None:
    assert body(name) == Body(name, regions, code, within, LEVELS.get(level or ""), kind, line)


@pytest.mark.parametrize(
    ("name", "index_number", "code", "level"),
    [
        ("安监局", "11370300MB00000000/2016-001", "370300", "prefecture"),
        ("白石区教育局", "11370202MB00000000/2016-001", "370202", "county"),
        ("青岛市白石区教育局", "11370202MB00000000/2016-001", "370202", "county"),
        ("青岛市教育局", "11370100MB00000000/2016-001", "370200", "prefecture"),  # the name is told; the code is not it
        ("青岛市白石区教育局", "11410105MB00000000/2016-001", None, "county"),  # another province's
        ("白石区松坪镇人民政府", "11370202MB00000000/2016-001", None, "township"),  # the county's, not the town's
        ("白石县教育局", "11370200MB00000000/2016-001", None, "county"),  # the city's, not the county's
        ("安监局", "000014348/2016-00123", None, None),
        ("安监局", "91370300MB00000000", None, None),  # a company's
    ],
)
def test_a_credit_code_names_the_division(name: str, index_number: str, code: str | None, level: str | None) -> None:
    found = body(name, index_number)
    assert (found.code, found.level) == (code, LEVELS.get(level or ""))


def test_no_name_no_body() -> None:
    assert body_of(None, "11370300MB00000000/2016-001") is None


def test_each_division_lies_in_a_province() -> None:
    names = divisions().names
    assert all(len(code) == 6 and code.isdecimal() for code in names)
    assert all(code[:2] + "0000" in names for code in names)
    assert divisions().as_of >= 2020


def test_a_name_that_two_divisions_have_has_no_code() -> None:
    assert divisions().code_of("没有市") is None
    assert divisions().code_of("长宁区", "310000") == "310105"
    assert divisions().code_of("长宁区", "110000") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("重庆市忠县人民政府", "500233"), ("西藏自治区那曲地区行政公署", "542400"), ("那曲市人民政府", "540600")],
)
def test_counties_of_municipalities_and_former_names(name: str, code: str) -> None:
    assert body(name).code == code
