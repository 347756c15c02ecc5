"""The commands as functions. Each docstring says what comes back; the fields are those of the JSON document."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import NDArray

from . import documents
from ._words import ask, joined
from .rows import Flights, is_array, reconstruct_rows

Date = str | datetime.date
LatLon = tuple[float, float]
"""Degrees north and east."""

Numbers = list[float] | NDArray[np.float64]
"""One number a report, shape ``(rows,)``."""


def brief(date: Date, *, out: str | os.PathLike[str] | None = None, pdf: bool = False, **choices: Any) -> documents.BriefDocument:
    """The paper for the eve of talks on ``date``; with ``out``, its files are written into that folder as well."""
    return ask("brief", date, out=out, pdf=pdf, choices=choices)  # type: ignore[return-value]


@overload
def reconstruct(launch_id: str, *, track: bool = False, **choices: Any) -> documents.ReconstructLaunchDocument: ...


@overload
def reconstruct(
    *,
    range_km: float,
    apogee_km: float,
    missile: str,
    launch: LatLon,
    azimuth_deg: float,
    source: str,
    flight_time_s: float | None = None,
    track: bool = False,
    **choices: Any,
) -> documents.ReconstructTypedDocument: ...


@overload
def reconstruct(
    *,
    range_km: float | Numbers,
    apogee_km: float | Numbers,
    missile: str,
    launch: tuple[float | Numbers, float | Numbers],
    azimuth_deg: float | Numbers,
    source: str,
    flight_time_s: float | Numbers | None = None,
    reading: Literal["full-burn", "early-cutoff", "heavier-payload"] | None = None,
    standard_range: bool = False,
    shares: Sequence[float | Numbers] = (),
    **choices: Any,
) -> Flights: ...


def reconstruct(
    launch_id: str | None = None,
    *,
    range_km: Any = None,
    apogee_km: Any = None,
    flight_time_s: Any = None,
    missile: str | None = None,
    launch: Any = None,
    azimuth_deg: Any = None,
    source: str | None = None,
    track: bool = False,
    reading: str | None = None,
    standard_range: bool = False,
    shares: Sequence[Any] = (),
    **choices: Any,
) -> Any:
    """What was flown, if a report is true: flight time, burnout, and the range of the same missile at its best.

    Of a catalogued launch (``launch_id``), each body's report by itself; or of figures with their ``source``:

    ================  =====================================================================
    ``range_km``      distance over the ground, as many digits as are meant
    ``apogee_km``     greatest height
    ``flight_time_s`` compared with the result, never an input of it
    ``launch``        ``(lat, lon)`` in degrees north and east
    ``azimuth_deg``   the direction of the impact from the launch, from north, clockwise
    ================  =====================================================================

    ``track`` adds the path. Raises :class:`InputError` for figures that the missile cannot fly.

    Arrays of shape ``(rows,)`` in place of the numbers make many reports of them, a row each, and :class:`twoplustwo.Flights`
    comes back; a number beside an array is that of every row. ``reading`` is ``"full-burn"``, ``"early-cutoff"`` or
    ``"heavier-payload"``; without it a row is read as the first of them that it can be flown in. ``standard_range`` adds both
    standard ranges, twice the work again. ``shares`` draws the figures of the vehicle: a column, 0 to 1, for each name that
    :func:`twoplustwo.rows.input_names` gives. A row's result depends on that row alone.
    """
    if is_array(range_km, apogee_km, azimuth_deg, flight_time_s, *(launch or ())):
        if missile is None or launch is None or azimuth_deg is None or source is None or launch_id is not None or track:
            raise TypeError("of many reports missile, launch, azimuth_deg and source must be given, without launch_id and track")
        return reconstruct_rows(
            range_km=range_km,
            apogee_km=apogee_km,
            flight_time_s=flight_time_s,
            missile=missile,
            launch=launch,
            azimuth_deg=azimuth_deg,
            source=source,
            reading=reading,
            standard_range=standard_range,
            shares=shares,
            **choices,
        )
    if reading is not None or standard_range or len(shares):
        raise TypeError(
            "one report has every reading, with its standard ranges and bands; "
            "`reading`, `standard_range` and `shares` are for arrays"
        )
    return ask(
        "reconstruct",
        launch_id,
        choices=choices,
        range_km=range_km,
        apogee_km=apogee_km,
        flight_time_s=flight_time_s,
        missile=missile,
        launch=launch,
        azimuth_deg=azimuth_deg,
        source=source,
        track=track,
    )


@overload
def sight(element: None = None, *, matrix: Literal[True], **options: Any) -> documents.SightMatrixDocument: ...


@overload
def sight(element: str, *, launch: str, **options: Any) -> documents.SightTargetDocument: ...


@overload
def sight(element: str, *, arc: str, **options: Any) -> documents.SightTargetDocument: ...


@overload
def sight(
    element: str,
    *,
    altitude_km: float | Iterable[float] | None = None,
    grid_deg: float | None = None,
    heading_deg: float | None = None,
    mode: str | None = None,
    rcs_m2: float | None = None,
    move: Mapping[str, str | LatLon] | None = None,
    without: str | None = None,
    mask: str | os.PathLike[str] | None = None,
    **choices: Any,
) -> documents.SightDocument: ...


def sight(
    element: str | None = None,
    *,
    altitude_km: float | Iterable[float] | None = None,
    grid_deg: float | None = None,
    launch: str | None = None,
    arc: str | None = None,
    matrix: bool = False,
    heading_deg: float | None = None,
    mode: str | None = None,
    rcs_m2: float | None = None,
    move: Mapping[str, str | LatLon] | None = None,
    without: str | None = None,
    mask: str | os.PathLike[str] | None = None,
    **choices: Any,
) -> Any:
    """What a radar sees: by height; of a launch; of a notional arc; or, with ``matrix``, every radar of all of them.

    Launches and arcs are named by their ids, and there is no other way to give one. ``move`` is ``{element: site}`` or
    ``{element: (lat, lon)}``, of one element; ``grid_deg`` adds the lowest heights in view, see
    :meth:`Document.to_xarray`. Areas come as a GeoDataFrame by :meth:`Document.to_geodataframe`.
    """
    return ask(
        "sight",
        element,
        choices=choices,
        altitude_km=joined(altitude_km),
        grid_deg=grid_deg,
        launch=launch,
        arc=arc,
        matrix=matrix,
        heading_deg=heading_deg,
        mode=mode,
        rcs_m2=rcs_m2,
        move=move,
        without=without,
        mask=mask,
    )


def warn(launch_id: str, *, place: str | Iterable[str] | None = None, **choices: Any) -> documents.WarnDocument:
    """Who could know of a launch when, when the public was told, and when it passed a place; times in seconds from launch."""
    return ask("warn", launch_id, place=place, choices=choices)  # type: ignore[return-value]


def defend(
    element: str,
    *,
    against: str | Iterable[str] | None = None,
    place: str | Iterable[str] | None = None,
    why: str | Iterable[str] | None = None,
    cue: str | None = None,
    **choices: Any,
) -> documents.DefendDocument:
    """What a battery reaches of a class of missiles, by its published envelope and its clock, and why not.

    ``against`` takes ids of classes; no trajectory, launch point or height can be given.
    """
    against = joined(against)
    return ask("defend", element, against=against, place=place, why=why, cue=cue, choices=choices)  # type: ignore[return-value]


def ring(element: str, **choices: Any) -> documents.RingDocument:
    """How far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside."""
    return ask("ring", element, choices=choices)  # type: ignore[return-value]


def check(claim_id: str, *, between: tuple[str, str] | None = None, **choices: Any) -> documents.CheckDocument:
    """A claim card: what of a claim can be computed, its value on each side's figures, and where it turns.

    ``between`` names two assumption sets: what each figure in which they differ explains of the gap between them.
    """
    sides = () if between is None else ("--between", *between)
    return ask("check", claim_id, *sides, choices=choices)  # type: ignore[return-value]


def tradeoff(element: str, variable: str, **choices: Any) -> documents.TradeoffDocument:
    """What a limit on a radar (``"heading"``, ``"mode"`` or ``"site"``) keeps, and what it spares the neighbours."""
    return ask("tradeoff", element, variable, choices=choices)  # type: ignore[return-value]


def reproduce(case: str | None = None, **choices: Any) -> documents.ReproduceDocument:
    """Published results computed again. One that is missed without a reason has the status ``"unexplained"``."""
    return ask("reproduce", case, choices=choices)  # type: ignore[return-value]


def why(id: str, *, kind: str | None = None, **choices: Any) -> documents.WhyDocument:
    """Where a number comes from: the tree from a figure, a record or a computed number to its sources."""
    return ask("why", id, kind=kind, choices=choices)  # type: ignore[return-value]


def cite(id: str, *, kind: str | None = None, **choices: Any) -> documents.CiteDocument:
    """A ready citation of a number or a statement, with version, as-of date and sources."""
    return ask("cite", id, kind=kind, choices=choices)  # type: ignore[return-value]


def diff(asof: Date, to: Date, **choices: Any) -> documents.DiffDocument:
    """What became known after ``asof``, up to ``to``."""
    return ask("diff", to, choices={"asof": asof, **choices})  # type: ignore[return-value]


def schema(name: str | None = None) -> dict[str, Any]:
    """The JSON Schema of a document or a kind of file; of all of them by name without one."""
    return ask("schema", name, choices={}).to_dict()
