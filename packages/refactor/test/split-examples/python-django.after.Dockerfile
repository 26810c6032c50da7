FROM python:3.11 AS builder
WORKDIR /code
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY requirements.txt /code/
RUN pip install --upgrade pip && pip install -r requirements.txt
COPY . /code/
RUN python manage.py collectstatic --noinput
RUN chmod +x /code/entrypoint.sh

FROM python:3.11-slim
WORKDIR /code
COPY --from=builder /opt/venv /opt/venv
COPY --from=builder /code /code
ENV PATH="/opt/venv/bin:$PATH"
EXPOSE 8000
ENTRYPOINT ["/code/entrypoint.sh"]
CMD ["gunicorn", "shop.wsgi:application", "-b", "0.0.0.0:8000"]
