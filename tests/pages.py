"""Pages as the editors and site systems of government sites write them, around one report of a fictional body.

Each page has a name, its bytes, and what of it is not the report. The report says the same in all of them.
"""

from html import escape
from typing import NamedTuple

TITLE = "云溪县水利局2023年政府信息公开工作年度报告"
AGENCY = "云溪县水利局"
INTRO = "根据《中华人民共和国政府信息公开条例》第五十条的规定，现公布云溪县水利局2023年政府信息公开工作年度报告。"
SECTIONS = (
    ("一、总体情况", ("2023年，我局主动公开政府信息128条，比上年增加12条。", "（一）主动公开。全年通过门户网站公开信息96条。", "（二）依申请公开。全年收到申请5件，均已办结。")),
    ("二、主动公开政府信息情况", ()),
    ("三、收到和处理政府信息公开申请情况", ("全年收到申请5件。",)),
    ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", ("无。",)),
    ("五、存在的主要问题及改进情况", ("1.存在的问题。公开的时效还不够。", "2.改进的情况。全年培训3次。")),
    ("六、其他需要报告的事项", ("本年度未收取信息处理费。",)),
)  # fmt: skip
ROWS = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
    ("行政规范性文件", "3", "1", "12"),
)
SIGNED = "2024年1月12日"


class Page(NamedTuple):
    """A page, and strings that stand in it and are not the report."""

    name: str
    data: bytes
    outside: tuple[str, ...]


def paragraphs(paragraph: str, heading: str, table: str, *, title: str = "", signed: str = "") -> str:
    """The report with a paragraph and a heading as these templates have them (``{}`` is the text)."""
    parts = [title.format(TITLE)] if title else []
    parts.append(paragraph.format(INTRO))
    for name, texts in SECTIONS:
        parts.append(heading.format(name))
        parts += [paragraph.format(text) for text in texts]
        if name.startswith("二"):
            parts.append(table)
    parts += [(signed or paragraph).format(AGENCY), (signed or paragraph).format(SIGNED)]
    return "\n".join(parts)


def table(cell: str = "<td>{}</td>", head: str = '<tr><td colspan="4">第二十条第（一）项</td></tr>', more: str = "border=1") -> str:
    """The table with cells as a template has them."""
    rows = "\n".join("<tr>" + "".join(cell.format(text) for text in row) + "</tr>" for row in ROWS)
    return f"<table {more}><tbody>{head}{rows}</tbody></table>"


MENU = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/fw">办事服务</a></li><li><a href="/hd">互动交流</a></li></ul></div>'
FOOT = '<div class="footer"><p>主办：云溪县水利局　承办：云溪县大数据中心</p><p>网站标识码：3299990001　京ICP备00000000号-1</p><p>地址：云溪县滨河路8号</p></div>'


