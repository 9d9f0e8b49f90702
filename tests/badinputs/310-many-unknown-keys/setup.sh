#!/bin/sh
set -eu
python3 -c "open('people/x.yml', 'w').write('name: X\n' + ''.join('k%d: 1\n' % i for i in range(20000)))"
