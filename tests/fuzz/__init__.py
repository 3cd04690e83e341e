"""Files of every kind made from one text, and the damage done to them."""
