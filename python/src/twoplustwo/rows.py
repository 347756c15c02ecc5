"""Many reports in one call, one a row."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _engine
from ._words import CHOICES, options

if TYPE_CHECKING:
    import pyarrow

_READINGS = np.array(["", "full-burn", "early-cutoff", "heavier-payload"])

_COLUMNS = (
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


class Flights:
    """What was flown, each number an array of shape ``(rows,)``, NaN in rows that were not flown.

    A row is one flight that meets the row's numbers as they stand, with the vehicle in the middle of its figures; for a band
    over what is not known exactly, ask :func:`twoplustwo.reconstruct` for one report, or draw rows and take percentiles.

    ==============================  ===========================================================
    ``flight_time_s``               from ignition to the impact
    ``burnout_time_s``              end of the last burn, from ignition
    ``burnout_altitude_km``         height there
    ``burnout_speed_m_s``           speed there, relative to the turning Earth
    ``payload_kg``                  solved for at full burn, the vehicle's at early cutoff
    ``burnt_share``                 of the last stage: 1 at full burn, solved for at early cutoff
    ``launch_azimuth_deg``          direction of the pitch-over, from north, clockwise
    ``excess_s``                    reported flight time less the computed one; NaN without one
    ``standard_range_km``           the same missile at its best, without the Earth's rotation; ``None`` unless asked for
    ``standard_range_rotating_km``  the same on the turning Earth, towards the row's azimuth
    ==============================  ===========================================================
    """

    __slots__ = (*_COLUMNS, "reading_code", "not_flown", "without_standard_range", "missile", "source")

    def __init__(self, flown: _engine.FlownRows, missile: str, source: str) -> None:
        for name in _COLUMNS:
            setattr(self, name, getattr(flown, name))
        self.reading_code = flown.reading_code
        self.not_flown: list[tuple[int, str]] = flown.not_flown
        """Rows that were not flown, each with its reason."""
        self.without_standard_range = flown.without_standard_range
        self.missile = missile
        self.source = source

    @property
    def reading(self) -> NDArray[np.str_]:
        """In which reading each row was flown; ``""`` where it was not."""
        return _READINGS[self.reading_code]

    def __len__(self) -> int:
        return len(self.reading_code)

    def __repr__(self) -> str:
        return f"<Flights of {self.missile}: {len(self)} rows, {len(self.not_flown)} not flown>"

    def to_arrow(self) -> pyarrow.Table:
        """The same as a table of pyarrow, its numbers not copied."""
        import pyarrow

        columns = {name: getattr(self, name) for name in _COLUMNS if getattr(self, name) is not None}
        return pyarrow.table({"reading_code": self.reading_code, **columns})


def is_array(*values: Any) -> bool:
    """Whether one of them has many values."""
    return any(isinstance(value, (list, np.ndarray)) and np.ndim(value) > 0 for value in values)


@functools.lru_cache(maxsize=64)
def _prepared(missile: str, words: tuple[str, ...]) -> _engine.Prepared:
    return _engine.Prepared(["reconstruct", *words, "--", "rows"], missile)


def prepare(missile: str, choices: Mapping[str, Any]) -> _engine.Prepared:
    """A missile made ready once for the same choices."""
    if not choices:
        return _prepared(missile, ())
    unknown = choices.keys() - CHOICES
    if unknown:
        raise TypeError(f"reconstruct() has no keyword {min(unknown)!r}; of every function there are: {', '.join(sorted(CHOICES))}")
    return _prepared(missile, tuple(options(**choices)))


def input_names(missile: str, **choices: Any) -> list[str]:
    """The figures of a missile that ``shares`` draws, in the order of its columns."""
    return prepare(missile, choices).input_names


def _column(value: Any) -> Any:
    if value.__class__ is np.ndarray and value.dtype == np.float64 and value.flags.c_contiguous:
        return value
    if isinstance(value, (int, float)):
        return float(value)
    return np.ascontiguousarray(value, dtype=np.float64)


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
    latitude, longitude = launch
    flown = prepared.rows(
        _column(latitude),
        _column(longitude),
        _column(range_km),
        _column(apogee_km),
        _column(azimuth_deg),
        None if flight_time_s is None else _column(flight_time_s),
        [_column(one) for one in shares],
        reading,
        standard_range,
    )
    return Flights(flown, prepared.missile, source)
