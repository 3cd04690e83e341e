"""Words for a body or an area into the scope of a number, seen from the reporting body; must not know any indicator."""

import re
from functools import cached_property, lru_cache
from typing import Final, NamedTuple, final

from attrs import frozen

from gxparse.catalogue.divisions import LEVELS
from gxparse.folding import squeeze

__all__ = ["OWN", "Whose", "Whoses", "begins_name", "has_body", "whose_of"]

OWN: Final = ""
"""The reporting body as a whole."""

_WORD: Final = re.compile(
    rf"""(?=[全我本该{LEVELS}局委厅院政人各下所辖直其部街])(?:                # what a word may begin with, looked for first
      (?P<area>[全我本该](?:自治区|自治州|自治县|街道|开发区|新区|[{LEVELS}])(?!(?:人民)?政府(?!信息|公开|网站|公报|门户)|直|级)
        (?:范围内?|各级)?(?:行政机关)?)                                   # 全区, 我市, 全区行政机关
    | (?P<inside>[我本](?:机关|单位|部门|中心|行政机关|街道办事处?|街道|镇政府|乡政府|级政府|分局|[局委办厅院署处会站所校队社](?:机关)?)
        | 全(?:[局委厅院办署](?!面|结|理)|机关|系统单位)
        | [{LEVELS}]?政府(?:信息)?(?:和|与)?(?:政务)?公开(?:工作)?(?:领导小组)?办公室)  # 我局, 全局, 区政务公开办公室
    | (?P<system>全系统)
    | (?P<own_level>(?:[{LEVELS}](?:人民)?政府|[{LEVELS}]?[局委厅院]|[{LEVELS}]{{1,2}})?本级(?:政府|机关)?|[{LEVELS}]级(?:政府|机关|部门|单位)?
        |[{LEVELS}]?[局委厅院]机关)
    | (?P<office>[{LEVELS}](?:人民)?政府办(?:公[室厅]|(?![事理结复件])))        # 区政府办公室
    | (?P<government>[{LEVELS}](?:人民)?政府(?!信息|网站|公报|门户|公开|工作|各|部门|组成|直属|系统|决定)
        (?:[及和]其?(?:所属|组成|工作|直属|各)?部门)?)
    | (?P<parts>
        (?:各|下辖|下属|所属|辖区内?)?(?:[{LEVELS}]{{1,2}})?(?:人民)?政府(?:各|的)?(?:有关|相关)?(?:工作部门|组成部门|直属部门|直属单位|部门)
      | [{LEVELS}]{{1,2}}(?:直|各)(?:有关|相关)?(?:部门|单位|机关|各部门|工作部门)
      | 各?县[(]市、?区[)]|各?区[(]县、?市[)]|县区|区县|市县
      | (?<![\u4e00-\u9fff])(?:部门|街道)(?=\ue000|收到|受理)                     # 区政府5件、部门7件
      | 各(?:[{LEVELS}]{{1,3}}|乡镇街道|镇街道?|街镇|街道办事处|街道办?|分局|科室|处室|派出机构|部门|单位|区县|县区|县市区|市县)
        (?:[、(和](?:[{LEVELS}]{{1,2}}|街道?|园区|开发区|部门|单位)[)]?)*(?:人民政府|政府|部门|单位)?
      | (?:下属|所属|直属|下辖|辖区内?|其他|其它|[局委厅]属)(?:各)?(?:事业单位|单位|部门|机构|乡镇|街道|镇街|医院|学校|分局|站所|站)
      | (?:乡镇[(]街道[)]|镇[(]街道[)]|乡镇|镇街|街镇|乡镇街道|街道乡镇|乡镇、街道|街道、乡镇|镇、街道|街道办事处)(?:政府)? ) )
    """,
    re.VERBOSE,
)
_HINT: Final = re.compile(f"[全我本该{LEVELS}各下所直辖其街府属门机]")
"""Every word above has one of these characters."""
_NO_NAME: Final = "规定|配合|协助|协同|指导|督促|督导|会同|联合|通过|推动|支持|帮助|组织|要求|移送|报送|转办|根据|按照"
"""What a name does not begin with."""
_BEGINS: Final = re.compile(rf"(?!{_NO_NAME})[\u4e00-\u9fff]{{2,}}")
_COUNTED: Final = re.compile(
    rf"全[{LEVELS}](?=\ue000)(?:\ue000(?:(?:[{LEVELS}](?:直|级|政府)?)?(?:部门|单位|机关)|乡镇|镇街|街镇|[镇乡]|街道(?:办事处)?"
    r"|园区|开发区|功能区|区县|县区|市县|县市区|科室|处室|村社区|社区|村)(?:、|和|与|及|以及)?){2,}"
)
"""全区28个部门、11个镇街: all that an area has, told by number and kind."""
_KIND: Final = re.compile(r"(?<=\ue000)[\u4e00-\u9fff]+")
_NAMED: Final = re.compile(
    rf"(?!{_NO_NAME})"
    r"[\u4e00-\u9fff]{2,24}(?:省|市|州|县|区|旗|镇|乡|街道|街道办|办事处|政府|分局|管委会|委员会|局|委|办|厅|院|中心|支队|总队|园区)"
    r"(?<!城[市镇乡])(?<![上入]市)(?<![返回下]乡)(?<![转出入住]院)(?<![格布结]局)(?<!节省)(?<![大展议告]厅)"
    r"(?<![开承举主经转交代督协补申创兴筹合联停查催快缓试包操帮领批拟受通网急]办)"  # 企业开办 is what is done, no office
)
_LEADING: Final = re.compile("[\ue001年度在,]*(?:其中)?[在]?")
"""What may stand before a body that a clause is about: times, 在."""
_CALLED: Final = {tail: tail for tail in ("总局", "管委会", "总队", "支队", "大队", "办事处", "公司", "医院", "集团")} | {
    "大学": "学校", "学院": "学校", "中学": "学校", "管理委员会": "管委会", "街道办事处": "街道",
}  # fmt: skip
"""How a name ends, and what its body calls itself for short."""
_COMMITTEE: Final = "管理委员会"
_LONGER: Final = {"街道": "(?:街道(?:办事处|办(?![公理结事]))?|办事处)"}
"""What it calls itself for short, where that has several forms."""
_TAILS: Final = {
    tail: re.compile(f"(?:^|(?<=[\ue001在由向度年,])|(?<=其中))[本我]?{_LONGER.get(tail, tail)}(?!系统|所属|下属|直属|各|属)(?:机关)?")
    for tail in _CALLED.values()
}
"""What a body calls itself for short, as it stands where a clause begins to speak of it."""
_SHORTEST: Final = 4
"""Characters of a shortened name, with the level that it begins with: 市住建局."""
_OFFICES: Final = ("政府办公室", "政府办公厅")
_GOVERNMENT: Final = re.compile(rf"(?:(?P<level>[{LEVELS}])|(?P<street>街道))(?:人民)?(?:政府|办事处)(?:[(]本级[)])?")


