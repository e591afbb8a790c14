// The keys of the console. Pure functions.

/** What a key does to an element of the page: "click" it, or "focus" it. A held Ctrl is not listed here: see FIXED. */
export const SHORTCUTS = [
  { key: "c", target: "connect", does: "click", says: "Connect, or connect anew" },
  { key: "x", target: "close", does: "click", says: "Close with 1000" },
  { key: "m", target: "text", does: "message", says: "Go to the message" },
  { key: "r", target: "repeat-toggle", does: "click", says: "Show or hide how to repeat it" },
  { key: "t", target: "templates", does: "click", says: "Take a message from the templates" },
  { key: "o", target: "setups", does: "click", says: "Open a set-up" },
  { key: "s", target: "setups", does: "save", says: "Save the set-up" },
  { key: "/", target: "filter", does: "focus", says: "Filter the time line" },
  { key: "l", target: "clear", does: "click", says: "Clear the time line" },
  { key: "?", target: "keys", does: "click", says: "Show these keys" },
];

/** Works while typing, and belongs to the Send card itself. */
export const FIXED = [{ key: "Control+Enter", shown: "Ctrl ↵", target: "send", says: "Send, from within the Send card" }];

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
