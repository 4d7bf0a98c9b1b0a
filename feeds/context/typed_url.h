/* typed_url: a feed's address as people type or paste it. */
#ifndef LEDE_FEEDS_CONTEXT_TYPED_URL_H
#define LEDE_FEEDS_CONTEXT_TYPED_URL_H

#include <glib.h>
#include <stdbool.h>

/* The address completed: without the scheme of feed readers ("feed:"), encoded for a
 * request, and, where it has no scheme, with "https://", which `guessed` says. NULL
 * with ERROR_USAGE if nothing can be fetched from there. The caller's. */
char *typed_url_complete(const char *typed, bool *guessed, GError **error);

#endif
