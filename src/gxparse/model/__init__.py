"""The values a user holds: documents, reports, tables, tokens, dates, diagnostics; frozen, and without behaviour of a higher floor."""
