import { expect, test } from "vitest";
import { modelOf, planOf } from "./moving.ts";

/** Steps of which the last one looks as if it could pass the one above it, and may not: it would do something else there. */
const UNSAFE: readonly (readonly [why: string, upper: string, lower: string])[] = [
  ["a wildcard of any program", "COPY tool /opt/tool", "RUN echo /opt/* > /y"],
  ["a wildcard in a substitution", "COPY tool /opt/tool", "RUN F=$(echo /opt/*) && echo $F > /y"],
  ["a wildcard of a loop", "COPY tool /opt/tool", "RUN for f in /opt/*; do echo $f; done > /y"],
  ["braces", "COPY a.json /data/", "RUN rm -rf /d{ata,x}/*"],
  ["a loop’s input", "COPY t /opt/t", "RUN while read l; do echo $l; done < /opt/t > /y"],
  ["a group’s output", "COPY t /opt/t", "RUN { echo a; echo b; } > /opt/t"],
  ["a test of the shell", "COPY t /opt/t", "RUN if [[ -f /opt/t ]]; then touch /y; fi"],
  ["cd", "COPY a.txt /data/a.txt", "RUN cd /data && rm a.txt"],
  ["cd to nobody knows where", "COPY a.txt /data/a.txt", "RUN cd $D && rm a.txt"],
  ["the name of the folder", "WORKDIR /a", "RUN echo $PWD > /l"],
  ["the folder, printed", "WORKDIR /a", "RUN pwd > /l"],
  ["a folder by way of a process", "WORKDIR /d\nCOPY a /d/a", "RUN rm /proc/self/cwd/a"],
  ["a link", "RUN ln -s /data /l", "COPY a.txt /l/"],
  ["a file that is sourced", "COPY env.sh /env.sh", "RUN . /env.sh && echo hi"],
  ["a file that bash starts with", "ENV BASH_ENV=/env.sh", "RUN bash -c 'echo hi'"],
  ["the same, once it is there", "ENV BASH_ENV=/e\nCOPY e /e", "RUN touch /a"],
  ["profiles of a login shell", "COPY p.sh /etc/profile.d/p.sh", "RUN bash -lc 'touch /a'"],
  ["the same as SHELL", 'SHELL ["/bin/bash", "-lc"]\nCOPY p /etc/profile.d/', "RUN touch /a"],
  ["start files of a shell", "COPY .bashrc /root/.bashrc", "RUN bash -ic 'touch /a'"],
  ["the shell itself", "COPY sh /bin/sh", "RUN touch /a"],
  ["a program of every image", "COPY mkdir /usr/local/bin/mkdir", "RUN mkdir /a"],
  ["what the loader brings", "COPY ld.so.preload /etc/ld.so.preload", "RUN touch /a"],
  ["a variable of the loader", "ENV LD_PRELOAD=/x.so", "RUN touch /a"],
  ["the time of the build", "ARG SOURCE_DATE_EPOCH=0", "RUN touch /a"],
  ["what breaks the cache", "ARG CACHEBUST=1", "RUN touch /a"],
  ["a copy to nowhere", "COPY lock.yaml /dev/null", "RUN touch /a"],
  ["all variables, by set", "ENV A=1", "RUN set > /l"],
  ["all variables, by export", "ENV A=1", "RUN export -p > /l"],
  ["all variables, by declare", "ENV A=1", "RUN declare -x > /l"],
  ["a name that is worked out", "ENV A=1", "RUN bash -c 'x=A; echo ${!x}' > /l"],
  ["variables in jq", "ENV A=1", "RUN jq -n 'env.A' > /l"],
  ["variables in awk", "ENV A=1", "RUN awk 'BEGIN{print ENVIRON[\"A\"]}' > /l"],
  ["awk’s script", "COPY x.awk /x.awk", "RUN awk -f /x.awk /y"],
  ["what sed writes", "COPY a.txt /data/a.txt", "RUN sed 'w /data/a.txt' /x"],
  ["what sed runs", "COPY a.txt /data/a.txt", "RUN sed '1e rm /data/a.txt' /x"],
  ["sed’s script", "COPY a.txt /data/a.txt", "RUN sed -f /s.sed /x"],
  ["what sort writes", "COPY a.txt /data/a.txt", "RUN sort --output=/data/a.txt /x"],
  ["words from a file", "COPY pk.txt /pk.txt", "RUN xargs -a /pk.txt apt-get install -y"],
  ["words from a pipe", "COPY a.txt /data/a.txt", "RUN cat /l | xargs -n1 rm"],
  ["a script from the network", "COPY a.txt /data/a.txt", "RUN wget -qO- https://x.org/i | sh"],
  ["what runs at the end", "COPY a /data/a", "RUN trap 'rm /data/a' EXIT"],
  ["what a function does", "COPY a /data/a", "RUN f() { rm /data/a; }; f"],
  [
    "a cache mount",
    "RUN --mount=type=cache,target=/c touch /c/a",
    "RUN --mount=type=cache,target=/c cp /c/a /o",
  ],
  [
    "a cache by its id",
    "RUN --mount=type=cache,id=x,target=/c touch /c/a",
    "RUN --mount=type=cache,target=/d,id=x cp /d/a /o",
  ],
  [
    "constraints that a variable names",
    "COPY c.txt /c.txt",
    "RUN PIP_CONSTRAINT=/c.txt pip install flask",
  ],
  [
    "constraints that ENV names",
    "ENV PIP_CONSTRAINT=/c.txt\nCOPY c.txt /c.txt",
    "RUN pip install flask",
  ],
  ["settings that ENV names", "ENV NPM_CONFIG_USERCONFIG=/x/npmrc\nCOPY npmrc /x/", "RUN npm ci"],
  [
    "requirements of requirements",
    "WORKDIR /app\nCOPY base.txt ./",
    "RUN pip install -r reqs/dev.txt",
  ],
  ["the project itself", "WORKDIR /app\nCOPY src ./src", "RUN pip install -e ."],
  ["a workspace of any name", "WORKDIR /app\nCOPY web/package.json ./web/", "RUN npm ci"],
  ["a module beside", "WORKDIR /app/svc\nCOPY lib/go.mod /app/lib/", "RUN go mod download"],
  ["what install scripts run", "WORKDIR /app\nCOPY scripts ./scripts", "RUN npm ci"],
  ["what install scripts read", "WORKDIR /app\nCOPY prisma ./prisma", "RUN npm ci"],
  ["generators", "WORKDIR /app\nCOPY gen.go ./", "RUN go generate ./..."],
  ["Git’s stamp", "WORKDIR /app\nCOPY .git ./.git", "RUN go build ."],
  ["settings of apt", "COPY 99x /etc/apt/apt.conf.d/", "RUN apt-get install -y git"],
  ["a package that is a file", "COPY a.deb /tmp/", "RUN apt-get install -y /tmp/a.deb"],
  ["a compiler for a package", "RUN apt-get install -y gcc", "RUN pip install cffi"],
  ["a relative WORKDIR", "WORKDIR /a", "WORKDIR b"],
  ["a copy above another", "COPY app /srv/app", "COPY all /srv"],
  ["owners of a whole folder", "COPY a.txt /srv/", "RUN chown -R 1000 /srv"],
  ["a folder that goes", "COPY a.txt /srv/x/", "RUN rm -rf /srv"],
  ["another home", "USER app", "RUN pip install --user flask"],
  ["a user that is made", "RUN useradd app", "COPY --chown=app a.txt /x/"],
  ["numbers of users", "RUN useradd a", "RUN useradd b"],
  ["flags of the shell", 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]', "RUN a | b"],
  ["a command in shell form", 'SHELL ["/bin/bash", "-c"]', "CMD echo hi"],
  ["an argument over a variable", "ENV V=1", "ARG V=2"],
  ["a predefined argument", "ARG HTTP_PROXY", "RUN apt-get update"],
  ["triggers", "ONBUILD RUN a", "ONBUILD RUN b"],
  ["a heredoc’s script", "COPY a.sh /a.sh", "RUN <<EOF\nsh /a.sh\nEOF"],
  ["a heredoc’s variables", "ENV A=1", "COPY <<EOF /x\n$A\nEOF"],
  ["an archive at the root", "COPY a.txt /data/a.txt", "ADD rootfs.tar.gz /"],
];

