"""From key poses to bodies: where every joint of a figure is at every moment of its loop."""
