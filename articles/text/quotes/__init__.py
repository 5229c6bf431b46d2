"""Questions about quotes in a story: where they contradict what is known, and where somebody speaks unmarked."""
