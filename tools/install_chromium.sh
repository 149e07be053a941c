#!/bin/sh
# Installs a browser for the browser tests where there is none yet and apt can do it. Never fails: without a browser
# those tests say that they were skipped.
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if ! command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium here and no apt to install it: the browser tests will be skipped." >&2
    exit 0
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "No Chromium here and no right to install it: the browser tests will be skipped." >&2
        exit 0
    fi
fi
echo "Installing Chromium for the browser tests"
export DEBIAN_FRONTEND=noninteractive
{ $as_root apt-get -qq update && $as_root apt-get -qq install -y --no-install-recommends chromium; } >/dev/null 2>&1 ||
    echo "Chromium could not be installed: the browser tests will be skipped." >&2
exit 0
