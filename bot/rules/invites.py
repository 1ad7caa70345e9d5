"""One-time codes: a 128-bit deep-link token, and eight characters to type for clients that drop it."""

import re
import unicodedata

TOKEN_BYTES = 16  # 128 bits
CODE_LENGTH = 8
# without 0 O 1 I L: what is read aloud or copied from paper is not confused
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# Telegram's limit of a start payload
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
# the last one is a digit, so that no eight-letter word ("headache") is taken for a code
_DIGITS = "23456789"
_CODE = re.compile(rf"[{ALPHABET}]{{4}}(?: ?[-–—] ?| ?)[{ALPHABET}]{{3}}[{_DIGITS}]")
# with a letter and a digit, in any letters: whoever misreads one is told, and not left waiting
_WITHIN = re.compile(r"(?<![0-9A-Z])(?=[-–—A-Z]*[0-9])(?=[-–—0-9]*[A-Z])[0-9A-Z]{4} ?[-–—] ?[0-9A-Z]{4}(?![0-9A-Z])")
_AROUND = " \t\r\n.,:;!?()[]<>\"'“”‘’「」【】《》。、，：；！？（）"
_LONGEST_AROUND = 60  # characters; a longer text is about something else

TRIES_PER_CHAT = 5
TRIES_IN_ALL = 50


def typed_code(text: str) -> str | None:
    """Return a code a person typed, in its canonical form, or None when it is none.

    Brackets, a full stop and wide letters around and in it do not matter, nor does one space between all of its signs.
    """
    text = unicodedata.normalize("NFKC", text).strip(_AROUND).upper()
    if re.fullmatch(r"(?:[0-9A-Z] ){4}(?:[-–—] )?(?:[0-9A-Z] ){3}[0-9A-Z]", text):
        text = text.replace(" ", "")
    if not _CODE.fullmatch(text):
        return None
    return re.sub(r"[-–— ]", "", text)


def code_within(text: str) -> str | None:
    """Return what stands for a code in a short text of somebody we do not know, as it was typed, or None.

    It may have signs that no code has: it is presented and refused like any wrong one.
    """
    if len(text) > _LONGEST_AROUND:
        return None
    found = _WITHIN.search(unicodedata.normalize("NFKC", text).upper())
    return found[0] if found else None


def is_token(text: str) -> bool:
    """Whether this can be the payload of one of our links."""
    return bool(_TOKEN.fullmatch(text))


def shown(code: str) -> str:
    """Return a code as it is printed: `ABCD-EFGH`."""
    return f"{code[:4]}-{code[4:]}"


def code_from(bits: bytes) -> str:
    """Return eight characters from at least eight random bytes."""
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in bits[: CODE_LENGTH - 1])
    return letters + _DIGITS[bits[CODE_LENGTH - 1] % len(_DIGITS)]
