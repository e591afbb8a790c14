// The ways to hear a topic, as people call them. Pure.

import { TRANSPORTS } from "../duplex.js";
import { say } from "./words.js";

export const nameOf = (transport) => say(`transport.${transport}`);

/** What a choice of the page means: "auto" tries them in turn, any other is itself. */
export const transportsOf = (choice) => (choice === "auto" ? TRANSPORTS : [choice]);
