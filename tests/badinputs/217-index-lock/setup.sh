#!/bin/sh
set -eu
touch .git/index.lock
