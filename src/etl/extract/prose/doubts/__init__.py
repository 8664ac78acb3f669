"""Why a figure is in doubt: what the words around it leave open."""
