#!/bin/sh
set -eu
git add -A; git commit -qm x
