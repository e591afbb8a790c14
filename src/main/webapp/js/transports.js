// The ways to hear a topic, as people call them. Pure.

import { TRANSPORTS } from "../duplex.js";

const NAMES = { websocket: "WebSocket", sse: "SSE", longpoll: "long poll", poll: "short poll" };

export const nameOf = (transport) => NAMES[transport];

/** What a choice of the page means: "auto" tries them in turn, any other is itself. */
export const transportsOf = (choice) => (choice === "auto" ? TRANSPORTS : [choice]);
