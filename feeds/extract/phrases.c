#include "feeds/extract/phrases.h"

#include <glib.h>
#include <string.h>

#define HEAD_MAX 100 /* characters of a line that are looked at */

/* Phrases of a language, case folded, separated by "|". */
struct phrases {
	const char *lang;
	const char *whole;  /* all of a line, but for signs at its end */
	const char *starts; /* its beginning, at the end of a word */
	const char *credit; /* the beginning of a credit */
};

static const struct phrases rows[] = {
	{ "en",
	  "related|related articles|related stories|related content|related "
	  "news|"
	  "related posts|related topics|related links|related coverage|"
	  "read more|read next|read also|read this next|more stories|more news|"
	  "more coverage|more|more on this story|more on this topic|share|"
	  "share this|share this article|share this story|share this post|"
	  "share article|tweet|tweet this|email|print|print article|"
	  "order reprints|comment|comments|leave a comment|leave a reply|"
	  "post a comment|view comments|add a comment|advertisement|advert|"
	  "advertising|sponsored|sponsored content|promoted|tags|topics|"
	  "categories|you may also like|you might also like|"
	  "you might also be interested in|recommended|recommended for you|"
	  "recommended reading|recommended stories|editor's picks|"
	  "editors' picks|most read|most popular|trending|trending now|"
	  "newsletter|newsletters|sign up|sign in|log in|subscribe|"
	  "subscribe now|follow us|about the author|about the authors|"
	  "in this article|in this story|continue reading|keep reading|"
	  "click here|loading|media playback is unsupported on your device|"
	  "back to top|top stories|latest news|latest stories|next article|"
	  "previous article|next post|previous post|see more|show more|"
	  "see all|view all|view gallery|enlarge|close|play video|"
	  "listen to this article|save|bookmark|copy link|like this|"
	  "thank you|facebook|twitter|linkedin|whatsapp|pinterest|reddit|"
	  "like loading|print this|report a typo|more great stories",
	  "related:|related story|related stories:|related article|"
	  "related post|read more:|read more about|read more on|read more from|"
	  "read also|also read|read next|also on|read:|more:|more on |see "
	  "also:|"
	  "sign up for|sign up to|sign up here|subscribe to|subscribe now|"
	  "subscribe for|click here to|click here for|follow us|follow our|"
	  "like us on|find us on|download the|download our|get the latest|"
	  "get our|get more|to get the latest|for the latest|"
	  "story continues below|article continues|continue reading|"
	  "advertisement|more from|recommended:|watch:|watch now|"
	  "listen to this|share this|share on|posted in|filed under|"
	  "filed to|tagged|tags:|topics:|categories:|category:|join the "
	  "conversation|"
	  "join our|have your say|tell us what you|what do you think|"
	  "to read the full|to view the full|already a subscriber|"
	  "please subscribe|comments are closed|comments on this|"
	  "your email address will not|your email address|"
	  "this website uses cookies|this site uses cookies|we use cookies|"
	  "please enable|if you enjoyed|if you liked|support our|"
	  "thank you for subscribing|you may also like|you might also|"
	  "copyright|all rights reserved|contact us|write to the|mail the "
	  "editor|"
	  "have a tip|got a tip|send us|never miss|stay up to date|"
	  "be the first to|check out our|buy now|shop now|"
	  "this article contains affiliate|don't miss|view this post on|"
	  "a post shared by|skip to|jump to|powered by|notify me of|"
	  "do you want to be informed|want to be informed|follow the|"
	  "if you're seeing this|first-time subscribers|log in to|"
	  "sign in to|create an account|register to|in case you missed",
	  "by|written by|posted by|published by|reported by|story by|text by|"
	  "photo:|photo by|photo credit|photos:|photos by|photograph:|"
	  "photograph by|image:|image by|image credit|image copyright|"
	  "picture:|credit:|credits:|source:|published|updated|last updated|"
	  "last modified|posted on|posted|originally published on|"
	  "first published|illustration by|illustration:|video:|"
	  "media caption|image caption|image source" },
	{ "de",
	  "auch interessant|mehr zum thema|zum thema|weitere artikel|"
	  "weitere themen|weitere meldungen|weitere beiträge|"
	  "weiterführende links|ähnliche beiträge|ähnliche artikel|"
	  "verwandte artikel|verwandte themen|passend dazu|passende artikel|"
	  "lesen sie auch|lesen sie mehr|lesen sie hierzu auch|lies auch|"
	  "das könnte sie auch interessieren|"
	  "das könnte dich auch interessieren|das könnte dir auch gefallen|"
	  "das könnte ihnen auch gefallen|schon gelesen|mehr lesen|weiterlesen|"
	  "mehr dazu|teilen|artikel teilen|beitrag teilen|drucken|"
	  "kommentare|kommentar|kommentieren|kommentar schreiben|"
	  "kommentar verfassen|schreibe einen kommentar|"
	  "schreiben sie einen kommentar|kommentar hinterlassen|"
	  "kommentare geschlossen|anzeige|werbung|"
	  "schlagwörter|schlagworte|stichworte|themen|tags|kategorien|"
	  "newsletter|anmelden|registrieren|abonnieren|folgen sie uns|"
	  "folge uns|über den autor|über die autorin|zum autor|zur autorin|"
	  "autor|inhaltsverzeichnis|nach oben|zurück|meistgelesen|"
	  "meistgelesene artikel|empfehlungen|empfehlungen der redaktion|"
	  "unsere empfehlungen|community|abo|kontakt|pressekontakt|"
	  "bildergalerie|bildstrecke|zur startseite|zur übersicht|"
	  "gefällt mir|gefällt mir wird geladen|merken|aktuelles|"
	  "aktuelle beiträge|neueste beiträge|letzte beiträge|termine|"
	  "zusatzinformationen|weitere informationen|mehr|mehr anzeigen|"
	  "teilen mit|wird geladen",
	  "lesen sie auch|lesen sie hier|lesen sie dazu|lesen sie mehr|"
	  "lesen sie jetzt|lesen sie weiter|mehr zum thema|mehr zu|mehr von|"
	  "mehr dazu|mehr über|auch interessant|das könnte sie|das könnte dich|"
	  "das könnte dir|das könnte ihnen|interessieren sie sich|"
	  "weitere artikel|weitere informationen finden|weitere infos|"
	  "weitere nachrichten|weitere beiträge|teilen sie dies|"
	  "teilen sie diesen|diesen artikel|diesen beitrag|artikel teilen|"
	  "beitrag teilen|jetzt abonnieren|jetzt anmelden|jetzt bestellen|"
	  "jetzt registrieren|abonnieren sie|abonniere|newsletter|"
	  "unser newsletter|mit unserem newsletter|melden sie sich|"
	  "folgen sie uns|folge uns|folgt uns|besuchen sie uns|"
	  "hier geht's zu|hier geht es zu|hier klicken|klicken sie hier|"
	  "kommentar schreiben|schreibe einen kommentar|"
	  "sie müssen sich einloggen|bitte melden sie sich|"
	  "der beitrag wurde|letzte aktualisierung|bewerten:|"
	  "zum weiterlesen|gefällt dir|gefällt ihnen|kommentarfeed|"
	  "du musst angemeldet sein|deine e-mail-adresse|"
	  "ihre e-mail-adresse|diese website verwendet|diese seite verwendet|"
	  "datenschutz & cookies|wir verwenden cookies|veröffentlicht in|"
	  "veröffentlicht unter|abgelegt unter|verschlagwortet|schlagwörter:|"
	  "schlagworte:|themen:|kategorien:|kategorie:|tags:|stichworte:|"
	  "dieser eintrag wurde|dieser beitrag wurde|alle rechte|"
	  "nichts mehr verpassen|sie möchten|war der artikel|"
	  "war dieser artikel|möchten sie den artikel|zurück zur|"
	  "zur übersicht|zum archiv|siehe auch:|lies auch|lest auch|"
	  "jetzt lesen|mehr erfahren|empfohlener redaktioneller inhalt|"
	  "an dieser stelle finden sie|mit ihrer zustimmung|hat ihnen der|"
	  "unterstützen sie|hinweis der redaktion|entdecke weitere|"
	  "noch mehr|passend zum thema|dazu passend",
	  "von|foto:|fotos:|foto von|bild:|bilder:|bildquelle|bildnachweis|"
	  "bildrechte|beitragsbild|titelbild|symbolbild|quelle:|quellen:|"
	  "text:|autor:|autorin:|autoren:|redaktion:|stand:|veröffentlicht|"
	  "veröffentlicht am|aktualisiert|aktualisiert am|erstellt am|"
	  "zuletzt aktualisiert|geschrieben von|verfasst von|grafik:|video:|"
	  "copyright|lesezeit|credit:" },
	{ "fr",
	  "à lire aussi|lire aussi|à lire également|à voir aussi|lire la suite|"
	  "sur le même sujet|sur le même thème|dans la même rubrique|"
	  "articles liés|articles similaires|articles associés|partager|"
	  "partager l'article|partagez|imprimer|commentaires|commenter|"
	  "laisser un commentaire|publicité|mots-clés|tags|thèmes|newsletter|"
	  "s'abonner|abonnez-vous|suivez-nous|à propos de l'auteur|"
	  "les plus lus|voir aussi|vous aimerez aussi|en savoir plus|"
	  "recommandé pour vous|haut de page",
	  "à lire aussi|lire aussi|lire également|lire :|à lire :|"
	  "à lire également|voir aussi|lire la suite|vous aimerez|abonnez-vous|"
	  "inscrivez-vous|recevez|suivez-nous|retrouvez|cliquez ici|"
	  "partager sur|cet article|publié dans|classé dans|mots-clés|"
	  "tous droits|ce site utilise|votre adresse|pour aller plus loin|"
	  "sur le même|la suite après|découvrez|téléchargez",
	  "par|publié le|mis à jour|modifié le|photo :|photo:|crédit|"
	  "crédits|source :|source:|rédigé par|écrit par|©" },
	{ "es",
	  "lea también|lee también|le puede interesar|te puede interesar|"
	  "también te puede interesar|lee más|leer más|ver más|"
	  "artículos relacionados|noticias relacionadas|más noticias|"
	  "más información|compartir|comparte|imprimir|comentarios|comentar|"
	  "deja un comentario|deja una respuesta|publicidad|etiquetas|temas|"
	  "tags|boletín|suscríbete|síguenos|sobre el autor|lo más leído|"
	  "lo más visto|recomendados|contenido relacionado",
	  "lea también|lea más|lea:|lea además|lee también|lee más|leer "
	  "también|"
	  "lee:|ver también|mira también|le puede interesar|te puede interesar|"
	  "también te puede|te recomendamos|le recomendamos|suscríbete|"
	  "suscríbase|síguenos|siga a|sigue a|síganos|haz clic|haga clic|"
	  "compartir en|recibe|regístrate|únete|descarga|entérate|"
	  "publicado en|etiquetas:|todos los derechos|este sitio|utilizamos|"
	  "tu dirección de correo|más en|más sobre|conoce más|tú también "
	  "puedes|"
	  "para leer|valora esta|no te pierdas|puedes leer",
	  "por|redacción|foto:|fotos:|fotografía:|imagen:|crédito|créditos|"
	  "fuente:|publicado|actualizado|escrito por|video:" },
	{ "it",
	  "leggi anche|leggi tutto|leggi di più|articoli correlati|"
	  "potrebbe interessarti|potrebbe interessarti anche|"
	  "ti potrebbe interessare|condividi|commenti|commenta|"
	  "lascia un commento|pubblicità|tag|tags|argomenti|newsletter|"
	  "iscriviti|abbonati|seguici|l'autore|i più letti|più letti|"
	  "notizie correlate|approfondisci|stampa",
	  "leggi anche|leggi tutto|leggi:|ti potrebbe|potrebbe interessarti|"
	  "iscriviti|abbonati|seguici|clicca qui|condividi su|"
	  "pubblicato in|tutti i diritti|questo sito|riproduzione riservata|"
	  "il tuo indirizzo|per saperne di più|scopri|scarica|"
	  "© riproduzione|vedi anche|guarda anche",
	  "di|foto:|foto di|immagine:|fonte:|credit|pubblicato|aggiornato|"
	  "ultimo aggiornamento|scritto da|a cura di" },
	{ "pt",
	  "leia também|leia mais|veja também|saiba mais|notícias relacionadas|"
	  "artigos relacionados|matérias relacionadas|compartilhe|compartilhar|"
	  "partilhar|comentários|comentar|deixe um comentário|"
	  "deixe uma resposta|publicidade|tags|assuntos|newsletter|assine|"
	  "siga-nos|sobre o autor|mais lidas|recomendadas|imprimir",
	  "leia também|leia mais|leia:|veja também|veja mais|saiba mais|"
	  "confira também|clique aqui|assine|inscreva-se|siga-nos|siga o|"
	  "receba|compartilhe|publicado em|todos os direitos|este site|"
	  "o seu endereço|baixe|participe|mais sobre|você também pode",
	  "por|foto:|fotos:|imagem:|crédito|créditos|fonte:|publicado por|"
	  "publicado|atualizado|escrito por|redação" },
	{ "nl",
	  "lees ook|lees meer|lees verder|meer nieuws|meer over|gerelateerd|"
	  "gerelateerde artikelen|delen|deel dit artikel|deel|reacties|reageer|"
	  "plaats een reactie|advertentie|tags|onderwerpen|nieuwsbrief|"
	  "inschrijven|aanmelden|abonneer|volg ons|over de auteur|"
	  "meest gelezen|bekijk ook|printen",
	  "lees ook|lees meer|lees verder|lees hier|bekijk ook|meer over|"
	  "schrijf je in|meld je aan|abonneer|volg ons|klik hier|deel dit|"
	  "geplaatst in|alle rechten|deze website|je e-mailadres|ontvang|"
	  "download|mis niets",
	  "door|foto:|foto's:|beeld:|bron:|gepubliceerd|bijgewerkt|"
	  "laatste update|geschreven door|tekst:" },
	{ "sv",
	  "läs också|läs även|läs mer|relaterat|relaterade artiklar|"
	  "dela|dela artikeln|kommentarer|kommentera|annons|taggar|ämnen|"
	  "nyhetsbrev|prenumerera|följ oss|om författaren|mest läst|skriv ut",
	  "läs också|läs även|läs mer|läs:|se också|prenumerera|följ oss|"
	  "klicka här|dela på|publicerad i|alla rättigheter|"
	  "den här webbplatsen|missa inte|anmäl dig",
	  "av|foto:|bild:|källa:|publicerad|uppdaterad|skriven av|text:" },
	{ "da",
	  "læs også|læs mere|relateret|relaterede artikler|del|del artiklen|"
	  "kommentarer|annonce|emner|nyhedsbrev|tilmeld|følg os|mest læste",
	  "læs også|læs mere|læs:|se også|tilmeld|abonner|følg os|klik her|"
	  "del på|alle rettigheder|gå ikke glip",
	  "af|foto:|billede:|kilde:|offentliggjort|opdateret|skrevet af" },
	{ "no",
	  "les også|les mer|relatert|relaterte artikler|relaterte saker|del|"
	  "del artikkelen|kommentarer|annonse|emner|nyhetsbrev|"
	  "meld deg på|følg oss|mest lest",
	  "les også|les mer|les:|se også|meld deg på|abonner|følg oss|"
	  "klikk her|del på|alle rettigheter|gå ikke glipp",
	  "av|foto:|bilde:|kilde:|publisert|oppdatert|skrevet av|tekst:" },
	{ "pl",
	  "czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|"
	  "zobacz również|przeczytaj także|przeczytaj również|"
	  "powiązane artykuły|podobne artykuły|polecamy|udostępnij|"
	  "komentarze|skomentuj|dodaj komentarz|reklama|tagi|tematy|"
	  "newsletter|zapisz się|obserwuj nas|o autorze|najczęściej czytane|"
	  "drukuj|podziel się",
	  "czytaj też|czytaj także|czytaj również|czytaj więcej|czytaj:|"
	  "zobacz też|zobacz także|zobacz również|zobacz:|przeczytaj|"
	  "zapisz się|subskrybuj|śledź nas|kliknij tutaj|udostępnij|"
	  "wszelkie prawa|ta strona|twój adres|pobierz|dołącz do|polecamy|"
	  "ten tekst przeczytasz",
	  "autor:|zdjęcie:|fot|foto:|źródło:|opublikowano|data publikacji|"
	  "aktualizacja|ostatnia aktualizacja|napisał" },
	{ "cs",
	  "čtěte také|čtěte dále|přečtěte si také|související články|"
	  "související|sdílet|komentáře|diskuse|diskuze|reklama|štítky|"
	  "témata|newsletter|odebírat|sledujte nás|nejčtenější|tisk",
	  "čtěte také|čtěte dále|čtěte:|přečtěte si|přihlaste se|sledujte nás|"
	  "klikněte|sdílejte|všechna práva|tento web|stáhněte",
	  "autor:|foto:|zdroj:|publikováno|aktualizováno|vydáno" },
	{ "fi",
	  "lue myös|lue lisää|aiheesta lisää|jaa|jaa artikkeli|kommentit|"
	  "mainos|avainsanat|aiheet|uutiskirje|tilaa|seuraa meitä|luetuimmat",
	  "lue myös|lue lisää|lue:|katso myös|tilaa|seuraa meitä|klikkaa|"
	  "kaikki oikeudet|tämä sivusto",
	  "kuva:|kuvat:|lähde:|julkaistu|päivitetty|teksti:" },
	{ "tr",
	  "ilgili haberler|ilgili içerikler|ayrıca okuyun|devamını oku|paylaş|"
	  "yorumlar|yorum yap|yorum yaz|reklam|etiketler|konular|bülten|"
	  "abone ol|bizi takip edin|en çok okunanlar|ilginizi çekebilir",
	  "ilgili haber|ayrıca okuyun|devamını oku|haberin devamı|abone ol|"
	  "bizi takip|tıklayın|tüm hakları|bu site|ilginizi çekebilir|kaydol",
	  "fotoğraf:|foto:|kaynak:|yayınlanma|güncelleme|son "
	  "güncelleme|yazan" },
	{ "ru",
	  "читайте также|читать далее|по теме|похожие материалы|"
	  "материалы по теме|поделиться|комментарии|комментировать|реклама|"
	  "теги|темы|рассылка|подписаться|подпишитесь|самое читаемое|"
	  "об авторе|распечатать|смотрите также",
	  "читайте также|читайте:|читать далее|смотрите также|подписывайтесь|"
	  "подпишитесь|нажмите|поделиться|все права|этот сайт|по теме|"
	  "следите за",
	  "фото:|источник:|автор:|опубликовано|обновлено|текст:|видео:" },
	{ "ja",
	  "関連記事|関連ニュース|続きを読む|あわせて読みたい|シェア|"
	  "シェアする|コメント|広告|タグ|トップへ戻る|おすすめ記事|"
	  "人気記事|この記事をシェア",
	  "関連記事|続きを読む|あわせて読みたい|この記事を|フォローする|"
	  "メールマガジン|無断転載",
	  "写真：|写真=|出典：|執筆者|文：|更新日|公開日" },
	{ "zh",
	  "相关阅读|相关新闻|相关文章|延伸阅读|阅读更多|推荐阅读|分享|"
	  "评论|广告|标签|返回顶部|相關新聞|相關文章|延伸閱讀|推薦閱讀|"
	  "評論|廣告|標籤|热门文章",
	  "相关阅读|延伸阅读|推荐阅读|更多新闻|扫描二维码|关注我们|"
	  "版权所有|未经授权|责任编辑|延伸閱讀|更多新聞|版權所有|"
	  "(责任编辑|（责任编辑",
	  "作者：|来源：|來源：|图：|圖：|编辑：|編輯：|记者|責任編輯" },
};

