#include "feeds/text/charset.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#define OUT_PART 4096 /* bytes made at once */

/* The encodings of the WHATWG Encoding Standard (section 4.2) under their labels
 * there, then code pages that XML of old declares. As there, iso-8859-1 is
 * windows-1252 and gb2312 is gb18030: a label names the smaller set, and documents
 * use the larger one. Labels are folded: see fold(). */
static const struct charset charsets[] = {
	/* clang-format off */
	{ "utf-8", NULL, "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 "
	  "ascii usascii iso646us ansix341968", true, false, false },
	{ "utf-16le", "UTF-16LE", "utf16 ucs2 iso10646ucs2 csunicode unicode "
	  "unicodefeff", false, true, false },
	{ "utf-16be", "UTF-16BE", "unicodefffe", false, true, false },
	{ "utf-32le", "UTF-32LE", "utf32 ucs4 iso10646ucs4", false, true, false },
	{ "utf-32be", "UTF-32BE", "", false, true, false },
	{ "windows-1252", NULL, "cp1252 xcp1252 iso88591 latin1 l1 cp819 ibm819 "
	  "iso885911987 isoir100 csisolatin1 1252 8859", false, false, true },
	{ "iso-8859-2", "ISO-8859-2", "latin2 l2 isoir101 csisolatin2 "
	  "iso885921987", false, false, true },
	{ "iso-8859-3", "ISO-8859-3", "latin3 l3 isoir109 csisolatin3", false,
	  false, true },
	{ "iso-8859-4", "ISO-8859-4", "latin4 l4 isoir110 csisolatin4", false,
	  false, true },
	{ "iso-8859-5", "ISO-8859-5", "cyrillic isoir144 csisolatincyrillic",
	  false, false, true },
	{ "iso-8859-6", "ISO-8859-6", "arabic asmo708 ecma114 isoir127 "
	  "csisolatinarabic iso88596e iso88596i", false, false, true },
	{ "iso-8859-7", "ISO-8859-7", "greek greek8 ecma118 elot928 isoir126 "
	  "csisolatingreek suneugreek", false, false, true },
	{ "iso-8859-8", "ISO-8859-8", "hebrew visual isoir138 csisolatinhebrew "
	  "iso88598e iso88598i logical", false, false, true },
	{ "windows-1254", "CP1254", "cp1254 xcp1254 iso88599 latin5 l5 isoir148 "
	  "csisolatin5", false, false, true },
	{ "iso-8859-10", "ISO-8859-10", "latin6 l6 isoir157 csisolatin6", false,
	  false, true },
	{ "iso-8859-13", "ISO-8859-13", "latin7", false, false, true },
	{ "iso-8859-14", "ISO-8859-14", "latin8 isoceltic", false, false, true },
	{ "iso-8859-15", "ISO-8859-15", "latin9 l9 csisolatin9", false, false,
	  true },
	{ "iso-8859-16", "ISO-8859-16", "latin10", false, false, true },
	{ "windows-1250", "CP1250", "cp1250 xcp1250", false, false, true },
	{ "windows-1251", "CP1251", "cp1251 xcp1251", false, false, true },
	{ "windows-1253", "CP1253", "cp1253 xcp1253", false, false, true },
	{ "windows-1255", "CP1255", "cp1255 xcp1255", false, false, true },
	{ "windows-1256", "CP1256", "cp1256 xcp1256", false, false, true },
	{ "windows-1257", "CP1257", "cp1257 xcp1257", false, false, true },
	{ "windows-1258", "CP1258", "cp1258 xcp1258", false, false, true },
	{ "windows-874", "CP874", "cp874 dos874 iso885911 tis620 tis62025332",
	  false, false, true },
	{ "koi8-r", "KOI8-R", "koi koi8 cskoi8r", false, false, true },
	{ "koi8-u", "KOI8-U", "koi8ru", false, false, true },
	{ "koi8-t", "KOI8-T", "", false, false, true },
	{ "macintosh", "MACINTOSH", "mac xmacroman csmacintosh macroman", false,
	  false, true },
	{ "x-mac-cyrillic", "MAC-CYRILLIC", "maccyrillic xmacukrainian macuk",
	  false, false, true },
	{ "mac-latin2", "MAC-CENTRALEUROPE", "maccentraleurope macce", false,
	  false, true },
	{ "ptcp154", "PT154", "csptcp154 pt154 cp154 cyrillicasian", false,
	  false, true },
	{ "ibm437", "CP437", "cp437 437", false, false, true },
	{ "ibm720", "CP720", "cp720", false, false, true },
	{ "ibm737", "CP737", "cp737", false, false, true },
	{ "ibm775", "CP775", "cp775", false, false, true },
	{ "ibm850", "CP850", "cp850 850", false, false, true },
	{ "ibm852", "CP852", "cp852 852", false, false, true },
	{ "ibm855", "CP855", "cp855 855", false, false, true },
	{ "ibm857", "CP857", "cp857 857", false, false, true },
	{ "ibm858", "CP858", "cp858 858", false, false, true },
	{ "ibm860", "CP860", "cp860 860", false, false, true },
	{ "ibm861", "CP861", "cp861 861", false, false, true },
	{ "ibm862", "CP862", "cp862 862", false, false, true },
	{ "ibm863", "CP863", "cp863 863", false, false, true },
	{ "ibm864", "CP864", "cp864 864", false, false, true },
	{ "ibm865", "CP865", "cp865 865", false, false, true },
	{ "ibm866", "CP866", "cp866 866 csibm866", false, false, true },
	{ "ibm869", "CP869", "cp869 869", false, false, true },
	{ "ibm1125", "CP1125", "cp1125 ruscii cp866u", false, false, true },
	{ "ibm037", "IBM037", "cp037 csibm037 ebcdiccpus ebcdiccpca", false,
	  false, true },
	{ "ibm424", "IBM424", "cp424 ebcdiccphe", false, false, true },
	{ "ibm500", "IBM500", "cp500 ebcdiccpbe ebcdiccpch", false, false, true },
	{ "ibm875", "CP875", "cp875", false, false, true },
	{ "ibm1026", "IBM1026", "cp1026", false, false, true },
	{ "ibm1140", "IBM1140", "cp1140 cp01140 ibm01140", false, false, true },
	{ "gb18030", "GB18030", "gb2312 gbk cp936 936 ms936 windows936 xgbk "
	  "chinese euccn csgb2312 csiso58gb231280 gb231280 isoir58", false,
	  false, false },
	{ "big5", "BIG5-HKSCS", "big5hkscs cnbig5 csbig5 xxbig5 cp950 950 ms950 "
	  "big5tw", false, false, false },
	{ "euc-tw", "EUC-TW", "", false, false, false },
	{ "euc-jp", "EUC-JP", "xeucjp cseucpkdfmtjapanese ujis", false, false,
	  false },
	{ "iso-2022-jp", "ISO-2022-JP-2", "csiso2022jp iso2022jp2 iso2022jp1 "
	  "iso2022jpext", false, false, false },
	{ "iso-2022-kr", "ISO-2022-KR", "csiso2022kr", false, false, false },
	{ "shift_jis", "CP932", "sjis xsjis ms932 mskanji windows31j csshiftjis "
	  "cp932 932 shiftjisx0213 shiftjis2004", false, false, false },
	{ "euc-kr", "CP949", "ksc5601 ksc56011987 ksc56011989 korean cseuckr "
	  "csksc56011987 isoir149 windows949 uhc cp949 949 ms949", false, false,
	  false },
	{ "johab", "JOHAB", "cp1361 ms1361", false, false, false },
	/* clang-format on */
};

