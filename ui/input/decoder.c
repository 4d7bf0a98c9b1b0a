#include "ui/input/decoder.h"

#include "ui/input/key.h"

#include <stdlib.h>
#include <string.h>

#define SEQUENCE_MAX 64  /* bytes of a sequence; a longer one is discarded */
#define OLD_MOUSE    6   /* bytes of xterm's X10 mouse report */
#define KITTY_MINOR  28  /* of version 0, that has placeholders */
#define ANSWER_MAX   512 /* bytes of an OSC or DCS reply */

struct key_name {
	char bytes[16];
	int key;
};

/* Sequences of ECMA-48 as xterm extends it, of the Linux console and of rxvt,
 * besides what terminfo names: descriptions and modes often differ. */
static const struct {
	const char *bytes;
	int key;
} usual[] = {
	{ "\033[A", K_UP },        { "\033[B", K_DOWN },
	{ "\033[C", K_RIGHT },     { "\033[D", K_LEFT },
	{ "\033OA", K_UP },        { "\033OB", K_DOWN },
	{ "\033OC", K_RIGHT },     { "\033OD", K_LEFT },
	{ "\033[H", K_HOME },      { "\033[F", K_END },
	{ "\033OH", K_HOME },      { "\033OF", K_END },
	{ "\033[1~", K_HOME },     { "\033[4~", K_END },
	{ "\033[7~", K_HOME },     { "\033[8~", K_END },
	{ "\033[2~", K_INSERT },   { "\033[3~", K_DELETE },
	{ "\033[5~", K_PAGE_UP },  { "\033[6~", K_PAGE_DOWN },
	{ "\033[Z", K_BACKTAB },   { "\033OM", K_ENTER },
	{ "\033OP", K_F1 },        { "\033OQ", K_F1 + 1 },
	{ "\033OR", K_F1 + 2 },    { "\033OS", K_F1 + 3 },
	{ "\033[11~", K_F1 },      { "\033[12~", K_F1 + 1 },
	{ "\033[13~", K_F1 + 2 },  { "\033[14~", K_F1 + 3 },
	{ "\033[15~", K_F1 + 4 },  { "\033[17~", K_F1 + 5 },
	{ "\033[18~", K_F1 + 6 },  { "\033[19~", K_F1 + 7 },
	{ "\033[20~", K_F1 + 8 },  { "\033[21~", K_F1 + 9 },
	{ "\033[23~", K_F1 + 10 }, { "\033[24~", K_F12 },
};

Decoder *decoder_new(void)
{
	Decoder *in = g_new0(Decoder, 1);

	in->bytes = g_string_new(NULL);
	in->names = g_array_new(FALSE, TRUE, sizeof(struct key_name));
	return in;
}

void decoder_free(Decoder *in)
{
	if (!in)
		return;
	g_string_free(in->bytes, TRUE);
	g_array_free(in->names, TRUE);
	g_free(in);
}

void decoder_name_key(Decoder *in, const char *bytes, int key)
{
	struct key_name name = { .key = key };

	if (!bytes[0] || strlen(bytes) >= sizeof(name.bytes))
		return;
	memcpy(name.bytes, bytes, strlen(bytes));
	g_array_append_val(in->names, name);
}

void decoder_add(Decoder *in, const char *bytes, size_t n)
{
	g_string_append_len(in->bytes, bytes,
			    (gssize)MIN(n, DECODER_MAX - in->bytes->len));
}

/* ESC, an introducer of ECMA-48 and one more byte within the time of a lone
 * ESC come from the terminal, not from a person: the rest is waited for
 * however late it is, since it would be taken for keys. */
static bool is_begun(const GString *b)
{
	return b->len > 2 && b->str[0] == '\033' && strchr("[]P_^X", b->str[1]);
}

void decoder_give_up(Decoder *in)
{
	if (is_begun(in->bytes))
		g_string_truncate(in->bytes, 0);
}

bool decoder_waits(const Decoder *in)
{
	return in->bytes->len > 0 && !is_begun(in->bytes);
}

static void drop_bytes(Decoder *in, size_t n)
{
	g_string_erase(in->bytes, 0, (gssize)n);
}

