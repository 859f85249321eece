/** Every command and the keys that give it, in the groups and the order of the `?` sheet. */
export const GROUPS = [
  {
    group: "walk",
    keys: [
      ["walk-down", ["ArrowDown", "j"]],
      ["walk-up", ["ArrowUp", "k"]],
      ["word-next", ["ArrowRight"]],
      ["word-previous", ["ArrowLeft"]],
      ["turn-next", ["t"]],
      ["turn-previous", ["r"]],
      ["paragraph-next", ["Ctrl+ArrowDown"]],
      ["paragraph-previous", ["Ctrl+ArrowUp"]],
    ],
  },
  {
    group: "extend",
    keys: [
      ["extend-down", ["Shift+ArrowDown", "J"]],
      ["extend-up", ["Shift+ArrowUp", "K"]],
      ["word-right", ["Shift+ArrowRight"]],
      ["word-left", ["Shift+ArrowLeft"]],
      ["extend-turn-next", ["T"]],
      ["extend-turn-previous", ["R"]],
      ["extend-paragraph-next", ["Ctrl+Shift+ArrowDown"]],
      ["extend-paragraph-previous", ["Ctrl+Shift+ArrowUp"]],
      ["clear", ["Escape"]],
    ],
  },
  {
    group: "bounds",
    keys: [
      ["begin-word-earlier", ["w"]],
      ["begin-word-later", ["e"]],
      ["end-word-earlier", ["s"]],
      ["end-word-later", ["d"]],
      ["begin-sentence-earlier", ["W"]],
      ["begin-sentence-later", ["E"]],
      ["end-sentence-earlier", ["S"]],
      ["end-sentence-later", ["D"]],
    ],
  },
  {
    group: "giving",
    keys: [
      ["filter", ["/", "c", "Enter"]],
      ["again", ["."]],
      ["in-vivo", ["i"]],
    ],
  },
  {
    group: "coding",
    keys: [
      ["promoting", ["+"]],
      ["hindering", ["-"]],
      ["both", ["="]],
      ["neutral", ["*"]],
      ["important", ["!"]],
      ["memo", ["m"]],
      ["remove", ["Delete", "Backspace"]],
    ],
  },
  {
    group: "jump",
    keys: [
      ["coding-next", ["n"]],
      ["coding-previous", ["N"]],
      ["cycle", ["o"]],
      ["uncoded-next", ["u"]],
      ["uncoded-previous", ["U"]],
      ["difference-next", ["x"]],
      ["difference-previous", ["X"]],
      ["hit-next", ["h"]],
      ["hit-previous", ["H"]],
    ],
  },
  {
    group: "seeing",
    keys: [
      ["others", ["v"]],
      ["filters", ["F"]],
      ["uncoded", ["B"]],
      ["everything", ["A"]],
      ["larger", [">"]],
      ["smaller", ["<"]],
      ["wider", ["}"]],
      ["narrower", ["{"]],
      ["fold-codebook", ["["]],
      ["fold-details", ["]"]],
    ],
  },
  {
    group: "rest",
    keys: [
      ["undo", ["Ctrl+z"]],
      ["redo", ["Ctrl+Shift+z", "Ctrl+y"]],
      ["history", ["g"]],
      ["finish", ["Ctrl+Enter"]],
      ["sheet", ["?"]],
    ],
  },
];

export const KEYS = GROUPS.flatMap(({ keys }) => keys);

const COMMANDS = new Map(KEYS.flatMap(([command, keys]) => keys.map((key) => [key, command])));

/** What a key press asks for: `{code}`, `{command}` or null. A code's key wins while text is selected. */
export function asked(event, { selected, codeKeys }) {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  // Where brackets need AltGr, that counts as Ctrl and Alt; every other Alt belongs to browser and screen reader.
  const graph = event.getModifierState?.("AltGraph") ?? false;
  if (event.altKey && !graph) return null;
  const control = (ctrlKey || metaKey) && !graph;
  const code = codeKeys.get(key.toLowerCase());
  if (selected && code && !control && !shiftKey) return { code };
  const command = COMMANDS.get(chord(key, control, shiftKey));
  return command ? { command } : null;
}

/** The command that a single character gives, as far as there is one. */
export function commandOf(key) {
  return COMMANDS.get(key) ?? null;
}

/** Whether a press is a letter, digit or sign by itself: only the text may hear that, never a button or a list. */
export function isCharacter({ key, ctrlKey, metaKey }) {
  return key.length === 1 && !ctrlKey && !metaKey;
}

/** Shift belongs to the key itself where it makes another character: `?` and `J`, but Shift+ArrowDown. */
function chord(key, control, shift) {
  const name = key.length > 1 ? key : key.toLowerCase();
  if (control) return `Ctrl+${shift ? "Shift+" : ""}${name}`;
  return shift && key.length > 1 ? `Shift+${key}` : key;
}
