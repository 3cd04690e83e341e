"""From text to tokens: numbers, units, patterns; knows no documents and no places."""
