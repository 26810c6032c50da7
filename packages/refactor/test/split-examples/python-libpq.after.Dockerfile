# Orders API
FROM python:3.12-bookworm AS builder

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1

# psycopg2 is compiled against libpq
RUN apt-get update && apt-get install -y --no-install-recommends \
        build-essential \
        libpq-dev \
        curl \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY requirements/ requirements/
RUN pip install -r requirements/production.txt

FROM python:3.12-slim-bookworm

LABEL org.opencontainers.image.title="orders"
ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1

RUN apt-get update \
    && apt-get install -y --no-install-recommends curl libpq5 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv
COPY --from=builder /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

RUN useradd --create-home --uid 1001 orders

# The application itself
COPY . .

USER orders
EXPOSE 8000
HEALTHCHECK --interval=30s CMD curl -fs http://localhost:8000/health || exit 1
CMD ["gunicorn", "--bind=0.0.0.0:8000", "orders.wsgi"]
