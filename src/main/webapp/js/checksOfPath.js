// Whether HTTP and the handshake get to the server, and what the server saw of them. Each check takes the CheckSite and
// answers a result; none touches the page.

import { advisoriesOf } from "./advisories.js";
import { failure, passed, resultOf, skipped, warning } from "./checkResult.js";
import { CheckSocket } from "./checkSocket.js";
import { headerOf, pause } from "./checkSite.js";
import { duration, quoted } from "./format.js";
import { say } from "./words.js";

const NODE_TRIES = 8;
/** A broker hands on what is told within this time. */
const SETTLED_MILLISECONDS = 500;
const COOKIE = "duplex_check";

const gotten = (value) => (value ? quoted(value, 200) : say("check.said.none"));

const differs = (name, sent, got) => say("check.said.differs", { name, sent: quoted(sent, 200), got: gotten(got) });

export async function http(site) {
  const begun = performance.now();
  const url = new URL("handshake", document.baseURI).href;
  let answer;
  try {
    answer = await site.fetch("handshake");
  } catch (error) {
    return resultOf(say("check.said.unanswered"), [failure("http.elsewhere", say("check.said.unanswered.why",
      { url, why: error.message }))]);
  }
  const took = performance.now() - begun;
  const info = await answer.json().catch(() => null);
  if (!info?.rules || !info.subprotocols) {
    return resultOf(say("check.said.elsewhere"), [failure("http.elsewhere", say("check.said.elsewhere.why",
      { url, status: String(answer.status) }))]);
  }
  const first = info.subprotocols.supported[0] ?? "";
  site.subprotocol = first === "*" ? "duplex-check" : first;
  const holes = advisoriesOf(info.server).map(({ id, note, fixed, source }) => say("check.said.advisory",
    { id, note, fixed, source }));
  return resultOf(say("check.said.http", { server: info.server, time: duration(took) }),
    [...await unheard(site), ...(holes.length ? [warning("version.vulnerable", ...holes)] : [])], { server: info.server, milliseconds: took });
}

/** Without the trace many checks know only one side. Browsers send no Origin here, so nobody can refuse ours. */
async function unheard(site) {
  const trouble = await site.trouble();
  if (!trouble) {
    return [];
  }
  const id = /\borigin .*not allowed/.test(trouble.body) ? "origin.changed" : "http.partly";
  return [failure(id, say("check.said.trouble", { status: String(trouble.status), body: quoted(trouble.body, 300) }))];
}

export async function nodes(site) {
  const names = new Set();
  const brokers = new Set();
  for (let i = 0; i < NODE_TRIES; i++) {
    const { node, broker } = await (await site.fetch("health")).json();
    names.add(node);
    brokers.add(broker.is);
  }
  const broker = [...brokers].join(", ");
  const facts = { nodes: [...names], brokers: [...brokers] };
  if (names.size === 1) {
    return passed(say("check.said.node", { count: NODE_TRIES, broker }), facts);
  }
  const labels = Array.from({ length: NODE_TRIES }, (_, i) => `node${i}`);
  for (const label of labels) {
    await site.fetch(site.traced("ws", label), { accept: "text/plain" });
  }
  await pause(SETTLED_MILLISECONDS);
  const lost = NODE_TRIES - await site.countOfOneNode();
  return lost === 0 ? passed(say("check.said.nodes", { count: names.size, broker }), facts)
    : resultOf(say("check.said.nodes.split", { count: names.size, broker }),
      [failure("push.split", say("check.said.nodes.lost", { lost, all: NODE_TRIES }))], facts);
}

export async function handshake(site) {
  const begun = performance.now();
  try {
    const socket = await CheckSocket.open(site.socketUrl(site.traced("ws", "handshake")));
    const took = performance.now() - begun;
    socket.close();
    return passed(say("check.said.opened", { time: duration(took) }), { milliseconds: took });
  } catch ({ after }) {
    return resultOf(say("check.said.unopened", { time: duration(after) }), [await lost(site)]);
  }
}

async function lost(site) {
  const seen = await site.await("handshake", ["handshake"]);
  if (!seen) {
    return failure("handshake.answered", say(site.isHeard ? "check.said.unseen" : "check.said.unknown"));
  }
  const refused = await site.await("handshake", ["refused", "accepted"]);
  const lines = [
    say("check.said.came", { http: seen.http, remote: seen.remote }),
    ...[["Upgrade", "websocket"], ["Connection", "Upgrade"], ["Origin", site.origin]]
      .filter(([name, sent]) => headerOf(seen, name).toLowerCase() !== sent.toLowerCase())
      .map(([name, sent]) => differs(name, sent, headerOf(seen, name))),
  ];
  if (refused?.type !== "refused") {
    return failure("handshake.changed", ...lines, say("check.said.agreed"));
  }
  return failure(reasonOf(seen, refused, site), say("check.said.sentence", { sentence: refused.sentence }), ...lines);
}

