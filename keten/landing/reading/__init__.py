"""From the bytes of a delivered file to text columns with line numbers, whatever its format."""
