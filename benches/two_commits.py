"""Build two commits, run the slowest commands of both in turns, and print a table.

    python3 benches/two_commits.py 10f1f92 HEAD --pairs 5

Each build answers from the facts that it was built with. Processor time is that of all threads together (user), the median
over the pairs; memory is the most that was resident. Needs git, cargo and an otherwise idle Linux machine.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import tempfile

AS_OF = ["--asof", "2017-03-20"]
CLAIM = "beijing-hua-chunying-2017-03-17-radar-over-2000-km"
ROWS = {
    "brief 2017-03-20": ["brief", "2017-03-20", *AS_OF, "--out", "DIR"],
    "reconstruct 2017-07-28, 1,024 draws": [
        *["reconstruct", "2017-07-28", "--samples", "1024", "--asof", "2017-12-31", "--json"],
    ],
    "defend seongju, three classes": [
        *["defend", "seongju", "--against", "scud-c,scud-er,nodong", "--samples", "256", *AS_OF, "--json"],
    ],
    "tradeoff seongju heading": ["tradeoff", "seongju", "heading", "--figures", "beijing", *AS_OF, "--json"],
    "sight --matrix": ["sight", "--matrix", "--samples", "256", *AS_OF, "--json"],
    "check --between seoul beijing": ["check", CLAIM, "--between", "seoul", "beijing", *AS_OF, "--json"],
}


def built(commit: str, folder: pathlib.Path) -> pathlib.Path:
    """The program of a commit, built in a folder of its own."""
    root = pathlib.Path(__file__).resolve().parents[1]
    source = folder / "source"
    subprocess.run(["git", "clone", "--quiet", str(root), str(source)], check=True)
    subprocess.run(["git", "checkout", "--quiet", "--detach", commit], cwd=source, check=True)
    target = folder / "target"
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    command = ["cargo", "build", "--quiet", "--release", "--locked", "--bin", "twoplustwo"]
    subprocess.run(command, cwd=source, env=environment, check=True)
    return target / "release" / "twoplustwo"


def measured(program: pathlib.Path, words: list[str]) -> tuple[float, float, float]:
    """Processor time in s, wall time in s and peak memory in MB of one run."""
    with tempfile.TemporaryDirectory() as out:
        words = [str(pathlib.Path(out) / "brief") if word == "DIR" else word for word in words]
        times = pathlib.Path(out) / "times"
        subprocess.run(
            ["/usr/bin/time", "-f", "%U %e %M", "-o", str(times), str(program), *words],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        user_s, wall_s, peak_kb = map(float, times.read_text(encoding="utf-8").split())
    return user_s, wall_s, peak_kb / 1000.0


def main() -> None:
    """Build, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", help="the commit to compare with")
    parser.add_argument("after", help="the commit that is measured")
    parser.add_argument("--pairs", type=int, default=5, help="runs of each, in turns")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        programs = []
        for name, commit in (("before", arguments.before), ("after", arguments.after)):
            (folder / name).mkdir()
            programs.append(built(commit, folder / name))
        print("| work | before, s | after, s | ratio | after, wall s | peak before, MB | peak after, MB |")
        print("|---|---|---|---|---|---|---|")
        for name, words in ROWS.items():
            pairs = [[measured(program, words) for program in programs] for _ in range(arguments.pairs)]
            middle = [[statistics.median(pair[i][what] for pair in pairs) for what in range(3)] for i in range(2)]
            (before, _, peak_before), (after, wall, peak_after) = middle
            print(
                f"| `{name}` | {before:.2f} | {after:.2f} | {after / before:.2f} | {wall:.2f} "
                f"| {peak_before:.0f} | {peak_after:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