test.for(UNSAFE)("A move is not called safe where it meets %s", ([, upper, lower]) => {
  const model = modelOf(`FROM example.com/base\n${upper}\n${lower}\n`);
  const last = (model.stages[0]?.steps.length ?? 0) - 1;
  const plan = planOf(model, { stage: 0, step: last, toStage: 0, gap: last - 1 });
  expect(plan.ok ? plan.safety : "refused").not.toBe("safe");
});

test.for([
  ["SHELL", 'SHELL ["/bin/bash", "-c"]', "HEALTHCHECK CMD echo hi"],
  ["CMD", "CMD a", "ENTRYPOINT b"],
  ["VOLUME", "VOLUME /data", "COPY a.txt /data/"],
  ["a tmpfs", "RUN --mount=type=tmpfs,target=/t touch /t/x", "RUN touch /t/x"],
  ["a folder of the same owner", "COPY a.txt /data/a.txt", "WORKDIR /data/x"],
])("%s stands in nobody’s way in the builder of today", ([, upper = "", lower = ""]) => {
  const model = modelOf(`FROM example.com/base\n${upper}\n${lower}\n`);
  const plan = planOf(model, { stage: 0, step: 1, toStage: 0, gap: 0 });
  expect(plan.ok && plan.safety).toBe("safe");
});
