"""std/models.dyno: the checkpoints whose architecture the `model` kind can say in full."""

import csv
from pathlib import Path

from layout import block, comment, document, number

COMMENT = [
    "Model architectures. Written by tools/std/generate.py from the checkpoints' own configuration.",
    "KV is bf16, the engines' default, whatever the weights; a model that extends one may say else.",
    "Vision towers, multi-token prediction heads and norms are left out. Models whose attention or",
    "layers the `model` kind cannot say yet (sparse, linear, interleaved) are absent rather than",
    "approximated.",
]

# Families that the `model` kind cannot say in full: interleaved or sparse attention, layers of different shape.
NOT_SAID = {
    "DeciLMForCausalLM", "DeepseekV32ForCausalLM", "DeepseekV4ForCausalLM",
    "Gemma4ForConditionalGeneration", "GlmMoeDsaForCausalLM", "KimiK3ForConditionalGeneration",
    "Llama4ForConditionalGeneration", "MiMoV2FlashForCausalLM",
    "MiniMaxM3ForCausalLM", "MiniMaxM3SparseForConditionalGeneration", "NemotronHForCausalLM",
    "Qwen3_5ForConditionalGeneration", "Qwen3_5MoeForConditionalGeneration",
}

# Quantisation of the checkpoint -> (weights, experts if they differ).
WEIGHTS = {
    "": ("bf16", None),
    "fp8 block[128, 128]": ("fp8_block", None),
    "modelopt FP8": ("fp8", None),
    "modelopt NVFP4": ("nvfp4", None),
    "modelopt": ("nvfp4", None),
    "mxfp4": ("bf16", "mxfp4"),
    "compressed-tensors": ("bf16", "int4"),
}

# The name people use where the checkpoint's differs.
NAMES = {"openai/gpt-oss-120b": "GPT_OSS_120B", "openai/gpt-oss-20b": "GPT_OSS_20B"}

LATENT = [("kv_lora", "kv_lora_rank"), ("q_lora", "q_lora_rank"), ("rope_dim", "qk_rope"), ("value_dim", "v_head")]

# Those that others of the same shape extend although their name does not come first.
BASES = ["deepseek-ai/DeepSeek-V3"]

SHAPE = [
    "layers", "hidden", "heads", "kv_heads", "head_dim", "intermediate", "experts", "topk", "moe_intermediate",
    "shared_experts", "dense_layers", "vocab", "tie_embed", "qk_norm", "q_lora_rank", "kv_lora_rank",
    "qk_nope", "qk_rope", "v_head", "sliding_window", "swa_layers",
]


def render(perf: Path) -> str:
    rows = [row for row in csv.DictReader((perf / "model_arch.csv").open(encoding="utf-8")) if is_said(row)]
    known: dict[tuple, dict] = {}
    declarations = []
    for row in sorted(rows, key=lambda row: (row["quant"] != "", row["model"] not in BASES, name(row).lower())):
        base = known.setdefault(tuple(row[column] for column in SHAPE), row)
        declarations.append((name(row).lower(), declaration(row, None if base is row else base)))
    return document(COMMENT, [lines for _, lines in sorted(declarations, key=lambda pair: pair[0])])


def is_said(row: dict) -> bool:
    if row["arch"] in NOT_SAID or row["quant"] not in WEIGHTS:
        return False
    shared = integer(row, "shared_experts") * integer(row, "moe_intermediate")
    if integer(row, "shared_experts") and integer(row, "shared_intermediate") != shared:
        return False
    stated = float(row["params_b"])
    return abs(parameters(row) / 1e9 - stated) < max(0.006, 0.001 * stated)


def name(row: dict) -> str:
    checkpoint = row["model"]
    plain = checkpoint.split("/")[-1].removeprefix("Meta-")
    return NAMES.get(checkpoint, plain.replace("-", "_").replace(".", "_"))


def declaration(row: dict, base: dict | None) -> list[str]:
    weights, experts = WEIGHTS[row["quant"]]
    stored = weights if experts is None else f"{weights}, experts {experts}"
    head = comment(
        f"{row['model']}: {parameters(row) / 1e9:.2f} billion parameters in {stored}{active(row)}; "
        f"{number(float(row['kv_bytes_per_token_bf16']))} bytes of bf16 KV per token. Source: its config.json.")
    if base is None:
        precision = [f"weights = {weights}", "kv_dtype = bf16"]
        return [*head, *block(f"model {name(row)}", architecture(row) + precision + parts(row, experts))]
    return [*head, *block(f"model {name(row)} extends {name(base)}", differences(row, base))]


