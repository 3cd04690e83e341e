def read_remedies(strips, start, vocabulary):
    return None
