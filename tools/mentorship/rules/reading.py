"""What reading itself reports: files that cannot be understood."""

from __future__ import annotations

from mentorship.rules.rule import reported

YAML_SYNTAX = reported(
    "yaml-syntax",
    "error",
    """
    The file is not readable as YAML, or uses a part of YAML that documents here do not have.

    Why: documents are JSON-shaped YAML 1.2: mappings, lists, text, decimal numbers, true, false and
    null. Anchors, aliases, tags, directives and a second document are refused, as is nesting deeper
    than 32 levels; they hide mistakes and can stop a parser.

    Mend: look at the place named; put text that contains `: ` or begins with `@`, `*`, `&` or `!`
    in quotes, and indent with blanks.

    Bad:
        name: "Ada Okafor
        team: platform

    Good:
        name: "Ada Okafor"
        team: platform
    """,
)
YAML_DUPLICATE_KEY = reported(
    "yaml-duplicate-key",
    "error",
    """
    A key is given twice in the same mapping.

    Why: one of the two values would be lost without a word.

    Mend: keep one of them.

    Bad:
        team: platform
        team: sales

    Good:
        team: platform
    """,
)
FRONT_MATTER = reported(
    "front-matter",
    "error",
    """
    A note does not begin with front matter of exactly one form.

    Why: two programs that disagree on where the front matter ends disagree on what is private.
    The first line is `---`, then `key: value` lines, then a line `---`.

    Mend: begin the note with `---` on its first line, and close the front matter with `---`.

    Bad:
        ----
        kind: session
        date: 2026-02-10
        ----

    Good:
        ---
        kind: session
        date: 2026-02-10
        ---
    """,
)
ENCODING = reported(
    "encoding",
    "error",
    """
    The file holds bytes that are not UTF-8, or a character that text here may not have.

    Why: control and bidirectional characters can make text read otherwise than it is; a byte order
    mark or another encoding makes programs disagree about the first key.

    Mend: save the file as UTF-8 without byte order mark and remove the character named.

    Bad:
        name: José       (saved as Latin-1)

    Good:
        name: José       (saved as UTF-8)
    """,
)
FILE_TOO_LARGE = reported(
    "file-too-large",
    "error",
    """
    The file is larger than 256 KiB and is not read.

    Why: documents are small; a large one is a mistake, or an attack on the time of every build.

    Mend: split it, or put pictures and PDF into `files/` and link to them.

    Bad:
        logs/lin.wei-ada.okafor/2026-02-10-chat-export.md    (6,000,011 bytes)

    Good:
        logs/lin.wei-ada.okafor/2026-02-10-one-to-one.md     (1,204 bytes)
    """,
)
FILE_TYPE = reported(
    "file-type",
    "error",
    """
    Something in the data folders is not a document: a link, a pipe, a folder or another extension.

    Why: links can lead out of the repository, and a file with another extension would be forgotten
    without a word.

    Mend: rename or remove it. Documents end in `.yml`, notes in `.md`, sealed files in `.age`.

    Bad:
        people/ada.okafor.yaml

    Good:
        people/ada.okafor.yml
    """,
)
SCHEMA = reported(
    "schema",
    "error",
    """
    A key is unknown or missing, or a value is not of its type.

    Why: a misspelt key would silently not count.

    Mend: the message names the key and what is expected; the format reference lists every key.

    Bad:
        name: Ada Okafor
        githb: adaokafor

    Good:
        name: Ada Okafor
        github: adaokafor
    """,
)
RULE_FAILED = reported(
    "rule-failed",
    "error",
    """
    A rule stopped with an error of its own; the other rules were run.

    Why: this is a defect of the tool, not of your files, and it is better said than hidden.

    Mend: report it. Until it is mended, `rules: {rule-failed: warning}` in mentorship.yml lets
    `check` pass.

    Bad:
        (none: no file can be wrong in this way)

    Good:
        (none)
    """,
)
IGNORE_WITHOUT_REASON = reported(
    "ignore-without-reason",
    "info",
    """
    A finding is ignored without saying why.

    Why: whoever reads the file next has to know whether the reason still holds.

    Mend: write the reason after the brackets.

    Bad:
        manager: ada.okafor  # mentorship: ignore[manager-circle]

    Good:
        manager: ada.okafor  # mentorship: ignore[manager-circle] both lead the team until June
    """,
)
