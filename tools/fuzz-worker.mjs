import { parentPort, workerData } from "node:worker_threads";

/** @type {typeof import("./test/fuzz/main.ts")} */
const { fuzzPart } = await import(workerData.bundle);
parentPort?.postMessage(await fuzzPart(workerData.part));
