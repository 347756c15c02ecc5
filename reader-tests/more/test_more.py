"""Readers that take the direction of a ring seriously (S2, Cartopy's Geodetic), and pandoc with the bibliography."""

import json
import subprocess
import sys
from pathlib import Path

import cartopy.crs as ccrs
import pytest
import spherely
from pyproj import Geod
from shapely.geometry import shape

sys.path.insert(0, str(Path(__file__).parents[1]))
from test_export import ASOF, twoplustwo  # noqa: E402

GEOD = Geod(ellps="WGS84")


@pytest.mark.parametrize("words", [["cobra-dane"], ["seongju-radar"], ["seongju-radar", "--move", "seongju-radar=0,180"],
                                   ["seongju-radar", "--move", "seongju-radar=88,0"]])
def test_no_reader_takes_the_rest_of_the_earth(words: list[str]) -> None:
    found = json.loads(twoplustwo("sight", *words, "--asof", ASOF, "--samples", "16", "--altitude-km", "100,300,1000,2000", "--json"))
    site = found["sensor"]
    above = ccrs.AzimuthalEquidistant(site["lon_deg"], site["lat_deg"])
    # At 2,000 km what a range allows may be nothing.
    for view in (view for view in found["views"] if view["geometry"]):
        drawn = shape(view["geometry"])
        area = abs(GEOD.geometry_area_perimeter(drawn)[0])
        # On a sphere of the Earth's area: the ellipsoid is half a per cent.
        assert spherely.area(spherely.from_wkt(drawn.wkt, oriented=True)) == pytest.approx(area, rel=0.01)
        assert above.project_geometry(drawn, ccrs.Geodetic()).area == pytest.approx(area, rel=0.02)


def test_pandoc_cites_a_source_once_with_its_publisher(tmp_path: Path) -> None:
    twoplustwo("catalogue", "export", "--format", "csl-json", "--asof", ASOF, "--out", str(tmp_path / "facts"))
    paper = tmp_path / "paper.md"
    paper.write_text("No threat [@japan-mofa-2017-03-20-2plus2-md-no-threat]; talks [@ap-2017-03-20-kurtenbach].\n", encoding="utf-8")
    words = ["pandoc", "--citeproc", "--bibliography", str(tmp_path / "facts" / "sources.csl.json"), str(paper), "-t", "plain", "--wrap=none"]
    told = subprocess.run(words, check=True, capture_output=True, text=True)
    assert told.stderr == ""
    assert "No threat (Ministry of Foreign Affairs 2017); talks (Associated Press 2017)." in told.stdout
    listed = [line for line in told.stdout.splitlines() if line.startswith("Associated Press. 2017.")]
    assert len(listed) == 1 and listed[0].count("Associated Press") == 1 and "March 20, 2017" in listed[0]


def test_pandoc_takes_every_source(tmp_path: Path) -> None:
    twoplustwo("catalogue", "export", "--format", "csl-json", "--asof", ASOF, "--out", str(tmp_path / "facts"))
    paper = tmp_path / "paper.md"
    paper.write_text("---\nnocite: '@*'\n---\n\n# Sources\n", encoding="utf-8")
    bibliography = tmp_path / "facts" / "sources.csl.json"
    words = ["pandoc", "--citeproc", "--bibliography", str(bibliography), str(paper), "-t", "html"]
    told = subprocess.run(words, check=True, capture_output=True, text=True)
    count = len(json.loads(bibliography.read_text(encoding="utf-8")))
    assert told.stderr == "" and told.stdout.count('class="csl-entry"') == count > 300
