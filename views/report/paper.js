/** The report on the screen: every block as it will stand on paper; what people wrote enters as text only. */

import { make } from "../common/text.js";

const TAGS = { Title: "h2", Quote: "blockquote", ListBullet: "li" };

/** Fill `sheet` with the blocks of a report. */
export function paperOf(sheet, blocks, say) {
  sheet.replaceChildren(...blocks.map((block) => MAKERS[block.kind](block, say)));
}

const MAKERS = {
  heading: ({ level, text }) => make(`h${level + 2}`, "", {}, text),
  prose: ({ style, text }) => make(TAGS[style] ?? "p", style, {}, text),
  contents: ({ text, lines }, say) => {
    const made = make("nav", "contents", { "aria-label": text });
    const list = make("ul");
    for (const { text: line, level } of lines) list.append(make("li", `level-${level}`, {}, line));
    made.append(make("h3", "", {}, text), list, make("p", "note", {}, say("report-page-numbers")));
    return made;
  },
  table: ({ caption, columns, rows, note }) => {
    const made = make("figure");
    const table = make("table");
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const group = make("colgroup");
    const head = make("tr");
    for (const { title, share, numeric } of columns) {
      group.append(make("col", "", { style: `width: ${(100 * share) / shares}%` }));
      head.append(make("th", numeric ? "numeric" : "", { scope: "col" }, title));
    }
    const body = make("tbody");
    for (const { cells, strong, inset } of rows) {
      const row = make("tr", `${strong ? "strong " : ""}${inset ? "inset" : ""}`);
      cells.forEach((cell, at) => row.append(make("td", columns[at].numeric ? "numeric" : "", {}, cell)));
      body.append(row);
    }
    const header = make("thead");
    header.append(head);
    table.append(group, header, body);
    made.append(make("figcaption", "", {}, caption), table);
    if (note) made.append(make("p", "note", {}, note));
    return made;
  },
  figure: ({ caption, alt, svg }) => {
    const made = make("figure");
    made.append(make("img", "", { src: `data:image/svg+xml;base64,${svg}`, alt }), make("figcaption", "", {}, caption));
    return made;
  },
};
