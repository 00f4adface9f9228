import Sortable from "sortablejs";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { announce } from "../focus.js";
import { send } from "../session.js";
import { t } from "../texts.js";

/** Rows in the order the reader put them, ahead of Python's answer; `move(id, to)` puts one elsewhere. */
export function useOrder(rows) {
  const [order, setOrder] = useState(null);
  const focused = useRef(null);
  useEffect(() => setOrder(null), [rows]);
  useLayoutEffect(() => {
    focused.current?.isConnected && focused.current.focus();
    focused.current = null;
  }, [order]);
  const now = order ? order.map((id) => rows.find((row) => row.id === id)).filter(Boolean) : rows;
  const move = (id, to) => {
    const ids = now.map((row) => row.id);
    const from = ids.indexOf(id);
    if (to < 0 || to >= ids.length || to === from) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    focused.current = document.activeElement;
    setOrder(ids);
    announce(t("Place {n} of {total}", { n: to + 1, total: ids.length }));
    send({ do: "move", id, to });
  };
  return { rows: now, move };
}

/** Let the children of an element be dragged by their grip. `moved` gets {id, from, to, index}. */
export function useDrag(ref, moved, group) {
  const latest = useRef(moved);
  latest.current = moved;
  useEffect(() => {
    const sortable = Sortable.create(ref.current, {
      group,
      handle: ".plp-grip",
      draggable: "[data-id]",
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      ghostClass: "plp-dragged",
      onEnd(event) {
        giveBack(event);
        latest.current({
          id: event.item.dataset.id,
          from: event.from.dataset.list,
          to: event.to.dataset.list,
          index: event.newDraggableIndex,
        });
      },
    });
    return () => sortable.destroy();
  }, [group]);
}

// Put the node back where Preact believes it is: the new order is drawn, not dragged.
function giveBack({ item, from, oldIndex }) {
  item.remove();
  from.insertBefore(item, from.children[oldIndex] ?? null);
}

/** What Alt and an arrow ask for: "up", "down", "left", "right", or null. */
export function altArrow(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const way = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" }[event.key];
  if (way) event.preventDefault();
  return way ?? null;
}
