#!/bin/sh
# run.sh SRCDIR SECONDS TARGET.c: links a fuzz target with what build.sh has built in
# ./fuzz, and runs it so long. It begins with what corpus/TARGET has for it, or with
# the documents of tests/data/feeds, and keeps in ./fuzz/corpus what it found. A
# crash leaves its input in ./fuzz.
set -eu
src=$(cd "$1" && pwd)
seconds=$2
name=$(basename "$3" .c)
cd fuzz
libs=$(sed -n 's/^\(CURL\|XML\|DEFLATE\|XXHASH\|SECCOMP\|JPEG\|PNG\|WEBP\|SQLITE\|JANSSON\|GLIB\)_LIBS = //p' Makefile | tr '\n' ' ')
cflags=$(sed -n 's/^\(\|GLIB_\|JANSSON_\)CFLAGS = //p' Makefile | tr '\n' ' ')
dictionary=$src/tests/fuzz/$name.dict
seeds=$src/tests/fuzz/corpus/$name
[ -d "$seeds" ] || seeds=$src/tests/data/feeds
mkdir -p "corpus/$name"
# shellcheck disable=SC2086 # lists of words
clang -std=c17 -D_GNU_SOURCE -fsanitize=fuzzer $cflags -I"$src" -I. \
	-o "$name" "$src/tests/fuzz/$name.c" \
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
