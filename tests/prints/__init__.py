"""Bills of our own in ten house styles, printed by three producers, with the truth about every character known.

`texts/` says what is kept, struck and inserted, `houses/` how a house sets that; `dress` brings the two together, `press` puts it
on paper with reportlab, LibreOffice or Chromium; `scoring` compares what ordtool read with what was written.
"""
