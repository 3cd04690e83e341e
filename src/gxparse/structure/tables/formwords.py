"""The words that a form prints itself, to tell them from what stands between the lines of its table."""

from functools import lru_cache
from typing import Final

from gxparse.catalogue import FormTable
from gxparse.catalogue.labels import key
from gxparse.folding import squeeze

__all__ = ["is_of_form"]

_USUAL_WORDS: Final = ("数据项目", "类别", "项目", "数量", "合计", "（续表）")
_LONGEST_JUMBLE: Final = 40


def is_of_form(words: str, form: FormTable) -> bool:
    """Whether words are labels or headers of a form, whole or cut, or headers side by side: 商业 科研 社会公益."""
    known = _known_words(form)
    text = squeeze(words)
    parts = [part for part in text.replace("(", "\n").replace(")", "\n").split("\n") if part]
    whole = all(part in known or key(part) in known for part in parts)
    return whole or (len(text) <= _LONGEST_JUMBLE and set(text) <= set(known))


@lru_cache(maxsize=64)
def _known_words(form: FormTable) -> str:
    """All words that a form prints, squeezed, one label a line."""
    columns = (name for c in form.columns for name in (*c.full_path, *c.aliases))
    rows = (name for r in form.rows for name in (r.label, *r.aliases, *r.group))
    return "\n".join(squeeze(name) for name in (form.corner or "", *columns, *rows, *_USUAL_WORDS))
