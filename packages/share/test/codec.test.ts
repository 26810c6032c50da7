import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { SharedState } from "../src/index.ts";
import { decodeState, encodeState } from "../src/index.ts";

const state: SharedState = {
  dockerfile:
    "FROM golang:1.23 AS build\nRUN go build -o /app .\n\nFROM scratch\nCOPY --from=build /app /app\n",
  target: "build",
};
/** Written by the first version. Never change it: links like this are out in the world and open for ever. */
const firstLink =
  "s1.7aecK6tWSlGyUnIL8vdVSM_PScxLtzLUMzJWcAxWSCrNzEmJyQsK9VNIz4fwFHTzFfQTCwoU9GLyYvLAmoqTixJLkjNi8pz9AyIVdHXTivJzbSGKwSpBREyeko5SiZKVElhcqRYA";
/** The same, of the first version with build settings. */
const firstLinkWithSettings =
  "s1.q_Co8U2MzQqCQAAGX2X58Lgm_VCw0GGllEAztE6uLGs_JtiuiEYgvnvUIbsOM9PjAgYe-8TlyVbuQu5vhfbiKCS2XVeqvZnmsbbc0y7YHAJ-9KI4JFY_ygPhCcm7sroI_dlIWTemNVIKHZ_25Hq-GyJgjRhCg6IFw7cChQJLU4xLUBSmUrpg08lsjoym-OWgQJZR5GCoSt29HNU8lgtQ1P_Eea4wvAE";
const stateWithSettings: SharedState = {
  dockerfile:
    'ARG BASE_IMAGE\nFROM --platform=$BUILDPLATFORM ${BASE_IMAGE} AS build\nARG __proto__\nRUN echo "$__proto__"\n',
  target: "build",
  buildArguments: new Map([
    ["BASE_IMAGE", "golang:1.23"],
    ["__proto__", ""],
  ]),
  buildPlatform: "linux/arm64",
  targetPlatform: "linux/arm/v7",
};

const stateWithContexts: SharedState = {
  dockerfile: "FROM golang AS build\nFROM scratch\nCOPY --from=build / /\nCOPY --from=docs / /\n",
  target: null,
  namedContexts: new Map([
    ["__proto__", "x"],
    ["build", "docker-image://alpine:3.20"],
    ["docs", "../docs"],
  ]),
};
/** The same, of the first version with named contexts. */
const firstLinkWithContexts =
  "s1.CDA43VWMwQoCIQAFf0XeWdeom9Ahgm6xUadwRUzNpF1d3A2C6N8jO3V7DDPvBQeB3bHdk5B7kwLZnMjlEXvXpUonW8xsb13atoczYexa8rCuAuGE_2OX7fSjoLAQUkLrseQ5aw2KJxSVqC0oXLZ3X1gcTPCCc9OPMXmxapaLqn2_QNE0vC6l3h8";

const stateWithRules: SharedState = {
  dockerfile: "FROM debian AS build\nRUN apt-get install -y curl\n",
  target: null,
  ruleSettings: {
    ignored: ["DL3008", "__proto__"],
    overrides: [
      { rule: "DL3006", severity: "error" },
      { rule: "DL3059", severity: "style" },
    ],
    trustedRegistries: ["docker.io", "*.example.com"],
    labelSchema: [{ name: "org.opencontainers.image.revision", type: "hash" }],
    isLabelSchemaStrict: true,
    isIgnorePragmaOff: true,
    isPinningOff: true,
    failureThreshold: "warning",
    isNeverFailing: true,
    format: "sarif",
  },
};
/** The same, of the first version with settings of the checks. */
const firstLinkWithRules =
  "s1.MOSw3S2OTUsDMRRF_0q4S0lDRRTNTiiu_ICKq3YY0pnX6cNMXnhJ1VL632VGN2dxLhzuGT08ntZvL6anHYdkHt_N7six36b1x6sJuS4GqoZTqSFGsziZ7qhxm2Ch8Gcw_Aar55vl8h4WbZtVqrQtGguB3_xvd7AgVVE09k_dPsCi1FMkNI1FnTK9dJ-kjgUWV45-wpgjuU7GqRbnmujgJFPqJNXAibQ4HsNATumLC8v06xDKYY4W-GuLYWaeuYfHd9DEaYBFmt0IjxKU97hcfgE";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A version 1 fragment around any body, with the right checksum. */
function linkAround(body: Uint8Array): string {
  const bytes = Buffer.alloc(4 + body.length);
  bytes.writeUInt32BE(crc32(body));
  bytes.set(body, 4);
  return `s1.${bytes.toString("base64url")}`;
}

