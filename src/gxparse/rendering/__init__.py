"""Turns the values of the model into what people read: table layouts, notebook HTML, terminal text."""
