import { expect, it } from "vitest";
import { isWindowsImage, shellOf } from "../src/index.ts";

it.each<[string[] | null, string, boolean]>([
  [null, "sh", false],
  [["/bin/bash", "-o", "pipefail", "-c"], "bash", false],
  [["/bin/ash", "-c"], "ash", false],
  [["busybox", "sh", "-c"], "sh", false],
  [["conda", "run", "-n", "web", "/bin/bash", "-c"], "bash", false],
  [["powershell", "-Command"], "powershell", true],
  [["C:\\Windows\\System32\\cmd.exe", "/S", "/C"], "cmd", true],
  [["/usr/bin/fish", "-c"], "other", true],
  [["/usr/local/bin/_dockerfile_shell.sh"], "bash", false],
])("of %j is the family %s", (words, family, isOpaque) => {
  expect(shellOf(words)).toMatchObject({ family, isOpaque, isExplicit: words !== null });
});

it("has the options that its words turn on", () => {
  const options = { isErrexit: true, isPipefail: true, isNounset: true, isLogin: true };
  expect(shellOf(["bash", "-leuo", "pipefail", "-c"])).toMatchObject(options);
  expect(shellOf(["bash", "--login", "-e", "-u", "-o", "pipefail", "-c"])).toMatchObject(options);
  expect(shellOf(["bash", "-c"])).toMatchObject({ isErrexit: false, isPipefail: false });
});

it("is cmd by default on Windows", () => {
  expect(shellOf(null, { isWindows: true }).family).toBe("cmd");
  const images = ["mcr.microsoft.com/windows/servercore:ltsc2022", "golang:1-nanoserver"];
  expect(images.every(isWindowsImage)).toBe(true);
  expect(["alpine", "mcr.microsoft.com/dotnet/sdk:9.0"].some(isWindowsImage)).toBe(false);
});
