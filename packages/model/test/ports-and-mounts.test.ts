import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

function errorOf(...lines: readonly string[]): string | null {
  return modelOf(["FROM a", ...lines].join("\n")).problems[0]?.message ?? null;
}

test.each([
  "80 443/tcp 53/UDP 9/sctp",
  "8000-8010 8000-8000/tcp",
  "80/",
  "127.0.0.1:80:8080 :80:80 80:80",
  "1000-1001:80",
  "[::1]:80:80 ::1:80:80 ::::80",
  "$UNSET +80 0 65535",
])("EXPOSE %s is right", (ports) => {
  expect(errorOf(`EXPOSE ${ports}`)).toBeNull();
});

test.each([
  ["x", "invalid containerPort: x"],
  ["65536", "invalid containerPort: 65536"],
  ["-1", "invalid containerPort: -1"],
  ["80-", "invalid containerPort: 80-"],
  ["90-80", "invalid containerPort: 90-80"],
  ["80/http", 'invalid port: "80/http": invalid proto: http'],
  ["/tcp", 'invalid port: "/tcp": no port specified'],
  ["x:80", "invalid hostPort: x"],
  ["here:80:80", "invalid IP address: here"],
  ["01.2.3.4:80:80", "invalid IP address: 01.2.3.4"],
  ["80-81:80-82", "invalid ranges specified for container and host Ports: 80-82 and 80-81"],
  ["\\ a", "invalid containerPort: a"],
])("EXPOSE %s is refused", (port, message) => {
  expect(errorOf(`EXPOSE ${port}`)).toBe(message);
});

test("ports are sorted first, and all have their variables replaced before one is looked at", () => {
  expect(errorOf("EXPOSE y x")).toBe("invalid containerPort: x");
  expect(errorOf("EXPOSE x ${Y:?none}")).toBe('failed to process "${Y:?none}": Y: none');
  expect(errorOf('ENV P="80 81/udp"', "EXPOSE $P")).toBeNull();
});

test("a mount is shown at a place that is not the root", () => {
  const message = 'invalid mount target "/"';
  expect(errorOf("RUN --mount=type=cache x")).toBe(message);
  expect(errorOf("RUN --mount=target=/ x")).toBe(message);
  expect(errorOf("RUN --mount=target=.. x")).toBe(message);
  expect(errorOf("WORKDIR /w", "RUN --mount=target=.. x")).toBe(message);
  expect(errorOf("WORKDIR /w", "RUN --mount=type=cache x")).toBeNull();
  expect(errorOf("RUN --mount=target=/. x")).toBeNull();
  expect(errorOf("RUN --mount=type=secret,id=s x")).toBeNull();
});

test("all mounts are read before the place of one is looked at", () => {
  expect(errorOf("RUN --mount=target=/ --mount=typ=x y")).toBe(
    "unexpected key 'typ' in 'typ=x' (did you mean type?)",
  );
});

test.each([
  ["type=tmpfs,size=1g", null],
  ["type=tmpfs,size=big", "invalid value for size: big"],
  ["type=cache,size=1g", "unexpected key 'size' for mount type 'cache'"],
  ["type=cache,mode=0899", "invalid value 0899 for mode"],
  ["uid=1", 'uid not allowed for "bind" type mounts'],
  ["type=cache,sharing=Locked", null],
  ["type=cache,sharing=lock", 'unsupported sharing value "lock" (did you mean locked?)'],
  ["type=ssh,sharing=private", "invalid cache sharing set for ssh mount"],
  ["type=secret,id=a,src=b", "both source and id can't be set"],
  ["type=secret,id=a,from=b", "secret mount should not have a from"],
  ["type=secret,id=a,sharing=shared", "secret mount should not define sharing"],
  ["type=ssh,source=a", "ssh does not support source"],
  ["ro,rw=false,readonly=maybe", "invalid value for readonly: maybe"],
  ["required", "unexpected key 'required' for mount type 'bind'"],
  ["", "failed to parse csv mounts: EOF"],
  [
    'a\\"b',
    'failed to parse csv mounts: parse error on line 1, column 18: bare " in non-quoted field',
  ],
  [
    '\\"a',
    'failed to parse csv mounts: parse error on line 1, column 18: extraneous or missing " in quoted-field',
  ],
  ['\'"type=cache","id=a,b"\'', null],
])("RUN --mount=…,%s", (fields, message) => {
  const isCsv = message?.includes("csv") ?? false;
  const flag = fields === "" ? "--mount=" : `--mount=target=/t${isCsv ? "/more,," : ","}${fields}`;
  expect(errorOf(`RUN ${flag} x`)).toBe(message);
});

test("devices are for the frontends of the labs channel", () => {
  expect(errorOf("RUN --device=a.b/c=d x")).toBe(
    "device feature is only supported in Dockerfile frontend 1.14.0-labs or later",
  );
  const { problems } = modelOf("# syntax=docker/dockerfile:1-labs\nFROM a\nRUN --device=a.b/c x\n");
  expect(problems).toEqual([]);
  expect(errorOf("RUN --device=a.b/c,name=d x")).toBe("device name already set to a.b/c");
  expect(errorOf("RUN --device=a.b/c,x x")).toBe("invalid field 'x' must be a key=value pair");
});

test("a later stage cannot be mounted, and the place is told", () => {
  expect(errorOf("RUN --mount=from=z,source=/s,target=/t x", "FROM b AS z")).toBe(
    'cannot mount from stage "z" to "/t", stage needs to be defined before current command',
  );
});
