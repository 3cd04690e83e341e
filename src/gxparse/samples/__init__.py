"""Sample reports of fictional bodies, one for each layout met in the field: data to try the library on."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["reports"]


def reports() -> tuple[Traversable, ...]:
    """The bundled sample reports, by name; each has ``name`` and ``read_bytes()``.

    >>> [report.name for report in reports()][:2]
    ['form_2021.md', 'fullwidth.txt']
    """
    found = (entry for entry in files(__name__).iterdir() if entry.name.endswith((".txt", ".md", ".html")))
    return tuple(sorted(found, key=lambda entry: entry.name))
