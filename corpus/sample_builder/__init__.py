"""Makes the sample ordinances: one text source in, TXT, DOCX, PDF, gold and planted offsets out."""
