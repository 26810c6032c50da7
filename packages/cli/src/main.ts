import { main } from "./index.ts";
import { nodeMachine } from "./node-machine.ts";

process.exitCode = await main(process.argv.slice(2), nodeMachine(process));
