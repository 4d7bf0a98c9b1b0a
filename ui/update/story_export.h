/* story_export: what leaves lede of the story being read: to a command, a file, the
 * clipboard, the browser. */
#ifndef LEDE_UI_UPDATE_STORY_EXPORT_H
#define LEDE_UI_UPDATE_STORY_EXPORT_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Its text, as `lede show` prints it, on the standard input of a command that was
 * typed; and as a new file of that path. */
void story_export_pipe(View *v, const char *command, Effects *fx);
void story_export_save(View *v, const char *path, Effects *fx);
/* Copies the paragraph at the top of the screen: the whole of it. */
void story_export_paragraph(View *v, Effects *fx);
/* Opens its links in the browser, STORY_EXPORT_LINKS at most. */
void story_export_links(View *v, Effects *fx);
#define STORY_EXPORT_LINKS 10

#endif
