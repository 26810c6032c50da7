FROM python:3.11-bullseye AS builder
RUN apt-get update \
 && apt-get install -y default-libmysqlclient-dev pkg-config gettext \
 && rm -rf /var/lib/apt/lists/*
ENV PATH="/venv/bin:$PATH" VIRTUAL_ENV=/venv
RUN python -m venv /venv
WORKDIR /app
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY . ./
RUN python manage.py compilemessages && python manage.py collectstatic --noinput

FROM python:3.11-slim-bullseye
RUN apt-get update \
    && apt-get install -y --no-install-recommends gettext libmariadb3 \
    && rm -rf /var/lib/apt/lists/*
ENV PATH="/venv/bin:$PATH" VIRTUAL_ENV=/venv
WORKDIR /app
COPY --from=builder /venv /venv
COPY --from=builder /app /app
VOLUME ["/app/media"]
EXPOSE 8000
CMD ["/app/docker/start.sh"]
