noinst_LIBRARIES += libfeeds.a
libfeeds_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS) $(XML_CFLAGS) \
	$(ZLIB_CFLAGS) $(SECCOMP_CFLAGS)
libfeeds_a_SOURCES =
