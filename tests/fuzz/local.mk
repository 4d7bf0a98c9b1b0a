EXTRA_DIST += tests/fuzz
SECONDS = 60

# Both programs with clang, in ./fuzz; a warning is an error.
clang:
	@$(srcdir)/tests/fuzz/build.sh '$(srcdir)'

# Each fuzz target; as many at once as there are processors.
fuzz: clang
	@printf '%s\n' $(srcdir)/tests/fuzz/fuzz_*.c | \
		xargs -n 1 -P $$(getconf _NPROCESSORS_ONLN) \
		$(srcdir)/tests/fuzz/run.sh '$(srcdir)' '$(SECONDS)'
.PHONY: clang fuzz
