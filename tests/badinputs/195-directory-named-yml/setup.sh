#!/bin/sh
set -eu
mkdir people/x.yml; echo "name: A" > people/x.yml/a.txt; git add -A; git commit -qm x
