export type { Distribution } from "./distribution.ts";
export { distributionOf } from "./distribution.ts";
export type { ImageName } from "./image-name.ts";
export { imageName } from "./image-name.ts";
export type { ImageSize } from "./sizes.ts";
export { imageSize } from "./sizes.ts";
