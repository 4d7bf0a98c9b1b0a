/* transfer: one HTTP transfer, its redirects included: what is sent, and the headers
 * and bytes that came, with their hash. */
#ifndef LEDE_FEEDS_NET_TRANSFER_H
#define LEDE_FEEDS_NET_TRANSFER_H

#include "feeds/net/redirect.h"
#include "src/base/buf.h"
#include "src/base/error.h"
#include "src/config/settings.h"

#define TRANSFER_HASH 16 /* bytes of an XXH128 */
#define TRANSFER_HEADERS_MAX                                                   \
	(300 * 1024) /* bytes of all headers of one answer */

/* What is to be fetched. Strings are copied; NULL for none. */
struct fetch_request {
	int owner;       /* whose it is: fetch_stop */
	uint32_t number; /* the owner's */
	const char *url;
	const char *etag, *modified;
	const char *accept; /* what is wanted; NULL: feeds */
	const char *user_agent, *proxy, *user;
	const char *password_command; /* prints the password; run by fetch */
	const char *const *headers;   /* "Name: value", ended by NULL */
	bool netrc;
	bool first;  /* before all that wait: a person waits for it */
	bool linked; /* a document named the address, and not the user: like a
			redirect it may not lead into a private network */
	int64_t max; /* bytes, where fewer than the setting's; 0: not set */
};

/* Where the bytes of all answers are counted together. */
struct transfer_memory {
	size_t held, most;
};

/* One transfer and what came of it. Readers use the fields. */
typedef struct transfer {
	int owner;
	uint32_t number;
	char *url;       /* that was requested */
	char *final_url; /* that answered, redirects followed; without user
			  * information */
	char *moved;     /* where redirects for good led, with the user
			  * information of its own origin; or NULL */
	long status;     /* HTTP; 0 for none */
	char *etag, *modified, *content_type, *encoding, *length, *location,
		*retry;
	struct {
		char *cache_control, *expires, *date, *age;
	} fresh; /* headers: feeds/net/freshness */
	Buf *body;
	uint8_t hash[TRANSFER_HASH]; /* XXH128: only the feed itself could send
				    * two documents with one hash, and would
				    * gain nothing */
	GError *error; /* NULL when an answer came, whatever its status */
	const char *unreached; /* the host to which there was no connection; or
				  NULL */
	bool untrusted;        /* its certificate is not valid */

	/* for this folder alone */
	size_t held; /* of its bytes, in memory->held */
	struct transfer_memory *memory;
	const Settings *settings;
	size_t max; /* bytes of the body */
	size_t header_bytes;
	char *host; /* of final_url, without "www."; "" for files and programs */
	int64_t heard_ms; /* when it was begun, or its server last sent something */
	char words[256]; /* of curl, when it fails */
	void *sent;      /* its headers: struct curl_slist */
	char **headers;  /* of the user's */
	char *if_etag, *if_modified;
	char *user, *password, *password_command, *agent, *proxy, *accept;
	int redirects;
	struct redirect_carried with;
	bool private_first; /* `url` has a private address */
	bool refused_private;
	bool linked;
	bool netrc;
	bool first;
	bool favoured; /* not paused when memory is full */
	bool paused;
	bool reconnect; /* on a new connection */
	bool all_permanent;
	int pages; /* that were followed: transfer_follow_page() */
} Transfer;

Transfer *transfer_new(const struct fetch_request *r, const Settings *settings,
		       struct transfer_memory *memory);
void transfer_free(Transfer *t); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Transfer, transfer_free)

/* Frees those of an owner in a queue of transfers; how many. */
guint transfer_drop_owned(GQueue *transfers, int owner);

/* Keeps a header that is wanted, of the last answer of the chain. False, and the
 * transfer failed, when there are too many. */
bool transfer_take_header(Transfer *t, const char *text, size_t size);

/* The first failure counts. */
void transfer_fail(Transfer *t, enum error_kind kind, const char *words);

/* How long its server has sent nothing; 0 while it is paused. */
int64_t transfer_silence_ms(const Transfer *t, int64_t now_ms);

/* The transfer is over: `code` is curl's. True if it is to be run again: a redirect that
 * may be followed is prepared for, or another connection is needed. */
bool transfer_done(Transfer *t, void *easy, int code);

/* A page came that leads to another address (a <meta> of refresh, or the feed that it
 * names): prepares to fetch that, under the rules of redirects, at most `most` times
 * for each transfer. False with an error if it may not be followed. */
bool transfer_follow_page(Transfer *t, const char *to, int most,
			  GError **error);

/* For sources that are no transfer: the document is whole; hashes it. False if
 * it is too large. */
bool transfer_fill(Transfer *t, const void *bytes, size_t size);

/* For them, too: what was to be read is larger than is allowed. */
void transfer_too_large(Transfer *t);

/* Drops the bytes, of which the caller has a copy; they count as held until the
 * transfer is freed. */
void transfer_drop_body(Transfer *t);

#endif
