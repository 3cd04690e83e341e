"""The list of attachments at the end of a document: its numbered lines are no headings; knows no heading."""

import re
from collections.abc import Sequence
from typing import Final

from gxparse.folding import fold, squeeze
from gxparse.structure.paragraphs import Para

__all__ = ["attached_items"]

_OPENS: Final = re.compile(r"附件(?:下载)?:(?:(?P<number>1)[.、](?P<name>.+))?")
"""附件： alone, or with the first of several (附件：1.目录)."""
_ITEM: Final = re.compile(r"\(?(?P<number>[0-9]{1,2})[.、)](?P<name>.{2,80})")
_FILE: Final = re.compile(r".*\.(?:docx?|xlsx?|pdf|wps|et|rar|zip|pptx?|jpe?g|png|txt|ofd)", re.IGNORECASE)
_STOPS: Final = "。;!?"
_LONGEST: Final = 100
_SECOND: Final = 2


def attached_items(text: str, paras: Sequence[Para]) -> set[int]:
    """Indexes of the numbered lines of lists of attachments, and of numbered names of files."""
    found: set[int] = set()
    due: int | None = None  # the number of the next item
    for index, para in enumerate(paras):
        words = squeeze(fold(para.text(text))) if len(para.span) <= _LONGEST else ""
        opening = _OPENS.fullmatch(words)
        if opening is not None:
            due = 1 if opening["number"] is None else 2
            continue
        item = _ITEM.fullmatch(words)
        if item is not None and _FILE.fullmatch(item["name"]):
            found.add(index)
        elif item is None or int(item["number"]) != due or words[-1] in _STOPS:
            if due == _SECOND and index - 1 in found and "。" in para.text(text):
                found.discard(index - 1)  # 附件：⏎1.总体情况⏎全年公开…。 is a heading over its text
            due = None
            continue
        else:
            found.add(index)
        due = int(item["number"]) + 1
    return found
