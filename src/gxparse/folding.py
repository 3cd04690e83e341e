"""The 1:1 fold used to match labels: variants of width, punctuation and script become one; the length never changes."""

import re
from functools import lru_cache
from typing import Final

__all__ = ["BLANKS", "BREAKS", "SIMPLIFIED", "SPACE", "fold", "squeeze", "squeezed_lines", "width"]

BLANKS: Final = (
    " \t\u3000\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x2010)))  # spaces of all widths, zero-width and direction marks
    + "\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\ufeff\x1c\x1d\x1e\x1f"
)
"""Every character that leaves no ink and breaks no line; fit for ``str.strip`` and for ``[...]`` in a pattern."""

BREAKS: Final = "\r\n\v\f\x85\u2028\u2029"
"""Every character that ends a line."""
SPACE: Final = BLANKS + BREAKS
"""Every character that leaves no ink."""
# Traditional forms of the characters of labels, outlines, header blocks and the words of indicators, each over its simplified form.
_TRADITIONAL: Final = (
    "佈佔來侷係俬個們備傢傳價償兒內冊別創劃動務匯區厤參員問單噹嚮國圍園圖團埰執報場學寀實審寫專對導屬幫廠"
    "廢廳強彆彔彙後徑從復徵態應懷戶捲掃採擊據數於旂時暫曆曏會朮査條棄業構標機檔檢檯欄權歷歸決沒況準滙滿濟"
    "瀏為無熱營爲狀獲現環產産當發監眞眾確碼礙祕種稱穩穫箇範簡簽籤糰糾納級細終組結絡統經綫維網線編縣總織繫"
    "繳繼續纍罰羣聞聯聲職聽脩腦臺與舉舘萬葯蒐蔘藥處號衆術衕補製複覈見規視覽訂計訊訓記訟訪設許訴註評詞詢話"
    "詳誌認語說説調談請論諮識議護讀讚負財責費資購贊踰載輯輿轉辦農迴逕這週進過違適遷郵鄉醫錄錯録錶鍵鎭鎮鏈"
    "長門閉開間閤閩閱閲關隊際險隱隻電頁頂項順預領頻題額類風颱館駁髮麪麫麵點黨齣"
    "並亂亞倫僅億兩刪則勞協叄叢吳呂啓啟噸嚴圓埡堅塊墊壓壞壩壯壽夠婁寧寬寶將屆層岡峯島峽崗嶺嶽巖幣幾廈"
    "廣張彥徹慶憂掛揚換損搖撥撫擁擬擴攝敗斷晉書東棗棟楊極榮樁樂樓樹橋橫欽歐歲毀氣汙涼淨減溝溫滄滾漢漲"
    "澗澤澱濰濱瀘灣災烏煙爭爾牀獎瑪畝畢疊療盞盡盤礦稅積窯筆節籌紀約紅紙紹絕給綏綠綿緩縫縮績繞義習肅臨"
    "興茲荊莊華萊蓋蕪薊薦薩藍蘆蘇蘭衛裏裡託試該誤課諸講證變豐貝貢貨貫貳貴貼賀賓賢質贛趕車軍較輛輪輸轄"
    "連遊運達遞遠遺遼還邊鄭鄰鄲釐針銀銅銷鋪錢錦錫鍾鎊鐵閔陝陸陽隨隴雙雞離難雲靜頃須頒頓頗頭顆顏顧顯餘"
    "饒馬駐驅驗驟體魚魯鮮鴨鶴鷹鹽麗黃齊龍"
)
_SIMPLIFIED: Final = (
    "布占来局系私个们备家传价偿儿内册别创划动务汇区历参员问单当向国围园图团采执报场学采实审写专对导属帮厂"
    "废厅强别录汇后径从复征态应怀户卷扫采击据数于旗时暂历向会术查条弃业构标机档检台栏权历归决没况准汇满济"
    "浏为无热营为状获现环产产当发监真众确码碍秘种称稳获个范简签签团纠纳级细终组结络统经线维网线编县总织系"
    "缴继续累罚群闻联声职听修脑台与举馆万药搜参药处号众术同补制复核见规视览订计讯训记讼访设许诉注评词询话"
    "详志认语说说调谈请论咨识议护读赞负财责费资购赞逾载辑舆转办农回径这周进过违适迁邮乡医录错录表键镇镇链"
    "长门闭开间合闽阅阅关队际险隐只电页顶项顺预领频题额类风台馆驳发面面面点党出"
    "并乱亚伦仅亿两删则劳协叁丛吴吕启启吨严圆垭坚块垫压坏坝壮寿够娄宁宽宝将届层冈峰岛峡岗岭岳岩币几厦"
    "广张彦彻庆忧挂扬换损摇拨抚拥拟扩摄败断晋书东枣栋杨极荣桩乐楼树桥横钦欧岁毁气污凉净减沟温沧滚汉涨"
    "涧泽淀潍滨泸湾灾乌烟争尔床奖玛亩毕叠疗盏尽盘矿税积窑笔节筹纪约红纸绍绝给绥绿绵缓缝缩绩绕义习肃临"
    "兴兹荆庄华莱盖芜蓟荐萨蓝芦苏兰卫里里托试该误课诸讲证变丰贝贡货贯贰贵贴贺宾贤质赣赶车军较辆轮输辖"
    "连游运达递远遗辽还边郑邻郸厘针银铜销铺钱锦锡钟镑铁闵陕陆阳随陇双鸡离难云静顷须颁顿颇头颗颜顾显余"
    "饶马驻驱验骤体鱼鲁鲜鸭鹤鹰盐丽黄齐龙"
)

