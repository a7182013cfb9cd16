#!/bin/sh
# Virtual environment and hash-pinned packages. Usage: setup.sh VENV REQUIREMENTS
set -eu
venv=$1
requirements=$2
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Python is missing. Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Yuiwork needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1 | cut -d' ' -f2). Name another one: make run PYTHON=python3.11" >&2
    exit 1
fi
if ! "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    echo "Making the virtual environment …"
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        # Debian ships venv in a package of its own.
        rm -rf "$venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing python3-venv …"
            apt-get -qq update >/dev/null 2>&1 || true
            apt-get -qq install -y python3-venv >/dev/null 2>&1 || true
        fi
        if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
            echo "The venv module of '$python' is missing. Install it (Debian: apt-get install python3-venv) and try again." >&2
            exit 1
        fi
    fi
fi
echo "Installing packages (the first time takes a minute or two) …"
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements" >"$venv/install.log" 2>&1; then
    tail -n 5 "$venv/install.log" >&2
    if grep -qi "no space left" "$venv/install.log"; then
        echo "The disk is full. Free about 1.5 GB and try again." >&2
    else
        echo "The packages could not be installed; the lines above say why (whole log: $venv/install.log)." >&2
    fi
    exit 1
fi
