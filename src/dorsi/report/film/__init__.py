"""What was filmed: angles over time as a picture, and the words for a clip and for two."""
