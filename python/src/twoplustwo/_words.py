"""From keywords to the words of the command line, the one form that a question has."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any

from . import _engine
from .records import Document


def word(value: Any) -> str:
    """A value as it is typed: numbers in as many digits as they have, a position as ``LAT,LON``."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, os.PathLike):
        return str(os.fspath(value))
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise TypeError(f"{value!r} is no value; allowed: text, a number, a date, a path, (lat, lon)")
    if isinstance(value, tuple):
        return ",".join(word(part) for part in value)
    if hasattr(value, "item"):  # a scalar of NumPy
        value = value.item()
    if isinstance(value, (int, float)):
        return repr(value)
    raise TypeError(f"{value!r} is no value; allowed: text, a number, a date, a path, (lat, lon)")


def options(**keywords: Any) -> list[str]:
    """The words of options: ``None`` and ``False`` are left out, ``True`` is a flag, a list is repeated, a mapping is
    ``KEY=VALUE``, repeated."""
    words: list[str] = []
    for name, value in keywords.items():
        flag = "--" + name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            words.append(flag)
        elif isinstance(value, Mapping):
            words.extend(f"{flag}={key}={word(inner)}" for key, inner in value.items())
        elif isinstance(value, Iterable) and not isinstance(value, (str, tuple, os.PathLike)) and not _scalar(value):
            words.extend(f"{flag}={word(inner)}" for inner in value)
        else:
            words.append(f"{flag}={word(value)}")
    return words


def joined(values: Any) -> str | None:
    """Several values in one word, separated by commas; one value alone is itself."""
    if values is None:
        return None
    if isinstance(values, str) or not isinstance(values, Iterable) or _scalar(values):
        return word(values)
    return ",".join(word(value) for value in values)


def _scalar(value: Any) -> bool:
    return getattr(value, "ndim", None) == 0


def ask(command: str, *operands: Any, choices: Mapping[str, Any], **keywords: Any) -> Document:
    """Asks a question: the words of a command, its options, and the choices of every command."""
    unknown = choices.keys() - CHOICES
    if unknown:
        name = min(unknown)
        raise TypeError(f"{command}() has no keyword {name!r}; of every function there are: {', '.join(sorted(CHOICES))}")
    given = [word(operand) for operand in operands if operand is not None]
    if given and given[0].startswith("-"):
        given.insert(0, "--")
    asked = [*options(**choices), *options(**keywords), "--json"]
    words = [*asked, *given] if given[:1] == ["--"] else [*given, *asked]
    return Document(_engine.ask([*command.split(), *words]))


CHOICES = frozenset({"asof", "scenario", "figures", "figure", "data", "samples", "seed"})
"""The keywords of every function."""
