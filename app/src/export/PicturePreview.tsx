import type { Drawing } from "@stagemap/export";
import styles from "./PicturePreview.module.css";

/** The picture as whoever gets it will see it, as small as it has to be. */
export function PicturePreview({ drawing }: { readonly drawing: Drawing }) {
  const { svg, width, height } = drawing;
  return (
    <figure className={styles["preview"]}>
      <img
        className={styles["picture"]}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
        width={width}
        height={height}
        alt="The graph as it will be exported"
      />
      <figcaption className={styles["size"]}>{`${width} × ${height}`}</figcaption>
    </figure>
  );
}
