"""HTTP only: parse the request, call one service, render. No try/except: server.routes.failures shows every error."""
