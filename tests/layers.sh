#!/bin/sh
# The order of the folders: which may include which, where each library belongs,
# which calls are not made. Run from anywhere; says nothing when all is well.
cd "$(dirname "$0")/.." || exit 1
fail=0
no() { printf '%s\n  ^ %s\n' "$1" "$2"; fail=1; }

# A folder includes itself and those before it in its line; "." is the
# program itself.
order='
src base config model wire store
feeds text xml html extract links image feed format sandbox net store related context commands background .
ui text os draw input term output client state update pane app cmd .'

# What these may include of src; all other folders may include all of it.
some='
feeds/text base config model
feeds/xml base config model
feeds/html base config model
feeds/extract base config model
feeds/links base config model
feeds/image base config model
feeds/feed base config model
feeds/format base config model
feeds/sandbox base model wire
feeds/net base config
feeds/related base
ui/text base config model
ui/os base config model
ui/draw base config model
ui/input base config model
ui/term base config model
ui/pane base config model'

# Files of one folder that do not know each other.
siblings='feeds/format feeds/commands ui/pane ui/cmd'

# What interprets a stranger's document runs in the parser process: of these
# folders the fetcher proper sees the requests, their results, and two formats
# that it reads from HTTP or writes itself.
parsers='feeds/(text|xml|html|extract|links|image|feed|format)/'
proper='feeds/(net|store|related|context|commands|background)/|feeds/[a-z_]*\.[ch]:'
seen='feeds/(feed/request|extract/article|feed/parsed_feed|links/links|image/image|text/date|links/opml)\.h'
tools='feeds/tool\.c:' # they run in a sandbox of their own

# Headers of a library, and the folder that it is for.
libraries='
n?curses|term\.h ui/term
uni(case|conv|ctype|gbrk|lbrk|norm|str|types|wbrk|width)\.h ui/text
(thai/|hyphen\.h) ui/text
curl/ feeds/net
libxml/ feeds/(xml|html)
libdeflate feeds/xml
xxhash feeds/net
(jpeglib|png|webp/) feeds/image
(seccomp|sys/resource) feeds/sandbox
sqlite3 (src|feeds)/store
jansson src/base
spawn\.h src/base'

# FILE:INCLUDED for every include of lede's own
own=$(grep -rnoE '^#[[:space:]]*include[[:space:]]*"(src|feeds|ui)/[^"]+"' \
	--include='*.[ch]' src feeds ui |
	sed -E 's/:[0-9]+:#[[:space:]]*include[[:space:]]*"/:/; s/"$//')
calls() { # leaves out lines of comment
	grep -rnE "(^|[^A-Za-z0-9_])($1) *\(" --include='*.[ch]' src feeds ui |
		grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//)'
}

hits=$(printf '%s\n' "$own" | awk -F: -v order="$order" -v some="$some" '
	function part(path) { return substr(path, 1, index(path, "/") - 1) }
	function folder(path, rest) {
		rest = substr(path, index(path, "/") + 1)
		return index(rest, "/") ? substr(rest, 1, index(rest, "/") - 1) : "."
	}
	BEGIN {
		n = split(order, lines, "\n")
		for (i = 1; i <= n; i++) {
			k = split(lines[i], words, " ")
			for (j = 2; j <= k; j++)
				place[words[1] "/" words[j]] = j
		}
		n = split(some, lines, "\n")
		for (i = 1; i <= n; i++) {
			k = split(lines[i], words, " ")
			limited[words[1]] = k
			for (j = 2; j <= k; j++)
				may[words[1] " " words[j]] = 1
		}
	}
	{
		from = part($1) "/" folder($1); to = part($2) "/" folder($2)
		if (!(from in place) || !(to in place))
			good = 0
		else if (part($1) == part($2))
			good = place[to] <= place[from]
		else if (part($2) == "src")
			good = !(from in limited) || ((from " " folder($2)) in may)
		else
			good = 0
		if (!good)
			print $1 " includes " $2
	}') && [ -n "$hits" ] && no "$hits" 'against the order of the folders'
for row in $siblings; do
	hits=$(printf '%s\n' "$own" | grep -E "^$row/.*:$row/" |
		awk -F: '{ a = $1; sub(/\.[ch]$/, ".h", a) } a != $2') &&
		[ -n "$hits" ] && no "$hits" 'siblings do not know each other'
done
hits=$(printf '%s\n' "$own" | grep -E "^($proper)" | grep -vE "^$tools" |
	grep -E ":$parsers" | grep -vE ":$seen") &&
	no "$hits" 'documents are parsed in the sandbox'
hits=$(printf '%s\n' "$own" | grep -E ':feeds/sandbox/(dispatch|parse_document)\.h$' |
	grep -vE "^feeds/sandbox/|^$tools") && no "$hits" 'documents are parsed in the sandbox'
hits=$(printf '%s\n' "$libraries" | while read -r headers folder; do
	[ -n "$headers" ] || continue
	grep -rnE "^#[[:space:]]*include[[:space:]]*<($headers)" --include='*.[ch]' src feeds ui |
		grep -vE "^$folder/"
done; true) && [ -n "$hits" ] && no "$hits" 'a library has one folder'
# no circles: a module and what it includes, put in order by tsort
loop=$(printf '%s\n' "$own" | sed -E 's/\.[ch]:/ /; s/\.h$//' |
	awk '$1 != $2' | tsort 2>&1 >/dev/null) || no "$loop" 'these need each other'
hits=$(calls 'strcpy|strcat|v?sprintf|strtok|gets|atoi|gmtime|localtime|system|popen') &&
	no "$hits" 'there is a safer one'
hits=$(calls 'f?printf|f?puts|g_print(err)?' |
	grep -vE '^ui/(output|app)/(print|speak|plain)\.c:|/main\.c:|^feeds/tool\.c:|^src/base/log\.c:') &&
	no "$hits" 'words go out through print, plain, log, tool or main'
exit $fail
