"""The politie part of the example: incidents, persons and their dates."""
