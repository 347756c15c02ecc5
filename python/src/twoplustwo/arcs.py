"""Many arcs in a vacuum in one call, one a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _engine
from ._columns import Columns
from .rows import as_columns

if TYPE_CHECKING:
    import pyarrow

_COLUMNS = (
    "flight_time_s",
    "apogee_time_s",
    "apogee_km",
    "impact_latitude_deg",
    "impact_longitude_deg",
    "range_km",
)


class Arcs(Columns):
    """Arcs in a vacuum, each number an array of shape ``(rows,)``, NaN in rows that were not flown.

    ========================  ===========================================================
    ``flight_time_s``         from the launch to the impact
    ``apogee_time_s``         from the launch to the highest point
    ``apogee_km``             height there, above the ellipsoid
    ``impact_latitude_deg``   where it comes down, degrees north
    ``impact_longitude_deg``  where it comes down, degrees east
    ``range_km``              distance over the ground; ``None`` unless asked for
    ========================  ===========================================================
    """

    __slots__ = ()

    _names = _COLUMNS

    flight_time_s: NDArray[np.float64]
    apogee_time_s: NDArray[np.float64]
    apogee_km: NDArray[np.float64]
    impact_latitude_deg: NDArray[np.float64]
    impact_longitude_deg: NDArray[np.float64]
    range_km: NDArray[np.float64] | None

    def __init__(self, flown: _engine.ThrownRows) -> None:
        self._flown = flown

    def __repr__(self) -> str:
        return f"<Arcs: {len(self)} rows, {len(self.not_flown)} not flown>"

    def to_arrow(self) -> pyarrow.Table:
        """The same as a table of pyarrow, its numbers not copied."""
        import pyarrow

        return pyarrow.table(self._arrays())


def vacuum_arcs(
    launch: tuple[Any, Any],
    *,
    east_m_s: Any,
    north_m_s: Any,
    up_m_s: Any,
    tolerance: float = 1e-9,
    ground_range: bool = False,
) -> Arcs:
    """Flies bodies thrown from the ground without air: each number is one for all rows or an array of shape ``(rows,)``.

    The Earth turns and has the field of WGS-84 with J2, J3 and J4. The bodies start at height 0 and come down at height 0.
    Every row is integrated; rows are flown four side by side on all cores. The same row has the same bits in any company.

        >>> import numpy as np
        >>> import twoplustwo as tpt
        >>> arcs = tpt.vacuum_arcs((0.0, 0.0), east_m_s=2000.0, north_m_s=0.0, up_m_s=np.array([1000.0, 2000.0]))
        >>> arcs.apogee_km.round().tolist()
        [53.0, 222.0]

    ================  ======================================================================================
    ``launch``        latitude and longitude, degrees
    ``east_m_s``      velocity against the turning ground, towards the east
    ``north_m_s``     towards the north
    ``up_m_s``        upwards, along the normal of the ellipsoid, more than 0
    ``tolerance``     relative error of a step, 1e-14 to 1e-3
    ``ground_range``  also the distance over the ground, which takes about as long again
    ================  ======================================================================================

    A row that cannot be flown is NaN, and :attr:`Arcs.not_flown` says why. Columns of unequal length are an :class:`InputError`.
    """
    latitude, longitude, east, north, up = as_columns(*launch, east_m_s, north_m_s, up_m_s)
    return Arcs(_engine.vacuum_arcs(latitude, longitude, east, north, up, tolerance, ground_range))
