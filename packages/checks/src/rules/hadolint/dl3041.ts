import { defineRule, findingAt } from "../../rule.ts";
import { unpinnedPackages } from "../../rpm-packages.ts";
import { commandsNamed } from "../../run-commands.ts";

export const dl3041 = defineRule({
  id: "DL3041",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with dnf have a version.",
  rationale:
    "Without a version dnf takes the newest package there is, so two builds of the same Dockerfile can differ and a build can break by itself. With a version it either installs what was tested or says that it cannot.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3041",
  examples: [{ bad: "FROM fedora:42\nRUN dnf install -y «rpm-sign» && dnf clean all\n" }],
  good: [
    "FROM fedora:42\nRUN dnf install -y gcc-c++-15.0.1 && dnf clean all\n",
    "FROM fedora:42\nRUN dnf install -y openssl-1:3.2.4 && dnf clean all\n",
    "FROM fedora:42\nRUN dnf module install -y nodejs:22 && dnf clean all\n",
  ],
  *check(context) {
    for (const program of ["dnf", "microdnf"]) {
      for (const { run, command } of commandsNamed(context, program)) {
        const [first] = unpinnedPackages(context, run, command);
        if (first === undefined) continue;
        const message = "Specify version with `dnf install -y <package>-<version>`.";
        yield findingAt(context, run.site, first, message);
      }
    }
  },
});
