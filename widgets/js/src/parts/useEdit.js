import { useEffect, useReducer } from "preact/hooks";
import { edits } from "../session.js";

/** A place's value as typed here or said by Python, with the ways to change it. */
export function useEdit(path, said, error = null) {
  const [, redraw] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    const look = () => [edits.value(path, null), edits.refusal(path)];
    let seen = look();
    return edits.subscribe(() => {
      const now = look();
      const changed = now.some((part, index) => part !== seen[index]);
      seen = now;
      if (changed) redraw();
    });
  }, [path]);
  return {
    value: edits.value(path, said),
    error: edits.refusal(path) ?? (edits.entries.has(path) ? null : error),
    type: (value) => edits.typed(path, value),
    choose: (value) => edits.chosen(path, value),
  };
}