def trs() -> Page:
    """TRS: the editor's box of views, a header of keys, share and print widgets, neighbours."""
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd"><html><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{TITLE}_云溪县水利局</title>
<meta name="ArticleTitle" content="{TITLE}" /><meta name="PubDate" content="2024-01-16 09:12" /><meta name="ContentSource" content="云溪县水利局" />
<meta name="SiteName" content="云溪县水利局" /><meta name="ColumnName" content="年度报告" /><script>var x = "<p>全年公开999条</p>";</script></head><body>
{MENU}<div class="dqwz">您现在的位置：<a href="/">首页</a> &gt; <a href="/gk">政府信息公开</a> &gt; 政府信息公开年报</div>
<div class="xxgk_tab"><table width="100%"><tr><td class="bt">索 引 号：</td><td>000014349/2024-00011</td><td class="bt">组配分类：</td><td>年度报告</td></tr>
<tr><td>发布机构：</td><td>云溪县水利局</td><td>发文日期：</td><td>2024-01-16</td></tr></table></div>
<div class="wrap"><h1 class="title">{TITLE}</h1><div class="info"><span>发布时间：2024-01-16 09:12</span><span>来源：云溪县水利局</span>
<span>浏览次数：<em id="hits">341</em>次</span><span>字号：[ <a href="javascript:;">大</a> <a>中</a> <a>小</a> ]</span></div>
<div class="TRS_UEDITOR view TRS_Editor" id="zoom"><style type="text/css">.TRS_Editor P{{line-height:2;}}</style>
{paragraphs('<p style="text-indent: 2em;">{}</p>', '<p style="text-indent: 2em;"><strong>{}</strong></p>', table('<td><p style="text-align:center;">{}</p></td>'))}
</div><div class="share"><span>分享到：</span><a href="#" title="微信">微信</a><a>新浪微博</a></div><div class="ewm"><img src="q.png"><p>扫一扫在手机打开当前页</p></div>
<div class="dy"><a href="javascript:window.print()">打印本页</a><a href="javascript:window.close()">关闭窗口</a></div>
<div class="page"><p>上一篇：<a href="/1.html">关于公布2022年预算的通知</a></p><p>下一篇：<a href="/2.html">没有了</a></p></div></div>{FOOT}</body></html>"""
    return Page("trs", page.encode(), ("999", "341", "扫一扫", "打印本页", "关于公布2022年预算的通知", "互动交流", "网站标识码", "您现在的位置", "滨河路8号"))


def ueditor() -> Page:
    """UEditor: fonts in spans, a number a span, blanks as entities, line breaks in a paragraph; hidden copy for phones."""
    body = paragraphs(
        '<p style="text-indent:32px;"><span style="font-family:仿宋_GB2312;font-size:16px">&nbsp;&nbsp;{}</span></p>',
        '<p><span style="font-family:黑体;">&#12288;&#12288;{}</span></p>',
        table('<td width="124" valign="center"><p><span style="font-size:12px">{}</span></p></td>', more='uetable="null" data-sort="sortDisabled"'),
    ).replace("128条", '<span>1</span><span style="x">28</span><span>条</span>')
    page = f"""<html><head><meta charset="UTF-8"><title>{TITLE}</title></head><body><div id="app"><header><a href="/">云溪县人民政府</a></header>
<div class="mobile-only" style="display: none;"><h1>{TITLE}</h1>{body}</div>
<main><section class="crumbs"><a>首页</a><i>/</i><a>公开</a><i>/</i><span>年报</span></section>
<article class="detail"><h1>{TITLE}</h1><p class="meta">日期：2024-01-16　来源：云溪县水利局　阅读：88</p><div class="ue-content">{body}</div></article>
<div class="related"><h3>相关文章</h3><ul><li><a href="/a">云溪县水利局2022年政府信息公开工作年度报告</a><span>2023-01-20</span></li><li><a href="/b">云溪县水利局2021年政府信息公开工作年度报告</a><span>2022-01-21</span></li></ul></div></main>
<footer>版权所有 © 云溪县人民政府办公室 政府网站标识码 3299990001</footer></div></body></html>"""
    return Page("ueditor", page.encode(), ("云溪县水利局2022年政府信息公开工作年度报告", "版权所有", "2022-01-21"))


def word() -> Page:
    """Word: conditional comments, empty paragraphs of the office name space, lists drawn with hidden labels; GB2312."""
    body = paragraphs(
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>{}<span lang=EN-US><o:p></o:p></span></span></p>\n<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>",
        "<p class=MsoNormal style='mso-outline-level:1'><b style='mso-bidi-font-weight:normal'><span style='font-family:黑体'>{}</span></b></p>",
        table(
            "<td width=142 valign=top style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'><p class=MsoNormal align=center><span lang=EN-US style='font-size:12.0pt'>{}<o:p></o:p></span></p></td>",
            more="class=MsoNormalTable border=1 cellspacing=0",
        ),
        title="<p class=MsoNormal align=center><span style='font-size:22.0pt'>{}<o:p></o:p></span></p>",
    )
    body = body.replace("1.存在的问题", "<![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;</span></span><![endif]>存在的问题")
    page = f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<title>{TITLE}</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>录入员</o:Author><o:TotalTime>7</o:TotalTime></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:""; margin:0cm}} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>
{body}<!--[if supportFields]><span style='mso-element:field-begin'></span> PAGE <![endif]--></div></body></html>"""
    return Page("word", page.encode("gb18030"), ("录入员", "Word.Document", "mso"))


