import type { DrawingOptions, PictureTheme } from "@stagemap/export";
import { drawGraph } from "@stagemap/export";
import { useEffect, useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Switch } from "../ui/Switch.tsx";
import { loadFonts } from "./embedded-fonts.ts";
import styles from "./ExportTab.module.css";
import { FormatRow } from "./FormatRow.tsx";
import type { ExportFormat, Material } from "./formats.ts";
import { exportFormats } from "./formats.ts";
import { copyFile, downloadFile } from "./take-along.ts";
import { PicturePreview } from "./PicturePreview.tsx";

/** The picture as it will be, how it is to look, and every form in which it can be taken along. */
export function ExportTab() {
  const context = useAppContext();
  const picture = useApp((state) => state.analysis.picture);
  const pageTheme = useApp((state) => state.theme);
  const [theme, setTheme] = useState<PictureTheme>(pageTheme);
  const [isShowingSources, setIsShowingSources] = useState(false);
  const [hasFonts, setHasFonts] = useState(true);
  const fonts = useFonts();
  const drawing = useMemo(
    () => drawGraph(picture, { theme, isShowingSources, fonts: hasFonts ? fonts : null }),
    [picture, theme, isShowingSources, hasFonts, fonts],
  );

  function material(): Material {
    return { state: context.store.getState(), drawing, theme };
  }

  function makeFile(format: ExportFormat): Promise<Blob | null> {
    // A PNG is drawn where no font of the page is known, so it always carries them.
    return format.id === "png"
      ? format.make({
          ...material(),
          drawing: drawGraph(picture, { theme, isShowingSources, fonts }),
        })
      : format.make(material());
  }

  return (
    <>
      <PicturePreview drawing={drawing} />
      <div className={styles["choices"]}>
        <Switch
          label="Dark"
          isOn={theme === "dark"}
          onToggle={() => setTheme(theme === "dark" ? "light" : "dark")}
        />
        <Switch
          label="Base images and context"
          title="Draws base images and the build context as boxes of their own"
          isOn={isShowingSources}
          onToggle={() => setIsShowingSources(!isShowingSources)}
        />
        <Switch
          label="Fonts in the SVG"
          title="Looks the same everywhere, and makes the file about 120 kB larger"
          isOn={hasFonts}
          onToggle={() => setHasFonts(!hasFonts)}
        />
      </div>
      <ul className={styles["formats"]}>
        {exportFormats.map((format) => (
          <FormatRow
            key={format.id}
            format={format}
            refusal={format.refusal(material())}
            onDownload={() => void downloadFile(context, format, makeFile(format))}
            onCopy={() => void copyFile(context, format, { make: makeFile, material: material() })}
          />
        ))}
      </ul>
    </>
  );
}

/** Null until they are there. */
function useFonts(): NonNullable<DrawingOptions["fonts"]> | null {
  const [fonts, setFonts] = useState<NonNullable<DrawingOptions["fonts"]> | null>(null);
  useEffect(() => {
    let isGone = false;
    void loadFonts().then((loaded) => isGone || setFonts(loaded));
    return () => {
      isGone = true;
    };
  }, []);
  return fonts;
}
