#include "ui/term/signals.h"

#include <glib.h>

static const int caught[SIGNALS_CAUGHT] = { SIGWINCH, SIGTERM, SIGHUP,
					    SIGINT,   SIGCONT, SIGTSTP };

/* State at file scope, since a handler finds nothing else. */
static volatile sig_atomic_t resized, ended, continued, stopped;

static void on_signal(int number)
{
	if (number == SIGWINCH)
		resized = 1;
	else if (number == SIGCONT)
		continued = 1;
	else if (number == SIGTSTP)
		stopped = 1;
	else
		ended = 1;
}

void signals_catch(struct signals *s)
{
	struct sigaction act = { 0 };
	sigset_t mine;

	resized = ended = continued = stopped = 0;
	act.sa_handler = on_signal;
	sigemptyset(&mine);
	for (size_t i = 0; i < G_N_ELEMENTS(caught); i++) {
		sigaction(caught[i], &act, &s->old[i]);
		sigaddset(&mine, caught[i]);
	}
	/* delivered only while lede waits: no call needs to be restarted */
	sigprocmask(SIG_BLOCK, &mine, &s->mask);
	for (size_t i = 0; i < G_N_ELEMENTS(caught); i++)
		sigdelset(&s->mask, caught[i]);
}

void signals_restore(const struct signals *s)
{
	sigprocmask(SIG_SETMASK, &s->mask, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(caught); i++)
		sigaction(caught[i], &s->old[i], NULL);
}

static const struct {
	int number;
	void (*handler)(int);
} lent[SIGNALS_LENT] = {
	{ SIGTSTP, SIG_DFL },
	{ SIGINT, SIG_IGN },
	{ SIGQUIT, SIG_IGN },
};

/* Those, and the signals that end this program: it may be told to meanwhile. One that
 * is ignored must not stay blocked either: it would come when it no longer is. */
static void block_lent(int how)
{
	sigset_t some;

	sigemptyset(&some);
	for (size_t i = 0; i < G_N_ELEMENTS(lent); i++)
		sigaddset(&some, lent[i].number);
	sigaddset(&some, SIGTERM);
	sigaddset(&some, SIGHUP);
	sigprocmask(how, &some, NULL);
}

void signals_lend(struct signals *s)
{
	struct sigaction act = { 0 };

	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < G_N_ELEMENTS(lent); i++) {
		act.sa_handler = lent[i].handler;
		sigaction(lent[i].number, &act, &s->lent[i]);
	}
	block_lent(SIG_UNBLOCK);
}

void signals_take_back(const struct signals *s)
{
	block_lent(SIG_BLOCK);
	for (size_t i = 0; i < G_N_ELEMENTS(lent); i++)
		sigaction(lent[i].number, &s->lent[i], NULL);
}

bool signals_take(int number)
{
	volatile sig_atomic_t *flag = number == SIGWINCH  ? &resized
				      : number == SIGCONT ? &continued
							  : &stopped;
	bool came = *flag != 0;

	*flag = 0;
	return came;
}

bool signals_ended(void)
{
	return ended != 0;
}