def wps() -> Page:
    """WPS: each run of characters a span, full-width digits, a bold title over two lines, tables of pixels."""
    body = paragraphs(
        '<p class=MsoNormal style="text-indent:24.0000pt;"><span style="mso-spacerun:\'yes\';font-family:仿宋;">{}</span><span style="mso-spacerun:\'yes\'"><o:p></o:p></span></p>',
        '<p class=p style="text-indent:24pt"><b><span class="15" style="font-family:黑体;">{}</span></b></p>',
        table('<td width=189 valign=center style="width:141.8pt;"><p class=MsoNormal align=center><span style="font-family:宋体;"><font face="宋体">{}</font></span></p></td>', more='class=MsoTableGrid border=1 style="mso-table-layout-alt:fixed"'),
        title='<p align=center><b><span style="font-size:22pt">云溪县水利局</span></b></p><p align=center><b><span>2023年政府信息公开工作年度报告</span></b></p>{0:.0}',
    ).replace("96条", '<font face="仿宋">９６</font><span>条</span>')
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="WPS Office">
<title></title></head><body style="tab-interval:21pt;"><!--StartFragment--><div class="Section0" style="layout-grid:15.6pt;">{body}</div><!--EndFragment--></body></html>"""
    return Page("wps", page.encode("gb18030"), ())


def sanitised() -> Page:
    """jsoup: no attributes, no head, nothing but paragraphs and tables; text between the tags of boxes."""
    body = paragraphs("<p>&nbsp; &nbsp; {}</p>", "<p>&nbsp; &nbsp; <b>{}</b></p>", table("<td>{}</td>", more=""), title="<p>{}</p>")
    return Page("sanitised", f"<div>\n <div>\n  {body}\n </div>\n</div>".encode(), ())


def nested() -> Page:
    """The nineties: layout tables, the report in the innermost, menus as tables of links, a clock, GB2312 with a rare character."""
    links = "".join(f'<td class="m"><a href="/{n}.htm">栏目{n}</a></td>' for n in range(8))
    body = paragraphs("<p>　　{}</p>", "<p>　　<font face=黑体>{}</font></p>", table("<td align=center>{}</td>", more="border=1 align=center"))
    news = "".join(f'<tr><td>·<a href="/n{n}.htm">云溪县召开第{n}次水利工作会议</a></td><td>[01-{n + 10}]</td></tr>' for n in range(5))
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"><TITLE>云溪县水利局</TITLE></HEAD><BODY>
<TABLE width=980><TR><TD><IMG src=top.jpg></TD></TR><TR><TD><TABLE><TR>{links}</TR></TABLE></TD></TR><TR><TD>今天是2024年2月3日 星期六</TD></TR>
<TR><TD><TABLE><TR><TD width=200 valign=top><TABLE><TR><TD>水利要闻</TD></TR>{news}</TABLE></TD><TD><TABLE><TR><TD align=center><B>{TITLE}</B></TD></TR>
<TR><TD align=center>发布日期：2024-01-16　　点击率：56</TD></TR><TR><TD><TABLE><TR><TD>{body}</TD></TR></TABLE></TD></TR>
<TR><TD align=right>【<a href="javascript:print()">打印</a>】【<a href="javascript:close()">关闭</a>】</TD></TR></TABLE></TD></TR></TABLE></TD></TR>
<TR><TD align=center>版权所有：云溪县水利局　局长信箱：李镕</TD></TR></TABLE></BODY></HTML>"""
    return Page("nested", page.encode("gb18030"), ("栏目3", "今天是", "水利工作会议", "点击率", "打印", "李镕", "水利要闻"))


