"""Turns any public value into JSON and back, ``loads(dumps(x)) == x``; the only module that knows cattrs.

The JSON is an object with ``"schema": "gxparse/1"``, ``"type"`` (the name of the class) and the fields of the value.
Inside, a span is ``[start, end]``, a date its ISO 8601 text, a decimal a string, an enumeration its value; a value
whose own form is not an object (a span, a date) stands under ``"value"``. Unknown fields are ignored and missing ones
take their default, so that the JSON of one release loads in another of the same schema.
"""

import inspect
import json
import pkgutil
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast, final

from attrs import has, resolve_types

import gxparse.model
from gxparse.errors import GxParseError
from gxparse.limits import Limits
from gxparse.model.dates import PartialDate
from gxparse.model.document import Block
from gxparse.model.observations import Observations
from gxparse.model.tokens import Token, TokenKind
from gxparse.spans import Span

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["SCHEMA", "SchemaError", "dumps", "loads"]

SCHEMA: Final = "gxparse/1"
"""Name and version of the JSON. Within a version fields are only added."""

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NUMBER: Final[Any] = int | Decimal | None
_NUMBER_OR_TEXT: Final[Any] = int | Decimal | str | None
_WORDED: Final = frozenset({TokenKind.DATE, TokenKind.PERIOD, TokenKind.TIME, TokenKind.DOC_NUMBER})
"""Kinds of token whose value is text; that of every other kind is a number."""


@final
class SchemaError(GxParseError, ValueError):
    """The text is no JSON of gxparse. ``problems`` tells all that is wrong, each with its path."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("not a value of gxparse: " + "; ".join(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["SchemaError"], tuple[tuple[str, ...]]]:
        # The constructor does not take the message, so that the default pickling would call it wrongly.
        return (SchemaError, (self.problems,))


def dumps(value: object) -> str:
    """The JSON of a public value (a report, section, table, token, span, …), on one line.

    >>> dumps(Span(2, 5))
    '{"schema": "gxparse/1", "type": "Span", "value": [2, 5]}'
    """
    kind = type(value)
    if types().get(kind.__name__) is not kind:
        raise TypeError(f"dumps takes one of {', '.join(types())}, not {kind.__name__}")
    plain: Any = converter().unstructure(value)
    body: dict[str, Any] = plain if _is_object(kind) else {"value": plain}
    text = json.dumps({"schema": SCHEMA, "type": kind.__name__, **body}, ensure_ascii=False)
    # A lone surrogate has no UTF-8 form; escaped, the JSON can be written anywhere.
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def loads(text: str | bytes) -> Any:
    """The value that ``dumps`` wrote; ``SchemaError`` (a ``ValueError``) when the text is none.

    >>> loads('{"schema": "gxparse/1", "type": "Span", "value": [2, 5]}')
    Span(start=2, end=5)
    """
    data = _envelope(text)
    kind = types()[data["type"]]
    body, path = (data, "$") if _is_object(kind) else (data.get("value"), "$.value")
    try:
        return converter().structure(body, kind)
    except (ExceptionGroup, ValueError) as error:
        raise SchemaError(_problems(error, path)) from None


def _envelope(text: str | bytes) -> dict[str, Any]:
    """The object of the JSON, its schema and type known to be ours."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaError((f"not JSON: {error}",)) from None
    if not isinstance(data, dict):
        raise SchemaError((f"expected an object, got {type(data).__name__} @ $",))
    found = cast("dict[str, Any]", data)
    for key, allowed in (("schema", (SCHEMA,)), ("type", tuple(types()))):
        if found.get(key) not in allowed:
            raise SchemaError((f"expected one of {', '.join(allowed)}, got {found.get(key)!r} @ $.{key}",))
    return found


@cache
def types() -> dict[str, type[Any]]:
    """The public types by name: spans, limits, and the classes in ``__all__`` of every module of ``gxparse.model``."""
    found: dict[str, type[Any]] = {"Limits": Limits, "Span": Span}
    for module in pkgutil.iter_modules(gxparse.model.__path__, "gxparse.model."):
        loaded = import_module(module.name)
        found |= {name: getattr(loaded, name) for name in loaded.__all__ if _is_value(getattr(loaded, name))}
    return found


def _is_value(thing: object) -> bool:
    """Whether this is a class of values (attrs, enumeration, named tuple), and not a function, view or table of code."""
    return inspect.isclass(thing) and (has(thing) or issubclass(thing, StrEnum | tuple))


