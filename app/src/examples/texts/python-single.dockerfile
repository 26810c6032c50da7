# syntax=docker/dockerfile:1

# One stage: easy to read, but all that installs the application
# ships with it. The full image brings compilers and headers that
# nobody calls once the packages are installed.
FROM python:3.13

ENV PYTHONUNBUFFERED=1
WORKDIR /srv/notes

# The list of packages changes less often than the code, so it comes
# first.
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

# A .dockerignore keeps .git, local environments and test data out
# of this copy.
COPY . .

USER nobody
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "notes.wsgi:application"]
