"""The public names: what ``gxparse`` offers, that it is documented, and that methods bound late have their doors."""

import ast
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import gxparse
import gxparse.model
from gxparse import late

SOURCES = Path(gxparse.__file__).parent
MODULES = sorted(found.name for found in pkgutil.walk_packages(gxparse.__path__, "gxparse."))
NAMES = """
    parse tokenise normalise dumps loads Limits Span Report Metadata Contact Section Paragraph Point Quantity QuantityKind
    ReportKind Style IndicatorTable Column Row Cell Missing Read Layout Token TokenKind Approx PartialDate Period
    Diagnostic Severity Source Location Attachment GxParseError UnsupportedFormatError DecodeError LimitExceededError
    MissingExtraError numerals catalogue Observations Observation
"""
PROMISED = NAMES.split()


@pytest.mark.parametrize("name", PROMISED)
def test_a_promised_name_is_there(name: str) -> None:
    assert name in gxparse.__all__
    assert getattr(gxparse, name).__doc__


def test_every_public_name_resolves_and_is_documented() -> None:
    assert list(gxparse.__all__) == sorted(set(gxparse.__all__))
    for name in gxparse.__all__:
        thing = getattr(gxparse, name)
        assert not callable(thing) or inspect.getdoc(thing), name


def test_public_names_come_from_one_place_each() -> None:
    for name in gxparse.__all__:
        thing = getattr(gxparse, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert thing.__name__ == name
            assert getattr(import_module(thing.__module__), name) is thing


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_and_lists_what_is_public(name: str) -> None:
    module = import_module(name)
    assert module.__doc__
    assert all(hasattr(module, public) for public in getattr(module, "__all__", ()))


def late_calls() -> set[str]:
    """The names that the sources pass to ``late.call``."""
    found = set[str]()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "late.call":
                assert isinstance(node.args[0], ast.Constant)
                found.add(str(node.args[0].value))
    return found


def test_each_method_bound_late_has_a_door_and_each_door_a_method() -> None:
    assert late_calls() == set(late.doors)


@pytest.mark.parametrize("name", sorted(late_calls()))
def test_a_door_opens_on_a_function_and_stands_on_a_public_type(name: str) -> None:
    module, function = late.doors[name].split(":")
    assert callable(getattr(import_module(module), function))
    kind, method = name.split(".")
    assert callable(getattr(getattr(gxparse, kind), method))
