"""Doubles of services on loopback: each speaks its own protocol and holds to its own limits."""
