FROM python:3.11-bullseye
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
VOLUME ["/app/media"]
EXPOSE 8000
CMD ["/app/docker/start.sh"]
