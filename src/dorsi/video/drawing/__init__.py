"""Drawing on frames with NumPy alone: soft-edged lines, marks and letters, and PNG files."""
