#!/bin/sh
set -eu
git config http.extraheader "AUTHORIZATION: basic SECRET-TOKEN-CANARY"; ln -s ../.git/config people/x.yml; git add -A; git commit -qm x