/* Case folded, typographic apostrophes as plain ones, without signs before the
 * first letter; the caller's. */
static char *fold(const char *line)
{
	g_autofree char *head = g_utf8_substring(
		line, 0, MIN(g_utf8_strlen(line, -1), HEAD_MAX));
	g_autofree char *low = g_utf8_casefold(head, -1);
	GString *out = g_string_new(NULL);

	for (const char *at = low; *at; at += g_utf8_skip[(unsigned char)*at]) {
		gunichar c = g_utf8_get_char(at);

		if (!out->len && !g_unichar_isalnum(c) && c != 0xa9)
			continue;
		if (c == 0x2019)
			c = '\'';
		g_string_append_unichar(out, g_unichar_isspace(c) ? ' ' : c);
	}
	return g_string_free(out, FALSE);
}

/* What may follow a phrase: no letter; but scripts without blanks have one. */
static bool ends_word(const char *after, const char *phrase, size_t n)
{
	gunichar next = g_utf8_get_char(after);
	gunichar last = g_utf8_get_char(g_utf8_prev_char(phrase + n));

	return !g_unichar_isalnum(last) || last > 0x2fff ||
	       !g_unichar_isalnum(next);
}

static bool only_signs(const char *text)
{
	for (; *text; text += g_utf8_skip[(unsigned char)*text])
		if (g_unichar_isalpha(g_utf8_get_char(text)))
			return false;
	return true;
}

