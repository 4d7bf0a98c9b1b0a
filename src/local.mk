noinst_LIBRARIES += libsrc.a
libsrc_a_SOURCES = \
	src/error.c src/error.h \
	src/buf.c src/buf.h \
	src/pack.c src/pack.h \
	src/clock.c src/clock.h \
	src/clean.c src/clean.h \
	src/unwrap.c src/unwrap.h \
	src/url.c src/url.h \
	src/json.c src/json.h \
	src/body.c src/body.h \
	src/catalog.c src/catalog.h \
	src/paths.c src/paths.h \
	src/log.c src/log.h \
	src/process.c src/process.h \
	src/settings.c src/settings.h \
	src/conf.c src/conf.h \
	src/story.c src/story.h \
	src/wire.c src/wire.h \
	src/subs.c src/subs.h \
	src/query.c src/query.h \
	src/store.c src/store.h \
	src/store_sql.c src/store_sql.h \
	src/store_read.c src/store_read.h \
	src/store_state.c src/store_state.h \
	src/store_write.c src/store_write.h \
	src/store_feed.c src/store_feed.h \
	src/store_mark.c src/store_mark.h \
	src/store_idle.c src/store_idle.h \
	src/store_salvage.c src/store_salvage.h \
	src/store_gone.c src/store_gone.h \
	src/store_twins.c src/store_twins.h \
	src/store_same.c src/store_same.h \
	src/store_copies_sql.h \
	src/store_copies.c src/store_copies.h \
	src/store_alike.c src/store_alike.h \
	src/store_front.c src/store_front.h \
	src/store_sort.c src/store_sort.h \
	src/filters.c src/filters.h src/store_mute.c src/store_mute.h \
	src/store_words.c src/store_words.h \
	src/list.h src/store_find.c src/store_find.h \
	src/store_spell.c src/store_spell.h \
	src/arrivals.c src/arrivals.h \
	src/front.c src/front.h \
	src/terms.c src/terms.h \
	src/common.c src/common.h \
	src/index.c src/index.h src/match.c src/match.h \
	src/bond.c src/bond.h src/cluster.c src/cluster.h \
	src/related.c src/related.h
