"""What a person can do with notices."""
