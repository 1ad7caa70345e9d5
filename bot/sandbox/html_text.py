"""Telegram's HTML: what a bot writes, taken apart into plain text and entities, and back.

Offsets and lengths are in UTF-16 code units, as in the Bot API. Nothing is
repaired: an unknown tag, an unclosed one or a stray `<` is an error, because
it is one in production.
"""

import re
from typing import Any

from .refusals import Refused, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
    "span": "spoiler",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>]+))?)*)\s*>"
)
ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
CHARACTER = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-z]+));")


def units(text: str) -> int:
    """Return the length Telegram counts: UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities; raise `Refused` as Telegram would."""
    if "<" not in source and "&" not in source:
        return source, []
    plain: list[str] = []
    length = 0
    opened: list[tuple[str, Entity]] = []
    entities: list[Entity] = []
    at = 0
    while at < len(source):
        if source[at] != "<":
            end = source.find("<", at)
            piece = _characters(source[at : end if end != -1 else len(source)])
            plain.append(piece)
            length += units(piece)
            at = end if end != -1 else len(source)
            continue
        tag = TAG.match(source, at)
        if tag is None:
            raise _unparsed(f"Unsupported start tag at byte offset {_bytes(source, at)}")
        at = tag.end()
        closing, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3)
        if not closing:
            opened.append((name, _entity(name, attributes, length, _bytes(source, tag.start()))))
            continue
        entity = _close(opened, name, _bytes(source, tag.start()))
        entity["length"] = length - entity["offset"]
        if entity["length"]:
            entities.append(entity)
    if opened:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return "".join(plain), _in_order(entities)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return text without white space at its ends, as Telegram stores it, entities moved along."""
    left = text.lstrip()
    kept = left.rstrip()
    if kept == text:
        return text, entities
    cut, end = units(text) - units(left), units(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return kept, moved


def write(text: str, entities: list[Entity]) -> str:
    """Return text with its entities as HTML again, for people to read."""
    raw = text.encode("utf-16-le")
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entity in entities:
        start, end = _marks(entity)
        opens.setdefault(entity["offset"], []).append(start)
        closes.setdefault(entity["offset"] + entity["length"], []).insert(0, end)
    edges = sorted({0, len(raw) // 2, *opens, *closes})
    pieces: list[str] = []
    for here, there in zip(edges, [*edges[1:], len(raw) // 2], strict=True):
        pieces += closes.get(here, []) + opens.get(here, [])
        pieces.append(_escaped(raw[here * 2 : there * 2].decode("utf-16-le", "replace")))
    return "".join(pieces)


def _marks(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{_escaped(entity["url"])}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    name = next((tag for tag, known in TAGS.items() if known == kind), "")
    return (f"<{name}>", f"</{name}>") if name else ("", "")


def _entity(name: str, attributes: str, offset: int, byte: int) -> Entity:
    kind = TAGS.get(name)
    if kind is None:
        raise _unparsed(f'Unsupported start tag "{name}" at byte offset {byte}')
    given = _attributes(attributes)
    if name == "span" and given.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    entity: Entity = {"type": kind, "offset": offset, "length": 0}
    if name == "a":
        entity["url"] = given.get("href", "")
    if name == "blockquote" and "expandable" in given:
        entity["type"] = "expandable_blockquote"
    if name == "code" and given.get("class", "").startswith("language-"):
        entity["language"] = given["class"].removeprefix("language-")
    return entity


def _attributes(source: str) -> dict[str, str]:
    return {
        found.group(1).lower(): _characters(found.group(2) or found.group(3) or found.group(4) or "")
        for found in ATTRIBUTE.finditer(source)
    }


def _close(opened: list[tuple[str, Entity]], name: str, byte: int) -> Entity:
    if not opened:
        raise _unparsed(f"Unexpected end tag at byte offset {byte}")
    expected, entity = opened.pop()
    if expected != name:
        raise _unparsed(f'Unmatched end tag at byte offset {byte}, expected "</{expected}>", found "</{name}>"')
    return entity


def _in_order(entities: list[Entity]) -> list[Entity]:
    """Return what Telegram would: outer before inner, a link without address dropped, `pre`+`code` as one."""
    kept = [entity for entity in entities if entity.get("url") != ""]
    for pre in [entity for entity in kept if entity["type"] == "pre"]:
        code = next((e for e in kept if e["type"] == "code" and _span(e) == _span(pre)), None)
        if code is not None:
            pre.update({key: code[key] for key in ("language",) if key in code})
            kept = [entity for entity in kept if entity is not code]
    for entity in kept:
        if entity["type"] == "code":
            entity.pop("language", None)
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["length"]


def _characters(source: str) -> str:
    return CHARACTER.sub(_character, source) if "&" in source else source


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name is not None:
        return NAMED.get(name, found.group(0))
    number = int(decimal) if decimal else int(hexadecimal, 16)
    surrogate = 0xD800 <= number < 0xE000
    return chr(number) if 0 < number < 0x110000 and not surrogate else found.group(0)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bytes(source: str, at: int) -> int:
    return len(source[:at].encode())


def _unparsed(words: str) -> Refused:
    return bad_request(f"can't parse entities: {words}")
