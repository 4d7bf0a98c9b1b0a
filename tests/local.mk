AM_TESTS_ENVIRONMENT = top_srcdir='$(top_srcdir)' top_builddir='$(top_builddir)' \
	PYTHON='$(PYTHON)' G_DEBUG=fatal-warnings; \
	export top_srcdir top_builddir PYTHON G_DEBUG;

dist_check_SCRIPTS += tests/layers.sh
TESTS += tests/layers.sh

include tests/src/local.mk
include tests/feeds/local.mk
include tests/ui/local.mk

include tests/fuzz/local.mk

PROGRAM_TESTS = tests/programs/refresh.py tests/programs/fetcher.py \
	tests/programs/connections.py tests/programs/outcomes.py \
	tests/programs/routes.py tests/programs/retention.py \
	tests/programs/background.py \
	tests/programs/redirects.py tests/programs/user_programs.py \
	tests/programs/unchanged.py tests/programs/polite.py \
	tests/programs/pages.py \
	tests/programs/store.py tests/programs/related.py \
	tests/programs/reader.py tests/programs/front_page.py \
	tests/programs/story.py tests/programs/feeds.py \
	tests/programs/terminal.py tests/programs/extract.py \
	tests/programs/pictures.py
TEST_EXTENSIONS = .sh .py
PY_LOG_COMPILER = $(PYTHON)
TESTS += $(PROGRAM_TESTS)
EXTRA_DIST += $(PROGRAM_TESTS) tests/programs/harness.py tests/programs/wire.py \
	tests/programs/authority.py tests/programs/raw_web.py tests/server.py
