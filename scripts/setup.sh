#!/bin/sh
# Virtual environment and hash-pinned packages. Usage: setup.sh VENV REQUIREMENTS (PYTHON names the interpreter)
set -eu
venv=$1
requirements=$2

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

fail() {
    echo "$1" >&2
    exit 1
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null 2>&1 || fail "There is no program '$PYTHON' (PYTHON names it)."
        new_enough "$PYTHON" || fail "Yuiwork needs Python 3.11 or newer; '$PYTHON' is $(version "$PYTHON"). Name another one: make run PYTHON=python3.11"
        python=$PYTHON
        return
    fi
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null 2>&1 && new_enough "$python"; then
            return
        fi
    done
    if command -v python3 >/dev/null 2>&1; then
        fail "Yuiwork needs Python 3.11 or newer; 'python3' is $(version python3). Install a newer one beside it, or name it: make run PYTHON=/path/to/python3.11"
    fi
    fail "Python is missing. Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)."
}

version() {
    "$1" -V 2>&1 | cut -d' ' -f2
}

make_venv() {
    rm -rf "$venv"
    "$python" -m venv "$venv" >"$log" 2>&1
}

find_python
folder=$(dirname "$venv")
if [ ! -w "$folder" ]; then
    fail "$(cd "$folder" && pwd) cannot be written by $(id -un). Clone into a folder of your own."
fi
# Two targets in two terminals: the second one waits. The lock ends with the program that this one becomes.
if command -v flock >/dev/null 2>&1; then
    mkdir -p "$folder/var"
    exec 9>"$folder/var/.setup.lock"
    flock -n 9 || { echo "Waiting for another set-up of this checkout …"; flock 9; }
fi
if ! { new_enough "$venv/bin/python" && "$venv/bin/python" -c 'import pip' >/dev/null 2>&1; }; then
    echo "Making the virtual environment with Python $(version "$python") …"
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    if ! make_venv; then
        # Debian ships venv in a package of its own.
        if grep -qi "ensurepip is not\|no module named venv" "$log" && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing python3-venv …"
            apt-get -qq update >/dev/null 2>&1 || true
            DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv >/dev/null 2>&1 || true
        fi
        if ! make_venv; then
            if [ "$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')" -lt 50000 ]; then
                fail "The disk is full. Free about 1.5 GB and try again."
            elif grep -qi "ensurepip is not\|no module named venv" "$log"; then
                fail "The venv module of '$python' is missing. Install it (Debian: apt-get install python3-venv) and try again."
            fi
            tail -n 3 "$log" >&2
            fail "The virtual environment could not be made; the lines above say why."
        fi
    fi
fi
exec "$venv/bin/python" scripts/install.py "$requirements"
