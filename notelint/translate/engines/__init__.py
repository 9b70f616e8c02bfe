"""What translates: one module an engine, opened by name through `registry`."""