def headers() -> Page:
    """Tables of a designer: ``<th scope>``, ``<caption>``, ``<thead>`` with the item as a cell over all columns."""
    rows = "".join(f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{text}</td>" for text in row[1:]) + "</tr>" for row in ROWS[1:])
    heads = "".join(f'<th scope="col">{text}</th>' for text in ROWS[0])
    made = f'<table><caption>主动公开情况</caption><thead><tr><td colspan="4">第二十条第（一）项</td></tr><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    body = paragraphs("<p>{}</p>", "<h2>{}</h2>", made)
    page = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{TITLE} - 云溪县人民政府</title></head><body>
<a class="skip" href="#c">跳到主要内容</a><nav aria-label="主导航"><a href="/">首页</a><a href="/gk">公开</a></nav>
<dialog class="print-dialog"><p>请选择打印内容</p><label>正文</label><button>开始打印</button></dialog><main id="c"><ol class="breadcrumb"><li>首页</li><li>信息公开</li></ol>
<article><header><h1>{TITLE}</h1><time datetime="2024-01-16">2024-01-16</time></header>{body}</article><aside><h2>热门推荐</h2><p>云溪县防汛抗旱应急预案已经发布，请各单位认真执行，做好准备。</p></aside></main>
<footer><p>Copyright © 2024</p></footer></body></html>"""
    return Page("headers", page.encode(), ("跳到主要内容", "请选择打印内容", "热门推荐", "防汛抗旱应急预案", "Copyright"))


def attached() -> Page:
    """A report with files behind it and a notice that one leaves the site."""
    body = paragraphs("<p>{}</p>", "<p><strong>{}</strong></p>", table("<td><p>{}</p></td>"))
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{MENU}<div class="con_main"><div class="con_title">{TITLE}</div>
<div class="con_time"><i>2024-01-16 10:00</i> <b>【字体：<a>大</a> <a>中</a> <a>小</a>】</b> <i onclick="window.print()">打印</i></div><div class="con_txt">{body}</div>
<div class="fj"><h4>相关附件：</h4><p><a href="./P020240116.pdf" title="年报">云溪县水利局2023年年报.pdf</a></p><p><a href="./P020240117.xls">附表.xls</a></p></div>
<div class="tc" style="display:none"><p>您访问的链接即将离开“云溪县水利局”门户网站，是否继续？</p><a>继续访问</a><a>放弃</a></div>
<div class="jiucuo"><a href="/jc">我要纠错</a></div></div>{FOOT}</body></html>"""
    return Page("attached", page.encode(), ("是否继续", "我要纠错", "网站标识码", "首页"))


def preformatted() -> Page:
    """Plain text in ``<pre>``, as old systems publish it, with the table as rows of bars; one reading in ruby."""
    lines = [TITLE, "", "　　" + INTRO.replace("条例", "@")]
    for name, texts in SECTIONS:
        lines += ["　　" + name, *("　　" + text for text in texts)]
        if name.startswith("二"):
            lines += ["第二十条第（一）项 | | | |", *(" | ".join(row) + " |" for row in ROWS)]
    lines += [f"{AGENCY:　>30}", f"{SIGNED:　>30}"]
    text = escape("\n".join(lines)).replace("@", "<ruby>条<rp>(</rp><rt>tiáo</rt><rp>)</rp></ruby>例")
    page = f"<html><head><meta charset=utf-8><title>年报</title></head><body><div class=top><a href=/>返回首页</a></div><pre>{text}</pre><div class=foot>技术支持：云溪信息</div></body></html>"
    return Page("preformatted", page.encode(), ("返回首页", "技术支持"))


def breaks() -> Page:
    """One box, every line ended by ``<br>``, keys padded with blanks, the report under the keys as a list."""
    body = paragraphs("　　{}<br>", "　　<b>{}</b><br/>", "</div>" + table() + "<div>", signed="<span style='float:right'>{}</span><br>")
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><div class="top-bar"><span>无障碍浏览</span><span>长者模式</span><span>登录</span></div>{MENU}
<div class="location">当前位置：首页 &gt;&gt; 政府信息公开 &gt;&gt; 年度报告</div>
<ul class="xxgk"><li><b>索&nbsp;&nbsp;引&nbsp;&nbsp;号：</b><span>000014349/2024-00011</span></li><li><b>成文日期：</b><span>2024-01-12</span></li><li><b>发布机构：</b><span>云溪县水利局</span></li><li><b>文&#12288;&#12288;号：</b><span></span></li><li><b>有&nbsp;效&nbsp;性：</b><span>有效</span></li></ul>
<div class="art"><h2>{TITLE}</h2><div>{body}</div></div><div class="bdsharebuttonbox"><a>QQ空间</a><a>微博</a></div><div class="next">上一篇：<a href="/x">云溪县河长制工作方案</a></div>{FOOT}</body></html>"""
    return Page("breaks", page.encode(), ("无障碍浏览", "当前位置", "QQ空间", "河长制工作方案", "网站标识码"))


PAGES = tuple(make() for make in (trs, ueditor, word, wps, sanitised, nested, headers, attached, preformatted, breaks))
SHELL = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{MENU}<div class="main"><h1>{TITLE}</h1><p>发布日期：2024-01-16</p>
<iframe src="/pdfjs/web/viewer.html?file=/files/2024/nianbao.pdf" width="100%"></iframe></div>{FOOT}</body></html>"""
