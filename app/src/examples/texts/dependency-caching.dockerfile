# syntax=docker/dockerfile:1

# From what changes rarely to what changes often: a step is run
# again when it or anything above it has changed.
FROM python:3.13-slim AS builder

# 1. The system's packages: a few times a year. The cache mounts
#    keep the downloads between builds; Debian's images would
#    delete them after every install.
RUN rm -f /etc/apt/apt.conf.d/docker-clean
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev

# 2. The application's packages: a few times a month. When the list
#    does change, pip's own cache saves most of the downloading and
#    the compiling.
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
WORKDIR /app
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

# 3. The code: many times a day, and nothing expensive follows it.
COPY src/ ./src/
RUN python -m compileall -q src

FROM python:3.13-slim AS runtime

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq5 \
    && rm -rf /var/lib/apt/lists/*

ENV PATH="/opt/venv/bin:$PATH"
WORKDIR /app
COPY --from=builder /opt/venv /opt/venv
COPY --from=builder /app/src ./src

USER nobody
CMD ["python", "-m", "src.main"]
