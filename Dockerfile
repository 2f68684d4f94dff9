# Gradus in one image: the pages and their graders. docker-compose.yml runs it with PostgreSQL and says which options
# the sandbox needs. The base must be a Debian 12 or later, whose own Python the sandbox can show to a submission.
ARG BASE=debian:bookworm-slim

# The editor in the page; Debian's Node will do, and nothing of it goes into the image but two scripts.
FROM ${BASE} AS editor
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm ca-certificates >/dev/null
WORKDIR /opt/gradus
COPY package.json package-lock.json .npmrc ./
RUN npm ci --silent
COPY server/editor server/editor
RUN npm run --silent build

FROM ${BASE} AS build
# A pip index with processor-only wheels of torch keeps the image small; by default pip's own is asked.
ARG PIP_EXTRA_INDEX_URL=""
ARG TORCH="torch==2.13.0"
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends python3 python3-venv ca-certificates >/dev/null
WORKDIR /opt/gradus
RUN python3 -m venv .venv && .venv/bin/pip install --quiet "${TORCH}"
COPY pyproject.toml constraints.txt ./
COPY graders graders
COPY server server
COPY --from=editor /opt/gradus/server/static/built server/static/built
COPY migrations migrations
COPY exercises exercises
RUN .venv/bin/pip install --quiet --constraint constraints.txt --editable . \
    && .venv/bin/pybabel --quiet compile --directory server/translations

FROM ${BASE}
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends python3 bubblewrap util-linux graphviz tzdata >/dev/null \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --home-dir /var/lib/gradus --create-home --shell /usr/sbin/nologin gradus
COPY --from=build /opt/gradus /opt/gradus
ENV PATH=/opt/gradus/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    GRADUS_DATA_DIR=/var/lib/gradus \
    GRADUS_BIND=0.0.0.0:8000
WORKDIR /opt/gradus
USER gradus
VOLUME /var/lib/gradus
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["sh", "-c", "python -c \"import urllib.request as r; r.urlopen('http://127.0.0.1:${GRADUS_BIND##*:}/health', timeout=4)\""]
CMD ["gradus", "serve"]
