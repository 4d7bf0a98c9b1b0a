# The tables of the manual come from the programs' own rows.
noinst_PROGRAMS += doc/tables
doc_tables_SOURCES = doc/tables.c
doc_tables_LDADD = $(UI_LIBS)

man_MANS = doc/lede.1 doc/lede.5
EXTRA_DIST += doc/lede.1.in doc/lede.5.in doc/architecture.md doc/related.md \
	doc/performance.md doc/performance.svg \
	doc/front.svg doc/help.svg doc/outlets.svg doc/search.svg \
	doc/small.svg doc/story.svg doc/wide.svg script/changed script/check-fast \
	script/compile-commands script/entities.py script/pictures.py \
	script/readme-keys
CLEANFILES += $(man_MANS) doc/keys.mdoc doc/settings.mdoc doc/tracking.mdoc

doc/keys.mdoc: doc/tables
	$(AM_V_GEN)LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0 ./doc/tables keys >$@
doc/settings.mdoc: doc/tables
	$(AM_V_GEN)LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0 ./doc/tables settings >$@
doc/tracking.mdoc: doc/tables
	$(AM_V_GEN)LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0 ./doc/tables tracking >$@
doc/lede.1: doc/lede.1.in doc/keys.mdoc
	$(AM_V_GEN)sed -e '/^@KEYS@$$/{r doc/keys.mdoc' -e 'd;}' $(srcdir)/doc/lede.1.in >$@
doc/lede.5: doc/lede.5.in doc/settings.mdoc doc/tracking.mdoc
	$(AM_V_GEN)sed -e '/^@SETTINGS@$$/{r doc/settings.mdoc' -e 'd;}' -e '/^@TRACKING@$$/{r doc/tracking.mdoc' -e 'd;}' $(srcdir)/doc/lede.5.in >$@

check-man: $(man_MANS)
	@$(MANDOC) -T lint -W warning $(man_MANS)
# Brings the key table of README.md up to date.
readme-keys: doc/tables
	@$(srcdir)/script/readme-keys ./doc/tables $(srcdir)/README.md

.PHONY: check-man readme-keys
