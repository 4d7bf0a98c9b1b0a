/* locale: the locale, and the texts in its language (gettext). */
#ifndef LEDE_SRC_BASE_LOCALE_H
#define LEDE_SRC_BASE_LOCALE_H

/* First thing in each program: takes the locale from the environment; texts
 * come in UTF-8 from LEDE_LOCALE_PATH or where they were installed. */
void locale_open(void);

#endif
