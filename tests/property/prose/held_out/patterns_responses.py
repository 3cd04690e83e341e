"""Held out, not to be looked at while the reader is tuned: 回应解读."""

from property.prose.pattern import Pattern, growth, share, value, zero

__all__ = ["PATTERNS"]

PATTERNS = (
    Pattern(
        id="responses-03",
        level=1,
        template=(
            "{we}<，:参加或举办新闻发布会{a}次|政府网站在线访谈{b}次|发布政策解读稿件{c}篇|"
            "微博微信回应事件{d}次|其他方式回应事件{f}次>。"
        ),
        wants=(
            value("responses.press_conferences", "a", "次"),
            value("responses.interviews", "b", "次"),
            value("responses.interpretations", "c", "篇"),
            value("responses.social_media", "d", "次"),
            value("responses.other", "f", "次"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-06",
        level=1,
        template="微博微信回应事件数{a}次，其他方式回应事件数{b}次。",
        wants=(
            value("responses.social_media", "a", "次"),
            value("responses.other", "b", "次"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-09",
        level=1,
        template="在省级以上媒体刊发宣传稿件{n}篇。",
        why="宣传稿件 is not 政策解读稿件",
        held_out=True,
    ),
    Pattern(
        id="responses-12",
        level=2,
        template="召开新闻发布会{a}场（主要负责同志出席{b}场）。",
        wants=(
            value("responses.press_conferences", "a", "场"),
            value("responses.press_conferences.principal", "b", "场"),
        ),
        era="2014",
        rules="a=b+_",
        held_out=True,
    ),
    Pattern(
        id="responses-15",
        level=2,
        template="全年未召开新闻发布会，未开展政府网站在线访谈。",
        wants=(
            zero("responses.press_conferences"),
            zero("responses.interviews"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-18",
        level=2,
        template="发布政策解读稿件{a}篇，比上年增加{b}篇。",
        wants=(
            value("responses.interpretations", "a", "篇"),
            growth("responses.interpretations", "b", "篇"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-21",
        level=2,
        template="{we}回应公众关注热点近{u}次。",
        wants=(value("responses.hot_topics", "u", "次", approx="about"),),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-24",
        level=2,
        template="截止11月20日，{we}发布政策解读稿件{a}篇，回应公众关注热点{b}次。",
        wants=(
            value("responses.interpretations", "a", "篇", basis="to_date"),
            value("responses.hot_topics", "b", "次", basis="to_date"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-27",
        level=2,
        template="{all}回应公众关注热点或重大舆情{a}次，举办新闻发布会{b}次。",
        wants=(
            value("responses.hot_topics", "a", "次"),
            value("responses.press_conferences", "b", "次"),
        ),
        era="2014",
        body="district",
        why="全区 in the district's own report is the body as a whole",
        held_out=True,
    ),
    Pattern(
        id="responses-30",
        level=2,
        template="(1)回应公众关注热点{a}次;(2)政策解读稿件发布{b}篇;(3)其他方式回应事件{c}次。",
        wants=(
            value("responses.hot_topics", "a", "次"),
            value("responses.interpretations", "b", "篇"),
            value("responses.other", "c", "次"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-33",
        level=2,
        template="全年发布政策解读稿件{u}多篇，回应公众关注热点{v}次左右。",
        wants=(
            value("responses.interpretations", "u", "篇", approx="more"),
            value("responses.hot_topics", "v", "次", approx="about"),
        ),
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-36",
        level=2,
        template="{next}年拟举办新闻发布会{s}次。",
        era="2014",
        why="a plan",
        held_out=True,
    ),
    Pattern(
        id="responses-39",
        level=2,
        template="围绕{n}个舆情热点开展会商研判。",
        era="2014",
        held_out=True,
    ),
    Pattern(
        id="responses-42",
        level=2,
        template="转载上级政策解读稿件的链接被点击{n}次。",
        era="2014",
        why="clicks",
        held_out=True,
    ),
    Pattern(
        id="responses-45",
        level=3,
        template="{we}共回应公众关注热点{a}次，其中微博微信回应事件{b}次，占{p}%。",
        wants=(
            value("responses.hot_topics", "a", "次"),
            value("responses.social_media", "b", "次"),
            share("responses.social_media", "p", "responses.hot_topics", optional=True),
        ),
        era="2014",
        rules="a=b+_; p=b/a",
        why="占…% with no 总数: of what is plain only from the sentence",
        held_out=True,
    ),
    Pattern(
        id="responses-48",
        level=3,
        template="发布政策解读稿件{a}篇（{last}年{n}篇），回应公众关注热点{b}次（{last}年{o}次）。",
        wants=(
            value("responses.interpretations", "a", "篇"),
            value("responses.hot_topics", "b", "次"),
        ),
        era="2014",
        why="last year's numbers in brackets",
        held_out=True,
    ),
    Pattern(
        id="responses-51",
        level=3,
        template="新闻发布会吸引{n}家媒体、{o}名记者参加。",
        era="2014",
        why="visitors, not conferences",
        held_out=True,
    ),
    Pattern(
        id="responses-54",
        level=3,
        template="要求各部门发布政策解读稿件不少于{n}篇，举办新闻发布会不少于{s}次。",
        era="2014",
        why="a demand on others",
        held_out=True,
    ),
)
