"""Many reports in one call, one a row."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _engine
from ._columns import Columns
from ._fields import Field, chosen

if TYPE_CHECKING:
    import pyarrow

_READINGS = np.array(["", "full-burn", "early-cutoff", "heavier-payload"])

_FLOAT64 = np.dtype(np.float64)

_COLUMNS = (
    "range_km",
    "apogee_km",
    "flight_time_s",
    "burnout_time_s",
    "burnout_altitude_km",
    "burnout_speed_m_s",
    "payload_kg",
    "burnt_share",
    "launch_azimuth_deg",
    "excess_s",
    "standard_range_km",
    "standard_range_rotating_km",
)


class Flights(Columns):
    """What was flown, each number an array of shape ``(rows,)``, NaN in rows that were not flown.

    A row is one flight that meets the row's numbers as they stand, with the vehicle in the middle of its figures; for a band
    over what is not known exactly, ask :func:`twoplustwo.reconstruct` for one report, or draw rows and take percentiles.

    ==============================  ===========================================================
    ``range_km``                    how far it comes down over the ground
    ``apogee_km``                   how high it rises
    ``flight_time_s``               from ignition to the impact
    ``burnout_time_s``              end of the last burn, from ignition
    ``burnout_altitude_km``         height there
    ``burnout_speed_m_s``           speed there, relative to the turning Earth
    ``payload_kg``                  solved for at full burn, the vehicle's at early cutoff
    ``burnt_share``                 of the last stage: 1 at full burn, solved for at early cutoff
    ``launch_azimuth_deg``          direction of the pitch-over, from north, clockwise
    ``excess_s``                    reported flight time less the computed one; NaN without one, or where it was an input
    ``standard_range_km``           the same missile at its best, without the Earth's rotation; ``None`` unless asked for
    ``standard_range_rotating_km``  the same on the turning Earth, towards the row's azimuth
    ==============================  ===========================================================
    """

    __slots__ = ("missile", "source")

    _names = _COLUMNS
    _flown: _engine.FlownRows

    range_km: NDArray[np.float64]
    apogee_km: NDArray[np.float64]
    flight_time_s: NDArray[np.float64]
    burnout_time_s: NDArray[np.float64]
    burnout_altitude_km: NDArray[np.float64]
    burnout_speed_m_s: NDArray[np.float64]
    payload_kg: NDArray[np.float64]
    burnt_share: NDArray[np.float64]
    launch_azimuth_deg: NDArray[np.float64]
    excess_s: NDArray[np.float64]
    standard_range_km: NDArray[np.float64] | None
    standard_range_rotating_km: NDArray[np.float64] | None

    def __init__(self, flown: _engine.FlownRows, missile: str, source: str) -> None:
        self._flown = flown
        self.missile = missile
        self.source = source

    @property
    def reading_code(self) -> NDArray[np.uint8]:
        """The reading of each row as a number: 1 full burn, 2 early cutoff, 3 heavier payload, 0 where it was not flown."""
        return self._flown.reading_code

    @property
    def without_standard_range(self) -> list[tuple[int, str]]:
        """Rows whose missile has no standard range, each with its reason."""
        return self._flown.without_standard_range

    @property
    def reading(self) -> NDArray[np.str_]:
        """In which reading each row was flown; ``""`` where it was not."""
        return _READINGS[self.reading_code]

    def __repr__(self) -> str:
        return f"<Flights of {self.missile}: {len(self)} rows, {len(self.not_flown)} not flown>"

    def to_arrow(self) -> pyarrow.Table:
        """The same as a table of pyarrow, its numbers not copied."""
        import pyarrow

        return pyarrow.table({"reading_code": self.reading_code, **self._arrays()})


def is_array(*values: Any) -> bool:
    """Whether one of them has many values."""
    # Arrays first: of them most calls are made.
    for value in values:
        if value.__class__ is np.ndarray and value.ndim:
            return True
    return any(isinstance(value, (list, np.ndarray)) and np.ndim(value) > 0 for value in values)


@functools.lru_cache(maxsize=64)
def _prepared(missile: str, choices: tuple[tuple[str, Field | tuple[str, ...]], ...]) -> _engine.Prepared:
    return _engine.Prepared({name: list(value) if isinstance(value, tuple) else value for name, value in choices}, missile)


def prepare(missile: str, choices: Mapping[str, Any]) -> _engine.Prepared:
    """A missile made ready once for the same choices."""
    if not choices:
        return _prepared(missile, ())
    given = chosen("reconstruct", choices).items()
    return _prepared(missile, tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in given))


def input_names(missile: str, **choices: Any) -> list[str]:
    """The figures of a missile that ``shares`` draws, in the order of its columns."""
    return prepare(missile, choices).input_names


def as_columns(*values: Any) -> list[Any]:
    """Numbers as the engine takes them: floats, and arrays of float64."""
    return [
        value
        if value.__class__ is float or (value.__class__ is np.ndarray and value.dtype is _FLOAT64)
        else float(value)
        if isinstance(value, (int, float))
        else np.asarray(value, dtype=np.float64)
        for value in values
    ]


def reconstruct_rows(
    *,
    range_km: Any,
    apogee_km: Any,
    missile: str,
    launch: tuple[Any, Any],
    azimuth_deg: Any,
    source: str,
    flight_time_s: Any = None,
    reading: str | None = None,
    standard_range: bool = False,
    shares: Sequence[Any] = (),
    **choices: Any,
) -> Flights:
    """Reconstructs every row: each number is one for all rows or an array of shape ``(rows,)``.

    What each keyword does, :func:`twoplustwo.reconstruct` says.
    """
    prepared = prepare(missile, choices)
    # What is not given is no number.
    of_range, of_apogee = (float("nan") if value is None else value for value in (range_km, apogee_km))
    latitude, longitude, ranges, apogees, azimuths = as_columns(*launch, of_range, of_apogee, azimuth_deg)
    flown = prepared.rows(
        latitude,
        longitude,
        ranges,
        apogees,
        azimuths,
        None if flight_time_s is None else as_columns(flight_time_s)[0],
        as_columns(*shares) if len(shares) else [],
        reading,
        standard_range,
    )
    return Flights(flown, prepared.missile, source)