class Whose(NamedTuple):
    """Whose number it is, by a word at a place of a clause."""

    scope: str
    """The words, or ``OWN``."""
    start: int
    end: int
    part: bool
    """Whether the words name the body's own government, which is a part where the whole area is told beside."""
    named: bool = False
    """Whether it is a name (白石县), not a set word (全市)."""

    def leads(self, text: str) -> bool:
        """Whether the clause is about it: it begins the clause, and a name is all that the clause says."""
        return _LEADING.fullmatch(text, 0, self.start) is not None and (not self.named or len(text) - self.end < 2)


@final
@frozen
class Whoses:
    """How a report's own body is called in it."""

    names: tuple[str, ...]
    """The body's name and its shorter forms, longest first."""
    tail: str | None
    """What it calls itself for short at the beginning of a clause (总局); ``None`` where that is not sure."""
    level: str | None
    """省, 市, 区, … where the body is the government of an area, else ``None``."""

    def find(self, text: str) -> list[Whose]:
        """The words for bodies and areas in a clause, in order."""
        own = self._own(text)
        found = [] if own is None else [own]
        if _HINT.search(text) is None:
            return found
        if "全" in text and (counted := _COUNTED.search(text)) is not None:
            found += [Whose(OWN, *kind.span(), part=False) for kind in _KIND.finditer(text, *counted.span())]
        if not found:
            return [self._whose(match) for match in _WORD.finditer(text)]
        beside = [m for m in _WORD.finditer(text) if not any(w.start < m.end() and m.start() < w.end for w in found)]
        return sorted([*found, *map(self._whose, beside)], key=lambda word: word.start)

    def _own(self, text: str) -> Whose | None:
        """Where a clause calls the body by its name, else by what it is called for short."""
        if any(map(text.__contains__, self.least)):
            name = next(name for name in self.names if name in text)
            at = text.index(name)
            return Whose(OWN, at, at + len(name), part=False)
        own = None if self.tail is None else _TAILS[self.tail].search(text)
        return None if own is None else Whose(OWN, *own.span(), part=False)

    @cached_property
    def least(self) -> tuple[str, ...]:
        """The names that have no shorter one in them: where none of these stands, none does."""
        return tuple(name for name in self.names if not any(other in name for other in self.names if other != name))

    def _whose(self, match: re.Match[str]) -> Whose:
        kind, words = match.lastgroup, match[0]
        own = kind == "inside"
        if kind == "area":
            own = self.level is not None and self.level in words
        own = own or words == self.level
        part = kind == "government" and self.level is not None and words.startswith(self.level)
        return Whose(OWN if own else words, match.start(), match.end(), part)

    def calls(self, words: str) -> str:
        """The scope of a name: ``OWN`` where it is the body's, shortened: 市住建局 of 青川市住房和城乡建设局."""
        full = self.names[0] if self.names else ""
        place = full.removesuffix(_COMMITTEE)
        if full != place and place.endswith(words.removesuffix(_CALLED[_COMMITTEE])):
            return OWN  # 新区管委会
        if words[-1] != full[-1:] or len(words) < _SHORTEST or words[0] not in LEVELS:
            return words
        for at in (m.end() for m in re.finditer(words[0], full)):
            rest = iter(full[at:])
            if full[at : at + 1] == words[1] and all(char in rest for char in words[1:]):
                return OWN
        return words

    def named(self, text: str) -> str | None:
        """The scope that words without any other meaning name (白石县), or ``None`` where they name no body."""
        match = _NAMED.fullmatch(text)
        return None if match is None else match[0]


