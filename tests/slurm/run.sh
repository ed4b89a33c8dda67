#!/usr/bin/env bash
# Sweeps on a real Slurm: one controller and two nodes on loopback, one of them killed midway. What the array and the
# merge leave must be what one machine leaves, byte by byte, with nothing lost and nothing counted twice.
#
#   tests/slurm/run.sh [COMMAND OF THE TOOL…]     by default, the Release build of this checkout
#
# Needs root, and Slurm and munge: Debian's packages are installed if they are missing. Exits with 77 and the reason
# where that cannot be; 1 if anything differs. POINTS_REQUESTS (8000) makes points longer or shorter.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
requests=${POINTS_REQUESTS:-8000}
tool=("$@")
[ ${#tool[@]} -gt 0 ] || tool=(dotnet "$here/../../src/DynoSim.Lang.Cli/bin/Release/net10.0/dynosim.dll")
files=(points.jsonl points.csv frontier.csv summary.json report.html)

skip() {
    echo "skipped: $1"
    exit 77
}

have() {
    command -v slurmctld slurmd sbatch squeue munged >/dev/null 2>&1
}

# Debian starts services as they are installed, unless this file says no.
install() {
    local policy=/usr/sbin/policy-rc.d made=0 status
    command -v apt-get >/dev/null || skip "there is no Slurm, and no apt-get to install it"
    [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && made=1; }
    apt-get install -y -qq --no-install-recommends slurm-wlm slurm-client munge >"$run/apt.log" 2>&1 ||
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends slurm-wlm slurm-client munge; } \
            >>"$run/apt.log" 2>&1
    status=$?
    [ "$made" = 0 ] || rm -f "$policy"
    [ "$status" = 0 ] && have || skip "Slurm cannot be installed: $(tail -1 "$run/apt.log")"
}

PATH=$PATH:/usr/sbin:/sbin
[ "$(uname)" = Linux ] && [ "$(id -u)" = 0 ] || skip "a cluster of one's own needs root on Linux"
run=$(mktemp -d)
trap 'stop_cluster >/dev/null 2>&1; [ -n "${KEEP:-}" ] || rm -rf "$run"' EXIT
# shellcheck source=tests/slurm/cluster.sh
. "$here/cluster.sh"
have || install

failures=0
check() {
    if [ "$2" = "$3" ]; then
        echo "  ok    $1: $2"
    else
        echo "  FAIL  $1: $2, not $3"
        failures=$((failures + 1))
    fi
}

lines() {
    cat "$@" 2>/dev/null | grep -c .
}

ids() {
    sed -E 's/^\{"id":"([0-9a-f]+)","repetition":([0-9]+).*/\1 \2/' "$@"
}

same() {
    local name
    for name in "${files[@]}"; do
        cmp -s "$1/$name" "$2/$name" && echo "$name" || true
    done | wc -l
}

ended() {
    [ -z "$(squeue -h -j "$1" 2>/dev/null)" ]
}

# A part that runs on the node to be killed has something to lose: some runs, but not all.
is_midway() {
    local part
    compgen -G "$out/shards/*.jsonl" >/dev/null || return 1
    for part in $(squeue -h -t R -w n2 -j "$array" -o %K 2>/dev/null); do
        [ "$(lines "$out/shards/$(printf %04d "$part")"-of-*.jsonl)" -ge 3 ] && return 0
    done
    return 1
}

started_again() {
    compgen -G "$out/shards/*.1.jsonl" >/dev/null
}

sweep() {
    "${tool[@]}" sweep "$file" Grid --set "size=${requests}req" --no-cache "$@"
}

# round NAME WHAT-IS-KILLED
round() {
    local report merge before restarts
    out="$run/it's round $1"
    report=$(sweep --out "$out" --slurm --slurm-shards 6 --slurm-option time=30:00 --format json) ||
        { check "submission" "exit code $?" "exit code 0"; return; }
    array=$(sed -nE 's/.*"array_job": "([0-9]+)".*/\1/p' <<<"$report")
    merge=$(sed -nE 's/.*"merge_job": "([0-9]+)".*/\1/p' <<<"$report")
    echo "round $1: array job $array, merge job $merge"
    if [ "$2" != nothing ]; then
        wait_for 300 "a part under way on n2" is_midway || { check "a part under way on n2" no yes; return; }
        before=$(lines "$out"/shards/*.jsonl)
        kill_node n2 "$2"
        echo "  killed n2 after $before runs, with parts $(squeue -h -t R -w n2 -j "$array" -o %K | sort | xargs) on it"
    fi
    if [ "$2" = frozen ]; then
        wait_for 300 "tasks started again" started_again || { check "tasks started again" no yes; return; }
        thaw
        echo "  tasks of n2 go on beside their second copies"
    fi
    wait_for 900 "both jobs" ended "$array,$merge" || { squeue; check "both jobs" running ended; return; }
    restarts=$(scontrol show job "$array" 2>/dev/null | grep -o 'Restarts=[0-9]*' | grep -cv 'Restarts=0')
    echo "  tasks started again: $restarts; journals: $(find "$out/shards" -name '*.jsonl' | wc -l) of 6 parts; runs in" \
        "them: $(lines "$out"/shards/*.jsonl), of which different: $(ids "$out"/shards/*.jsonl | sort -u | wc -l)"
    [ "$2" = nothing ] || check "tasks were started again" "$([ "$restarts" -gt 0 ] && echo yes || echo no)" yes
    check "state of the merge" "$(scontrol show job "$merge" | grep -oE 'JobState=\w+')" JobState=COMPLETED
    check "runs lost by the tasks" "$(comm -23 <(ids "$run/local 1/points.jsonl" | sort) \
        <(ids "$out"/shards/*.jsonl | sort) | wc -l)" 0
    check "runs in points.jsonl" "$(lines "$out/points.jsonl")" "$(lines "$run/local 1/points.jsonl")"
    check "runs counted twice" "$(ids "$out/points.jsonl" | sort | uniq -d | wc -l)" 0
    check "files equal to those of one machine" "$(same "$run/local 1" "$out")" ${#files[@]}
    [ "$failures" = 0 ] || tail -n 5 "$out"/slurm/logs/*.log
    if [ "$2" != nothing ]; then
        start_node n2
        wait_for 120 "n2" nodes_idle 2 || check "n2" down idle
    fi
}

file="$run/a grid's.dyno"
cp "$here/grid.dyno" "$file"
cd "$run" || exit 1
echo "tool     $("${tool[@]}" --version)"
echo "slurm    $(slurmctld -V), two nodes of two processors on loopback"
sweep --out "$run/local 1" --jobs 1 --quiet || check "the sweep on one machine" "exit code $?" "exit code 0"
sweep --out "$run/local 2" --jobs 2 --quiet || check "the sweep on one machine" "exit code $?" "exit code 0"
echo "points   $(lines "$run/local 1/points.jsonl") runs of $requests requests"
check "files equal for --jobs 1 and 2" "$(same "$run/local 1" "$run/local 2")" ${#files[@]}
start_cluster || exit 1
round "undisturbed" nothing
round "power cut" all
round "lost contact" frozen
echo "$([ "$failures" = 0 ] && echo "slurm: all equal" || echo "slurm: $failures failed")"
[ "$failures" = 0 ]
