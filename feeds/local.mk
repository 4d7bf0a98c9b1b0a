noinst_LIBRARIES += libfeeds.a
libfeeds_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS) $(XML_CFLAGS) \
	$(ZLIB_CFLAGS) $(SECCOMP_CFLAGS)
libfeeds_a_SOURCES = \
	feeds/cage.c feeds/cage.h \
	feeds/heap.c feeds/heap.h \
	feeds/names.c feeds/names.h feeds/names_table.h \
	feeds/markup.c feeds/markup.h \
	feeds/date.c feeds/date.h \
	feeds/zone.c feeds/zone.h \
	feeds/charset.c feeds/charset.h \
	feeds/decode.c feeds/decode.h \
	feeds/http.c feeds/http.h \
	feeds/host.c feeds/host.h \
	feeds/redirect.c feeds/redirect.h \
	feeds/proxy.c feeds/proxy.h \
	feeds/answer.c feeds/answer.h \
	feeds/local.c feeds/local.h \
	feeds/passwords.c feeds/passwords.h \
	feeds/hook.c feeds/hook.h \
	feeds/fetch.c feeds/fetch.h \
	feeds/inflate.c feeds/inflate.h \
	feeds/xml.c feeds/xml.h \
	feeds/page.c feeds/page.h \
	feeds/html_list.c feeds/html_list.h \
	feeds/html_walk.h feeds/html_text.c feeds/html_link.c \
	feeds/html_figure.c feeds/html_table.c \
	feeds/html.c feeds/html.h \
	feeds/safe.c feeds/safe.h \
	feeds/finds.c feeds/finds.h \
	feeds/discover.c feeds/discover.h \
	feeds/entry.c feeds/entry.h \
	feeds/untag.c feeds/untag.h \
	feeds/person.c feeds/person.h \
	feeds/draft.c feeds/draft.h \
	feeds/prolog.c feeds/prolog.h \
	feeds/capture.c feeds/capture.h \
	feeds/acts.c feeds/acts.h \
	feeds/walk.c feeds/walk.h \
	feeds/vocab.c feeds/vocab.h \
	feeds/format/rss.c feeds/format/rss.h \
	feeds/format/rdf.c feeds/format/rdf.h \
	feeds/format/atom.c feeds/format/atom.h \
	feeds/format/cdf.c feeds/format/cdf.h \
	feeds/format/jsonfeed.c feeds/format/jsonfeed.h \
	feeds/choose.c feeds/choose.h \
	feeds/lists.c feeds/lists.h \
	feeds/normalise.c feeds/normalise.h \
	feeds/sniff.c feeds/sniff.h \
	feeds/mend.c feeds/mend.h \
	feeds/parse.c feeds/parse.h \
	feeds/opml.c feeds/opml.h \
	feeds/job.c feeds/job.h \
	feeds/jobs.c feeds/jobs.h \
	feeds/desk.c feeds/desk.h \
	feeds/record.c feeds/record.h \
	feeds/tool.c feeds/tool.h \
	feeds/guid.c feeds/guid.h \
	feeds/keep.c feeds/keep.h \
	feeds/schedule.c feeds/schedule.h \
	feeds/office.c feeds/office.h \
	feeds/sweep.c feeds/sweep.h \
	feeds/digest.c feeds/digest.h \
	feeds/reunite.c feeds/reunite.h \
	feeds/relate.c feeds/relate.h \
	feeds/waiters.c feeds/waiters.h feeds/move.c feeds/move.h \
	feeds/order/refresh.c feeds/order/refresh.h \
	feeds/order/change.c feeds/order/change.h \
	feeds/order/add.c feeds/order/add.h \
	feeds/courier.c feeds/courier.h \
	feeds/repair.c feeds/repair.h \
	feeds/corpus.c feeds/corpus.h \
	feeds/cli.c feeds/cli.h

pkglibexec_PROGRAMS += lede-courier
lede_courier_SOURCES = feeds/main.c
lede_courier_LDADD = $(FEEDS_LIBS) -lm

sampledir = $(pkgdatadir)/sample
dist_sample_DATA = feeds/sample/now feeds/sample/feeds \
	feeds/sample/suggested.opml \
	feeds/sample/limelight.rss feeds/sample/marquee.rss \
	feeds/sample/backlot.atom feeds/sample/stage.rdf \
	feeds/sample/encore.rss feeds/sample/nightdesk.atom \
	feeds/sample/solder.rss feeds/sample/northbridge.atom \
	feeds/sample/packet.rss feeds/sample/buildlog.atom \
	feeds/sample/tidewater.rdf feeds/sample/kodo.rss
