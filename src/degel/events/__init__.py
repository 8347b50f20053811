"""Frames × operators → proposals → roles → modality → ranked, calibrated events."""
