nothing-gained: “python:3.12-slim” is small already, and nothing is installed that only building needs: a second stage would save next to nothing.
