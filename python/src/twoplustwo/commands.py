"""The commands as functions. Each docstring says what comes back; the fields are those of the JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import NDArray

from . import _questions, documents
from ._questions import *
from ._questions import Date, LatLon
from .rows import Flights, is_array, reconstruct_rows

__all__: list[str] = []
__all__ += _questions.__all__

Figure = float | str | tuple[float | None, float | None]
"""A reported figure: a value, a text such as ``">930"``, or a pair of ends of which one may be open."""

Numbers = list[float] | NDArray[np.float64]
"""One number a report, shape ``(rows,)``."""


@overload  # type: ignore[no-redef]
def reconstruct(launch_id: str, *, track: bool = False, **choices: Any) -> documents.ReconstructLaunchDocument: ...


@overload
def reconstruct(
    *,
    range_km: Figure | None = None,
    apogee_km: Figure | None = None,
    flight_time_s: Figure | None = None,
    missile: str | None = None,
    launch: LatLon | None = None,
    azimuth_deg: float | None = None,
    source: str | None = None,
    track: bool = False,
    **choices: Any,
) -> documents.ReconstructTypedDocument: ...


@overload
def reconstruct(
    *,
    range_km: float | Numbers | None = None,
    apogee_km: float | Numbers | None = None,
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
    ``flight_time_s`` compared with the result where range and apogee are there, else an input
    ``missile``       its record; without it, what follows for any missile
    ``launch``        ``(lat, lon)`` in degrees north and east; without it, the usual site
    ``azimuth_deg``   the direction of the impact from the launch, from north, clockwise
    ``source``        who says so; without it "typed here"
    ================  =====================================================================

    Any two of range, apogee and flight time give a flight; one alone bounds it. Each is a value, a pair (``(900, 1000)`` is a
    span, ``(930, None)`` at least, ``(None, 700)`` at most), or a text as at the command line: ``"900..1000"``, ``">930"``,
    ``"<700"``, ``"~930"`` (about).

    ``track`` adds the path. Raises :class:`InputError` for figures that the missile cannot fly.

    Arrays of shape ``(rows,)`` in place of the numbers make many reports of them, a row each, and :class:`twoplustwo.Flights`
    comes back; a number beside an array is that of every row. A row gives two of the three figures or all of them: what it lacks is
    NaN. Limits and spans are for one report. ``reading`` is ``"full-burn"``, ``"early-cutoff"`` or
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
    ask: Any = _questions.reconstruct
    return ask(
        launch_id,
        range_km=_figure("range_km", range_km),
        apogee_km=_figure("apogee_km", apogee_km),
        flight_time_s=_figure("flight_time_s", flight_time_s),
        missile=missile,
        launch=launch,
        azimuth_deg=azimuth_deg,
        source=source,
        track=track,
        **choices,
    )


def _figure(name: str, value: Any) -> Any:
    """A figure as the engine takes it: a pair as the text of a span or a limit."""
    if not isinstance(value, tuple):
        return value
    if len(value) != 2 or value == (None, None):
        raise TypeError(f"{name} = {value!r}; allowed: a value, (low, high), (low, None) or (None, high)")
    low, high = value
    if high is None:
        return f">{low}"
    return f"<{high}" if low is None else f"{low}..{high}"


def diff(asof: Date, to: Date, **choices: Any) -> documents.DiffDocument:  # type: ignore[no-redef]
    """What became known after ``asof``, up to ``to``."""
    return _questions.diff(to, asof=asof, **choices)


def schema(name: str | None = None) -> dict[str, Any]:  # type: ignore[no-redef]
    """The JSON Schema of a document or a kind of file; of all of them by name without one."""
    return _questions.schema(name).to_dict()
