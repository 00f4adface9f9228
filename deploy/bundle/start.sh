#!/bin/sh
# Installs once beside this script, from the wheels in the bundle, and starts the apps.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=$(command -v python3.13 || command -v python3.12 || command -v python3.11 || command -v python3) || {
  echo "Python 3.11 ou plus récent est nécessaire. / Python 3.11 of nieuwer is nodig." >&2
  exit 2
}
if [ ! -x "$here/program/bin/plpmission" ]; then
  "$python" -m venv "$here/program"
  "$here/program/bin/python" -m pip install -q --no-index --find-links "$here/wheelhouse/linux" plpmission
fi
exec "$here/program/bin/plpmission" serve "$@"
