"""The impact room listens to everyone and announces nothing."""
