"""Trains the small model that the tests translate with."""
