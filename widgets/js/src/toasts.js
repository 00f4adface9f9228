// Short news that goes away by itself.

const watchers = new Set();
let current = null;

/** Show {text, undo?}. */
export function showToast(toast) {
  current = toast && { ...toast, key: Date.now() };
  watchers.forEach((changed) => changed());
}

export const toasts = {
  get current() {
    return current;
  },
  subscribe(changed) {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
};
