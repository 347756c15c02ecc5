"""A command asked many times, by a study file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from . import _engine, documents
from ._fields import ask


def sweep(
    study: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str],
    engine: str = "local",
    scheduler: str | None = None,
    data: str | os.PathLike[str] | None = None,
) -> documents.SweepDocument:
    """Computes a study into the folder ``out``: Parquet files, one a part, and a manifest, which is what comes back.

    Stopped and started again, it goes on where it was. ``engine="dask"`` computes the parts on the cluster of ``scheduler``, or
    on one that it starts on this machine. Raises :class:`InputError` for what no study may ask.
    """
    if engine == "dask":
        from .cluster import run

        return run(study, out=out, scheduler=scheduler, data=data)  # type: ignore[return-value]
    choices = {"data": data} if data is not None else {}
    return ask("sweep", {"study": study, "out": out, "engine": engine, "scheduler": scheduler}, choices)  # type: ignore[return-value]


def missing(study: str | os.PathLike[str], out: str | os.PathLike[str], data: Any = None) -> list[int]:
    """The parts of a study that are not in its folder yet."""
    return _engine.Sweep(Path(study), data).begin(Path(out))
