"""One resident's whole journey through the front doors of a fresh Yuiwork: no back doors but the mail sink and a
moved clock. The same story is walked over plain HTTP (``make journey``) and in a browser (the test suite)."""
