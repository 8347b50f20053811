"""The answers behind the faces: relations, evidence, corrections and feeds as plain values, and the JSON API."""
