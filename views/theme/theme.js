// Streamlit 1.67 reads the wish for a theme from here when a page of it is opened, one wish for each address.
const VERSION = 2;
const THEMES = ["System", "Light", "Dark"];
const MARKS = { System: "◐", Light: "○", Dark: "●" };

/** Light, dark, or as the system is: for this browser, on all pages. */
export default function theme({ data, parentElement }) {
  const chosen = wished();
  const group = document.createElement("div");
  group.className = "duiding-theme";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", data.words["theme-choose"]);
  for (const name of THEMES) group.append(choice(name, data, name === chosen));
  parentElement.replaceChildren(group);
  return () => group.remove();
}

function choice(name, { pages, words }, chosen) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-pressed", String(chosen));
  button.textContent = `${MARKS[name]} ${words[`theme-${name.toLowerCase()}`]}`;
  button.addEventListener("click", () => {
    for (const page of ["/", ...pages.map((each) => `/${each}`)]) localStorage.setItem(keyOf(page), JSON.stringify(name));
    window.location.reload();
  });
  return button;
}

function wished() {
  try {
    return JSON.parse(localStorage.getItem(keyOf(window.location.pathname))) ?? "System";
  } catch {
    return "System";
  }
}

function keyOf(page) {
  return `stActiveTheme-${page}-v${VERSION}`;
}
