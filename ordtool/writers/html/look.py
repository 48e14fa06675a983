"""The look of the page: one style sheet for wide screens, narrow ones and paper. Light only: it will be printed.

All colours of letters reach 4.5 : 1 on their ground (WCAG AA). Nothing is said by colour alone.
"""

from __future__ import annotations

CSS = """
:root { color-scheme: light; --ink: #1a1a1a; --navy: #1f3552; --grey: #555; --rule: #b9bec6; --shade: #eef0f3;
  --noted: #fdf3d0; --line: 44rem; --side: 20rem; }
* { box-sizing: border-box; }
html { background: #fff; color: var(--ink); font: 100%/1.55 Arial, "Liberation Sans", Helvetica, sans-serif;
  -webkit-text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; }
.page { max-width: calc(var(--line) + 5rem); margin: 0 auto; padding: 1.5rem 2.5rem 4rem; }
.page.roomy { max-width: calc(var(--line) + var(--side) + 7.5rem); }
.running { color: var(--grey); font-size: .8rem; border-bottom: 1px solid var(--rule); padding-bottom: .4rem;
  margin: 0; }
footer .running { border: 0; border-top: 1px solid var(--rule); padding: .4rem 0 0; margin-top: 4rem; }
main > *, details > *, .text > * { max-width: var(--line); }
main > .row, main > .wide, .text > .wide, details > .wide { max-width: none; }
h1, h2, h3, h4, h5, h6 { color: var(--navy); line-height: 1.25; margin: 0 0 .5em; padding-top: 1.6em; }
h1 { font-size: 2rem; margin: 0 0 .2rem; padding-top: 1.4rem; }
h2 { font-size: 1.4rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); padding-top: 2.4rem; }
h3 { font-size: 1.12rem; }
h2 + h3, h3 + h4 { padding-top: .7em; }
h4, h5, h6 { font-size: 1rem; }
.law-heading { font-family: "Times New Roman", "Liberation Serif", Times, serif; color: var(--ink); font-size: 1.2rem;
  margin: 0 0 .4em; border: 0; padding: 1.3em 0 0; }
.date { color: var(--grey); margin: 0 0 1.5rem; }
p { margin: 0 0 .75rem; white-space: pre-wrap; }
.indent { padding-left: calc(var(--level) * 1.4rem); }
.law, blockquote { font-family: "Times New Roman", "Liberation Serif", Times, serif; font-size: 1.1rem;
  line-height: 1.5; }
.law { margin-bottom: .6rem; }
.law.indent { padding-left: calc(var(--level) * 1.6rem + 1.4rem); text-indent: -1.6rem; }
.lead { font-size: 1.15rem; line-height: 1.5; }
.small { font-size: .84rem; color: var(--grey); }
.caption { font-size: .9rem; font-style: italic; color: var(--grey); }
blockquote { margin: 0 0 1rem; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--rule); }
blockquote.indent { padding-left: 1rem; margin-left: calc(var(--level) * 1.4rem); }
blockquote p { margin: 0; }
ul { margin: 0 0 .75rem; padding-left: 1.3rem; }
li { margin-bottom: .3rem; }
li > ul { margin: .3rem 0 0; }
.scroll { overflow-x: auto; margin: 0 0 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
caption { text-align: left; font-weight: bold; color: var(--navy); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .65rem; border-bottom: 1px solid var(--rule);
  font-weight: normal; }
thead th { background: var(--shade); color: var(--navy); font-weight: bold; border-top: 1px solid var(--rule); }
table.plain th, table.plain td { border: 0; background: none; padding: .15rem 1rem .15rem 0; color: inherit; }
.wide table { min-width: 50rem; }
.sides table { min-width: 0; table-layout: fixed; }
.sides td + td { border-left: 1px solid var(--rule); }
.sides .law.indent { padding-left: calc(var(--level) * .9rem + .9rem); text-indent: -.9rem; }
td p, th p, td ul { margin: 0 0 .3rem; }
td .small { overflow-wrap: anywhere; margin-bottom: .2rem; }
td p:last-child, th p:last-child { margin-bottom: 0; }
td .law, td blockquote { font-size: .98rem; }
td blockquote { padding: 0 0 0 .6rem; margin-bottom: .4rem; }
a { color: #1d4f91; text-decoration: underline dotted; text-underline-offset: .15em; }
a:hover, a:focus { text-decoration-style: solid; }
:focus-visible { outline: 2px solid #1d4f91; outline-offset: 2px; }
:target { background: #e4ecf8; }
nav { margin: 1.5rem 0; font-size: .95rem; }
nav h2 { font-size: 1.1rem; border: 0; padding: 0; margin: 0 0 .4rem; }
nav ul { list-style: none; margin: 0; padding-left: 1.2rem; }
nav > ul { padding-left: 0; }
nav > ul > li > a { font-weight: bold; }
nav li { margin: .15rem 0; }
nav a { text-decoration: none; }
details { margin: 1rem 0; padding: .6rem 0 .2rem; border-top: 1px solid var(--rule);
  border-bottom: 1px solid var(--rule); }
summary { cursor: pointer; font-weight: bold; color: var(--navy); margin-bottom: .4rem; }
del { color: #9b1c1c; text-decoration: line-through; }
ins { color: #14532d; text-decoration: underline; text-underline-offset: .15em; }
.noted { background: var(--noted); border-bottom: 1px dashed #8a6d00; }
.twice { background: #f8e19a; border-bottom: 3px double #8a6d00; }
.ref { font: bold .7rem/1 Arial, "Liberation Sans", sans-serif; vertical-align: super; text-indent: 0; margin: 0 .1em; }
.ref a { text-decoration: none; padding: .05em .2em; }
.tone-good { color: #1b5e34; } .tone-warn { color: #7a4a00; font-weight: bold; }
.tone-bad { color: #8c1c13; font-weight: bold; }
.tone-muted { color: var(--grey); }
.row > .notes { margin: .2rem 0 1.1rem; }
.note { font-size: .84rem; line-height: 1.42; padding: .1rem 0 .1rem .8rem; border-left: 2px solid #b99a2e;
  margin: 0 0 .8rem; max-width: var(--line); }
.note p { margin: 0 0 .35rem; }
.note .back { font-weight: bold; text-decoration: none; margin-right: .35em; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: static; width: auto; height: auto; clip-path: none; }
@media screen and (min-width: 75rem) {
  /* Words and comments begin at one height; words without comments run on beside a long comment, and the next
     commented words wait until it has ended. */
  main, details { display: flow-root; }
  .roomy main > *, details > * { clear: left; }
  main > .row, details > .row, .roomy main > .wide, details > .wide { clear: both; }
  .row > .text { float: left; width: var(--line); max-width: 100%; }
  .row > .notes { float: right; width: var(--side); margin: .1rem 0 .3rem; }
}
@media print, (min-width: 48rem) {
  table { table-layout: fixed; }
  td, th { overflow-wrap: anywhere; }
}
@media print {
  @page { size: letter; margin: .9in 1in; }
  html { font-size: 10pt; line-height: 1.42; }
  .page, .page.roomy { max-width: none; padding: 0; }
  header .running, .skip { display: none; }
  footer .running { margin-top: 2rem; }
  main > *, details > *, .text > *, .note { max-width: none; }
  h1, h2, h3, h4, h5, h6, summary, caption { break-after: avoid; }
  h1 { font-size: 20pt; padding-top: 0; } h2 { font-size: 14pt; padding-top: 1.6em; }
  p, li, blockquote { orphans: 2; widows: 2; }
  tr, .note { break-inside: avoid; }
  thead { display: table-header-group; }
  thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  th, td { padding: .3rem .55rem; }
  nav { font-size: .92rem; line-height: 1.3; } nav h2 { padding-top: 0; } nav li { margin: .05rem 0; }
  .page-break { break-before: page; }
  .page-break + h2, .page-break + .row h2 { padding-top: 0; }
  .scroll { overflow: visible; } .wide table { min-width: 0; }
  .noted { background: none; }
  a { color: inherit; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
"""

ONE_PAGE = "@media print { @page { margin: .6in; } html { font-size: 8.5pt; } h2 { padding-top: 1em; } }"


def running(*, header: str, footer: str) -> str:
    """The rules that put the running lines and the page number on every printed page."""
    number = 'content: "Page " counter(page) " of " counter(pages); '
    look = "font: 8pt Arial, sans-serif; color: #555; "
    return (
        f"@page {{ @top-left {{ {look}white-space: pre; content: {_string(header)}; }} "
        f"@bottom-left {{ {look}content: {_string(footer)}; }} @bottom-right {{ {look}{number}}} }}"
    )


def _string(words: str) -> str:
    """A CSS string in which no character can end the string or the style element."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words) + '"'
