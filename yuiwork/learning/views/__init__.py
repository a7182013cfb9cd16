"""The pages of the learning room, one module per group of pages."""
