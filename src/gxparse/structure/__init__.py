"""From a document to what a report is made of: paragraphs, front and back matter, outline, tables, placed tokens."""
