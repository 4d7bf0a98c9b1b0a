#!/bin/sh
# run.sh SRCDIR SECONDS: builds each fuzz target with clang's libFuzzer and the
# sanitizers in ./fuzz, and runs it so long. It begins with what corpus/NAME has
# for it, or with the documents of tests/data/feeds, and keeps in ./fuzz/corpus
# what it found. A crash leaves its input there.
set -eu
src=$(cd "$1" && pwd)
seconds=$2
mkdir -p fuzz/corpus
cd fuzz
flags='-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined'
[ -f Makefile ] || "$src/configure" --quiet CC=clang \
	CFLAGS="$flags -fsanitize=fuzzer-no-link" >/dev/null
make -s libsrc.a libfeeds.a 2>/dev/null
libs=$(sed -n 's/^\(CURL\|XML\|DEFLATE\|XXHASH\|SECCOMP\|JPEG\|PNG\|WEBP\|SQLITE\|JANSSON\|GLIB\)_LIBS = //p' Makefile | tr '\n' ' ')
cflags=$(sed -n 's/^\(GLIB\|JANSSON\)_CFLAGS = //p' Makefile | tr '\n' ' ')
for target in "$src"/tests/fuzz/fuzz_*.c; do
	name=$(basename "$target" .c)
	dictionary=$src/tests/fuzz/$name.dict
	seeds=$src/tests/fuzz/corpus/$name
	[ -d "$seeds" ] || seeds=$src/tests/data/feeds
	mkdir -p "corpus/$name"
	# shellcheck disable=SC2086 # lists of words
	clang -std=c17 -D_GNU_SOURCE $flags -fsanitize=fuzzer $cflags \
		-I"$src" -I. -o "$name" "$target" \
		libfeeds.a libsrc.a libfeeds.a $libs -lm
	set -- -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
		-max_len=65536 -print_final_stats=0 -verbosity=0
	[ -f "$dictionary" ] && set -- "$@" -dict="$dictionary"
	ASAN_OPTIONS=detect_leaks=1 "./$name" "$@" "corpus/$name" \
		"$seeds" >"$name.log" 2>&1 || {
		echo "$name:"
		tail -n 40 "$name.log"
		exit 1
	}
	echo "$name: $seconds s, clean"
done
