// The push page: makes its parts and wires them to each other.

import { Announcer } from "./announcer.js";
import { CodePanel } from "./codePanel.js";
import { Detail } from "./detail.js";
import { byId, write } from "./elements.js";
import { Journal } from "./journal.js";
import { Leave } from "./leave.js";
import { ListenPanel } from "./listenPanel.js";
import { LogPanel } from "./logPanel.js";
import { PublishPanel } from "./publishPanel.js";
import { headline } from "./pushHeadline.js";
import * as pushRow from "./pushRow.js";
import { PushSession } from "./pushSession.js";
import { ServerClock } from "./serverClock.js";
import { describeServer, fetchServerInfo } from "./serverInfo.js";
import { Tabs } from "./tabs.js";
import { Timeline } from "./timeline.js";
import { TopicsPanel } from "./topicsPanel.js";

const journal = new Journal();
const clock = new ServerClock();
const leave = new Leave();
const session = new PushSession({ journal, clock, leave });
const timeline = new Timeline(journal, { row: pushRow, noun: "line" });
const listenPanel = new ListenPanel();
const publishPanel = new PublishPanel();
const codePanel = new CodePanel();
const detail = new Detail();

function showTopic() {
  publishPanel.follow(listenPanel.topic);
  codePanel.show(listenPanel.topic);
}

const FORBIDDEN = 403;

listenPanel.addEventListener("topic", showTopic);
listenPanel.addEventListener("listen", ({ detail: asked }) => session.listen(asked.topic, asked));

publishPanel.addEventListener("publish", async ({ detail: { topic, data, type, token } }) => {
  leave.token = token;
  try {
    publishPanel.showReceipt(await session.publish(topic, data, type));
  } catch (error) {
    publishPanel.showFailure(error);
    if (error.status === FORBIDDEN) {
      publishPanel.askForToken();
    }
  }
});

// Once per frame, however fast messages come.
let frame = null;
const showHeadline = () => {
  frame ??= requestAnimationFrame(() => {
    frame = null;
    write(byId("headline"), headline([...session.topics.values()]));
  });
};
const watched = new WeakSet();
session.addEventListener("topics", () => {
  for (const heard of session.topics.values()) {
    if (!watched.has(heard)) {
      watched.add(heard);
      heard.addEventListener("change", showHeadline);
    }
  }
  showHeadline();
});

timeline.addEventListener("select", ({ detail: entry }) => detail.show(entry));
journal.addEventListener("update", ({ detail: entry }) => detail.refresh(entry));

const topicsPanel = new TopicsPanel(session);
const logPanel = new LogPanel(timeline);
const tabs = new Tabs(byId("views"));
const announcer = new Announcer(journal);
for (const part of [listenPanel, publishPanel, codePanel, topicsPanel, timeline, logPanel, tabs, announcer]) {
  part.start();
}
showTopic();
detail.show(null);
await clock.set();

const server = describeServer(await fetchServerInfo());
byId("server-chip").hidden = server === "";
write(byId("server-chip"), server);
