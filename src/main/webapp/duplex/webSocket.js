import { messageOf } from "./answers.js";
import { Watchdog } from "./watchdog.js";

const SUBPROTOCOL = "push.v1";
const FINAL_CODES = new Set([400, 401, 403, 429]);
const POLICY_VIOLATION = 1008;
const OPEN = 1;

/** The open sockets of this page, by address. One carries many topics, but each of them once. */
const sockets = new Map();

/**
 * Hears a topic by a WebSocket, which it shares with the other topics of this server.
 *
 * @returns {() => void} to stop it
 */
export function hearByWebSocket({ base, topic, after }, hearer, { silenceMilliseconds, Socket = globalThis.WebSocket }) {
  const url = new URL(base.href.replace(/\/$/, ""));
  url.protocol = url.protocol.replace("http", "ws");
  const all = sockets.get(url.href) ?? new Set();
  sockets.set(url.href, all);
  let shared = [...all].find((socket) => socket.isFor(topic, Socket));
  if (!shared) {
    shared = new SharedSocket(url, { Socket, silenceMilliseconds, onEnd: () => all.delete(shared) });
    shared.start();
    all.add(shared);
  }
  return shared.hear(topic, after, hearer);
}

/** One WebSocket with push.v1, from its first topic to its last. */
class SharedSocket {
  #url;
  #Socket;
  #socket = null;
  #onEnd;
  #heard = new Map();
  #refs = 0;
  #quiet;
  #unanswered;
  #wasOpen = false;
  #hasEnded = false;

  constructor(url, { Socket, silenceMilliseconds, onEnd }) {
    this.#url = url;
    this.#Socket = Socket;
    this.#onEnd = onEnd;
    this.#quiet = new Watchdog(silenceMilliseconds / 2, () => this.#ask());
    this.#unanswered = new Watchdog(silenceMilliseconds / 2, () => this.#end({
      why: `no sign of life for ${silenceMilliseconds / 1000} s`,
    }));
  }

  isFor(topic, Socket) {
    return !this.#hasEnded && this.#Socket === Socket && !this.#heard.has(topic);
  }

  start() {
    const Socket = this.#Socket;
    this.#socket = new Socket(this.#url, SUBPROTOCOL);
    this.#socket.addEventListener("open", () => this.#onOpen());
    this.#socket.addEventListener("message", ({ data }) => this.#onMessage(JSON.parse(data)));
    this.#socket.addEventListener("close", (event) => this.#end(endOf(event, this.#wasOpen)));
  }

  hear(topic, after, hearer) {
    const ref = ++this.#refs;
    const heard = { topic, after, hearer, ref, hasBegun: false };
    this.#heard.set(topic, heard);
    if (this.#wasOpen) {
      this.#subscribe(heard);
    }
    return () => this.#leave(heard);
  }

  #leave(heard) {
    if (this.#hasEnded || this.#heard.get(heard.topic) !== heard) {
      return;
    }
    this.#heard.delete(heard.topic);
    if (this.#heard.size === 0) {
      this.#end({ why: "nothing is heard any more" });
    } else if (this.#wasOpen) {
      this.#send({ unsub: heard.topic });
    }
  }

  #onOpen() {
    this.#wasOpen = true;
    this.#feed();
    this.#heard.forEach((heard) => this.#subscribe(heard));
  }

  #subscribe({ topic, after, ref }) {
    this.#send(after === "" ? { sub: topic, ref } : { sub: topic, after, ref });
  }

  #onMessage(said) {
    this.#feed();
    if (said.error) {
      this.#refuse(said.error);
    } else if (said.sub !== undefined) {
      this.#stand(said);
    } else if (said.topic !== undefined) {
      const heard = this.#heard.get(said.topic);
      // Until its answer has come, what comes is for one who left before.
      if (heard?.hasBegun) {
        heard.hearer.hears(messageOf(said));
      }
    }
  }

  /** Where a topic stands: the answer to its command, or later that it stalls or had to go on elsewhere. */
  #stand({ sub, ok, recovered, cursor, stalled }) {
    const heard = this.#heard.get(sub);
    if (!heard || (ok !== undefined && ok !== heard.ref) || (ok === undefined && !heard.hasBegun)) {
      return;
    }
    if (stalled !== undefined) {
      heard.hearer.stalls(stalled);
      return;
    }
    heard.hasBegun = true;
    heard.hearer.begins(recovered, cursor);
  }

  #refuse({ code, message, ref }) {
    const heard = [...this.#heard.values()].find((one) => one.ref === ref);
    if (heard) {
      this.#heard.delete(heard.topic);
      heard.hearer.ends({ why: `${code}: ${message}`, isFinal: FINAL_CODES.has(code) });
    }
  }

  #send(command) {
    if (this.#socket.readyState === OPEN) {
      this.#socket.send(JSON.stringify(command));
    }
  }

  /** The second wait begins with the question: in a hidden tab timers come late, and both might be due at once. */
  #ask() {
    this.#send({ ping: 0 });
    this.#unanswered.start();
  }

  #feed() {
    this.#quiet.feed();
    this.#unanswered.stop();
  }

  #end(end) {
    if (this.#hasEnded) {
      return;
    }
    this.#hasEnded = true;
    this.#quiet.stop();
    this.#unanswered.stop();
    this.#onEnd();
    this.#socket.close(1000);
    const all = [...this.#heard.values()];
    this.#heard.clear();
    all.forEach(({ hearer }) => hearer.ends(end));
  }
}

/** Of a socket that never opened, browsers say nothing more; the next transport gets the server's own answer. */
function endOf({ code, reason }, wasOpen) {
  if (!wasOpen) {
    return { why: `the WebSocket did not open (${code})` };
  }
  return { why: `closed with ${code}${reason ? `: ${reason}` : ""}`, isFinal: code === POLICY_VIOLATION };
}
