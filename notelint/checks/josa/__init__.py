"""Particles: the form that the sound before them asks for, particles doubled or set apart."""
