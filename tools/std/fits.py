"""The constants of the analytic timing as a C# table."""

import csv
from pathlib import Path

HEAD = """// Written by tools/std/generate.py from analytic_fit.csv and analytic_fit_mla.csv. Do not edit.
// Computed from the performance tables of ai-dynamo/aiconfigurator, commit 095f58a, Apache-2.0; see NOTICE.

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

internal static partial class FittedConstants
{
"""

# Names of the source -> names of the language's precisions.
PRECISION = {"bfloat16": "bf16", "int4_wo": "int4", "w4a16_mxfp4": "mxfp4"}

TABLES = [
    ("gemm", "GemmFit", "Gemm", "By precision of the weights.",
     ["t0_us", "eff_c", "eff_b", "pnorm", "wave_exp", "k_ns"]),
    ("ctx_attn", "PrefillAttentionFit", "PrefillAttention", "By head width and precision of the cache.",
     ["t0_us", "eff_c", "eff_b", "pnorm", "wave_exp", "pad_tok"]),
    ("gen_attn", "DecodeAttentionFit", "DecodeAttention", "By head width and precision of the cache.",
     ["t0_us", "eff_c", "eff_b", "pnorm", "lg_us"]),
    ("allreduce", "AllReduceFit", "AllReduce", "By number of GPUs.", ["t0_us", "eff_b", "sqrtMB_us"]),
    ("moe", "MoeFit", "Moe", "By precision of the experts.",
     ["t0_us", "eff_c", "eff_b", "pnorm", "act_exp", "blk_tok", "tok_ns", "ep_imb"]),
]


def render(perf: Path) -> str:
    rows = list(csv.DictReader((perf / "analytic_fit.csv").open(encoding="utf-8")))
    tables = [
        table(kind, name, doc, [(r["system"], key(r["key"]), [r[c] for c in columns]) for r in rows if r["op"] == op])
        for op, kind, name, doc, columns in TABLES
    ]
    latent = list(csv.DictReader((perf / "analytic_fit_mla.csv").open(encoding="utf-8")))
    entries = [
        (r["system"], f"{r['phase']}|{key(r['gemm'])}|{key(r['kv'])}",
         [r[c] for c in ("t0_us", "eff_gemm", "eff_attn", "eff_mem", "pnorm")])
        for r in latent
    ]
    tables.append(table("MlaFit", "Mla", "By phase, precision of the weights and of the cache.", entries))
    return HEAD + "\n".join(tables) + "}\n"


def key(text: str) -> str:
    """`hd128|kv=bfloat16` -> `hd128|bf16`, `n=4` -> `4`, `int4_wo` -> `int4`."""
    parts = [part.split("=")[-1] for part in text.split("|")]
    return "|".join(PRECISION.get(part, part) for part in parts)


def table(kind: str, name: str, doc: str, entries) -> str:
    lines = [f"    /// <summary>{doc}</summary>", f"    public static readonly FitEntry<{kind}>[] {name} =", "    ["]
    for system, entry_key, values in entries:
        numbers = ", ".join(number(value) for value in values)
        lines.append(f'        new("{system}", "{entry_key}", new({numbers})),')
    return "\n".join(lines + ["    ];", ""])


def number(text: str) -> str:
    return repr(float(text)) if text else "0"
