#include "feeds/commands/import.h"

#include "feeds/feed/request.h"
#include "feeds/links/links.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/url.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sys/stat.h>

#define LIST_MAX    (16 * 1024 * 1024) /* bytes of a file */
#define NOTES_SHOWN 5                  /* complaints about lines of it */

/* Subscribes to the feeds of a list that are new, and returns how many. file: and
 * exec: feeds read files and run commands: only the user adds these, and never a
 * list that somebody else wrote. */
static guint add_list(Context *c, const FeedLinks *list)
{
	guint n = 0;

	for (guint i = 0; i < links_count(list); i++) {
		const struct find *f = links_at(list, i);

		if (url_is_web(f->url))
			n += subs_add(c->files->subs, f->url, f->title,
				      f->section);
	}
	return n;
}

/* How many were added, were there, and were left out, on one line; then why, a line
 * each. The caller's. */
static char *import_words(const FeedLinks *list, guint added)
{
	GString *out = g_string_new(NULL);
	guint notes = list->notes->len, known = links_count(list) - added;

	g_string_append_printf(
		out, ngettext("%u feed added", "%u feeds added", added), added);
	g_string_append(out, known ? ", " : "");
	if (known)
		g_string_append_printf(out, _("%u already subscribed"), known);
	g_string_append(out, notes ? ", " : "");
	if (notes)
		g_string_append_printf(out, _("%u skipped"), notes);
	for (guint i = 0; i < MIN(notes, NOTES_SHOWN); i++)
		g_string_append_printf(out, "\n%s", links_note_at(list, i));
	if (notes > NOTES_SHOWN)
		g_string_append_printf(out, _("\nand %u more"),
				       notes - NOTES_SHOWN);
	return g_string_free(out, FALSE);
}

/* The file as it is; an error says what is wrong with its name. */
static bool read_file(const char *path, char **bytes, gsize *size,
		      GError **error)
{
	g_autofree char *shown = paths_for_eyes(path);
	struct stat st = { 0 };
	int rc = stat(path, &st);

	/* a device may have no end, and a FIFO no writer */
	if (rc != 0 && errno == ENOENT)
		g_set_error(error, LEDE_ERROR, ERROR_DISK, _("no file %s"),
			    shown);
	else if (rc == 0 && S_ISDIR(st.st_mode))
		g_set_error(error, LEDE_ERROR, ERROR_DISK, _("%s is a folder"),
			    shown);
	else if (rc == 0 && !S_ISREG(st.st_mode))
		g_set_error(error, LEDE_ERROR, ERROR_DISK,
			    _("%s is not a file"), shown);
	else if (rc == 0 && st.st_size > LIST_MAX)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("%s: larger than 16 MiB"), shown);
	else
		return g_file_get_contents(path, bytes, size, error);
	return false;
}

static FeedLinks *read_list(Context *c, const char *path, GError **error)
{
	g_autoptr(Buf) record = NULL;
	g_autofree char *bytes = NULL;
	gsize size;
	FeedLinks *list;
	struct request request = { .kind = REQUEST_LIST, .comments_count = -1 };

	if (!read_file(path, &bytes, &size, error))
		return NULL;
	if (size > LIST_MAX) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("%s: larger than 16 MiB"), path);
		return NULL;
	}
	request.bytes = bytes;
	request.size = size;
	record = worker_call(c->quick, &request, error);
	if (!record) {
		g_prefix_error(error, "%s: ", path);
		return NULL;
	}
	list = links_unpack(record->bytes, record->size);
	if (!list)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("the parser sent an invalid result"));
	return list;
}

bool import_file(Context *c, uint32_t number, const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(FeedLinks) list = NULL;
	g_autofree char *words = NULL;
	guint added = 0;

	list = read_list(c, path, &error);
	if (list && context_edit(c, &error)) {
		added = add_list(c, list);
		if (context_edited(c, !added || user_files_save_subs(c->files,
								     &error)))
			words = import_words(list, added);
	}
	context_reply(c, number, error,
		      &(struct reply){ .words = words, .count = added });
	return !error;
}

bool import_command(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *path = unpack_text(&u);

	if (!unpack_done(&u) || !path)
		return false;
	import_file(c, f->number, path);
	return true;
}
