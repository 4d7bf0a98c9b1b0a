# Texts in other languages. Without msgfmt lede is built in English alone.
LANGUAGES = de
CATALOGS = $(LANGUAGES:%=po/%/LC_MESSAGES/lede.mo)
EXTRA_DIST += $(LANGUAGES:%=po/%.po)
CLEANFILES += $(CATALOGS) po/lede.pot

# Where texts stand, as seen from the top.
TEXTS = find src feeds ui -name '*.[ch]' | LC_ALL=C sort
XGETTEXT_FLAGS = --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 \
	--no-location --sort-output --package-name=lede

if HAVE_MSGFMT
all-local: $(CATALOGS)

$(CATALOGS): po/%/LC_MESSAGES/lede.mo: po/%.po
	@$(MKDIR_P) $(@D)
	$(AM_V_GEN)$(MSGFMT) --check-format -o $@ $<

install-data-local: $(CATALOGS)
	@for l in $(LANGUAGES); do \
		$(MKDIR_P) "$(DESTDIR)$(localedir)/$$l/LC_MESSAGES" && \
		$(INSTALL_DATA) po/$$l/LC_MESSAGES/lede.mo \
			"$(DESTDIR)$(localedir)/$$l/LC_MESSAGES/lede.mo" || \
		exit 1; \
	done

uninstall-local:
	@for l in $(LANGUAGES); do \
		rm -f "$(DESTDIR)$(localedir)/$$l/LC_MESSAGES/lede.mo"; \
	done
endif

po/lede.pot:
	@$(MKDIR_P) po
	@out=$$(pwd)/$@ && cd $(srcdir) && $(TEXTS) | \
		$(XGETTEXT) $(XGETTEXT_FLAGS) -f - -o "$$out"

# After texts have changed: brings the languages up to date, to be translated.
update-po: po/lede.pot
	@for l in $(LANGUAGES); do \
		$(MSGMERGE) -q --no-fuzzy-matching --no-location --width=80 \
			--backup=none -U $(srcdir)/po/$$l.po po/lede.pot || exit 1; \
	done

.PHONY: po/lede.pot update-po
