FROM python:3.10-alpine
RUN apk add --no-cache gcc musl-dev libffi-dev postgresql-dev
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY src ./src
RUN adduser -D app
USER app
CMD ["python", "-m", "src.worker"]
