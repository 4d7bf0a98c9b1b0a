#!/bin/sh
# build.sh SRCDIR: builds lede with clang in ./fuzz, where a warning is an error.
# What is fuzzed gets libFuzzer's counters and the sanitizers; the reader is only
# compiled, as clang's warnings do not depend on the optimiser.
set -eu
src=$(cd "$1" && pwd)
jobs=$(getconf _NPROCESSORS_ONLN)
mkdir -p fuzz
cd fuzz
flags='-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined'
[ -f Makefile ] || "$src/configure" --quiet CC=clang \
	CFLAGS="$flags -fsanitize=fuzzer-no-link -Werror" >/dev/null
make -s -j"$jobs" libsrc.a libfeeds.a
make -s -j"$jobs" libui.a CFLAGS='-O0 -Werror'
make -s -j"$jobs" lede lede-fetcher