function linkOfJson(value: unknown): string {
  return linkAround(deflateRawSync(JSON.stringify(value)));
}

async function checkOpens(fragment: string, expected: SharedState = state): Promise<void> {
  expect(await decodeState(fragment)).toEqual({ ok: true, state: expected });
}

async function checkRefused(fragment: string, code: string): Promise<void> {
  expect(await decodeState(fragment)).toEqual({
    ok: false,
    code,
    message: expect.stringMatching(/^[A-Z].*\.$/),
  });
}

test("opens the link that the first version wrote", () => checkOpens(firstLink));

test("opens the link that the first version with build settings wrote", () =>
  checkOpens(firstLinkWithSettings, stateWithSettings));

test("opens the link that the first version with named contexts wrote", () =>
  checkOpens(firstLinkWithContexts, stateWithContexts));

test("opens the link that the first version with settings of the checks wrote", () =>
  checkOpens(firstLinkWithRules, stateWithRules));

test("brings any state back as it was, lone surrogates included", async () => {
  const text = fc.string({ unit: "binary" });
  const units = fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((codes) => String.fromCharCode(...codes));
  const anyText = fc.oneof(text, units);
  const anyName = fc.oneof(fc.constantFrom("__proto__", "constructor"), anyText);
  const anyValues = fc
    .array(fc.tuple(anyName, anyText), { minLength: 1 })
    .map((pairs) => new Map(pairs));
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        {
          dockerfile: anyText,
          target: fc.option(anyText),
          buildArguments: anyValues,
          namedContexts: anyValues,
          buildPlatform: anyText,
          targetPlatform: anyText,
        },
        { requiredKeys: ["dockerfile", "target"] },
      ),
      async (anyState) => {
        await checkOpens(await encodeState(anyState), anyState);
      },
    ),
  );
});

test("an empty Dockerfile without a target comes back", async () => {
  const empty = { dockerfile: "", target: null };
  await checkOpens(await encodeState(empty), empty);
});

test("no values make the same link as none that were ever given", async () => {
  const none = new Map<string, string>();
  const link = await encodeState({ ...state, buildArguments: none, namedContexts: none });
  expect(link).toBe(await encodeState(state));
});

test("settings of the checks that set nothing make the same link as none", async () => {
  expect(await encodeState({ ...state, ruleSettings: {} })).toBe(await encodeState(state));
});

test("leaves out of the settings what only later versions know, and what is beyond all measure", async () => {
  const many = Array.from({ length: 3000 }, (_, index) => `DL${index}`);
  const settings = {
    i: ["x".repeat(301), ...many],
    o: [
      ["DL3006", "fatal"],
      ["DL3007", "info"],
    ],
    l: [
      ["maintainer", "person"],
      ["x".repeat(301), "text"],
    ],
    f: "fatal",
    m: "x".repeat(301),
    z: { later: true },
  };
  await checkOpens(linkOfJson({ d: "", r: settings }), {
    dockerfile: "",
    target: null,
    ruleSettings: {
      ignored: many.slice(0, 2000),
      overrides: [{ rule: "DL3007", severity: "info" }],
      labelSchema: [],
    },
  });
});

test("equal values give equal links, in whatever order they were given", async () => {
  const one = new Map([
    ["a", "1"],
    ["b", "2"],
  ]);
  const other = new Map([...one].toReversed());
  expect(await encodeState({ ...state, buildArguments: one })).toBe(
    await encodeState({ ...state, buildArguments: other }),
  );
  expect(await encodeState({ ...state, namedContexts: one })).toBe(
    await encodeState({ ...state, namedContexts: other }),
  );
});

test("brings back a megabyte of text that hardly deflates", async () => {
  const random = fc.sample(fc.integer({ min: 0x20, max: 0x7e }), { numRuns: 1_000_000, seed: 1 });
  const large = { dockerfile: Buffer.from(random).toString("latin1"), target: null };
  await checkOpens(await encodeState(large), large);
});

test("writes only characters that need no escaping in a link", async () => {
  expect(await encodeState(state)).toMatch(/^s1\.[A-Za-z0-9_-]+$/);
});

test("forgives a leading #, white space, line breaks and junk at the end", async () => {
  await checkOpens(`#${firstLink}`);
  await checkOpens(`  ##${firstLink}\r\n`);
  await checkOpens(`${firstLink.slice(0, 70)}\n ${firstLink.slice(70)}`);
  await checkOpens(`${firstLink.slice(0, 70)}\u00AD${firstLink.slice(70)}\u200B`);
  for (const junk of [")", ">", ".", "==", "”", "&source=chat"]) await checkOpens(firstLink + junk);
});

