nothing-gained: PHP runs its sources as they are, and nothing is installed here that only building needs.