def begins_name(text: str) -> bool:
    """Whether words that mean nothing else may be the beginning of a body's name."""
    return _BEGINS.fullmatch(text) is not None


def has_body(word: str) -> bool:
    """Whether a set word for a body or an area stands in a word."""
    return _WORD.search(word) is not None


@lru_cache(maxsize=256)
def whose_of(agency: str | None) -> Whoses:
    """How the body of this name is called in its reports."""
    name = squeeze(agency or "")
    if len(name) < 3:
        return Whoses((), None, None)
    government = _GOVERNMENT.search(name)
    full = government is not None and government.end() == len(name)
    level = (government["level"] or "街道") if government is not None and full else None
    shorter = {name}
    for match in re.finditer(rf"[{LEVELS}](?=[\u4e00-\u9fff]{{{3 if full else 2},}})", name[:-2] if full else name):
        shorter |= {name[match.end() :], name[match.start() :]}
    if government is not None and full:
        tail = len(government[0]) - len(level or "")
        shorter |= {short[:-tail] for short in shorter if short.endswith(government[0])}
    elif name[-1] in LEVELS:
        level, full = name[-1], True
    shorter |= {short.replace("人民政府", "政府") for short in shorter}
    shorter |= {short.removesuffix("公室").removesuffix("公厅") for short in shorter if short.endswith(_OFFICES)}
    shorter |= {short.removesuffix("公室") for short in shorter if short.endswith("办公室") and short not in _OFFICES}
    if name.endswith(_COMMITTEE):
        shorter.add(name.removesuffix(_COMMITTEE) + _CALLED[_COMMITTEE])
    usable = (short for short in shorter if len(short) >= (3 if full else 4))
    short_tail = next((_CALLED[tail] for tail in sorted(_CALLED, key=len, reverse=True) if name.endswith(tail)), None)
    return Whoses(tuple(sorted(usable, key=lambda short: (-len(short), short))), short_tail, level)
