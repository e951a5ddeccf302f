"""The use cases: each takes a store and plain values, returns values, and prints nothing."""
