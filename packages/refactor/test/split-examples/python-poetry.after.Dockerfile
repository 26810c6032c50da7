ARG PYTHON_VERSION=3.12
FROM python:${PYTHON_VERSION} AS builder
WORKDIR /app
RUN pip install poetry==1.8.3
RUN poetry config virtualenvs.create false
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"
RUN python -m venv /opt/venv
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root

FROM python:${PYTHON_VERSION}-slim
WORKDIR /app
COPY --from=builder /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY . .
EXPOSE 8000
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]
