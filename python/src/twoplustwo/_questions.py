# Made by `cargo run -p xtask -- generate`; do not edit.
"""A function for each question, with its fields as keywords. What comes back has the fields of the JSON document."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypedDict, Unpack, overload

from . import documents
from ._fields import ask

Date = str | datetime.date
"""A day, or `YYYY-MM-DD`."""

LatLon = tuple[float, float]
"""Degrees north and east."""


class Choices(TypedDict, total=False):
    """What every function may choose."""

    asof: Date
    """Hide what happened or was first said after this day, which ends at 24:00 in Tokyo."""
    figure: Mapping[str, str]
    """Believe one figure instead of the set's. May be repeated. QUANTITY=FIGURE_ID, such as `reports=2017-03-06/tokyo` for the report of a launch."""
    figures: str
    """Whose figures are believed: the id of an assumption set (`twoplustwo catalogue list sets`)."""
    samples: int
    """Samples of each band."""
    scenario: str | os.PathLike[str]
    """The deployment: a scenario file, or the id of one that the program carries."""
    seed: int
    """The seed of the samples."""
    data: str | os.PathLike[str]
    """A folder of catalogue files laid over the catalogue that the package carries."""


__all__ = ["brief", "reconstruct", "sight", "warn", "defend", "ring", "check", "reproduce", "tradeoff", "why", "cite", "diff", "schema"]


def brief(date: Date, *, out: str | os.PathLike[str] | None = None, pdf: bool = False, **choices: Unpack[Choices]) -> documents.BriefDocument:
    """Write the paper for the eve of talks: HTML, JSON, GeoJSON, KML, CSV and a MANIFEST.

    ``date``: The day of the talks. The brief holds what was public at its end, without what was said at the talks.
    ``out``: as `--out` of the command line.
    ``pdf``: as `--pdf` of the command line.
    """
    return ask("brief", {"date": date, "out": out, "pdf": pdf}, choices)  # type: ignore[return-value]


@overload
def reconstruct(*, all_reports: Literal[True], apogee_km: float | str | None = None, azimuth_deg: float | None = None, bounds_alone: bool = False, flight_time_s: float | str | None = None, launch: LatLon | None = None, missile: str | None = None, range_km: float | str | None = None, source: str | None = None, track: bool = False, **choices: Unpack[Choices]) -> documents.ReconstructAllDocument: ...


@overload
def reconstruct(launch_id: str, *, apogee_km: float | str | None = None, azimuth_deg: float | None = None, bounds_alone: bool = False, flight_time_s: float | str | None = None, launch: LatLon | None = None, missile: str | None = None, range_km: float | str | None = None, source: str | None = None, track: bool = False, **choices: Unpack[Choices]) -> documents.ReconstructLaunchDocument: ...


@overload
def reconstruct(*, apogee_km: float | str | None = None, azimuth_deg: float | None = None, bounds_alone: bool = False, flight_time_s: float | str | None = None, launch: LatLon | None = None, missile: str | None = None, range_km: float | str | None = None, source: str | None = None, track: bool = False, **choices: Unpack[Choices]) -> documents.ReconstructTypedDocument: ...


def reconstruct(launch_id: str | None = None, *, all_reports: bool = False, apogee_km: float | str | None = None, azimuth_deg: float | None = None, bounds_alone: bool = False, flight_time_s: float | str | None = None, launch: LatLon | None = None, missile: str | None = None, range_km: float | str | None = None, source: str | None = None, track: bool = False, **choices: Unpack[Choices]) -> Any:
    """What a reported flight means: its time, its burnout, and how far the same missile would go.

    Give a launch of the catalogue, and each report of it is taken by itself. Or type figures. Two of range, apogee and flight time give a flight. One alone, or a limit, bounds it. Beside range and apogee a flight time is no input: it is compared with the result. With --all-reports, the reports of all launches of a missile are weighed together.

    ``all_reports``: Weigh the missile by one report of each of its launches, and by each speaker's alone.
    ``apogee_km``: Greatest height, likewise.
    ``azimuth_deg``: The direction of the impact from the launch, clockwise from north. Without it, any.
    ``bounds_alone``: Only what the typed figures bound, whatever missile it was: no vehicle is flown.
    ``flight_time_s``: Flight time, likewise. Beside range and apogee it is compared with the computed one.
    ``launch``: Where it was launched, in degrees north and east. Without it, where most launches on record were.
    ``launch_id``: The launch: an id of `twoplustwo catalogue list launches`.
    ``missile``: The missile: an id of `twoplustwo catalogue list missiles`. Without it, the answer holds for any missile. With LAUNCH_ID it stands for the launch's own.
    ``range_km``: Distance over the ground: 930, 900..1000, >930, <930 or ~930, with as many digits as are meant.
    ``source``: Who says so, and where. Without it, "typed here".
    ``track``: Add the path: height over ground distance, and the ground track.
    """
    return ask("reconstruct", {"all_reports": all_reports, "apogee_km": apogee_km, "azimuth_deg": azimuth_deg, "bounds_alone": bounds_alone, "flight_time_s": flight_time_s, "launch": launch, "launch_id": launch_id, "missile": missile, "range_km": range_km, "source": source, "track": track}, choices)