/* The bytes of a sequence if it begins the input, else 0. `*partly`: the input
 * may be the beginning of it. */
static size_t match_sequence(const char *sequence, const GString *bytes,
			     bool *partly)
{
	size_t n = strlen(sequence);

	if (bytes->len < n) {
		*partly = *partly ||
			  memcmp(bytes->str, sequence, bytes->len) == 0;
		return 0;
	}
	return memcmp(bytes->str, sequence, n) == 0 ? n : 0;
}

/* The key whose sequence begins the input, of *taken bytes; K_NONE if none
 * does. `*partly`: the input may be the beginning of one. */
static int match_named_keys(Decoder *in, size_t *taken, bool *partly)
{
	for (guint i = 0; i < in->names->len; i++) {
		const struct key_name *name =
			&g_array_index(in->names, struct key_name, i);

		*taken = match_sequence(name->bytes, in->bytes, partly);
		if (*taken)
			return name->key;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		*taken = match_sequence(usual[i].bytes, in->bytes, partly);
		if (*taken)
			return usual[i].key;
	}
	return K_NONE;
}

/* A colour as X11 writes it: "rgb:1b1b/1d1d/2121"; its lightness by Rec. 601
 * says whether letters on it should be dark. */
static void take_colour(Decoder *in, const char *text)
{
	unsigned long part[3];
	double light = 0;
	static const double weight[] = { 0.299, 0.587, 0.114 };

	if (strncmp(text, "rgb:", 4) != 0)
		return;
	text += 4;
	for (int i = 0; i < 3; i++) {
		char *end;
		unsigned long most;

		part[i] = strtoul(text, &end, 16);
		if (end == text || end - text > 4)
			return;
		most = (1UL << (4 * (end - text))) - 1;
		light += weight[i] * (double)part[i] / (double)most;
		text = *end == '/' ? end + 1 : end;
	}
	in->background = light > 0.5 ? DECODER_LIGHT : DECODER_DARK;
}

/* "kitty(0.35.2)", "ghostty 1.0.1": terminals that know Unicode placeholders. WezTerm
 * and Konsole have the protocol without them, and no question tells them apart. */
static bool has_placeholders(const char *name)
{
	char *end = NULL;
	unsigned long major;

	if (g_str_has_prefix(name, "ghostty"))
		return true;
	if (!g_str_has_prefix(name, "kitty("))
		return false;
	major = strtoul(name + strlen("kitty("), &end, 10);
	return major > 0 ||
	       (*end == '.' && strtoul(end + 1, NULL, 10) >= KITTY_MINOR);
}

static void take_reply(Decoder *in, const char *reply)
{
	if (g_str_has_prefix(reply, "\033]11;"))
		take_colour(in, reply + strlen("\033]11;"));
	else if (g_str_has_prefix(reply, "\033_Gi=31;OK"))
		in->graphics = true;
	else if (g_str_has_prefix(reply, "\033P>|"))
		in->placeholders = has_placeholders(reply + strlen("\033P>|"));
}

/* Another sequence or a control character ends an unterminated string: ECMA-48
 * section 5.6 allows neither in it. */
static bool ends_string(const char *s, size_t len, size_t i)
{
	if (s[i] == '\033')
		return i + 1 < len && s[i + 1] != '\\';
	return (unsigned char)s[i] < 0x20 && s[i] != '\a' &&
	       !(s[i] >= '\b' && s[i] <= '\r');
}

/* OSC, DCS and other strings end with ST (ECMA-48 section 5.6), OSC in xterm
 * also with BEL. Gives its bytes; 0 when its end has not come. */
static size_t take_string(Decoder *in)
{
	const char *s = in->bytes->str;
	size_t len = in->bytes->len;

	for (size_t i = 2; i < len && i < ANSWER_MAX; i++) {
		bool st = s[i] == '\033' && i + 1 < len && s[i + 1] == '\\';
		g_autofree char *reply = NULL;

		if (ends_string(s, len, i))
			return i;
		if (s[i] != '\a' && !st)
			continue;
		reply = g_strndup(s, i);
		take_reply(in, reply);
		return i + (st ? 2 : 1);
	}
	return len >= ANSWER_MAX ? len : 0;
}

