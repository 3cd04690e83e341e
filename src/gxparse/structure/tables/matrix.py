def read_matrix(strips, start, vocabulary):
    return None
