#include "feeds/tool.h"

#include "feeds/extract/extract.h"
#include "feeds/feed/parsed_feed_json.h"
#include "feeds/sandbox/dispatch.h"
#include "feeds/sandbox/parse_document.h"
#include "feeds/sandbox/sandbox.h"
#include "feeds/text/decode.h"
#include "src/base/clean.h"
#include "src/base/error.h"
#include "src/base/json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DECODER_MAX (256 * 1024 * 1024)
#define READ_PART   65536
#define CPU_SECONDS                                                            \
	60 /* CPU seconds: more than the parser has, for documents of any size */

/* A tool's options. */
struct options {
	char *base_url, *content_type;
	const char *file; /* "-": standard input */
};

static int print_error(const GError *error)
{
	g_autofree char *clean = clean_text(error->message, CLEAN_LINE);

	fprintf(stderr, "lede: %s\n", clean);
	return error_exit_status(error);
}

static bool read_all(int fd, Buf *into)
{
	for (;;) {
		uint8_t *at = buf_grow(into, READ_PART);
		ssize_t n;

		if (!at) {
			errno = EFBIG;
			return false;
		}
		n = read(fd, at, READ_PART);
		into->size -= READ_PART - (n > 0 ? (size_t)n : 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
	}
}

static Buf *read_input(const char *file, GError **error)
{
	g_autoptr(Buf) bytes = buf_new(DECODER_MAX);
	bool standard = strcmp(file, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && read_all(fd, bytes);

	if (!good)
		g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", file,
			    g_strerror(errno));
	if (fd >= 0 && !standard)
		close(fd);
	return good ? g_steal_pointer(&bytes) : NULL;
}

static void put_text(const char *text)
{
	fputs(text, stdout);
}

static bool parse(const struct request *request, GError **error)
{
	g_autoptr(ParsedFeed) feed = parse_feed(request, error);

	if (!feed)
		return false;
	if (feed->feed.leads_to) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("not a feed (HTML; it links to %s)"),
			    feed->feed.leads_to);
		return false;
	}
	feed_json_write(feed, put_text);
	return true;
}

static bool body(const struct request *request, GError **error)
{
	g_autoptr(Buf) record = buf_new(REQUEST_RECORD_MAX);
	struct request text = *request;
	const struct decode_input in = { request->bytes, request->size,
					 request->content_type, DECODE_HTML };
	size_t size;
	g_autofree char *utf8 = decode_text(&in, &size, NULL);

	text.kind = REQUEST_BODY;
	text.bytes = utf8;
	text.size = size;
	if (!dispatch_run(&text, record, error))
		return false;
	fwrite(record->bytes, 1, record->size, stdout);
	return true;
}

static const char *const walls[EXTRACT_WALLS] = {
	[EXTRACT_PAYWALL] = "paywall",   [EXTRACT_CONSENT] = "consent",
	[EXTRACT_SCRIPT] = "script",     [EXTRACT_EMPTY] = "empty",
	[EXTRACT_NOT_HTML] = "not html",
};

static void put_clean(GString *out, const char *name, const char *text)
{
	g_autofree char *clean = text ? clean_text(text, CLEAN_TEXT) : NULL;

	json_put_text(out, name, clean);
}

static bool extract(const struct request *request, GError **error)
{
	const struct extract_hints hints = { .url = request->url,
					     .content_type =
						     request->content_type };
	g_autoptr(Article) a =
		extract_article(request->bytes, request->size, &hints);
	g_autoptr(GString) out = g_string_new(NULL);

	(void)error;
	json_put_open(out, NULL, '{');
	put_clean(out, "title", a->title);
	put_clean(out, "byline", a->byline);
	put_clean(out, "standfirst", a->standfirst);
	put_clean(out, "published", a->published);
	put_clean(out, "site", a->site);
	put_clean(out, "lang", a->lang);
	put_clean(out, "lead_image", a->lead_image);
	put_clean(out, "lead_caption", a->lead_caption);
	json_put_text(out, "wall", walls[a->wall]);
	put_clean(out, "html", a->html);
	put_clean(out, "text", a->text);
	json_put_close(out, '}');
	puts(out->str);
	return true;
}

static const struct tool {
	const char *name;
	bool (*run)(const struct request *request, GError **error);
} tools[] = {
	{ "parse", parse },
	{ "body", body },
	{ "extract", extract },
};

static const struct tool *find_tool(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tools); i++)
		if (strcmp(tools[i].name, name) == 0)
			return &tools[i];
	return NULL;
}

bool tool_is(const char *name)
{
	return find_tool(name) != NULL;
}

static bool read_options(int *argc, char ***argv, struct options *o,
			 GError **error)
{
	GOptionEntry entries[] = {
		{ "base-url", 0, 0, G_OPTION_ARG_STRING, &o->base_url, NULL,
		  NULL },
		{ "url", 0, 0, G_OPTION_ARG_STRING, &o->base_url, NULL, NULL },
		{ "content-type", 0, 0, G_OPTION_ARG_STRING, &o->content_type,
		  NULL, NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, argc, argv, error))
		return false;
	if (*argc == 3 && strcmp((*argv)[1], "--") == 0) {
		(*argv)++;
		(*argc)--;
	}
	if (*argc == 2)
		o->file = (*argv)[1];
	else if (*argc == 1 && !isatty(STDIN_FILENO))
		o->file = "-";
	if (o->file)
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_USAGE,
		    _("expected one FILE, or - for standard input"));
	return false;
}

/* All that needs a file is done before the sandbox is shut. */
static bool run_tool(const struct tool *tool, const struct options *o,
		     GError **error)
{
	g_autoptr(Buf) bytes = read_input(o->file, error);
	struct request request = { .kind = REQUEST_FEED,
				   .url = o->base_url,
				   .content_type = o->content_type,
				   .comments_count = -1 };
	bool good;

	if (!bytes)
		return false;
	buf_add(bytes, "", 1); /* there is room: the last read had some */
	request.bytes = bytes->bytes;
	request.size = bytes->size - 1;
	decode_open();
	sandbox_shut(SANDBOX_MEMORY_TOOL);
	sandbox_timer(CPU_SECONDS, _("lede: the document takes too long\n"));
	good = tool->run(&request, error);
	if (good && fflush(stdout) != 0) {
		g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s",
			    g_strerror(errno));
		good = false;
	}
	return good;
}

int tool_run(int argc, char **argv)
{
	const struct tool *tool = find_tool(argv[1]);
	g_autoptr(GError) error = NULL;
	struct options o = { 0 };
	bool good;

	argv++;
	argc--;
	good = read_options(&argc, &argv, &o, &error) &&
	       run_tool(tool, &o, &error);
	g_free(o.base_url);
	g_free(o.content_type);
	return good ? 0 : print_error(error);
}
