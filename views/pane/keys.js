/** Every command and the keys that give it, in the order of the `?` sheet. */
export const KEYS = [
  ["walk-down", ["ArrowDown", "j"]],
  ["walk-up", ["ArrowUp", "k"]],
  ["extend-down", ["Shift+ArrowDown", "J"]],
  ["extend-up", ["Shift+ArrowUp", "K"]],
  ["word-right", ["Shift+ArrowRight"]],
  ["word-left", ["Shift+ArrowLeft"]],
  ["clear", ["Escape"]],
  ["filter", ["/", "c", "Enter"]],
  ["again", ["."]],
  ["cycle", ["o"]],
  ["promoting", ["+"]],
  ["hindering", ["-"]],
  ["both", ["="]],
  ["neutral", ["*"]],
  ["memo", ["m"]],
  ["remove", ["Delete", "Backspace"]],
  ["undo", ["Ctrl+z"]],
  ["redo", ["Ctrl+Shift+z", "Ctrl+y"]],
  ["others", ["v"]],
  ["filters", ["F"]],
  ["uncoded", ["U"]],
  ["everything", ["A"]],
  ["larger", [">"]],
  ["smaller", ["<"]],
  ["wider", ["}"]],
  ["narrower", ["{"]],
  ["fold-codebook", ["["]],
  ["fold-details", ["]"]],
  ["sheet", ["?"]],
];

const COMMANDS = new Map(KEYS.flatMap(([command, keys]) => keys.map((key) => [key, command])));

/** What a key press asks for: `{code}`, `{command}` or null. A code's key wins while text is selected. */
export function asked(event, { selected, codeKeys }) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return null;
  const control = ctrlKey || metaKey;
  const code = codeKeys.get(key.toLowerCase());
  if (selected && code && !control && !shiftKey) return { code };
  const command = COMMANDS.get(chord(key, control, shiftKey));
  return command ? { command } : null;
}

/** Shift belongs to the key itself where it makes another character: `?` and `J`, but Shift+ArrowDown. */
function chord(key, control, shift) {
  if (control) return `Ctrl+${shift ? "Shift+" : ""}${key.toLowerCase()}`;
  return shift && key.length > 1 ? `Shift+${key}` : key;
}
