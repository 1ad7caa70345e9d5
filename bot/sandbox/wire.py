"""What came over the wire: parameters out of a JSON body, a form, multipart or the query, and their types."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from .files import Upload
from .refusals import bad_request

Params = dict[str, Any]
NAME = re.compile(rb'(?i)\bname="([^"]*)"')
FILENAME = re.compile(rb'(?i)\bfilename="((?:[^"\\]|\\.)*)"')
MIME = re.compile(rb"(?i)content-type:\s*([^\r\n]+)")
WHOLE = re.compile(r"-?\d{1,19}")


def read_call(query: str, content_type: str, body: bytes) -> tuple[Params, dict[str, Upload]]:
    """Return the parameters and the uploaded files of a call; raise `Refused` when they cannot be read."""
    params: Params = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    files: dict[str, Upload] = {}
    kind = content_type.split(";", 1)[0].strip().lower()
    if not body:
        return params, files
    if kind == "application/json":
        params.update(_json_object(body))
    elif kind == "application/x-www-form-urlencoded":
        try:
            params.update(parse_qsl(body.decode(), keep_blank_values=True))
        except UnicodeDecodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
    elif kind == "multipart/form-data":
        fields, files = _multipart(content_type, body)
        params.update(fields)
    else:
        raise bad_request(f"unsupported content type {kind or '(none)'}")
    return params, files


def _json_object(body: bytes) -> Params:
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("object expected as JSON body") from None
    if not isinstance(value, dict):
        raise bad_request("object expected as JSON body")
    return {name: item for name, item in value.items() if item is not None}


def _multipart(content_type: str, body: bytes) -> tuple[Params, dict[str, Upload]]:
    found = re.search(r'boundary="?([^";]+)"?', content_type)
    if found is None:
        raise bad_request("multipart without boundary")
    mark = b"--" + found.group(1).encode()
    if not body.rstrip().endswith(mark + b"--"):
        raise bad_request("multipart body is incomplete")
    fields: Params = {}
    files: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = NAME.search(head)
        if name is None:
            raise bad_request("multipart part without name")
        key = name.group(1).decode("utf-8", "replace")
        filename = FILENAME.search(head)
        if filename is None:
            fields[key] = content.decode("utf-8", "replace")
            continue
        mime = MIME.search(head)
        files[key] = Upload(
            name=filename.group(1).decode("utf-8", "replace"),
            content=content,
            mime_type=mime.group(1).decode("ascii", "replace") if mime else "application/octet-stream",
        )
    return fields, files


def whole(params: Params, name: str, default: int | None = None) -> int | None:
    """Return an integer parameter, however it was written; raise `Refused` when it is none."""
    value = params.get(name)
    if value is None or value == "":
        return default
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    raise bad_request(f"parameter {name} must be an integer")


def needed_whole(params: Params, name: str) -> int:
    value = whole(params, name)
    if value is None:
        raise bad_request(f"parameter {name} is required")
    return value


def truth(params: Params, name: str, default: bool = False) -> bool:
    value = params.get(name)
    if value is None or value == "":
        return default
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"true", "1", "yes"}:
        return True
    if str(value).lower() in {"false", "0", "no"}:
        return False
    raise bad_request(f"parameter {name} must be a Boolean")


def words(params: Params, name: str, default: str = "") -> str:
    value = params.get(name)
    if value is None:
        return default
    if isinstance(value, str):
        return value
    raise bad_request(f"parameter {name} must be a String")


def structure(params: Params, name: str) -> Any:
    """Return an object or list, which forms carry as JSON text; None when absent."""
    value = params.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def object_of(params: Params, name: str) -> dict[str, Any] | None:
    value = structure(params, name)
    if value is not None and not isinstance(value, dict):
        raise bad_request(f"object expected as {name}")
    return value


def list_of(params: Params, name: str) -> list[Any] | None:
    value = structure(params, name)
    if value is not None and not isinstance(value, list):
        raise bad_request(f"array expected as {name}")
    return value


def known_only(params: Mapping[str, Any], files: Mapping[str, Upload], allowed: frozenset[str]) -> None:
    """Refuse parameters the method does not have: stricter than Telegram, so that a typo shows."""
    for name in params:
        if name not in allowed:
            raise bad_request(f"unknown parameter {name}")
    written = " ".join(str(value) for value in params.values()) if files else ""
    for name in files:
        if name not in allowed and f"attach://{name}" not in written:
            raise bad_request(f"unknown parameter {name}")
