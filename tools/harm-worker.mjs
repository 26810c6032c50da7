import { parentPort, workerData } from "node:worker_threads";

/** @type {typeof import("./test/harm/main.ts")} */
const { examinePart } = await import(workerData.bundle);
parentPort?.postMessage(examinePart(workerData.part));
