#!/bin/sh
set -eu
python3 -c "open('people/x.yml', 'w').write('name: ' + '[' * 60000 + '\n')"
