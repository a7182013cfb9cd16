"""Clock, ids, yen, actors, errors, events, transitions and web helpers. Owns no tables; knows no room."""
