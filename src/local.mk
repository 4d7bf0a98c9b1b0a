noinst_LIBRARIES += libsrc.a
libsrc_a_SOURCES = \
	src/base/buf.c src/base/buf.h \
	src/base/clean.c src/base/clean.h \
	src/base/clock.c src/base/clock.h \
	src/base/error.c src/base/error.h \
	src/base/json.c src/base/json.h \
	src/base/locale.c src/base/locale.h \
	src/base/log.c src/base/log.h \
	src/base/pack.c src/base/pack.h \
	src/base/paths.c src/base/paths.h \
	src/base/process.c src/base/process.h \
	src/base/tracking_link.c src/base/tracking_link.h \
	src/base/url.c src/base/url.h \
	src/config/config_file.c src/config/config_file.h \
	src/config/filters.c src/config/filters.h \
	src/config/query.c src/config/query.h \
	src/config/settings.c src/config/settings.h \
	src/config/subs.c src/config/subs.h \
	src/model/body.c src/model/body.h \
	src/model/list_spec.h \
	src/model/rank.c src/model/rank.h \
	src/model/story.c src/model/story.h \
	src/wire/protocol.c src/wire/protocol.h \
	src/store/beside.c src/store/beside.h \
	src/store/copies_sql.h \
	src/store/db.c src/store/db.h \
	src/store/front_page.c src/store/front_page.h \
	src/store/lists.c src/store/lists.h \
	src/store/search.c src/store/search.h \
	src/store/schema.c src/store/schema.h \
	src/store/sections.c src/store/sections.h \
	src/store/sorted.c src/store/sorted.h \
	src/store/spelling.c src/store/spelling.h \
	src/store/sql.c src/store/sql.h \
	src/store/stories.c src/store/stories.h \
	src/store/vocabulary.c src/store/vocabulary.h