/* A terminal without mode 1006 reports the mouse as three bytes after "CSI M"
 * (xterm's X10 form): skipped, or they would be keys. */
static size_t take_old_mouse(const Decoder *in)
{
	return in->bytes->len < OLD_MOUSE ? 0 : OLD_MOUSE;
}

/* CSI: parameters, then a letter (ECMA-48 section 5.4). Gives the bytes that
 * it takes; 0 when its end has not come. */
static size_t take_csi(Decoder *in, int *key)
{
	const char *s = in->bytes->str;
	size_t n = 2;

	while (n < in->bytes->len && n < SEQUENCE_MAX &&
	       (unsigned char)s[n] >= 0x20 && (unsigned char)s[n] < 0x40)
		n++;
	if (n == in->bytes->len)
		return 0;
	if ((unsigned char)s[n] < 0x40 || (unsigned char)s[n] >= 0x7f)
		/* broken off by a byte that no sequence contains; another may
		 * begin there */
		return n;
	n++;
	if (s[2] == 'M')
		return take_old_mouse(in);
	if (s[2] == '?' && s[n - 1] == 'c')
		in->answered = true;
	else if (strncmp(s, "\033[?2026;1$y", n) == 0 ||
		 strncmp(s, "\033[?2026;2$y", n) == 0)
		/* DECRPM: 1 set, 2 reset; 0 is not recognized */
		in->together = true;
	else if (strncmp(s, "\033[200~", n) == 0)
		in->pasting = true;
	else if (strncmp(s, "\033[201~", n) == 0)
		in->pasting = false;
	else if (s[2] == '<' && !in->pasting &&
		 mouse_read(s + 3, n - 4, s[n - 1], &in->mouse))
		*key = K_MOUSE;
	return n;
}

/* A letter of UTF-8; U+FFFD for bytes that are none. */
static int take_letter(Decoder *in, bool late)
{
	gunichar c = g_utf8_get_char_validated(in->bytes->str,
					       (gssize)in->bytes->len);

	if (c == (gunichar)-2 && !late)
		return K_NONE;
	if (c == (gunichar)-1 || c == (gunichar)-2) {
		drop_bytes(in, 1);
		return 0xFFFD;
	}
	drop_bytes(in, (size_t)g_unichar_to_utf8(c, NULL));
	return (int)c;
}

static int take_plain(Decoder *in, bool late)
{
	int c = (unsigned char)in->bytes->str[0];

	if (c >= 0x80)
		return take_letter(in, late);
	drop_bytes(in, 1);
	if (c == '\n' || c == '\r')
		return K_ENTER;
	if (c == '\b')
		return K_BACKSPACE;
	return c; /* NUL is no key, and is K_NONE */
}

/* A sequence that is a key or is discarded. `*more`: bytes follow it. */
static int take_sequence(Decoder *in, bool late, bool *more)
{
	const GString *b = in->bytes;
	bool partly = false;
	size_t taken = 0;
	int key = match_named_keys(in, &taken, &partly);

	*more = false;
	if (key) {
		drop_bytes(in, taken);
		return key;
	}
	if (b->len > 1 && b->str[1] == '[')
		taken = take_csi(in, &key);
	else if (b->len > 1 && strchr("]P_^X", b->str[1]))
		taken = take_string(in);
	else if (b->len > 1 || late)
		partly = false;
	else
		partly = true;
	if (taken) {
		drop_bytes(in, taken);
		*more = key == K_NONE;
		return key;
	}
	if (is_begun(b))
		return K_NONE;
	if (!late && (partly || (b->len > 1 && strchr("[]P_^XO", b->str[1]))))
		return K_NONE;
	drop_bytes(in, 1); /* an Escape by itself */
	return K_ESC;
}

int decoder_take(Decoder *in, bool late)
{
	bool more = true;
	int key = K_NONE;

	while (!key && more && in->bytes->len) {
		size_t before = in->bytes->len;

		if (in->bytes->str[0] == '\033') {
			key = take_sequence(in, late, &more);
		} else {
			key = take_plain(in, late);
			more = in->bytes->len < before;
		}
	}
	return key;
}
