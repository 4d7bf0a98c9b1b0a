noinst_LIBRARIES += libsrc.a
libsrc_a_SOURCES = \
	src/error.c src/error.h \
	src/buf.c src/buf.h \
	src/pack.c src/pack.h \
	src/clock.c src/clock.h \
	src/clean.c src/clean.h \
	src/url.c src/url.h \
	src/json.c src/json.h \
	src/body.c src/body.h
