// Files of the person's own computer, out and in.

/** Hands a text over as a file to keep. */
export function saveFile(name, text, type = "application/json") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next task; until it has, the address must live.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
