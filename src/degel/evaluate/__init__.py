"""Gold in, scores out; and the proof of the codebook by its own examples."""
