#!/bin/sh
set -eu
printf 'name: X\n' > 'people/::error::x.yml'; git add -A; git commit -qm x