/* Lower case, only letters and digits. */
static void fold(const char *label, char *out, size_t room)
{
	size_t n = 0;

	for (; *label && n + 1 < room; label++)
		if (g_ascii_isalnum(*label))
			out[n++] = g_ascii_tolower(*label);
	out[n] = '\0';
}

static bool has_word(const char *words, const char *word)
{
	size_t size = strlen(word);
	const char *at = words;

	while ((at = strstr(at, word))) {
		if ((at == words || at[-1] == ' ') &&
		    (!at[size] || at[size] == ' '))
			return true;
		at += size;
	}
	return false;
}

const struct charset *charset_find(const char *label)
{
	char folded[48], name[48];

	fold(label, folded, sizeof folded);
	if (!*folded)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
		fold(charsets[i].name, name, sizeof name);
		if (strcmp(name, folded) == 0 ||
		    has_word(charsets[i].labels, folded))
			return &charsets[i];
	}
	return NULL;
}

gunichar charset_c1(unsigned char byte)
{
	static const uint16_t high[32] = {
		0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
		0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
	};

	return byte >= 0x80 && byte < 0xa0 ? (gunichar)high[byte - 0x80] : byte;
}

static void convert_1252(const char *bytes, size_t size, GString *out)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c < 0x80)
			g_string_append_c(out, (char)c);
		else
			g_string_append_unichar(out, charset_c1(c));
	}
}

/* Converts up to OUT_PART bytes; false at a byte that is invalid. */
static bool convert_part(GIConv with, char **in, gsize *left, GString *out)
{
	char part[OUT_PART];
	char *to = part;
	gsize room = sizeof part;
	gsize result = g_iconv(with, in, left, &to, &room);
	int why = errno;

	g_string_append_len(out, part, to - part);
	return result != (gsize)-1 || why == E2BIG;
}

size_t charset_convert(const struct charset *c, const char *bytes, size_t size,
		       GString *out)
{
	GIConv with;
	char *in;
	gsize left = size;
	size_t bad = 0;

	if (!c->iconv) {
		convert_1252(bytes, size, out);
		return 0;
	}
	/* iconv(3) does not write where `in` points */
	memcpy(&in, &bytes, sizeof in);
	with = g_iconv_open("UTF-8", c->iconv);
	if (with == (GIConv)-1)
		return size ? size : 1;
	while (left > 0) {
		if (convert_part(with, &in, &left, out) || left == 0)
			continue;
		g_string_append(out, "\xef\xbf\xbd");
		bad++;
		in++;
		left--;
	}
	g_iconv_close(with);
	return bad;
}

void charset_open(void)
{
	/* kept open until the program ends: else glibc unloads a converter's
	 * module, and the sandbox has no files to load it from again */
	static GIConv open[G_N_ELEMENTS(charsets)];

	for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++)
		if (charsets[i].iconv && !open[i])
			open[i] = g_iconv_open("UTF-8", charsets[i].iconv);
}
