const failureName = "LoadFailure";

/** What is thrown when a part of the page did not come: nothing is wrong with it, and another try may help. */
export function loadFailure(cause: unknown): Error {
  const failure = new Error("A part of the page could not be loaded", { cause });
  failure.name = failureName;
  return failure;
}

export function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && error.name === failureName;
}
