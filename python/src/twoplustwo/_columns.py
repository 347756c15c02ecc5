"""Columns of the engine that become arrays when they are first asked for."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from . import _engine


class Columns:
    """Rows of the engine, column by column."""

    __slots__ = ("_flown",)

    _names: ClassVar[tuple[str, ...]]
    _flown: _engine.FlownRows | _engine.ThrownRows

    def __getattr__(self, name: str) -> Any:
        # A column becomes an array when it is first asked for.
        if name in self._names:
            return self._flown.column(name)
        raise AttributeError(f"{type(self).__name__!r} has no {name!r}; there are: {', '.join(self._names)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._names]

    @property
    def not_flown(self) -> list[tuple[int, str]]:
        """Rows that were not flown, each with its reason."""
        return self._flown.not_flown

    def __len__(self) -> int:
        return len(self._flown)

    def _arrays(self) -> dict[str, NDArray[np.float64]]:
        """The columns that were computed, by name."""
        found = ((name, self._flown.column(name)) for name in self._names)
        return {name: column for name, column in found if column is not None}
