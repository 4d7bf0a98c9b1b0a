/* picture: the picture of a story, as pixels for the reader's screen: from the store,
 * or fetched and kept there. */
#ifndef LEDE_FEEDS_COMMANDS_PICTURE_H
#define LEDE_FEEDS_COMMANDS_PICTURE_H

#include "feeds/context/context.h"

/* The pictures that are being fetched or decoded. */
typedef struct pictures Pictures;

Pictures *pictures_new(Context *c);
void pictures_free(Pictures *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pictures, pictures_free)

/* COMMAND_PICTURE: decodes the picture of a story, which is fetched first where it is
 * not kept and the command allows it. Its pixels are sent as NOTIFY_PICTURE, some rows
 * each, before the reply. False when the frame is no such command. */
bool picture_command(Pictures *p, const struct frame *f);
/* The response to one of its transfers. */
void picture_answer(Pictures *p, Transfer *answer);
/* What the parser made of one. */
void picture_record(Pictures *p, const struct worker_result *result);
/* How many commands are not answered yet. */
guint pictures_waiting(const Pictures *p);

#endif
