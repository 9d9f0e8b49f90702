#!/bin/sh
set -eu
printf 'name: X\n' > "people/new
line.yml"; git add -A; git commit -qm x
