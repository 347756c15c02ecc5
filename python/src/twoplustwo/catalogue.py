"""The catalogue: ``catalogue.list("launches")``, ``catalogue.show("2017-03-06")``, ``catalogue.check()``,
``catalogue.export(...)``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from . import documents
from ._fields import ask
from ._questions import catalogue_list as list
from ._questions import catalogue_show as show

__all__ = ["check", "export", "list", "show"]


def check(**choices: Any) -> documents.Document:
    """Reads and checks every file, and counts the records. Raises ``InputError`` that names every fault."""
    return ask("catalogue check", {}, choices)


def export(format: str | Iterable[str], *, out: str | os.PathLike[str] | None = None, **choices: Any) -> documents.Document:
    """The catalogue as known at the as-of date, written into the folder ``out`` as ``csv``, ``parquet``, ``geojson``,
    ``kml`` and ``csl-json``; without ``out``, as one document."""
    formats = format if isinstance(format, str) else ",".join(format)
    return ask("catalogue export", {"format": formats, "out": out}, choices)
