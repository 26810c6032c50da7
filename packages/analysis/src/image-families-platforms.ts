import { DIRECTORY_VARIES, VARIES, before, from, notTagged, tagged } from "./image-family.ts";
import type { ImageFamily } from "./image-family.ts";
import { TEMURIN } from "./image-families-java.ts";

const DOTNET_SOURCE = "https://github.com/dotnet/dotnet-docker";

/** What all of .NET's images on one another have in common. */
const DOTNET_TAGS: ImageFamily["alsoSets"] = [
  [from("8"), { APP_UID: "1654", ASPNETCORE_HTTP_PORTS: "8080" }],
  [before("8"), { ASPNETCORE_URLS: "http://+:80" }],
  [tagged(/alpine|chiseled|distroless/), { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: VARIES }],
];
const DOTNET = { DOTNET_RUNNING_IN_CONTAINER: "true" };
const RUNTIME = { ...DOTNET, DOTNET_VERSION: VARIES };
const ASPNET = { ...RUNTIME, ASPNET_VERSION: VARIES };
const SDK = {
  ...ASPNET,
  DOTNET_SDK_VERSION: VARIES,
  DOTNET_GENERATE_ASPNET_CERTIFICATE: "false",
  DOTNET_NOLOGO: "true",
  DOTNET_USE_POLLING_FILE_WATCHER: "true",
  NUGET_XMLDOC_MODE: "skip",
  POWERSHELL_DISTRIBUTION_CHANNEL: VARIES,
};
const DOTNET_ON_WINDOWS = { ASPNETCORE_HTTP_PORTS: "8080" };

const CONDA = { CONDA_DIR: "/opt/conda", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };

const NOTEBOOK = {
  ...CONDA,
  LANGUAGE: "C.UTF-8",
  DEBIAN_FRONTEND: "noninteractive",
  SHELL: "/bin/bash",
  NB_USER: "jovyan",
  NB_UID: "1000",
  NB_GID: "100",
  HOME: "/home/jovyan",
};

const LAMBDA = {
  LANG: "en_US.UTF-8",
  TZ: ":/etc/localtime",
  LD_LIBRARY_PATH: VARIES,
  LAMBDA_TASK_ROOT: "/var/task",
  LAMBDA_RUNTIME_DIR: "/var/runtime",
};

const CIRCLE = {
  DEBIAN_FRONTEND: "noninteractive",
  LANG: "en_US.UTF-8",
  LANGUAGE: "en_US:en",
  LC_ALL: "en_US.UTF-8",
};

const NVIDIA = { NVIDIA_VISIBLE_DEVICES: "all", NVIDIA_DRIVER_CAPABILITIES: "compute,utility" };

