#!/bin/sh
# Builds the bare kernel and its rivals and runs them in interleaved rounds, one run of each case a round.
# Usage: benches/rivals/run.sh [ROUNDS] [CASE …], 7 rounds and all cases if none are named. Needs cargo and python3.
set -eu
rounds=${1:-7}
[ $# -gt 0 ] && shift
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
built=$here/target

cd "$here"
CARGO_TARGET_DIR=$built cargo build --release --locked --quiet
[ -x "$built/venv/bin/python" ] || python3 -m venv "$built/venv"
"$built/venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
# The kernel is compiled as the rivals are: link-time optimisation, one codegen unit.
cd "$root"
export CARGO_TARGET_DIR="$built/kernel" CARGO_PROFILE_BENCH_LTO=fat CARGO_PROFILE_BENCH_CODEGEN_UNITS=1
cargo bench --quiet --locked --no-default-features --bench kernel --no-run

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
load() { cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown; }
echo "$(date -u '+%Y-%m-%d %H:%M') UTC, $rounds rounds, load before: $(load)"
for round in $(seq "$rounds"); do
    # Cases take turns within a round, so that kernels meet the same minute of the machine.
    for case in ${*:-mm1 mm100m mm1000m mm10000m}; do
        cargo bench --quiet --locked --no-default-features --bench kernel -- 1 "$case" "seed=$round" | grep '^blendsim ' >>"$lines"
        for rival in simcore ixa nexosim; do
            "$built/release/$rival" 1 "$case" "seed=$round" >>"$lines"
        done
        "$built/venv/bin/python" "$here/simpy_queues.py" 1 "$case" "seed=$round" >>"$lines"
    done
done
echo "load after: $(load)"
"$built/venv/bin/python" "$here/table.py" <"$lines"
