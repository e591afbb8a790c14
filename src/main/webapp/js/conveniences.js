// What makes the console pleasant for daily use: templates, repetition, set-ups, links, code for other clients,
// keys. Makes these parts and wires them; the console's own parts come as parameters.

import { CopyAsPanel } from "./copyAsPanel.js";
import { byId, write } from "./elements.js";
import { quoted } from "./format.js";
import { LinkPanel } from "./linkPanel.js";
import { RepeatPanel } from "./repeatPanel.js";
import { SetupForm } from "./setupForm.js";
import { readLists, remember } from "./setupLists.js";
import { SetupsPanel } from "./setupsPanel.js";
import { Shelf } from "./shelf.js";
import { ShortcutsPanel } from "./shortcutsPanel.js";
import { readTemplates } from "./templates.js";
import { TemplatesPanel } from "./templatesPanel.js";
import { say } from "./words.js";

const shelf = (name, read) => new Shelf(`duplex.${name}`, read);

function tell(sentence, tone = "") {
  byId("setup-told").dataset.tone = tone;
  write(byId("setup-told"), sentence);
}

/** Once, however many things could not be kept; in the open dialog too, for it covers the page. */
function tellTrouble({ detail }) {
  if (byId("storage-told").textContent === "") {
    write(byId("storage-told"), say(`storage.${detail}`));
    document.querySelector("dialog[open] .told")?.append(" ", say(`storage.${detail}`));
  }
}

/**
 * Call it when the console's parts have been started.
 *
 * `sessions` has the events connection (detail: the new Connection) and switch (detail: that of another tab, or null);
 * `send(data)` answers whether it went out.
 */
export function startConveniences({ sessions, sendPanel, send }) {
  const setups = shelf("setups", readLists);
  const templates = shelf("templates", readTemplates);
  const keys = shelf("keys", (value) => value !== false);
  const form = new SetupForm(sendPanel);
  const setupsPanel = new SetupsPanel(setups, form);
  const templatesPanel = new TemplatesPanel(templates, () => sendPanel.message);
  let current = null;
  const repeatPanel = new RepeatPanel({
    message: sendPanel, send, waiting: () => current?.bufferedAmount ?? 0, isEnded: () => !current?.isLive,
  });
  const shortcutsPanel = new ShortcutsPanel(keys, {
    save: () => setupsPanel.openToSave(), message: () => sendPanel.focus(),
  });

  for (const kept of [setups, templates, keys]) {
    kept.addEventListener("trouble", tellTrouble);
  }
  setupsPanel.addEventListener("use", ({ detail: setup }) => {
    form.fill(setup);
    tell(setup.name ? say("setups.filled", { name: quoted(setup.name) }) : say("setups.filled.history"));
    byId("connect").focus();
  });
  templatesPanel.addEventListener("use", ({ detail: message }) => {
    sendPanel.show(message);
    sendPanel.focus();
  });
  sessions.addEventListener("connection", ({ detail: connection }) => {
    current = connection;
    tell("");
    connection.addEventListener("open", () => {
      setups.value = remember(setups.value, connection);
    });
    connection.addEventListener("close", () => {
      if (connection === current) {
        repeatPanel.hearEnd();
      }
    });
  });
  sessions.addEventListener("switch", ({ detail: connection }) => {
    current = connection;
    repeatPanel.hearSwitch();
    tell("");
  });
  const parts = [setups, templates, keys, setupsPanel, templatesPanel, repeatPanel, shortcutsPanel,
    new LinkPanel(form, tell), new CopyAsPanel(form, sendPanel)];
  for (const part of parts) {
    part.start();
  }
}
