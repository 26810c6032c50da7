FROM python:3.10-alpine AS builder
RUN apk add --no-cache gcc musl-dev libffi-dev postgresql-dev
WORKDIR /app
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM python:3.10-alpine
RUN apk add --no-cache libffi libpq
WORKDIR /app
COPY --from=builder /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY src ./src
RUN adduser -D app
USER app
CMD ["python", "-m", "src.worker"]
