/** Gives equal lists of texts and numbers equal numbers, so that long keys are compared and joined as short ones. */
export type Intern = (parts: readonly (string | number)[]) => number;

export function createIntern(): Intern {
  const numbers = new Map<string, number>();
  return (parts) => {
    let text = "";
    for (const part of parts) {
      // The length in front of each text keeps ["a", "b"] apart from ["a,b"].
      text += typeof part === "number" ? `${part},` : `"${part.length}:${part},`;
    }
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}
