#!/bin/sh
# Installs once beside this script, from the wheels in the bundle, and starts the apps.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=""
for candidate in python3 python3.13 python3.12 python3.11; do
  # One that is there and new enough; a name alone may stand for nothing.
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "Python 3.11 ou plus récent est nécessaire. / Python 3.11 of nieuwer is nodig." >&2
  exit 2
fi
if [ ! -x "$here/program/bin/plpmission" ]; then
  "$python" -m venv "$here/program"
  "$here/program/bin/python" -m pip install -q --no-index --find-links "$here/wheelhouse/linux" plpmission
fi
exec "$here/program/bin/plpmission" serve "$@"
