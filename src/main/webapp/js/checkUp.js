import { failure, resultOf, skipped } from "./checkResult.js";
import { CheckSite } from "./checkSite.js";
import * as messages from "./checksOfMessages.js";
import * as path from "./checksOfPath.js";
import * as time from "./checksOfTime.js";
import { say } from "./words.js";

/** In the order in which they are told; the command line has the same and more, by the same names. */
const CHECKS = [
  ["http", path.http], ["nodes", path.nodes], ["handshake", path.handshake], ["headers", path.headers],
  ["compression", messages.compression], ["sizes", messages.sizes], ["ping", messages.ping], ["close", messages.close],
  ["latency", messages.latency], ["burst", messages.burst], ["sse", time.sse], ["longpoll", time.longpoll], ["seen", path.seen],
  ["http2", path.http2], ["idle", time.idle], ["lifetime", time.lifetime],
];

export const ITEMS = CHECKS.map(([item]) => item);

/** Want a WebSocket. */
const SOCKETS = ["compression", "sizes", "ping", "close", "latency", "burst", "idle", "lifetime"];

/** Only wait, and run beside the others. */
const BESIDE = ["longpoll", "idle", "lifetime"];

/** Two ends so close to each other are one. */
const SAME_SECONDS = 1.5;

/**
 * Runs the checks. What cannot come out any more is skipped, and says why. Touches the network, never the page.
 * Events: begin (detail: item), result (detail: { item, result }), signs (detail: what products left), end.
 */
export class CheckUp extends EventTarget {
  results = new Map();
  site = new CheckSite();
  #stop = new AbortController();
  #wait = new AbortController();

  /** Ends it; nothing more is told. */
  stop() {
    this.#stop.abort();
    this.#wait.abort();
  }

  /** Does not wait for those that take minutes any longer. */
  skip() {
    this.#wait.abort();
  }

  /** `seconds` of silence to try at most; 0 for none. */
  async run(seconds) {
    const beside = [];
    for (const [item, check] of CHECKS) {
      const why = this.#whyNot(item);
      if (why) {
        this.#tell(item, skipped(why));
      } else if (BESIDE.includes(item)) {
        beside.push(this.#try(item, check, seconds));
      } else {
        await this.#try(item, check, seconds);
      }
      if (this.#stop.signal.aborted) {
        return;
      }
    }
    await Promise.all(beside);
    if (!this.#stop.signal.aborted) {
      this.#blameLifetime();
      this.dispatchEvent(new Event("end"));
    }
  }

  #whyNot(item) {
    if (this.results.get("http")?.findings.some(({ id }) => id === "http.elsewhere")) {
      return say("check.said.no-way");
    }
    return SOCKETS.includes(item) && this.results.get("handshake")?.state === "failed" ? say("check.said.no-socket") : "";
  }

  async #try(item, check, seconds) {
    this.dispatchEvent(new CustomEvent("begin", { detail: item }));
    try {
      this.#tell(item, await check(this.site, { seconds, signal: this.#wait.signal }));
    } catch (error) {
      const why = error.after === undefined ? error.message : say("check.said.unopened-later", { code: String(error.code) });
      this.#tell(item, resultOf(say("check.said.broken"), [failure("check.broken", why)]));
    }
  }

  /** A connection that ends at an age, busy or not, is not cut for its silence. */
  #blameLifetime() {
    const [silent, busy] = ["idle", "lifetime"].map((item) => this.results.get(item)?.facts.cutAfterSeconds);
    if (Math.abs(silent - busy) <= SAME_SECONDS) {
      const { measured } = this.results.get("idle");
      this.#tell("idle", skipped(`${measured} ${say("check.said.see-lifetime")}`));
    }
  }

  #tell(item, result) {
    if (!this.#stop.signal.aborted) {
      this.results.set(item, result);
      this.dispatchEvent(new CustomEvent("result", { detail: { item, result } }));
    }
  }
}
