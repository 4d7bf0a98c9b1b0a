# Units of a user's systemd. They are installed, and off until a user enables them.
EXTRA_DIST += systemd/lede-refresh.service.in systemd/lede-refresh.timer
CLEANFILES += systemd/lede-refresh.service

systemd/lede-refresh.service: systemd/lede-refresh.service.in Makefile
	@$(MKDIR_P) $(@D)
	$(AM_V_GEN)sed 's|@bindir[@]|$(bindir)|' $(srcdir)/systemd/lede-refresh.service.in >$@

if SYSTEMD_UNITS
systemduserunit_DATA = systemd/lede-refresh.service systemd/lede-refresh.timer
endif

dist_check_SCRIPTS += tests/systemd.sh
TESTS += tests/systemd.sh
