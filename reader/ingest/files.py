"""From a file, or bytes, to text and its format; what cannot be read is refused with a reason."""

from pathlib import Path
from typing import Literal

from reader.errors import InputError

Format = Literal["markdown", "text"]

LARGEST = 20_000_000  # bytes; a novel has about one million
_FORMATS: dict[str, Format] = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text"}
_READABLE = "a text (.txt) or Markdown (.md) file"
# The first bytes of files that people mistake for text, so that the message can name what was found.
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (DOCX and EPUB are ZIP archives too)",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"{\\rtf": "a Rich Text document",
}


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        InputError: no such file, not a file, not allowed, or larger than `LARGEST` bytes.

    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise too_large(f"{path.name} with {size / 1e6:.0f} MB")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # a device or a pipe does not tell its size
        if len(data) > LARGEST:
            raise too_large(f"more in {path.name}")
        return data
    except FileNotFoundError as error:
        raise InputError(
            "a file or a content folder", f"nothing at {path}", "Check the name and the folder."
        ) from error
    except IsADirectoryError as error:
        found = f"the folder {path} without article.md"
        raise InputError("a file or a content folder", found, "Name a file in it.") from error
    except OSError as error:
        found = f"{path}, which cannot be opened ({error.strerror})"
        raise InputError("a readable file", found, "Check who may read it.") from error


def too_large(found: str) -> InputError:
    """Return the error for an input over the limit."""
    return InputError(f"at most {LARGEST / 1e6:.0f} MB of text", found, "Split it, or save the text alone.")


def decode(data: bytes, name: str) -> str:
    """Return the text of UTF-8 bytes, or of UTF-16 bytes that begin with a byte order mark.

    Line ends become single newlines. `name` stands in error messages.

    Raises:
        InputError: empty, binary, or in another encoding.

    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(_READABLE, f"{kind} in {name}", "Save the text as .txt or .md first.")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    if encoding != "utf-16" and b"\0" in data:
        raise InputError(_READABLE, f"binary data in {name}", "Save the text as .txt or .md first.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{data[error.start]:02x} in line {line} of {name}, which is not UTF-8"
        if encoding == "utf-16":
            found = f"UTF-16 with a broken character at byte {error.start} of {name}"
        raise InputError("text in UTF-8", found, "Save the file anew with the encoding UTF-8.") from error
    if not text.strip():
        raise InputError("an article", f"no text in {name}", "Check that the right file was named.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def detect_format(name: str) -> Format:
    """Return the format that a file's name tells.

    Raises:
        InputError: its ending is none of a format that can be read.

    """
    suffix = Path(name).suffix.lower()
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    if not suffix:
        return "text"
    raise InputError(_READABLE, f"{suffix} in {name}", "Save it as .txt or .md, or say --format text.")