test("forgives percent-encoding, even twice", async () => {
  const once = firstLink.replaceAll(/[._]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  await checkOpens(once);
  await checkOpens(`%23${encodeURIComponent(once)}%20`);
});

test("ignores keys that later versions may add", () =>
  checkOpens(linkOfJson({ d: "FROM a\n", t: "x", lesson: { id: 3 } }), {
    dockerfile: "FROM a\n",
    target: "x",
  }));

test("refuses a link with nothing in it as empty", async () => {
  for (const fragment of ["", "#", " \n", "#%20"]) await checkRefused(fragment, "empty");
});

test("refuses another version by name, and what is no link as such", async () => {
  await checkRefused(firstLink.replace("s1.", "s2."), "unknown-version");
  await checkRefused("#s17.anything", "unknown-version");
  await checkRefused("#usage", "not-a-link");
  await checkRefused("S1.AAAA", "not-a-link");
});

test("refuses as damaged what is cut off, wrongly escaped or no state", async () => {
  await checkRefused("s1.", "damaged");
  await checkRefused("s1.AAAAAA", "damaged");
  await checkRefused(`${firstLink}%`, "damaged");
  await checkRefused(linkAround(Buffer.from("no deflate")), "damaged");
  await checkRefused(linkAround(deflateRawSync("no JSON")), "damaged");
  await checkRefused(linkAround(deflateRawSync(Buffer.from([0x22, 0xff, 0x22]))), "damaged");
  await checkRefused(linkAround(deflateRawSync('{"d":""}').subarray(0, -3)), "damaged");
  for (const value of [null, 3, "FROM a", [], {}, { d: 1 }, { t: "x" }, { d: "", t: 1 }]) {
    await checkRefused(linkOfJson(value), "damaged");
  }
  for (const pairs of [
    null,
    1,
    "A",
    {},
    ["A"],
    ["A", "1"],
    [["A"]],
    [["A", 1]],
    [["A", "1", ""]],
  ]) {
    await checkRefused(linkOfJson({ d: "", a: pairs }), "damaged");
    await checkRefused(linkOfJson({ d: "", c: pairs }), "damaged");
  }
  for (const rules of [
    null,
    1,
    "DL3008",
    [],
    { i: "DL3008" },
    { i: [1] },
    { o: { DL3006: "error" } },
    { o: [["DL3006"]] },
    { l: [["a", 1]] },
    { t: null },
    { p: true },
    { n: "yes" },
    { f: 1 },
    { m: ["json"] },
  ]) {
    await checkRefused(linkOfJson({ d: "", r: rules }), "damaged");
  }
  for (const platform of [null, 1, {}, ["linux"]]) {
    await checkRefused(linkOfJson({ d: "", b: platform }), "damaged");
    await checkRefused(linkOfJson({ d: "", p: platform }), "damaged");
  }
});

test("never opens as something else, whichever character is changed, left out or cut at", async () => {
  for (let at = 0; at < firstLink.length; at++) {
    const before = firstLink.slice(0, at);
    const after = firstLink.slice(at + 1);
    const changes = ["A", "b", "-", ".", "%", " ", "\u{1F40B}"].map(
      (other) => before + other + after,
    );
    for (const changed of [...changes, before + after, before]) {
      const result = await decodeState(changed);
      expect(result.ok ? result.state : state).toEqual(state);
    }
  }
});

test("never throws, whatever the fragment", async () => {
  const anything = fc.string({ unit: "binary", maxLength: 200 });
  const anyBody = fc.uint8Array({ maxLength: 200 }).map(linkAround);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        anything,
        anything.map((text) => `s1.${text}`),
        anyBody,
      ),
      async (fragment) => {
        await decodeState(fragment);
      },
    ),
  );
});

test("refuses a decompression bomb without inflating it whole", async () => {
  let inflatedBytes = 0;
  const Native = DecompressionStream;
  vi.stubGlobal("DecompressionStream", function Counting(format: CompressionFormat) {
    const native = new Native(format);
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        inflatedBytes += piece.length;
        controller.enqueue(piece);
      },
    });
    return { writable: native.writable, readable: native.readable.pipeThrough(count) };
  });
  const bomb = linkAround(deflateRawSync(Buffer.alloc(200 * 1024 * 1024)));
  await checkRefused(bomb, "too-large");
  expect(inflatedBytes).toBeGreaterThan(8 * 1024 * 1024);
  expect(inflatedBytes).toBeLessThan(12 * 1024 * 1024);
});

test("refuses a fragment that is longer than any link", () =>
  checkRefused(`s1.${"A".repeat(2_000_000)}`, "too-large"));
