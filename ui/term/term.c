#include "ui/term/term.h"

#include "src/base/clock.h"
#include "ui/input/decoder.h"
#include "ui/input/key.h"
#include "ui/term/cell_diff.h"
#include "ui/term/colorfgbg.h"
#include "ui/term/crash_reset.h"
#include "ui/term/graphics.h"
#include "ui/term/screen_size.h"
#include "ui/term/signals.h"
#include "ui/term/terminfo.h"

/* its macros and key_name clash with lede's */
#define NCURSES_NOMACROS
#define key_name curses_key_name
#include <curses.h>
#undef key_name
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* after which ESC is the key: sequences come whole within it */
#define ESCAPE_MS   25
#define SEQUENCE_MS 2000 /* a reply that has not ended by then was cut off */
#define READ_PART   4096
/* Bytes of a frame that a terminal reads at once anyway: no synchronized
 * output. */
#define TOGETHER_LEAST 512
#define COPY_MAX       49152 /* bytes put on the clipboard by OSC 52 */

struct terminal {
	Decoder *input;
	GString *out;
	CellDiff *diff; /* what the terminal shows */
	Graphics *graphics;
	struct screen_size size;
	bool cursor_shown;
	struct theme theme;
	struct termios before;
	GArray *early; /* int: keys typed before the first draw */
	struct signals signals;
	int64_t begun_ms; /* when the first of the bytes that wait came, */
	int64_t since_ms; /* and the last ones */
	bool mouse;       /* it is reported */
	bool light;       /* the background, as far as is known */
	bool suspended;   /* it was, and the size may be another */
	bool gone;        /* nothing can be read or written any more */
};

static void flush_output(Term *t)
{
	size_t done = 0;

	while (done < t->out->len && !t->gone) {
		ssize_t n = write(STDOUT_FILENO, t->out->str + done,
				  t->out->len - done);

		if (n >= 0) {
			done += (size_t)n;
		} else if (errno == EAGAIN) {
			struct pollfd fd = { STDOUT_FILENO, POLLOUT, 0 };

			if (signals_ended() || poll(&fd, 1, 1000) == 0)
				t->gone = true;
		} else if (errno != EINTR) {
			t->gone = true;
		}
	}
	g_string_truncate(t->out, 0);
}

static void show_cursor(Term *t, bool shown)
{
	if (t->cursor_shown == shown)
		return;
	terminfo_cap(t->out, shown ? cursor_normal : cursor_invisible);
	t->cursor_shown = shown;
}

void term_draw(Term *t, const Canvas *c)
{
	const struct cell_diff_ways ways = terminfo_ways(t->out);

	if (!cell_diff_knows(t->diff, c->cols, c->rows)) {
		cell_diff_pen(t->diff, (struct look){ -1, -1, 0 }, &ways);
		terminfo_cap(t->out, clear_screen);
		cell_diff_cleared(t->diff, c->cols, c->rows);
	}
	if (!c->cursor_shown)
		show_cursor(t, false);
	graphics_send(t->graphics, c, t->out);
	cell_diff_write(t->diff, c, &t->theme, &ways);
	show_cursor(t, c->cursor_shown);
	if (t->input->together && t->out->len > TOGETHER_LEAST) {
		g_string_prepend(t->out, "\033[?2026h");
		g_string_append(t->out, "\033[?2026l");
	}
	flush_output(t);
}

void term_redraw(Term *t)
{
	graphics_clear(t->graphics, t->out);
	cell_diff_forget(t->diff);
}

static void measure_screen(Term *t)
{
	t->size = screen_size_measure(columns, lines);
}

int term_cols(const Term *t)
{
	return t->size.cols;
}

int term_rows(const Term *t)
{
	return t->size.rows;
}

struct display term_display(const Term *t)
{
	return (struct display){ .colors = t->theme.colors,
				 .light = t->theme.light,
				 .graphics = t->input->graphics &&
					     t->input->placeholders,
				 .cell_width = t->size.cell_width,
				 .cell_height = t->size.cell_height };
}

