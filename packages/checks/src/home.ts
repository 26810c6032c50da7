import { baseImage } from "./base-images.ts";
import { imageOf } from "./lineage.ts";
import type { CheckContext, Site } from "./rule.ts";
import { settingsOf } from "./step-settings.ts";

/** Where the home of the user of a step is, as images usually have it; "~" for one whose name is not known. */
export function homeAt(context: CheckContext, site: Site): string {
  const settings = settingsOf(context).at.get(site);
  const told = settings?.variable("HOME");
  if (told?.startsWith("/") === true) return told;
  const user = settings?.user ?? null;
  if (isRoot(user)) return "/root";
  const [name = ""] = (user ?? "").split(":");
  if (/^[a-z_][\w-]*$/i.test(name)) return `/home/${name}`;
  const image = imageOf(context.model, site.stage?.index ?? -1);
  const spare = image === null ? null : baseImage(image).spareUser;
  return spare !== null && name === String(spare.id) ? `/home/${spare.name}` : "~";
}

/** True for root by name or number; an unknown user is taken for root, as it is in most images. */
export function isRoot(user: string | null): boolean {
  const [name] = (user ?? "root").split(":");
  return name === "root" || name === "0" || name === "";
}
