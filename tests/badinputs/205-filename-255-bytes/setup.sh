#!/bin/sh
set -eu
python3 -c "open('people/'+'a'*250+'.yml','w').write('name: X\n')"; git add -A; git commit -qm x
