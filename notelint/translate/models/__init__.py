"""Models on this machine: what a package of one holds, where they are, how they come and go."""
