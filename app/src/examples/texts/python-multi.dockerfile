# syntax=docker/dockerfile:1

# What is needed to install the packages stays in this stage.
FROM python:3.13 AS builder

# A virtual environment is one directory, so that one COPY moves it.
# It records its own path: keep that path the same in both stages.
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /build
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

# What ships: the interpreter without the compilers, the packages,
# the code.
FROM python:3.13-slim AS runtime

ENV PATH="/opt/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1
WORKDIR /srv/notes

COPY --from=builder /opt/venv /opt/venv
COPY notes/ ./notes/

USER nobody
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "notes.wsgi:application"]