static void enter_screen(Term *t)
{
	struct termios raw = t->before;

	raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
	raw.c_oflag &= ~(tcflag_t)OPOST;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	terminfo_cap(t->out, enter_ca_mode);
	terminfo_cap(t->out, keypad_xmit);
	terminfo_cap(t->out, cursor_invisible);
	t->cursor_shown = false;
	if (key_mouse)
		g_string_append(t->out, "\033[?2004h"); /* bracketed paste */
	if (t->mouse)
		g_string_append(t->out, MOUSE_ON);
	crash_reset_arm(&t->before, t->mouse ? MOUSE_OFF : "");
	cell_diff_forget(t->diff);
}

static void leave_screen(Term *t)
{
	crash_reset_disarm();
	if (t->mouse)
		g_string_append(t->out, MOUSE_OFF);
	if (key_mouse)
		g_string_append(t->out, "\033[?2004l");
	graphics_clear(t->graphics, t->out);
	terminfo_plain(t->out);
	terminfo_cap(t->out, cursor_normal);
	terminfo_cap(t->out, keypad_local);
	terminfo_cap(t->out, exit_ca_mode);
	flush_output(t);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t->before);
}

bool term_resized(Term *t)
{
	bool back = signals_take(SIGCONT);
	bool resized = signals_take(SIGWINCH) || t->suspended;

	t->suspended = false;
	if (!resized && !back)
		return false;
	if (back)
		enter_screen(t);
	measure_screen(t);
	cell_diff_forget(t->diff);
	return true;
}

/* kill(0): the process group stops, as with the terminal's own Ctrl-Z; a shell
 * waits for all of a pipeline. */
void term_suspend(Term *t)
{
	term_lend(t);
	kill(0, SIGTSTP);
	/* stopped there, until SIGCONT */
	term_take_back(t);
}

void term_lend(Term *t)
{
	leave_screen(t);
	signals_lend(&t->signals);
}

void term_take_back(Term *t)
{
	signals_take_back(&t->signals);
	signals_take(SIGCONT);
	t->suspended = true;
	enter_screen(t);
}

void term_copy(Term *t, const char *text)
{
	const char *end = text + strlen(text);
	g_autofree char *coded = NULL;

	while (end - text > COPY_MAX)
		end = g_utf8_find_prev_char(text, end);
	coded = g_base64_encode((const guchar *)text, (gsize)(end - text));

	g_string_append_printf(t->out, "\033]52;c;%s\a", coded);
	flush_output(t);
}

/* Reads what the terminal has sent. */
static void read_terminal(Term *t)
{
	char bytes[READ_PART];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

	if (n > 0) {
		if (t->input->bytes->len == 0)
			t->begun_ms = clock_mono_ms();
		else if (clock_mono_ms() - t->begun_ms >= SEQUENCE_MS)
			decoder_give_up(t->input);
		decoder_add(t->input, bytes, (size_t)n);
		t->since_ms = clock_mono_ms();
	} else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
		t->gone = true;
	}
}

bool term_has_key(void)
{
	struct pollfd fd = { STDIN_FILENO, POLLIN, 0 };

	return !signals_ended() && poll(&fd, 1, 0) > 0;
}

short term_wait(Term *t, int fd, short events, int timeout_ms)
{
	struct pollfd fds[2] = { { STDIN_FILENO, POLLIN, 0 },
				 { fd, events, 0 } };
	struct timespec time;
	int n;

	if (decoder_waits(t->input))
		timeout_ms =
			timeout_ms < 0 ? ESCAPE_MS : MIN(timeout_ms, ESCAPE_MS);
	time.tv_sec = timeout_ms / 1000;
	time.tv_nsec = timeout_ms % 1000 * 1000000L;
	n = ppoll(fds, fd >= 0 ? 2 : 1, timeout_ms < 0 ? NULL : &time,
		  &t->signals.mask);
	if (signals_take(SIGTSTP))
		term_suspend(t);
	if (n <= 0)
		return 0;
	if (fds[0].revents)
		read_terminal(t);
	return fds[1].revents;
}

