#!/bin/sh
set -eu
echo "# x" >> people/alice.yml
