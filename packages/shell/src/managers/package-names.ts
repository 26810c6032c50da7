import type { PackageName } from "./manager.ts";

const URL = /^(?:[a-z][a-z+]*:\/\/|git@|github:|git\+|file:)/i;

/** `name=1.2`, `name/stable`, `./name.deb` */
export function debianPackage(text: string): PackageName {
  if (URL.test(text)) return { name: text, version: null, kind: "url" };
  if (text.endsWith(".deb") || /^[./]/.test(text))
    return { name: text, version: null, kind: "file" };
  const [, name = text, version = null] = /^([^=/]+)[=/](.+)$/.exec(text) ?? [];
  return { name, version, kind: "package" };
}

/** `name=1.2-r0`, `name~=1.2`, `name>1` */
export function alpinePackage(text: string): PackageName {
  if (URL.test(text)) return { name: text, version: null, kind: "url" };
  if (text.endsWith(".apk")) return { name: text, version: null, kind: "file" };
  const [, name = text, version = null] = /^([^=<>~]+)=?([=<>~].*|.+)$/.exec(text) ?? [];
  return /[=<>~]/.test(text)
    ? { name, version, kind: "package" }
    : { name: text, version: null, kind: text.startsWith(".") ? "group" : "package" };
}

/** `name-1.2-3.el9.x86_64`, `@group`, `name.rpm` */
export function rpmPackage(text: string): PackageName {
  if (URL.test(text)) return { name: text, version: null, kind: "url" };
  if (text.endsWith(".rpm")) return { name: text, version: null, kind: "file" };
  if (text.startsWith("@")) return { name: text.slice(1), version: null, kind: "group" };
  if (text.startsWith("/")) return { name: text, version: null, kind: "package" };
  const [, name = text, version = null] =
    /^([^=<>]+?)\s*=\s*(.+)$/.exec(text) ??
    /^([^=<>]+?)\s*([<>]=?.+)$/.exec(text) ??
    /^(.+?)-(\$.*)$/.exec(text) ??
    /^(.+?)-(\d+[:.][\w.~^+*:-]*|\d+-\d[\w.~^+*-]*|\d*\*.*)$/.exec(text) ??
    [];
  return { name, version, kind: "package" };
}

/** `name==1.2`, `name[extra]>=2`, `name @ address`, `.`, `./dist/name.whl` */
export function pythonPackage(text: string): PackageName {
  const [, at] = /^[\w.-]+(?:\[[^\]]*\])?\s*@\s*(.+)$/.exec(text) ?? [];
  if (at !== undefined || URL.test(text)) {
    const version = /[@=]([\w.-]+)(?:#.*)?$/.exec(at ?? text)?.[1] ?? null;
    return { name: text, version, kind: "url" };
  }
  if (/^[./~]/.test(text) || /\.(?:whl|zip|tar\.\w+)$/.test(text) || /^[^<>=!~]*\//.test(text)) {
    return { name: text, version: null, kind: "file" };
  }
  const [, name = text, constraint = null] =
    /^([^=<>!~\s;]+)\s*([=<>!~][^;]*)/.exec(text) ?? /^([^;\s]+)/.exec(text) ?? [];
  const version = constraint?.replace(/^={2,3}\s*/, "").trim() ?? null;
  return { name, version, kind: "package" };
}

/** `name@1.2`, `@scope/name@1`, `user/repository`, `./folder` */
export function nodePackage(text: string): PackageName {
  if (URL.test(text)) {
    return { name: text, version: /#(.+)$/.exec(text)?.[1] ?? null, kind: "url" };
  }
  if (/^[./~]/.test(text) || /\.t(?:ar\.)?gz$/.test(text)) {
    return { name: text, version: null, kind: "file" };
  }
  if (/^[\w.-]+\/[\w.-]+/.test(text)) {
    return { name: text, version: /#(.+)$/.exec(text)?.[1] ?? null, kind: "url" };
  }
  return atVersion(text);
}

/** `name@version` */
export function atVersion(text: string): PackageName {
  const at = text.indexOf("@", 1);
  if (at === -1) return { name: text, version: null, kind: "package" };
  return { name: text.slice(0, at), version: text.slice(at + 1) || null, kind: "package" };
}

/** `name:1.2` */
export function rubyPackage(text: string): PackageName {
  if (text.endsWith(".gem")) return { name: text, version: null, kind: "file" };
  const [, name = text, version = null] = /^([^:]+):(.+)$/.exec(text) ?? [];
  return { name, version, kind: "package" };
}

/** `vendor/name:^1.2` */
export function phpPackage(text: string): PackageName {
  const [, name = text, version = null] = /^([^:=]+)[:=](.+)$/.exec(text) ?? [];
  return { name, version, kind: "package" };
}

/** `channel::name=1.2` */
export function condaPackage(text: string): PackageName {
  if (URL.test(text)) return { name: text, version: null, kind: "url" };
  const [, name = text, constraint = null] = /^([^=<>!~\s]+)\s*([=<>!~].*)$/.exec(text) ?? [];
  return { name, version: constraint?.replace(/^={1,2}/, "") ?? null, kind: "package" };
}

/** A name and nothing else. */
export function plainPackage(text: string): PackageName {
  return { name: text, version: null, kind: "package" };
}
