// The console page: makes its parts and wires them to each other.

import { Announcer } from "./announcer.js";
import { ClosePanel } from "./closePanel.js";
import { ConnectionPanel, ownUrl } from "./connectionPanel.js";
import { STATES } from "./connection.js";
import { startConveniences } from "./conveniences.js";
import { Detail } from "./detail.js";
import { byId, write } from "./elements.js";
import { LogPanel } from "./logPanel.js";
import { Notice } from "./notice.js";
import { ProbePanel } from "./probePanel.js";
import { ReconnectPanel } from "./reconnectPanel.js";
import { SendPanel } from "./sendPanel.js";
import { ServerClock } from "./serverClock.js";
import { describeServer, fetchServerInfo } from "./serverInfo.js";
import { ServerSide } from "./serverSide.js";
import { SocketPanel } from "./socketPanel.js";
import { Timeline } from "./timeline.js";
import { Trace } from "./trace.js";
import { say } from "./words.js";
import { Workspace } from "./workspace.js";
import { WorkspaceStrip } from "./workspaceStrip.js";

const clock = new ServerClock();
const serverSide = new ServerSide(new Trace(), clock);
const serverInfo = fetchServerInfo();
const workspaces = [];

/** Events: connection (detail: a new Connection of the tab in front), switch (detail: that of another tab now, or null). */
const front = new EventTarget();
let workspace = makeWorkspace({ url: ownUrl("ws"), protocols: "", isAsked: false });

const strip = new WorkspaceStrip();
const timeline = new Timeline(workspace.journal);
const connectionPanel = new ConnectionPanel();
const reconnectPanel = new ReconnectPanel();
const socketPanel = new SocketPanel();
const closePanel = new ClosePanel();
const sendPanel = new SendPanel();
const probePanel = new ProbePanel();
const detail = new Detail();
const notice = new Notice();
const logPanel = new LogPanel(timeline);
const announcer = new Announcer(workspace.journal);

function makeWorkspace(fields) {
  const made = new Workspace({ serverSide, serverInfo, fields });
  const ifShown = (action) => (event) => made === workspace && action(event.detail);
  made.session.addEventListener("connection", ifShown((connection) => {
    showConnection();
    tellFront("connection", connection);
  }));
  made.narrator.addEventListener("change", ifShown(showWords));
  made.addEventListener("change", ifShown(showLive));
  made.journal.addEventListener("update", ({ detail: entry }) => detail.refresh(entry));
  workspaces.push(made);
  return made;
}

function show(next) {
  workspace.fields = connectionPanel.fields;
  workspace = next;
  connectionPanel.fields = next.fields;
  strip.select(next);
  timeline.show(next.journal);
  announcer.show(next.journal);
  reconnectPanel.show(next.reconnect);
  showConnection();
  showWords();
  showLive();
  tellFront("switch", next.session.current);
}

function tellFront(type, connection) {
  front.dispatchEvent(new CustomEvent(type, { detail: connection }));
}

function showConnection() {
  const { current } = workspace.session;
  const showCompression = () => {
    if (current === workspace.session.current) {
      sendPanel.showCompression(current?.isCompressed ?? false);
      write(byId("wire-hint"), current?.isCompressed ? say("console.column.wire.compressed") : "");
    }
  };
  socketPanel.watch(current);
  probePanel.watch(current);
  closePanel.clear();
  showCompression();
  current?.addEventListener("open", showCompression);
}

function showWords() {
  write(byId("headline"), workspace.narrator.sentence || say("console.headline.first"));
  notice.show(workspace.narrator.failure);
}

function showLive() {
  connectionPanel.showLive(workspace.session.current?.isLive ?? false);
}

strip.addEventListener("select", ({ detail: selected }) => selected !== workspace && show(selected));
strip.addEventListener("add", () => {
  strip.add(makeWorkspace(connectionPanel.fields));
  show(workspaces.at(-1));
  byId("url").focus();
});
strip.addEventListener("end", ({ detail: ended }) => {
  const at = workspaces.indexOf(ended);
  ended.end();
  workspaces.splice(at, 1);
  strip.remove(ended);
  if (ended === workspace) {
    show(workspaces[Math.min(at, workspaces.length - 1)]);
  }
});

const stateOf = ({ readyState }) => `${readyState} ${STATES[readyState]}`;

connectionPanel.addEventListener("connect", ({ detail: { url, protocols, isAsked } }) => {
  workspace.reconnect.cancel();
  try {
    workspace.session.open(url, protocols, socketPanel.binaryType, isAsked);
  } catch (error) {
    workspace.narrator.tellRefusal();
    connectionPanel.showRefusal(error);
  }
});

/** Answers whether it went out; if not, the send panel tells why. */
function send(data) {
  const { session } = workspace;
  if (!session.current) {
    sendPanel.tell(say("console.send.unconnected"), "warn");
    return false;
  }
  try {
    const isSent = session.send(data);
    if (!isSent) {
      sendPanel.tell(say("console.send.discarded", {
        state: stateOf(session.current), amount: session.current.bufferedAmount,
      }));
    }
    return isSent;
  } catch (error) {
    sendPanel.tell(say("console.send.early", { state: stateOf(session.current), error: error.name }));
    return false;
  }
}

sendPanel.addEventListener("send", ({ detail: data }) => send(data));

closePanel.addEventListener("close", ({ detail: parameters }) => {
  const { session, reconnect } = workspace;
  if (reconnect.isWaiting) {
    reconnect.cancel(say("reconnect.rest.pressed"));
  }
  if (!session.current) {
    closePanel.tell(say("console.close.unconnected"));
    return;
  }
  try {
    if (!session.close(...parameters)) {
      closePanel.tell(say("console.close.vain"));
    }
  } catch (error) {
    closePanel.showRefusal(error);
  }
});

probePanel.addEventListener("connect", ({ detail: url }) => connectionPanel.connectTo(url));
probePanel.addEventListener("send", ({ detail: command }) => workspace.session.send(command));

timeline.addEventListener("select", ({ detail: entry }) => detail.show(entry));

for (const part of [
  strip, connectionPanel, reconnectPanel, socketPanel, closePanel, sendPanel, probePanel, timeline, logPanel, announcer,
]) {
  part.start();
}
strip.add(workspace);
strip.select(workspace);
reconnectPanel.show(workspace.reconnect);
detail.show(null);
startConveniences({ sessions: front, sendPanel, send });
await clock.set();

const server = describeServer(await serverInfo);
byId("server-chip").hidden = server === "";
write(byId("server-chip"), server);
