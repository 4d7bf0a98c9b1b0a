#include "feeds/related/common_words.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define KEY_SIZE 16 /* of the longest word with its blanks */

/* Words by share, separated by blanks, with one at each end; the first list that
 * has a word counts. Not among them: verbs that say what happened (opens, ends). */
static const struct {
	uint32_t share;
	const char *words;
} shares[] = {
	{ 550, " the a to of " },
	{ 400, " and in for de la der " },
	{ 250, " on with is die und le les el en di il het van un " },
	{ 150, " at by from as its an has that it be are was his "
	       "das den von mit fur des et du los las del che e que een een "
	       "do da o os as em " },
	{ 90, " after this will new her have not but who their says over "
	      "auf ist im dem nicht ein eine zu als auch une a pour dans est "
	      "sur par au y por con para se su una lo i gli della per non "
	      "op voor met te dat niet zijn aan um uma com nao " },
	{ 50, " up out more one about how what when first they he she you your "
	      "all two year years can could would been had were into than now "
	      "may just most some our we no or if so before during against "
	      "es an aus er hat dass sie nach wird bei einer am sind noch wie "
	      "einem uber einen zum kann mehr nur wenn plus avec qui ne ce "
	      "pas son sa al como mas este ha da si sono alla ook maar bij uit "
	      "mais ao na no " },
	{ 20, " i my me him them there here then also only still even while "
	      "why where which these those said back off down get gets make "
	      "makes made take takes show shows week day days today latest "
	      "next last other many much own being did do does since through "
	      "between under another live watch video review update via amid "
	      "vor durch seit unter zwischen sein seine ihr ihre wir ich aux "
	      "ses leur nous vous entre sin sobre hasta desde piu dal nel "
	      "nella door over naar worden pelo pela " },
	{ 20, " monday tuesday wednesday thursday friday saturday sunday "
	      "eleven twelve fifteen twenty thirty forty fifty sixty hundred "
	      "hundreds thousand thousands million millions billion billions "
	      "mln bln pct percent "
	      "montag dienstag mittwoch donnerstag freitag samstag sonntag "
	      "zehn zwanzig dreissig hundert tausend million millionen "
	      "milliarden prozent "
	      "lundi mardi mercredi jeudi vendredi samedi dimanche dix vingt "
	      "trente cent mille milliard milliards "
	      "lunes martes miercoles jueves viernes sabado domingo diez "
	      "veinte treinta cien mil millon millones "
	      "lunedi martedi mercoledi giovedi venerdi sabato domenica "
	      "milione milioni miliardi cento "
	      "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
	      "honderd duizend miljoen miljard "
	      "segunda terca quarta quinta sexta milhao milhoes mil "
	      "foto fotos photo photos picture pictures video videos " },
	{ 10, " time times people life way ways thing things best better good "
	      "great big bigger biggest top few lot every never ever always "
	      "really very too again because without around among across until "
	      "while near nearly almost likely ahead away soon yet once "
	      "three four five six ten half don doesn isn won ve re "
	      "say said tell tells told know see sees seen look looks looking "
	      "find finds found give gives go goes going come comes coming put "
	      "puts want wants need needs keep keeps let use used using help "
	      "helps try trying "
	      "become gets getting having "
	      "might must should same enough far long old young little "
	      "early late full real right true hard list guide story news "
	      "report reports thinks think really something everything "
	      "mehr jetzt immer wieder schon gegen hier heute jahre jahren "
	      "neue neuen neuer alle alles viel viele ohne "
	      "apres avant contre tout tous toute toutes fait faire encore "
	      "ans jour nouveau nouvelle "
	      "contra todo todos hoy dia dias anos ano muy ser hace nuevo "
	      "nueva dopo anche tutti tutto contro anni oggi "
	      "tegen jaar weer nieuwe geen hoje mas depois novo nova " },
};

/* Writes a word with a blank at each end; false where it is longer than all in the
 * lists, as most words of headlines are. */
static bool make_key(const char *word, char key[static KEY_SIZE])
{
	size_t n = strlen(word);

	if (n + 3 > KEY_SIZE)
		return false;
	key[0] = ' ';
	memcpy(key + 1, word, n);
	key[n + 1] = ' ';
	key[n + 2] = '\0';
	return true;
}

uint32_t common_words_share(const char *word)
{
	char key[KEY_SIZE];

	if (!make_key(word, key))
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++)
		if (strstr(shares[i].words, key))
			return shares[i].share;
	return 0;
}

unsigned common_words_way(const char *word)
{
	static const char up[] =
		" up higher rise rises rising rose gain gains climb climbs "
		"jump "
		"jumps surge surges soar soars advance advances rally rallies "
		"steigt steigen hausse grimpe progresse sube suben stijgt "
		"stijgen ";
	static const char down[] =
		" down lower fall falls falling fell drop drops decline "
		"declines slip slips sink sinks slump slumps tumble tumbles "
		"plunge plunges dip dips retreat retreats fallt fallen sinkt "
		"sinken baisse chute recule baja bajan cae caen cala crolla "
		"daalt dalen ";
	char key[KEY_SIZE];

	if (!make_key(word, key))
		return 0;
	return (strstr(up, key) ? WORD_UP : 0U) |
	       (strstr(down, key) ? WORD_DOWN : 0U);
}
