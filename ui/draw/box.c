#include "ui/draw/box.h"

#include "ui/text/text.h"

struct rect box_inside(struct rect r)
{
	return (struct rect){ r.x + 3, r.y + 1 + (r.h > 12), r.w - 6,
			      r.h - 2 - 2 * (r.h > 12) };
}

struct rect box_draw(Canvas *c, struct rect r, const char *title,
		     const char *foot)
{
	int right = r.x + r.w - 1, bottom = r.y + r.h - 1, x;

	canvas_blank(c, r);
	canvas_across(c, (struct span){ r.x, r.y, r.w }, "─",
		      (struct style){ ROLE_RULE, 0 });
	canvas_across(c, (struct span){ r.x, bottom, r.w }, "─",
		      (struct style){ ROLE_RULE, 0 });
	canvas_down(c, (struct span){ r.x, r.y, r.h }, "│", ROLE_RULE);
	canvas_down(c, (struct span){ right, r.y, r.h }, "│", ROLE_RULE);
	canvas_put(c, (struct span){ r.x, r.y, 1 }, "╭",
		   (struct style){ ROLE_RULE, 0 });
	canvas_put(c, (struct span){ right, r.y, 1 }, "╮",
		   (struct style){ ROLE_RULE, 0 });
	canvas_put(c, (struct span){ r.x, bottom, 1 }, "╰",
		   (struct style){ ROLE_RULE, 0 });
	canvas_put(c, (struct span){ right, bottom, 1 }, "╯",
		   (struct style){ ROLE_RULE, 0 });
	if (title && r.w > 8) {
		x = r.x + 3;
		canvas_put(c, (struct span){ x - 1, r.y, 1 }, " ",
			   (struct style){ ROLE_RULE, 0 });
		x += canvas_put_cut(c, (struct span){ x, r.y, r.w - 6 }, title,
				    (struct style){ ROLE_TEXT, 0 });
		canvas_put(c, (struct span){ x, r.y, 1 }, " ",
			   (struct style){ ROLE_RULE, 0 });
	}
	if (foot && text_width(foot) + 8 < r.w) {
		x = canvas_put_right(c, (struct span){ r.x, bottom, r.w - 4 },
				     foot, (struct style){ ROLE_QUIET, 0 });
		canvas_put(c, (struct span){ x - 1, bottom, 1 }, " ",
			   (struct style){ ROLE_RULE, 0 });
		canvas_put(c, (struct span){ r.x + r.w - 4, bottom, 1 }, " ",
			   (struct style){ ROLE_RULE, 0 });
	}
	return box_inside(r);
}
