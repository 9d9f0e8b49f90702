#!/bin/sh
set -eu
git config remote.origin.promisor true; git config remote.origin.partialclonefilter blob:none
