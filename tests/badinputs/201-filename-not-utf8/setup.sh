#!/bin/sh
set -eu
printf 'name: X\n' > "people/$(printf '\377').yml"; git add -A; git commit -qm x
