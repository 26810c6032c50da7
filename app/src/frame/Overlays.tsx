import { useApp } from "../app-context.ts";
import { Deferred } from "../ui/Deferred.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { DialogFailure } from "./DialogFailure.tsx";

const loadPalette = async () => (await import("../commands/Palette.tsx")).Palette;
const loadLinkDialog = async () => (await import("../share/LinkDialog.tsx")).LinkDialog;
const loadImportDialog = async () => (await import("../import/ImportDialog.tsx")).ImportDialog;
const loadShareDialog = async () => (await import("../share/ShareDialog.tsx")).ShareDialog;
const loadRuleDialog = async () => (await import("../checks/RuleDialog.tsx")).RuleDialog;
const loadFixAllDialog = async () => (await import("../checks/FixAllDialog.tsx")).FixAllDialog;
const loadOrderDialog = async () => (await import("../order/OrderDialog.tsx")).OrderDialog;
const loadRefactoringDialog = async () =>
  (await import("../moves/RefactoringDialog.tsx")).RefactoringDialog;
const loadStageForm = async () => (await import("../stages/StageFormDialog.tsx")).StageFormDialog;
const loadSplitDialog = async () => (await import("../split/SplitDialog.tsx")).SplitDialog;
const loadCompare = async () => (await import("../compare/CompareDialog.tsx")).CompareDialog;
const loadSolution = async () => (await import("../learn/SolutionDialog.tsx")).SolutionDialog;
const loadLessonEditor = async () => (await import("../learn/write/LessonEditor.tsx")).LessonEditor;
const loadBasePicker = async () => (await import("../sizes/BasePickerDialog.tsx")).BasePickerDialog;
const loadNotices = async () => (await import("./Notices.tsx")).Notices;

const nothing = {};

/** What lies over the page. None of it is loaded before the graph is there. */
export function Overlays() {
  const openKind = useApp((state) => state.dialog?.kind ?? "");
  const hasNotice = useApp((state) => state.hasNotified);
  const isDue = useApp((state) => state.isSettled);
  return (
    <>
      <ErrorBoundary
        resetKey={openKind}
        renderFailure={(retry, error) =>
          openKind !== "" && <DialogFailure error={error} onRetry={retry} />
        }
      >
        <Dialogs isDue={isDue} />
      </ErrorBoundary>
      <ErrorBoundary resetKey="" renderFailure={() => null}>
        <Deferred load={loadNotices} isDue={isDue} props={hasNotice ? nothing : null} />
      </ErrorBoundary>
    </>
  );
}

function Dialogs({ isDue }: { readonly isDue: boolean }) {
  const dialog = useApp((state) => state.dialog);
  return (
    <>
      <Deferred
        load={loadPalette}
        isDue={isDue}
        props={dialog?.kind === "palette" ? dialog : null}
      />
      <Deferred
        load={loadLinkDialog}
        isDue={isDue}
        props={dialog?.kind === "link" ? dialog : null}
      />
      <Deferred
        load={loadImportDialog}
        isDue={false}
        props={dialog?.kind === "import" ? dialog : null}
      />
      <Deferred
        load={loadShareDialog}
        isDue={isDue}
        props={dialog?.kind === "share" ? dialog : null}
      />
      <Deferred
        load={loadRuleDialog}
        isDue={isDue}
        props={dialog?.kind === "rule" ? dialog : null}
      />
      <Deferred
        load={loadFixAllDialog}
        isDue={isDue}
        props={dialog?.kind === "fix-all" ? dialog : null}
      />
      <Deferred
        load={loadOrderDialog}
        isDue={isDue}
        props={dialog?.kind === "order" ? dialog : null}
      />
      <Deferred
        load={loadRefactoringDialog}
        isDue={isDue}
        props={dialog?.kind === "refactoring" ? dialog : null}
      />
      <Deferred
        load={loadStageForm}
        isDue={isDue}
        props={dialog?.kind === "stage-form" ? dialog : null}
      />
      <Deferred
        load={loadSplitDialog}
        isDue={isDue}
        props={dialog?.kind === "split" ? nothing : null}
      />
      <Deferred
        load={loadCompare}
        isDue={false}
        props={dialog?.kind === "compare" ? dialog : null}
      />
      <Deferred
        load={loadSolution}
        isDue={false}
        props={dialog?.kind === "lesson-solution" ? nothing : null}
      />
      <Deferred
        load={loadLessonEditor}
        isDue={false}
        props={dialog?.kind === "lesson-editor" ? nothing : null}
      />
      <Deferred
        load={loadBasePicker}
        isDue={isDue}
        props={dialog?.kind === "base-picker" ? dialog : null}
      />
    </>
  );
}
