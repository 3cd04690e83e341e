"""The one late binding of the house: methods of the model whose work is done on a higher floor.

A user expects ``table.to_pandas()`` on a type of floor 1, but the work belongs to floor 7. Such a method is one line,
``return late.call("IndicatorTable.to_pandas", self)``; the package's ``__init__`` fills the table ``doors`` with the
place of each as ``"module:function"``, which is imported at the first call.
"""

from importlib import import_module
from typing import Any

__all__ = ["call", "doors"]

doors: dict[str, str] = {}


def call(name: str, *args: object, **options: object) -> Any:
    """Run the function that stands behind the method ``name`` (``"Type.method"``)."""
    module, function = doors[name].split(":")
    return getattr(import_module(module), function)(*args, **options)
