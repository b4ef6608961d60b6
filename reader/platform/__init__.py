"""The one seam to the machine: its ports, its cache folder."""
