import { Overlays } from "./frame/Overlays.tsx";
import { PhoneTabs } from "./frame/PhoneTabs.tsx";
import { SkipLink } from "./frame/SkipLink.tsx";
import { StatusLine } from "./frame/StatusLine.tsx";
import { TopBar } from "./frame/TopBar.tsx";
import { Workbench } from "./frame/Workbench.tsx";
import styles from "./App.module.css";

export function App() {
  return (
    <div className={styles["page"]}>
      <SkipLink />
      <TopBar />
      <PhoneTabs />
      <Workbench />
      <StatusLine />
      <Overlays />
    </div>
  );
}
