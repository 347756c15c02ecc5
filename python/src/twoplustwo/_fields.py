"""From keywords to the fields of a question: each a text, a switch or a list of texts."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any

from . import _engine
from .records import Document

Field = str | bool | list[str]
"""A field as the engine takes it."""


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


def fields(**keywords: Any) -> dict[str, Field]:
    """The fields of a question: ``None`` and ``False`` are left out, a mapping is ``KEY=VALUE``, a list stays one."""
    found: dict[str, Field] = {}
    for name, value in keywords.items():
        if value is None or value is False:
            continue
        if value is True:
            found[name] = True
        elif isinstance(value, Mapping):
            found[name] = [f"{key}={word(inner)}" for key, inner in value.items()]
        elif isinstance(value, Iterable) and not isinstance(value, (str, tuple, os.PathLike)) and not _scalar(value):
            found[name] = [word(inner) for inner in value]
        else:
            found[name] = word(value)
    return found


def _scalar(value: Any) -> bool:
    return getattr(value, "ndim", None) == 0


def chosen(function: str, choices: Mapping[str, Any]) -> dict[str, Field]:
    """The choices of every function, refused where one is unknown."""
    unknown = choices.keys() - CHOICES
    if unknown:
        name = min(unknown)
        raise TypeError(f"{function}() has no keyword {name!r}; of every function there are: {', '.join(sorted(CHOICES))}")
    return fields(**choices)


def ask(command: str, keywords: Mapping[str, Any], choices: Mapping[str, Any]) -> Document:
    """Asks a question: the words of a command, its fields, and the choices of every command."""
    return Document(_engine.ask(command, fields(**keywords) | chosen(command, choices)))


CHOICES = frozenset({"asof", "scenario", "figures", "figure", "data", "samples", "seed"})
"""The keywords of every function."""
