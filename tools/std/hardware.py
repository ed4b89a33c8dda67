"""std/hardware.dyno: accelerators with their peaks, the usual servers of them, and clusters of those."""

import csv
from pathlib import Path

from layout import block, comment, document, number

COMMENT = [
    "Accelerators, servers and clusters. Written by tools/std/generate.py from the system files of",
    "ai-dynamo/aiconfigurator, which carry the vendors' data sheets (NOTICE says of which commit).",
    "Memory counts binary gigabytes, as the field does; compute peaks are dense; links are per GPU,",
    "one direction. No prices: state `price` in an accelerator that extends one of these.",
]

# system -> name, what to say about it
ACCELERATORS = {
    "a100_sxm": ("A100_SXM", "NVIDIA A100 80 GB, SXM."),
    "a100_pcie": ("A100_PCIE", "NVIDIA A100 80 GB, PCIe."),
    "a30": ("A30", "NVIDIA A30 24 GB, PCIe."),
    "l4": ("L4", "NVIDIA L4 24 GB, PCIe."),
    "l40s": ("L40S", "NVIDIA L40S 48 GB, PCIe."),
    "h100_sxm": ("H100_SXM", "NVIDIA H100 80 GB, SXM."),
    "h100_pcie": ("H100_PCIE", "NVIDIA H100 80 GB, PCIe."),
    "h200_sxm": ("H200_SXM", "NVIDIA H200 141 GB, SXM."),
    "b200_sxm": ("B200_SXM", "NVIDIA B200 180 GB, SXM."),
    "b300_sxm": ("B300_SXM", "NVIDIA B300 288 GB, SXM."),
    "gb200": ("GB200", "NVIDIA GB200, one of the two GPUs of a superchip."),
    "gb300": ("GB300", "NVIDIA GB300, one of the two GPUs of a superchip."),
    "rtx_pro_6000_server": ("RTX_PRO_6000", "NVIDIA RTX PRO 6000 Server Edition 96 GB, PCIe."),
    "b60": ("B60", "Intel Arc Pro B60 24 GB, PCIe; no fitted constants, so the generic roofline times it."),
}

# name, system, GPUs, kind of inner link, what to say about it
NODES = [
    ("HGX_A100", "a100_sxm", 8, "scale_up", "Eight A100 on NVSwitch."),
    ("HGX_H100", "h100_sxm", 8, "scale_up", "Eight H100 on NVSwitch."),
    ("HGX_H200", "h200_sxm", 8, "scale_up", "Eight H200 on NVSwitch."),
    ("HGX_B200", "b200_sxm", 8, "scale_up", "Eight B200 on NVSwitch."),
    ("HGX_B300", "b300_sxm", 8, "scale_up", "Eight B300 on NVSwitch."),
    ("GB200_NVL72", "gb200", 72, "scale_up", "A rack of 72 GB200 GPUs in one NVLink domain, taken as one node."),
    ("GB300_NVL72", "gb300", 72, "scale_up", "A rack of 72 GB300 GPUs in one NVLink domain, taken as one node."),
    ("PCIE_A100", "a100_pcie", 8, "pcie", "Eight A100 PCIe in one server."),
    ("PCIE_A30", "a30", 8, "pcie", "Eight A30 in one server."),
    ("PCIE_L4", "l4", 8, "pcie", "Eight L4 in one server."),
    ("PCIE_L40S", "l40s", 8, "pcie", "Eight L40S in one server."),
    ("PCIE_H100", "h100_pcie", 8, "pcie", "Eight H100 PCIe in one server."),
    ("PCIE_RTX_PRO_6000", "rtx_pro_6000_server", 8, "pcie", "Eight RTX PRO 6000 in one server."),
    ("PCIE_B60", "b60", 8, "pcie", "Eight Arc Pro B60 in one server."),
]


# What clusters are made of; a rack is a node, so there are fewer of it.
CLUSTERS = {
    "HGX_A100": [1, 4, 16], "HGX_H100": [1, 4, 16], "HGX_H200": [1, 4, 16], "HGX_B200": [1, 4, 16],
    "HGX_B300": [1, 4, 16], "GB200_NVL72": [1, 8], "GB300_NVL72": [1, 8],
}


def render(perf: Path) -> str:
    rows = {row["system"]: row for row in csv.DictReader((perf / "gpu_specs.csv").open(encoding="utf-8"))}
    accelerators = [accelerator(rows[system], name, doc) for system, (name, doc) in ACCELERATORS.items()]
    nodes = [node(rows[system], name, system, gpus, link, doc) for name, system, gpus, link, doc in NODES]
    clusters = [cluster(name, nodes) for name, counts in CLUSTERS.items() for nodes in counts]
    return document(COMMENT, accelerators + nodes + clusters)


def accelerator(row: dict, name: str, doc: str) -> list[str]:
    peaks = [(key, round(float(row[f"{key}_tflops"]), 1)) for key in ("bf16", "fp8", "fp4")]
    compute = [f"{key} = {number(peak)}TFLOPS" for key, peak in peaks if peak > 0]
    members = [
        f"memory = {number(float(row['mem_gib']))}GiB",
        f"memory_bw = {bandwidth(float(row['mem_bw_gbs']))}",
        block("compute", compute),
        f"power = {number(float(row['power_w']))}W",
    ]
    if row["system"] != "b60":
        members.append(f'fit = "{row["system"]}"')
    return [*comment(f"{doc} {described(row)}"), *block(f"accelerator {name}", members)]


def described(row: dict) -> str:
    """The figures people know a card by, and where they are from."""
    figures = [
        f"{number(float(row['mem_gib']))} GiB at {bandwidth(float(row['mem_bw_gbs']), ' ')}",
        f"{number(round(float(row['bf16_tflops'])))} TFLOPS in bf16",
        f"{number(float(row['power_w']))} W",
    ]
    return f"{', '.join(figures)}. Source: {row['system']} of aiconfigurator."


def cluster(name: str, nodes: int) -> list[str]:
    gpus = next(count for node_name, _, count, _, _ in NODES if node_name == name) * nodes
    of = f"rack{'s' if nodes > 1 else ''}" if name.endswith("NVL72") else f"server{'s' if nodes > 1 else ''}"
    doc = f"{nodes} {of} of {name}: {number(gpus)} GPUs."
    return [f"/// {doc}", *block(f"cluster {name}_x{nodes}", [f"node = {name}", f"nodes = {nodes}"])]


def node(row: dict, name: str, system: str, gpus: int, inner: str, doc: str) -> list[str]:
    outside = row["inter_rack_gbs"] or row["inter_node_gbs"]
    latency = f"latency = {number(float(row['p2p_lat_us']))}us"
    members = [
        f"accelerator = {ACCELERATORS[system][0]}",
        f"gpus = {gpus}",
        block(f"link {inner}", [f"bandwidth = {bandwidth(float(row['intra_node_gbs']))}"]),
        block("link scale_out", [f"bandwidth = {number(float(outside) * 8)}Gbit/s", latency, f"count = {gpus}"]),
    ]
    if inner != "pcie":
        members.append(block("link pcie", [f"bandwidth = {bandwidth(float(row['pcie_gbs']))}"]))
    return [f"/// {doc}", *block(f"node {name}", members)]


def bandwidth(gigabytes: float, space: str = "") -> str:
    return f"{number(gigabytes / 1000)}{space}TB/s" if gigabytes >= 1000 else f"{number(gigabytes)}{space}GB/s"
