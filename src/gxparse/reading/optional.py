"""Turns the name of an optional library into the library, or into the error that says how to install it."""

from importlib import import_module
from typing import Any

from gxparse.errors import MissingExtraError

__all__ = ["library"]


def library(name: str, extra: str, purpose: str) -> Any:
    """The module ``name``. It has no types of its own: who uses it narrows what it gives."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(extra, purpose) from None
