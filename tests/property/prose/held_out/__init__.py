"""The third of the patterns that is kept aside until the prose reader is finished: do not read on while tuning it."""
