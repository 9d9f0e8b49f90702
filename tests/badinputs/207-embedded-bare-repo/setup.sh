#!/bin/sh
set -eu
mkdir -p people/team/objects people/team/refs/heads; cd people/team; echo 'ref: refs/heads/main' > HEAD; printf '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch mac-pwned; false"\n' > config; touch objects/.keep refs/heads/.keep; cd ../..; git add -A; git commit -qm x
