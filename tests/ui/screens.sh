#!/bin/sh
# Compares screens with those kept in tests/data/screens: NAME.keys holds the
# sizes, then the keys typed; NAME.screen what is to be seen, one size after
# another. With UPDATE=1 the kept ones are written anew: look at the diff.
paint=${top_builddir:-.}/tests/ui/paint
kept=${top_srcdir:-.}/tests/data/screens
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

LEDE_NOW=1762790400 TZ=UTC LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/config
LEDE_DATA_PATH=${top_srcdir:-.}/feeds
export LEDE_NOW TZ LC_ALL XDG_CONFIG_HOME LEDE_DATA_PATH
fail=0
for keys in "$kept"/*.keys; do
	name=$(basename "$keys" .keys)
	store=$work/store.db
	case $name in first-*) store= ;; esac
	{ read -r sizes; read -r typed; } <"$keys"
	for size in $sizes; do
		printf '== %s %s\n' "$size" "$typed"
		"$paint" "$store" "$size" "$typed" || echo "status $?"
	done >"$work/screen"
	[ -n "$UPDATE" ] && cp "$work/screen" "$kept/$name.screen"
	diff -u "$kept/$name.screen" "$work/screen" || fail=1
done
exit $fail
