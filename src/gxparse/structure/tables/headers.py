"""Headers of list tables: which printed words are the label's, the unit's, a code's and the values' columns."""

import re
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from gxparse.catalogue import Catalogue, FormColumn, Shape
from gxparse.catalogue.labels import core, key
from gxparse.folding import squeeze
from gxparse.model.tables import Column
from gxparse.spans import Span
from gxparse.structure.tables.matching import YEAR, header_unit
from gxparse.structure.tables.pieces import Piece

__all__ = ["Head", "Role", "Vocabulary", "column_of"]

NEAR: Final = 75
"""Least similarity of a damaged label to one of a matrix."""


class Role:
    """What a column of a list table holds."""

    LABEL = "label"
    UNIT = "unit"
    CODE = "code"
    INDEX = "index"
    VALUE = "value"


class Head(NamedTuple):
    """A header of a list table."""

    role: str
    piece: Piece


_LABELS: Final = (
    "指标", "指标名称", "统计指标", "统计内容", "统计项目", "项目", "项目名称", "类别", "名称", "内容",
    "事项", "信息内容", "信息类别", "公开类别",
)  # fmt: skip
_UNITS: Final = ("单位", "计量单位", "数量单位")
_CODES: Final = ("代码", "编码", "编号", "行次", "指标代码")
_INDEXES: Final = ("序号", "序")
_VALUES: Final = (
    "数量", "统计数", "统计数据", "统计数量", "数值", "本年", "本年度", "本年数", "当年", "上年", "上年度",
    "上年数", "合计", "总计", "小计", "累计", "历年累计", "金额", "件数", "条数", "次数", "人数", "增减",
    "同比", "比重", "占比", "本期", "本月", "本季", "备注",
)  # fmt: skip


class Vocabulary:
    """The words that may stand in headers of lists: those of the catalogue and the usual ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        lists = list(catalogue.shaped(Shape.LIST))
        self.catalogue: Catalogue = catalogue
        self.heads: frozenset[str] = frozenset(key(word) for table in lists for word in table.heads)
        self.labels: frozenset[str] = self.heads | frozenset(_LABELS)
        self.columns: list[FormColumn] = [column for table in lists for column in table.columns]
        self.patterns: list[re.Pattern[str]] = [re.compile(c.pattern) for c in self.columns if c.pattern]
        self.values: frozenset[str] = frozenset(
            key(n) for c in self.columns for n in (c.label, *c.aliases)
        ) | frozenset(_VALUES)
        self.rows: frozenset[str] = frozenset(name for table in lists for name in table.row_keys)
        self.headings: frozenset[str] = frozenset(
            key(row.label) for table in lists for row in table.rows if row.unit == ""
        )
        matrices = list(catalogue.shaped(Shape.MATRIX))
        self.first_rows: frozenset[str] = frozenset(key(table.rows[0].label) for table in matrices)
        self.last_rows: frozenset[str] = frozenset(key(table.rows[-1].label) for table in matrices)
        self.cores: frozenset[str] = frozenset(core(row.label) for table in matrices for row in table.rows)
        self.first_cores: frozenset[str] = frozenset(core(table.rows[0].label) for table in matrices)
        self.width: int = max((len(table.columns) for table in matrices), default=0)
        self.matrix_rows: frozenset[str] = frozenset(
            name for table in catalogue.shaped(Shape.MATRIX) for name in table.row_keys
        )
        self.applicants: frozenset[str] = frozenset(key(c.label) for table in matrices for c in table.columns)
        self.numbered: frozenset[str] = frozenset(
            squeeze(text) for table in matrices for row in table.rows for text in (row.label, *row.group)
        )
        self.groups: frozenset[str] = frozenset(
            key(g) for table in catalogue.shaped(Shape.MATRIX) for row in table.rows for g in row.group
        )

    def is_head(self, text: str) -> bool:
        """Whether this is the header of a label column of a form."""
        return key(text) in self.heads

    def is_first(self, text: str) -> bool:
        """Whether this is the label of a matrix's first row."""
        return key(text) in self.first_rows or core(text) in self.first_cores

    def near_matrix(self, text: str) -> bool:
        """Whether this is a row or a group of a matrix, damaged perhaps, and no section heading."""
        name = key(text)
        if name in self.matrix_rows or name in self.groups or core(text) in self.cores:
            return True
        if len(name) >= 3 and any(other.startswith(name) for other in (*self.matrix_rows, *self.groups)):
            return True  # wrapped
        return any(fuzz.ratio(name, other) >= NEAR for other in (*self.matrix_rows, *self.groups))

    def begins_row(self, squeezed: str) -> bool:
        """Whether this is the beginning of a matrix's numbered row or group: 四、结."""
        return any(label.startswith(squeezed) for label in self.numbered)

    def role(self, text: str) -> str | None:
        """The role of a column with this header, or ``None`` where the word is no known header."""
        name = key(text)
        if name in _UNITS:
            return Role.UNIT
        if name in _CODES:
            return Role.CODE
        if name in _INDEXES:
            return Role.INDEX
        if name in self.labels:
            return Role.LABEL
        return Role.VALUE if self.is_value_head(text) else None

    def opens_list(self, text: str) -> bool:
        """Whether a list may begin with this header: one of the label's column, or of the numbers before it."""
        name = key(text)
        return (name in self.labels or name in _INDEXES) and name not in _UNITS and name not in _CODES

    def is_value_head(self, text: str) -> bool:
        """Whether this is a header of values."""
        name = key(text)
        squeezed = "".join(text.split())
        return (
            name in self.values
            or YEAR.fullmatch(squeezed) is not None
            or any(pattern.fullmatch(squeezed) for pattern in self.patterns)
        )


def column_of(piece: Piece, path: tuple[str, ...] = (), key_: str | None = None) -> Column:
    """The value column under a header."""
    label, unit = header_unit(piece.text)
    return Column(label, (*path, label), unit, Span(piece.start, piece.end), key_)
