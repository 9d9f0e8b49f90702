#!/bin/sh
set -eu
python3 -c "open('people/x.yml','w').write('name: '+'x'*6000000+'\n')"
