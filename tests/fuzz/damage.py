"""Damage done to files: bytes flipped, cut out, doubled, spliced with another file. A number is the seed and tells all."""

import random


def damaged(data: bytes, other: bytes, seed: str) -> bytes:
    """The file after one to eight accidents."""
    chance = random.Random(seed)  # noqa: S311 - damage wants to be repeated, not to be secret
    for _ in range(chance.randint(1, 8)):
        accident = chance.choice((_flip, _flip, _overwrite, _cut, _truncate, _double, _insert, _digit))
        data = accident(data, chance)
    if chance.random() < 0.1:
        place = chance.randrange(len(other))
        data = data[: chance.randrange(len(data) + 1)] + other[place:]
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data)) if data else 0


def _flip(data: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :] if data else data


def _overwrite(data: bytes, chance: random.Random) -> bytes:
    place, length = _place(data, chance), chance.choice((1, 2, 4, 64))
    return data[:place] + chance.randbytes(length) + data[place + length :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[:place] + data[place + chance.choice((1, 3, 50, 2000)) :]


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)] if chance.random() < 0.3 else data


def _double(data: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[: place + chance.choice((4, 100, 3000))] + data[place:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[:place] + chance.choice(_NASTY) + data[place:]


def _digit(data: bytes, chance: random.Random) -> bytes:
    """Make a number of the file large: lengths, offsets, spans."""
    places = [index for index in range(0, len(data), max(1, len(data) // 4000)) if 48 <= data[index] < 58]
    if not places:
        return data
    place = chance.choice(places)
    return data[:place] + b"9999999" + data[place + 1 :]


_NASTY = (
    b"\x00", b"\xff\xff\xff\xff", b"<table>", b"</td>", b"<!--", b"&#x110000;", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<td colspan=99999>",
    b"<plaintext>", b"endobj", b"stream\n", b"]]>", b"PK\x05\x06", b"\r\n\r\n", b"\x1b$B", b"<svg><style>", b"=?utf-8?q?=FF?=",
)  # fmt: skip