/** Frameworks, cloud runtimes, notebooks and images that others are built on. */
export const PLATFORM_FAMILIES: readonly ImageFamily[] = [
  {
    images: /^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?runtime-deps$/,
    source: DOTNET_SOURCE,
    sets: DOTNET,
    alsoSets: DOTNET_TAGS,
  },
  {
    images: /^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?runtime$/,
    source: DOTNET_SOURCE,
    sets: RUNTIME,
    alsoSets: DOTNET_TAGS,
    windows: { ...RUNTIME, ...DOTNET_ON_WINDOWS },
  },
  {
    images: /^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?aspnet$/,
    source: DOTNET_SOURCE,
    sets: ASPNET,
    alsoSets: DOTNET_TAGS,
    windows: { ...ASPNET, ...DOTNET_ON_WINDOWS },
  },
  {
    images: /^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?sdk$/,
    source: DOTNET_SOURCE,
    sets: SDK,
    alsoSets: DOTNET_TAGS,
    windows: { ...SDK, ...DOTNET_ON_WINDOWS },
  },
  {
    images: /^mcr\.microsoft\.com\/playwright(?:\/(?:python|java|dotnet))?$/,
    source: "https://github.com/microsoft/playwright/tree/main/utils/docker",
    sets: { LANG: "C.UTF-8", LC_ALL: "C.UTF-8", PLAYWRIGHT_BROWSERS_PATH: "/ms-playwright" },
  },
  {
    images:
      /^(?:public\.ecr\.aws\/lambda\/|amazon\/aws-lambda-)(?:go|java|nodejs|provided|python|ruby)$/,
    source: "https://github.com/aws/aws-lambda-base-images",
    sets: LAMBDA,
  },
  {
    images: /^(?:public\.ecr\.aws\/lambda\/|amazon\/aws-lambda-)dotnet$/,
    source: "https://github.com/aws/aws-lambda-base-images",
    sets: { ...LAMBDA, DOTNET_VERSION: VARIES, DOTNET_ROOT: "/var/lang/bin" },
  },
  {
    // Its own sources were not at hand: read from copies of the Dockerfiles in other projects.
    images: ["nvidia/cuda", "nvcr.io/nvidia/cuda"],
    source: "https://gitlab.com/nvidia/container-images/cuda",
    sets: {
      ...NVIDIA,
      CUDA_VERSION: VARIES,
      LD_LIBRARY_PATH: "/usr/local/nvidia/lib:/usr/local/nvidia/lib64",
      NVARCH: VARIES,
      NVIDIA_REQUIRE_CUDA: VARIES,
      NV_CUDA_CUDART_VERSION: VARIES,
    },
    alsoSets: [
      [
        notTagged(/base/),
        { NCCL_VERSION: VARIES, NV_CUDA_LIB_VERSION: VARIES, NVIDIA_PRODUCT_NAME: "CUDA" },
      ],
      [tagged(/devel/), { LIBRARY_PATH: "/usr/local/cuda/lib64/stubs" }],
      [tagged(/cudnn/), { NV_CUDNN_VERSION: VARIES }],
    ],
  },
  {
    images: ["intel/oneapi-basekit", "intel/oneapi-hpckit"],
    source: "https://github.com/intel/oneapi-containers",
    sets: {
      ONEAPI_ROOT: "/opt/intel/oneapi",
      SETVARS_COMPLETED: "1",
      CMPLR_ROOT: DIRECTORY_VARIES,
      MKLROOT: DIRECTORY_VARIES,
      TBBROOT: DIRECTORY_VARIES,
      I_MPI_ROOT: DIRECTORY_VARIES,
      LD_LIBRARY_PATH: DIRECTORY_VARIES,
      LIBRARY_PATH: DIRECTORY_VARIES,
      CPATH: DIRECTORY_VARIES,
      CMAKE_PREFIX_PATH: DIRECTORY_VARIES,
      PKG_CONFIG_PATH: DIRECTORY_VARIES,
      PYTHONPATH: DIRECTORY_VARIES,
      MANPATH: DIRECTORY_VARIES,
    },
  },
  {
    images: ["cimg/base"],
    source: "https://github.com/CircleCI-Public/cimg-base",
    sets: CIRCLE,
  },
  {
    images: ["cimg/node"],
    source: "https://github.com/CircleCI-Public/cimg-node",
    sets: { ...CIRCLE, NODE_VERSION: VARIES, YARN_VERSION: VARIES },
  },
  {
    images: ["pytorch/pytorch"],
    source: "https://github.com/pytorch/pytorch/blob/main/Dockerfile",
    sets: {
      ...NVIDIA,
      LD_LIBRARY_PATH: "/usr/local/nvidia/lib:/usr/local/nvidia/lib64",
      PYTORCH_VERSION: VARIES,
    },
  },
  {
    images: /^(?:quay\.io\/)?jupyter\/docker-stacks-foundation$/,
    source: "https://github.com/jupyter/docker-stacks",
    sets: NOTEBOOK,
  },
  {
    images: /^(?:quay\.io\/)?jupyter\/(?:base|minimal|r|scipy|tensorflow|pytorch)-notebook$/,
    source: "https://github.com/jupyter/docker-stacks",
    sets: { ...NOTEBOOK, JUPYTER_PORT: "8888" },
    alsoSets: [[tagged(/cuda/), { ...NVIDIA, LD_LIBRARY_PATH: VARIES }]],
  },
  {
    images: /^(?:quay\.io\/)?jupyter\/(?:julia|datascience)-notebook$/,
    source: "https://github.com/jupyter/docker-stacks",
    sets: {
      ...NOTEBOOK,
      JUPYTER_PORT: "8888",
      JULIA_DEPOT_PATH: "/opt/julia",
      JULIA_PKGDIR: "/opt/julia",
    },
  },
  {
    images: /^(?:quay\.io\/)?jupyter\/(?:pyspark|all-spark)-notebook$/,
    source: "https://github.com/jupyter/docker-stacks",
    sets: {
      ...NOTEBOOK,
      JUPYTER_PORT: "8888",
      SPARK_HOME: "/usr/local/spark",
      SPARK_OPTS: VARIES,
    },
  },
  {
    images: ["continuumio/miniconda3", "continuumio/anaconda3"],
    source: "https://github.com/ContinuumIO/docker-images",
    sets: { LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
  },
  {
    images: /^(?:quay\.io\/)?condaforge\/(?:miniforge3|mambaforge|miniforge-pypy3)$/,
    source: "https://github.com/conda-forge/miniforge-images",
    sets: CONDA,
  },
  {
    images: ["mambaorg/micromamba"],
    source: "https://github.com/mamba-org/micromamba-docker",
    sets: {
      LANG: "C.UTF-8",
      LC_ALL: "C.UTF-8",
      ENV_NAME: "base",
      MAMBA_ROOT_PREFIX: "/opt/conda",
      MAMBA_EXE: "/bin/micromamba",
      MAMBA_USER: "mambauser",
      MAMBA_USER_ID: VARIES,
      MAMBA_USER_GID: VARIES,
    },
  },
  {
    images: ["apache/airflow"],
    source: "https://github.com/apache/airflow/blob/main/Dockerfile",
    sets: {
      AIRFLOW_HOME: "/opt/airflow",
      AIRFLOW_USER_HOME_DIR: "/home/airflow",
      AIRFLOW_UID: "50000",
      AIRFLOW_VERSION: VARIES,
      AIRFLOW_PIP_VERSION: VARIES,
      AIRFLOW_INSTALLATION_METHOD: VARIES,
      DEBIAN_FRONTEND: "noninteractive",
      LANG: "C.UTF-8",
      LANGUAGE: "C.UTF-8",
      LC_ALL: "C.UTF-8",
      DUMB_INIT_SETSID: "1",
      BUILD_ID: VARIES,
      COMMIT_SHA: VARIES,
    },
    alsoSets: [
      [from("2.8"), { VIRTUAL_ENV: "/home/airflow/.local", PIP_CACHE_DIR: "/tmp/.cache/pip" }],
      [from("2.9"), { AIRFLOW_UV_VERSION: VARIES, UV_CACHE_DIR: "/tmp/.cache/uv" }],
      // Built on the image of Python until that was built in as well.
      [before("3.1"), { PYTHON_VERSION: VARIES }],
      [from("3.1"), { AIRFLOW_PYTHON_VERSION: VARIES }],
    ],
  },
  {
    images: ["spark", "apache/spark"],
    source: "https://github.com/apache/spark-docker",
    sets: {
      ...TEMURIN,
      SPARK_HOME: "/opt/spark",
      SPARK_TGZ_URL: VARIES,
      SPARK_TGZ_ASC_URL: VARIES,
      GPG_KEY: VARIES,
    },
    alsoSets: [[tagged(/-r(?:-|$)/), { R_HOME: "/usr/lib/R" }]],
  },
  {
    images: /^selenium\/[a-z-]+$/,
    source: "https://github.com/SeleniumHQ/docker-selenium",
    sets: {
      DEBIAN_FRONTEND: "noninteractive",
      SEL_USER: "seluser",
      SEL_UID: "1200",
      SEL_GID: "1201",
      HOME: "/home/seluser",
      TZ: "UTC",
    },
  },
  {
    images:
      /^(?:quay\.io\/sclorg|registry\.(?:access\.redhat\.com|redhat\.io)\/(?:ubi\d+|rhel\d+))\/(?:s2i-(?:core|base)|python-\d+|nodejs-\d+)(?:-minimal)?(?:-c\d+s)?$/,
    source: "https://github.com/sclorg/s2i-base-container",
    sets: {
      APP_ROOT: "/opt/app-root",
      HOME: "/opt/app-root/src",
      STI_SCRIPTS_PATH: "/usr/libexec/s2i",
      PLATFORM: VARIES,
      SUMMARY: VARIES,
      DESCRIPTION: VARIES,
    },
  },
  {
    images: /^(?:ghcr\.io|lscr\.io)\/linuxserver\/baseimage-alpine$|^lsiobase\/alpine$/,
    source: "https://github.com/linuxserver/docker-baseimage-alpine",
    sets: { HOME: "/root", TERM: "xterm", VIRTUAL_ENV: "/lsiopy", S6_VERBOSITY: "1", PS1: VARIES },
  },
  {
    images: ["ghcr.io/dependabot/dependabot-updater-core"],
    source: "https://github.com/dependabot/dependabot-core/blob/main/Dockerfile.updater-core",
    sets: {
      DEPENDABOT: "true",
      DEPENDABOT_HOME: "/home/dependabot",
      DEPENDABOT_NATIVE_HELPERS_PATH: "/opt",
      DEPENDABOT_UPDATER_VERSION: VARIES,
      DEBIAN_FRONTEND: "noninteractive",
      LANG: "en_US.UTF-8",
      LC_ALL: "en_US.UTF-8",
      GIT_LFS_SKIP_SMUDGE: "1",
    },
  },
  {
    // Of its many images those of languages and of nginx were read; they have this in common.
    images: /^bitnami(?:legacy)?\/(?!minideb$)[a-z-]+$/,
    source: "https://github.com/bitnami/containers",
    sets: {
      OS_ARCH: VARIES,
      OS_FLAVOUR: VARIES,
      OS_NAME: "linux",
      APP_VERSION: VARIES,
      BITNAMI_APP_NAME: VARIES,
    },
  },
];
