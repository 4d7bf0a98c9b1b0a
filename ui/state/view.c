#include "ui/state/view.h"

#include "src/base/clock.h"
#include "ui/text/article.h"

void view_stop_clear(struct stop *s)
{
	g_free(s->section);
	g_free(s->query);
}

static void clear_stop(void *stop)
{
	view_stop_clear(stop);
}

static void clear_change(void *change)
{
	struct change *c = change;

	if (c->ids)
		g_array_unref(c->ids);
	g_free(c->words);
	g_free(c->feed);
}

static GPtrArray *new_strings(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

static Sections *no_sections(void)
{
	Sections *s = g_new0(Sections, 1);

	s->text = g_string_chunk_new(64);
	s->all = g_array_new(FALSE, FALSE, sizeof(struct section));
	return s;
}

View *view_new(const Settings *settings, int cols, int rows)
{
	View *v = g_new0(View, 1);

	v->settings = settings;
	v->keymap = keymap_new(settings, NULL);
	v->nav.scene = SCENE_LIST;
	v->now = clock_now();
	v->weights = rank_weights(settings);
	v->sections = no_sections();
	v->nav.back = g_array_new(FALSE, FALSE, sizeof(struct stop));
	g_array_set_clear_func(v->nav.back, clear_stop);
	v->changes = g_array_new(FALSE, FALSE, sizeof(struct change));
	g_array_set_clear_func(v->changes, clear_change);
	v->sorts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	v->found = g_array_new(FALSE, FALSE, sizeof(int64_t));
	v->dialog.found_urls = new_strings();
	v->dialog.found_titles = new_strings();
	for (int i = 0; i < ASK_KINDS; i++)
		v->prompt.past[i] = new_strings();
	v->side.selected = v->rail_top = -1;
	v->read.hit = v->read.held_row = -1;
	v->read.hyphens = hyphenators_new();
	v->read.left = g_hash_table_new_full(g_int64_hash, g_int64_equal,
					     g_free, NULL);
	v->read.fetching = g_hash_table_new_full(g_int64_hash, g_int64_equal,
						 g_free, NULL);
	v->read.resume = STYLED_LINES_NO_BLOCK;
	list_window_set(&v->window,
			&(struct list){ .kind = LIST_FRONT, .unread = true });
	view_resize(v, cols, rows);
	return v;
}

static void free_reading(struct reading *r)
{
	stories_free(r->one);
	body_free(r->body);
	picture_clear(&r->picture);
	styled_lines_free(r->lines);
	g_free(r->find);
}

static void free_words(View *v)
{
	g_free(v->dialog.help_words);
	g_free(v->notice.words);
	g_free(v->prompt.why);
	g_free(v->prompt.feed);
	g_free(v->prompt.sent_text);
	g_free(v->fetcher.failed_words);
	g_free(v->fetcher.gone_words);
	g_free(v->dialog.suggested);
	g_free(v->dialog.mute_query);
	filters_free(v->filters);
}

static void clear_pictures(View *v)
{
	for (int i = 0; i < PICTURE_PLACES; i++)
		shown_picture_clear(&v->pictures.at[i]);
	v->pictures.kept_rows = 0;
}

void view_display(View *v, const struct display *d)
{
	v->display = *d;
	clear_pictures(v);
	g_clear_pointer(&v->plan, front_grid_free);
	g_clear_pointer(&v->read.lines, styled_lines_free);
}

void view_free(View *v)
{
	if (!v)
		return;
	keymap_free(v->keymap);
	prompt_free(v->prompt.line);
	for (int i = 0; i < ASK_KINDS; i++)
		g_ptr_array_unref(v->prompt.past[i]);
	sections_free(v->sections);
	list_window_clear(&v->window);
	list_window_clear(&v->front.by);
	g_free(v->muting.query);
	g_free(v->muting.words);
	g_free(v->front.standfirst);
	g_free(v->front.text);
	picture_clear(&v->front.picture);
	clear_pictures(v);
	front_grid_free(v->plan);
	free_reading(&v->read);
	hyphenators_free(v->read.hyphens);
	g_hash_table_destroy(v->read.left);
	g_hash_table_destroy(v->read.fetching);
	related_list_free(v->side.list);
	stories_free(v->event);
	if (v->weights)
		g_array_unref(v->weights);
	g_hash_table_unref(v->sorts);
	feed_list_clear(&v->feed_list);
	g_array_unref(v->nav.back);
	g_array_unref(v->changes);
	g_array_unref(v->found);
	g_ptr_array_unref(v->dialog.found_urls);
	g_ptr_array_unref(v->dialog.found_titles);
	free_words(v);
	g_free(v);
}

unsigned view_where(const View *v)
{
	if (v->nav.focus == FOCUS_SIDE)
		return IN_SIDE;
	switch (v->nav.scene) {
	case SCENE_STORY:
		return IN_STORY;
	case SCENE_FEEDS:
		return IN_FEEDS;
	case SCENE_FIRST:
		return IN_FIRST;
	case SCENE_LIST:
	default:
		return v->layout.columns > 1 ? IN_GRID : IN_LIST;
	}
}

static void set_notice(View *v, const char *words, bool bad, int64_t until)
{
	g_free(v->notice.words);
	v->notice.words = g_strdup(words);
	v->notice.bad = bad;
	v->notice.until = until;
}

void view_say(View *v, const char *words)
{
	set_notice(v, words, false, 0);
}

void view_complain(View *v, const char *words)
{
	set_notice(v, words, true, 0);
}

void view_say_for(View *v, const char *words, int ms)
{
	set_notice(v, words, false, clock_mono_ms() + ms);
}

static enum layout_kind layout_kind_of(const View *v)
{
	switch (v->nav.scene) {
	case SCENE_STORY:
		return LAYOUT_STORY;
	case SCENE_LIST:
		if (v->window.list.kind == LIST_FRONT)
			return LAYOUT_FRONT;
		return LAYOUT_LIST;
	case SCENE_FIRST:
	case SCENE_FEEDS:
	default:
		return LAYOUT_PLAIN;
	}
}

static struct layout_screen screen_of(const View *v)
{
	return (struct layout_screen){ v->cols, v->rows, layout_kind_of(v),
				       !v->side_hidden[layout_class(v->cols)],
				       v->nav.focus == FOCUS_SIDE };
}

bool view_has_side(const View *v, int *needs)
{
	struct layout_screen s = screen_of(v);

	*needs = layout_side_needs(s.kind);
	return layout_has_side(&s);
}

void view_lay_out(View *v)
{
	struct layout_screen s = screen_of(v);

	v->layout = layout_for(&s);
	if (v->plan &&
	    (v->plan->w != v->layout.text.w || v->plan->h != v->layout.main.h ||
	     v->plan->airy != v->layout.airy ||
	     v->plan->columns != v->layout.columns))
		g_clear_pointer(&v->plan, front_grid_free);
	if (v->nav.scene == SCENE_LIST && v->window.loaded &&
	    v->window.list.kind == LIST_FRONT &&
	    v->window.columns != v->layout.columns)
		v->want |= WANT_LIST;
}

/* On a screen that holds all of the story the row is clamped to the first: the
 * block is kept for the next size, until the reader moves. */
static void hold_block(View *v, guint32 block)
{
	struct reading *r = &v->read;
	int last = MAX((int)r->lines->lines->len - v->layout.main.h, 0);

	r->row = MIN(reading_line_of_block(r, block), last);
	r->held_row = r->row;
	r->held = block;
}

void view_resize(View *v, int cols, int rows)
{
	const struct reading *r = &v->read;
	guint32 block =
		r->row == r->held_row ? r->held : reading_block_in_view(r);

	v->cols = MAX(cols, 1);
	v->rows = MAX(rows, 1);
	view_lay_out(v);
	if (v->nav.scene != SCENE_STORY)
		return;
	view_typeset(v);
	if (r->lines && block != STYLED_LINES_NO_BLOCK)
		hold_block(v, block);
}

struct picture_space view_picture_space(const View *v)
{
	return (struct picture_space){ v->settings, v->display, v->rows };
}

int view_picture_rows(View *v)
{
	const struct picture_space space = view_picture_space(v);
	struct pictures *p = &v->pictures;
	int cols = v->layout.text.w;
	int rows = picture_space_rows(&space, &v->read.picture, cols);
	bool same = p->kept_story == v->read.id && p->kept_cols == cols &&
		    p->kept_screen == v->rows;

	if (rows && p->kept_rows && same)
		return p->kept_rows;
	p->kept_story = v->read.id;
	p->kept_cols = cols;
	p->kept_screen = v->rows;
	p->kept_rows = rows;
	return rows;
}

static struct article_picture describe_picture(View *v)
{
	const struct picture *p = &v->read.picture;

	return (struct article_picture){
		.caption = p->caption,
		.rows = view_picture_rows(v),
		.block = p->in_text && v->read.body
				 ? (int)v->read.body->picture.block
				 : -1,
	};
}

void view_typeset(View *v)
{
	struct reading *r = &v->read;
	int cols = MAX(v->layout.text.w, 1);
	g_autofree char *browse =
		keymap_hint(v->keymap, ACTION_BROWSE, IN_STORY);
	g_autofree char *fetch =
		keymap_hint(v->keymap, ACTION_WHOLE_TEXT, IN_STORY);
	struct article a = { .story = view_story(v),
			     .body = r->body,
			     .waiting = r->waiting && !v->fetcher.gone,
			     .airy = v->layout.airy,
			     .untimed = r->whole && r->feeds,
			     .justify =
				     v->settings->justify ? r->hyphens : NULL,
			     .now = v->now,
			     .fetch_key = fetch,
			     .browse_key = browse };
	g_autofree char *show =
		keymap_hint(v->keymap, ACTION_PICTURE, IN_STORY);
	const struct picture_space space = view_picture_space(v);
	struct article_picture picture;

	if (!a.story || (r->lines && r->lines_cols == cols &&
			 r->lines_airy == v->layout.airy &&
			 r->lines_justified == v->settings->justify))
		return;
	if (r->picture.url) {
		picture = describe_picture(v);
		picture.key = picture_space_refusal(&space) ? NULL : show;
		a.picture = &picture;
	}
	styled_lines_free(r->lines);
	r->lines = article_set(&a, cols, &r->text_line);
	r->lines_cols = cols;
	r->lines_airy = v->layout.airy;
	r->lines_justified = v->settings->justify;
	reading_find_hits(r);
	if (r->body && r->resume != STYLED_LINES_NO_BLOCK) {
		hold_block(v, r->resume);
		r->resume = STYLED_LINES_NO_BLOCK;
	}
}

struct story *view_story(const View *v)
{
	return v->read.one && v->read.one->all->len > 0
		       ? stories_at(v->read.one, 0)
		       : NULL;
}

struct story *view_selected(const View *v)
{
	return list_window_selected(&v->window);
}

struct feed *view_feed(const View *v)
{
	if (v->nav.scene != SCENE_FEEDS)
		return NULL;
	return feed_list_selected(&v->feed_list);
}

static void each_in(const Stories *s, int64_t id,
		    void (*change)(struct story *, void *), void *user)
{
	for (guint i = 0; s && i < s->all->len; i++)
		if (stories_at(s, i)->id == id)
			change(stories_at(s, i), user);
}

void view_each(View *v, int64_t id, void (*change)(struct story *, void *),
	       void *user)
{
	each_in(v->window.stories, id, change, user);
	each_in(v->front.by.stories, id, change, user);
	each_in(v->read.one, id, change, user);
	each_in(v->side.list ? v->side.list->stories : NULL, id, change, user);
}
