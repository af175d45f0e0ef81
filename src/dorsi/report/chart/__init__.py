"""The trend as a chart: what it shows, and how it is drawn as a picture and in characters."""
