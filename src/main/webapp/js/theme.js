// Light, dark, or as the system wishes. Loaded before the first paint.

const KEY = "duplex.theme";
const CHOICES = ["auto", "light", "dark"];

// Reading localStorage itself may throw where storage is forbidden; the choice then lasts until the page goes.
function remembered() {
  try {
    const choice = localStorage.getItem(KEY);
    return CHOICES.includes(choice) ? choice : "auto";
  } catch {
    return "auto";
  }
}

function remember(choice) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Not remembered, but shown.
  }
}

function show(choice) {
  if (choice === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = choice;
  }
}

const select = document.getElementById("theme");
show(remembered());
if (select) {
  select.value = remembered();
  select.addEventListener("change", () => {
    show(select.value);
    remember(select.value);
  });
}
