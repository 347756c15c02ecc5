"""What comes back: documents whose attributes are the fields of the JSON documents of the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _engine

if TYPE_CHECKING:
    import geopandas
    import pandas
    import polars
    import pyarrow
    import xarray


class Record:
    """A part of a document: its fields are attributes and keys alike."""

    __slots__ = ("_fields", "_seen")

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields
        self._seen: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            known = ", ".join(self._fields)
            raise AttributeError(f"no field {name!r}; there are: {known}") from None

    def __getitem__(self, name: str) -> Any:
        if name not in self._seen:
            self._seen[name] = _held(self._fields[name])
        return self._seen[name]

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields]

    def __eq__(self, other: object) -> bool:
        return self._fields == other._fields if isinstance(other, Record) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def to_dict(self) -> dict[str, Any]:
        """The same as plain Python objects."""
        return self._fields

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(self._fields)}>"


class Band(Record):
    """A computed number: ``low``, ``nominal``, ``high`` are its 5th, 50th and 95th percentile, in ``unit``; ``words`` writes it with
    the digits that are known.

    ``id`` is what :func:`twoplustwo.why` and :func:`twoplustwo.cite` take; ``drivers`` names what moves it, largest first. An end
    that is ``None`` lies beyond ``beyond_km``: a standard range is no number there.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        unit = f" {self.unit}" if self.unit != "1" else ""

        def text(end: float | None) -> str:
            return f"more than {self.beyond_km:g}" if end is None else f"{end:g}"

        return f"<Band: {text(self.nominal)} ({text(self.low)} to {text(self.high)}){unit}>"


def _held(value: Any) -> Any:
    if isinstance(value, dict):
        is_band = {"low", "nominal", "high", "drivers"} <= value.keys()
        return Band(value) if is_band else Record(value)
    if isinstance(value, list):
        return [_held(inner) for inner in value]
    return value


class Document(Record):
    """A whole answer, with its tables, areas and grids in the forms of those who read them."""

    __slots__ = ("_answer",)

    def __init__(self, answer: _engine.Answer) -> None:
        super().__init__(answer.value())
        self._answer = answer

    def __repr__(self) -> str:
        return f"<Document {self.document_kind}: {', '.join(self._fields)}>"

    @property
    def document_kind(self) -> str:
        """The name of the document's JSON Schema, which :func:`twoplustwo.schema` takes."""
        return self._answer.kind

    @property
    def written(self) -> list[Path]:
        """The files that were written, where ``out`` was given."""
        return [Path(file) for file in self._answer.written]

    def to_json(self) -> str:
        """The document as the command line prints it, byte for byte."""
        return self._answer.json()

    @property
    def tables(self) -> list[str]:
        """The names of the document's tables."""
        return self._answer.table_names()

    def table(self, name: str) -> _engine.Table:
        """A table for the Arrow C interface: ``pyarrow.table(it)``, ``polars.DataFrame(it)`` read it without a copy.

        A band is three columns: ``area_km2_low``, ``area_km2_nominal``, ``area_km2_high``.
        """
        table = self._answer.table(name)
        if table is None:
            raise KeyError(f"no table {name!r}; there are: {', '.join(self.tables)}")
        return table

    def to_arrow(self, name: str) -> pyarrow.Table:
        """A table as pyarrow has it."""
        import pyarrow

        return pyarrow.table(self.table(name))

    def to_polars(self, name: str) -> polars.DataFrame:
        """A table as polars has it."""
        import polars

        return polars.DataFrame(self.table(name))

    def to_pandas(self, name: str) -> pandas.DataFrame:
        """A table as pandas has it."""
        return self.to_arrow(name).to_pandas()

    def to_geodataframe(self) -> geopandas.GeoDataFrame:
        """The areas, a row each, in WGS-84 degrees: of ``sight`` what is in view by height, of ``defend`` what is reached of
        each class. A shape is that of the middle of every figure, its area a band over all of them. Needs geopandas."""
        import geopandas
        from shapely.geometry import shape

        if self._answer.kind == "sight":
            rows = [{"altitude_km": view["altitude_km"], "area": view} for view in self._fields["views"]]
        elif self._answer.kind == "defend":
            planned = self._fields["as_planned"]
            classes = planned["classes"] if planned else self._fields["classes"]
            rows = [{"class": one["class"], "as_planned": bool(planned), "area": one} for one in classes]
        else:
            raise TypeError(f"`{self._answer.kind}` has no areas; allowed: `sight` of heights, `defend`")
        for row in rows:
            area = row.pop("area")
            row.update({f"area_km2_{end}": area["area_km2"][end] for end in ("low", "nominal", "high")})
            row["geometry"] = shape(area["geometry"])
        return geopandas.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")

    def to_xarray(self) -> xarray.DataArray:
        """The lowest heights in view, km, over ``lat_deg`` and ``lon_deg``; NaN where nothing is in view however high.

        Of ``sight(…, grid_deg=…)``. Needs xarray; the numbers are the engine's own, not copied.
        """
        import xarray

        grid = self._answer.lowest_visible()
        if grid is None:
            raise TypeError("there is no grid; allowed: sight(ELEMENT, grid_deg=…)")
        lat_deg, lon_deg, altitude_km = grid
        return xarray.DataArray(
            altitude_km,
            coords={"lat_deg": lat_deg, "lon_deg": lon_deg},
            dims=("lat_deg", "lon_deg"),
            name="lowest_visible_altitude_km",
            attrs={"units": "km", "asof": self._fields["asof"], "figures": self._fields["figures"]},
        )

    def _repr_json_(self) -> Any:
        return json.loads(self.to_json())
