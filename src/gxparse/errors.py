"""What can go wrong before there is a report: each error says what, where and what to do; content never raises."""

from typing import final

__all__ = ["DecodeError", "GxParseError", "LimitExceededError", "MissingExtraError", "UnsupportedFormatError"]


class GxParseError(Exception):
    """Base of every error that gxparse raises on purpose."""


@final
class UnsupportedFormatError(GxParseError):
    """The input is of a format that is not read, is encrypted, or holds several readable members.

    ``media_type`` is what was recognised (or ``None``); ``members`` names the readable members of an archive.
    """

    def __init__(self, message: str, *, media_type: str | None = None, members: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.media_type = media_type
        self.members = members


@final
class DecodeError(GxParseError):
    """The bytes are not text in the encoding asked for, or more than one in a hundred cannot be decoded.

    ``encoding`` is the one tried, ``offset`` the first byte that does not fit.
    """

    def __init__(self, message: str, *, encoding: str, offset: int) -> None:
        super().__init__(message)
        self.encoding = encoding
        self.offset = offset


@final
class LimitExceededError(GxParseError):
    """The input is larger than a limit of :class:`gxparse.Limits` admits.

    ``limit`` is the name of the field of ``Limits``, ``allowed`` its value,
    ``found`` what the input has (a lower bound).
    """

    def __init__(self, limit: str, allowed: float, found: float) -> None:
        super().__init__(
            f"the input exceeds the limit {limit}: {found:,} is more than the allowed {allowed:,}; "
            f"pass limits=Limits({limit}=...) to admit more"
        )
        self.limit = limit
        self.allowed = allowed
        self.found = found

    def __reduce__(self) -> tuple[type["LimitExceededError"], tuple[str, float, float]]:
        # The constructor does not take the message, so that the default pickling would call it wrongly.
        return (LimitExceededError, (self.limit, self.allowed, self.found))


@final
class MissingExtraError(GxParseError, ImportError):
    """An optional library is needed and not installed; ``pip install 'gxparse[extra]'`` installs it.

    ``extra`` is the name of the extra, ``purpose`` what it was needed for. ``package`` is what the command installs
    beside the extra: data frames are made for the library that the user has chosen (``pandas``, ``polars``).
    """

    def __init__(self, extra: str, purpose: str, package: str | None = None) -> None:
        command = f"pip install 'gxparse[{extra}]'" + (f" {package}" if package else "")
        super().__init__(f"{purpose} needs an optional library; install it with: {command}")
        self.extra = extra
        self.purpose = purpose
        self.package = package

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str, str | None]]:
        return (MissingExtraError, (self.extra, self.purpose, self.package))
