"""The parts that the pictures of a submission are made of; server.graphs and server.plots put them together."""