@cache
def converter() -> "Converter":
    """The one converter, with a hook for each form that JSON lacks; cattrs comes with its first use."""
    from cattrs import Converter, cols, override
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
    from cattrs.strategies import configure_tagged_union

    for public in types().values():
        if has(public):
            resolve_types(public)  # a section holds sections: cattrs does not look into tuple["Section", ...]
    made = Converter()
    for kind in (str, int, bool):
        made.register_structure_hook(kind, _exactly)
    made.register_structure_hook(float, _float)
    made.register_structure_hook(StrEnum, _member)
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, _decimal)
    made.register_unstructure_hook(Span, _span_as_pair)
    made.register_structure_hook(Span, _span)
    made.register_unstructure_hook(PartialDate, str)
    made.register_structure_hook(PartialDate, _date)
    made.register_structure_hook(_NUMBER, _number)
    made.register_structure_hook(_NUMBER_OR_TEXT, _as_it_is)
    made.register_unstructure_hook_factory(cols.is_namedtuple, cols.namedtuple_dict_unstructure_factory)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    made.register_structure_hook_factory(cols.is_namedtuple, cols.namedtuple_dict_structure_factory)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    made.register_structure_hook(Token, _token_hook(made))
    configure_tagged_union(Block, made, tag_name="block")
    items = override(rename="items")  # observations are a mapping too: here they are an object with one field
    made.register_unstructure_hook(Observations, make_dict_unstructure_fn(Observations, made, items_=items))
    made.register_structure_hook(Observations, make_dict_structure_fn(Observations, made, items_=items))
    return made


def _is_object(kind: type) -> bool:
    """Whether values of this type are objects in JSON, instead of standing under ``"value"``."""
    return not issubclass(kind, StrEnum | Span | PartialDate)


def _unexpected(value: object, wanted: str) -> ValueError:
    return ValueError(f"expected {wanted}, got {value!r}")


def _exactly(value: object, kind: type) -> object:
    """The value, when it is of just this type: a year "2016" is not repaired."""
    if type(value) is not kind:
        raise _unexpected(value, kind.__name__)
    return value


def _float(value: Any, _kind: object) -> float:
    if type(value) not in {float, int}:
        raise _unexpected(value, "a number")
    return float(value)


def _member(value: Any, kind: type[StrEnum]) -> StrEnum:
    return kind(value)


def _decimal(text: object, _kind: object = Decimal) -> Decimal:
    if not isinstance(text, str):
        raise _unexpected(text, "a decimal as a string")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _unexpected(text, "a decimal as a string") from None


def _span_as_pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _span(pair: Any, _kind: object) -> Span:
    ends = cast("list[int]", pair) if isinstance(pair, list) else []
    if [type(end) for end in ends] != [int, int]:
        raise _unexpected(cast("object", pair), "a span as [start, end]")
    return Span(*ends)


def _date(text: object, _kind: object) -> PartialDate:
    if not isinstance(text, str):
        raise _unexpected(text, "a date as an ISO 8601 string")
    return PartialDate.parse(text)


def _number(value: object, _kind: object) -> int | Decimal | None:
    return value if value is None or type(value) is int else _decimal(value)


def _as_it_is(value: object, _kind: object) -> object:
    """A value of a token before its kind is known: a string may be a decimal or a text."""
    if value is not None and type(value) not in {int, str}:
        raise _unexpected(value, "an int, a string or null")
    return value


def _token_hook(made: "Converter") -> Callable[[Any, Any], Token]:
    from cattrs import cols

    plain = cols.namedtuple_dict_structure_factory(Token, made)  # pyright: ignore[reportUnknownMemberType]

    def structure(data: Any, kind: Any) -> Token:
        token: Token = plain(data, kind)
        if isinstance(token.value, str) and token.kind not in _WORDED:
            return token._replace(value=_decimal(token.value))
        return token

    return structure


def _problems(error: Exception, path: str) -> tuple[str, ...]:
    """All that is wrong, each with its path; our own errors have words for it already."""
    from cattrs import transform_error
    from cattrs.v import format_exception

    def told(one: BaseException, kind: type | None) -> str:
        return str(one) if type(one) is ValueError else format_exception(one, kind)

    return tuple(transform_error(error, path, told))
