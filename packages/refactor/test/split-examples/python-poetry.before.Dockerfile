ARG PYTHON_VERSION=3.12
FROM python:${PYTHON_VERSION}
WORKDIR /app
RUN pip install poetry==1.8.3
RUN poetry config virtualenvs.create false
COPY pyproject.toml poetry.lock ./
RUN poetry install --only main --no-root
COPY . .
EXPOSE 8000
CMD ["poetry", "run", "uvicorn", "app.main:app", "--host", "0.0.0.0"]