@overload
def sight(element: str | None = None, *, altitude_km: float | Iterable[float] | None = None, grid_deg: float | None = None, heading_deg: float | None = None, matrix: Literal[True], mode: str | None = None, move: Mapping[str, str | LatLon] | None = None, place: str | None = None, rcs_m2: float | None = None, without: str | None = None, mask: str | os.PathLike[str] | None = None, **choices: Unpack[Choices]) -> documents.SightMatrixDocument: ...


@overload
def sight(element: str | None = None, *, altitude_km: float | Iterable[float] | None = None, grid_deg: float | None = None, heading_deg: float | None = None, launch: str, mode: str | None = None, move: Mapping[str, str | LatLon] | None = None, place: str | None = None, rcs_m2: float | None = None, without: str | None = None, mask: str | os.PathLike[str] | None = None, **choices: Unpack[Choices]) -> documents.SightTargetDocument: ...


@overload
def sight(element: str | None = None, *, altitude_km: float | Iterable[float] | None = None, arc: str, grid_deg: float | None = None, heading_deg: float | None = None, mode: str | None = None, move: Mapping[str, str | LatLon] | None = None, place: str | None = None, rcs_m2: float | None = None, without: str | None = None, mask: str | os.PathLike[str] | None = None, **choices: Unpack[Choices]) -> documents.SightTargetDocument: ...


@overload
def sight(element: str | None = None, *, altitude_km: float | Iterable[float] | None = None, grid_deg: float | None = None, heading_deg: float | None = None, mode: str | None = None, move: Mapping[str, str | LatLon] | None = None, place: str | None = None, rcs_m2: float | None = None, without: str | None = None, mask: str | os.PathLike[str] | None = None, **choices: Unpack[Choices]) -> documents.SightDocument: ...


def sight(element: str | None = None, *, altitude_km: float | Iterable[float] | None = None, arc: str | None = None, grid_deg: float | None = None, heading_deg: float | None = None, launch: str | None = None, matrix: bool = False, mode: str | None = None, move: Mapping[str, str | LatLon] | None = None, place: str | None = None, rcs_m2: float | None = None, without: str | None = None, mask: str | os.PathLike[str] | None = None, **choices: Unpack[Choices]) -> Any:
    """What a radar sees at each height, of a launch or of a notional arc; or every radar of all of them.

    A view is always that of a height. You may vary the deployment and whose figures are believed. You name a launch or an arc by its id. There is no other way to give one.

    ``altitude_km``: Heights above the ground, in kilometres.
    ``arc``: A notional arc: china-north-america, west-russia-north-america, baikal-north-america, okhotsk-north-america.
    ``element``: The radar: an id of `twoplustwo catalogue list elements`. For a battery, its radar is taken.
    ``grid_deg``: Add to the JSON document the lowest height in view over a grid of this step, 20° north and south and 30° east and west.
    ``heading_deg``: Turn the radar: the middle of its sector, from north, clockwise.
    ``launch``: A launch of the catalogue, as the figures in force have it.
    ``matrix``: Every radar of the scenario against every launch and every notional arc.
    ``mode``: Set the radar to another of its modes.
    ``move``: Put an element somewhere else: a place of the catalogue, or degrees north and east.
    ``place``: A place, by any of its names: from which height on this radar and each other of the scenario sees what is above it.
    ``rcs_m2``: Draw views for a target of this cross-section instead of the one that the claimed range holds for.
    ``without``: Take an element away, one at a time: what the others add to each other without it.
    ``mask``: as `--mask` of the command line.
    """
    return ask("sight", {"altitude_km": altitude_km, "arc": arc, "element": element, "grid_deg": grid_deg, "heading_deg": heading_deg, "launch": launch, "matrix": matrix, "mode": mode, "move": move, "place": place, "rcs_m2": rcs_m2, "without": without, "mask": mask}, choices)


def warn(launch: str, *, place: str | Iterable[str] | None = None, **choices: Unpack[Choices]) -> documents.WarnDocument:
    """Who could know of a launch when, when the public was told, and when it passed a place.

    ``launch``: The launch: an id of `twoplustwo catalogue list launches`.
    ``place``: A place. May be repeated. Without it: the capitals of northern Japan's prefectures, Seoul, Busan, Guam, Honolulu.
    """
    return ask("warn", {"launch": launch, "place": place}, choices)  # type: ignore[return-value]


