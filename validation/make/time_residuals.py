"""Writes the residuals that measure the model's own error, and their picture, by the rule of docs/models/reconstruction.md.

    cargo build --release --locked --workspace --bins
    python3 validation/make/time_residuals.py target/release/twoplustwo        # 2 minutes
    cargo build --release --locked --workspace --bins                          # the file is compiled in

It reads data/launches and data/sets/nominal.toml, asks the program for each launch of which some body reported a time, and
writes data/fixed/time-residuals.toml and docs/images/time-residuals.svg. Standard library only; Python 3.11 or later. The
residuals are of computed times, not of verdicts: the file that the program carries does not move them.

    python3 validation/make/time_residuals.py --picture        # the picture alone, from the file
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "data" / "fixed" / "time-residuals.toml"
PICTURE = ROOT / "docs" / "images" / "time-residuals.svg"
# Those who work from what governments said.
FROM_OTHERS = ("expert", "compilation")

HEADER = """\
# Reported flight times against computed ones, one a flight: what measures the model's own error.
#
# Made by validation/make/time_residuals.py; the rule stands in docs/models/reconstruction.md, "The model's own error". A test of
# `validation` computes them again. No layer can change them.
"""


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def flown(program, launch):
    """The reports of a launch as the program reconstructs them, by id."""
    asked = [program, "reconstruct", launch, "--json", "--quiet"]
    answer = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    return {report["of"].split("/")[1]: report for report in answer["reports"]}


def picked(launch, reports, bodies):
    """The report that gives time, range and apogee: governments first, then the finest time, then the order of bodies."""
    able = []
    for place, report in enumerate(launch["reports"]):
        reconstructed = reports[report["id"]]
        found = reconstructed.get("consistency")
        if not found or not found["excess_s"] or reconstructed["template"]:
            continue
        band = found["rounding_s"]
        body = report["reported_by"]
        rank = (body in FROM_OTHERS, round(band["high"] - band["low"], 6), bodies.index(body), place)
        able.append((rank, report["id"]))
    return min(able)[1] if able else None


def residual(launch, report, found):
    consistency, computed = found["consistency"], found["flight_time_s"]
    rounding = consistency["rounding_s"]
    row = {
        "launch": launch["id"],
        "report": report,
        "date": launch["date"],
        "reported_s": computed["nominal"] + consistency["excess_s"]["nominal"],
        "rounding_s": 0.5 * (rounding["high"] - rounding["low"]),
        "computed_low_s": computed["low"],
        "computed_s": computed["nominal"],
        "computed_high_s": computed["high"],
        "burnout_s": found["burnout_time_s"]["nominal"],
    }
    standard = found["standard_range_km"]["nominal"]
    if standard is not None:
        row["standard_range_km"] = standard
    return row


def written(value):
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(value) if not isinstance(value, str) else json.dumps(value)


def residuals(program):
    bodies = read(ROOT / "data" / "sets" / "nominal.toml")["reports"]
    rows = []
    for path in sorted((ROOT / "data" / "launches").glob("*.toml")):
        launch = read(path)
        if not any("flight_time" in report for report in launch["reports"]):
            continue
        reports = flown(program, launch["id"])
        report = picked(launch, reports, bodies)
        if report is None:
            print(f"{launch['id']}: no report gives time, range and apogee of a missile that flies", file=sys.stderr)
            continue
        rows.append(residual(launch, report, reports[report]))
    tables = ["[[flight]]\n" + "".join(f"{key} = {written(value)}\n" for key, value in row.items()) for row in rows]
    FILE.write_text(HEADER + "".join("\n" + table for table in tables), encoding="utf-8")


def picture():
    """Each flight: reported less computed as a dot, the rounding of the report as a bar, the band as a line."""
    flights = read(FILE)["flight"]
    left, right, top, row, far = 170, 20, 20, 24, 290.0
    width, height = 720, top + row * len(flights) + 64
    at = lambda seconds: left + (seconds + far) / (2 * far) * (width - left - right)
    bottom = top + row * len(flights)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        "<title>Reported less computed flight time of each flight, with rounding and band</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for seconds in range(-250, 251, 50):
        colour = "#333" if seconds == 0 else "#ddd"
        out.append(f'<path d="M{at(seconds):.1f} {top - 8}V{bottom}" stroke="{colour}"/>')
        sign = f"−{-seconds}" if seconds < 0 else str(seconds)
        out.append(f'<text x="{at(seconds):.1f}" y="{bottom + 16}" text-anchor="middle">{sign}</text>')
    for index, one in enumerate(flights):
        y = top + row * index + row / 2
        by = one["reported_s"] - one["computed_s"]
        low, high = one["reported_s"] - one["computed_high_s"], one["reported_s"] - one["computed_low_s"]
        half = one["rounding_s"]
        out.append(f'<text x="{left - 10}" y="{y + 4:.1f}" text-anchor="end">{one["date"]}, {one["report"].capitalize()}</text>')
        out.append(f'<path d="M{at(by - half):.1f} {y}H{at(by + half):.1f}" stroke="#7aa6d8" stroke-width="9"/>')
        out.append(f'<path d="M{at(low):.1f} {y}H{at(high):.1f}" stroke="#333" stroke-width="1.5"/>')
        out.append(f'<circle cx="{at(by):.1f}" cy="{y}" r="4" fill="#b3261e"/>')
    out.append(f'<text x="{at(0.0):.1f}" y="{bottom + 34}" text-anchor="middle">reported less computed, s: dot</text>')
    words = "blue: rounding of the report; line: band of the computed time"
    out.append(f'<text x="{at(0.0):.1f}" y="{bottom + 50}" text-anchor="middle">{words}</text>')
    PICTURE.write_text("\n".join(out) + "\n</svg>\n", encoding="utf-8")
    for one in flights:
        by = one["reported_s"] - one["computed_s"]
        assert abs(by) + one["rounding_s"] < far - 40, f"{one['launch']} is off the picture"


if __name__ == "__main__":
    if sys.argv[1:] != ["--picture"]:
        residuals(sys.argv[1])
    picture()
