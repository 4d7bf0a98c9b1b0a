#!/bin/sh
# Golden screens: tests/data/screens/NAME.keys holds a size and keys for each
# screen, NAME.screen what is then to be seen; those of first.keys have no store.
# UPDATE=1 writes them again.
here=${top_srcdir:-.}/tests/data/screens
paint=${top_builddir:-.}/tests/ui/paint
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
export LEDE_NOW=1795521600 TZ=UTC LC_ALL=C.UTF-8 HOME="$dir"
export XDG_CONFIG_HOME="$dir/.config" LEDE_DATA_PATH="$dir"
fail=0
for keys in "$here"/*.keys; do
	name=${keys%.keys}
	store=$dir/lede.db
	[ "${name##*/}" = first ] && store=
	while read -r size typed; do
		printf '%s %s\n' "$size" "$typed"
		"$paint" "$store" "$size" "$typed" || echo failed
	done <"$keys" >"$dir/got"
	[ -n "$UPDATE" ] && ! grep -q "^failed$" "$dir/got" && cp "$dir/got" "$name.screen"
	diff -u "$name.screen" "$dir/got" || fail=1
done
[ "$fail" = 0 ] || echo "If that is right: UPDATE=1 make check TESTS=tests/ui/screens.sh"
exit $fail
