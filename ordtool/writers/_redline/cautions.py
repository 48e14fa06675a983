"""What a user should know of a file before its redline is sent on."""

from __future__ import annotations

from ordtool.docx_package import Package, W, unpack

_SIGNED = "_xmlsignatures/"


def cautions(data: bytes, author: str) -> list[str]:
    """Sentences on a .docx that `author` is to mark up: a signature that will not hold, a lock, earlier work of that name."""
    package = unpack("the old file", data)
    found: list[str] = []
    if any(name.startswith(_SIGNED) for name in package.names):
        found.append(
            "the old file is digitally signed; in the redline the signature no longer holds, and Word says so."
        )
    if _locked(package):
        found.append(
            "editing of the old file is restricted, and so is that of the redline: to accept or reject changes, "
            "stop the protection in Word (Review, Restrict Editing)."
        )
    if _has_signed(package, author):
        found.append(
            f"the old file has tracked changes or comments by “{author}” already; "
            "sign these with another name (--author) to tell the two apart."
        )
    return found


def _has_signed(package: Package, author: str) -> bool:
    name = author.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    signed = f'author="{name}"'.encode()
    return any(signed in content for content in package.parts.values())


def _locked(package: Package) -> bool:
    """Whether Word is told to restrict editing."""
    part = package.related("settings")
    if part is None or b"documentProtection" not in package.parts.get(part, b""):
        return False
    lock = package.xml(part).find(W + "documentProtection")
    return lock is not None and lock.get(W + "enforcement", "0") not in ("0", "false", "off")
