/** Where a user's home is, as images usually have it. */
export function homeOf(user: string | null): string {
  const [name = ""] = (user ?? "root").split(":");
  return isRoot(user) ? "/root" : `/home/${name}`;
}

/** True for root by name or number; an unknown user is taken for root, as it is in most images. */
export function isRoot(user: string | null): boolean {
  const [name] = (user ?? "root").split(":");
  return name === "root" || name === "0" || name === "";
}
