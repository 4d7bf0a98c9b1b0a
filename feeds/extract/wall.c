#include "feeds/extract/wall.h"

#include "feeds/xml/sniff.h"

#include <string.h>

#define NOTICE_LONGEST 2500 /* characters of a notice about cookies */
#define BEGINNING      1500 /* ... of what is shown before a paywall */
#define NONE           25   /* ... that are no text */
#define FEW            300  /* ... on a page that a script fills */
#define WORDS_MAX      8192 /* bytes of a page that are looked at */

/* Case folded, separated by "|". */
static const char pay_phrases[] =
	"subscribe to continue|subscribe to read|subscribers only|"
	"for subscribers|to continue reading|to read the full|"
	"to read this article|already a subscriber|become a subscriber|"
	"this article is for|this content is for|unlock this article|"
	"mit abo weiterlesen|jetzt weiterlesen|um weiterzulesen|"
	"nur für abonnenten|exklusiv für abonnenten|plus-artikel|"
	"diesen artikel lesen|réservé aux abonnés|réservé à nos abonnés|"
	"pour lire la suite|la suite est réservée|exclusivo para suscriptores|"
	"contenido exclusivo|para seguir leyendo|suscríbete para|"
	"riservato agli abbonati|per continuare a leggere|"
	"contenuto riservato|exclusivo para assinantes|para continuar lendo|"
	"conteúdo exclusivo|alleen voor abonnees|lees verder met|"
	"för att läsa vidare|endast för prenumeranter|kun for abonnenter|"
	"treść tylko dla|dostęp dla prenumeratorów|tilaajille|"
	"только для подписчиков|会員限定|有料会員|付费阅读|订阅后";

static const char consent_phrases[] =
	"cookie|consent|we and our partners|privacy policy|datenschutz|"
	"einwilligung|zustimmung|zustimmen|wir und unsere partner|"
	"consentement|nos partenaires|nous et nos|privacidad|"
	"nuestros socios|privacidade|consenso|i nostri partner|toestemming|"
	"onze partners|samtycke|samtykke|zgoda|zgodę|souhlas|gdpr|tcf|"
	"persönliche daten|personal data|données personnelles|"
	"before you continue|同意|クッキー";

static const char script_phrases[] =
	"javascript|java script|enable js|browser is not supported|"
	"browser wird nicht unterstützt|browser is out of date|outdated "
	"browser|"
	"update your browser|browser ist veraltet|browser ist leider veraltet|"
	"veralteten browser|navigateur est obsolète|navegador está obsoleto|"
	"navegador está desactualizado|ad blocker|checking your browser|"
	"verify you are human|are you a robot|just a moment";

static unsigned count_phrases(const char *text, const char *phrases)
{
	g_auto(GStrv) all = g_strsplit(phrases, "|", -1);
	unsigned n = 0;

	for (char **phrase = all; *phrase; phrase++)
		for (const char *at = text; (at = strstr(at, *phrase)); n++)
			at += strlen(*phrase);
	return n;
}

static bool is_page_type(const char *type)
{
	return g_str_has_prefix(type, "text/html") || strstr(type, "xml") ||
	       g_str_has_prefix(type, "text/plain") ||
	       g_str_has_prefix(type, "application/octet-stream");
}

bool wall_is_not_html(const char *bytes, size_t size, const char *content_type)
{
	g_autofree char *type =
		content_type ? g_ascii_strdown(content_type, -1) : NULL;

	if (sniff_binary(bytes, size) || sniff_is_noise(bytes, size))
		return true;
	return type && *type && strchr(type, '/') && !is_page_type(type);
}

/* All words of the page, case folded; what is in scripts is not in them. */
static char *page_text(const Outline *o)
{
	g_autofree char *words = outline_words(o, 0, WORDS_MAX);

	return g_utf8_casefold(words, -1);
}

static bool has_paywall_element(const Outline *o)
{
	for (uint32_t n = 1; n < o->n; n++)
		if ((outline_at(o, n)->names & NAMES_PAYWALL) && !o->out[n] &&
		    outline_counts(o, n).chars > 0)
			return true;
	return false;
}

/* What a page tells a browser that runs no scripts. */
static bool asks_for_script(const Outline *o)
{
	for (uint32_t n = 1; n < o->n; n++) {
		g_autoptr(GString) words = NULL;
		g_autofree char *low = NULL;

		if (strcmp(outline_at(o, n)->element->tag, "noscript") != 0)
			continue;
		words = g_string_new(NULL);
		page_words(o->page, n, words);
		low = g_utf8_casefold(words->str, -1);
		if (count_phrases(low, script_phrases))
			return true;
		n = outline_at(o, n)->end - 1; /* what is in it was read */
	}
	return false;
}

static bool has_scripts(const Outline *o)
{
	for (uint32_t n = 1; n < o->n; n++)
		if (strcmp(outline_at(o, n)->element->tag, "script") == 0)
			return true;
	return false;
}

static bool is_consent(const char *text, long chars)
{
	g_autofree char *low = g_utf8_casefold(text, -1);

	return chars < NOTICE_LONGEST &&
	       count_phrases(low, consent_phrases) > 2 + chars / 300;
}

enum extract_wall wall_of(const Outline *o, const Metadata *m, const char *text)
{
	long chars = g_utf8_strlen(text, -1);
	g_autofree char *page = NULL;

	if (chars >= NOTICE_LONGEST)
		return EXTRACT_TEXT;
	if (is_consent(text, chars))
		return EXTRACT_CONSENT;
	if (chars >= BEGINNING)
		return EXTRACT_TEXT;
	page = page_text(o);
	if (m->value[METADATA_LOCKED] || has_paywall_element(o) ||
	    count_phrases(page, pay_phrases) > 1)
		return EXTRACT_PAYWALL;
	if (chars >= FEW)
		return EXTRACT_TEXT;
	if (chars < FEW && is_consent(page, g_utf8_strlen(page, -1)))
		return EXTRACT_CONSENT;
	if (strlen(page) < 2 * FEW && has_scripts(o) &&
	    (asks_for_script(o) || count_phrases(page, script_phrases) ||
	     chars < NONE))
		return EXTRACT_SCRIPT;
	return chars < NONE ? EXTRACT_EMPTY : EXTRACT_TEXT;
}
