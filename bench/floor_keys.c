/* floor_keys: the least that a list on a screen can cost: bare ncurses, a bar
 * that moves, and one indexed query a key. Usage: floor_keys STORE */
#include <locale.h>
#include <ncurses.h>
#include <sqlite3.h>
#include <stdio.h>

static void draw(sqlite3_stmt *q, int selected, int rows, int cols)
{
	int y = 0;

	sqlite3_reset(q);
	sqlite3_bind_int(q, 1, rows);
	while (sqlite3_step(q) == SQLITE_ROW && y < rows) {
		if (y == selected)
			attron(A_REVERSE);
		mvprintw(y, 0, "%-*.*s", cols, cols,
			 (const char *)sqlite3_column_text(q, 0));
		attroff(A_REVERSE);
		y++;
	}
	move(selected, 0);
	refresh();
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *q;
	int selected = 0, key;

	if (argc != 2 ||
	    sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) !=
		    SQLITE_OK ||
	    sqlite3_prepare_v2(db,
			       "SELECT title FROM story WHERE head_all = 1 "
			       "ORDER BY front DESC, id DESC LIMIT ?",
			       -1, &q, NULL) != SQLITE_OK) {
		fprintf(stderr, "floor_keys STORE\n");
		return 1;
	}
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	draw(q, selected, LINES, COLS);
	while ((key = getch()) != 'q' && key != ERR) {
		selected += key == 'j' ? 1 : key == 'k' ? -1 : 0;
		selected = selected < 0 ? 0 : selected % LINES;
		draw(q, selected, LINES, COLS);
	}
	endwin();
	sqlite3_finalize(q);
	sqlite3_close(db);
	return 0;
}
