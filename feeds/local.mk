noinst_LIBRARIES += libfeeds.a
libfeeds_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS) $(XML_CFLAGS) \
	$(DEFLATE_CFLAGS) $(XXHASH_CFLAGS) $(SECCOMP_CFLAGS) \
	$(JPEG_CFLAGS) $(PNG_CFLAGS) $(WEBP_CFLAGS)
libfeeds_a_SOURCES = \
	feeds/text/address.c feeds/text/address.h \
	feeds/text/charset.c feeds/text/charset.h \
	feeds/text/date.c feeds/text/date.h \
	feeds/text/date_iso.c feeds/text/date_iso.h \
	feeds/text/date_scan.c feeds/text/date_scan.h \
	feeds/text/date_words.c feeds/text/date_words.h \
	feeds/text/decode.c feeds/text/decode.h \
	feeds/text/encoding.c feeds/text/encoding.h \
	feeds/text/entities.c feeds/text/entities.h \
	feeds/text/entities_table.h \
	feeds/text/person.c feeds/text/person.h \
	feeds/text/plain.c feeds/text/plain.h \
	feeds/text/plain_lines.c feeds/text/plain_lines.h \
	feeds/text/tokens.c feeds/text/tokens.h \
	feeds/text/utf8.c feeds/text/utf8.h \
	feeds/text/zone.c feeds/text/zone.h \
	feeds/xml/doctype.c feeds/xml/doctype.h \
	feeds/xml/inflate.c feeds/xml/inflate.h \
	feeds/xml/prolog.c feeds/xml/prolog.h \
	feeds/xml/repair.c feeds/xml/repair.h \
	feeds/xml/scan.c feeds/xml/scan.h \
	feeds/xml/sniff.c feeds/xml/sniff.h \
	feeds/xml/xml.c feeds/xml/xml.h \
	feeds/html/address_shape.c feeds/html/address_shape.h \
	feeds/html/figure.c \
	feeds/html/flow.c \
	feeds/html/formula.c \
	feeds/html/html_parse.c feeds/html/html_parse.h \
	feeds/html/inline_style.c feeds/html/inline_style.h \
	feeds/html/link.c \
	feeds/html/list_marker.c feeds/html/list_marker.h \
	feeds/html/page.c feeds/html/page.h \
	feeds/html/picture.c feeds/html/picture.h \
	feeds/html/prepare.c feeds/html/prepare.h \
	feeds/html/prune.c feeds/html/prune.h \
	feeds/html/sanitize.c feeds/html/sanitize.h \
	feeds/html/side_link.c feeds/html/side_link.h \
	feeds/html/table.c \
	feeds/html/tags.c feeds/html/tags.h \
	feeds/html/to_body.c feeds/html/to_body.h \
	feeds/html/walk.h \
	feeds/extract/article.c feeds/extract/article.h \
	feeds/extract/beside.c feeds/extract/beside.h \
	feeds/extract/byline.c feeds/extract/byline.h \
	feeds/extract/candidate.c feeds/extract/candidate.h \
	feeds/extract/clean.c feeds/extract/clean.h \
	feeds/extract/container.c feeds/extract/container.h \
	feeds/extract/elements.c feeds/extract/elements.h \
	feeds/extract/data_tables.c feeds/extract/data_tables.h \
	feeds/extract/extract.c feeds/extract/extract.h \
	feeds/extract/furniture.c feeds/extract/furniture.h \
	feeds/extract/image.c feeds/extract/image.h \
	feeds/extract/json_ld.c feeds/extract/json_ld.h \
	feeds/extract/lead.c feeds/extract/lead.h \
	feeds/extract/lines.c feeds/extract/lines.h \
	feeds/extract/locate.c feeds/extract/locate.h \
	feeds/extract/metadata.c feeds/extract/metadata.h \
	feeds/extract/names.c feeds/extract/names.h \
	feeds/extract/outline.c feeds/extract/outline.h \
	feeds/extract/outline_node.c feeds/extract/outline_node.h \
	feeds/extract/page_metadata.c feeds/extract/page_metadata.h \
	feeds/extract/phrases.c feeds/extract/phrases.h \
	feeds/extract/published.c feeds/extract/published.h \
	feeds/extract/score.c feeds/extract/score.h \
	feeds/extract/sections.c feeds/extract/sections.h \
	feeds/extract/standfirst.c feeds/extract/standfirst.h \
	feeds/extract/tags.c feeds/extract/tags.h \
	feeds/extract/title.c feeds/extract/title.h \
	feeds/extract/trim.c feeds/extract/trim.h \
	feeds/extract/wall.c feeds/extract/wall.h \
	feeds/extract/write.c feeds/extract/write.h \
	feeds/extract/written.c feeds/extract/written.h \
	feeds/links/discover.c feeds/links/discover.h \
	feeds/links/links.c feeds/links/links.h \
	feeds/links/newsboat.c feeds/links/newsboat.h \
	feeds/links/opml.c feeds/links/opml.h \
	feeds/image/decode.c feeds/image/decode.h \
	feeds/image/decoding.h \
	feeds/image/image.c feeds/image/image.h \
	feeds/image/jpeg.c \
	feeds/image/orientation.c feeds/image/orientation.h \
	feeds/image/png.c \
	feeds/image/scaler.c feeds/image/scaler.h \
	feeds/image/webp.c \
	feeds/feed/choose.c feeds/feed/choose.h \
	feeds/feed/element_walk.c feeds/feed/element_walk.h \
	feeds/feed/elements.c feeds/feed/elements.h \
	feeds/feed/facts.c feeds/feed/facts.h \
	feeds/feed/parsed_feed.c feeds/feed/parsed_feed.h \
	feeds/feed/parsed_pack.c \
	feeds/feed/parsed_feed_json.c feeds/feed/parsed_feed_json.h \
	feeds/feed/fields.c feeds/feed/fields.h \
	feeds/feed/handlers.c feeds/feed/handlers.h \
	feeds/feed/handlers_link.c feeds/feed/handlers_link.h \
	feeds/feed/namespace.c feeds/feed/namespace.h \
	feeds/feed/normalise.c feeds/feed/normalise.h \
	feeds/feed/polling.c feeds/feed/polling.h \
	feeds/feed/reading.c feeds/feed/reading.h \
	feeds/feed/request.c feeds/feed/request.h \
	feeds/feed/value.c feeds/feed/value.h \
	feeds/format/atom.c feeds/format/atom.h \
	feeds/format/cdf.c feeds/format/cdf.h \
	feeds/format/jsonfeed.c feeds/format/jsonfeed.h \
	feeds/format/rdf.c feeds/format/rdf.h \
	feeds/format/rss.c feeds/format/rss.h \
	feeds/sandbox/dispatch.c feeds/sandbox/dispatch.h \
	feeds/sandbox/parse_document.c feeds/sandbox/parse_document.h \
	feeds/sandbox/parser.c feeds/sandbox/parser.h \
	feeds/sandbox/sandbox.c feeds/sandbox/sandbox.h \
	feeds/sandbox/worker.c feeds/sandbox/worker.h \
	feeds/net/command_source.c feeds/net/command_source.h \
	feeds/net/failure.c feeds/net/failure.h \
	feeds/net/fetch.c feeds/net/fetch.h \
	feeds/net/freshness.c feeds/net/freshness.h \
	feeds/net/hook.c feeds/net/hook.h \
	feeds/net/host.c feeds/net/host.h \
	feeds/net/host_queue.c feeds/net/host_queue.h \
	feeds/net/http.c feeds/net/http.h \
	feeds/net/locked.c feeds/net/locked.h \
	feeds/net/passwords.c feeds/net/passwords.h \
	feeds/net/programs.c feeds/net/programs.h \
	feeds/net/proxy.c feeds/net/proxy.h \
	feeds/net/redirect.c feeds/net/redirect.h \
	feeds/net/schedule.c feeds/net/schedule.h \
	feeds/net/transfer.c feeds/net/transfer.h \
	feeds/net/transfer_setup.c feeds/net/transfer_setup.h \
	feeds/store/candidates.c feeds/store/candidates.h \
	feeds/store/copies.c feeds/store/copies.h \
	feeds/store/digested.c feeds/store/digested.h \
	feeds/store/events.c feeds/store/events.h \
	feeds/store/heads_sql.h \
	feeds/store/facts.c feeds/store/facts.h \
	feeds/store/keep_picture.c feeds/store/keep_picture.h \
	feeds/store/related_rows.c feeds/store/related_rows.h \
	feeds/store/resemblance.c feeds/store/resemblance.h \
	feeds/store/retention.c feeds/store/retention.h \
	feeds/store/shared_guid.c feeds/store/shared_guid.h \
	feeds/store/sharers.c feeds/store/sharers.h \
	feeds/store/duplicates.c feeds/store/duplicates.h \
	feeds/store/feed_title.c feeds/store/feed_title.h \
	feeds/store/fetch_state.c feeds/store/fetch_state.h \
	feeds/store/identity.c feeds/store/identity.h \
	feeds/store/incoming.c feeds/store/incoming.h \
	feeds/store/marks.c feeds/store/marks.h \
	feeds/store/mutes.c feeds/store/mutes.h \
	feeds/store/moved.c feeds/store/moved.h \
	feeds/store/pages.c feeds/store/pages.h \
	feeds/store/pairing.c feeds/store/pairing.h \
	feeds/store/put.c feeds/store/put.h \
	feeds/store/renamed.c feeds/store/renamed.h \
	feeds/store/salvage.c feeds/store/salvage.h \
	feeds/store/search_index.c feeds/store/search_index.h \
	feeds/store/shrink.c feeds/store/shrink.h \
	feeds/store/sync.c feeds/store/sync.h \
	feeds/store/tombstones.c feeds/store/tombstones.h \
	feeds/related/cluster.c feeds/related/cluster.h \
	feeds/related/common_words.c feeds/related/common_words.h \
	feeds/related/doc.c feeds/related/doc.h \
	feeds/related/evidence.c feeds/related/evidence.h \
	feeds/related/fold.c feeds/related/fold.h \
	feeds/related/index.c feeds/related/index.h \
	feeds/related/entry.c feeds/related/entry.h \
	feeds/related/companions.c feeds/related/companions.h \
	feeds/related/link.c feeds/related/link.h \
	feeds/related/merge.h \
	feeds/related/ties.c feeds/related/ties.h \
	feeds/related/related.c feeds/related/related.h \
	feeds/related/retrieval.c feeds/related/retrieval.h \
	feeds/related/scratch.h \
	feeds/related/similarity.c feeds/related/similarity.h \
	feeds/related/terms.c feeds/related/terms.h \
	feeds/related/title_core.c feeds/related/title_core.h \
	feeds/context/admit.c feeds/context/admit.h \
	feeds/context/announce.c feeds/context/announce.h \
	feeds/context/attached.c feeds/context/attached.h \
	feeds/context/context.c feeds/context/context.h \
	feeds/context/guid.c feeds/context/guid.h \
	feeds/context/outcome.c feeds/context/outcome.h \
	feeds/context/outcomes.c feeds/context/outcomes.h \
	feeds/context/pace.c feeds/context/pace.h \
	feeds/context/refresh_command.c feeds/context/refresh_command.h \
	feeds/context/sockets.c feeds/context/sockets.h \
	feeds/context/text_words.c feeds/context/text_words.h \
	feeds/context/typed_url.c feeds/context/typed_url.h \
	feeds/context/user_files.c feeds/context/user_files.h \
	feeds/context/waiters.c feeds/context/waiters.h \
	feeds/commands/add.c feeds/commands/add.h \
	feeds/commands/change.c feeds/commands/change.h \
	feeds/commands/import.c feeds/commands/import.h \
	feeds/commands/page.c feeds/commands/page.h \
	feeds/context/cut.c feeds/context/cut.h \
	feeds/context/linked_request.c feeds/context/linked_request.h \
	feeds/context/page_ends.c feeds/context/page_ends.h \
	feeds/context/page_text.c feeds/context/page_text.h \
	feeds/commands/picture.c feeds/commands/picture.h \
	feeds/commands/refresh.c feeds/commands/refresh.h \
	feeds/background/check_store.c feeds/background/check_store.h \
	feeds/background/keep.c feeds/background/keep.h \
	feeds/background/store_report.c feeds/background/store_report.h \
	feeds/background/digest.c feeds/background/digest.h \
	feeds/background/relate_new.c feeds/background/relate_new.h \
	feeds/background/id_set.c feeds/background/id_set.h \
	feeds/background/line_head.c feeds/background/line_head.h \
	feeds/background/relate_old.c feeds/background/relate_old.h \
	feeds/background/reindex.c feeds/background/reindex.h \
	feeds/background/sweep.c feeds/background/sweep.h \
	feeds/background/whole_texts.c feeds/background/whole_texts.h \
	feeds/background/story_terms.c feeds/background/story_terms.h \
	feeds/background/texts.c feeds/background/texts.h \
	feeds/background/relate_window.c feeds/background/relate_window.h \
	feeds/cli.c feeds/cli.h \
	feeds/task.c feeds/task.h \
	feeds/corpus.c feeds/corpus.h \
	feeds/fetcher.c feeds/fetcher.h feeds/fetcher_state.h feeds/serve.c \
	feeds/tool.c feeds/tool.h

pkglibexec_PROGRAMS += lede-fetcher
lede_fetcher_SOURCES = feeds/main.c
lede_fetcher_LDADD = $(FEEDS_LIBS) -lm

sampledir = $(pkgdatadir)/sample
dist_sample_DATA = feeds/sample/now feeds/sample/feeds \
	feeds/sample/suggested.opml \
	feeds/sample/limelight.rss feeds/sample/marquee.rss \
	feeds/sample/backlot.atom feeds/sample/stage.rdf \
	feeds/sample/encore.rss feeds/sample/nightlamp.atom \
	feeds/sample/solder.rss feeds/sample/northbridge.atom \
	feeds/sample/packet.rss feeds/sample/buildlog.atom \
	feeds/sample/tidewater.rdf feeds/sample/kodo.rss
