"""The compiled half of the package; use the functions of :mod:`twoplustwo`."""

from os import PathLike
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = float | NDArray[np.float64]

class TwoplustwoError(Exception):
    """A question without an answer."""

class InputError(TwoplustwoError):
    """Something that the caller can put right: the text names it, its value and what is allowed."""

def version() -> str: ...
def ask(command: str, fields: dict[str, str | bool | list[str]]) -> Answer: ...

class Answer:
    kind: str
    written: list[str | PathLike[str]]
    def value(self) -> Any: ...
    def json(self) -> str: ...
    def table_names(self) -> list[str]: ...
    def table(self, name: str) -> Table | None: ...
    def lowest_visible(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]] | None: ...

class Table:
    column_names: list[str]
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class Prepared:
    missile: str
    input_names: list[str]
    def __init__(self, choices: dict[str, Any], missile: str) -> None: ...
    def rows(
        self,
        latitude_deg: Numbers,
        longitude_deg: Numbers,
        range_km: Numbers,
        apogee_km: Numbers,
        azimuth_deg: Numbers,
        flight_time_s: Numbers | None,
        shares: list[Numbers],
        reading: str | None,
        standard_range: bool,
    ) -> FlownRows: ...

class FlownRows:
    reading_code: NDArray[np.uint8]
    not_flown: list[tuple[int, str]]
    without_standard_range: list[tuple[int, str]]
    def __len__(self) -> int: ...
    def column(self, name: str) -> NDArray[np.float64] | None: ...

class ThrownRows:
    not_flown: list[tuple[int, str]]
    def __len__(self) -> int: ...
    def column(self, name: str) -> NDArray[np.float64] | None: ...

def vacuum_arcs(
    latitude_deg: Numbers,
    longitude_deg: Numbers,
    east_m_s: Numbers,
    north_m_s: Numbers,
    up_m_s: Numbers,
    tolerance: float,
    ground_range: bool,
) -> ThrownRows: ...

class Sweep:
    chunks: int
    def __init__(self, study: str | PathLike[str], data: str | PathLike[str] | None = None) -> None: ...
    def begin(self, out: str | PathLike[str]) -> list[int]: ...
    def write_part(self, out: str | PathLike[str], chunk: int) -> tuple[int, str]: ...
    def finish(self, out: str | PathLike[str]) -> Answer: ...
