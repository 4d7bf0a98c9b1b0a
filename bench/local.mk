EXTRA_PROGRAMS = bench/fill bench/floor_keys bench/floor_refresh \
	bench/read_feeds bench/decode_picture bench/relate bench/sidebar \
	bench/ablate bench/typeset
bench_fill_SOURCES = bench/fill.c
bench_fill_LDADD = $(FEEDS_LIBS) -lm
bench_floor_keys_SOURCES = bench/floor_keys.c
bench_floor_keys_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
bench_floor_keys_LDADD = $(CURSES_LIBS) $(SQLITE_LIBS)
bench_floor_refresh_SOURCES = bench/floor_refresh.c
bench_floor_refresh_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS) $(XML_CFLAGS)
bench_floor_refresh_LDADD = $(CURL_LIBS) $(XML_LIBS) $(SQLITE_LIBS)
bench_decode_picture_SOURCES = bench/decode_picture.c
bench_decode_picture_LDADD = $(FEEDS_LIBS) -lm
bench_sidebar_SOURCES = bench/sidebar.c
bench_sidebar_LDADD = $(FEEDS_LIBS) -lm
bench_typeset_SOURCES = bench/typeset.c
bench_typeset_LDADD = $(BOTH_LIBS)
bench_ablate_SOURCES = bench/ablate.c
bench_ablate_LDADD = $(FEEDS_LIBS) -lm
bench_relate_SOURCES = bench/relate.c
bench_relate_LDADD = $(FEEDS_LIBS) -lm
bench_read_feeds_SOURCES = bench/read_feeds.c
bench_read_feeds_CPPFLAGS = $(AM_CPPFLAGS) $(XML_CFLAGS)
bench_read_feeds_LDADD = $(FEEDS_LIBS) -lm
CLEANFILES += bench-results.json
EXTRA_DIST += bench/ablation.py bench/bench.py bench/documents.py bench/extract.py \
	bench/growth.py bench/measure.py bench/month.py bench/picture.py bench/plot.py \
	bench/reading.py bench/refresh.py bench/screen.py bench/serve.py \
	bench/terminal.py bench/waits.py

# Prints all figures, and draws those of doc/performance.md: half an hour, and five GB
# for a while. BENCHFLAGS="--only refresh": a part; --quick: small sizes, not drawn.
bench: $(EXTRA_PROGRAMS) lede lede-fetcher
	$(PYTHON) $(srcdir)/bench/bench.py . $(BENCHFLAGS)
	test ! -f bench-results.json || $(PYTHON) $(srcdir)/bench/plot.py \
		bench-results.json $(srcdir)/doc/performance.svg
# Thirty days of refreshing, by a clock that is set: a few minutes.
month: lede lede-fetcher
	$(PYTHON) $(srcdir)/bench/month.py .
.PHONY: bench month
