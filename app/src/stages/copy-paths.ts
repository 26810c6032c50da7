import type { StageKey } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { writtenPaths } from "./stage-engine.ts";
import type { FormField, StageForm } from "./stage-forms.ts";

/** The form for COPY --from, with what each stage is known to write to choose from; the likeliest is filled in. */
export async function withWrittenPaths(state: AppState, form: StageForm): Promise<StageForm> {
  const from = form.fields.find(({ id }) => id === "from");
  const stages = from?.options ?? [];
  const lists = await Promise.all(stages.map(({ value }) => writtenPaths(state, value)));
  const likeliest = (stage: StageKey): string => {
    const at = stages.findIndex(({ value }) => value === stage);
    return lists[at]?.[0] ?? "";
  };
  const initial = likeliest(from?.initial ?? "");
  const options = lists.flatMap((paths, at) =>
    paths.map((path) => ({ value: path, label: stages[at]?.label ?? "" })),
  );
  const fields = form.fields.map((field): FormField => {
    if (field.id === "paths") return { ...field, initial, options };
    return field.id === "destination" ? { ...field, initial } : field;
  });
  return {
    ...form,
    fields,
    adjusted: (values, field) => {
      const path = likeliest(values["from"] ?? "");
      return Promise.resolve(
        field === "from" ? { ...values, paths: path, destination: path } : values,
      );
    },
  };
}