function reasonOf(seen, { rule, broken, likely }, site) {
  if (seen.http.startsWith("AJP")) {
    return "handshake.ajp";
  }
  if (!headerOf(seen, "Upgrade")) {
    return "handshake.upgrade";
  }
  if (broken.includes("connection")) {
    return "handshake.connection";
  }
  if (/^HTTP\/(0\.9|1\.0)$/.test(seen.http)) {
    return "handshake.http10";
  }
  if (rule === "origin") {
    return headerOf(seen, "Origin") !== site.origin ? "origin.changed"
      : likely?.kind === "ORIGIN_SCHEME" ? "scheme.unknown" : "handshake.refused";
  }
  return "handshake.refused";
}

export async function headers(site) {
  document.cookie = `${COOKIE}=1; path=${new URL(".", document.baseURI).pathname}; max-age=60; SameSite=Lax`;
  const protocols = site.subprotocol ? [site.subprotocol] : [];
  let socket = null;
  try {
    socket = await CheckSocket.open(site.socketUrl(site.traced("ws", "headers")), { protocols });
    socket.close();
  } catch {
    // A browser gives up when its subprotocol does not come back; what the server saw tells why.
  }
  const seen = await site.await("headers", ["handshake"]);
  if (!seen) {
    return skipped(say(site.isHeard ? "check.said.untold" : "check.said.unknown"));
  }
  const findings = [
    headerOf(seen, "Origin") === site.origin ? null
      : failure("origin.changed", differs("Origin", site.origin, headerOf(seen, "Origin"))),
    headerOf(seen, "Cookie").includes(COOKIE) ? null
      : failure("cookie.lost", differs("Cookie", `${COOKIE}=…`, headerOf(seen, "Cookie"))),
    await subprotocolProblem(site, seen, socket),
    headerOf(seen, "Sec-WebSocket-Extensions").includes("permessage-deflate") ? null
      : warning("extensions.lost", differs("Sec-WebSocket-Extensions", "permessage-deflate",
        headerOf(seen, "Sec-WebSocket-Extensions"))),
  ].filter(Boolean);
  const agreed = [socket?.protocol || say("console.no-subprotocol"),
    socket?.isCompressed ? "permessage-deflate" : say("console.no-extension")].join(", ");
  return resultOf(findings.length ? say("check.said.headers.not") : say("check.said.headers", { agreed }), findings,
    { agreed });
}

async function subprotocolProblem(site, seen, socket) {
  const arrived = headerOf(seen, "Sec-WebSocket-Protocol");
  if (arrived !== site.subprotocol) {
    return failure("subprotocol.lost", differs("Sec-WebSocket-Protocol", site.subprotocol, arrived));
  }
  const accepted = await site.await("headers", ["accepted"]);
  return accepted && (socket?.protocol ?? "") !== accepted.subprotocol
    ? failure("subprotocol.unanswered", say("check.said.unanswered.subprotocol", { chosen: quoted(accepted.subprotocol) }))
      : null;
}

/** What proxies add has names like these. */
const ADDED = /^(x-|via$|forwarded$|cf-|cdn-|true-client-ip$|fastly-)/i;

export async function seen(site) {
  const told = await site.await("handshake", ["handshake"], 0);
  if (!told) {
    return skipped(say(site.isHeard ? "check.said.untold" : "check.said.unknown"));
  }
  const added = told.headers.filter(([name]) => ADDED.test(name)).map(([name, value]) => `${name}: ${value}`);
  const signs = [...site.signs];
  return passed(say("check.said.seen", {
    remote: told.remote, http: told.http, added: added.join(", ") || say("check.said.nothing"), signs: signs.join(", ") ||
      say("check.said.none"),
  }), { client: told.remote, added, signs });
}

export async function http2() {
  const [page] = performance.getEntriesByType("navigation");
  const protocol = page?.nextHopProtocol || "";
  return protocol ? passed(say("check.said.protocol", { protocol }), { protocol })
    : skipped(say("check.said.protocol.unknown"));
}
