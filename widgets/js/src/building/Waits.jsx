import { useLayoutEffect, useState } from "preact/hooks";
import { addDays } from "../dates.js";
import { placeOf } from "./scale.js";

/** Arrows from the end of a plan to the start of each plan that waits for it. */
export function Waits({ rows, shown, frame, width }) {
  const [lanes, setLanes] = useState(null);
  const tall = rows.map((row) => row.problems.length).join();
  useLayoutEffect(() => setLanes(measured(frame.current)), [rows.length, width, tall]);
  if (!lanes) return null;
  const by = Object.fromEntries(rows.map((row) => [row.id, row]));
  const arrows = rows.flatMap((row) => row.after.map((id) => [by[id], row]).filter(([before]) => before));
  return (
    <svg class="plp-gantt__waits" aria-hidden="true">
      {arrows.map(([before, row]) => (
        <Arrow key={`${before.id} ${row.id}`} before={before} row={row} lanes={lanes} shown={shown} />
      ))}
    </svg>
  );
}

// Where each plan's lane lies in the frame.
function measured(frame) {
  const box = frame.getBoundingClientRect();
  const found = { at: {}, left: 0, wide: 1 };
  for (const row of frame.querySelectorAll("[data-plan]")) {
    const lane = row.querySelector(".plp-gantt__lane").getBoundingClientRect();
    found.at[row.dataset.plan] = lane.top - box.top + lane.height / 2;
    Object.assign(found, { left: lane.left - box.left, wide: lane.width });
  }
  return found;
}

function Arrow({ before, row, lanes, shown }) {
  if (!before.end || !row.start) return null;
  const place = (iso) => lanes.left + lanes.wide * Math.min(Math.max(placeOf(iso, shown), 0), 1);
  const hidden = [before.end, row.start].every((day) => day < shown.from || day > shown.to);
  if (hidden) return null;
  const [x1, y1] = [place(addDays(before.end, 1)), lanes.at[before.id]];
  const [x2, y2] = [place(row.start), lanes.at[row.id]];
  const late = row.start <= before.end;
  const down = y2 > y1 ? 1 : -1;
  const bend = y2 - down * 14;
  const path = `M${x1} ${y1 + down * 8}V${bend}H${x2}V${y2 - down * 9}`;
  const tip = `M${x2 - 4} ${y2 - down * 14}L${x2} ${y2 - down * 9}L${x2 + 4} ${y2 - down * 14}`;
  return <path class={late ? "plp-gantt__wait plp-gantt__wait--late" : "plp-gantt__wait"} d={path + tip} />;
}
