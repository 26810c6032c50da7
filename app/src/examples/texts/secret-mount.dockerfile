# syntax=docker/dockerfile:1

# docker build --secret id=pip_conf,src=$HOME/.config/pip/pip.conf .

FROM python:3.13-slim AS builder

RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
WORKDIR /build
COPY requirements.txt ./

# The password of the private package index is there while this one
# command runs. It is in no layer, no build argument and no history;
# a COPY or an ARG would leave it in all three.
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf,required=true \
    --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

FROM python:3.13-slim AS runtime

ENV PATH="/opt/venv/bin:$PATH"
WORKDIR /srv/billing
COPY --from=builder /opt/venv /opt/venv
COPY billing/ ./billing/

USER nobody
CMD ["python", "-m", "billing"]
