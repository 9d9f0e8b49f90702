#!/bin/sh
set -eu
b=$(git rev-parse HEAD:people); f=.git/objects/$(echo $b|cut -c1-2)/$(echo $b|cut -c3-); chmod +w $f; printf garbage > $f
