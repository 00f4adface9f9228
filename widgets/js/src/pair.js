// The two elements of the analysis that are being crossed: chosen on the board or in the pane beside it.

const watchers = new Set();
let chosen = { inside: null, outside: null };

export const pair = {
  get now() {
    return chosen;
  },
  /** Choose an element of one side; the same one again lets it go. */
  choose(side, id) {
    chosen = { ...chosen, [side]: chosen[side] === id ? null : id };
    watchers.forEach((changed) => changed());
  },
  /** Choose both at once. */
  set(inside, outside) {
    chosen = { inside, outside };
    watchers.forEach((changed) => changed());
  },
  subscribe(changed) {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
};
