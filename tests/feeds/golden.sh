#!/bin/sh
# golden.sh: `lede-fetcher parse` prints of each document in tests/data/feeds what
# is in NAME.out. NAME.options are words for the command in place of the usual
# ones. UPDATE=1 writes them again, to be looked at before they are kept.
set -u
: "${top_srcdir:=.}" "${top_builddir:=.}"
fetcher=$top_builddir/lede-fetcher
fail=0
for document in "$top_srcdir"/tests/data/feeds/*.xml \
	"$top_srcdir"/tests/data/feeds/*.json; do
	out=${document%.*}.out
	options='--base-url https://base.example/dir/feed'
	[ -f "${document%.*}.options" ] && options=$(cat "${document%.*}.options")
	# shellcheck disable=SC2086 # a list of words
	got=$("$fetcher" parse $options "$document" 2>&1; echo "exit $?")
	if [ -n "${UPDATE-}" ]; then
		printf '%s\n' "$got" >"$out"
	elif [ "$got" != "$(cat "$out")" ]; then
		echo "$document:"
		printf '%s\n' "$got" | diff "$out" - | head -n 20
		fail=1
	fi
done
[ "$fail" = 0 ] || echo "If that is right: UPDATE=1 make check TESTS=tests/feeds/golden.sh"
exit $fail