def defend(element: str, *, against: str | Iterable[str] | None = None, cue: str | None = None, place: str | Iterable[str] | None = None, why: str | Iterable[str] | None = None, **choices: Unpack[Choices]) -> documents.DefendDocument:
    """What a battery could protect from a class of missiles, and why not the rest.

    ``against``: Classes of missiles, separated by commas. Without it: every class whose trajectory was public.
    ``cue``: Another element of the scenario whose radar tells the battery of the target, if it sees it earlier than the battery's own. The numbers then hold for that deployment, and their ids cannot be traced.
    ``element``: The battery: an id of `twoplustwo catalogue list elements`.
    ``place``: A place. May be repeated.
    ``why``: A place whose engagement clock is wanted. May be repeated.
    """
    return ask("defend", {"against": against, "cue": cue, "element": element, "place": place, "why": why}, choices)  # type: ignore[return-value]


def ring(element: str, **choices: Unpack[Choices]) -> documents.RingDocument:
    """How far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside.

    ``element``: The battery: an id of `twoplustwo catalogue list elements`.
    """
    return ask("ring", {"element": element}, choices)  # type: ignore[return-value]


def check(claim: str, *, between: str | Iterable[str] | None = None, **choices: Unpack[Choices]) -> documents.CheckDocument:
    """Whether a claim is true: its value on each side's figures, where it turns, and what separates two sides.

    ``between``: Two assumption sets: what each figure in which they differ explains of the gap between them.
    ``claim``: The claim: an id of `twoplustwo catalogue list claims`.
    """
    return ask("check", {"between": between, "claim": claim}, choices)  # type: ignore[return-value]


def reproduce(case: str | None = None, **choices: Unpack[Choices]) -> documents.ReproduceDocument:
    """Compute published results again, and say why where one is missed.

    ``case``: One of them, by its id. Without it, all.
    """
    return ask("reproduce", {"case": case}, choices)  # type: ignore[return-value]


def tradeoff(element: str, variable: Literal["heading", "mode", "site"], **choices: Unpack[Choices]) -> documents.TradeoffDocument:
    """What a limit on a radar would cost and spare: launches it still sees, neighbours' notional arcs it no longer sees.

    The options are a fixed list. It holds headings every 10° and those on record, the modes on record, and the sites that the scenario declares. Each site has the statement that names it. Launches and arcs are told as totals.

    ``element``: The radar: an id of `twoplustwo catalogue list elements`. For a battery, its radar is taken.
    ``variable``: What is varied: where the middle of its sector points, the mode in which it is used, or where it stands.
    """
    return ask("tradeoff", {"element": element, "variable": variable}, choices)  # type: ignore[return-value]


def why(id: str, *, kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"] | None = None, **choices: Unpack[Choices]) -> documents.WhyDocument:
    """Where a number comes from: the tree from a figure, a record or a computed number to its sources.

    ``id``: A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    ``kind``: The kind of record, where two kinds share an id.
    """
    return ask("why", {"id": id, "kind": kind}, choices)  # type: ignore[return-value]


def cite(id: str, *, kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"] | None = None, **choices: Unpack[Choices]) -> documents.CiteDocument:
    """A ready citation of a number or a statement, with version, date and sources.

    ``id``: A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    ``kind``: The kind of record, where two kinds share an id.
    """
    return ask("cite", {"id": id, "kind": kind}, choices)  # type: ignore[return-value]


def diff(to: Date, *, asof: Date | None = None, **choices: Any) -> documents.DiffDocument:
    """What became known between two dates: `diff --asof FROM TO`.

    ``asof``: The earlier day: what was known at its end is left out.
    ``to``: The later day. The earlier one is that of --asof.
    """
    return ask("diff", {"asof": asof, "to": to}, choices)  # type: ignore[return-value]


def catalogue_list(kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"], *, contains: str | None = None, since: str | None = None, until: str | None = None, where: Mapping[str, str] | None = None, **choices: Unpack[Choices]) -> documents.CatalogueListDocument:
    """List the records of a kind, all of them or those that every filter wants.

    ``contains``: Only records with these words in one of their texts.
    ``kind``: The kind of record.
    ``since``: Only records of this day, month or year, or later.
    ``until``: Only records of this day, month or year, or earlier.
    ``where``: Only records in which some key has this value, or any where it is `*`; `access` and `grade` are those of the sources. May be repeated.
    """
    return ask("catalogue list", {"contains": contains, "kind": kind, "since": since, "until": until, "where": where}, choices)  # type: ignore[return-value]


def catalogue_show(id: str, *, kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"] | None = None, **choices: Unpack[Choices]) -> documents.CatalogueShowDocument:
    """Show one record with its sources. A launch comes with the vacuum arc through each report.

    ``id``: The record's id.
    ``kind``: The kind of record, where two kinds share an id.
    """
    return ask("catalogue show", {"id": id, "kind": kind}, choices)  # type: ignore[return-value]


def schema(name: str | None = None, **choices: Unpack[Choices]) -> documents.Document:
    """Print the JSON Schema of a document or a kind of file, or of all of them.

    ``name``: The document or kind: brief, catalogue-list, catalogue-show, question, scenario, launch, claim, …
    """
    return ask("schema", {"name": name}, choices)
