// Units and their superiors: a flat list of {id, parent}, read as a tree.

/** Every unit with its depth, superiors first; what has no known superior is at the top. */
export function flatten(rows) {
  const known = new Set(rows.map((row) => row.id));
  const seen = new Set();
  const under = (parent, depth) =>
    rows
      .filter((row) => (known.has(row.parent) ? row.parent : null) === parent && !seen.has(row.id))
      .flatMap((row) => {
        seen.add(row.id);
        return [{ row, depth }, ...under(row.id, depth + 1)];
      });
  const reached = under(null, 0);
  // Units that are each other's superior hang nowhere: show them at the top.
  return [...reached, ...rows.filter((row) => !seen.has(row.id)).map((row) => ({ row, depth: 0 }))];
}

/** The superior after a step "in" (under the unit before it) or "out"; undefined where there is none. */
export function newParent(rows, row, way) {
  if (way === "out") {
    const parent = rows.find((other) => other.id === row.parent);
    return parent ? (parent.parent ?? null) : undefined;
  }
  const siblings = rows.filter((other) => (other.parent ?? null) === (row.parent ?? null));
  return siblings[siblings.indexOf(row) - 1]?.id;
}

/** Boxes and lines of an organigram: leaves under one unit hang in a column, others side by side. */
export function layout(shown, { width, height, gap, drop }) {
  const children = (id) => shown.filter(({ row }) => row.parent === id).map(({ row }) => row.id);
  const boxes = new Map();
  const lines = [];
  const hang = (id, left, top) => {
    const below = children(id);
    const column = below.length > 0 && below.every((child) => children(child).length === 0);
    const wide = column ? stack(id, below, left, top) : spread(id, below, left, top);
    return wide;
  };
  const stack = (id, below, left, top) => {
    boxes.set(id, { left, top });
    below.forEach((child, index) => {
      const at = { left: left + gap, top: top + (index + 1) * (height + gap) };
      boxes.set(child, at);
      lines.push(
        [left + gap / 2, top + height, left + gap / 2, at.top + height / 2],
        [left + gap / 2, at.top + height / 2, at.left, at.top + height / 2],
      );
    });
    return width + gap;
  };
  const spread = (id, below, left, top) => {
    let right = left;
    for (const child of below) right += hang(child, right, top + height + drop) + gap;
    const wide = below.length ? right - gap - left : width;
    const middle = left + Math.max(0, wide - width) / 2;
    boxes.set(id, { left: middle, top });
    const bus = top + height + drop / 2;
    for (const child of below) {
      const x = boxes.get(child).left + width / 2;
      lines.push(
        [middle + width / 2, top + height, middle + width / 2, bus],
        [middle + width / 2, bus, x, bus],
        [x, bus, x, boxes.get(child).top],
      );
    }
    return Math.max(wide, width);
  };
  let right = 0;
  for (const { row, depth } of shown) if (depth === 0) right += hang(row.id, right, 0) + gap;
  const bottom = Math.max(...[...boxes.values()].map((box) => box.top)) + height;
  return { boxes, lines, width: right - gap, height: bottom };
}