def active(row: dict) -> str:
    """What a token is computed with, where that is not everything."""
    return f", {float(row['active_b']):.1f} active" if integer(row, "experts") else ""


def differences(row: dict, base: dict) -> list[str]:
    members = []
    if row["max_pos"] != base["max_pos"]:
        members.append(f"context = {number(integer(row, 'max_pos'))}tok")
    if integer(row, "qk_norm") != integer(base, "qk_norm"):
        members.append(f"qk_norm = {'true' if integer(row, 'qk_norm') else 'false'}")
    weights, experts = WEIGHTS[row["quant"]]
    base_weights, base_experts = WEIGHTS[base["quant"]]
    if weights != base_weights:
        members.append(f"weights = {weights}")
    if experts != base_experts:
        members.append(block("moe", [f"weights = {experts or weights}"])[0])
    return members


def architecture(row: dict) -> list[str]:
    width = "qk_nope" if is_latent(row) else "head_dim"
    members = [
        f"layers = {number(integer(row, 'layers'))}",
        f"hidden = {number(integer(row, 'hidden'))}",
        f"intermediate = {number(integer(row, 'intermediate'))}",
        f"vocab = {number(integer(row, 'vocab'))}",
        f"heads = {number(integer(row, 'heads'))}",
        f"kv_heads = {number(integer(row, 'kv_heads'))}",
        f"head_dim = {number(integer(row, width))}",
        f"context = {number(integer(row, 'max_pos'))}tok",
    ]
    if integer(row, "qk_norm"):
        members.append("qk_norm = true")
    if integer(row, "tie_embed"):
        members.append("tied_embeddings = true")
    return members


def parts(row: dict, experts: str | None) -> list:
    members = []
    if is_latent(row):
        latent = [f"{key} = {number(integer(row, column))}" for key, column in LATENT]
        members.append(block("attention", ["kind = mla", *latent]))
    elif integer(row, "swa_layers"):
        window = f"window = {number(integer(row, 'sliding_window'))}tok"
        members.append(block("attention", ["kind = window", window, f"window_layers = {integer(row, 'swa_layers')}"]))
    if integer(row, "experts"):
        moe = [
            f"experts = {integer(row, 'experts')}",
            f"active = {integer(row, 'topk')}",
            f"intermediate = {number(integer(row, 'moe_intermediate'))}",
        ]
        for key, column in (("shared", "shared_experts"), ("dense_layers", "dense_layers")):
            if integer(row, column):
                moe.append(f"{key} = {integer(row, column)}")
        if experts is not None:
            moe.append(f"weights = {experts}")
        members.append(block("moe", moe))
    return members


def parameters(row: dict) -> int:
    """As the language derives them: matrices only."""
    hidden, layers = integer(row, "hidden"), integer(row, "layers")
    dense = integer(row, "dense_layers") if integer(row, "experts") else layers
    total = (1 if integer(row, "tie_embed") else 2) * integer(row, "vocab") * hidden
    total += layers * attention_parameters(row) + dense * 3 * hidden * integer(row, "intermediate")
    expert = 3 * hidden * integer(row, "moe_intermediate")
    count = integer(row, "experts") + integer(row, "shared_experts")
    return total + (layers - dense) * (hidden * integer(row, "experts") + count * expert)


def attention_parameters(row: dict) -> int:
    hidden, heads = integer(row, "hidden"), integer(row, "heads")
    if not is_latent(row):
        return 2 * hidden * integer(row, "head_dim") * (heads + integer(row, "kv_heads"))
    nope, rope, value = integer(row, "qk_nope"), integer(row, "qk_rope"), integer(row, "v_head")
    latent, query = integer(row, "kv_lora_rank"), integer(row, "q_lora_rank")
    return (query * (hidden + heads * (nope + rope)) + hidden * (latent + rope)
            + latent * heads * (nope + value) + heads * value * hidden)


def is_latent(row: dict) -> bool:
    return integer(row, "kv_lora_rank") > 0


def integer(row: dict, column: str) -> int:
    return int(row[column]) if row[column] else 0
