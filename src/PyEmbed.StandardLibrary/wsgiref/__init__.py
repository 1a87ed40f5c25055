"""WSGI: applications that a web server calls, as PEP 3333 has them."""
