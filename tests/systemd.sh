#!/bin/sh
# The units of systemd/ are valid, and run the lede of this build.
set -eu
top=${top_srcdir:-.}
build=$(cd "${top_builddir:-.}" && pwd)

if ! command -v systemd-analyze >/dev/null; then
	echo "skip: no systemd-analyze"
	exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_RUNTIME_DIR="$folder"
sed "s|@bindir@|$build|" "$top/systemd/lede-refresh.service.in" >"$folder/lede-refresh.service"
cp "$top/systemd/lede-refresh.timer" "$folder"
if ! said=$(systemd-analyze verify --user --man=no "$folder/lede-refresh.service" \
	"$folder/lede-refresh.timer" 2>&1); then
	printf '%s\n' "$said"
	exit 1
fi
if printf '%s\n' "$said" | grep lede-refresh; then
	exit 1 # an unknown setting is only a warning
fi
