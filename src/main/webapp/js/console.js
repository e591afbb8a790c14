// The console page: makes its parts and wires them to each other.

import { Announcer } from "./announcer.js";
import { ClosePanel } from "./closePanel.js";
import { ConnectionPanel } from "./connectionPanel.js";
import { STATES } from "./connection.js";
import { startConveniences } from "./conveniences.js";
import { Detail } from "./detail.js";
import { byId, write } from "./elements.js";
import { count } from "./format.js";
import { Journal } from "./journal.js";
import { LogPanel } from "./logPanel.js";
import { Narrator } from "./narrator.js";
import { SendPanel } from "./sendPanel.js";
import { describeServer, fetchServerInfo } from "./serverInfo.js";
import { Session } from "./session.js";
import { SocketPanel } from "./socketPanel.js";
import { Timeline } from "./timeline.js";

const journal = new Journal();
const session = new Session(journal);
const timeline = new Timeline(journal);
const connectionPanel = new ConnectionPanel();
const socketPanel = new SocketPanel();
const closePanel = new ClosePanel();
const sendPanel = new SendPanel();
const detail = new Detail();
const serverInfo = fetchServerInfo();
const narrator = new Narrator(serverInfo);

const stateOf = ({ readyState }) => `${readyState} ${STATES[readyState]}`;

connectionPanel.addEventListener("connect", ({ detail: { url, protocols } }) => {
  try {
    session.open(url, protocols, socketPanel.binaryType);
  } catch (error) {
    narrator.tellRefusal();
    connectionPanel.showRefusal(error);
  }
});

session.addEventListener("connection", ({ detail: connection }) => {
  const showCompression = () => {
    if (connection === session.current) {
      sendPanel.showCompression(connection.isCompressed);
      write(byId("wire-hint"), connection.isCompressed ? "before compression" : "");
    }
  };
  socketPanel.watch(connection);
  narrator.watch(connection);
  closePanel.clear();
  showCompression();
  connection.addEventListener("open", showCompression);
  connection.addEventListener("state", () => connectionPanel.showLive(session.current.isLive));
  connectionPanel.showLive(connection.isLive);
});

/** Answers whether it went out; if not, the send panel tells why. */
function send(data) {
  const { current } = session;
  if (!current) {
    sendPanel.tell("There is no WebSocket yet to send on; press Connect first.", "warn");
    return false;
  }
  try {
    const isSent = session.send(data);
    if (!isSent) {
      sendPanel.tell(`Not sent: readyState is ${stateOf(current)}. The browser throws the message away without an `
        + `error, and only adds it to bufferedAmount (now ${count(current.bufferedAmount)} B).`);
    }
    return isSent;
  } catch (error) {
    sendPanel.tell(`Not sent: readyState is ${stateOf(current)}; send() is allowed only from 1 OPEN on, so wait `
      + `for the open event. (${error.name})`);
    return false;
  }
}

sendPanel.addEventListener("send", ({ detail: data }) => send(data));

closePanel.addEventListener("close", ({ detail: parameters }) => {
  if (!session.current) {
    closePanel.tell("There is no WebSocket yet to close; press Connect first.");
    return;
  }
  try {
    if (!session.close(...parameters)) {
      closePanel.tell("close() had no effect: the connection is closing or closed already.");
    }
  } catch (error) {
    closePanel.showRefusal(error);
  }
});

timeline.addEventListener("select", ({ detail: entry }) => detail.show(entry));
journal.addEventListener("update", ({ detail: entry }) => detail.refresh(entry));

const logPanel = new LogPanel(journal, timeline);
const announcer = new Announcer(journal);
for (const part of [connectionPanel, socketPanel, closePanel, sendPanel, timeline, logPanel, announcer]) {
  part.start();
}
detail.show(null);
startConveniences({
  sessions: session, connectionPanel, closePanel, sendPanel, send, open: (...parameters) => session.open(...parameters),
});

const server = describeServer(await serverInfo);
byId("server-chip").hidden = server === "";
write(byId("server-chip"), server);
