"""What is looked for: one module a topic, one function a cause."""
