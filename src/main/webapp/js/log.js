// The log as something to paste elsewhere. Pure functions.

import { clock, fraction } from "./format.js";

export const previewOf = (entry) => entry.payload?.preview ?? entry.text;

const serverOf = ({ server }) => (server ? `${server.title} ${server.note}` : "");

/** Whether a row is to be seen under a filter: what it shows of the browser or the server holds the words. */
export function matches(entry, words) {
  const wanted = words.trim().toLowerCase();
  return wanted === ""
    || `${entry.title} ${previewOf(entry)} ${entry.note} ${serverOf(entry)}`.toLowerCase().includes(wanted);
}

export function asText(entries) {
  return entries.map((entry) => [
    clock(entry.at) + fraction(entry.at), entry.connection && `#${entry.connection}`, entry.title, previewOf(entry), entry.states,
    entry.note, entry.wire?.label, entry.server && `| ${serverOf(entry)}`,
  ].filter(Boolean).join("  ")).join("\n");
}

export function asJson(entries) {
  return JSON.stringify(entries.map((entry) => ({
    time: new Date(entry.at).toISOString(),
    connection: entry.connection,
    kind: entry.kind,
    title: entry.title,
    preview: previewOf(entry),
    note: entry.note,
    wire: entry.wire ? { way: entry.wire.way, label: entry.wire.label } : null,
    facts: Object.fromEntries(entry.facts),
    server: entry.server && {
      title: entry.server.title, note: entry.server.note, facts: Object.fromEntries(entry.server.facts),
    },
  })), null, 2);
}
