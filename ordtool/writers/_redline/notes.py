"""Comments: their ranges in the text, their words in comments.xml, which is made where there is none."""
