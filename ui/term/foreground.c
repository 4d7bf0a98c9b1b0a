#include "ui/term/foreground.h"

#include "src/base/process_spawn.h"
#include "ui/term/signals.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define ANSWER_MS  250 /* for the terminal to say where its cursor is */
#define ANSWER_MAX 256 /* bytes, with keys typed before */
#define CHILD_MS   20  /* between two looks at the command */
#define FAREWELL   25  /* of these, when this program is to end */

/* Where the cursor is, from 1; 0 where the terminal did not say. */
struct place {
	int row, col;
};

static void write_terminal(const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t n = write(STDOUT_FILENO, text, left);

		if (n < 0 && errno != EINTR)
			return;
		if (n > 0) {
			text += n;
			left -= (size_t)n;
		}
	}
}

/* Keys one by one and unseen; gives how it was. */
static struct termios read_keys_raw(void)
{
	struct termios usual, raw;

	tcgetattr(STDIN_FILENO, &usual);
	raw = usual;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	return usual;
}

/* One byte, if it comes in time (-1: however long it takes). */
static bool read_byte(int timeout_ms, char *byte)
{
	struct pollfd fd = { STDIN_FILENO, POLLIN, 0 };
	int n;

	do
		n = poll(&fd, 1, timeout_ms);
	while (n < 0 && errno == EINTR && !signals_ended());
	return n > 0 && read(STDIN_FILENO, byte, 1) == 1;
}

/* The last answer in what was read, "ESC [ row ; column R"; 0 and 0 for none. */
static struct place read_place(const char *read)
{
	const char *begin = strrchr(read, '\033');
	struct place p = { 0, 0 };
	guint64 row, col;
	char *end;

	if (!begin || begin[1] != '[')
		return p;
	row = g_ascii_strtoull(begin + 2, &end, 10);
	if (*end != ';')
		return p;
	col = g_ascii_strtoull(end + 1, &end, 10);
	if (*end == 'R' && row < G_MAXINT && col < G_MAXINT)
		p = (struct place){ (int)row, (int)col };
	return p;
}

/* Asks by ECMA-48 8.3.35 (DSR); the answer is 8.3.14 (CPR). */
static struct place ask_place(void)
{
	struct termios usual = read_keys_raw();
	char answer[ANSWER_MAX];
	size_t n = 0;

	write_terminal("\033[6n");
	while (n + 1 < sizeof answer && read_byte(ANSWER_MS, answer + n))
		if (answer[n++] == 'R')
			break;
	answer[n] = '\0';
	tcsetattr(STDIN_FILENO, TCSADRAIN, &usual);
	return read_place(answer);
}

static void await_key(void)
{
	struct termios usual = read_keys_raw();
	char byte;

	write_terminal("\r\n");
	write_terminal(_("Press any key to return to lede."));
	read_byte(-1, &byte);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
	write_terminal("\r\n");
}

/* Until it has ended; where this program is to end, it is told so, and left behind
 * after FAREWELL turns. */
static void await_child(pid_t pid, int *status)
{
	int farewell = FAREWELL;

	while (waitpid(pid, status, WNOHANG) == 0) {
		if (signals_ended() && farewell == FAREWELL)
			kill(pid, SIGHUP);
		if (signals_ended() && farewell-- == 0)
			return;
		poll(NULL, 0, CHILD_MS);
	}
}

static bool run_shell(const char *command, const char *input, int *status,
		      GError **error)
{
	const char *const argv[] = { "/bin/sh", "-c", command, NULL };
	const struct process_plan plan = { .argv = argv,
					   .input = input,
					   .output_max = PROCESS_INHERIT,
					   .same_group = true };
	pid_t pid;
	int out;

	if (!process_spawn(&plan, &pid, &out, error))
		return false;
	await_child(pid, status);
	return true;
}

/* In the last row of the terminal what is written moves the rows and not the cursor:
 * there is one below it, first. */
bool foreground_run(Term *t, const char *command, const char *input,
		    int *status, GError **error)
{
	struct place before, after;
	bool good;

	*status = 0;
	term_lend(t);
	write_terminal("\r\n\033[A");
	before = ask_place();
	good = run_shell(command, input, status, error);
	after = ask_place();
	if (good && !signals_ended() &&
	    (after.row == 0 || after.row != before.row ||
	     after.col != before.col))
		await_key();
	term_take_back(t);
	return good;
}
