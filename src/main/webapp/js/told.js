const TOLD_MILLISECONDS = 1500;

/** The button itself tells what came of it for a moment, as wide as before, so that nothing moves. */
export function tellOnButton(button, word) {
  if (button.dataset.told !== undefined) {
    return;
  }
  const label = button.textContent;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.dataset.told = "";
  button.textContent = word;
  setTimeout(() => {
    button.textContent = label;
    delete button.dataset.told;
  }, TOLD_MILLISECONDS);
}
