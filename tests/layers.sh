#!/bin/sh
# Who may include whom; run from anywhere. Says nothing when all is well.
cd "$(dirname "$0")/.." || exit 1
fail=0
no() { printf '%s\n  ^ %s\n' "$1" "$2"; fail=1; }
# shellcheck disable=SC2086 # a list of folders
includes() { grep -rnE "^#[[:space:]]*include[[:space:]]*[\"<]($1)" --include='*.[ch]' $2; }
calls() { # leaves out lines of comment
	grep -rnE "(^|[^A-Za-z0-9_])($1) *\(" --include='*.[ch]' src feeds ui |
		grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//)'
}
deny() { # DIR HEADERS WHY
	[ -e "$1" ] && hits=$(includes "$2" "$1") && no "$hits" "$3"
}
only() { # FILES HEADERS WHY
	hits=$(includes "$2" 'src feeds ui' | grep -vE "^($1):") && no "$hits" "$3"
}
siblings() { # DIR
	for f in "$1"/*.[ch]; do
		[ -e "$f" ] || continue
		hits=$(includes "$1/" "$f" | grep -v "\"${f%.[ch]}\.h\"") &&
			no "$f:$hits" 'siblings do not meet'
	done
}
documents='feeds/(inflate|xml|page|parse|format/|normalise|html|safe|meta|score|extract|discover|image|opml)'
deny src   'feeds/|ui/'             'src stands below both'
deny feeds 'ui/'                    'the two programs meet in src'
deny ui    'feeds/|src/store_(write|feed|mark|idle|salvage|same|twins|gone)' 'the two programs meet in src'
deny ui/pane      'src/(store|wire)' 'a pane draws what it is given'
deny feeds/format 'src/(store|wire)' 'a format only reads'
deny feeds/jobs.c 'src/(store|wire)' 'a job only reads'
deny feeds/order  "$documents"       'documents are read at the desk'
only 'feeds/(desk|tool|jobs)\.c' 'feeds/jobs'           'jobs: the desk, and tools'
only 'ui/term\.c'              'n?curses'               'ncurses: term'
only 'ui/text\.c'              'uni(case|conv|ctype|gbrk|lbrk|norm|str|types|wbrk|width)\.h' 'libunistring: text'
only 'feeds/(fetch|answer|host)\.c' 'curl/'             'curl: fetch, answer, host'
only 'feeds/(xml|page)\.c'     'libxml/'                'libxml2: xml, page'
only 'feeds/image\.c'          'turbojpeg|png|webp/'    'pictures: image'
only 'feeds/inflate\.c'        'zlib'                   'zlib: inflate'
only 'feeds/cage\.c'           'seccomp|sys/resource'   'limits: cage'
only 'src/store[a-z_]*\.[ch]'  'sqlite3'                'SQLite: store'
only 'src/json\.[ch]'          'jansson'                'jansson: json'
for row in feeds/format feeds/order ui/pane ui/cmd; do
	siblings "$row"
done
# no circles: a module and what it includes, put in order by tsort
loop=$(includes '(src|feeds|ui)/' 'src feeds ui' |
	sed -nE 's/^(.*)\.[ch]:[0-9]+:#[[:space:]]*include[[:space:]]*"(.*)\.h".*/\1 \2/p' |
	awk '$1 != $2' | tsort 2>&1 >/dev/null) || no "$loop" 'these need each other'
hits=$(calls 'strcpy|strcat|v?sprintf|strtok|gets|atoi|gmtime|localtime|system|popen') &&
	no "$hits" 'there is a safer one'
hits=$(calls 'f?printf|f?puts|g_print(err)?' |
	grep -vE '^ui/(print|plain|tell)\.c:|/main\.c:|^feeds/tool\.c:|^src/log\.c:') &&
	no "$hits" 'words go out through print, plain, log, tool or main'
exit $fail
