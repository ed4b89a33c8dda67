#!/usr/bin/env python3
"""Writes the tables that are carried from measured data, and the standard library's hardware and models.

Usage: python3 tools/std/generate.py PERF_FOLDER        (from the root of the repository)

PERF_FOLDER holds gpu_specs.csv, model_arch.csv, analytic_fit.csv and analytic_fit_mla.csv, computed from the tables of
ai-dynamo/aiconfigurator (Apache-2.0, see NOTICE). Everything written here is a function of those four files and of the
choices stated in this folder; running it twice gives the same bytes.
"""

import sys
from pathlib import Path

import fits
import hardware
import models

ROOT = Path(__file__).resolve().parents[2]
ANALYTIC = ROOT / "src/DynoSim.Lang.Simulation/PerfModel/Analytic/FittedConstants.Data.cs"
STD = ROOT / "src/DynoSim.Lang.Semantics/Std"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    perf = Path(sys.argv[1])
    write(ANALYTIC, fits.render(perf))
    write(STD / "hardware.dyno", hardware.render(perf))
    write(STD / "models.dyno", models.render(perf))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