int term_key(Term *t, bool *pasted)
{
	bool late = decoder_waits(t->input) &&
		    clock_mono_ms() - t->since_ms >= ESCAPE_MS;
	int key;

	if (t->early->len) {
		key = g_array_index(t->early, int, 0);
		g_array_remove_index(t->early, 0);
	} else {
		key = decoder_take(t->input, late);
	}
	*pasted = t->input->pasting;
	return key;
}

const struct mouse *term_mouse(const Term *t)
{
	return &t->input->mouse;
}

bool term_ended(const Term *t)
{
	return t->gone || signals_ended();
}

/* Asks for synchronized output (DECRQM of mode 2026). Not waited for: until
 * the reply comes frames are not marked. */
static void ask_synchronized(Term *t)
{
	g_string_append(t->out, "\033[?2026$p");
}

/* Asks for the background (OSC 11), then for the device attributes (DA1),
 * which every terminal answers: where DA1's reply comes first, the terminal
 * does not know OSC 11, and is not waited for. */
static bool ask_background(Term *t)
{
	int64_t until = clock_mono_ms() + TERM_ASK_MS;

	g_string_append(t->out, "\033]11;?\033\\\033[c");
	flush_output(t);
	while (!t->input->answered && !term_ended(t)) {
		int64_t left = until - clock_mono_ms();

		if (left <= 0)
			break;
		term_wait(t, -1, 0, (int)left);
		for (int key; (key = decoder_take(t->input, false));)
			/* no cell is drawn that it could mean */
			if (key != K_MOUSE)
				g_array_append_val(t->early, key);
	}
	if (t->input->background == DECODER_UNKNOWN)
		return colorfgbg_is_light();
	return t->input->background == DECODER_LIGHT;
}

Term *term_open(const Settings *settings, GError **error)
{
	Term *t;
	int colors;
	bool asks;

	if (!terminfo_open(error))
		return NULL;
	t = g_new0(Term, 1);
	t->input = decoder_new();
	t->out = g_string_new(NULL);
	t->early = g_array_new(FALSE, FALSE, sizeof(int));
	t->diff = cell_diff_new();
	t->graphics = graphics_new();
	tcgetattr(STDIN_FILENO, &t->before);
	signals_catch(&t->signals);
	terminfo_name_keys(t->input);
	t->mouse = settings->mouse && key_mouse;
	measure_screen(t);
	enter_screen(t);
	if (key_mouse)
		ask_synchronized(t);
	colors = terminfo_colors();
	if (key_mouse && colors >= THEME_TRUE_COLORS)
		graphics_ask(t->out);
	asks = colors && g_strcmp0(settings->theme, "auto") == 0 &&
	       key_mouse != NULL;
	t->light = asks ? ask_background(t) : colorfgbg_is_light();
	t->theme = theme_for(settings, colors, t->light);
	return t;
}

void term_obey(Term *t, const Settings *settings)
{
	bool mouse = settings->mouse && key_mouse;

	if (mouse != t->mouse) {
		g_string_append(t->out, mouse ? MOUSE_ON : MOUSE_OFF);
		crash_reset_arm(&t->before, mouse ? MOUSE_OFF : "");
	}
	t->mouse = mouse;
	t->theme = theme_for(settings, terminfo_colors(), t->light);
	cell_diff_forget(t->diff);
}

void term_close(Term *t)
{
	if (!t)
		return;
	leave_screen(t);
	signals_restore(&t->signals);
	decoder_free(t->input);
	g_string_free(t->out, TRUE);
	g_array_free(t->early, TRUE);
	cell_diff_free(t->diff);
	graphics_free(t->graphics);
	del_curterm(cur_term);
	g_free(t);
}
