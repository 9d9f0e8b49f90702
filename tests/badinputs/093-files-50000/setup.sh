#!/bin/sh
set -eu
python3 - <<'X'
for i in range(50000):
    open('people/p-%05d.yml' % i, 'w').write('name: P %d\n' % i)
X