static bool begins_with(const char *line, const char *phrases, bool whole)
{
	for (const char *at = phrases; *at;) {
		size_t n = strcspn(at, "|");

		if (strncmp(line, at, n) == 0 && ends_word(line + n, at, n) &&
		    (!whole || only_signs(line + n)))
			return true;
		at += n + (at[n] == '|');
	}
	return false;
}

static bool speaks(const struct phrases *row, const char *lang)
{
	if (!lang || !*lang || strcmp(row->lang, "en") == 0)
		return true;
	if (g_ascii_strncasecmp(lang, "nb", 2) == 0 ||
	    g_ascii_strncasecmp(lang, "nn", 2) == 0)
		lang = "no";
	return g_ascii_strncasecmp(lang, row->lang, 2) == 0;
}

/* Those of above that instructions begin with as often: "Download the source". */
static const char weak[] = "download|follow the|click here|contact us|send us|"
			   "see also:|skip to|jump to|save|zurück|siehe auch:|"
			   "hier klicken|découvrez|téléchargez|retrouvez|"
			   "descarga|scopri|scarica|baixe";

enum phrases_found phrases_boilerplate(const char *line, const char *lang)
{
	g_autofree char *low = fold(line);
	enum phrases_found found = PHRASES_NONE;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (!speaks(&rows[i], lang))
			continue;
		if (begins_with(low, rows[i].whole, true))
			return PHRASES_WHOLE;
		if (begins_with(low, rows[i].starts, false))
			found = PHRASES_START;
	}
	return found && begins_with(low, weak, false) ? PHRASES_WEAK : found;
}

bool phrases_is_credit(const char *line, const char *lang)
{
	g_autofree char *low = fold(line);

	if (strstr(line, "©"))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (speaks(&rows[i], lang) &&
		    begins_with(low, rows[i].credit, false))
			return true;
	return false;
}
