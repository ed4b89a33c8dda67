# A Slurm cluster of two nodes on this machine, on loopback only: sourced by run.sh, as root, with `run` naming an empty
# folder. Its processes are ended by their ids, and nothing outside `run` is written.
# shellcheck shell=bash

ctld_port=${CTLD_PORT:-16817}
node_port=${NODE_PORT:-16818}
export SLURM_CONF=$run/slurm.conf
declare -A daemon=()

start_cluster() {
    chmod 755 "$run"
    mkdir -p "$run/munge" "$run/state" "$run/spool.n1" "$run/spool.n2"
    dd if=/dev/urandom of="$run/munge/key" bs=1024 count=1 status=none
    chmod 600 "$run/munge/key"
    chown -R munge: "$run/munge"
    runuser -u munge -- /usr/sbin/munged --foreground --key-file="$run/munge/key" --socket="$run/munge/socket" \
        --pid-file="$run/munge/pid" --log-file="$run/munge/log" --seed-file="$run/munge/seed" \
        >"$run/munged.out" 2>&1 &
    daemon[munged]=$!
    cat >"$SLURM_CONF" <<CONF
ClusterName=loopback
SlurmctldHost=localhost(127.0.0.1)
AuthInfo=socket=$run/munge/socket,cred_expire=20
SlurmUser=root
SlurmdUser=root
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmdTimeout=15
ReturnToService=2
MinJobAge=3600
StateSaveLocation=$run/state
SlurmctldPort=$ctld_port
SlurmctldPidFile=$run/ctld.pid
SlurmctldLogFile=$run/ctld.log
SlurmdSpoolDir=$run/spool.%n
SlurmdPidFile=$run/%n.pid
SlurmdLogFile=$run/%n.log
NodeName=n1 NodeHostname=localhost NodeAddr=127.0.0.1 Port=$node_port CPUs=2 RealMemory=4000
NodeName=n2 NodeHostname=localhost NodeAddr=127.0.0.1 Port=$((node_port + 10)) CPUs=2 RealMemory=4000
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
    slurmctld -D -f "$SLURM_CONF" >"$run/ctld.out" 2>&1 &
    daemon[ctld]=$!
    start_node n1
    start_node n2
    wait_for 120 "two idle nodes" nodes_idle 2
}

start_node() {
    slurmd -D -N "$1" -f "$SLURM_CONF" >"$run/$1.out" 2>&1 &
    daemon[$1]=$!
}

nodes_idle() {
    [ "$(sinfo -h -N -t idle -o %n 2>/dev/null | grep -c .)" = "$1" ]
}

# What runs on a node: the keepers of its steps first, so that they report nothing, then the steps themselves. Few
# processes look for it, since on a busy machine the steps may be over before many have started.
steps_of() {
    local found steps=() keepers=() key value name
    found=$(grep -lzxF "SLURMD_NODENAME=$1" /proc/[0-9]*/environ 2>/dev/null)
    # shellcheck disable=SC2086
    [ -z "$found" ] || found=$(grep -lzxF "SLURM_CONF=$SLURM_CONF" $found 2>/dev/null)
    for name in $found; do
        name=${name#/proc/}
        name=${name%/environ}
        steps+=("$name")
        while read -r key value; do
            [ "$key" = PPid: ] && break
        done <"/proc/$name/status"
        read -r name <"/proc/$value/comm"
        [[ $name == slurmstepd* ]] && keepers+=("$value")
    done 2>/dev/null
    echo "${keepers[@]}" "${steps[@]}"
}

# Ends the daemon of a node as a power cut does. With `all` it takes along what runs on the node; with `frozen` that only
# stands still, as behind a network that is gone, until `thaw`.
frozen=
kill_node() {
    local steps
    steps=$(steps_of "$1")
    # shellcheck disable=SC2086
    [ "$2" != frozen ] || { frozen=$steps && kill -STOP $steps; } 2>/dev/null || true
    kill -9 "${daemon[$1]}" 2>/dev/null || true
    wait "${daemon[$1]}" 2>/dev/null || true
    # shellcheck disable=SC2086
    [ "$2" != all ] || kill -9 $steps 2>/dev/null || true
}

thaw() {
    # shellcheck disable=SC2086
    kill -CONT $frozen 2>/dev/null || true
    frozen=
}

stop_cluster() {
    local name
    # shellcheck disable=SC2046
    kill -9 $frozen $(steps_of n1) $(steps_of n2) 2>/dev/null || true
    for name in n1 n2 ctld munged; do
        [ -z "${daemon[$name]:-}" ] || kill "${daemon[$name]}" 2>/dev/null || true
    done
    for name in n1 n2 ctld munged; do
        [ -z "${daemon[$name]:-}" ] || wait_for 20 "$name" has_ended "${daemon[$name]}" ||
            kill -9 "${daemon[$name]}" 2>/dev/null || true
    done
}

has_ended() {
    ! kill -0 "$1" 2>/dev/null
}

# wait_for SECONDS WHAT COMMAND…
wait_for() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || { echo "gave up waiting for $what"; return 1; }
        sleep 0.2
    done
}
