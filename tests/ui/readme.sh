#!/bin/sh
# The key table of README.md is what the programs have.
src=${top_srcdir:-.}
exec "$src/script/readme-keys" "${top_builddir:-.}/doc/tables" "$src/README.md" --check
