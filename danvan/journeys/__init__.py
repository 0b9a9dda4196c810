"""What one area sets going in another, and the tables that keep the two linked."""
