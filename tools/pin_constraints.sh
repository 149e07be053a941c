#!/bin/sh
# Writes constraints.txt: the versions that a fresh environment with the development and browser tools resolves to today.
set -eu
python=${1:-python3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$python" -m venv "$scratch/env"
env="$scratch/env/bin/python"
"$env" -m pip --disable-pip-version-check --quiet install -e '.[verify]'
{
    echo "# Versions for development, the demo and the tests; made by: make constraints"
    "$env" -m pip freeze --exclude-editable
} >"$scratch/constraints.txt"
cp "$scratch/constraints.txt" constraints.txt
echo "constraints.txt: $(grep -c == constraints.txt) versions"
