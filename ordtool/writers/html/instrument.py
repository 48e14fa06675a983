"""An ordinance as a page that clerks take: one serif face, black, words that hang from their letters, a block to sign."""

from __future__ import annotations

from html import escape

from ordtool.report import Signatures, Signer
from ordtool.writers._characters import one_line
from ordtool.writers._index import PlacedNote
from ordtool.writers._signatures import BLANK

# The title stands in capitals by its face alone: a reader, and whoever copies it, gets it as it is written.
INSTRUMENT = """
.instrument { font-family: "Times New Roman", "Liberation Serif", Times, serif; color: #000; }
.instrument h1 { font-size: 1.32rem; font-variant-caps: all-small-caps; letter-spacing: .02em; text-align: center;
  color: #000; margin: 1rem 2rem 1.8rem; padding: 0; }
.instrument .centered { text-align: center; font-size: 1.1rem; }
.instrument h2, .instrument h3, .instrument .law-heading { color: #000; font-size: 1.1rem; padding-top: 1rem; border: 0; }
.instrument:has(h3.law-heading) h2.law-heading { text-align: center; padding-top: 1.6rem; }
.instrument .law.indent { padding-left: calc(var(--level) * 2.2rem); text-indent: 0; }
.instrument .law.hangs { text-indent: -2.2rem; }
.instrument .label { display: inline-block; min-width: 1.95rem; text-indent: 0; }
.instrument .note { font-family: Arial, "Liberation Sans", sans-serif; }
.instrument .ref a::after { content: attr(data-number); }
.signatures { font-size: 1.1rem; margin-top: 2rem; break-inside: avoid; break-before: avoid; }
.signers { display: grid; grid-template-columns: 1fr 1fr; gap: 2.4rem 2rem; margin-top: 2rem; }
.signer { align-self: end; }
.signer p { margin: 0; }
.signer .line { margin-top: 1.8rem; }
@media print {
  footer .running { display: none; }
  .instrument .notes { break-before: avoid; }
  .instrument .note { break-inside: auto; }
  .instrument { font-size: 11.5pt; }
  .instrument h1, .instrument .centered, .instrument .law, .instrument .law-heading, .signatures { font-size: 11.5pt; }
  .instrument h1 { font-size: 13.5pt; }
  .instrument .keeps { break-after: avoid; }
  .instrument > .law:has(+ .signatures) { break-after: avoid; break-inside: avoid; }
}
"""


def signatures(block: Signatures) -> str:
    """The end of the instrument; a browser keeps it on one page."""
    votes = "\n".join(f"<p>{_words(vote)}: {BLANK}</p>" for vote in block.votes)
    signers = "\n".join(map(_signer, block.signers))
    return (
        f'<div class="signatures">\n<p>{_words(block.opening)}</p>\n{votes}\n'
        f'<div class="signers">\n{signers}\n</div>\n</div>'
    )


def silent_reference(note: PlacedNote) -> str:
    """The number of a note, which the sheet writes: it is no word of the ordinance, and is never copied or read as one."""
    number = note.number
    link = f'<a id="ref-{number}" href="#note-{number}" aria-label="note {number}" data-number="{number}"></a>'
    return f'<sup class="ref">{link}</sup>'


def _signer(signer: Signer) -> str:
    lead = f"<p>{_words(signer.lead)}</p>" if signer.lead else ""
    return f'<div class="signer">{lead}<p class="line">{BLANK}</p><p>{_words(signer.office)}</p></div>'


def _words(text: str) -> str:
    return escape(one_line(text), quote=False)
