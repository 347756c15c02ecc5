"""`catalogue export`, read by pyarrow (Parquet), the standard library (CSV, JSON) and citeproc-py (CSL-JSON)."""

import csv
import json
import os
import subprocess
from pathlib import Path

import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

ROOT = Path(__file__).resolve().parent.parent
ASOF = "2017-03-20"


def twoplustwo(*args: str) -> str:
    """Standard output of the program."""
    built = os.environ.get("TWOPLUSTWO_BIN")
    command = [built] if built else ["cargo", "run", "--quiet", "--release", "--locked", "--"]
    return subprocess.run([*command, *args], cwd=ROOT, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def export(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("export") / "facts"
    twoplustwo("catalogue", "export", "--format", "csv,parquet,csl-json", "--out", str(out), "--asof", ASOF)
    return out


def test_parquet_holds_what_csv_holds(export: Path) -> None:
    tables = sorted(path.stem for path in (export / "parquet").glob("*.parquet"))
    assert tables == sorted(path.stem for path in (export / "csv").glob("*.csv"))
    assert len(tables) == 11
    for name in tables:
        table = pq.read_table(export / "parquet" / f"{name}.parquet")
        with open(export / "csv" / f"{name}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert table.num_rows == len(rows), name
        for column in table.column_names:
            for cell, row in zip(table[column].to_pylist(), rows, strict=True):
                text = row[column]
                if cell is None:
                    assert text == "", (name, column)
                elif isinstance(cell, float):
                    assert float(text) == cell, (name, column)
                else:
                    # What a spreadsheet would take for a formula has an apostrophe before it.
                    assert text in (cell, f"'{cell}"), (name, column)


def test_parquet_has_types_and_says_what_it_is(export: Path) -> None:
    file = pq.ParquetFile(export / "parquet" / "launches.parquet")
    schema = file.schema_arrow
    assert schema.field("range_nominal").type == pa.float64()
    assert schema.field("date").type == pa.string()
    said = {key.decode(): value.decode() for key, value in file.metadata.metadata.items()}
    assert said["twoplustwo.asof"] == ASOF
    assert said["twoplustwo.about"] == "one body's report of a launch"


def test_a_reference_manager_formats_every_source(export: Path) -> None:
    items = json.loads((export / "sources.csl.json").read_text(encoding="utf-8"))
    assert len(items) > 200
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    entries = [str(entry) for entry in bibliography.bibliography()]
    assert len(entries) == len(items)
    # A publisher is named once, as the author of what it says itself or as the newspaper.
    for item in items:
        assert ("container-title" in item) != ("author" in item) and "publisher" not in item, item["id"]
    wanted = next(item for item in items if item["id"] == "ap-2017-03-20-kurtenbach")
    assert any(wanted["title"][:20] in entry for entry in entries), wanted


def test_every_item_is_of_a_type_that_the_language_knows(export: Path) -> None:
    known = {"article-journal", "article-newspaper", "dataset", "document", "webpage"}
    for item in json.loads((export / "sources.csl.json").read_text(encoding="utf-8")):
        assert item["type"] in known
        for parts in item.get("issued", {}).get("date-parts", []):
            assert 1 <= len(parts) <= 3
            assert 1900 < parts[0] < 2100


def test_a_typed_reader_takes_every_table(export: Path) -> None:
    for path in sorted((export / "csv").glob("*.csv")):
        schema = pq.read_schema(export / "parquet" / f"{path.stem}.parquet")
        numbers = [name for name in schema.names if pa.types.is_floating(schema.field(name).type)]
        texts = {name: polars.String for name in schema.names if name not in numbers}
        # Types from the first rows alone: a column that begins with whole numbers must not turn out to have others.
        table = polars.read_csv(path, infer_schema_length=20, schema_overrides=texts)
        for name in numbers:
            seen = table[name].head(20)
            assert seen.null_count() == len(seen) or table[name].dtype == polars.Float64, (path.stem, name)