SIMPLIFIED: Final = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
"""Traditional character → its simplified form."""
_PAIRS: Final = {
    **SIMPLIFIED,
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    **dict.fromkeys((char for char in BLANKS if char not in " \t"), " "),
    "〔": "[", "〕": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]", "﹙": "(", "﹚": ")",
    "“": '"', "”": '"', "‘": "'", "’": "'", "﹕": ":", "∶": ":", "．": ".", "–": "-", "—": "-",
    "－": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "～": "~", "〜": "~",
}  # fmt: skip
_UNFOLDED: Final = " \t" + BREAKS.replace("\n", "")
"""The blanks that a folded text has, but the ends of lines."""
_TABLE: Final = str.maketrans(_PAIRS)
_FOLDED: Final = re.compile("[" + re.escape("".join(_PAIRS)) + "]")
_FEW: Final = 24
"""Up to so many different characters are replaced one after the other; a table costs a look-up a character."""
_NEWS: Final = "资讯"
_INFORMATION: Final = "信息"
"""政府资讯公开 is 政府信息公开, in a word of the same length; 资讯 that nothing beside it says to be disclosed is news."""
_DISCLOSED: Final = re.compile(
    "资讯(?=公开)|(?<=公开)(?<!信息公开)(?<!政务公开)资讯|(?<=公开的)资讯"
    "|(?<=公开政府)资讯|(?<=公开的政府)资讯|(?<=相关政府)资讯|(?<=政府)资讯(?=[^，。；、,;:：\n|]{0,12}公开)"
)
# Unicode's East Asian Width W and F, as ranges: a pattern counts them faster than one look-up a character.
_WIDE: Final = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff"
    "\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_LABEL: Final = 40  # characters: what is longer is prose, which does not come again
_WIDTHLESS: Final = re.compile("[\u200b-\u200f\u2060\ufeff]")


def fold(text: str) -> str:
    """``text`` with full-width forms, brackets, quotes, dashes, blanks and traditional script folded; same length.

    >>> fold("（一）２０１６　年")
    '(一)2016 年'
    >>> fold("主動公開政府資訊"), fold("更新新聞資訊")
    ('主动公开政府信息', '更新新闻资讯')
    """
    found = _FOLDED.findall(text)
    if found:
        kinds = set(found)
        if len(kinds) > _FEW:
            text = text.translate(_TABLE)
        else:
            for kind in kinds:
                text = text.replace(kind, _PAIRS[kind])
    return _DISCLOSED.sub(_INFORMATION, text) if _NEWS in text else text


def squeeze(text: str) -> str:
    """``fold(text)`` without any blank: what labels are compared by.

    >>> squeeze("统 计 指 标")
    '统计指标'
    """
    return _label(text) if len(text) <= _LABEL else "".join(fold(text).split())


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """Reports of one form have the same labels, and each is looked at many times."""
    return "".join(fold(text).split())


def squeezed_lines(folded: str) -> str:
    """A folded text without any blank but the ends of its lines.

    >>> squeezed_lines("(一) 受理 申请 5 件")
    '(一)受理申请5件'
    """
    for blank in _UNFOLDED:
        if blank in folded:
            folded = folded.replace(blank, "")
    return folded


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal: wide characters count two, marks without width none."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_WIDTHLESS.findall(text))
