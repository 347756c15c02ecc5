"""What separates two sides: shared out again over every order, and held against SALib."""

import itertools
import json
import math

import numpy as np
import pytest
from SALib.analyze import sobol
from SALib.sample import sobol as sampling

from test_export import twoplustwo

CLAIM = "beijing-hua-chunying-2017-03-17-radar-over-2000-km"


@pytest.fixture(scope="session")
def card() -> dict:
    return json.loads(twoplustwo("check", CLAIM, "--between", "seoul", "beijing", "--samples", "64", "--json"))


@pytest.fixture(scope="session")
def values(card: dict) -> dict[frozenset, float]:
    return {frozenset(mixture["taken"]): mixture["value"] for mixture in card["mixtures"]}


def test_the_parts_are_those_of_every_order_of_exchange(card: dict, values: dict) -> None:
    figures = [share["quantity"] for share in card["shares"]]
    assert len(figures) >= 2
    sums = dict.fromkeys(figures, 0.0)
    for order in itertools.permutations(figures):
        taken = frozenset()
        for figure in order:
            sums[figure] += values[taken | {figure}] - values[taken]
            taken |= {figure}
    for share in card["shares"]:
        average = sums[share["quantity"]] / math.factorial(len(figures))
        assert share["share"]["nominal"] == pytest.approx(average, abs=1e-12)


def test_the_first_order_indices_are_those_of_salib(card: dict, values: dict) -> None:
    figures = [share["quantity"] for share in card["shares"]]
    problem = {"num_vars": len(figures), "names": figures, "bounds": [[0.0, 1.0]] * len(figures)}
    drawn = sampling.sample(problem, 4096, calc_second_order=False, seed=1)
    # The upper half of an input takes the second side's figure.
    model = [values[frozenset(name for name, x in zip(figures, row) if x >= 0.5)] for row in drawn]
    found = sobol.analyze(problem, np.array(model), calc_second_order=False, seed=1)
    for share, index in zip(card["shares"], found["S1"], strict=True):
        assert share["first_order"] == pytest.approx(index, abs=0.02)
