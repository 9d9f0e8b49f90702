#!/bin/sh
set -eu
ln -s .. people/loop; git add -A; git commit -qm x
