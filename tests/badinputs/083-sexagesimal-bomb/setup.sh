#!/bin/sh
set -eu
python3 -c "open('people/x.yml', 'w').write('github: ' + '59:' * 33000 + '59\nname: X\n')"
