"""Made-up deliveries of politie and om that yield the printed figures."""
