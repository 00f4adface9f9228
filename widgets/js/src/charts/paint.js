// Colours by the theme that is shown, and words by the room that there is.

const TOKEN = /var\((--plp-[\w-]+)\)/g;
const NARROW = 520; // px below which words beside and above the plot have no room
const LEGEND = 20; // px of a line of the legend

/** Whether words beside the plot have no room. */
export const isNarrow = (width) => width < NARROW;

/** The same data with each token's value, as `el` has it, in the place of its name. */
export function painted(value, el) {
  const style = getComputedStyle(el);
  const known = new Map();
  const look = (whole, name) => {
    if (!known.has(name)) known.set(name, style.getPropertyValue(name).trim());
    return known.get(name) || whole;
  };
  const paint = (held) => {
    if (typeof held === "string") return held.includes("var(") ? held.replace(TOKEN, look) : held;
    if (Array.isArray(held)) return held.map(paint);
    if (held && typeof held === "object")
      return Object.fromEntries(Object.entries(held).map(([name, inner]) => [name, paint(inner)]));
    return held;
  };
  return paint(value);
}

/** A layout for this width: on a narrow one words beside and above are left to what stands below. */
export function fitted(layout, width, named) {
  const sized = { ...layout, width, autosize: false };
  if (!isNarrow(width)) return sized;
  const rows = layout.annotations.filter((note) => note.name === "mark");
  const above = rows.length ? Math.max(...rows.map((note) => note.yshift)) + 16 : 0;
  const below = layout.showlegend ? Math.max(0, named - 1) * LEGEND : 0;
  const { margin } = layout;
  return {
    ...sized,
    height: layout.height - above + below,
    margin: { ...margin, r: 8, t: margin.t - above, b: margin.b + below },
    xaxis: thinned(layout.xaxis, width),
    annotations: layout.annotations.filter((note) => !["mark", "edge"].includes(note.name)),
  };
}

function thinned(axis, width) {
  const most = Math.max(2, Math.floor(width / 70));
  const every = Math.ceil((axis.tickvals?.length ?? 0) / most);
  if (every <= 1) return axis;
  const kept = (list) => list.filter((_, index) => index % every === 0);
  return { ...axis, tickvals: kept(axis.tickvals), ticktext: kept(axis.ticktext) };
}
