"""Loading the demo: each module calls the use-cases of the rooms, at past dates where a history is told."""
