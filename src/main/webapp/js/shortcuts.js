// The keys of the console. Pure functions.

import { say } from "./words.js";

/** What a key does to an element of the page: "click" it, or "focus" it. A held Ctrl is not listed here: see FIXED. */
export const SHORTCUTS = [
  { key: "c", target: "connect", does: "click", says: say("key.connect") },
  { key: "x", target: "close", does: "click", says: say("key.close") },
  { key: "m", target: "text", does: "message", says: say("key.message") },
  { key: "r", target: "repeat-toggle", does: "click", says: say("key.repeat") },
  { key: "t", target: "templates", does: "click", says: say("key.templates") },
  { key: "o", target: "setups", does: "click", says: say("key.setups") },
  { key: "s", target: "setups", does: "save", says: say("key.save") },
  { key: "/", target: "filter", does: "focus", says: say("key.filter") },
  { key: "l", target: "clear", does: "click", says: say("key.clear") },
  { key: "?", target: "keys", does: "click", says: say("key.keys") },
];

/** Works while typing, and belongs to the Send card itself. */
export const FIXED = [{ key: "Control+Enter", shown: "Ctrl ↵", target: "send", says: say("key.send") }];

/** The shortcut that a keydown event stands for; null when it is typing, a command of the browser, or a key held down. */
export function shortcutFor({ key, ctrlKey, metaKey, altKey, isComposing, repeat }, isTyping) {
  if (isTyping || ctrlKey || metaKey || altKey || isComposing || repeat) {
    return null;
  }
  return SHORTCUTS.find((shortcut) => shortcut.key === key) ?? null;
}

/** The keys of one element as aria-keyshortcuts has them. */
export const keysOf = (target, isOn) => [...FIXED, ...(isOn ? SHORTCUTS : [])]
  .filter((shortcut) => shortcut.target === target).map(({ key }) => key).join(" ");
