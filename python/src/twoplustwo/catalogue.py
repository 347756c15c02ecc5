"""The catalogue: ``catalogue.list("launches")``, ``catalogue.show("2017-03-06")``, ``catalogue.check()``,
``catalogue.export(...)``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from . import documents
from ._words import ask, joined


def list(
    kind: str,
    *,
    since: str | None = None,
    until: str | None = None,
    contains: str | None = None,
    where: Mapping[str, str] | None = None,
    **choices: Any,
) -> documents.CatalogueListDocument:
    """The records of a kind (launches, elements, missiles, claims, places, sources, people, meetings, sets …), all of
    them or those that every filter wants."""
    return ask(  # type: ignore[return-value]
        "catalogue list", kind, since=since, until=until, contains=contains, where=where, choices=choices
    )


def show(id: str, *, kind: str | None = None, **choices: Any) -> documents.CatalogueShowDocument:
    """One record with its sources; for a launch, with the vacuum arc through each report."""
    return ask("catalogue show", id, kind=kind, choices=choices)  # type: ignore[return-value]


def check(**choices: Any) -> documents.Document:
    """Reads and checks every file, and counts the records. Raises ``InputError`` that names every fault."""
    return ask("catalogue check", choices=choices)


def export(format: str | Iterable[str], *, out: str | os.PathLike[str] | None = None, **choices: Any) -> documents.Document:
    """The catalogue as known at the as-of date, written into the folder ``out`` as ``csv``, ``parquet``, ``geojson``,
    ``kml`` and ``csl-json``; without ``out``, as one document."""
    return ask("catalogue export", format=joined(format), out=out, choices=choices)
