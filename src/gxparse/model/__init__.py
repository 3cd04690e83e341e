"""The values a user holds: documents, reports, tables, tokens, dates, diagnostics; frozen, with no higher behaviour."""
