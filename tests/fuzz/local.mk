EXTRA_DIST += tests/fuzz
SECONDS = 60

fuzz:
	$(srcdir)/tests/fuzz/run.sh '$(srcdir)' '$(SECONDS)'
.PHONY: fuzz
