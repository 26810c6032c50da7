# syntax=docker/dockerfile:1

ARG CUDA_VERSION=12.8.1
ARG UBUNTU_VERSION=24.04
ARG UV_VERSION=0.9
ARG MODEL_SHA256=8f5c2b7d0e6a4c1f93d2b8e7a6054c3d1f2e9b8a7c6d5e4f3a2b1c0d9e8f7a6b

FROM ghcr.io/astral-sh/uv:${UV_VERSION} AS uv

# The compilers of CUDA: several gigabytes that never ship.
FROM nvidia/cuda:${CUDA_VERSION}-devel-ubuntu${UBUNTU_VERSION} AS toolchain
RUN apt-get update \
    && apt-get install -y --no-install-recommends build-essential git ninja-build \
    && rm -rf /var/lib/apt/lists/*
COPY --from=uv /uv /uvx /usr/local/bin/
# The cache is on a mount of its own, where hard links cannot reach:
# copy.
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PROJECT_ENVIRONMENT=/opt/venv \
    UV_PYTHON_INSTALL_DIR=/opt/python
ARG PYTHON_VERSION=3.12
RUN uv python install "$PYTHON_VERSION" \
    && uv venv --python "$PYTHON_VERSION" /opt/venv
WORKDIR /app

# The project's own kernels, for the cards that it runs on: A100, L4
# and H100.
FROM toolchain AS wheels
ENV TORCH_CUDA_ARCH_LIST="8.0;8.9;9.0" \
    MAX_JOBS=4
COPY kernels/ ./kernels/
RUN --mount=type=cache,target=/root/.cache/uv \
    uv build --wheel --out-dir /wheels ./kernels

FROM toolchain AS deps
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    uv sync --locked --no-dev --no-install-project
# Mounted, not copied: the wheels themselves need not be in a layer
# too.
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    uv pip install --python /opt/venv --no-deps /wheels/*.whl

# Downloaded beside all the rest, and refused when it is not the
# file that was reviewed.
FROM scratch AS weights
ARG MODEL_SHA256
ADD --checksum=sha256:${MODEL_SHA256} https://models.example.com/captioner/v3/model.safetensors /

# docker build --target dev .   then mount the sources over /app/src
FROM deps AS dev
ENV PATH=/opt/venv/bin:$PATH
# --inexact: leave the kernels, which the lock file does not know,
# where they are.
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    uv sync --locked --inexact --no-install-project
COPY src/ ./src/
CMD ["uvicorn", "--app-dir", "src", "--reload", "--host", "0.0.0.0", "captioner.api:app"]

FROM dev AS test
COPY tests/ ./tests/
RUN pytest -q -m "not gpu" tests

# PyTorch's wheels carry cuBLAS and cuDNN: the small base image is
# enough.
FROM nvidia/cuda:${CUDA_VERSION}-base-ubuntu${UBUNTU_VERSION} AS prod
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1
RUN useradd --system --uid 10001 --create-home captioner
WORKDIR /app
COPY --link --from=weights /model.safetensors /models/model.safetensors
COPY --from=toolchain /opt/python /opt/python
COPY --from=deps /opt/venv /opt/venv
COPY src/ ./src/
USER captioner
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz')"]
CMD ["uvicorn", "--app-dir", "src", "--host", "0.0.0.0", "captioner.api:app"]
