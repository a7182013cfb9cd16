"""What every page uses: who may open it, how refusals become messages, how forms are shown."""
