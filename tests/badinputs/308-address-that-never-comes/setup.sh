#!/bin/sh
set -eu
python3 -c "open('logs/alice-bob/2026-04-02.md', 'w').write('---\nkind: note\ndate: 2026-04-02\nclass: public\n---\n' + 'a.' * 120000 + '\n')"
